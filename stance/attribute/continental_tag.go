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
	case found && r.canSay(&s, quote || !c.verb.has(coNominal|coAddressee|coWeak)):
		t.subjects, t.end = s.phrases, s.end
	case quote && (r.g.lang != "fr" || c.verb.has(coGoesOn)) && (r.closes(n, e) || n < e && r.t[n].is(euPreposition) || n < e && r.oblique(n)):
		t.elided, t.end = true, n
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

// tagEnd goes from the end of an attribution over what tells where and when it was
// said; -1 where more than that follows.
func (r *coReader) tagEnd(k, e int, quote bool) int {
	for n := 0; k < e && n < 40; n++ {
		t := &r.t[k]
		switch {
		case t.Kind == tokenize.Punct && t.mark != '(' && !(t.mark == '.' && k+1 < e && r.t[k-1].Len() <= 2) && t.mark != '/' && t.mark != '\'':
			return k
		case n > 0 && t.Kind == tokenize.Letters && r.reportsOn(k, e):
			return k // a-t-il réclamé en pointant …
		case r.opening(k):
			if r.isSpeech(k) {
				return k
			}
			k = max(k+1, r.closeOf(k)+1)
		case t.is(euThat) && r.g.lang != "ru" && !quote:
			return -1
		default:
			k++
		}
	}
	if k >= e {
		return e
	}
	return -1
}

// closes reports whether an attribution can end at k.
func (r *coReader) closes(k, e int) bool {
	return k >= e || r.t[k].Kind == tokenize.Punct || r.opening(k) || r.ends(k, e)
}

// trailing finds an attribution that closes the sentence and governs all before it.
func (r *coReader) trailing() (t coTag) {
	t.cue = -1
	e, tries := r.end, 0
	for k := e - 1; k > r.first+1 && tries < 5; k-- {
		w := &r.t[k]
		if w.Quote >= 0 {
			continue
		}
		if w.mark != ',' && !r.isDash(k) {
			continue
		}
		tries++
		x := r.tag(k+1, e, false)
		if x.cue < 0 || !r.ends(x.end, e) && !r.tellsMore(x.end, e) || r.t[k+1].is(euConjunction) {
			continue
		}
		if open := r.openOf(k - 1); r.t[k-1].Kind == tokenize.QuoteMark && !(open < k-1 && open > r.first+3 && r.hasSubjectAndCue(r.first, open)) || r.isDash(k) && k-1 > r.first && r.t[k-2].Kind == tokenize.QuoteMark {
			return t // left to the quotation
		}
		if !r.isClause(r.first, k) {
			return t
		}
		x.start = k
		x.passedOn = len(x.subjects) > 0 && r.mention(x.subjects[0]).kind == Medium && r.sourceBefore(k)
		return x
	}
	return t
}

// hasSubjectAndCue reports whether the words [a, b) say that somebody said something: what
// an attribution behind them passes on.
func (r *coReader) hasSubjectAndCue(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if c, ok := r.cueHere(k, b); ok && !c.verb.has(coWeak) && k+1 < b && r.t[b-1].is(euThat) {
			if s := r.subject(&c); s.form == isSubject {
				return true
			}
		}
	}
	return false
}

// sourceBefore reports whether a source is named right before word k: …, selon les
// autorités, ont rapporté les médias.
func (r *coReader) sourceBefore(k int) bool {
	for j := k - 1; j > r.first && k-j < 20; j-- {
		if s := r.source(j); s.end == k {
			return true
		}
	}
	return false
}

// tellsMore reports whether what follows an attribution at k only tells more of who
// said it, when or where.
func (r *coReader) tellsMore(k, e int) bool {
	if k+1 >= e || r.t[k].mark != ',' || r.reportsOn(k+1, e) {
		return false
	}
	for j := k + 1; j < e; j++ {
		if r.t[j].Kind == tokenize.QuoteMark || r.t[j].is(euFinite|euModal) && !r.t[k+1].is(euRelative) {
			return false
		}
	}
	t := &r.t[k+1]
	if r.isGenitive(k+1) && k+2 < e && r.isInfinitive(k+2) {
		return false // il est urgent, dit-il, de partir
	}
	return t.is(euRelative|euPreposition|euTail|euTime) || t.multi&(euTail|euTime) != 0 || r.isApposition([2]int{k + 1, e})
}

// isClause reports whether the words [a, b) are more than a phrase of time or place.
func (r *coReader) isClause(a, b int) bool {
	if b-a < 3 {
		return b-a == 2 && r.t[a].is(euPronoun)
	}
	if !r.t[a].is(euPreposition|euTime|euSwitch|euSubordinator) && r.t[a].multi&(euTime|euSwitch) == 0 {
		return true
	}
	return b-a > 8
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

// cited returns whom the sentence cites by name: citant la préfecture, со ссылкой на МИД.
// What a medium passes on of others is theirs.
func (r *coReader) cited() (m mention, ok bool) {
	for k := r.first; k+1 < r.end && k-r.first < 2*maxContinentalReach; k++ {
		n := k
		switch r.t[k].Norm {
		case "citant", "citando":
			n = k + 1
		case "ссылкой":
			n = k + 2
		}
		if n == k || n >= r.end || r.t[k].Quote >= 0 {
			continue
		}
		end := r.phraseForward(n, r.end)
		if end <= n {
			continue
		}
		m = r.mention(coPhrase{core: [2]int{n, end}})
		return m, !m.anonymous && m.kind != Unknown && m.kind != Document && !m.guess && (m.kind != Office || m.definite)
	}
	return m, false
}

// pastFillers goes over words at a, set off by a comma, that only link a sentence to the
// one before: « Par ailleurs, … ».
func (r *coReader) pastFillers(a, b int) int {
	for k := a; k < b; {
		if r.t[k].mark == ',' {
			return r.pastFillers(k+1, b)
		}
		n := r.t[k].starts(euSwitch | euConnective)
		if n == 0 {
			break
		}
		k += n
	}
	return a
}

// comma looks at the comma or dash at word i: an attribution between two of them makes
// one statement of both sides.
func (r *coReader) comma(i int) int {
	t := r.tag(i+1, r.end, false)
	if t.cue < 0 || r.t[i+1].is(euConjunction) {
		return i + 1
	}
	a := r.clauseStart(i)
	if a >= i {
		return i + 1
	}
	var pieces [][2]int
	if r.isClause(a, i) || t.end < r.end && r.t[t.end].mark == ',' && !r.fillsIn(a, i) {
		pieces = append(pieces, [2]int{a, i})
	}
	if len(r.frames) > r.base && len(r.frames[len(r.frames)-1].content) > 0 && r.frames[len(r.frames)-1].content[len(r.frames[len(r.frames)-1].content)-1].End > r.t[a].Start {
		return i + 1
	}
	end := t.end
	if t.end+2 < r.end && r.t[t.end].mark == ':' && r.opening(t.end+1) { // Mais, a-t-il prévenu : « … »
		q := r.quoted(t.end+1, r.end)
		if f := r.tagFrame(t); r.add(f, q.pieces, false) >= 0 {
			r.from = q.end
			return max(q.end, i+1)
		}
	}
	if t.end+1 < r.end && (r.t[t.end].mark == ',' || r.isDash(t.end)) && !r.reportsOn(t.end+1, r.end) && (!r.opening(t.end+1) || len(pieces) > 0 && r.owner[max(r.t[t.end+2].Quote, 0)] < 0) &&
		!r.t[t.end+1].is(euRelative|euConjunction|euTail) && r.t[t.end+1].multi&euTail == 0 && !r.tellsMore(t.end, r.end) {
		r.content = t.end + 1
		end = r.contentEnd(t.end+1, r.end)
		pieces = append(pieces, [2]int{t.end + 1, end})
	}
	if len(pieces) == 0 || r.emitTag(t, pieces) < 0 {
		return i + 1
	}
	r.from = end
	return max(end, i+1)
}

// fillsIn reports whether [a, b) only links a sentence to the one before.
func (r *coReader) fillsIn(a, b int) bool {
	for a < b {
		n := r.t[a].starts(euSwitch | euConnective | euConjunction)
		if n == 0 {
			return false
		}
		a += n
	}
	return true
}

// clauseStart is where the clause that holds word k begins: after the last frame, a
// semicolon or a colon.
func (r *coReader) clauseStart(k int) int {
	a := r.from
	for j := max(r.from, k-2*maxContinentalReach); j < k; j++ {
		if r.t[j].Quote < 0 && (r.t[j].mark == ';' || r.t[j].mark == ':') {
			a = j + 1
		}
	}
	for a < k && (r.t[a].mark == ',' || r.t[a].mark == '.' || r.isDash(a)) {
		a++
	}
	return a
}

// asSaid reads an attribution that opens a clause and compares: « Comme l'a dit le
// maire, … », «Как заявил посол, …»; 0 where none is.
func (r *coReader) asSaid(i int) int {
	if !comparesTo(r.t[i].Norm) || r.t[i].is(euThat) && i != r.first || i > r.from && !r.fillsIn(r.from, i) {
		return 0
	}
	if n := r.t[min(i+1, r.end-1)].starts(euAnonymousCue); n > 0 && i+1+n+1 < r.end && r.t[i+1+n].mark == ',' {
		k := i + n + 2 // Как сообщается, …
		f := frame{carry: -1, rule: QuoteFirst, anonymous: true, cue: Cue{Span: r.span(i, i+1+n), Lemma: r.t[i+1].Norm, Class: "report"}}
		r.content = k
		end := r.contentEnd(k, r.end)
		if r.add(f, [][2]int{{k, end}}, false) < 0 {
			return 0
		}
		r.from = end
		return end
	}
	t := r.tag(i, r.end, true)
	if t.cue < 0 || t.end+1 >= r.end || r.t[t.end].mark != ',' || len(t.subjects) == 0 && !t.joined {
		return 0
	}
	r.content = t.end + 1
	end := r.contentEnd(t.end+1, r.end)
	if r.emitTag(t, [][2]int{{t.end + 1, end}}) < 0 {
		return 0
	}
	r.from = end
	return end
}
