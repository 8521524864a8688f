package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An agency line is looked for in the first words of a paragraph only.
const (
	maxLeadWords   = 28
	maxLeadChunk   = 6 // words of a name that the tables do not know
	maxLeadChinese = 120
)

// leadScan is what the head of a paragraph has shown so far. The head is cut
// at commas, dashes, slashes, brackets and colons into chunks.
type leadScan struct {
	agency, place, date, caps bool
	unknown                   int // chunks that the tables do not know
	inside                    bool
	end                       int // byte offset where a lead could end, 0 for none
}

// findLead looks for an agency or place line at the head of paragraph ri:
// places, dates and by-lines up to an agency's name and a dash, bracket or
// colon. A place or a name alone before a colon is none: that colon
// attributes what follows ("Moscow: …").
func (p *parser) findLead(ri int) {
	reg := &p.doc.Regions[ri]
	if reg.Kind != Paragraph || reg.Words[0] == reg.Words[1] {
		return
	}
	if p.lang == "zh" {
		reg.Lead = p.chineseLead(reg)
		return
	}
	first := reg.Words[0]
	last := min(reg.Words[1], first+maxLeadWords)
	var l leadScan
	from := first
	i := first
	for ; i < last; i++ {
		sep := p.leadSeparator(i)
		if sep == 0 {
			if i-from >= maxLeadChunk+3 {
				break
			}
			continue
		}
		if i > from {
			kind := p.chunk(from, i)
			if kind == chunkUnknown && (i-from > maxLeadChunk || l.end > 0 && !l.inside || p.reports(from, i)) {
				break
			}
			l.take(kind)
		} else if i == first && sep != '(' && sep != '/' {
			return // a dash or mark opens the paragraph
		}
		from = i + 1
		if !l.separator(p, sep, i, first, reg.Words[1]) {
			break
		}
	}
	whole := i == reg.Words[1] && l.end == reg.End && l.agency
	if i == reg.Words[1] && from < i && from > first { // دمشق - سانا, and nothing after it
		l.take(p.chunk(from, i))
		whole = l.agency && l.unknown == 0
	}
	switch {
	case whole, p.byline(reg):
		reg.Lead, reg.Kind = reg.Span, Boilerplate
	case l.end > 0 && l.end < reg.End:
		reg.Lead = Span{reg.Start, l.end}
	}
}

// reports tells whether words [from, to) are of a sentence that reports what
// somebody said to a paper, and not of a by-line: said X to (The Paper): …
func (p *parser) reports(from, to int) bool {
	for i := from; i < to; i++ {
		if n := p.doc.Words[i].Norm; p.tables.introducers[n] || p.tables.speech[n] {
			return true
		}
	}
	return p.lang == "ar" && p.doc.Words[to-1].Norm == "ل"
}

// byline tells whether a paragraph is a name or outlet, a dash and a place, and
// nothing else.
func (p *parser) byline(reg *Region) bool {
	first, last := reg.Words[0], reg.Words[1]
	if last-first > maxLeadChunk+1 {
		return false
	}
	for i := first + 1; i+1 < last; i++ {
		if p.leadSeparator(i) == '-' {
			return p.chunk(i+1, last) == chunkPlace && p.doc.Words[last-1].Kind != Punct
		}
	}
	return false
}

// take adds a chunk to what is known.
func (l *leadScan) take(k chunkKind) {
	switch k {
	case chunkAgency:
		l.agency = true
	case chunkPlace:
		l.place = true
	case chunkDate:
		l.date = true
	case chunkPlaceDate:
		l.place, l.date = true, true
	case chunkCaps:
		l.caps = true
	default:
		if !l.inside {
			l.unknown++
		}
	}
}

// separator moves past separator word i and tells whether to go on.
func (l *leadScan) separator(p *parser, sep byte, i, first, last int) bool {
	words := p.doc.Words
	dashNext := i+1 < last && p.leadSeparator(i+1) == '-'
	known := l.place || l.date || l.caps
	switch sep {
	case '(':
		l.inside = true
		return l.end == 0 || dashNext || i+1 < last && p.bracketedAgency(i+1, last)
	case ')':
		l.inside = false
		switch {
		case dashNext || i+1 < last && p.leadSeparator(i+1) == ':' && l.agency:
			if l.agency || known && l.unknown == 0 {
				l.end = words[i+1].End
			}
		case l.agency && (known || i-first <= 4) && l.unknown == 0:
			l.end = words[i].End
		}
		return true
	case '-':
		if l.inside {
			return true
		}
		spaced := words[i].Space && i+1 < last && words[i+1].Space
		switch {
		case l.unknown > 0 && !(l.agency && l.place):
		case l.agency, l.place && l.date, l.caps && spaced, l.place && spaced && p.capital(i+1, last):
			l.end = words[i].End
		}
		return true
	case ':':
		if !l.inside && l.agency && (known || i > first+1 && l.end > 0 || l.unknown == 1 && i-first <= 4) && (l.unknown <= 1 || l.place) {
			l.end = words[i].End
		}
		// لندن: «الشرق الأوسط»
		return l.place && !l.agency && i+2 < last && p.leadSeparator(i+1) == '(' && p.bracketedAgency(i+2, last)
	case '.':
		if l.agency && (known && l.unknown == 0 || l.end > 0 && words[i-1].End == l.end) {
			l.end = words[i].End
		}
		return known || l.agency
	case '/':
		if l.agency && known && l.unknown == 0 { // МОСКВА, 9 апреля. /ТАСС/.
			l.end = words[i].End
		}
	}
	return true
}

// leadSeparator sorts word i as a separator of agency lines, 0 where it is
// none.
func (p *parser) leadSeparator(i int) byte {
	w := &p.doc.Words[i]
	s := p.doc.Text[w.Start:w.End]
	switch w.Kind {
	case QuoteMark:
		switch style, role := markOf(s); {
		case style != Parens && style != Guillemet && style != Double:
		case role == closing, role == stray && p.flags[i]&closesQuote != 0:
			return ')'
		default:
			return '('
		}
	case Punct:
		if strings.HasPrefix(s, "ـ") || s == "_" {
			return '-'
		}
		switch s {
		case "/", "،", ",":
			return '/'
		case ".":
			if i > 0 && !w.Space && i+1 < len(p.doc.Words) && !p.doc.Words[i+1].Space || p.initial(i-1) && !w.Space {
				return 0 // العربية.نت, أ. ف. ب.
			}
			return '.'
		}
		switch c := p.sign(i); c {
		case '-', '(', ')', ':':
			return c
		}
		return 0
	}
	return 0
}

// initial tells whether word i is a single letter.
func (p *parser) initial(i int) bool {
	return i >= 0 && p.doc.Words[i].Kind == Letters && utf8.RuneCountInString(p.doc.Words[i].Norm) == 1
}

// bracketedAgency tells whether the words from i to a closing bracket name an
// agency.
func (p *parser) bracketedAgency(i, last int) bool {
	for k := i; k < last && k < i+maxLeadChunk; k++ {
		if p.leadSeparator(k) == ')' {
			return p.chunk(i, k) == chunkAgency
		}
	}
	return false
}

// capital tells whether word i can start the text after a place and a dash:
// a capital letter, or a script without capitals.
func (p *parser) capital(i, last int) bool {
	for i < last && p.doc.Words[i].Kind == QuoteMark {
		i++
	}
	if i >= last {
		return false
	}
	r, _ := decode(p.doc.Text, p.doc.Words[i].Start)
	return !unicode.IsLower(r)
}

// chineseLead finds 新华社北京4月9日电（记者…）: an agency, then text up to 电
// or 讯, then brackets.
func (p *parser) chineseLead(reg *Region) Span {
	s := p.doc.Text[reg.Start:min(reg.End, reg.Start+maxLeadChinese)]
	head := strings.TrimLeft(s, "（(【")
	found := false
	for n := 2 * 3; n <= 6*3 && n <= len(head) && !found; n += 3 {
		found = p.tables.agencies[head[:n]]
	}
	if !found {
		return Span{}
	}
	i := first2(strings.Index(s, "电"), strings.Index(s, "讯"))
	if i < 0 || strings.ContainsAny(s[:i], "。，") {
		return Span{}
	}
	end := i + len("电")
	rest := p.doc.Text[reg.Start+end : reg.End]
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if k := strings.Index(rest, pair[1]); strings.HasPrefix(rest, pair[0]) && k > 0 && k < maxLeadChinese {
			end += k + len(pair[1])
			break
		}
	}
	if reg.Start+end >= reg.End {
		return Span{}
	}
	return Span{reg.Start, reg.Start + end}
}

// first2 is the smaller of two indexes, -1 counting as none.
func first2(a, b int) int {
	if a < 0 || b >= 0 && b < a {
		return b
	}
	return a
}
