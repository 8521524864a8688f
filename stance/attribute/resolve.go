package attribute

import (
	"sort"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// resolveAll turns frames into statements: mentions are registered in text
// order as the pass goes along, so that a look back sees only what a reader
// has seen, but names introduced anywhere are known from the start.
func (r *resolver) resolveAll(frames []frame, mentions []mention) *Result {
	for i := range mentions {
		if m := &mentions[i]; m.weak && len(m.name) > 1 {
			r.full = append(r.full, m)
		}
	}
	for i := range mentions {
		if !mentions[i].weak {
			r.register(&mentions[i])
		}
	}
	// What was said later must not look nearer than what was said before.
	for _, e := range r.entities {
		e.lastSeen = -1
	}
	r.speaks = map[string]bool{}
	for i := range frames {
		for k := range frames[i].subjects {
			if m := &frames[i].subjects[k]; !m.weak && m.kind == Person && m.hasName() {
				r.speaks[strings.Join(m.name, " ")] = true
			}
		}
	}
	out := &Result{}
	bound := make([][]int, len(frames))
	place := make([]int, len(frames))
	next := 0
	for i := range frames {
		f := &frames[i]
		place[i] = -1
		first := next
		for ; next < len(mentions) && mentions[next].span.Start < f.cue.Start; next++ {
			if !f.holds(mentions[next].span) {
				if id := r.seen(mentions, next); id >= 0 && mentions[next].acting {
					r.entities[id].acted = mentions[next].span.Start
				} else if id >= 0 && mentions[next].uttered {
					r.reveal(id, out, bound)
				}
			}
		}
		ids, ref, span, weight, ok := r.bind(f, bound)
		for k := first; k < next; k++ { // "Trump is no conservative, he said" is not about himself
			if f.holds(mentions[k].span) {
				r.seen(mentions, k)
			}
		}
		if !ok {
			continue
		}
		bound[i] = ids
		if f.asked != nil {
			r.asked, r.askedIn = r.find(f.asked), f.sentence
		}
		if !r.inPassing(f, ids) {
			r.push(ids)
		}
		for _, id := range ids {
			r.entities[id].lastSeen = max(r.entities[id].lastSeen, f.cue.Start)
		}
		s := Statement{
			Speakers: ids, Reference: ref, Mention: span, Cue: f.cue, Kind: f.kind, Topic: f.about, Content: f.content,
			Negated: f.negated || f.cue.Class == "deny", Parent: -1,
			Confidence: f.rule.confidence() * weight, Rule: f.rule,
		}
		if f.parent >= 0 && place[f.parent] >= 0 {
			s.Parent = place[f.parent]
		}
		if ref == Unresolved {
			r.note("unresolved-speaker", f.cue.Span, "the article does not say whose words these are")
		}
		place[i] = len(out.Statements)
		out.Statements = append(out.Statements, s)
	}
	r.finish(out)
	return out
}

// holds reports whether the content of f holds s.
func (f *frame) holds(s tokenize.Span) bool {
	for i := range f.content {
		if c := &f.content[i]; c.Start <= s.Start && s.End <= c.End {
			return true
		}
	}
	return false
}

// inPassing reports whether the speakers of a frame do not go on speaking: a
// law that provides, a paper by whose account something happened.
func (r *resolver) inPassing(f *frame, ids []int) bool {
	if len(ids) != 1 || len(f.subjects) != 1 {
		return false
	}
	k := r.entities[ids[0]].kind
	return f.subjects[0].aside || f.rule == AccordingTo && f.cue.Class != "according" && (k == Medium || k == Document)
}

// seen moves the entity of mention k to the front of what was last spoken of,
// unless it only owns something or the subject of its sentence is another: he
// is the one who acts. It returns the entity, -1 where there is none.
func (r *resolver) seen(mentions []mention, k int) int {
	m := &mentions[k]
	id := r.find(m)
	if id < 0 {
		return id
	}
	r.entities[id].seen++
	at := m.span.Start
	if m.owner {
		at = 0 // "said Lane, echoing Bush's remarks": Lane goes on
	}
	if m.below > 0 {
		if subject := r.find(&mentions[m.below-1]); subject >= 0 && subject != id {
			at = 0
		}
	}
	r.entities[id].lastSeen = max(r.entities[id].lastSeen, at)
	return id
}

// bind finds the speakers of a frame. ok is false where the frame turns out
// to be no statement: its only subject is a bare word that names nobody the
// article knows.
func (r *resolver) bind(f *frame, bound [][]int) (ids []int, ref Reference, span tokenize.Span, weight float64, ok bool) {
	if f.carry >= 0 {
		ids = bound[f.carry]
		if len(ids) > 0 {
			return ids, Elided, span, 0.98, true
		}
		return nil, Unresolved, span, 0.5, true
	}
	if f.interviewed {
		if id := r.interviewee(bound); id >= 0 {
			return []int{id}, Elided, span, 0.9, true
		}
		return nil, Unresolved, span, 0.5, true
	}
	if len(f.subjects) == 1 && f.subjects[0].weak {
		m := &f.subjects[0]
		id := r.find(m)
		if id >= 0 && m.span.Start < f.cue.Start && !r.entities[id].byTitle && r.disagrees(r.entities[id], f.gender) {
			id = -1 // والتقى خالد … من ريم، وبينت
		}
		if id >= 0 {
			r.widen(r.entities[id], m)
			return []int{id}, ByName, m.span, 0.95, true
		}
		if f.rule == ColonCue && (r.speaks[strings.Join(m.name, " ")] || r.isFamily(m)) {
			return []int{r.register(m)}, ByName, m.span, 0.9, true
		}
		if f.rule == ColonCue {
			return nil, Unresolved, span, 0, false
		}
		f.subjects = nil
	}
	if len(f.subjects) > 0 {
		if ids, ref, span, weight = r.speakers(f); ref != Unresolved || f.rule != JointAgreement {
			return ids, ref, span, weight, true
		}
	}
	if f.anonymous {
		return nil, Unresolved, span, 0.6, true
	}
	if r.asked >= 0 && r.askedIn == f.sentence && !f.plural {
		return []int{r.asked}, Elided, span, 0.9, true
	}
	if f.plural && f.topic != nil && f.topic.plural && !f.topic.weak && fits(f.topic, f) {
		return []int{r.register(f.topic)}, Elided, span, 0.8, true // the group just told of
	}
	if t := f.topic; t != nil && !t.plural && t.kind == Person && !f.plural && !f.goesOn {
		if id := r.toldOf(f); id >= 0 && (!t.weak || r.entities[id].known()) {
			return []int{id}, Elided, span, 0.8, true // واختتم المبعوث زيارته. وقال إن …
		}
	}
	if ids = r.lookBack(f.gender, f.plural); len(ids) > 0 {
		return ids, Elided, span, 0.93, true
	}
	if id := r.toldOf(f); id >= 0 {
		return []int{id}, Elided, span, 0.8, true
	}
	if n := len(r.stack); n > 0 && (f.rule == ParticipleCue || f.goesOn && !f.plural && !r.contradicts(r.stack[n-1], f.gender)) {
		return r.stack[n-1], Elided, span, 0.8, true // وقال مواطنون …. وأضاف: it goes on, whatever its ending
	}
	if n := len(r.stack); n > 0 && len(r.stack[n-1]) == 1 && r.lang == "ar" {
		if r.entities[r.stack[n-1][0]].group(f) {
			return r.stack[n-1], Elided, span, 0.8, true
		}
	}
	return nil, Unresolved, span, 0.5, true
}

// toldOf is whom the sentence before f tells of, where he can be its subject;
// -1 without one, or where a bare name is nobody that the article knows.
func (r *resolver) toldOf(f *frame) int {
	switch {
	case f.topic == nil || !fits(f.topic, f):
		return -1
	case f.topic.weak:
		return r.find(f.topic)
	}
	return r.register(f.topic)
}

// contradicts reports whether one of ids is surely of another gender.
func (r *resolver) contradicts(ids []int, g gender) bool {
	for _, id := range ids {
		if r.disagrees(r.entities[id], g) {
			return true
		}
	}
	return false
}

// known reports whether e is surely a person: by a full name, a title or the
// gazetteer.
func (e *entity) known() bool {
	return e.kind == Person && (len(e.nameWords) > 1 || len(e.roles) > 0 || e.person != nil)
}

// nest sets the parent of statements that lie inside the content of another,
// the nearest one. They stand in order of their first byte, so that those that
// may hold the next are a stack.
func nest(list []Statement) {
	var open []int
	for i := range list {
		s := list[i].Span()
		for len(open) > 0 && list[open[len(open)-1]].Span().End <= s.Start {
			open = open[:len(open)-1]
		}
		if list[i].Parent < 0 && len(open) > 0 {
			for _, c := range list[open[len(open)-1]].Content {
				if c.Start <= s.Start && s.End <= c.End {
					list[i].Parent = open[len(open)-1]
				}
			}
		}
		open = append(open, i)
	}
}

// isFamily reports whether the whole name of m is a family name that the
// gazetteer has in the language.
func (r *resolver) isFamily(m *mention) bool {
	return r.lang == "ar" && len(m.name) == 1 && (r.world.family[m.name[0]] || r.world.family["ال"+m.name[0]])
}

// finish renders the speakers that speak, in order of their first statement,
// and orders the statements by their first byte.
func (r *resolver) finish(out *Result) {
	order := make([]int, len(out.Statements))
	for i := range order {
		order[i] = i
	}
	first := func(i int) int {
		s := out.Statements[i].Span()
		return s.Start
	}
	sort.SliceStable(order, func(x, y int) bool { return first(order[x]) < first(order[y]) })
	rank := make([]int, len(order))
	sorted := make([]Statement, len(order))
	for pos, i := range order {
		rank[i] = pos
		sorted[pos] = out.Statements[i]
	}
	number := map[int]int{}
	for i := range sorted {
		s := &sorted[i]
		if s.Parent >= 0 {
			s.Parent = rank[s.Parent]
		}
		ids := make([]int, 0, len(s.Speakers))
		for _, id := range s.Speakers {
			n, ok := number[id]
			if !ok {
				n = len(out.Speakers)
				number[id] = n
				out.Speakers = append(out.Speakers, r.speaker(r.entities[id]))
			}
			ids = append(ids, n)
		}
		s.Speakers = ids
	}
	nest(sorted)
	out.Statements = sorted
	out.Notes = r.notes
}
