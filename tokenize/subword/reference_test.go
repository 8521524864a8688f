package subword

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

func loadTest(t testing.TB, name string, opts ...Option) *Tokenizer {
	tok, err := LoadFS(os.DirFS("testdata"), name+".json", opts...)
	require.NoError(t, err, name)
	return tok
}

// TestReference compares ids and spans with those of the reference
// implementation, which testdata/generate.mjs has written.
func TestReference(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("testdata", "vectors.json"))
	require.NoError(t, err)
	var vectors []struct {
		Tokenizer string
		Text      string
		IDs       []int32
		Spans     [][2]int
		Tokens    []string
	}
	require.NoError(t, json.Unmarshal(b, &vectors))
	require.NotEmpty(t, vectors)
	loaded := map[string]*Tokenizer{}
	for _, v := range vectors {
		if loaded[v.Tokenizer] == nil {
			loaded[v.Tokenizer] = loadTest(t, v.Tokenizer)
		}
		e, err := loaded[v.Tokenizer].Encode(v.Text)
		require.NoError(t, err)
		if !assert.Equal(t, v.IDs, append([]int32{}, e.IDs...), "%s: %q\n%q", v.Tokenizer, v.Text, v.Tokens) {
			continue
		}
		want := []tokenize.Span{}
		for _, s := range v.Spans {
			want = append(want, tokenize.Span{Start: s[0], End: s[1]})
		}
		assert.Equal(t, want, append([]tokenize.Span{}, e.Spans...), "%s: %q\n%q", v.Tokenizer, v.Text, strings.Join(v.Tokens, " "))
	}
}
