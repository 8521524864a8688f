package source_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/source"
	"github.com/bayan-nlp/bayan/testdata"
	"github.com/bayan-nlp/bayan/tokenize"
)

func raw(t testing.TB, name string) []byte {
	t.Helper()
	b, err := fs.ReadFile(testdata.Raw(), name)
	require.NoError(t, err)
	return b
}

// read gathers articles and errors, the errors as text.
func read(t testing.TB, in io.Reader, name string, f source.Format, opts ...source.Option) (out []*stance.Article, errs []string) {
	t.Helper()
	for a, err := range source.Read(in, name, f, opts...) {
		if err != nil {
			assert.Nil(t, a)
			var e *source.Error
			require.ErrorAs(t, err, &e)
			errs = append(errs, err.Error())
			continue
		}
		require.True(t, utf8.ValidString(a.Text))
		out = append(out, a)
	}
	return out, errs
}

func TestBadLine(t *testing.T) {
	got, errs := read(t, bytes.NewReader(raw(t, "articles-one-bad.jsonl")), "a/articles-one-bad.jsonl", source.Auto)
	assert.Len(t, got, 3)
	require.Len(t, errs, 1)
	assert.True(t, strings.HasPrefix(errs[0], "a/articles-one-bad.jsonl:2: "), errs[0])
	packed, errs := read(t, bytes.NewReader(raw(t, "articles.jsonl.gz")), "articles.jsonl.gz", source.Auto)
	assert.Empty(t, errs)
	assert.Equal(t, "a/articles-one-bad.jsonl:3", got[1].Origin)
	for i := range got {
		got[i].Origin, packed[i].Origin = "", ""
	}
	assert.Equal(t, got, packed)
}

func TestFormsOfJSON(t *testing.T) {
	one, two := `{"id":"1","text":"a"}`, "{\"id\":2,\n \"text\":\"b\"}"
	for name, c := range map[string]struct {
		text   string
		format source.Format
		ids    string
		errs   []string
	}{
		"lines":          {one + "\r\n\n  \n" + `{"id":3,"text":"c"}`, source.Lines, "1 3", nil},
		"lines, mark":    {"\ufeff" + one + "\n", source.Lines, "1", nil},
		"object":         {"\n" + two, source.JSON, "2", nil},
		"objects":        {one + two + " " + one, source.JSON, "1 2 1", nil},
		"array":          {" [" + one + ",\n" + two + "]\n", source.JSON, "1 2", nil},
		"empty array":    {"[]", source.JSON, "", nil},
		"arrays":         {"[" + one + "][" + two + "]" + one, source.JSON, "1 2 1", nil},
		"array, mark":    {"\ufeff[" + one + "]", source.JSON, "1", nil},
		"nothing":        {" \n ", source.JSON, "", nil},
		"sniffed lines":  {"\ufeff\n " + one + "\n" + one, source.Auto, "1 1", nil},
		"sniffed object": {"{\n \"text\": \"One.\",\n \"id\": \"1\"\n}\n" + one, source.Auto, "1 1", nil},
		"cut line":       {"{\"text\": \"On\n" + one + "\n" + one, source.Auto, "1 1", []string{"x:1: unexpected end"}},
		"sniffed array":  {"\n[" + one + "]", source.Auto, "1", nil},
		"wrong type":     {"[" + one + ",\n3,\n" + two + "]", source.JSON, "1 2", []string{"x:2: "}},
		"no text":        {one + "\n" + `{"id":4,"text":" "}` + "\n" + one, source.Lines, "1 1", []string{"x:2: record without text"}},
		"cut off":        {"[" + one + ",\n\n" + `{"id":"5"`, source.JSON, "1", []string{"x:3: unexpected EOF"}},
		"unclosed array": {"[" + one + "\n", source.JSON, "1", []string{"x:2: unexpected EOF"}},
		"syntax":         {"[" + one + ",\n" + `{"id":?}` + "," + one + "]", source.JSON, "1", []string{"x:2: "}},
		"bad field":      {one + "\n" + `{"text":5}`, source.Lines, "1", []string{`x:2: stance: text: want a string, got a number`}},
		"bad date":       {one + "\n" + `{"text":"a","published":"soon"}`, source.Lines, "1", []string{`x:2: stance: published: not a date: "soon"`}},
	} {
		t.Run(name, func(t *testing.T) {
			// A byte at a time, so that no answer depends on how much is buffered.
			for _, in := range []io.Reader{strings.NewReader(c.text), oneByte{strings.NewReader(c.text)}} {
				got, errs := read(t, in, "x", c.format)
				var ids []string
				for _, a := range got {
					ids = append(ids, a.ID)
				}
				assert.Equal(t, c.ids, strings.Join(ids, " "))
				require.Len(t, errs, len(c.errs), "%v", errs)
				for i := range errs {
					assert.True(t, strings.HasPrefix(errs[i], c.errs[i]), errs[i])
				}
			}
		})
	}
}

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) { return o.r.Read(p[:min(1, len(p))]) }

func TestPlainText(t *testing.T) {
	utf := raw(t, "ar-page.utf-8.txt")
	got, errs := read(t, bytes.NewReader(utf), "folder/ar-page.utf-8.txt", source.Auto)
	require.Empty(t, errs)
	require.Len(t, got, 1)
	assert.Equal(t, string(utf), got[0].Text)
	assert.Equal(t, "ar-page.utf-8", got[0].ID)
	assert.Empty(t, got[0].Notes)

	for _, name := range []string{"ar-page.windows-1256.txt", "ar-page.utf-16le-bom.txt"} {
		other, errs := read(t, bytes.NewReader(raw(t, name)), name, source.Auto)
		require.Empty(t, errs, name)
		assert.Equal(t, string(utf), other[0].Text, name)
		assert.NotEmpty(t, other[0].Notes, "says what it was")
	}
	// Offsets lead into the file, so its bytes stay as they are.
	mark := raw(t, "ar-page.utf-8-bom-crlf.txt")
	got, _ = read(t, bytes.NewReader(mark), "x.txt", source.Auto)
	assert.Equal(t, string(mark), got[0].Text)
	got, _ = read(t, bytes.NewReader(raw(t, "en-invalid-utf8.txt")), "x.txt", source.Auto)
	assert.Contains(t, got[0].Text, "\ufffd")
	assert.NotEmpty(t, got[0].Notes)
}

func TestCompression(t *testing.T) {
	text := "A title\n\nThe minister said that it rained."
	var g, z bytes.Buffer
	gw := gzip.NewWriter(&g)
	fmt.Fprint(gw, text)
	require.NoError(t, gw.Close())
	zw, err := zstd.NewWriter(&z)
	require.NoError(t, err)
	fmt.Fprint(zw, text)
	require.NoError(t, zw.Close())
	for name, b := range map[string][]byte{"a.b.txt.gz": g.Bytes(), "a.b.TXT.GZ": g.Bytes(), "a.b.txt.zst": z.Bytes(), "a.b.txt": z.Bytes()} {
		got, errs := read(t, bytes.NewReader(b), name, source.Auto)
		require.Empty(t, errs, name)
		assert.Equal(t, text, got[0].Text, name)
		assert.Equal(t, "a.b", got[0].ID)
		_, errs = read(t, bytes.NewReader(b[:len(b)-5]), name, source.Auto)
		assert.Len(t, errs, 1, "%s cut off", name)
	}
}

// What expands beyond all bounds is an error, not a full memory; a long record
// costs itself.
func TestLimits(t *testing.T) {
	var g bytes.Buffer
	gw := gzip.NewWriter(&g)
	_, err := gw.Write(make([]byte, 8<<20))
	require.NoError(t, err)
	require.NoError(t, gw.Close())
	for _, f := range []source.Format{source.Text, source.JSON, source.Lines} {
		_, errs := read(t, bytes.NewReader(g.Bytes()), "bomb.gz", f, source.Limit(1<<20))
		require.Len(t, errs, 1)
	}
	long := `{"text":"` + strings.Repeat("a", 300<<10) + `"}`
	got, errs := read(t, strings.NewReader(long+"\n"+`{"id":"2","text":"b"}`), "x", source.Lines, source.Limit(100<<10))
	require.Len(t, got, 1)
	assert.Equal(t, "2", got[0].ID)
	require.Len(t, errs, 1)
	assert.Contains(t, errs[0], source.ErrTooLong.Error())
	_, errs = read(t, strings.NewReader("["+long+"]"), "x", source.JSON, source.Limit(100<<10))
	require.Len(t, errs, 1)
	assert.Contains(t, errs[0], source.ErrTooLong.Error())
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "one.txt")
	require.NoError(t, os.WriteFile(path, []byte("One\n"), 0o600))
	missing := filepath.Join(dir, "missing.txt")
	var ids []string
	var errs []error
	for a, err := range source.Files([]string{path, missing, dir, source.StdinName, path}, source.Stdin(strings.NewReader("From afar"))) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		ids = append(ids, a.ID)
	}
	assert.Equal(t, []string{"one", "stdin", "one"}, ids)
	require.Len(t, errs, 2)
	assert.ErrorIs(t, errs[0], fs.ErrNotExist)
	assert.Equal(t, missing+": no such file or directory", errs[0].Error(), "the name once")
	n := 0
	for range source.Files([]string{path, path}) {
		n++
		break
	}
	assert.Equal(t, 1, n)
}

// Whatever the bytes: an end, no panic, articles in valid UTF-8, and the same
// when they come one by one.
func FuzzRead(f *testing.F) {
	f.Add(raw(f, "articles-one-bad.jsonl"), uint8(source.Lines))
	f.Add(raw(f, "articles.jsonl.gz"), uint8(source.Auto))
	f.Add(raw(f, "ar-page.utf-16le-bom.txt"), uint8(source.Text))
	f.Add([]byte(`[{"text":"a"},{"text":"b","id":1}] {"text":"c"}`), uint8(source.JSON))
	f.Fuzz(func(t *testing.T, b []byte, format uint8) {
		gather := func(in io.Reader) (out []string) {
			for a, err := range source.Read(in, "x", source.Format(format%4), source.Limit(1<<16)) {
				if err != nil {
					var e *source.Error
					require.True(t, errors.As(err, &e))
					out = append(out, fmt.Sprintf("error in line %d", e.Line))
					continue
				}
				require.True(t, utf8.ValidString(a.Text))
				out = append(out, a.ID+"|"+a.Text)
			}
			return out
		}
		require.Equal(t, gather(bytes.NewReader(b)), gather(oneByte{bytes.NewReader(b)}))
	})
}

// JSON is UTF-8: what is not is replaced, with a note, and so is half a
// character in an escape.
func TestDamagedJSON(t *testing.T) {
	for text, want := range map[string]string{
		"A plain report on the port of a town \xff and its council": "A plain report on the port of a town \ufffd and its council",
		`A report \ud800 of the \\ud800 town`:                       "A report \ufffd of the \\ud800 town",
		`A report \ud83d\ude00 of \ufffd the \u0645 town`:           "A report \U0001F600 of \ufffd the م town",
	} {
		got, errs := read(t, strings.NewReader(`{"text":"`+text+`"}`), "x", source.Lines)
		require.Empty(t, errs)
		assert.Equal(t, want, got[0].Text)
		if strings.Contains(text, "ude00") {
			assert.Empty(t, got[0].Notes)
			continue
		}
		require.Len(t, got[0].Notes, 1)
		assert.Equal(t, tokenize.NoteReplaced, got[0].Notes[0].Code)
	}
	_, errs := read(t, strings.NewReader("{\"text\":\"\xce\xc7\xe1 \xd1\xc6\xed\xd3\"}"), "x", source.Lines)
	assert.Len(t, errs, 1, "another encoding is no damage")
}
