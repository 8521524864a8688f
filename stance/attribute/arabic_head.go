package attribute

import "strings"

// closedByName reports whether a title without article is definite all the
// same, by a definite genitive: وزير الخارجية.
func closedByName(r *arReader, j, end int) bool {
	if j+1 >= end {
		return false
	}
	t := &r.t[j+1]
	return t.def && t.prep == 0 || !t.is(arAdjective) && r.w.places["ar"][t.bare] != nil
}

// headKind is the kind of speaker that a head noun names.
func headKind(t *arWord) SpeakerKind {
	switch {
	case t.is(arMedium):
		return Medium
	case t.is(arDocument):
		return Document
	case t.is(arCollective), t.is(arAnonymous) && !t.def:
		return Office // the many and some are a source without a name
	case t.is(arTitleHead):
		if t.def || !t.is(arAnonymous) {
			return Person
		}
		return Office
	case t.is(arAnonymous):
		return Office
	}
	if t.def && (strings.HasSuffix(t.stem, "ون") || strings.HasSuffix(t.stem, "ين")) {
		return Person
	}
	return Organisation
}

// speaksFor reports whether a title is that of somebody who speaks for others.
func speaksFor(head *arWord) bool {
	switch head.stem {
	case "متحدث", "متحدثه", "متحدثو", "متحدثون", "ناطق", "ناطقه":
		return true
	}
	return false
}

// namesPrincipal reports whether the name after the title of words [j, end)
// belongs to somebody named inside it, by a title of his own: a spokesman's
// president, a wife's husband. m has the name.
func (r *arReader) namesPrincipal(j, end int, m *mention) bool {
	for x := end - 1; x >= end-2 && x > j; x-- {
		if (r.t[x].bare == "باسم" || r.t[x].bare == "بلسان") && (x == end-1 || !r.t[x+1].def && !r.t[x+1].is(arNounHead) && (r.t[x+1].is(arFirstName|arGivenName|arHonorific) || r.w.people["ar"][r.t[x+1].bare] != nil)) {
			return true // المتحدثة باسم محمد فلان
		}
	}
	x := end - 1
	if x-2 > j && r.t[x-1].bare == "في" {
		x -= 2 // المتحدثة باسم المدعي العام في مالمو فلان
	}
	for x > j && r.t[x].def && !r.t[x].is(arTitleHead) && r.isSureAdjective(x) {
		x-- // الرئيس السوري
	}
	if x <= j || !r.t[x].def && !(x+1 < end) || !r.t[x].is(arTitleHead) || r.t[x].conj {
		return false
	}
	if r.t[x].def && (r.t[x-1].bare == "باسم" || r.t[x-1].bare == "بلسان") {
		return true
	}
	own, inner := r.w.roleOf(r.title[r.t[j].stem].lemma, "ar"), r.w.roleOf(r.title[r.t[x].stem].lemma, "ar")
	switch r.t[j].stem {
	case "نائب", "نائبه":
		return false // نائب الرئيس فلان has the title himself
	case "مساعد", "مساعده", "وكيل", "وكيله", "معاون":
		if len(m.name) > 1 {
			return false // so has مساعد الوزير فلان بن فلان, a minister himself later on
		}
	}
	if m.person != nil {
		return r.w.held["ar"][m.person][inner] && !r.w.held["ar"][m.person][own]
	}
	return len(m.name) == 1 && r.t[x].def && r.w.heldBy(m.name[0], inner)
}

// headOf returns head noun and other words of an organisation's name.
func (r *arReader) headOf(i, j int) (string, []string) {
	var words []string
	for ; i < j; i++ {
		words = append(words, r.t[i].bare)
	}
	f := r.w.titleForm("ar", words)
	return f.role, f.rest
}

// knownPerson matches a full name of the gazetteer at word j.
func (p *arPhrase) knownPerson(j int, m *mention) int {
	g, n := p.r.w.people["ar"].match(p.r.t[j].bare, p.following(j))
	if n < 2 {
		return 0
	}
	m.person, m.country = g, g.country
	p.setName(m, j, j+n)
	return n
}

// ofField reports whether a plural tells in what field experts or officials work.
func ofField(s string) bool {
	switch s {
	case "عسكريون", "امنيون", "اقتصاديون", "استراتيجيون", "قانونيون", "رياضيون", "تربويون", "حقوقيون", "ماليون", "حكوميون":
		return true
	}
	return false
}

// ownerOf reports whether a word says that somebody has what follows: ذو صلة.
func ownerOf(s string) bool {
	switch s {
	case "ذو", "ذي", "ذات", "ذوو", "ذوي", "وثيق", "وثيقه":
		return true
	}
	return false
}

// reportsFor reports whether a title is that of one who works for a medium.
func reportsFor(lemma string) bool {
	switch lemma {
	case "مراسل", "مصور", "صحافي", "صحفي", "مندوب":
		return true
	}
	return false
}
