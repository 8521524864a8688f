// Command corpus analyses a whole archive: where each speaker stands, how sure
// that is, who agrees with whom, and when it changed.
//
//	go run ./examples/corpus -in DIR|GLOB|FILE -out DIR [options]
//
// The input is a folder (all .txt, .json, .jsonl and .ndjson below it, also with .gz and
// .zst), a pattern (** stands for any folders), or a file; package source
// tells more of the forms. Articles stream through all processors; what is held in memory does
// not grow with their number, but for the tally at the end, some hundred bytes a stance.
//
// The folder -out then has
//
//	corpus.db            SQLite: articles, speakers, statements, stances, with full-text search
//	tally.csv            a row a speaker and target: score, interval, counts (-by, -period)
//	tally.bin            the whole tally, to merge with others (package stance/tally)
//	statements.parquet   a row a statement
//	errors.jsonl         what could not be read or analysed: file, line, id, reason
//	report.html          heat maps, timelines, alignment, changes, and the statements behind each figure
//	*.png, *.svg         the figures for papers
//
// The program may be killed at any time. Run again with the same -in and -out it goes on
// from the last of its transactions, each of 64 records: no article is lost,
// none counts twice, and the files end byte for byte as if nothing had
// happened. With new files in -in it analyses what is new. Other targets, another model or
// other options want another -out.
//
// An article's id is its own, else the SHA-256 of its text. The same id with the
// same text is a copy and kept once; with another text it gets its place in the input for
// an id as well, and both are kept.
//
// On a terminal, standard error has a progress bar. The exit status is 1
// where something failed, and 2 after a wrong use; records that
// could not be read or analysed are in errors.jsonl, counted on standard output, and no failure.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/bayan-nlp/bayan/stance"
)

// Exit statuses.
const (
	ok = iota
	failed
	misused
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the program without its process.
func run(ctx context.Context, args []string, out, errOut io.Writer) int {
	c, err := parse(args, errOut)
	if errors.Is(err, flag.ErrHelp) {
		return ok
	}
	if err != nil {
		return misused
	}
	if err := c.run(ctx, out, errOut); err != nil {
		fmt.Fprintln(errOut, "corpus:", err)
		if ctx.Err() != nil {
			fmt.Fprintln(errOut, "corpus: run again with the same -in and -out to go on")
		}
		return failed
	}
	return ok
}

// run does the work.
func (c *config) run(ctx context.Context, out, errOut io.Writer) (err error) {
	in, err := findInput(c.in)
	if err != nil {
		return err
	}
	analyzer, err := c.analyzer()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.out, 0o777); err != nil {
		return err
	}
	a, err := openArchive(ctx, filepath.Join(c.out, "corpus.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.close()) }()
	if err := c.sameSettings(ctx, analyzer, a); err != nil {
		return err
	}
	if err := c.analyze(ctx, analyzer, a, in, errOut); err != nil {
		return err
	}
	return c.finish(ctx, a, out)
}

// analyze streams what is new through the analyzer into the archive.
func (c *config) analyze(ctx context.Context, z *stance.Analyzer, a *archive, in *input, errOut io.Writer) error {
	done, err := a.progress(ctx)
	if err != nil {
		return err
	}
	in.skip(done)
	bar := newBar(errOut, in.left())
	defer bar.close()
	for r, err := range z.AnalyzeAll(ctx, in.articles()) {
		if ctx.Err() != nil {
			return errors.Join(context.Cause(ctx), a.abandon())
		}
		p := in.next()
		if err != nil {
			err = a.putError(ctx, p, reason(err, p))
		} else {
			err = a.put(ctx, r, p)
		}
		if err != nil {
			return errors.Join(err, a.abandon())
		}
		bar.advance(p.read, a.items)
	}
	if err := in.finished(); err != nil {
		return errors.Join(err, a.abandon())
	}
	bar.finish()
	return a.commit(ctx, in.sizes())
}
