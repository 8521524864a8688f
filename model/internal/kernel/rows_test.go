package kernel

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// eachLevel runs a test under every instruction set of the machine.
func eachLevel(t *testing.T, f func(t *testing.T)) {
	defer Use(Level())
	for _, name := range Levels() {
		require.True(t, Use(name))
		t.Run(name, f)
	}
}

func TestNorm(t *testing.T) {
	eachLevel(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(1, 2))
		for _, n := range []int{1, 7, 16, 24, 48, 256} {
			const rows = 5
			ld := n + 3
			x, y := noise(r, rows*ld), noise(r, rows*ld)
			gamma, beta := noise(r, n), noise(r, n)
			for _, both := range []bool{false, true} {
				dst, sum := make([]float32, rows*ld), make([]float32, rows*ld)
				add := Rows{}
				if both {
					add = Rows{y, ld}
				}
				Norm(Rows{dst, ld}, Rows{x, ld}, add, Rows{sum, ld}, rows, n, gamma, beta, 1e-5)
				for i := range rows {
					mean, dev := 0.0, 0.0
					v := make([]float64, n)
					for j := range v {
						v[j] = float64(x[i*ld+j])
						if both {
							v[j] += float64(y[i*ld+j])
						}
						mean += v[j] / float64(n)
					}
					for _, z := range v {
						dev += (z - mean) * (z - mean) / float64(n)
					}
					for j, z := range v {
						want := (z-mean)/math.Sqrt(dev+1e-5)*float64(gamma[j]) + float64(beta[j])
						require.InDelta(t, want, dst[i*ld+j], 2e-5)
					}
					assert.Zero(t, dst[i*ld+n])
				}
			}
		}
	})
}

func TestGeluRelu(t *testing.T) {
	eachLevel(t, func(t *testing.T) {
		var src []float32
		for v := -6.0; v <= 6; v += 1.0 / 64 {
			src = append(src, float32(v))
		}
		src = append(src, float32(math.Inf(1)), float32(math.NaN()))
		dst := make([]float32, len(src))
		Gelu(dst, src)
		for i, x := range src[:len(src)-2] {
			want := float64(x) / 2 * (1 + math.Erf(float64(x)/math.Sqrt2))
			require.InDelta(t, want, dst[i], 1e-6)
		}
		assert.Equal(t, float32(math.Inf(1)), dst[len(dst)-2])
		assert.NotEqual(t, dst[len(dst)-1], dst[len(dst)-1])
		one := make([]float32, 1)
		Gelu(one, src[5:6])
		assert.Equal(t, dst[5], one[0], "an element's result does not depend on its place")
		Relu(dst, src)
		for i, x := range src[:len(src)-1] {
			assert.Equal(t, max(x, 0), dst[i])
		}
	})
}

func TestAttention(t *testing.T) {
	eachLevel(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(2, 3))
		var a Attention
		for _, d := range []int{1, 5, 16, 32, 40, 64} {
			for _, tokens := range []int{40, 1, 2, 15, 16, 17, 31, 33, 70, 150} {
				for _, queries := range []int{tokens, 1} {
					ld := 3*d + 7
					qkv := noise(r, tokens*ld)
					for i := range tokens { // what lies between the rows must not matter
						qkv[i*ld+3*d] = float32(math.NaN())
					}
					scale := float32(1 / math.Sqrt(float64(d)))
					dst := noise(r, queries*(d+2))
					before := append([]float32{}, dst...)
					a.Head(Rows{dst, d + 2}, Rows{qkv, ld}, queries, Rows{qkv[d:], ld}, Rows{qkv[2*d:], ld}, tokens, d, scale)
					for i := range queries {
						p, sum := make([]float64, tokens), 0.0
						for j := range tokens {
							s := 0.0
							for c := range d {
								s += float64(qkv[i*ld+c]) * float64(qkv[j*ld+d+c])
							}
							p[j] = math.Exp(s * float64(scale))
							sum += p[j]
						}
						for c := range d {
							want := 0.0
							for j := range tokens {
								want += p[j] / sum * float64(qkv[j*ld+2*d+c])
							}
							require.InDelta(t, want, dst[i*(d+2)+c], 1e-5, "d %d, %d tokens, %d queries", d, tokens, queries)
						}
						assert.Equal(t, before[i*(d+2)+d], dst[i*(d+2)+d])
					}
				}
			}
		}
	})
}

// TestSoftmaxEdges wants NaN and infinite scores to spread as by definition, and only in their row.
func TestSoftmaxEdges(t *testing.T) {
	eachLevel(t, func(t *testing.T) {
		x := make([]float32, 4*32)
		x[3] = float32(math.NaN())
		x[32+3] = float32(math.Inf(1))
		for i := range 32 {
			x[64+i] = float32(-3 * i)
		}
		x[96] = -1000
		inv := make([]float32, 4)
		softmaxRows(x, 4, 32, 1, inv)
		assert.NotEqual(t, inv[0], inv[0])
		assert.NotEqual(t, inv[1], inv[1])
		for i := range 29 {
			assert.InEpsilon(t, math.Exp(float64(-3*i)), x[64+i], 1e-5)
		}
		assert.Zero(t, x[96])
		assert.Equal(t, float32(1), x[97])
	})
}
