// Command byom brings a model of one's own: a folder as Hugging Face lays it
// out, with model.onnx (or onnx/model.onnx), tokenizer.json, and a config.json whose
// id2label has favor and against, and neutral and unrelated if it knows them.
//
//	go run ./examples/byom [DIR [FILE...]]
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/source"
)

func main() {
	flag.Parse()
	if err := run(os.Stdout, flag.Args()...); err != nil {
		log.Fatal(err)
	}
}

func run(out io.Writer, args ...string) error {
	dir, articles := "model/default", source.Read(bytes.NewReader(seeds.Article()), seeds.Default, source.Text)
	if len(args) > 0 {
		dir = args[0]
	}
	if len(args) > 1 {
		articles = source.Files(args[1:])
	}
	m, err := model.Load(dir)
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	z, err := stance.New(stance.WithModel(m))
	if err != nil {
		return err
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
