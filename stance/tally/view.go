package tally

import (
	"cmp"
	"slices"

	"github.com/bayan-nlp/bayan/stance"
)

// view is what reading methods share: the statements of a canonical state,
// with copies put together. It does not change.
type view struct {
	strings    []string
	records    []record
	statements []statement
	names      map[word]word          // of speakers, most frequent form
	labels     map[word]map[word]word // speaker, language, name
	languages  map[string]word
	offices    map[string]word // most frequent form of a title, by its match form
}

// statement is one that counts, after copies were put together. Its figures
// are means over the copies, weighted with the confidence of each.
type statement struct {
	group
	speaker, target, office, country word
	published                        int64 // first publication
	p                                stance.Probabilities
	score, open                      float64 // E and Var of the label, see estimate
	weight                           float64 // mean confidence
	label                            stance.Label
}

// least is the smallest weight of a statement, as in stance.
const least = 0.01

func newView(t *Tally) *view {
	v := &view{strings: t.strings.list, records: t.records, labels: map[word]map[word]word{}, languages: map[string]word{}}
	groups := findCopies(t.records, t.options)
	offices := v.findOffices()
	v.statements = make([]statement, len(groups))
	for i, g := range groups {
		v.statements[i] = v.statement(g, offices)
	}
	v.names = v.modes(func(r *record) (word, word) { return r.speaker, r.name })
	for l := range t.labels {
		m := v.labels[l.speaker]
		if m == nil {
			m = map[word]word{}
			v.labels[l.speaker] = m
		}
		if old, ok := m[l.lang]; !ok || l.name < old { // two versions of the tables
			m[l.lang] = l.name
		}
		v.languages[v.strings[l.lang]] = l.lang
	}
	return v
}

func (v *view) statement(g group, offices map[word]word) statement {
	first := &v.records[g.members[0]]
	s := statement{group: g, speaker: first.speaker, target: first.target, published: first.published}
	var sum, favor, against, neutral, unrelated uint64
	for _, i := range g.members {
		r := &v.records[i]
		w := max(uint64(r.confided), least*unit)
		sum += w
		favor += w * uint64(r.favor)
		against += w * uint64(r.against)
		neutral += w * uint64(r.neutral)
		unrelated += w * uint64(r.unrelated)
	}
	part := func(x uint64) float64 { return float64(x) / float64(sum) / unit }
	s.p = stance.Probabilities{Favor: part(favor), Against: part(against), Neutral: part(neutral), Unrelated: part(unrelated)}
	s.score = s.p.Favor - s.p.Against
	square := s.score * s.score
	s.open = max(s.p.Favor+s.p.Against-square, 0)
	s.weight = float64(sum) / float64(len(g.members)) / unit
	s.label = labelOf(favor, against, neutral)
	s.office = v.mode(g, func(r *record) word { return offices[r.office] })
	s.country = v.mode(g, func(r *record) word { return r.country })
	return s
}

// labelOf is the likeliest of three; of equals it is neutral.
func labelOf(favor, against, neutral uint64) stance.Label {
	switch {
	case favor > against && favor > neutral:
		return stance.Favor
	case against > favor && against > neutral:
		return stance.Against
	}
	return stance.Neutral
}

// mode is the most frequent value that is not "" among the copies; of equals
// the longest, then the first.
func (v *view) mode(g group, of func(*record) word) word {
	if len(g.members) == 1 {
		return of(&v.records[g.members[0]])
	}
	counts := map[word]int{}
	for _, i := range g.members {
		counts[of(&v.records[i])]++
	}
	return v.best(counts)
}

// best is the most frequent string; "" only where there is no other.
func (v *view) best(counts map[word]int) word {
	list := make([]word, 0, len(counts))
	for w := range counts {
		list = append(list, w)
	}
	return slices.MinFunc(list, func(a, b word) int {
		x, y := v.strings[a], v.strings[b]
		if (x == "") != (y == "") {
			return cmp.Compare(len(y), len(x))
		}
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(len(y), len(x)), cmp.Compare(a, b))
	})
}

// modes is the most frequent value for each key.
func (v *view) modes(of func(*record) (key, value word)) map[word]word {
	counts := map[word]map[word]int{}
	for i := range v.records {
		k, x := of(&v.records[i])
		if counts[k] == nil {
			counts[k] = map[word]int{}
		}
		counts[k][x]++
	}
	out := make(map[word]word, len(counts))
	for k, c := range counts {
		out[k] = v.best(c)
	}
	return out
}

// findOffices maps each title to the most frequent form of those that compare
// equal.
func (v *view) findOffices() map[word]word {
	counts := map[string]map[word]int{}
	keys := map[word]string{}
	for i := range v.records {
		w := v.records[i].office
		k, ok := keys[w]
		if !ok {
			k = fold(v.strings[w])
			keys[w] = k
			if counts[k] == nil {
				counts[k] = map[word]int{}
			}
		}
		counts[k][w]++
	}
	v.offices = map[string]word{}
	for k, c := range counts {
		v.offices[k] = v.best(c)
	}
	out := make(map[word]word, len(keys))
	for w, k := range keys {
		out[w] = v.offices[k]
	}
	return out
}

// name is a speaker's name in a language where the gazetteer has one, and
// otherwise the most frequent in the articles.
func (v *view) name(speaker word, lang string) string {
	if w, ok := v.languages[lang]; ok {
		if n, ok := v.labels[speaker][w]; ok {
			return v.strings[n]
		}
	}
	return v.strings[v.names[speaker]]
}
