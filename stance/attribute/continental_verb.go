package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// coCue is a cue verb with what stands before it.
type coCue struct {
	verb       *coVerb
	at, end    int // its own words
	start      int // the first word of the cue as it is reported: with its auxiliary
	group      int // the first word of the verb group, with negation and adverbs
	mood       coMood
	negated    bool
	modal      bool
	reflexive  bool
	plural     bool
	feminine   bool
	masculine  bool
	pronoun    string // the subject joined to it: a-t-il
	pronounEnd int    // the word after the one it is joined to
}

// cueHere reads the verb at word i with its auxiliaries; ok is false where it does
// not attribute.
func (r *coReader) cueHere(i, e int) (c coCue, ok bool) {
	for _, mood := range [...]coMood{coFinite, coParticiple} {
		for v, n := r.cueAt(i, e, mood); v != nil; v, n = r.nextCue(i, e, mood, v) {
			c = coCue{verb: v, at: i, end: n, start: i, group: i, mood: mood}
			c.joined(r, i)
			have, be, before := r.verbGroup(&c)
			switch {
			case mood == coFinite && (have || be || r.isNoun(&c, before) || c.group > r.first && r.t[c.group-1].is(euAuxiliary|euPassive) && len(r.w[i].verb[coParticiple]) > 0):
			case mood == coParticiple && !have && !(be && c.reflexive) && !r.sharesAuxiliary(&c):
			case c.modal, v.has(coReflexive) != c.reflexive && (v.has(coReflexive) || r.g.lang != "ru"):
			default:
				r.agreement(&c)
				return c, true
			}
		}
	}
	return c, false
}

// sharesAuxiliary reports whether a participle goes on with the auxiliary of the cue before
// it in the sentence: a dénoncé X et réclamé Y.
func (r *coReader) sharesAuxiliary(c *coCue) bool {
	return r.compound && c.group > r.first && r.t[c.group-1].is(euConjunction)
}

// joined notes the subject that is joined to word k.
func (c *coCue) joined(r *coReader, k int) {
	if p := r.w[k].pronoun; p != "" {
		c.pronoun, c.pronounEnd = p, k+1
	}
}

// verbGroup reads what stands between a subject and the cue: auxiliaries, negation,
// small pronouns and adverbs. before is the word before the cue, which could make it
// a noun.
func (r *coReader) verbGroup(c *coCue) (have, be bool, before int) {
	before = c.at - 1
	for j := c.at - 1; j >= r.first && c.at-j < 10; {
		t := &r.t[j]
		switch {
		case t.Kind != tokenize.Letters || t.Quote >= 0 && !r.inQuote:
			return
		case t.endOf&(euAdverb|euTime|euSwitch|euConnective) != 0 && t.endFrom > r.first && t.endFrom < j:
			j = t.endFrom
		case r.dateBack(j) < j:
			j = r.dateBack(j)
		case c.mood == coParticiple && !have && !be && t.is(euAuxiliary):
			have = true
			c.start = j
			c.joined(r, j)
		case c.mood == coParticiple && !have && t.is(euPassive):
			if be {
				return
			}
			be = true // s'est félicité; a été is passive
			c.start = j
			c.joined(r, j)
		case t.is(euNegation):
			c.negated = true
		case t.is(euClitic) && !(t.is(euDeterminer) && j > r.first && r.t[j-1].is(euPreposition)):
			if t.Norm == "se" || t.Norm == "s'" {
				c.reflexive = true
				c.start = j
			}
		case t.is(euModal):
			c.modal = true
		case t.is(euAdverb|euConnective) && !t.is(euPreposition|euConjunction|euPronoun):
		case t.is(euTime) || t.is(euWeekday):
			if j > r.first && r.t[j-1].is(euPreposition|euDeterminer) {
				j--
			}
		default:
			return
		}
		c.group = j
		j--
	}
	return
}

// isNoun reports whether a form that could be a verb is a noun here: la demande, el
// anuncio.
func (r *coReader) isNoun(c *coCue, before int) bool {
	if before < r.first || r.g.lang == "ru" {
		return false
	}
	if r.g.lang == "es" && hasEnding(r.t[c.at].Norm, "ó", "aron", "ieron") {
		return false // Este apuntó
	}
	t := &r.t[before]
	if !t.is(euDeterminer|euPossessive) && !r.isGenitive(before) && !t.is(euPreposition) {
		return false
	}
	if t.is(euClitic) && before > r.first && (r.t[before-1].is(euNegation|euClitic|euPronoun|euRelative) || comparesTo(r.t[before-1].Norm) || r.t[before-1].starts(euAnaphor) > 0 || r.t[before-1].endOf&euAnaphor != 0) {
		return false
	}
	// A weak word, or one that ends the noun phrase, is the noun itself.
	return true
}

// comparesTo reports whether the word opens an attribution that compares: comme l'a dit X.
func comparesTo(word string) bool {
	return word == "comme" || word == "como" || word == "как" || word == "según" || word == "que" || word == "qu'"
}

// agreement reads number and gender off a cue's form.
func (r *coReader) agreement(c *coCue) {
	word := r.t[c.at].Norm
	switch r.g.lang {
	case "ru":
		switch {
		case hasEnding(word, "ли", "лись", "ют", "ут", "ят", "ат", "ются", "утся", "ятся", "атся"):
			c.plural = true
		case hasEnding(word, "ла", "лась"):
			c.feminine = true
		case hasEnding(word, "л", "лся"):
			c.masculine = true
		}
	case "es":
		if c.mood == coParticiple {
			word = r.t[c.start].Norm
			if c.reflexive && c.start+1 < c.at {
				word = r.t[c.start+1].Norm
			}
		}
		c.plural = hasEnding(word, "n")
	case "fr":
		if c.mood == coParticiple {
			for k := c.start; k < c.at; k++ {
				verb, _ := cutBehind(r.t[k].Norm)
				c.plural = c.plural || hasEnding(verb, "ont", "aient")
			}
		} else {
			verb, _ := cutBehind(word)
			c.plural = hasEnding(verb, "ent", "ont")
		}
	}
}

func hasEnding(word string, endings ...string) bool {
	for _, e := range endings {
		if len(word) >= len(e) && word[len(word)-len(e):] == e {
			return true
		}
	}
	return false
}

// gender is what a cue's form tells of its subject.
func (c *coCue) gender() gender {
	switch {
	case c.feminine:
		return feminine
	case c.masculine:
		return masculine
	}
	return anyGender
}

// cue reads the cue whose verb is word i, if it is one here, and returns where to go
// on.
func (r *coReader) cue(i int) int {
	if v, n := r.cueAt(i, r.end, coGerund); v != nil && !r.isGenitive(max(i-1, 0)) {
		if n = r.participle(v, i, n); n > 0 {
			return n
		}
	}
	if v, n := r.cueAt(i, r.end, coInfinitive); v != nil && i > r.first && (byWayOf(r.t[i-1].Norm) || r.periphrase(i)) {
		if n = r.participle(v, i, n); n > 0 {
			return n
		}
		return i + 1
	}
	c, ok := r.cueHere(i, r.end)
	if !ok {
		return i + 1
	}
	if k := c.group - 1; c.pronoun != "" && k > r.first && (r.t[k].mark == ',' || r.t[k].Kind == tokenize.QuoteMark || r.isDash(k)) {
		return c.end // « … », a-t-il déclaré: whoever said that has it already
	}
	s := r.subject(&c)
	if s.form == author || s.form == noSubject && c.pronoun == "" && c.group > r.from && !r.opensClause(c.group) && !r.adverbialBefore(c.group) {
		return i + 1
	}
	r.content, r.compound = c.end, c.mood == coParticiple
	end := r.end
	switch {
	case s.relative && !s.setOff:
		r.end = r.restrictiveEnd(c.end, end)
	case s.relative:
		r.end = r.relativeEnd(c.end, end)
	case s.form == isSubject && s.phrases[0].core[0] > r.first+1 && r.inSubordinator(s.phrases[0].core[0]-1):
		r.end = r.mainAfter(c.end, end) // Después de que X anunciara …, Y respondió
	}
	comp, ok := r.complement(&c, &s)
	r.end = end
	if !ok || s.form == isSubject && !r.maySpeak(&s, comp.rule == "" && c.verb.has(coQuote) && !c.verb.has(coWeak)) {
		return c.end
	}
	if c.negated && comp.question {
		return c.end // did not say which
	}
	f := r.frameOf(&c)
	switch {
	case s.form == isSubject:
		f.rule = SubjectFirst
		if s.phrases[0].core[0] >= c.end {
			f.rule = VerbFirst
		}
		f.subjects = r.mentionsOf(&s)
		f.plural = len(f.subjects) > 1
	case c.pronoun != "":
		m := r.joinedSubject(&c)
		if !m.pronoun {
			return c.end // on, je
		}
		f.rule, f.subjects = VerbFirst, []mention{m}
	case s.form == coordinate && r.g.lang == "fr" && !r.t[c.group-1].is(euConjunction):
		return c.end
	case s.form == coordinate && len(r.frames) > r.base:
		f.rule, f.carry = ElidedSubject, len(r.frames)-1
	case s.form == coordinate:
		p, ok := r.clauseSubject(r.from, c.group)
		if !ok && (r.g.lang != "es" && !(r.g.lang == "ru" && c.verb.has(coGoesOn)) || c.verb.has(coWeak)) {
			return c.end
		}
		if f.rule = ElidedSubject; ok {
			f.rule, f.subjects = SubjectFirst, []mention{r.mention(p)}
		} else {
			f.topic = r.toldBefore
		}
	case r.g.lang == "fr":
		return c.end // a French verb has its subject
	case c.verb.has(coWeak) && !c.verb.has(coGoesOn):
		return c.end
	case comp.rule == NominalContent && (r.lastSpoken < 0 || r.sentence-r.frames[r.lastSpoken].sentence > 2):
		return c.end // narrative: criticaba el presente
	default:
		f.rule = ElidedSubject
		f.topic = r.toldBefore
		if r.told != nil && r.told.span.End <= f.cue.Start {
			f.topic = r.told
		}
	}
	if comp.rule != "" && f.rule != ElidedSubject {
		f.rule = comp.rule
	}
	if c.verb.class == "agree" && (len(f.subjects) > 1 || len(f.subjects) == 1 && f.subjects[0].plural) {
		f.rule = JointAgreement
	}
	if s.relative && !s.setOff && comp.rule == NominalContent {
		return c.end // un diplomate qui demandait l'anonymat a dit que
	}
	if comp.pending {
		r.pending, r.isColon, r.opened = f, true, -1
		return r.end
	}
	if r.add(f, comp.pieces, comp.direct) < 0 {
		return c.end
	}
	r.from = comp.end
	return max(comp.end, c.end)
}

// adverbialBefore reports whether only a phrase of time or place stands before word k in
// its clause, as a Spanish verb without subject has it: Durante la campaña repitió que.
func (r *coReader) adverbialBefore(k int) bool {
	if r.g.lang != "es" {
		return false
	}
	a := r.regionBack(k)
	return a < k && r.t[a].is(euPreposition) && !r.isDeterminer(a) && r.opensClause(a) && r.phraseStart(a, k) < 0
}

// restrictiveEnd is where a relative clause without commas ends at the latest: before the
// verb of the main clause, if a cue follows.
func (r *coReader) restrictiveEnd(k, e int) int {
	for j := k + 1; j < e && j-k < 16; j++ {
		if r.t[j].Kind == tokenize.Punct || r.t[j].is(euThat|euRelative) {
			return e
		}
		if r.w[j].verb == nil {
			continue
		}
		if c, ok := r.cueHere(j, e); ok && !c.verb.has(coWeak) && r.hasComplement(&c, c.end, e) && c.end < e && r.t[r.skipAdverbs(c.end, e-1)].is(euThat) {
			return max(c.group, k+1)
		}
	}
	return e
}

// mainAfter is the comma behind which a clause with a subject and a verb begins, e where
// there is none.
func (r *coReader) mainAfter(k, e int) int {
	for j := k; j+1 < e && j-k < maxContinentalReach; j++ {
		if r.t[j].Quote >= 0 || r.t[j].mark != ',' {
			continue
		}
		n := r.phraseForward(j+1, e)
		for n > j+1 && n < e && r.t[n].is(euClitic|euNegation|euAdverb) {
			n++
		}
		if n > j+1 && n < e && (r.t[n].is(euFinite|euAuxiliary|euModal|euPassive) || r.w[n].verb != nil || r.looksFinite(r.t[n].Norm)) {
			return j
		}
	}
	return e
}

// byWayOf reports whether a preposition before an infinitive says that it was done: pour
// expliquer que, tras recordar que, al afirmar que.
func byWayOf(word string) bool {
	switch word {
	case "pour", "para", "tras", "al":
		return true
	}
	return false
}

// periphrase reports whether the infinitive at word i is what a verb before it says was
// done: vient d'annoncer, s'est borné à répéter, se limitó a decir, avant de promettre.
func (r *coReader) periphrase(i int) bool {
	if i-2 < r.first {
		return false
	}
	switch r.t[i-1].Norm {
	case "à", "de", "d'", "a":
	default:
		return false
	}
	switch r.t[i-2].Norm {
	case "borné", "bornée", "bornés", "borne", "contenté", "contentée", "contentés", "contente", "vient", "viennent", "venait", "avant",
		"limitó", "limita", "limitaron", "limitado", "volvió", "vuelve", "vuelto", "acaba", "acaban", "antes":
		return true
	}
	return false
}

// noComment reports whether an infinitive says that somebody comments: whoever declines to
// says nothing.
func noComment(word string) bool {
	switch word {
	case "commenter", "réagir", "comentar", "comentarlo", "pronunciarse", "комментировать", "прокомментировать":
		return true
	}
	return false
}

// frameOf begins the frame of a cue.
func (r *coReader) frameOf(c *coCue) frame {
	return frame{carry: -1, cue: Cue{Span: r.span(c.start, c.end), Lemma: c.verb.lemma, Class: c.verb.class},
		negated: c.negated, gender: c.gender(), plural: c.plural, goesOn: c.verb.has(coGoesOn)}
}

// joinedSubject is the subject joined to the cue.
func (r *coReader) joinedSubject(c *coCue) mention {
	k := c.pronounEnd - 1
	m := mention{first: k, next: k + 1, kind: Person, span: r.span(k, k+1)}
	m.span.Start = m.span.End - len(c.pronoun)
	switch c.pronoun {
	case "il":
		m.pronoun, m.gender = true, masculine
	case "elle":
		m.pronoun, m.gender = true, feminine
	case "ils", "elles":
		m.pronoun, m.plural = true, true
	}
	return m
}

// opensClause reports whether a clause can begin at word k.
func (r *coReader) opensClause(k int) bool {
	if k <= r.first {
		return true
	}
	t := &r.t[k-1]
	return t.Kind == tokenize.Punct && t.mark != '.' || t.Kind == tokenize.QuoteMark || t.is(euConjunction) || t.endOf&(euSwitch|euTime|euConnective|euSubordinator) != 0 || t.is(euSwitch|euConnective|euTime)
}

// participle reads a gerund that goes on with what the speaker of its clause says.
func (r *coReader) participle(v *coVerb, i, n int) int {
	c := coCue{verb: v, at: i, end: n, start: i, group: i, mood: coGerund}
	if i > r.first && r.t[i-1].is(euNegation) {
		return 0
	}
	if i > r.first && (r.t[i-1].Norm == "se" || r.t[i-1].Norm == "s'") {
		c.reflexive, c.start = true, i-1
	}
	if v.has(coReflexive) && !c.reflexive && !hasEnding(r.t[i].Norm, "se", "ясь", "вшись") {
		return 0
	}
	none := coSubject{}
	r.content = n
	end := r.end
	if i == r.first {
		r.end = r.nextComma(n, end) // Taxant X de Y, le président a appelé
	}
	comp, ok := r.complement(&c, &none)
	r.end = end
	if !ok || comp.pending || (v.has(coWeak) || byWayOf(r.t[max(i-1, 0)].Norm)) && comp.rule == NominalContent || noComment(r.t[i].Norm) {
		return 0
	}
	f := r.frameOf(&c)
	f.rule = ParticipleCue
	switch p, found := r.clauseSubject(comp.end, r.end); {
	case len(r.frames) > r.base:
		f.carry = len(r.frames) - 1
	case i == r.first && found:
		f.subjects = []mention{r.mention(p)} // Taxant …, le président a appelé
	default:
		p, ok := r.clauseSubject(r.from, i)
		if !ok {
			return 0
		}
		f.subjects = []mention{r.mention(p)}
	}
	if comp.rule != "" && comp.rule != NominalContent {
		f.rule = comp.rule
	}
	if r.add(f, comp.pieces, comp.direct) < 0 {
		return 0
	}
	r.from = comp.end
	return max(comp.end, n)
}

// dateBack is the first word of the date that ends at word j: le 10 décembre 2018, 10
// декабря; j where none does.
func (r *coReader) dateBack(j int) int {
	k := j
	if r.t[k].Kind == tokenize.Number && k > r.first && (r.t[k-1].is(euMonth) || r.isGenitive(k-1)) {
		k--
		if r.isGenitive(k) && k > r.first {
			k--
		}
	}
	if k <= r.first || !r.t[k].is(euMonth) {
		return j
	}
	k--
	if r.isGenitive(k) && k > r.first {
		k--
	}
	if r.t[k].Kind != tokenize.Number && r.t[k].Norm != "1er" {
		return j
	}
	if k > r.first && r.isDeterminer(k-1) {
		k--
	}
	if k > r.first && r.t[k-1].is(euWeekday) {
		k--
	}
	return k
}

func isLastNext(w string) bool {
	switch w {
	case "dernier", "prochain", "passé", "pasado", "último", "próximo":
		return true
	}
	return false
}

// dateEnd is the word after the date that begins at word k; k where none does.
func (r *coReader) dateEnd(k, e int) int {
	n := k
	if n < e && r.isDeterminer(n) {
		n++
	}
	if n < e && r.t[n].is(euWeekday) {
		n++
		for n < e && (r.t[n].is(euFormer) || isLastNext(r.t[n].Norm)) {
			n++
		}
		if n >= e || r.t[n].Kind != tokenize.Number {
			return n // este viernes, lundi dernier
		}
	}
	if n >= e || r.t[n].Kind != tokenize.Number && r.t[n].Norm != "1er" {
		return k
	}
	n++
	if n < e && r.isGenitive(n) {
		n++
	}
	if n >= e || !r.t[n].is(euMonth) {
		return k
	}
	n++
	if n+1 < e && r.isGenitive(n) && r.t[n+1].Kind == tokenize.Number {
		n++
	}
	if n < e && r.t[n].Kind == tokenize.Number {
		n++
	}
	return n
}

// relativeEnd is where the relative clause ends whose cue ends before word k: at the
// comma that a verb follows.
func (r *coReader) relativeEnd(k, e int) int {
	for j := k; j+1 < e && j-k < maxContinentalReach; j++ {
		if r.t[j].Quote >= 0 || r.t[j].mark != ',' {
			continue
		}
		n := r.skipAdverbs(j+1, e)
		from := n
		for n < e && r.t[n].is(euClitic|euNegation) && (!r.isDeterminer(n) || n > from) {
			n++
		}
		if n < e && n > from && r.t[from].is(euNegation) {
			return j
		}
		if n < e && (r.t[n].is(euAuxiliary|euPassive|euModal|euFinite) && !r.t[n].is(euPreposition) || r.w[n].verb != nil && len(r.w[n].verb[coFinite]) > 0 && !r.isDeterminer(n-1)) {
			return j
		}
	}
	return e
}
