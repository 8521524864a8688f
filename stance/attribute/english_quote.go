package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// quotation reads the quotation that opens at word i where no cue before
// claimed it: by the attribution after it, as the rest of one begun, or as
// speech without a cue. It returns where to go on.
func (r *enReader) quotation(i int) int {
	q := int(r.t[i+1].Quote)
	quote := &r.d.Quotes[q]
	end := quote.Words[1]
	after := end
	if after < r.end && r.t[after].Kind == tokenize.QuoteMark {
		after++
	}
	after = max(after, i+1)
	inner := [2]int{quote.Words[0], end}
	if r.owner[q] >= 0 {
		return after
	}
	if r.namesProgramme(i) {
		if t := r.tagAfter(after, inner); t.cue > 0 && i > r.from && !r.adverbial(r.clauseStart(i), i) && r.hasFinite(r.clauseStart(i), i, i) {
			return r.tagged(t, i, inner) // the French are fans of “…,” he said
		}
		return after
	}
	// A quotation over several paragraphs has one speaker.
	if chain := r.chainOwner(q); chain >= 0 {
		r.extend(chain, inner)
		return r.afterChain(chain, after)
	}
	if t := r.tagAfter(after, inner); t.cue > 0 {
		return r.tagged(t, i, inner)
	}
	if n := r.dashed(i, after, inner); n > 0 {
		return n
	}
	whole := (i == r.first || i > r.first && r.t[i-1].mark == '.' && r.t[i-1].Quote < 0) && r.ends(after, r.end)
	if whole && r.lastInPara >= 0 && r.freshQuotes && r.frames[r.lastInPara].kind != Indirect && r.isQuoteLast(r.lastInPara) {
		r.extend(r.lastInPara, inner)
		r.lastSpoken = r.lastInPara
		r.freshQuotes = true
		r.keep()
		return after
	}
	if whole && r.isSpeech(i) && inner[1]-inner[0] > 4 && r.lastSpoken >= 0 && (r.lastInPara >= 0 && r.freshQuotes || r.aloneInParagraph()) && r.sentence-r.frames[r.lastSpoken].sentence <= 2 {
		f := frame{carry: r.lastSpoken, rule: FreeQuote, cue: Cue{Span: tokenize.Span{Start: quote.Inner.Start, End: quote.Inner.Start}, Class: "say"}}
		if quote.Open.Len() > 0 {
			f.cue.Span = quote.Open
		}
		r.add(f, [][2]int{inner}, false)
	}
	return after
}

// keep marks the sentence as one that goes on with the speaker before.
func (r *enReader) keep() { r.base = min(r.base, len(r.frames)-1) }

// aloneInParagraph reports whether the sentence is its whole paragraph, after
// a paragraph with a statement.
func (r *enReader) aloneInParagraph() bool {
	s := &r.d.Sentences[r.sentence]
	reg := &r.d.Regions[s.Region]
	if reg.Sentences[0] != int(r.sentence) {
		return false
	}
	return int(s.Region)-int(r.d.Sentences[r.frames[r.lastSpoken].sentence].Region) == 1
}

// isQuoteLast reports whether a frame's content is at least in part quoted.
func (r *enReader) isQuoteLast(f int) bool {
	for _, c := range r.frames[f].content {
		if c.Quoted {
			return true
		}
	}
	return false
}

// chainOwner is the frame of the quotation that goes on in q, -1 where there
// is none.
func (r *enReader) chainOwner(q int) int {
	if q > 0 {
		for p := q - 1; p >= 0; p-- {
			if r.d.Quotes[p].Parent >= 0 {
				continue
			}
			if f := r.owner[p]; r.d.Quotes[p].Continues && f >= 0 && r.frames[f].content[len(r.frames[f].content)-1].Quoted {
				return f
			}
			break
		}
	}
	return -1
}

// extend adds a quotation to a frame already made.
func (r *enReader) extend(f int, words [2]int) {
	c, ok := r.piece(words[0], words[1])
	if !ok {
		return
	}
	fr := &r.frames[f]
	if n := len(fr.content); n > 0 && fr.content[n-1].End > c.Start {
		return
	}
	fr.content = append(fr.content, c)
	if fr.kind == Indirect {
		fr.kind = Mixed
	}
	for k := words[0]; k < words[1]; k++ {
		if q := r.t[k].Quote; q >= 0 && r.owner[q] < 0 {
			r.owner[q] = f
		}
	}
}

// afterChain passes the attribution that may follow the next paragraph of a
// quotation.
func (r *enReader) afterChain(f, after int) int {
	if t := r.tag(after, r.end, true); t.cue > 0 {
		return max(t.end, after)
	}
	r.lastSpoken, r.lastInPara = f, f
	return after
}

// tagAfter looks for an attribution directly after a quotation.
func (r *enReader) tagAfter(after int, inner [2]int) enTag {
	k := after
	if k < r.end && r.t[k].mark == ',' {
		k++
	}
	if k >= r.end || inner[1] <= inner[0] {
		return enTag{}
	}
	last := r.t[inner[1]-1].Kind == tokenize.Punct || k > after
	t := r.tag(k, r.end, true)
	if t.cue > 0 && !last && inner[0]-2 >= r.first && r.isDeterminer(inner[0]-2) && !r.t[inner[0]-2].cap {
		return enTag{} // the “target” proposed
	}
	if t.cue > 0 && !last && !r.inversion(t) && !r.ends(t.end, r.end) {
		return enTag{} // the quotation is the subject's own: "the “reset” he said"
	}
	return t
}

func (r *enReader) inversion(t enTag) bool { return t.subject.start == t.cue }

// tagged makes the frame of a quotation with the attribution t after it, and
// takes along the piece that follows t.
func (r *enReader) tagged(t enTag, open int, inner [2]int) int {
	pieces := r.before(open)
	pieces = append(pieces, inner)
	if open > r.from && len(pieces) == 1 {
		// The clause began before the quotation.
		if a := r.clauseStart(open); a < open && !r.adverbial(a, open) {
			pieces = [][2]int{{a, inner[1]}}
		}
	}
	next := r.pastScene(t.end)
	t.end = next
	for next < r.end && r.t[next].Kind == tokenize.Punct {
		next++
	}
	on := next+1 < r.end && r.opening(next) && r.t[next+1].Quote >= 0 && next-t.end <= 2 && (next > t.end || r.isSpeech(next)) && r.t[t.end].mark != '.' && r.owner[r.t[next+1].Quote] < 0
	var more [2]int
	if on {
		q := &r.d.Quotes[r.t[next+1].Quote]
		more = [2]int{q.Words[0], q.Words[1]}
		n := q.Words[1] + 1
		if n < r.end && r.tagAfter(n, more).cue > 0 {
			on = false
		}
	}
	if on {
		pieces = append(pieces, more)
		t.end = min(r.end, more[1]+1)
	}
	r.lastTense = t.tense
	f := r.emitTag(t, pieces)
	if f < 0 {
		return max(t.end, inner[1])
	}
	r.claimChain(f, int(r.t[open+1].Quote))
	r.from = t.end
	return max(t.end, open+1)
}

// pastScene goes on from the comma at k, where an attribution ends, over what
// tells more of the scene up to the comma before which the quotation goes on:
// "she said, turning to the bench, “…”".
func (r *enReader) pastScene(k int) int {
	if k+1 >= r.end || r.t[k].mark != ',' || r.opening(k+1) {
		return k
	}
	for j := k + 1; j+1 < r.end && j-k < 20; j++ {
		t := &r.t[j]
		switch {
		case t.Kind == tokenize.QuoteMark, t.mark == ';', t.mark == ':', t.is(enFinite|enModal|enPronoun) && !t.cap:
			return k
		case t.form != nil && j > k+1 && t.form.tense&(enPast|enThird) != 0 && !r.isDeterminer(j-1):
			return k
		case t.mark == ',' && r.opening(j+1):
			return j
		}
	}
	return k
}

// before returns the earlier quotations of the sentence that nobody claimed
// and that the attribution may govern too: none, if a clause stands between.
func (r *enReader) before(open int) (out [][2]int) {
	k := open - 1
	if k > r.first && r.t[k].mark == ',' {
		k--
	}
	if k > r.first && r.t[k].Kind == tokenize.QuoteMark {
		if o := r.openOf(k); o < k && r.owner[r.t[o+1].Quote] < 0 && o == r.first {
			return [][2]int{{o + 1, k}}
		}
	}
	return nil
}

// claimChain gives the unclaimed paragraphs before a quotation, which it
// closes, to its speaker.
func (r *enReader) claimChain(f, q int) {
	var chain []int
	for p := q - 1; p >= 0 && len(chain) < 40; p-- {
		if r.d.Quotes[p].Parent >= 0 {
			continue
		}
		if !r.d.Quotes[p].Continues || r.owner[p] >= 0 {
			break
		}
		chain = append(chain, p)
	}
	if len(chain) == 0 {
		return
	}
	var content []Content
	for i := len(chain) - 1; i >= 0; i-- {
		w := r.d.Quotes[chain[i]].Words
		if c, ok := r.piece(w[0], w[1]); ok {
			content = append(content, c)
			r.owner[chain[i]] = f
		}
	}
	r.frames[f].content = append(content, r.frames[f].content...)
}

// clauseStart is where the clause that holds word k begins: after the last
// frame, a semicolon or a colon.
func (r *enReader) clauseStart(k int) int {
	a := r.from
	for j := r.from; j < k; j++ {
		if r.t[j].Quote < 0 && (r.t[j].mark == ';' || r.t[j].mark == ':') {
			a = j + 1
		}
	}
	for a < k && (r.t[a].mark == ',' || r.t[a].mark == '.') {
		a++
	}
	return a
}

// dashed reads “…” — the minister.
func (r *enReader) dashed(open, after int, inner [2]int) int {
	colon := after < r.end && r.t[after].mark == ':'
	if after+1 >= r.end || !r.isDash(after) && !colon || open != r.first {
		return 0
	}
	end := r.phraseForward(after+1, r.end, true)
	if end <= after+1 || end < r.end && r.t[end].Kind != tokenize.Punct {
		return 0
	}
	p := enPhrase{core: [2]int{after + 1, end}}
	if !r.hasName(p.core) && !r.hasRole(p.core) {
		return 0
	}
	if m := r.mention(p); colon && (!r.ends(end, r.end) || !r.mayQuote(&m)) {
		return 0
	}
	if end+1 < r.end && r.t[end].mark == ',' {
		p.apps = r.apposition(end+1, r.end)
	}
	f := frame{carry: -1, rule: DashCue, cue: Cue{Span: r.t[after].Span, Lemma: "—", Class: "say"}, subjects: []mention{r.mention(p)}}
	if colon {
		f.rule, f.cue.Lemma = ColonCue, ":"
	}
	if r.add(f, [][2]int{inner}, false) < 0 {
		return 0
	}
	return r.end
}
