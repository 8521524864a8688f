package subword

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitter cuts a text into words; it calls emit for each, in order.
type splitter func(t text, emit func(text))

// newSplitter makes the pre-tokenizer of a file; nil where there is none.
func newSplitter(s *stage) (splitter, error) {
	if s == nil {
		return nil, nil
	}
	switch s.Type {
	case "Sequence":
		var all []splitter
		for i := range s.Pretokenizers {
			p, err := newSplitter(&s.Pretokenizers[i])
			if err != nil {
				return nil, err
			}
			all = append(all, p)
		}
		return func(t text, emit func(text)) { chain(all, t, emit) }, nil
	case "BertPreTokenizer":
		return func(t text, emit func(text)) {
			bertWords(t.s, func(i, j int) { emit(t.slice(i, j)) })
		}, nil
	case "WhitespaceSplit":
		return func(t text, emit func(text)) { byClass(t, spaceClass, true, emit) }, nil
	case "Whitespace":
		return func(t text, emit func(text)) { byClass(t, wordClass, true, emit) }, nil
	case "Punctuation":
		if s.Behavior != "" && s.Behavior != "Isolated" {
			return nil, fmt.Errorf("%w: Punctuation %s", ErrUnsupported, s.Behavior)
		}
		return func(t text, emit func(text)) { byClass(t, punctuationClass, false, emit) }, nil
	case "Digits":
		class := digitRunClass
		if s.IndividualDigits {
			class = digitClass
		}
		return func(t text, emit func(text)) { byClass(t, class, false, emit) }, nil
	case "Split":
		return newSplit(s)
	case "Metaspace":
		return newMetaspace(s)
	case "ByteLevel":
		return newByteLevel(s), nil
	}
	return nil, fmt.Errorf("%w: pre-tokenizer %q", ErrUnsupported, s.Type)
}

func chain(all []splitter, t text, emit func(text)) {
	if len(all) == 0 {
		emit(t)
		return
	}
	all[0](t, func(w text) { chain(all[1:], w, emit) })
}

// punctuation is BERT's: all ASCII symbols and Unicode's category P.
func punctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '!' && r <= '/' || r >= ':' && r <= '@' || r >= '[' && r <= '`' || r >= '{' && r <= '~'
	}
	return unicode.Is(unicode.P, r)
}

// bertWords calls word for each run of characters between white space, with
// each punctuation mark by itself.
func bertWords(s string, word func(i, j int)) {
	start := -1
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r >= 'a' && r <= 'z' || r >= 0x620 && r < 0x64B: // most of all text
			if start < 0 {
				start = i
			}
		case unicode.IsSpace(r):
			if start >= 0 {
				word(start, i)
				start = -1
			}
		case punctuation(r):
			if start >= 0 {
				word(start, i)
				start = -1
			}
			word(i, i+n)
		case start < 0:
			start = i
		}
		i += n
	}
	if start >= 0 {
		word(start, len(s))
	}
}

// Classes of characters: neighbours of one class stay together, except that
// those of class alone are words by themselves.
const (
	dropped = iota
	alone
	runA
	runB
)

func spaceClass(r rune) int {
	if unicode.IsSpace(r) {
		return dropped
	}
	return runA
}

// wordClass is that of the expression \w+|[^\w\s]+.
func wordClass(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return dropped
	case unicode.IsLetter(r), unicode.Is(unicode.M, r), unicode.Is(unicode.Nd, r), unicode.Is(unicode.Nl, r),
		unicode.Is(unicode.Pc, r), unicode.Is(unicode.Other_Alphabetic, r), r == 0x200C, r == 0x200D:
		return runA
	}
	return runB
}

func punctuationClass(r rune) int {
	if punctuation(r) {
		return alone
	}
	return runA
}

func digitClass(r rune) int {
	if unicode.IsNumber(r) {
		return alone
	}
	return runA
}

func digitRunClass(r rune) int {
	if unicode.IsNumber(r) {
		return runB
	}
	return runA
}

// byClass cuts where the class changes.
func byClass(t text, class func(rune) int, drop bool, emit func(text)) {
	start, prev := 0, -1
	flush := func(end int) {
		if end > start && (prev != dropped || !drop) {
			emit(t.slice(start, end))
		}
		start = end
	}
	for i, r := range t.s {
		c := class(r)
		if c != prev || c == alone {
			flush(i)
		}
		prev = c
	}
	flush(len(t.s))
}

// newMetaspace marks spaces, and where asked the start, with a visible
// character, at which words begin.
func newMetaspace(s *stage) (splitter, error) {
	mark := s.Replacement
	if utf8.RuneCountInString(mark) != 1 {
		return nil, fmt.Errorf("%w: Metaspace replacement %q", ErrFile, mark)
	}
	scheme := "always"
	if s.PrependScheme != nil {
		scheme = *s.PrependScheme
	} else if !orBool(s.AddPrefixSpace, true) {
		scheme = "never"
	}
	split := orBool(s.Split, true)
	return func(t text, emit func(text)) {
		first := t.span(0, 0).start == 0
		if strings.Contains(t.s, " ") {
			b := newEditor(len(t.s) + 16)
			last := 0
			for i := range len(t.s) {
				if t.s[i] == ' ' {
					b.copy(t, last, i)
					b.puts(mark, t.span(i, i+1))
					last = i + 1
				}
			}
			b.copy(t, last, len(t.s))
			t = b.text()
		}
		if (scheme == "always" || scheme == "first" && first) && !strings.HasPrefix(t.s, mark) {
			t = prepend(t, mark)
		}
		if !split {
			emit(t)
			return
		}
		start := 0
		for i := 0; i < len(t.s); {
			j := strings.Index(t.s[i:], mark)
			if j < 0 {
				break
			}
			if i += j; i > start {
				emit(t.slice(start, i))
				start = i
			}
			i += len(mark)
		}
		if start < len(t.s) {
			emit(t.slice(start, len(t.s)))
		}
	}, nil
}
