package main

import (
	"context"
	"database/sql"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// The tally of the database is that of its reports.
func TestCorpusTally(t *testing.T) {
	s := corpusServer(t)
	snap, err := s.corpus.snapshot(t.Context())
	require.NoError(t, err)
	want, err := tally.New()
	require.NoError(t, err)
	articles := 0
	for r, err := range s.corpus.store.All(t.Context()) {
		require.NoError(t, err)
		require.NoError(t, want.Add(r))
		articles++
	}
	assert.Equal(t, articles, snap.counts.Articles)
	q := tally.Query{By: tally.BySpeaker | tally.ByTarget | tally.ByOffice | tally.ByCountry | tally.BySource, Period: tally.Week, Lang: "ar"}
	a, err := want.Rows(q)
	require.NoError(t, err)
	b, err := snap.tally.Rows(q)
	require.NoError(t, err)
	require.NotEmpty(t, a)
	assert.Equal(t, a, b)
}

// Statements that match in the search are those that a timeline of the same
// words counts.
func TestCorpusWords(t *testing.T) {
	s := corpusServer(t)
	snap, err := s.corpus.snapshot(t.Context())
	require.NoError(t, err)
	l := s.locales["en"]
	for typed, some := range map[string]bool{"sanction": true, "عقوبات": true, `"the sanctions of the harbour"`: true, "NEAR(": false, "—": false, "nowhere": false, "rail*": true} {
		q := s.questionOf(askFor("/corpus/timeline?words="+url.QueryEscape(typed)), l)
		list, err := s.corpus.tally(t.Context(), snap, q)
		require.NoError(t, err, typed)
		n := 0
		for range list.Statements(tally.Filter{Unknown: true}, "en") {
			n++
		}
		assert.Equal(t, some, n > 0, typed)
		hits, err := s.corpus.store.Search(t.Context(), sqlite.Query{Words: typed, Limit: 1000})
		require.NoError(t, err)
		found := map[[3]string]bool{}
		for _, h := range hits {
			if h.Target != "" {
				found[[3]string{h.Article, h.Statement, h.Target + h.Speaker}] = true
			}
		}
		copies := 0
		for x := range list.Statements(tally.Filter{Unknown: true}, "en") {
			copies += len(x.Occurrences)
		}
		assert.Len(t, found, copies, typed)
	}
}

func askFor(path string) *http.Request {
	r, err := http.NewRequest(http.MethodGet, "http://localhost"+path, nil)
	if err != nil {
		panic(err) // a test's own path
	}
	return r
}

func TestQuestion(t *testing.T) {
	s := server1(t)
	l := s.locales["en"]
	const path = "/corpus/search"
	for in, want := range map[string]string{
		"":                               path,
		"?words=+a+b+&names=&label=odd":  path + "?words=a+b",
		"?label=favor&page=3":            path + "?label=favor",
		"?period=fortnight&page=-1":      path,
		"?period=week&country=RU":        path + "?country=RU&period=week",
		"?from=2024-02-30&to=2024-03-01": path + "?to=2024-03-01",
		"?words=%ff":                     path + "?words=%EF%BF%BD",
	} {
		q := s.questionOf(askFor(path+in), l)
		assert.Equal(t, want, q.to(path), in)
	}
	q := s.questionOf(askFor(path+"?from=2024-02-28&to=2024-02-29&page=2"), l)
	f := q.filter()
	assert.Equal(t, time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC), f.To, "the last day is in")
	assert.Equal(t, 2*pageOfHits, q.search(pageOfHits+1).Offset)
	q = s.questionOf(askFor(path+"?words="+strings.Repeat("ب", longestTyped)), l)
	assert.LessOrEqual(t, len(q.Words), longestTyped)
}

func TestPeriods(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, p := range []tally.Period{tally.Day, tally.Week, tally.Month, tally.Quarter, tally.Year} {
		for _, at := range []time.Time{day(2023, 12, 31), day(2024, 2, 29), day(2024, 4, 1)} {
			start := p.Start(at)
			next := nextPeriod(p, start)
			assert.Equal(t, next, p.Start(next), p)
			assert.NotEqual(t, p.Name(start), p.Name(next))
			assert.Equal(t, p.Name(start), p.Name(next.Add(-time.Second)))
		}
	}
	q := &question{From: "2024-02-10", from: day(2024, 2, 10), To: "2024-02-20", before: day(2024, 2, 21)}
	assert.Equal(t, "/corpus/statements?from=2024-02-10&target=x&to=2024-02-20", behindPeriod(q, "x", tally.Month, day(2024, 2, 1)))
	assert.Equal(t, "/corpus/statements?from=2024-02-01&target=x&to=2024-02-29", behindPeriod(&question{}, "x", tally.Month, day(2024, 2, 1)))
}

func TestChart(t *testing.T) {
	day := func(m int) time.Time { return time.Date(2024, time.Month(m), 1, 0, 0, 0, 0, time.UTC) }
	row := func(m int, score float64) tally.Row {
		return tally.Row{Start: day(m), Estimate: tally.Estimate{Score: score, Low: score - 0.1, High: score + 0.1}}
	}
	rows := []tally.Row{row(1, 0), row(2, 1), row(4, -1)}
	views := []pointView{{cellView: cellView{Label: "neutral"}}, {cellView: cellView{Label: "favor"}}, {cellView: cellView{Label: "against"}}}
	c := drawChart(tally.Month, rows, views)
	assert.Equal(t, 2, strings.Count(c.Path, "M"), "a gap where a month has nothing")
	require.Len(t, c.Points, 3)
	assert.Len(t, c.Ticks, 4)
	assert.Equal(t, "2024-01", c.Ticks[0].Name)
	assert.Equal(t, at(chartTop), c.Points[1].Y)
	assert.Equal(t, at(chartHeight-chartBottom), c.Points[2].Y)
	assert.Empty(t, drawChart(tally.Day, nil, nil).Points)
	one := drawChart(tally.Day, rows[:1], views[:1])
	assert.Equal(t, at((chartLeft+chartWidth-chartRight)/2), one.Points[0].X)
	long := drawChart(tally.Day, []tally.Row{{Start: day(1).AddDate(-3000, 0, 0)}, {Start: day(1)}}, views[:2])
	assert.LessOrEqual(t, len(long.Ticks), chartTicks+1)
}

// What is added to the database while the program runs is seen, with the search at once
// and in the figures soon.
func TestCorpusGrows(t *testing.T) {
	c := testConfig()
	c.db = fillCorpus(t)
	s := newTestServer(t, c)
	first, err := s.corpus.snapshot(t.Context())
	require.NoError(t, err)
	store, err := sqlite.Open(c.db)
	require.NoError(t, err)
	z, err := stance.New(stance.WithClassifier(coin{}))
	require.NoError(t, err)
	r, err := z.Analyze(t.Context(), &stance.Article{ID: "new", Text: "Peskov said that the sanctions were a marmalade.", Lang: "en"})
	require.NoError(t, err)
	require.NoError(t, store.Put(t.Context(), r))
	require.NoError(t, store.Close())
	assert.Contains(t, get1(s, "/corpus/search?words=marmalade").Body.String(), "marmalade")
	s.corpus.mu.Lock()
	s.corpus.next = time.Time{}
	s.corpus.mu.Unlock()
	require.Eventually(t, func() bool {
		snap, err := s.corpus.snapshot(t.Context())
		return err == nil && snap.counts.Articles == first.counts.Articles+1
	}, 20*time.Second, 20*time.Millisecond)
	assert.Contains(t, get1(s, "/corpus/statements?undated=1&target=sanctions").Body.String(), "marmalade")
}

func TestCorpusErrors(t *testing.T) {
	dir := t.TempDir()
	_, err := openCorpus(filepath.Join(dir, "none.db"))
	assert.ErrorIs(t, err, os.ErrNotExist)
	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", other)
	require.NoError(t, err)
	_, err = db.Exec("CREATE TABLE x (y)")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	_, err = openCorpus(other)
	assert.ErrorIs(t, err, sqlite.ErrVersion)

	// One whose tables are damaged: pages say so.
	c := testConfig()
	c.db = fillCorpus(t)
	db, err = sql.Open("sqlite", c.db)
	require.NoError(t, err)
	_, err = db.Exec("ALTER TABLE stances RENAME COLUMN score TO points")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	s := newTestServer(t, c)
	for _, path := range []string{"/corpus", "/corpus/search", "/corpus/timeline", "/corpus/statements"} {
		w := get1(s, path)
		assert.Equal(t, http.StatusInternalServerError, w.Code, path)
		assert.Contains(t, w.Body.String(), "score", path)
	}
}

// Until the first tally is made, the first page says so.
func TestCorpusStillCounting(t *testing.T) {
	s := corpusServer(t)
	c := &corpus{path: s.corpus.path, store: s.corpus.store, done: make(chan struct{})}
	c.ctx, c.cancel = context.WithCancel(t.Context())
	defer c.cancel()
	counting := *s
	counting.corpus = c
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := c.snapshot(ctx)
	assert.ErrorIs(t, err, errCounting)
	w := get1(&counting, "/corpus")
	assert.Equal(t, http.StatusOK, w.Code)
	assert.Contains(t, w.Body.String(), "still being counted")
	w = get1(&counting, "/corpus/search?words=railway")
	assert.Equal(t, http.StatusOK, w.Code)
	assert.Contains(t, w.Body.String(), "/corpus/timeline?speaker=")
}
