package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
	"github.com/bayan-nlp/bayan/stance/source"
	"github.com/bayan-nlp/bayan/testdata"
)

// coin is a classifier whose answers depend on the words alone, and not on the model
// that ships; its evidence is the first two words.
type coin struct{}

func (coin) Classify(_ context.Context, in []model.Input) ([]model.Probabilities, error) {
	out := make([]model.Probabilities, len(in))
	for i, x := range in {
		h := fnv.New32a()
		h.Write([]byte(x.Text))
		out[i] = [...]model.Probabilities{{Favor: 0.9, Against: 0.04, Neutral: 0.05, Unrelated: 0.01}, {Favor: 0.02, Against: 0.95, Neutral: 0.02, Unrelated: 0.01},
			{Favor: 0.2, Against: 0.1, Neutral: 0.6, Unrelated: 0.1}}[h.Sum32()%3]
	}
	return out, nil
}

func (coin) Evidence(_ context.Context, in model.Input, _ int) ([]model.Evidence, error) {
	var out []model.Evidence
	at := 0
	for range 2 {
		n := strings.IndexByte(in.Text[at:], ' ')
		if n <= 0 {
			break
		}
		out = append(out, model.Evidence{Span: stance.Span{Start: at, End: at + n}, Weight: 1})
		at += n + 1
	}
	return out, nil
}

// testConfig is that of most tests.
func testConfig() config {
	c := defaults()
	c.parallel = 2
	return c
}

func newTestServer(t testing.TB, c config) *server {
	t.Helper()
	s, err := newServer(c, coin{})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.close()) })
	return s
}

// articleServer serves articles only; it is shared by tests that change nothing.
var articleServer = sync.OnceValues(func() (*server, error) { return newServer(testConfig(), coin{}) })

func server1(t testing.TB) *server {
	t.Helper()
	s, err := articleServer()
	require.NoError(t, err)
	return s
}

// fillCorpus writes a database with the gold articles, and a year of weekly statements
// of one speaker, who turns round in the midst of it.
func fillCorpus(t testing.TB) string {
	t.Helper()
	filled.Do(func() { filledBytes = makeCorpus(t) })
	path := filepath.Join(t.TempDir(), "corpus.db")
	require.NoError(t, os.WriteFile(path, filledBytes, 0o600))
	return path
}

// The database is made once, for all tests.
var (
	filled      sync.Once
	filledBytes []byte
)

func makeCorpus(t testing.TB) []byte {
	path := filepath.Join(t.TempDir(), "corpus.db")
	store, err := sqlite.Open(path)
	require.NoError(t, err)
	z, err := stance.New(stance.WithClassifier(coin{}))
	require.NoError(t, err)
	batch, err := store.Begin(t.Context())
	require.NoError(t, err)
	put := func(a *stance.Article, change func(*stance.Analysis)) {
		r, err := z.Analyze(t.Context(), a)
		require.NoError(t, err)
		change(r)
		_, err = batch.Put(r)
		require.NoError(t, err)
	}
	names, err := fs.Glob(testdata.Articles(), "*.json")
	require.NoError(t, err)
	for _, name := range names {
		f, err := testdata.Articles().Open(name)
		require.NoError(t, err)
		for a, err := range source.Read(f, name, source.JSON) {
			require.NoError(t, err)
			put(a, func(*stance.Analysis) {})
		}
		require.NoError(t, f.Close())
	}
	words := []string{"harbour", "railway", "winter", "summit", "pipeline", "budget", "grain", "border", "election", "media"}
	for week := range 52 {
		text := fmt.Sprintf("Peskov said that the sanctions of the %s and the %s were a matter of week %d.", words[week%10], words[(week*7+3)%10], week)
		put(&stance.Article{ID: fmt.Sprintf("weekly/%d", week), Title: fmt.Sprintf("Week %d", week), Text: text, Lang: "en", Source: "Agency",
			Published: time.Date(2023, 1, 2, 12, 0, 0, 0, time.UTC).AddDate(0, 0, 7*week)}, func(r *stance.Analysis) {
			for i := range r.Statements {
				for k := range r.Statements[i].Stances {
					x := &r.Statements[i].Stances[k]
					if x.Label, x.Score, x.Probabilities = stance.Against, -0.9, (stance.Probabilities{Favor: 0.04, Against: 0.94, Neutral: 0.02}); week >= 26 {
						x.Label, x.Score, x.Probabilities = stance.Favor, 0.9, stance.Probabilities{Favor: 0.94, Against: 0.04, Neutral: 0.02}
					}
				}
			}
		})
	}
	require.NoError(t, batch.Commit())
	require.NoError(t, store.Close())
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return b
}

func corpusServer(t testing.TB) *server {
	t.Helper()
	c := testConfig()
	c.db = fillCorpus(t)
	return newTestServer(t, c)
}

// ask sends a request to the program's handler.
func ask(s *server, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.handler().ServeHTTP(w, r)
	return w
}

// get1 asks for a page.
func get1(s *server, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
	return ask(s, r)
}
