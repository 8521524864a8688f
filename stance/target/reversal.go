package target

import (
	"slices"
	"sort"
)

// undoing looks for the operators that turn the hits of a mention, in order,
// into mentions of the target's undoing; they have to lie in the ranges. phrases
// are the tokens of those hits and their operators, operators those of the
// operators alone; both are nil where some hit has no operator, since who speaks
// of sanctions and of lifting them speaks of sanctions. An anaphor says nothing
// here where another hit speaks: "lifting the sanctions, because these measures …".
func (x *Index) undoing(hits []*hit, target int32, ranges [][2]int32) (phrases, operators []int32) {
	named := false
	for _, h := range hits {
		named = named || x.program.rules[h.rule].role != RoleAnaphor
	}
	reach := int32(-1) // how far, without a gap, the hits that have an operator go on behind it
	extend := func(words []int32) {
		for _, w := range words {
			if w <= reach+1 {
				reach = max(reach, w)
			}
		}
	}
	ends := map[int32]bool{}
	var without []*hit
	for _, h := range hits {
		if named && x.program.rules[h.rule].role == RoleAnaphor {
			continue
		}
		op := x.operator(h, target, ranges)
		switch {
		case op != nil:
			for _, w := range op.words {
				if op.last() <= h.last() || !slices.Contains(h.words, w) {
					operators = append(operators, w)
				}
			}
			phrases = append(append(phrases, op.words...), h.words...)
			reach = max(reach, op.last())
			extend(h.words)
			ends[h.last()] = true
		case h.first() <= reach: // part of one that has an operator
			phrases = append(phrases, h.words...)
			extend(h.words)
		default:
			without = append(without, h)
		}
	}
	for _, h := range without {
		if !ends[h.last()] { // else it ends with one: "suspend" in "suspend the lifting of sanctions"
			return nil, nil
		}
	}
	return phrases, operators
}

// operator is the reversal that h begins with, or that begins with a word of h
// and goes on behind it ("sanctions … be lifted"), or else the one that ends
// right before it; nil where there is none. What h begins with must govern its
// next word: to "suspend talks about sanctions" suspends no sanctions. Nor does an
// operator reach over a comma or a dash or into a bracket: "the war must end –
// sanctions help".
func (x *Index) operator(h *hit, target int32, ranges [][2]int32) *hit {
	first := h.first()
	var found *hit
	from := sort.Search(len(x.reversals), func(i int) bool { return x.reversals[i].first() >= first-x.reversalReach-1 })
	for i := from; i < len(x.reversals) && x.reversals[i].first() <= h.last(); i++ {
		op := &x.reversals[i]
		if x.program.rules[op.rule].target != target || !x.inside(op, ranges) || x.parted(op.first(), max(op.last(), first)) {
			continue
		}
		switch {
		case op.first() == first && x.governs(op, h), op.last() > h.last() && slices.Contains(h.words, op.first()):
			return op
		case op.last() == first-1 && !x.tokens[first].broken && x.tokens[op.last()].sentence == x.tokens[first].sentence:
			found = op
		}
	}
	return found
}

// governs reports whether h, which begins with op, ends with it or goes on with
// the very next word.
func (x *Index) governs(op, h *hit) bool {
	for _, w := range h.words {
		if w > op.last() {
			return w == op.last()+1 && !x.tokens[w].broken && !x.tokens[w].apart
		}
	}
	return true
}

// parted reports whether a bracket, a dash or what ends a phrase stands between tokens a and b.
func (x *Index) parted(a, b int32) bool {
	for t := a + 1; t <= b; t++ {
		if x.tokens[t].apart || x.tokens[t].broken {
			return true
		}
	}
	return false
}

// inside reports whether all words of a hit lie in the ranges.
func (x *Index) inside(h *hit, ranges [][2]int32) bool {
	for _, w := range h.words {
		if !in(ranges, w) {
			return false
		}
	}
	return true
}
