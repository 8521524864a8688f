package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// arReader reads one document.
type arReader struct {
	*arabic
	d *tokenize.Document
	t []arWord
	// named has the last word of each name by which the article introduces
	// somebody.
	named map[string]bool
	// closing finds the quotation whose closing mark begins at a byte.
	closing map[int]int
}

// maxPhrase bounds the words of one noun phrase.
const maxPhrase = 24

// phrase parses the noun phrase that begins at word i and ends before limit.
// ok is false where none begins there that may name a speaker.
func (r *arReader) phrase(i, limit int) (m mention, ok bool) {
	limit = min(limit, i+maxPhrase)
	p := arPhrase{r: r, limit: limit}
	m.first = i
	j := p.honorifics(i, &m)
	if j >= limit {
		return m, false
	}
	t := &r.t[j]
	switch {
	case t.Kind == tokenize.QuoteMark:
		end, inner := p.quotedName(j)
		if end == 0 || end > limit {
			return m, false
		}
		// A name in quotation marks: “البيت الأبيض”، «قاري حمزة».
		if n := p.knownBody(inner[0], &m); n > 0 {
			return p.finish(m, end), true
		}
		if in := &r.t[inner[0]]; inner[1] == inner[0]+1 && in.def && in.prep == 0 && in.is(arOrganisation|arTitleHead) && !r.isTradeName(inner[0]) {
			p.limit = inner[1]
			if n, ok := p.common(inner[0], m); ok {
				p.limit = limit
				return p.finish(n, end), true // قالت «الوزارة»
			}
			p.limit = limit
		}
		p.setName(&m, inner[0], inner[1])
		m.kind = Person
		return p.finish(m, end), true
	case t.Kind != tokenize.Letters:
		return m, false
	case t.starts(arPronoun) > 0 && t.bare != "هما":
		m.pronoun, m.respect = true, t.is(arHonorific)
		m.gender, m.plural = pronounGender(t.bare)
		return p.finish(m, j+1), true
	}
	if n := p.knownBody(j, &m); n > 0 {
		return p.finish(m, p.tail(j+n, &m)), true
	}
	if t.multi&arHonorific != 0 && j == i && j+t.multN <= limit {
		// خادم الحرمين الشريفين, without the name that it honours.
		m.role, m.kind, m.gender, m.definite = t.bare, Person, masculine, true
		for k := j + 1; k < j+t.multN; k++ {
			m.rest = append(m.rest, r.t[k].stem)
		}
		m.titleSpan = r.surface(j, j+t.multN)
		return p.finish(m, j+t.multN), true
	}
	if pl, n := p.place(j); n > 0 && pl.kind == countryAdjective && t.def && t.prep == 0 && j+n < limit && !r.t[j+n].def && p.isNameWord(j+n, false) {
		// الكولومبي خوان دياز: the nationality goes before the name.
		m.country = pl.iso
		j += n
		t = &r.t[j]
	}
	if t.is(arNounHead) && !p.startsPerson(j) && !r.isTradeName(j) {
		return p.common(j, m)
	}
	if p.isSuperlative(j) {
		return p.common(j+1, m) // أكبر حزب معارض
	}
	if t.def && t.prep == 0 && !p.stops(j) && t.form == nil && !r.w.family["ال"+t.stem] && !r.named[t.stem] &&
		(!r.likelyName(j) || j+1 < limit && r.isNisba(j) && !r.t[j+1].def && r.t[j+1].is(arNameParticle|arGivenName) || j+1 < limit && r.t[j+1].def && r.t[j+1].prep == 0 && r.isSureAdjective(j+1)) && !r.masdarLike(t.stem) {
		return p.common(j, m)
	}
	if r.isGroup(j) && j == i && (j+1 >= limit || !p.isNameWord(j+1, true)) {
		// نفطيون: people of a trade or a place that no table has.
		m.kind, m.anonymous, m.plural, m.gender = Office, true, true, masculine
		m.role, m.titleSpan = t.bare, r.surface(j, j+1)
		return p.finish(m, j+1), true
	}
	if end := p.nameRun(j, &m, false); end > j {
		m.kind = Person
		return p.finish(m, end), true
	}
	return m, false
}

// isSuperlative reports whether word j is a superlative with the noun that it
// singles out: أكبر حزب معارض.
func (p *arPhrase) isSuperlative(j int) bool {
	if j+1 >= p.limit {
		return false
	}
	switch p.r.t[j].bare {
	case "اكبر", "كبري", "ابرز", "اهم", "اقوي", "اقدم", "اعلي":
		next := &p.r.t[j+1]
		return next.is(arNounHead) && !next.is(arDocument|arCollective) && !next.def && next.prep == 0 && !next.conj
	}
	return false
}

// isGroup reports whether word j is an unknown noun in the plural of persons,
// without article.
func (r *arReader) isGroup(j int) bool {
	t := &r.t[j]
	return !t.def && t.prep == 0 && t.class == 0 && t.form == nil && utf8.RuneCountInString(t.bare) >= 6 && (strings.HasSuffix(t.bare, "يون") || strings.HasSuffix(t.bare, "ويين")) && !r.w.family[t.bare] && !r.named[t.bare] && !pluralVerb(t.bare)
}

// arPhrase is the state of parsing one noun phrase.
type arPhrase struct {
	r     *arReader
	limit int
}

// following returns the normalised form of the n-th word after word j, as the
// tables' matching asks for it; nothing beyond the phrase.
func (p *arPhrase) following(j int) func(n int) string {
	return func(n int) string {
		if j+n < p.limit {
			return p.r.t[j+n].Norm
		}
		return ""
	}
}

// finish closes m before word end.
func (p *arPhrase) finish(m mention, end int) mention {
	m.next = end
	m.span = p.r.surface(m.first, end)
	if end < p.limit && p.r.t[end].is(arReflexive) {
		m.next, m.same = m.next+1, true // المصدر نفسه
	}
	return m
}

// surface is the span of words [i, j) without conjunction and preposition
// written together with the first of them.
func (r *arReader) surface(i, j int) tokenize.Span {
	s := r.span(i, j)
	if s.Len() == 0 {
		return s
	}
	t := &r.t[i]
	text := r.d.Text[t.Start:t.End]
	n := 0
	if t.conj {
		n = firstLetter(text)
	}
	switch {
	case t.prep == 'l' && t.def:
		// للنص is ل + النص with an alef dropped: the noun alone is left.
		n += firstLetter(text[n:])
		n += firstLetter(text[n:])
	case t.prep != 0:
		n += firstLetter(text[n:])
	}
	if n < len(text) {
		s.Start += n
	}
	return s
}

// span covers words [i, j).
func (r *arReader) span(i, j int) tokenize.Span {
	if j <= i {
		return tokenize.Span{}
	}
	return tokenize.Span{Start: r.t[i].Start, End: r.t[j-1].End}
}

// honorifics skips الدكتور، معالي، السيد … where something follows.
func (p *arPhrase) honorifics(i int, m *mention) int {
	for i < p.limit-1 {
		n := p.r.t[i].starts(arHonorific)
		if n == 0 || i+n >= p.limit {
			return i
		}
		next := &p.r.t[i+n]
		if next.is(arPronoun) || p.r.t[i].is(arPronoun) && (!next.is(arHonorific|arTitleHead) || next.prep != 0) {
			return i // معاليه stands for him whom it honours
		}
		if next.Kind == tokenize.Punct && next.Norm == "." && i+n+1 < p.limit && utf8.RuneCountInString(p.r.t[i].bare) == 1 {
			// د. before a name
			n++
			next = &p.r.t[i+n]
		}
		if next.Kind != tokenize.Letters && next.Kind != tokenize.QuoteMark || p.stops(i+n) {
			return i
		}
		if p.r.t[i].is(arTitleHead) && next.def && p.r.t[i].prep == 0 && !p.r.w.family[next.bare] && !p.r.named[next.stem] {
			if pl, k := p.place(i + n); k > 0 && pl.kind == countryAdjective || next.is(arAdjective) || i+n+1 < p.limit && p.r.isNisba(i+n) && p.r.isNisba(i+n+1) {
				return i // المستشار الألماني: an office
			}
		}
		if m.role == "" && n > 1 {
			// خادم الحرمين الشريفين: an honorific that is an office.
			words := make([]string, n)
			for k := range words {
				words[k] = p.r.t[i+k].bare
			}
			if f := p.r.w.titleForm("ar", words); p.r.w.officeOf["ar"][titleKey(f.role, f.rest)] != nil {
				m.role, m.rest, m.titleSpan, m.definite = f.role, f.rest, p.r.surface(i, i+n), true
			}
		}
		if t, ok := p.r.title[p.r.t[i].stem]; ok && m.gender == anyGender {
			m.gender = t.gender
			if m.role == "" {
				m.role = t.lemma
				m.definite = true
			}
		}
		i = p.pastBranch(i + n)
	}
	return i
}

// pastBranch skips the branch of a military rank that ends before word i:
// اللواء الطيار الركن فلان.
func (p *arPhrase) pastBranch(i int) int {
	if i == 0 {
		return i
	}
	switch p.r.t[i-1].stem {
	case "لواء", "عميد", "عقيد", "مقدم", "رائد", "نقيب", "ملازم", "اول", "فريق":
	default:
		return i
	}
	for i+1 < p.limit && p.r.t[i+1].Kind == tokenize.Letters {
		switch p.r.t[i].stem {
		case "طيار", "ركن", "بحري", "مظلي", "متقاعد", "مهندس", "طبيب":
			i++
		default:
			return i
		}
	}
	return i
}

// knownBody takes a country, capital, government seat, organisation or person
// of the gazetteer at word j and returns its length.
func (p *arPhrase) knownBody(j int, m *mention) int {
	r := p.r
	next := p.following(j)
	t := &r.t[j]
	lang := "ar"
	forms := []string{t.bare}
	if t.prep != 0 || t.def {
		forms = append(forms, t.stem)
	}
	if t.def {
		forms = append(forms, "ال"+t.stem)
	}
	type hit struct {
		n int
		f func()
	}
	var best hit
	for _, w := range forms {
		if o, n := r.w.orgs[lang].match(w, next); n > best.n {
			best = hit{n, func() {
				m.org, m.kind = o, o.kind
				p.setName(m, j, j+n)
				m.role, m.rest = r.headOf(j, j+n)
				if m.kind == State {
					m.kind = Organisation
				}
			}}
		}
		if g, n := r.w.people[lang].match(w, next); n > best.n && n > 1 {
			best = hit{n, func() {
				m.person, m.kind, m.country = g, Person, g.country
				if g.gender != anyGender {
					m.gender = g.gender
				}
				p.setName(m, j, j+n)
			}}
		}
		if c, n := r.w.places[lang].match(w, next); n > best.n && c.kind != countryAdjective {
			best = hit{n, func() {
				m.state, m.kind, m.country = true, State, c.iso
				if c.kind == countryName && !masculineStates[c.iso] {
					m.gender = feminine // ودعا الهند: whom he called on
				}
				p.setName(m, j, j+n)
			}}
		}
	}
	if best.n > 0 {
		best.f()
	}
	return best.n
}

// masculineStates are those whose Arabic names are masculine, or both.
var masculineStates = map[string]bool{"LB": true, "IQ": true, "JO": true, "MA": true, "SD": true, "SS": true, "YE": true, "SO": true, "VA": true, "TD": true, "SN": true, "NE": true, "GA": true, "CM": true, "BR": true, "PE": true, "VN": true}

// tail takes adjectives and a short name in brackets after a known body, and
// the rest of a person's name.
func (p *arPhrase) tail(j int, m *mention) int {
	if m.kind == Person {
		return p.alias(p.nameRest(j, m))
	}
	for j < p.limit && p.r.t[j].def && p.r.t[j].prep == 0 && !p.r.t[j].conj && !p.stops(j) && m.org != nil && p.r.isSureAdjective(j) {
		j++
	}
	if m.org != nil {
		return p.alias(j) // حركة المقاومة الإسلامية «حماس»
	}
	return j
}

// stops reports whether word j can never stand inside a noun phrase.
func (p *arPhrase) stops(j int) bool {
	t := &p.r.t[j]
	const never = arComplementizer | arTime | arAdjunct | arRelative | arNegation | arAuxiliary | arResume | arTail |
		arAuthor | arAccording | arSwitch | arConditional | arPreposition | arReflexive
	if t.starts(never) > 0 {
		return true
	}
	switch t.bare {
	case "تم", "تمت", "يتم", "سيتم", "بين", "كنت", "كنا", "ينبغي", "يجب", "فقط", "عما", "لهن", "انت", "انتم", "قائل", "يومذاك", "انذاك":
		return true // بيان تم نشره, قارن برغ بين …
	}
	return t.form != nil && (t.form.tense != arPerfect || t.conj) && !t.is(arAdjective)
}
