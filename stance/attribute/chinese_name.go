package attribute

import (
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// isTitle reports whether the tokens [a, b) can stand before a name: nothing at all,
// or words for offices, bodies and places.
func (r *zhReader) isTitle(a, b int) bool {
	if a == b {
		return true
	}
	known := false
	for k := a; k < b; k++ {
		t := &r.t[k]
		known = known || t.class&zhHead != 0 || t.iso != "" || t.org != nil
	}
	return known && (r.t[b-1].class&(zhHead|zhHonorific|zhModifier) != 0 || r.t[b-1].iso != "" || r.t[b-1].org != nil || r.t[b-1].is(zhQuoted|zhAside))
}

// nameBefore is where a name begins that ends at token b: the person of the gazetteer
// there, or a name that the article introduces; b where there is none.
func (r *zhReader) nameBefore(a, b int) int {
	if b <= a {
		return b
	}
	if r.t[b-1].person != nil {
		return b - 1
	}
	best, s := b, ""
	for n := b - 1; n >= a && b-n <= maxNameTokens; n-- {
		if r.t[n].mark != 0 {
			break
		}
		if !isJoint(r.t[n].text) {
			s = r.t[n].text + s
		}
		if r.known[s] && utf8.RuneCountInString(s) > 1 {
			best = n
		}
	}
	return best
}

// maxNameTokens is how many tokens a name has at most.
const maxNameTokens = 20

// named fills m with the name [n, e) and the title [a, t) before it.
func (r *zhReader) named(m *mention, a, t, n, e int) {
	m.kind = Person
	r.setName(m, n, e)
	if e == n+1 && r.t[n].person != nil {
		p := r.t[n].person
		m.person, m.country = p, p.country
		if m.gender == anyGender {
			m.gender = p.gender
		}
	}
	if t > a {
		r.title(m, a, t)
	}
	if p := m.person; p != nil && p.country == "CN" && m.role != "" && utf8.RuneCountInString(r.t[n].text) < 3 && !r.g.w.held["zh"][p][m.role] {
		m.person = nil // a villager of the premier's name
	}
}

// title reads the tokens [a, b) as the title of a person.
func (r *zhReader) title(m *mention, a, b int) {
	f := r.form(a, b)
	head := false
	for k := a; k < b; k++ {
		head = head || r.t[k].is(zhRole|zhCollective)
		m.former = m.former || r.t[k].is(zhFormer)
	}
	if c := countryOf(f.rest); c != "" && m.country == "" {
		m.country = c
	}
	if head {
		m.role, m.rest, m.titleSpan = f.role, f.rest, r.span(a, b)
	}
}

// form is the form of the tokens [a, b) in which titles compare.
func (r *zhReader) form(a, b int) titleForm { return r.g.w.chinese.formOf(r.t[a:b]) }

// state fills m with a country, its capital or government.
func (r *zhReader) state(m *mention, a, b int) {
	m.state, m.kind, m.country, m.definite = true, State, r.t[a].iso, true
	r.setName(m, a, b)
}

// setName records the tokens [a, b) as the proper name: its words are the parts
// between the dots.
func (r *zhReader) setName(m *mention, a, b int) {
	m.name, m.nameSpan = nil, r.span(a, b)
	part := ""
	for k := r.t[a].first; k < r.t[b-1].next; k++ {
		w := &r.d.Words[k]
		switch {
		case isDot(w.Norm):
			if part != "" {
				m.name = append(m.name, part)
			}
			part = ""
		case w.Kind == tokenize.Letters || w.Kind == tokenize.Number:
			part += w.Norm
		}
	}
	if part != "" {
		m.name = append(m.name, part)
	}
}

// pronoun fills m with the pronoun at a.
func (r *zhReader) pronoun(m *mention, a int) {
	m.pronoun, m.kind = true, Person
	switch r.t[a].detail {
	case "m":
		m.gender = masculine
	case "f":
		m.gender = feminine
	case "p":
		m.plural = true
	case "pair":
		m.plural, m.pair = true, true
	}
}

// joinedTokens is the text of the tokens.
func joinedTokens(list []zhToken) string {
	s := ""
	for i := range list {
		s += list[i].text
	}
	return s
}

// dotted is where the name begins whose last part is token n: before it, behind a dot, may stand
// parts that the gazetteer does not have.
func (r *zhReader) dotted(a, n int) int {
	from := n
	for k := n - 1; k >= a && (isJoint(r.t[k].text) || from < n && r.nameable(&r.t[k])); k-- {
		if !isJoint(r.t[k].text) || from == n {
			from = k
		}
	}
	if from < n && isJoint(r.t[from].text) {
		return n
	}
	return from
}
