package attribute

import (
	"strings"
	"time"
	"unicode/utf8"
)

// namesake finds the person of the gazetteer whom the article calls by the
// family name alone and never in full. Beside a title that names one office he
// is the only bearer of the name who has held it. Beside no title, or a bare
// one (President Ruiz), he is the only bearer of the name at all, and heads a
// state, a government, a foreign ministry or a large organisation on the
// article's date.
func (r *resolver) namesake(e *entity) {
	if e.person != nil || e.kind != Person || len(e.nameWords) != 1 || e.plural || e.anonymous {
		return
	}
	name := wordsIn(r.lang, e.names[0])
	if len(name) != 1 || r.world.forename[name[0]] != anyGender || r.world.given[name[0]] {
		return // a first name as well
	}
	bearers := r.world.bearers[r.lang][name[0]]
	var found *person
	for _, p := range bearers {
		if r.disagrees(e, p.gender) || e.country != "" && p.country != "" && e.country != p.country {
			continue
		}
		if !r.world.heldOne(r.lang, p, e.roles) && (len(bearers) > 1 || !r.world.heads(p, r.day) || !r.world.heldAny(r.lang, p, e.roles)) {
			continue
		}
		if found != nil {
			return
		}
		found = p
	}
	for _, other := range r.entities {
		if found == nil || other != e && other.person == found {
			return
		}
	}
	e.person = found
}

// heldOne reports whether p has held an office that one of the titles names,
// with the words that tell it from others.
func (w *world) heldOne(lang string, p *person, titles []titleForm) bool {
	for _, t := range titles {
		for _, post := range w.posts[lang][p] {
			if len(t.rest) > 0 && post.role == t.role && subset(t.rest, post.rest) {
				return true
			}
		}
	}
	return false
}

// heldAny reports whether p has held an office with the head of one of the
// titles, all of which are bare; true without titles.
func (w *world) heldAny(lang string, p *person, titles []titleForm) bool {
	for _, t := range titles {
		if len(t.rest) > 0 {
			return false
		}
		if w.held[lang][p][t.role] {
			return true
		}
	}
	return len(titles) == 0
}

// heads reports whether the tables have p in one of the highest offices on the
// day.
func (w *world) heads(p *person, day time.Time) bool {
	for _, t := range w.terms[p] {
		if t.on(day) {
			return true
		}
	}
	return false
}

// findSpelling finds the person whose foreign first name the article also spells
// otherwise: سيرغي لافروف and سرجي لافروف; -1 where there is none.
func (r *resolver) findSpelling(m *mention) int {
	n := len(m.name)
	if r.lang != "ar" || m.kind != Person || n < 2 || m.plural {
		return -1
	}
	first := spelling(m.name[0])
	for i, e := range r.entities {
		if e.kind != Person || e.plural || len(e.nameWords) != n || e.nameWords[n-1] != m.name[n-1] || m.person != nil && e.person != nil || r.disagrees(e, m.gender) {
			continue
		}
		if m.role != "" && !e.bears(m.role, nil) || r.world.given[m.name[0]] && r.world.given[e.nameWords[0]] {
			continue
		}
		if utf8.RuneCountInString(first) > 2 && first == spelling(e.nameWords[0]) {
			return i
		}
	}
	return -1
}

// spelling is a foreign name in Arabic letters without what varies from one paper to
// the next: long vowels, and the letter for g.
func spelling(s string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case 'ا', 'و', 'ي', 'ى', 'ه':
			return -1
		case 'غ', 'ق', 'ك':
			return 'ج'
		}
		return c
	}, s)
}

// reveal makes the speaker without a name who has just been quoted the person id, who,
// as the article now says, made the remarks.
func (r *resolver) reveal(id int, out *Result, bound [][]int) {
	n := len(r.stack)
	if n == 0 || len(r.stack[n-1]) != 1 {
		return
	}
	old := r.stack[n-1][0]
	e := r.entities[old]
	if old == id || len(e.nameWords) > 0 || e.plural || e.org != nil || e.state || e.kind != Office && e.kind != Person || r.disagrees(e, r.entities[id].gender) {
		return
	}
	is := func(set []int) {
		for k := range set {
			if set[k] == old {
				set[k] = id
			}
		}
	}
	for _, set := range bound {
		is(set)
	}
	for i := range out.Statements {
		is(out.Statements[i].Speakers)
	}
	for _, set := range r.stack {
		is(set)
	}
	r.entities[id].spoke = true
	r.entities[id].others = append(r.entities[id].others, e.titles...)
	e.spoke, e.lastSeen = false, -1
}
