package attribute

import (
	"slices"

	"github.com/bayan-nlp/bayan/tokenize"
)

// named fills m from a phrase with a proper name at [n, head).
func (r *enReader) named(m *mention, start, a, n, head, b int) {
	last := &r.t[head-1]
	m.kind = Person
	hon := n
	for hon > a && (r.t[hon-1].is(euHonorific) || r.t[hon-1].mark == '.') {
		hon--
		if g := genderOf(r.g.detail[r.t[hon].Norm]); g != anyGender {
			m.gender = g
		}
	}
	honoured := hon < n
	role := r.lastRole(a, hon)
	switch {
	case honoured || role >= 0:
	case last.is(euMedium) && !last.is(euRole) && (start < a || n < head-1):
		m.kind = Medium
	case last.is(euBody|euDocument) && (start < a || n < head-1):
		m.kind = Organisation
	case last.caps && n == head-1 && !r.titled:
		m.kind = Organisation
	case start < a && r.t[start].Norm == "the":
		m.kind = Organisation
		if r.g.class[singular(last.Norm)]&(euRole|euCollective) != 0 {
			m.kind = Office
		}
	}
	for k := a; k < n; k++ {
		if m.kind == Person && r.t[k].is(euBody) && role < 0 && k == n-1 && !r.isName(k) {
			// "the company Gazprom", "the agency Interfax"
			m.kind = Organisation
		}
		if m.kind == Person && r.t[k].is(euMedium) && role < 0 && k == n-1 && !r.isName(k) {
			m.kind = Medium
		}
	}
	to := head
	if m.kind != Person && head < b && r.t[head].is(euPreposition) {
		to = b // Organization for Security and …
	}
	r.setName(m, n, to)
	if m.kind == Person && role >= 0 {
		t := r.g.w.english.form(r.titleWords(a, hon))
		m.role, m.rest, m.titleSpan = t.role, t.rest, r.bareSpan(a, hon)
		m.country = countryOf(t.rest)
		if g := genderOf(r.g.detail[r.t[role].Norm]); g != anyGender && m.gender == anyGender && r.t[role].Norm != "spokesman" {
			m.gender = g
		}
	}
	if m.kind == Organisation || m.kind == Medium {
		m.role, m.rest = r.bodyHead(n, to)
	}
	if m.kind == Person {
		if p := r.personNamed(n, head); p != nil {
			m.person, m.country = p, p.country
			if m.gender == anyGender {
				m.gender = p.gender
			}
		}
		if m.gender == anyGender && len(m.name) > 1 {
			if m.gender = r.g.w.forename[m.name[0]]; m.gender == anyGender {
				m.gender = r.g.forename[m.name[0]]
			}
		}
	}
}

// personNamed finds the person of the gazetteer whose full name the words
// [n, head) are, with or without initials in the middle.
func (r *enReader) personNamed(n, head int) *person {
	var words []string
	for k := n; k < head; k++ {
		if w := &r.t[k]; k == n || w.Kind == tokenize.Letters && w.Len() > 1 {
			words = append(words, w.Norm)
		}
	}
	next := func(k int) string {
		if k < len(words) {
			return words[k]
		}
		return ""
	}
	if p, k := r.g.w.people["en"].match(words[0], next); k > 1 && k == len(words) {
		return p
	}
	return nil
}

// common fills m from a phrase headed by a common noun.
func (r *enReader) common(m *mention, start, a, head, b int) {
	last := r.t[head-1].Norm
	class := r.g.class[last] | r.g.class[singular(last)]
	t := r.g.w.english.form(r.words(a, b))
	if head == b {
		t = r.g.w.english.form(r.titleWords(a, b))
	}
	m.role, m.rest = t.role, t.rest
	m.country = countryOf(t.rest)
	if singular(last) != last {
		m.plural = true
	}
	if start == a && r.isName(a) && r.t[a].poss || r.t[a].poss {
		m.definite = true
	}
	switch {
	case class&euRole != 0:
		m.kind = Office
		if m.definite && !m.plural && class&euAnonymous == 0 {
			m.kind = Person // the chancellor: one whom the article means
		}
		m.titleSpan = r.bareSpan(a, b)
		m.gender = genderOf(r.g.detail[last])
		m.anonymous = !m.definite && (class&euAnonymous != 0 || m.plural)
	case class&euCollective != 0 || r.g.class[r.t[start].Norm]&euCollective != 0 && class&euNounHead == 0 && start == a:
		m.kind, m.plural = Office, true
		m.anonymous = !m.definite
	case class&euDocument != 0 && class&euBody == 0:
		m.kind = Document
	case class&euMedium != 0:
		m.kind = Medium
	case class&euBody != 0:
		m.kind = Organisation
	default:
		m.kind = Office
	}
	if m.kind == Organisation || m.kind == Medium {
		m.gender = anyGender
	}
}

func countryOf(rest []string) string {
	for _, x := range rest {
		if len(x) == 3 && x[0] == '@' {
			return x[1:]
		}
	}
	return ""
}

// bodyHead is the head noun and rest of an organisation's name, by which
// "the commission" looks back on it.
func (r *enReader) bodyHead(a, b int) (string, []string) {
	end := r.headEnd(a, b)
	if !r.t[end-1].is(euBody | euMedium | euDocument) {
		for k := a; k < b; k++ {
			if r.t[k].is(euBody) {
				end = k + 1
				break
			}
		}
	}
	t := r.g.w.english.form(r.words(a, end))
	return t.role, t.rest
}

// setName records words [a, b) as the proper name.
func (r *enReader) setName(m *mention, a, b int) {
	m.name = nil
	for k := a; k < b; k++ {
		t := &r.t[k]
		if t.Quote >= 0 && r.t[a].Quote < 0 {
			continue // a nickname
		}
		if t.Kind == tokenize.Letters || t.Kind == tokenize.Number {
			m.name = append(m.name, t.Norm)
		}
	}
	m.nameSpan = r.bareSpan(a, b)
}

func cutApostrophe(s string) string {
	for _, x := range [...]string{"'", "’"} {
		if n := len(s) - len(x); n > 0 && s[n:] == x {
			return s[:n]
		}
	}
	return s
}

// words are the folded words of [a, b).
func (r *enReader) words(a, b int) []string {
	out := make([]string, 0, b-a)
	for k := a; k < b; k++ {
		t := &r.t[k]
		if (t.Kind == tokenize.Letters || t.Kind == tokenize.Number) && !(r.isDeterminer(k)) {
			out = append(out, t.Norm)
		}
	}
	return out
}

// titleWords are the words of a title, without prepositions where it has the full
// name of a body before its head: Ministry of Works (MPW) spokeswoman.
func (r *enReader) titleWords(a, b int) []string {
	words := r.words(a, b)
	if b <= a || !r.t[b-1].is(euRole) || r.headEnd(a, b) >= b {
		return words
	}
	return slices.DeleteFunc(words, func(s string) bool { return r.g.w.english.prep[s] })
}
