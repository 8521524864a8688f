package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

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
		if j > k && t.is(euPreposition) && r.closingEvent(j, e) {
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
		if n.multi&(euTail|euAccording) != 0 || n.class&euTail != 0 {
			return true
		}
		if r.reportingParticiple(j+1, e) || n.is(euConjunction) && r.reportingParticiple(j+2, e) {
			return true
		}
		if n.is(euPronoun) && (n.Norm == "he" || n.Norm == "she") && j+3 < e && r.t[j+2].form != nil && (r.opening(j+3) || r.t[j+3].is(euThat)) {
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
		if n.is(euConjunction) || n.Norm == "while" || n.Norm == "whereas" || n.Norm == "although" || n.Norm == "though" {
			if r.turnsBack(j+2, e) {
				return true
			}
			return r.ownClause(j+2, e) || (n.Norm == "and" || n.Norm == "but") && r.coordinateCue(j+2, e)
		}
	case t.is(euConjunction):
		return r.coordinateCue(j+1, e) || r.auxiliaryAgain(j, e) || t.Norm == "and" && r.reportingParticiple(j+1, e) && r.isOpenParticiple(j)
	case t.Norm == "while" || t.Norm == "before" || t.Norm == "after":
		return r.reportingParticiple(j+1, e)
	case t.multi&euAccording != 0:
		return true
	case t.form != nil && r.barelyReporting(j, e):
		return true
	case t.Norm == "with" && j > r.content:
		_, end := r.companion(j, e)
		return end > 0
	case j > r.first+1 && r.t[j-1].Kind == tokenize.QuoteMark && r.t[j-2].mark == ',':
		return r.reportingParticiple(j, e) || t.multi&euTail != 0
	}
	return false
}

// ownClause reports whether a clause with subject and cue of its own begins
// at j: "… but the minister said".
func (r *enReader) ownClause(j, e int) bool {
	apposed := false // "and its director, Ann Reed, cautioned"
	for i := j + 1; i < e && (i-j < 8 || apposed && i-j < 16); i++ {
		t := &r.t[i]
		if t.mark == ',' && i+1 < e && i-j < 8 && (r.isName(i+1) || r.isDeterminer(i+1)) && r.hasRole([2]int{j, i}) {
			apposed = true
			continue
		}
		if t.mark == ',' && apposed {
			continue
		}
		if t.Kind == tokenize.QuoteMark || t.mark == ',' || t.mark == ';' {
			return false
		}
		v, n := r.cueAt(i, e)
		if v == nil || t.form.tense&(enPast|enThird) == 0 {
			continue
		}
		s := r.subject(i)
		if s.form != isSubject || s.verb.modal || s.verb.inf || len(s.phrases) == 0 || s.start < j || apposed && s.start != j {
			continue
		}
		if r.t[s.start].is(euPronoun) && r.t[s.start].Norm != "he" && r.t[s.start].Norm != "she" {
			return false
		}
		if !v.has(enWeak) && v.has(enClause|enQuoted) {
			return true
		}
		return n < e && (r.t[n].is(euThat) || r.opening(n))
	}
	return false
}

// coordinateCue reports whether a second cue of the same subject stands at j,
// after "and" or "but": "said … and called on …".
func (r *enReader) coordinateCue(j, e int) bool {
	for j < e && r.t[j].is(euAdverb|euTime) {
		j++
	}
	if j+1 >= e || r.t[j].form == nil || r.t[j].form.tense&(enPast|enThird) == 0 || r.titled {
		return false
	}
	v, n := r.cueAt(j, e)
	if v == nil || v.has(enWeak) && v.lemma != "call" {
		if v == nil || n >= e || !r.t[n].is(euThat) && !contains(v.preps, r.t[n].Norm) && !(r.t[j-1].Norm == "but" && v.has(enClause) && r.clauseAt(v, n, e)) {
			return false
		}
	}
	if r.t[j].form.tense&enPast == 0 {
		// "says … and calls": the third person may belong to the content
		return r.lastTense == enThird && r.hasComplement(v, n, e)
	}
	return r.lastTense != enThird && r.hasComplement(v, n, e) && !r.carriesOn(j)
}

// auxiliaryAgain reports whether "and has" after a noun phrase goes on with the verb
// that governs it: "considers the island a province and has threatened to …".
func (r *enReader) auxiliaryAgain(j, e int) bool {
	if j+2 >= e || r.t[j].Norm != "and" || j <= r.content || r.lastTense&(enPast|enThird|enParticiple) == 0 {
		return false
	}
	switch r.t[j+1].Norm {
	case "has", "have", "had":
		return r.t[r.content-1].form != nil && !r.hasFinite(r.content, j, j-r.content)
	}
	return false
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
	for j < e && r.t[j].is(euAdverb) && r.t[j].Kind == tokenize.Letters {
		j++
	}
	if j+1 >= e || r.lastTense&enPast == 0 || r.titled || r.t[j].cap || r.t[j].is(euStop&^euFinite) {
		return false
	}
	t := &r.t[j]
	past := t.form != nil && t.form.tense&enPast != 0 || hasSuffix(t.Norm, "ed")
	return past && (r.t[j+1].is(euPreposition|euTime|euAdverb) || r.isDeterminer(j+1) || r.isName(j+1)) && !r.carriesOn(j)
}

// carriesOn reports whether the verb at j more likely goes on with what the
// content tells, because the content's own clause has a simple past before:
// the conjunction joins like with like. After a closing quotation mark, or a
// modal or other auxiliary, it does not.
func (r *enReader) carriesOn(j int) bool {
	k := j - 1
	for k > r.first && (r.t[k].is(euConjunction|euAdverb) || r.t[k].mark == ',') {
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
		if t.is(euModal) || t.is(euFinite) && t.is(euAuxiliary) && t.Norm != "had" && t.Norm != "has" && t.Norm != "have" {
			return false
		}
		if t.Norm == "to" && k == r.content {
			return false
		}
		if t.form != nil && t.form.tense&enPast != 0 && !t.cap && !r.isDeterminer(k-1) || len(t.Norm) > 4 && t.Norm[len(t.Norm)-2:] == "ed" && !r.isDeterminer(k-1) || t.is(euFinite) {
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
	return t.is(euThat) || r.opening(n) || t.mark == ':' || t.Norm == "if" && v.has(enClause) && r.clauseAt(v, n, e) || t.mark == ',' && n+1 < e && r.opening(n+1) || t.Norm == "to" && v.has(enTo) || contains(v.preps, t.Norm) || v.has(enOn) && t.Norm == "on" ||
		v.has(enNominal|enClause|enAddressee|enAs|enName) && (r.isDeterminer(n) || r.nominal(n) || t.is(euPronoun|euObject))
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

// split divides [k, end) at repeated complementizers: "… and that …".
func (r *enReader) split(k, end int) (out [][2]int) {
	from := k
	for j := k + 1; j+2 < end; j++ {
		t := &r.t[j]
		if t.Quote >= 0 || !t.is(euThat) || !(r.t[j-1].is(euConjunction) || r.t[j-1].mark == ',' && from > k) {
			continue
		}
		if n := &r.t[j+1]; n.is(euFinite|euModal|euAuxiliary) || n.mark == ',' {
			continue
		}
		if from < j-1 {
			out = append(out, [2]int{from, j - 1})
		}
		from = j + 1
	}
	return append(out, [2]int{from, end})
}
