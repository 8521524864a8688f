package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// widths are the panel widths that this machine can run.
func widths() []int {
	w := []int{portablePanel}
	for p := 16; p <= current.panel; p *= 2 {
		w = append(w, p)
	}
	return w
}

func noise(r *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64())
	}
	return v
}

// TestMul compares all instruction sets with sums in float64, over shapes that
// leave every kind of remainder, and wants memory beside c untouched.
func TestMul(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, panel := range widths() {
		for rows := 1; rows < 46; rows += 1 + rows/9 {
			for _, k := range []int{0, 1, 2, 5, 31, 64} {
				for _, n := range []int{1, 3, 4, 15, 16, 31, 32, 33, 70} {
					lda, ldc := k+r.IntN(3), n+r.IntN(3)
					a, b, bias := noise(r, rows*lda), noise(r, k*n), noise(r, n)
					var m Matrix
					m.repack(panel, b, k, n, n, 1)
					c := noise(r, rows*ldc)
					before := append([]float32{}, c...)
					m.Mul(c, ldc, a, lda, rows, bias)
					for i := range rows {
						for j := range ldc {
							if j >= n {
								require.Equal(t, before[i*ldc+j], c[i*ldc+j])
								continue
							}
							want := float64(bias[j])
							for l := range k {
								want += float64(a[i*lda+l]) * float64(b[l*n+j])
							}
							require.InDelta(t, want, c[i*ldc+j], 1e-4, "panel %d, %d×%d×%d at %d,%d", panel, rows, k, n, i, j)
						}
					}
				}
			}
		}
	}
}

// TestMulRowsAlone wants each row to have the same bits whatever rows are
// computed with it.
func TestMulRowsAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const rows, k, n = 67, 37, 50
	a, b, bias := noise(r, rows*k), noise(r, k*n), noise(r, n)
	for _, panel := range widths() {
		var m Matrix
		m.repack(panel, b, k, n, n, 1)
		whole, one := make([]float32, rows*n), make([]float32, n)
		m.Mul(whole, n, a, k, rows, bias)
		for i := range rows {
			m.Mul(one, n, a[i*k:], k, 1, bias)
			assert.Equal(t, whole[i*n:(i+1)*n], one, "panel %d, row %d", panel, i)
		}
	}
}

func TestRepackTransposed(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const k, n = 19, 45
	b := noise(r, k*n)
	bt := make([]float32, k*n)
	for i := range k {
		for j := range n {
			bt[j*k+i] = b[i*n+j]
		}
	}
	for _, panel := range widths() {
		var x, y Matrix
		x.repack(panel, b, k, n, n, 1)
		y.repack(panel, make([]float32, 4000), 60, 60, 60, 1) // memory to be used again
		y.repack(panel, bt, k, n, 1, k)
		assert.Equal(t, x.data, y.data)
	}
}

func TestErf(t *testing.T) {
	var x [1]float32
	for v := -6.0; v <= 6; v += 1.0 / 512 {
		Erf(x[:], []float32{float32(v)})
		require.InDelta(t, math.Erf(v), x[0], 4e-7, "erf(%v)", v)
		Gelu(x[:], []float32{float32(v)})
		require.InDelta(t, v/2*(1+math.Erf(v/math.Sqrt2)), x[0], 1e-6, "gelu(%v)", v)
	}
	Erf(x[:], []float32{float32(math.NaN())})
	assert.NotEqual(t, x[0], x[0])
	Gelu(x[:], []float32{float32(math.Inf(1))})
	assert.Equal(t, float32(math.Inf(1)), x[0])
}

func TestRows(t *testing.T) {
	x := []float32{-100, -5, -1, -0.1, 0, 0.1, 1, 5, 100}
	y := make([]float32, len(x))
	Softmax(y, x)
	sum := 0.0
	for _, v := range y {
		sum += float64(v)
	}
	assert.InDelta(t, 1, sum, 1e-6)
	ones := []float32{1, 1, 1, 1, 1, 1, 1, 1, 1}
	mean, inv := LayerNorm(y, x, ones, nil, 0)
	assert.InDelta(t, 0, mean, 1e-6)
	s := 0.0
	for _, v := range y {
		s += float64(v) * float64(v)
	}
	assert.InDelta(t, 9, s, 1e-4)
	assert.Positive(t, inv)
}

func BenchmarkMul(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, panel := range widths() {
		for _, s := range [][3]int{{32, 256, 768}, {256, 256, 1024}, {256, 1024, 256}} {
			b.Run(fmt.Sprintf("panel=%d/%dx%dx%d", panel, s[0], s[1], s[2]), func(b *testing.B) {
				rows, k, n := s[0], s[1], s[2]
				var m Matrix
				m.repack(panel, noise(r, k*n), k, n, n, 1)
				a, c := noise(r, rows*k), make([]float32, rows*n)
				for b.Loop() {
					m.Mul(c, n, a, k, rows, nil)
				}
				b.ReportMetric(2*float64(rows*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
			})
		}
	}
}
