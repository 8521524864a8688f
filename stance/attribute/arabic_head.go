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
	case t.is(arCollective):
		return Unknown
	case t.is(arAnonymous) && !t.def:
		return Office
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
	next := func(k int) string {
		if j+k < p.limit {
			return p.r.t[j+k].Norm
		}
		return ""
	}
	g, n := p.r.w.people["ar"].match(p.r.t[j].bare, next)
	if n < 2 {
		return 0
	}
	m.person, m.country = g, g.country
	p.setName(m, j, j+n)
	return n
}
