package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// phraseForward returns the end of the noun phrase that begins at word a; a
// where none does. With preps it takes prepositional phrases along.
func (r *enReader) phraseForward(a, e int, preps bool) int {
	if a >= e {
		return a
	}
	if r.isPronoun(a) {
		return a + 1
	}
	k := a
	for k < e && (r.isDeterminer(k) || r.t[k].is(euNumberWord)) && k-a < 3 {
		k++
	}
	start := k
	for k < e && k-a < maxEnglishPhrase {
		t := &r.t[k]
		switch {
		case t.mark == '.' && k > start && k+1 < e && (r.t[k-1].is(euHonorific) || r.t[k-1].Len() == 1 && r.isName(k-1)):
			k++
			continue
		case t.Kind == tokenize.QuoteMark && k > start && r.isName(k-1) && t.Quote < 0:
			if c := r.closeOf(k); c > k && c-k <= 4 && c+1 < e && r.isName(c+1) {
				k = c + 1
				continue
			}
		case t.mark == '(' && k > start:
			if c := r.parenForward(k, e); c > k {
				k = c + 1
				continue
			}
		case (t.mark == '/' || t.mark == '&' || t.mark == '-' && !r.isDash(k)) && k > start && k+1 < e:
			k++
			continue
		case t.mark == '\'' && k > start && !t.Space:
			k++
			continue
		case preps && k > start && t.is(euPreposition) && !r.isBoundaryWord(k) && k+1 < e && r.t[k+1].class&(euTime|euMonth|euWeekday) == 0:
			if n := r.phraseForward(k+1, e, false); n > k+1 {
				k = n
				continue
			}
		case k > start && r.isDeterminer(k), k > start && t.multi&euTime != 0 && !t.cap && t.multN > 1:
		case k > start && r.reduced(k, e):
		case k > start && r.isName(k-1) && !t.cap && t.class == 0 && t.form == nil && k+1 < e && hasSuffix(t.Norm, "s") && (r.t[k+1].Norm == "to" || r.isDeterminer(k+1) || r.t[k+1].is(euThat|euObject)):
			// "Mr. Reed intends to": a verb.
		case k > start && r.t[k-1].mark != '.' && !r.isName(k-1) && r.isName(k) && !r.titled && !r.roleLike(k-1) && !r.isAdjectival(k-1):
			// "told reporters Russia would": the name begins a new phrase.
		case r.nominal(k):
			k++
			continue
		}
		break
	}
	if k == start && start > a && r.t[a].is(euNumberWord|euDeterminer) && !r.t[a].is(euPossessive) && r.t[a].Norm != "the" && r.t[a].Norm != "a" && r.t[a].Norm != "an" {
		return start // both, many, some
	}
	if k == start {
		return a
	}
	return k
}

// reduced reports whether a participle at k opens a reduced relative clause:
// "a report published on Monday".
func (r *enReader) reduced(k, e int) bool {
	t := &r.t[k]
	n := len(t.Norm)
	if t.cap || n < 5 || t.Norm[n-2:] != "ed" || r.isAdjectival(k-1) || k+1 >= e {
		return false
	}
	next := &r.t[k+1]
	return next.is(euPreposition|euSubordinator|euTime|euWeekday|euAdverb|euObject) || r.isDeterminer(k+1) || next.multi&euTime != 0
}

// roleLike reports whether word k may stand directly before a name.
func (r *enReader) roleLike(k int) bool {
	t := &r.t[k]
	return t.is(euRole|euHonorific|euQualifier|euNamePart|euMedium|euBody) || t.Kind == tokenize.Number
}

// isAdjectival reports whether a lower-case word before a capitalised one
// can only be an adjective to it: "a senior U.S. official".
func (r *enReader) isAdjectival(k int) bool {
	t := &r.t[k]
	return t.is(euDeterminer|euPossessive|euQualifier|euAdverb) || strings.Contains(t.Norm, "-") || t.poss
}

func (r *enReader) parenForward(k, e int) int {
	for j := k + 1; j < e && j-k < 16; j++ {
		if r.t[j].mark == ')' {
			return j
		}
	}
	return k
}
