package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// mention reads a noun phrase that names a speaker.
func (r *coReader) mention(p coPhrase) mention {
	a, b := p.core[0], p.core[1]
	m := mention{first: a, next: b, kind: Unknown}
	if b-a == 1 && r.t[a].is(euPronoun) {
		m.span, m.pronoun, m.kind = r.span(a, b), true, Person
		switch r.g.detail[r.t[a].Norm] {
		case "m":
			m.gender = masculine
		case "f":
			m.gender = feminine
		case "p":
			m.plural = true
		}
		return m
	}
	m.span = r.span(a, b)
	for k := a + 2; k+1 < b; k++ {
		if r.reduced(k) && (r.t[k+1].Norm == "par" || r.t[k+1].Norm == "por") {
			b = k // una fuente citada por la agencia
			m.next, m.span = b, r.span(a, b)
			break
		}
	}
	if b-a == 1 || b-a == 2 {
		switch strings.Join(r.norms(a, b), " ") {
		case "ambos", "ambas", "les deux", "tous deux", "los dos", "las dos", "оба", "обе":
			m.pronoun, m.kind, m.plural, m.pair = true, Person, true, true
			return m
		}
	}
	if g, many, ok := lastMentioned(r.norms(a, b)); ok {
		m.pronoun, m.kind, m.gender, m.plural = true, Person, g, many
		return m
	}
	r.fill(&m, a, b)
	for _, app := range p.apps {
		r.appose(&m, app)
	}
	return m
}

// pointsAt reports whether a determiner points at somebody just mentioned.
func pointsAt(word string) bool {
	switch word {
	case "ce", "cet", "cette", "este", "esta", "ese", "esa", "этот", "эта":
		return true
	}
	return false
}

// lastMentioned reads the words that mean whoever was mentioned last: ce dernier, este
// último, последний.
func lastMentioned(words []string) (g gender, many, ok bool) {
	switch strings.Join(words, " ") {
	case "ce dernier", "celui-ci", "celui", "este último", "éste", "este", "последний":
		return masculine, false, true
	case "cette dernière", "celle-ci", "celle", "esta última", "ésta", "последняя":
		return feminine, false, true
	case "ces derniers", "ces dernières", "ceux-ci", "celles-ci", "ceux", "celles", "estos últimos", "estas últimas", "éstos", "последние":
		return anyGender, true, true
	}
	return anyGender, false, false
}

// mentionsOf reads the phrases of a subject.
func (r *coReader) mentionsOf(s *coSubject) []mention {
	out := make([]mention, 0, len(s.phrases))
	for _, p := range s.phrases {
		out = append(out, r.mention(p))
	}
	return out
}

// maySpeak leaves out subjects that do not speak. A noun that no table has may, where
// the verb is plain speech and takes a clause or a quotation.
func (r *coReader) maySpeak(s *coSubject, plain bool) bool {
	for _, p := range s.phrases {
		m := r.mention(p)
		if m.pronoun || m.hasName() || m.state || m.org != nil || m.kind != Unknown && !m.guess {
			return true
		}
		if m.guess && plain && r.isDeterminer(p.core[0]) {
			return true
		}
	}
	return false
}

// appose adds what the apposition [a, b) says.
func (r *coReader) appose(m *mention, p [2]int) {
	x := mention{kind: Unknown}
	r.fill(&x, p[0], p[1])
	if m.plural && x.org != nil {
		return
	}
	if !m.hasName() && x.hasName() && m.org == nil && !m.state {
		m.name, m.nameSpan, m.kind, m.person = x.name, x.nameSpan, x.kind, x.person
	}
	if m.hasName() && m.kind == Person {
		m.anonymous = false
	}
	if m.role == "" && x.role != "" && m.org == nil && !m.state && !x.hasName() {
		m.role, m.rest, m.titleSpan = x.role, x.rest, x.titleSpan
	}
	if m.gender == anyGender {
		m.gender = x.gender
	}
	if m.country == "" {
		m.country = x.country
	}
	if m.hasName() && m.org == nil && !m.state {
		m.next = p[1]
		m.span = r.span(m.first, m.next)
	}
}

// fill parses the words [a, b) into m.
func (r *coReader) fill(m *mention, a, b int) {
	start := a
	if r.known(m, a, b) {
		return // Le Monde
	}
	for a < b-1 && (r.isDeterminer(a) || r.t[a].is(euNumberWord)) {
		m.this = m.this || pointsAt(r.t[a].Norm)
		if n := r.t[a].Norm; n == "deux" || n == "dos" || n == "два" || n == "две" {
			m.plural = true
			m.pair = m.pair || m.definite && a > start
		}
		if d := r.g.detail[r.t[a].Norm]; d != "indef" {
			m.definite = true
		} else if a+1 < b && r.w[a+1].many {
			m.plural = true
		}
		a++
	}
	if r.g.lang == "ru" && a == start {
		m.definite = true // Russian has no article
	}
	for k := a; k < b; k++ {
		m.former = m.former || r.t[k].is(euFormer)
	}
	if r.known(m, a, b) {
		return
	}
	n, end := r.nameIn(a, b)
	if n < end {
		r.named(m, start, a, n, end, b)
		return
	}
	r.common(m, a, b)
}

// known takes a body, country or person of the gazetteer that the phrase [a, b)
// consists of.
func (r *coReader) known(m *mention, a, b int) bool {
	if a >= b || !r.t[a].cap {
		return false
	}
	w, lang := r.g.w, r.g.lang
	next := r.nextBase(a, b)
	whole := func(n int) bool {
		return n > 0 && (a+n == b || r.isGenitive(a+n) || r.t[a+n].is(euPreposition) || r.t[a+n].mark == '(' || r.t[a+n].Quote >= 0)
	}
	if o, n := w.orgs[lang].match(r.w[a].base, next); whole(n) {
		m.org, m.kind = o, o.kind
		if m.kind == State {
			m.kind = Organisation
		}
		r.setName(m, a, a+n)
		return true
	}
	if c, n := w.places[lang].match(r.w[a].base, next); n > 0 && a+n == b && c.kind != countryAdjective {
		m.state, m.kind, m.country = true, State, c.iso
		r.setName(m, a, a+n)
		return true
	}
	if p, n := w.people[lang].match(r.w[a].base, next); n > 1 && whole(n) {
		m.person, m.kind, m.country, m.gender = p, Person, p.country, p.gender
		r.setName(m, a, a+n)
		return true
	}
	return false
}

// common fills m from a phrase headed by a common noun.
func (r *coReader) common(m *mention, a, b int) {
	h := r.headOf(a, b)
	if h < 0 {
		if a < b && r.t[a].is(euAnonymous|euCollective) {
			h = a
		} else {
			r.guess(m, a, b)
			return
		}
	}
	class := r.t[h].class
	t := r.g.w.titlers[r.g.lang].form(r.norms(a, b))
	m.role, m.rest, m.country = t.role, t.rest, countryOf(t.rest)
	m.plural = m.plural || r.w[h].many || class&euCollective != 0 && class&(euRole|euBody) == 0
	if g := genderOf(r.g.detail[r.t[h].Norm]); g != anyGender && !m.plural {
		m.gender = g
	}
	m.byTitle = m.gender == masculine
	m.titleSpan = r.titleSpan(a, b)
	switch {
	case class&euRole != 0 || class&euAnonymous != 0:
		m.kind = Office
		if m.definite && !m.plural && class&euAnonymous == 0 {
			m.kind = Person
		}
		m.anonymous = class&euAnonymous != 0 && class&euRole == 0 || !m.definite && m.plural
	case class&euCollective != 0:
		m.kind, m.anonymous = Office, !m.definite
	case class&euDocument != 0 && class&euBody == 0:
		m.kind = Document
	case class&euMedium != 0:
		m.kind = Medium
	case class&euBody != 0:
		m.kind = Organisation
	default:
		m.kind = Office
	}
	if m.kind == Document || m.kind == Organisation || m.kind == Medium {
		m.gender = anyGender
	}
}

// guess fills m from a phrase whose head no table has.
func (r *coReader) guess(m *mention, a, b int) {
	for k := a; k < b; k++ {
		if t := &r.t[k]; t.Kind == tokenize.Letters && t.class&(euPreposition|euDeterminer|euQualifier) == 0 && !t.cap {
			t := r.g.w.titlers[r.g.lang].form(r.norms(a, b))
			m.role, m.rest, m.country = t.role, t.rest, countryOf(t.rest)
			m.guess, m.plural = true, m.plural || r.g.lang != "ru" && r.w[k].base != r.t[k].Norm
			m.kind = Office
			return
		}
	}
	if k := b - 1; k >= a && r.t[k].is(euDeterminer|euNumberWord) {
		m.kind, m.role, m.anonymous = Office, r.t[k].Norm, true // dit l'un d'eux
	}
}

// headOf is the first word of [a, b) that heads a title or the name of a body; -1
// where none does.
func (r *coReader) headOf(a, b int) int {
	for k := a; k < b; k++ {
		if k > a && (r.isGenitive(k) || r.t[k].is(euPreposition)) {
			break
		}
		if r.t[k].class&(euRole|euAnonymous|euCollective|euBody|euMedium|euDocument) != 0 {
			return k
		}
	}
	return -1
}

// norms are the folded words of [a, b) without quotation marks and the like.
func (r *coReader) norms(a, b int) []string {
	out := make([]string, 0, b-a)
	for k := a; k < b; k++ {
		if r.t[k].mark == '(' {
			break
		}
		if t := &r.t[k]; t.Len() > 0 && t.mark == 0 && t.Norm != "" && (t.Kind == tokenize.Letters || t.Kind == tokenize.Number) {
			out = append(out, t.Norm)
		}
	}
	return out
}
