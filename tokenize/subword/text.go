package subword

import "unicode/utf8"

// extent is a range of bytes of the source.
type extent struct{ start, end int32 }

// text is a stretch of text on its way through the stages. Every byte of s
// belongs to a character of the source, whose extent is at the same index of
// at; where at is nil, s is the source from base on.
type text struct {
	s    string
	at   []extent
	base int32
}

// slice is the part [i, j) of t.
func (t text) slice(i, j int) text {
	if t.at == nil {
		return text{s: t.s[i:j], base: t.base + int32(i)}
	}
	return text{s: t.s[i:j], at: t.at[i:j]}
}

// span is the source extent of the bytes [i, j).
func (t text) span(i, j int) extent {
	if t.at == nil {
		return extent{t.base + int32(i), t.base + int32(j)}
	}
	if i >= j {
		if i < len(t.at) {
			return extent{t.at[i].start, t.at[i].start}
		}
		return extent{}
	}
	return extent{t.at[i].start, t.at[j-1].end}
}

// editor builds a changed text.
type editor struct {
	s  []byte
	at []extent
}

func newEditor(n int) *editor {
	return &editor{s: make([]byte, 0, n+n/8), at: make([]extent, 0, n+n/8)}
}

// put appends a character that stands for the source extent e.
func (b *editor) put(r rune, e extent) {
	n := len(b.s)
	b.s = utf8.AppendRune(b.s, r)
	for range len(b.s) - n {
		b.at = append(b.at, e)
	}
}

// puts appends a string all of whose bytes stand for e.
func (b *editor) puts(s string, e extent) {
	b.s = append(b.s, s...)
	for range len(s) {
		b.at = append(b.at, e)
	}
}

func (b *editor) text() text { return text{s: string(b.s), at: b.at} }

// mapRunes rewrites t character by character: fn appends what a character
// becomes.
func (t text) mapRunes(fn func(b *editor, r rune, e extent)) text {
	b := newEditor(len(t.s))
	for i := 0; i < len(t.s); {
		r, n := utf8.DecodeRuneInString(t.s[i:])
		fn(b, r, t.span(i, i+n))
		i += n
	}
	return b.text()
}

// repaired replaces invalid bytes by U+FFFD, one each.
func (t text) repaired() text {
	if utf8.ValidString(t.s) {
		return t
	}
	return t.mapRunes(func(b *editor, r rune, e extent) { b.put(r, e) })
}
