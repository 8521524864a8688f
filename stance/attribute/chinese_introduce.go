package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// introduce records the persons whom the article names with their titles, or whom the
// gazetteer knows, and learns their names.
func (r *zhReader) introduce() {
	for i := 0; i < len(r.t); i++ {
		t := &r.t[i]
		if k := r.d.Regions[r.d.Words[t.first].Region].Kind; k == tokenize.DateLine || k == tokenize.Boilerplate {
			continue
		}
		switch {
		case t.person != nil:
			a := r.titleStart(i)
			m, ok := r.phrase(a, i+1)
			if !ok {
				m, ok = r.phrase(i, i+1)
			}
			if ok {
				r.mentions = append(r.mentions, m)
			}
		case t.is(zhRole) && !t.is(zhQuoted):
			n := r.nameAfter(i + 1)
			if n <= i+1 {
				continue
			}
			if m, ok := r.phrase(r.titleStart(i), n); ok && m.hasName() && m.kind == Person {
				r.learn(&m)
				r.mentions = append(r.mentions, m)
			}
			i = n - 1
		}
	}
}

// learn remembers the name of m, whole and by its last part.
func (r *zhReader) learn(m *mention) {
	whole := ""
	for _, part := range m.name {
		whole += part
	}
	r.known[whole] = true
	r.known[m.name[len(m.name)-1]] = true
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
		if r.d.Words[t.first].Sentence != r.d.Words[r.t[n-1].first].Sentence || !r.nameable(t) && !(dots > 0 && t.iso != "") {
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
