package attribute

// unsureReach is how many bytes back a person whose gender is known comes before a
// later one whose gender is not, and who has not spoken.
const unsureReach = 400

// pronoun returns whom a pronoun means: for he and she the person of that
// gender spoken of last, for the others the latest speakers that agree.
func (r *resolver) pronoun(m *mention) []int {
	if r.lang != "ar" && !m.plural && m.gender == anyGender {
		return r.thing()
	}
	if m.plural && r.lang != "ar" && r.lang != "en" {
		if ids := r.lookBack(anyGender, true); len(ids) > 0 {
			return ids
		}
		return r.thing() // по их данным: the paper's
	}
	if m.respect && m.gender == anyGender && r.lang != "ar" {
		for k := len(r.stack) - 1; k >= 0; k-- {
			if set := r.stack[k]; len(set) == 1 && r.entities[set[0]].kind == Person {
				return set // a su juicio, à son avis
			}
		}
	}
	if m.plural || m.gender == anyGender {
		return r.lookBack(m.gender, m.plural)
	}
	royal := m.royal && r.namesPrince(m)
	if m.respect {
		for k := len(r.stack) - 1; k >= 0; k-- {
			if set := r.stack[k]; len(set) == 1 && r.entities[set[0]].kind == Person && !r.disagrees(r.entities[set[0]], m.gender) && (!royal || r.entities[set[0]].royal()) && !(m.office && r.entities[set[0]].called("امير", "اميره")) {
				return set
			}
		}
	}
	best := -1
	for i, e := range r.entities {
		human := e.kind == Person || r.lang != "ar" && e.kind == Office && e.spoke && len(e.titles) > 0
		if !human || royal && !e.royal() || e.lastSeen < 0 || e.lastSeen >= m.span.Start || r.disagrees(e, m.gender) || e.plural {
			continue
		}
		if best < 0 || r.nearer(e, r.entities[best], m.span.Start) {
			best = i
		}
	}
	if best < 0 {
		switch r.lang {
		case "ar":
		case "es", "fr", "ru":
			return r.thing() // la préfecture, elle
		default:
			return nil // a ministry is neither he nor she
		}
		return r.lookBack(m.gender, false)
	}
	r.entities[best].gender = m.gender
	return []int{best}
}

// namesPrince reports whether the article has named a prince before m.
func (r *resolver) namesPrince(m *mention) bool {
	for _, e := range r.entities {
		if e.kind == Person && e.lastSeen >= 0 && e.lastSeen < m.span.Start && e.royal() {
			return true
		}
	}
	return false
}

// royal reports whether the article calls e a prince or princess, or a sheikh.
func (e *entity) royal() bool {
	return e.called("امير", "اميره", "شيخ", "شيخه", "ولي")
}

// called reports whether one of the titles of e has one of the heads.
func (e *entity) called(heads ...string) bool {
	for _, head := range e.heads {
		if contains(heads, head) {
			return true
		}
	}
	return false
}

// nearer reports whether a pronoun at byte at rather means a than b, who both
// agree with it.
func (r *resolver) nearer(a, b *entity, at int) bool {
	if r.lang != "ar" && r.lang != "zh" && (a.gender == anyGender) != (b.gender == anyGender) {
		sure, other := a, b
		if a.gender == anyGender {
			sure, other = b, a
		}
		if !other.spoke && at-sure.lastSeen < unsureReach {
			return sure == a
		}
	}
	return a.lastSeen > b.lastSeen
}

// thing returns what "it" means: the body, state or document that spoke last,
// unless another has acted since, or else the one mentioned last; nil where the
// article has none.
func (r *resolver) thing() []int {
	for k := len(r.stack) - 1; k >= 0 && k >= len(r.stack)-6; k-- {
		if set := r.stack[k]; len(set) == 1 && r.entities[set[0]].isThing() {
			last := set[0]
			for i, e := range r.entities {
				if e.isThing() && e.acted > max(r.entities[last].lastSeen, r.entities[last].acted) {
					last = i
				}
			}
			return []int{last}
		}
	}
	best := -1
	for i, e := range r.entities {
		if e.isThing() && e.lastSeen >= 0 && (best < 0 || e.lastSeen > r.entities[best].lastSeen) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

// isThing reports whether "it" can mean e.
func (e *entity) isThing() bool {
	return e.kind != Person && e.kind != Office && e.kind != Unknown && !e.plural
}
