package tally

import "math"

// self is the pair of an entity with itself.
func (p *positions) self(i int) Pair {
	out := Pair{Known: true, Value: 1, Low: 1, High: 1, Apart: make([]float64, len(p.targets))}
	for _, m := range p.place[i] {
		if m != nil {
			out.Targets++
		}
	}
	return out
}

// compare computes how far i and j agree. With δ_t the difference of their
// means on target t, V_t the variance of δ_t, and T the number of targets that
// both are known on,
//
//	alignment = 1 − Σ_t (δ_t² − V_t) / 2T
//
// which is unbiased: E δ_t² is the square of the true difference plus V_t.
//
// The interval is by the method of variance estimates recovery. Each δ_t has
// an interval by Student's t with Satterthwaite's degrees of freedom, which
// gives l_t and u_t for the square; with e_t the estimate of the square, cut
// at 0, the sum's interval is
//
//	Σ e_t − √Σ (e_t − l_t)²,  Σ e_t + √Σ (u_t − e_t)²
//
// Source: G. Y. Zou, A. Donner, Statistics in Medicine 27 (2008) 1693–1702.
func (p *positions) compare(i, j int, q *AlignQuery) Pair {
	out := Pair{Apart: make([]float64, len(p.targets))}
	var sum, below, above float64
	for t := range p.targets {
		a, b := p.place[i][t], p.place[j][t]
		if a == nil || b == nil {
			continue
		}
		out.Targets++
		s := apart(a, b, q.Level)
		out.Apart[t] = s.value
		sum += s.value
		below += float64((s.value - s.low) * (s.value - s.low))
		above += float64((s.high - s.value) * (s.high - s.value))
	}
	if out.Targets < q.MinTargets || out.Targets == 0 {
		out.Apart = make([]float64, len(p.targets))
		return out
	}
	out.Known = true
	scale := 2 * float64(out.Targets)
	cut := func(x float64) float64 { return round4(min(max(1-x/scale, -1), 1)) }
	out.Value, out.Low, out.High = cut(sum), cut(sum+math.Sqrt(above)), cut(sum-math.Sqrt(below))
	for t := range out.Apart {
		out.Apart[t] = round4(out.Apart[t] / scale)
	}
	return out
}

// square is an estimate of a squared difference with its interval.
type square struct{ value, low, high float64 }

func apart(a, b *mean, level float64) square {
	d, v := math.Abs(a.value-b.value), a.variance+b.variance
	half := quantile(level, satterthwaite(a, b)) * math.Sqrt(v)
	low, high := max(d-half, 0), min(d+half, 2)
	s := square{low: low * low, high: high * high}
	s.value = min(max(float64(d*d)-v, s.low), s.high)
	return s
}

// satterthwaite is the degrees of freedom of the variance of a difference.
func satterthwaite(a, b *mean) float64 {
	v := a.variance + b.variance
	df := v * v / (float64(a.variance*a.variance)/a.df + float64(b.variance*b.variance)/b.df)
	if !(df < 1e9) { // both known as if from endless samples
		return 1e9
	}
	return df
}
