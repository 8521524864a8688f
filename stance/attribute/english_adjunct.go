package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// skipTime passes expressions of time and short adverbs after a cue.
func (r *enReader) skipTime(k, e int) int {
	for k < e {
		t := &r.t[k]
		if n := t.starts(euTime); n > 0 && k+n <= e && !r.t[k+n-1].poss {
			k += n
			continue
		}
		if n := r.timeSpan(k, e); n > k {
			k = n
			continue
		}
		if t.is(euWeekday) && !t.poss {
			k++
			continue
		}
		if t.Kind == tokenize.Letters && t.is(euPreposition) && k+1 < e {
			n := &r.t[k+1]
			if n.is(euWeekday) && (t.Norm == "on" || t.Norm == "late" || t.Norm == "by") && !n.poss {
				k += 2
				continue
			}
			if (t.Norm == "on" || t.Norm == "in") && n.is(euMonth) && n.cap {
				k += 2
				for k < e && r.t[k].Kind == tokenize.Number || k+1 < e && (r.t[k].mark == '.' || r.t[k].mark == ',') && r.t[k+1].Kind == tokenize.Number {
					k++
				}
				continue
			}
			if t.Norm == "in" && n.Kind == tokenize.Number && n.Len() == 4 {
				k += 2
				continue
			}
		}
		if t.is(euAdverb) && !t.is(euNumberWord|euDeterminer) && !r.existential(k, e) {
			k++
			continue
		}
		if n := t.starts(euAdverb); n > 1 {
			k += n
			continue
		}
		break
	}
	return k
}

// timeSpan returns the end of an expression like "two months ago", "a few days
// earlier" or "each year"; k where there is none.
func (r *enReader) timeSpan(k, e int) int {
	j := k
	for j < e && j-k < 4 && (r.t[j].is(euDeterminer|euQuantity) || r.t[j].Kind == tokenize.Number || j > k && (r.t[j].Norm == "couple" || r.t[j].Norm == "of")) {
		j++
	}
	if j == k || j >= e || !r.t[j].is(euTimeUnit) || r.t[j].poss {
		return k
	}
	j++
	if j < e {
		switch r.t[j].Norm {
		case "ago", "earlier", "later", "before":
			return j + 1
		}
	}
	if n := r.t[k].Norm; (n == "each" || n == "every") && j == k+2 {
		return j
	}
	return k
}

// existential reports whether "there" at k is a clause's subject: "there is".
func (r *enReader) existential(k, e int) bool {
	return r.t[k].Norm == "there" && k+1 < e && r.t[k+1].is(euFinite|euModal|euAuxiliary)
}

// skipAdjuncts passes what may stand between a cue and its complement: time,
// manner, and where it was said ("in a statement to reporters").
func (r *enReader) skipAdjuncts(k, e int) int {
	for {
		k = r.skipTime(k, e)
		n := r.eventPhrase(k, e)
		if n == k {
			return k
		}
		k = n
	}
}

// eventPhrase returns the end of a prepositional phrase at k that tells where
// or how something was said; k where there is none.
func (r *enReader) eventPhrase(k, e int) int {
	if k+1 >= e || !r.t[k].is(euPreposition) && r.t[k].Norm != "after" && r.t[k].Norm != "before" || r.t[k].Norm == "of" || r.aboutSo(k) {
		return k
	}
	if r.t[k].Norm == "to" && !r.toNoun(k+1) {
		return k
	}
	found := 0
	for j := k + 1; j < e && j-k < 14; j++ {
		t := &r.t[j]
		if found == 0 && t.form != nil && t.form.tense&(enBase|enThird|enIng) == 0 && !t.cap && j > k+1 && !r.isDeterminer(j-1) {
			break // a verb: no phrase any more
		}
		if t.Kind == tokenize.Punct && t.mark != '-' && t.mark != '\'' && t.mark != '.' || t.Kind == tokenize.QuoteMark || t.is(euThat|euPronoun|euAuthor) || t.is(euFinite) && !t.cap {
			break
		}
		if n := t.starts(euEvent); n > 0 {
			found = j + n
			j = found - 1
			continue
		}
		if t.is(euPreposition) {
			if found == 0 {
				break
			}
			n := r.phraseForward(j+1, e, false)
			if n == j+1 || n < e && (r.t[n].is(euFinite|euModal|euAuxiliary) || r.t[n].form != nil) {
				break
			}
			if t.Norm == "with" || t.Norm == "to" || t.Norm == "on" || t.Norm == "in" || t.Norm == "at" || t.Norm == "by" || t.Norm == "from" {
				found = n
				j = n - 1
				continue
			}
			break
		}
		if found > 0 {
			break
		}
	}
	if found > 0 && found <= e {
		return found
	}
	// "told the crowd in Ohio that": a place before the complement.
	switch r.t[k].Norm {
	case "in", "at", "on", "from", "before", "after", "during", "outside", "about", "with", "to":
		if n := r.phraseForward(k+1, e, true); n > k+1 {
			if n = r.skipTime(n, e); n < e && (r.t[n].is(euThat) && !r.t[n].cap || r.t[n].mark == ':' || r.opening(n)) {
				return n
			}
		}
	}
	return k
}

// toNoun reports whether a noun phrase follows "to" at k, rather than a verb.
func (r *enReader) toNoun(k int) bool {
	if k >= r.end {
		return false
	}
	t := &r.t[k]
	return r.isDeterminer(k) || r.isName(k) || t.is(euObject|euNounHead|euQuantity) || t.starts(euEvent) > 0 && t.form == nil || singular(t.Norm) != t.Norm || t.Kind == tokenize.Number || r.opening(k)
}

// aboutSo reports whether the preposition at k makes a number inexact, as in
// "about half" and "over 20 towns": it then opens a noun phrase.
func (r *enReader) aboutSo(k int) bool {
	switch r.t[k].Norm {
	case "about", "over", "around", "under":
		if k+1 >= r.end {
			return false
		}
		n := &r.t[k+1]
		return n.Kind == tokenize.Number || n.mark == '$' || n.is(euQuantity)
	}
	return false
}

// cutTime takes a closing expression of time off [k, end).
func (r *enReader) cutTime(k, end int) int {
	for j := max(k+1, end-5); j < end; j++ {
		if r.t[j].Quote < 0 && r.skipTime(j, end) == end {
			if n := r.t[j-1].Norm; j-1 > k && (n == "early" || n == "late") {
				j-- // early last year
			}
			return j
		}
	}
	return end
}
