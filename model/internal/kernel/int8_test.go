package kernel

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestInt8Mul wants all instruction sets to give the same bits, near the
// product in float64.
func TestInt8Mul(t *testing.T) {
	for _, k := range []int{1, 3, 16, 31, 64, 272} {
		for _, n := range []int{1, 16, 31, 32, 33, 70} {
			for _, rows := range []int{1, 6, 13, 14, 15, 45} {
				var want []float32
				eachLevel(t, func(t *testing.T) {
					r := rand.New(rand.NewPCG(uint64(k), uint64(n)))
					w := make([]int8, k*n)
					for i := range w {
						w[i] = int8(r.IntN(255) - 127)
					}
					scale, bias := noise(r, n), noise(r, n)
					ld := k + 2
					x := noise(r, rows*ld)
					clear(x[:k]) // a row of zeros
					m := NewInt8Matrix(k, n, scale, func(dst []int8, j int) {
						for i := range dst {
							dst[i] = w[i*n+j]
						}
					})
					var q Quantized
					q.Set(m, Rows{x, ld}, rows)
					ldc := n + 1
					c := make([]float32, rows*ldc)
					m.Mul(Rows{c, ldc}, &q, rows, bias)
					if want == nil {
						want = c
						for i := range rows {
							top := 0.0
							for _, v := range x[i*ld : i*ld+k] {
								top = math.Max(top, math.Abs(float64(v)))
							}
							for j := range n {
								sum, size := float64(bias[j]), 0.0
								for l := range k {
									sum += float64(x[i*ld+l]) * float64(w[l*n+j]) * float64(scale[j])
									size += math.Abs(float64(w[l*n+j]) * float64(scale[j]))
								}
								require.InDelta(t, sum, c[i*ldc+j], top/255*size*1.02+1e-4)
							}
							assert.Zero(t, c[i*ldc+n])
						}
					}
					require.Equal(t, want, c)
				})
			}
		}
	}
}
