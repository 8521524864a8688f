package main

import (
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/bidi"

	"github.com/bayan-nlp/bayan/stance"
)

// screen styles text for where it is read.
type screen struct {
	colour  bool // ANSI escapes may be used
	isolate bool // right-to-left texts get isolates
}

// isTerminal tells whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// The isolates of the bidirectional algorithm (Unicode Standard Annex #9).
const (
	firstStrongIsolate    = "\u2068"
	popDirectionalIsolate = "\u2069"
)

// text makes a text from an article fit to be shown: without control
// characters, and isolated where it runs from right to left.
func (s screen) text(x string) string {
	x = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, x)
	return s.wrap(x, hasRTL(x))
}

func (s screen) wrap(x string, rtl bool) string {
	if !s.isolate || !rtl {
		return x
	}
	return firstStrongIsolate + x + popDirectionalIsolate
}

func (s screen) style(code, x string) string {
	if !s.colour || x == "" {
		return x
	}
	return "\x1b[" + code + "m" + x + "\x1b[0m"
}

func (s screen) bold(x string) string      { return s.style("1", x) }
func (s screen) faint(x string) string     { return s.style("2", x) }
func (s screen) underline(x string) string { return s.style("4", x) }

// label colours a stance: blue and yellow, which the colour-blind tell apart.
func (s screen) label(l stance.Label) string {
	switch l {
	case stance.Favor:
		return s.style("1;34", string(l))
	case stance.Against:
		return s.style("1;33", string(l))
	}
	return s.style("1", string(l))
}

// width is how many columns a terminal gives to a text.
func width(s string) int { return uniseg.StringWidth(s) }

// hasRTL tells whether a text has letters that run from right to left.
func hasRTL(s string) bool {
	for len(s) > 0 {
		if s[0] < utf8.RuneSelf {
			s = s[1:]
			continue
		}
		p, n := bidi.LookupString(s)
		if c := p.Class(); c == bidi.R || c == bidi.AL {
			return true
		}
		s = s[max(n, 1):]
	}
	return false
}

// word is a run of white space, or of anything else, at an offset.
type word struct {
	text string
	at   int
}

func splitWords(s string) []word {
	var out []word
	space := false
	for i, r := range s {
		if x := unicode.IsSpace(r); i == 0 || x != space {
			out = append(out, word{at: i})
			space = x
		}
		w := &out[len(out)-1]
		w.text = s[w.at : i+utf8.RuneLen(r)]
	}
	return out
}

// oneSpace makes a run of white space one space and drops control characters.
func oneSpace(s string) string {
	if strings.TrimSpace(s) == "" {
		return " "
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
