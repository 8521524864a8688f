package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
	"github.com/bayan-nlp/bayan/stance/emit/parquet"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
	"github.com/bayan-nlp/bayan/stance/target"
)

// format is one of those that a report can be downloaded in.
type format struct {
	name, kind, extension string
	write                 func(ctx context.Context, w io.Writer, r *stance.Analysis, d downloading) error
}

// downloading is what some formats need besides the report.
type downloading struct {
	targets []target.Target
	lang    string // of the page
}

type formatView struct{ ID, Name, Href string }

// formats are those of package emit and the packages below it.
func formats() []format {
	return []format{
		{"json", "application/json", ".json", plain(emit.NewJSON)},
		{"jsonl", "application/x-ndjson", ".jsonl", plain(emit.NewJSONL)},
		{"csv", "text/csv; charset=utf-8; header=present", ".csv", plain(emit.NewCSV)},
		{"xcsv", "text/csv; charset=utf-8; header=present", ".excel.csv", plain(emit.NewExcelCSV)},
		{"html", "text/html; charset=utf-8", ".html", writeHTML},
		{"webannotation", "application/ld+json", ".jsonld", plain(emit.NewWebAnnotation)},
		{"conllu", "text/plain; charset=utf-8", ".conllup", plain(emit.NewCoNLL)},
		{"brat", "application/zip", ".brat.zip", writeBrat},
		{"parquet", "application/vnd.apache.parquet", ".parquet", plain(parquet.New)},
		{"sqlite", "application/vnd.sqlite3", ".db", writeSQLite},
	}
}

func plain(make func(io.Writer) emit.Encoder) func(context.Context, io.Writer, *stance.Analysis, downloading) error {
	return func(_ context.Context, w io.Writer, r *stance.Analysis, _ downloading) error {
		return encode(make(w), r)
	}
}

func encode(e emit.Encoder, r *stance.Analysis) error {
	if err := e.Encode(r); err != nil {
		return err
	}
	return e.Close()
}

func writeHTML(_ context.Context, w io.Writer, r *stance.Analysis, d downloading) error {
	e, err := emit.NewHTML(w, emit.Targets(d.targets), emit.Language(d.lang))
	if err != nil {
		return err
	}
	return encode(e, r)
}

// writeBrat puts brat's two files into an archive.
func writeBrat(_ context.Context, w io.Writer, r *stance.Analysis, _ downloading) error {
	z := zip.NewWriter(w)
	if err := encode(emit.NewBrat(emit.Archive(z)), r); err != nil {
		return err
	}
	return z.Close()
}

// writeSQLite goes by way of a file, since a database is one.
func writeSQLite(ctx context.Context, w io.Writer, r *stance.Analysis, _ downloading) (err error) {
	dir, err := os.MkdirTemp("", "bayan-web-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "report.db")
	store, err := sqlite.Open(path)
	if err != nil {
		return err
	}
	if err := errors.Join(store.Put(ctx, r), store.Close()); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// report answers with the report of a kept article.
func (s *server) report(w http.ResponseWriter, r *http.Request) {
	k := s.shelf.get(r.PathValue("key"))
	if k == nil {
		s.problem(w, r, http.StatusNotFound, "problem.forgotten", "")
		return
	}
	s.download(w, r, k.Report, k.Targets)
}

// corpusReport answers with the report of an article of the corpus.
func (s *server) corpusReport(w http.ResponseWriter, r *http.Request) {
	report, err := s.corpus.store.Analysis(r.Context(), r.URL.Query().Get("id"))
	if errors.Is(err, sqlite.ErrNotFound) {
		s.problem(w, r, http.StatusNotFound, "problem.corpus.article", "")
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.download(w, r, report, s.desk.base)
}

func (s *server) download(w http.ResponseWriter, r *http.Request, report *stance.Analysis, targets []target.Target) {
	list := formats()
	i := slices.IndexFunc(list, func(f format) bool { return f.name == r.URL.Query().Get("format") })
	if i < 0 {
		s.problem(w, r, http.StatusNotFound, "problem.format", "")
		return
	}
	var b bytes.Buffer
	if err := list[i].write(r.Context(), &b, report, downloading{targets, s.localeOf(r).Lang}); err != nil {
		s.fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", list[i].kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(report.Article.ID) + list[i].extension}))
	w.Write(b.Bytes()) //nolint:errcheck // the reader has gone
}

// fileName makes the id of an article one that file systems take.
func fileName(id string) string {
	out := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, strings.ToValidUTF8(id, "_"))
	out = strings.TrimLeft(out, ".-")
	for len(out) > 120 {
		_, n := utf8.DecodeLastRuneInString(out)
		out = out[:len(out)-n]
	}
	if out == "" {
		return "article"
	}
	return out
}
