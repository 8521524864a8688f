package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
)

// result is what came of one article.
type result struct {
	ID         string `json:"id"`
	Gold       int    `json:"gold"`   // statements, without optional ones
	Reported   int    `json:"report"` // statements
	figures    `json:"figures"`
	Errors     []finding               `json:"errors,omitempty"`
	groups     map[string]*group       // by what -by names
	confusions map[[2]stance.Label]int // gold, reported; "" for none
}

// group is a class of aligned statements.
type group struct {
	Speakers hits  `json:"speakers"`
	Bytes    count `json:"content"` // of the aligned pairs
}

// measure compares a report with its gold. by groups the aligned statements:
// "reference", "rule" or "kind".
func measure(g *gold, r *stance.Analysis, by string) *result {
	s := &scorer{g: g, r: r, al: align(g, r), v: newVoices(g, r), by: by, out: &result{
		ID: g.ID, Reported: len(r.Statements), groups: map[string]*group{}, confusions: map[[2]stance.Label]int{},
	}}
	s.bytes()
	for i := range g.Statements {
		if !g.Statements[i].Optional {
			s.out.Gold++
			s.goldStatement(i)
		}
	}
	for j := range r.Statements {
		if s.al.report[j] < 0 && !s.al.optOnly[j] {
			s.surplus(j)
		}
	}
	s.triples()
	slices.SortStableFunc(s.out.Errors, func(a, b finding) int { return a.Start - b.Start })
	return s.out
}

type scorer struct {
	g   *gold
	r   *stance.Analysis
	al  *alignment
	v   *voices
	by  string
	out *result
}

// bytes counts content and attributed bytes. What only optional statements
// cover counts for nothing.
func (s *scorer) bytes() {
	for _, x := range segments(s.g, s.r) {
		if len(x.gold) == 0 && len(x.optional) > 0 {
			continue
		}
		var keys, ids []string
		for _, i := range x.gold {
			keys = addNew(keys, s.g.Statements[i].Speakers...)
		}
		for _, j := range x.report {
			ids = addNew(ids, s.r.Statements[j].Speakers...)
		}
		n := x.Len()
		switch {
		case len(ids) == 0:
			s.out.Content.FN += n
		case len(keys) == 0:
			s.out.Content.FP += n
		default:
			s.out.Content.TP += n
		}
		right := s.v.shared(keys, ids)
		s.out.Attributed.add(count{n * right, n * (len(ids) - right), n * (len(keys) - right)})
	}
}

func addNew(list []string, more ...string) []string {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// goldStatement scores a statement that ought to be found.
func (s *scorer) goldStatement(i int) {
	gs, j := &s.g.Statements[i], s.al.gold[i]
	if j < 0 {
		s.out.Statements.FN++
		s.out.Cues.FN++
		s.miss(i)
		for _, label := range gs.Stances {
			s.out.Mentioned.FN++
			s.out.Labels.FN++
			s.out.confusions[[2]stance.Label{first(label), ""}]++
		}
		return
	}
	rs := &s.r.Statements[j]
	a, b := spansOfGold(gs), spansOfReport(rs)
	n := s.al.common[i][j]
	if 4*n >= size(a)+size(b) { // Dice of at least 1/2
		s.out.Statements.TP++
	} else {
		s.out.Statements.FP++
		s.out.Statements.FN++
	}
	s.bounds(i, j)
	if sameCue(gs.Cue, s.r.Slice(rs.Cue.Span)) {
		s.out.Cues.TP++
	} else {
		s.out.Cues.FP++
		s.out.Cues.FN++
		s.find(finding{Kind: "cue", What: fmt.Sprintf("want %q, got %q", gs.Cue, s.r.Slice(rs.Cue.Span))}, b, i, j)
	}
	right := s.v.sameSet(gs.Speakers, rs.Speakers)
	s.out.Speakers.try(right)
	if !right {
		s.find(finding{Kind: "speaker", What: fmt.Sprintf("want %s, got %s",
			s.v.labels(s.v.gold, gs.Speakers), s.v.labels(s.v.report, rs.Speakers))}, b, i, j)
	}
	gr := s.out.groups[s.groupOf(gs, rs)]
	if gr == nil {
		gr = &group{}
		s.out.groups[s.groupOf(gs, rs)] = gr
	}
	gr.Speakers.try(right)
	gr.Bytes.add(count{n, size(b) - n, size(a) - n})
	s.stances(i, j)
}

func (s *scorer) groupOf(gs *goldStatement, rs *stance.Statement) string {
	switch {
	case s.by == "rule":
		return string(rs.Rule)
	case s.by == "kind":
		return gs.Kind
	case gs.Reference != "":
		return gs.Reference
	}
	return string(rs.Reference)
}

// stances scores the labels of an aligned pair.
func (s *scorer) stances(i, j int) {
	gs, rs := &s.g.Statements[i], &s.r.Statements[j]
	got := map[string]*stance.Stance{}
	for k := range rs.Stances {
		got[rs.Stances[k].Target] = &rs.Stances[k]
	}
	for _, target := range sortedKeys(gs.Stances) {
		want := gs.Stances[target]
		st := got[target]
		delete(got, target)
		if st == nil {
			s.out.Mentioned.FN++
			s.out.Labels.FN++
			s.out.confusions[[2]stance.Label{first(want), ""}]++
			s.find(finding{Kind: "label", What: fmt.Sprintf("%s: want %s, got none", target, want)}, spansOfReport(rs), i, j)
			continue
		}
		s.out.Mentioned.TP++
		if accepts(want, st.Label) {
			s.out.Labels.TP++
			s.out.confusions[[2]stance.Label{st.Label, st.Label}]++
			continue
		}
		s.out.Labels.add(count{0, 1, 1})
		s.out.confusions[[2]stance.Label{first(want), st.Label}]++
		s.find(finding{Kind: "label", What: fmt.Sprintf("%s: want %s, got %s %+.2f", target, want, st.Label, st.Score)},
			spansOfReport(rs), i, j)
	}
	for k := range rs.Stances {
		if st := &rs.Stances[k]; got[st.Target] != nil {
			s.falseStance(j, i, st)
		}
	}
}

func (s *scorer) falseStance(j, i int, st *stance.Stance) {
	s.out.Mentioned.FP++
	s.out.Labels.FP++
	s.out.confusions[[2]stance.Label{"", st.Label}]++
	s.find(finding{Kind: "label", What: fmt.Sprintf("%s: want none, got %s %+.2f", st.Target, st.Label, st.Score)},
		spansOfReport(&s.r.Statements[j]), i, j)
}

// surplus scores a statement of the report that gold has no partner for.
func (s *scorer) surplus(j int) {
	s.out.Statements.FP++
	s.out.Cues.FP++
	rs := &s.r.Statements[j]
	f := finding{Kind: "extra", What: "not in gold"}
	for i := range s.g.Statements {
		if s.al.common[i][j] > 0 {
			f = finding{Kind: "split", What: "part of a statement that is found already"}
		}
	}
	s.find(f, spansOfReport(rs), -1, j)
	for k := range rs.Stances {
		s.falseStance(j, -1, &rs.Stances[k])
	}
}

// first is the first of the labels a|b.
func first(label string) stance.Label {
	l, _, _ := strings.Cut(label, "|")
	return stance.Label(l)
}

// accepts tells whether l is one of the labels a|b.
func accepts(want string, l stance.Label) bool {
	for w := range strings.SplitSeq(want, "|") {
		if stance.Label(w) == l {
			return true
		}
	}
	return false
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
