package attribute

import "strings"

// zhOpen is a statement whose content is not yet at its end.
type zhOpen struct {
	frame
	pieces [][2]int // tokens of content before from
	from   int      // where the rest begins
	kindOf SpeakerKind
	verb   *zhCue
}

// opensIn reports whether an attribution in segment i opens a statement, where open
// is the one before it in the sentence or nil.
func (r *zhReader) opensIn(open *zhOpen, x *zhAttribution, g *zhSegment, i int, told []mention, strange bool) bool {
	if len(x.subjects) == 0 {
		switch {
		case x.verb.has(zhInner) && open == nil:
			return i > 0 && x.link
		case x.verb.has(zhInner):
			return x.link && open.verb != nil && open.verb.has(zhPlain) && r.holds(open, g.a)
		case open != nil:
			return r.holds(open, g.a) && (x.link || !x.verb.has(zhPlain) || open.verb != nil && open.verb.has(zhPlain))
		case i > 0:
			if len(told) > 0 {
				return !r.reported(&told[0], x.verb)
			}
			return !strange && (x.link || !x.verb.has(zhPlain) && r.t[x.cue[0]].is(zhSay))
		}
		return r.last >= 0 || x.verb.class == "report" && r.medium != nil || x.link && (r.spoken >= 0 || r.told != nil)
	}
	if open == nil {
		return !r.reported(&x.subjects[0], x.verb)
	}
	if x.verb.has(zhInner|zhPlain) || !r.holds(open, g.a) && g.after != ';' {
		return false
	}
	m := &x.subjects[0]
	switch {
	case r.t[g.a-1].mark == ',' && r.t[g.a-2].is(zhClosing) && m.pronoun:
		return false // 他说，会谈后，他认为
	case g.after == ';', x.contrast:
		return true
	case m.state || m.pair:
		return open.kindOf != Person && open.kindOf != Office
	case !r.t[x.cue[0]].is(zhSay):
		return false
	}
	return true
}

// temporal reports whether the segment of an attribution only tells when something
// else happened: 拜登宣布退选后，….
func (r *zhReader) temporal(segs []zhSegment, i int, x *zhAttribution) bool {
	g := &segs[i]
	if i+1 >= len(segs) || x.content >= g.b || !r.t[g.b-1].is(zhClosing) {
		return false
	}
	switch x.verb.class {
	case "say", "affirm", "think", "claim":
		return false
	}
	return true
}

// begin opens the statement of an attribution in segment i.
func (r *zhReader) begin(x *zhAttribution, before *zhOpen, subject []mention, segs []zhSegment, i int) *zhOpen {
	if x.on[1] > x.on[0] && x.content+1 == segs[i].b && r.t[x.content].cue != nil {
		// 对决定表示欢迎: he welcomes it.
		x.verb, x.cue[1], x.content = r.t[x.content].cue, x.content+1, x.content+1
	}
	o := &zhOpen{from: x.content}
	o.frame = frame{rule: SubjectFirst, carry: -1, parent: -1, subjects: x.subjects, negated: x.negated,
		cue: Cue{Span: r.span(x.cue[0], x.cue[1]), Lemma: x.verb.lemma, Class: x.verb.class}}
	if x.about[1] > x.about[0] {
		o.about = r.span(x.about[0], x.about[1])
	}
	switch {
	case len(x.subjects) > 0 && x.verb.has(zhJoint) && (len(x.subjects) > 1 || x.subjects[0].plural):
		o.rule = JointAgreement
	case x.source:
		o.rule = ReportedSource
	case len(x.subjects) > 0 && x.verb.has(zhAccuse):
		o.rule = Accusation
	case len(x.subjects) == 1 && x.subjects[0].pronoun && !x.subjects[0].plural && before != nil && before.kindOf == Person && len(r.frames) > r.base:
		o.subjects, o.carry = nil, len(r.frames)-1 // he goes on
		o.kindOf = Person
	case len(x.subjects) > 0:
	case before != nil && len(r.frames) > r.base:
		o.rule, o.carry = ElidedSubject, len(r.frames)-1
		o.kindOf = before.kindOf
	case len(subject) > 0:
		o.subjects = subject
	case x.verb.class == "report" && r.medium != nil:
		o.subjects = []mention{*r.medium}
	case r.last >= 0 && r.told == nil:
		o.rule, o.carry, o.goesOn = ElidedSubject, r.last, true
	default:
		o.rule, o.goesOn, o.topic = ElidedSubject, x.link, r.told
	}
	if len(o.subjects) > 0 {
		o.kindOf = o.subjects[0].kind
	}
	o.verb = x.verb
	if len(o.subjects) == 1 && o.subjects[0].kind == Medium {
		m := o.subjects[0]
		r.medium = &m
	}
	r.goesOn(&o.frame)
	g := &segs[i]
	empty := x.content >= g.b
	if x.on[1] > x.on[0] {
		o.pieces = append(o.pieces, x.on)
	}
	switch {
	case len(x.subjects) == 0 || x.verb.has(zhInner) || !r.t[x.cue[0]].is(zhSay) || before != nil:
	case r.pending >= 0 && i > 0 && i == len(segs)-1 && empty:
		o.rule, o.pieces = QuoteFirst, append([][2]int{{r.pending, r.pending + 1}}, o.pieces...)
	case i == 0 && r.pending >= 0 && (empty || r.t[x.content].is(zhQuoted)) && !(x.cue[1] < r.end && r.t[x.cue[1]].mark == ':'):
		o.rule, o.pieces = QuoteFirst, append([][2]int{{r.pending, r.pending + 1}}, o.pieces...)
	case i > 0 && r.t[segs[i-1].a].is(zhQuoted) && segs[i-1].b == segs[i-1].a+1 && r.owner[r.t[segs[i-1].a].quote] < 0 && empty:
		o.rule, o.pieces = QuoteFirst, append([][2]int{{r.unsaid(segs, i), segs[i-1].b}}, o.pieces...)
	case i > 0 && i == len(segs)-1 && empty && r.isClause(segs[i-1].a, segs[i-1].b):
		o.rule, o.pieces = QuoteFirst, append([][2]int{{r.unsaid(segs, i), segs[i-1].b}}, o.pieces...)
	}
	return o
}

// unsaid is where the content in front of the attribution in segment i begins: at the head of
// the sentence, unless another statement has words of it.
func (r *zhReader) unsaid(segs []zhSegment, i int) int {
	if r.done > segs[0].a {
		return segs[i-1].a
	}
	return segs[0].a
}

// finish ends the content of a statement before token end.
func (r *zhReader) finish(o *zhOpen, end int) {
	pieces := o.pieces
	end = r.quoteEnds(o, end)
	if o.from < end {
		pieces = append(pieces, [2]int{o.from, end})
	}
	n := len(r.frames)
	if r.add(o.frame, pieces); len(r.frames) > n {
		r.done = end
	}
}

// subject is whom the segment [a, b), which says nothing, has as its subject; none where it
// has none or it is nobody that can speak, and known is false where it is nobody known.
func (r *zhReader) subject(a, b int) (list []mention, known bool) {
	var x zhAttribution
	s := r.lead(a, b, &x)
	e := r.phraseEnd(s, b)
	if s >= e {
		return nil, true
	}
	if e >= b {
		return nil, e-s < shortPhrase
	}
	list = r.phrases(s, e)
	if len(list) == 0 {
		return nil, false
	}
	m := &list[0]
	if m.kind == Medium {
		r.medium = m
	}
	if m.kind == Document || m.pronoun && m.pair || m.anonymous && !m.definite && m.plural {
		return nil, true
	}
	return list, true
}

// shortPhrase is how many tokens a segment has at least that is taken for more than a call or
// a saying.
const shortPhrase = 4

// isTail reports whether the segment [a, b) tells what was not said: 但未透露细节.
func (r *zhReader) isTail(a, b int) bool {
	for a < b && r.t[a].is(zhContrast|zhAdverb) {
		a++
	}
	return a+1 < b && r.t[a].is(zhNever|zhNegation) && r.t[a+1].cue != nil && r.t[a+1].cue.class != "think" && r.t[a+1].cue.class != "pledge" && (r.t[a+1].cue.class == "reveal" || r.t[a+1].cue.has(zhWeak))
}

// reported reports whether an attribution without a word for speaking tells, in a paragraph in
// which a person speaks, what his country thinks or wants: 中方始终认为.
func (r *zhReader) reported(m *mention, verb *zhCue) bool {
	side := strings.HasSuffix(r.t[m.next-1].text, "方")
	side = side || verb.has(zhInner) && m.kind != Person && m.kind != Office
	if r.last < 0 || !m.state && !m.pronoun && !m.pair && !side || m.pronoun && !m.plural {
		return false
	}
	switch verb.class {
	case "say", "affirm", "announce", "claim", "report", "agree", "reveal", "confirm", "deny":
		return false
	}
	f := &r.frames[r.last]
	return f.carry >= 0 || len(f.subjects) > 0 && f.subjects[0].kind == Person && !f.subjects[0].plural
}

// quoteEnds is where the content of o ends, before end: behind a quotation that is all that was
// said, where a comma follows.
func (r *zhReader) quoteEnds(o *zhOpen, end int) int {
	from := o.from
	for from < end && r.t[from].mark != 0 {
		from++
	}
	if from+1 >= end || !r.isSpeech(from) || r.t[from+1].mark != ',' && !r.endsItself(from) {
		return end
	}
	if o.verb == nil || !r.endsItself(from) && o.verb.class == "say" {
		return end
	}
	for k := from + 1; k < end; k++ {
		if r.t[k].is(zhQuoted) && r.endsItself(k) {
			return end // a second piece
		}
	}
	return from + 1
}

// holds reports whether the statement has content before token b.
func (r *zhReader) holds(o *zhOpen, b int) bool { return len(o.pieces) > 0 || !r.endsAt(o.from, b) }

// isClause reports whether the segment [a, b) says something, and not only when or where.
func (r *zhReader) isClause(a, b int) bool {
	var x zhAttribution
	return r.lead(a, b, &x) < b && !r.t[b-1].is(zhClosing)
}
