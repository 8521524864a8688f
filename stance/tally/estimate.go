package tally

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// sample is what a row has to say on its mean: of each occasion the mean score
// and the weight.
//
// An occasion is what one speaker says on one day (in one article, where
// there is no date). Sentences of one speech are no independent witnesses to
// where the speaker stands: taken as such, they make intervals too narrow.
type sample struct {
	value, weight []float64
	mean, n       float64 // weighted mean; Kish's effective number
	spread        float64 // S², of the occasions; 0 where n ≤ 1
}

// occasion is the key of one.
type occasion struct {
	speaker word
	dated   bool
	day     int64 // or the article
}

func (v *view) sample(parts []part) sample {
	at := make(map[occasion]int, len(parts))
	var x sample
	for _, p := range parts {
		s := &v.statements[p.statement]
		k := occasion{s.speaker, true, 0}
		if s.published == undated {
			k.dated, k.day = false, int64(v.records[s.members[0]].article)
		} else {
			k.day = day(s.published)
		}
		i, ok := at[k]
		if !ok {
			i = len(x.value)
			at[k] = i
			x.value, x.weight = append(x.value, 0), append(x.weight, 0)
		}
		x.value[i] += float64(s.weight * s.score)
		x.weight[i] += s.weight
	}
	for i := range x.value {
		x.value[i] /= x.weight[i]
	}
	x.sum()
	return x
}

// sum computes mean, n and spread:
//
//	m̄  = Σ W_c m_c / Σ W_c
//	n  = (Σ W_c)² / Σ W_c²                        (Kish)
//	S² = n/(n−1) · Σ W_c (m_c − m̄)² / Σ W_c
func (x *sample) sum() {
	var w, squares, mean, spread float64
	for i, m := range x.value {
		w += x.weight[i]
		squares += float64(x.weight[i] * x.weight[i])
		mean += float64(x.weight[i] * m)
	}
	if w == 0 {
		return
	}
	x.mean, x.n = mean/w, float64(w*w)/squares
	for i, m := range x.value {
		d := m - x.mean
		spread += float64(float64(x.weight[i]*d) * d)
	}
	if len(x.value) > 1 && x.n > 1 {
		x.spread = spread / w * x.n / (x.n - 1)
	}
}

// prior is what the rows of one target say of each other: variances are drawn
// from a scaled inverse χ² distribution with d0 degrees of freedom and scale
// s0², row means from a normal one with mean mu and variance tau².
type prior struct {
	d0, s0   float64 // s0 is the square
	mu, tau2 float64
	rows     float64 // effective number of rows behind mu
	meanVar  float64
}

// The vague guess that every pool starts from: one degree of freedom with the
// variance of a score that may be anything in [−1, 1].
const (
	vagueDF       = 1.0
	vagueVariance = 1.0 / 3
)

// pool estimates the prior of variances by the method of moments. With σ²
// from the scaled inverse χ², E σ² = d0 s0²/(d0−2) and E σ⁴/(E σ²)² =
// (d0−2)/(d0−4); and E S⁴ = (1 + 2/d) E σ⁴ for S² with d degrees of freedom.
func pool(samples []sample) prior {
	df, first := vagueDF, vagueDF*vagueVariance
	var df4, second float64
	for i := range samples {
		x := &samples[i]
		if d := x.n - 1; d > 0 && len(x.value) > 1 {
			df += d
			first += float64(d * x.spread)
		}
	}
	m1 := first / df
	for i := range samples {
		x := &samples[i]
		if d := x.n - 1; d > 0 && len(x.value) > 1 {
			df4 += d
			second += float64(float64(d*x.spread)*x.spread) / (1 + 2/d)
		}
	}
	second += float64(vagueDF*vagueVariance) * vagueVariance
	df4 += vagueDF
	p := prior{d0: math.Inf(1), s0: m1}
	if ratio := second / df4 / (m1 * m1); ratio > 1 {
		p.d0 = 4 + 2/(ratio-1)
		p.s0 = m1 * (p.d0 - 2) / p.d0
	}
	return p
}

// moderate is the posterior of a row's variance: s̃² and its degrees of
// freedom (G. K. Smyth, Statistical Applications in Genetics and Molecular
// Biology 3 (2004) 3, eq. for the moderated t).
func (p *prior) moderate(x *sample) (variance, df float64) {
	d := max(x.n-1, 0)
	if len(x.value) < 2 {
		d = 0
	}
	if math.IsInf(p.d0, 1) {
		return p.s0, p.d0
	}
	return (float64(p.d0*p.s0) + float64(d*x.spread)) / (p.d0 + d), p.d0 + d
}

// quantile is that of Student's t, two-sided.
func quantile(level, df float64) float64 {
	p := (1 + level) / 2
	if df < 1e4 {
		return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.Quantile(p)
	}
	return distuv.UnitNormal.Quantile(p)
}

// estimate computes the estimates of rows; keys tell which have a target in
// common.
func (v *view) estimate(keys []rowKey, samples []sample, level float64) []Estimate {
	byTarget := map[word][]int{}
	for i, k := range keys {
		byTarget[k.target] = append(byTarget[k.target], i)
	}
	out := make([]Estimate, len(keys))
	for _, list := range byTarget {
		some := make([]sample, len(list))
		for i, k := range list {
			some[i] = samples[k]
		}
		for i, e := range estimate(some, level) {
			out[list[i]] = e
		}
	}
	return out
}

// estimate computes the estimates of rows with one target.
func estimate(samples []sample, level float64) []Estimate {
	p := pool(samples)
	variances := make([]float64, len(samples))
	dfs := make([]float64, len(samples))
	for i := range samples {
		s2, df := p.moderate(&samples[i])
		variances[i], dfs[i] = s2/samples[i].n, df
	}
	p.means(samples, variances)
	out := make([]Estimate, len(samples))
	for i := range samples {
		x := &samples[i]
		q := quantile(level, dfs[i])
		half := float64(q * math.Sqrt(variances[i]))
		e := Estimate{Score: x.mean, Low: x.mean - half, High: x.mean + half, Effective: x.n}
		var doubt float64
		e.Shrunk, doubt, e.Shrinkage = p.shrink(x.mean, variances[i])
		half = float64(q * math.Sqrt(doubt))
		e.ShrunkLow, e.ShrunkHigh = e.Shrunk-half, e.Shrunk+half
		out[i] = e.rounded()
	}
	return out
}

// rounded cuts the ends to [−1, 1] and rounds to four decimals.
func (e Estimate) rounded() Estimate {
	for _, x := range [...]*float64{&e.Score, &e.Low, &e.High, &e.Shrunk, &e.ShrunkLow, &e.ShrunkHigh} {
		*x = round4(min(max(*x, -1), 1))
	}
	e.Effective, e.Shrinkage = round4(e.Effective), round4(e.Shrinkage)
	return e
}

// round4 rounds to four decimals and never gives −0.
func round4(x float64) float64 { return math.Round(x*1e4)/1e4 + 0 }
