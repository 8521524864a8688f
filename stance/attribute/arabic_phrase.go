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
	// pairs counts each two words in a row; nil before somebody asks.
	pairs map[[2]string]int
	// states are the two that the article is about; nil before somebody asks.
	states []mention
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
	if next := j + 1; next < limit && (r.t[j].Norm == "ال" && r.t[next].Kind == tokenize.QuoteMark || r.t[j].bare == "هؤلاء" && r.t[next].def && r.t[next].prep == 0) {
		j++ // الـ«شاباك»، هؤلاء الأعضاء
	}
	t := &r.t[j]
	switch {
	case t.Kind == tokenize.QuoteMark:
		end, inner := p.quotedName(j)
		if end == 0 || end > limit || inner[1]-inner[0] > 2 && strings.HasPrefix(r.t[inner[0]].bare, "ي") && r.t[inner[0]].class == 0 && isVerbal(r.t[inner[0]].bare) {
			return m, false // «يرفض تسمية الثوار»
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
	case t.bare == "هؤلاء" && j > 0 && r.t[j-1].form != nil && (j+1 >= limit || r.t[j+1].Kind == tokenize.Letters && !r.t[j+1].def):
		m.pronoun, m.plural, m.gender = true, true, masculine
		return p.finish(m, j+1), true
	case t.starts(arPronoun) > 0 && t.bare != "هما":
		m.pronoun, m.respect = true, t.is(arHonorific)
		m.royal, m.office = m.respect && strings.HasPrefix(t.bare, "سمو"), m.respect && strings.HasPrefix(t.bare, "معالي")
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
	if j > 0 && r.t[j-1].form != nil && isAccusative(t.bare) && r.title[t.bare].dual && j+1 < len(r.t) && r.t[j+1].is(arPreposition) {
		return m, false // وأضاف متحدثا عن: no two spokesmen
	}
	if r.gathers(j) {
		return m, false
	}
	if j > i && t.bare == "مساعد" && j+1 < limit && r.t[j+1].def && r.t[j+1].prep == 0 && !r.t[j+1].is(arNounHead) && !r.isSureAdjective(j+1) {
		p.setName(&m, j, j+2)
		m.kind = Person
		return p.finish(m, j+2), true // الدكتور مساعد الراشد: after an honorific it is a name
	}
	if t.is(arNounHead) && !p.startsPerson(j) && !r.isTradeName(j) {
		return p.common(j, m)
	}
	if p.isSuperlative(j) {
		return p.common(j+1, m) // أكبر حزب معارض
	}
	if next := j + 1; t.bare == "كبار" && t.prep == 0 && next < limit && r.t[next].prep == 0 && !r.t[next].conj && (r.t[next].def && r.t[next].form == nil || r.t[next].is(arTitleHead)) {
		m.plural = true
		return p.common(next, m) // كبار المسؤولين في الإدارة
	}
	if t.def && t.prep == 0 && !p.stops(j) && t.form == nil && !r.w.family["ال"+t.stem] && !r.named[t.stem] &&
		(!r.likelyName(j) || j+1 < limit && r.isNisba(j) && !r.t[j+1].def && r.t[j+1].is(arNameParticle|arGivenName) || j+1 < limit && r.t[j+1].def && r.t[j+1].prep == 0 && r.isSureAdjective(j+1)) && !r.masdarLike(t.stem) {
		return p.common(j, m)
	}
	if j == i && j+1 < limit && r.isGroupOf(j) {
		return p.common(j, m) // منتجو السيارات
	}
	if r.isGroup(j) && j == i && (j+1 >= limit || !p.isNameWord(j+1, true)) {
		// نفطيون: people of a trade or a place that no table has.
		m.kind, m.anonymous, m.plural, m.gender = Office, true, true, masculine
		m.role, m.titleSpan = t.bare, r.surface(j, j+1)
		return p.finish(m, j+1), true
	}
	if j > i && t.is(arMasdar|arNounCue|arFeeling) && !t.def && t.prep == 0 && r.t[j-1].is(arHonorific) && r.t[j-1].def && j+1 < limit && !r.t[j+1].def && !r.t[j+1].conj && p.isNameWord(j+1, true) {
		if end := p.nameRun(j+1, &m, true); end > j+1 {
			p.setName(&m, j, end)
			m.kind = Person
			return p.finish(m, end), true // السيدة أمل تركستاني
		}
	}
	if pl, end := p.manOf(j); end > 0 && j == i {
		m.kind, m.anonymous, m.gender = Office, true, masculine
		m.role, m.country, m.titleSpan = t.bare, pl.iso, r.surface(j, end)
		return p.finish(m, end), true // سياسي يمني
	}
	if end := p.nameRun(j, &m, false); end > j {
		m.kind = Person
		return p.finish(m, end), true
	}
	if j > i && p.bareFamily(j) {
		p.setName(&m, j, j+1)
		m.kind = Person
		return p.finish(m, j+1), true
	}
	return m, false
}

// bareFamily reports whether word j after السيد or السيدة is a family name although it looks
// like a verb, since what a clause goes on with follows: أكدت السيدة تشرشل أن.
func (p *arPhrase) bareFamily(j int) bool {
	t, before := &p.r.t[j], &p.r.t[j-1]
	if before.stem != "سيد" && before.stem != "سيده" || !before.def || t.class != 0 || t.form != nil || t.def || t.conj || t.prep != 0 {
		return false
	}
	return j+1 >= p.limit || p.r.isComma(j+1) || p.r.t[j+1].is(arComplementizer|arPreposition)
}

// manOf reports whether word j is an adjective of relation without article which
// stands for a man, since that of a country follows; end is the word after both.
func (p *arPhrase) manOf(j int) (pl place, end int) {
	t := &p.r.t[j]
	if j+1 >= p.limit || !t.is(arAdjective) || t.is(arGivenName|arFirstName) || t.def || t.prep != 0 || t.form != nil || !strings.HasSuffix(t.bare, "ي") || p.r.w.family[t.bare] {
		return pl, 0
	}
	pl, n := p.place(j + 1)
	end = j + 1 + n
	if n == 0 || pl.kind != countryAdjective || p.r.t[j+1].def || end < p.limit && !p.r.t[end].conj && p.isNameWord(end, true) {
		return pl, 0
	}
	return pl, end
}

// isSuperlative reports whether word j is a superlative with the noun that it
// singles out: أكبر حزب معارض.
func (p *arPhrase) isSuperlative(j int) bool {
	if j+1 >= p.limit {
		return false
	}
	next := &p.r.t[j+1]
	return isElative(p.r.t[j].bare) && next.is(arNounHead) && !next.is(arDocument|arCollective) && !next.def && next.prep == 0 && !next.conj
}

// isElative reports whether s is a common superlative.
func isElative(s string) bool {
	switch s {
	case "اكبر", "كبري", "ابرز", "اهم", "اقوي", "اقدم", "اعلي", "افضل", "اضخم", "اسوا", "احسن", "اخطر", "اشهر", "ارقي", "احدث", "ادق", "اشد", "اقسي":
		return true
	}
	return false
}

// isGroup reports whether word j is an unknown noun in the plural of persons,
// without article.
func (r *arReader) isGroup(j int) bool {
	t := &r.t[j]
	return !t.def && t.prep == 0 && t.class == 0 && t.form == nil && utf8.RuneCountInString(t.bare) >= 6 && (strings.HasSuffix(t.bare, "يون") || strings.HasSuffix(t.bare, "ويين")) && !r.w.family[t.bare] && !r.named[t.bare] && !pluralVerb(t.bare)
}

// isGroupOf reports whether word j is an unknown plural of persons that has lost
// its nun before a genitive with article.
func (r *arReader) isGroupOf(j int) bool {
	t, next := &r.t[j], &r.t[j+1]
	return !t.def && t.prep == 0 && t.class == 0 && t.form == nil && utf8.RuneCountInString(t.bare) >= 5 && strings.HasPrefix(t.bare, "م") && strings.HasSuffix(t.bare, "و") && next.def && next.prep == 0 && !next.conj && !r.w.family[t.bare] && !r.w.family[next.bare] && !r.named[t.bare]
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

// stops reports whether word j can never stand inside a noun phrase.
func (p *arPhrase) stops(j int) bool {
	t := &p.r.t[j]
	const never = arComplementizer | arTime | arAdjunct | arRelative | arNegation | arAuxiliary | arResume | arTail |
		arAuthor | arAccording | arSwitch | arConditional | arPreposition | arReflexive
	if t.starts(never) > 0 || isPurpose(t) {
		return true
	}
	switch t.bare {
	case "تم", "تمت", "يتم", "سيتم", "بين", "كنت", "كنا", "ينبغي", "يجب", "فقط", "قرب", "عما", "لهن", "انت", "انتم", "قائل", "يومذاك", "انذاك":
		return true // بيان تم نشره, قارن برغ بين …
	}
	return t.form != nil && (t.form.tense != arPerfect || t.conj) && !t.is(arAdjective)
}
