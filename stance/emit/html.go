package emit

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/target"
)

//go:embed page.html page.css marks.css
var page embed.FS

// HTMLOption changes the page.
type HTMLOption func(*htmlEncoder)

// Language sets the language of headings and labels, "ar" or "en". Without it,
// the page follows its first article.
func Language(tag string) HTMLOption { return func(e *htmlEncoder) { e.lang = tag } }

// Targets gives the targets whose names to show in place of their ids.
func Targets(list []target.Target) HTMLOption {
	return func(e *htmlEncoder) {
		for _, t := range list {
			e.names[t.ID] = t.Names
		}
	}
}

// htmlEncoder writes a page: its head with the first report, a section for each, and its foot.
type htmlEncoder struct {
	w     io.Writer
	t     *template.Template
	lang  string
	names map[string]map[string]string // of targets, by id and language
	terms terms
	n     int // sections written
	begun bool
}

// NewHTML writes a page for people. The error is that of a broken template,
// and does not depend on the input.
func NewHTML(w io.Writer, opts ...HTMLOption) (Encoder, error) {
	e := &htmlEncoder{w: w, names: map[string]map[string]string{}}
	for _, o := range opts {
		o(e)
	}
	t, err := template.ParseFS(page, "page.html")
	if err != nil {
		return nil, fmt.Errorf("emit: %w", err)
	}
	e.t = t
	return e, nil
}

// headView is what the head of the page shows.
type headView struct {
	Terms terms
	Title string
	CSS   template.CSS
	Skip  bool // there is an article to skip to
}

func (e *htmlEncoder) begin(lang, title string, skip bool) error {
	if e.begun {
		return nil
	}
	e.begun = true
	if e.lang == "" {
		e.lang = lang
	}
	e.terms = termsOf(e.lang)
	css, err := page.ReadFile("page.css")
	if err != nil {
		return fmt.Errorf("emit: %w", err)
	}
	css = append([]byte(Style()), css...)
	if title == "" {
		title = e.terms.Page
	}
	return e.t.ExecuteTemplate(e.w, "head", headView{e.terms, title, template.CSS(css), skip})
}

// Encode implements Encoder.
func (e *htmlEncoder) Encode(r *stance.Analysis) error {
	if err := e.begin(r.Article.Lang, oneLine(r.Article.Title), true); err != nil {
		return err
	}
	e.n++
	return e.t.ExecuteTemplate(e.w, "article", e.view(r))
}

// Close implements Encoder.
func (e *htmlEncoder) Close() error {
	if err := e.begin("en", "", false); err != nil {
		return err
	}
	return e.t.ExecuteTemplate(e.w, "foot", e.terms)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
