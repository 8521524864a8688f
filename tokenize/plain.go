package tokenize

import "unicode"

// PlainWords reports whether s is nothing but words of letters, with hyphens
// inside, between single spaces, as most cells of a word list are. Parse then
// makes a word of each, whatever the language, and its Norm is [Fold] of it: a
// reader of many cells need not call Parse for these. Only letters of the Arabic,
// Cyrillic, Greek and Latin scripts count, of one of them in each word.
func PlainWords(s string) bool {
	last := ' '
	var script *unicode.RangeTable
	for _, r := range s {
		switch {
		case r == ' ' || r == '-':
			if last == ' ' || last == '-' {
				return false
			}
			if r == ' ' {
				script = nil
			}
		case script != nil && unicode.Is(script, r) && unicode.IsLetter(r):
			if last == '-' && script == unicode.Arabic {
				return false
			}
		case script == nil:
			if script = plainScript(r); script == nil {
				return false
			}
		default:
			return false
		}
		last = r
	}
	return last != ' ' && last != '-'
}

// plainScript is the script of a letter that PlainWords takes, or nil.
func plainScript(r rune) *unicode.RangeTable {
	if !unicode.IsLetter(r) {
		return nil
	}
	for _, t := range [...]*unicode.RangeTable{unicode.Latin, unicode.Arabic, unicode.Cyrillic, unicode.Greek} {
		if unicode.Is(t, r) {
			return t
		}
	}
	return nil
}
