package onnx

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestIntegerProduct compares quantized products with plain integer sums, over
// several parts and at the extremes, with the right operand constant and not.
func TestIntegerProduct(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for _, k := range []int{1, 256, 257, 700} {
		const m, n = 5, 33
		a, b := make([]uint8, 2*m*k), make([]int8, k*n)
		for i := range a {
			a[i] = uint8(r.IntN(2) * 255)
		}
		for i := range b {
			b[i] = int8(r.IntN(256) - 128)
		}
		x, err := NewTensor(a, 2, m, k)
		require.NoError(t, err)
		w, err := NewTensor(b, k, n)
		require.NoError(t, err)
		az, err := NewTensor([]uint8{3})
		require.NoError(t, err)
		bz, err := NewTensor([]int8{127})
		require.NoError(t, err)
		want := make([]int32, 2*m*n)
		for i := range 2 * m {
			for j := range n {
				for l := range k {
					want[i*n+j] += (int32(a[i*k+l]) - 3) * (int32(b[l*n+j]) - 127)
				}
			}
		}
		for _, constant := range []bool{false, true} {
			g := newGraph(17)
			g.input("x", Uint8, 2, m, k)
			in := map[string]*Tensor{"x": x}
			if constant {
				g.constant("w", w)
			} else {
				g.input("w", Int8, k, n)
				in["w"] = w
			}
			g.constant("az", az)
			g.constant("bz", bz)
			g.node("MatMulInteger", "y", []string{"x", "w", "az", "bz"})
			g.output("y", Int32)
			out, err := load(t, g.file()).Run(context.Background(), in)
			require.NoError(t, err)
			got, _ := Values[int32](out["y"])
			assert.Equal(t, want, got, "k=%d constant=%v", k, constant)
		}
	}
}
