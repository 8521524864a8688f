package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// cue reads the cue whose verb is word i, if it is one here, and returns
// where to go on.
func (r *enReader) cue(i int) int {
	e := r.end
	v, n := r.cueAt(i, e)
	if v == nil || i > r.first && r.t[i-1].Norm == "self" {
		return i + 1
	}
	form := r.t[i].form.tense
	if form&enIng != 0 {
		return r.participle(v, i, n)
	}
	s := r.subject(i)
	switch {
	case s.verb.inf || s.verb.modal || s.form == author:
		return i + 1
	case v.has(enFrom):
		return r.reportedSource(v, i, n, &s)
	case s.verb.be:
		return i + 1 // passive
	case form&(enPast|enThird|enParticiple) == 0 && !s.verb.do && !s.verb.eager && !r.pluralSubject(&s):
		return i + 1
	case form&(enPast|enThird) == 0 && form&enParticiple != 0 && !s.verb.have:
		return i + 1
	case form&enParticiple != 0 && i > r.first && r.t[i-1].is(euPreposition) && !r.t[i-1].is(euSubordinator) && r.t[i-1].Norm != "as":
		return i + 1 // against alleged leaders
	case s.verb.have && form&enParticiple == 0 && !s.verb.eager:
		return i + 1
	case i > r.first && (r.t[i-1].poss || r.isDeterminer(i-1) && !r.standsAlone(i-1) || form&enPast == 0 && r.isDeterminer(i-1) && v.has(enWeak) && !r.t[min(n, e-1)].is(euThat) && !(form&enBase != 0 && r.takesPlural(i-1))), form == enThird && r.pluralNoun(i, &s):
		return i + 1
	}
	r.lastTense = form &^ (enParticiple | enBase)
	r.content = n
	limit := e
	if s.form == relative {
		limit = r.relativeEnd(i, e)
	} else if s.form == isSubject {
		limit = r.fronted(s.start, i, e)
	}
	if s.form == noSubject && i == r.first {
		return r.openingCue(v, i, n)
	}
	c, ok := r.complement(v, n, limit, &s)
	if k := r.asSaid(v, n, &s); !ok && k > 0 {
		c, ok = r.clause(k, e), true
		c.rule = QuoteFirst
	}
	if !ok {
		return n
	}
	f := frame{cue: r.cueOf(v, i, n), carry: -1, rule: SubjectFirst, negated: s.verb.negated}
	switch s.form {
	case isSubject, relative:
		f.subjects = r.mentionsOf(&s)
		if v.has(enOfDocument) && !r.ofDocument(f.subjects, r.t[c.pieces[0][0]-1].is(euThat)) {
			return n
		}
		if !r.canSpeak(v, f.subjects, &c) {
			return n
		}
		if len(f.subjects) == 1 && f.subjects[0].kind == Medium && r.t[c.pieces[0][0]].Quote < 0 && r.ownClause(c.pieces[0][0], c.end) {
			return n // the paper reported that the minister said: the minister's
		}
	case coordinate:
		f.rule = ElidedSubject
		if len(r.frames) > r.base {
			f.carry = r.lastFinite()
		} else if p, ok := r.clauseSubject(r.from, i); ok {
			f.subjects = []mention{r.mention(p)}
			f.rule = SubjectFirst
		} else {
			return n
		}
	default:
		p, ok := r.clauseSubject(r.from, i)
		if !ok {
			return n
		}
		if v.has(enWeak | enNominal) {
			return n
		}
		f.subjects = []mention{r.mention(p)}
	}
	if s.verb.negated && (r.t[min(c.pieces[0][0], r.end-1)].is(euSubordinator) || v.has(enOfDocument|enWeak)) {
		return n // did not say whether
	}
	if c.rule != "" && f.rule == SubjectFirst {
		f.rule = c.rule
	}
	if v.lemma == "agree" && (len(f.subjects) > 1 || len(f.subjects) == 1 && f.subjects[0].plural) {
		f.rule = JointAgreement
	}
	f.plural = len(f.subjects) > 1
	return r.emit(f, c, n)
}

// emit adds a frame with its complement and goes on after it.
func (r *enReader) emit(f frame, c enComplement, n int) int {
	if r.add(f, c.pieces, c.direct) < 0 {
		return n
	}
	r.from = c.end
	return max(c.end, n)
}

// lastFinite is the last frame of the sentence that is no participle's own.
func (r *enReader) lastFinite() int { return len(r.frames) - 1 }

// pluralSubject reports whether the subject takes a verb without -s.
func (r *enReader) pluralSubject(s *enSubject) bool {
	if len(s.phrases) == 0 {
		return false
	}
	if len(s.phrases) > 1 {
		return true
	}
	p := s.phrases[0]
	last := p.core[1] - 1
	if h := r.headEnd(p.core[0], p.core[1]); h > p.core[0] {
		last = h - 1
	}
	m := r.mention(p)
	return m.plural || singular(r.t[last].Norm) != r.t[last].Norm && !r.t[last].poss || r.t[last].is(euCollective) || r.t[last].Norm == "data" || r.t[last].Norm == "media" || r.t[last].Norm == "those"
}

// standsAlone reports whether the determiner at k is a subject by itself:
// "many said", "another says".
func (r *enReader) standsAlone(k int) bool {
	switch r.t[k].Norm {
	case "one", "another":
		return r.isBoundary(k)
	}
	return r.t[k].is(euCollective)
}

// takesPlural reports whether no singular noun can follow the determiner at k:
// "many", "few", "several".
func (r *enReader) takesPlural(k int) bool {
	switch r.t[k].Norm {
	case "many", "few", "several":
		return r.isBoundary(k)
	}
	return false
}

// pluralNoun reports whether the form in -s at word i, which could be the third
// person of a cue, is a noun: after a number ("two dozen states"), after a
// plural, or before a verb of its own ("news reports that question").
func (r *enReader) pluralNoun(i int, s *enSubject) bool {
	if i <= r.first || r.titled || s.verb.start < i {
		return false
	}
	if r.t[i].Norm == "says" || r.t[i].Norm == "tells" {
		return false // no nouns
	}
	p := &r.t[i-1]
	if p.is(euDeterminer) {
		return !r.standsAlone(i-1) || i-2 >= r.first && (r.isDeterminer(i-2) || r.t[i-2].Norm == "first" || r.t[i-2].Norm == "last" || r.t[i-2].Norm == "next") // the first four states that
	}
	if p.is(euQuantity) || p.Kind == tokenize.Number || i+2 < r.end && r.t[i+1].is(euThat) && r.t[i+2].is(euFinite|euModal) {
		return true
	}
	if i+1 < r.end && (r.t[i+1].is(euFinite) && !r.contracted(i+1) || r.t[i+1].form != nil && r.t[i+1].form.tense == enPast|enParticiple && !r.t[i+1].is(euAdverb)) {
		return true
	}
	if len(s.phrases) != 1 || s.form != isSubject || p.cap {
		return false
	}
	q := s.phrases[0].core
	head := r.headEnd(q[0], q[1]) - 1
	n := &r.t[head]
	return !n.cap && !n.poss && singular(n.Norm) != n.Norm && !n.is(euQuantity)
}

// canSpeak leaves out subjects that do not speak: a thing that demonstrates
// or suggests, before a weak verb.
func (r *enReader) canSpeak(v *enVerb, subjects []mention, c *enComplement) bool {
	for k := range subjects {
		m := &subjects[k]
		if m.pronoun || m.hasName() || m.state || m.org != nil || m.kind != Office {
			return true
		}
		class := r.g.class[m.role]
		for _, w := range [...]string{" ", "-"} {
			if at := lastIndex(m.role, w); at >= 0 {
				class |= r.g.class[m.role[at+1:]]
			}
		}
		if class&(euNounHead|euPossessive) != 0 || m.plural && class != 0 {
			return true
		}
		if r.t[m.first].is(euCollective | euNumberWord) {
			return true
		}
	}
	// An unknown common noun: only plain verbs of saying, but of one who does
	// something ("a questioner") any.
	return v.has(enQuoted) && c.rule == "" && (!v.has(enWeak) || len(subjects) == 1 && hasSuffix(subjects[0].role, "er"))
}

func lastIndex(s, sep string) int {
	for i := len(s) - len(sep); i >= 0; i-- {
		if s[i:i+len(sep)] == sep {
			return i
		}
	}
	return -1
}

// ofDocument reports whether a subject shows things as documents do; those
// who write them may, with "that".
func (r *enReader) ofDocument(subjects []mention, that bool) bool {
	for k := range subjects {
		m := &subjects[k]
		if m.kind == Document || m.kind == Organisation || m.kind == Medium || r.g.class[m.role]&euDocument != 0 ||
			that && m.pronoun && (m.plural || m.gender == anyGender) ||
			that && r.g.class[m.role]&(euRole|euCollective) != 0 {
			return true
		}
	}
	return false
}
