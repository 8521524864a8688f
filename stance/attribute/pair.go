package attribute

import (
	"slices"
	"strings"
)

// pairOf returns the two whom m means. Where it names their countries
// (الجانبان الروسي والصيني), they are the latest of each country, persons before
// bodies and the states themselves.
func (r *resolver) pairOf(m *mention) []int {
	var pair []int
	for _, x := range m.rest {
		iso, ok := strings.CutPrefix(x, "@")
		if !ok {
			continue
		}
		best := -1
		for i, e := range r.entities {
			country := e.country
			if country == "" && e.person != nil {
				country = e.person.country
			}
			if country != iso || e.lastSeen < 0 || e.plural && len(e.nameWords) == 0 || best >= 0 && r.entities[best].kind == Person && e.kind != Person {
				continue
			}
			if best < 0 || e.kind == Person && r.entities[best].kind != Person || e.lastSeen > r.entities[best].lastSeen {
				best = i
			}
		}
		if best < 0 || containsInt(pair, best) {
			return nil
		}
		pair = append(pair, best)
	}
	switch len(pair) {
	case 0:
		if pair = r.latestTwo(func(e *entity) bool { return e.bears(m.role, nil) }); pair != nil && r.roles.title[m.role] {
			return pair // الرئيسان
		}
		if m.role == "بلدان" || m.role == "بلدين" {
			if pair = r.latestStates(2); pair != nil {
				return pair
			}
		}
		return r.lastPair()
	case 2:
		return pair
	}
	return nil
}

// lastPair returns the two whom "both ministers" means: the latest two who
// spoke together, or else the two persons mentioned last.
func (r *resolver) lastPair() []int {
	for k := len(r.stack) - 1; k >= 0; k-- {
		if len(r.stack[k]) == 2 {
			return r.stack[k]
		}
	}
	return r.latestTwo(func(*entity) bool { return true })
}

// latestTwo returns the two persons mentioned last of those that fit, nil where
// there are not two.
func (r *resolver) latestTwo(fits func(*entity) bool) []int {
	a, b := -1, -1
	for i, e := range r.entities {
		if e.kind != Person || len(e.nameWords) == 0 || e.lastSeen < 0 || !fits(e) {
			continue
		}
		switch {
		case a < 0 || e.lastSeen > r.entities[a].lastSeen:
			a, b = i, a
		case b < 0 || e.lastSeen > r.entities[b].lastSeen:
			b = i
		}
	}
	if b < 0 {
		return nil
	}
	return []int{min(a, b), max(a, b)}
}

// groupOf returns those whom a plural with a number means: الدول الثلاث. They are
// the latest who spoke together and are as many, or else as many states; nil
// where m has no number or there are not so many.
func (r *resolver) groupOf(m *mention) []int {
	n := 0
	for _, x := range m.rest {
		n = max(n, numeral(x))
	}
	if n == 0 || !m.definite || m.hasName() {
		return nil
	}
	for k := len(r.stack) - 1; k >= 0; k-- {
		if len(r.stack[k]) == n {
			return r.stack[k]
		}
	}
	if m.role == "دول" || m.role == "بلدان" {
		return r.latestStates(n)
	}
	return nil
}

// numeral returns what an Arabic numeral from three to ten counts, 0 for another word.
func numeral(s string) int {
	switch s {
	case "ثلاث", "ثلاثه":
		return 3
	case "اربع", "اربعه":
		return 4
	case "خمس", "خمسه":
		return 5
	case "ست", "سته":
		return 6
	case "سبع", "سبعه":
		return 7
	case "ثماني", "ثمان", "ثمانيه":
		return 8
	case "تسع", "تسعه":
		return 9
	case "عشر", "عشره":
		return 10
	}
	return 0
}

// latestStates returns the n states mentioned last, in the order of the article;
// nil where there are fewer.
func (r *resolver) latestStates(n int) []int {
	var states []int
	for i, e := range r.entities {
		if e.state && e.lastSeen >= 0 {
			states = append(states, i)
		}
	}
	slices.SortFunc(states, func(a, b int) int { return r.entities[b].lastSeen - r.entities[a].lastSeen })
	if len(states) < n {
		return nil
	}
	states = states[:n]
	slices.Sort(states)
	return states
}
