package target

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// test is what a condition looks at.
type test uint8

const (
	testNear    test = iota // near:C,N    C in the same sentence, at most N words away
	testBefore              // before:C,N  C earlier in the article, at most N words back
	testArticle             // article:C,N C in the headline, or N times in the article
	testOver                // over:A/B,N  A at least as often as B within N words
	testNearer              // nearer:A/B  the closest A closer than the closest B
)

// defaultReach is N where a condition does not give it.
func defaultReach(t test) int {
	return [...]int{testNear: 30, testBefore: 200, testArticle: 3, testOver: 40, testNearer: 0}[t]
}

// self names the mentions of the target itself in conditions.
const self = "self"

// check is one test, not yet tied to compiled classes.
type check struct {
	test test
	not  bool
	a, b string // class names
	n    int
}

// condition holds if one of its checks does.
type condition []check

// parseNeeds reads the conditions of a rule: separated by spaces, each with
// alternatives separated by "|".
func parseNeeds(src string) ([]condition, error) {
	var out []condition
	for _, field := range strings.Fields(src) {
		var c condition
		for _, alt := range strings.Split(field, "|") {
			k, err := parseCheck(alt)
			if err != nil {
				return nil, fmt.Errorf("condition %q: %w", field, err)
			}
			c = append(c, k)
		}
		out = append(out, c)
	}
	return out, nil
}

func parseCheck(src string) (check, error) {
	var k check
	body, not := strings.CutPrefix(src, "!")
	k.not = not
	name, arg, _ := strings.Cut(body, ":")
	switch name {
	case "near":
		k.test = testNear
	case "before":
		k.test = testBefore
	case "article":
		k.test = testArticle
	case "over":
		k.test = testOver
	case "nearer":
		k.test = testNearer
	default:
		return k, fmt.Errorf("%q is no test: want near:, before:, article:, over: or nearer: before a class", name)
	}
	arg, number, given := strings.Cut(arg, ",")
	k.n = defaultReach(k.test)
	if given {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > 10000 || k.test == testNearer {
			return k, fmt.Errorf("number %q not understood", number)
		}
		k.n = n
	}
	var two bool
	k.a, k.b, two = strings.Cut(arg, "/")
	if two != (k.test == testOver || k.test == testNearer) || !isName(k.a) || two && !isName(k.b) {
		return k, fmt.Errorf("%q: want the name of a class (two with / in over: and nearer:)", arg)
	}
	return k, nil
}

// usesSelf reports whether the rule has to wait for the mentions of its target.
func usesSelf(cs []condition) bool {
	for _, c := range cs {
		for _, k := range c {
			if k.a == self || k.b == self {
				return true
			}
		}
	}
	return false
}

// holds decides one condition for a hit.
func (m *matcher) holds(c compiledCondition, h *hit, r *rule, mentions [][]int32) bool {
	for _, k := range c {
		if m.check(k, h, r, mentions) != k.not {
			return true
		}
	}
	return false
}

func (m *matcher) check(k compiledCheck, h *hit, r *rule, mentions [][]int32) bool {
	of := func(class int32) []int32 {
		if class < 0 {
			if mentions == nil {
				return nil
			}
			return mentions[r.target]
		}
		return m.classes[class]
	}
	a := of(k.a)
	n := int32(min(k.n, len(m.tokens)))
	switch k.test {
	case testNear:
		sentence := m.tokens[h.first()].sentence
		for _, i := range within(a, h.first()-n, h.last()+n) {
			if m.tokens[i].sentence == sentence {
				return true
			}
		}
		return false
	case testBefore:
		return len(within(a, h.first()-n, h.first()-1)) > 0
	case testArticle:
		return len(a) >= k.n || len(a) > 0 && a[0] < m.heads
	case testOver:
		lo, hi := h.first()-n, h.last()+n
		return len(within(a, lo, hi)) >= len(within(of(k.b), lo, hi))
	default:
		da := distance(a, h)
		return da >= 0 && (distance(of(k.b), h) < 0 || da <= distance(of(k.b), h))
	}
}

// within is the part of the sorted positions that lies in [lo, hi].
func within(s []int32, lo, hi int32) []int32 {
	i := sort.Search(len(s), func(i int) bool { return s[i] >= lo })
	j := sort.Search(len(s), func(i int) bool { return s[i] > hi })
	return s[i:j]
}

// distance is how many words the closest position is from the hit, 0 inside
// it, -1 where there is none.
func distance(s []int32, h *hit) int32 {
	i := sort.Search(len(s), func(i int) bool { return s[i] >= h.first() })
	best := int32(-1)
	if i < len(s) {
		best = max(0, s[i]-h.last())
	}
	if i > 0 {
		if d := h.first() - s[i-1]; best < 0 || d < best {
			best = d
		}
	}
	return best
}
