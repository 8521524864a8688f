package tokenize

// openQuote is a quotation whose end has not been reached.
type openQuote struct {
	quote int32
	until int32 // word at which a repaired one ends, -1 where its mark is to come
}

// buildQuotes appends the quotations of region ri to the document, tells the
// words which quotation they are in, and notes what was alone.
func (p *parser) buildQuotes(ri int) {
	reg := &p.doc.Regions[ri]
	pos, last := reg.Words[0], reg.Words[1]
	built := len(p.doc.Quotes)
	p.nest = p.nest[:0]
	carried := p.carry
	p.carry.quote = -1
	for i := range p.marks {
		m := &p.marks[i]
		w := int(m.word)
		p.fill(pos, w)
		mark := &p.doc.Words[w]
		mark.Quote = p.innermost()
		pos = w + 1
		switch {
		case m.role == opening && (m.mate >= 0 || m.until >= 0):
			p.flags[w] |= opensQuote
			q := int32(len(p.doc.Quotes))
			p.doc.Quotes = append(p.doc.Quotes, Quote{
				Open: mark.Span, Words: [2]int{pos, pos}, Parent: p.innermost(), Style: m.style,
				Continues: m.goesOn, Repaired: m.until >= 0 && !m.goesOn,
			})
			p.nest = append(p.nest, openQuote{q, m.until})
			if m.goesOn {
				p.carry.quote, p.carry.style = q, m.style
			} else if m.until >= 0 {
				p.noteMark(NoteUnclosed, mark.Span)
			}
		case m.role == closing && m.mate >= 0:
			p.flags[w] |= closesQuote
			top := p.nest[len(p.nest)-1]
			p.nest = p.nest[:len(p.nest)-1]
			p.finish(top.quote, w, mark.Span)
			mark.Quote = p.innermost()
		case m.role == closing && m.until >= 0:
			p.flags[w] |= closesQuote
			q := int32(len(p.doc.Quotes))
			at := p.doc.Words[m.until].Start
			p.doc.Quotes = append(p.doc.Quotes, Quote{
				Open: Span{at, at}, Words: [2]int{int(m.until), w}, Parent: -1, Style: m.style,
				Repaired: carried.quote < 0 || int(m.until) != reg.Words[0],
			})
			for k := int(m.until); k < w; k++ {
				p.doc.Words[k].Quote = q
			}
			p.finish(q, w, mark.Span)
			if p.doc.Quotes[q].Repaired {
				p.noteMark(NoteStray, mark.Span)
			}
		case !speaks(m.style):
			mark.Kind = Punct // an apostrophe, a bracket
		case m.seems == opening:
			p.noteMark(NoteUnclosed, mark.Span)
		default:
			p.noteMark(NoteStray, mark.Span)
		}
	}
	p.fill(pos, last)
	if carried.quote >= 0 && (len(p.doc.Quotes) == built || p.doc.Quotes[built].Words[0] > reg.Words[0]+1) {
		p.doc.Quotes[carried.quote].Continues = false
	}
	if p.carry.quote >= 0 {
		p.carry.reopened = p.peekNext(ri + 1).first
	}
}

// fill tells words [from, to) their quotation, ending repaired ones on the
// way.
func (p *parser) fill(from, to int) {
	for len(p.nest) > 0 {
		top := p.nest[len(p.nest)-1]
		if top.until < 0 || int(top.until) > to {
			break
		}
		for ; from < int(top.until); from++ {
			p.doc.Words[from].Quote = top.quote
		}
		end := p.doc.Words[from-1].End
		p.finish(top.quote, from, Span{end, end})
		p.nest = p.nest[:len(p.nest)-1]
	}
	if q := p.innermost(); q >= 0 {
		for k := from; k < to; k++ {
			p.doc.Words[k].Quote = q
		}
	}
}

// innermost is the quotation that is open, -1 where none is.
func (p *parser) innermost() int32 {
	if len(p.nest) == 0 {
		return -1
	}
	return p.nest[len(p.nest)-1].quote
}

// finish ends quotation q before word w.
func (p *parser) finish(q int32, w int, mark Span) {
	t := &p.doc.Quotes[q]
	t.Close = mark
	t.Words[1] = w
	if t.Words[0] >= w {
		t.Words[1] = t.Words[0]
		t.Inner = Span{t.Open.End, t.Open.End}
		return
	}
	t.Inner = Span{p.doc.Words[t.Words[0]].Start, p.doc.Words[w-1].End}
}

// noteMark notes a mark without a partner.
func (p *parser) noteMark(code string, s Span) {
	p.noted++
	n := Note{Code: code, Start: s.Start, End: s.End}
	switch {
	case p.noted > maxNotes+1:
		return
	case p.noted > maxNotes:
		n.Code, n.Message = NoteMore, "further quotation marks without a partner in this paragraph"
	case code == NoteUnclosed:
		n.Message = "opening quotation mark without a closing one"
	default:
		n.Message = "closing quotation mark without an opening one"
	}
	p.doc.Notes = append(p.doc.Notes, n)
}
