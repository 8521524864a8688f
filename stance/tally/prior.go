package tally

import "math"

// prior is what the rows of one target say of each other. The variance that a
// row's S² estimates is expected at between + within·share: days differ, and
// what is said on one day differs. About that, variances of rows are drawn from
// a scaled inverse χ² distribution with d0 degrees of freedom and scale s0.
type prior struct {
	between, within float64
	d0, s0          float64
	// Means of rows are normal with mean mu and variance tau².
	mu, tau2 float64
	rows     float64 // how many there are
	doubt    float64 // mean variance of a row's mean
}

// The vague guess that every pool starts from: the variance of a score that
// may be anything in [−1, 1], with as many degrees of freedom as intervals
// need to cover what they say where five rows are all there is to pool.
const (
	vagueDF       = 8.0
	vagueVariance = 1.0 / 3
)

// pool estimates the prior of variances by the method of moments: within and
// between as in an analysis of variance, then, with u = S²/(between +
// within·share) and σ² from the scaled inverse χ²,
//
//	E u = E σ² = d0 s0/(d0−2)
//	E u² (1 + 2/d)⁻¹ = E σ⁴ = (E σ²)² (d0−2)/(d0−4)
//
// where S² has d degrees of freedom. As the pool itself is finite, d0 is
// combined with the pool's degrees of freedom D as 1/(1/d0 + 1/D).
func pool(samples []sample) prior {
	var p prior
	df, spread, shares := vagueDF, vagueDF*vagueVariance, vagueDF
	withinDF, within := vagueDF, vagueDF*vagueVariance
	for i := range samples {
		x := &samples[i]
		withinDF += x.withinDF
		within += x.within
		df += x.df
		spread += float64(x.df * x.spread)
		shares += float64(x.df * x.share)
	}
	p.within = within / withinDF
	p.between = (spread - float64(p.within*shares)) / df
	if p.between <= 0 { // then all variance is within, and tells of it
		p.between = 0
		p.within = (within + spread) / (withinDF + shares)
	}
	first, second := vagueDF, vagueDF
	for i := range samples {
		if x := &samples[i]; x.df > 0 {
			u := x.spread / p.expected(x)
			first += float64(x.df * u)
			second += float64(float64(x.df*u)*u) / (1 + 2/x.df)
		}
	}
	first, second = first/df, second/df
	p.d0, p.s0 = math.Inf(1), first
	if ratio := second / (first * first); ratio > 1 {
		p.d0 = 4 + 2/(ratio-1)
		p.s0 = first * (p.d0 - 2) / p.d0
	}
	p.d0 = 1 / (1/p.d0 + 1/df)
	return p
}

// expected is the variance that S² estimates, by the pool.
func (p *prior) expected(x *sample) float64 { return p.between + float64(p.within*x.share) }

// moderate is the variance of a row's mean and its degrees of freedom: the
// posterior of its own S² under the prior (G. K. Smyth, Stat. Appl. Genet. Mol.
// Biol. 3 (2004) 3, the moderated t).
func (p *prior) moderate(x *sample) (variance, df float64) {
	df = p.d0 + x.df
	return (float64(float64(p.d0*p.s0)*p.expected(x)) + float64(x.df*x.spread)) / df / x.n, df
}
