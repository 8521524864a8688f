package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/tally"
	"github.com/bayan-nlp/bayan/stance/target"
)

// config is what the command line says.
type config struct {
	in, out                string
	targets, model, lang   string
	workers, evidence      int
	least                  float64
	by, period, reportLang string
	query                  tally.Query
	rows                   int
	names                  map[string]map[string]string // of targets, by id and language
}

func parse(args []string, errOut io.Writer) (*config, error) {
	c := &config{}
	f := flag.NewFlagSet("corpus", flag.ContinueOnError)
	f.SetOutput(errOut)
	f.Usage = func() {
		fmt.Fprintln(errOut, "usage: corpus -in DIR|GLOB|FILE -out DIR [options]")
		f.PrintDefaults()
	}
	f.StringVar(&c.in, "in", "", "`folder`, pattern or file with articles")
	f.StringVar(&c.out, "out", "", "`folder` for the results")
	f.StringVar(&c.targets, "targets", "", "look for the targets of this `file` in place of those that ship")
	f.StringVar(&c.model, "model", "", "use the model in this `folder`")
	f.StringVar(&c.lang, "lang", "", "language `tag` of articles that tell none, instead of detection")
	f.IntVar(&c.workers, "workers", 0, "articles in hand at once; 0 for one a processor")
	f.IntVar(&c.evidence, "evidence", 3, "words of evidence at most; the search costs several times the decision")
	f.Float64Var(&c.least, "min", 0, "leave out statements with less `confidence`")
	f.StringVar(&c.by, "by", "speaker,target", "what tells rows of tally.csv apart: `list` of speaker, office, country, target, source")
	f.StringVar(&c.period, "period", "ever", "`period` of the rows of tally.csv: ever, day, week, month, quarter, year")
	f.StringVar(&c.reportLang, "report", "", "`language` of the report, ar or en; without it, that of most articles")
	f.IntVar(&c.rows, "rows", 40, "speakers in the report at most")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	err := c.check(f.NArg())
	if err != nil {
		fmt.Fprintln(errOut, "corpus:", err)
	}
	return c, err
}

func (c *config) check(rest int) error {
	switch {
	case rest > 0:
		return errors.New("give the input with -in; a pattern wants quotation marks")
	case c.in == "" || c.out == "":
		return errors.New("want -in and -out")
	case c.reportLang != "" && c.reportLang != "ar" && c.reportLang != "en":
		return fmt.Errorf("-report %q: want ar or en", c.reportLang)
	case c.rows < 1 || c.rows > 500:
		return fmt.Errorf("-rows %d: want 1 to 500", c.rows)
	}
	var err error
	if c.query.Period, err = tally.ParsePeriod(c.period); err != nil {
		return err
	}
	for name := range strings.SplitSeq(c.by, ",") {
		d, ok := map[string]tally.Dimension{"speaker": tally.BySpeaker, "office": tally.ByOffice, "country": tally.ByCountry,
			"target": tally.ByTarget, "source": tally.BySource}[strings.TrimSpace(name)]
		if !ok {
			return fmt.Errorf("-by %q: want speaker, office, country, target or source", name)
		}
		c.query.By |= d
	}
	return nil
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
		opts = append(opts, stance.WithTargets(list...))
	}
	z, err := stance.New(opts...)
	if err != nil {
		return nil, err
	}
	c.names = map[string]map[string]string{}
	for _, t := range z.Targets() {
		c.names[t.ID] = t.Names
	}
	return z, nil
}

// errSettings says that an archive was begun in another way.
var errSettings = errors.New("was made with other targets, another model, other options or another version: use another -out")

// sameSettings makes sure that all articles of an archive are analysed alike:
// by the options, the targets, and the report on the article that the module
// carries, which shows the model, the tables and the version.
func (c *config) sameSettings(ctx context.Context, z *stance.Analyzer, a *archive) error {
	h := sha256.New()
	e := json.NewEncoder(h)
	r, err := z.Analyze(ctx, &stance.Article{ID: seeds.Default, Text: string(seeds.Article())})
	if err != nil {
		return err
	}
	for _, v := range []any{c.lang, c.evidence, c.least, z.Targets(), r} {
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	want := hex.EncodeToString(h.Sum(nil))
	have, err := a.settings(ctx, want)
	if err != nil {
		return err
	}
	if have != want {
		return fmt.Errorf("%s %w", c.out, errSettings)
	}
	return nil
}
