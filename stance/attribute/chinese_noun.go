package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// common fills m from a phrase headed by a common noun.
func (r *zhReader) common(m *mention, a, b int, counted bool) bool {
	last := &r.t[b-1]
	if last.is(zhSide) {
		switch before := b - 2; {
		case before < a:
			return false
		case r.t[before].iso != "":
			r.state(m, before, before+1)
			m.nameSpan = r.span(before, b)
			return true
		case r.t[before].plain() && len(r.t[before].text) == 3 && strings.Contains("州省市县区", r.t[before].text):
			f := r.form(a, b-1)
			m.kind, m.definite, m.role, m.rest, m.country = Organisation, true, f.role, f.rest, countryOf(f.rest)
			return true
		default:
			return r.fill(m, a, b-1, counted)
		}
	}
	f := r.form(a, b)
	m.role, m.rest, m.country = f.role, f.rest, countryOf(f.rest)
	switch {
	case last.is(zhAnonymous):
		m.kind, m.anonymous, m.titleSpan = Office, !m.definite, r.span(a, b)
		m.plural = m.plural && counted || !m.definite && !counted && b == a+1 // 专家指出
	case last.is(zhRole):
		m.kind, m.titleSpan = Office, r.span(a, b)
		m.definite = m.definite || !counted
		m.anonymous = !m.definite
		if m.definite && !m.plural {
			m.kind = Person
		}
	case last.is(zhCollective):
		m.kind, m.plural, m.anonymous = Office, true, !m.definite
		if last.detail == "two" {
			m.definite, m.anonymous, m.pair = true, false, true
			m.rest = append(m.rest, "two")
		}
	case last.is(zhDocument):
		m.kind, m.definite = Document, true
		body := mention{first: a, next: b - 1, kind: Unknown, span: r.span(a, b-1)}
		switch last.text {
		case "数据", "统计", "统计数据", "最新数据":
			if b-1 > a && r.fill(&body, a, b-1, counted) && (body.kind == Organisation || body.kind == Medium) {
				*m = body
			}
		}
	case last.is(zhMedium):
		m.kind, m.definite = Medium, true
	default:
		if b == a+1 && m.definite && r.sameBody(m, last.text) {
			return true
		}
		m.kind, m.definite = Organisation, true
	}
	return true
}

// sameBody makes m, 该部 and the like, the body quoted last whose name ends with the word.
func (r *zhReader) sameBody(m *mention, word string) bool {
	for f := len(r.frames) - 1; f >= 0 && f >= len(r.frames)-maxBodies; f-- {
		for i := range r.frames[f].subjects {
			s := &r.frames[f].subjects[i]
			if s.kind != Organisation || !strings.HasSuffix(r.d.Text[s.span.Start:s.span.End], word) && word != "机构" && word != "组织" {
				continue
			}
			span, first, next := m.span, m.first, m.next
			*m = *s
			m.span, m.first, m.next = span, first, next
			return true
		}
	}
	return false
}

// maxBodies is how many statements back a body is looked for.
const maxBodies = 12

// document reads [a, b), which a word for a document ends, as a speaker.
func (r *zhReader) document(a, b int) mention {
	f := r.form(b-1, b)
	m := mention{first: a, next: b, kind: Document, span: r.span(a, b), role: f.role, definite: true}
	for k := a; k < b-1; k++ {
		if x := &r.t[k]; x.iso != "" || x.org != nil || x.is(zhBody) {
			m.rest = append(m.rest, x.text)
		}
	}
	return m
}

// figures makes the body [s, e) that has published them the speaker of figures, whose word
// stands at the end of [.., k).
func (r *zhReader) figures(m *mention, s, e, k int) {
	switch r.t[k-1].text {
	case "数据", "统计", "统计数据", "最新数据", "信息", "消息":
	default:
		return
	}
	if list := r.phrases(s, e); len(list) == 1 && (list[0].kind == Organisation || list[0].kind == Medium) {
		*m = list[0]
	}
}

// nameable reports whether t can stand in a name.
func (r *zhReader) nameable(t *zhToken) bool {
	if t.plain() {
		return t.text != "的" && t.text != "了" && t.text != "是"
	}
	if t.class == zhDecoy && t.cue == nil && r.soundText(t.text) {
		return true
	}
	return t.cue == nil && t.mark == 0 && t.iso == "" && t.person == nil && t.org == nil && t.class&^(zhSurname|zhShort|zhTimeUnit) == 0 ||
		t.class&(zhStop|zhAnd) == 0 && (!t.is(zhClosing) || r.g.lex.sound[t.text]) && t.mark == 0 && utf8.RuneCountInString(t.text) == 1 && r.g.lex.given[t.text]
}

// inSound reports whether the character at k, a word of its own, stands inside a foreign name:
// between characters that write such names.
func (r *zhReader) inSound(k, b int) bool {
	if k < 1 || k+1 >= b || !r.g.lex.sound[r.t[k].text] {
		return false
	}
	a, c := &r.t[k-1], &r.t[k+1]
	return a.inName(r.g.lex.sound) && c.inName(r.g.lex.sound)
}

// isName reports whether the tokens [a, b) can be a person's name: a Chinese one of two
// or three characters after its surname, or a foreign one, with a dot or written
// in the characters that foreign names are. Behind a title a little less is asked.
func (r *zhReader) isName(a, b int, titled bool) bool {
	if b <= a || b-a > maxNameTokens {
		return false
	}
	chars, sounds, dots, odd := 0, 0, 0, 0
	for k := a; k < b; k++ {
		t := &r.t[k]
		if isJoint(t.text) {
			dots++
			continue
		}
		if !r.nameable(t) && !(k > a && r.inSound(k, b)) || r.d.Words[t.first].Kind != tokenize.Letters {
			odd++
		}
		for _, c := range t.text {
			chars++
			if r.g.lex.sound[string(c)] {
				sounds++
			}
		}
	}
	if isJoint(r.t[a].text) || isJoint(r.t[b-1].text) {
		return false
	}
	if dots > 0 {
		return chars >= 3 && chars <= 24 && sounds*3 >= chars*2
	}
	if first := &r.t[a]; odd > 0 && first.is(zhSurname) && len(first.text) > 3 && chars <= 5 && b-a <= 4 && !r.t[b-1].is(zhAnd) && r.t[b-1].cue == nil {
		return true // 和 in a Japanese name
	}
	if odd > 0 {
		return b < len(r.t) && r.oddName(a, b+1) == b
	}
	first := &r.t[a]
	if first.is(zhSurname) {
		n := chars - utf8.RuneCountInString(first.text)
		if n == 1 || n == 2 {
			return true
		}
	}
	if sounds == chars {
		return chars >= 2 && chars <= 9
	}
	return titled && chars > 2 && chars <= 10 && sounds >= chars-1
}

// guess reads [a, b) as the name of somebody whom nothing introduces, where the
// cue leaves no doubt that somebody speaks.
func (r *zhReader) guess(a, b int, x *zhAttribution) (m mention, ok bool) {
	if !r.t[x.cue[0]].is(zhSay) || !r.isName(a, b, false) {
		return m, false
	}
	after := x.cue[1]
	if x.verb.has(zhTo) {
		after = x.content
	}
	if b-a < 2 || after < r.end && r.t[after].mark == 0 && !r.t[after].is(zhQuoted) {
		return m, false
	}
	m = mention{first: a, next: b, kind: Person, span: r.span(a, b), guess: true}
	r.setName(&m, a, b)
	return m, true
}

// sounds reports whether the tokens [a, b) are written in characters of foreign names only.
func (r *zhReader) sounds(a, b int) bool {
	for k := a; k < b; k++ {
		if !r.soundText(r.t[k].text) {
			return false
		}
	}
	return a < b
}

// soundText reports whether s is written in characters of foreign names only.
func (r *zhReader) soundText(s string) bool {
	for _, c := range s {
		if !r.g.lex.sound[string(c)] {
			return false
		}
	}
	return s != ""
}
