package subword

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// charsMap is sentencepiece's compiled normalisation: a double-array trie
// (Darts) from sequences of characters to offsets into a table of
// NUL-terminated replacements.
type charsMap struct {
	units []uint32
	table string
}

func newPrecompiled(encoded string) (normalizer, error) {
	if encoded == "" {
		return nil, nil
	}
	b, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(b) < 4 {
		return nil, fmt.Errorf("%w: precompiled_charsmap", ErrFile)
	}
	size := int(binary.LittleEndian.Uint32(b))
	if size%4 != 0 || size == 0 || size > len(b)-4 {
		return nil, fmt.Errorf("%w: precompiled_charsmap of %d bytes", ErrFile, size)
	}
	m := &charsMap{units: make([]uint32, size/4), table: string(b[4+size:])}
	for i := range m.units {
		m.units[i] = binary.LittleEndian.Uint32(b[4+4*i:])
	}
	return m.normalize, nil
}

// find is the replacement of s as a whole.
func (m *charsMap) find(s string) (string, bool) {
	offset := func(u uint32) uint32 { return u >> 10 << (u & (1 << 9) >> 6) }
	pos := offset(m.units[0])
	for i := range len(s) {
		if s[i] == 0 {
			return "", false
		}
		pos ^= uint32(s[i])
		if int(pos) >= len(m.units) {
			return "", false
		}
		u := m.units[pos]
		if u&(1<<31|0xFF) != uint32(s[i]) {
			return "", false
		}
		pos ^= offset(u)
		if u>>8&1 == 1 { // a value: the shortest key that is a prefix counts
			if int(pos) >= len(m.units) {
				return "", false
			}
			v := int(m.units[pos] & (1<<31 - 1))
			if v > len(m.table) {
				return "", false
			}
			r, _, _ := strings.Cut(m.table[v:], "\x00")
			return r, true
		}
	}
	return "", false
}

// normalize replaces clusters (a character and the marks on it) of fewer than
// six bytes as a whole where the map has them, and single characters otherwise.
func (m *charsMap) normalize(t text) text {
	b := newEditor(len(t.s))
	for i := 0; i < len(t.s); {
		_, w := utf8.DecodeRuneInString(t.s[i:])
		end := i + w
		for end < len(t.s) {
			r, n := utf8.DecodeRuneInString(t.s[end:])
			if !unicode.Is(unicode.M, r) && r != 0x200D && !(t.s[i:end] == "\r" && r == '\n') {
				break
			}
			end += n
		}
		if end-i < 6 {
			if r, ok := m.find(t.s[i:end]); ok {
				b.replace(t, i, end, r)
				i = end
				continue
			}
		}
		for i < end {
			_, w := utf8.DecodeRuneInString(t.s[i:])
			if r, ok := m.find(t.s[i : i+w]); ok {
				b.replace(t, i, i+w, r)
			} else {
				b.copy(t, i, i+w)
			}
			i += w
		}
	}
	return b.text()
}

// replace puts r in the place of the bytes [i, j) of t: its characters stand
// for those of t one by one, more ones for the last.
func (b *editor) replace(t text, i, j int, r string) {
	for _, c := range r {
		_, n := utf8.DecodeRuneInString(t.s[i:j])
		b.put(c, t.span(i, i+n))
		if i+n < j {
			i += n
		}
	}
}
