package tokenize

import (
	"sort"
	"unicode/utf8"
)

// Map leads from byte offsets in a normalised text back to the text that it
// was made from. It is read-only and may be shared between goroutines.
//
// A deleted combining mark or tatweel belongs to the character before it;
// other deleted characters belong to none.
type Map struct {
	text   string  // the normalised text
	source int     // length of the source
	pieces []piece // in order; empty where nothing changed
	last   int     // source end of the last piece
}

// piece is a run of characters that keep their byte lengths: offset dst+k
// comes from src+k. A piece that was made by close holds one character of
// another length.
type piece struct {
	dst, src int
	prevEnd  int // where the source of the piece before ends, its marks included
}

// Identity tells whether the two texts are the same.
func (m *Map) Identity() bool { return len(m.pieces) == 0 && len(m.text) == m.source }

// Len is the length of the normalised text in bytes.
func (m *Map) Len() int { return len(m.text) }

// SourceLen is the length of the source in bytes.
func (m *Map) SourceLen() int { return m.source }

// Source is the offset in the source where the character begins that gave the
// normalised one at offset i. An i inside a character counts as its start; an
// i outside the text is moved to the nearest end of it, and the end of the
// normalised text leads to the end of the source.
func (m *Map) Source(i int) int {
	i = clamp(i, len(m.text))
	for i > 0 && i < len(m.text) && !boundary(m.text, i) {
		i--
	}
	if len(m.pieces) == 0 {
		if m.Identity() {
			return i
		}
		return m.source
	}
	if i == len(m.text) {
		return m.source
	}
	p := m.piece(i)
	return p.src + i - p.dst
}

// Span is the span in the source that gave the normalised span s: from the
// first character's beginning to the last character's end. An empty span
// gives an empty one.
func (m *Map) Span(s Span) Span {
	start := m.Source(s.Start)
	end := clamp(s.End, len(m.text))
	for end < len(m.text) && !boundary(m.text, end) {
		end++
	}
	if end <= clamp(s.Start, len(m.text)) {
		return Span{start, start}
	}
	if len(m.pieces) == 0 {
		return Span{start, end}
	}
	return Span{start, m.end(end)}
}

// end is the source offset where the character ends that ends at i > 0.
func (m *Map) end(i int) int {
	if i == len(m.text) {
		return m.last
	}
	p := m.piece(i)
	if p.dst == i {
		return p.prevEnd
	}
	return p.src + i - p.dst
}

// piece is the last piece that starts at or before i. Several pieces can only
// start at one place if all but the last are empty, which the builder avoids.
func (m *Map) piece(i int) piece {
	k := sort.Search(len(m.pieces), func(k int) bool { return m.pieces[k].dst > i })
	return m.pieces[max(k-1, 0)]
}

func clamp(i, n int) int { return min(max(i, 0), n) }

// boundary tells whether a character starts at i: a continuation byte that
// belongs to no character is one by itself.
func boundary(s string, i int) bool {
	if i <= 0 || i >= len(s) || utf8.RuneStart(s[i]) {
		return true
	}
	for j := i - 1; j >= 0 && j > i-utf8.UTFMax; j-- {
		if utf8.RuneStart(s[j]) {
			_, n := utf8.DecodeRuneInString(s[j:])
			return j+n <= i
		}
	}
	return true
}

// mapBuilder collects pieces from left to right.
type mapBuilder struct {
	pieces []piece
	end    int  // source end of what was added last, with its marks
	next   int  // source offset that would continue the open piece
	open   bool // whether the last piece can be continued
}

// add records that the character or run at dst comes from src[start:end).
func (b *mapBuilder) add(dst, start, end int) {
	if !b.open || b.next != start {
		b.pieces = append(b.pieces, piece{dst: dst, src: start, prevEnd: b.end})
		b.open = true
	}
	b.next, b.end = end, end
}

// close keeps what comes next out of the open piece.
func (b *mapBuilder) close() { b.open = false }

// drop records that src[start:end) was deleted; attached marks belong to the
// character before.
func (b *mapBuilder) drop(start, end int, attached bool) {
	if attached && b.end == start && len(b.pieces) > 0 {
		b.end = end
	}
	b.open = false
}
