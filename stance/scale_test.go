package stance_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

// Texts that tempt a parser to look back over and over take time about linear
// in their length.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	for name, unit := range map[string]string{
		"article":       seed().Text + "\n\n",
		"open quotes":   "قال الوزير «إن ",
		"closed quotes": "” said “",
		"cues":          "وقال ",
		"cues en":       "said ",
		"one sentence":  "وأضاف أن العقوبات ",
		"that":          "he said that ",
		"colons":        "الوزير: ",
		"commas":        "، معتبراً أن ",
		"names":         "سيرغي لافروف ",
		"names en":      "Sergey Lavrov ",
		"targets":       "العقوبات الناتو تايوان ",
		"paragraphs":    "وأضاف: نعم\n\n",
		"spaces":        " \t",
		"and":           "and the minister ",
		"brackets":      "(( ",
	} {
		t.Run(name, func(t *testing.T) {
			lang := "ar"
			if unit[0] < 0x80 && name != "spaces" && name != "brackets" {
				lang = "en"
			}
			run := func(bytes int) time.Duration {
				a := &stance.Article{Text: strings.Repeat(unit, bytes/len(unit)+1), Lang: lang}
				start := time.Now()
				_, err := diced(t).Analyze(t.Context(), a)
				require.NoError(t, err)
				return time.Since(start)
			}
			small := run(20 << 10)
			large := run(160 << 10)
			t.Logf("%v, %v", small, large)
			// Eight times the text; quadratic work would take 64 times as long.
			require.Less(t, large, 25*small+100*time.Millisecond)
		})
	}
}
