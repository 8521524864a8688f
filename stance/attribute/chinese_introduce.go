package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// introduce learns the names of persons that the article gives with their titles, and
// records where it names them, and those whom the gazetteer knows.
func (r *zhReader) introduce() {
	for i := 0; i < len(r.t); i++ {
		if !r.t[i].is(zhRole) {
			continue
		}
		if n := r.nameAfter(i + 1); n > i+1 {
			if m, ok := r.phrase(r.titleStart(i), n); ok && m.hasName() && m.kind == Person {
				r.learn(&m)
			}
		}
	}
	for i := 0; i < len(r.t); {
		t := &r.t[i]
		a, n := i, i+1
		switch {
		case t.person != nil:
			a = r.titleStart(i)
		case t.is(zhRole):
			if n = r.nameAfter(i + 1); n == i+1 {
				i++
				continue
			}
			a = r.titleStart(i)
		case r.names[t.text]:
			if n = r.knownName(i); n == i {
				i++
				continue
			}
		default:
			i++
			continue
		}
		m, ok := r.phrase(a, n)
		if !ok && t.person != nil {
			m, ok = r.phrase(i, n)
		}
		if k := r.d.Regions[r.d.Words[t.first].Region].Kind; ok && m.hasName() && m.kind == Person && k != tokenize.DateLine && k != tokenize.Boilerplate {
			r.mentions = append(r.mentions, m)
		}
		i = n
	}
}

// knownName is the end of the name, known to the article, that begins at token i; i where
// none does.
func (r *zhReader) knownName(i int) int {
	end, s := i, ""
	for k := i; k < len(r.t) && k-i < maxNameTokens && r.t[k].mark == 0; k++ {
		if !isJoint(r.t[k].text) {
			s += r.t[k].text
		}
		if r.known[s] {
			end = k + 1
		}
	}
	if end > i && len([]rune(s)) > 1 {
		return end
	}
	return i
}

// learn remembers the name of m, whole and by its last part.
func (r *zhReader) learn(m *mention) {
	whole := ""
	for _, part := range m.name {
		whole += part
	}
	last := m.name[len(m.name)-1]
	r.known[whole], r.known[last] = true, true
	for k := m.first; k < m.next; k++ {
		if s := r.t[k].text; strings.HasPrefix(whole, s) || strings.HasPrefix(last, s) {
			r.names[s] = true
		}
	}
}

// titleStart is where the title that ends at or before token i begins.
func (r *zhReader) titleStart(i int) int {
	a, run := i, 0
	for k := i - 1; k >= 0 && i-k <= maxTitle; k-- {
		t := &r.t[k]
		if r.d.Words[t.first].Sentence != r.d.Words[r.t[i].first].Sentence || t.class&zhStop != 0 && t.class&zhHead == 0 || t.cue != nil && t.class&zhHead == 0 || t.mark != 0 || t.person != nil || t.is(zhQuoted|zhPronoun|zhAnd) {
			break
		}
		if t.plain() {
			if run++; run > 6 || t.text == "的" {
				break
			}
			continue
		}
		run = 0
		if t.class&(zhHead|zhFormer|zhModifier) != 0 || t.iso != "" || t.org != nil {
			a = k
		}
	}
	return a
}

// maxTitle is how many tokens a title has at most.
const maxTitle = 24

// nameAfter is the end of the name that begins at token n, behind a title; n where
// none does.
func (r *zhReader) nameAfter(n int) int {
	e, dots := n, 0
	for e < len(r.t) && e-n < maxNameTokens {
		t := &r.t[e]
		if r.d.Words[t.first].Sentence != r.d.Words[r.t[n-1].first].Sentence || !r.nameable(t) && !(dots > 0 && t.iso != "") && !(e > n && r.inSound(e, len(r.t))) {
			break
		}
		if isJoint(t.text) {
			dots++
		}
		e++
	}
	if e > n && r.isName(n, e, true) {
		return e
	}
	return n
}
