// Command score measures reports against gold.
//
//	go run ./examples/score [-errors[=KINDS]] [-by reference|rule|kind] [-json] [GOLD...]
//
// GOLD are files of the format that testdata/README.md describes, or folders
// of them; without any, it is the gold of the module. The columns are
//
//	content     F1 of the bytes that are attributed to anybody
//	attributed  F1 of (byte, speaker): a byte of two speakers counts twice
//	statements  F1 of statements that have half of their bytes in common
//	cues        F1 of statements that are found with their cue
//	speakers    share of the statements found whose speakers are all right
//	triples     F1 of the article's (speaker, target, label)
//	targets     F1 of (statement, target), whatever the label
//	labels      F1 of (statement, target, label)
//
// Statements that gold calls optional cost nothing, found or not, and of labels
// a|b either is right. "micro" pools the counts of all articles, "macro" is the
// mean over the articles that have the measure. An article that cannot be
// analysed counts as one in which nothing was found. Statements of gold and report
// are paired one to one, those with the most bytes in common first.
//
// With -errors the program lists every miss, false alarm and difference with
// the text; -errors=miss,bounds lists those kinds: miss, extra, split, bounds,
// cue, speaker, label, triple.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/target"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if errors.Is(err, flag.ErrHelp) {
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

// kindList is the flag -errors: all kinds, or those named.
type kindList []string

func (k *kindList) String() string   { return strings.Join(*k, ",") }
func (k *kindList) IsBoolFlag() bool { return true }

func (k *kindList) Set(s string) error {
	switch s {
	case "true", "all":
		*k = errorKinds
		return nil
	case "false":
		*k = nil
		return nil
	}
	*k = nil
	for x := range strings.SplitSeq(s, ",") {
		if !slices.Contains(errorKinds, x) {
			return fmt.Errorf("%q: want some of %s", x, strings.Join(errorKinds, ","))
		}
		*k = append(*k, x)
	}
	return nil
}

func run(ctx context.Context, args []string, out, errOut io.Writer) error {
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	flags.SetOutput(errOut)
	var kinds kindList
	flags.Var(&kinds, "errors", "list errors: all, or with -errors=kind,… those `named`: "+strings.Join(errorKinds, ","))
	asJSON := flags.Bool("json", false, "print JSON")
	by := flags.String("by", "reference", "group statements by `what`: reference, rule or kind")
	modelDir := flags.String("model", "", "use the model in this `folder`")
	targetFile := flags.String("targets", "", "use the targets of this `file`")
	attribution := flags.Bool("attribution", false, "leave the stances out: no model is run")
	workers := flags.Int("workers", 0, "articles in hand at once; 0 for one a processor")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if !slices.Contains([]string{"reference", "rule", "kind"}, *by) {
		return fmt.Errorf("-by %s: want reference, rule or kind", *by)
	}
	golds, err := readGold(flags.Args())
	if err != nil {
		return err
	}
	opts := []stance.Option{stance.WithEvidence(0)}
	if *attribution {
		opts = append(opts, stance.AttributionOnly())
	}
	if *workers > 0 {
		opts = append(opts, stance.WithWorkers(*workers))
	}
	if *modelDir != "" {
		m, err := model.Load(*modelDir)
		if err != nil {
			return fmt.Errorf("%s: %w", *modelDir, err)
		}
		opts = append(opts, stance.WithModel(m))
	}
	if *targetFile != "" {
		list, err := readTargets(*targetFile)
		if err != nil {
			return err
		}
		opts = append(opts, stance.WithTargets(list...))
	}
	results, err := scoreAll(ctx, golds, *by, opts, errOut)
	if err != nil {
		return err
	}
	s := summarize(results, *by)
	if *asJSON {
		return s.printJSON(out, results, kinds)
	}
	list(out, results, kinds)
	if len(kinds) > 0 {
		fmt.Fprintln(out)
	}
	s.print(out, results)
	return nil
}

func readTargets(name string) ([]target.Target, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return target.Read(f, name)
}

// scoreAll analyses and measures the articles in order.
func scoreAll(ctx context.Context, golds []*gold, by string, opts []stance.Option, errOut io.Writer) ([]*result, error) {
	analyzer, err := stance.New(opts...)
	if err != nil {
		return nil, err
	}
	articles := func(yield func(*stance.Article, error) bool) {
		for _, g := range golds {
			if !yield(g.article(), nil) {
				return
			}
		}
	}
	var out []*result
	for r, err := range analyzer.AnalyzeAll(ctx, articles) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		g := golds[len(out)]
		if err != nil { // counts as an empty report
			fmt.Fprintf(errOut, "score: %s: %v\n", g.file, err)
			r = &stance.Analysis{Text: g.Text}
		}
		out = append(out, measure(g, r, by))
	}
	return out, nil
}
