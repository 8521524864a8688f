package attribute

// findHead looks back for what a definite common noun means: the title it
// shortens, the organisation whose head it repeats, the source just quoted,
// or the body that a document speaks for.
func (r *resolver) findHead(m *mention) int {
	best := -1
	if len(m.rest) == 0 && r.roles.source[m.role] {
		if id := r.lastSource(m.role); id >= 0 {
			return id // the source is the one quoted last
		}
	}
	if id := r.findTitle(m); id >= 0 {
		return id
	}
	for i, e := range r.entities {
		fits := contains(e.heads, m.role) && (len(m.rest) == 0 || subset(m.rest, e.mention.rest))
		if !fits && len(m.rest) == 0 && r.roles.source[m.role] {
			fits = e.spoke && (e.anonymous || e.kind == Office)
		}
		if !fits && len(m.rest) == 0 && r.roles.writer[m.role] {
			// Whoever bears another title is not the minister.
			fits = e.spoke && e.kind == Person && (len(e.roles) == 0 || !r.roles.title[m.role])
		}
		if !fits && r.roles.official[m.role] && onlyCountries(nil, m.rest) {
			// The official, the Iranian diplomat: who has spoken and bears a title.
			fits = e.spoke && e.kind == Person && !e.plural && len(e.roles) > 0 && (m.country == e.country && m.country != "" || m.country == "" && r.spokeLast(i))
		}
		if e.kind == Person && m.kind == Person && r.disagrees(e, m.gender) {
			continue
		}
		if e.kind == Person && (m.kind == Person || r.lang != "ar") && r.lang != "en" && m.plural && !m.pair && !e.plural && len(e.nameWords) > 0 {
			continue // the experts are not the expert
		}
		if fits && (best < 0 || e.lastSeen > r.entities[best].lastSeen) {
			best = i
		}
	}
	if best < 0 {
		return r.findLeader(m)
	}
	return best
}

// spokeLast reports whether entity id, and nobody beside it, has just spoken.
func (r *resolver) spokeLast(id int) bool {
	n := len(r.stack)
	return n > 0 && len(r.stack[n-1]) == 1 && r.stack[n-1][0] == id
}

// findLeader returns whom "the Chinese leader" means: who holds the highest
// office of that country in the article, -1 where nobody does.
func (r *resolver) findLeader(m *mention) int {
	best := -1
	offices := r.roles.leads[m.role]
	if len(offices) == 0 || m.country == "" || m.plural || !onlyCountries(nil, m.rest) {
		return best
	}
	for i, e := range r.entities {
		if e.kind != Person || e.lastSeen < 0 || e.country != m.country || r.disagrees(e, m.gender) || best >= 0 && e.lastSeen <= r.entities[best].lastSeen {
			continue
		}
		for _, o := range offices {
			for _, t := range e.roles {
				if t.role == o.role && subset(o.rest, t.rest) && onlyCountries(o.rest, t.rest) {
					best = i
				}
			}
		}
	}
	return best
}

// lastSource is the source without a name, called by this word, that was quoted
// last; -1 where none was.
func (r *resolver) lastSource(role string) int {
	best := -1
	for i, e := range r.entities {
		if e.anonymous && e.spoke && contains(e.heads, role) && (best < 0 || e.lastSeen > r.entities[best].lastSeen) {
			best = i
		}
	}
	return best
}
