package stance_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/target"
	"github.com/bayan-nlp/bayan/tokenize"
)

func Example() {
	z, err := stance.New(stance.AttributionOnly())
	if err != nil {
		log.Fatal(err)
	}
	r, err := z.Analyze(context.Background(), &stance.Article{
		Text: "أكد وزير الخارجية الروسي سيرغي لافروف أن بلاده مستعدة للحوار، مضيفاً: «لن نقبل الشروط».",
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range r.Statements {
		who := r.Speaker(s.Speakers[0])
		fmt.Println(who.Label("en"), who.Country, s.Cue.Class, s.Kind, r.Slice(s.Content[0].Span))
	}
	// Output:
	// Sergey Lavrov RU affirm indirect بلاده مستعدة للحوار
	// Sergey Lavrov RU say direct لن نقبل الشروط
}

// keywords is a classifier of one's own.
type keywords struct{}

func (keywords) Classify(_ context.Context, in []model.Input) ([]model.Probabilities, error) {
	out := make([]model.Probabilities, len(in))
	for i, x := range in {
		out[i] = model.Probabilities{Favor: 0.05, Against: 0.05, Neutral: 0.9}
		if strings.Contains(x.Text, "oppose") {
			out[i] = model.Probabilities{Favor: 0.05, Against: 0.9, Neutral: 0.05}
		}
	}
	return out, nil
}

// A target and a classifier of one's own.
func ExampleWithClassifier() {
	tariffs, err := target.Read(strings.NewReader("tariffs\ten\tmention\ttariff/tariffs\n"), "my targets")
	if err != nil {
		log.Fatal(err)
	}
	z, err := stance.New(stance.WithTargets(tariffs...), stance.WithClassifier(keywords{}))
	if err != nil {
		log.Fatal(err)
	}
	r, err := z.Analyze(context.Background(), &stance.Article{
		Text: "The minister said that farmers opposed the new tariffs. She added that exports had doubled.",
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range r.Statements {
		fmt.Println(s.ID, s.Reference, len(s.Stances))
	}
	for _, s := range r.Stances {
		fmt.Println(r.Speaker(s.Speaker).Name, s.Label, s.Target, s.Score)
	}
	// Output:
	// t1 title 1
	// t2 pronoun 0
	// minister against tariffs -0.85
}

func ExampleAnalyzer_AnalyzeAll() {
	z, err := stance.New(stance.AttributionOnly())
	if err != nil {
		log.Fatal(err)
	}
	in := func(yield func(*stance.Article, error) bool) {
		for _, a := range []stance.Article{
			{Text: "The minister said that it rained."},
			{Text: "jabwI' QIj", Lang: "tlh", Origin: "wire.jsonl:2"},
			{Text: "The envoy: “It snows.”"},
		} {
			if !yield(&a, nil) {
				return
			}
		}
	}
	for r, err := range z.AnalyzeAll(context.Background(), in) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(len(r.Statements))
	}
	// Output:
	// 1
	// wire.jsonl:2: language not supported: "tlh"
	// 1
}

// Offsets in other units.
func ExampleAnalysis_Slice() {
	z, err := stance.New(stance.AttributionOnly())
	if err != nil {
		log.Fatal(err)
	}
	r, err := z.Analyze(context.Background(), &stance.Article{Text: "قال الوزير: «نعم».", Lang: "ar"})
	if err != nil {
		log.Fatal(err)
	}
	content := r.Statements[0].Content[0].Span
	from, to := tokenize.ToUTF16(r.Text).Span(content)
	fmt.Println(r.Slice(content), content, from, to)
	// Output: نعم {23 29} 13 16
}
