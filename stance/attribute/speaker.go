package attribute

import (
	"strings"
	"time"

	"github.com/bayan-nlp/bayan/tokenize"
)

// resolver binds mentions to entities and frames to speakers: one pass in
// text order with a stack of who spoke.
type resolver struct {
	text     string
	lang     string
	day      time.Time
	world    *world
	roles    *roleWords // of the language
	entities []*entity
	// stack holds entity sets that spoke, latest last.
	stack [][]int
	notes []tokenize.Note
	// full holds the full names by which the article tells of persons whom no
	// title and no table introduces.
	full []*mention
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
	if m := &f.subjects[0]; r.lang != "ar" && len(f.subjects) == 1 && m.plural && m.definite && m.role != "" && !m.hasName() {
		if pair := r.bearers(m.role); len(pair) == 2 {
			return pair, ByTitle, m.span, 0.85
		}
	}
	if len(f.subjects) == 1 && (f.subjects[0].pair || f.subjects[0].plural && f.subjects[0].definite && contains(f.subjects[0].rest, "two")) {
		if pair := r.pairOf(&f.subjects[0]); pair != nil {
			return pair, ByTitle, f.subjects[0].span, 0.85
		}
	}
	if r.lang == "ar" && len(f.subjects) == 1 {
		if group := r.groupOf(&f.subjects[0]); group != nil {
			return group, ByTitle, f.subjects[0].span, 0.85
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
	if m.same && !m.hasName() && len(m.rest) == 0 && (r.roles.source[m.role] || m.role == "متحدث") {
		if ids := r.lookBack(anyGender, false); r.lastSource(m.role) < 0 && len(ids) == 1 {
			return ids[0], ByTitle, 0.9
		}
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
		if m.this && !m.plural && (m.kind == Person || m.guess) {
			who := mention{kind: Person, pronoun: true, gender: m.gender, span: m.span}
			if who.gender == anyGender {
				who.gender, who.respect = masculine, true
			}
			if ids := r.pronoun(&who); len(ids) == 1 && r.entities[ids[0]].kind == Person {
				return ids[0], ByTitle, 0.8 // déclare cette retraitée
			}
		}
		if m.former && m.kind == Person && !m.plural && !(r.roles.exact[m.role] && len(m.rest) == 0) {
			// The former Irish president: whoever has just spoken once was that.
			if ids := r.lookBack(m.gender, false); len(ids) == 1 {
				if e := r.entities[ids[0]]; e.kind == Person && len(e.nameWords) > 0 && (m.country == "" || e.country == "" || m.country == e.country) {
					return ids[0], ByTitle, 0.8
				}
			}
		}
		if r.lang == "ar" && m.kind == Person && !m.plural && r.roles.source[m.role] && len(m.rest) == 1 && (m.country != "" || m.rest[0] == "اول") {
			// The Norwegian official, the first official: whoever has just spoken, if he can be that.
			if ids := r.lookBack(m.gender, false); len(ids) == 1 {
				if e := r.entities[ids[0]]; e.known() && e.person == nil && (m.country == "" || e.country == "" || m.country == e.country) {
					return ids[0], ByTitle, 0.8
				}
			}
		}
		if m.kind == Document && len(m.rest) == 0 && r.roles.voice[m.role] {
			// The statement added: whoever has just spoken goes on.
			if ids := r.lookBack(anyGender, false); len(ids) == 1 {
				if e := r.entities[ids[0]]; e.kind == Organisation {
					e.gender = anyGender // the ministry (f.) and its statement (m.) both go on
				}
				return ids[0], ByDocument, 0.9
			}
		}
	}
	if id := r.findIntroduced(m); id >= 0 {
		r.widen(r.entities[id], m)
		r.entities[id].kind, r.entities[id].anonymous = Person, false
		return id, ByName, 0.9
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
