package subword

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// decompose puts each character's decomposition in its place, in canonical
// order. Characters that change places take their extents along.
func decompose(t text, f norm.Form) text {
	if f.IsNormalString(t.s) {
		return t
	}
	type char struct {
		r rune
		e extent
		c uint8 // canonical combining class
	}
	var seq []char
	b := newEditor(len(t.s))
	flush := func() {
		for i := 1; i < len(seq); i++ { // stable insertion by class
			for j := i; j > 0 && seq[j].c != 0 && seq[j-1].c > seq[j].c; j-- {
				seq[j], seq[j-1] = seq[j-1], seq[j]
			}
		}
		for _, c := range seq {
			b.put(c.r, c.e)
		}
		seq = seq[:0]
	}
	for i := 0; i < len(t.s); {
		_, n := utf8.DecodeRuneInString(t.s[i:])
		d := f.String(t.s[i : i+n])
		for _, r := range d {
			c := f.PropertiesString(string(r)).CCC()
			if c == 0 {
				flush()
			}
			seq = append(seq, char{r, t.span(i, i+n), c})
		}
		i += n
	}
	flush()
	return b.text()
}

// compose is NFC or NFKC. A composed character stands for the first of the
// characters that it was made of, as in the reference.
func compose(t text, f norm.Form) text {
	if f.IsNormalString(t.s) {
		return t
	}
	b := newEditor(len(t.s))
	for i := 0; i < len(t.s); {
		n := f.NextBoundaryInString(t.s[i:], true)
		if n <= 0 {
			n = len(t.s) - i
		}
		seg := t.s[i : i+n]
		if f.IsNormalString(seg) {
			for k := i; k < i+n; {
				r, w := utf8.DecodeRuneInString(t.s[k:])
				b.put(r, t.span(k, k+w))
				k += w
			}
			i += n
			continue
		}
		composed := []rune(f.String(seg))
		// Characters left uncomposed stand at the end and keep their extents,
		// unless compatibility made them more than there were.
		starts := make([]int, 0, 8)
		for k := range seg {
			starts = append(starts, i+k)
		}
		starts = append(starts, i+n)
		for k, r := range composed {
			from := len(starts) - 1 - (len(composed) - k)
			if k == 0 || from < 0 {
				from = 0
			}
			b.put(r, t.span(starts[from], starts[from+1]))
		}
		i += n
	}
	return b.text()
}
