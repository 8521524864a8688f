package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// bothStates replaces a pair that names nobody by the two states whose it is:
// البلدان, and in an article on a joint statement الجانبان and الطرفان too. They
// are the two that the article names most.
func (r *arReader) bothStates(ms []mention) []mention {
	if len(ms) != 1 || !ms[0].pair || len(ms[0].rest) > 0 || ms[0].hasName() {
		return ms
	}
	switch ms[0].role {
	case "بلدان", "بلدين":
	case "جانبان", "جانبين", "طرفان", "طرفين":
		if !r.tellsOfStatement() {
			return ms
		}
	default:
		return ms
	}
	if r.states == nil {
		r.states = r.mainStates()
	}
	if len(r.states) != 2 {
		return ms
	}
	out := make([]mention, 2)
	for i, m := range r.states {
		m.first, m.next, m.span = ms[0].first, ms[0].next, ms[0].span
		out[i] = m
	}
	return out
}

// tellsOfStatement reports whether the article speaks of a joint statement.
func (r *arReader) tellsOfStatement() bool {
	for k := 0; k+1 < len(r.t) && k < maxLead; k++ {
		if r.t[k].stem == "بيان" && r.t[k+1].stem == "مشترك" {
			return true
		}
	}
	return false
}

// maxLead is how many words of an article are searched for what it is about.
const maxLead = 200

// mainStates returns the two states that the article names most, in its order; none
// where it names others as often.
func (r *arReader) mainStates() []mention {
	type seen struct {
		m mention
		n int
	}
	states := map[string]*seen{}
	var order []string
	p := arPhrase{r: r, limit: len(r.t)}
	for k := 0; k < len(r.t); k++ {
		if r.t[k].Kind != tokenize.Letters {
			continue
		}
		pl, n := p.place(k)
		if n == 0 || pl.kind != countryName {
			continue
		}
		s := states[pl.iso]
		if s == nil {
			m, ok := r.phrase(k, k+n)
			if !ok || !m.state {
				continue
			}
			s = &seen{m: m}
			states[pl.iso] = s
			order = append(order, pl.iso)
		}
		s.n++
		k += n - 1
	}
	first, second, third := 0, 0, 0
	for _, s := range states {
		switch {
		case s.n > first:
			first, second, third = s.n, first, second
		case s.n > second:
			second, third = s.n, second
		case s.n > third:
			third = s.n
		}
	}
	out := []mention{}
	for _, iso := range order {
		if s := states[iso]; s.n >= second && second > third && second > 1 {
			out = append(out, s.m)
		}
	}
	return out
}
