package onnx

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

const int8Width, int8Labels = 48, 64

// int8Head starts a graph of embedded tokens and gives int8 weights.
func int8Head(g *graphBuilder) []byte {
	g.input("input_ids", Int64, -1, -1)
	g.constant("table", floats(noise(1, 32*int8Width, 1), 32, int8Width))
	g.node("Gather", "x", []string{"table", "input_ids"})
	q := make([]byte, int8Width*int8Labels)
	for i, v := range noise(2, len(q), 40) {
		q[i] = byte(int8(max(-127, min(127, v))))
	}
	return q
}

// int8Tail reads the first token's row.
func int8Tail(g *graphBuilder, x string) []byte {
	g.constant("zero", longs([]int64{0}))
	g.node("Gather", "logits", []string{x, "zero"}, attr{"axis", int64(1)})
	g.output("logits", Float32, -1, int8Labels)
	return g.file()
}

// storedFile multiplies by weights that are stored as int8, with a scale for
// each index of an axis.
func storedFile(at int64) []byte {
	g := newGraph(17)
	q := int8Head(g)
	n := []int{int8Width, int8Labels}[at]
	scale := noise(3, n, 0.01)
	g.constant("q", &Tensor{typ: Int8, shape: []int{int8Width, int8Labels}, mem: q})
	g.constant("s", floats(scale, n))
	g.node("DequantizeLinear", "w", []string{"q", "s"}, attr{"axis", at})
	return int8Tail(g, g.node("MatMul", "y", []string{"x", "w"}))
}

// dynamicFile multiplies as ONNX Runtime's dynamic quantizer writes it.
func dynamicFile() []byte {
	g := newGraph(17)
	q := int8Head(g)
	g.constant("q", &Tensor{typ: Int8, shape: []int{int8Width, int8Labels}, mem: q})
	g.constant("qz", &Tensor{typ: Int8, shape: nil, mem: []byte{0}})
	g.constant("s", floats([]float32{0.01}))
	g.nodes("", "DynamicQuantizeLinear", []string{"xq", "xs", "xz"}, []string{"x"})
	p := g.node("MatMulInteger", "p", []string{"xq", "q", "xz", "qz"})
	f := g.node("Cast", "f", []string{p}, attr{"to", int64(Float32)})
	return int8Tail(g, g.node("Mul", "y", []string{f, g.node("Mul", "ss", []string{"xs", "s"})}))
}

// TestInt8 compares integer arithmetic with float32 and with the graph as it
// stands, and wants all instruction sets to agree bit for bit.
func TestInt8(t *testing.T) {
	in := map[string]*Tensor{"input_ids": longs([]int64{3, 4, 5, 6, 7, 8}, 3, 2)}
	for name, file := range map[string][]byte{"by rows": storedFile(0), "by columns": storedFile(1), "dynamic": dynamicFile()} {
		t.Run(name, func(t *testing.T) {
			defer vec.Use(vec.Level())
			want := logits(t, stepwise(t, file), in)
			var first []float32
			for _, level := range vec.Levels() {
				require.True(t, vec.Use(level))
				p, err := Load(file, Options{Int8: true})
				require.NoError(t, err)
				require.NotNil(t, p.Ragged())
				require.Equal(t, 1, strings.Count(p.Explain(), "int8"), p.Explain())
				got := logits(t, p, in)
				if first == nil {
					first = got
				}
				require.Equal(t, first, got, level)
			}
			size, worst := 0.0, 0.0
			for i, w := range want {
				size = max(size, math.Abs(float64(w)))
				worst = max(worst, math.Abs(float64(w-first[i])))
			}
			assert.Less(t, worst, size/50)
			assert.NotZero(t, worst)
		})
	}
	p := load(t, storedFile(1))
	want, got := logits(t, stepwise(t, storedFile(1)), in), logits(t, p, in)
	for i := range want {
		assert.InDelta(t, want[i], got[i], 1e-5, "float32 unless asked")
	}
}
