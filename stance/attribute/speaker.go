package attribute

import (
	"strings"
	"time"

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
	spoke     bool
	office    *office
}

type titleForm struct {
	role string
	rest []string
}

// resolver binds mentions to entities and frames to speakers: one pass in
// text order with a stack of who spoke.
type resolver struct {
	text     string
	lang     string
	day      time.Time
	world    *world
	entities []*entity
	// stack holds entity sets that spoke, latest last.
	stack [][]int
	notes []tokenize.Note
	// speaks holds the names that some cue has as its subject.
	speaks map[string]bool
	// asked is the entity to whom sentence askedIn puts a question, -1 for none.
	asked   int
	askedIn int32
}

// note adds a diagnostic.
func (r *resolver) note(code string, s tokenize.Span, msg string) {
	r.notes = append(r.notes, tokenize.Note{Code: code, Start: s.Start, End: s.End, Message: msg})
}

// register makes an entity known, or widens the one it already is.
func (r *resolver) register(m *mention) int {
	id := r.find(m)
	if id < 0 {
		id = len(r.entities)
		r.entities = append(r.entities, &entity{mention: *m, lastSeen: -1})
	}
	r.widen(r.entities[id], m)
	r.counterpart(r.entities[id], m)
	return id
}

// widen adds what m says of the entity.
func (r *resolver) widen(e *entity, m *mention) {
	surface := r.text[m.span.Start:m.span.End]
	if m.hasName() {
		name := r.text[m.nameSpan.Start:m.nameSpan.End]
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
			e.titles = addNew(e.titles, r.text[m.titleSpan.Start:m.titleSpan.End])
		}
		if r.lang != "en" || m.hasName() || !e.bears(m.role, m.rest) {
			e.addRole(m.role, m.rest)
		}
	}
	if m.role != "" {
		e.heads = addNew(e.heads, m.role)
	}
	if m.hasName() && (m.plural || m.shared) {
		surface = r.text[m.nameSpan.Start:m.nameSpan.End]
	}
	e.others = addNew(e.others, surface)
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
			if len(e.nameWords) == 0 && !e.anonymous && r.holderOf(e.roles) == m.person {
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
	p := r.holderOf([]titleForm{{m.role, m.rest}})
	if p == nil || m.anonymous {
		return -1
	}
	for i, e := range r.entities {
		if e.person == p {
			return i
		}
	}
	return -1
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

// speakers resolves the explicit subjects of a frame. The reference is that
// of the first.
func (r *resolver) speakers(f *frame) (ids []int, ref Reference, span tokenize.Span, weight float64) {
	weight = 1
	if len(f.subjects) == 1 && f.subjects[0].pronoun {
		m := &f.subjects[0]
		if ids = r.pronoun(m); len(ids) > 0 {
			return ids, ByPronoun, m.span, 0.9
		}
		if m.pair {
			if ids = r.lastPair(); ids != nil {
				return ids, ByPronoun, m.span, 0.8
			}
		}
		return nil, Unresolved, m.span, 0.5
	}
	if m := &f.subjects[0]; r.lang == "en" && len(f.subjects) == 1 && m.plural && m.definite && m.role != "" && !m.hasName() {
		if pair := r.bearers(m.role); len(pair) == 2 {
			return pair, ByTitle, m.span, 0.85
		}
	}
	if len(f.subjects) == 1 && (f.subjects[0].pair || f.subjects[0].plural && contains(f.subjects[0].rest, "two")) {
		if pair := r.pairOf(&f.subjects[0]); pair != nil {
			return pair, ByTitle, f.subjects[0].span, 0.85
		}
	}
	for k := range f.subjects {
		m := &f.subjects[k]
		id, rf, wt := r.resolve(m, f)
		if id >= 0 && !containsInt(ids, id) {
			ids = append(ids, id)
		}
		if k == 0 || ref == Unresolved {
			ref, span = rf, m.span
		} else if m.span.End > span.End && rf != Unresolved {
			span.End = m.span.End
		}
		weight = min(weight, wt)
	}
	if len(ids) == 0 {
		ref = Unresolved
	}
	return ids, ref, span, weight
}

// resolve binds one mention.
func (r *resolver) resolve(m *mention, f *frame) (int, Reference, float64) {
	if m.pronoun {
		if ids := r.pronoun(m); len(ids) == 1 {
			return ids[0], ByPronoun, 0.9
		}
		return -1, Unresolved, 0.5
	}
	if m.definite && !m.hasName() && m.org == nil && !m.state {
		if id := r.findCounterpart(m); id >= 0 {
			r.widen(r.entities[id], m)
			r.counterpart(r.entities[id], m)
			return id, ByTitle, 0.9
		}
		id := r.findHead(m)
		if holder := r.findHolder(m); holder >= 0 && id >= 0 && len(r.entities[id].nameWords) == 0 {
			id = holder
		}
		if id >= 0 {
			r.noteTie(m, id)
			r.widen(r.entities[id], m)
			return id, referenceOf(m), 0.9
		}
		if m.kind == Document && len(m.rest) == 0 && r.world.voiceWords[m.role] {
			// The statement added: whoever has just spoken goes on.
			if ids := r.lookBack(anyGender, false); len(ids) == 1 {
				return ids[0], ByDocument, 0.9
			}
		}
	}
	before := len(r.entities)
	id := r.register(m)
	if id < before {
		r.noteTie(m, id)
	}
	return id, referenceOf(m), 1
}

func referenceOf(m *mention) Reference {
	switch {
	case m.kind == Document:
		return ByDocument
	case m.hasName() || m.org != nil || m.state:
		return ByName
	}
	return ByTitle
}

// office fills in the holder of an office that the article names by its title
// only, from the table and the article's date.
func (r *resolver) officeHolder(e *entity) {
	if e.person != nil || len(e.nameWords) > 0 {
		return
	}
	for _, t := range e.roles {
		if o := r.world.officeOf[r.lang][titleKey(t.role, t.rest)]; o != nil {
			e.office = o
			if p := o.holder(r.day); p != nil {
				e.person = p
			}
			if e.country == "" {
				e.country = o.country
			}
			if e.kind == Office && !e.anonymous {
				e.kind = Person
			}
			return
		}
	}
}

// speaker renders the entity for the result.
func (r *resolver) speaker(e *entity) Speaker {
	r.officeHolder(e)
	r.namesake(e)
	s := Speaker{Kind: e.kind, Country: e.country}
	var forms []string
	forms = append(forms, e.names...)
	if len(e.titles) > 0 && (e.kind == Person || e.kind == Office) {
		s.Office = longest(e.titles)
	}
	switch {
	case len(e.names) > 0:
		s.Name = e.names[0]
	case e.kind != Person && e.kind != Office && len(e.others) > 0:
		s.Name = e.others[0]
	case s.Office != "":
		s.Name = s.Office
	case len(e.others) > 0:
		s.Name = e.others[0]
	}
	if e.anonymous {
		s.Office = "" // a description, and already the name
	}
	forms = append(forms, e.titles...)
	forms = append(forms, e.others...)
	for _, f := range forms {
		if f != s.Name {
			s.Aliases = addNew(s.Aliases, f)
		}
	}
	switch {
	case e.person != nil:
		s.Wikidata = e.person.wikidata
		s.Labels = labels(e.person.names)
		if s.Country == "" {
			s.Country = e.person.country
		}
	case e.org != nil:
		s.Wikidata = e.org.wikidata
		s.Labels = labels(e.org.names)
	case e.state:
		s.Labels = r.world.countryLabels(e.country)
	}
	return s
}

func labels(names map[string][]string) map[string]string {
	out := map[string]string{}
	for lang, list := range names {
		if len(list) > 0 {
			out[lang] = list[0]
		}
	}
	return out
}

func longest(list []string) string {
	best := ""
	for _, s := range list {
		if len(s) > len(best) {
			best = s
		}
	}
	return best
}

func addNew(list []string, s string) []string {
	s = strings.TrimSpace(s)
	if s == "" || contains(list, s) {
		return list
	}
	return append(list, s)
}

func without(list []string, s string) []string {
	var out []string
	for _, x := range list {
		if x != s {
			out = append(out, x)
		}
	}
	return out
}

func containsInt(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}
