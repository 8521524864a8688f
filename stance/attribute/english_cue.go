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
	case s.verb.have && form&enParticiple == 0 && !s.verb.eager:
		return i + 1
	case i > r.first && (r.t[i-1].poss || r.isDeterminer(i-1) && !r.standsAlone(i-1) || form&enPast == 0 && r.isDeterminer(i-1) && v.has(enWeak) && !r.t[min(n, e-1)].is(enThat) && !(form&enBase != 0 && r.takesPlural(i-1))), form == enThird && r.pluralNoun(i, &s):
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
		if v.has(enOfDocument) && !r.ofDocument(f.subjects, r.t[c.pieces[0][0]-1].is(enThat)) {
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
	if s.verb.negated && (r.t[min(c.pieces[0][0], r.end-1)].is(enSubordinator) || v.has(enOfDocument|enWeak)) {
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
	return m.plural || singular(r.t[last].Norm) != r.t[last].Norm && !r.t[last].poss || r.t[last].is(enCollective) || r.t[last].Norm == "data" || r.t[last].Norm == "media"
}

// standsAlone reports whether the determiner at k is a subject by itself:
// "many said", "another says".
func (r *enReader) standsAlone(k int) bool {
	switch r.t[k].Norm {
	case "one", "another":
		return r.isBoundary(k)
	}
	return r.t[k].is(enCollective)
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
	p := &r.t[i-1]
	if p.is(enDeterminer) {
		return !r.standsAlone(i - 1)
	}
	if p.is(enQuantity) || p.Kind == tokenize.Number || i+2 < r.end && r.t[i+1].is(enThat) && r.t[i+2].is(enFinite|enModal) {
		return true
	}
	if i+1 < r.end && (r.t[i+1].is(enFinite) || r.t[i+1].form != nil && r.t[i+1].form.tense == enPast|enParticiple && !r.t[i+1].is(enAdverb)) {
		return true
	}
	if len(s.phrases) != 1 || s.form != isSubject || p.cap {
		return false
	}
	q := s.phrases[0].core
	head := r.headEnd(q[0], q[1]) - 1
	n := &r.t[head]
	return !n.cap && !n.poss && singular(n.Norm) != n.Norm && !n.is(enQuantity)
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
		if class&(enNounHead|enPossessive) != 0 || m.plural && class != 0 {
			return true
		}
		if r.t[m.first].is(enCollective | enNumberWord) {
			return true
		}
	}
	// An unknown common noun: only plain verbs of saying.
	return v.has(enQuoted) && !v.has(enWeak) && c.rule == ""
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
		if m.kind == Document || m.kind == Organisation || m.kind == Medium || r.g.class[m.role]&enDocument != 0 ||
			that && m.pronoun && (m.plural || m.gender == anyGender) ||
			that && r.g.class[m.role]&(enRole|enCollective) != 0 {
			return true
		}
	}
	return false
}

// relativeEnd bounds the content of a relative clause's cue: by the comma
// that closes the clause, where one opened it.
func (r *enReader) relativeEnd(i, e int) int {
	for k := i + 1; k < e && k-i < maxEnglishReach; k++ {
		if r.opening(k) {
			if c := r.closeOf(k); c > k {
				k = c
				continue
			}
		}
		if r.t[k].mark == ',' && r.t[k].Quote < 0 || r.isDash(k) || r.t[k].mark == ')' {
			return k
		}
	}
	return e
}

// fronted bounds the content of a cue whose clause is fronted or depends on a
// noun: "Though he said …, the minister …", "a fort that he hoped to hold, …".
func (r *enReader) fronted(start, i, e int) int {
	a := r.from
	for a < start && r.t[a].is(enConjunction|enAdverb) && !r.t[a].is(enSubordinator) {
		a++
	}
	depends := start-a <= 2 && r.t[a].is(enSubordinator) && a < start && r.t[a].Norm != "what"
	if !depends {
		if start <= r.first+1 || !r.t[start-1].is(enRelative|enThat) || !r.nominal(start-2) || r.t[start-2].form != nil {
			return e
		}
	}
	for k := i + 1; k+1 < e && k-i < maxEnglishReach; k++ {
		if r.opening(k) {
			if c := r.closeOf(k); c > k {
				k = c
				continue
			}
		}
		if r.t[k].mark == ',' && r.t[k].Quote < 0 && !r.t[k+1].is(enConjunction|enRelative) && r.hasFinite(k+1, e, 20) {
			return k
		}
	}
	return e
}

// asSaid returns where the clause begins that "as the minister noted," with its
// verb before word n attributes; 0 where the words are others.
func (r *enReader) asSaid(v *enVerb, n int, s *enSubject) int {
	k := r.skipAdjuncts(n, r.end)
	if s.form != isSubject || s.start <= r.first && r.t[s.start].Norm != "as" || s.start-1 < r.first || r.t[s.start-1].Norm != "as" || !v.has(enBack) ||
		!r.isBoundary(s.start-1) || k+2 >= r.end || r.t[k].mark != ',' || !r.hasFinite(k+1, r.end, 20) {
		return 0
	}
	return k + 1
}

// openingCue reads a sentence that begins with the verb: "Said the minister:
// …".
func (r *enReader) openingCue(v *enVerb, i, n int) int {
	if !v.has(enQuoted) || r.t[i].form.tense&(enPast|enThird) == 0 {
		return i + 1
	}
	for k := n; k < r.end && k-n < 16; k++ {
		if r.t[k].mark != ':' {
			continue
		}
		end := r.phraseForward(n, k, true)
		if end <= n || end < k && r.t[end].mark != ',' {
			return i + 1
		}
		p := enPhrase{core: [2]int{n, end}}
		if end < k {
			p.apps = r.apposition(end+1, k)
		}
		c, ok := r.speech(v, k, r.end)
		if !ok {
			return i + 1
		}
		return r.emit(frame{cue: r.cueOf(v, i, n), carry: -1, rule: VerbFirst, subjects: []mention{r.mention(p)}}, c, n)
	}
	return i + 1
}

// participle reads an -ing form: "…, adding that …", "a letter saying …".
func (r *enReader) participle(v *enVerb, i, n int) int {
	g := r.verbGroup(i)
	progressive := g.be
	if g.inf || g.modal || i > r.first && (r.t[i-1].poss || r.t[i-1].is(enDeterminer|enPossessive) && !r.t[i-1].is(enAdverb)) {
		return i + 1
	}
	before := max(g.start-1, r.first)
	if r.t[before].Norm == "without" || i == r.first && v.has(enWeak) {
		return i + 1
	}
	s := enSubject{verb: g}
	r.content = n
	r.lastTense = enIng
	c, ok := r.complement(v, n, r.end, &s)
	if !ok || c.rule == NominalContent && v.has(enWeak) || v.has(enOfDocument) && !r.t[c.pieces[0][0]-1].is(enThat) {
		return i + 1
	}
	if r.t[before].is(enPreposition) && c.rule == NominalContent && r.t[before].Norm != "after" && r.t[before].Norm != "before" {
		return i + 1 // "accused of rejecting", "by admitting students"
	}
	f := frame{cue: r.cueOf(v, i, n), carry: -1, rule: ParticipleCue, negated: g.negated}
	if c.rule == Accusation || c.rule == Description {
		f.rule = c.rule
	}
	if progressive {
		s = r.subject(i)
		if s.form != isSubject && s.form != relative {
			return i + 1
		}
		f.rule = SubjectFirst
		f.subjects = r.mentionsOf(&s)
		if !r.canSpeak(v, f.subjects, &c) {
			return i + 1
		}
		return r.emit(f, c, n)
	}
	if len(r.frames) > r.base && r.t[before].Norm != "who" {
		f.carry = len(r.frames) - 1
		return r.emit(f, c, n)
	}
	if r.t[before].is(enPreposition|enSubordinator|enConjunction) || r.t[before].Kind == tokenize.Punct || i == r.first || r.isOutlet(before) {
		if i == r.first {
			// "Noting that …, the minister said": the subject follows.
			if p, ok := r.clauseSubject(i, r.end); ok && c.end < r.end {
				f.subjects = []mention{r.mention(p)}
				return r.emit(f, c, n)
			}
			return i + 1
		}
		if p, ok := r.clauseSubject(r.from, i); ok {
			f.subjects = []mention{r.mention(p)}
			if !r.canSpeak(v, f.subjects, &c) {
				return i + 1
			}
			return r.emit(f, c, n)
		}
		return i + 1
	}
	// "a person saying that …": the noun before.
	if parts, ok := r.phraseBack(g.start); ok && g.start == i {
		m := r.mention(enPhrase{core: parts[len(parts)-1]})
		if m.hasName() || r.g.class[m.role]&enNounHead != 0 {
			f.subjects = []mention{m}
			return r.emit(f, c, n)
		}
	}
	return i + 1
}

// isOutlet reports whether the word at k is what a statement is put in: the
// subject of the clause speaks, not the statement.
func (r *enReader) isOutlet(k int) bool {
	return r.t[k].is(enEvent|enDocument) && k > r.from+1 && r.t[k].Quote < 0
}

// reportedSource reads "quoted X as saying" and "X was quoted as saying".
func (r *enReader) reportedSource(v *enVerb, i, n int, s *enSubject) int {
	if s.verb.be && s.form == noSubject {
		return i + 1
	}
	x := r.quotedAs(n, r.end, s, !s.verb.be)
	if x.cue == 0 {
		return i + 1
	}
	r.content = x.cueEnd
	r.lastTense = enPast
	c, ok := r.complement(x.verb, x.cueEnd, r.end, &x.subject)
	if !ok {
		return i + 1
	}
	f := frame{cue: r.cueOf(x.verb, x.cue, x.cueEnd), carry: -1, rule: ReportedSource, subjects: r.mentionsOf(&x.subject)}
	return r.emit(f, c, x.cueEnd)
}

// impersonal reads "it is said that …".
func (r *enReader) impersonal(i int) int {
	t := &r.t[i]
	n := i + t.multN
	if i > r.first && !r.isBoundary(i) {
		return i + 1
	}
	v := &enVerb{lemma: r.t[n-1].Norm, class: "say", frames: enClause | enWeak}
	if f := r.t[n-1].form; f != nil && len(f.verbs) > 0 {
		v.lemma, v.class = f.verbs[len(f.verbs)-1].lemma, f.verbs[len(f.verbs)-1].class
	}
	k := r.skipAdjuncts(n, r.end)
	if k >= r.end || !r.t[k].is(enThat) && !r.clauseAt(v, k, r.end) {
		return i + 1
	}
	if r.t[k].is(enThat) {
		k++
	}
	r.content = k
	return r.emit(frame{cue: r.cueOf(v, i, n), carry: -1, rule: SubjectFirst, anonymous: true}, r.clause(k, r.end), n)
}
