package attribute

import (
	"unicode"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// euWord is a token with what the tables know of it.
type euWord struct {
	*tokenize.Word
	class euClass
	form  *enForm // where the word is a form of an English cue verb
	multi euClass // classes of the sequence that begins here
	multN int     // its length in words
	// endOf are the classes of the sequence that ends here, from its first word.
	endOf   euClass
	endFrom int
	// inBody is the first word of the known organisation of several words that
	// goes on here, 0 elsewhere.
	inBody int
	mark   byte // the ASCII sign of a punctuation mark; dashes are '-'
	cap    bool // begins with an upper-case letter
	caps   bool // has no lower-case letter, and two upper-case ones
	poss   bool // ends in 's
}

func (t *euWord) is(c euClass) bool { return t.class&c != 0 }

// starts reports whether a word or sequence of the class begins at t, and how
// long it is.
func (t *euWord) starts(c euClass) int {
	if t.multi&c != 0 {
		return t.multN
	}
	if t.class&c != 0 {
		return 1
	}
	return 0
}

// readCase records the case of a word's letters.
func (t *euWord) readCase(s string) {
	c, _ := utf8.DecodeRuneInString(s)
	t.cap = unicode.IsUpper(c)
	upper, lower := 0, 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c):
			lower++
		}
	}
	t.caps = upper > 1 && lower == 0
}

// signOf reduces a punctuation mark to one byte.
func signOf(s string) byte {
	switch s {
	case "—", "–", "--", "---", "―":
		return '-'
	case "…":
		return '.'
	case "¿":
		return '?'
	case "¡":
		return '!'
	}
	if s == "" || s[0] >= utf8.RuneSelf {
		return 0
	}
	return s[0]
}
