package testdata_test

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/testdata"
)

type gold struct {
	ID         string
	Lang       string
	Text       string
	Speakers   map[string][]string
	Statements []struct {
		Speakers []string
		Kind     string
		Cue      string
		Spans    [][2]int
		Stances  map[string]string
	}
}

// The annotation is what README.md says it is.
func TestGold(t *testing.T) {
	files, err := fs.Glob(testdata.Articles(), "*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		b, err := fs.ReadFile(testdata.Articles(), f)
		require.NoError(t, err)
		var g gold
		require.NoError(t, json.Unmarshal(b, &g), f)
		assert.Equal(t, strings.TrimSuffix(f, ".json"), g.ID)
		boundary := func(i int) bool { return i == len(g.Text) || i >= 0 && i < len(g.Text) && utf8.RuneStart(g.Text[i]) }
		for k, names := range g.Speakers {
			require.NotEmpty(t, names, "%s: %s", f, k)
			for _, n := range names {
				assert.True(t, n == "?unknown" || strings.Contains(g.Text, n), "%s: %s is not in the text", f, n)
			}
		}
		last := 0
		for i, s := range g.Statements {
			require.NotEmpty(t, s.Spans)
			assert.GreaterOrEqual(t, s.Spans[0][0], last, "%s: statement %d", f, i+1)
			last = s.Spans[0][0]
			end := 0
			for _, x := range s.Spans {
				require.True(t, end <= x[0] && x[0] < x[1] && boundary(x[0]) && boundary(x[1]), "%s: statement %d: %v", f, i+1, x)
				end = x[1]
				assert.Equal(t, strings.TrimSpace(g.Text[x[0]:x[1]]), g.Text[x[0]:x[1]])
			}
			assert.Contains(t, g.Text, s.Cue)
			assert.Contains(t, []string{"direct", "indirect", "mixed"}, s.Kind)
			for _, k := range s.Speakers {
				assert.Contains(t, g.Speakers, k)
			}
			for target := range s.Stances {
				assert.Contains(t, []string{"sanctions", "nato", "taiwan-interference", "ukraine-talks"}, target)
			}
		}
	}
}

func TestSeedIsGold(t *testing.T) {
	b, err := fs.ReadFile(testdata.Articles(), strings.TrimSuffix(seeds.Default, ".txt")+".json")
	require.NoError(t, err)
	var g gold
	require.NoError(t, json.Unmarshal(b, &g))
	assert.Equal(t, string(seeds.Article()), g.Text)
}

func TestRaw(t *testing.T) {
	files, err := fs.ReadDir(testdata.Raw(), ".")
	require.NoError(t, err)
	assert.NotEmpty(t, files)
}
