package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// isGift reports whether word j, after the title of a man, is an unknown noun with
// ta marbuta and the object of the verb, since a preposition or a noun that binds
// follows: السفير الزهراني هدية عبارة عن درع.
func (r *arReader) isGift(j int) bool {
	t := &r.t[j]
	if t.def || t.prep != 0 || t.class != 0 || !hasFeminineEnding(t.bare) || strings.HasPrefix(t.bare, "ب") || r.named[t.bare] || r.w.family[t.bare] || r.isFirstName(t.bare) || j+1 >= len(r.t) {
		return false
	}
	next := &r.t[j+1]
	return next.Kind == tokenize.Letters && !next.conj && (next.prep == 'l' || next.is(arBinds) && !next.def)
}

// joinsNoun reports whether word j, which the tables do not know, is و with a noun after a
// definite one, since its genitive follows: الإقليم وشعب كردستان.
func (r *arReader) joinsNoun(j int) bool {
	t := &r.t[j]
	if t.conj || !strings.HasPrefix(t.bare, "و") || utf8.RuneCountInString(t.bare) < 4 || t.class != 0 || t.form != nil || r.w.family[t.bare] || r.named[t.bare] || r.isFirstName(t.bare) || j == 0 || !r.t[j-1].def || j+1 >= len(r.t) {
		return false
	}
	if next := &r.t[j+1]; next.Kind != tokenize.Letters || next.conj {
		return false
	}
	_, n := (&arPhrase{r: r, limit: len(r.t)}).place(j + 1)
	return n > 0 || r.t[j+1].def && r.t[j+1].prep == 0
}

// isMufaala reports whether a word has the shape of مفاعلة, a verbal noun.
func isMufaala(s string) bool {
	r := []rune(s)
	return len(r) == 6 && r[0] == 'م' && r[2] == 'ا' && r[5] == 'ه'
}

// genitivePlural reports whether a plural of persons or things with article
// stands at word j.
func (r *arReader) genitivePlural(j int) bool {
	return j < len(r.t) && r.t[j].def && r.t[j].prep == 0 && (strings.HasSuffix(r.t[j].stem, "ين") || strings.HasSuffix(r.t[j].stem, "ات"))
}

// genitiveNoun reports whether a common noun with article stands at word j.
func (r *arReader) genitiveNoun(j int) bool {
	return j < len(r.t) && r.t[j].Kind == tokenize.Letters && r.t[j].def && r.t[j].prep == 0 && r.t[j].is(arOrganisation|arDocument|arEvent|arCollective|arAdjective)
}

// saysI reports whether word j is a verb of the tables in the first person, or "we",
// where direct speech begins without a mark: وتابع أعتقد أن …، وقال نحن ….
func (r *arReader) saysI(j int) bool {
	t := &r.t[j]
	if t.bare == "نحن" {
		return true
	}
	if t.def || t.prep != 0 || t.form != nil || !strings.HasPrefix(r.d.Text[t.Start:t.End], "أ") {
		return false
	}
	f := r.forms["ي"+strings.TrimPrefix(t.bare, "ا")]
	return f != nil && f.tense == arImperfect && j+1 < len(r.t) && (r.t[j+1].is(arComplementizer|arPreposition) || r.t[j+1].prep != 0)
}

// possessive reports whether a word ends in a possessive pronoun that no name
// ends in: جولته، زيارتها، موقفهم.
func possessive(s string) bool {
	for _, suffix := range [...]string{"ته", "تها", "تهم", "اتهم", "هما"} {
		if len(s) >= 2*5 && strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// endsInPronoun reports whether word j is a noun with a possessive pronoun and
// its preposition after it: تحفظه على ….
func (r *arReader) endsInPronoun(j int) bool {
	t := &r.t[j]
	if j+1 >= len(r.t) || !r.t[j+1].is(arPreposition|arObjectPronoun) || t.def || t.prep != 0 || utf8.RuneCountInString(t.bare) < 5 || !strings.HasSuffix(r.d.Text[t.Start:t.End], "ه") || r.w.family[t.bare] {
		return false
	}
	for _, name := range [...]string{"يه", "وه", "زاده", "شاه", "الله"} {
		if strings.HasSuffix(t.bare, name) {
			return false
		}
	}
	if noun, ok := strings.CutSuffix(t.bare, "ه"); ok && strings.HasSuffix(noun, "ن") && t.class == 0 && r.class[noun] == 0 && r.nouns[noun] == nil && !r.masdarLike(noun) && r.t[j-1].form == nil && !r.t[j-1].def {
		return false // هوشنغ ميرنه في …
	}
	return !r.t[j].is(arGivenName)
}

// attributive reports whether a word after a name tells something of its
// bearer, or is the object of the verb: المتخصص في …، تطمينات.
func (r *arReader) attributive(j int, inside bool) bool {
	t := &r.t[j]
	if !inside && !t.def && utf8.RuneCountInString(t.bare) >= 5 && strings.HasSuffix(t.bare, "ات") && !r.w.family[t.bare] && !r.isFirstName(t.bare) {
		return true // نقل الوزير تحيات …
	}
	if !inside || t.is(arGivenName) || r.w.family[t.bare] || r.class[t.stem]&(arGivenName|arFirstName) != 0 {
		return false // المبارك: a given name with article is a family name
	}
	if t.def {
		if strings.HasSuffix(t.stem, "ي") || isDiminutive(t.stem) {
			return false
		}
		return t.is(arAdjective) || strings.HasPrefix(t.stem, "م") && utf8.RuneCountInString(t.stem) >= 5 && j+2 < len(r.t) && r.t[j+1].is(arPreposition) && !r.t[j+2].is(arEvent)
	}
	if n := utf8.RuneCountInString(t.bare); n >= 6 && strings.HasSuffix(t.bare, "ات") {
		return true
	}
	// بول بيا تندرج في: a verb with its preposition.
	return isVerbal(t.bare) && (utf8.RuneCountInString(t.bare) <= 7 || pluralVerb(t.bare)) && j+1 < len(r.t) && (r.t[j+1].is(arPreposition) || r.t[j+1].bare == "ضد" || r.t[j+1].prep != 0) && !r.t[j+1].is(arNameParticle)
}

// theyDid reports whether a word has the shape of a verb in the perfect plural, وصلوا,
// whose stem no long vowel marks as foreign: دوبوا.
func theyDid(s string) bool {
	stem, ok := strings.CutSuffix(s, "وا")
	r := []rune(stem)
	if ok && len(r) == 4 && r[1] == 'ا' {
		return !strings.ContainsAny(string(r[2:]), "اوي") // غادروا
	}
	return ok && len(r) >= 3 && !strings.ContainsAny(string(r[1:]), "اوي")
}

// pluralVerb reports whether a word has the shape of a verb in the imperfect
// plural: يرافقون.
func pluralVerb(s string) bool {
	return len(s) >= 2*5 && strings.HasPrefix(s, "ي") && strings.HasSuffix(s, "ون")
}

// sheDid reports whether word j, which no table has, is a verb in the perfect feminine rather
// than a name, since a plural or a body without article follows: خرجت أصوات.
func (r *arReader) sheDid(j int) bool {
	t := &r.t[j]
	if t.class != 0 || t.def || !strings.HasSuffix(t.Norm, "ت") || utf8.RuneCountInString(t.Norm) < 4 || r.w.family[t.Norm] || r.named[t.Norm] || r.isFirstName(t.Norm) || j+1 >= len(r.t) {
		return false
	}
	next := &r.t[j+1]
	return next.Kind == tokenize.Letters && !next.def && next.prep == 0 && !next.conj && (strings.HasSuffix(next.bare, "ات") && next.class&(arFirstName|arGivenName) == 0 || next.bare == "اصوات" || next.is(arOrganisation|arAnonymous|arMedium) && !next.is(arFirstName|arGivenName))
}

// isDiminutive reports whether a word in م has the shape of a diminutive, which families are
// called by and no participle has: محيسن، معيقل.
func isDiminutive(s string) bool {
	r := []rune(s)
	return len(r) >= 5 && r[0] == 'م' && r[2] == 'ي' && r[len(r)-1] != 'ه'
}

// isPurpose reports whether a word tells what somebody is after: للحصول على ضمانات.
func isPurpose(t *arWord) bool {
	if t.prep != 'l' || !t.def {
		return false
	}
	switch t.stem {
	case "حصول", "توصل", "وصول", "ضغط", "رد", "حيلوله", "تاكد", "تعبير":
		return true
	}
	return false
}
