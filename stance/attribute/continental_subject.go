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
		if len(parts) == 1 && !r.speaks(parts[0]) {
			if r.farSubject(&s, g); s.form == isSubject {
				break // un diplomático que pidió el anonimato reconoció
			}
		}
		for _, p := range parts {
			if n := r.citedBy(p); n > p[0] {
				p[1] = n // fuentes citadas por el diario
			}
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
		if parts, ok := r.phraseBack(k, false); ok && r.hasName(parts[0]) && !r.t[parts[0][0]].is(euPreposition) && r.opensClause(parts[0][0]) {
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
		if t.Kind == tokenize.QuoteMark || t.Quote >= 0 {
			continue // citadas por “El Diario”
		}
		if t.Kind != tokenize.Letters && t.Kind != tokenize.Number {
			return
		}
		if !t.is(euRelative) && !isCited(t.Norm) && !(t.is(euThat) && r.g.lang == "es" && !r.inSubordinator(k)) {
			continue
		}
		if parts, ok := r.phraseBack(k, false); ok && r.speaks(parts[0]) && r.opensClause(parts[0][0]) {
			s.set(coPhrase{core: parts[0]})
		}
		return
	}
}

// citedBy is the word in the phrase p behind which stands who quotes the source, the end of p
// where none does.
func (r *coReader) citedBy(p [2]int) int {
	for k := p[0] + 1; k < p[1]; k++ {
		if isCited(r.t[k].Norm) {
			return k
		}
	}
	return p[1]
}

// isCited reports whether a participle tells of a source who quotes or asks it.
func isCited(w string) bool {
	switch w {
	case "citado", "citada", "citados", "citadas", "consultado", "consultada", "consultados", "consultadas",
		"cité", "citée", "cités", "citées", "interrogé", "interrogée", "interrogés", "interrogées":
		return true
	}
	return false
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
