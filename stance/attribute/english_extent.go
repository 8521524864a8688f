package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// skipTime passes expressions of time and short adverbs after a cue.
func (r *enReader) skipTime(k, e int) int {
	for k < e {
		t := &r.t[k]
		if n := t.starts(enTime); n > 0 && k+n <= e && !(t.poss && n == 1) {
			k += n
			continue
		}
		if n := r.timeSpan(k, e); n > k {
			k = n
			continue
		}
		if t.is(enWeekday) && !t.poss {
			k++
			continue
		}
		if t.Kind == tokenize.Letters && t.is(enPreposition) && k+1 < e {
			n := &r.t[k+1]
			if n.is(enWeekday) && (t.Norm == "on" || t.Norm == "late" || t.Norm == "by") && !n.poss {
				k += 2
				continue
			}
			if (t.Norm == "on" || t.Norm == "in") && n.is(enMonth) && n.cap {
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
		if t.is(enAdverb) && !t.is(enNumberWord|enDeterminer) && !r.existential(k, e) {
			k++
			continue
		}
		if n := t.starts(enAdverb); n > 1 {
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
	for j < e && j-k < 4 && (r.t[j].is(enDeterminer|enQuantity) || r.t[j].Kind == tokenize.Number || j > k && (r.t[j].Norm == "couple" || r.t[j].Norm == "of")) {
		j++
	}
	if j == k || j >= e || !r.t[j].is(enTimeUnit) || r.t[j].poss {
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
	return r.t[k].Norm == "there" && k+1 < e && r.t[k+1].is(enFinite|enModal|enAuxiliary)
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
	if k+1 >= e || !r.t[k].is(enPreposition) && r.t[k].Norm != "after" && r.t[k].Norm != "before" || r.t[k].Norm == "of" || r.aboutSo(k) {
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
		if t.Kind == tokenize.Punct && t.mark != '-' && t.mark != '\'' && t.mark != '.' || t.Kind == tokenize.QuoteMark || t.is(enThat|enPronoun|enAuthor) || t.is(enFinite) && !t.cap {
			break
		}
		if n := t.starts(enEvent); n > 0 {
			found = j + n
			j = found - 1
			continue
		}
		if t.is(enPreposition) {
			if found == 0 {
				break
			}
			n := r.phraseForward(j+1, e, false)
			if n == j+1 || n < e && (r.t[n].is(enFinite|enModal|enAuxiliary) || r.t[n].form != nil) {
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
			if n = r.skipTime(n, e); n < e && (r.t[n].is(enThat) && !r.t[n].cap || r.t[n].mark == ':' || r.opening(n)) {
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
	return r.isDeterminer(k) || r.isName(k) || t.is(enObject|enNounHead|enQuantity) || t.starts(enEvent) > 0 && t.form == nil || singular(t.Norm) != t.Norm || t.Kind == tokenize.Number || r.opening(k)
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
		return n.Kind == tokenize.Number || n.mark == '$' || n.is(enQuantity)
	}
	return false
}

// cutTime takes a closing expression of time off [k, end).
func (r *enReader) cutTime(k, end int) int {
	for j := max(k+1, end-5); j < end; j++ {
		if r.t[j].Quote < 0 && r.skipTime(j, end) == end {
			return j
		}
	}
	return end
}

// contentEnd returns where the content that begins at k ends: before a
// participle that goes on reporting, before a clause with a cue and subject
// of its own, before a tail of the author, at the latest at e.
func (r *enReader) contentEnd(k, e int) int {
	for j := k; j < e; j++ {
		t := &r.t[j]
		if t.Quote >= 0 {
			continue
		}
		if r.opening(j) {
			if c := r.closeOf(j); c > j {
				j = c - 1
			}
			continue
		}
		if j > k && (t.mark == ';' && r.cueWithin(j+1, min(e, j+14)) || t.Kind == tokenize.QuoteMark && r.endsContent(j+1, e)) {
			if t.mark == ';' {
				return j
			}
			return j + 1
		}
		if j > k && r.endsContent(j, e) {
			return j
		}
		if j > k && t.is(enPreposition) && r.closingEvent(j, e) {
			return j
		}
	}
	return e
}

// endsContent reports whether the words at j leave the content.
func (r *enReader) endsContent(j, e int) bool {
	if j >= e {
		return false
	}
	t := &r.t[j]
	switch {
	case t.mark == ',' || r.isDash(j):
		if j+1 >= e {
			return false
		}
		n := &r.t[j+1]
		if n.multi&(enTail|enAccording) != 0 || n.class&enTail != 0 {
			return true
		}
		if r.reportingParticiple(j+1, e) || n.is(enConjunction) && r.reportingParticiple(j+2, e) {
			return true
		}
		if n.is(enPronoun) && (n.Norm == "he" || n.Norm == "she") && j+3 < e && r.t[j+2].form != nil && (r.opening(j+3) || r.t[j+3].is(enThat)) {
			return true
		}
		if r.lastTense == enIng && t.mark == ',' && n.form != nil && n.form.tense&(enPast|enThird) != 0 && n.form.tense&enBase == 0 {
			if v, _ := r.cueAt(j+1, e); v != nil && !v.has(enWeak) {
				return true // "Brown, noting the cost, said"
			}
		}
		if r.isDash(j) && (n.Norm == "a" || n.Norm == "an" || n.Norm == "the" || n.Norm == "though" || n.Norm == "although") && !r.dashAgain(j+1, e) {
			return true
		}
		if n.is(enConjunction) || n.Norm == "while" || n.Norm == "whereas" {
			if r.turnsBack(j+2, e) {
				return true
			}
			return r.ownClause(j+2, e) || (n.Norm == "and" || n.Norm == "but") && r.coordinateCue(j+2, e)
		}
	case t.is(enConjunction):
		return r.coordinateCue(j+1, e) || t.Norm == "and" && r.reportingParticiple(j+1, e) && r.isOpenParticiple(j)
	case t.Norm == "while" || t.Norm == "before" || t.Norm == "after":
		return r.reportingParticiple(j+1, e)
	case t.multi&enAccording != 0:
		return true
	case j > r.first+1 && r.t[j-1].Kind == tokenize.QuoteMark && r.t[j-2].mark == ',':
		return r.reportingParticiple(j, e)
	}
	return false
}

// isOpenParticiple reports whether the phrase before the conjunction at j
// was opened by a participle too: "adding that … and noting that …".
func (r *enReader) isOpenParticiple(j int) bool {
	return r.lastTense == enIng || j > 0 && r.t[j-1].Kind == tokenize.QuoteMark
}

// reportingParticiple reports whether an -ing form of a cue with a complement
// stands at j.
func (r *enReader) reportingParticiple(j, e int) bool {
	for j < e && (r.t[j].is(enAdverb) || r.t[j].Norm == "instead") && r.t[j].Kind == tokenize.Letters {
		j++
	}
	if j+1 >= e || r.t[j].form == nil || r.t[j].form.tense&enIng == 0 {
		return false
	}
	v, n := r.cueAt(j, e)
	if v == nil {
		return false
	}
	if !v.has(enWeak) {
		return true
	}
	return n < e && (r.t[n].is(enThat) || r.opening(n) || r.t[n].mark == ':')
}

// ownClause reports whether a clause with subject and cue of its own begins
// at j: "… but the minister said".
func (r *enReader) ownClause(j, e int) bool {
	for i := j + 1; i < e && i-j < 8; i++ {
		t := &r.t[i]
		if t.Kind == tokenize.QuoteMark || t.mark == ',' || t.mark == ';' {
			return false
		}
		v, n := r.cueAt(i, e)
		if v == nil || t.form.tense&(enPast|enThird) == 0 {
			continue
		}
		s := r.subject(i)
		if s.form != isSubject || s.verb.modal || s.verb.inf || len(s.phrases) == 0 || s.start < j {
			continue
		}
		if r.t[s.start].is(enPronoun) && r.t[s.start].Norm != "he" && r.t[s.start].Norm != "she" {
			return false
		}
		if !v.has(enWeak) && v.has(enClause|enQuoted) {
			return true
		}
		return n < e && (r.t[n].is(enThat) || r.opening(n))
	}
	return false
}

// coordinateCue reports whether a second cue of the same subject stands at j,
// after "and" or "but": "said … and called on …".
func (r *enReader) coordinateCue(j, e int) bool {
	for j < e && r.t[j].is(enAdverb) {
		j++
	}
	if j+1 >= e || r.t[j].form == nil || r.t[j].form.tense&(enPast|enThird) == 0 || r.titled {
		return false
	}
	v, n := r.cueAt(j, e)
	if v == nil || v.has(enWeak) && v.lemma != "call" {
		if v == nil || n >= e || !r.t[n].is(enThat) && !(r.t[j-1].Norm == "but" && v.has(enClause) && r.clauseAt(v, n, e)) {
			return false
		}
	}
	if r.t[j].form.tense&enPast == 0 {
		// "says … and calls": the third person may belong to the content
		return r.lastTense == enThird && r.hasComplement(v, n, e)
	}
	return r.lastTense != enThird && r.hasComplement(v, n, e) && !r.carriesOn(j)
}

// dashAgain reports whether a second dash follows, so that the first opens a
// parenthesis.
func (r *enReader) dashAgain(j, e int) bool {
	for k := j; k < e && k-j < 40; k++ {
		if r.isDash(k) {
			return true
		}
	}
	return false
}

// turnsBack reports whether a past verb without subject at j goes on with what
// the speaker did, where the content has another tense: "said he would come,
// but declined to …".
func (r *enReader) turnsBack(j, e int) bool {
	for j < e && r.t[j].is(enAdverb) && r.t[j].Kind == tokenize.Letters {
		j++
	}
	if j+1 >= e || r.lastTense&enPast == 0 || r.titled || r.t[j].cap || r.t[j].is(enStop&^enFinite) {
		return false
	}
	t := &r.t[j]
	past := t.form != nil && t.form.tense&enPast != 0 || hasSuffix(t.Norm, "ed")
	return past && (r.t[j+1].is(enPreposition|enTime|enAdverb) || r.isDeterminer(j+1) || r.isName(j+1)) && !r.carriesOn(j)
}

// carriesOn reports whether the verb at j more likely goes on with what the
// content tells, because the content's own clause has a simple past before:
// the conjunction joins like with like. After a closing quotation mark, or a
// modal or other auxiliary, it does not.
func (r *enReader) carriesOn(j int) bool {
	k := j - 1
	for k > r.first && (r.t[k].is(enConjunction|enAdverb) || r.t[k].mark == ',') {
		k--
	}
	if r.t[k].Kind == tokenize.QuoteMark {
		return false
	}
	for ; k > r.content; k-- {
		t := &r.t[k]
		if t.Kind == tokenize.QuoteMark {
			return false
		}
		if t.is(enModal) || t.is(enFinite) && t.is(enAuxiliary) && t.Norm != "had" && t.Norm != "has" && t.Norm != "have" {
			return false
		}
		if t.Norm == "to" && k == r.content {
			return false
		}
		if t.form != nil && t.form.tense&enPast != 0 && !t.cap && !r.isDeterminer(k-1) || len(t.Norm) > 4 && t.Norm[len(t.Norm)-2:] == "ed" && !r.isDeterminer(k-1) || t.is(enFinite) {
			return true
		}
	}
	return false
}

// hasComplement reports whether something that v takes follows at n.
func (r *enReader) hasComplement(v *enVerb, n, e int) bool {
	n = r.skipTime(n, e)
	if n >= e {
		return false
	}
	t := &r.t[n]
	return t.is(enThat) || r.opening(n) || t.mark == ':' || t.mark == ',' && n+1 < e && r.opening(n+1) || t.Norm == "to" && v.has(enTo) || contains(v.preps, t.Norm) || v.has(enOn) && t.Norm == "on" ||
		v.has(enNominal|enClause|enAddressee|enAs|enName) && (r.isDeterminer(n) || r.nominal(n) || t.is(enPronoun|enObject))
}

// cueWithin reports whether a cue stands in [j, e).
func (r *enReader) cueWithin(j, e int) bool {
	for ; j < e; j++ {
		if v, _ := r.cueAt(j, e); v != nil && !v.has(enWeak) {
			return true
		}
	}
	return false
}

// closingEvent reports whether a phrase that tells where it was said closes
// the sentence at j: "… in an interview with the paper."
func (r *enReader) closingEvent(j, e int) bool {
	switch r.t[j].Norm {
	case "in", "on", "at", "during":
	default:
		return false
	}
	if j+2 >= e {
		return false
	}
	switch r.t[j+1].Norm {
	case "a", "an":
	default:
		return r.t[j].Norm == "on" && (r.t[j+1].Norm == "twitter" || r.t[j+1].Norm == "facebook") && j+3 >= e
	}
	n := r.eventPhrase(j, e)
	if n == j {
		return false
	}
	n = r.skipAdjuncts(n, e)
	return n >= e || n == e-1 && r.t[n].Kind == tokenize.Punct
}

// split divides [k, end) at repeated complementizers: "… and that …".
func (r *enReader) split(k, end int) (out [][2]int) {
	from := k
	for j := k + 1; j+2 < end; j++ {
		t := &r.t[j]
		if t.Quote >= 0 || !t.is(enThat) || !(r.t[j-1].is(enConjunction) || r.t[j-1].mark == ',' && from > k) {
			continue
		}
		if n := &r.t[j+1]; n.is(enFinite|enModal|enAuxiliary) || n.mark == ',' {
			continue
		}
		if from < j-1 {
			out = append(out, [2]int{from, j - 1})
		}
		from = j + 1
	}
	return append(out, [2]int{from, end})
}
