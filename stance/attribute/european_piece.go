package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// place appends a frame for the pieces, trimmed; pieces that hold no word are
// left out. It returns its index, -1 where nothing is left. isSpeech tells whether
// the quotation that opens at a word is somebody's words.
func (r *euReader) place(f frame, pieces [][2]int, direct bool, isSpeech func(int) bool) int {
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
					marked = r.d.Quotes[r.t[k].Quote].Words[0] == k && isSpeech(k-1)
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

// chainOwner is the frame of the quotation that goes on in q, -1 where there
// is none.
func (r *euReader) chainOwner(q int) int {
	if q > 0 {
		for p := q - 1; p >= 0; p-- {
			if r.d.Quotes[p].Parent >= 0 {
				continue
			}
			if f := r.owner[p]; r.d.Quotes[p].Continues && f >= 0 && r.frames[f].content[len(r.frames[f].content)-1].Quoted {
				return f
			}
			break
		}
	}
	return -1
}

// extend adds a quotation to a frame already made.
func (r *euReader) extend(f int, words [2]int) {
	c, ok := r.piece(words[0], words[1])
	if !ok {
		return
	}
	fr := &r.frames[f]
	if n := len(fr.content); n > 0 && fr.content[n-1].End > c.Start {
		return
	}
	fr.content = append(fr.content, c)
	if fr.kind == Indirect {
		fr.kind = Mixed
	}
	for k := words[0]; k < words[1]; k++ {
		if q := r.t[k].Quote; q >= 0 && r.owner[q] < 0 {
			r.owner[q] = f
		}
	}
}

// claimChain gives the unclaimed paragraphs before a quotation, which it
// closes, to its speaker.
func (r *euReader) claimChain(f, q int) {
	var chain []int
	for p := q - 1; p >= 0 && len(chain) < 40; p-- {
		if r.d.Quotes[p].Parent >= 0 {
			continue
		}
		if !r.d.Quotes[p].Continues || r.owner[p] >= 0 {
			break
		}
		chain = append(chain, p)
	}
	if len(chain) == 0 {
		return
	}
	var content []Content
	for i := len(chain) - 1; i >= 0; i-- {
		w := r.d.Quotes[chain[i]].Words
		if c, ok := r.piece(w[0], w[1]); ok {
			content = append(content, c)
			r.owner[chain[i]] = f
		}
	}
	r.frames[f].content = append(content, r.frames[f].content...)
}

// aloneInParagraph reports whether the sentence is its whole paragraph, after
// a paragraph with a statement.
func (r *euReader) aloneInParagraph() bool {
	s := &r.d.Sentences[r.sentence]
	reg := &r.d.Regions[s.Region]
	if reg.Sentences[0] != int(r.sentence) {
		return false
	}
	return int(s.Region)-int(r.d.Sentences[r.frames[r.lastSpoken].sentence].Region) == 1
}

// piece trims the words [a, b) to a content span: no mark at its ends but a
// question or exclamation mark.
func (r *euReader) piece(a, b int) (Content, bool) {
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
func (r *euReader) trims(k int) bool {
	switch r.t[k].mark {
	case ',', ';', ':', '-', '.', 0:
		return true
	}
	return false
}

// ends reports whether word k is past the last word of the sentence.
func (r *euReader) ends(k, e int) bool {
	for ; k < e; k++ {
		if r.t[k].Kind == tokenize.Letters || r.t[k].Kind == tokenize.Number {
			return false
		}
	}
	return true
}

// freeQuote takes the quotation at word i, with the words inner, that no cue
// claims and that is a sentence of its own: it goes on with what the speaker
// before said. speech tells whether it is somebody's words.
func (r *euReader) freeQuote(i int, inner [2]int, speech bool) {
	after := inner[1]
	if after < r.end && r.t[after].Kind == tokenize.QuoteMark {
		after++
	}
	whole := (i == r.first || i > r.first && r.t[i-1].mark == '.' && r.t[i-1].Quote < 0) && r.ends(after, r.end)
	if whole && r.lastInPara >= 0 && r.freshQuotes && r.frames[r.lastInPara].kind != Indirect && r.isQuoteLast(r.lastInPara) {
		r.extend(r.lastInPara, inner)
		r.lastSpoken = r.lastInPara
		r.freshQuotes = true
		r.keep()
		return
	}
	if whole && speech && inner[1]-inner[0] > 4 && r.lastSpoken >= 0 && (r.lastInPara >= 0 && r.freshQuotes || r.aloneInParagraph()) && r.sentence-r.frames[r.lastSpoken].sentence <= 2 {
		f := frame{carry: r.lastSpoken, rule: FreeQuote, cue: Cue{Span: tokenize.Span{Start: r.d.Quotes[r.t[i+1].Quote].Inner.Start, End: r.d.Quotes[r.t[i+1].Quote].Inner.Start}, Class: "say"}}
		if r.d.Quotes[r.t[i+1].Quote].Open.Len() > 0 {
			f.cue.Span = r.d.Quotes[r.t[i+1].Quote].Open
		}
		r.place(f, [][2]int{inner}, false, func(int) bool { return true })
	}
}
