package tokenize

// maxNotes is how many notes on quotation marks one paragraph gets, and how
// many repairs: a text of thousands of stray marks is not speech.
const maxNotes = 8

// Codes of the notes on quotation marks.
const (
	NoteUnclosed = "unclosed-quote" // an opening mark without a closing one
	NoteStray    = "stray-quote"    // a closing mark without an opening one
	NoteMore     = "more-quotes"    // further such marks in the same paragraph
)

// carry is what one paragraph leaves to the next: a quotation that goes on.
type carry struct {
	quote    int32 // index in Document.Quotes, -1 for none
	style    QuoteStyle
	reopened bool // the next paragraph starts with a mark of the style
}

// findQuotes pairs the quotation marks of region ri and appends the
// quotations to the document.
func (p *parser) findQuotes(ri int) {
	reg := &p.doc.Regions[ri]
	p.noted = 0
	p.collectMarks(reg.Words[0], reg.Words[1])
	if len(p.marks) == 0 {
		if reg.Kind == Paragraph {
			p.dropCarry()
		}
		return
	}
	p.reopenHere(reg.Words[0])
	next := p.peekNext(ri + 1)
	p.pairFamilies(next)
	p.pairAcross()
	p.repair(ri, next)
	p.buildQuotes(ri)
}

// outlook is what the next paragraph says about a quotation left open.
type outlook struct {
	mark   bool // its first quotation mark has the style below
	first  bool // and is its first word: the quotation is reopened
	closes bool // and looks like a closing mark
	style  QuoteStyle
}

// goesOn tells whether a quotation of style s that is open at the end of this
// paragraph goes on in the next.
func (o outlook) goesOn(s QuoteStyle) bool {
	return o.mark && o.style == s && (o.first || o.closes)
}

// maxSkipped is how many lines of furniture a quotation may run across.
const maxSkipped = 3

// peekNext looks at the first quotation mark of the next paragraph.
func (p *parser) peekNext(ri int) outlook {
	regs := p.doc.Regions
	for end := ri + maxSkipped; ri < len(regs) && ri < end && regs[ri].Kind == Boilerplate; {
		ri++
	}
	if ri >= len(regs) || regs[ri].Kind != Paragraph {
		return outlook{}
	}
	first, last := regs[ri].Words[0], regs[ri].Words[1]
	for i := first; i < last; i++ {
		w := p.doc.Words[i]
		if w.Kind != QuoteMark {
			continue
		}
		style, shape := markOf(p.doc.Text[w.Start:w.End])
		if style != Double && style != Guillemet && style != Corner && !(style == Single && i == first) {
			continue
		}
		m := mark{style: style}
		p.weighFlanks(&m, i, first, last)
		closes := m.cost[closing] < m.cost[opening] && shape != opening
		return outlook{mark: true, first: i == first, closes: i > first && closes, style: style}
	}
	return outlook{}
}

// reopenHere makes the mark that starts the paragraph an opening one if the
// paragraph before left a quotation of its style open. French copy reopens
// with ».
func (p *parser) reopenHere(first int) {
	m := &p.marks[0]
	if p.carry.quote < 0 || !p.carry.reopened || int(m.word) != first || m.style != p.carry.style {
		return
	}
	m.cost = [3]int8{stray: costStray, opening: 0, closing: costStray}
	m.seems, m.reopen = opening, true
}

// dropCarry takes back that a quotation goes on in the next paragraph.
func (p *parser) dropCarry() {
	if p.carry.quote >= 0 {
		p.doc.Quotes[p.carry.quote].Continues = false
		p.carry.quote = -1
	}
}

// repair decides about the marks outside all pairs that are alone: where the
// quotation to an opening mark ends, where the one to a closing mark began.
// Only clear cases are repaired.
func (p *parser) repair(ri int, next outlook) {
	first, last := p.doc.Regions[ri].Words[0], p.doc.Regions[ri].Words[1]
	before := first // word after the last mark
	repairs := 0
	inside := int32(-1) // end of the quotation around, paired or repaired
	lastOpen := p.lastLoose()
	for i := range p.marks {
		m := &p.marks[i]
		m.until = -1
		switch {
		case m.mate >= 0:
			if m.role == opening && m.word > inside {
				inside = p.marks[m.mate].word
			}
		case m.word <= inside || repairs >= maxNotes || !speaks(m.style):
		case m.role == opening || m.seems == opening:
			m.role = stray
			switch {
			case i == lastOpen && next.goesOn(m.style):
				m.role, m.until, m.goesOn = opening, int32(last), true
			case int(m.word) == first && p.speech(first, last):
				m.role, m.until = opening, int32(last)
			case p.introduced(int(m.word), first):
				if end := p.clauseEnd(i, last); p.speech(int(m.word), end) {
					m.role, m.until = opening, int32(end)
				}
			}
			if m.role == opening {
				inside = m.until - 1
				repairs++
			}
		default:
			m.role = stray
			if i == 0 && p.carry.quote >= 0 && !p.carry.reopened && m.style == p.carry.style {
				m.role, m.until = closing, int32(first)
			} else if c := p.colonBefore(int(m.word), before); c >= 0 && p.endsClause(int(m.word), last) {
				m.role, m.until = closing, int32(c+1)
				repairs++
			}
		}
		before = int(m.word) + 1
	}
}

// lastLoose is the index of the last mark if it opens a quotation outside all
// pairs and has no partner, -1 otherwise.
func (p *parser) lastLoose() int {
	last := -1
	for i := 0; i < len(p.marks); i++ {
		m := &p.marks[i]
		switch {
		case m.mate > int32(i):
			i = int(m.mate)
			continue
		case m.mate < 0 && speaks(m.style) && (m.role == opening || m.seems == opening):
			last = i
		case m.mate < 0 && speaks(m.style):
			last = -1
		}
	}
	return last
}

// speaks tells the styles that are worth a note where a mark is alone; the
// others have too many uses besides.
func speaks(s QuoteStyle) bool { return s == Double || s == Guillemet || s == Corner }

// speech tells whether words stand after mark i, before word end: what a
// quotation could hold.
func (p *parser) speech(i, end int) bool {
	for end = min(end, i+maxDepth); i < end; i++ {
		if k := p.doc.Words[i].Kind; k == Letters || k == Number {
			return true
		}
	}
	return false
}

// introduced tells whether the word before i announces speech: a colon or a
// complementizer.
func (p *parser) introduced(i, first int) bool {
	if i == first {
		return false
	}
	w := &p.doc.Words[i-1]
	if w.Kind == Punct {
		return p.sign(i-1) == ':'
	}
	return p.tables.introducers[w.Norm]
}

// clauseEnd is the index of the word before which the quotation of the
// opening mark k is closed by repair: after the first full stop that white
// space follows, or before a comma and a participle of saying, outside the
// pairs in between.
func (p *parser) clauseEnd(k, last int) int {
	next := k + 1
	for i := int(p.marks[k].word) + 1; i < last; i++ {
		for next < len(p.marks) && int(p.marks[next].word) < i {
			next++
		}
		if next < len(p.marks) && int(p.marks[next].word) == i && p.marks[next].mate > int32(next) {
			i = int(p.marks[p.marks[next].mate].word)
			continue
		}
		if p.doc.Words[i].Kind != Punct {
			continue
		}
		if p.terminal(i) != notTerminal && (i+1 == last || p.doc.Words[i+1].Space) && !p.abbreviated(i, i) {
			return i + 1
		}
		if p.sign(i) == '.' && p.terminal(i) == notTerminal && i+1 < last && p.tables.continuers[p.doc.Words[i+1].Norm] {
			return i
		}
	}
	return last
}

// colonBefore is the index of the last colon in words [from, i) that may
// introduce what stands between it and i as speech; -1 where there is none. A
// colon inside parentheses does not, nor one a sentence ago, unless a verb of
// saying stands before it.
func (p *parser) colonBefore(i, from int) int {
	sentence := false
	for k := i - 2; k >= from; k-- {
		if p.doc.Words[k].Kind != Punct {
			continue
		}
		switch p.sign(k) {
		case ':':
			if sentence && (k == from || !p.tables.introducers[p.doc.Words[k-1].Norm]) {
				return -1
			}
			return k
		case '(', ')':
			return -1
		}
		sentence = sentence || p.terminal(k) != notTerminal && p.doc.Words[k+1].Space
	}
	return -1
}

// endsClause tells whether a clause can end after word i.
func (p *parser) endsClause(i, last int) bool {
	return i+1 >= last || p.doc.Words[i+1].Kind == Punct && p.sign(i+1) == '.'
}
