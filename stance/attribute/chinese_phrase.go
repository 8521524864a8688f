package attribute

import "github.com/bayan-nlp/bayan/tokenize"

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
