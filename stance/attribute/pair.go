package attribute

import (
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
		if pair = r.latestTwo(func(e *entity) bool { return e.bears(m.role, nil) }); pair != nil && r.world.titles[m.role] {
			return pair // الرئيسان
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
