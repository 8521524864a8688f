package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// coSubject is what says a cue.
type coSubject struct {
	form    enSubjectForm
	phrases []coPhrase
	end     int // the first word after a subject that stands behind its verb
	// relative tells that a relative pronoun stands between it and the verb, setOff that a
	// comma stands before that.
	relative, setOff bool
}

// subject finds the subject of a cue before it.
func (r *coReader) subject(c *coCue) (s coSubject) {
	g := c.group
	if g <= r.from {
		return s
	}
	t := &r.t[g-1]
	switch {
	case t.is(euAuthor) && !t.is(euDeterminer), t.is(euNone):
		s.form = author
	case t.is(euPronoun) && r.g.detail[t.Norm] == "n":
		s.form = author // cela n'exclut pas que
	case isSelf(t.Norm) && g-2 >= r.from && r.t[g-2].is(euPronoun):
		s.set(coPhrase{core: [2]int{g - 2, g - 1}}) // ella misma
	case t.is(euPronoun) && !t.is(euPreposition):
		s.set(coPhrase{core: [2]int{g - 1, g}})
	case t.is(euConjunction), t.is(euSubordinator) || t.endOf&euSubordinator != 0:
		s.form = coordinate
	case t.is(euRelative) || t.is(euThat) && g-2 >= r.from && !r.isVerb(g-2) && r.g.lang == "es" && !r.inSubordinator(g-1):
		r.antecedent(&s, g-1)
	case t.mark == ',' || r.isDash(g-1):
		r.parenthesis(&s, g-1, c.plural)
	case t.is(euThat | euSubordinator):
	default:
		parts, ok := r.phraseBack(g, c.plural)
		if !ok {
			// Desde el Gobierno matizan que; в Кремле заявили, что
			if a := r.regionBack(g); a+1 < g && (r.t[a].Norm == "desde" || r.isIn(a) && c.plural && r.isBody(a+1, g)) {
				s.set(coPhrase{core: [2]int{a + 1, g}})
			} else {
				r.farSubject(&s, g)
			}
			break
		}
		for _, p := range parts {
			s.phrases = append(s.phrases, coPhrase{core: p})
		}
		s.form = isSubject
		r.widen(&s)
	}
	if a := 0; s.form == isSubject && !s.relative {
		if a = s.phrases[0].core[0]; a > r.from && r.t[a-1].is(euThat) && a-1 > r.first+1 && !r.inSubordinator(a-1) && !(r.isDeterminer(a-2) || r.t[a-2].Norm == "al" || r.t[a-2].Norm == "del") {
			s.form = author // what somebody else says of him
		}
	}
	if s.form == isSubject && r.g.lang == "ru" && !r.t[s.phrases[0].core[0]].cap && hasEnding(r.t[s.phrases[0].core[0]].Norm, "у", "ю") && r.t[s.phrases[0].core[0]].class&(euPreposition|euAdverb) == 0 {
		s.form = author // кандидатуру поддержали: an object before its verb
	}
	if s.form == isSubject && r.nobody(s.phrases[0].core[0]) {
		s.form = author
	}
	return s
}

func (s *coSubject) set(p coPhrase) {
	s.form, s.phrases = isSubject, []coPhrase{p}
}

func isSelf(w string) bool {
	switch w {
	case "mismo", "misma", "mismos", "mismas", "сам", "сама", "сами":
		return true
	}
	return false
}

// nobody reports whether the phrase at k denies that anybody spoke.
func (r *coReader) nobody(k int) bool {
	return r.t[k].is(euNone) || k > r.first && r.t[k-1].is(euNone)
}

// widen takes along a name or title that stands before the comma before the only
// phrase of s: "Ana Ruiz, portavoz del Gobierno, …".
func (r *coReader) widen(s *coSubject) {
	p := &s.phrases[0]
	if k := p.core[0] - 1; len(s.phrases) == 1 && k > r.from+1 && r.t[k].mark == ',' && r.hasHead(p.core) && !r.hasName(p.core) {
		if parts, ok := r.phraseBack(k, false); ok && r.hasName(parts[0]) && !r.t[parts[0][0]].is(euPreposition) {
			*p = coPhrase{core: parts[0], apps: [][2]int{p.core}}
		}
	}
}

// antecedent finds what the relative pronoun at k stands for.
func (r *coReader) antecedent(s *coSubject, k int) {
	from := r.from
	r.from = r.first
	defer func() { r.from = from }()
	if k > r.first && r.t[k-1].mark == ',' {
		k--
	}
	if k <= r.first {
		return
	}
	if parts, ok := r.phraseBack(k, false); ok && r.speaks(parts[0]) {
		parts[0][0] = r.nearest(parts[0])
		s.set(coPhrase{core: parts[0]})
		s.relative, s.setOff = true, r.t[k].mark == ','
		r.widen(s)
	}
}

// farSubject finds a subject that a relative clause without commas separates from its
// verb, which stands at g: "un diplomático que pidió el anonimato reconoció".
func (r *coReader) farSubject(s *coSubject, g int) {
	from := r.from
	r.from = r.first
	defer func() { r.from = from }()
	for k := g - 2; k > r.first && g-k < 14; k-- {
		t := &r.t[k]
		if t.Kind != tokenize.Letters && t.Kind != tokenize.Number || t.Quote >= 0 {
			return
		}
		if !t.is(euRelative) && !(t.is(euThat) && r.g.lang == "es" && !r.inSubordinator(k)) {
			continue
		}
		if parts, ok := r.phraseBack(k, false); ok && r.speaks(parts[0]) && r.opensClause(parts[0][0]) {
			s.set(coPhrase{core: parts[0]})
		}
		return
	}
}

// nearest is where the noun nearest to the end of p begins, if a preposition other than
// de joins it to what stands before: dijo Ana a un joven que.
func (r *coReader) nearest(p [2]int) int {
	for k := p[1] - 1; k > p[0]+1; k-- {
		if r.isDeterminer(k) && r.t[k-1].is(euPreposition) && !r.isGenitive(k-1) && !r.t[k-2].is(euRole) {
			return k
		}
	}
	return p[0]
}

// parenthesis finds the subject before the parenthesis that the comma or dash at k
// closes.
func (r *coReader) parenthesis(s *coSubject, k int, plural bool) {
	dash := r.isDash(k)
	depth := 0
	for c := k - 1; c > r.from && k-c < 60; c-- {
		t := &r.t[c]
		if t.Quote >= 0 {
			continue
		}
		if t.Kind == tokenize.QuoteMark {
			continue
		}
		if dash && !r.isDash(c) || !dash && t.mark != ',' {
			continue
		}
		if depth++; depth > 4 {
			break
		}
		parts, ok := r.phraseBack(c, plural)
		if !ok || !r.speaks(parts[0]) {
			continue
		}
		if len(parts) > 1 {
			s.form, s.phrases = isSubject, nil
			for _, p := range parts {
				s.phrases = append(s.phrases, coPhrase{core: p})
			}
			if x := [2]int{c + 1, k}; r.isApposition(x) {
				s.phrases[len(parts)-1].apps = [][2]int{r.trimApposition(x)}
			}
			return
		}
		if a := parts[0][0]; !r.opensClause(a) && r.t[a-1].mark != ',' && !r.fronted(a) {
			continue
		}
		p := coPhrase{core: parts[0]}
		if x := [2]int{c + 1, k}; r.isApposition(x) {
			p.apps = [][2]int{r.trimApposition(x)}
		}
		s.set(p)
		if len(p.apps) == 0 || !r.hasName(p.core) {
			r.widen(s)
		}
		return
	}
	if p, ok := r.clauseSubject(r.from, k); ok && p.core[1] <= k {
		s.set(p)
	}
}

// fronted reports whether only a phrase of time or place stands before word a in its
// clause.
func (r *coReader) fronted(a int) bool {
	for k := max(r.from, a-maxContinentalReach); k < a; k++ {
		if r.t[k].is(euFinite|euModal|euThat|euRelative) || r.t[k].Kind == tokenize.Punct && r.t[k].mark != ',' {
			return false
		}
	}
	return true
}

// isApposition reports whether the words between commas [a, b) say who somebody is.
func (r *coReader) isApposition(p [2]int) bool {
	if p[1] <= p[0] {
		return false
	}
	t := &r.t[p[0]]
	if t.is(euPreposition|euRelative|euSubordinator|euThat|euConjunction|euTime|euWeekday|euAdverb) && !r.isDeterminer(p[0]) || t.multi&(euTime|euTail|euTopic|euAccording|euSwitch) != 0 {
		return false
	}
	return r.isDeterminer(p[0]) || t.class&(euRole|euQualifier|euFormer|euHonorific|euBody|euMedium) != 0 || t.cap
}

// trimApposition ends an apposition before the clause that may follow it.
func (r *coReader) trimApposition(p [2]int) [2]int {
	if n := r.phraseForward(p[0], p[1]); n > p[0] {
		p[1] = n
	}
	return p
}

// clauseSubject finds the subject of the sentence or clause that begins at word
// from, behind what is fronted.
func (r *coReader) clauseSubject(from, to int) (coPhrase, bool) {
	k := from
	for n := 0; k < to && n < 5; n++ {
		t := &r.t[k]
		if t.is(euConjunction) || t.mark == ',' || r.isDash(k) {
			k++
			continue
		}
		if m := t.starts(euSwitch | euConnective); m > 0 && !t.is(coNouns) {
			k += m
			continue
		}
		if !t.is(euPreposition|euSubordinator|euTime|euWeekday) && t.multi&(euTime|euTopic) == 0 && (r.w[k].verb == nil || len(r.w[k].verb[coGerund]) == 0) {
			break
		}
		c := k + 1
		for c < to && c-k < maxContinentalReach && r.t[c].mark != ',' {
			c++
		}
		if c >= to || r.t[c].mark != ',' {
			return coPhrase{}, false
		}
		k = c + 1
	}
	if k >= to || r.t[k].is(euAuthor|euThat|euNone) {
		return coPhrase{}, false
	}
	end := r.phraseForward(k, to)
	if end <= k || !r.speaks([2]int{k, end}) {
		return coPhrase{}, false
	}
	p := coPhrase{core: [2]int{k, end}}
	if end+1 < to && r.t[end].mark == ',' {
		p.apps = r.apposition(end+1, to)
	}
	return p, true
}

// apposition is the apposition that begins at word k, behind a comma.
func (r *coReader) apposition(k, e int) [][2]int {
	if k >= e || !r.isApposition([2]int{k, e}) {
		return nil
	}
	end := r.phraseForward(k, e)
	if end <= k || end < e && r.t[end].Kind == tokenize.Letters && !r.t[end].is(euRelative|euPreposition|euConjunction) || !r.speaks([2]int{k, end}) {
		return nil
	}
	out := [][2]int{{k, end}}
	if m := r.mention(coPhrase{core: out[0]}); end+1 < e && r.t[end].mark == ',' && (!m.hasName() || m.kind != Person) {
		out = append(out, r.apposition(end+1, e)...) // le chef de file de la gauche, X, Y
	}
	return out
}

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
		for n < e && n-k < 8 && !r.stops(n) && (n == k || r.oblique(n) || r.t[n].Kind == tokenize.Number || !r.t[n].cap && r.t[n].class&(euRole|euBody|euMedium) == 0) {
			n++
		}
		if n < e && r.t[n].Kind == tokenize.QuoteMark && r.closeOf(n) > n && r.closeOf(n)-n < 6 && !r.isSpeech(n) {
			n = r.closeOf(n) + 1 // газете «…»
		}
	}
	return n
}
