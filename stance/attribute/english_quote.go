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
	r.freeQuote(i, inner, r.isSpeech(i))
	return after
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
		case t.Kind == tokenize.QuoteMark, t.mark == ';', t.mark == ':', t.is(euFinite|euModal|euPronoun) && !t.cap:
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
