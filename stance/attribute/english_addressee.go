package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// calledOn takes "called on X to …" and "called on X for …".
func (r *enReader) calledOn(v *enVerb, k, e int) (c enComplement, ok bool) {
	if k+1 >= e || r.t[k+1].is(euTime|euWeekday|euMonth) {
		return c, false
	}
	for j := k + 2; j+1 < e && j-k < 30; j++ {
		t := &r.t[j]
		if r.opening(j) && (r.t[j+1].Norm == "to" || r.t[j+1].Norm == "not") {
			return r.clause(j, e), true
		}
		if t.Kind == tokenize.QuoteMark || t.mark == ';' || t.mark == ':' {
			return c, false
		}
		if t.Norm == "to" && !r.isDeterminer(j+1) && !r.isName(j+1) {
			return r.infinitive(j+1, e), true
		}
		if t.Norm == "for" && r.nounFollows(j+1, e) && !r.laterTo(j+1, e) {
			end := r.contentEnd(j+1, e)
			return enComplement{pieces: [][2]int{{j + 1, end}}, end: end, rule: NominalContent}, true
		}
	}
	return c, false
}

func (r *enReader) nounFollows(j, e int) bool {
	return j < e && (r.isDeterminer(j) || r.nominal(j))
}

// laterTo reports whether an infinitive follows near by.
func (r *enReader) laterTo(j, e int) bool {
	for k := j; k < e && k-j < 6 && r.t[k].Kind == tokenize.Letters; k++ {
		if r.t[k].Norm == "to" {
			return true
		}
	}
	return false
}

// addressed takes a complement after the person addressed or accused.
func (r *enReader) addressed(v *enVerb, k, e int) (c enComplement, ok bool) {
	n := r.phraseForward(k, e, false)
	if n <= k {
		n = r.pastProgramme(k)
		if n <= k || n >= e || !r.t[n].is(euThat) {
			return c, false // but told “Fox News Sunday” that …
		}
	} else if n < e {
		n = r.pastProgramme(n)
	}
	if len(v.accuse) > 0 {
		for j := n; j+1 < e && j-k < 40; j++ {
			t := &r.t[j]
			if t.Kind == tokenize.QuoteMark || t.mark == ';' || t.mark == ':' {
				break
			}
			for _, p := range v.accuse {
				if t.Norm == p {
					end := r.contentEnd(j+1, e)
					// The accused belongs to what is said, but for a mere pronoun.
					pieces := r.coordinated(j+1, end, p)
					if !(n == k+1 && r.isPronoun(k)) {
						pieces = append([][2]int{{k, n}}, pieces...)
					}
					return enComplement{pieces: pieces, end: end, rule: Accusation}, true
				}
			}
		}
		return c, false
	}
	person := v.has(enMustAddress) || r.t[k].is(euObject|euPronoun) || r.namesSpeaker([2]int{k, n})
	for tries := 0; n < e && tries < 4; tries++ {
		j := r.skipAdjuncts(n, e)
		if !person && r.opening(j) {
			break
		}
		if c, ok = r.speech(v, j, e); ok {
			return c, ok
		}
		if v.has(enObjectTo) && j+1 < e && r.t[j].Norm == "to" && (!r.toNoun(j+1) || r.opening(j+1) && r.t[j+2].Kind == tokenize.Letters && !r.isDeterminer(j+2) && !r.t[j+2].cap) {
			return r.infinitive(j+1, e), true
		}
		if c, ok = r.prepositional(v, j, e); ok {
			return c, ok
		}
		if v.has(enClause) && r.clauseAt(v, j, e) && j < e && r.t[j].Kind != tokenize.Punct {
			return r.clause(j, e), true
		}
		if n < e && r.t[n].is(euPreposition) && r.t[n].Norm != "to" || n < e && r.t[n].Norm == "and" {
			m := r.phraseForward(n+1, e, false)
			if m > n+1 {
				n = r.pastState(m, e)
				continue
			}
		}
		break
	}
	if v.has(enMustAddress) && person && n < e && r.t[n].is(euPreposition|euSubordinator) {
		return r.far(v, n, e) // told reporters after casting his ballot that
	}
	return c, false
}

// pastState goes on after the state or country between commas behind a town:
// "in Salem, New Hampshire on Monday"; m where none follows.
func (r *enReader) pastState(m, e int) int {
	if m >= e || r.t[m].mark != ',' || !r.isName(m-1) {
		return m
	}
	k := m + 1
	for k < e && k-m < 5 && r.isName(k) && !r.t[k].is(euWeekday|euMonth) {
		k++
	}
	if k == m+1 {
		return m
	}
	if k < e && r.t[k].mark == ',' {
		k++
	}
	return k
}
