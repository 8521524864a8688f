package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
)

// position is a speaker's stance over an article.
type position struct {
	speaker, target string
	labels          []stance.Label // any of them is right
	optional        bool
}

// triples compares the (speaker, target, label) of the article as sets.
//
// Of gold, a speaker's label is that of most of his statements on the target
// that are not optional; a statement labelled a|b votes for both, and of equals
// each is right. Of the report it is that of its list of stances, and for the
// unknown speaker, whom that list leaves out, the one of most statements. A
// right speaker and target with a wrong label is one too many and one too few.
// What gold has in optional statements only counts for nothing.
func (s *scorer) triples() {
	want := s.wanted()
	used := make([]bool, len(want))
	for _, got := range s.reported() {
		at := slices.IndexFunc(want, func(w position) bool {
			return w.target == got.target && s.v.same(w.speaker, got.speaker)
		})
		switch {
		case at < 0:
			s.out.Triples.FP++
			s.triple(got, "nothing", string(got.labels[0]))
			continue
		case used[at]: // two of the report's speakers are one of gold
			if !want[at].optional {
				s.out.Triples.FP++
			}
			continue
		}
		used[at] = true
		w := want[at]
		switch {
		case w.optional:
		case slices.ContainsFunc(got.labels, func(l stance.Label) bool { return slices.Contains(w.labels, l) }):
			s.out.Triples.TP++
		default:
			s.out.Triples.FP++
			s.out.Triples.FN++
			s.triple(got, join(w.labels), string(got.labels[0]))
		}
	}
	for i, w := range want {
		if !used[i] && !w.optional {
			s.out.Triples.FN++
			s.out.Errors = append(s.out.Errors, finding{Article: s.g.ID, Kind: "triple", Speaker: s.v.gold[w.speaker].label,
				What: fmt.Sprintf("%s: want %s, got nothing", w.target, join(w.labels)), Start: len(s.g.Text), End: len(s.g.Text)})
		}
	}
}

// triple notes an error about a position of the report.
func (s *scorer) triple(p position, want, got string) {
	s.out.Errors = append(s.out.Errors, finding{Article: s.g.ID, Kind: "triple", Speaker: s.v.report[p.speaker].label,
		What: fmt.Sprintf("%s: want %s, got %s", p.target, want, got), Start: len(s.g.Text), End: len(s.g.Text)})
}

func join(list []stance.Label) string {
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = string(l)
	}
	return strings.Join(out, "|")
}

// tally counts votes for labels.
type tally struct {
	speaker, target string
	votes           map[stance.Label]int
	optional        bool
}

// tallies keeps them in order of first appearance.
type tallies []*tally

func (t *tallies) at(speaker, target string) *tally {
	for _, x := range *t {
		if x.speaker == speaker && x.target == target {
			return x
		}
	}
	x := &tally{speaker, target, map[stance.Label]int{}, true}
	*t = append(*t, x)
	return x
}

func (t *tally) position() position {
	p := position{t.speaker, t.target, nil, t.optional}
	most := 0
	for _, n := range t.votes {
		most = max(most, n)
	}
	for _, l := range []stance.Label{stance.Favor, stance.Against, stance.Neutral} {
		if most > 0 && t.votes[l] == most {
			p.labels = append(p.labels, l)
		}
	}
	return p
}

func (s *scorer) wanted() []position {
	var list tallies
	for _, gs := range s.g.Statements {
		for _, target := range sortedKeys(gs.Stances) {
			for _, key := range gs.Speakers {
				t := list.at(key, target)
				if gs.Optional {
					continue
				}
				t.optional = false
				for l := range strings.SplitSeq(gs.Stances[target], "|") {
					t.votes[stance.Label(l)]++
				}
			}
		}
	}
	var out []position
	for _, t := range list {
		out = append(out, t.position())
	}
	return out
}

func (s *scorer) reported() []position {
	var out []position
	for _, st := range s.r.Stances {
		out = append(out, position{st.Speaker, st.Target, []stance.Label{st.Label}, false})
	}
	var list tallies
	for _, rs := range s.r.Statements {
		for _, id := range rs.Speakers {
			if x := s.r.Speaker(id); x == nil || x.Kind != attribute.Unknown {
				continue
			}
			for _, st := range rs.Stances {
				list.at(id, st.Target).votes[st.Label]++
			}
		}
	}
	for _, t := range list {
		out = append(out, t.position())
	}
	return out
}
