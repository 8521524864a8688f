package stance_test

import (
	"context"
	"encoding/json"
	"hash/fnv"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/testdata"
	"github.com/bayan-nlp/bayan/tokenize"
)

// dice is a classifier whose answers depend on the input alone.
type dice struct{}

func (dice) Classify(ctx context.Context, in []model.Input) ([]model.Probabilities, error) {
	out := make([]model.Probabilities, len(in))
	for i, x := range in {
		h := fnv.New64a()
		h.Write([]byte(x.Text))
		for _, m := range x.Mentions {
			h.Write([]byte(x.Text[m.Start:m.End]))
		}
		n := h.Sum64()
		p := [4]float64{1 + float64(n&255), 1 + float64(n>>8&255), 1 + float64(n>>16&255), 1 + float64(n>>24&63)}
		sum := p[0] + p[1] + p[2] + p[3]
		out[i] = model.Probabilities{Favor: p[0] / sum, Against: p[1] / sum, Neutral: p[2] / sum, Unrelated: p[3] / sum}
	}
	return out, ctx.Err()
}

// Evidence is the first n words outside mentions.
func (dice) Evidence(_ context.Context, in model.Input, n int) ([]model.Evidence, error) {
	var out []model.Evidence
	for t := range tokenize.Tokens(in.Text) {
		if t.Kind == tokenize.Letters && !t.White && len(out) < n {
			out = append(out, model.Evidence{Span: t.Span, Weight: 1})
		}
	}
	return out, nil
}

// fixed gives every input the same answer.
type fixed model.Probabilities

func (f fixed) Classify(_ context.Context, in []model.Input) ([]model.Probabilities, error) {
	out := make([]model.Probabilities, len(in))
	for i := range out {
		out[i] = model.Probabilities(f)
	}
	return out, nil
}

// newDice is an analyzer with dice, made once: reading the tables takes time.
var newDice = sync.OnceValues(func() (*stance.Analyzer, error) {
	return stance.New(stance.WithClassifier(dice{}))
})

func diced(t testing.TB) *stance.Analyzer {
	t.Helper()
	z, err := newDice()
	require.NoError(t, err)
	return z
}

func seed() *stance.Article {
	return &stance.Article{ID: "seed", Text: string(seeds.Article())}
}

// articles are the gold articles, without their annotation.
func articles(t testing.TB) []*stance.Article {
	t.Helper()
	files, err := fs.Glob(testdata.Articles(), "*.json")
	require.NoError(t, err)
	var out []*stance.Article
	for _, f := range files {
		b, err := fs.ReadFile(testdata.Articles(), f)
		require.NoError(t, err)
		a := &stance.Article{}
		require.NoError(t, json.Unmarshal(b, a))
		out = append(out, a)
	}
	require.NotEmpty(t, out)
	return out
}

func line(t testing.TB, r *stance.Analysis) string {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	require.NoError(t, e.Encode(r))
	return b.String()
}

var april = time.Date(2024, 4, 9, 20, 51, 54, 0, time.UTC)
