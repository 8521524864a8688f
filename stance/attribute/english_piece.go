package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// add appends a frame for the pieces, trimmed; pieces that hold no word are
// left out. It returns its index, -1 where nothing is left.
func (r *enReader) add(f frame, pieces [][2]int, direct bool) int {
	if len(f.subjects) == 1 && f.subjects[0].kind == Medium && f.rule != ReportedSource {
		if m, ok := r.cited(); ok {
			f.subjects, f.rule = []mention{m}, ReportedSource
		}
	}
	quoted, plain, marked := 0, 0, false
	for _, p := range pieces {
		c, ok := r.piece(p[0], p[1])
		if !ok {
			continue
		}
		if n := len(f.content); n > 0 && f.content[n-1].End > c.Start {
			continue
		}
		f.content = append(f.content, c)
		if c.Quoted {
			quoted++
		} else {
			plain++
		}
		for k := p[0]; k < p[1]; k++ {
			if r.t[k].Quote >= 0 {
				if q := r.t[k].Quote; r.owner[q] < 0 {
					r.owner[q] = len(r.frames)
				}
				if !marked && !c.Quoted {
					marked = r.d.Quotes[r.t[k].Quote].Words[0] == k && r.isSpeech(k-1)
				}
			}
		}
	}
	if len(f.content) == 0 {
		return -1
	}
	switch {
	case plain == 0 || direct:
		f.kind = Direct
	case quoted > 0 || marked:
		f.kind = Mixed
	default:
		f.kind = Indirect
	}
	f.parent, f.sentence = -1, r.sentence
	r.frames = append(r.frames, f)
	return len(r.frames) - 1
}

// piece trims the words [a, b) to a content span: no mark at its ends but a
// question or exclamation mark.
func (r *enReader) piece(a, b int) (Content, bool) {
	for a < b && (r.t[a].Kind == tokenize.QuoteMark || r.t[a].Kind == tokenize.Punct && r.trims(a) && r.t[a].mark != '(') {
		a++
	}
	for b > a && (r.t[b-1].Kind == tokenize.QuoteMark || r.t[b-1].Kind == tokenize.Punct && r.trims(b-1)) {
		b--
	}
	if a >= b {
		return Content{}, false
	}
	solid := false
	for k := a; k < b && !solid; k++ {
		solid = r.t[k].Kind != tokenize.Punct && r.t[k].Kind != tokenize.QuoteMark
	}
	if !solid {
		return Content{}, false
	}
	c := Content{Span: r.span(a, b)}
	if q := r.t[a].Quote; q >= 0 {
		top := r.topQuote(a)
		c.Quoted = r.t[b-1].Quote >= 0 && r.topQuote(b-1) == top
	}
	return c, true
}

// trims reports whether the mark at k is none that a content ends with.
func (r *enReader) trims(k int) bool {
	switch r.t[k].mark {
	case ',', ';', ':', '-', '.', 0:
		return true
	}
	return false
}

// cueOf makes the cue of the words [a, b).
func (r *enReader) cueOf(v *enVerb, a, b int) Cue {
	return Cue{Span: r.span(a, b), Lemma: v.lemma, Class: v.class}
}

// mentionsOf reads the phrases of a subject.
func (r *enReader) mentionsOf(s *enSubject) []mention {
	out := make([]mention, 0, len(s.phrases))
	for _, p := range s.phrases {
		out = append(out, r.mention(p))
	}
	return out
}

// introduce records the persons whom the sentence names with their titles or
// whom the gazetteer knows.
func (r *enReader) introduce() {
	if r.titled {
		return
	}
	subject := 0          // number of the mention that is the subject of the sentence
	fronted := r.fronts() // the word before which no one acts
	for i := r.first; i < r.end; i++ {
		t := &r.t[i]
		if t.is(enRole) && !t.is(enAnonymous) && t.Quote < 0 && i > r.first && r.t[i-1].Norm == "the" && r.heads(i-1, i+1) {
			m := r.mention(enPhrase{core: [2]int{i - 1, i + 1}})
			m.weak = true
			r.mentions = append(r.mentions, m) // the president took up the matter
			subject = len(r.mentions)
			continue
		}
		if t.Quote >= 0 || !r.isName(i) || i == r.first && t.is(enSubordinator|enPreposition|enConjunction) {
			continue
		}
		end := i
		for end < r.end && end-i < 6 && r.t[end].Quote < 0 && (r.isName(end) || r.t[end].is(enNamePart) && r.t[end].Kind == tokenize.Letters || r.t[end].mark == '.' && end > i && (r.t[end-1].is(enHonorific) || r.t[end-1].Len() == 1 && end+1 < r.end && r.isName(end+1))) && !(end > i && r.t[end-1].poss) {
			end++
		}
		if m, ok := r.relative(i, end); ok {
			m.below = subject
			r.mentions = append(r.mentions, m)
			i = end
			continue
		}
		if end-i < 2 {
			if m, ok := r.acts(i, end); ok {
				r.mentions = append(r.mentions, m)
				subject = len(r.mentions)
			}
			i = end
			continue
		}
		a := r.baseBack(end - 1)
		if a-2 > r.first && r.t[a-1].is(enPreposition) && r.nameAfter(a, end) > 0 {
			if b := r.baseBack(a - 2); b < a-1 && r.hasRole([2]int{b, a - 1}) {
				a = b // the secretary of state, Ann Reed, without the comma
			}
		}
		p := enPhrase{core: [2]int{min(a, i), end}}
		if end+1 < r.end && r.t[end].mark == ',' && (r.isDeterminer(end+1) || r.t[end+1].is(enRole) || r.isName(end+1) && r.t[end+1].poss) {
			p.apps = r.apposition(end+1, r.end)
		}
		m := r.mention(p)
		m.owner, m.below = r.t[end-1].poss || i < fronted, subject
		if m.hasName() && (m.person != nil || (m.role != "" || r.t[p.core[0]].is(enHonorific)) && m.kind == Person && len(m.name) > 1) {
			r.mentions = append(r.mentions, m)
			if subject == 0 && r.heads(min(a, i), end) {
				subject = len(r.mentions)
			}
		}
		i = end
	}
}

// fronts returns the pronoun that is the subject of a sentence which opens with
// a participle, so that nobody named before it is meant by it: "Reacting to the
// president, he said". It is the first word where there is none.
func (r *enReader) fronts() int {
	first := &r.t[r.first]
	if r.first+1 >= r.end || !strings.HasSuffix(first.Norm, "ing") || !r.t[r.first+1].is(enPreposition) && !r.isDeterminer(r.first+1) {
		return r.first
	}
	for k := r.first + 1; k < r.end; k++ {
		if r.t[k].Quote < 0 && r.t[k].is(enPronoun) && (r.t[k].Norm == "he" || r.t[k].Norm == "she") {
			return k
		}
	}
	return r.first
}

// acts reads a family name [i, end) that is the subject of a main clause:
// whoever the article names by it is in mind again. The mention is weak, since
// the word may be no name.
func (r *enReader) acts(i, end int) (mention, bool) {
	if end == i || !r.heads(i, end) {
		return mention{}, false
	}
	m := r.mention(enPhrase{core: [2]int{i, end}})
	m.weak = true
	return m, m.hasName() && m.kind == Person
}

// heads reports whether the noun phrase [a, end) stands at the head of a main
// clause, right before its verb.
func (r *enReader) heads(a, end int) bool {
	if r.t[end-1].poss {
		return false
	}
	for end < r.end && r.t[end].is(enAdverb) {
		end++
	}
	if end >= r.end {
		return false
	}
	verb := &r.t[end]
	past := verb.Kind == tokenize.Letters && !verb.cap && len(verb.Norm) > 4 && strings.HasSuffix(verb.Norm, "ed")
	if !past && !verb.is(enFinite|enAuxiliary|enModal) && (verb.form == nil || verb.form.tense&(enPast|enThird) == 0) {
		return false
	}
	if a-1 > r.first && r.t[a-1].is(enConjunction) {
		a-- // …, but Bush rejected them
	}
	return a <= r.first || r.t[a-1].mark == ','
}
