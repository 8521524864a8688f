package tokenize

import (
	"unicode/utf8"
)

// line is one line of the text without the white space around it.
type line struct {
	Span
	columns int  // characters, invisible ones and marks aside
	head    int  // characters of its first word
	blank   bool // an empty line stands before it
}

// splitLines cuts text into its lines that are not empty. Lines end with LF,
// CRLF, CR, VT, FF, NEL, U+2028 or U+2029.
func splitLines(text string) []line {
	lines := make([]line, 0, min(32, 1+len(text)/32))
	blank := false
	for pos := 0; pos < len(text); {
		l := line{Span: Span{-1, pos}, blank: blank}
		spaces := 0 // columns of white space that may turn out to be inside
		brk := false
		breaks := 0
		for pos < len(text) && !brk {
			c := text[pos]
			if c > ' ' && c < 0x7F {
				if l.Start < 0 {
					l.Start = pos
				}
				pos++
				l.End = pos
				l.columns += spaces + 1
				spaces = 0
				continue
			}
			r, n := decode(text, pos)
			switch k := classOf(r); k {
			case clsBreak:
				brk = true
				if r == '\r' && pos+1 < len(text) && text[pos+1] == '\n' {
					n = 2
				}
				breaks++
			case clsSpace, clsHidden:
				if l.Start >= 0 && k == clsSpace {
					if l.head == 0 {
						l.head = l.columns
					}
					spaces++
				}
			default:
				if l.Start < 0 {
					l.Start = pos
				}
				l.End = pos + n
				l.columns += spaces
				spaces = 0
				if k != clsMark {
					l.columns++
				}
			}
			pos += n
		}
		if l.Start < 0 {
			blank = len(lines) > 0
			continue
		}
		if l.head == 0 {
			l.head = l.columns
		}
		lines = append(lines, l)
		blank = false
	}
	return lines
}

// Hard-wrapped text: lines filled up to a width in this range.
const (
	minWrap = 40
	maxWrap = 100
)

// wrapWidth is the width that the text is wrapped at, 0 where each line is a
// paragraph. In wrapped text no line is longer than the width, and inside a
// block of lines the next line's first word would not have fitted.
func wrapWidth(lines []line) int {
	width := 0
	for _, l := range lines {
		width = max(width, l.columns)
		if width > maxWrap {
			return 0
		}
	}
	if width < minWrap {
		return 0
	}
	full, short := 0, 0
	for i := 1; i < len(lines); i++ {
		switch {
		case lines[i].blank:
		case fills(lines[i-1], lines[i], width):
			full++
		default:
			short++
		}
	}
	if full < 2 || full < 2*short {
		return 0
	}
	return width
}

// fills tells whether the first word of next would not have fitted into l.
// Ragged setting by another measure than characters is given a little room.
func fills(l, next line, width int) bool {
	const slack = 4
	return l.columns+1+next.head > width-slack
}

// columns counts the characters of s, without an allocation.
func columns(s string) int { return utf8.RuneCountInString(s) }
