package attribute

// knownBody takes a country, capital, government seat, organisation or person
// of the gazetteer at word j and returns its length.
func (p *arPhrase) knownBody(j int, m *mention) int {
	r := p.r
	next := p.following(j)
	t := &r.t[j]
	lang := "ar"
	forms := []string{t.bare}
	if t.prep != 0 || t.def {
		forms = append(forms, t.stem)
	}
	if t.def {
		forms = append(forms, "ال"+t.stem)
	}
	type hit struct {
		n int
		f func()
	}
	var best hit
	for _, w := range forms {
		if o, n := r.w.orgs[lang].match(w, next); n > best.n {
			best = hit{n, func() {
				m.org, m.kind = o, o.kind
				p.setName(m, j, j+n)
				m.role, m.rest = r.headOf(j, j+n)
				if m.kind == State {
					m.kind = Organisation
				}
				if t.is(arOrganisation) && !t.def && !hasFeminineEnding(t.bare) && !isPluralOrBody(t.bare) {
					m.gender = masculine // وحثت مجلس الأمن على: whom she urged
				} else if t.def && t.stem == "امم" {
					m.gender = feminine // كما ناشد الأمم المتحدة بـ
				}
			}}
		}
		if g, n := r.w.people[lang].match(w, next); n > best.n && n > 1 {
			best = hit{n, func() {
				m.person, m.kind, m.country = g, Person, g.country
				if g.gender != anyGender {
					m.gender = g.gender
				}
				p.setName(m, j, j+n)
			}}
		}
		if c, n := r.w.places[lang].match(w, next); n > best.n && c.kind != countryAdjective {
			best = hit{n, func() {
				m.state, m.kind, m.country = true, State, c.iso
				if c.kind == countryName && !masculineStates[c.iso] {
					m.gender = feminine // ودعا الهند: whom he called on
				}
				p.setName(m, j, j+n)
			}}
		}
	}
	if best.n > 0 {
		best.f()
	}
	return best.n
}

// masculineStates are those whose Arabic names are masculine, or both.
var masculineStates = map[string]bool{"LB": true, "IQ": true, "JO": true, "MA": true, "SD": true, "SS": true, "YE": true, "SO": true, "VA": true, "TD": true, "SN": true, "NE": true, "GA": true, "CM": true, "BR": true, "PE": true, "VN": true}

// tail takes adjectives and a short name in brackets after a known body, and
// the rest of a person's name.
func (p *arPhrase) tail(j int, m *mention) int {
	if m.kind == Person {
		return p.alias(p.nameRest(j, m))
	}
	for j < p.limit && p.r.t[j].def && p.r.t[j].prep == 0 && !p.r.t[j].conj && !p.stops(j) && m.org != nil && p.r.isSureAdjective(j) {
		j++
	}
	if m.org != nil {
		return p.alias(j) // حركة المقاومة الإسلامية «حماس»
	}
	return j
}
