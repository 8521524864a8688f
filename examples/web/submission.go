package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
	"github.com/bayan-nlp/bayan/stance/source"
	"github.com/bayan-nlp/bayan/stance/target"
)

// submission is what the form with an article sends.
type submission struct {
	Text, Lang, Published, Source string
	Seed                          string // name of an article that the module carries
	Corpus                        string // id of an article of the corpus
	Table                         string // own targets, tidied
	fileName                      string
	file                          []byte
}

// formSlack is what a form may be longer than its article and table: names of
// fields, boundaries, other fields.
const formSlack = 64 << 10

// errForm says that a request is no form that the program sends.
var errForm = errors.New("not a form of this program")

// readSubmission reads the form. Errors wrap errForm, or *http.MaxBytesError
// where the form is too large.
func (s *server) readSubmission(w http.ResponseWriter, r *http.Request) (*submission, error) {
	// A byte takes three in a form without a file.
	limit := int64(3*(s.maxBytes+s.maxTargets) + formSlack)
	r.Body = http.MaxBytesReader(w, r.Body, limit)
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errForm, err)
	}
	if kind == "multipart/form-data" {
		err = r.ParseMultipartForm(limit) // all in memory
	} else {
		err = r.ParseForm()
	}
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			drain(r)
			return nil, err
		}
		return nil, fmt.Errorf("%w: %w", errForm, err)
	}
	f := &submission{Text: r.PostFormValue("text"), Lang: r.PostFormValue("lang"), Published: r.PostFormValue("published"),
		Source: strings.TrimSpace(r.PostFormValue("source")), Seed: r.PostFormValue("seed"), Corpus: r.PostFormValue("corpus"),
		Table: tidyTable(r.PostFormValue("targets"))}
	if r.MultipartForm != nil {
		for _, h := range r.MultipartForm.File["file"] {
			file, err := h.Open()
			if err != nil {
				return nil, fmt.Errorf("%w: %w", errForm, err)
			}
			f.fileName = path.Base(strings.ReplaceAll(h.Filename, `\`, "/"))
			f.file, err = io.ReadAll(file)
			file.Close()
			if err != nil {
				return nil, fmt.Errorf("%w: %w", errForm, err)
			}
			if len(f.file) > 0 {
				break
			}
		}
	}
	return f, nil
}

// drain reads a little of what was too long, since browsers that are still
// sending do not read the answer.
func drain(r *http.Request) {
	io.CopyN(io.Discard, r.Body, 1<<20) //nolint:errcheck // what is read does not matter
}

// articles gives the articles of a submission, and what could not be read. A
// problem comes alone where there is nothing to work on.
func (s *server) articles(ctx context.Context, l *locale, f *submission) (list []*stance.Article, bad problems) {
	switch {
	case f.Corpus != "" && s.corpus != nil:
		r, err := s.corpus.store.Analysis(ctx, f.Corpus)
		if errors.Is(err, sqlite.ErrNotFound) {
			return nil, problems{{Text: l.T("problem.corpus.article")}}
		}
		if err != nil {
			return nil, problems{{Text: l.T("problem.corpus"), Detail: err.Error()}}
		}
		a := r.Article
		return []*stance.Article{{ID: a.ID, Title: a.Title, Text: r.Text, Lang: a.Lang, Published: a.Published,
			Source: a.Source, URL: a.URL, Notes: nil}}, nil
	case f.Seed != "":
		b, err := fs.ReadFile(seeds.Files(), f.Seed)
		if err != nil {
			return nil, problems{{Text: l.T("problem.seed")}}
		}
		return s.read(l, f, b, f.Seed, source.Text, "text")
	case len(f.file) > 0:
		return s.read(l, f, f.file, f.fileName, source.Auto, "file")
	case strings.TrimSpace(f.Text) != "":
		return s.read(l, f, []byte(unixLines(f.Text)), pasted, source.Auto, "text")
	}
	return nil, problems{{Field: "text", Text: l.T("problem.nothing")}}
}

// pasted is the id of an article that came without one.
const pasted = "article"

// read reads articles as files have them. What the form says of the article
// holds where the article itself is silent.
func (s *server) read(l *locale, f *submission, b []byte, name string, format source.Format, field string) (list []*stance.Article, bad problems) {
	published, err := stance.ParseTime(f.Published)
	if err != nil {
		typed := f.Published
		f.Published = "" // browsers would show nothing else
		return nil, problems{{Field: "published", Text: l.T("problem.date"), Detail: typed}}
	}
	for a, err := range source.Read(bytes.NewReader(b), name, format, source.Limit(s.maxBytes)) {
		if err != nil {
			bad = append(bad, s.explain(l, field, err))
			if len(bad) >= mostProblems {
				break
			}
			continue
		}
		if len(list) == s.maxArticles {
			bad = append(bad, problem{Field: field, Text: l.T("problem.many", "n", s.maxArticles)})
			break
		}
		if a.Lang == "" {
			a.Lang = f.Lang
		}
		if a.Published.IsZero() {
			a.Published = published
		}
		if a.Source == "" {
			a.Source = f.Source
		}
		list = append(list, a)
	}
	if len(list) == 0 && len(bad) == 0 {
		bad = problems{{Field: field, Text: l.T("problem.nothing")}}
	}
	return list, bad
}

// explain turns an error of an article into words.
func (s *server) explain(l *locale, field string, err error) problem {
	p := problem{Field: field, Text: l.T("problem.other"), Detail: err.Error()}
	var large *http.MaxBytesError
	var record *source.Error
	switch {
	case errors.Is(err, stance.ErrTooLarge), errors.Is(err, source.ErrTooLong), errors.As(err, &large):
		p.Text = l.T("problem.large", "n", s.maxBytes)
	case errors.Is(err, errForm):
		p.Text = l.T("problem.form")
	case errors.Is(err, stance.ErrLanguage):
		p.Text, p.Field = l.T("problem.language"), "lang"
	case errors.Is(err, source.ErrNoText):
		p.Text = l.T("problem.notext")
	case errors.Is(err, errBusy):
		p.Text = l.T("problem.busy")
	case errors.Is(err, errSlow):
		p.Text = l.T("problem.slow", "time", s.timeout)
	case errors.Is(err, target.ErrTarget):
		p.Text, p.Field = l.T("problem.table"), "targets"
	case errors.As(err, &record):
		p.Text = l.T("problem.record")
	}
	return p
}

// statusOf is the HTTP status of an error of an article.
func statusOf(err error) int {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large), errors.Is(err, stance.ErrTooLarge), errors.Is(err, source.ErrTooLong):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, errBusy), errors.Is(err, errSlow):
		return http.StatusServiceUnavailable
	case errors.Is(err, errForm):
		return http.StatusBadRequest
	}
	return http.StatusUnprocessableEntity
}

// seedNames are the articles that the module carries.
func seedNames() []string {
	names, err := fs.Glob(seeds.Files(), "*.txt")
	if err != nil {
		return nil
	}
	slices.Sort(names)
	return names
}
