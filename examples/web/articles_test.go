package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/parquet"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
)

func globHere(pattern string) ([]string, error) { return filepath.Glob(pattern) }

// The same article and targets have the same address, whichever way they came.
func TestSubmit(t *testing.T) {
	s := newTestServer(t, testConfig())
	one := analysed(t, s)
	assert.Equal(t, one, analysed(t, s))
	w := upload(s, seeds.Default, seeds.Article())
	require.Equal(t, http.StatusSeeOther, w.Code)
	assert.Equal(t, one, w.Header().Get("Location"))
	text := strings.ReplaceAll(string(seeds.Article()), "\n", "\r\n") // as browsers send it
	w = post(s, "/articles", "text", text)
	require.Equal(t, http.StatusSeeOther, w.Code)
	pasted := w.Header().Get("Location")
	assert.NotEqual(t, one, pasted, "it has no id")
	page := get1(s, pasted).Body.String()
	for _, words := range []string{"سيرغي لافروف", `class="text" lang="ar" dir="rtl"`, `popovertarget="tip1"`, `id="t1"`} {
		assert.Contains(t, page, words)
	}
	assert.Len(t, s.shelf.list(), 2)
	assert.Contains(t, get1(s, "/").Body.String(), one)
}

func TestSubmitFields(t *testing.T) {
	s := newTestServer(t, testConfig())
	w := post(s, "/articles", "text", "Peskov said that sanctions were wrong.", "lang", "en", "published", "2024-02-03", "source", " Agency ")
	require.Equal(t, http.StatusSeeOther, w.Code)
	page := get1(s, w.Header().Get("Location")).Body.String()
	assert.Contains(t, page, "2024-02-03")
	assert.Contains(t, page, "<bdi>Agency</bdi>")
	w = post(s, "/articles", "text", `{"id":"7","text":"Peskov said that sanctions were wrong.","source":"Own"}`, "source", "Agency")
	require.Equal(t, http.StatusSeeOther, w.Code)
	page = get1(s, w.Header().Get("Location")).Body.String()
	assert.Contains(t, page, "<bdi>Own</bdi>", "what the record says holds")
}

func TestWrongSubmissions(t *testing.T) {
	c := testConfig()
	c.maxBytes, c.maxTargets, c.maxArticles = 2000, 500, 2
	s := newTestServer(t, c)
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	z.Write(bytes.Repeat([]byte("The minister said that it rained.\n"), 1<<16))
	z.Close()
	line := `{"text":"The minister said that it rained."}` + "\n"
	for name, x := range map[string]struct {
		w      *httptest.ResponseRecorder
		status int
		says   string
	}{
		"nothing":      {post(s, "/articles"), 422, "There is no article"},
		"white space":  {post(s, "/articles", "text", " \r\n\t"), 422, "There is no article"},
		"long text":    {post(s, "/articles", "text", strings.Repeat("a b ", 501)), 422, "longer than 2000 bytes"},
		"long form":    {post(s, "/articles", "text", strings.Repeat("a", 200000)), 413, "longer than 2000 bytes"},
		"bomb":         {upload(s, "x.txt.gz", bomb.Bytes()), 422, "longer than 2000 bytes"},
		"bomb of json": {upload(s, "x.jsonl.gz", bomb.Bytes()), 422, "could not be read"},
		"language":     {post(s, "/articles", "text", "Hello there.", "lang", "xx"), 422, "has no grammar"},
		"date":         {post(s, "/articles", "text", "Hello there.", "published", "soon"), 422, "date cannot be read"},
		"seed":         {post(s, "/articles", "seed", "../go.mod"), 422, "no such article"},
		"corpus":       {post(s, "/articles", "corpus", "x"), 422, "There is no article"},
		"json":         {upload(s, "x.json", []byte(`[{"text":`)), 422, "x.json:1"},
		"no text":      {upload(s, "x.jsonl", []byte(`{"id":"1"}`)), 422, "no text"},
		"binary":       {upload(s, "x.bin", []byte{0, 1, 2, 0xff, 0xfe, 0, 0}), 422, ""},
		"many":         {upload(s, "x.jsonl", []byte(strings.Repeat(line, 4))), 200, "more than 2 articles"},
		"targets":      {post(s, "/articles", "text", "Hello.", "targets", "x  en  mention  ("), 422, "Line 1:"},
		"big targets":  {post(s, "/articles", "text", "Hello.", "targets", strings.Repeat("#", 501)), 413, "longer than 500 bytes"},
	} {
		assert.Equal(t, x.status, x.w.Code, name)
		assert.Contains(t, html.UnescapeString(x.w.Body.String()), x.says, name)
	}
	r := httptest.NewRequest(http.MethodPost, "http://localhost/articles", strings.NewReader("{}"))
	r.Header.Set("Content-Type", "application/json")
	assert.Equal(t, http.StatusUnprocessableEntity, ask(s, r).Code, "a form without fields")
	r = httptest.NewRequest(http.MethodPost, "http://localhost/articles", strings.NewReader("x"))
	r.Header.Set("Content-Type", "multipart/form-data; boundary=y")
	assert.Equal(t, http.StatusBadRequest, ask(s, r).Code)
}

// slow is a classifier that answers when its context ends.
type slow struct{ begun chan struct{} }

func (s slow) Classify(ctx context.Context, _ []model.Input) ([]model.Probabilities, error) {
	s.begun <- struct{}{}
	<-ctx.Done()
	return nil, ctx.Err()
}

// An analysis that takes too long is given up, and so is one that waits too long for
// its turn.
func TestTimeLimit(t *testing.T) {
	c := testConfig()
	c.timeout, c.parallel = 300*time.Millisecond, 1
	m := slow{make(chan struct{}, 2)}
	s, err := newServer(c, m)
	require.NoError(t, err)
	const text = "Peskov said that the sanctions were wrong."
	first := make(chan *httptest.ResponseRecorder, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		first <- post(s, "/articles", "text", text)
	}()
	select {
	case <-m.begun:
	case <-done: // on a busy machine the time can be over before
	}
	// It begins later, so the first ends before its own time is over: it may get the seat
	// and have too little time left.
	second := post(s, "/articles", "text", text+" ")
	w := <-first
	assert.Equal(t, http.StatusServiceUnavailable, w.Code)
	assert.Contains(t, w.Body.String(), "took longer than 300ms")
	assert.Equal(t, http.StatusServiceUnavailable, second.Code)
	assert.Regexp(t, "took longer than|Too many articles", second.Body.String())
	assert.Empty(t, s.shelf.list())

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.desk.seats <- struct{}{}
	a, err := s.desk.analyzer("")
	require.NoError(t, err)
	_, err = s.desk.analyze(ctx, a, &stance.Article{Text: text})
	assert.ErrorIs(t, err, errBusy)
	assert.ErrorIs(t, err, context.Canceled)
}

func TestShelf(t *testing.T) {
	s := newShelf(2)
	for _, k := range []string{"a", "b", "a", "c"} {
		s.put(&kept{Key: k})
	}
	assert.Nil(t, s.get("b"), "not looked at the longest")
	assert.NotNil(t, s.get("a"))
	s.put(&kept{Key: "d"})
	assert.Nil(t, s.get("c"))
	var keys []string
	for _, k := range s.list() {
		keys = append(keys, k.Key)
	}
	assert.Equal(t, []string{"d", "a"}, keys)
}

func TestFilter(t *testing.T) {
	r := &stance.Analysis{Statements: []stance.Statement{
		{ID: "t1", Speakers: []string{"s1"}, Stances: []stance.Stance{{Target: "a"}, {Target: "b"}}},
		{ID: "t2", Speakers: []string{"s2", "s1"}},
		{ID: "t3", Speakers: []string{"s2"}, Stances: []stance.Stance{{Target: "b"}}},
	}}
	for f, want := range map[filter][]int{{}: {1, 2, 3}, {Speaker: "s1"}: {1, 2}, {Target: "b"}: {1, 3}, {"s2", "b"}: {3}, {"s3", ""}: nil} {
		part, numbers := f.apply(r)
		assert.Equal(t, want, numbers, f)
		assert.Len(t, part.Statements, len(want))
	}
	part, _ := filter{Target: "b"}.apply(r)
	assert.Equal(t, []stance.Stance{{Target: "b"}}, part.Statements[0].Stances)
	assert.Len(t, r.Statements[0].Stances, 2, "the report stays as it is")
}

// Every format can be read back, and holds the same statements.
func TestDownloads(t *testing.T) {
	s := newTestServer(t, testConfig())
	at := analysed(t, s)
	n := len(s.shelf.list()[0].Report.Statements)
	got := map[string][]byte{}
	for _, f := range formats() {
		w := get1(s, at+"/report?format="+f.name)
		require.Equal(t, http.StatusOK, w.Code, f.name)
		assert.Equal(t, `attachment; filename=ar-2024-04-09`+f.extension, w.Header().Get("Content-Disposition"))
		assert.Equal(t, f.kind, w.Header().Get("Content-Type"))
		got[f.name] = w.Body.Bytes()
		assert.Equal(t, got[f.name], get1(s, at+"/report?format="+f.name).Body.Bytes(), "%s: the same bytes again", f.name)
	}
	for _, name := range []string{"json", "jsonl"} {
		var r stance.Analysis
		require.NoError(t, json.Unmarshal(got[name], &r))
		assert.Len(t, r.Statements, n)
	}
	rows, err := csv.NewReader(bytes.NewReader(got["csv"])).ReadAll()
	require.NoError(t, err)
	assert.Greater(t, len(rows), n)
	assert.True(t, bytes.HasPrefix(got["xcsv"], []byte("\ufeff")))
	assert.Contains(t, string(got["html"]), "<!DOCTYPE html>")
	var ld struct {
		Type string `json:"type"`
	}
	require.NoError(t, json.Unmarshal(got["webannotation"], &ld))
	assert.Equal(t, "AnnotationCollection", ld.Type)
	assert.True(t, bytes.HasPrefix(got["conllu"], []byte("# global.columns")))
	z, err := zip.NewReader(bytes.NewReader(got["brat"]), int64(len(got["brat"])))
	require.NoError(t, err)
	assert.NotEmpty(t, z.File)
	count := 0
	for _, err := range parquet.Read(bytes.NewReader(got["parquet"]), int64(len(got["parquet"]))) {
		require.NoError(t, err)
		count++
	}
	assert.Equal(t, n, count)
	path := filepath.Join(t.TempDir(), "x.db")
	require.NoError(t, os.WriteFile(path, got["sqlite"], 0o600))
	store, err := sqlite.Open(path, sqlite.ReadOnly())
	require.NoError(t, err)
	defer store.Close()
	r, err := store.Analysis(t.Context(), "ar-2024-04-09")
	require.NoError(t, err)
	assert.Len(t, r.Statements, n)
}

func TestFileNames(t *testing.T) {
	for id, want := range map[string]string{"": "article", "a/b\\c": "a_b_c", "../..": "_..", "خبر 1": "خبر_1", ".hidden": "hidden", "\xff": "_"} {
		assert.Equal(t, want, fileName(id), id)
	}
	assert.LessOrEqual(t, len(fileName(strings.Repeat("ب", 500))), 120)
}
