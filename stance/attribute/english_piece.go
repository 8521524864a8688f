package attribute

import (
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
