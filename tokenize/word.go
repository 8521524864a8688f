package tokenize

import (
	"strings"
	"unicode/utf8"
)

// scanArabic runs over a word of Arabic letters that starts at or after pos;
// from is where its first letter stands.
func (sc *scanner) scanArabic(from int, handle bool) {
	s, end := sc.s, sc.end
	i := from
	last := from // end of the last visible character
	seg := 0     // letters since the start or the last full stop
	dots := 0    // full stops inside
	changed := byte(0)
	for i < end {
		c := s[i]
		if c >= 0xD8 && c <= 0xDB && i+1 < end { // U+0600–U+06FF
			info := charInfo[rune(c&0x1F)<<6|rune(s[i+1]&0x3F)]
			if s[i+1]&0xC0 == 0x80 {
				switch class(info & infoClass) {
				case clsArabic:
					seg++
					fallthrough
				case clsMark, clsTatweel:
					changed |= info
					i += 2
					last = i
					continue
				}
			}
		}
		if c == ' ' {
			break
		}
		k, n := sc.class(i)
		switch {
		case k == clsArabic:
			seg++
			changed = infoChange
			i += n
			last = i
			continue
		case k == clsMark, k == clsTatweel:
			changed = infoChange
			i += n
			last = i
			continue
		case k == clsHidden:
			changed = infoChange
			i += n // kept only if the word goes on
			continue
		case c == '.' && seg == 1 && last == i && sc.initialAt(i+1):
			dots++
			seg = 0
			i++
			last = i
			continue
		case c == '_' && handle && last == i:
			if k, _ := sc.class(i + 1); k == clsArabic {
				i++
				last = i
				continue
			}
		}
		break
	}
	if dots > 0 && seg == 1 && last < end && s[last] == '.' && (last+1 >= end || s[last+1] != '.') {
		last++
	}
	sc.pos = last
	sc.changed = changed&infoChange != 0
}

// initialAt tells whether a single letter stands at i: one that is followed,
// after its marks, by no other letter or digit.
func (sc *scanner) initialAt(i int) bool {
	c, n := sc.class(i)
	if !isWordClass(c) {
		return false
	}
	for {
		i += n
		c, n = sc.class(i)
		if c != clsMark && c != clsTatweel {
			return !isWordClass(c) && c != clsDigit
		}
	}
}

// scanLetters runs over a word of a script other than Arabic that starts at
// from (before it there may be digits that belong to it).
func (sc *scanner) scanLetters(from int, handle bool) {
	s, end := sc.s, sc.end
	i := from
	last := from
	seg, dots := 0, 0
	lower := false // the last letter is lower-case ASCII
	for i < end {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'a' && c <= 'z':
				lower = true
				seg++
				i++
				last = i
				continue
			case c >= 'A' && c <= 'Z':
				lower = false
				sc.changed = true
				seg++
				i++
				last = i
				continue
			case c >= '0' && c <= '9':
				seg++
				i++
				last = i
				continue
			case c == ' ':
			case last != i: // after an invisible character nothing joins
			case c == '\'' && (sc.apostrophe(i, 1) || sc.elidedBeforeQuote(i, 1)):
				sc.changed = true
				i++
				last = i
				if sc.french && elided(s[sc.start:i-1]) {
					sc.pos = i
					return
				}
				continue
			case c == '-' && sc.letterOrDigit(i+1):
				i++
				last = i
				continue
			case c == '.' && seg == 1 && sc.initialAt(i+1) && dots >= 0:
				dots++
				seg = 0
				i++
				last = i
				continue
			case c == '.' && lower && sc.lowerAt(i+1), c == '@' && sc.letterOrDigit(i+1), c == '&' && !lower && sc.upperAt(i+1):
				dots = -1
				i++
				last = i
				continue
			case c == '_' && (handle || sc.letterOrDigit(i+1)):
				i++
				last = i
				continue
			case c == ':' && strings.HasPrefix(s[i:end], "://"), c == '.' && s[sc.start:i] == "www":
				sc.scanAddress(i)
				return
			}
			break
		}
		r, n := utf8.DecodeRuneInString(s[i:end])
		switch classOf(r) {
		case clsLetter:
			lower = false
			seg++
			fallthrough
		case clsMark, clsDigit:
			sc.note(r)
			i += n
			last = i
			continue
		case clsHidden:
			sc.changed = true
			i += n
			continue
		case clsQuote:
			if r == '’' && last == i && (sc.apostrophe(i, n) || sc.elidedBeforeQuote(i, n)) {
				sc.changed = true
				i += n
				last = i
				if sc.french && elided(s[sc.start:i-n]) {
					sc.pos = i
					return
				}
				continue
			}
		case clsPunct:
			if (r == '‐' || r == '‑') && last == i && sc.letterOrDigit(i+n) {
				sc.changed = true
				i += n
				last = i
				continue
			}
		}
		break
	}
	if dots > 0 && seg == 1 && last < end && s[last] == '.' && (last+1 >= end || s[last+1] != '.') {
		last++
	}
	sc.pos = last
}

// apostrophe tells whether the mark of n bytes at i stands inside a word.
func (sc *scanner) apostrophe(i, n int) bool {
	c, _ := sc.class(i + n)
	return c == clsLetter
}

func (sc *scanner) letterOrDigit(i int) bool {
	c, _ := sc.class(i)
	return c == clsLetter || c == clsDigit
}

func (sc *scanner) lowerAt(i int) bool { return i < sc.end && sc.s[i] >= 'a' && sc.s[i] <= 'z' }
func (sc *scanner) upperAt(i int) bool { return i < sc.end && sc.s[i] >= 'A' && sc.s[i] <= 'Z' }

// elidedBeforeQuote tells whether the mark of n bytes at i ends a French word that has lost
// its vowel before a quotation: qu’« il », d'"autosabotage".
func (sc *scanner) elidedBeforeQuote(i, n int) bool {
	if !sc.french || i+n >= sc.end || !elided(sc.s[sc.start:i]) {
		return false
	}
	c, _ := sc.class(i + n)
	return c == clsQuote
}

// elided tells the French words that lose their vowel before an apostrophe.
func elided(w string) bool {
	switch strings.ToLower(w) {
	case "l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu":
		return true
	}
	return false
}

// scanAddress runs over the rest of a web address, up to white space, a
// quotation mark or a letter of another script. Sentence punctuation at its
// end stays outside.
func (sc *scanner) scanAddress(i int) {
	sc.kind = Other
	for i < sc.end {
		c := sc.s[i]
		if c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '`' {
			break
		}
		i++
	}
	for i > sc.start && strings.IndexByte(".,;:!?)'", sc.s[i-1]) >= 0 {
		i--
	}
	sc.pos = i
}

// scanNumber runs over digits and the separators between them. Letters that
// follow directly or after a hyphen make it a word: 20th, 5G, 15-year-old.
func (sc *scanner) scanNumber(handle bool) {
	s, end := sc.s, sc.end
	sc.kind = Number
	i := sc.pos
	for i < end {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			i++
			continue
		case c < utf8.RuneSelf:
			switch c {
			case '.', ',', ':', '/', '+', '-':
				if d, _ := sc.class(i + 1); d == clsDigit {
					i++
					continue
				}
			}
			if isWordClass(class(charInfo[c]&infoClass)) || c == '-' && sc.latinAt(i+1) || c == '_' && handle {
				if c == '-' || c == '_' {
					i++
				}
				sc.kind = Letters
				sc.scanLetters(i, handle)
				sc.changed = true
				return
			}
		default:
			r, n := utf8.DecodeRuneInString(s[i:end])
			switch k := classOf(r); {
			case k == clsDigit, k == clsMark:
				sc.changed = true
				i += n
				continue
			case r == '٫' || r == '٬' || r == '،' || r == '‐' || r == '‑':
				if d, _ := sc.class(i + n); d == clsDigit {
					sc.changed = true
					i += n
					continue
				}
			case k == clsLetter:
				sc.kind = Letters
				sc.scanLetters(i, handle)
				sc.changed = true
				return
			}
		}
		break
	}
	sc.pos = i
}

func (sc *scanner) latinAt(i int) bool {
	c, _ := sc.class(i)
	return c == clsLetter
}
