package tokenize

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// atoms are what random texts are made of: everything that some rule looks at.
var atoms = []string{
	"«", "»", "“", "”", "\"", "\"", "'", "‘", "’", "„", "((", "))", "<<", ">>", "``", "''", "「", "」", "《", "》", "(", ")",
	" ", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\u00a0", "\u200f", "\ufeff", "\t",
	".", ".", "،", ",", ":", "؟", "?", "!", "...", "…", "؛", "-", "—", "ـ", "/", "。", "%", "#", "@", "_", "*",
	"قال", "وأضاف", "إن", "مؤكداً", "د", "الرياض", "وكالات", "أ.ف.ب", "لافروف", "كِتابٌ",
	"said", "He", "the", "Mr", "U.S.", "Reuters", "LONDON", "boys'", "don't", "No", "Share", "co-op",
	"5", "12.5", "2024-04-09", "9 أبريل 2024", "April 9, 2024", "新华社北京4月9日电", "说", "é", "e\u0301", "\u064b", "👍🏽", "\xff", "\xd8", "https://a.b/c",
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(atoms[r.IntN(len(atoms))])
	}
	return b.String()
}

// TestRandomTexts checks the promises of Document, Map and Offsets on texts
// that no person would write.
func TestRandomTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	count := 1500
	if testing.Short() {
		count = 400
	}
	forms := []Form{0, NFC, Match, Model, StripMarks | Lower, Presentation, Digits | Spaces | DropInvisible}
	for i := range count {
		s := randomText(r, 1+r.IntN(60))
		d := Parse(s)
		checkDocument(t, d)
		require.Equal(t, d, Parse(s), "deterministic")
		f := forms[i%len(forms)]
		out, m := Normalize(s, f)
		checkMap(t, s, out, m)
		again, _ := Normalize(out, f)
		require.Equal(t, out, again, "%q: a normalised text stays as it is", s)
		o := ToUTF16(s)
		for range 5 {
			b := r.IntN(len(s) + 1)
			require.LessOrEqual(t, o.ToByte(o.FromByte(b)), b)
		}
	}
}
