package target

import (
	"fmt"
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
