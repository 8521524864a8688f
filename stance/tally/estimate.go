package tally

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// student gives quantiles of Student's t, two-sided, as a cubic through four
// exact ones on a grid in 1/df: the exact ones take far longer. The error is below
// 1e-7.
type student struct {
	p    float64
	node map[int]float64
}

func newStudent(level float64) *student {
	return &student{p: (1 + level) / 2, node: map[int]float64{}}
}

// grid is the number of nodes in a unit of 1/df.
const grid = 512

func (q *student) at(node int) float64 {
	x, ok := q.node[node]
	if !ok {
		if node == 0 {
			x = distuv.UnitNormal.Quantile(q.p)
		} else {
			x = distuv.StudentsT{Mu: 0, Sigma: 1, Nu: grid / float64(node)}.Quantile(q.p)
		}
		q.node[node] = x
	}
	return x
}

func (q *student) quantile(df float64) float64 {
	u := grid / df
	k := max(int(u)-1, 0)
	out := 0.0
	for i := k; i < k+4; i++ { // Lagrange's form
		term := q.at(i)
		for j := k; j < k+4; j++ {
			if j != i {
				term *= (u - float64(j)) / float64(i-j)
			}
		}
		out += term
	}
	return out
}

// means computes the means of rows; rows with the same target are pooled.
func (v *view) means(keys []rowKey, cells map[rowKey][]part) []mean {
	byTarget := map[word][]int{}
	for i, k := range keys {
		byTarget[k.target] = append(byTarget[k.target], i)
	}
	out := make([]mean, len(keys))
	for _, list := range byTarget {
		samples := make([]sample, len(list))
		for i, k := range list {
			samples[i] = v.sample(cells[keys[k]])
		}
		for i, m := range means(samples) {
			out[list[i]] = m
		}
	}
	return out
}

// mean is a row's mean with its variance, as it is before it is rounded.
type mean struct {
	value, variance, df, n   float64
	shrunk, doubt, shrinkage float64
}

// means computes the means of rows with one target.
func means(samples []sample) []mean {
	p := pool(samples)
	out := make([]mean, len(samples))
	variances := make([]float64, len(samples))
	for i := range samples {
		x := &samples[i]
		variance, df := p.moderate(x)
		variances[i] = variance
		out[i] = mean{value: x.mean, variance: variance, df: df, n: x.n}
	}
	p.means(samples, variances, 1) // no variance of a score exceeds 1
	for i := range out {
		m := &out[i]
		m.shrunk, m.doubt, m.shrinkage = p.shrink(m.value, m.variance)
	}
	return out
}

// estimate is the public form of a mean: ends cut to [−1, 1], rounded to four
// decimals.
func (m *mean) estimate(t *student) Estimate {
	q := t.quantile(m.df)
	half, halfShrunk := float64(q*math.Sqrt(m.variance)), float64(q*math.Sqrt(m.doubt))
	e := Estimate{
		Score: m.value, Low: m.value - half, High: m.value + half, Effective: round4(m.n),
		Shrunk: m.shrunk, ShrunkLow: m.shrunk - halfShrunk, ShrunkHigh: m.shrunk + halfShrunk, Shrinkage: round4(m.shrinkage),
	}
	for _, x := range [...]*float64{&e.Score, &e.Low, &e.High, &e.Shrunk, &e.ShrunkLow, &e.ShrunkHigh} {
		*x = round4(min(max(*x, -1), 1))
	}
	return e
}

// round4 rounds to four decimals and never gives −0.
func round4(x float64) float64 { return math.Round(x*1e4)/1e4 + 0 }

// round6 rounds to six decimals.
func round6(x float64) float64 { return math.Round(x*1e6)/1e6 + 0 }
