package onnx

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// raggedBatch makes sequences of the given lengths for the encoder.
func raggedBatch(lengths ...int) *Ragged {
	b := &Ragged{Lengths: lengths, Inputs: map[string][]int64{}, Outputs: map[string][]float32{}}
	for i, n := range lengths {
		for j := range n {
			b.Inputs["input_ids"] = append(b.Inputs["input_ids"], int64((i*5+j*7)%32))
		}
	}
	b.Outputs["logits"] = make([]float32, 4*len(lengths))
	return b
}

// part is one sequence of a batch.
func (b *Ragged) part(i int) *Ragged {
	at := 0
	for _, n := range b.Lengths[:i] {
		at += n
	}
	n := b.Lengths[i]
	return &Ragged{Lengths: []int{n}, Inputs: map[string][]int64{"input_ids": b.Inputs["input_ids"][at : at+n]},
		Outputs: map[string][]float32{"logits": make([]float32, 4)}}
}

// TestRagged wants sequences of many lengths to give what each gives alone, bit
// for bit, with any number of workers, and what the graph gives operation by
// operation but for rounding, under every instruction set.
func TestRagged(t *testing.T) {
	defer vec.Use(vec.Level())
	for _, level := range vec.Levels() {
		require.True(t, vec.Use(level))
		t.Run(level, func(t *testing.T) {
			file := encoderFile()
			p, q := load(t, file), stepwise(t, file)
			require.Equal(t, []RaggedOutput{{"logits", 4, false}}, p.Ragged(), p.Explain())
			require.Nil(t, q.Ragged())
			var lengths []int
			for i := range 60 {
				lengths = append(lengths, 1+i*i%37)
			}
			b := raggedBatch(lengths...)
			ctx := context.Background()
			require.NoError(t, p.NewSession(1).RunRagged(ctx, b))
			for _, workers := range []int{2, 3, 7} {
				c := raggedBatch(lengths...)
				require.NoError(t, p.NewSession(workers).RunRagged(ctx, c))
				assert.Equal(t, b.Outputs, c.Outputs)
			}
			s := p.NewSession(1)
			for i, n := range lengths {
				one := b.part(i)
				require.NoError(t, s.RunRagged(ctx, one))
				assert.Equal(t, b.Outputs["logits"][4*i:4*i+4], one.Outputs["logits"])
				in := map[string]*Tensor{"input_ids": longs(one.Inputs["input_ids"], 1, n), "attention_mask": longs(ones64(n), 1, n)}
				want := logits(t, q, in)
				assert.Equal(t, one.Outputs["logits"], logits(t, p, in))
				for k := range want {
					assert.InDelta(t, want[k], one.Outputs["logits"][k], 1e-5)
				}
			}
		})
	}
}

func ones64(n int) []int64 {
	v := make([]int64, n)
	for i := range v {
		v[i] = 1
	}
	return v
}

// TestPadded runs sequences with padding, without tokens and with holes in the
// mask, and wants each row as it is alone.
func TestPadded(t *testing.T) {
	p := load(t, encoderFile())
	const n = 9
	masks := [][]int64{
		{1, 1, 1, 1, 1, 1, 1, 1, 1},
		{1, 1, 1, 0, 0, 0, 0, 0, 0},
		{1, 0, 1, 1, 1, 0, 0, 1, 0},
		{0, 0, 0, 0, 0, 0, 0, 0, 0},
		{1, 0, 0, 0, 0, 0, 0, 0, 0},
	}
	in := ids(len(masks), n, 3)
	var all []int64
	for _, m := range masks {
		all = append(all, m...)
	}
	in["attention_mask"] = longs(all, len(masks), n)
	got := logits(t, p, in)
	steps := logits(t, stepwise(t, encoderFile()), in)
	v, _ := Values[int64](in["input_ids"])
	for i, m := range masks {
		one := map[string]*Tensor{"input_ids": longs(v[i*n:(i+1)*n], 1, n), "attention_mask": longs(m, 1, n)}
		assert.Equal(t, got[4*i:4*i+4], logits(t, p, one), "row %d", i)
		for k := range 4 {
			assert.InDelta(t, steps[4*i+k], got[4*i+k], 1e-5, "row %d", i)
		}
	}
}

// TestNoAllocation wants runs into the caller's memory to allocate nothing.
func TestNoAllocation(t *testing.T) {
	if racing {
		t.Skip("pools forget under the race detector")
	}
	p := load(t, encoderFile())
	for _, workers := range []int{1, 2} {
		s := p.NewSession(workers)
		b := raggedBatch(40, 300, 12, 7, 250, 1, 90)
		ctx := context.Background()
		assert.Zero(t, testing.AllocsPerRun(20, func() {
			if err := s.RunRagged(ctx, b); err != nil {
				t.Fatal(err)
			}
		}))
		in := ids(4, 30, 1)
		out := map[string]*Tensor{"logits": floats(make([]float32, 16), 4, 4)}
		assert.Zero(t, testing.AllocsPerRun(20, func() {
			if err := s.RunInto(ctx, in, out); err != nil {
				t.Fatal(err)
			}
		}))
		got, _ := Values[float32](out["logits"])
		assert.Equal(t, logits(t, p, in), got)
	}
}

func TestRaggedErrors(t *testing.T) {
	p := load(t, encoderFile())
	s := p.NewSession(2)
	ctx := context.Background()
	bad := func(change func(b *Ragged)) error {
		b := raggedBatch(3, 4)
		change(b)
		return s.RunRagged(ctx, b)
	}
	require.NoError(t, bad(func(*Ragged) {}))
	assert.ErrorIs(t, bad(func(b *Ragged) { b.Lengths[0] = 0 }), ErrInput)
	assert.ErrorIs(t, bad(func(b *Ragged) { b.Lengths[0] = math.MaxInt }), ErrInput)
	assert.ErrorIs(t, bad(func(b *Ragged) { b.Lengths[0] = 4 }), ErrInput)
	assert.ErrorIs(t, bad(func(b *Ragged) { b.Inputs = nil }), ErrInput)
	assert.ErrorIs(t, bad(func(b *Ragged) { b.Inputs["more"] = nil }), ErrInput)
	assert.ErrorIs(t, bad(func(b *Ragged) { b.Outputs["logits"] = nil }), ErrInput)
	assert.ErrorIs(t, bad(func(b *Ragged) { b.Outputs["more"] = nil }), ErrInput)
	assert.ErrorIs(t, bad(func(b *Ragged) { b.Inputs["input_ids"][4] = 32 }), ErrModel)
	require.NoError(t, bad(func(b *Ragged) { b.Outputs = nil }))
	gone, cancel := context.WithCancel(ctx)
	cancel()
	assert.ErrorIs(t, s.RunRagged(gone, raggedBatch(3)), context.Canceled)
	assert.ErrorIs(t, s.RunInto(ctx, ids(2, 3, 0), map[string]*Tensor{}), ErrInput)
	assert.ErrorIs(t, stepwise(t, encoderFile()).NewSession(1).RunRagged(ctx, raggedBatch(3)), ErrUnsupported)
	require.NoError(t, s.RunRagged(ctx, &Ragged{Inputs: map[string][]int64{"input_ids": nil}}))
}

// attentionFile is an attention over the embedded tokens and the mean of its
// rows; mask adds whatever masking the test wants to the scores.
func attentionFile(mask func(g *graphBuilder, scores string) string) []byte {
	g := newGraph(13)
	g.input("input_ids", Int64, -1, -1)
	g.input("attention_mask", Int64, -1, -1)
	g.constant("table", floats(noise(1, 32*8, 1), 32, 8))
	g.constant("split", longs([]int64{0, 0, 2, 4}, 4))
	g.constant("join", longs([]int64{0, 0, 8}, 3))
	g.constant("axes12", longs([]int64{1, 2}, 2))
	g.constant("zero", longs([]int64{0}))
	g.constant("far", floats([]float32{-10000}))
	g.constant("near", floats([]float32{-1}))
	g.constant("one", floats([]float32{1}))
	x := g.node("Gather", "x", []string{"table", "input_ids"})
	r := g.node("Reshape", "r", []string{x, "split"})
	q := g.node("Transpose", "q", []string{r}, attr{"perm", []int64{0, 2, 1, 3}})
	k := g.node("Transpose", "k", []string{r}, attr{"perm", []int64{0, 2, 3, 1}})
	s := mask(g, g.node("MatMul", "s", []string{q, k}))
	p := g.node("Softmax", "p", []string{s}, attr{"axis", int64(-1)})
	c := g.node("MatMul", "c", []string{p, q})
	c = g.node("Transpose", "t", []string{c}, attr{"perm", []int64{0, 2, 1, 3}})
	c = g.node("Reshape", "j", []string{c, "join"})
	g.node("Gather", "logits", []string{c, "zero"}, attr{"axis", int64(1)})
	g.output("logits", Float32, -1, 8)
	return g.file()
}

// distance is (1 - mask)·by, laid along the keys.
func distance(g *graphBuilder, by string) string {
	m := g.node("Unsqueeze", "m4", []string{"attention_mask", "axes12"})
	m = g.node("Cast", "mf", []string{m}, attr{"to", int64(Float32)})
	m = g.node("Sub", "mi", []string{"one", m})
	return g.node("Mul", "ma", []string{m, by})
}

// TestMaskForms wants padding to be left out only where it does not count, and
// the results of the graph as it stands in every case.
func TestMaskForms(t *testing.T) {
	causal := make([]float32, 36)
	for i := range causal {
		if i%6 > i/6 {
			causal[i] = -10000
		}
	}
	for name, c := range map[string]struct {
		mask          func(g *graphBuilder, s string) string
		ragged, drops bool
	}{
		"added": {func(g *graphBuilder, s string) string { return g.node("Add", "w", []string{s, distance(g, "far")}) }, true, true},
		"near":  {func(g *graphBuilder, s string) string { return g.node("Add", "w", []string{s, distance(g, "near")}) }, true, false},
		"none":  {func(g *graphBuilder, s string) string { return s }, true, false},
		"where": {func(g *graphBuilder, s string) string {
			m := g.node("Unsqueeze", "m4", []string{"attention_mask", "axes12"})
			m = g.node("Cast", "mb", []string{m}, attr{"to", int64(Bool)})
			return g.node("Where", "w", []string{m, s, "far"})
		}, true, true},
		"where not": {func(g *graphBuilder, s string) string {
			m := g.node("Unsqueeze", "m4", []string{"attention_mask", "axes12"})
			m = g.node("Not", "mn", []string{g.node("Cast", "mb", []string{m}, attr{"to", int64(Bool)})})
			return g.node("Where", "w", []string{m, "far", s})
		}, true, true},
		"where wrong": {func(g *graphBuilder, s string) string {
			m := g.node("Unsqueeze", "m4", []string{"attention_mask", "axes12"})
			m = g.node("Cast", "mb", []string{m}, attr{"to", int64(Bool)})
			return g.node("Where", "w", []string{m, "far", s})
		}, false, false},
		"causal": {func(g *graphBuilder, s string) string {
			g.constant("causal", floats(causal, 1, 1, 6, 6))
			return g.node("Add", "w", []string{s, "causal"})
		}, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			file := attentionFile(c.mask)
			p := load(t, file)
			require.Equal(t, c.ragged, p.Ragged() != nil, p.Explain())
			if c.ragged {
				assert.Equal(t, c.drops, p.plan.drops)
			}
			in := ids(3, 6, 2)
			in["attention_mask"] = longs([]int64{1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0}, 3, 6)
			want, got := logits(t, stepwise(t, file), in), logits(t, p, in)
			for i := range want {
				assert.InDelta(t, want[i], got[i], 1e-5)
			}
		})
	}
}
