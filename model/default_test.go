package model_test

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/model/onnx"
	"github.com/bayan-nlp/bayan/tokenize"
)

// vector is a row of default/testvectors.json, which model/train writes: the
// reference tokenizer's ids and offsets (into the normalised text), and the
// logits that torch computes from the stored weights.
type vector struct {
	Text         string    `json:"text"`
	Mention      string    `json:"mention"`
	Normalised   string    `json:"normalised"`
	IDs          []int32   `json:"ids"`
	Offsets      [][2]int  `json:"offsets"`
	TokenTypeIDs []int64   `json:"token_type_ids"`
	Logits       []float64 `json:"logits"`
}

func vectors(t testing.TB) []vector {
	b, err := os.ReadFile("default/testvectors.json")
	require.NoError(t, err)
	var v []vector
	require.NoError(t, json.Unmarshal(b, &v))
	require.NotEmpty(t, v)
	return v
}

func defaultModel(t testing.TB, opts ...model.Option) *model.Model {
	m, err := model.Default(opts...)
	require.NoError(t, err)
	return m
}

// TestDefaultTokens compares ids and spans with the reference's.
func TestDefaultTokens(t *testing.T) {
	tok := defaultModel(t).Tokenizer()
	for _, v := range vectors(t) {
		norm, m := tokenize.Normalize(v.Text, tokenize.Model)
		assert.Equal(t, v.Normalised, norm)
		e, err := tok.Encode(v.Text)
		require.NoError(t, err)
		assert.Equal(t, v.IDs, e.IDs, v.Text)
		var want []tokenize.Span
		for _, o := range v.Offsets {
			s := tokenize.Span{Start: o[0], End: o[1]}
			if s.Len() > 0 {
				s = m.Span(s)
			}
			want = append(want, s)
		}
		assert.Equal(t, want, e.Spans, v.Text)
	}
}

// TestDefaultLogits compares the graph's results with torch's.
func TestDefaultLogits(t *testing.T) {
	m := defaultModel(t)
	compared := 0
	for _, v := range vectors(t) {
		if v.Logits == nil {
			continue
		}
		n := len(v.IDs)
		in := map[string]*onnx.Tensor{}
		put := func(name string, at func(i int) int64) {
			data := make([]int64, n)
			for i := range data {
				data[i] = at(i)
			}
			x, err := onnx.NewTensor(data, 1, n)
			require.NoError(t, err)
			in[name] = x
		}
		put("input_ids", func(i int) int64 { return int64(v.IDs[i]) })
		put("attention_mask", func(int) int64 { return 1 })
		put("token_type_ids", func(i int) int64 { return v.TokenTypeIDs[i] })
		out, err := m.Program().Run(context.Background(), in)
		require.NoError(t, err)
		got, ok := onnx.Values[float32](out["logits"])
		require.True(t, ok)
		for i := range v.Logits {
			assert.InDelta(t, v.Logits[i], got[i], 1e-4, v.Text)
		}
		compared++
	}
	if compared == 0 {
		t.Skip("default/testvectors.json holds no logits: write it with model/train/vectors.py --checkpoint")
	}
}

// TestDefaultMarks checks that marking the mention in the raw text gives the
// token types of training.
func TestDefaultMarks(t *testing.T) {
	m := defaultModel(t)
	for _, v := range vectors(t) {
		at := strings.Index(v.Text, v.Mention)
		require.GreaterOrEqual(t, at, 0)
		mention := tokenize.Span{Start: at, End: at + len(v.Mention)}
		e, err := m.Tokenizer().Encode(v.Text)
		require.NoError(t, err)
		for i, s := range e.Spans {
			assert.Equal(t, v.TokenTypeIDs[i] == 1, s.Overlaps(mention), "piece %d of %s", i, v.Text)
		}
	}
}
