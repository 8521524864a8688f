package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// nounCueAt returns the verb of an attributing noun with a possessive
// pronoun at word i (قوله، تأكيدها، بقولهم), nil where there is none.
func (r *arReader) nounCueAt(i int) *arVerb {
	t := &r.t[i]
	if t.Kind != tokenize.Letters || t.def {
		return nil
	}
	s := t.bare
	for _, form := range [...]string{s, strings.TrimPrefix(s, "ب"), strings.TrimPrefix(s, "ل")} {
		for _, suffix := range [...]string{"هما", "هم", "ها", "ه"} {
			rest, ok := strings.CutSuffix(form, suffix)
			if !ok {
				continue
			}
			if v := r.nouns[rest]; v != nil {
				return v
			}
			if rest, ok = strings.CutSuffix(rest, "ت"); ok {
				if v := r.nouns[rest+"ه"]; v != nil {
					return v
				}
			}
		}
	}
	return nil
}

// noun reads a noun cue at word i: قوله إن، تأكيد الوزير أن، بالقول إن.
func (r *arReader) noun(a, i, b int) (c arCandidate, ok bool) {
	t := &r.t[i]
	c = arCandidate{at: i, from: i}
	c.carry, c.parent = -1, -1
	c.rule = NounCue
	if v := r.nounCueAt(i); v != nil {
		if i+1 < b && (strings.HasPrefix(r.t[i+1].bare, "تعال") || r.t[i+1].bare == "سبحانه" || r.t[i+1].bare == "عز") {
			return c, false // قوله تعالى: scripture
		}
		comp := r.complement(v, i, min(b, i+6))
		if comp.kind == arNone || comp.kind == arNominal || comp.at > i+3 {
			return c, false
		}
		c.cue = Cue{Span: r.span(i, i+1), Lemma: v.lemma, Class: v.class}
		c.comp, c.chained = comp, true
		c.from = r.withVerb(a, i)
		c.splits = t.prep != 0 || strings.HasPrefix(t.bare, "ب")
		return c, true
	}
	if (t.Norm == "بالقول" || t.Norm == "القول" && i > a && r.t[i-1].bare == "الي" && i+1 < len(r.t) && r.isColon(i+1)) && i+1 < b {
		v := r.nouns["قول"]
		comp := r.complement(v, i, min(b, i+4))
		if comp.kind == arNone || comp.at > i+2 {
			return c, false
		}
		c.cue = Cue{Span: r.span(i, i+1), Lemma: v.lemma, Class: v.class}
		c.comp, c.chained, c.splits = comp, true, true
		if i > a+1 && r.isComma(i-2) && strings.HasPrefix(r.t[i-1].bare, "م") && isAccusative(r.t[i-1].bare) {
			c.from-- // ، مكتفيا بالقول
		} else {
			c.from = r.withVerb(a, i)
		}
		return c, true
	}
	if c, ok := r.carefulNoun(a, i, b); ok {
		return c, true
	}
	v := r.nouns[t.bare]
	if v == nil && t.prep == 'b' {
		v = r.nouns[t.stem] // بإعلان الرئيس أن
	}
	if v == nil || t.def || t.conj && i == a {
		return c, false
	}
	comp := r.complement(v, i, min(b, i+14))
	if comp.kind != arClause && comp.kind != arQuote {
		return c, false
	}
	for k := i + 1; k < comp.at; k++ {
		if comp.kind == arQuote && r.isComma(k) && r.t[k+1].conj {
			return c, false // قبل إعلان النتائج، وبدء عملية «…»
		}
		if r.t[k].form != nil && r.t[k].form.tense == arPerfect && !r.t[k].form.verb.strict {
			return c, false // بعد إعلان النتائج أكد الوزير أن
		}
	}
	subjects, next := r.subject(i+1, comp.at)
	if len(subjects) == 0 || subjects[0].pronoun || !subjects[0].hasName() && subjects[0].role == "" || !r.closeTo(next, comp.at) {
		return c, false
	}
	c.cue = Cue{Span: r.span(i, i+1), Lemma: v.lemma, Class: v.class}
	c.subjects, c.comp = subjects, comp
	return c, true
}

// carefulNoun reads a noun cue with article that a verb of taking care or of coming to
// it has for its object: وحرص الوزير على التأكيد أن، ومضت المصادر إلى القول إن.
func (r *arReader) carefulNoun(a, i, b int) (c arCandidate, ok bool) {
	t := &r.t[i]
	v := r.nouns[t.stem]
	if v == nil || !t.def || t.conj || i < a+2 || r.t[i-1].bare != "علي" && r.t[i-1].bare != "الي" && r.t[i-1].bare != "في" {
		return c, false
	}
	comp := r.complement(v, i, min(b, i+4))
	if comp.kind != arClause {
		return c, false
	}
	for k := i - 2; k >= max(a, i-14); k-- {
		g, ok := takesCare(r.t[k].bare)
		if !ok || hesitates(r.t[k].bare) && (k == a || !r.t[k-1].is(arNegation)) {
			continue
		}
		c = arCandidate{at: i, from: k, comp: comp, splits: r.t[k].conj, plain: true}
		c.carry, c.parent, c.gender = -1, -1, g
		c.cue = Cue{Span: r.span(i, i+1), Lemma: v.lemma, Class: v.class}
		c.rule = NounCue
		if ms, next := r.subject(k+1, i-1); len(ms) > 0 && r.reaches(next, i-1) && r.t[k].bare != "يجد" && r.t[k].bare != "تجد" {
			c.subjects = ms
		} else if ms, from := r.before(a, k, &arForm{verb: v, gender: g, tense: arPerfect}); len(ms) > 0 {
			c.subjects, c.from = ms, from
		}
		return c, true
	}
	return c, false
}

// takesCare reports whether a verb tells that somebody takes care to do what
// follows or comes to it, and the gender that it shows.
func takesCare(s string) (gender, bool) {
	switch s {
	case "حرص", "يحرص", "اصر", "يصر", "عاد", "عمد", "سارع", "بادر", "مضي", "يمضي", "ذهب", "يذهب", "خلص", "يخلص", "انتهي", "يتردد", "تردد", "يجد":
		return masculine, true
	case "حرصت", "تحرص", "اصرت", "تصر", "عادت", "عمدت", "سارعت", "بادرت", "مضت", "تمضي", "ذهبت", "تذهب", "خلصت", "تخلص", "انتهت", "تتردد", "ترددت", "تجد":
		return feminine, true
	}
	return anyGender, false
}

// hesitates reports whether a verb tells of the speaking only where it is denied: لا يتردد في القول، لا
// يجد حرجا في القول.
func hesitates(s string) bool {
	switch s {
	case "يتردد", "تتردد", "تردد", "ترددت", "يجد", "تجد":
		return true
	}
	return false
}

// withVerb returns the verb after و that بالقول or بقوله at word i goes with, else
// i: واكتفى بالقول.
func (r *arReader) withVerb(a, i int) int {
	if i <= a+1 || !strings.HasPrefix(r.t[i].bare, "ب") {
		return i
	}
	t := &r.t[i-1]
	if t.Kind == tokenize.Letters && strings.HasPrefix(t.Norm, "و") && t.class == 0 && t.form == nil && !t.def && t.prep == 0 && !r.w.family[t.bare] && r.isVerbLike(i-1) {
		return i - 1
	}
	return i
}

// closeTo reports whether at most a short adjunct stands between words j and
// at.
func (r *arReader) closeTo(j, at int) bool { return at-j <= 5 }
