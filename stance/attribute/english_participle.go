package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// relativeEnd bounds the content of a relative clause's cue: by the comma
// that closes the clause, where one opened it.
func (r *enReader) relativeEnd(i, e int) int {
	clause, inside := i+1, false // the first word after "that"; in a parenthesis
	for k := i + 1; k < e && k-i < maxEnglishReach; k++ {
		if r.opening(k) {
			if c := r.closeOf(k); c > k {
				k = c
				continue
			}
		}
		if r.t[k].is(euThat) && k-i < 4 {
			clause = k + 1
		}
		if r.t[k].mark == ',' && (inside || clause > i+1 && r.allNames(clause, k)) {
			inside = !inside // that Mr. Lane, under fire, would
			continue
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
	for a < start && r.t[a].is(euConjunction|euAdverb) && !r.t[a].is(euSubordinator) {
		a++
	}
	depends := start-a <= 2 && r.t[a].is(euSubordinator) && a < start && r.t[a].Norm != "what"
	if !depends {
		if after := start > r.first && r.t[start-1].is(euSubordinator) && (r.t[start-1].Norm == "after" || r.t[start-1].Norm == "before") && !r.hasFinite(r.from, start-1, start); after {
			// a day after Rome threatened sanctions, Paris said
		} else if start <= r.first+1 || !r.t[start-1].is(euRelative|euThat) || !r.nominal(start-2) || r.t[start-2].form != nil {
			return e
		}
	}
	clause := i + 1 // the first word after "that"
	for k := i + 1; k+1 < e && k-i < maxEnglishReach; k++ {
		if r.opening(k) {
			if c := r.closeOf(k); c > k {
				k = c
				continue
			}
		}
		if r.t[k].is(euThat) && k-i < 4 {
			clause = k + 1
		}
		if r.t[k].mark == ',' && clause > i+1 && r.allNames(clause, k) {
			continue // as Bush declared that Iraq, Iran and North Korea are
		}
		if r.t[k].mark == ',' && (k == i+1 || r.opening(k+1)) {
			continue
		}
		if r.t[k].mark == ',' && r.t[k].Quote < 0 && !r.t[k+1].is(euConjunction|euRelative) && r.hasFinite(k+1, e, 20) {
			return k
		}
	}
	return e
}

// allNames reports whether [a, b) has nothing but names.
func (r *enReader) allNames(a, b int) bool {
	for k := a; k < b; k++ {
		if !r.isName(k) && r.t[k].mark != '.' {
			return false
		}
	}
	return a < b
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
		if r.t[k].mark != ':' && !(r.t[k].mark == ',' && k+1 < r.end && r.opening(k+1)) {
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
	if g.inf || g.modal || i > r.first && (r.t[i-1].poss || r.t[i-1].is(euDeterminer|euPossessive) && !r.t[i-1].is(euAdverb)) {
		return i + 1
	}
	before := max(g.start-1, r.first)
	if r.t[before].Norm == "without" || i == r.first && v.has(enWeak) {
		return i + 1
	}
	s := enSubject{verb: g}
	s.verb.be = false // is stressing the need: no passive
	r.content = n
	r.lastTense = enIng
	c, ok := r.complement(v, n, r.end, &s)
	if !ok || c.rule == NominalContent && v.has(enWeak) || v.has(enOfDocument) && !r.t[c.pieces[0][0]-1].is(euThat) {
		return i + 1
	}
	if r.t[before].is(euPreposition) && c.rule == NominalContent && r.t[before].Norm != "after" && r.t[before].Norm != "before" {
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
		if f.rule = SubjectFirst; c.rule != "" {
			f.rule = c.rule
		}
		f.subjects = r.mentionsOf(&s)
		if !r.canSpeak(v, f.subjects, &c) {
			return i + 1
		}
		return r.emit(f, c, n)
	}
	if a := r.baseBack(g.start - 1); a-1 > r.first && a < g.start && r.t[a-1].Norm == "with" && (len(r.frames) > r.base || r.t[a-2].mark == ',') {
		if p, at := r.companion(a-1, r.end); at == i {
			f.subjects = []mention{r.mention(enPhrase{core: p})}
			return r.emit(f, c, n)
		}
	}
	if len(r.frames) > r.base && r.t[before].Norm != "who" {
		f.carry = len(r.frames) - 1
		return r.emit(f, c, n)
	}
	if r.t[before].is(euPreposition|euSubordinator|euConjunction) || r.t[before].Kind == tokenize.Punct || i == r.first || r.isOutlet(before) {
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
		if m.hasName() || r.g.class[m.role]&euNounHead != 0 {
			f.subjects = []mention{m}
			return r.emit(f, c, n)
		}
	}
	// "dwelt on the schools saying that …": whoever the sentence is about.
	told := r.t[c.pieces[0][0]-1]
	if p, ok := r.clauseSubject(r.from, i); ok && v.class == "say" && c.rule == "" && (told.is(euThat) || told.Kind == tokenize.QuoteMark) &&
		r.t[before].form == nil && !r.t[before].is(euFinite|euAuxiliary|euQuantity|euAdverb) && !r.isName(before) {
		f.subjects = []mention{r.mention(p)}
		if r.canSpeak(v, f.subjects, &c) {
			return r.emit(f, c, n)
		}
	}
	return i + 1
}

// isOutlet reports whether the word at k is what a statement is put in: the
// subject of the clause speaks, not the statement.
func (r *enReader) isOutlet(k int) bool {
	return r.t[k].is(euEvent|euDocument) && k > r.from+1 && r.t[k].Quote < 0
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
	if k >= r.end || !r.t[k].is(euThat) && !r.clauseAt(v, k, r.end) {
		return i + 1
	}
	if r.t[k].is(euThat) {
		k++
	}
	r.content = k
	return r.emit(frame{cue: r.cueOf(v, i, n), carry: -1, rule: SubjectFirst, anonymous: true}, r.clause(k, r.end), n)
}
