package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"

	"github.com/bayan-nlp/bayan/tokenize"
)

// forms are the joined forms of Arabic letters, from Unicode's presentation
// forms: isolated, final, initial, medial; 0 where there is none.
type forms map[rune][4]rune

// newForms reads the blocks of presentation forms. In them the forms of a
// letter follow each other in the order isolated, final, initial, medial, and
// each decomposes to the letter.
func newForms() forms {
	f := forms{}
	for _, block := range [...][2]rune{{0xFE80, 0xFEFC}, {0xFB50, 0xFBB1}, {0xFBFC, 0xFBFF}} {
		last, n := "", 0
		for r := block[0]; r <= block[1]; r++ {
			base := norm.NFKC.String(string(r))
			if base != last {
				last, n = base, 0
			}
			letters := []rune(base)
			key := letters[0]
			if len(letters) == 2 && letters[0] == 'ل' { // a ligature of lam and an alef
				key = -letters[1]
			} else if len(letters) != 1 {
				continue
			}
			if n < 4 {
				x := f[key]
				x[n] = r
				f[key] = x
			}
			n++
		}
	}
	return f
}

// The places of forms.
const (
	isolated = iota
	final
	initial
	medial
)

// shape writes a line for a renderer that does nothing for Arabic: letters in their
// joined forms, and in the order from left to right. Vowel signs and tatweel are left
// out.
func (f forms) shape(line string) string {
	line, _ = tokenize.Normalize(line, tokenize.NFC|tokenize.StripMarks|tokenize.DropInvisible|tokenize.Spaces)
	return visual(f.join([]rune(line)))
}

// join puts letters into their joined forms.
func (f forms) join(in []rune) string {
	var out []rune
	joins := func(r rune) bool { return f[r][initial] != 0 } // to the next letter
	before := false                                          // the letter before joins to this one
	for i := 0; i < len(in); i++ {
		r := in[i]
		x, arabic := f[r]
		if r == 'ل' && i+1 < len(in) {
			if l, ok := f[-in[i+1]]; ok {
				x, arabic, r = l, true, 0 // lam-alef joins to nothing after it
				i++
			}
		}
		if !arabic {
			out = append(out, r)
			before = false
			continue
		}
		after := r != 0 && joins(r) && i+1 < len(in) && f[in[i+1]][final] != 0
		k := isolated
		switch {
		case before && after:
			k = medial
		case before:
			k = final
		case after:
			k = initial
		}
		if x[k] == 0 {
			k = isolated
		}
		out = append(out, x[k])
		before = after
	}
	return string(out)
}

// visual puts the characters of a line into the order in which they stand from
// left to right (Unicode Standard Annex #9, for the two levels that labels have).
func visual(line string) string {
	if !strings.ContainsFunc(line, rightToLeft) {
		return line
	}
	var p bidi.Paragraph
	if _, err := p.SetString(line); err != nil {
		return line
	}
	order, err := p.Order()
	if err != nil {
		return line
	}
	runs := make([]string, order.NumRuns())
	for i := range runs {
		run := order.Run(i)
		runs[i] = run.String()
		if run.Direction() == bidi.RightToLeft {
			runs[i] = bidi.ReverseString(runs[i])
		}
	}
	// Runs come in the order in which they are read. A label that begins from
	// the right is read from there.
	if first := strings.IndexFunc(line, unicode.IsLetter); first >= 0 && rightToLeft([]rune(line[first:])[0]) {
		slices.Reverse(runs)
	}
	return strings.Join(runs, "")
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
}
