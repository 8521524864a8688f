package target

import (
	"slices"
	"sort"
)

// reversal looks for the operators that turn a mention into one of the target's
// undoing, given its hits in order and the ranges to look in. It is the
// operators' tokens, or nil where some hit has no operator: a statement that speaks
// of sanctions and of lifting them is about sanctions.
func (x *Index) reversal(hits []*hit, target int32, ranges [][2]int32) []int32 {
	var ops []int32
	reach := int32(-2) // the last token of the hits that an operator rules
	for _, h := range hits {
		op := x.operator(h, target, ranges)
		switch {
		case op != nil:
			ops = append(ops, op.words...)
			reach = max(reach, h.last())
		case h.first() > reach+1 || h.first() == reach+1 && x.tokens[h.first()].broken:
			return nil
		default: // part of one, or joined to one: lifting the sanctions and the embargo
			reach = max(reach, h.last())
		}
	}
	slices.Sort(ops)
	return slices.Compact(ops)
}

// operator is the reversal that h begins with, or that ends right before it.
func (x *Index) operator(h *hit, target int32, ranges [][2]int32) *hit {
	first := h.first()
	from := sort.Search(len(x.reversals), func(i int) bool { return x.reversals[i].first() > first-maxSteps })
	for i := from; i < len(x.reversals) && x.reversals[i].first() <= first; i++ {
		op := &x.reversals[i]
		if x.program.rules[op.rule].target != target || !in(ranges, op.first()) {
			continue
		}
		before := op.last() == first-1 && !x.tokens[first].broken && x.tokens[op.last()].sentence == x.tokens[first].sentence
		if before || op.first() == first {
			return op
		}
	}
	return nil
}
