package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// quotation reads the quotation that opens at word i where no cue before claimed it:
// by the attribution after it, as the rest of one begun, or as speech without a cue.
// It returns where to go on.
func (r *coReader) quotation(i int) int {
	q := int(r.t[i+1].Quote)
	quote := &r.d.Quotes[q]
	after := quote.Words[1]
	if after < r.end && r.t[after].Kind == tokenize.QuoteMark {
		after++
	}
	after = max(after, i+1)
	inner := [2]int{quote.Words[0], quote.Words[1]}
	if r.owner[q] >= 0 {
		return after
	}
	// A quotation over several paragraphs has one speaker.
	if chain := r.chainOwner(q); chain >= 0 {
		r.extend(chain, inner)
		if t := r.tagAfter(after, inner); t.cue >= 0 {
			return max(t.end, after)
		}
		r.lastSpoken, r.lastInPara = chain, chain
		return after
	}
	if t := r.tagAfter(after, inner); t.cue >= 0 {
		return r.tagged(t, i, inner)
	}
	if r.tagInside(inner) {
		return after
	}
	if n := r.sourceAfter(after, i, inner); n > 0 {
		return n
	}
	if n := r.dashed(i, after, inner); n > 0 {
		return n
	}
	r.freeQuote(i, inner, r.isSpeech(i))
	return after
}

// tagAfter looks for an attribution directly after a quotation.
func (r *coReader) tagAfter(after int, inner [2]int) (t coTag) {
	k := after
	for n := 0; k < r.end && n < 2 && (r.t[k].mark == ',' || r.isDash(k)); n++ {
		k++
	}
	if k >= r.end || inner[1] <= inner[0] {
		return coTag{cue: -1}
	}
	t = r.tag(k, r.end, true)
	if a := r.clauseStart(inner[0] - 1); t.cue >= 0 && a < inner[0]-1 && len(t.subjects) > 0 && t.subjects[0].core[0] < t.cue && !r.fillsIn(a, inner[0]-1) {
		return coTag{cue: -1} // Après que X a dit « … », le ministre a répondu
	}
	if k == after && t.cue >= 0 && !r.isSpeech(inner[0]-1) {
		return coTag{cue: -1} // the word in quotation marks is the verb's subject
	}
	if t.cue < 0 && k > after {
		// «…», — уверен, что …: what follows goes on without an attribution.
		return coTag{cue: -1}
	}
	return t
}

// tagged makes the frame of a quotation with the attribution t after it, and takes
// along the piece that follows t.
func (r *coReader) tagged(t coTag, open int, inner [2]int) int {
	pieces := r.before(open)
	pieces = append(pieces, inner)
	if a := r.clauseStart(open); open > r.from && len(pieces) == 1 && a < open && !r.fillsIn(a, open) && (r.isClause(a, open) || open+1 < r.end && r.t[open+1].Kind == tokenize.Letters && !r.t[open+1].cap && r.t[open-1].mark != ',') {
		pieces = [][2]int{{a, inner[1]}} // the clause began before the quotation
	}
	next := t.end
	for next < r.end && r.t[next].Kind == tokenize.Punct && next-t.end < 3 {
		next++
	}
	if next+1 < r.end && r.opening(next) && (r.isSpeech(next) && r.closeOf(next)-next > 4 || inner[1]-inner[0] < 4) && r.owner[r.t[next+1].Quote] < 0 {
		q := &r.d.Quotes[r.t[next+1].Quote]
		more := [2]int{q.Words[0], q.Words[1]}
		n := min(q.Words[1]+1, r.end)
		if r.tagAfter(n, more).cue < 0 {
			pieces = append(pieces, more)
			t.end = min(r.end, n)
		}
	}
	f := r.emitTag(t, pieces)
	if f < 0 {
		return max(t.end, inner[1])
	}
	r.claimChain(f, int(r.t[open+1].Quote))
	r.from = t.end
	return max(t.end, open+1)
}

// before returns the earlier quotation of the sentence that nobody claimed and that
// the attribution may govern too: none, if a clause stands between.
func (r *coReader) before(open int) (out [][2]int) {
	k := open - 1
	for n := 0; k > r.first && n < 2 && (r.t[k].mark == ',' || r.t[k].is(euConjunction)); n++ {
		k--
	}
	if k > r.first && r.t[k].Kind == tokenize.QuoteMark {
		if o := r.openOf(k); o < k && r.owner[r.t[o+1].Quote] < 0 && o == r.first {
			return [][2]int{{o + 1, k}}
		}
	}
	return nil
}

// sourceAfter reads the source that a preposition names behind the quotation at word
// open: « … », selon le ministre.
func (r *coReader) sourceAfter(after, open int, inner [2]int) int {
	k := after
	for n := 0; k < r.end && n < 2 && (r.t[k].mark == ',' || r.isDash(k)); n++ {
		k++
	}
	s := r.source(k)
	if s.end == 0 || !r.isSpeech(open) {
		return 0
	}
	pieces := [][2]int{inner}
	if a := r.clauseStart(open); a < open && r.isClause(a, open) {
		pieces = [][2]int{{a, inner[1]}}
	}
	if r.add(r.sourceFrame(s), pieces, false) < 0 {
		return 0
	}
	r.from = s.end
	return s.end
}

// dashed reads “…” — the minister, and the name in brackets behind a quotation.
func (r *coReader) dashed(open, after int, inner [2]int) int {
	if after+1 >= r.end || !r.isDash(after) || open != r.first {
		return 0
	}
	end := r.phraseForward(after+1, r.end)
	if end <= after+1 || end < r.end && r.t[end].Kind != tokenize.Punct {
		return 0
	}
	p := coPhrase{core: [2]int{after + 1, end}}
	if !r.hasName(p.core) && !r.hasHead(p.core) {
		return 0
	}
	if end+1 < r.end && r.t[end].mark == ',' {
		if p.apps = r.apposition(end+1, r.end); len(p.apps) > 0 {
			end = p.apps[len(p.apps)-1][1]
		}
	}
	f := frame{carry: -1, rule: DashCue, cue: Cue{Span: r.t[after].Span, Lemma: "—", Class: "say"}, subjects: []mention{r.mention(p)}}
	if r.add(f, [][2]int{inner}, false) < 0 {
		return 0
	}
	r.from = end
	return end
}

// tagInside reads an attribution that stands inside the quotation marks: «Надо ждать, —
// сказал он, — и работать».
func (r *coReader) tagInside(inner [2]int) bool {
	end := r.end
	r.end, r.inQuote = inner[1], true
	defer func() { r.end, r.inQuote = end, false }()
	for k := inner[0] + 1; k+2 < inner[1]; k++ {
		if r.t[k].mark != ',' && !r.isDash(k) {
			continue
		}
		n := k + 1
		if r.isDash(n) {
			n++
		}
		t := r.tag(n, inner[1], r.isDash(k))
		if t.cue < 0 || t.read.verb.has(coWeak) || t.nobody || t.end < inner[1] && r.t[t.end].mark != ',' && !r.isDash(t.end) && r.t[t.end].mark != '.' {
			continue
		}
		pieces := [][2]int{{inner[0], k}}
		if t.end < inner[1] {
			pieces = append(pieces, [2]int{t.end, inner[1]})
		}
		return r.emitTag(t, pieces) >= 0
	}
	return false
}

// cueInQuote reports whether the quotation that opens at word k has an attribution
// behind it.
func (r *coReader) cueInQuote(k int) bool {
	q := &r.d.Quotes[r.t[k+1].Quote]
	after := q.Words[1] + 1
	return after < r.end && r.tagAfter(after, [2]int{q.Words[0], q.Words[1]}).cue >= 0
}
