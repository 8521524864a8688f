package tokenize

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize rewrites text in the given form and returns the result with the
// map back to text. Where nothing changes the result is text itself and the
// map costs nothing. Invalid bytes are kept, one by one, as they are.
func Normalize(text string, form Form) (string, *Map) {
	n := stable(text, 0, form)
	if n == len(text) {
		return text, &Map{text: text, source: len(text)}
	}
	b := mapBuilder{pieces: make([]piece, 0, 16)}
	dst := make([]byte, 0, len(text)+16)
	dst = appendForm(dst, text, form, &b)
	out := string(dst)
	return out, &Map{text: out, source: len(text), pieces: b.pieces, last: b.end}
}

// Fold is text in the [Match] form, without a map. It returns text itself
// where nothing changes.
func Fold(text string) string {
	n := stable(text, 0, Match)
	if n == len(text) {
		return text
	}
	return string(appendForm(make([]byte, 0, len(text)+16), text, Match, nil))
}

// stable is the end of a stretch of s that starts at from and that f leaves as
// it is: no character in it changes by itself, and none is followed by one
// that could compose with it.
func stable(s string, from int, f Form) int {
	stop := byte(0) // bits of charInfo that end the stretch
	switch f {
	case Match:
		stop = infoChange
	case Model:
		stop = infoModel
	}
	start := from // of the last character
	for i := from; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if stop != 0 {
				if charInfo[c]&stop != 0 {
					return i
				}
			} else if f.fold(rune(c)) != rune(c) {
				return i
			}
			start = i
			i++
			continue
		}
		if c < 0xE0 && stop != 0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 && c >= 0xC2 {
			info := charInfo[rune(c&0x1F)<<6|rune(s[i+1]&0x3F)]
			if info&infoJoin != 0 {
				return start
			}
			if info&stop != 0 {
				return i
			}
			start = i
			i += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
		case f&NFC != 0 && r >= 0x300 && (composes(r) || classOf(r) == clsMark):
			return start
		case f.fold(r) != r, f&Presentation != 0 && isPresentation(r):
			return i
		}
		start = i
		i += n
	}
	return len(s)
}

// appendForm appends s in form f to dst and records where the pieces come
// from if b is not nil.
func appendForm(dst []byte, s string, f Form, b *mapBuilder) []byte {
	settled := 0 // no sequence that starts before it composes
	for i := 0; i < len(s); {
		if end := stable(s, i, f); end > i {
			if b != nil {
				b.add(len(dst), i, end)
			}
			dst = append(dst, s[i:end]...)
			i = end
			continue
		}
		r, n := decode(s, i)
		if f&NFC != 0 && i >= settled {
			end, found := composing(s, i, n, f)
			if found {
				if seg := norm.NFC.String(s[i:end]); seg != s[i:end] {
					dst = appendPiece(dst, seg, i, end, f, b)
					i = end
					continue
				}
			}
			settled = end
		}
		if f&Presentation != 0 && isPresentation(r) {
			dst = appendPiece(dst, norm.NFKC.String(s[i:i+n]), i, i+n, f, b)
			i += n
			continue
		}
		t := f.fold(r)
		switch {
		case r == utf8.RuneError && n == 1: // an invalid byte stays what it is
			if b != nil {
				b.add(len(dst), i, i+1)
			}
			dst = append(dst, s[i])
		case t == deleted:
			if b != nil {
				b.drop(i, i+n, classOf(r) != clsHidden)
			}
		default:
			if b != nil {
				if utf8.RuneLen(t) != n {
					b.close()
				}
				b.add(len(dst), i, i+n)
				if utf8.RuneLen(t) != n {
					b.close()
				}
			}
			dst = utf8.AppendRune(dst, t)
		}
		i += n
	}
	return dst
}

// appendPiece appends the characters of seg, which stand for s[start:end) as a
// whole, each folded.
func appendPiece(dst []byte, seg string, start, end int, f Form, b *mapBuilder) []byte {
	any := false
	for _, r := range seg {
		t := f.fold(r)
		if t == deleted {
			continue
		}
		if b != nil {
			b.close()
			b.add(len(dst), start, end)
			b.close()
		}
		any = true
		dst = utf8.AppendRune(dst, t)
	}
	if !any && b != nil {
		b.drop(start, end, true)
	}
	return dst
}

// composing looks whether the character of n bytes at i starts a sequence that
// composition can change, and returns the end of what it looked at.
func composing(s string, i, n int, f Form) (end int, found bool) {
	r, _ := decode(s, i)
	found = composes(r)
	kept := 0 // marks that f keeps: two may be out of order
	if classOf(r) == clsMark && f.fold(r) != deleted {
		kept++
	}
	j := i + n
	for j < len(s) && !found && s[j] >= 0xCC {
		r, n := utf8.DecodeRuneInString(s[j:])
		if composes(r) {
			found = true
			break
		}
		if classOf(r) != clsMark {
			break
		}
		if f.fold(r) != deleted {
			kept++
		}
		if kept > 1 {
			found = true
			break
		}
		j += n
	}
	if !found {
		return j, false
	}
	return i + norm.NFC.NextBoundaryInString(s[i:], true), true
}

// isPresentation tells the characters that the Presentation form replaces.
func isPresentation(r rune) bool {
	switch {
	case r < 0xFB50:
		return false
	case r <= 0xFDFF:
		return r != 0xFD3E && r != 0xFD3F
	case r >= 0xFE70 && r <= 0xFEFC:
		return true
	}
	return r >= 0xFF01 && r <= 0xFF5E
}
