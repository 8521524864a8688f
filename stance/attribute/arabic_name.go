package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// nameRest takes further words of a name that the gazetteer has shorter.
func (p *arPhrase) nameRest(j int, m *mention) int {
	start := j
	for j < p.limit && j-start < 3 && !p.r.t[j].conj && !p.isCountry(j) && p.isNameWord(j, true) && (p.r.isSureName(j) || p.r.t[j-1].is(arNameParticle) || j == start && p.r.t[j-2].bare == "عبد" && !p.r.t[j].def && p.r.t[j].form == nil) {
		j++
	}
	if j > start {
		m.name = append(m.name, p.r.nameWords(start, j)...)
		m.nameSpan.End = p.r.t[j-1].End
	}
	return j
}

// isSureName reports whether a word after a name goes on with it and is not
// the verb or noun that follows: a family name, a given name, a particle.
func (r *arReader) isSureName(j int) bool {
	t := &r.t[j]
	return t.is(arNameParticle) || t.is(arGivenName) && !t.is(arTitleHead) || r.w.family[t.bare] && (t.def || r.t[j-1].is(arGivenName|arNameParticle)) ||
		t.def && r.likelyName(j) && !r.isSureAdjective(j) && !r.endsName(j-1)
}

// endsName reports whether word j is a family name of the gazetteer, after
// which no other word goes on with the name: what follows is the object, as in
// حث بوتين الغرب.
func (r *arReader) endsName(j int) bool {
	t := &r.t[j]
	return r.w.family[t.bare] && !t.is(arGivenName|arNameParticle) && !r.isFirstName(t.bare)
}

// isFirstName reports whether a name of the gazetteer begins with the word:
// أشرف is a family's name and a man's.
func (r *arReader) isFirstName(s string) bool {
	for _, x := range r.w.people["ar"][s] {
		if len(x.rest) > 0 {
			return true
		}
	}
	return false
}

// startsPerson reports whether a common noun that is also a given name begins
// a name here: never with article.
func (p *arPhrase) startsPerson(j int) bool {
	t := &p.r.t[j]
	return !t.def && t.is(arNameParticle)
}

// setName records words [i, j) as the proper name.
func (p *arPhrase) setName(m *mention, i, j int) {
	m.name = p.r.nameWords(i, j)
	m.nameSpan = p.r.surface(i, j)
}

// firstLetter is the length in bytes of the first letter of s with its
// diacritics.
func firstLetter(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	for n < len(s) {
		c, k := utf8.DecodeRuneInString(s[n:])
		if c < 0x064B || c > 0x0652 {
			break
		}
		n += k
	}
	return n
}

// nameWords returns the words of a name in the form in which names compare.
func (r *arReader) nameWords(i, j int) []string {
	var out []string
	for ; i < j; i++ {
		t := &r.t[i]
		if t.Kind != tokenize.Letters && t.Kind != tokenize.Number {
			continue
		}
		w := t.bare
		if t.def {
			w = t.stem
		}
		if w == "بن" || w == "ابن" {
			continue
		}
		out = append(out, w)
	}
	return out
}

// quotedName returns the words inside a short quotation that opens at j, as
// organisations and noms de guerre are written.
func (p *arPhrase) quotedName(j int) (end int, inner [2]int) {
	r := p.r
	for k := j + 1; k < len(r.t) && k <= j+6; k++ {
		if r.t[k].Kind == tokenize.QuoteMark {
			if k > j+1 && k-j-1 <= 5 && k < p.limit+1 {
				return k + 1, [2]int{j + 1, k}
			}
			return 0, inner
		}
		if r.t[k].Kind == tokenize.Punct {
			return 0, inner
		}
	}
	return 0, inner
}

// nameRun takes a run of words that can only be a proper name.
func (p *arPhrase) nameRun(j int, m *mention, afterTitle bool) int {
	r := p.r
	start := j
	for j < p.limit && j-start < 6 {
		t := &r.t[j]
		if t.Kind == tokenize.QuoteMark && j > start {
			break
		}
		if j > start && t.Kind == tokenize.Letters && !t.conj && r.t[j-1].bare == "ال" {
			j++ // آل الشيخ: a house has any name
			break
		}
		if j > start && t.Kind == tokenize.Letters && t.def && t.prep == 0 && !t.conj && (r.t[j-1].bare == "ولد" || r.t[j-1].bare == "بن") {
			j++ // ولد الشيخ أحمد
			continue
		}
		if j == start+1 && r.t[start].bare == "سيد" && t.is(arAdjective) && !t.def && j+1 < p.limit && p.isNameWord(j+1, true) {
			j++ // سيد كبير أميري: no gentleman, but a given name
			continue
		}
		if !p.isNameWord(j, j > start) {
			break
		}
		if j > start && (t.conj || p.isCountry(j)) {
			break
		}
		if j > start && r.endsName(j-1) && (t.def || p.isSeat(j) || r.endsName(j)) && !r.fullName(j-1, j) {
			break
		}
		if j == start && p.isObject(j) || j > start+1 && t.form != nil && !t.is(arGivenName|arNameParticle) && !r.w.family[t.bare] {
			break
		}
		if j > start+1 && r.t[j-1].def && !r.t[j-1].is(arNameParticle) && !r.t[j-2].is(arNameParticle) && !t.is(arNameParticle) {
			break
		}
		if t.def && j > start && r.t[start].def || t.def && j > start+1 && strings.HasSuffix(t.stem, "ه") && !r.w.family[t.bare] && !r.t[j-1].is(arNameParticle) {
			break // وصف سامر نعيم الزيارة بأنها …
		}
		if t.def && j == start && !afterTitle && !r.likelyName(j) {
			break
		}
		j++
	}
	// عبد، أبو، بن never end a name.
	for j > start && j-start > 1 && r.t[j-1].is(arNameParticle) && (r.t[j-1].bare == "بن" || r.t[j-1].bare == "ابو" || r.t[j-1].bare == "عبد") {
		j--
	}
	if j > start {
		p.setName(m, start, j)
		next := func(k int) string {
			if start+k < j {
				return r.t[start+k].bare
			}
			return ""
		}
		if g, n := r.w.people["ar"].match(r.t[start].bare, next); n > 1 {
			m.person = g
			m.country = g.country
			m.gender = g.gender
		}
		return p.alias(j)
	}
	return start
}

// isCountry reports whether word j is the name of a country.
func (p *arPhrase) isCountry(j int) bool {
	pl, n := p.place(j)
	return n > 0 && pl.kind == countryName
}

// isSeat reports whether word j is a capital or the seat of a government.
func (p *arPhrase) isSeat(j int) bool {
	pl, n := p.place(j)
	return n > 0 && (pl.kind == capitalName || pl.kind == governmentName)
}

// isObject reports whether a place at word j stands by itself, so that it is
// the object of the verb and not the name that a title goes before:
// اتهم وزير الخارجية واشنطن بـ….
func (p *arPhrase) isObject(j int) bool {
	pl, n := p.place(j)
	return n > 0 && pl.kind != countryAdjective && (j+n >= p.limit || !p.isNameWord(j+n, true))
}

// fullName reports whether the gazetteer has words j and k as one name.
func (r *arReader) fullName(j, k int) bool {
	_, n := r.w.people["ar"].match(r.t[j].bare, func(i int) string {
		if i == k-j {
			return r.t[k].bare
		}
		return ""
	})
	return n > 1
}

// alias takes a nickname in quotation marks after a name.
func (p *arPhrase) alias(j int) int {
	if j < p.limit && p.r.t[j].Kind == tokenize.QuoteMark {
		if end, inner := p.quotedName(j); end > 0 && inner[1]-inner[0] <= 3 && end < p.limit {
			return end
		}
	}
	return j
}

// isNameWord reports whether word j can be part of a proper name.
func (p *arPhrase) isNameWord(j int, inside bool) bool {
	r := p.r
	t := &r.t[j]
	if t.Kind != tokenize.Letters {
		return false
	}
	if t.is(arNameParticle) || t.is(arGivenName) && (inside || !t.is(arTitleHead)) {
		return true
	}
	if t.is(arPronoun|arReflexive) || inside && r.nouns[t.bare] != nil || r.endsInPronoun(j) || r.attributive(j, inside) {
		return false
	}
	if p.stops(j) || r.nounCueAt(j) != nil || t.def && t.multi&arAddressee != 0 {
		return false
	}
	if t.form != nil && (!t.form.verb.strict || !inside || j+1 < p.limit && r.t[j+1].Kind != tokenize.Letters) && !t.is(arGivenName) {
		return false
	}
	if t.prep != 0 && !(t.prep == 'b' && t.def && r.w.family[t.bare]) || strings.Contains(r.d.Text[t.Start:t.End], "\u064b") {
		return false // no name has the ending of an indefinite accusative
	}
	if t.is(arMasdar|arNounHead|arAdjective|arAddressee|arEvent|arCountryNoun|arEventNoun) && !t.def {
		return false
	}
	if t.is(arNounHead) && t.def {
		return inside && t.is(arGivenName)
	}
	if possessive(t.bare) || inside && pluralVerb(t.bare) || t.def && r.nouns[t.stem] != nil {
		return false
	}
	if !inside && !t.def && len(t.bare) >= 2*6 && strings.HasSuffix(r.d.Text[t.Start:t.End], "ية") {
		return false // محدودية، مصداقية
	}
	if !t.def && !t.is(arGivenName) && r.masdarLike(t.bare) && (t.is(arMasdar) || !strings.HasPrefix(r.d.Text[t.Start:t.End], "أ")) {
		return false // but أنطوان has a hamza that no انفعال has
	}
	if s, ok := strings.CutSuffix(t.bare, "ا"); ok && (r.nouns[s] != nil || r.class[s]&arMasdar != 0) {
		return false // نفى نفيا قاطعا
	}
	if inside && t.def && len(t.stem) >= 10 {
		for _, plural := range [...]string{"ات", "ين", "ون"} {
			if strings.HasSuffix(t.stem, plural) {
				return false
			}
		}
	}
	return true
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
	return !r.t[j].is(arGivenName)
}

// attributive reports whether a word after a name tells something of its
// bearer, or is the object of the verb: المتخصص في …، تطمينات.
func (r *arReader) attributive(j int, inside bool) bool {
	t := &r.t[j]
	if !inside || t.is(arGivenName) || r.w.family[t.bare] {
		return false
	}
	if t.def {
		if strings.HasSuffix(t.stem, "ي") {
			return false
		}
		return t.is(arAdjective) || strings.HasPrefix(t.stem, "م") && utf8.RuneCountInString(t.stem) >= 5 && j+2 < len(r.t) && r.t[j+1].is(arPreposition) && !r.t[j+2].is(arEvent)
	}
	if n := utf8.RuneCountInString(t.bare); n >= 6 && strings.HasSuffix(t.bare, "ات") {
		return true
	}
	// بول بيا تندرج في: a verb with its preposition.
	return isVerbal(t.bare) && j+1 < len(r.t) && r.t[j+1].is(arPreposition) && !r.t[j+1].is(arNameParticle)
}

// pluralVerb reports whether a word has the shape of a verb in the imperfect
// plural: يرافقون.
func pluralVerb(s string) bool {
	return len(s) >= 2*5 && strings.HasPrefix(s, "ي") && strings.HasSuffix(s, "ون")
}

// likelyName reports whether a word with article reads as a family name: the
// rest of the phrase shows nothing else. Plurals and feminine nouns are not.
func (r *arReader) likelyName(j int) bool {
	s := r.t[j].stem
	for _, suffix := range [...]string{"ات", "ون", "ين", "ه"} {
		if strings.HasSuffix(s, suffix) {
			return false
		}
	}
	return !r.t[j].is(arNounHead | arAdjective | arMasdar | arAddressee)
}
