package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// accordingSpeaker parses the source after بحسب، وفقاً لـ at word i. next is
// the word after it.
func (r *arReader) accordingSpeaker(i, end int) (m mention, next int, ok bool) {
	n := r.t[i].starts(arAccording)
	j := i + n
	for j < end && (r.t[j].Kind == tokenize.Letters && (r.t[j].bare == "ما" || r.t[j].bare == "ل" || r.t[j].form != nil)) {
		j++
	}
	j = r.skipAdverbs(j, end)
	if j >= end {
		return m, j, false
	}
	if f := r.forms[r.t[j].bare]; f != nil && f.verb.source != "" {
		// بحسب ما نقلت رويترز عن مسؤول
		for k := j + 1; k+1 < end && k < j+8 && !r.isComma(k); k++ {
			if r.t[k].bare == f.verb.source {
				j = k + 1
				break
			}
		}
	}
	m, ok = r.phrase(j, end)
	if !ok || m.pronoun || m.guess && j == i+n {
		return m, j, false
	}
	// A bare common noun (وفق الشريعة) is no speaker; a name of one word counts
	// only after words that always name one.
	if m.org == nil && !m.state && m.role == "" && m.person == nil {
		strict := r.t[i].stem == "وفق" || r.t[i].bare == "حسب" && n == 1 && j == i+1
		if strict && len(m.name) < 2 && !(len(m.name) == 1 && r.named[m.name[0]]) {
			return m, j, false
		}
	}
	if r.t[i].bare == "وفق" && j == i+1 && m.kind == Organisation && m.org == nil {
		return m, j, false
	}
	m = r.appositions(m, end)
	return m, m.next, true
}

// according reads an attribution by preposition at word i of sentence [a, b).
func (r *arReader) according(a, i, b int) (c arCandidate, ok bool) {
	m, next, ok := r.accordingSpeaker(i, b)
	if !ok {
		return c, false
	}
	c = arCandidate{at: i, from: i}
	c.carry, c.parent = -1, -1
	c.rule, c.kind = AccordingTo, Indirect
	c.subjects = []mention{m}
	c.cue = Cue{Span: r.span(i, i+r.t[i].starts(arAccording)), Lemma: "بحسب", Class: "according"}
	middle := i > a && r.t[i].conj && r.isComma(i-1)
	if middle || r.opensClause(a, i) {
		c.splits = middle
		k := r.mainClause(next, b)
		c.comp = arComplement{arClause, k, k}
		return c, k < b
	}
	c.until = next
	return c, true
}

// asSaid reads a clause that names its source after a comma, at word i of
// sentence [a, b): …، كما قال مسؤول. A complement after it makes it كما in the
// sense of also.
func (r *arReader) asSaid(a, i, b int) (c arCandidate, ok bool) {
	opens := i+2 < b && r.opensClause(a, i)
	if r.t[i].bare != "كما" || i+2 >= b || !opens && (r.t[i].conj || i <= a || !r.isComma(i-1)) {
		return c, false
	}
	f := r.t[i+1].form
	if f == nil || f.tense != arPerfect || r.t[i+1].conj || !f.verb.que && !f.verb.quote {
		return c, false
	}
	subjects, next := r.subject(i+2, b)
	if len(subjects) == 0 || !r.agrees(f, &subjects[0]) || subjects[0].pronoun {
		return c, false
	}
	next = r.skipAdverbs(next, b)
	if k := r.mainClause(next, b); opens && next+1 < b && r.isComma(next) && k < b && r.t[k-1].is(arComplementizer) {
		c = arCandidate{at: i, from: i}
		c.carry, c.parent = -1, -1
		c.rule, c.kind, c.subjects = AccordingTo, Indirect, subjects
		c.cue = Cue{Span: r.span(i, i+2), Lemma: f.verb.lemma, Class: f.verb.class}
		c.comp = arComplement{arClause, k, k} // كما قال الوزير، فإن …
		return c, true
	}
	if opens {
		return c, false
	}
	if next < b && r.t[next].Norm != "." && next+1 < b || r.complement(f.verb, i+1, b).kind != arNone {
		return c, false
	}
	c = arCandidate{at: i, from: i, until: next}
	c.carry, c.parent = -1, -1
	c.rule, c.kind, c.subjects = AccordingTo, Indirect, subjects
	c.cue = Cue{Span: r.span(i, i+2), Lemma: f.verb.lemma, Class: f.verb.class}
	return c, true
}

// opensClause reports whether word i begins its sentence but for conjunction
// and adverbs.
func (r *arReader) opensClause(a, i int) bool {
	for k := a; k < i; {
		n := r.t[k].starts(arSwitch | arTime | arResume)
		if n == 0 && r.isComma(k) {
			n = 1
		}
		if n == 0 {
			return false
		}
		k += n
	}
	return true
}

// colon reads a line that opens with its speaker and a colon: a headline
// «موسكو: …», a turn of a conversation.
func (r *arReader) colon(a, b int, headline bool) (c arCandidate, ok bool) {
	at := -1
	for k := a; k < b && k < a+16; k++ {
		if r.t[k].Kind == tokenize.QuoteMark {
			if q := r.quoteAt(k); q >= 0 {
				k = r.afterQuote(q) - 1
			}
			continue
		}
		if r.isColon(k) {
			at = k
			break
		}
	}
	if at <= a || at+2 >= b {
		return c, false
	}
	subjects, next := r.subject(a, at)
	if len(subjects) == 0 || next != at || subjects[0].pronoun {
		return c, false
	}
	m := &subjects[0]
	switch {
	case m.state && (r.masdarLike(r.t[at+1].bare) || r.t[at+1].is(arEventNoun) || r.t[at+1].Kind == tokenize.Number):
		return c, false
	case m.role == "" && m.org == nil && !m.state && m.person == nil:
		m.weak = true
	}
	if !headline && !m.weak && m.person == nil && r.t[at+1].Kind != tokenize.QuoteMark {
		return c, false
	}
	c = arCandidate{at: a, from: a}
	c.carry, c.parent = -1, -1
	c.rule = ColonCue
	c.subjects = subjects
	c.cue = Cue{Span: r.span(at, at+1), Lemma: ":", Class: "say"}
	c.comp = r.afterColon(at, b)
	return c, c.comp.kind != arNone
}
