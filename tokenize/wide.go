package tokenize

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	enc16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// charset is an encoding and its name.
type charset struct {
	name string
	enc  encoding.Encoding
}

// wideCharsets are the encodings whose units are longer than a byte.
var wideCharsets = [...]charset{
	{"utf-16le", enc16.UTF16(enc16.LittleEndian, enc16.IgnoreBOM)},
	{"utf-16be", enc16.UTF16(enc16.BigEndian, enc16.IgnoreBOM)},
	{"utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"utf-32be", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
}

// wideNamed is the wide encoding of that name, nil for any other.
func wideNamed(name string) *charset {
	switch name {
	case "utf-16":
		name = "utf-16le"
	case "utf-32":
		name = "utf-32le"
	}
	for i := range wideCharsets {
		if wideCharsets[i].name == name {
			return &wideCharsets[i]
		}
	}
	return nil
}

// byteOrderMark takes a byte order mark off b. The charset is nil for UTF-8.
func byteOrderMark(b []byte) (c *charset, rest []byte, found bool) {
	for _, m := range [...]struct{ mark, name string }{ // UTF-32 begins as UTF-16 does
		{"\xEF\xBB\xBF", "utf-8"}, {"\xFF\xFE\x00\x00", "utf-32le"}, {"\x00\x00\xFE\xFF", "utf-32be"},
		{"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"},
	} {
		if rest, ok := bytes.CutPrefix(b, []byte(m.mark)); ok {
			return wideNamed(m.name), rest, true
		}
	}
	return nil, b, false
}

// What the readings of guessWide are worth.
const (
	wideSample = 8 << 10 // bytes looked at
	leastText  = 0.4     // below, it is no text
	hinted     = 0.4     // more for the encoding that the caller named
)

// guessWide tells in which of the wide encodings b reads best; nil where it
// reads better as it is, or as nothing. text tells that it is text as it is.
func guessWide(b []byte, hint *charset) (best *charset, text bool) {
	s := b[:min(len(b), wideSample)]
	asIs := textScore(strings.ToValidUTF8(string(s), "\uFFFD"))
	top := max(asIs, leastText)
	for i := range wideCharsets {
		c := &wideCharsets[i]
		out, err := c.enc.NewDecoder().Bytes(s)
		if err != nil {
			continue
		}
		score := textScore(string(out))
		if c == hint && score > 0 {
			score += hinted
		}
		if score > top {
			best, top = c, score
		}
	}
	return best, asIs >= leastText
}

// textScore is how much s reads like news: about 1 where it does, below zero
// for controls and characters that no text has. Bytes put together in the wrong
// way give rare Han characters and signs of all kinds.
func textScore(s string) float64 {
	sum, n := 0.0, 0
	for _, r := range s {
		n++
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r >= ' ' && r < 0x7F:
			sum++
		case r >= 0x4E00 && r <= 0x9FFF:
			if strings.ContainsRune(chineseCommon, r) {
				sum += 1.6
			} else {
				sum += 0.3
			}
		case r >= 0x3001 && r <= 0x3011, r >= 0xFF01 && r <= 0xFF1F:
			sum += 1.2
		case r >= 0x2010 && r <= 0x203A, r >= 0xA0 && r <= 0x17F, r >= 0x400 && r <= 0x45F, r >= 0x600 && r <= 0x6D5,
			r >= 0x3041 && r <= 0x30FF, r >= 0xAC00 && r <= 0xD7A3:
			if r < 0xAC00 {
				sum++
			} else {
				sum += 0.4
			}
		case r == unicode.ReplacementChar || r < ' ':
			sum -= 3
		case unicode.IsLetter(r), unicode.IsMark(r):
			sum += 0.1
		default:
			sum--
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
