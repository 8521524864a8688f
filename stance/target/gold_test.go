package target

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// goldArticle is what these tests need of the format of testdata/articles.
type goldArticle struct {
	ID, Lang, Text string
	Statements     []struct {
		Spans    [][2]int
		Stances  map[string]string
		Optional bool
	}
}

func readGold(t testing.TB, dir string) []goldArticle {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	require.NoError(t, err)
	sort.Strings(files)
	var out []goldArticle
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		var a goldArticle
		require.NoError(t, json.Unmarshal(data, &a), f)
		out = append(out, a)
	}
	return out
}

// counts are of (statement, target) pairs.
type counts struct{ right, missed, extra int }

func (c counts) precision() float64 { return ratio(c.right, c.right+c.extra) }
func (c counts) recall() float64    { return ratio(c.right, c.right+c.missed) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// measure compares the targets mentioned in each statement with the targets
// that gold has a stance on. Optional statements count for nothing.
func measure(t testing.TB, f *Finder, articles []goldArticle, context bool) map[string]counts {
	out := map[string]counts{}
	for _, a := range articles {
		d := tokenize.Parse(a.Text, tokenize.Language(a.Lang))
		x := f.Document(d)
		for _, s := range a.Statements {
			if s.Optional {
				continue
			}
			var spans, around []tokenize.Span
			text := ""
			for _, p := range s.Spans {
				spans = append(spans, tokenize.Span{Start: p[0], End: p[1]})
				text += a.Text[p[0]:p[1]] + " … "
			}
			for _, sentence := range d.Sentences {
				if context && sentence.Overlaps(spans[0]) {
					around = append(around, sentence.Span)
				}
			}
			found := map[string]bool{}
			for _, m := range x.FindWith(spans, around) {
				found[m.Target] = true
				c := out[m.Target]
				if _, ok := s.Stances[m.Target]; ok {
					c.right++
				} else {
					c.extra++
					if os.Getenv("TARGET_VERBOSE") != "" {
						t.Logf("%s extra %s %q in %s", a.ID, m.Target, pieces(a.Text, m.Spans), text)
					}
				}
				out[m.Target] = c
			}
			for id := range s.Stances {
				if !found[id] {
					c := out[id]
					c.missed++
					out[id] = c
					if os.Getenv("TARGET_VERBOSE") != "" {
						t.Logf("%s missed %s in %s", a.ID, id, text)
					}
				}
			}
		}
	}
	return out
}

func pieces(text string, spans []tokenize.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, text[s.Start:s.End])
	}
	return out
}

func report(t testing.TB, got map[string]counts) (all counts) {
	for _, id := range order() {
		c := got[id]
		t.Logf("%-20s precision %.2f recall %.2f (%d right, %d extra, %d missed)",
			id, c.precision(), c.recall(), c.right, c.extra, c.missed)
		all.right += c.right
		all.extra += c.extra
		all.missed += c.missed
	}
	t.Logf("%-20s precision %.2f recall %.2f", "all", all.precision(), all.recall())
	return all
}

func shippedFinder(t testing.TB) *Finder {
	t.Helper()
	ts, err := readShipped()
	require.NoError(t, err)
	f, err := NewFinder(ts)
	require.NoError(t, err)
	return f
}

// The floors are a little below what was reached when they were set.
func TestGold(t *testing.T) {
	articles := readGold(t, filepath.Join("..", "..", "testdata", "articles"))
	require.NotEmpty(t, articles)
	f := shippedFinder(t)
	got := measure(t, f, articles, false)
	all := report(t, got)
	assert.Greater(t, all.precision(), 0.93)
	assert.Greater(t, all.recall(), 0.88)
	for _, id := range order() {
		assert.Greater(t, got[id].precision(), 0.85, id)
		assert.Greater(t, got[id].recall(), 0.85, id)
	}
	t.Log("with the sentence as context:")
	with := report(t, measure(t, f, articles, true))
	assert.GreaterOrEqual(t, with.recall(), all.recall())
}

// TestSharedGold measures on annotated articles that may not be part of the
// repository. BAYAN_SHARED names the folder that holds gold/.
func TestSharedGold(t *testing.T) {
	dir := os.Getenv("BAYAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	articles := readGold(t, filepath.Join(dir, "gold"))
	if len(articles) == 0 {
		t.Skipf("no articles in %s: set BAYAN_SHARED to the folder that holds gold/", dir)
	}
	f := shippedFinder(t)
	report(t, measure(t, f, articles, false))
	t.Log("with the sentence as context:")
	report(t, measure(t, f, articles, true))
}
