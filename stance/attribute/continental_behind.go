package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// behind finds the subject that stands behind its verb, from word k on.
func (r *coReader) behind(k, e int, c *coCue) (s coSubject, ok bool) {
	k = r.skipAdverbs(k, e)
	if k+1 < e && (r.t[k].mark == ',' || r.isDash(k)) {
		k = r.pastParenthesis(k, e) // a jugé, lundi sur France Inter, le député
	}
	if k >= e {
		return s, false
	}
	if t := &r.t[k]; t.is(euPronoun) && !t.is(euDeterminer|euClitic) {
		s.set(coPhrase{core: [2]int{k, k + 1}})
		s.end = k + 1
		return s, true
	}
	if r.t[k].is(euAuthor | euNone | euThat) {
		return s, false
	}
	if _, _, last := lastMentioned([]string{r.t[k].Norm}); last && k+1 < e && r.t[k+1].is(euRelative) {
		s.set(coPhrase{core: [2]int{k, k + 1}}) // confie celle qui …
		s.end = k + 1
		return s, true
	}
	if r.isIn(k) && k+1 < e {
		if end := r.phraseForward(k+1, e); end > k+1 && (c.plural && r.isBody(k+1, end) || hasEnding(r.t[c.at].Norm, "ся") && r.t[k+1].is(euDocument)) {
			s.set(coPhrase{core: [2]int{k + 1, end}}) // сообщили в посольстве; говорится в докладе
			s.end = end
			return s, true
		}
	}
	// The subject may follow an addressee: a déclaré à l'agence la préfecture.
	for n := 0; n < 3 && (r.t[k].mark == ',' || r.t[k].starts(euPreposition) > 0 && !r.isDeterminer(k) || r.g.lang == "ru" && r.oblique(k) && !r.t[k].cap); n++ {
		next := r.pastParenthesis(k, e)
		if r.t[k].mark != ',' {
			next = r.pastAdjunct(k, e)
		}
		if next >= e || next <= k {
			return s, false
		}
		k = r.skipAdverbs(next, e)
		if k >= e {
			return s, false
		}
	}
	end := r.phraseForward(k, e)
	if end <= k || !r.speaks([2]int{k, end}) && (!r.isDeterminer(k) && r.g.lang != "ru" || r.opening(k)) || r.g.lang == "ru" && r.oblique(k) && !r.t[k].cap {
		return s, false
	}
	if c.plural && end+1 < e && r.isIn(end) {
		if n := r.phraseForward(end+1, e); n > end+1 && r.isBody(end+1, n) {
			k, end = end+1, n // сообщили агентству в посольстве
		}
	}
	p := coPhrase{core: [2]int{k, end}}
	s.end = end
	if end+1 < e && (r.t[end].mark == ',' || r.isDash(end)) {
		if p.apps = r.apposition(end+1, e); len(p.apps) > 0 {
			s.end = p.apps[len(p.apps)-1][1]
		}
	}
	if len(p.apps) == 0 && end < e && r.t[end].is(euConjunction) && !c.plural {
		p.apps, s.end = r.nameBehind(end, e, s.end) // l'élue de Die et présidente du parti, Anne Roy
	}
	s.set(p)
	for len(s.phrases) < 4 && end+1 < e && r.t[end].is(euConjunction) && c.plural {
		m := r.phraseForward(end+1, e)
		if m <= end+1 || !r.speaks([2]int{end + 1, m}) {
			break
		}
		s.phrases = append(s.phrases, coPhrase{core: [2]int{end + 1, m}})
		end, s.end = m, m
	}
	return s, true
}

// nameBehind finds the name that closes, behind a comma, a title which goes on at k with a
// conjunction; end is where the subject ends without it.
func (r *coReader) nameBehind(k, e, end int) (apps [][2]int, to int) {
	for j := k + 1; j+1 < e && j-k < 14; j++ {
		t := &r.t[j]
		if t.Kind == tokenize.QuoteMark || t.is(euFinite|euModal|euThat|euRelative) || r.isVerb(j) {
			return nil, end
		}
		if t.mark == ',' {
			n := j + 1
			for n < e && (r.isNameWord(n) || r.t[n].is(euNamePart) && !r.t[n].is(euTime)) {
				n++
			}
			if n > j+2 && (n >= e || r.t[n].Kind == tokenize.Punct) {
				return [][2]int{{j + 1, n}}, n
			}
			return nil, end
		}
	}
	return nil, end
}

// pastParenthesis goes from the comma at k to the word behind the next one, if no verb
// and no quotation stands between; else it stays.
func (r *coReader) pastParenthesis(k, e int) int {
	for j := k + 1; j+1 < e && j-k < 16; j++ {
		t := &r.t[j]
		switch {
		case t.mark == ',' && r.t[k].mark == ',' || r.isDash(j) && r.isDash(k):
			return j + 1
		case t.Kind == tokenize.QuoteMark, t.mark == ',', t.is(euThat|euRelative|euFinite|euModal|euConjunction) && !t.is(euPreposition|euDeterminer|euTime), r.isVerb(j):
			return k
		}
	}
	return k
}

// skipAdverbs goes over adverbs and expressions of time at k.
func (r *coReader) skipAdverbs(k, e int) int {
	for k < e {
		t := &r.t[k]
		n := t.starts(euAdverb | euTime | euSwitch | euConnective)
		if d := r.dateEnd(k, e); d > k {
			if t.multi&euTime != 0 {
				d = max(d, k+t.multN) // mardi soir
			}
			k = d
			continue
		}
		switch {
		case n > 0 && !r.isDeterminer(k) && !(t.is(euThat|euPronoun) && t.multN == 0):
			k += n
		case t.is(euWeekday) && t.class&(euRole|euBody) == 0:
			k++
		default:
			return k
		}
	}
	return k
}

// pastAdjunct goes over one phrase with a preposition, or a Russian one in an oblique
// case, that begins at k, and the comma that may close it.
func (r *coReader) pastAdjunct(k, e int) int {
	if n := r.t[k].starts(euPreposition); n > 0 {
		k += n
	}
	if k >= e {
		return e
	}
	if k < e && (r.t[k].is(euObject|euPronoun|euAuthor) || r.t[k].is(euClitic) && !r.isDeterminer(k)) {
		return k + 1
	}
	n := r.phraseForward(k, e)
	if n < e && r.opening(n) && !r.isSpeech(n) && r.closeOf(n)-n < 6 && r.closeOf(n) > n {
		n = r.closeOf(n) + 1 // dans un entretien au « Courrier »
	}
	if r.g.lang != "ru" {
		if r.isDeterminer(k) && k+1 < e {
			k++
		}
		if m := r.knownLength(k, e); m > 0 && k+m < n {
			return k + m // à l'AFP Jean Roy
		}
		for j := k + 1; j < n; j++ { // à la radio locale Jean Roy, à Brest Jean Roy
			if p := &r.t[j-1]; r.isNameWord(j) && p.Kind == tokenize.Letters && !p.is(euPreposition|euDeterminer|euRole|euHonorific) && !r.isGenitive(j-1) &&
				(r.g.forename[r.w[j].base] != anyGender || !p.cap && j+1 < n && r.isNameWord(j+1)) {
				return j
			}
		}
	}
	if r.g.lang == "ru" {
		n = k
		for n < e && n-k < 8 && !r.stops(n) && (n == k || r.oblique(n) || hasEnding(r.t[n-1].Norm, "ого", "его", "ой", "ых", "их") && r.oblique(n-1) && !r.t[n].cap || r.t[n].Kind == tokenize.Number || !r.t[n].cap && r.t[n].class&(euRole|euBody|euMedium) == 0) {
			n++
		}
		if n < e && r.t[n].Kind == tokenize.QuoteMark && r.closeOf(n) > n && r.closeOf(n)-n < 6 && !r.isSpeech(n) {
			n = r.closeOf(n) + 1 // газете «…»
		}
	}
	return n
}

// isIn reports whether word k is the Russian preposition by which a verb in the plural
// makes a body its speaker.
func (r *coReader) isIn(k int) bool {
	return r.g.lang == "ru" && (r.t[k].Norm == "в" || r.t[k].Norm == "во")
}

// isBody reports whether the words [a, b) name a body or the government of a state.
func (r *coReader) isBody(a, b int) bool {
	m := r.mention(coPhrase{core: [2]int{a, b}})
	return m.kind == Organisation || m.kind == Medium || m.kind == State
}
