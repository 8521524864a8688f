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

// verb reads the cue verb at word i of a sentence that spans words [a, b).
func (r *arReader) verb(a, i, b int) (c arCandidate, ok bool) {
	f := r.t[i].form
	v := f.verb
	c = arCandidate{at: i, from: i}
	c.cue = Cue{Span: r.span(i, i+1), Lemma: v.lemma, Class: v.class}
	c.carry, c.parent = -1, -1
	c.gender, c.plural, c.goesOn = f.gender, f.plural, v.goesOn
	if !r.clauseHead(a, i, f, &c) {
		return c, false
	}
	if f.tense == arImperfect && !f.plural && r.t[i].starts(arAuthor) > 0 {
		return c, false
	}
	for k := max(a, i-13); r.t[i].bare == "بين" && k < b && k < i+14; k++ {
		if k > i && strings.HasPrefix(r.t[k].Norm, "وبين") || k < i && r.t[i].conj && r.t[k].bare == "بين" {
			return c, false // between X and Y
		}
	}
	if v.strict && f.tense == arPerfect && i > a && c.from == i && !r.t[i].conj && r.t[i-1].Kind == tokenize.Letters && !r.endsSequence(a, i) && !r.t[i-1].is(arRelative) {
		if i+1 >= b || !r.isColon(i+1) && r.t[i+1].Kind != tokenize.QuoteMark && !(v.que && r.t[i+1].is(arComplementizer) && !r.t[i+1].conj) {
			return c, false
		}
		if ms, at := r.before(a, i); len(ms) == 0 || r.t[i+1].is(arComplementizer) && ms[0].role == "" && ms[0].person == nil && ms[0].org == nil && r.t[at].starts(arResume) == 0 {
			return c, false
		}
	}
	c.plain = f.tense != arParticiple
	if r.t[i].taken && i > a && (r.t[i-1].is(arRelative) || r.t[i-1].bare == "ما" || r.t[i-1].bare == "مما" || r.t[i-1].bare == "لما" || r.t[i-1].bare == "فيما" || r.t[i-1].bare == "بما" || r.t[i-1].bare == "عما") {
		return c, false // ما وصفه بأنه: a label
	}
	switch {
	case r.t[i].taken && (v.accuse != "" || v.describe != "" || v.class == "judge"):
		return c, r.heldToBe(a, i, b, v, &c)
	case v.accuse != "":
		if i > a && r.t[i-1].is(arRelative|arNegation) {
			return c, false
		}
		return c, r.accusation(a, i, b, v, &c)
	case v.describe != "":
		return c, r.description(a, i, b, v, &c)
	case v.source != "":
		return c, r.reported(a, i, b, v, &c)
	}
	c.relative = i > a && r.t[i-1].is(arRelative)
	comp := r.complement(v, i, b)
	limit := b
	if comp.kind != arNone {
		limit = comp.at
		if comp.kind == arNominal && comp.at < comp.start {
			limit = comp.at
		}
	}
	limit = min(limit, i+maxReach)
	for k := i + 1; v.filler != "" && k < limit; k++ {
		if r.t[k].bare == v.filler {
			limit = k // ولفت الوزير الانتباه إلى أن
		}
	}
	j := i + 1
	for j < b && (r.t[j].is(arObjectPronoun) || v.filler != "" && r.t[j].bare == v.filler) {
		j++
	}
	// Verb before subject needs the verb at the head of its clause; where words
	// stand before it, they are tried as the subject first.
	var subjects []mention
	next, pre := j, false
	if f.tense != arParticiple && c.from > a && r.t[c.from-1].Kind == tokenize.Letters && !r.t[i].conj && c.from == i || f.tense != arParticiple && c.from < i && r.t[i-1].is(arAuxiliary) ||
		f.tense != arParticiple && i > a && r.isComma(i-1) && r.t[a].is(arAuxiliary) && !r.t[i].conj {
		if ms, at := r.before(a, i); len(ms) > 0 {
			subjects, c.from, pre = ms, at, true
		}
	}
	if !pre {
		subjects, next = r.subject(j, limit)
		if len(subjects) == 1 && r.womanInPost(f, &subjects[0]) && !(v.lemma == "ذكر" && comp.kind == arClause && strings.HasPrefix(r.t[comp.at].bare, "ب")) {
			subjects[0].gender, subjects[0].byTitle = feminine, false
		}
		if len(subjects) > 0 && (!r.agrees(f, &subjects[0]) || r.isAddressee(v, j)) {
			subjects, next = nil, j
		}
		if f.tense != arParticiple && len(subjects) > 0 && r.oblique(&subjects[0]) {
			subjects, next = nil, j // ودعت المزارعين إلى
		}
		if f.gender == feminine && f.tense != arParticiple && len(v.objPreps) > 0 && len(subjects) == 1 && subjects[0].plural && subjects[0].gender == masculine && subjects[0].kind == Person && !subjects[0].hasName() {
			subjects, next = nil, j // دعت قادة العالم إلى
		}
		if f.plural && f.tense != arParticiple && len(subjects) > 0 && !subjects[0].pronoun {
			subjects, next = nil, j // طالبا الوزراء بـ…: a verb before its subject is singular
		}
		if len(subjects) == 1 && subjects[0].gender == anyGender && f.tense != arParticiple {
			subjects[0].gender = f.gender // قالت الصين: the verb before its subject shows it
		}
		if len(subjects) == 0 && f.tense != arParticiple {
			if at := r.afterAside(j, limit); at > j {
				if ms, end := r.subject(at, limit); len(ms) > 0 && r.agrees(f, &ms[0]) && (ms[0].role != "" || ms[0].person != nil) && !ms[0].guess {
					subjects, next = ms, end
				}
			}
		}
	}
	if v.np {
		at := 0
		if f.tense == arParticiple {
			at = r.nominal(v, f.tense, j, b, false) // it has no subject of its own
		}
		if at == 0 {
			at = r.nominal(v, f.tense, next, b, len(subjects) > 0)
		}
		if at > 0 && (comp.kind == arNone || at < comp.at) {
			comp = arComplement{arNominal, at, at}
		}
	}
	if comp.kind == arNone && len(subjects) > 0 && (contains(v.preps, "ب") || contains(v.objPreps, "ب")) && r.mayJoinB(next, b) {
		comp = arComplement{arNominal, next, next}
	}
	if v.class == "judge" && f.tense == arParticiple && comp.kind == arQuote && comp.at == comp.start && comp.at > i+2 && r.t[i+1].Kind == tokenize.Letters && r.t[i+1].prep == 0 && r.t[i+1].starts(arAdjunct|arTime|arPreposition|arAccording|arSwitch) == 0 {
		comp = arComplement{arNominal, i + 1, i + 1} // معتبرة القرار «خطأ»
	}
	if comp.kind == arNone || comp.kind == arQuote && comp.at == comp.start && !r.t[i].conj && r.isComma(comp.at-1) && r.closes(i-1, a) {
		return c, r.quoteBefore(a, i, b, v, subjects, next, &c)
	}
	if c.negated && comp.kind != arClause && r.t[i-1].bare == "لم" && !deniable(v.class) {
		return c, false
	}
	c.comp = comp
	c.rule = VerbFirst
	if f.tense == arParticiple {
		c.rule, c.chained, c.splits = ParticipleCue, true, true
	} else if pre {
		c.rule = SubjectFirst
	} else if len(subjects) == 0 || subjects[0].pronoun {
		if ms, at := r.before(a, i); len(ms) > 0 {
			subjects, c.from, c.rule = ms, at, SubjectFirst
		} else if len(subjects) == 0 {
			c.rule = ElidedSubject
			if rel, ok := r.antecedent(a, i); ok {
				subjects, c.rule = []mention{rel}, SubjectFirst
			}
		}
	}
	if len(subjects) > 0 && !pre && next < comp.at && r.t[next].bare == "نقلا" && r.t[next].starts(arAccording) > 0 {
		if m, end, ok := r.accordingSpeaker(next, comp.at); ok {
			subjects, next, c.rule = []mention{m}, end, ReportedSource // ذكرت صحيفة نقلاً عن مصادر أن
		}
	}
	if v.class == "state" && len(subjects) == 0 && f.tense != arParticiple {
		// مشروع قانون …، ينص على: no person says it, but the text named before.
		if m, ok := r.documentBefore(a, i); ok {
			subjects = []mention{m}
		} else {
			c.anonymous = true
		}
	}
	if v.class == "judge" && v.lemma != "رأى" && f.tense == arImperfect && (len(subjects) > 0 && r.judged(&subjects[0], next, comp) || len(subjects) == 0 && (comp.kind == arNominal || j < comp.at && r.t[j].is(arDemonstrative))) {
		return c, false
	}
	if len(subjects) == 0 && j < comp.at && f.tense != arParticiple && (r.t[j].Kind == tokenize.Number || (r.t[j].bare == "اخر" || r.t[j].bare == "اخري") && comp.at == j+1 || r.t[j].bare == "ما" && comp.kind == arClause) {
		c.anonymous = true // قال 40% إنهم، وقال آخر: …
	}
	if v.class == "write" && len(subjects) == 0 && f.tense == arPerfect && i+2 < b && r.t[i+1].bare == "علي" && r.t[i+2].def {
		c.gender, c.plural = masculine, true // وكتب على اللافتات: those who carry them
	}
	if v.class != "say" && len(subjects) == 0 && f.tense != arParticiple && !f.plural && comp.kind == arClause && j+1 < comp.at && r.t[j].prep == 0 && !r.t[j].def && !r.t[j].is(arNounHead|arEvent) && r.t[j].starts(arTime|arAdjunct|arPreposition) == 0 && r.masdarLike(r.t[j].bare) {
		return c, false // ويشير ضعف الإقبال إلى أن: nobody speaks
	}
	if c.rule == ElidedSubject && f.tense == arPerfect && f.gender == masculine && !r.t[i].conj && c.from == i && i+2 < b && r.t[i+1].bare == "في" {
		if _, n := (&arPhrase{r: r, limit: b}).place(i + 2); n > 0 {
			c.anonymous = true // أعلن في أوسلو أن
		}
	}
	if v.impersonal || r.passive(i) {
		subjects, c.anonymous = nil, true
	}
	if f.tense == arParticiple {
		subjects = nil
		if i > a && r.t[i-1].Kind == tokenize.Letters && !r.t[i].conj && (v.strict && (comp.kind == arNominal || f.gender == feminine) || (f.gender == feminine || f.plural) && (comp.kind != arClause || comp.at > i+1 && r.t[i+1].starts(arAccording|arAdjunct) == 0)) {
			return c, false
		}
		if !r.participleTakes(v, i, comp) {
			return c, false
		}
	} else if !r.gapAllowed(v, next, comp) {
		return c, false
	}
	if c.rule == SubjectFirst && len(subjects) > 0 && comp.kind == arNominal && v.class == "judge" && i > a && r.isComma(i-1) && !r.t[subjects[0].first].def && subjects[0].role == "" && subjects[0].person == nil && subjects[0].org == nil && !subjects[0].state {
		return c, false // مهرجان الجمعة، اعتبر خطوة: it was held to be one
	}
	if c.rule == ElidedSubject && comp.kind == arNominal && !r.t[i].conj && i != a && c.from == i && (!r.isComma(i-1) || v.class == "judge") && !r.within(i+1, b) {
		return c, false
	}
	if v.strict && comp.kind == arColon && comp.at-next > 5 {
		return c, false
	}
	if v.strict && v.goesOn && (comp.kind == arQuote && comp.at == comp.start && comp.at > i+1 ||
		comp.kind == arColon && len(subjects) > 0 && subjects[0].person == nil && len(subjects[0].name) < 2 && (subjects[0].role == "" || subjects[0].guess)) {
		return c, false // واصل الرباعي «…» تدريباته, زادت الأسعار: …
	}
	if comp.kind == arQuote && comp.at == comp.start && f.tense != arParticiple && r.quoteLength(comp.at) <= 2 && (v.class == "judge" && f.tense == arImperfect || comp.at-next >= 3 || !v.quote && comp.at > next) {
		return c, false // a name in marks
	}
	if v.strict && (comp.kind == arNominal && (!v.np || v.lemma == "رأى" && comp.at != comp.start) && !(v.class == "promise" && len(subjects) > 0 && r.promised(next, comp) && !subjects[0].guess) || comp.kind == arQuote && comp.at == comp.start && next != comp.at && !(r.quoteLength(comp.at) > 2 && r.t[next].is(arPreposition|arAdjunct))) ||
		!v.que && !v.quote && comp.kind == arQuote && comp.at == comp.start && (v.strict || next != comp.at) {
		return c, false
	}
	if comp.kind == arNominal && c.rule != ParticipleCue {
		c.rule = NominalContent
	}
	if v.class == "agree" && len(subjects) > 0 && (len(subjects) > 1 || subjects[0].plural) {
		c.rule = JointAgreement
	}
	c.subjects = subjects
	if v.class == "ask" && len(subjects) > 0 && next < comp.at {
		if m, ok := r.phrase(next, comp.at); ok && m.kind == Person && !m.pronoun {
			c.asked = &m
		}
	}
	if f.tense != arParticiple {
		quoted := comp.kind == arClause || comp.kind == arQuote || comp.kind == arColon
		afterMark := c.from == a || r.t[c.from-1].Kind == tokenize.Punct || r.t[c.from-1].Kind == tokenize.QuoteMark
		c.splits = r.t[c.from].conj && (quoted || afterMark) || c.from < i && afterMark && quoted || r.t[c.from].starts(arResume) > 0 || c.from < i && r.contrast(c.from, c.from+2) == c.from ||
			r.t[a].starts(arResume) > 0 && f.tense == arPerfect && afterMark && comp.kind != arNominal && c.rule == VerbFirst && len(subjects) > 0
	}
	c.addressable = r.t[i].conj && len(v.objPreps) > 0 && c.rule == NominalContent && !pre && next >= comp.at
	c.cue.Span = r.cueSpan(i, f)
	return c, true
}

// participleTakes reports whether a participle, which has no subject of its
// own, stands close enough to its complement.
func (r *arReader) participleTakes(v *arVerb, i int, comp arComplement) bool {
	gap := comp.at - i - 1
	if (comp.kind == arClause || comp.kind == arQuote) && comp.at != comp.start && gap > 0 && r.t[i+1].starts(arAccording|arAdjunct|arTime) > 0 {
		return gap <= 24 // مشيرا وفق بيانات جمعتها إلى أنه
	}
	switch {
	case comp.kind == arColon || comp.kind == arQuote && comp.at == comp.start:
		return gap <= 5
	case len(v.objPreps) > 0 || v.obj:
		return gap <= 10
	case comp.kind == arClause || comp.kind == arQuote:
		return gap <= 5
	}
	return gap <= 0 || r.t[i+1].starts(arTime|arSwitch|arAdjunct) > 0 && gap <= 4 || r.t[i+1].bare == v.filler || r.t[i+1].bare == "بشكل" && gap <= 2
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
	if v.class == "promise" && comp.kind == arNominal && r.promised(next, comp) {
		return true
	}
	return r.isComma(next) || isAccusative(t.bare) && comp.at == next+2 || t.starts(arTime|arAdjunct|arSwitch|arPreposition) > 0 || t.Norm == "("
}

// promised reports whether what is promised begins at word next, or after
// whom it is promised to: وعدت المستشارة الوزير بالمساعدة.
func (r *arReader) promised(next int, comp arComplement) bool {
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
