package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// euReader is what the readers of European languages share: the words of a
// document, the frames found so far, and the bookkeeping of quotations.
type euReader struct {
	d *tokenize.Document
	t []euWord

	frames   []frame
	mentions []mention

	sentence    int32
	first, end  int   // words of the sentence at hand
	from        int   // the first word of the clause at hand
	base        int   // frames before this sentence
	titled      bool  // capitals mean nothing: a headline in title case
	owner       []int // frame of each quotation, -1
	lastInPara  int   // last frame of the paragraph, -1
	lastSpoken  int   // last frame, -1
	freshQuotes bool  // the last sentence ended with content of lastInPara
}

func newEuReader(d *tokenize.Document, words []euWord) euReader {
	r := euReader{d: d, t: words, lastInPara: -1, lastSpoken: -1, owner: make([]int, len(d.Quotes))}
	for i := range r.owner {
		r.owner[i] = -1
	}
	return r
}

// titleCase reports whether most words of a region have capitals.
func (r *euReader) titleCase(reg *tokenize.Region) bool {
	if reg.Words[1]-reg.Words[0] > 30 {
		return false
	}
	capital, words := 0, 0
	for k := reg.Words[0]; k < reg.Words[1]; k++ {
		if r.t[k].Kind == tokenize.Letters && r.t[k].Len() > 3 {
			words++
			if r.t[k].cap {
				capital++
			}
		}
	}
	return words > 3 && capital*5 >= words*4
}

// opening reports whether word i is the mark that opens a quotation at the
// top of the text.
func (r *euReader) opening(i int) bool {
	t := &r.t[i]
	if t.Kind != tokenize.QuoteMark || t.Quote >= 0 || i+1 >= len(r.t) || r.t[i+1].Quote < 0 {
		return false
	}
	return r.d.Quotes[r.t[i+1].Quote].Words[0] == i+1
}

// pastQuote returns the first word after the quotation that holds word i.
func (r *euReader) pastQuote(i int) int {
	q := r.topQuote(i)
	n := r.d.Quotes[q].Words[1]
	if n < len(r.t) && r.t[n].Kind == tokenize.QuoteMark {
		n++
	}
	return max(n, i+1)
}

// topQuote is the outermost quotation that holds word i.
func (r *euReader) topQuote(i int) int32 {
	q := r.t[i].Quote
	for r.d.Quotes[q].Parent >= 0 {
		q = r.d.Quotes[q].Parent
	}
	return q
}

// properWords counts the words of the quotation that opens at word open, and
// those that can stand in a name.
func (r *euReader) properWords(open int) (words, proper int) {
	q := &r.d.Quotes[r.t[open+1].Quote]
	for k := q.Words[0]; k < q.Words[1]; k++ {
		if r.t[k].Kind == tokenize.Letters {
			words++
			if r.t[k].cap || words > 1 && r.t[k].is(euPreposition|euConjunction|euDeterminer) || words == 1 && r.t[k].is(euDeterminer) {
				proper++
			}
		}
	}
	return words, proper
}

// isDash reports whether t sets off a phrase: a dash, or a hyphen between
// spaces.
func (r *euReader) isDash(i int) bool {
	return r.t[i].mark == '-' && (i+1 >= len(r.t) || r.t[i].Space || r.t[i].Len() > 1)
}

// isName reports whether word i is capitalised where a capital means a name.
func (r *euReader) isName(i int) bool {
	if i < 0 {
		return false
	}
	t := &r.t[i]
	return t.cap && t.Kind == tokenize.Letters && t.class&(euWeekday|euPronoun|euDeterminer|euPossessive) == 0 || t.Kind == tokenize.Number && t.caps
}

// nextWord gives the folded words after a up to end, as phrases.match asks
// for them.
func (r *euReader) nextWord(a, end int) func(int) string {
	return func(k int) string {
		if a+k < end {
			return r.t[a+k].Norm
		}
		return ""
	}
}

// closeOf returns the mark that closes the quotation opening at word k; k
// where it has none.
func (r *euReader) closeOf(k int) int {
	if k+1 < len(r.t) && r.t[k+1].Quote >= 0 {
		q := &r.d.Quotes[r.t[k+1].Quote]
		if q.Open.Start == r.t[k].Start && q.Close.Len() > 0 {
			return q.Words[1]
		}
	}
	return k
}

// openOf returns the mark that opens the quotation closing at word k; k where
// there is none.
func (r *euReader) openOf(k int) int {
	if k > 0 && r.t[k-1].Quote >= 0 {
		q := &r.d.Quotes[r.t[k-1].Quote]
		if q.Close.Start == r.t[k].Start && q.Open.Len() > 0 {
			return q.Words[0] - 1
		}
	}
	return k
}

// span covers words [i, j).
func (r *euReader) span(i, j int) tokenize.Span {
	if j <= i {
		return tokenize.Span{}
	}
	return tokenize.Span{Start: r.t[i].Start, End: r.t[j-1].End}
}

// goesOn is the frame of the sentence that a quotation without attribution goes
// on: the last one, but the speech before it where that one only reports what
// another said meanwhile.
func (r *euReader) goesOn() int {
	last := len(r.frames) - 1
	if r.isQuoteLast(last) || len(r.frames[last].subjects) == 0 {
		return last
	}
	for f := last - 1; f >= r.base; f-- {
		if r.frames[f].kind == Direct && r.isQuoteLast(f) {
			return f
		}
	}
	return last
}

// isQuoteLast reports whether a frame's content is at least in part quoted.
func (r *euReader) isQuoteLast(f int) bool {
	for _, c := range r.frames[f].content {
		if c.Quoted {
			return true
		}
	}
	return false
}

// keep marks the sentence as one that goes on with the speaker before.
func (r *euReader) keep() { r.base = min(r.base, len(r.frames)-1) }
