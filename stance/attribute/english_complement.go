package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// enComplement is what follows a cue.
type enComplement struct {
	pieces [][2]int // word ranges, not yet trimmed
	end    int      // the first word after all of it
	rule   Rule     // "" where the cue's place decides
	direct bool     // speech in the first person after a colon
}

// complement reads what follows the cue v, whose words end before k, up to
// the end e of the clause. ok is false where nothing there was said.
func (r *enReader) complement(v *enVerb, k, e int, s *enSubject) (c enComplement, ok bool) {
	k0 := k
	if k = r.skipTime(k, e); k < e && !contains(v.preps, r.t[k].Norm) {
		k = r.skipAdjuncts(k, e)
	}
	if k+1 < e && r.t[k].Norm == "of" && v.has(enBack) && !contains(v.preps, "of") {
		// "said of the visit: …", "said of Kim that …"
		if n := r.phraseForward(k+1, e, true); n < e && (r.t[n].mark == ':' || r.t[n].mark == ',' && n+1 < e && r.opening(n+1) || r.t[n].is(euThat) || r.opening(n)) {
			k = n
		}
	}
	if v.has(enMustAddress) {
		return r.addressed(v, k, e)
	}
	if len(v.accuse) > 0 {
		if c, ok = r.addressed(v, k, e); ok {
			return c, ok
		}
	}
	if c, ok = r.speech(v, k, e); ok {
		return c, ok
	}
	if v.has(enOn) && k < e && r.t[k].Norm == "on" {
		if c, ok = r.calledOn(v, k, e); ok {
			return c, ok
		}
	}
	if c, ok = r.prepositional(v, k, e); ok {
		return c, ok
	}
	if v.has(enAs|enName) && (k == k0 || r.isPronoun(k0)) {
		if c, ok = r.described(v, k0, e, s); ok {
			return c, ok
		}
	}
	if v.has(enAddressee) && len(v.accuse) == 0 {
		if c, ok = r.addressed(v, k, e); ok {
			return c, ok
		}
	}
	if v.has(enClause) && !v.has(enWeak) && r.extracted(k, e, s) {
		return r.clause(k, min(e, r.relativeEnd(k, e))), true
	}
	if v.has(enClause) && r.clauseAt(v, k, e) {
		return r.clause(k, e), true
	}
	if !v.has(enWeak|enNominal) && v.has(enClause|enThatOnly) && k < e && r.t[k].is(euPreposition|euSubordinator|euAdverb) {
		if c, ok = r.far(v, k, e); ok {
			return c, ok
		}
	}
	if v.has(enNominal) && !(v.has(enGerund) && k < e && strings.HasSuffix(r.t[k].Norm, "ing") && !r.t[k].cap) && !s.verb.be && k == r.skipTime(k0, e) {
		return r.nominalComplement(v, k, e)
	}
	if v.has(enGerund) && k < e && strings.HasSuffix(r.t[k].Norm, "ing") && !r.t[k].cap {
		return enComplement{pieces: r.split(k, r.contentEnd(k, e)), end: r.contentEnd(k, e), rule: NominalContent}, true
	}
	return c, false
}

// speech reads a that-clause, a question, an infinitive or direct speech.
func (r *enReader) speech(v *enVerb, k, e int) (c enComplement, ok bool) {
	if k >= e {
		return c, false
	}
	// "said, in answer to a question, that …"; "said, \"…\""
	if r.t[k].mark == ',' || r.isDash(k) {
		if k+1 < e && (r.opening(k+1) || r.t[k+1].is(euThat) && k+2 < e && !r.t[k+2].is(euFinite)) {
			k++
		} else if n := r.pastComma(k, e); n > 0 {
			k = n
		} else {
			return c, false
		}
	}
	t := &r.t[k]
	switch {
	case t.mark == ':':
		if k+1 >= e || !v.has(enQuoted|enClause|enThatOnly) {
			return c, false
		}
		if r.opening(k + 1) {
			return r.quoted(k+1, e), true
		}
		return enComplement{pieces: [][2]int{{k + 1, e}}, end: e, direct: r.firstPerson(k+1, e)}, true
	case r.opening(k) && !r.namesProgramme(k):
		if v.has(enQuoted) && (!v.has(enWeak) || r.t[k-1].Kind == tokenize.Punct || r.isSpeech(k)) {
			return r.quoted(k, e), true
		}
	case t.is(euThat) && v.has(enClause|enThatOnly):
		if k+1 < e && v.has(enClause) && !v.has(enWeak|enNominal) && r.t[k+1].is(euNegation) && r.t[k+1].is(euAuxiliary) {
			return r.clause(k, e), true // says that doesn't matter
		}
		if k+1 < e && !r.thatIsPronoun(v, k, e) {
			return r.clause(k+1, e), true
		}
	case t.Norm == "not" && v.has(enTo) && k+2 < e && r.t[k+1].Norm == "to":
		return r.infinitive(k, e), true // told them not to wait
	case t.Norm == "to" && v.has(enTo):
		if k+1 < e && r.opening(k+1) && r.t[k+2].Kind == tokenize.Letters && !r.isDeterminer(k+2) {
			return r.infinitive(k+1, e), true
		}
		if k+1 < e && r.t[k+1].Kind == tokenize.Letters && !r.isDeterminer(k+1) && !(r.isName(k+1) && !r.titled) {
			return r.infinitive(k+1, e), true
		}
	case v.has(enQuestion) && (t.is(euSubordinator) && r.isWh(k) || t.Norm == "if" || (t.Norm == "who" || t.Norm == "which") && !r.relativeTo(k)):
		return r.clause(k, e), true
	}
	return c, false
}

// pastComma finds the end of a phrase between commas after a cue; 0 where no
// complement follows it.
func (r *enReader) pastComma(k, e int) int {
	for j := k + 1; j < e && j-k < 25; j++ {
		t := &r.t[j]
		if t.Kind == tokenize.QuoteMark || t.mark == ';' || t.mark == ':' {
			return 0
		}
		if (t.mark == ',' || r.isDash(j)) && j+1 < e {
			if r.t[j+1].is(euThat) || r.opening(j+1) {
				return j + 1
			}
			if t.mark == ',' && r.t[k].mark == ',' {
				return 0
			}
		}
	}
	return 0
}

// quoted takes direct speech that opens at k, or a clause that begins with a
// quoted piece.
func (r *enReader) quoted(k, e int) enComplement {
	close := r.closeOf(k)
	if close == k {
		end := min(e, r.lastWordOfQuote(k))
		return enComplement{pieces: [][2]int{{k, end}}, end: end}
	}
	n := close + 1
	// What follows in the sentence tells whether the quotation is all.
	if n >= e || r.t[n].Kind == tokenize.Punct || r.t[close-1].Kind == tokenize.Punct {
		c := enComplement{pieces: [][2]int{{k + 1, close}}, end: n}
		if n < e && r.t[close-1].mark != '.' && r.t[n].mark == ',' && !r.endsContent(n, e) {
			c.end = r.contentEnd(k, e)
			c.pieces = r.split(k, c.end)
		}
		return c
	}
	if r.endsContent(n, e) || r.t[n].is(euConjunction) && n+1 < e && r.finiteAt(n+1) && r.hasFinite(k+1, close, close-k) {
		return enComplement{pieces: [][2]int{{k + 1, close}}, end: n}
	}
	end := r.contentEnd(k, e)
	return enComplement{pieces: r.split(k, end), end: end}
}

// lastWordOfQuote is the end of a quotation without closing mark.
func (r *enReader) lastWordOfQuote(k int) int {
	if k+1 < len(r.t) && r.t[k+1].Quote >= 0 {
		return r.d.Quotes[r.t[k+1].Quote].Words[1]
	}
	return k + 1
}

// clause takes a clause from k to the end of the content.
func (r *enReader) clause(k, e int) enComplement {
	end := r.contentEnd(k, e)
	return enComplement{pieces: r.split(k, end), end: end}
}

func (r *enReader) infinitive(k, e int) enComplement {
	end := r.contentEnd(k, e)
	c := enComplement{end: end}
	from := k
	for j := k; j+1 < end; j++ {
		if r.t[j].Quote < 0 && r.t[j].is(euConjunction) && r.t[j+1].Norm == "to" && j+2 < end {
			c.pieces = append(c.pieces, [2]int{from, j})
			from = j + 2
		}
	}
	c.pieces = append(c.pieces, [2]int{from, end})
	return c
}

// prepositional takes "called for …", "warned of …".
func (r *enReader) prepositional(v *enVerb, k, e int) (c enComplement, ok bool) {
	if k+1 >= e {
		return c, false
	}
	for _, p := range v.preps {
		if r.t[k].Norm != p || r.t[k+1].Kind == tokenize.Punct {
			continue
		}
		if r.t[k+1].is(euTime | euMonth | euWeekday) {
			continue
		}
		end := r.contentEnd(k+1, e)
		return enComplement{pieces: r.coordinated(k+1, end, p), end: end, rule: NominalContent}, true
	}
	return c, false
}

// coordinated splits [k, end) at "and" followed by the preposition p.
func (r *enReader) coordinated(k, end int, p string) (out [][2]int) {
	from := k
	for j := k; j+1 < end; j++ {
		if r.t[j].Quote < 0 && r.t[j].is(euConjunction) && r.t[j+1].Norm == p && j+2 < end {
			out = append(out, [2]int{from, j})
			from = j + 2
		}
	}
	return append(out, [2]int{from, end})
}
