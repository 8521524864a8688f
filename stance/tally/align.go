package tally

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
)

// AlignQuery asks who agrees with whom.
type AlignQuery struct {
	// By says who is compared: BySpeaker, ByOffice, ByCountry or BySource; 0
	// means BySpeaker.
	By     Dimension
	Filter Filter
	// MinEffective is the effective number from which someone's position on a
	// target counts as known; 0 means 2,
	// below which intervals of pairs cover too little.
	MinEffective float64
	// MinTargets is the number of targets in common from which a pair is
	// compared; 0 means 2,
	// below which intervals of pairs cover too little.
	MinTargets int
	// Threshold is the alignment from which two belong together rather than
	// apart, in (−1, 1); 0 means 0.75: their positions are 0.7 apart on the
	// average.
	Threshold float64
	// Max bounds the number compared: those with the most statements; 0 means
	// 100, and more than 1000 is an error.
	Max   int
	Level float64 // of the intervals; 0 means 0.95
	Lang  string  // of names
}

func (q *AlignQuery) check() error {
	if q.By == 0 {
		q.By = BySpeaker
	}
	if q.MinEffective == 0 {
		q.MinEffective = 2
	}
	if q.MinTargets == 0 {
		q.MinTargets = 1
	}
	if q.Threshold == 0 {
		q.Threshold = 0.75
	}
	if q.Max == 0 {
		q.Max = 100
	}
	switch {
	case q.By != BySpeaker && q.By != ByOffice && q.By != ByCountry && q.By != BySource:
		return fmt.Errorf("tally: %w: By %#x: want one of speaker, office, country, source", ErrOption, uint8(q.By))
	case !(q.MinEffective > 0), q.MinTargets < 0, !(math.Abs(q.Threshold) < 1), q.Max < 0, q.Max > 1000:
		return fmt.Errorf("tally: %w: MinEffective %v, MinTargets %d, Threshold %v, Max %d", ErrOption,
			q.MinEffective, q.MinTargets, q.Threshold, q.Max)
	}
	return checkLevel(&q.Level)
}

// Alignment compares entities (speakers, offices, countries or sources) over
// targets.
type Alignment struct {
	// Entities are in hierarchical order: those that agree stand together.
	// Those without a position on any target are left out.
	Entities []Entity `json:"entities"`
	// Targets are sorted.
	Targets []string `json:"targets"`
	// Positions has for each entity, and in it for each target, the position;
	// nil where it is not known.
	Positions [][]*Estimate `json:"positions"`
	// Pairs is the matrix, symmetric: Pairs[i][j] compares entities i and j.
	Pairs [][]Pair `json:"pairs"`
	// Merges tell how the hierarchy grew, the closest first.
	Merges []Merge `json:"merges"`
	// Communities are lists of indices of entities, each rising, in the order
	// of their first members. Together they have every entity once.
	Communities [][]int `json:"communities"`
	// Disagreement tells which targets divide the entities, the most divisive
	// first.
	Disagreement []Division `json:"disagreement"`
}

// Entity is one that is compared.
type Entity struct {
	Key        string `json:"key"` // of the speaker, or the office, country, source
	Name       string `json:"name"`
	Statements int    `json:"statements"`
}

// Pair is how far two entities agree.
type Pair struct {
	// Targets is the number of targets on which the positions of both are
	// known. With fewer than MinTargets, Known is false and the figures mean
	// nothing.
	Targets int  `json:"targets"`
	Known   bool `json:"known"`
	// Value is 1 where the positions are the same, ½ where they are one step
	// apart on the average (favor and neutral), and −1 at opposite ends. An
	// entity has 1 with itself.
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	// Apart has for each target, in the order of Alignment.Targets, its part in
	// 1 − Value; the parts add up to it, but for rounding and where Value was
	// cut to [−1, 1]. It is 0 where a position is not known.
	Apart []float64 `json:"apart"`
}

// Merge joins two clusters into one. Clusters 0 to n−1 are the entities; the
// cluster that Merges[i] makes is n+i.
type Merge struct {
	A      int     `json:"a"`
	B      int     `json:"b"`
	Height float64 `json:"height"` // mean of 1 − Value over the pairs across
}

// Align compares. A pair is compared on the targets that both have a position
// on; nothing is filled in for the others. Errors wrap ErrOption; an empty
// answer is none.
func (t *Tally) Align(q AlignQuery) (*Alignment, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	v := t.read()
	p := v.positions(&q)
	n, student := len(p.keys), newStudent(q.Level)
	pairs := make([][]Pair, n)
	for i := range pairs {
		pairs[i] = make([]Pair, n)
	}
	for i := range n {
		for j := range i {
			pairs[i][j] = p.compare(i, j, q.MinTargets, student)
			pairs[j][i] = pairs[i][j]
		}
		pairs[i][i] = p.self(i)
	}
	out := &Alignment{Targets: p.names(v), Disagreement: p.divisions(v, &q)}
	order, merges := hierarchy(pairs)
	out.Merges = merges
	for _, i := range order {
		out.Entities = append(out.Entities, p.entity(v, i, &q))
		row, places := make([]Pair, n), make([]*Estimate, len(p.targets))
		for k, j := range order {
			row[k] = pairs[i][j]
		}
		for k, m := range p.place[i] {
			if m != nil {
				e := m.estimate(student)
				places[k] = &e
			}
		}
		out.Pairs, out.Positions = append(out.Pairs, row), append(out.Positions, places)
	}
	out.Communities = communities(out.Pairs, q.Threshold)
	return out, nil
}

// positions are means by entity and target.
type positions struct {
	keys       []word // of entities
	targets    []word
	place      [][]*mean // by entity and target; nil where unknown
	statements []int     // by entity
}

func (v *view) positions(q *AlignQuery) *positions {
	rows := Query{By: q.By | ByTarget, Filter: q.Filter}
	cells := v.cells(&rows)
	keys := slices.SortedFunc(maps.Keys(cells), rowKey.compare)
	all, choice := v.means(keys, cells), v.choice(&rows)
	out := &positions{}
	statements := map[word]int{}
	targets := map[word]bool{}
	known := func(i int) bool {
		return all[i].n >= q.MinEffective && v.strings[keys[i].entity()] != "" && choice.takes(keys[i])
	}
	for i, k := range keys {
		if known(i) {
			statements[k.entity()] += len(cells[k])
			targets[k.target] = true
		}
	}
	out.keys = slices.SortedFunc(maps.Keys(statements), func(a, b word) int {
		return cmp.Or(cmp.Compare(statements[b], statements[a]), cmp.Compare(a, b))
	})
	out.keys = out.keys[:min(len(out.keys), q.Max)]
	slices.Sort(out.keys)
	out.targets = slices.Sorted(maps.Keys(targets))
	for _, k := range out.keys {
		out.statements = append(out.statements, statements[k])
		out.place = append(out.place, make([]*mean, len(out.targets)))
	}
	for i, k := range keys {
		e, ok := slices.BinarySearch(out.keys, k.entity())
		if !ok || !known(i) {
			continue
		}
		t, _ := slices.BinarySearch(out.targets, k.target)
		out.place[e][t] = &all[i]
	}
	return out
}

func (p *positions) names(v *view) []string {
	out := []string{}
	for _, t := range p.targets {
		out = append(out, v.strings[t])
	}
	return out
}

func (p *positions) entity(v *view, i int, q *AlignQuery) Entity {
	e := Entity{Key: v.strings[p.keys[i]], Name: v.strings[p.keys[i]], Statements: p.statements[i]}
	if q.By == BySpeaker {
		e.Name = v.name(p.keys[i], q.Lang)
	}
	return e
}
