package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// comma looks at the comma at word i: an attribution between commas, "The
// plane, he said, is new", makes one statement of both sides.
func (r *enReader) comma(i int) int {
	t := r.tag(i+1, r.end, false)
	if t.cue == 0 || r.t[i+1].is(euConjunction) {
		return i + 1
	}
	a := r.clauseStart(i)
	if a >= i {
		return i + 1
	}
	pieces := [][2]int{{a, i}}
	if r.connective(a, i) {
		pieces = nil
	}
	if r.ends(t.end, r.end) || r.isDash(t.end) || r.t[t.end].mark == ',' && (r.reportingParticiple(t.end+1, r.end) || r.citing(t.end+1) || t.end+1 < r.end && r.t[t.end+1].multi&euTail != 0) {
		if r.adverbial(a, i) {
			return i + 1
		}
		if len(r.frames) > r.base {
			return i + 1
		}
		r.emitTag(t, pieces)
		r.from = t.end
		return max(t.end, i+1)
	}
	if r.t[t.end].mark != ',' || t.end+1 >= r.end || r.opening(t.end+1) || len(r.frames) > r.base || r.t[t.end+1].is(euThat) ||
		r.reportingParticiple(t.end+1, r.end) || r.t[t.end+1].is(euRelative) {
		return i + 1
	}
	if r.t[i+1].Norm == "as" || r.t[a].is(euRelative) || t.end > t.cueEnd+3 && r.adverbial(a, i) {
		return i + 1 // In his filing, the senator reported holding shares in Brass Co., Tin Co. and others
	}
	if r.inversion(t) && r.isDeterminer(t.end+1) && !r.hasFinite(t.end+1, r.end, 40) {
		r.emitTag(t, pieces) // warned A, the B and C
		return r.end
	}
	r.content = t.end + 1
	r.lastTense = t.tense
	end := r.contentEnd(t.end+1, r.end)
	if r.t[t.end+1].is(euConjunction) {
		end = t.end
	} else {
		pieces = append(pieces, [2]int{t.end + 1, end})
	}
	r.emitTag(t, pieces)
	r.from = end
	return max(end, i+1)
}

// connective reports whether [a, b) only links the sentence to the one before:
// "Still, he said, …".
func (r *enReader) connective(a, b int) bool {
	for a < b {
		n := r.t[a].starts(euConnective)
		if n == 0 && r.t[a].mark != ',' {
			return false
		}
		a += max(n, 1)
	}
	return a == b
}

// according reads "according to X": before, after or inside what X says.
func (r *enReader) according(i int) int {
	own, n, end := r.accordingTo(i)
	if end == 0 {
		return i + 1
	}
	if len(r.frames) > r.base && r.frames[len(r.frames)-1].sentence == r.sentence && i != r.from {
		// It follows a statement that has a speaker already.
		if last := r.frames[len(r.frames)-1]; last.content[len(last.content)-1].End > r.t[r.first].Start && i > r.first {
			if r.t[i-1].mark == ',' && r.from <= i {
				return end
			}
		}
	}
	p := enPhrase{core: [2]int{own, end}}
	s := enSubject{form: isSubject, phrases: []enPhrase{p}}
	// "according to A and B"
	if end+1 < r.end && r.t[end].Norm == "and" {
		if m := r.phraseForward(end+1, r.end, true); m > end+1 && (m >= r.end || r.t[m].Kind == tokenize.Punct) {
			s.phrases = append(s.phrases, enPhrase{core: [2]int{end + 1, m}})
			end = m
		}
	}
	tail := end
	for tail < r.end && r.t[tail].Kind != tokenize.Punct && !r.opening(tail) {
		tail++
	}
	if tail < r.end && r.t[tail].mark == ',' && len(s.phrases) == 1 {
		s.phrases[0].apps = r.soberApposition(tail+1, r.end)
	}
	f := frame{carry: -1, rule: AccordingTo, cue: Cue{Span: r.span(i, n), Lemma: "according to", Class: "report"}, subjects: r.mentionsOf(&s)}
	if own < n { // in his words
		m, ok := r.possessor(n - 2)
		if !ok {
			return i + 1
		}
		f.subjects = []mention{m}
	}
	var pieces [][2]int
	a := r.clauseStart(i)
	back := i
	if back > a && (r.t[back-1].mark == ',' || r.isDash(back-1)) {
		back--
	}
	next := tail
	if a < back && !r.adverbial(a, back) {
		pieces = append(pieces, [2]int{a, back})
		if tail+1 < r.end && r.t[tail].mark == ',' && len(s.phrases[0].apps) == 0 && !r.t[tail+1].is(euRelative) && r.hasFinite(tail+1, r.end, 12) {
			next = r.contentEnd(tail+1, r.end)
			pieces = append(pieces, [2]int{tail + 1, next})
		}
	} else {
		k := tail
		if len(s.phrases[0].apps) > 0 {
			if c := r.nextBreak(s.phrases[0].apps[0][1], r.end); c+1 < r.end && r.t[c].mark == ',' && (f.subjects[0].hasName() || !r.predicateAt(c+1)) {
				k = c
			} else {
				f.subjects = []mention{r.mention(p)}
			}
		}
		if k+1 >= r.end || r.t[k].mark != ',' && r.t[k].mark != ':' {
			return end
		}
		if own < n && r.speaksAt(k+1) {
			return end // In his view, Kao said …
		}
		r.content = k + 1
		r.lastTense = enThird
		next = r.contentEnd(k+1, r.end)
		if a < back {
			pieces = append(pieces, [2]int{a, back})
		}
		pieces = append(pieces, [2]int{k + 1, next})
	}
	if r.add(f, pieces, false) < 0 {
		return end
	}
	r.from = next
	return max(next, end)
}

// speaksAt reports whether a clause whose verb can be a cue begins at word k.
func (r *enReader) speaksAt(k int) bool {
	m := r.phraseForward(k, r.end, true)
	return m > k && m < r.end && r.t[m].form != nil && r.t[m].form.tense&(enPast|enThird) != 0
}

// predicateAt reports whether a predicate or a relative clause begins at word k.
func (r *enReader) predicateAt(k int) bool {
	t := &r.t[k]
	return !t.cap && (t.is(euRelative|euFinite|euModal|euAuxiliary) || t.form != nil && t.form.tense&(enPast|enThird) != 0 || hasSuffix(t.Norm, "ed"))
}

// soberApposition is an apposition that a comma or the end of the sentence
// closes.
func (r *enReader) soberApposition(k, e int) [][2]int {
	if k >= e || !r.isDeterminer(k) && !r.t[k].is(euRole) {
		return nil
	}
	app := r.apposition(k, e)
	if len(app) > 0 && app[0][1] < e && r.t[app[0][1]].Kind != tokenize.Punct && !r.t[app[0][1]].is(euRelative) {
		return nil
	}
	return app
}

// label reads a line "X: content": a headline, or a turn of an interview.
func (r *enReader) label(kind tokenize.RegionKind) bool {
	colon := -1
	for k := r.first; k < r.end && k-r.first < 12; k++ {
		if r.t[k].mark == ':' {
			colon = k
			break
		}
		if r.t[k].Kind == tokenize.QuoteMark || r.t[k].mark == ';' || r.t[k].mark == '?' {
			return false
		}
		if r.t[k].form != nil && r.t[k].form.tense&(enPast|enIng) != 0 && !r.titled {
			return false
		}
	}
	if colon > r.first && r.saysBefore(colon) {
		return false
	}
	if kind == tokenize.Paragraph && r.isDateline(colon) {
		r.first, r.from = colon+1, colon+1
		return false
	}
	if colon <= r.first || colon+2 >= r.end || r.t[colon+1].mark == '@' || r.t[colon+1].Kind == tokenize.Number && r.ends(colon+2, r.end) {
		return false
	}
	end := r.phraseForward(r.first, colon, true)
	var apps [][2]int
	if end > r.first && end < colon && r.t[end].mark == ',' {
		apps = r.apposition(end+1, colon)
		if len(apps) > 0 && apps[0][1] == colon {
			end = colon
		}
	}
	core := [2]int{r.first, end}
	if len(apps) > 0 {
		core[1] = apps[0][0] - 1
	}
	direct := r.opening(colon + 1)
	if len(apps) > 0 && !r.describes(apps[0]) && !r.describes(core) {
		end = 0 // two names side by side
	}
	f := frame{carry: -1, rule: ColonCue, cue: Cue{Span: r.t[colon].Span, Lemma: ":", Class: "say"}}
	if end == colon {
		m := r.mention(enPhrase{core: core, apps: apps})
		if !r.labels(&m, kind, direct, colon) {
			return false
		}
		f.subjects = []mention{m}
	} else if f.subjects = r.labelled(kind, direct, colon); len(f.subjects) < 2 {
		return false
	}
	f.plural = len(f.subjects) > 1
	first := r.firstPerson(colon+1, r.end) || r.imperative(colon+1)
	if direct {
		close := r.closeOf(colon + 1)
		if close > colon+1 && r.ends(close+1, r.end) {
			return r.add(f, [][2]int{{colon + 2, close}}, false) >= 0
		}
	}
	return r.add(f, [][2]int{{colon + 1, r.end}}, first) >= 0
}

// isDateline reports whether the words before the colon are a place in capitals
// before a sentence that says itself who speaks: "LONDON: The minister said".
func (r *enReader) isDateline(colon int) bool {
	for k := r.first; k < colon; k++ {
		if !r.t[k].caps {
			return false
		}
	}
	return colon > r.first && r.isPlace([2]int{r.first, colon}) && r.cueWithin(colon+1, r.end)
}

// imperative reports whether a line after a colon gives an order.
func (r *enReader) imperative(k int) bool {
	t := &r.t[k]
	return t.Kind == tokenize.Letters && k+1 < r.end && r.isDeterminer(k+1) && t.class&(euPreposition|euDeterminer|euSubordinator|euConjunction) == 0 && singular(t.Norm) == t.Norm && t.form == nil
}

// labels reports whether the phrase before a colon names who speaks.
func (r *enReader) labels(m *mention, kind tokenize.RegionKind, direct bool, colon int) bool {
	switch {
	case m.pronoun || m.kind == Unknown:
		return false
	case m.state || m.person != nil:
		return true
	case m.kind == Document:
		return kind == tokenize.Headline || m.definite || direct
	case m.kind == Organisation && m.org == nil && len(m.name) == 1 && !direct:
		return false // The Latest: …
	case m.org != nil || m.kind == Medium || m.kind == Organisation:
		return m.org != nil || direct || kind == tokenize.Headline || m.definite
	case m.kind == Office:
		return (r.g.class[m.role]&(euRole|euCollective) != 0 || direct) && (kind == tokenize.Headline || m.definite || direct)
	case m.kind == Person:
		if len(m.name) == 1 {
			known := kind == tokenize.Headline && r.g.w.family[m.name[0]] && r.hasFinite(colon+1, r.end, 20)
			m.weak = !direct && m.role == "" && !known && !(kind == tokenize.Headline && r.firstPerson(colon+1, r.end))
			return direct || kind == tokenize.Headline || m.role != "" || m.weak && r.firstPerson(colon+1, r.end)
		}
		return len(m.name) <= 4
	}
	return false
}
