package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"golang.org/x/text/language"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static
var staticFiles embed.FS

// server answers requests. It does not change after newServer, but for what shelf,
// desk and corpus guard themselves.
type server struct {
	config
	guard     guard
	desk      *desk
	shelf     *shelf
	corpus    *corpus // nil without one
	locales   map[string]*locale
	matcher   language.Matcher
	templates map[string]*template.Template // by page
	assets    map[string]asset              // by name
}

// choice is an option of a list to choose from.
type choice struct {
	Value, Name string
	Chosen      bool
}

// page is what every template is given.
type page struct {
	L      *locale
	Title  string
	Here   string // path and query, to come back to
	Nav    string // the part of the site: "article" or "corpus"
	Corpus bool   // there is one
	Body   any
}

// pair is what a part of a page is given.
type pair struct {
	L *locale
	V any
}

// newServer prepares a server with a model, which all analyses share.
func newServer(c config, m stance.Classifier) (*server, error) {
	s := &server{config: c, guard: guard{loopback: true}, shelf: newShelf(c.keep), templates: map[string]*template.Template{}}
	var tags []language.Tag
	for _, lang := range languages() {
		tags = append(tags, language.Make(lang))
	}
	s.matcher = language.NewMatcher(tags)
	var err error
	if s.locales, err = newLocales(); err != nil {
		return nil, err
	}
	if err := s.loadAssets(); err != nil {
		return nil, err
	}
	if err := s.loadTemplates(); err != nil {
		return nil, err
	}
	if s.desk, err = newDesk(&c, m); err != nil {
		return nil, err
	}
	if c.db != "" {
		if s.corpus, err = openCorpus(c.db); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *server) close() error {
	if s.corpus == nil {
		return nil
	}
	return s.corpus.close()
}

// handler is all that the program answers.
func (s *server) handler() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /{$}", s.start)
	m.HandleFunc("POST /articles", s.submit)
	m.HandleFunc("GET /articles", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusSeeOther) })
	m.HandleFunc("GET /articles/{key}", s.article)
	m.HandleFunc("POST /articles/{key}/targets", s.addTarget)
	m.HandleFunc("GET /articles/{key}/report", s.report)
	m.HandleFunc("POST /language", s.setLanguage)
	m.HandleFunc("GET /static/{name}", s.static)
	if s.corpus != nil {
		m.HandleFunc("GET /corpus", s.overview)
		m.HandleFunc("GET /corpus/search", s.search)
		m.HandleFunc("GET /corpus/timeline", s.timeline)
		m.HandleFunc("GET /corpus/statements", s.behind)
		m.HandleFunc("GET /corpus/article", s.corpusArticle)
		m.HandleFunc("GET /corpus/article/report", s.corpusReport)
	}
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.problem(w, r, http.StatusNotFound, "problem.page", "") })
	limited := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := s.desk.limit(r.Context())
		defer cancel()
		if r.Method != http.MethodGet && r.Method != http.MethodHead && !strings.HasPrefix(r.URL.Path, "/articles") {
			r.Body = http.MaxBytesReader(w, r.Body, formSlack)
		}
		m.ServeHTTP(w, r.WithContext(ctx))
	})
	return s.guard.wrap(limited)
}

// loadTemplates parses a set for each page: the page, the layout and the shared
// parts.
func (s *server) loadTemplates() error {
	names, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return err
	}
	funcs := template.FuncMap{
		"asset": func(name string) (string, error) {
			a, ok := s.assets[name]
			if !ok {
				return "", fmt.Errorf("no asset %q", name)
			}
			return "/static/" + name + "?v=" + a.version, nil
		},
		"args": func(list ...any) []any { return list },
		"pair": func(l *locale, v any) pair { return pair{l, v} },
	}
	for _, n := range names {
		name := strings.TrimSuffix(strings.TrimPrefix(n, "templates/"), ".html")
		if name == "layout" || name == "parts" {
			continue
		}
		t, err := template.New("").Funcs(funcs).ParseFS(templateFiles, "templates/layout.html", "templates/parts.html", n)
		if err != nil {
			return err
		}
		s.templates[name] = t
	}
	return nil
}

// show writes a page.
func (s *server) show(w http.ResponseWriter, r *http.Request, status int, name string, p *page) {
	if p.L == nil {
		p.L = s.localeOf(r)
	}
	p.Corpus = s.corpus != nil
	if p.Here == "" {
		p.Here = r.URL.RequestURI()
	}
	var b bytes.Buffer
	if err := s.templates[name].ExecuteTemplate(&b, "layout", p); err != nil {
		http.Error(w, "this page could not be made: "+err.Error(), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", p.L.Lang)
	h.Add("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	w.Write(b.Bytes()) //nolint:errcheck // the reader has gone
}

// problem writes a page that says what is wrong.
func (s *server) problem(w http.ResponseWriter, r *http.Request, status int, key, detail string) {
	l := s.localeOf(r)
	p := &page{L: l, Title: l.T(key), Here: "/", Body: problem{Text: l.T(key + ".help"), Detail: detail}}
	if r.Method == http.MethodGet {
		p.Here = ""
	}
	s.show(w, r, status, "problem", p)
}

// fail writes the page for an error of what a page shows.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if context.Cause(r.Context()) == errSlow {
		s.problem(w, r, http.StatusServiceUnavailable, "problem.late", "")
		return
	}
	s.problem(w, r, http.StatusInternalServerError, "problem.error", err.Error())
}

// asset is a file that pages ask for.
type asset struct {
	kind, version string
	data          []byte
}

func (s *server) loadAssets() error {
	s.assets = map[string]asset{}
	add := func(name, kind string, data []byte) {
		sum := sha256.Sum256(data)
		s.assets[name] = asset{kind, hex.EncodeToString(sum[:6]), data}
	}
	for name, kind := range map[string]string{"site.css": "text/css; charset=utf-8", "site.js": "text/javascript; charset=utf-8", "icon.svg": "image/svg+xml"} {
		b, err := staticFiles.ReadFile("static/" + name)
		if err != nil {
			return err
		}
		add(name, kind, b)
	}
	add("marks.css", "text/css; charset=utf-8", []byte(emit.Style()))
	return nil
}

// static answers with an asset. Its address changes with its content, so it can be
// kept.
func (s *server) static(w http.ResponseWriter, r *http.Request) {
	a, ok := s.assets[r.PathValue("name")]
	if !ok {
		s.problem(w, r, http.StatusNotFound, "problem.page", "")
		return
	}
	if r.URL.Query().Get("v") == a.version {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	w.Header().Set("Content-Type", a.kind)
	w.Write(a.data) //nolint:errcheck // the reader has gone
}
