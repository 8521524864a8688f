package attribute

import (
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// entity is a source while an article is being read.
type entity struct {
	mention
	nameWords []string // of the fullest name
	names     []string // surfaces of names, fullest first
	titles    []string // surfaces of titles
	roles     []titleForm
	others    []string // any other surface
	heads     []string // head nouns by which a definite phrase may look back
	lastSeen  int      // byte offset of the latest mention
	seen      int      // mentions so far outside of what is said
	acted     int      // of a body or state: where it was last the subject of a main clause
	spoke     bool
	office    *office
}

// group reports whether e is several people whose verb f may take another gender or number
// than the word for them has: أدان عدد من الدول …، وأعربت; قالت مصادر …، وأشاروا; and
// أوضحت مصادر …. وقال المصدر …. كما أكد.
func (e *entity) group(f *frame) bool {
	switch {
	case e.gender == feminine && f.gender == masculine && !f.plural:
		return slices.ContainsFunc(e.roles, func(t titleForm) bool { return t.role == "مصدر" })
	case !e.anonymous || e.kind != Office:
		return false
	case f.plural:
		return e.plural || e.gender == feminine
	}
	return f.gender == feminine && e.plural
}

// register makes an entity known, or widens the one it already is.
func (r *resolver) register(m *mention) int {
	id := r.find(m)
	if id < 0 {
		id = len(r.entities)
		r.entities = append(r.entities, &entity{mention: *m, lastSeen: -1})
		r.nameInFull(r.entities[id])
	}
	r.widen(r.entities[id], m)
	r.counterpart(r.entities[id], m)
	return id
}

// nameInFull gives a person whom the article quotes by the family name the full
// name by which it tells of one person of that name, somewhere else.
func (r *resolver) nameInFull(e *entity) {
	if e.kind != Person || len(e.name) != 1 || e.person != nil || e.plural || e.anonymous {
		return
	}
	var found *mention
	for _, m := range r.full {
		if familyOf(m.name) != e.name[0] || r.disagrees(e, m.gender) {
			continue
		}
		if found != nil && !nameFits(found.name, m.name) {
			return // two of one family
		}
		if found == nil || len(m.name) > len(found.name) {
			found = m
		}
	}
	if found == nil {
		return
	}
	for _, p := range r.world.bearers[r.lang][e.name[0]] {
		if !r.disagrees(e, p.gender) && len(r.world.terms[p]) > 0 {
			return // Trump is not Eric Trump, whom alone the article names in full
		}
	}
	e.nameWords = found.name
	e.names = addNew(e.names, r.form(found.nameSpan))
	if e.gender == anyGender {
		e.gender = found.gender
	}
}

// familyOf is the family name of a full one: Reed of John Reed Jr.
func familyOf(name []string) string {
	n := len(name) - 1
	switch name[n] {
	case "jr", "sr", "ii", "iii":
		if n > 1 {
			n--
		}
	}
	return name[n]
}

// form is the text of a span, with the article that لِ before it has swallowed:
// للأمم المتحدة.
func (r *resolver) form(s tokenize.Span) string {
	text := r.text[s.Start:s.End]
	if r.lang == "ar" && strings.HasSuffix(r.text[:s.Start], "لل") {
		return "ال" + text
	}
	return text
}

// widen adds what m says of the entity.
func (r *resolver) widen(e *entity, m *mention) {
	surface := r.form(m.span)
	if m.hasName() {
		name := r.form(m.nameSpan)
		if len(m.name) > len(e.nameWords) {
			e.nameWords = m.name
			e.names = append([]string{name}, without(e.names, name)...)
		} else {
			e.names = addNew(e.names, name)
		}
		if e.kind == Office || e.kind == Unknown {
			e.kind = m.kind
		}
	}
	if m.role != "" && m.titleSpan.Len() > 0 {
		if !m.plural && !m.shared { // the title of two is no one's
			e.titles = addNew(e.titles, r.form(m.titleSpan))
		}
		if r.lang == "ar" || m.hasName() || !e.bears(m.role, m.rest) {
			e.addRole(m.role, m.rest)
		}
	}
	if m.role != "" {
		e.heads = addNew(e.heads, m.role)
	}
	if m.hasName() && (m.plural || m.shared) {
		surface = r.form(m.nameSpan)
	}
	ofTwo := (m.shared || m.plural && !e.plural && e.kind == Person) && !m.hasName()
	if !ofTwo || len(e.names)+len(e.titles)+len(e.others) == 0 {
		e.others = addNew(e.others, surface) // وزيرا الخارجية الصيني والروسي calls neither
	}
	if e.gender == anyGender || e.byTitle && m.gender != anyGender && !m.byTitle && m.hasName() {
		e.gender, e.byTitle = m.gender, m.byTitle // a masculine title hides a woman until a verb or an honorific shows her
	}
	if e.country == "" {
		e.country = m.country
	}
	if e.person == nil && m.person != nil {
		e.person = m.person
	}
	if e.org == nil && m.org != nil {
		e.org = m.org
	}
	e.lastSeen = max(e.lastSeen, m.span.Start)
}

func (e *entity) addRole(role string, rest []string) {
	for _, t := range e.roles {
		if t.role == role && len(t.rest) == len(rest) && subset(rest, t.rest) {
			return
		}
	}
	e.roles = append(e.roles, titleForm{role, rest})
}

// find returns the entity that m means, -1 where it is a new one.
func (r *resolver) find(m *mention) int {
	switch {
	case m.org != nil || m.state:
		for i, e := range r.entities {
			if m.org != nil && e.org == m.org || m.state && e.state && e.country == m.country {
				return i
			}
		}
		return -1
	case m.hasName():
		if id := r.findName(m); id >= 0 || m.person == nil {
			return id
		}
		// Whom the article has called by the office that the person holds.
		for i, e := range r.entities {
			if len(e.nameWords) == 0 && !e.anonymous && (r.holderOf(e.roles) == m.person || m.role == "" && r.mayHold(e.roles, m.person)) {
				return i
			}
		}
	case m.role != "":
		if id := r.findTitle(m); id >= 0 {
			return id
		}
		return r.findHolder(m)
	}
	return -1
}

// findHolder looks for the person, named in the article, who held the office m
// on its date.
func (r *resolver) findHolder(m *mention) int {
	roles := []titleForm{{m.role, m.rest}}
	p, found := r.holderOf(roles), -1
	if m.anonymous {
		return -1
	}
	for i, e := range r.entities {
		switch {
		case e.person == nil:
		case e.person == p:
			return i
		case len(e.roles) == 0 && r.mayHold(roles, e.person):
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// mayHold reports whether p has ever held an office of one of the titles, for an article whose
// date nobody knows.
func (r *resolver) mayHold(roles []titleForm, p *person) bool {
	for _, t := range roles {
		if o := r.world.officeOf[r.lang][titleKey(t.role, t.rest)]; o != nil && r.day.IsZero() {
			for k := range o.terms {
				if o.terms[k].person == p {
					return true
				}
			}
		}
	}
	return false
}

// holderOf returns who held an office of one of the titles on the article's
// date, nil where the tables do not know.
func (r *resolver) holderOf(roles []titleForm) *person {
	for _, t := range roles {
		if o := r.world.officeOf[r.lang][titleKey(t.role, t.rest)]; o != nil {
			return o.holder(r.day)
		}
	}
	return nil
}
