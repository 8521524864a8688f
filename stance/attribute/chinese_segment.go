package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// zhSegment is a stretch of a sentence between commas.
type zhSegment struct {
	a, b  int  // tokens
	after byte // the sign before it, ' ' for white space, 0 at the head
}

// segments cuts the tokens [a, b) of a sentence at commas and semicolons, in a line
// without a full stop also at white space. A quotation that ends with a sign of
// its own is a segment of its own where one begins with it.
func (r *zhReader) segments(a, b int, line bool) []zhSegment {
	out := r.list[:0]
	s := zhSegment{a: a}
	cut := func(end, next int, after byte) {
		if end > s.a {
			s.b = end
			out = append(out, s)
		} else if s.after == ';' {
			after = ';'
		}
		s = zhSegment{a: next, after: after}
	}
	for i := a; i < b; i++ {
		t := &r.t[i]
		switch {
		case t.mark == ',' || t.mark == ';':
			cut(i, i+1, t.mark)
		case (line && t.space || t.fresh) && i > s.a:
			cut(i, i, ' ')
			if t.is(zhQuoted) && r.endsItself(i) {
				cut(i+1, i+1, ',')
			}
		case t.is(zhQuoted) && i == s.a && i+1 < b && r.t[i+1].mark == 0 && r.endsItself(i):
			cut(i+1, i+1, ',')
		}
	}
	cut(b, b, 0)
	r.list = out
	return out
}

// endsItself reports whether the quotation at token i has a sign before its
// closing mark, as speech has.
func (r *zhReader) endsItself(i int) bool {
	q := &r.d.Quotes[r.t[i].quote]
	last := q.Words[1] - 1
	return last >= q.Words[0] && r.d.Words[last].Kind == tokenize.Punct
}

// isSpeech tells a quotation that may be somebody's words from a name or a word
// held at a distance.
func (r *zhReader) isSpeech(i int) bool {
	t := &r.t[i]
	if !t.is(zhQuoted) {
		return false
	}
	return r.endsItself(i) || t.next-t.first > maxQuotedName
}

// maxQuotedName is how many words a quotation has, with its marks, that is taken for
// a name or a single word.
const maxQuotedName = 10

// isLine reports whether a region is a line of its own: a headline, or a short
// paragraph that no full stop ends.
func (r *zhReader) isLine(reg *tokenize.Region) bool {
	if reg.Kind == tokenize.Headline {
		return true
	}
	if n := reg.Words[1] - reg.Words[0]; n == 0 || n > maxLine {
		return false
	}
	last := &r.d.Words[reg.Words[1]-1]
	switch zhSign(r.d.Text[last.Start:last.End]) {
	case '.', '!', '?', ':', ',', ';':
		return false
	}
	return last.Kind != tokenize.QuoteMark
}

// maxLine is how many words a line has at most that may be a headline.
const maxLine = 70
