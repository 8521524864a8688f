package tokenize

import (
	"unicode/utf8"
)

// Unit is what offsets count.
type Unit uint8

// The units of offsets. Invalid bytes count as one character each, as they do
// for the range statement of Go.
const (
	Runes Unit = iota // Unicode code points: Python, W3C text positions
	UTF16             // UTF-16 code units: JavaScript, Java, C#
)

// Offsets converts byte offsets in a text to offsets in another unit and
// back. It is read-only and may be shared. A conversion looks at no more than
// a few dozen bytes of the text, whatever its length.
type Offsets struct {
	text  string
	unit  Unit
	marks []int32 // offset in the unit at every stride-th byte; nil for ASCII
	total int
}

// stride is the distance in bytes between two known places.
const stride = 64

// ToRunes prepares the conversion of byte offsets in text to code points.
func ToRunes(text string) *Offsets { return newOffsets(text, Runes) }

// ToUTF16 prepares the conversion of byte offsets in text to UTF-16 units.
func ToUTF16(text string) *Offsets { return newOffsets(text, UTF16) }

func newOffsets(text string, unit Unit) *Offsets {
	o := &Offsets{text: text, unit: unit, total: len(text)}
	i := 0
	for i < len(text) && text[i] < utf8.RuneSelf {
		i++
	}
	if i == len(text) {
		return o
	}
	o.marks = make([]int32, 0, len(text)/stride+1)
	n := 0
	next := 0 // next place to record
	for i := 0; i < len(text); {
		_, size := decode(text, i)
		for next < i+size { // the character that covers the place
			o.marks = append(o.marks, int32(n))
			next += stride
		}
		n += o.width(text[i], size)
		i += size
	}
	o.total = n
	return o
}

// width is how many units a character of size bytes takes.
func (o *Offsets) width(first byte, size int) int {
	if o.unit == UTF16 && size == utf8.UTFMax {
		return 2
	}
	return 1
}

// Len is the length of the text in the unit.
func (o *Offsets) Len() int { return o.total }

// FromByte converts a byte offset. One inside a character counts as the
// character's start; one outside the text is moved to the nearest end.
func (o *Offsets) FromByte(i int) int {
	i = clamp(i, len(o.text))
	if o.marks == nil {
		return i
	}
	if i == len(o.text) {
		return o.total
	}
	k := i / stride
	pos, n := o.known(k)
	for pos < i {
		_, size := decode(o.text, pos)
		if pos+size > i {
			break
		}
		n += o.width(o.text[pos], size)
		pos += size
	}
	return n
}

// known is the start of the character that covers byte k*stride, and its
// offset in the unit.
func (o *Offsets) known(k int) (pos, n int) {
	pos = k * stride
	for !boundary(o.text, pos) {
		pos--
	}
	return pos, int(o.marks[k])
}

// ToByte converts an offset in the unit to the byte offset of the character
// there. One inside a surrogate pair counts as the character's start; one
// outside the text is moved to the nearest end.
func (o *Offsets) ToByte(u int) int {
	u = clamp(u, o.total)
	if o.marks == nil || u == o.total {
		if u == o.total {
			return len(o.text)
		}
		return u
	}
	lo, hi := 0, len(o.marks) // the last place that is not after u
	for hi-lo > 1 {
		mid := int(uint(lo+hi) >> 1)
		if int(o.marks[mid]) <= u {
			lo = mid
		} else {
			hi = mid
		}
	}
	pos, n := o.known(lo)
	for n < u {
		_, size := decode(o.text, pos)
		w := o.width(o.text[pos], size)
		if n+w > u {
			break
		}
		n += w
		pos += size
	}
	return pos
}

// Span converts a byte span into a pair of offsets in the unit.
func (o *Offsets) Span(s Span) (start, end int) {
	return o.FromByte(s.Start), o.FromByte(s.End)
}
