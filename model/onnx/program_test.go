package onnx

import (
	"context"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func load(t testing.TB, file []byte) *Program {
	p, err := Load(file, Options{})
	require.NoError(t, err)
	return p
}

// ids makes the encoder's inputs.
func ids(batch, n int, seed int) map[string]*Tensor {
	v, m := make([]int64, batch*n), make([]int64, batch*n)
	for i := range v {
		v[i], m[i] = int64((i*7+seed)%32), 1
	}
	return map[string]*Tensor{"input_ids": longs(v, batch, n), "attention_mask": longs(m, batch, n)}
}

func logits(t testing.TB, p *Program, in map[string]*Tensor) []float32 {
	out, err := p.Run(context.Background(), in)
	require.NoError(t, err)
	v, ok := Values[float32](out["logits"])
	require.True(t, ok)
	return v
}

// plain compiles without joining operations.
func plain(t *testing.T, file []byte) *Program {
	d, err := decode(file, DefaultLimits())
	require.NoError(t, err)
	o := Options{Limits: DefaultLimits(), Workers: 1}
	p := &Program{inputs: d.inputs, outputs: d.outputs, inIDs: d.inIDs, outIDs: d.outIDs, values: d.values, options: o}
	p.consts = make([]*Tensor, len(d.values))
	for id, c := range d.consts {
		p.consts[id] = c
	}
	require.NoError(t, p.emit(d.nodes))
	return p
}

// stepwise compiles without a plan.
func stepwise(t testing.TB, file []byte) *Program {
	p, err := Load(file, Options{Stepwise: true})
	require.NoError(t, err)
	return p
}

// TestJoining compares the compiled encoder with the same file run operation
// by operation, and wants the joins that are due.
func TestJoining(t *testing.T) {
	file := encoderFile()
	p := stepwise(t, file)
	explained := p.Explain()
	assert.Equal(t, 3, strings.Count(explained, "LayerNormalization"), explained)
	assert.Equal(t, 1, strings.Count(explained, "com.microsoft::Gelu"))
	assert.Equal(t, 6, strings.Count(explained, "bayan::Linear"))
	want := logits(t, plain(t, file), ids(3, 9, 4))
	got := logits(t, p, ids(3, 9, 4))
	for i := range want {
		assert.InDelta(t, want[i], got[i], 1e-5)
	}
	assert.NotEqual(t, got[:4], got[4:8])
}

// TestRowsAlone wants a row's result to be the same bits in any batch, with
// any number of workers, from many goroutines.
func TestRowsAlone(t *testing.T) {
	file := encoderFile()
	p := load(t, file)
	in := ids(16, 23, 0)
	whole := logits(t, p, in)
	v, _ := Values[int64](in["input_ids"])
	for r := range 16 {
		one := ids(1, 23, 0)
		one["input_ids"] = longs(v[r*23:(r+1)*23], 1, 23)
		assert.Equal(t, whole[r*4:r*4+4], logits(t, p, one), "row %d", r)
	}
	for _, workers := range []int{1, 2, 3, 8} {
		q, err := Load(file, Options{Workers: workers})
		require.NoError(t, err)
		assert.Equal(t, whole, logits(t, q, in))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s := p.NewSession(2)
			for range 5 {
				out, err := s.Run(context.Background(), in)
				if assert.NoError(t, err) {
					got, _ := Values[float32](out["logits"])
					assert.Equal(t, whole, got)
				}
			}
		})
	}
	wg.Wait()
}

// TestMasking wants masked places to change nothing but the rounding.
func TestMasking(t *testing.T) {
	p := load(t, encoderFile())
	short := ids(1, 5, 3)
	v, _ := Values[int64](short["input_ids"])
	long := map[string]*Tensor{
		"input_ids":      longs(append(append([]int64{}, v...), 9, 9, 9), 1, 8),
		"attention_mask": longs([]int64{1, 1, 1, 1, 1, 0, 0, 0}, 1, 8),
	}
	a, b := logits(t, p, short), logits(t, p, long)
	for i := range a {
		assert.InDelta(t, a[i], b[i], 1e-6)
	}
}

// TestSessionMemory wants a session to find its memory again.
func TestSessionMemory(t *testing.T) {
	p := stepwise(t, encoderFile())
	s := p.NewSession(1)
	in := ids(4, 16, 0)
	run := func() {
		_, err := s.Run(context.Background(), in)
		require.NoError(t, err)
	}
	run()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 10 {
		run()
	}
	runtime.ReadMemStats(&after)
	assert.Less(t, (after.TotalAlloc-before.TotalAlloc)/10, uint64(128<<10))
	assert.Zero(t, s.f.live)
}

func TestBadFiles(t *testing.T) {
	ok := func() *graphBuilder {
		g := newGraph(17)
		g.input("x", Float32, -1)
		return g
	}
	out := func(g *graphBuilder) []byte {
		g.output("y", Float32, -1)
		return g.file()
	}
	cases := map[string]struct {
		file func() []byte
		want error
		say  string
	}{
		"empty":    {func() []byte { return nil }, ErrModel, "no graph"},
		"garbage":  {func() []byte { return []byte("\xff\xff\xff") }, ErrModel, "protobuf"},
		"operator": {func() []byte { g := ok(); g.node("Frobnicate", "y", []string{"x"}); return out(g) }, ErrUnsupported, `Frobnicate (node "y") in opset 17`},
		"domain": {func() []byte {
			g := ok()
			g.nodes("com.example", "Add", []string{"y"}, []string{"x", "x"})
			return out(g)
		}, ErrUnsupported, "com.example::Add"},
		"opset":     {func() []byte { g := newGraph(99); g.node("Relu", "y", []string{"x"}); return out(g) }, ErrUnsupported, "opset 99"},
		"undefined": {func() []byte { g := ok(); g.node("Relu", "y", []string{"nowhere"}); return out(g) }, ErrModel, "nowhere"},
		"cycle": {func() []byte {
			g := ok()
			g.node("Add", "a", []string{"x", "b"})
			g.node("Relu", "b", []string{"a"})
			g.node("Relu", "y", []string{"b"})
			return out(g)
		}, ErrModel, "before it is defined"},
		"self": {func() []byte { g := ok(); g.node("Relu", "y", []string{"y"}); return out(g) }, ErrModel, ""},
		"twice": {func() []byte {
			g := ok()
			g.node("Relu", "y", []string{"x"})
			g.node("Abs", "y", []string{"x"})
			return out(g)
		}, ErrModel, "defined twice"},
		"output":         {func() []byte { g := ok(); g.node("Relu", "z", []string{"x"}); return out(g) }, ErrModel, `"y"`},
		"no output":      {func() []byte { g := ok(); g.node("Relu", "z", []string{"x"}); return g.file() }, ErrModel, ""},
		"arity":          {func() []byte { g := ok(); g.node("Add", "y", []string{"x"}); return out(g) }, ErrModel, "inputs"},
		"attribute type": {func() []byte { g := ok(); g.node("Softmax", "y", []string{"x"}, attr{"axis", "one"}); return out(g) }, ErrModel, "axis"},
		"two constants": {func() []byte {
			g := ok()
			g.constant("c", longs(nil, 0))
			g.constant("c", longs(nil, 0))
			return out(g)
		}, ErrModel, "two initializers"},
		"missing input": {func() []byte { g := ok(); g.node("Add", "y", []string{"x", ""}); return out(g) }, ErrModel, "missing"},
		"wrong length": {func() []byte {
			g := ok()
			bad := &Tensor{typ: Float32, shape: []int{1000}, mem: make([]byte, 8)}
			g.constant("c", bad)
			return out(g)
		}, ErrModel, "payload"},
		"huge": {func() []byte {
			g := ok()
			g.constant("c", &Tensor{typ: Float32, shape: []int{math.MaxInt32, math.MaxInt32}})
			return out(g)
		}, ErrModel, "elements"},
		"huge by folding": {func() []byte {
			g := ok()
			g.constant("s", longs([]int64{1 << 30, 1 << 30}, 2))
			g.node("ConstantOfShape", "c", []string{"s"})
			g.node("ReduceSum", "r", []string{"c"})
			g.node("Add", "y", []string{"x", "r"})
			return out(g)
		}, ErrLimit, "ConstantOfShape"},
	}
	for name, c := range cases {
		_, err := Load(c.file(), Options{})
		if assert.ErrorIs(t, err, c.want, name) {
			assert.ErrorContains(t, err, c.say, name)
		}
	}
}

func TestLimits(t *testing.T) {
	file := encoderFile()
	for name, l := range map[string]Limits{"file": {File: 100}, "nodes": {Nodes: 5}, "weights": {Memory: 64}} {
		_, err := Load(file, Options{Limits: l})
		assert.ErrorIs(t, err, ErrLimit, name)
	}
	p, err := Load(file, Options{Limits: Limits{Memory: 1 << 16}})
	require.NoError(t, err)
	logits(t, p, ids(1, 4, 0))
	_, err = p.Run(context.Background(), ids(1, 200, 0))
	assert.ErrorIs(t, err, ErrLimit)
	_, err = stepwise(t, file).Run(context.Background(), ids(1, 4, 0))
	assert.NoError(t, err)
	logits(t, p, ids(1, 4, 0)) // a failed run leaves nothing behind
}

func TestInputs(t *testing.T) {
	p := load(t, encoderFile())
	run := func(in map[string]*Tensor) error {
		_, err := p.Run(context.Background(), in)
		return err
	}
	in := ids(2, 3, 0)
	require.NoError(t, run(in))
	assert.ErrorIs(t, run(nil), ErrInput)
	in["more"] = in["input_ids"]
	assert.ErrorIs(t, run(in), ErrInput)
	in = ids(2, 3, 0)
	in["input_ids"] = floats(make([]float32, 6), 2, 3)
	assert.ErrorIs(t, run(in), ErrInput)
	in["input_ids"] = longs(make([]int64, 6), 6)
	assert.ErrorIs(t, run(in), ErrInput)
	in["input_ids"] = longs([]int64{0, 1, 2, 3, 4, 32}, 2, 3)
	assert.ErrorIs(t, run(in), ErrModel, "an id outside the table")
	in = ids(2, 3, 0)
	in["attention_mask"] = longs(make([]int64, 20), 4, 5)
	assert.ErrorIs(t, run(in), ErrModel, "a mask of another length")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := p.Run(ctx, ids(1, 2, 0))
	assert.ErrorIs(t, err, context.Canceled)
	_, err = NewTensor([]float32{1}, 2)
	assert.ErrorIs(t, err, ErrInput)
}

func TestOutputsOption(t *testing.T) {
	g := newGraph(17)
	g.input("x", Float32, -1)
	g.node("Relu", "a", []string{"x"})
	g.node("Exp", "b", []string{"a"})
	g.output("a", Float32, -1)
	g.output("b", Float32, -1)
	p, err := Load(g.file(), Options{Outputs: []string{"a"}})
	require.NoError(t, err)
	assert.Len(t, p.Outputs(), 1)
	assert.NotContains(t, p.Explain(), "Exp")
	_, err = Load(g.file(), Options{Outputs: []string{"c"}})
	assert.ErrorIs(t, err, ErrInput)
}

// TestCompressedWeights stores weights as float16, bfloat16 and int8 and wants
// them computed while loading.
func TestCompressedWeights(t *testing.T) {
	w := []float32{1, -2, 0.5, 3, 65504, -0.25}
	f := &frame{limit: 1 << 20}
	for _, typ := range []Type{Float16, BFloat16} {
		narrow, err := cast(f, floats(w, 2, 3), typ)
		require.NoError(t, err)
		g := newGraph(17)
		g.input("x", Float32, -1, 2)
		g.constant("w", narrow)
		g.node("Cast", "wide", []string{"w"}, attr{"to", int64(Float32)})
		g.node("MatMul", "logits", []string{"x", "wide"})
		g.output("logits", Float32, -1, 3)
		p := load(t, g.file())
		require.Len(t, p.steps, 1)
		got := logits(t, p, map[string]*Tensor{"x": floats([]float32{1, 0, 0, 1}, 2, 2)})
		for i := range w {
			assert.InEpsilon(t, w[i], got[i], 0.003)
		}
	}
	g := newGraph(17)
	g.input("x", Float32, -1, 2)
	g.constant("w", &Tensor{typ: Int8, shape: []int{2, 3}, mem: []byte{1, 2, 3, 0xff, 0xfe, 0xfd}})
	g.constant("s", floats([]float32{1, 0.5, 2}, 3))
	g.node("DequantizeLinear", "wide", []string{"w", "s"}, attr{"axis", int64(1)})
	g.node("MatMul", "logits", []string{"x", "wide"})
	g.output("logits", Float32, -1, 3)
	p := load(t, g.file())
	require.Len(t, p.steps, 1)
	assert.Equal(t, []float32{1, 1, 6, -1, -1, -6}, logits(t, p, map[string]*Tensor{"x": floats([]float32{1, 0, 0, 1}, 2, 2)}))
}

// TestHalfNumbers goes through all float16 numbers.
func TestHalfNumbers(t *testing.T) {
	for h := range 1 << 16 {
		x := halfToFloat(uint16(h))
		if x != x {
			continue
		}
		require.Equal(t, uint16(h), doubleToHalf(float64(x)), "%#x", h)
	}
	assert.Equal(t, uint16(0x3c00), doubleToHalf(1+1.0/2048), "ties to even")
	assert.Equal(t, uint16(0x3c02), doubleToHalf(1+3.0/2048))
	assert.Equal(t, uint16(0x7c00), doubleToHalf(65520))
	assert.Equal(t, uint16(0x7bff), doubleToHalf(65519))
}
