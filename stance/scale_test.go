package stance_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

// tempting are units of text that, repeated, tempt a parser to look back over
// and over.
var tempting = map[string]string{
	"open-quotes":   "قال الوزير «إن ",
	"closed-quotes": "” said “",
	"cues":          "وقال ",
	"cues-en":       "said ",
	"one-sentence":  "وأضاف أن العقوبات ",
	"that":          "he said that ",
	"colons":        "الوزير: ",
	"commas":        "، معتبراً أن ",
	"names":         "سيرغي لافروف ",
	"names-en":      "Sergey Lavrov ",
	"targets":       "العقوبات الناتو تايوان ",
	"paragraphs":    "وأضاف: نعم\n\n",
	"spaces":        " \t",
	"and":           "and the minister ",
	"brackets":      "(( ",
}

// BenchmarkTempting shows that the time for such texts is about linear in their
// length: the two sizes of a unit have about the same MB/s.
func BenchmarkTempting(b *testing.B) {
	names := []string{}
	for name := range tempting {
		names = append(names, name)
	}
	slices.Sort(names)
	z := diced(b)
	for _, name := range names {
		unit, lang := tempting[name], "ar"
		if unit[0] < 0x80 {
			lang = "en"
		}
		for _, size := range []int{20 << 10, 160 << 10} {
			a := &stance.Article{Text: strings.Repeat(unit, size/len(unit)+1), Lang: lang}
			b.Run(fmt.Sprintf("%s/%dKB", name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(a.Text)))
				b.ReportAllocs()
				for b.Loop() {
					_, err := z.Analyze(b.Context(), a)
					require.NoError(b, err)
				}
			})
		}
	}
}
