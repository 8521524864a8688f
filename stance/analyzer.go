package stance

import (
	"context"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/stance/target"
	"github.com/bayan-nlp/bayan/tokenize"
)

// Analyzer turns articles into reports. It does not change after New and is safe
// for concurrent use.
type Analyzer struct {
	options
	attributor *attribute.Attributor
	finder     *target.Finder
	reverses   bool // the classifier judges what is marked: see Reverser
}

// New prepares an analyzer: it reads the tables, compiles the targets and
// decodes the model. That takes far longer than an article; keep the result.
// Errors wrap ErrOption, ErrLanguage or those of packages attribute, target and model.
func New(opts ...Option) (*Analyzer, error) {
	z := &Analyzer{options: defaults()}
	for _, o := range opts {
		if o != nil {
			o(&z.options)
		}
	}
	err := z.check()
	if err != nil {
		return nil, err
	}
	var attributes []attribute.Option
	if z.tables != nil {
		attributes = append(attributes, attribute.WithTables(z.tables))
	}
	if z.attributor, err = attribute.New(attributes...); err != nil {
		return nil, fmt.Errorf("stance: %w", err)
	}
	if z.language != tokenize.Und && !z.knows(z.language) {
		return nil, fmt.Errorf("stance: %w: %.20q", ErrLanguage, z.language)
	}
	if !z.ownTargets {
		z.targets = target.Shipped()
	}
	if z.finder, err = target.NewFinder(z.targets); err != nil {
		return nil, fmt.Errorf("stance: %w", err)
	}
	if z.classifier == nil && !z.attribution {
		if z.classifier, err = model.Default(model.WithWorkers(z.workers)); err != nil {
			return nil, fmt.Errorf("stance: %w", err)
		}
	}
	if x, ok := z.classifier.(Reverser); ok {
		z.reverses = x.Reversals()
	}
	return z, nil
}

// Targets are the targets that the analyzer looks for, in the order in which
// reports give them.
func (z *Analyzer) Targets() []target.Target { return z.finder.Targets() }

// Analyze reports on one article. Errors wrap ErrTooLarge, ErrEncoding,
// ErrLanguage, the cause of ctx, or come from the classifier; they begin with the
// article's Origin, where it has one. The report shares the memory of the
// article's text.
func (z *Analyzer) Analyze(ctx context.Context, a *Article) (*Analysis, error) {
	if ctx == nil {
		ctx = context.Background()
	}
	if a == nil {
		return nil, fmt.Errorf("stance: %w: no article", ErrOption)
	}
	r, err := z.analyze(ctx, a)
	if err != nil {
		if a.ID != "" {
			err = fmt.Errorf("article %.80q: %w", a.ID, err)
		}
		place := "stance" // as in source.Error, the place comes first
		if a.Origin != "" {
			place = a.Origin
		}
		return nil, fmt.Errorf("%s: %w", place, err)
	}
	return r, nil
}

func (z *Analyzer) analyze(ctx context.Context, a *Article) (*Analysis, error) {
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	if len(a.Text) > z.maxBytes {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, len(a.Text), z.maxBytes)
	}
	if i := invalid(a.Text); i >= 0 {
		return nil, fmt.Errorf("%w at byte %d", ErrEncoding, i)
	}
	lang := primary(a.Lang)
	if lang == "" || lang == tokenize.Und {
		lang = z.language
	}
	if lang == tokenize.Und {
		lang = ""
	}
	if !z.knows(lang) {
		return nil, fmt.Errorf("%w: %.20q", ErrLanguage, lang)
	}
	d := tokenize.Parse(a.Text, tokenize.Language(lang))
	published := a.Published
	if published.IsZero() {
		published = d.Published
	}
	found := z.attributor.Attribute(d, published)
	report, topics := assemble(a, d, published, found, z.minConfidence)
	if z.classifier != nil && !z.attribution {
		if err := z.classify(ctx, d, report, topics); err != nil {
			return nil, err
		}
	}
	return report, nil
}

// knows reports whether articles in the language can be read; "" is detected.
func (z *Analyzer) knows(lang string) bool {
	return lang == "" || slices.Contains(tokenize.Languages(), lang) || slices.Contains(z.attributor.Languages(), lang)
}

// invalid is the offset of the first byte that is not UTF-8, -1 without one.
func invalid(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r != utf8.RuneError {
			continue
		}
		if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
			return i
		}
	}
	return -1
}

// assemble brings what was found into the shape of the report, without
// stances, and tells the topic of each of its statements.
func assemble(a *Article, d *tokenize.Document, published time.Time, found *attribute.Result, least float64) (*Analysis, []Span) {
	r := &Analysis{
		Schema:     Schema,
		Article:    Info{a.ID, a.Title, d.Lang, published, a.Source, a.URL, len(a.Text)},
		Speakers:   []Speaker{},
		Statements: []Statement{},
		Stances:    []SpeakerStance{},
		Notes:      notes(a.Notes, d.Notes, found.Notes),
		Text:       a.Text,
	}
	if r.Article.Title == "" {
		r.Article.Title = headline(d)
	}
	var topics []Span
	b := builder{report: r, found: found, speakers: map[int]string{}, ids: make([]string, len(found.Statements))}
	for i := range found.Statements {
		if found.Statements[i].Confidence >= least {
			b.ids[i] = fmt.Sprintf("t%d", len(r.Statements)+1)
			b.statement(&found.Statements[i], b.ids[i])
			topics = append(topics, found.Statements[i].Topic)
		}
	}
	for i, n := 0, 0; i < len(found.Statements); i++ { // parents may come later
		if b.ids[i] != "" {
			r.Statements[n].Parent = b.parent(i)
			n++
		}
	}
	return r, topics
}

// headline is the first headline of the text, "" without one.
func headline(d *tokenize.Document) string {
	for _, r := range d.Regions {
		if r.Kind == tokenize.Headline {
			return d.Text[r.Start:r.End]
		}
	}
	return ""
}

// notes puts notes in text order, each once.
func notes(lists ...[]Note) []Note {
	out := slices.Concat(lists...)
	slices.SortStableFunc(out, func(a, b Note) int {
		switch {
		case a.Start != b.Start:
			return a.Start - b.Start
		case a.End != b.End:
			return a.End - b.End
		case a.Code < b.Code:
			return -1
		case a.Code > b.Code:
			return 1
		}
		return 0
	})
	out = slices.Compact(out)
	if out == nil {
		out = []Note{}
	}
	return out
}
