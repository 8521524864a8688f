// Command targets asks for a target of one's own, with no training: rows of
// words say what speaks of it, here the partnership of Russia and China.
//
//	go run ./examples/targets [FILE...]
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/source"
	"github.com/bayan-nlp/bayan/stance/target"
)

const table = `
partnership	ar	mention	شراكة+/تعاون+/تنسيق+ ..2 (استراتيجي+/استراتيجية+)
partnership	en	mention	strategic partnership/cooperation/coordination`

func main() {
	flag.Parse()
	if err := run(os.Stdout, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func run(out io.Writer, files []string) error {
	mine, err := target.Read(strings.NewReader(table), "table")
	if err != nil {
		return err
	}
	z, err := stance.New(stance.WithTargets(append(target.Shipped(), mine...)...))
	if err != nil {
		return err
	}
	articles := source.Files(files)
	if len(files) == 0 {
		articles = source.Read(bytes.NewReader(seeds.Article()), seeds.Default, source.Text)
	}
	for r, err := range z.AnalyzeAll(context.Background(), articles) {
		if err != nil {
			return err
		}
		for _, s := range r.Stances {
			fmt.Fprintf(out, "%-12s %-8s %+.2f  %s\n", s.Target, s.Label, s.Score, r.Speaker(s.Speaker).Name)
		}
	}
	return nil
}
