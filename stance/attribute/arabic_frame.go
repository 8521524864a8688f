package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// arCandidate is a cue with subject and complement, before the extents of
// the sentence's statements are settled against each other.
type arCandidate struct {
	frame
	at      int // word of the cue
	from    int // first word of its clause: where content before it must end
	comp    arComplement
	splits  bool // it may end the content of the statement before it
	chained bool // a participle: it shares the subject of the clause around it
	// ready holds content that stands before the cue (بحسب، قال after a
	// quotation); comp is empty then.
	ready    []Content
	until    int    // last word + 1 of ready
	relative bool   // in a relative clause: التصريحات التي قال فيها إن
	plain    bool   // a verb whose speaker is its own subject
	gap      [2]int // described object: وصف X بأنه Y
	// addressable: the verb has one noun phrase, which may be whom it calls on
	addressable bool
}

// arVerbClause is a clause while its cue verb is read: the verb, what it
// takes, and who says it, as far as they are known.
type arVerbClause struct {
	*arReader
	a, b int // words of the sentence
	i    int // word of the verb
	form *arForm
	verb *arVerb
	c    *arCandidate
	comp arComplement
	// after is the first word after the verb and its object pronouns, where a
	// subject may begin; next is the word after the subject.
	after, next int
	subjects    []mention
	preposed    bool // the subject stands before the verb
}

// readVerb reads the cue verb at word i of a sentence that spans words [a, b).
func (r *arReader) readVerb(a, i, b int) (c arCandidate, ok bool) {
	f := r.t[i].form
	s := arVerbClause{arReader: r, a: a, b: b, i: i, form: f, verb: f.verb, c: &c}
	c = arCandidate{at: i, from: i}
	c.cue = Cue{Span: r.span(i, i+1), Lemma: f.verb.lemma, Class: f.verb.class}
	c.carry, c.parent = -1, -1
	c.gender, c.plural, c.goesOn = f.gender, f.plural, f.verb.goesOn
	if !r.clauseHead(a, i, f, &c) || s.narrates() || s.joinsTwo() || s.strictInside() || s.labels() || s.learns() {
		return c, false
	}
	c.plain = f.tense != arParticiple
	if done, ok := s.ownFrame(); done {
		return c, ok
	}
	c.relative = i > a && r.t[i-1].is(arRelative)
	s.comp = r.complement(s.verb, i, b)
	s.findSubject()
	s.findNominal()
	s.findUnmarked()
	if s.comp.kind == arNone || s.quoteAhead() {
		return c, r.quoteBefore(a, i, b, s.verb, s.subjects, s.next, &c)
	}
	if s.deniesSaying() {
		return c, false
	}
	c.comp = s.comp
	s.findRule()
	if s.thinksAloud() || s.pointsOn() || s.isScheduled() || s.isPassive() || s.contemplates() || s.glosses() {
		return c, false
	}
	s.nameSource()
	if s.judgedByNobody() || s.shownByThing() || s.isNounThere() || s.endsName() || s.joinsNoun() {
		return c, false
	}
	s.withoutSpeaker()
	if s.tooFar() || s.trains() || s.acts() || s.namesJudged() || s.describesBefore() || s.strictWithout() || s.quotesName() {
		return c, false
	}
	s.complete()
	return c, true
}

// endsName reports whether the verb is the end of a name whose title follows: محمود عزت رئيس القسم.
func (s *arVerbClause) endsName() bool {
	if s.i <= s.a || s.i+1 >= s.b || s.comp.kind != arNominal || s.form.tense != arPerfect || s.t[s.i].conj {
		return false
	}
	next := &s.t[s.i+1]
	return s.t[s.i-1].is(arFirstName|arGivenName) && next.is(arTitleHead) && !next.def && next.prep == 0 && !next.conj
}

// participleTakes reports whether a participle, which has no subject of its
// own, stands close enough to its complement.
func (r *arReader) participleTakes(v *arVerb, i int, comp arComplement) bool {
	gap := comp.at - i - 1
	if gap > 0 && r.respects(i+1) {
		gap-- // مرحبا سموه بالزوار
	}
	if (comp.kind == arClause || comp.kind == arQuote) && comp.at != comp.start && gap > 0 && (r.t[i+1].starts(arAccording|arAdjunct|arTime) > 0 || gap > 1 && r.t[i+1].bare == "في" && (r.t[i+2].is(arEvent) || gap > 2 && r.t[i+3].is(arEvent))) {
		return gap <= 24 // مشيرا وفق بيانات جمعتها إلى أنه
	}
	switch {
	case comp.kind == arColon || comp.kind == arQuote && comp.at == comp.start:
		if gap > 5 && gap <= 12 && r.t[i+1].bare == "في" && r.t[i+2].is(arEvent) {
			return r.isComma(comp.at-1) || comp.kind == arColon // قائلا في تصريحات بثها التلفزيون، «…»
		}
		return gap <= 5
	case len(v.objPreps) > 0 || v.obj:
		for k := i + 1; k+1 < comp.at; k++ {
			if r.t[k].bare == "كل" && r.t[k+1].bare == "من" {
				return gap <= 18 // محذرا كل من يقدم على ذلك بأن …
			}
		}
		return gap <= 10
	case comp.kind == arClause || comp.kind == arQuote:
		return gap <= 5
	}
	return gap <= 0 || r.t[i+1].starts(arTime|arSwitch|arAdjunct) > 0 && gap <= 4 || contains(v.fillers, r.t[i+1].bare) || r.t[i+1].bare == "بشكل" && gap <= 2
}

// respects reports whether word k is a pronoun of respect that can be the
// subject of a participle; سعادته may be his joy.
func (r *arReader) respects(k int) bool {
	t := &r.t[k]
	return t.is(arHonorific) && t.is(arPronoun) && t.bare != "سعادته" && t.prep == 0 && !t.conj
}

// gapAllowed reports whether only adjuncts stand between the subject, which
// ends before word next, and the complement of a verb that needs it close.
func (r *arReader) gapAllowed(v *arVerb, next int, comp arComplement) bool {
	if next >= comp.at || comp.kind == arColon || comp.kind == arQuote && r.isColon(comp.at) {
		return true
	}
	loose := !v.strict && (comp.kind != arNominal || len(v.objPreps) > 0)
	if loose {
		return true
	}
	t := &r.t[next]
	if contains(v.fillers, t.bare) && comp.at == next+1 {
		return true
	}
	if (v.class == "promise" || v.lemma == "لوح") && comp.kind == arNominal && r.promised(next, comp) {
		return true
	}
	return r.isComma(next) || r.pastPlace(next, comp.at+1) == comp.at || r.pastHow(next, comp.at+2) == comp.at || t.prep == 'l' && t.def && comp.at == next+1 || isAccusative(t.bare) && (comp.at == next+2 || comp.at == next+1 && isHighly(t.bare)) || t.starts(arTime|arAdjunct|arSwitch|arPreposition|arAccording) > 0 || strings.HasPrefix(t.bare, "باسم") || t.Norm == "("
}

// promised reports whether what is promised begins at word next, or after
// whom it is promised to: وعدت المستشارة الوزير بالمساعدة.
func (r *arReader) promised(next int, comp arComplement) bool {
	for next < comp.at && r.t[next].is(arTime) {
		next++ // وعدت السلطات أمس ببذل كل جهد
	}
	return next == comp.at || comp.at-next <= 3 && r.t[next].def && r.t[next].prep == 0 && !r.t[next].conj
}

// cueSpan is the span of the cue, with قائلا or مستطردا after it.
func (r *arReader) cueSpan(i int, f *arForm) tokenize.Span {
	if i+1 < len(r.t) {
		if n := r.t[i+1].form; n != nil && n.tense == arParticiple && !r.t[i+1].def && f.tense != arParticiple &&
			(n.verb.class == "say") && !r.t[i+1].conj {
			return r.span(i, i+2)
		}
	}
	return r.span(i, i+1)
}
