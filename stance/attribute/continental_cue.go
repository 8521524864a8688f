package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// cue reads the cue whose verb is word i, if it is one here, and returns where to go
// on.
func (r *coReader) cue(i int) int {
	if v, n := r.cueAt(i, r.end, coGerund); v != nil && !r.isGenitive(max(i-1, 0)) {
		if n = r.participle(v, i, n); n > 0 {
			return n
		}
	}
	if v, n := r.cueAt(i, r.end, coInfinitive); v != nil && i > r.first && (byWayOf(r.t[i-1].Norm) || r.periphrase(i) || r.narrates(i)) {
		if n = r.participle(v, i, n); n > 0 {
			return n
		}
		return i + 1
	}
	c, ok := r.cueHere(i, r.end)
	if !ok {
		return i + 1
	}
	if k := c.group - 1; c.pronoun != "" && k > r.first && (r.t[k].mark == ',' || r.t[k].Kind == tokenize.QuoteMark || r.isDash(k)) {
		return c.end // « … », a-t-il déclaré: whoever said that has it already
	}
	s := r.subject(&c)
	if s.form == author || s.form == noSubject && c.pronoun == "" && c.group > r.from && !r.opensClause(c.group) && !r.adverbialBefore(c.group) {
		return i + 1
	}
	if c.verb.class == "cite" {
		if n := r.cites(&c); n > 0 {
			return n
		}
	}
	r.compound = c.mood == coParticiple
	return r.attribute(&c, &s)
}

// attribute makes the frame of a cue with its subject and what it takes, and returns where to
// go on.
func (r *coReader) attribute(c *coCue, s *coSubject) int {
	end := r.end
	switch {
	case s.relative && !s.setOff:
		r.end = r.restrictiveEnd(c.end, end)
	case s.relative:
		r.end = r.relativeEnd(c.end, end)
	case s.form == isSubject && s.phrases[0].core[0] > r.first+1 && r.inSubordinator(s.phrases[0].core[0]-1):
		r.end = r.mainAfter(c.end, end) // Después de que X anunciara …, Y respondió
	}
	comp, ok := r.complement(c, s)
	r.end = end
	if !ok || s.form == isSubject && !r.maySpeak(s, comp.rule == "" && c.verb.has(coQuote) && !c.verb.has(coWeak)) {
		return c.end
	}
	if c.negated && comp.question {
		return c.end // did not say which
	}
	f := r.frameOf(c)
	switch {
	case s.form == isSubject:
		f.rule = SubjectFirst
		if s.phrases[0].core[0] >= c.end {
			f.rule = VerbFirst
		}
		f.subjects = r.mentionsOf(s)
		if m := &f.subjects[0]; len(f.subjects) == 1 && c.plural && !m.hasName() && (m.kind == Person || m.kind == Office) {
			m.plural = true // эксперты отмечают
		}
		f.plural = len(f.subjects) > 1
	case c.pronoun != "":
		m := r.joinedSubject(c)
		if !m.pronoun {
			return c.end // on, je
		}
		f.rule, f.subjects = VerbFirst, []mention{m}
	case s.form == coordinate && r.g.lang == "fr" && !r.t[c.group-1].is(euConjunction):
		return c.end
	case s.form == coordinate && len(r.frames) > r.base:
		f.rule, f.carry = ElidedSubject, len(r.frames)-1
	case s.form == coordinate:
		p, ok := r.clauseSubject(r.from, c.group)
		if !ok && (r.g.lang != "es" && !(r.g.lang == "ru" && c.verb.has(coGoesOn)) || c.verb.has(coWeak)) {
			return c.end
		}
		if f.rule = ElidedSubject; ok {
			f.rule, f.subjects = SubjectFirst, []mention{r.mention(p)}
		} else {
			f.topic = r.toldBefore
		}
	case r.g.lang == "fr":
		return c.end // a French verb has its subject
	case c.verb.has(coWeak) && !c.verb.has(coGoesOn):
		return c.end
	case comp.rule == NominalContent && (r.lastSpoken < 0 || r.sentence-r.frames[r.lastSpoken].sentence > 2):
		return c.end // narrative: criticaba el presente
	default:
		f.rule = ElidedSubject
		f.topic = r.toldBefore
		if r.told != nil && r.told.span.End <= f.cue.Start {
			f.topic = r.told
		}
	}
	if comp.rule != "" && f.rule != ElidedSubject {
		f.rule = comp.rule
	}
	if c.verb.class == "agree" && (len(f.subjects) > 1 || len(f.subjects) == 1 && f.subjects[0].plural) {
		f.rule = JointAgreement
	}
	if s.relative && !s.setOff && comp.rule == NominalContent {
		return c.end // un diplomate qui demandait l'anonymat a dit que
	}
	if comp.pending {
		r.pending, r.isColon, r.opened = f, true, -1
		return r.end
	}
	if r.add(f, comp.pieces, comp.direct) < 0 {
		return c.end
	}
	r.from = comp.end
	return max(comp.end, c.end)
}

// frameOf begins the frame of a cue.
func (r *coReader) frameOf(c *coCue) frame {
	return frame{carry: -1, cue: Cue{Span: r.span(c.start, c.end), Lemma: c.verb.lemma, Class: c.verb.class},
		negated: c.negated, gender: c.gender(), plural: c.plural, goesOn: c.verb.has(coGoesOn)}
}

// joinedSubject is the subject joined to the cue.
func (r *coReader) joinedSubject(c *coCue) mention {
	k := c.pronounEnd - 1
	m := mention{first: k, next: k + 1, kind: Person, span: r.span(k, k+1)}
	m.span.Start = m.span.End - len(c.pronoun)
	switch c.pronoun {
	case "il":
		m.pronoun, m.gender = true, masculine
	case "elle":
		m.pronoun, m.gender = true, feminine
	case "ils", "elles":
		m.pronoun, m.plural = true, true
	}
	return m
}

// opensClause reports whether a clause can begin at word k.
func (r *coReader) opensClause(k int) bool {
	if k <= r.first {
		return true
	}
	t := &r.t[k-1]
	return t.Kind == tokenize.Punct && t.mark != '.' || t.Kind == tokenize.QuoteMark || t.is(euConjunction) || t.endOf&(euSwitch|euTime|euConnective|euSubordinator) != 0 || t.is(euSwitch|euConnective|euTime)
}

// cites reads what a medium quotes of somebody: Рейтер цитирует посла: «…»; 0 where it is
// something else that is cited.
func (r *coReader) cites(c *coCue) int {
	k := r.skipAdverbs(c.end, r.end)
	if k+1 < r.end && (r.t[k].Norm == "a" || r.t[k].Norm == "al") {
		k++
	}
	n := r.phraseForward(k, r.end)
	if n <= k || n+1 >= r.end || r.t[n].mark != ':' || !r.opening(n+1) {
		return 0
	}
	m := r.mention(coPhrase{core: [2]int{k, n}})
	if m.kind != Person && m.kind != Office && m.kind != Organisation || m.guess {
		return 0
	}
	q := r.quoted(n+1, r.end)
	f := r.frameOf(c)
	f.rule, f.subjects = ReportedSource, []mention{m}
	if r.add(f, q.pieces, false) < 0 {
		return 0
	}
	r.from = q.end
	return q.end
}
