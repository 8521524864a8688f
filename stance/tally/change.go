package tally

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"
)

// ChangeQuery asks who changed, on what, and when.
type ChangeQuery struct {
	// By says whose series are tested: BySpeaker, ByOffice, ByCountry or
	// BySource; 0 means BySpeaker.
	By     Dimension
	Filter Filter
	// MinSide is the least number of occasions on each side of a change; 0
	// means 4. Series with fewer than twice as many are not tested.
	MinSide int
	// Alpha is the false-alarm rate: the chance that a series without change is
	// said to have one. 0 means 0.05.
	Alpha float64
	// Rounds is the number of permutations; 0 means 1999. The smallest P there
	// is is 1/(Rounds+1).
	Rounds int
	Level  float64 // of the intervals; 0 means 0.95
	Lang   string  // of names
}

func (q *ChangeQuery) check() error {
	if q.By == 0 {
		q.By = BySpeaker
	}
	if q.MinSide == 0 {
		q.MinSide = 4
	}
	if q.Alpha == 0 {
		q.Alpha = 0.05
	}
	if q.Rounds == 0 {
		q.Rounds = 1999
	}
	switch {
	case q.By != BySpeaker && q.By != ByOffice && q.By != ByCountry && q.By != BySource:
		return fmt.Errorf("tally: %w: By %#x: want one of speaker, office, country, source", ErrOption, uint8(q.By))
	case q.MinSide < 2, !(q.Alpha > 0 && q.Alpha < 1), q.Rounds < 19, q.Rounds > 1e6:
		return fmt.Errorf("tally: %w: MinSide %d, Alpha %v, Rounds %d", ErrOption, q.MinSide, q.Alpha, q.Rounds)
	}
	return checkLevel(&q.Level)
}

// Change is the answer of one test: the likeliest place of a change in a
// series, and whether there is one.
type Change struct {
	Key    string `json:"key"` // of the speaker, or the office, country, source
	Name   string `json:"name"`
	Target string `json:"target"`
	// Found tells that P is at most Alpha.
	Found bool `json:"found"`
	// P is the chance of a series that divides as well or better, were there
	// no change.
	P float64 `json:"p"`
	// Q is the smallest false-discovery rate at which this change would be
	// among those accepted, of all series tested (Benjamini and Hochberg). With
	// many series, go by Q rather than by Found.
	Q float64 `json:"q"`
	// Block is the number of days that the test moved together: more than 1
	// where neighbouring days are alike. A series that drifts slowly is then
	// still taken for changed more often than Alpha says.
	Block int `json:"block"`
	// At is the day of the first statement after the change.
	At     time.Time `json:"at"`
	Before Side      `json:"before"`
	After  Side      `json:"after"`
	// Difference is After's score less Before's. Its interval does not know
	// that the place was chosen where the difference is largest, and is
	// somewhat too far from 0.
	Difference float64 `json:"difference"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
}

// Side is a part of a series before or after a change.
type Side struct {
	From       time.Time `json:"from"` // first day
	To         time.Time `json:"to"`   // last day
	Occasions  int       `json:"occasions"`
	Statements int       `json:"statements"`
	Score      float64   `json:"score"`
	Low        float64   `json:"low"`
	High       float64   `json:"high"`
	Effective  float64   `json:"effective"`
}

// series is what one entity said on one target, by day.
type series struct {
	key    rowKey
	days   []int64
	value  []float64
	weight []float64
	parts  [][]part
	prior  prior
}

// Changes tests each series for a change of its mean at an unknown time; the
// sides of a change that is found are tested in their turn. The answers are in
// the order of keys, targets and time; a series in which nothing is found has
// one answer, with its likeliest place. Statements without a date do not count.
// Errors wrap ErrOption.
func (t *Tally) Changes(q ChangeQuery) ([]Change, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	v := t.read()
	student := newStudent(q.Level)
	var out []Change
	todo := v.series(&q)
	for depth := 0; len(todo) > 0; depth++ {
		var next []*series
		var family []Change
		for _, s := range todo {
			if len(s.days) < 2*q.MinSide {
				continue
			}
			found := s.test(&q, v)
			c := v.change(s, found, &q, student)
			if c.Found {
				next = append(next, s.part(0, found.place), s.part(found.place, len(s.days)))
			}
			family = append(family, c)
		}
		falseDiscovery(family)
		for _, c := range family {
			if depth == 0 || c.Found {
				out = append(out, c)
			}
		}
		todo = next
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Target, b.Target), a.At.Compare(b.At))
	})
	return out, nil
}

// series gives the series that q asks for, in the order of their keys.
func (v *view) series(q *ChangeQuery) []*series {
	rows := Query{By: q.By | ByTarget, Filter: q.Filter}
	cells := v.cells(&rows)
	keys := slices.SortedFunc(maps.Keys(cells), rowKey.compare)
	priors := map[word]prior{}
	samples := map[word][]sample{}
	for _, k := range keys {
		samples[k.target] = append(samples[k.target], v.sample(cells[k]))
	}
	for target, list := range samples {
		priors[target] = pool(list)
	}
	choice := v.choice(&rows)
	var out []*series
	for _, k := range keys {
		if !choice.takes(k) || v.strings[k.entity()] == "" {
			continue
		}
		s := &series{key: k, prior: priors[k.target]}
		s.fill(v, cells[k])
		if len(s.days) >= 2*q.MinSide {
			out = append(out, s)
		}
	}
	return out
}

func (s *series) entity() word { return s.key.entity() }

// fill sorts parts by day.
func (s *series) fill(v *view, parts []part) {
	byDay := map[int64][]part{}
	for _, p := range parts {
		if x := &v.statements[p.statement]; x.published != undated {
			byDay[day(x.published)] = append(byDay[day(x.published)], p)
		}
	}
	s.days = slices.Sorted(maps.Keys(byDay))
	for _, d := range s.days {
		var value, weight float64
		for _, p := range byDay[d] {
			x := &v.statements[p.statement]
			value += float64(x.weight * x.score)
			weight += x.weight
		}
		s.value = append(s.value, value/weight)
		s.weight = append(s.weight, weight)
		s.parts = append(s.parts, byDay[d])
	}
}

// part is a stretch of a series.
func (s *series) part(from, to int) *series {
	return &series{key: s.key, days: s.days[from:to], value: s.value[from:to], weight: s.weight[from:to],
		parts: s.parts[from:to], prior: s.prior}
}

// change describes a cut of a series.
func (v *view) change(s *series, x cut, q *ChangeQuery, student *student) Change {
	k := x.place
	entity := s.entity()
	c := Change{Key: v.strings[entity], Name: v.strings[entity], Target: v.strings[s.key.target],
		P: x.p, Found: x.p <= q.Alpha, Block: x.block, At: dayTime(s.days[k])}
	if q.By == BySpeaker {
		c.Name = v.name(entity, q.Lang)
	}
	var a, b mean
	c.Before, a = v.side(s.part(0, k), student)
	c.After, b = v.side(s.part(k, len(s.days)), student)
	d, variance := b.value-a.value, a.variance+b.variance
	half := student.quantile(satterthwaite(&a, &b)) * math.Sqrt(variance)
	c.Difference, c.Low, c.High = round4(d), round4(max(d-half, -2)), round4(min(d+half, 2))
	return c
}

func (v *view) side(s *series, student *student) (Side, mean) {
	x := v.sample(slices.Concat(s.parts...))
	variance, df := s.prior.moderate(&x)
	m := mean{value: x.mean, variance: variance, df: df, n: x.n}
	e := m.estimate(student)
	out := Side{From: dayTime(s.days[0]), To: dayTime(s.days[len(s.days)-1]), Occasions: len(s.days),
		Score: e.Score, Low: e.Low, High: e.High, Effective: e.Effective}
	for _, p := range s.parts {
		out.Statements += len(p)
	}
	return out, m
}

func dayTime(d int64) time.Time { return time.Unix(d*86400, 0).UTC() }

// WhatChanged lists the statements on both sides of a change that q found,
// each in order of time: the n nearest to it on each side, or all where n is
// not positive.
func (t *Tally) WhatChanged(q ChangeQuery, c Change, n int) (before, after []Statement, err error) {
	if err := q.check(); err != nil {
		return nil, nil, err
	}
	rows := Query{By: q.By | ByTarget, Filter: q.Filter}
	f := rows.Of(Row{Speaker: c.Key, Office: c.Key, Country: c.Key, Source: c.Key, Target: c.Target})
	f.From, f.To = c.Before.From, c.After.To.AddDate(0, 0, 1)
	for s := range t.Statements(f, q.Lang) {
		if s.Published.Before(c.At) {
			before = append(before, s)
		} else {
			after = append(after, s)
		}
	}
	byTime := func(a, b Statement) int { return a.Published.Compare(b.Published) }
	slices.SortStableFunc(before, byTime)
	slices.SortStableFunc(after, byTime)
	if n > 0 {
		before = before[max(0, len(before)-n):]
		after = after[:min(len(after), n)]
	}
	return before, after, nil
}
