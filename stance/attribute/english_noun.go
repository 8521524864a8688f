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
	for k > r.first && i-k < 4 && (r.nominal(k) || r.t[k].is(enAdverb) && !r.t[k].is(enPreposition)) && !r.t[k].poss && !r.t[k].is(enPossessive) && r.t[k].Kind == tokenize.Letters {
		k--
	}
	if k < r.first {
		return i + 1
	}
	m, ok := r.possessor(k)
	if !ok {
		return i + 1
	}
	c, ok := r.nounComplement(i, r.skipAdjuncts(i+1, r.end))
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
	case t.is(enPossessive):
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
	return m, m.hasName() || m.org != nil || m.state || r.g.class[m.role]&enNounHead != 0
}

// nounComplement reads what follows the noun at word i, from word k on.
func (r *enReader) nounComplement(i, k int) (c enComplement, ok bool) {
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
	if !t.is(enThat) && (copula || t.Norm != "for" && t.Norm != "to") {
		return c, false
	}
	r.content, r.lastTense = k+1, enPast
	end := r.nounEnd(k+1, min(r.end, k+maxEnglishReach), copula)
	switch {
	case t.is(enThat) && k+1 < r.end && !r.t[k+1].is(enFinite|enModal|enAdverb|enAuxiliary) && r.hasFinite(k+1, end, 24):
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
