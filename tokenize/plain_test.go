package tokenize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

func TestPlainWords(t *testing.T) {
	for s, want := range map[string]bool{
		"foreign minister": true, "وزير الخارجية": true, "vice-président": true, "министр": true, "a": true,
		"": false, " a": false, "a ": false, "a  b": false, "-a": false, "a-": false, "a--b": false, "l'eau": false,
		"a.": false, "外长": false, "год2": false, "и-o": false, "أ-ب": false, "e\u0301": false, "ひと": false,
	} {
		require.Equal(t, want, tokenize.PlainWords(s), "%q", s)
	}
}

// FuzzPlainWords: what PlainWords says of Parse holds.
func FuzzPlainWords(f *testing.F) {
	for _, s := range []string{"foreign minister", "وزير الخارجية", "vice-président", "министр-президент", "ﷺ", "ﬁn", "ʼn", "ªb", "Ωm"} {
		f.Add(s, "fr")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		if len(s) > 200 || !tokenize.PlainWords(s) {
			return
		}
		var got []string
		for _, w := range tokenize.Parse(s, tokenize.Language(lang)).Words {
			got = append(got, w.Norm)
		}
		want := strings.Fields(s)
		for i := range want {
			want[i] = tokenize.Fold(want[i])
		}
		require.Equal(t, want, got, "%q", s)
	})
}
