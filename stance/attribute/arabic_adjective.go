package attribute

import (
	"strings"
	"unicode/utf8"
)

// isSureAdjective reports whether the definite word j is an adjective by the
// table or by its ending, the nisba.
func (r *arReader) isSureAdjective(j int) bool {
	t := &r.t[j]
	if t.is(arAdjective) || r.w.places["ar"][t.stem] != nil {
		return true
	}
	for _, plural := range [...]string{"يون", "يين", "يان"} {
		if len(t.stem) > 2*5 && strings.HasSuffix(t.stem, plural) && !r.w.family["ال"+t.stem] && !r.named[t.stem] {
			return true
		}
	}
	return (strings.HasSuffix(t.stem, "ي") || strings.HasSuffix(t.stem, "يه")) && !r.w.family["ال"+t.stem]
}

// isAdjective also takes a participle in م for an adjective.
func (r *arReader) isAdjective(j int) bool {
	s := r.t[j].stem
	return r.isSureAdjective(j) || strings.HasPrefix(s, "م") && !strings.HasSuffix(s, "ات") && len(s) >= 8 && !namesPlaces(s) && !r.t[j].is(arAddressee)
}

// isParticiple reports whether an indefinite word after a nameless source
// describes it: مصدر أمني متابع للقضية.
func (r *arReader) isParticiple(k int) bool {
	return k+1 < len(r.t) && !r.masdarLike(r.t[k].bare) && (r.t[k+1].prep != 0 || r.t[k+1].starts(arPreposition) > 0) && !r.t[k].is(arMasdar)
}

// isNisbaOf reports whether word h is an adjective in ي that describes a title
// without article, right after it, rather than a name.
func (r *arReader) isNisbaOf(h, k int) bool {
	return h == k && !r.t[h].def && strings.HasSuffix(r.t[h].bare, "ي") && !r.w.family[r.t[h].bare] && !r.t[h].is(arGivenName) && utf8.RuneCountInString(r.t[h].bare) >= 4
}

// isNisba reports whether word k is a definite adjective in ي or ية.
func (r *arReader) isNisba(k int) bool {
	t := &r.t[k]
	return t.def && t.prep == 0 && !t.is(arMasdar) && (strings.HasSuffix(t.stem, "ي") || strings.HasSuffix(t.stem, "يه")) && !r.w.family["ال"+t.stem]
}

// sameEnding reports whether words j and k, without article, are adjectives of relation with
// the same ending, so that one noun has both: مصادر أمنية وطبية.
func (r *arReader) sameEnding(j, k int) bool {
	if r.t[j].def || r.t[k].def || r.t[k].form != nil || r.t[k].prep != 0 || r.t[k].is(arNounHead) {
		return false
	}
	for _, ending := range [...]string{"يه", "ون", "ين"} {
		if strings.HasSuffix(r.t[j].bare, ending) && strings.HasSuffix(r.t[k].bare, ending) {
			return true
		}
	}
	return false
}

// looksNominal reports whether an unknown word without article may be the
// genitive of the noun before it.
func (r *arReader) looksNominal(k int) bool {
	t := &r.t[k]
	return t.form == nil && t.prep == 0 && !t.is(arMasdar|arEvent|arNameParticle)
}

// namesPlaces reports whether a noun is a broken plural of places and bodies, which looks
// like a participle: المجالس الجهوية.
func namesPlaces(s string) bool {
	switch s {
	case "مجالس", "مراكز", "مدارس", "معاهد", "مصانع", "مناطق", "مصارف", "مكاتب", "محاكم", "مساجد", "موانئ", "متاجر", "معابر", "مواقع":
		return true
	}
	return false
}
