package attribute

import "strings"

// zhMatcher looks words up in a sequence of characters.
type zhMatcher struct {
	l     *zhLexicon
	chars func(i int) string // "" where nothing can go on
}

// match fills t with what begins at character i and returns how many characters
// that are, 0 where nothing does.
func (m *zhMatcher) match(t *zhToken, i int) int {
	first := m.chars(i)
	if first == "" {
		return 0
	}
	next := func(k int) string { return m.chars(i + k) }
	e, best := m.l.words.match(first, next)
	p, np := m.l.w.places["zh"].match(first, next)
	x, nx := m.l.w.people["zh"].match(first, next)
	o, no := m.l.w.orgs["zh"].match(first, next)
	if no > 1 && m.chars(i+no) == "长" && m.chars(i+no-1) == "部" && !isLong(m.chars(i+no+1)) {
		no = 0 // the minister, not the ministry
	}
	best = max(best, np, nx, no)
	if best == 0 {
		return 0
	}
	if c := m.chars(i + best); e != nil && e.is(zhBody) && c == "长" && strings.Contains("部局厅司署处院所台社", m.chars(i+best-1)) && !isLong(m.chars(i+best+1)) {
		t.class = zhRole
		return best + 1 // 组织部长
	} else if e != nil && e.is(zhBody) && c == "门" && m.chars(i+best-1) == "部" {
		t.class = zhBody
		return best + 1 // 应急管理部门
	} else if e != nil && e.is(zhRole) && m.chars(i+best-1) == "长" && isLong(c) && best > 2 {
		if x, n := m.l.words.match(first, func(k int) string {
			if k < best-1 {
				return m.chars(i + k)
			}
			return ""
		}); n == best-1 {
			e, best = x, n // 国防部|长期
			t.class, t.cue, t.detail = e.class, e.cue, e.detail
			return best
		}
	}
	if e != nil {
		if _, n := m.l.words.match(first, next); n == best {
			t.class, t.cue, t.detail = e.class, e.cue, e.detail
		}
	}
	if np == best {
		t.iso, t.placeKind = p.iso, p.kind
	}
	if nx == best {
		t.person = x
	}
	if no == best {
		t.org = o
	}
	return best
}

// isLong reports whether c makes a word with 长 before it: 长期, 长达.
func isLong(c string) bool { return c == "期" || c == "达" || c == "远" || c == "年" }

// cut cuts characters that are no text, the words of a title in a table.
func (l *zhLexicon) cut(chars []string) []zhToken {
	m := zhMatcher{l: l, chars: func(i int) string {
		if i < len(chars) {
			return chars[i]
		}
		return ""
	}}
	var out []zhToken
	for i := 0; i < len(chars); {
		t := zhToken{first: i, quote: -1}
		n := max(1, m.match(&t, i))
		t.next = i + n
		t.text = strings.Join(chars[i:i+n], "")
		out = append(out, t)
		i += n
	}
	settleShort(out, l.sound)
	return out
}

// maxShortName is how many bytes the short name of a person has that may be a part of
// another's.
const maxShortName = 9

// settleShort decides which of the one-character names of countries stand for a
// state: those before a word for its office, body, people or press, before another
// such name, or before what it says.
func settleShort(list []zhToken, sound map[string]bool) {
	for i := range list {
		// The short name of a person inside of a longer one is none: 萨尔 in 布萨尔金.
		if t := &list[i]; t.person != nil && len(t.text) <= maxShortName && (i > 0 && list[i-1].inName(sound) || i+1 < len(list) && list[i+1].inName(sound)) {
			t.person = nil
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		t := &list[i]
		if !t.is(zhShort) || t.iso != "" || i+1 >= len(list) {
			continue
		}
		if i > 0 && list[i-1].plain() && !t.space {
			continue // 宁波大学
		}
		n := &list[i+1]
		short := n.is(zhShort) && n.iso != ""
		begins := i == 0 || list[i-1].mark != 0 || list[i-1].is(zhShort) || n.space || t.space
		if n.is(zhRole|zhBody|zhSide|zhMedium) && (len(n.text) > 3 || n.is(zhSide)) || n.org != nil || short || n.text == "驻" || begins && n.cue != nil && n.is(zhSay) || begins && n.is(zhTime|zhAdverb) && i+2 < len(list) && list[i+2].is(zhSay) {
			t.iso, t.placeKind = t.detail, countryAdjective
			t.class &^= zhStop
		}
	}
}
