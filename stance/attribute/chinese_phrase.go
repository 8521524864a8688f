package attribute

import (
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// span covers the tokens [a, b).
func (r *zhReader) span(a, b int) tokenize.Span {
	if b <= a {
		return tokenize.Span{}
	}
	return tokenize.Span{Start: r.d.Words[r.t[a].first].Start, End: r.d.Words[r.t[b-1].next-1].End}
}

// phrases reads the tokens [a, b) as one phrase that names a speaker, or as several
// joined by 、 and 和; none where the last is no such phrase.
func (r *zhReader) phrases(a, b int) []mention {
	var list [][2]int
	from := a
	for k := a; k < b; k++ {
		if r.t[k].mark == '/' || r.t[k].is(zhAnd) && k > a && !(r.t[k-1].is(zhSurname) && len(r.t[k-1].text) > 3 && k+1 < b && r.t[k+1].plain()) && !(r.t[k].is(zhPreposition) && r.inBody(a, k, b)) {
			if k > from {
				list = append(list, [2]int{from, k})
			}
			from = k + 1
		}
	}
	list = append(list, [2]int{from, b})
	if n := len(list) - 1; n > 0 { // 埃及、约旦等多个国家: those named
		for i := range list {
			for k := list[i][0] + 1; k < list[i][1]; k++ {
				if r.t[k].detail == "list" {
					list[i][1] = k
					break
				}
				if r.t[k].text == "等" && r.t[list[i][1]-1].is(zhCollective) {
					list[i][1] = k
				}
			}
		}
	}
	var out []mention
	for i := len(list) - 1; i >= 0; i-- {
		m, ok := r.phrase(list[i][0], list[i][1])
		if !ok && i == len(list)-1 {
			return nil
		}
		if n := len(out); n > 0 {
			next := &out[n-1]
			if !ok || m.kind == Person && !m.hasName() && !m.pronoun && next.hasName() && next.kind == Person && next.role != "" && !m.plural {
				// State councillor and foreign minister X; foreign and defence minister.
				if x, joined := r.phrase(list[i][0], next.next); joined {
					*next = x
				}
				continue
			}
		}
		out = append(out, m)
	}
	for i, k := 0, len(out)-1; i < k; i, k = i+1, k-1 {
		out[i], out[k] = out[k], out[i]
	}
	return out
}

// phrase reads the tokens [a, b) as one phrase that names a speaker.
func (r *zhReader) phrase(a, b int) (m mention, ok bool) {
	for a < b && (r.t[a].is(zhAside) || r.t[a].mark != 0) {
		a++
	}
	for b > a && (r.t[b-1].is(zhAside) || r.t[b-1].text == "等" || r.t[b-1].text == "等人" || r.t[b-1].mark != 0) {
		b--
	}
	if b <= a {
		return m, false
	}
	m = mention{first: a, next: b, kind: Unknown, span: r.span(a, b)}
	if b > a+1 && r.t[b-1].is(zhHonorific) {
		b--
		m.gender = genderOf(r.t[b].detail)
		if r.isName(a, b, false) && b-a > 1 && r.t[b-1].person == nil {
			r.named(&m, a, a, a, b)
			return m, true
		}
	}
	if b == a+1 && r.t[a].is(zhPronoun) {
		r.pronoun(&m, a)
		return m, true
	}
	counted := false
	for a < b-1 && (r.t[a].is(zhDeterminer|zhQuantity|zhFormer) || r.isNumber(a)) {
		switch {
		case r.t[a].is(zhDeterminer):
			m.definite = true
		case r.t[a].is(zhFormer):
			m.former = true
		default:
			counted = true
			m.plural = m.plural || r.t[a].detail == "p" || r.isNumber(a)
		}
		a++
	}
	if r.fill(&m, a, b, counted) {
		if m.kind == Person && m.hasName() {
			m.plural, m.anonymous = false, false
		}
		return m, true
	}
	return m, false
}

// isNumber reports whether token a is a number that counts people.
func (r *zhReader) isNumber(a int) bool {
	return r.d.Words[r.t[a].first].Kind == tokenize.Number && !r.t[a].is(zhTime)
}

// fill reads [a, b), behind its determiners, into m.
func (r *zhReader) fill(m *mention, a, b int, counted bool) bool {
	last := &r.t[b-1]
	switch {
	case last.person != nil:
		n := r.dotted(a, b-1)
		if !r.isTitle(a, n) {
			return false
		}
		r.named(m, a, n, n, b)
		if n < b-1 {
			m.person, m.country = last.person, last.person.country
		}
		return true
	case last.is(zhQuoted):
		if b-1 == a || !r.t[b-2].is(zhBody) || r.isSpeech(b-1) {
			return false
		}
		m.kind, m.definite = Organisation, true
		r.setName(m, b-1, b)
		return true
	case last.org != nil:
		if b-1 > a && !r.isTitle(a, b-1) && !last.is(zhTitle) {
			return false
		}
		m.org, m.kind, m.definite = last.org, last.org.kind, true
		if m.kind == State {
			m.kind = Organisation
		}
		r.setName(m, b-1, b)
		if t := r.form(b-1, b); last.is(zhHead) {
			m.role, m.rest = t.role, t.rest
		}
		return true
	case last.is(zhTitle):
		m.kind = Document
		if last.is(zhMedium) {
			m.kind = Medium
		}
		r.setName(m, b-1, b)
		return true
	case last.iso != "" && !last.is(zhHead):
		if a < b-1 && !r.isTitle(a, b-1) {
			return false
		}
		r.state(m, b-1, b)
		return true
	case last.is(zhHead):
		if n := r.nameBefore(a, b-1); n < b-1 && last.is(zhRole) {
			r.named(m, n, b-1, n, b-1)
			m.role, m.rest, m.titleSpan = "", nil, tokenize.Span{}
			r.title(m, b-1, b)
			if n > a && r.isTitle(a, n) {
				m.country = countryOf(r.form(a, n).rest)
			}
			return true
		}
		if n := len([]rune(joinedTokens(r.t[a : b-1]))); last.is(zhAddress) && (n > 2 || r.sounds(a, b-1)) && n < 9 && r.isName(a, b-1, false) {
			r.named(m, a, a, a, b-1)
			r.title(m, b-1, b)
			return true
		}
		return r.common(m, a, b, counted)
	}
	for h := b - 2; h >= a; h-- {
		if r.t[h].is(zhHead) && r.isName(h+1, b, true) {
			r.named(m, a, h+1, h+1, b)
			return true
		}
		if r.t[h].class&zhHead != 0 && !r.g.lex.given[r.t[h].text] {
			break
		}
	}
	if n := r.nameBefore(a, b); n == a {
		r.named(m, a, a, a, b)
		return true
	}
	return false
}

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
