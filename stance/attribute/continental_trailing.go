package attribute

import "github.com/bayan-nlp/bayan/tokenize"

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
		if !r.isClause(r.first, k) || r.isObjectOf(&x, r.first, k) {
			return t
		}
		x.start = k
		x.passedOn = len(x.subjects) > 0 && r.mention(x.subjects[0]).kind == Medium && (r.sourceBefore(k) || r.saidBefore(k))
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

// sourceBefore reports whether somebody is said to be the source right before word k: …,
// selon les autorités, ont rapporté les médias; …, заявил министр, передает агентство.
func (r *coReader) sourceBefore(k int) bool {
	for j := k - 1; j > r.first && k-j < 20; j-- {
		if s := r.source(j); s.end == k {
			return true
		}
		if r.t[j].mark == ',' || r.isDash(j) {
			if t := r.tag(j+1, k, r.isDash(j)); t.cue >= 0 && t.end == k && len(t.subjects) > 0 {
				return true
			}
		}
	}
	return false
}

// isObjectOf reports whether the phrase behind the verb of an attribution is its object and
// the words [a, b) before it the subject: El Gobierno, por su parte, criticó la resolución.
func (r *coReader) isObjectOf(t *coTag, a, b int) bool {
	return t.read.verb.has(coNominal) && len(t.subjects) > 0 && t.subjects[0].core[0] > t.cue && r.ends(t.end, r.end) && r.verbless(a, b)
}

// verbless reports whether no verb that the tables know stands in [a, b), and nothing that
// may be another: a noun phrase with what is set off from it.
func (r *coReader) verbless(a, b int) bool {
	end := r.phraseForward(a, b)
	if end <= a || end < b && r.t[end].mark != ',' || r.g.lang == "ru" {
		return false
	}
	for k := end; k < b; {
		if n := r.t[k].starts(euSwitch | euConnective); n > 0 {
			k += n
			continue
		}
		if r.t[k].is(euFinite|euModal|euPassive|euAuxiliary) || r.isVerb(k) {
			return false
		}
		k++
	}
	return b-end < 8
}

// saidBefore reports whether the clause that begins the sentence, which ends before word k,
// says who said what: министр заявил, что …, передает агентство.
func (r *coReader) saidBefore(k int) bool {
	for j := r.first + 1; j < k && j-r.first < maxContinentalReach; j++ {
		if r.w[j].verb == nil || r.t[j].Quote >= 0 {
			continue
		}
		c, ok := r.cueHere(j, k)
		if !ok || c.verb.has(coWeak) || c.end+1 >= k {
			continue
		}
		n := c.end
		if r.t[n].mark == ',' {
			n++
		}
		if r.t[n].is(euThat) {
			s := r.subject(&c)
			return s.form == isSubject
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
		if j-k > maxContinentalReach {
			return false
		}
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
		return b-a == 2 && (r.t[a].is(euPronoun) || r.g.lang == "ru" && r.t[a].class&(euPreposition|euTime|euWeekday|euSwitch|euAdverb|euSubordinator) == 0 && r.t[b-1].Kind == tokenize.Letters && r.t[b-1].class == 0 && r.w[b-1].verb == nil) // Паром вернется
	}
	if !r.t[a].is(euPreposition|euTime|euSwitch|euSubordinator) && r.t[a].multi&(euTime|euSwitch) == 0 {
		return true
	}
	return b-a > 8
}
