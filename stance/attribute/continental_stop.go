package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// stops reports whether word k cannot stand inside a noun phrase.
func (r *coReader) stops(k int) bool {
	t := &r.t[k]
	if t.Kind != tokenize.Letters && t.Kind != tokenize.Number {
		return true
	}
	if t.cap && k > r.first && (r.t[k-1].Kind == tokenize.Letters || r.t[k-1].mark == '.') && !r.t[k-1].is(euThat|euSubordinator|euConjunction) && t.class&(euTime|euWeekday|euPronoun|euAuthor) == 0 {
		return false
	}
	if t.is(coStop) && !(t.is(euDeterminer|euPreposition) && !t.is(euPronoun|euSubordinator|euThat|euRelative|euAuxiliary)) {
		return true
	}
	if t.is(euClitic) && t.class&(euDeterminer|euPreposition) == 0 || t.is(euAccording) && t.class&coNouns == 0 {
		return true
	}
	if t.is(euTime|euWeekday|euMonth) || t.multi&(euTime|euAccording|euTail) != 0 || t.endOf&euTime != 0 {
		return true
	}
	if t.is(euAdverb) && t.class&(euDeterminer|euPreposition|coNouns) == 0 {
		return true
	}
	return r.isVerb(k)
}

// isVerb reports whether word k is surely a finite verb or an attributing participle.
func (r *coReader) isVerb(k int) bool {
	f := r.w[k].verb
	if f == nil && r.t[k].class == 0 && !r.t[k].cap && r.looksFinite(r.t[k].Norm) {
		return true
	}
	if f == nil || r.t[k].cap && k > r.first {
		return false
	}
	if r.g.lang == "ru" {
		return len(f[coFinite])+len(f[coGerund]) > 0
	}
	if k > r.first && (r.isDeterminer(k-1) || r.isGenitive(k-1) || r.t[k-1].is(euPreposition)) && !r.t[k-1].is(euClitic) {
		return false
	}
	if len(f[coGerund]) > 0 || len(f[coFinite]) > 0 && !r.t[k].is(coNouns) {
		for _, list := range f[:1] {
			for _, v := range list {
				if !v.has(coWeak) {
					return true
				}
			}
		}
		return len(f[coGerund]) > 0
	}
	return false
}

// looksFinite reports whether a word that no table has ends as finite verbs in the plural
// or the conditional do.
func (r *coReader) looksFinite(w string) bool {
	switch r.g.lang {
	case "es":
		return hasEnding(w, "aban", "aron", "ieron", "arían", "erían", "irían", "arán", "erán", "irán")
	case "fr":
		return hasEnding(w, "aient", "èrent", "eront", "iront", "erait", "irait")
	}
	if len(w) > 8 && w != "могила" && hasEnding(w, "ил", "ила", "или", "али", "ул", "ула", "ули") {
		return true
	}
	return len(w) > 10 && hasEnding(w, "ется", "ются", "ится", "ятся", "лся", "лась", "лись", "ывает", "ывают", "ляет", "ляют")
}

// reduced reports whether word k is a participle that tells more of the noun before it:
// un sondage publié mardi par X.
func (r *coReader) reduced(k int) bool {
	if r.t[k].cap || r.t[k].class&^(euFinite) != 0 {
		return false
	}
	w := r.t[k].Norm
	switch r.g.lang {
	case "fr":
		return hasEnding(w, "é", "ée", "és", "ées")
	case "es":
		return hasEnding(w, "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
	}
	return false
}

// pastReduced goes over what a participle at k governs, up to the next sign or verb.
func (r *coReader) pastReduced(k, e int) int {
	for j := k + 1; j < e && j-k < 16; j++ {
		t := &r.t[j]
		if t.Kind == tokenize.Punct || t.Kind == tokenize.QuoteMark {
			return j
		}
		if t.is(euThat|euRelative|euFinite|euModal|euSubordinator|euAuxiliary|euPassive) && !t.is(euPreposition|euDeterminer|euTime) || r.isVerb(j) {
			return k
		}
	}
	return k
}
