package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// enPhrase is a noun phrase as the grammar found it: the phrase itself, and
// the appositions that say more of the same person.
type enPhrase struct {
	core [2]int
	apps [][2]int
}

// mention reads a noun phrase that names a speaker.
func (r *enReader) mention(p enPhrase) mention {
	a, b := p.core[0], p.core[1]
	m := mention{first: a, next: b, kind: Unknown}
	if b-a == 1 && r.t[a].is(euPronoun) {
		m.span = r.span(a, b)
		m.pronoun = true
		m.kind = Person
		word, _, _ := strings.Cut(r.t[a].Norm, "'")
		switch r.g.detail[word] {
		case "m":
			m.gender = masculine
		case "f":
			m.gender = feminine
		case "p":
			m.plural = true
		}
		return m
	}
	r.fill(&m, a, b)
	m.span = r.bareSpan(a, b)
	for _, app := range p.apps {
		r.appose(&m, app)
	}
	return m
}

// appose adds what the apposition [a, b) says.
func (r *enReader) appose(m *mention, p [2]int) {
	x := mention{kind: Unknown}
	r.fill(&x, p[0], p[1])
	if m.plural && x.org != nil {
		return // officials of A, B and C
	}
	if k := p[0]; p[1] == k+1 && x.role == "" && x.person == nil && !m.hasName() && k-3 > r.first && r.t[k-1].mark == ',' && r.isName(k-2) && r.t[k-3].is(euPreposition) {
		return // an official in Kashgar, Xinjiang
	}
	if !m.hasName() && x.hasName() && m.org == nil {
		m.name, m.nameSpan = x.name, x.nameSpan
		m.kind = x.kind
		if m.person == nil {
			m.person = x.person
		}
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
func (r *enReader) fill(m *mention, a, b int) {
	start := a
	for k := a; k < b; k++ {
		m.former = m.former || r.t[k].Norm == "former" || r.t[k].Norm == "ex"
	}
	for a < b && r.isDeterminer(a) {
		switch r.t[a].Norm {
		case "a", "an", "another", "some", "any", "one", "many", "several", "few", "no", "most",
			"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands":
		default:
			m.definite = true
		}
		if r.t[a].is(euPossessive) {
			m.definite = true
		}
		if n := r.t[a].Norm; n == "both" || n == "two" && m.definite && a > start {
			m.pair, m.plural = true, true // the two ministers
		}
		a++
	}
	if a >= b { // both, many, some
		m.kind, m.plural = Office, true
		m.role = r.t[start].Norm
		m.pair = m.pair || r.t[start].Norm == "both" || r.t[start].Norm == "two"
		if m.pair {
			m.pronoun = true
		}
		return
	}
	switch r.t[start].Norm {
	case "both":
		m.definite = true
	case "two", "three", "four", "five", "several", "many", "some", "all", "most", "few", "dozens":
		m.plural = true
	}
	if r.known(m, start, a, b) {
		return
	}
	head := r.headEnd(a, b)
	role := r.lastRole(a, head)
	if n := r.nameAfter(head+1, b); role >= 0 && n > 0 {
		r.named(m, start, a, n, b, b)
		return
	}
	if n := r.bearer(role, head, b); n > 0 {
		r.named(m, start, a, n, b, b)
		return
	}
	if role < 0 && head < b && r.bodyBefore(head, b) {
		r.common(m, start, a, b, b)
		return
	}
	nameFrom := r.nameStart(a, head, role)
	if nameFrom < head {
		r.named(m, start, a, nameFrom, head, b)
	} else {
		r.common(m, start, a, head, b)
	}
}

// bearer returns where the name begins of somebody whose title has the body's
// full name first: "Ministry of Works (MPW) spokeswoman Ann Reed"; 0 where the
// phrase [.., b), whose head ends at head, is no such thing.
func (r *enReader) bearer(role, head, b int) int {
	if role >= 0 || head >= b || r.t[head].Norm != "of" {
		return 0
	}
	for k := b - 1; k > head+1; k-- {
		if r.t[k].is(euRole) && !r.t[k].cap && k+1 < b {
			return k + 1
		}
		if !r.isName(k) && r.t[k].mark != '.' && !r.t[k].is(euNamePart|euHonorific) {
			return 0
		}
	}
	return 0
}

// bodyBefore reports whether the phrase that ends at b, and whose first preposition is
// at head, has the full name of a body before the word that heads it: "a senior
// Department of State official".
func (r *enReader) bodyBefore(head, b int) bool {
	last := &r.t[b-1]
	if r.t[head].Norm != "of" || !r.isName(head-1) || b-1 <= head+1 || last.cap || r.g.class[singular(last.Norm)]&euRole == 0 {
		return false
	}
	for k := head + 1; k < b-1; k++ {
		if t := &r.t[k]; !r.isName(k) && t.mark != '(' && t.mark != ')' && !t.is(euNamePart) && t.Norm != "and" {
			return false
		}
	}
	return true
}

// known takes a body, country or person of the gazetteer that the phrase
// [a, b) consists of.
func (r *enReader) known(m *mention, start, a, b int) bool {
	if !r.isName(a) {
		return false
	}
	w := r.g.w
	whole := func(n int) bool { return n > 0 && (a+n == b || r.t[a+n].is(euPreposition)) }
	if o, n := w.orgs["en"].match(r.t[a].Norm, r.nextWord(a, b)); whole(n) && !r.t[a+n-1].poss {
		m.org, m.kind = o, o.kind
		if m.kind == State {
			m.kind = Organisation
		}
		r.setName(m, a, a+n)
		m.role, m.rest = r.bodyHead(a, a+n)
		return true
	}
	if c, n := w.places["en"].match(r.t[a].Norm, r.nextWord(a, b)); whole(n) && c.kind != countryAdjective && !r.t[a+n-1].poss && a+n == b {
		m.state, m.kind, m.country = true, State, c.iso
		r.setName(m, a, a+n)
		return true
	}
	if p, n := w.people["en"].match(r.t[a].Norm, r.nextWord(a, b)); n > 1 && whole(n) {
		m.person, m.kind, m.country, m.gender = p, Person, p.country, p.gender
		r.setName(m, a, a+n)
		return true
	}
	return false
}

// headEnd returns the end of the head of [a, b): its first preposition,
// bracket or relative pronoun.
func (r *enReader) headEnd(a, b int) int {
	for k := a + 1; k < b; k++ {
		if r.t[k].is(euPostposed) && k+1 < b && r.t[k+1].is(euPreposition) {
			return k // people close to the talks
		}
		if r.t[k].is(euPreposition|euRelative) && !(r.isName(k) && !r.titled) || r.t[k].mark == '(' || r.t[k].mark == ',' {
			return k
		}
	}
	return b
}

// lastRole returns the last word of [a, b) that heads a title, -1 where none
// does.
func (r *enReader) lastRole(a, b int) int {
	for k := b - 1; k >= a; k-- {
		if r.t[k].is(euRole) || r.t[k].Kind == tokenize.Letters && r.g.class[singular(r.t[k].Norm)]&euRole != 0 && !r.isName(k) {
			return k
		}
	}
	return -1
}

// nameStart returns where a proper name that ends at head begins; head where
// there is none. A capitalised title is no name.
func (r *enReader) nameStart(a, head, role int) int {
	if role == head-1 && (head-a < 2 || !r.isName(head-1) || !r.isName(head-2)) || role == head-1 && r.t[role].is(euRole) && !r.surnameRole(a, role) {
		return head
	}
	from := head
	for k := head - 1; k >= a && k > role; k-- {
		t := &r.t[k]
		switch {
		case r.isName(k) && !t.is(euHonorific) && !t.poss, t.poss && k == head-1 && r.isName(k):
			from = k
			continue
		case t.Kind == tokenize.Letters && t.is(euNamePart) && k > a && from < head && (r.isName(k-1) || t.cap || strings2(t.Norm)):
			continue
		case t.Norm == "and" && k > a && from < head && r.t[head-1].is(euBody) && r.isName(k-1):
			continue // the Science and Technology Directorate
		case t.mark == '.' || t.Kind == tokenize.QuoteMark || t.Quote >= 0 || t.mark == '-' || t.mark == '&':
			continue
		}
		break
	}
	// Adjectives of country and party are no part of the name.
	for from < head-1 && r.t[from].Kind == tokenize.Letters {
		if c, n := r.g.w.places["en"].match(r.t[from].Norm, r.nextWord(from, head)); n > 0 && from+n < head && c.kind == countryAdjective {
			from += n
			continue
		}
		if r.t[from].is(euQualifier) {
			from++
			continue
		}
		break
	}
	if from < head && r.first == from && head-from == 1 && r.g.class[singular(r.t[from].Norm)]&(euNounHead|euQualifier) != 0 {
		return head // "Officials said" at the start of a sentence
	}
	if from == r.first && head-from > 1 && !r.isName(from+1) && !r.t[from+1].is(euNamePart) {
		return head // "Senior officials said"
	}
	if r.titled && role < 0 && r.g.class[singular(r.t[head-1].Norm)]&(euNounHead) != 0 {
		return head
	}
	return from
}

// surnameRole reports whether the word at role, which could head a title, is
// here the family name of somebody: "Stephen King", "Jane Marshal".
func (r *enReader) surnameRole(a, role int) bool {
	return role-a == 1 && r.isName(role) && r.isName(role-1) && !r.titled && !r.t[role-1].is(euQualifier|euRole|euBody|euMedium|euHonorific) &&
		r.g.w.places["en"][r.t[role-1].Norm] == nil && role-1 > r.first && !r.t[role-1].poss && len(r.t[role].Norm) < 7 && !r.t[role].is(euAnonymous)
}

func strings2(s string) bool { return len(s) > 1 }
