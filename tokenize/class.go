package tokenize

import (
	"unicode"
	"unicode/utf8"
)

// class is what the scanner knows about one character.
type class uint8

const (
	clsOther   class = iota // symbols without a role, controls, invalid bytes
	clsSpace                // white space inside a line
	clsBreak                // white space that ends a line
	clsHidden               // draws nothing: bidi controls, joiners, BOM, soft hyphen
	clsLetter               // letters of scripts that put spaces between words
	clsArabic               // letters of the Arabic script
	clsHan                  // one token each: Han, kana, bopomofo
	clsMark                 // combining marks
	clsTatweel              // U+0640: stretches a word, or stands for a dash
	clsDigit                // decimal digits
	clsPunct                // punctuation and symbols
	clsQuote                // a character that can be a quotation mark
)

// The tables below hold, for every character of one or two bytes in UTF-8, its
// class and what normalisation does to it. Longer ones go through
// wideClass.
const (
	tableSize  = 0x800
	infoClass  = 0x0f
	infoModel  = 0x20 // the Model form of the character differs from it
	infoJoin   = 0x40 // it may compose with the character before it, or is a mark
	infoChange = 0x80 // the Match form of the character differs from it
)

var charInfo = makeCharInfo()

func makeCharInfo() *[tableSize]uint8 {
	var t [tableSize]uint8
	for r := rune(0); r < tableSize; r++ {
		v := uint8(computeClass(r))
		if Match.fold(r) != r || composes(r) {
			v |= infoChange
		}
		if Model.fold(r) != r {
			v |= infoModel
		}
		if composes(r) || class(v&infoClass) == clsMark {
			v |= infoJoin
		}
		t[r] = v
	}
	return &t
}

// classOf is the class of r; invalid bytes decode to utf8.RuneError with size
// one and are clsOther like the replacement character itself.
func classOf(r rune) class {
	if uint32(r) < tableSize {
		return class(charInfo[r] & infoClass)
	}
	return wideClass(r)
}

// wideClass is classOf for characters of three and four bytes. The ranges
// that news text is made of come first.
func wideClass(r rune) class {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF:
		return clsHan
	case r >= 0x2000 && r <= 0x206F:
		return generalPunctuation(r)
	case r >= 0x3000 && r <= 0x303F:
		return cjkPunctuation(r)
	case r >= 0x3040 && r <= 0x312F, r >= 0xF900 && r <= 0xFAFF, r >= 0x20000 && r <= 0x323AF:
		return clsHan
	case r >= 0xFB50 && r <= 0xFDFF && r != 0xFD3E && r != 0xFD3F, r >= 0xFE70 && r <= 0xFEFC:
		if unicode.IsLetter(r) {
			return clsArabic
		}
		return clsPunct
	case r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE0FFF:
		return clsHidden
	case r == 0xFF02, r == 0xFF07:
		return clsQuote
	}
	return computeClass(r)
}

func generalPunctuation(r rune) class {
	switch {
	case r <= 0x200A, r == 0x202F, r == 0x205F:
		return clsSpace
	case r == 0x2028, r == 0x2029:
		return clsBreak
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060:
		return clsHidden
	case r >= 0x2018 && r <= 0x201F, r == 0x2039, r == 0x203A:
		return clsQuote
	}
	return clsPunct
}

func cjkPunctuation(r rune) class {
	switch {
	case r == 0x3000:
		return clsSpace
	case r >= 0x300A && r <= 0x300F, r >= 0x301D && r <= 0x301F:
		return clsQuote
	case r == 0x3005, r == 0x3006, r == 0x3007:
		return clsHan
	case r >= 0x302A && r <= 0x302F:
		return clsMark
	}
	return clsPunct
}

// computeClass derives the class from the Unicode tables. It is slow: the
// table above is filled from it, and only rare characters reach it later.
func computeClass(r rune) class {
	switch r {
	case '\n', '\r', '\v', '\f', 0x85:
		return clsBreak
	case '\t', ' ', 0xA0, 0x1680:
		return clsSpace
	case '"', '\'', '`', 0xAB, 0xBB:
		return clsQuote
	case 0x640:
		return clsTatweel
	case 0xAD, 0x34F, 0x61C, 0x180E:
		return clsHidden
	case utf8.RuneError:
		return clsOther
	}
	switch {
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Mc, r), unicode.Is(unicode.Me, r):
		return clsMark
	case unicode.IsLetter(r):
		if unicode.Is(unicode.Arabic, r) {
			return clsArabic
		}
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Bopomofo) {
			return clsHan
		}
		return clsLetter
	case unicode.Is(unicode.Nd, r):
		return clsDigit
	case unicode.IsPunct(r), unicode.Is(unicode.Sm, r), unicode.Is(unicode.Sc, r), unicode.Is(unicode.Sk, r):
		return clsPunct
	case unicode.Is(unicode.Cf, r):
		return clsHidden
	}
	return clsOther
}

// isWordClass tells whether a word can start with a character of the class.
func isWordClass(c class) bool { return c == clsLetter || c == clsArabic }

// decode is utf8.DecodeRuneInString with the one-byte case inlined.
func decode(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}
