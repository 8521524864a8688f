package model_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/tokenize"
)

// BenchmarkClassify measures inputs of about the length of a news statement,
// one worker.
func BenchmarkClassify(b *testing.B) {
	m := defaultModel(b, model.WithWorkers(1))
	text := "وأكد وزير الخارجية في مؤتمر صحفي أن بلاده ترفض العقوبات الأحادية وتدعو إلى الحوار بين الأطراف كلها"
	at := strings.Index(text, "العقوبات")
	for _, n := range []int{1, 32} {
		var in []model.Input
		for i := range n {
			in = append(in, model.Input{Text: text + strings.Repeat(" ثم أضاف", i%8), Mentions: []tokenize.Span{{Start: at, End: at + len("العقوبات")}}})
		}
		tokens := 0
		for _, x := range in {
			e, err := m.Tokenizer().Encode(x.Text)
			if err != nil {
				b.Fatal(err)
			}
			tokens += len(e.IDs)
		}
		b.Run(fmt.Sprint("batch=", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.Classify(context.Background(), in); err != nil {
					b.Fatal(err)
				}
			}
			s := b.Elapsed().Seconds()
			b.ReportMetric(float64(b.N*n)/s, "inputs/s")
			b.ReportMetric(float64(b.N*tokens)/s, "tokens/s")
		})
	}
}

func BenchmarkEvidence(b *testing.B) {
	m := defaultModel(b, model.WithWorkers(1))
	in := statements()[13]
	for b.Loop() {
		if _, err := m.Evidence(context.Background(), in, 3); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := model.Default(); err != nil {
			b.Fatal(err)
		}
	}
}
