package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// maxContinentalGap bounds the words between a cue and its complementizer.
const maxContinentalGap = 28

// coComplement is what follows a cue.
type coComplement struct {
	pieces   [][2]int // word ranges, not yet trimmed
	end      int      // the first word after all of it
	rule     Rule     // "" where the cue's place decides
	direct   bool     // speech in the first person after a colon
	question bool     // an indirect question
	pending  bool     // a colon ends the sentence: what was said is the next paragraph
}

// complement reads what follows a cue. Where its subject is not known yet, it may
// stand between: s is set to it.
func (r *coReader) complement(c *coCue, s *coSubject) (comp coComplement, ok bool) {
	v, e := c.verb, r.end
	k := r.skipAdverbs(c.end, e)
	if k >= e {
		return comp, false
	}
	if r.t[k].mark == ',' && k+1 < e && !r.t[k+1].is(euThat) && !r.opening(k+1) && r.t[k+1].is(euPreposition|euTime) {
		if n := r.pastParenthesis(k, e); n > k && r.t[n].mark != ',' && !r.t[n].is(euThat) {
			k = r.skipAdverbs(n, e) // reclamaron, en un comunicado, …
		}
		if k >= e {
			return comp, false
		}
	}
	if r.g.lang == "ru" && v.has(coAddressee) && v.has(coNominal) && r.t[k].Norm == "от" {
		if n := r.pastAdjunct(k, e); n < e && r.opensNominal(n, e) {
			k = n // потребовал от США прекращения
		}
	}
	if len(v.accuse) > 0 {
		if comp, ok = r.accused(v, k, e); ok {
			return comp, true
		}
	}
	if len(v.as) > 0 {
		if comp, ok = r.described(v, k, e); ok {
			return comp, true
		}
	}
	if comp, ok = r.speech(c, k, e); ok {
		return comp, true
	}
	if comp, ok = r.governed(v, k, e); ok {
		return comp, true
	}
	if v.has(coNominal) && v.has(coQuote) {
		for n := k; n+1 < e && n-k < 7 && r.t[n].Kind == tokenize.Letters && !r.t[n].is(euConjunction|euAuxiliary|euFinite|euModal) && r.w[n].verb == nil; n++ {
			if r.t[n+1].mark == ':' && n+2 < e && r.opening(n+2) {
				return r.quoted(n+2, e), true // a formulé un avertissement : « … »
			}
		}
	}
	if s.form != noSubject && v.has(coNominal) && !c.negated && !v.has(coWeak) && r.opensNominal(k, e) && !r.addresses(c, k, e) {
		end := r.cutNominal(k, r.contentEnd(k, e))
		return coComplement{pieces: [][2]int{{r.quantified(k), end}}, end: end, rule: NominalContent}, true
	}
	if comp, ok = r.far(c, s, k, e); ok {
		return comp, true
	}
	if v.has(coNominal) && (!v.has(coWeak) || s.form == isSubject && r.speaksFirst(s)) && !c.negated && r.opensNominal(k, e) {
		end := r.contentEnd(k, e)
		return coComplement{pieces: [][2]int{{r.quantified(k), end}}, end: end, rule: NominalContent}, true
	}
	return comp, false
}

// cutNominal ends the noun phrase that begins at k, which ends at the latest at end, before
// a conjunction that a verb follows: попросил билет и сел.
func (r *coReader) cutNominal(k, end int) int {
	for j := k + 1; j+1 < end; j++ {
		if r.t[j].Quote >= 0 || !r.t[j].is(euConjunction) {
			continue
		}
		n := &r.t[j+1]
		if r.t[j-1].is(euThat | euRelative) {
			return end
		}
		if n.Quote < 0 && !n.cap && (n.is(euFinite|euModal|euPassive) && !n.is(euPreposition) || r.isVerb(j+1) || r.g.lang == "ru" && n.class == 0 && hasEnding(n.Norm, "л", "ла", "ли", "лся", "лась", "лись")) && !r.hasClauseBefore(k, j) {
			return j
		}
	}
	return end
}

// hasClauseBefore reports whether a clause begins in [a, b), which a verb behind it may go
// on.
func (r *coReader) hasClauseBefore(a, b int) bool {
	for k := a; k < b; k++ {
		if r.t[k].is(euThat | euRelative) {
			return true
		}
	}
	return false
}

// speaksFirst reports whether the first phrase of a subject heads with a person or
// body.
func (r *coReader) speaksFirst(s *coSubject) bool { return r.speaks(s.phrases[0].core) }

// opensNominal reports whether a noun phrase that may be what was said begins at k.
func (r *coReader) opensNominal(k, e int) bool {
	t := &r.t[k]
	if r.opening(k) {
		return true
	}
	if t.Kind != tokenize.Letters && t.Kind != tokenize.Number || r.t[k].is(euPronoun|euThat|euRelative|euSubordinator|euConjunction|euAuthor|euFinite|euObject) && !r.isDeterminer(k) {
		return false
	}
	if r.g.lang == "es" && (t.Norm == "a" || t.Norm == "al") && k+1 < e {
		return true // criticó a la prensa
	}
	if r.quantified(k) < k && t.class&^coNouns == 0 {
		return true
	}
	return r.isDeterminer(k) || r.isGenitive(k) || !t.is(euPreposition) && (r.g.lang == "ru" && !r.isVerb(k) || t.cap)
}

// quantified is where the noun phrase at k begins that may have a word of number before it:
// pidió más sanciones.
func (r *coReader) quantified(k int) int {
	if r.g.lang == "es" && k > r.first && (r.t[k-1].Norm == "más" || r.t[k-1].Norm == "menos") {
		return k - 1
	}
	return k
}

// speech reads a clause with its complementizer, a question, or direct speech that
// begins at k.
func (r *coReader) speech(c *coCue, k, e int) (comp coComplement, ok bool) {
	v := c.verb
	comma := false
	if (r.t[k].mark == ',' || r.isDash(k)) && k+1 < e {
		comma = true
		k++
	}
	t := &r.t[k]
	switch {
	case t.mark == ':' && v.has(coQuote|coClause):
		if k+1 >= e {
			return coComplement{pending: true, end: e}, true
		}
		if r.opening(k + 1) {
			return r.quoted(k+1, e), true
		}
		return coComplement{pieces: [][2]int{{k + 1, e}}, end: e, direct: r.firstPerson(k+1, e)}, true
	case r.opening(k):
		if r.namesMedium(k+1, e) && !r.isSpeech(k) {
			return comp, false // révèle « Le Parisien »
		}
		if q := &r.d.Quotes[r.t[k+1].Quote]; !comma && v.class == "say" && q.Words[1]-q.Words[0] == 1 && len(v.as) == 0 && !r.isInfinitive(k+1) {
			return comp, false // a word held at a distance
		}
		if v.has(coQuote) && (comma || !v.has(coWeak) || r.isSpeech(k)) && (comma || c.mood != coGerund || r.isSpeech(k) || v.has(coClause)) {
			return r.quoted(k, e), true
		}
	case t.is(euThat) && v.has(coClause) && (r.g.lang != "ru" || comma || k == c.end):
		if k+1 < e && r.opening(k+1) {
			return r.quoted(k+1, e), true
		}
		if k+1 < e {
			return r.clause(k+1, e), true
		}
	case v.has(coQuestion) && (t.is(euSubordinator) && isIf(t.Norm) || isWh(t.Norm)):
		comp = r.clause(k, e)
		comp.question = true
		return comp, true
	}
	return comp, false
}

func isIf(w string) bool { return w == "si" || w == "s'" || w == "ли" }

func isWh(w string) bool {
	switch w {
	case "pourquoi", "comment", "quand", "où", "combien", "quel", "quelle", "quels", "quelles",
		"qué", "cómo", "cuándo", "dónde", "cuánto", "cuál", "quién", "quiénes",
		"почему", "зачем", "как", "когда", "где", "куда", "какой", "какая", "какие", "кто", "сколько":
		return true
	}
	return false
}
