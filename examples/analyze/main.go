// Command analyze splits news articles into statements, tells who made them, and
// how the speakers stand on the targets.
//
//	go run ./examples/analyze [-format text|json|jsonl|html|csv|jsonld|conll|brat] [-targets FILE]
//	    [-model DIR] [-lang TAG] [-workers N] [-evidence N] [-min P] [-o FILE] [FILE...]
//
// A FILE is plain text (a title line, then optionally a blank line and a date
// line, then the body), or .json or .jsonl with articles; either may be
// compressed with gzip or Zstandard. "-" is standard input. Without FILE the
// program reads the article that the module carries. Package source tells more
// of the forms of input, package emit of those of output; json is one
// document, an object for a single article and an array where there are several
// or the input is a list; xcsv is csv for spreadsheet programs, jsonld is W3C Web
// Annotation, and brat needs -o with a folder for its files.
//
// A record that cannot be read or analysed costs a line on standard error that
// begins with file and line; the others are printed, and the exit status is 1. It is 2
// after a wrong use of the program.
//
// The text form uses colour and underlines on a terminal only, and not where
// NO_COLOR is set. On a terminal, texts with right-to-left letters stand
// between the isolates U+2068 and U+2069, so that terminals which know the
// bidirectional algorithm keep the columns in order; elsewhere the output has
// no such characters and suits grep. Numbers of statements and speakers are the
// ids of the report.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
	"github.com/bayan-nlp/bayan/stance/source"
	"github.com/bayan-nlp/bayan/stance/target"
)

// Exit statuses.
const (
	ok = iota
	failed
	misused
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// sameFile reports whether two names lead to one file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// formats names the forms of output.
const formats = "text, json, jsonl, html, csv, xcsv, jsonld, conll or brat"

// config is what the command line says.
type config struct {
	format, targets, model, lang, out string
	workers, evidence                 int
	least                             float64
	files                             []string
	list                              atomic.Bool // there are several files, or one holds a list
}

func parse(args []string, errOut io.Writer) (*config, error) {
	c := &config{}
	f := flag.NewFlagSet("analyze", flag.ContinueOnError)
	f.SetOutput(errOut)
	f.Usage = func() {
		fmt.Fprintln(errOut, "usage: analyze [options] [FILE...]")
		f.PrintDefaults()
	}
	f.StringVar(&c.format, "format", "text", "`form` of the output: "+formats)
	f.StringVar(&c.targets, "targets", "", "look for the targets of this `file` in place of those that ship")
	f.StringVar(&c.model, "model", "", "use the model in this `folder`")
	f.StringVar(&c.lang, "lang", "", "language `tag` of articles that tell none, instead of detection")
	f.StringVar(&c.out, "o", "", "write to this `file`; for brat, into this folder")
	f.IntVar(&c.workers, "workers", 0, "articles in hand at once; 0 for one a processor")
	f.IntVar(&c.evidence, "evidence", 3, "words of evidence at most")
	f.Float64Var(&c.least, "min", 0, "leave out statements with less `confidence`")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	c.files = f.Args()
	c.list.Store(len(c.files) > 1)
	err := fmt.Errorf("-format %q: want %s", c.format, formats)
	switch c.format {
	case "text", "json", "jsonl", "html", "csv", "xcsv", "jsonld", "conll":
		return c, nil
	case "brat":
		if c.out != "" {
			return c, nil
		}
		err = errors.New("-format brat: want -o with a folder")
	}
	fmt.Fprintln(errOut, "analyze:", err)
	return nil, err
}

// run is the program without its process.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	c, err := parse(args, errOut)
	if errors.Is(err, flag.ErrHelp) {
		return ok
	}
	if err != nil {
		return misused
	}
	fail := func(err error) int {
		// Errors joined of several have a line each.
		for line := range strings.Lines(err.Error()) {
			fmt.Fprintln(errOut, "analyze:", strings.TrimRight(line, "\n"))
		}
		return failed
	}
	analyzer, err := c.analyzer()
	if err != nil {
		if status := fail(err); !errors.Is(err, stance.ErrOption) && !errors.Is(err, stance.ErrLanguage) {
			return status
		}
		return misused
	}
	if c.format == "brat" {
		if err := os.MkdirAll(c.out, 0o777); err != nil {
			return fail(err)
		}
		return c.write(ctx, analyzer, in, io.Discard, fail)
	}
	if c.out != "" {
		for _, name := range c.files {
			if sameFile(name, c.out) {
				return fail(fmt.Errorf("-o %s: the report would overwrite the article", c.out))
			}
		}
		file, err := os.Create(c.out)
		if err != nil {
			return fail(err)
		}
		status := c.write(ctx, analyzer, in, file, fail)
		if err := file.Close(); err != nil {
			return fail(err)
		}
		return status
	}
	return c.write(ctx, analyzer, in, out, fail)
}

// write analyses all input. Errors of articles go to fail, and the work goes
// on; an error of the output ends it.
func (c *config) write(ctx context.Context, z *stance.Analyzer, in io.Reader, out io.Writer, fail func(error) int) int {
	w := bufio.NewWriter(out)
	e, err := c.encoder(w, out, z.Targets())
	if err != nil {
		return fail(err)
	}
	status := ok
	for r, err := range z.AnalyzeAll(ctx, c.articles(in)) {
		if err != nil {
			status = fail(err)
			continue
		}
		if err = e.Encode(r); err == nil {
			err = w.Flush()
		}
		if err != nil {
			return fail(err)
		}
	}
	if err = e.Close(); err == nil {
		err = w.Flush()
	}
	if err != nil {
		return fail(err)
	}
	return status
}

// articles are those of the files, or the one that the module carries.
func (c *config) articles(in io.Reader) iter.Seq2[*stance.Article, error] {
	if len(c.files) == 0 {
		return source.Read(bytes.NewReader(seeds.Article()), seeds.Default, source.Text)
	}
	return source.Files(c.files, source.Stdin(in), source.Listed(func() { c.list.Store(true) }))
}

func (c *config) analyzer() (*stance.Analyzer, error) {
	opts := []stance.Option{stance.WithLanguage(c.lang), stance.WithEvidence(c.evidence), stance.WithMinConfidence(c.least)}
	if c.workers != 0 {
		opts = append(opts, stance.WithWorkers(c.workers))
	}
	if c.model != "" {
		m, err := model.Load(c.model)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.model, err)
		}
		opts = append(opts, stance.WithModel(m))
	}
	if c.targets != "" {
		f, err := os.Open(c.targets)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		list, err := target.Read(f, c.targets)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("%s: no targets in it", c.targets)
		}
		opts = append(opts, stance.WithTargets(list...))
	}
	return stance.New(opts...)
}

// encoder makes the encoder of the format; out is where w leads.
func (c *config) encoder(w, out io.Writer, targets []target.Target) (emit.Encoder, error) {
	switch c.format {
	case "json":
		return &documentEncoder{w: w, list: &c.list}, nil
	case "jsonl":
		return emit.NewJSONL(w), nil
	case "csv":
		return emit.NewCSV(w), nil
	case "xcsv":
		return emit.NewExcelCSV(w), nil
	case "jsonld":
		return emit.NewWebAnnotation(w), nil
	case "conll":
		return emit.NewCoNLL(w), nil
	case "brat":
		return emit.NewBrat(emit.Folder(c.out)), nil
	case "html":
		return emit.NewHTML(w, emit.Targets(targets))
	}
	return newText(w, isTerminal(out), os.Getenv("NO_COLOR") == ""), nil
}

// documentEncoder writes one JSON document. Whether it is an array is known
// with the first article.
type documentEncoder struct {
	w    io.Writer
	list *atomic.Bool
	e    emit.Encoder
}

func (d *documentEncoder) encoder() emit.Encoder {
	if d.e == nil {
		d.e = emit.NewJSON(d.w)
		if d.list.Load() {
			d.e = emit.NewJSONArray(d.w)
		}
	}
	return d.e
}

// Encode implements emit.Encoder.
func (d *documentEncoder) Encode(r *stance.Analysis) error { return d.encoder().Encode(r) }

// Close implements emit.Encoder.
func (d *documentEncoder) Close() error { return d.encoder().Close() }
