package main

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/bayan-nlp/bayan/model/onnx"
)

// TestNBits compares MatMulNBits with ONNX Runtime's.
func TestNBits(t *testing.T) {
	const k, n, block, rows = 96, 40, 32, 3
	for _, bits := range []int{4, 8} {
		for _, zeros := range []bool{false, true} {
			r := rand.New(rand.NewPCG(1, uint64(bits)))
			bytes := func(n int) func() []byte {
				return func() []byte {
					b := make([]byte, n)
					for i := range b {
						b[i] = byte(r.IntN(256))
					}
					return b
				}
			}
			g := newGraph(17)
			g.port(11, "input_ids", typeInt64, "batch", "sequence")
			g.floats("table", noise("table", 10*k, 0, 1), 10, k)
			g.node("", "Gather", in("table", "input_ids"), []string{"x"})
			blocks := k / block
			g.tensor("w", typeUint8, bytes(n*blocks*block*bits/8), n, blocks, block*bits/8)
			g.floats("s", noise("s", n*blocks, 0, 0.05), n*blocks)
			inputs := in("x", "w", "s")
			if zeros {
				size := n * ((blocks*bits + 7) / 8)
				g.tensor("z", typeUint8, bytes(size), size)
				inputs = append(inputs, "z")
			}
			g.node("com.microsoft", "MatMulNBits", inputs, []string{"y"}, attr{"K", k}, attr{"N", n}, attr{"bits", bits},
				attr{"block_size", block}, attr{"accuracy_level", 1})
			g.node("", "Gather", in("y", g.longs("zero", []int64{0})), []string{"logits"}, attr{"axis", 1})
			g.port(12, "logits", typeFloat, "batch", n)
			file := g.file()
			p, err := onnx.Load(file, onnx.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if p.Ragged() == nil {
				t.Fatal(p.Explain())
			}
			ids := []int64{1, 2, 3}
			x, err := onnx.NewTensor(ids, rows, 1)
			if err != nil {
				t.Fatal(err)
			}
			q, err := onnx.Load(file, onnx.Options{Stepwise: true})
			if err != nil {
				t.Fatal(err)
			}
			var got [2][]float32
			for i, p := range []*onnx.Program{p, q} {
				out, err := p.Run(context.Background(), map[string]*onnx.Tensor{"input_ids": x})
				if err != nil {
					t.Fatal(err)
				}
				got[i], _ = onnx.Values[float32](out["logits"])
			}
			needRuntime(t)
			want, err := runRuntime(file, []string{"input_ids"}, map[string][]int64{"input_ids": ids}, rows, 1, n)
			if err != nil {
				t.Fatal(err)
			}
			for i, w := range want {
				for _, v := range got {
					if !(math.Abs(float64(w-v[i])) <= 1e-4+1e-5*math.Abs(float64(w))) {
						t.Fatalf("bits %d, zero points %v: %v, ONNX Runtime %v", bits, zeros, v, want)
					}
				}
			}
		}
	}
}
