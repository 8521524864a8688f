package attribute

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// TestPlainWords: the short way to fold a cell gives what the long one does, for
// every cell of every table.
func TestPlainWords(t *testing.T) {
	plain := 0
	require.NoError(t, fs.WalkDir(embedded, "tables", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(embedded, name)
		require.NoError(t, err)
		lang, _, _ := strings.Cut(strings.TrimPrefix(name, "tables/"), "/")
		for _, cell := range strings.FieldsFunc(string(data), func(r rune) bool { return r == '\t' || r == '\n' || r == '|' }) {
			if !tokenize.PlainWords(cell) {
				continue
			}
			plain++
			want := matchForms(tokenize.Parse(cell))
			if len(lang) == 2 {
				want = matchForms(tokenize.Parse(cell, tokenize.Language(lang)))
			}
			require.Equal(t, want, foldFields(cell), "%s: %q", name, cell)
		}
		return nil
	}))
	require.Greater(t, plain, 20_000)
}
