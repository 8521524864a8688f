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
//	alignment = 1 − S/2T,  S = Σ_t (δ_t² − V_t)
//
// which is unbiased: E δ_t² is the square of the true difference plus V_t. The
// interval is the score interval of S, as Wilson's is of a proportion: S has
// the variance 4 Σ Δ_t² V_t + 2 Σ V_t² with the true differences Δ_t, which
// with V̄ the mean of V_t weighted with δ_t² is 4 S V̄ + 2 Σ V_t²; the bounds are
// the S at which the estimate is q standard deviations off,
//
//	S + 2q²V̄ ± √((S + 2q²V̄)² − S² + 2q² Σ V_t²)
//
// with q the quantile of Student's t with Satterthwaite's degrees of freedom of
// Σ V_t.
func (p *positions) compare(i, j, least int, student *student) Pair {
	out := Pair{Apart: make([]float64, len(p.targets))}
	var s, sum, squares, weighted, raw, doubt float64
	for t := range p.targets {
		a, b := p.place[i][t], p.place[j][t]
		if a == nil || b == nil {
			continue
		}
		out.Targets++
		v, d := a.variance+b.variance, a.value-b.value
		d *= d
		out.Apart[t] = d - v
		s += d - v
		raw += d
		weighted += float64(d * v)
		sum += v
		squares += float64(v * v)
		doubt += float64(a.variance*a.variance)/a.df + float64(b.variance*b.variance)/b.df
	}
	if out.Targets < least || out.Targets == 0 {
		out.Apart = make([]float64, len(p.targets))
		return out
	}
	out.Known = true
	mean := sum / float64(out.Targets)
	if raw > 0 {
		mean = weighted / raw
	}
	z := student.quantile(float64(sum*sum) / doubt)
	z *= z
	mid := s + float64(2*z*mean)
	half := math.Sqrt(max(float64(mid*mid)-float64(s*s)+float64(2*z*squares), 0))
	scale := 2 * float64(out.Targets)
	cut := func(x float64) float64 { return round4(min(max(1-x/scale, -1), 1)) }
	out.Value, out.Low, out.High = cut(s), cut(mid+half), cut(mid-half)
	out.Low, out.High = min(out.Low, out.Value), max(out.High, out.Value)
	for t := range out.Apart {
		out.Apart[t] = round4(out.Apart[t] / scale)
	}
	return out
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
