package main

import (
	"slices"

	"github.com/bayan-nlp/bayan/stance"
)

// span is a half-open byte range.
type span = stance.Span

// alignment pairs the statements of gold and report, each with at most one,
// those with the most bytes in common first.
type alignment struct {
	gold    []int   // the report's statement, -1 without one
	report  []int   // the gold statement, -1 without one
	common  [][]int // bytes that gold statement i and the report's j have in common
	optOnly []bool  // report statements that touch optional gold and no other
}

func spansOfGold(s *goldStatement) []span {
	out := make([]span, len(s.Spans))
	for i, x := range s.Spans {
		out[i] = span{Start: x[0], End: x[1]}
	}
	return out
}

func spansOfReport(s *stance.Statement) []span {
	out := make([]span, len(s.Content))
	for i, c := range s.Content {
		out[i] = c.Span
	}
	return out
}

// size is the number of bytes of disjoint spans.
func size(list []span) int {
	n := 0
	for _, s := range list {
		n += s.Len()
	}
	return n
}

// intersect is what both lists cover; each is sorted and disjoint.
func intersect(a, b []span) []span {
	var out []span
	for i, j := 0, 0; i < len(a) && j < len(b); {
		s := span{Start: max(a[i].Start, b[j].Start), End: min(a[i].End, b[j].End)}
		if s.Start < s.End {
			out = append(out, s)
		}
		if a[i].End < b[j].End {
			i++
		} else {
			j++
		}
	}
	return out
}

// subtract is what a covers and b does not; each is sorted and disjoint.
func subtract(a, b []span) []span {
	var out []span
	for _, s := range a {
		for _, x := range b {
			if x.End <= s.Start || x.Start >= s.End {
				continue
			}
			if x.Start > s.Start {
				out = append(out, span{Start: s.Start, End: x.Start})
			}
			s.Start = min(x.End, s.End)
		}
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	return out
}

func align(g *gold, r *stance.Analysis) *alignment {
	al := &alignment{
		gold: slices.Repeat([]int{-1}, len(g.Statements)), report: slices.Repeat([]int{-1}, len(r.Statements)),
		common: make([][]int, len(g.Statements)), optOnly: make([]bool, len(r.Statements)),
	}
	type pair struct{ i, j, n int }
	var pairs []pair
	firm := make([]bool, len(r.Statements)) // touches gold that is not optional
	for i := range g.Statements {
		al.common[i] = make([]int, len(r.Statements))
		for j := range r.Statements {
			n := size(intersect(spansOfGold(&g.Statements[i]), spansOfReport(&r.Statements[j])))
			if n == 0 {
				continue
			}
			al.common[i][j] = n
			pairs = append(pairs, pair{i, j, n})
			if g.Statements[i].Optional {
				al.optOnly[j] = true
			} else {
				firm[j] = true
			}
		}
	}
	for j := range firm {
		al.optOnly[j] = al.optOnly[j] && !firm[j]
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.n - a.n })
	for _, p := range pairs {
		if al.gold[p.i] < 0 && al.report[p.j] < 0 {
			al.gold[p.i], al.report[p.j] = p.j, p.i
		}
	}
	return al
}

// segment is a stretch over which the covering statements do not change.
type segment struct {
	span
	gold, optional, report []int
}

// segments cuts the text where a content span begins or ends, and leaves out
// what nobody covers.
func segments(g *gold, r *stance.Analysis) []segment {
	var cuts []int
	type cover struct {
		span
		i        int
		optional bool
	}
	var golds, reports []cover
	for i := range g.Statements {
		for _, s := range spansOfGold(&g.Statements[i]) {
			golds = append(golds, cover{s, i, g.Statements[i].Optional})
			cuts = append(cuts, s.Start, s.End)
		}
	}
	for i := range r.Statements {
		for _, s := range spansOfReport(&r.Statements[i]) {
			reports = append(reports, cover{s, i, false})
			cuts = append(cuts, s.Start, s.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for k := 1; k < len(cuts); k++ {
		x := segment{span: span{Start: cuts[k-1], End: cuts[k]}}
		for _, c := range golds {
			switch {
			case !c.Contains(x.span):
			case c.optional:
				x.optional = append(x.optional, c.i)
			default:
				x.gold = append(x.gold, c.i)
			}
		}
		for _, c := range reports {
			if c.Contains(x.span) {
				x.report = append(x.report, c.i)
			}
		}
		if len(x.gold)+len(x.optional)+len(x.report) > 0 {
			out = append(out, x)
		}
	}
	return out
}
