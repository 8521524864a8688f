package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// relativeEnd is where the relative clause ends whose cue ends before word k: at the
// comma that a verb follows.
func (r *coReader) relativeEnd(k, e int) int {
	for j := k; j+1 < e && j-k < maxContinentalReach; j++ {
		if r.t[j].Quote >= 0 || r.t[j].mark != ',' {
			continue
		}
		n := r.skipAdverbs(j+1, e)
		from := n
		for n < e && r.t[n].is(euClitic|euNegation) && (!r.isDeterminer(n) || n > from) {
			n++
		}
		if n < e && n > from && r.t[from].is(euNegation) {
			return j
		}
		if n < e && (r.t[n].is(euAuxiliary|euPassive|euModal|euFinite) && !r.t[n].is(euPreposition) || r.w[n].verb != nil && len(r.w[n].verb[coFinite]) > 0 && !r.isDeterminer(n-1)) {
			return j
		}
	}
	return e
}

// restrictiveEnd is where a relative clause without commas ends at the latest: before the
// verb of the main clause, if a cue follows.
func (r *coReader) restrictiveEnd(k, e int) int {
	for j := k + 1; j < e && j-k < 16; j++ {
		if r.t[j].Kind == tokenize.Punct || r.t[j].is(euThat|euRelative) {
			return e
		}
		if r.w[j].verb == nil {
			continue
		}
		if c, ok := r.cueHere(j, e); ok && !c.verb.has(coWeak) && r.hasComplement(&c, c.end, e) && c.end < e && r.t[r.skipAdverbs(c.end, e-1)].is(euThat) {
			return max(c.group, k+1)
		}
	}
	return e
}

// mainAfter is the comma behind which a clause with a subject and a verb begins, e where
// there is none.
func (r *coReader) mainAfter(k, e int) int {
	for j := k; j+1 < e && j-k < maxContinentalReach; j++ {
		if r.t[j].Quote >= 0 || r.t[j].mark != ',' {
			continue
		}
		n := r.phraseForward(j+1, e)
		for n > j+1 && n < e && r.t[n].is(euClitic|euNegation|euAdverb) {
			n++
		}
		if n > j+1 && n < e && (r.t[n].is(euFinite|euAuxiliary|euModal|euPassive) || r.w[n].verb != nil || r.looksFinite(r.t[n].Norm)) {
			return j
		}
	}
	return e
}

// adverbialBefore reports whether only a phrase of time or place stands before word k in
// its clause, as a Spanish verb without subject has it: Durante la campaña repitió que.
func (r *coReader) adverbialBefore(k int) bool {
	if r.g.lang != "es" {
		return false
	}
	a := r.regionBack(k)
	return a < k && r.t[a].is(euPreposition) && !r.isDeterminer(a) && r.opensClause(a) && r.phraseStart(a, k) < 0
}
