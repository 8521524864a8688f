package tokenize

import (
	"strings"
	"unicode/utf8"
)

// normBlock is how much memory is taken at a time for the Norm of words that
// differ from their surface.
const normBlock = 8 << 10

// norm is the Match form of a word that may change under it: see [Word.Norm].
// The results share blocks of memory.
func (p *parser) norm(s string) string {
	b := &p.normBuf
	if b.Cap()-b.Len() < len(s)+utf8.UTFMax {
		*b = strings.Builder{}
		b.Grow(max(min(normBlock, len(p.doc.Text)), 2*len(s)+utf8.UTFMax))
	}
	start := b.Len()
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= 0x300 && (r >= tableSize || classOf(r) == clsMark && composes(r)) {
			return p.normSlow(s)
		}
		if t := Match.fold(r); t != deleted {
			b.WriteRune(t)
		}
		i += n
	}
	return possessive(b.String()[start:], p.lang)
}

// normSlow is norm for words with characters that may compose or stand for
// several.
func (p *parser) normSlow(s string) string {
	return possessive(Fold(strings.ReplaceAll(s, "’", "'")), p.lang)
}

// possessive takes the English 's off a name: "lavrov's" is looked up as
// "lavrov". Contractions of pronouns and the like stay whole.
func possessive(s, lang string) string {
	n := len(s) - 2
	if n <= 0 || s[n] != '\'' || s[n+1] != 's' || lang == "fr" {
		return s
	}
	switch s[:n] {
	case "it", "he", "she", "that", "this", "there", "here", "what", "who", "where", "how", "when", "let":
		return s
	}
	return s[:n]
}
