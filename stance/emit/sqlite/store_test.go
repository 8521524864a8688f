package sqlite_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
)

// against is a classifier without doubt that points at the first word.
type against struct{}

func (against) Classify(_ context.Context, in []model.Input) ([]model.Probabilities, error) {
	out := make([]model.Probabilities, len(in))
	for i := range out {
		out[i] = model.Probabilities{Favor: 0.02, Against: 0.95, Neutral: 0.02, Unrelated: 0.01}
	}
	return out, nil
}

func (against) Evidence(_ context.Context, in model.Input, _ int) ([]model.Evidence, error) {
	end := strings.IndexByte(in.Text, ' ')
	if end <= 0 {
		return nil, nil
	}
	return []model.Evidence{{Span: stance.Span{End: end}, Weight: 1}}, nil
}

// reports are those on three articles; they are not to be changed.
var reports = sync.OnceValues(func() ([]*stance.Analysis, error) {
	z, err := stance.New(stance.WithClassifier(against{}))
	if err != nil {
		return nil, err
	}
	var out []*stance.Analysis
	for _, a := range []stance.Article{
		{ID: "seed", Text: string(seeds.Article()), Source: "وكالة", URL: "https://news.example/1?a=b&c=d"},
		{ID: "en", Text: "Kremlin rejects\n\nKremlin spokesman Dmitry Peskov said that the new sanctions were illegal. He added: “We will not negotiate under pressure.”",
			Published: time.Date(2024, 4, 10, 1, 0, 0, 0, time.FixedZone("", 3*3600))},
		{Text: "Nothing is said here by anyone at all."},
	} {
		r, err := z.Analyze(context.Background(), &a)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
})

func all(t testing.TB) []*stance.Analysis {
	t.Helper()
	list, err := reports()
	require.NoError(t, err)
	return list
}

func open(t testing.TB, path string, opts ...sqlite.Option) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(path, opts...)
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func fill(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s := open(t, path)
	for _, r := range all(t) {
		require.NoError(t, s.Put(t.Context(), r))
	}
	return s
}

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

func TestRoundTrip(t *testing.T) {
	s := fill(t, filepath.Join(t.TempDir(), "odd name?#%41.db"))
	i := 0
	for got, err := range s.All(t.Context()) {
		require.NoError(t, err)
		want := *all(t)[i]
		if want.Article.ID == "" {
			want.Article.ID = sqlite.ID("", want.Text)
		}
		assert.Equal(t, jsonOf(t, &want), jsonOf(t, got))
		assert.Equal(t, want.Text, got.Text)
		i++
	}
	assert.Equal(t, 3, i)
	r, err := s.Analysis(t.Context(), "en")
	require.NoError(t, err)
	assert.Equal(t, jsonOf(t, all(t)[1]), jsonOf(t, r))
	_, err = s.Analysis(t.Context(), "none")
	assert.ErrorIs(t, err, sqlite.ErrNotFound)
}

// Writing again changes nothing, not even a byte.
func TestIdempotent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := fill(t, path)
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, r := range all(t) {
		require.NoError(t, s.Put(t.Context(), r))
	}
	b, err := s.Begin(t.Context())
	require.NoError(t, err)
	written, err := b.Put(all(t)[0])
	require.NoError(t, err)
	assert.False(t, written)
	require.NoError(t, b.Commit())
	require.NoError(t, b.Rollback(), "does nothing")
	require.NoError(t, s.Close())
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, want, got)

	other := filepath.Join(t.TempDir(), "b.db")
	require.NoError(t, fill(t, other).Close())
	got, err = os.ReadFile(other)
	require.NoError(t, err)
	assert.Equal(t, want, got, "the same puts give the same bytes")
}

func TestReplaced(t *testing.T) {
	s := fill(t, filepath.Join(t.TempDir(), "a.db"))
	changed := *all(t)[1]
	changed.Statements = changed.Statements[:1]
	changed.Speakers = append([]stance.Speaker(nil), changed.Speakers...)
	changed.Speakers[0].Name, changed.Speakers[0].Wikidata = "Someone Else", ""
	changed.Speakers[0].Labels, changed.Speakers[0].Aliases = map[string]string{}, []string{}
	require.NoError(t, s.Put(t.Context(), &changed))
	r, err := s.Analysis(t.Context(), "en")
	require.NoError(t, err)
	assert.Equal(t, jsonOf(t, &changed), jsonOf(t, r))
	hits, err := s.Search(t.Context(), sqlite.Query{Words: "pressure"})
	require.NoError(t, err)
	assert.Empty(t, hits, "what is gone is not found")
	hits, err = s.Search(t.Context(), sqlite.Query{Names: "peskov"})
	require.NoError(t, err)
	for _, h := range hits {
		assert.NotEqual(t, "en", h.Article, "nor is a speaker")
	}
	_, err = s.DB().Exec(`INSERT INTO statement_search (statement_search) VALUES ('integrity-check')`)
	require.NoError(t, err)
	var n int
	require.NoError(t, s.DB().QueryRow(`SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'`).Scan(&n))
	assert.Zero(t, n)
	require.NoError(t, s.DB().QueryRow(`SELECT count(*) FROM pragma_foreign_key_check`).Scan(&n))
	assert.Zero(t, n)
	articles, speakers, statements, stances, err := s.Count(t.Context())
	require.NoError(t, err)
	assert.Equal(t, 3, articles)
	assert.Equal(t, len(all(t)[0].Statements)+1, statements)
	assert.Positive(t, speakers)
	assert.Positive(t, stances)
}

func TestRolledBack(t *testing.T) {
	s := fill(t, filepath.Join(t.TempDir(), "a.db"))
	b, err := s.Begin(t.Context())
	require.NoError(t, err)
	r := *all(t)[0]
	r.Article.ID = "new"
	written, err := b.Put(&r)
	require.NoError(t, err)
	assert.True(t, written)
	_, err = b.Tx().Exec(`CREATE TABLE mine (x)`)
	require.NoError(t, err)
	require.NoError(t, b.Rollback())
	_, err = s.Analysis(t.Context(), "new")
	assert.ErrorIs(t, err, sqlite.ErrNotFound)
}

func TestBrokenReports(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	r := *all(t)[1]
	r.Speakers = nil
	assert.ErrorIs(t, s.Put(t.Context(), &r), sqlite.ErrReport)
	r = *all(t)[1]
	r.Text = r.Text[:20]
	assert.ErrorIs(t, s.Put(t.Context(), &r), sqlite.ErrReport)
	assert.NoError(t, s.Put(t.Context(), &stance.Analysis{Article: stance.Info{ID: "bare"}}))
}

func TestOtherFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	_, err := sqlite.Open(path, sqlite.ReadOnly())
	assert.Error(t, err, "nothing there to read")
	s := open(t, path)
	_, err = s.DB().Exec(`PRAGMA user_version = 99`)
	require.NoError(t, err)
	require.NoError(t, s.Close())
	_, err = sqlite.Open(path)
	assert.ErrorIs(t, err, sqlite.ErrVersion)
	text := filepath.Join(dir, "text")
	require.NoError(t, os.WriteFile(text, []byte(strings.Repeat("no database ", 100)), 0o600))
	_, err = sqlite.Open(text)
	assert.Error(t, err)
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	require.NoError(t, fill(t, path).Close())
	s := open(t, path, sqlite.ReadOnly())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			n := 0
			for _, err := range s.All(t.Context()) {
				assert.NoError(t, err)
				n++
			}
			assert.Equal(t, 3, n)
		})
	}
	wg.Wait()
	assert.Error(t, s.Put(t.Context(), &stance.Analysis{Article: stance.Info{ID: "x"}}))
}

// The command-line tool of SQLite reads what we wrote.
func TestShell(t *testing.T) {
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("no sqlite3")
	}
	path := filepath.Join(t.TempDir(), "a.db")
	require.NoError(t, fill(t, path).Close())
	ask := func(query string) string {
		out, err := exec.Command(shell, "-readonly", path, query).CombinedOutput()
		require.NoError(t, err, "%s", out)
		return strings.TrimSpace(string(out))
	}
	assert.Equal(t, "ok", ask(`PRAGMA integrity_check`))
	assert.Equal(t, "3", ask(`SELECT count(*) FROM articles`))
	assert.Equal(t, "2024-04-09", ask(`SELECT day FROM articles WHERE id = 'en'`), "01:00 at +03:00")
	assert.Contains(t, ask(`SELECT label_en, target, label, score FROM observations WHERE article = 'en'`), "Dmitry Peskov|sanctions|against|-0.93")
	assert.Equal(t, "en|t1", ask(`SELECT a.id, t.id FROM statement_search f JOIN statements t ON t.number = f.rowid JOIN articles a ON a.number = t.article
		WHERE statement_search MATCH 'words : sanction' AND a.lang = 'en'`))
}
