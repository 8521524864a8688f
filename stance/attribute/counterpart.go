package attribute

import "slices"

// isCounterpart reports whether the head of a title says: the same office in
// another country.
func isCounterpart(role string) bool { return role == "counterpart" || role == "نظير" }

// bears reports whether e has a title that says no less than role and rest.
func (e *entity) bears(role string, rest []string) bool {
	for _, t := range e.roles {
		if t.role == role && subset(rest, t.rest) {
			return true
		}
	}
	return false
}

// counterpart gives e, whom m calls somebody's counterpart, the office of whom
// the article last spoke of with a title, in e's country.
func (r *resolver) counterpart(e *entity, m *mention) {
	if !isCounterpart(m.role) || m.country == "" {
		return
	}
	var best *entity
	for _, x := range r.entities {
		if x != e && x.kind == Person && x.lastSeen >= 0 && x.lastSeen <= m.span.Start && x.country != m.country && x.ownTitle() != nil && (best == nil || x.lastSeen > best.lastSeen) {
			best = x
		}
	}
	if best == nil {
		return
	}
	t := best.ownTitle()
	rest := slices.DeleteFunc(slices.Clone(t.rest), func(x string) bool { return x[0] == '@' })
	e.addRole(t.role, append(rest, "@"+m.country))
}

// ownTitle is the first title of e that is an office of its own, nil where none is.
func (e *entity) ownTitle() *titleForm {
	for i := range e.roles {
		if !isCounterpart(e.roles[i].role) {
			return &e.roles[i]
		}
	}
	return nil
}

// findCounterpart returns the person of m's country spoken of last, -1 where
// there is none or m is nobody's counterpart.
func (r *resolver) findCounterpart(m *mention) int {
	best := -1
	if !isCounterpart(m.role) || m.country == "" {
		return best
	}
	for i, e := range r.entities {
		if e.kind == Person && e.lastSeen >= 0 && e.country == m.country && (best < 0 || e.lastSeen > r.entities[best].lastSeen) {
			best = i
		}
	}
	return best
}

// bearers are the named persons, already spoken of, whose title has this head.
func (r *resolver) bearers(role string) (ids []int) {
	for i, e := range r.entities {
		if e.kind == Person && len(e.nameWords) > 0 && e.lastSeen >= 0 && e.bears(role, nil) {
			ids = append(ids, i)
		}
	}
	return ids
}
