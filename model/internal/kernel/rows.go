package kernel

import "math"

// Exp is the exponential function of each element of src, rounded from float64
// into dst, which may be the same slice.
func Exp(dst, src []float32) {
	for i, x := range src {
		dst[i] = float32(math.Exp(float64(x)))
	}
}

// Tanh is the hyperbolic tangent; see Exp.
func Tanh(dst, src []float32) {
	for i, x := range src {
		dst[i] = float32(math.Tanh(float64(x)))
	}
}

// erf is the error function as a quotient of polynomials in x² (degrees 6 and
// 4) on [-4, 4], beyond which float32 has ±1: the coefficients of Eigen's
// generic_fast_erf_float, with an error of at most a few units in the last
// place. The conversions forbid fused operations, for equal bits everywhere.
func erf(x float32) float32 {
	if x > 4 {
		x = 4
	} else if x < -4 {
		x = -4
	}
	t := float32(x * x)
	p := float32(-2.72614225801306e-10)
	p = float32(p*t) + 2.77068142495902e-08
	p = float32(p*t) - 2.10102402082508e-06
	p = float32(p*t) - 5.69250639462346e-05
	p = float32(p*t) - 7.34990630326855e-04
	p = float32(p*t) - 2.95459980854025e-03
	p = float32(p*t) - 1.60960333262415e-02
	q := float32(-1.45660718464996e-05)
	q = float32(q*t) - 2.13374055278905e-04
	q = float32(q*t) - 1.68282697438203e-03
	q = float32(q*t) - 7.37332916720468e-03
	q = float32(q*t) - 1.42647390514189e-02
	return float32(x*p) / q
}

// Erf is the error function; its greatest absolute error is below 4e-7.
func Erf(dst, src []float32) {
	for i, x := range src {
		dst[i] = erf(x)
	}
}

// Gelu is x/2·(1+erf(x/√2)), the Gaussian error linear unit of Hendrycks and
// Gimpel, arXiv:1606.08415.
func Gelu(dst, src []float32) {
	if r := current.rows; r != nil {
		elementwise(r.lanes, r.gelu, dst, src)
		return
	}
	for i, x := range src {
		h := float32(x * 0.5)
		dst[i] = h + float32(h*erf(float32(x*(1/math.Sqrt2))))
	}
}

// Relu is max(x, 0).
func Relu(dst, src []float32) {
	if r := current.rows; r != nil {
		elementwise(r.lanes, r.relu, dst, src)
		return
	}
	for i, x := range src {
		if x < 0 {
			x = 0
		}
		dst[i] = x
	}
}

// elementwise applies f; the last elements go through a full vector too, so
// that an element's result does not depend on its place.
func elementwise(lanes int, f func(n int, dst, src *float32), dst, src []float32) {
	dst = dst[:len(src)]
	n := len(src) / lanes * lanes
	if n > 0 {
		f(n, &dst[0], &src[0])
	}
	if n < len(src) {
		s := scratches.Get().(*scratch)
		copy(s.out[:lanes], src[n:])
		f(lanes, &s.out[0], &s.out[0])
		copy(dst[n:], s.out[:])
		scratches.Put(s)
	}
}

// Add computes dst = a + b for slices as long as a; dst may be one of them.
func Add(dst, a, b []float32) {
	dst, b = dst[:len(a)], b[:len(a)]
	i := 0
	if r := current.rows; r != nil {
		if i = len(a) / r.lanes * r.lanes; i > 0 {
			r.add(i, &dst[0], &a[0], &b[0])
		}
	}
	for ; i < len(a); i++ {
		dst[i] = a[i] + b[i]
	}
}

// Softmax computes exp(x)/Σexp(x) of one row. A row of -Inf alone gives NaN,
// as the definition does.
func Softmax(dst, src []float32) {
	if r := current.rows; r != nil && len(src) > 0 && len(src)%r.lanes == 0 {
		s := scratches.Get().(*scratch)
		copy(dst, src)
		r.softmax(1, len(src), &dst[0], len(src), 1, &s.out[0])
		r.scale(1, len(src), &dst[0], len(src), &s.out[0])
		scratches.Put(s)
		return
	}
	top := float32(math.Inf(-1))
	for _, x := range src {
		if x > top || x != x {
			top = x
		}
	}
	var sum float64
	for i, x := range src {
		e := math.Exp(float64(x - top))
		dst[i] = float32(e)
		sum += e
	}
	inv := 1 / sum
	for i, x := range dst[:len(src)] {
		dst[i] = float32(float64(x) * inv)
	}
}

// SoftmaxWide is Softmax in float64, in place, or its logarithm.
func SoftmaxWide(x []float64, log bool) {
	top := math.Inf(-1)
	for _, v := range x {
		top = math.Max(top, v)
	}
	sum := 0.0
	for _, v := range x {
		sum += math.Exp(v - top)
	}
	for i, v := range x {
		if log {
			x[i] = v - top - math.Log(sum)
		} else {
			x[i] = math.Exp(v-top) / sum
		}
	}
}

// LayerNorm computes (x-mean)/sqrt(var+eps)·gamma + beta of one row and
// returns the mean and the reciprocal deviation; beta may be nil. The sums run
// in float64. Ba, Kiros and Hinton, arXiv:1607.06450.
func LayerNorm(dst, src, gamma, beta []float32, eps float32) (mean, inv float32) {
	n := float64(len(src))
	m := sum(src) / n
	var s0, s1 float64
	i := 0
	for ; i+2 <= len(src); i += 2 {
		d0, d1 := float64(src[i])-m, float64(src[i+1])-m
		s0 += float64(d0 * d0)
		s1 += float64(d1 * d1)
	}
	if i < len(src) {
		d := float64(src[i]) - m
		s0 += float64(d * d)
	}
	r := 1 / math.Sqrt((s0+s1)/n+float64(eps))
	gamma = gamma[:len(src)]
	for i, x := range src {
		v := float64((float64(x)-m)*r) * float64(gamma[i])
		if beta != nil {
			v = float64(v) + float64(beta[i])
		}
		dst[i] = float32(v)
	}
	return float32(m), float32(r)
}

// RMSNorm computes x/sqrt(mean(x²)+eps)·gamma of one row. Zhang and Sennrich,
// arXiv:1910.07467.
func RMSNorm(dst, src, gamma []float32, eps float32) {
	var s float64
	for _, x := range src {
		s += float64(x) * float64(x)
	}
	r := 1 / math.Sqrt(s/float64(len(src))+float64(eps))
	for i, x := range src {
		dst[i] = float32(float64(x) * r * float64(gamma[i]))
	}
}

// sum adds in four interleaved sums, always in the same order.
func sum(x []float32) float64 {
	var a, b, c, d float64
	for ; len(x) >= 4; x = x[4:] {
		a += float64(x[0])
		b += float64(x[1])
		c += float64(x[2])
		d += float64(x[3])
	}
	for _, v := range x {
		a += float64(v)
	}
	return (a + b) + (c + d)
}
