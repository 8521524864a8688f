package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// noun reads a statement that a noun reports: "his claim that …", "the
// minister's calls for …", "her message is that …". The possessor speaks.
func (r *enReader) noun(i int) int {
	t := &r.t[i]
	if t.Quote >= 0 || t.cap && r.partOfName(i) {
		return i + 1
	}
	k := i - 1
	for k > r.first && i-k < 4 && (r.nominal(k) || r.t[k].is(euAdverb) && !r.t[k].is(euPreposition)) && !r.t[k].poss && !r.t[k].is(euPossessive) && r.t[k].Kind == tokenize.Letters {
		k--
	}
	if k < r.first {
		return i + 1
	}
	m, ok := r.possessor(k)
	if !ok {
		return i + 1
	}
	start := m.first
	heads := start == r.first || r.isBoundary(start) && r.t[start-1].Kind != tokenize.QuoteMark
	c, ok := r.nounComplement(i, r.skipAdjuncts(i+1, r.end), heads)
	if !ok {
		return i + 1
	}
	lemma := singular(t.Norm)
	f := frame{cue: Cue{Span: r.span(i, i+1), Lemma: lemma, Class: "say"}, carry: -1, rule: NounCue, subjects: []mention{m}}
	if x := r.g.forms[lemma]; x != nil && len(x.verbs) > 0 {
		f.cue.Class = x.verbs[len(x.verbs)-1].class
	}
	return r.emit(f, c, i+1)
}

// possessor reads the possessive at word k.
func (r *enReader) possessor(k int) (m mention, ok bool) {
	t := &r.t[k]
	switch {
	case t.poss:
		parts, ok := r.phraseBack(k + 1)
		if !ok {
			return m, false
		}
		m = r.mention(enPhrase{core: parts[len(parts)-1]})
	case t.mark == '\'' && !t.Space && k > r.first && strings.HasSuffix(r.t[k-1].Norm, "s"):
		parts, ok := r.phraseBack(k)
		if !ok {
			return m, false
		}
		m = r.mention(enPhrase{core: parts[len(parts)-1]})
	case t.is(euPossessive):
		m = mention{first: k, next: k + 1, span: r.span(k, k+1), kind: Person, pronoun: true}
		switch t.Norm {
		case "his":
			m.gender = masculine
		case "her":
			m.gender = feminine
		case "their":
			m.plural = true
		case "its":
		default:
			return m, false
		}
		return m, true
	}
	return m, m.hasName() || m.org != nil || m.state || r.g.class[m.role]&euNounHead != 0
}

// nounComplement reads what follows the noun at word i, from word k on. The
// noun phrase that heads a clause has a verb of its own after the complement.
func (r *enReader) nounComplement(i, k int, heads bool) (c enComplement, ok bool) {
	if k+2 >= r.end {
		return c, false
	}
	t := &r.t[k]
	copula := t.Norm == "is" || t.Norm == "was" || t.Norm == "has" && r.t[k+1].Norm == "been"
	if copula {
		k++
		if r.t[k].Norm == "been" {
			k++
		}
		t = &r.t[k]
	}
	detail := strings.Fields(r.g.detail[r.t[i].Norm])
	if !t.is(euThat) && (copula || t.Norm != "for" && t.Norm != "to") {
		return c, false
	}
	r.content, r.lastTense = k+1, enPast
	end := r.nounEnd(k+1, min(r.end, k+maxEnglishReach), copula)
	if heads && !copula {
		end = r.predicate(k+1, end, t.is(euThat))
	}
	switch {
	case t.is(euThat) && k+1 < r.end && !r.t[k+1].is(euFinite|euModal|euAdverb|euAuxiliary) && r.hasFinite(k+1, end, 24):
		c = enComplement{pieces: r.split(k+1, end), end: end}
	case copula:
		return c, false
	case t.Norm == "for" && contains(detail, "for") && r.nounFollows(k+1, r.end):
		c = enComplement{pieces: [][2]int{{k + 1, end}}, end: end}
	case t.Norm == "to" && contains(detail, "to") && !r.toNoun(k+1):
		c = enComplement{pieces: [][2]int{{k + 1, end}}, end: end}
	default:
		return c, false
	}
	return c, true
}

// nounEnd bounds what a noun reports: the phrase may stand before a verb of
// its own, so that it ends at the first comma.
func (r *enReader) nounEnd(k, e int, copula bool) int {
	end := r.contentEnd(k, e)
	if copula {
		return end
	}
	for j := k; j < end; j++ {
		if r.opening(j) {
			if c := r.closeOf(j); c > j {
				j = c
			}
			continue
		}
		if r.t[j].mark == ',' || r.isDash(j) || r.t[j].mark == ';' {
			return j
		}
	}
	return end
}

// predicate returns where, in the complement [k, end) of a noun that heads a
// clause, the verb of that clause stands: "his claim that talks failed was …".
// A clause has a verb of its own before; end where there is none.
func (r *enReader) predicate(k, end int, clause bool) int {
	owed := 0 // verbs that belong to the complement
	if clause {
		owed = 1
	}
	for j := k; j < end; j++ {
		t := &r.t[j]
		switch {
		case t.Quote >= 0:
			continue
		case t.Kind != tokenize.Letters:
			continue
		case t.is(euRelative|euThat) && j > k, t.is(euSubordinator) && !t.is(euAdverb):
			owed++
			continue
		case t.is(euConjunction) && j+1 < end && !r.finiteAt(j+1):
			if r.hasFinite(j+1, end, 6) && owed == 0 && !r.t[j+1].is(euThat) {
				owed++
			}
			continue
		case !r.finiteAt(j):
			continue
		}
		if owed == 0 && !r.t[j-1].is(euConjunction) {
			return j
		}
		owed = max(owed-1, 0)
		if t.form != nil && len(t.form.verbs) > 0 && t.form.verbs[0].has(enClause) && r.hasFinite(j+1, end, 12) {
			owed++ // "that the minister said talks failed"
		}
		// The rest of the verb: "would have been told".
		for j+1 < end && r.t[j+1].Kind == tokenize.Letters && (r.t[j+1].is(euAuxiliary|euModal|euNegation|euAdverb) || r.t[j+1].form != nil || hasSuffix(r.t[j+1].Norm, "ed")) && t.is(euAuxiliary|euModal) {
			j++
		}
	}
	return end
}

// finiteAt reports whether word j is a finite verb, as far as its form tells.
func (r *enReader) finiteAt(j int) bool {
	t := &r.t[j]
	p := &r.t[j-1]
	if t.cap || t.Kind != tokenize.Letters || r.isDeterminer(j-1) || p.is(euAuxiliary) || p.is(euPreposition) && !t.is(euAuxiliary) && !r.particle(j-1) {
		return false
	}
	return t.is(euFinite|euModal) || t.is(euAuxiliary) && t.Norm != "be" && t.Norm != "been" && t.Norm != "being" && t.Norm != "having" ||
		(t.form != nil && t.form.tense&enPast != 0 || len(t.Norm) > 4 && strings.HasSuffix(t.Norm, "ed")) && !r.qualifies(j)
}

// particle reports whether the preposition at k can close a clause: "was over".
func (r *enReader) particle(k int) bool {
	switch r.t[k].Norm {
	case "over", "out", "up", "down", "off":
		return true
	}
	return false
}

// qualifies reports whether the participle at j stands before the noun that it
// describes: "to help displaced families".
func (r *enReader) qualifies(j int) bool {
	if j+1 >= r.end {
		return false
	}
	n := &r.t[j+1]
	return n.Kind == tokenize.Letters && !n.cap && !r.isDeterminer(j+1) && r.nominal(j+1) && singular(n.Norm) != n.Norm
}
