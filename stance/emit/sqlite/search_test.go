package sqlite_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
)

func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"«…» — !":                    "",
		"Sanctions, sanctioned 2024": "sanction sanction 2024",
		"والعقوبات العقوبات عُقُوبات وبالعقوبة": "عقوب عقوب عقوب عقوب",
		"روسيا وروسيا":              "روسيا روسيا",
		"санкции санкций":           "санкц санкц",
		"وزير الوزير ووزيرها وزراء": "زير زير زير زراء",
		"l’OTAN": "l'otan",
	} {
		assert.Equal(t, want, sqlite.Terms(text), text)
	}
}

func TestMatch(t *testing.T) {
	for typed, want := range map[string]string{
		"":                    "",
		"* ( ) -- \" NEAR":    `"near"`,
		"new sanctions":       `"new" AND "sanction"`,
		"«new sanctions» now": `"new sanction" AND "now"`,
		"sanc* x":             `"sanc"* AND "x"`,
		"words : x OR y":      `"word" AND "x" AND "or" AND "y"`,
		"“unclosed mark":      `"unclos mark"`,
	} {
		assert.Equal(t, want, sqlite.Match(typed), typed)
	}
}

func TestSearch(t *testing.T) {
	s := fill(t, filepath.Join(t.TempDir(), "a.db"))
	find := func(q sqlite.Query) []sqlite.Hit {
		t.Helper()
		hits, err := s.Search(t.Context(), q)
		require.NoError(t, err)
		return hits
	}
	hits := find(sqlite.Query{Words: "sanction", Names: "Peskov"})
	require.Len(t, hits, 1)
	h := hits[0]
	assert.Equal(t, []any{"en", "t1", "Dmitry Peskov", "RU", "sanctions", stance.Against, -0.93},
		[]any{h.Article, h.Statement, h.LabelEn, h.Country, h.Target, h.Label, h.Score})
	assert.Equal(t, time.Date(2024, 4, 9, 22, 0, 0, 0, time.UTC), h.Published)
	assert.Equal(t, hits, find(sqlite.Query{Names: "بيسكوف", Target: "sanctions", Article: "en"}), "by a name in another language")
	require.NotEmpty(t, find(sqlite.Query{Words: "عقوبات"}))
	for _, h := range find(sqlite.Query{Words: "العقوبات"}) {
		assert.Equal(t, "seed", h.Article)
	}
	assert.NotEmpty(t, find(sqlite.Query{Source: "وكالة", Country: "RU"}))
	assert.Empty(t, find(sqlite.Query{Words: "—"}))
	assert.Empty(t, find(sqlite.Query{Label: stance.Favor}))
	day := time.Date(2024, 4, 9, 21, 0, 0, 0, time.UTC)
	for _, h := range find(sqlite.Query{From: day}) {
		assert.Equal(t, "en", h.Article)
	}
	for _, h := range find(sqlite.Query{To: day}) {
		assert.Equal(t, "seed", h.Article)
	}
	everything := find(sqlite.Query{Newest: true})
	require.NotEmpty(t, everything)
	assert.Equal(t, "en", everything[0].Article)
	assert.Equal(t, everything[1:3], find(sqlite.Query{Newest: true, Limit: 2, Offset: 1}))
	assert.Equal(t, h.Speaker, find(sqlite.Query{Speaker: h.Speaker, Newest: true})[0].Speaker)
}

// Whatever is typed, the query is one that FTS5 understands.
func FuzzMatch(f *testing.F) {
	s, err := sqlite.Open(filepath.Join(f.TempDir(), "a.db"))
	require.NoError(f, err)
	f.Cleanup(func() { s.Close() })
	for _, x := range []string{"a", `"b c" d*`, "NEAR(a b, 2)", "{words} : x", "-a + ^b", "عقوبات «على روسيا»", "a\x00b", "\xff*"} {
		f.Add(x)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		_, err := s.Search(t.Context(), sqlite.Query{Words: typed, Names: typed})
		require.NoError(t, err)
	})
}
