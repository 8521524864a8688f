package tally

// means estimates mu and tau² from row means with known variances by the
// method of Paule and Mandel: tau² is such that the rows' deviations from
// their weighted mean, each in units of tau² + V_i, have as their sum of
// squares its expectation k − 1; 0 where even tau² = 0 gives less. It is at
// most most.
//
// Sources: R. C. Paule, J. Mandel, J. Res. Natl. Bur. Stand. 87 (1982)
// 377–385; C. N. Morris, JASA 78 (1983) 47–55.
func (p *prior) means(samples []sample, variances []float64, most float64) {
	k := len(samples)
	at := func(tau2 float64) (mu, q float64) {
		var w, sum float64
		for i := range samples {
			w += 1 / (variances[i] + tau2)
			sum += samples[i].mean / (variances[i] + tau2)
		}
		mu = sum / w
		for i := range samples {
			d := samples[i].mean - mu
			q += float64(d*d) / (variances[i] + tau2)
		}
		return mu, q
	}
	p.rows = float64(k)
	low, high := 0.0, most
	if _, q := at(low); q > float64(k-1) {
		for range 60 {
			mid := (low + high) / 2
			if _, q := at(mid); q > float64(k-1) {
				low = mid
			} else {
				high = mid
			}
		}
		p.tau2 = (low + high) / 2
	}
	p.mu, _ = at(p.tau2)
	var w, sum float64
	for _, v := range variances {
		w += 1 / (v + p.tau2)
		sum += v / (v + p.tau2)
	}
	p.doubt = sum / w
}

// shrink is Morris' empirical Bayes estimate of a row's mean y with variance
// v, its variance, and the weight of the common mean:
//
//	B  = (k−3)/(k−1) · v/(v+τ²)
//	θ̂  = (1−B) y + B μ
//	s² = v (1 − (k−1)/k · B) + 2/(k−3) · B² · (v̄+τ²)/(v+τ²) · (y−μ)²
//
// With fewer than four rows there is nothing to learn from: B is 0.
func (p *prior) shrink(y, v float64) (theta, variance, b float64) {
	k := p.rows
	if k < 4 {
		return y, v, 0
	}
	b = (k - 3) / (k - 1) * v / (v + p.tau2)
	d := y - p.mu
	theta = y - float64(b*d)
	variance = float64(v*(1-(k-1)/k*b)) + float64(2/(k-3)*b*b*(p.doubt+p.tau2)/(v+p.tau2)*d*d)
	return theta, variance, b
}
