package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// nameIn finds the proper name in the phrase [a, b): the run of capitals at its end,
// behind a title and what belongs to it. It is empty where there is none.
func (r *coReader) nameIn(a, b int) (n, end int) {
	end = b
	for k := a; k < b; k++ {
		if r.t[k].mark == '(' {
			end = k
			break
		}
	}
	if close := end - 1; close > a && r.t[close].Kind == tokenize.QuoteMark {
		if open := r.openOf(close); open > a && open+1 < close && r.t[open+1].cap && (r.t[open-1].is(euMedium|euBody) || open == a+1 && r.isDeterminer(a)) {
			return open + 1, close // газета «Новый путь»
		}
	}
	n = end
	taken := r.places(a, end)
	if taken == end {
		return end, end // le président des États-Unis
	}
	for k := end - 1; k >= a; k-- {
		t := &r.t[k]
		switch {
		case k < taken && n < end:
			// A state or body ends before the name.
		case r.isNameWord(k):
			n = k
			continue
		case t.Kind == tokenize.Letters && t.is(euNamePart) && n < end && k > a && (r.isNameWord(k-1) || t.cap):
			continue
		case t.mark == '.' && k > a && n < end && r.t[k-1].cap:
			continue
		case (t.mark == '-' && !r.isDash(k) || t.mark == '\'') && n < end:
			continue
		case t.Kind == tokenize.QuoteMark || t.Quote >= 0:
			if n < end {
				continue // a nickname
			}
			end = min(end, k)
			n = end
			continue
		}
		break
	}
	for n < end && (r.t[n].is(euHonorific) || r.t[n].mark == '.' && r.t[n-1].is(euHonorific)) {
		n++
	}
	from := n
	for n < end {
		if r.t[n].is(euPortfolio) && end-n > 1 && r.g.forename[r.w[n].base] == anyGender && from > a {
			n++
			continue
		}
		next := r.nextBase(n, end)
		p, m := r.g.w.places[r.g.lang].match(r.w[n].base, next)
		if _, o := r.g.w.orgs[r.g.lang].match(r.w[n].base, next); o > m {
			m = o
		}
		if m > 0 && n+m < end && (from > a || p.kind == countryAdjective) {
			n += m
			continue
		}
		if r.t[n].caps && r.t[n].Len() > 2 && n+1 < end && from > a && !r.t[n+1].caps {
			n++ // глава МИД Сергей Лавров
			continue
		}
		break
	}
	for n < end && (r.t[n].is(euConjunction|euNamePart) && !r.t[n].cap || r.t[n].Kind == tokenize.Punct) {
		n++
	}
	if n > from && n < end {
		next := r.nextBase(n, end)
		_, m := r.g.w.places[r.g.lang].match(r.w[n].base, next)
		if _, o := r.g.w.orgs[r.g.lang].match(r.w[n].base, next); max(m, o) == end-n {
			return end, end // пресс-служба МИД России
		}
	}
	if k, _ := r.forenameIn(n, end); n > a && k > n && k < end && end-k > 1 && r.headOf(a, n) >= 0 {
		return k, end // директор цирка на Вернадского Иван Петров
	}
	if n >= end || n == from && n > a && !r.standsApart(n, end, a) {
		for p := a + 3; p < end; p++ { // l'économiste Jean Roy de l'OFCE
			if r.isGenitive(p) && r.isNameWord(p-1) && r.isNameWord(p-2) && r.g.forename[r.w[p-2].base] != anyGender {
				return r.nameIn(a, p)
			}
		}
		for p := a + 1; p < end; p++ { // le BHV à Paris
			if r.t[p].is(euPreposition) && !r.isGenitive(p) && !r.t[p].is(euNamePart) && r.isNameWord(p-1) {
				return r.nameIn(a, p)
			}
		}
	}
	if n >= end || n == from && n > a && !r.standsApart(n, end, a) || r.t[n].is(euPortfolio) && n > a && end-n == 1 {
		return r.forenameIn(max(n, a), end)
	}
	return n, end
}

// places returns the word behind the last state or body of the tables in the title
// [a, b), after which a name may follow: le président des États-Unis Donald Trump; a
// where there is none.
func (r *coReader) places(a, b int) int {
	last := a
	for k := a + 1; k < b; k++ {
		if !r.t[k].cap || !r.t[k-1].is(coNouns|euPreposition|euDeterminer) && !r.isGenitive(k-1) {
			continue
		}
		next := r.nextBase(k, b)
		_, n := r.g.w.places[r.g.lang].match(r.w[k].base, next)
		if _, o := r.g.w.orgs[r.g.lang].match(r.w[k].base, next); o > n {
			n = o
		}
		if n > 0 {
			last = k + n
			k = last - 1
		}
	}
	return last
}

// standsApart reports whether the run of capitals at n names somebody by itself and is
// not what a preposition or a noun of another kind joins to the title.
func (r *coReader) standsApart(n, end, a int) bool {
	p := &r.t[n-1]
	if p.cap && p.is(euBody|euMedium|euDocument) && n-2 >= a && r.isGenitive(n-2) {
		return false // fuentes del Grupo Socialista
	}
	if r.isGenitive(n-1) || p.is(euPreposition) || p.is(euDeterminer) && n-2 >= a && (r.isGenitive(n-2) || r.t[n-2].is(euPreposition)) {
		return false
	}
	if r.g.lang != "ru" {
		return true
	}
	// Глава Татарстана: a single word behind a title may be in the genitive.
	return end-n > 1 || r.g.w.bearers[r.g.lang][r.w[n].base] != nil || !p.is(euRole|euBody) || !hasEnding(r.t[n].Norm, "а", "я", "ы", "и", "ии")
}

// forenameIn looks for a first name in the run [n, end), from which the name goes to
// its end.
func (r *coReader) forenameIn(n, end int) (int, int) {
	for k := n; k < end-1; k++ {
		if r.isNameWord(k) && r.g.forename[r.w[k].base] != anyGender && (k > n || k == 0 || !r.isGenitive(k-1)) {
			return k, end
		}
	}
	return end, end
}

// isNameWord reports whether word k is capitalised where a capital means a name.
func (r *coReader) isNameWord(k int) bool {
	t := &r.t[k]
	if t.cap && t.Kind == tokenize.Letters && t.class&(euPronoun|euDeterminer|euPreposition|euTime|euRole) == 0 && r.g.forename[r.w[k].base] != anyGender {
		return true
	}
	if !t.cap || t.Kind != tokenize.Letters || t.class&(euWeekday|euPronoun|euAuthor|euTime|euPossessive) != 0 || t.is(euDeterminer|euPreposition) && !t.is(euNamePart) {
		return false
	}
	if k == r.first {
		return r.g.forename[r.w[k].base] != anyGender || t.class == 0 && r.g.w.bearers[r.g.lang][r.w[k].base] != nil || t.class&^(euNamePart|euClitic|euFinite) == 0 && (r.inside[r.w[k].base] || t.caps || r.knownLength(k, r.end) > 0 || k+1 < r.end && r.t[k+1].Kind == tokenize.Letters && (r.t[k+1].cap || r.w[k+1].verb != nil && t.class == 0))
	}
	return t.class&(euRole|euBody|euMedium|euCollective) == 0 || k > r.first && r.isCapRun(k)
}

// isCapRun reports whether a capitalised common noun stands in a row of capitals.
func (r *coReader) isCapRun(k int) bool {
	if p := &r.t[k-1]; p.cap && p.is(euNamePart) && k-2 >= r.first && r.t[k-2].cap {
		return true // Bruno Le Maire
	}
	return r.t[k-1].cap && r.t[k-1].Kind == tokenize.Letters && r.t[k-1].class&(euRole|euDeterminer|euPreposition) == 0 && k-1 > r.first
}

// named fills m from a phrase with a proper name at [n, end).
func (r *coReader) named(m *mention, start, a, n, end, b int) {
	m.kind = Person
	role, body, medium := false, false, false
	head := r.headOf(a, n)
	for k := a; k < n; k++ {
		t := &r.t[k]
		if t.is(euHonorific) {
			if g := genderOf(r.g.detail[t.Norm]); g != anyGender {
				m.gender = g
			}
		}
		if head == k {
			switch {
			case t.is(euRole | euAnonymous | euCollective):
				role = true
			case t.is(euMedium):
				medium = true
			case t.is(euBody | euDocument):
				body = true
			}
		}
	}
	last := &r.t[end-1]
	switch {
	case role:
	case medium:
		m.kind = Medium
	case body:
		m.kind = Organisation
	case n > a && r.t[n-1].is(euHonorific):
	case last.caps && last.Len() > 2 && end-n == 1:
		m.kind = Organisation
	case start < n && start < a && r.g.lang != "ru" && r.g.forename[r.w[n].base] == anyGender:
		m.kind = Organisation // la Cimade, Le Monde
	}
	if body && head >= 0 && r.t[head].cap && head > r.first {
		n = head // el Partido Socialista
	}
	r.setName(m, n, end)
	if m.kind == Person && role {
		t := r.g.w.titlers[r.g.lang].form(r.norms(a, n))
		m.role, m.rest, m.titleSpan = t.role, t.rest, r.titleSpan(a, n)
		m.country = countryOf(t.rest)
		if h := r.headOf(a, n); h >= 0 {
			if g := genderOf(r.g.detail[r.t[h].Norm]); g != anyGender && m.gender == anyGender {
				m.gender, m.byTitle = g, g == masculine
			}
			m.plural = m.plural || r.w[h].many && !r.singularName(n, end)
			m.introduced = !m.definite
		}
	}
	if m.kind == Organisation || m.kind == Medium {
		if t := r.g.w.titlers[r.g.lang].form(r.norms(a, end)); body || medium {
			m.role, m.rest = t.role, t.rest
		}
		m.gender = anyGender
		return
	}
	if p, k := r.g.w.people[r.g.lang].match(r.w[n].base, r.nextBase(n, end)); k > 1 && n+k == end {
		m.person, m.country = p, p.country
		m.gender, m.byTitle = p.gender, false
	}
	if g := r.g.forename[r.w[n].base]; g != anyGender && end-n > 1 && m.person == nil {
		m.gender, m.byTitle = g, false
	}
}

// singularName reports whether one person alone is named in [n, end).
func (r *coReader) singularName(n, end int) bool {
	for k := n; k < end; k++ {
		if r.t[k].is(euConjunction) {
			return false
		}
	}
	return true
}

// titleSpan covers the title [a, n) without the preposition or comma at its end.
func (r *coReader) titleSpan(a, n int) tokenize.Span {
	for n > a && (r.t[n-1].Kind == tokenize.Punct || r.t[n-1].is(euHonorific) || r.isGenitive(n-1)) {
		n--
	}
	return r.span(a, n)
}

// setName records words [a, b) as the proper name.
func (r *coReader) setName(m *mention, a, b int) {
	m.name = nil
	for k := a; k < b; k++ {
		t := &r.t[k]
		if t.Quote >= 0 && r.t[a].Quote < 0 {
			continue
		}
		if t.Kind == tokenize.Letters || t.Kind == tokenize.Number {
			m.name = append(m.name, r.w[k].base)
		}
	}
	m.nameSpan = r.span(a, b)
}
