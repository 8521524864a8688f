package attribute

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
	case r.narrates(i):
		if r.lastSpoken < 0 {
			return 0
		}
		f.rule, f.carry = ElidedSubject, r.lastSpoken
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

// narrates reports whether the infinitive at word i tells what whoever spoke went on to say:
// Et d'ajouter que ….
func (r *coReader) narrates(i int) bool {
	return r.g.lang == "fr" && i-2 >= r.first && r.isGenitive(i-1) && r.t[i-2].Norm == "et" && r.opensClause(i-2)
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
