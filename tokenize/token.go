package tokenize

import (
	"iter"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Token is one piece of a text as [Tokens] cuts it.
type Token struct {
	Span
	Kind WordKind
	// White marks white space and invisible characters between words. They
	// have Kind Other and become no Word.
	White bool
}

// Tokens cuts text into tokens, white space included. The tokens follow each
// other without gap or overlap: their surfaces concatenate to text, whatever
// bytes it holds.
//
//   - A word runs over letters, combining marks, and tatweel. In scripts other
//     than Arabic also over digits (COVID-19), inner apostrophes (don't,
//     O'Brien) and inner hyphens (Sino-Russian). Arabic is never joined by
//     hyphens, nor to digits or to letters of another script: الـ|CIA.
//   - Initials with full stops inside are one word with the last stop: U.S.,
//     أ.ف.ب.
//   - A number runs over its separators: 12.500, 1,000, 5+1, 2024-04-09, 20:51.
//   - Han characters and kana are one token each.
//   - Web addresses are one token of kind Other, an emoji sequence likewise.
//   - Every punctuation mark is one token; a run of the same full stop,
//     hyphen, exclamation or question mark counts as one mark, and so do the
//     quotation marks that are written with two characters: (( )) << >> “ ”.
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		sc := scanner{s: text, end: len(text)}
		for sc.next() {
			if !yield(Token{Span: Span{sc.start, sc.pos}, Kind: sc.kind, White: sc.white}) {
				return
			}
		}
	}
}

// scanner cuts s[pos:end). After next the token is s[start:pos).
type scanner struct {
	s        string
	end      int
	pos      int
	start    int
	kind     WordKind
	white    bool
	space    bool // a white token with real white space in it, not only invisible characters
	changed  bool // the Match form of the token may differ from its surface
	french   bool // cut after an elided article: l’|OTAN
	handling bool // the token before was # or @: underscores join
}

// next moves to the next token and tells whether there is one.
func (sc *scanner) next() bool {
	if sc.pos >= sc.end {
		return false
	}
	sc.start = sc.pos
	sc.white, sc.changed, sc.space = false, false, false
	handle := sc.handling
	sc.handling = false
	c, n := sc.class(sc.pos)
	switch c {
	case clsSpace, clsBreak, clsHidden:
		sc.scanWhite()
	case clsArabic:
		sc.kind = Letters
		sc.scanArabic(sc.pos, handle)
	case clsLetter:
		sc.kind = Letters
		sc.scanLetters(sc.pos, handle)
	case clsDigit:
		sc.scanNumber(handle)
	case clsHan:
		sc.kind = Letters
		sc.pos += n
		sc.scanMarks()
	case clsTatweel, clsMark:
		sc.scanStretch()
	case clsQuote:
		sc.scanQuote()
	case clsPunct:
		sc.scanPunct()
	default:
		sc.kind = Other
		sc.scanOther(n)
	}
	return true
}

// class is the class of the character at i and its length, clsBreak and 0 at
// the end.
func (sc *scanner) class(i int) (class, int) {
	if i >= sc.end {
		return clsBreak, 0
	}
	c := sc.s[i]
	if c < utf8.RuneSelf {
		return class(charInfo[c] & infoClass), 1
	}
	r, n := utf8.DecodeRuneInString(sc.s[i:sc.end])
	return classOf(r), n
}

// note remembers whether the character changes under the Match form.
func (sc *scanner) note(r rune) {
	if uint32(r) >= tableSize || charInfo[r]&infoChange != 0 {
		sc.changed = true
	}
}

func (sc *scanner) scanWhite() {
	sc.kind, sc.white = Other, true
	for sc.pos < sc.end {
		c, n := sc.class(sc.pos)
		switch c {
		case clsSpace, clsBreak:
			sc.space = true
		case clsHidden:
		default:
			return
		}
		sc.pos += n
	}
}

// scanMarks runs over combining marks at pos.
func (sc *scanner) scanMarks() {
	for {
		c, n := sc.class(sc.pos)
		if c != clsMark {
			return
		}
		sc.changed = true
		sc.pos += n
	}
}

// scanStretch cuts a token that starts with tatweel or a stray mark: part of a
// word if a letter follows, a dash or stray otherwise.
func (sc *scanner) scanStretch() {
	i := sc.pos
	for {
		c, n := sc.class(i)
		if c != clsTatweel && c != clsMark {
			if c == clsArabic {
				sc.kind = Letters
				sc.scanArabic(i, false)
				sc.changed = true
				return
			}
			break
		}
		i += n
	}
	sc.kind = Punct
	if first, _ := sc.class(sc.pos); first == clsMark {
		sc.kind = Other
	}
	sc.pos = i
}

// scanOther takes a grapheme cluster, so that an emoji with its modifiers
// stays whole, but never more than what is symbols and invisible characters.
func (sc *scanner) scanOther(n int) {
	next, m := sc.class(sc.pos + n)
	sc.pos += n
	if m == 0 || next != clsHidden && next != clsMark && next != clsOther && next != clsPunct {
		return
	}
	it := graphemes.FromString(sc.s[sc.start:sc.end])
	if it.Next() {
		sc.pos = max(sc.start+it.End(), sc.pos)
	}
}

// scanPunct takes one mark, or a run of the same one where runs are one mark.
func (sc *scanner) scanPunct() {
	sc.kind = Punct
	r, n := decode(sc.s[:sc.end], sc.pos)
	first := sc.s[sc.pos : sc.pos+n]
	sc.pos += n
	switch r {
	case '.', '-', '!', '?', '؟', '…', '*', '=', '_', '~', '—', '–':
		for sc.pos+n <= sc.end && sc.s[sc.pos:sc.pos+n] == first {
			sc.pos += n
		}
	case '(', ')', '<', '>':
		// A third bracket stands alone: "(((" opens a quotation in parentheses.
		if sc.pos < sc.end && sc.s[sc.pos] == first[0] {
			sc.pos++
			sc.kind = QuoteMark
		}
	case '#', '@':
		sc.handling = true
	}
	sc.changed = isPresentation(r) // full-width commas and colons
}

// scanQuote takes one quotation mark; two ASCII characters of the same kind,
// as in “so”, count as one.
func (sc *scanner) scanQuote() {
	sc.kind = QuoteMark
	r, n := decode(sc.s[:sc.end], sc.pos)
	c := sc.s[sc.pos]
	sc.pos += n
	sc.changed = isPresentation(r)
	if (c == '`' || c == '\'') && sc.pos < sc.end && sc.s[sc.pos] == c {
		sc.pos++
	} else if c == '`' {
		sc.kind = Punct
	}
}
