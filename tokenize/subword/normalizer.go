package subword

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normalizer rewrites a text.
type normalizer func(text) text

// newNormalizer makes the normalizer of a file; nil where there is none.
func newNormalizer(s *stage) (normalizer, error) {
	if s == nil {
		return nil, nil
	}
	switch s.Type {
	case "Sequence":
		var all []normalizer
		for i := range s.Normalizers {
			n, err := newNormalizer(&s.Normalizers[i])
			if err != nil {
				return nil, err
			}
			if n != nil {
				all = append(all, n)
			}
		}
		return func(t text) text {
			for _, n := range all {
				t = n(t)
			}
			return t
		}, nil
	case "BertNormalizer":
		return bertNormalizer(s), nil
	case "NFC":
		return func(t text) text { return compose(t, norm.NFC) }, nil
	case "NFKC":
		return func(t text) text { return compose(t, norm.NFKC) }, nil
	case "NFD":
		return func(t text) text { return decompose(t, norm.NFD) }, nil
	case "NFKD":
		return func(t text) text { return decompose(t, norm.NFKD) }, nil
	case "Lowercase":
		return lowercase, nil
	case "StripAccents":
		return func(t text) text { return stripMarks(t, unicode.M) }, nil
	case "Strip":
		left, right := orBool(s.StripLeft, true), orBool(s.StripRight, true)
		return func(t text) text { return strip(t, left, right) }, nil
	case "Replace":
		return newReplace(s)
	case "Prepend":
		return func(t text) text { return prepend(t, s.Prepend) }, nil
	case "Precompiled":
		return newPrecompiled(s.CharsMap)
	}
	return nil, fmt.Errorf("%w: normalizer %q", ErrUnsupported, s.Type)
}

func bertNormalizer(s *stage) normalizer {
	lower := orBool(s.Lowercase, true)
	var steps []normalizer
	if orBool(s.CleanText, true) {
		steps = append(steps, clean)
	}
	if orBool(s.HandleChineseChars, true) {
		steps = append(steps, spaceIdeographs)
	}
	if orBool(s.StripAccents, lower) {
		steps = append(steps, func(t text) text { return stripMarks(decompose(t, norm.NFD), unicode.Mn) })
	}
	if lower {
		steps = append(steps, lowercase)
	}
	return func(t text) text {
		for _, n := range steps {
			t = n(t)
		}
		return t
	}
}

// clean drops control characters and makes white space plain.
func clean(t text) text {
	return t.mapRunes(func(b *editor, r rune, e extent) {
		switch {
		case r == '\t', r == '\n', r == '\r':
			b.put(' ', e)
		case r == utf8.RuneError, unicode.Is(unicode.C, r):
		case unicode.IsSpace(r):
			b.put(' ', e)
		default:
			b.put(r, e)
		}
	})
}

// ideograph tells the characters that BERT takes for words by themselves.
func ideograph(r rune) bool {
	switch {
	case r < 0x3400:
		return false
	case r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF, r >= 0xF900 && r <= 0xFAFF,
		r >= 0x20000 && r <= 0x2A6DF, r >= 0x2A700 && r <= 0x2B73F, r >= 0x2B740 && r <= 0x2B81F,
		r >= 0x2B920 && r <= 0x2CEAF, r >= 0x2F800 && r <= 0x2FA1F:
		return true
	}
	return false
}

func spaceIdeographs(t text) text {
	if strings.IndexFunc(t.s, ideograph) < 0 {
		return t
	}
	return t.mapRunes(func(b *editor, r rune, e extent) {
		if ideograph(r) {
			b.put(' ', e)
			b.put(r, e)
			b.put(' ', e)
			return
		}
		b.put(r, e)
	})
}

// lowercase maps each character by its full lower-case mapping.
func lowercase(t text) text {
	return t.mapRunes(func(b *editor, r rune, e extent) {
		if r == 'İ' { // the one character with a longer unconditional mapping
			b.put('i', e)
			b.put('\u0307', e)
			return
		}
		b.put(unicode.ToLower(r), e)
	})
}

func stripMarks(t text, marks *unicode.RangeTable) text {
	return t.mapRunes(func(b *editor, r rune, e extent) {
		if !unicode.Is(marks, r) {
			b.put(r, e)
		}
	})
}

func strip(t text, left, right bool) text {
	i, j := 0, len(t.s)
	if left {
		i = j - len(strings.TrimLeftFunc(t.s, unicode.IsSpace))
	}
	if right {
		j = max(i, len(strings.TrimRightFunc(t.s, unicode.IsSpace)))
	}
	return t.slice(i, j)
}

func prepend(t text, s string) text {
	if len(t.s) == 0 || s == "" {
		return t
	}
	_, n := utf8.DecodeRuneInString(t.s)
	b := newEditor(len(t.s) + len(s))
	b.puts(s, t.span(0, n))
	for i := range len(t.s) {
		b.s = append(b.s, t.s[i])
		b.at = append(b.at, t.byteExtent(i))
	}
	return b.text()
}

// byteExtent is the extent of the character that byte i belongs to.
func (t text) byteExtent(i int) extent {
	if t.at != nil {
		return t.at[i]
	}
	j := i
	for j > 0 && !utf8.RuneStart(t.s[j]) {
		j--
	}
	_, n := utf8.DecodeRuneInString(t.s[j:])
	return t.span(j, j+n)
}

// newReplace replaces a literal string, or runs of two and more spaces, the one
// regular expression that encoders' files have.
func newReplace(s *stage) (normalizer, error) {
	if s.Pattern == nil || s.Content == nil {
		return nil, fmt.Errorf("%w: Replace without pattern or content", ErrFile)
	}
	content := *s.Content
	find := func(t string, from int) (int, int) {
		if i := strings.Index(t[from:], *s.Pattern.String); i >= 0 {
			return from + i, from + i + len(*s.Pattern.String)
		}
		return -1, -1
	}
	switch {
	case s.Pattern.String != nil && *s.Pattern.String != "":
	case s.Pattern.Regex != nil && *s.Pattern.Regex == " {2,}":
		find = func(t string, from int) (int, int) {
			i := strings.Index(t[from:], "  ")
			if i < 0 {
				return -1, -1
			}
			j := from + i
			for j < len(t) && t[j] == ' ' {
				j++
			}
			return from + i, j
		}
	default:
		return nil, fmt.Errorf("%w: Replace by a regular expression", ErrUnsupported)
	}
	return func(t text) text {
		i, j := find(t.s, 0)
		if i < 0 {
			return t
		}
		b := newEditor(len(t.s))
		last := 0
		for i >= 0 {
			b.copy(t, last, i)
			_, n := utf8.DecodeLastRuneInString(t.s[i:j])
			b.puts(content, t.span(j-n, j)) // the reference has it stand for the last character
			last = j
			i, j = find(t.s, j)
		}
		b.copy(t, last, len(t.s))
		return b.text()
	}, nil
}

// copy appends the bytes [i, j) of t as they are.
func (b *editor) copy(t text, i, j int) {
	for ; i < j; i++ {
		b.s = append(b.s, t.s[i])
		b.at = append(b.at, t.byteExtent(i))
	}
}
