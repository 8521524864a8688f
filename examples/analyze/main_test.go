package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/testdata"
)

// call runs the program.
func call(t *testing.T, in string, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(t.Context(), args, strings.NewReader(in), &o, &e)
	return status, o.String(), e.String()
}

// file copies a raw test file to where the program can open it.
func file(t *testing.T, name string) string {
	t.Helper()
	b, err := fs.ReadFile(testdata.Raw(), name)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, b, 0o600))
	return path
}

func TestSeedByDefault(t *testing.T) {
	status, out, errs := call(t, "", "-format", "jsonl", "-evidence", "1")
	require.Equal(t, ok, status, errs)
	assert.Empty(t, errs)
	require.Equal(t, 1, strings.Count(out, "\n"))
	var r stance.Analysis
	require.NoError(t, json.Unmarshal([]byte(out), &r))
	assert.Equal(t, "ar-2024-04-09", r.Article.ID)
	assert.NotEmpty(t, r.Statements)
	assert.NotEmpty(t, r.Stances)
}

func TestBadRecords(t *testing.T) {
	path := file(t, "articles-one-bad.jsonl")
	status, out, errs := call(t, `{"id":"k","lang":"tlh","text":"jabwI' QIj"}`, "-format", "jsonl", "-evidence", "0", path, "-")
	assert.Equal(t, failed, status)
	assert.Equal(t, 3, strings.Count(out, "\n"), "the good ones are printed")
	lines := strings.Split(strings.TrimSpace(errs), "\n")
	require.Len(t, lines, 2, errs)
	assert.True(t, strings.HasPrefix(lines[0], "analyze: "+path+":2: "), lines[0])
	assert.Equal(t, `analyze: stdin:1: article "k": `+stance.ErrLanguage.Error()+`: "tlh"`, lines[1])
}

func TestNoGrammar(t *testing.T) {
	status, out, errs := call(t, "시의회는 새 항구에 대한 투표를 연기했다.", "-")
	require.Equal(t, ok, status, errs)
	assert.Contains(t, out, "no-grammar")
}

// JSON is one document: an object for an article, an array for a list.
func TestJSONDocument(t *testing.T) {
	const one = `{"text":"The minister said that it rained."}`
	dir := t.TempDir()
	for name, text := range map[string]string{"a.json": one, "list.json": "[" + one + "]", "b.jsonl": one + "\n", "none.json": "[]", "two.json": one + one} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	for files, want := range map[string]string{"a.json": "{", "-": "{", "list.json": "[", "b.jsonl": "[", "none.json": "[", "two.json": "[", "a.json b.jsonl": "["} {
		args := []string{"-format", "json", "-evidence", "0"}
		for _, name := range strings.Fields(files) {
			if name != "-" {
				name = filepath.Join(dir, name)
			}
			args = append(args, name)
		}
		status, out, errs := call(t, one, args...)
		require.Equal(t, ok, status, errs)
		assert.True(t, json.Valid([]byte(out)), files)
		assert.True(t, strings.HasPrefix(out, want), files)
	}
}

func TestWorkersDoNotMatter(t *testing.T) {
	path := file(t, "articles.jsonl.gz")
	_, want, _ := call(t, "", "-format", "jsonl", "-workers", "1", path, path)
	_, got, _ := call(t, "", "-format", "jsonl", "-workers", "8", path, path)
	assert.NotEmpty(t, want)
	assert.Equal(t, want, got)
}

func TestFormats(t *testing.T) {
	for format, want := range map[string]string{
		"text": "Statements\n", "json": "\"schema\": \"stance/v1\"", "jsonl": `{"schema":"stance/v1"`,
		"html": "<!DOCTYPE html>", "csv": "article,title,", "xcsv": "\ufeffarticle,",
		"jsonld": `"type":"AnnotationCollection"`, "conll": "# global.columns = ID FORM",
	} {
		path := filepath.Join(t.TempDir(), "out")
		status, out, errs := call(t, "", "-format", format, "-evidence", "0", "-o", path)
		require.Equal(t, ok, status, errs)
		assert.Empty(t, out)
		b, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Contains(t, string(b), want, format)
	}
}

func TestBrat(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "brat")
	status, out, errs := call(t, "", "-format", "brat", "-evidence", "0", "-o", dir)
	require.Equal(t, ok, status, errs)
	assert.Empty(t, out)
	for _, name := range []string{"ar-2024-04-09.txt", "ar-2024-04-09.ann", "annotation.conf"} {
		assert.FileExists(t, filepath.Join(dir, name))
	}
}

func TestMisuse(t *testing.T) {
	for _, args := range [][]string{{"-format", "xml"}, {"-format", "brat"}, {"-nonsense"}, {"-workers", "x"}} {
		status, out, errs := call(t, "", args...)
		assert.Equal(t, misused, status)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
	missing := filepath.Join(t.TempDir(), "missing")
	for _, args := range [][]string{{"-targets", missing}, {"-model", missing}, {missing}, {"-o", filepath.Join(missing, "x")}} {
		status, _, errs := call(t, "", args...)
		assert.Equal(t, failed, status, args)
		assert.True(t, strings.HasPrefix(errs, "analyze: "), errs)
	}
	for _, args := range [][]string{{"-workers", "-1"}, {"-min", "2"}, {"-evidence", "-1"}, {"-lang", "tlh"}} {
		status, _, errs := call(t, "", args...)
		assert.Equal(t, misused, status, args)
		assert.True(t, strings.HasPrefix(errs, "analyze: "), errs)
	}
	article := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(article, []byte("A title\n\nIt rained."), 0o600))
	over, _, errs := call(t, "", "-o", article, article)
	assert.Equal(t, failed, over)
	assert.Contains(t, errs, "overwrite")
	left, err := os.ReadFile(article)
	require.NoError(t, err)
	assert.NotEmpty(t, left)
	empty := filepath.Join(t.TempDir(), "empty.tsv")
	require.NoError(t, os.WriteFile(empty, []byte("# nothing\n"), 0o600))
	_, _, errs = call(t, "", "-targets", empty)
	assert.Equal(t, "analyze: "+empty+": no targets in it\n", errs)
	_, _, errs = call(t, "", "-model", missing)
	assert.True(t, strings.HasPrefix(errs, "analyze: "+missing+": "), errs)
	status, _, errs := call(t, "", "-h")
	assert.Equal(t, ok, status)
	assert.Contains(t, errs, "-format")
}

func TestOwnTargets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.tsv")
	require.NoError(t, os.WriteFile(path, []byte("toll\ten\tmention\ttoll/tolls\n"), 0o600))
	status, out, errs := call(t, "A title\n\nThe minister said that the toll was unfair and had to go.", "-format", "jsonl", "-targets", path, "-")
	require.Equal(t, ok, status, errs)
	assert.NotContains(t, out, `"target":"sanctions"`)
}
