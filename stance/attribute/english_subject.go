package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// enSubject is what stands before a cue.
type enSubject struct {
	phrases []enPhrase
	start   int // the first word of subject and verb group
	form    enSubjectForm
	verb    enVerbGroup
}

type enSubjectForm uint8

const (
	noSubject  enSubjectForm = iota
	isSubject                // phrases
	coordinate               // "… and said": the subject of the verb before
	relative                 // "who said": phrases are the antecedent
	author                   // I, you: not a source
)

// enVerbGroup is what stands between subject and cue.
type enVerbGroup struct {
	start               int // its first word
	negated, modal, inf bool
	be, have, do        bool
	eager               bool // the infinitive is done: "was quick to say"
}

// verbGroup reads the auxiliaries and adverbs before the verb at word i.
func (r *enReader) verbGroup(i int) enVerbGroup {
	g := enVerbGroup{start: i}
	for j := i - 1; j >= r.first && i-j < 12; {
		t := &r.t[j]
		switch {
		case t.Kind == tokenize.Letters && t.Norm == "to":
			g.inf = true
			g.start = j
			if t.endOf&euEager != 0 && t.endFrom > r.first {
				r.eager(&g, t.endFrom)
			}
			return g
		case t.is(euNegation):
			g.negated = true
		case t.is(euModal) && !(t.cap && j > r.first && !r.titled && r.t[j].Norm == "may"):
			g.modal = true
		case t.is(euAuxiliary):
			switch t.Norm {
			case "has", "have", "had", "having", "ve":
				g.have = true
			case "do", "does", "did":
				g.do = true
			default:
				g.be = true
			}
		case t.endOf&(euAdverb|euTime) != 0 && t.endFrom >= r.first:
			j = t.endFrom - 1
			g.start = t.endFrom
			if j >= r.first && r.t[j].Norm == "on" {
				j--
				g.start--
			}
			continue
		case t.is(euWeekday | euTime):
			if j > r.first && r.t[j-1].is(euPreposition) {
				j--
			}
		case t.is(euAdverb) && !r.isNumberBefore(j):
		case t.Kind == tokenize.Number && j-2 >= r.first && r.t[j-1].is(euMonth) && r.t[j-2].Norm == "on":
			j -= 2
		default:
			return g
		}
		if strings.HasSuffix(t.Norm, "n't") {
			switch t.Norm {
			case "didn't", "doesn't", "don't":
				g.do = true
			case "hasn't", "haven't", "hadn't":
				g.have = true
			default:
				g.be = true
			}
		}
		g.start = j
		j--
	}
	return g
}

// eager goes on before words that make an infinitive something done: "was
// quick to point out", "went on to say". It needs a verb before them.
func (r *enReader) eager(g *enVerbGroup, from int) {
	j := from - 1
	switch {
	case r.t[j].is(euAuxiliary) && !r.t[j].is(euNegation):
		x := r.verbGroup(j + 1)
		g.inf, g.modal, g.negated, g.start, g.eager = x.inf, x.modal, x.negated, x.start, true
	case r.t[j].Kind == tokenize.Letters && !r.t[j].cap && r.t[j].class&euStop&^euFinite == 0 && j > r.first:
		x := r.verbGroup(j)
		g.inf, g.modal, g.negated, g.start, g.eager = x.inf, x.modal, x.negated, x.start, true
	}
}

// isNumberBefore reports whether an adverb-like word is here a pronoun: both.
func (r *enReader) isNumberBefore(j int) bool {
	return r.t[j].is(euNumberWord) && r.isBoundary(j)
}

// subject finds the subject of the finite verb at word i to its left.
func (r *enReader) subject(i int) enSubject {
	s := r.anySubject(i)
	if s.form == isSubject && r.nobody(s.start) {
		s.form = author
	}
	return s
}

// nobody reports whether the subject at word k denies that anybody spoke:
// "neither side", "no official", "none of the ministers".
func (r *enReader) nobody(k int) bool {
	if r.t[k].is(euNone) {
		return k+1 >= r.end || r.t[k+1].Kind == tokenize.Letters // and not No. 10
	}
	return k > r.first && r.t[k-1].is(euNone) && !r.t[k-1].is(euDeterminer)
}

// anySubject is subject before it is asked whether that is anybody.
func (r *enReader) anySubject(i int) enSubject {
	s := enSubject{verb: r.verbGroup(i)}
	g := s.verb.start
	s.start = g
	if g <= r.first {
		return s
	}
	t := &r.t[g-1]
	switch {
	case t.is(euAuthor) && !(t.caps && len(t.Norm) > 1):
		s.form = author
		s.start = g - 1
	case t.is(euPronoun):
		s.form = isSubject
		s.start = g - 1
		s.phrases = []enPhrase{{core: [2]int{g - 1, g}}}
	case t.is(euConjunction) || t.Norm == "then":
		s.form = coordinate
		s.start = g - 1
	case t.Norm == "who" || t.Norm == "which" || t.Norm == "that":
		r.antecedent(&s, g-1)
	case t.mark == ',' || r.isDash(g-1), t.Kind == tokenize.QuoteMark && g-2 > r.first && r.t[g-2].mark == ',' && r.openOf(g-1) > r.first+1:
		r.parenthesis(&s, g-1)
		if s.form == noSubject && g-2 > r.first && r.t[g-2].mark == ')' {
			// "Jack Reed (D-R.I.), said": a comma too many.
			if parts, ok := r.phraseBack(g - 1); ok && r.isBoundary(parts[0][0]) && r.hasName(parts[0]) {
				r.setSubject(&s, parts)
			}
		}
	case t.is(euObject):
		r.farSubject(&s, g) // those who wrote to him say
	case t.is(euPreposition|euSubordinator|euThat) && !(t.cap && r.nominal(g-1)):
	default:
		parts, ok := r.phraseBack(g)
		if !ok {
			r.farSubject(&s, g)
			break
		}
		r.setSubject(&s, parts)
		if a := parts[0][0]; len(parts) == 1 {
			if a-1 > r.first && r.t[a-1].mark == ',' {
				r.chain(&s, a-1)
			} else if !r.isBoundary(a) && !(r.t[a-1].is(euThat) && a-2 >= r.first && r.t[a-2].form != nil && r.t[a-2].form.tense&enPast != 0) {
				far := enSubject{verb: s.verb}
				if r.farSubject(&far, g); far.form == isSubject {
					s = far
				}
			}
		}
	}
	return s
}

// setSubject makes parts the phrases of s.
func (r *enReader) setSubject(s *enSubject, parts [][2]int) {
	s.phrases = s.phrases[:0]
	for _, p := range parts {
		s.phrases = append(s.phrases, enPhrase{core: p})
	}
	s.form = isSubject
	s.start = parts[0][0]
}

// farSubject looks for a subject with a relative clause or participle without
// commas between it and its verb: "A man who asked not to be named said".
func (r *enReader) farSubject(s *enSubject, g int) {
	for k := g - 2; k > r.first && g-k < 40; k-- {
		t := &r.t[k]
		if t.Kind == tokenize.QuoteMark || t.mark == ',' || t.mark == ';' || t.mark == ':' || r.isDash(k) {
			return
		}
		if t.Norm != "who" && !t.is(euThat) && !r.participleAt(k) {
			continue
		}
		parts, ok := r.phraseBack(k)
		if !ok || !r.isBoundary(parts[0][0]) || t.is(euThat) && !r.hasRole(parts[len(parts)-1]) {
			continue
		}
		r.setSubject(s, parts)
		return
	}
}

// participleAt reports whether a reduced relative clause may begin at k:
// "a report published on Monday", "people familiar with", "those close to".
func (r *enReader) participleAt(k int) bool {
	n := r.t[k].Norm
	return (strings.HasSuffix(n, "ed") || strings.HasSuffix(n, "ing") || n == "familiar" || n == "close" || n == "loyal" || n == "privy") && !r.t[k].cap && len(n) > 4
}

// clauseSubject finds the subject of the sentence or clause that begins at
// word from, for participles that have no frame to lean on.
func (r *enReader) clauseSubject(from, to int) (enPhrase, bool) {
	k := from
	for n := 0; k < to && n < 4; n++ {
		t := &r.t[k]
		if t.is(euConjunction) || t.mark == ',' {
			k++
			continue
		}
		fronted := t.is(euPreposition|euSubordinator) || t.class&(euTime|euWeekday) != 0 || t.starts(euTime|euAdverb) > 0 && !t.is(euNumberWord)
		if t.form != nil && t.form.tense&(enIng|enParticiple) != 0 && !r.nominalHead(k) {
			fronted = true
		}
		if w := t.starts(euConnective); k == r.first && (w > 0 && k+w < to && r.t[k+w].mark == ',' || k+1 < to && r.t[k+1].mark == ',' && hasSuffix(t.Norm, "ly")) {
			fronted = true
		}
		if !fronted {
			break
		}
		c := k + 1
		for c < to && r.t[c].mark != ',' {
			if r.t[c].Kind == tokenize.QuoteMark {
				return enPhrase{}, false
			}
			c++
		}
		if c >= to {
			return enPhrase{}, false
		}
		k = r.pastPlace(c, to)
	}
	if k >= to || r.t[k].is(euAuthor|euThat) {
		return enPhrase{}, false
	}
	end := r.phraseForward(k, to, true)
	if end <= k || !r.hasName([2]int{k, end}) && !r.hasRole([2]int{k, end}) && !r.t[k].is(euPronoun) {
		return enPhrase{}, false
	}
	p := enPhrase{core: [2]int{k, end}}
	if end < to && r.t[end].mark == ',' {
		for c := end + 1; c < to && c-end < 30; c++ {
			if r.t[c].mark == ',' {
				p.apps = r.apposition(end+1, c)
				break
			}
		}
	}
	return p, true
}

// pastPlace goes on after the comma at c, which ends a fronted phrase, and after
// the state that may follow a town: "In Ames, Iowa, Mrs. Clinton …".
func (r *enReader) pastPlace(c, to int) int {
	k := c + 1
	if !r.isName(c-1) && r.t[c-1].mark != '.' {
		return k
	}
	for k < to && k-c < 6 && (r.isName(k) || r.t[k].mark == '.') {
		k++
	}
	if k == c+1 || k+1 >= to || r.t[k].mark != ',' {
		return c + 1
	}
	n := k + 1
	if r.t[n].is(euPreposition|euTime|euWeekday) || r.t[n].starts(euTime) > 0 {
		return n
	}
	if end := r.phraseForward(n, to, true); end > n && end < to && r.t[end].mark != ',' {
		return n
	}
	return c + 1
}

func (r *enReader) nominalHead(k int) bool { return r.t[k].form.tense&(enBase|enThird) != 0 }
