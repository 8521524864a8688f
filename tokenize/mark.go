package tokenize

import "strings"

// Quotation marks get their roles paragraph by paragraph, in three steps.
//
//  1. Within each family of marks (round and straight doubles are one family,
//     guillemets another …) the cheapest reading is found by dynamic
//     programming over the nesting depth: a mark costs something where its
//     shape or the white space around it speaks against the role, and a mark
//     left without a partner costs more. So one stray mark is paid for once
//     and does not turn the rest of the paragraph inside out.
//  2. Marks left over in two families are paired across them («…" is common
//     in agency copy), as long as no other pair would be crossed.
//  3. What is still alone is continued from or into the neighbouring
//     paragraph, or repaired, or noted.

// QuoteStyle is the family of marks that a quotation is written with.
type QuoteStyle uint8

// The families of quotation marks. Mixed pairs have the style of the opening
// mark.
const (
	Double          QuoteStyle = iota // “ ” „ ‟ " ″ `` ''
	Guillemet                         // « » << >>
	Single                            // ‘ ’ ‚ ‛ '
	SingleGuillemet                   // ‹ ›
	Corner                            // 「 」 and the double 『 』
	Title                             // 《 》 and 〈 〉: the title of a work, not speech
	Parens                            // (( )): agency names, nicknames; sometimes speech
	styles
)

type role uint8

const (
	stray role = iota
	opening
	closing
)

// mark is one quotation mark of the paragraph at hand.
type mark struct {
	word   int32 // index in Document.Words
	mate   int32 // index of the partner among the marks, -1 without one
	until  int32 // the other end, as a word index, where a repair put it; -1 otherwise
	style  QuoteStyle
	role   role
	shape  role // the role that its form suggests, stray for none
	seems  role // the role that the mark alone suggests
	reopen bool // it opens again what the paragraph before left open
	goesOn bool // the quotation goes on in the next paragraph
	cost   [3]int8
}

// Costs of a reading. A mark without partner costs costStray, one more where
// a quotation is open around it, so that quotations stay short; a mark
// against its shape or against the white space around it costs less than
// two strays.
const (
	costStray    = 10
	costSkip     = 2 // more for a stray mark inside an open quotation
	costShape    = 5 // ” that opens, “ that closes
	costShapeG   = 7 // the same of guillemets, which can only be turned round together
	costAgainst  = 6 // white space speaks against it
	costUnclear  = 2
	costApart    = 3 // a single mark left alone is an apostrophe: no fault
	costNest     = 4 // the same marks inside each other
	costNestSame = 8 // straight ones, where a mark cannot tell its side
)

// maxNest is how deep quotations of one family may nest.
const maxNest = 3

// markOf is the family of a mark and the role that its shape suggests; stray
// where the shape does not tell.
func markOf(s string) (QuoteStyle, role) {
	r, _ := decode(s, 0)
	switch r {
	case '"', '＂', '‟':
		return Double, stray
	case '“', '„', '〝':
		return Double, opening
	case '”', '〞', '〟':
		return Double, closing
	case '«':
		return Guillemet, opening
	case '»':
		return Guillemet, closing
	case '‹':
		return SingleGuillemet, opening
	case '›':
		return SingleGuillemet, closing
	case '‘', '‚', '‛':
		return Single, opening
	case '’':
		return Single, closing
	case '\'', '＇':
		if len(s) == 2 {
			return Double, closing
		}
		return Single, stray
	case '`':
		return Double, opening
	case '「', '『':
		return Corner, opening
	case '」', '』':
		return Corner, closing
	case '《', '〈':
		return Title, opening
	case '》', '〉':
		return Title, closing
	case '(':
		return Parens, opening
	case ')':
		return Parens, closing
	case '<':
		return Guillemet, opening
	case '>':
		return Guillemet, closing
	}
	return Double, stray
}

// collectMarks finds the quotation marks among words [first, last) and weighs
// the roles of each.
func (p *parser) collectMarks(first, last int) {
	p.marks = p.marks[:0]
	for i := first; i < last; i++ {
		if p.doc.Words[i].Kind != QuoteMark {
			continue
		}
		w := &p.doc.Words[i]
		style, shape := markOf(p.doc.Text[w.Start:w.End])
		m := mark{word: int32(i), mate: -1, until: -1, style: style, shape: shape}
		m.cost[stray] = costStray
		p.weighFlanks(&m, i, first, last)
		against := int8(costShape)
		switch style {
		case Guillemet, SingleGuillemet:
			against = costShapeG
		case Corner, Title, Parens:
			against = 2 * costStray
		case Single:
			m.cost[stray] = costApart
			p.weighSingle(&m, i, first, last)
		}
		switch shape {
		case opening:
			m.cost[closing] += against
		case closing:
			m.cost[opening] += against
		}
		m.seems = opening
		if m.cost[closing] < m.cost[opening] || m.cost[closing] == m.cost[opening] && shape == closing {
			m.seems = closing
		}
		p.marks = append(p.marks, m)
	}
}

// weighFlanks sets what the white space and the neighbours of the mark at i
// say against its opening and its closing.
func (p *parser) weighFlanks(m *mark, i, first, last int) {
	words := p.doc.Words
	before := i == first || words[i].Space
	after := i+1 == last || words[i+1].Space
	var prev, next byte // first byte of a neighbouring punctuation mark
	if i > first && words[i-1].Kind == Punct {
		prev = p.sign(i - 1)
	}
	if i+1 < last && words[i+1].Kind == Punct {
		next = p.sign(i + 1)
	}
	switch {
	case i == first && !after:
		m.cost[closing] += costAgainst
	case i+1 == last:
		m.cost[opening] += costAgainst
	case before && !after && next != '.':
		m.cost[closing] += costAgainst
	case after && !before:
		if prev == ':' { // قال:" نص" with the space on the wrong side
			m.cost[closing] += costUnclear
			m.cost[opening] += costUnclear
		} else {
			m.cost[opening] += costAgainst
		}
	case prev == ':' || prev == '(':
		m.cost[closing] += costAgainst
	case next == '.' || next == ')':
		m.cost[opening] += costAgainst
	case before && i > first && words[i-1].Kind == QuoteMark && !words[i-1].Space: // 'a word,' " he said
		m.cost[opening] += costAgainst
	case before && i+2 < last && words[i+1].Kind == QuoteMark && !words[i+2].Space: // " 'a word'
		m.cost[closing] += costAgainst
	case before: // white space on both sides
		m.cost[opening]++
		m.cost[closing]++
	case prev == '-':
		m.cost[closing] += costUnclear
	case next == '-':
		m.cost[opening] += costUnclear
	}
}

// sign sorts the punctuation mark i into '.' (what follows a closing mark),
// ':' (what precedes an opening one), '(' , ')' , '-' and 0.
func (p *parser) sign(i int) byte {
	w := &p.doc.Words[i]
	r, _ := decode(p.doc.Text, w.Start)
	switch r {
	case '.', ',', ';', '!', '?', '،', '؛', '؟', '…', '。', '，', '！', '？', '；', '、':
		return '.'
	case ':', '：':
		return ':'
	case '(', '[', '{', '（':
		return '('
	case ')', ']', '}', '）':
		return ')'
	case '-', '–', '—', '‐', '/':
		return '-'
	}
	return 0
}

// weighSingle makes single marks strict: they are quotation marks only where
// both sides say so.
func (p *parser) weighSingle(m *mark, i, first, last int) {
	words := p.doc.Words
	if m.cost[opening] == 0 && m.cost[closing] == 0 {
		// Between two words or two marks without white space: an apostrophe
		// unless a neighbouring quotation mark explains it.
		if !(i > first && words[i-1].Kind == QuoteMark || i+1 < last && words[i+1].Kind == QuoteMark) {
			m.cost[opening], m.cost[closing] = costStray, costStray
		}
	}
	if i+1 < last && words[i+1].Kind != Letters && words[i+1].Kind != Number && words[i+1].Kind != QuoteMark {
		m.cost[opening] += costStray
	}
	if i+1 == last || words[i+1].Space || p.clipped(i+1) {
		m.cost[opening] += costStray
	}
	if i > first+1 && words[i-2].Kind == QuoteMark && !words[i].Space && p.clipped(i-1) && words[i-1].Kind == Letters && words[i-1].Len() == 1 {
		m.cost[closing] += costStray // rock 'n' roll
	}
	if i == first || words[i].Space {
		m.cost[closing] += costStray
	}
	// The boys' house: a plural's apostrophe is a worse closing mark than a
	// later one.
	if i > first && i+1 < last && words[i+1].Kind == Letters {
		w := words[i-1]
		if w.Kind == Letters && p.doc.Text[w.End-1] == 's' {
			m.cost[closing] += 2
		}
	}
}

// clipped tells whether the apostrophe before word i stands for letters left
// out: ’tis, ’em, or the century of the ’90s.
func (p *parser) clipped(i int) bool {
	w := &p.doc.Words[i]
	s := p.doc.Text[w.Start:w.End]
	if w.Space {
		return false
	}
	if n := len(s); w.Kind == Number || n > 2 && s[0] >= '0' && s[0] <= '9' {
		return n == 3 && s[2] == 's' || n == 2 && i+1 < len(p.doc.Words) && !p.doc.Words[i+1].Space && strings.HasPrefix(p.doc.Words[i+1].Norm, "s")
	}
	return p.tables.clipped[s]
}
