package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// enTag is an attribution that stands after, or inside, what it attributes:
// “…,” he said; …, the ministry said on Monday.
type enTag struct {
	start    int // the first word, after the comma or closing mark
	end      int // the first word after it: a comma, a full stop, a mark
	verb     *enVerb
	cue      int // index of the cue's first word, 0 where there is no tag
	cueEnd   int
	subject  enSubject
	reported bool // was quoted as saying
	passedOn bool // the medium only passes on what somebody in the sentence says
	tense    enTense
}

// tag reads an attribution that begins at word p. Before a quotation's
// continuation or at the sentence's end it must end there.
func (r *enReader) tag(p, e int, quote bool) (t enTag) {
	if p >= e {
		return t
	}
	start := p
	if r.t[p].Norm == "as" && p+1 < e {
		p++
	}
	if x := r.inverted(p, e, quote); x.cue > 0 {
		x.start = start
		return x
	}
	for i := p + 1; i < e && i-p < 60; i++ {
		w := &r.t[i]
		if w.Kind == tokenize.QuoteMark {
			if c := r.closeOf(i); c > i && c-i < 6 {
				i = c
				continue
			}
			return t
		}
		if w.mark == ';' || w.mark == ':' || w.is(euThat) {
			return t
		}
		v, n := r.cueAt(i, e)
		if v == nil || !v.has(enBack|enQuoted|enFrom) || w.form.tense&(enPast|enThird|enBase) == 0 && !v.has(enFrom) {
			continue
		}
		s := r.subject(i)
		if r.isDeterminer(i-1) && !r.standsAlone(i-1) || w.form.tense == enThird && r.pluralNoun(i, &s) {
			continue
		}
		if s.form == isSubject && s.start < p && s.verb.start > p {
			if parts, ok := r.phraseBack(s.verb.start); ok && parts[0][0] == p {
				r.setSubject(&s, parts)
			}
		}
		if quote && s.start > p && s.verb.start > p+1 && !s.verb.inf && r.plainName(p, s.verb.start) {
			r.setSubject(&s, [][2]int{{p, s.verb.start}})
		}
		if c := s.start - 1; quote && s.form == isSubject && len(s.phrases) == 1 && c > p && r.t[c].mark == ',' && r.phraseForward(p, c, true) == c && r.hasRole([2]int{p, c}) && r.hasName(s.phrases[0].core) {
			s.phrases[0].apps, s.start = append(s.phrases[0].apps, [2]int{p, c}), p // party leader, Mr Reed said
		}
		if s.start != p || s.form != isSubject || s.verb.inf || s.verb.modal && v.lemma != "say" {
			if s.form == isSubject && s.start < p {
				return t
			}
			continue
		}
		if v.has(enFrom) {
			if x := r.quotedAs(n, e, &s, !s.verb.be); x.cue > 0 && r.closes(x.end, e, quote) {
				x.start = start
				return x
			}
			continue
		}
		if s.verb.be && w.form.tense&enIng == 0 || !quote && !v.has(enBack) {
			continue
		}
		if w.form.tense&(enPast|enThird) == 0 && !(s.verb.have || s.verb.do || len(s.phrases) > 1 || r.mention(s.phrases[0]).plural) {
			continue
		}
		end := r.tagTail(v, n, e)
		if quote && !r.closes(end, e, quote) && n < e && r.t[n].Kind == tokenize.Letters && !r.governs(v, n, e) {
			end = r.nextBreak(max(end, n), e) // the scene, in words unknown
		}
		if !quote && v.has(enClause) && r.doesMore(end, e) {
			end = r.nextBreak(end, e)
		}
		if !r.closes(end, e, quote) {
			continue
		}
		return enTag{start: start, end: end, verb: v, cue: i, cueEnd: n, subject: s, tense: w.form.tense}
	}
	return t
}

// plainName reports whether [a, b) can only be a name, with what goes before
// it: the last word is capitalised, and no verb or break stands between.
func (r *enReader) plainName(a, b int) bool {
	for k := a; k < b; k++ {
		t := &r.t[k]
		if t.Kind == tokenize.QuoteMark || t.mark == ',' || t.mark == ';' || t.mark == ':' || t.is(euFinite|euModal|euPronoun|euAuthor|euConjunction|euThat) && !t.cap {
			return false
		}
	}
	return r.isName(b-1) && b-a <= 14
}

// inverted reads "said the minister, a former teacher".
func (r *enReader) inverted(p, e int, quote bool) (t enTag) {
	i := p
	for i < e && r.t[i].is(euAdverb) {
		i++
	}
	if i >= e {
		return t
	}
	v, n := r.cueAt(i, e)
	if v == nil || r.t[i].form.tense&(enPast|enThird) == 0 || !v.has(enQuoted|enBack) || !quote && !v.has(enBack) {
		return t
	}
	if !quote && v.has(enWeak|enMustAddress) {
		return t
	}
	between := !quote && r.subject(i).form == isSubject // "the minister, a lawyer, said Tuesday"
	k := r.skipTime(n, e)
	if k >= e || r.t[k].is(euAuthor|euThat) || r.opening(k) {
		return t
	}
	end := r.phraseForward(k, e, true)
	if end <= k || !quote && !r.namesSpeaker([2]int{k, end}) {
		return t
	}
	if !quote && v.has(enNominal) && !(!r.isDeterminer(k) && r.plainName(k, end) && r.closes(end, e, false)) {
		return t // a thing announced, not who announces
	}
	if end < e && r.t[end].is(euFinite|euModal) {
		return t // "said the candidate would": a clause
	}
	s := enSubject{form: isSubject, start: i, phrases: []enPhrase{{core: [2]int{k, end}}}}
	// "said A and B"
	for len(s.phrases) < 4 && end+1 < e && r.t[end].Norm == "and" {
		m := r.phraseForward(end+1, e, true)
		if m <= end+1 || m < e && r.t[m].form != nil {
			break
		}
		if last := &s.phrases[len(s.phrases)-1].core; r.sharesBody(last[0], end, [2]int{end + 1, r.headEnd(end+1, m)}) {
			last[1] = m
		} else {
			s.phrases = append(s.phrases, enPhrase{core: [2]int{end + 1, m}})
		}
		end = m
	}
	tail := end
	if end < e && (r.t[end].mark == ',' || r.isDash(end)) {
		app := end + 1
		c := r.nextBreak(app, e)
		if app < c && !r.reportingParticiple(app, e) {
			last := len(s.phrases) - 1
			s.phrases[last].apps = r.apposition(app, c)
			tail = c
			// A clause between commas may be longer than one comma.
			for tail < e && r.t[tail].mark == ',' && !r.opensQuoteAfter(tail, e) && !r.reportingParticiple(tail+1, e) {
				tail = r.nextBreak(tail+1, e)
			}
		}
	} else {
		tail = r.tagTail(v, end, e)
	}
	if tail < 0 {
		tail = end
	}
	if !r.closes(tail, e, quote) && !quote || between && (!r.ends(tail, e) && !(tail+1 < e && r.t[tail].mark == ',' && r.t[tail+1].is(euFinite|euModal|euAuxiliary)) || !r.hasName(s.phrases[0].core) && !r.hasRole(s.phrases[0].core)) {
		return t
	}
	return enTag{start: p, end: tail, verb: v, cue: i, cueEnd: n, subject: s, tense: r.t[i].form.tense}
}

// trailing finds an attribution that closes the sentence and governs all
// before it. A medium that reports what another says does not, but is no part of
// that either.
func (r *enReader) trailing() (t enTag) {
	e := r.end
	tries := 0
	for k := e - 1; k > r.first+1 && tries < 4; k-- {
		w := &r.t[k]
		if w.Quote >= 0 || w.Kind == tokenize.QuoteMark {
			if k < e-1 && w.Kind == tokenize.QuoteMark {
				return t
			}
			continue
		}
		if w.mark != ',' {
			continue
		}
		tries++
		x := r.tag(k+1, e, false)
		if x.cue == 0 || !r.ends(x.end, e) || r.t[k+1].is(euConjunction) {
			continue
		}
		if r.t[k-1].Kind == tokenize.QuoteMark {
			return t // left to the quotation
		}
		m := mention{}
		if len(x.subject.phrases) > 0 {
			m = r.mention(x.subject.phrases[0])
		}
		if m.kind == Medium && r.cueWithin(r.first, k) {
			x.passedOn = true
			return x
		}
		if r.adverbial(r.first, k) {
			return t
		}
		return x
	}
	return t
}

// adverbial reports whether [a, b) is a fronted phrase of time or place and
// no clause.
func (r *enReader) adverbial(a, b int) bool {
	t := &r.t[a]
	if b-a < 2 {
		return true
	}
	if t.is(euPreposition) || t.starts(euTime|euAdverb) > 0 || t.is(euWeekday) {
		return !r.hasFinite(a+1, b, b-a)
	}
	if t.form != nil && t.form.tense&(enParticiple|enIng) != 0 || t.Norm == "when" || t.Norm == "after" || t.Norm == "as" || t.Norm == "while" {
		return !r.mainClause(a+1, b)
	}
	return b-a < 6 && !r.hasFinite(a, b, b-a)
}

// mainClause reports whether a clause follows a comma in [a, b), after what was
// fronted.
func (r *enReader) mainClause(a, b int) bool {
	for k, tries := a, 0; k+1 < b && tries < 6; k++ {
		if r.t[k].Quote >= 0 || r.t[k].mark != ',' {
			continue
		}
		tries++
		if !r.t[k+1].is(euRelative|euPreposition|euConjunction) && r.hasFinite(k+1, b, b-k) {
			return true
		}
	}
	return false
}

// emitTag makes a frame of the pieces that a tag attributes.
func (r *enReader) emitTag(t enTag, pieces [][2]int) int {
	f := frame{cue: r.cueOf(t.verb, t.cue, t.cueEnd), carry: -1, rule: QuoteFirst, negated: t.subject.verb.negated}
	if t.reported {
		f.rule = ReportedSource
	}
	f.subjects = r.mentionsOf(&t.subject)
	f.plural = len(f.subjects) > 1
	return r.add(f, pieces, false)
}

// quotedAs reads what follows "quoted": "X as saying" or, where the subject is
// quoted, "by Y as saying". The cue is the verb after "as".
func (r *enReader) quotedAs(n, e int, s *enSubject, active bool) (t enTag) {
	for j := n; j+1 < e && j-n < 40; j++ {
		w := &r.t[j]
		if w.Kind == tokenize.QuoteMark || w.mark == ';' || w.mark == ':' {
			return t
		}
		if w.Norm != "as" {
			continue
		}
		v, m := r.cueAt(j+1, e)
		if v == nil || r.t[j+1].form.tense&enIng == 0 {
			continue
		}
		t = enTag{start: s.start, verb: v, cue: j + 1, cueEnd: m, subject: *s, reported: true, tense: enPast}
		if active {
			end := r.phraseForward(n, j, true)
			if end <= n {
				return enTag{}
			}
			p := enPhrase{core: [2]int{n, end}}
			if end < j && r.t[end].mark == ',' {
				p.apps = r.apposition(end+1, j)
			}
			t.subject = enSubject{form: isSubject, phrases: []enPhrase{p}, start: n}
		} else if !s.verb.be {
			return enTag{}
		}
		t.end = r.skipAdjuncts(m, e)
		return t
	}
	return t
}
