package attribute

// continued goes on with a quotation that runs over paragraphs: its speaker is that of
// the paragraph before. It reports whether the sentence [a, b) is nothing else.
func (r *zhReader) continued(a, b int) bool {
	t := &r.t[a]
	if !t.is(zhQuoted) {
		return false
	}
	f := r.owner[t.quote]
	for p := int(t.quote) - 1; f < 0 && p >= 0; p-- {
		if r.d.Quotes[p].Parent >= 0 {
			continue
		}
		if r.d.Quotes[p].Continues {
			f = r.owner[p]
		}
		break
	}
	if f < 0 || !r.extend(f, a) {
		return false
	}
	r.last, r.spoken = f, f
	return r.endsAt(a+1, b)
}

// extend adds the quotation at token i to the content of frame f.
func (r *zhReader) extend(f, i int) bool {
	c, ok := r.piece(i, i+1)
	list := r.frames[f].content
	if !ok || list[len(list)-1].End > c.Start {
		return false
	}
	r.frames[f].content = append(list, c)
	r.owner[r.t[i].quote] = f
	return true
}

// wholeQuote reads a sentence that is one quotation: the next sentence attributes it, or
// it goes on with the one before.
func (r *zhReader) wholeQuote(a, s int) {
	if r.attributedNext(s) {
		r.close(nil)
		r.pending = a
		return
	}
	if r.last >= 0 && r.lastEnds && r.isQuoteLast(r.last) && r.isSpeech(a) && r.extend(r.last, a) {
		return
	}
	r.close(nil)
}

// isQuoteLast reports whether the content of frame f ends with a quotation.
func (r *zhReader) isQuoteLast(f int) bool {
	list := r.frames[f].content
	return list[len(list)-1].Quoted
}

// attributedNext reports whether the sentence after s begins with somebody who says,
// and nothing that is said but a quotation.
func (r *zhReader) attributedNext(s int) bool {
	if s+1 >= len(r.d.Sentences) || r.d.Sentences[s+1].Region != r.d.Sentences[s].Region {
		return false
	}
	a := r.end
	words := r.d.Sentences[s+1].Words
	for a < len(r.t) && r.t[a].first < words[0] {
		a++
	}
	if a >= len(r.t) || r.t[a].is(zhQuoted) {
		return false
	}
	first, end := r.first, r.end
	defer func() { r.first, r.end = first, end }()
	r.first = a
	for seg := 0; seg < maxBefore && a < len(r.t) && r.t[a].first < words[1]; seg++ {
		b := a
		for b < len(r.t) && r.t[b].first < words[1] && r.t[b].mark != ',' && r.t[b].mark != '.' {
			b++
		}
		r.end = b + 1
		if x, ok := r.attribution(a, b); ok {
			return len(x.subjects) > 0 && r.t[x.cue[0]].is(zhSay) && x.content >= b
		}
		if a = b + 1; b < len(r.t) && r.t[b].mark == '.' {
			break
		}
	}
	return false
}

// maxBefore is how many segments stand at most before the one that attributes a quotation.
const maxBefore = 4
