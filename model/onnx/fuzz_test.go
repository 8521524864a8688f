package onnx

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzLoad mutates small models: loading and running must end in a result or
// in one of the package's errors.
func FuzzLoad(f *testing.F) {
	f.Add(encoderFile())
	g := newGraph(17)
	g.input("input_ids", Int64, -1, -1)
	g.constant("s", longs([]int64{-1, 2}, 2))
	g.constant("i", longs([]int64{0}, 1))
	g.node("Reshape", "r", []string{"input_ids", "s"}, attr{"allowzero", int64(0)})
	g.node("Slice", "c", []string{"r", "i", "s", "", "s"})
	g.node("Tile", "t", []string{"r", "s"})
	g.node("CumSum", "u", []string{"r", "i"})
	g.node("Expand", "logits", []string{"u", "s"})
	g.nodes("", "Split", []string{"p", ""}, []string{"r"}, attr{"axis", int64(1)})
	g.node("TopK", "k", []string{"r", "i"}, attr{"axis", int64(0)})
	g.node("Pad", "d", []string{"r", "s"}, attr{"mode", "reflect"})
	g.output("logits", Int64, -1, -1)
	g.output("t", Int64, -1, -1)
	f.Add(g.file())
	h := newGraph(21)
	h.input("input_ids", Int64, -1, -1)
	h.node("Constant", "v", nil, attr{"value", floats([]float32{1, 2}, 2)})
	h.node("Cast", "x", []string{"input_ids"}, attr{"to", int64(1)})
	h.node("Einsum", "e", []string{"x", "x"}, attr{"equation", "ij,kj->ik"})
	h.nodes("", "DynamicQuantizeLinear", []string{"q", "qs", "qz"}, []string{"x"})
	h.node("DequantizeLinear", "dq", []string{"q", "qs", "qz"})
	h.node("GatherND", "logits", []string{"dq", "input_ids"})
	h.node("OneHot", "o", []string{"input_ids", "v", "v"})
	h.output("e", Float32)
	h.output("logits", Float32)
	h.output("o", Float32)
	f.Add(h.file())
	f.Fuzz(func(t *testing.T, file []byte) {
		limits := Limits{File: 1 << 20, Nodes: 200, Memory: 1 << 22, Fold: 1 << 16}
		p, err := Load(bytes.Clone(file), Options{Limits: limits, Workers: 1})
		if err != nil {
			require.True(t, known(err), "%v", err)
			return
		}
		if p.Ragged() != nil {
			fuzzRagged(t, p)
		}
		in := map[string]*Tensor{}
		for _, port := range p.Inputs() {
			shape := []int{}
			n := 1
			for _, d := range port.Shape {
				size := min(d.Size, 4)
				if size < 0 {
					size = 3
				}
				shape = append(shape, size)
				n *= size
			}
			if n > 1<<12 || port.Type.size() == 0 {
				return
			}
			x := newTensor(port.Type, shape...)
			if port.Type != Bool {
				for i := range x.Len() {
					putUint(x.mem[i*port.Type.size():], port.Type.size(), uint64(i%3))
				}
			}
			in[port.Name] = x
		}
		out, err := p.Run(context.Background(), in)
		if err != nil {
			require.True(t, known(err), "%v", err)
			return
		}
		for _, x := range out {
			n, ok := count(x.shape)
			require.True(t, ok)
			require.Equal(t, n, x.Len())
		}
	})
}

// fuzzRagged runs a few sequences on what reads as an encoder.
func fuzzRagged(t *testing.T, p *Program) {
	b := &Ragged{Lengths: []int{3, 1, 5}, Inputs: map[string][]int64{}, Outputs: map[string][]float32{}}
	for _, port := range p.Inputs() {
		if port.Name != p.plan.mask {
			b.Inputs[port.Name] = []int64{0, 1, 2, 1, 2, 0, 1, 2, 1}
		}
	}
	for _, o := range p.Ragged() {
		n := 3
		if o.PerToken {
			n = 9
		}
		if o.Width > 1<<16 {
			return
		}
		b.Outputs[o.Name] = make([]float32, n*o.Width)
	}
	if err := p.NewSession(2).RunRagged(context.Background(), b); err != nil {
		require.True(t, known(err), "%v", err)
	}
}

// known tells whether an error has one of the package's causes.
func known(err error) bool {
	for _, cause := range []error{ErrModel, ErrUnsupported, ErrLimit, ErrInput} {
		if errors.Is(err, cause) {
			return true
		}
	}
	return false
}
