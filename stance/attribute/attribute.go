package attribute

import (
	"embed"
	"io/fs"
	"time"

	"github.com/bayan-nlp/bayan/tokenize"
)

//go:embed tables
var embedded embed.FS

// grammar reads the statements of one language.
type grammar interface {
	// read finds the statements of d as frames, in text order, and the
	// mentions by which the article introduces persons and bodies.
	read(d *tokenize.Document) (frames []frame, mentions []mention)
}

// Attributor finds statements and their speakers. It is immutable and safe
// for concurrent use.
type Attributor struct {
	world    *world
	grammars map[string]grammar
}

// Option changes what [New] builds.
type Option func(*settings)

type settings struct {
	tables fs.FS
}

// WithTables lays the files of fsys over the embedded tables: a file that
// fsys has (people.tsv, ar/cues.tsv …) replaces the embedded one of that name.
// A .tsv file of fsys, at its top or one folder below, that replaces none is an
// error of [New]: its name is misspelt. Other files are left alone.
func WithTables(fsys fs.FS) Option {
	return func(s *settings) { s.tables = fsys }
}

// New reads the tables. The error wraps [ErrTable] and names file and line.
func New(opts ...Option) (*Attributor, error) {
	var s settings
	for _, o := range opts {
		o(&s)
	}
	base, err := fs.Sub(embedded, "tables")
	if err != nil {
		return nil, err
	}
	var tables fs.FS = base
	if s.tables != nil {
		o := overlay{s.tables, base}
		if err := o.check(); err != nil {
			return nil, err
		}
		tables = o
	}
	w, err := newWorld(tables)
	if err != nil {
		return nil, err
	}
	a := &Attributor{world: w, grammars: map[string]grammar{}}
	if a.grammars["ar"], err = newArabic(w, tables); err != nil {
		return nil, err
	}
	if a.grammars["en"], err = newEnglish(w, tables); err != nil {
		return nil, err
	}
	for _, lang := range continentals {
		if a.grammars[lang], err = newContinental(w, tables, lang); err != nil {
			return nil, err
		}
	}
	a.grammars["zh"] = newChinese(w)
	return a, nil
}

// Languages lists the languages that have a grammar.
func (a *Attributor) Languages() []string { return sortedKeys(a.grammars) }

// Attribute finds the statements of d and binds them to speakers. The date
// decides who held an office that the article names without its holder; a
// zero date leaves such offices without a name. A document in a language
// without grammar yields an empty result with a note.
func (a *Attributor) Attribute(d *tokenize.Document, published time.Time) *Result {
	g := a.grammars[d.Lang]
	if g == nil {
		return &Result{Notes: []tokenize.Note{{Code: "no-grammar", Message: "no attribution grammar for language " + d.Lang}}}
	}
	frames, mentions := g.read(d)
	r := &resolver{text: d.Text, lang: d.Lang, day: published, world: a.world, roles: a.world.roles[d.Lang], asked: -1}
	return r.resolveAll(frames, mentions)
}
