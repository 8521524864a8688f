package stance_test

import (
	"iter"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

// run reports articles and megabytes a second of the gold articles, over and
// over.
func run(b *testing.B, opts ...stance.Option) {
	z, err := stance.New(opts...)
	require.NoError(b, err)
	list := articles(b)
	bytes := 0
	var in iter.Seq2[*stance.Article, error] = func(yield func(*stance.Article, error) bool) {
		for i := range b.N {
			a := list[i%len(list)]
			bytes += len(a.Text)
			if !yield(a, nil) {
				return
			}
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for _, err := range z.AnalyzeAll(b.Context(), in) {
		require.NoError(b, err)
	}
	s := b.Elapsed().Seconds()
	b.ReportMetric(float64(b.N)/s, "articles/s")
	b.ReportMetric(float64(bytes)/1e6/s, "MB/s")
}

func BenchmarkAttribution(b *testing.B) { run(b, stance.AttributionOnly()) }
func BenchmarkOneWorker(b *testing.B)   { run(b, stance.WithWorkers(1)) }
func BenchmarkAnalyze(b *testing.B)     { run(b) }
func BenchmarkNoEvidence(b *testing.B)  { run(b, stance.WithEvidence(0)) }

// Many workers must not hold more than a few articles and model sessions each.
func BenchmarkEightWorkers(b *testing.B) { run(b, stance.WithWorkers(8)) }

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		_, err := stance.New()
		require.NoError(b, err)
	}
}
