package main

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance/emit/parquet"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
)

// TestMain is the program itself where a test starts it as another process.
func TestMain(m *testing.M) {
	if os.Getenv("CORPUS_TEST_RUN") != "" {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// invented makes articles with speakers who turn from one side to the other.
// All of it is invented.
func invented(n int) []map[string]any {
	speakers := []string{"وزير الخارجية الروسي سيرغي لافروف", "وزير الخارجية الصيني وانغ يي", "المتحدث باسم الكرملين دميتري بيسكوف",
		"الأمين العام لحلف الناتو ينس ستولتنبرغ", "عمدة المدينة نجيب الورداني"}
	against := []string{"أن بلاده ترفض العقوبات الغربية الجديدة وتعدها عدواناً رقم %d", "أن توسع حلف الناتو خطأ فادح وخطر على السلم العالمي في العام %d"}
	favor := []string{"أن بلاده تؤيد العقوبات على موسكو وترحب بتشديدها في الحزمة %d", "أن توسع حلف الناتو ضروري لحماية الحلفاء وأمنهم في العام %d"}
	day := time.Date(2024, 1, 2, 9, 0, 0, 0, time.UTC)
	out := make([]map[string]any, n)
	for i := range out {
		words := against
		if (i%len(speakers) == 3) != (i > n/2 && i%len(speakers) == 0) {
			words = favor
		}
		text := fmt.Sprintf("بيان رقم %d\n\nأكد %s %s. وأضاف: «سنواصل العمل».", i, speakers[i%len(speakers)], fmt.Sprintf(words[i/len(speakers)%2], i))
		if i%7 == 6 {
			text = fmt.Sprintf("Note %d\n\nKremlin spokesman Dmitry Peskov said that sanctions number %d were illegal and had to go.", i, i)
		}
		out[i] = map[string]any{"id": fmt.Sprint("n", i), "text": text, "published": day.Add(time.Duration(i) * 20 * time.Hour),
			"source": []string{"wire", "paper"}[i%2], "url": fmt.Sprintf("https://news.example/%d?a=1&b=2", i)}
	}
	return out
}

func lines(t testing.TB, list []map[string]any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	for _, x := range list {
		require.NoError(t, e.Encode(x))
	}
	return b.Bytes()
}

func put(t testing.TB, path string, b []byte) string {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
	require.NoError(t, os.WriteFile(path, b, 0o600))
	return path
}

func call(t testing.TB, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(t.Context(), args, &o, &e)
	return status, o.String(), e.String()
}

// folder is all files of a folder.
func folder(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	list, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, f := range list {
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		require.NoError(t, err)
		out[f.Name()] = string(b)
	}
	return out
}

func same(t *testing.T, want, got map[string]string) {
	t.Helper()
	assert.Equal(t, sorted(want), sorted(got))
	for name := range want {
		assert.True(t, want[name] == got[name], "%s differs", name)
	}
}

func TestArchive(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	list := invented(40)
	put(t, filepath.Join(in, "a.jsonl"), append(lines(t, list[:20]), "{\"id\":\"bad\",\n{\"id\":\"fr\",\"text\":\"Le ministre a dit que les sanctions sont illégales.\"}\n"...))
	var z bytes.Buffer
	w, err := zstd.NewWriter(&z)
	require.NoError(t, err)
	_, err = w.Write(lines(t, append(list[20:], list[3], map[string]any{"id": "n3", "text": "The mayor said that it rained.", "lang": "en"})))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	put(t, filepath.Join(in, "sub", "b.jsonl.zst"), z.Bytes())
	put(t, filepath.Join(in, "sub", "c.txt"), []byte("Title\n\nThe envoy said that it snowed."))
	put(t, filepath.Join(in, "notes.md"), []byte("no article"))
	out := filepath.Join(dir, "out")
	status, said, errs := call(t, "-in", in, "-out", out, "-evidence", "1")
	require.Equal(t, ok, status, errs)
	assert.Contains(t, said, "42 articles")
	assert.Contains(t, said, "2 bad records")

	files := folder(t, out)
	bad := strings.Split(strings.TrimSpace(files["errors.jsonl"]), "\n")
	require.Len(t, bad, 2)
	assert.JSONEq(t, `{"file":"a.jsonl","line":21,"reason":"unexpected end of JSON input"}`, bad[0])
	assert.JSONEq(t, `{"file":"a.jsonl","line":22,"id":"fr","reason":"language not supported: \"fr\""}`, bad[1])
	for _, name := range []string{"corpus.db", "tally.csv", "tally.bin", "statements.parquet", "report.html", "heatmap.png", "heatmap.svg",
		"alignment.png", "timeline-sanctions.svg"} {
		assert.NotEmpty(t, files[name], name)
	}
	assert.Contains(t, files["tally.csv"], "\nQ58217,سيرغي لافروف,")

	store, err := sqlite.Open(filepath.Join(out, "corpus.db"), sqlite.ReadOnly())
	require.NoError(t, err)
	defer store.Close()
	_, err = store.Analysis(t.Context(), "n3 (sub/b.jsonl.zst:22)")
	assert.NoError(t, err, "another text of the same id")
	hits, err := store.Search(t.Context(), sqlite.Query{Words: "عقوبات", Names: "Lavrov", Limit: 1000})
	require.NoError(t, err)
	assert.NotEmpty(t, hits)
	n := 0
	for _, err := range parquet.Read(strings.NewReader(files["statements.parquet"]), int64(len(files["statements.parquet"]))) {
		require.NoError(t, err)
		n++
	}
	_, _, statements, _, err := store.Count(t.Context())
	require.NoError(t, err)
	assert.Equal(t, statements, n)

	// Once more changes nothing; another way of asking for it is refused.
	status, _, errs = call(t, "-in", in, "-out", out, "-evidence", "1", "-workers", "1")
	require.Equal(t, ok, status, errs)
	same(t, files, folder(t, out))
	status, _, errs = call(t, "-in", in, "-out", out, "-evidence", "0")
	assert.Equal(t, failed, status)
	assert.Contains(t, errs, errSettings.Error())
	same(t, files, folder(t, out))

	// New articles at the end of a file are found.
	put(t, filepath.Join(in, "sub", "d.jsonl"), lines(t, []map[string]any{{"id": "new", "text": "The mayor said that it froze."}}))
	status, said, errs = call(t, "-in", in, "-out", out, "-evidence", "1")
	require.Equal(t, ok, status, errs)
	assert.Contains(t, said, "43 articles")
	put(t, filepath.Join(in, "a.jsonl"), lines(t, list[:2]))
	status, _, errs = call(t, "-in", in, "-out", out, "-evidence", "1")
	assert.Equal(t, failed, status)
	assert.Contains(t, errs, "shorter")
}

// A run that is killed twice and goes on ends with the bytes of one that is
// not, whatever the workers.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	in := put(t, filepath.Join(dir, "in.jsonl"), append(lines(t, invented(5*batch-7)), "no JSON\n"...))
	whole := filepath.Join(dir, "whole")
	status, _, errs := call(t, "-in", in, "-out", whole, "-evidence", "0", "-workers", "1")
	require.Equal(t, ok, status, errs)
	out := filepath.Join(dir, "out")
	require.NoError(t, os.Mkdir(out, 0o777))
	for _, until := range []int{batch, 3 * batch} {
		p := exec.Command(os.Args[0], "-in", in, "-out", out, "-evidence", "0")
		p.Env = append(os.Environ(), "CORPUS_TEST_RUN=1")
		require.NoError(t, p.Start())
		ended := make(chan error, 1)
		go func() { ended <- p.Wait() }()
		for done := false; !done; {
			select {
			case err := <-ended:
				require.NoError(t, err)
				done = true // faster than we look; the run that follows has nothing to do
			default:
				if recorded(filepath.Join(out, "corpus.db")) >= until {
					require.NoError(t, p.Process.Kill())
					<-ended
					done = true
				}
			}
		}
	}
	assert.GreaterOrEqual(t, recorded(filepath.Join(out, "corpus.db")), 3*batch)
	status, _, errs = call(t, "-in", in, "-out", out, "-evidence", "0", "-workers", "3")
	require.Equal(t, ok, status, errs)
	same(t, folder(t, whole), folder(t, out))
}

// recorded is how many records an archive has.
func recorded(path string) (n int) {
	s, err := sqlite.Open(path, sqlite.ReadOnly())
	if err != nil {
		return 0
	}
	defer s.Close()
	if err := s.DB().QueryRow(`SELECT items FROM corpus_state`).Scan(&n); err != nil {
		return 0
	}
	return n
}

// A run that is asked to stop leaves what it has, and says so.
func TestStopped(t *testing.T) {
	dir := t.TempDir()
	in := put(t, filepath.Join(dir, "in.jsonl"), lines(t, invented(3)))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var errs bytes.Buffer
	assert.Equal(t, failed, run(ctx, []string{"-in", in, "-out", filepath.Join(dir, "out")}, io.Discard, &errs))
	assert.Contains(t, errs.String(), "to go on")
}

func TestMisuse(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{}, {"-in", dir}, {"-in", dir, "-out", dir, "more"}, {"-in", dir, "-out", dir, "-by", "x"},
		{"-in", dir, "-out", dir, "-period", "x"}, {"-in", dir, "-out", dir, "-report", "fr"}, {"-in", dir, "-out", dir, "-rows", "0"}, {"-x"}} {
		status, _, errs := call(t, args...)
		assert.Equal(t, misused, status, args)
		assert.NotEmpty(t, errs)
	}
	for _, in := range []string{dir, filepath.Join(dir, "none.jsonl"), filepath.Join(dir, "[")} {
		status, _, errs := call(t, "-in", in, "-out", filepath.Join(dir, "out"))
		assert.Equal(t, failed, status, in)
		assert.Contains(t, errs, "-in")
	}
	status, _, errs := call(t, "-h")
	assert.Equal(t, ok, status)
	assert.Contains(t, errs, "-out")
}

func TestPattern(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a", "b", "c.jsonl"), nil)
	put(t, filepath.Join(dir, "a", "d.jsonl"), nil)
	x, err := findInput(filepath.Join(dir, "**", "*.jsonl"))
	require.NoError(t, err)
	assert.Len(t, x.files, 2)
}

// An archive in which nobody takes a side has a report as well.
func TestNothingToSay(t *testing.T) {
	dir := t.TempDir()
	in := put(t, filepath.Join(dir, "in.txt"), []byte("It rained."))
	out := filepath.Join(dir, "out")
	status, _, errs := call(t, "-in", in, "-out", out)
	require.Equal(t, ok, status, errs)
	checkPage(t, folder(t, out)["report.html"])
}

func TestReport(t *testing.T) {
	dir := t.TempDir()
	in := put(t, filepath.Join(dir, "in.jsonl"), lines(t, invented(80)))
	for _, lang := range []string{"ar", "en"} {
		out := filepath.Join(dir, "out")
		status, _, errs := call(t, "-in", in, "-out", out, "-evidence", "1", "-report", lang)
		require.Equal(t, ok, status, errs)
		html := folder(t, out)["report.html"]
		checkPage(t, html)
		assert.NotContains(t, html, "ZgotmplZ", "the template refused a value")
		assert.NotContains(t, html, "<script")
		assert.NotContains(t, html, "url(")
		if lang == "ar" {
			assert.Contains(t, html, `<html lang="ar" dir="rtl">`)
			assert.Contains(t, html, "<bdi>سيرغي لافروف</bdi>")
		} else {
			assert.Contains(t, html, "<bdi>Sergey Lavrov</bdi>")
		}
	}
}

// checkPage checks a report: well-formed, each id once, each link with a place to
// go, each cell with a link.
func checkPage(t testing.TB, html string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(html))
	ids, links := map[string]bool{}, []string{}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		x, isStart := tok.(xml.StartElement)
		if !isStart {
			continue
		}
		require.NotContains(t, []string{"script", "link", "img", "iframe", "object", "embed"}, x.Name.Local)
		for _, a := range x.Attr {
			switch a.Name.Local {
			case "id":
				require.False(t, ids[a.Value], "id %q twice", a.Value)
				ids[a.Value] = true
			case "href":
				links = append(links, a.Value)
			}
		}
	}
	require.NotEmpty(t, links)
	for _, l := range links {
		require.True(t, strings.HasPrefix(l, "#") && ids[l[1:]], "link %q leads nowhere", l)
	}
}
