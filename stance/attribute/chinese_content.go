package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// add appends a frame for the pieces, token ranges, without the signs and quotation
// marks at their ends. Where nothing is left and a colon ends the paragraph, the next one has
// the words.
func (r *zhReader) add(f frame, pieces [][2]int) {
	quoted, plain, marked := 0, 0, false
	for _, p := range pieces {
		for _, q := range r.split(p[0], p[1]) {
			c, ok := r.piece(q[0], q[1])
			if !ok || len(f.content) > 0 && f.content[len(f.content)-1].End > c.Start {
				continue
			}
			f.content = append(f.content, c)
			if c.Quoted {
				quoted++
			} else {
				plain++
			}
			for k := q[0]; k < q[1]; k++ {
				if r.t[k].is(zhQuoted) {
					if x := r.t[k].quote; r.owner[x] < 0 {
						r.owner[x] = len(r.frames)
					}
					marked = marked || r.isSpeech(k)
				}
			}
		}
	}
	f.parent, f.sentence = -1, r.sentence
	if len(f.content) == 0 {
		reg := &r.d.Regions[r.d.Sentences[r.sentence].Region]
		if last := &r.t[r.end-1]; last.mark == ':' && last.next == reg.Words[1] {
			r.announced = &f
		}
		return
	}
	if f.about.End > f.content[0].Start {
		f.about = tokenize.Span{}
	}
	switch {
	case plain == 0 && (marked || f.rule == QuoteFirst || f.rule == ColonCue || f.cue.Class == "say"):
		f.kind = Direct
	case f.kind != "":
	case quoted > 0 || marked:
		f.kind = Mixed
	default:
		f.kind = Indirect
	}
	r.frames = append(r.frames, f)
}

// split cuts a piece that is nothing but quotations and signs into the quotations.
func (r *zhReader) split(a, b int) [][2]int {
	var out [][2]int
	for k := a; k < b; k++ {
		switch {
		case r.t[k].is(zhQuoted):
			out = append(out, [2]int{k, k + 1})
		case r.t[k].mark == 0:
			return [][2]int{{a, b}}
		}
	}
	if len(out) == 0 {
		return [][2]int{{a, b}}
	}
	return out
}

// piece trims the tokens [a, b) to a content span.
func (r *zhReader) piece(a, b int) (Content, bool) {
	for a < b && r.trims(a) {
		a++
	}
	for b > a && r.trims(b-1) {
		b--
	}
	if a >= b {
		return Content{}, false
	}
	from, to := r.t[a].first, r.t[b-1].next
	whole := b == a+1 && r.t[a].is(zhQuoted)
	if t := &r.t[a]; t.is(zhQuoted) {
		from = max(from, r.d.Quotes[t.quote].Words[0])
	}
	if t := &r.t[b-1]; t.is(zhQuoted) {
		to = min(to, r.d.Quotes[t.quote].Words[1])
	}
	for to > from && r.trimsWord(to-1) {
		to--
	}
	for from < to && r.trimsWord(from) {
		from++
	}
	solid := false
	for k := from; k < to && !solid; k++ {
		solid = r.d.Words[k].Kind != tokenize.Punct && r.d.Words[k].Kind != tokenize.QuoteMark
	}
	if !solid {
		return Content{}, false
	}
	return Content{Span: tokenize.Span{Start: r.d.Words[from].Start, End: r.d.Words[to-1].End}, Quoted: whole}, true
}

// trims reports whether the sign at token i is none that a content begins or ends with.
func (r *zhReader) trims(i int) bool {
	switch r.t[i].mark {
	case ',', ';', ':', '.', '/', '-', '~', '"':
		return true
	}
	return false
}

// trimsWord reports whether word k is a sign that a content does not begin or end with.
func (r *zhReader) trimsWord(k int) bool {
	w := &r.d.Words[k]
	if w.Kind != tokenize.Punct {
		return false
	}
	switch zhSign(r.d.Text[w.Start:w.End]) {
	case ',', ';', ':', '.', '/', '~':
		return true
	}
	return false
}
