package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/bayan-nlp/bayan/stance/emit/parquet"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// finish makes the other files from the database.
func (c *config) finish(ctx context.Context, a *archive, out io.Writer) error {
	t, err := tally.New()
	if err != nil {
		return err
	}
	langs := map[string]int{}
	err = c.file("statements.parquet", func(w io.Writer) error {
		e := parquet.New(w)
		for r, err := range a.store.All(ctx) {
			if err != nil {
				return err
			}
			langs[r.Article.Lang]++
			if err := t.Add(r); err != nil {
				return err
			}
			if err := e.Encode(r); err != nil {
				return err
			}
		}
		return e.Close()
	})
	if err != nil {
		return err
	}
	if c.reportLang == "" {
		c.reportLang = "en"
		if langs["ar"] > langs["en"] {
			c.reportLang = "ar"
		}
	}
	bad := 0
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"errors.jsonl", func(w io.Writer) (err error) { bad, err = a.writeErrors(ctx, w); return err }},
		{"tally.csv", func(w io.Writer) error { return t.WriteCSV(w, c.tallyQuery()) }},
		{"tally.bin", func(w io.Writer) error {
			b, err := t.MarshalBinary()
			if err != nil {
				return err
			}
			_, err = w.Write(b)
			return err
		}},
	} {
		if err := c.file(f.name, f.write); err != nil {
			return err
		}
	}
	r, err := c.findings(ctx, a, t, bad)
	if err != nil {
		return err
	}
	if err := c.file("report.html", r.write); err != nil {
		return err
	}
	if err := c.figures(r); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s: %d articles, %d speakers, %d statements, %d stances, %d bad records\n",
		c.out, r.Articles, r.SpeakerCount, r.StatementCount, r.StanceCount, bad)
	return err
}

func (c *config) tallyQuery() tally.Query {
	q := c.query
	q.Lang = c.reportLang
	return q
}

// file writes a file of the output: whole or, after an error, not at all.
func (c *config) file(name string, write func(io.Writer) error) (err error) {
	path := filepath.Join(c.out, name)
	f, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 64<<10)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", name, err), os.Remove(path+".part"))
	}
	return os.Rename(path+".part", path)
}

// sorted are the keys of a map in order.
func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
