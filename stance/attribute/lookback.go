package attribute

import "strings"

// findName looks for an entity with a compatible name: the same person of the
// gazetteer, or one name holding the other. The latest seen wins.
func (r *resolver) findName(m *mention) int {
	best := -1
	for i, e := range r.entities {
		if len(e.nameWords) == 0 || e.state || (m.kind == Person) != (e.kind == Person) {
			continue
		}
		if m.person != nil && e.person != nil && m.person != e.person {
			continue
		}
		if !nameFits(m.name, e.nameWords) && !(m.person != nil && m.person == e.person) {
			continue
		}
		if len(m.name) == 1 && m.person == nil && (r.lang != "ar" || m.role != "") && e.kind == Person && r.disagrees(e, m.gender) {
			continue // Mrs. Clinton is not Bill, الدكتورة حسن not خالد حسن
		}
		if best < 0 || e.lastSeen > r.entities[best].lastSeen {
			best = i
		}
	}
	if best < 0 {
		best = r.findSpelling(m)
	}
	if best < 0 && m.role != "" && m.kind == Person {
		return r.findNameless(m)
	}
	return best
}

// findNameless finds whom the article has so far called by this very title
// only, as headlines do.
func (r *resolver) findNameless(m *mention) int {
	headline := strings.IndexByte(r.text, '\n')
	for i, e := range r.entities {
		if len(e.nameWords) > 0 || e.anonymous || e.org != nil || e.state || len(m.rest) == 0 && e.mention.span.Start >= headline {
			continue // البابا in the headline, the bare title of anybody below it
		}
		for _, t := range e.roles {
			if t.role == m.role && len(t.rest) == len(m.rest) && subset(m.rest, t.rest) {
				return i
			}
		}
	}
	return -1
}

// findIntroduced finds whom "the spokesman, Ann Reed," names, after the article
// has quoted a spokesman without a name; -1 where it has not.
func (r *resolver) findIntroduced(m *mention) int {
	best := -1
	if r.lang == "ar" || !m.definite || !m.hasName() || m.role == "" || len(m.rest) > 0 || m.kind != Person {
		return best
	}
	if id := r.find(m); id >= 0 && r.entities[id].spoke {
		return best
	}
	for i, e := range r.entities {
		if len(e.nameWords) == 0 && e.spoke && !e.plural && e.org == nil && !e.state && e.bears(m.role, nil) && (best < 0 || e.lastSeen > r.entities[best].lastSeen) {
			best = i
		}
	}
	return best
}

// nameFits reports whether two names can be one person's: every word of the
// shorter is in the longer, and a single word is its family or first name.
func nameFits(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	return subset(a, b)
}

// findTitle looks for the entity that bears the title: exact titles first,
// then titles that say more.
func (r *resolver) findTitle(m *mention) int {
	best, bestScore := -1, 0
	for i, e := range r.entities {
		score := 0
		for k, t := range e.roles {
			if k == 0 || m.definite || !r.roles.source[m.role] {
				score = max(score, r.titleFit(m, t, e)) // "a source" is not "an informed source", later "the source"
			}
		}
		if score == 0 {
			continue
		}
		if m.gender != anyGender && e.gender != anyGender && m.gender != e.gender && e.kind == Person {
			continue
		}
		if m.plural && !e.plural && e.kind == Person && (r.lang != "ar" || !m.pair && len(e.nameWords) > 0) {
			continue
		}
		if e.spoke {
			score++
		}
		if score > bestScore || score == bestScore && e.lastSeen > r.entities[best].lastSeen {
			best, bestScore = i, score
		}
	}
	return best
}

// titleFit says how well the title m fits one of e's: 0 not at all, higher is
// better. An indefinite phrase introduces somebody new and fits nothing but
// the same words.
func (r *resolver) titleFit(m *mention, t titleForm, e *entity) int {
	if m.role != t.role {
		return 0
	}
	exact := len(m.rest) == len(t.rest) && subset(m.rest, t.rest)
	if exact {
		return 8
	}
	if !m.definite {
		return 0
	}
	if subset(m.rest, t.rest) && !r.roles.exact[m.role] {
		return 6
	}
	if subset(m.rest, t.rest) && m.country == "" && (len(m.rest) == 0 || onlyCountries(m.rest, t.rest)) {
		return 4 // رئيس الوزراء, first called رئيس الوزراء القطري
	}
	if len(t.rest) == 0 && len(m.rest) > 0 && onlyCountries(nil, m.rest) && e.kind == Person && m.country != "" && m.country == e.country {
		return 3 // الرئيس before a name, then الرئيس اليمني
	}
	if m.definite && len(m.rest) > 0 && subset(t.rest, m.rest) && len(t.rest) > 0 {
		// The article said it shorter before: وزير الخارجية, then وزير الخارجية السعودي.
		if m.country == "" || e.country == "" || m.country == e.country {
			return 3
		}
	}
	return 0
}

// onlyCountries reports whether what the title b says more than a is a country.
func onlyCountries(a, b []string) bool {
	for _, x := range b {
		if !contains(a, x) && x[0] != '@' {
			return false
		}
	}
	return true
}

// noteTie notes that the title or family name m means another speaker of the
// article as well as id, whom the latest mention decided for.
func (r *resolver) noteTie(m *mention, id int) {
	if m.org != nil || m.state || m.anonymous || m.person != nil || len(m.name) > 1 {
		return
	}
	score := func(e *entity) int {
		best := 0
		if m.hasName() {
			if e.kind == Person && nameFits(m.name, e.nameWords) && !r.disagrees(e, m.gender) {
				best = 1
			}
			return best
		}
		if r.disagrees(e, m.gender) || m.kind != e.kind {
			return 0
		}
		for _, t := range e.roles {
			best = max(best, r.titleFit(m, t, e))
		}
		return best
	}
	won := score(r.entities[id])
	if won == 0 {
		return
	}
	for i, e := range r.entities {
		if i != id && e.lastSeen >= 0 && score(e) == won {
			r.note("ambiguous-speaker", m.span, "two speakers of the article fit equally well; the one mentioned last was taken")
			return
		}
	}
}

// lookBack returns the latest speakers that agree with the cue.
func (r *resolver) lookBack(g gender, plural bool) []int {
	for k := len(r.stack) - 1; k >= 0 && k >= len(r.stack)-6; k-- {
		set := r.stack[k]
		if plural && len(set) == 1 && !r.entities[set[0]].plural {
			continue
		}
		if !plural && len(set) == 1 && r.disagrees(r.entities[set[0]], g) {
			continue
		}
		if !plural && (len(set) > 1 || r.lang != "en" && r.group(r.entities[set[0]])) {
			continue
		}
		return set
	}
	return nil
}

// disagrees reports whether gender g cannot mean e.
func (r *resolver) disagrees(e *entity, g gender) bool {
	return g != anyGender && e.gender != anyGender && g != e.gender
}

// group reports whether e is several people, for whom a verb that follows
// them is plural.
func (r *resolver) group(e *entity) bool {
	return e.plural && (e.kind == Person || e.kind == Office || e.kind == Unknown)
}

// push records who spoke.
func (r *resolver) push(ids []int) {
	if len(ids) == 0 {
		return
	}
	for _, id := range ids {
		r.entities[id].spoke = true
	}
	r.stack = append(r.stack, ids)
	if len(r.stack) > 64 {
		r.stack = append(r.stack[:0], r.stack[len(r.stack)-16:]...)
	}
}
