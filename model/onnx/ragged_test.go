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
