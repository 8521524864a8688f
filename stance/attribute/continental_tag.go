package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// coTag is an attribution that stands after, or inside, what it attributes: « … », a
// déclaré le ministre; …, сообщает агентство.
type coTag struct {
	start    int // the first word, after the comma or closing mark
	end      int // the first word after it: a comma, a full stop, a mark
	cue      int // index of the cue's first word, -1 where there is no tag
	read     coCue
	subjects []coPhrase
	joined   bool // the subject is joined to the verb
	elided   bool
	nobody   bool // a-t-on appris: nobody is named
	passedOn bool // the medium only passes on what a source in the sentence says
}

// tag reads an attribution that begins at word p. Behind a quotation nearly any cue
// will do; elsewhere only one that often stands behind its content.
func (r *coReader) tag(p, e int, quote bool) (t coTag) {
	t.cue = -1
	if p >= e {
		return t
	}
	k := p
	if comparesTo(r.t[k].Norm) && !r.t[k].is(euThat) && k+1 < e {
		k++
	}
	for n := 0; k < e && n < 7 && (r.w[k].verb == nil || r.t[k].is(euAuxiliary|euPassive)); n++ {
		x := &r.t[k]
		switch {
		case x.is(euAuxiliary|euPassive|euClitic|euNegation|euAdverb|euTime|euConnective) && !r.opening(k) && !x.is(euPreposition|euConjunction):
			k++
		case x.multi&(euSwitch|euAdverb|euTime|euConnective) != 0:
			k += x.multN
		case x.Kind == tokenize.Number && r.dateEnd(k, e) > k:
			k = r.dateEnd(k, e) // об этом 12 октября сообщила газета
		case x.is(euSwitch):
			k++
		case k > p && comparesTo(r.t[p].Norm):
			t = r.subjectTag(k, e, true) // comme il l'a expliqué
			t.start = p
			return t
		default:
			return r.subjectTag(p, e, quote)
		}
	}
	if k >= e {
		return t
	}
	c, ok := r.cueHere(k, e)
	if !ok || !c.verb.has(coBack|coQuote) || !quote && !c.verb.has(coBack) && c.pronoun == "" || c.group > p && c.group > k {
		if !ok {
			return r.subjectTag(p, e, quote)
		}
		return t
	}
	t.start, t.read = p, c
	n := r.skipAdverbs(c.end, e)
	for _, p := range c.verb.preps {
		if _, governs := r.opens(min(n, e-1), p); governs && !quote {
			return t // объявили об отказе
		}
	}
	switch s, found := r.behind(c.end, e, &c); {
	case c.pronoun != "":
		t.joined, t.end = true, c.end
		if t.nobody = c.pronoun == "on"; t.nobody {
			if p, ok := r.learnedFrom(n, e); ok {
				t.nobody, t.joined, t.subjects, t.end = false, false, []coPhrase{p}, p.core[1]
			}
		}
		if c.pronoun != "on" && !hasEnding("-"+c.pronoun, "il", "elle", "ils", "elles") {
			return t // dis-je
		}
	case found && !quote && c.verb.has(coAddressee) && s.end < e && r.takesInfinitive(c.verb, s.end):
		return t // a exhorté les deux camps à
	case found && quote && c.verb.class == "cite" && r.wordsOf(&s):
		t.subjects, t.end = s.phrases, s.end
	case found && r.canSay(&s, quote || !c.verb.has(coNominal|coAddressee|coWeak)):
		t.subjects, t.end = s.phrases, s.end
	case quote && (r.g.lang != "fr" || c.verb.has(coGoesOn)) && (r.closes(n, e) || n < e && r.t[n].is(euPreposition) || n < e && r.oblique(n)):
		t.elided, t.end = true, n
	case !quote && r.g.lang == "es" && !c.verb.has(coWeak) && c.group == p && r.ends(n, e):
		t.elided, t.end = true, n // …, admitió.
	default:
		return t
	}
	if !quote && c.verb.has(coWeak) && c.pronoun == "" {
		return t
	}
	t.end = r.tagEnd(t.end, e, quote)
	if t.end < 0 || !quote && (!r.closes(t.end, e) || r.opening(min(t.end, len(r.t)-1))) {
		return coTag{cue: -1}
	}
	t.cue = c.start
	return t
}

// wordsOf reads whose words are cited: приводит слова посла; false where it is something
// else.
func (r *coReader) wordsOf(s *coSubject) bool {
	p := &s.phrases[0].core
	if p[1]-p[0] < 2 || r.t[p[0]].Norm != "слова" {
		return false
	}
	p[0]++
	return true
}

// learnedFrom reads from whom something was learned: a-t-on appris auprès de la
// préfecture, de source policière.
func (r *coReader) learnedFrom(k, e int) (p coPhrase, ok bool) {
	if k+2 < e && r.t[k].Norm == "auprès" && r.isGenitive(k+1) || k+1 < e && r.isGenitive(k) && r.t[k+1].is(euAnonymous) {
		k++
		if r.t[k].Norm != "source" && r.t[k].Norm != "sources" {
			k++
		}
		end := r.phraseForward(k, e)
		return coPhrase{core: [2]int{k, end}}, end > k
	}
	return p, false
}

// canSay reports whether the phrases behind a cue can be who says it: any noun, where
// the verb is plain speech.
func (r *coReader) canSay(s *coSubject, plain bool) bool {
	m := r.mention(s.phrases[0])
	if m.pronoun || m.hasName() || m.state || m.org != nil || m.kind != Unknown && !m.guess {
		return true
	}
	if k := s.phrases[0].core; r.g.lang == "ru" && plain && k[1]-k[0] == 1 && !r.oblique(k[0]) && r.t[k[0]].class == 0 {
		return true // сообщает экспертиза
	}
	return plain && r.isDeterminer(s.phrases[0].core[0])
}

// subjectTag reads an attribution whose subject stands before its verb: …, он
// сказал.
func (r *coReader) subjectTag(p, e int, quote bool) (t coTag) {
	t.cue = -1
	if !quote {
		return t
	}
	n := r.phraseForward(p, e)
	if n <= p || n >= e || !r.speaks([2]int{p, n}) || r.t[p].is(euRelative) {
		return t
	}
	ph := coPhrase{core: [2]int{p, n}}
	if r.t[n].mark == ',' {
		ph.apps = r.apposition(n+1, e)
		if len(ph.apps) == 0 || ph.apps[0][1] >= e || r.t[ph.apps[0][1]].mark != ',' {
			return t
		}
		n = ph.apps[0][1] + 1
	}
	k := n
	for i := 0; k < e && i < 6 && (r.w[k].verb == nil || r.t[k].is(euAuxiliary|euPassive)); i++ {
		if !r.t[k].is(euAuxiliary | euPassive | euClitic | euNegation | euAdverb | euTime) {
			return t
		}
		k++
	}
	if k >= e {
		return t
	}
	c, ok := r.cueHere(k, e)
	if !ok || !c.verb.has(coQuote) || c.verb.has(coWeak) {
		return t
	}
	end := r.tagEnd(c.end, e, quote)
	if end < 0 || !r.closes(end, e) {
		return t
	}
	return coTag{start: p, end: end, cue: c.start, read: c, subjects: []coPhrase{ph}}
}

// tagFrame begins the frame of a tag.
func (r *coReader) tagFrame(t coTag) frame {
	f := r.frameOf(&t.read)
	f.rule = QuoteFirst
	switch {
	case t.nobody:
		f.anonymous = true
	case t.joined:
		m := r.joinedSubject(&t.read)
		// Whoever spoke last goes on, unless the sentence before tells of another.
		m.respect = r.toldBefore == nil || r.lastSpoken >= 0 && r.toldBefore.span.Start <= r.frames[r.lastSpoken].cue.Start
		f.subjects = []mention{m}
	case t.elided:
		f.topic = r.toldBefore
	default:
		for _, p := range t.subjects {
			f.subjects = append(f.subjects, r.mention(p))
		}
		f.plural = len(f.subjects) > 1
	}
	return f
}

// emitTag makes a frame of the pieces that a tag attributes.
func (r *coReader) emitTag(t coTag, pieces [][2]int) int {
	if m, ok := r.cited(); ok && len(t.subjects) == 1 && r.mention(t.subjects[0]).kind == Medium {
		f := r.tagFrame(t)
		f.subjects, f.rule = []mention{m}, ReportedSource
		return r.add(f, pieces, false)
	}
	for i := range pieces {
		if pieces[i][0] <= r.clauseStart(pieces[i][0]) {
			pieces[i][0] = r.pastFillers(pieces[i][0], pieces[i][1])
		}
	}
	return r.add(r.tagFrame(t), pieces, false)
}
