package subword

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// byteRune is GPT-2's visible character for a byte.
func byteRune(b byte) rune {
	switch {
	case b >= '!' && b <= '~', b >= 0xA1 && b <= 0xAC, b >= 0xAE:
		return rune(b)
	case b <= ' ':
		return 0x100 + rune(b)
	case b <= 0xA0:
		return 0x121 + rune(b-0x7F)
	}
	return 0x143 // U+00AD
}

// newByteLevel makes the pre-tokenizer of byte-level BPE: GPT-2's words, every
// byte as a character.
func newByteLevel(s *stage) splitter {
	space, regex := orBool(s.AddPrefixSpace, true), orBool(s.UseRegex, true)
	return func(t text, emit func(text)) {
		if space && !strings.HasPrefix(t.s, " ") {
			t = prepend(t, " ")
		}
		word := func(w text) {
			b := newEditor(2 * len(w.s))
			for i := range len(w.s) {
				b.put(byteRune(w.s[i]), w.byteExtent(i))
			}
			emit(b.text())
		}
		if regex {
			gpt2Words(t.s, func(i, j int) { word(t.slice(i, j)) })
		} else if t.s != "" {
			word(t)
		}
	}
}

// gpt2Words cuts as the expression
//
//	's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
func gpt2Words(s string, word func(i, j int)) {
	for i := 0; i < len(s); {
		j := i + gpt2Word(s[i:])
		word(i, j)
		i = j
	}
}

func gpt2Word(s string) int {
	for _, c := range [...]string{"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	start := 0
	if s[0] == ' ' && len(s) > 1 {
		start = 1
	}
	r, _ := utf8.DecodeRuneInString(s[start:])
	if class := gpt2Class(r); class != dropped {
		i := start
		for i < len(s) {
			r, n := utf8.DecodeRuneInString(s[i:])
			if gpt2Class(r) != class {
				break
			}
			i += n
		}
		return i
	}
	// White space: all of it at the end of the text, else all but the last.
	i, last := 0, 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			break
		}
		last = i
		i += n
	}
	if i < len(s) && last > 0 {
		return last
	}
	return i
}

func gpt2Class(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return dropped
	case unicode.IsLetter(r):
		return runA
	case unicode.IsNumber(r):
		return runB
	}
	return alone
}
