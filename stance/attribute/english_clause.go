package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// relativeTo reports whether the relative pronoun at k goes with a common noun
// before it, and asks nothing.
func (r *enReader) relativeTo(k int) bool {
	p := &r.t[k-1]
	return p.Kind == tokenize.Letters && p.form == nil && !p.cap && !p.is(euObject|euRole|euCollective) && r.nominal(k-1)
}

// extracted reports whether the clause at k lacks its subject, which stands
// before the subject of the cue: "a probe that the agency said was under way".
func (r *enReader) extracted(k, e int, s *enSubject) bool {
	if k >= e || s.form != isSubject || s.start <= r.first || !(r.t[k].is(euFinite|euModal) && !r.t[k].cap) {
		return false
	}
	p := &r.t[s.start-1]
	return p.is(euRelative|euThat) || p.Kind == tokenize.Letters && r.nominal(s.start-1) && (r.t[s.start].is(euPronoun) || r.isDeterminer(s.start))
}

// far takes a quotation or that-clause after a phrase of circumstance in words
// that no table has: "complained soon after that …", "said in the spring, …, “…”".
func (r *enReader) far(v *enVerb, k, e int) (c enComplement, ok bool) {
	for j := k + 1; j+1 < e && j-k < 30; j++ {
		t := &r.t[j]
		switch {
		case t.mark == ';', t.Kind == tokenize.QuoteMark, t.is(euAuthor):
			return c, false
		case (t.mark == ',' || t.mark == ':') && r.opening(j+1) && v.has(enQuoted):
			return r.quoted(j+1, e), r.isSpeech(j + 1)
		case t.is(euThat) && j-k < 12 && !r.t[j+1].is(euFinite|euModal|euAuxiliary) && r.hasFinite(j+1, e, 20):
			return r.clause(j+1, e), true
		case t.form != nil && t.form.tense&(enPast|enThird) != 0 && !t.cap && !r.isDeterminer(j-1):
			return c, false
		}
	}
	return c, false
}

func (r *enReader) isWh(k int) bool {
	switch r.t[k].Norm {
	case "whether", "how", "why", "what", "where", "when":
		return true
	}
	return false
}

// thatIsPronoun reports whether "that" at k is no complementizer: "said that.",
// and after a verb that takes a noun, "recalling that day, she …".
func (r *enReader) thatIsPronoun(v *enVerb, k, e int) bool {
	n := &r.t[k+1]
	return n.mark == '.' || v.has(enNominal) && !v.has(enThatOnly) && r.nominal(k+1) && !n.cap && !r.isDeterminer(k+1) && !r.hasFinite(k+1, r.nextBreak(k+1, min(e, k+40)), 40) && singular(n.Norm) == n.Norm
}

// clauseAt reports whether a clause without "that" can begin at k.
func (r *enReader) clauseAt(v *enVerb, k, e int) bool {
	if k+1 >= e {
		return false
	}
	t := &r.t[k]
	if t.is(euSubordinator) && !(t.Norm == "as" && k+2 < e && r.t[k+2].Norm == "as" && r.t[k+1].is(euQuantity)) {
		// "said if he won, he would"
		switch t.Norm {
		case "as", "than", "so", "after", "before", "until", "once", "whether", "how", "why":
			return false
		}
		for j := k + 2; j+2 < e && j-k < 25 && !v.has(enWeak); j++ {
			if r.t[j].mark == ',' {
				return r.hasFinite(j+1, e, 12)
			}
		}
		return (t.Norm == "what" || t.Norm == "if" && !v.has(enWeak|enQuestion)) && r.hasFinite(k+1, e, 12)
	}
	starts := r.isDeterminer(k) || t.Norm == "as" || r.aboutSo(k) || t.is(euPronoun|euAuthor|euDeterminer) || t.class&(euObject) != 0 && t.Norm == "it" ||
		r.nominal(k) || t.Norm == "there" || t.Norm == "despite" || t.Norm == "neither" || r.contracted(k)
	if !starts {
		return false
	}
	if t.is(euPreposition) && !r.aboutSo(k) {
		return false
	}
	if t.is(euPronoun|euAuthor) && !t.is(euNumberWord) && !v.has(enWeak|enNominal|enAddressee) && r.t[k+1].Kind == tokenize.Letters && !r.t[k+1].is(euPreposition|euTime) {
		return true
	}
	limit := 14
	switch {
	case v.has(enWeak):
		limit = 10
	case !v.has(enNominal):
		limit = 30
	}
	if r.hasFinite(k, min(e, k+limit+8), limit) {
		return true
	}
	if v.has(enWeak | enNominal) {
		return false
	}
	if n := r.phraseForward(k, e, true); n > k && n < e && r.opening(n) && r.isSpeech(n) && n+2 < e {
		return true // says the plan “serves all”
	}
	// Any other verb in the third person: "says the platform ignores them".
	for j := k + 1; j+1 < e && j-k < 8 && r.t[j].Kind == tokenize.Letters; j++ {
		if hasSuffix(r.t[j].Norm, "s") && !r.t[j].cap && !r.t[j].poss && (!r.t[j+1].is(euPreposition) || r.t[j+1].Norm == "to" && !r.toNoun(j+2)) {
			return true
		}
	}
	return false
}

// contracted reports whether word k is a subject with its verb in one: he's,
// they've, that's, there's.
func (r *enReader) contracted(k int) bool {
	t := &r.t[k]
	base, _, ok := strings.Cut(t.Norm, "'")
	if !ok || t.poss {
		return false
	}
	switch base {
	case "that", "there", "here", "what":
		return true
	}
	return t.is(euPronoun | euAuthor)
}

// hasFinite reports whether a finite verb stands in [k, e), within n words.
func (r *enReader) hasFinite(k, e, n int) bool {
	for j := k; j < e && j-k < n; j++ {
		t := &r.t[j]
		switch {
		case t.mark == ';' || t.mark == ':':
			return false
		case t.Kind != tokenize.Letters:
			continue
		case t.is(euPronoun) && strings.Contains(t.Norm, "'"):
			return true
		case t.is(euFinite|euModal|euAuxiliary) && !(t.cap && !r.titled && j > r.first), strings.HasSuffix(t.Norm, "n't"),
			strings.HasSuffix(t.Norm, "'re"), strings.HasSuffix(t.Norm, "'ll"), strings.HasSuffix(t.Norm, "'ve"), strings.HasSuffix(t.Norm, "'d"):
			return true
		case t.form != nil && t.form.tense&(enPast|enThird) != 0 && !t.cap, strings.HasSuffix(t.Norm, "ed") && len(t.Norm) > 4 && !t.cap:
			if j == 0 || !r.isDeterminer(j-1) && !r.t[j-1].is(euPreposition) {
				return true
			}
		case j > k && r.afterPronoun(j) && !t.is(euPreposition|euConjunction):
			return true
		}
	}
	return false
}

// afterPronoun reports whether a pronoun stands before word j, at most a
// quotation mark between them.
func (r *enReader) afterPronoun(j int) bool {
	if r.t[j-1].Kind == tokenize.QuoteMark && j > r.first+1 {
		j--
	}
	return r.t[j-1].is(euPronoun|euAuthor) && !r.t[j-1].is(euPossessive)
}

// firstPerson reports whether [k, e) speaks in the first person.
func (r *enReader) firstPerson(k, e int) bool {
	for j := k; j < e; j++ {
		switch r.t[j].Norm {
		case "i", "we", "my", "our", "us", "me", "i'm", "we're", "i've", "we've", "we'll", "i'll":
			return true
		}
	}
	return false
}
