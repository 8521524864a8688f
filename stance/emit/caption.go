package emit

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/target"
)

// targetName is the name in the page's language, the id where it has none.
func (e *htmlEncoder) targetName(id string) string {
	return TargetName(target.Target{ID: id, Names: e.names[id]}, e.terms.Lang)
}

// TargetName is what to call a target in a language: its id where it has no name
// in it. Names may explain themselves after a colon, which is left out.
func TargetName(t target.Target, lang string) string {
	n, _, _ := strings.Cut(t.Names[lang], ":")
	if n == "" {
		return t.ID
	}
	return n
}

func scale(x float64) int { return int(math.Round(100 * (x + 1))) }

// Direction is that in which a language is written, as the attribute dir of HTML
// gives it: "rtl" or "ltr". The language is a BCP 47 primary tag.
func Direction(lang string) string {
	switch lang {
	case "ar", "fa", "he", "ur", "ps", "ckb", "ug", "dv", "yi", "sd":
		return "rtl"
	}
	return "ltr"
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// Symbol tells a label by its form, for those who see no colours.
func Symbol(l stance.Label) string {
	switch l {
	case stance.Favor:
		return "▲"
	case stance.Against:
		return "▼"
	}
	return "●"
}

// FormatScore writes a score for people: two decimals, a sign, and a true minus;
// zero has no sign.
func FormatScore(x float64) string {
	s := fmt.Sprintf("%+.2f", x)
	switch {
	case s == "+0.00" || s == "-0.00":
		return "0.00"
	case s[0] == '-':
		return "−" + s[1:]
	}
	return s
}

// around is the text of a span, with a little of what stands about a short one.
func around(text string, s stance.Span) string {
	lo, hi := max(0, min(s.Start, len(text))), max(0, min(s.End, len(text)))
	if hi-lo < 40 {
		lo, hi = max(0, lo-40), min(len(text), hi+40)
	} else {
		hi = min(hi, lo+160)
	}
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	return text[lo:max(lo, hi)]
}
