package tally

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// occasions makes a sample of occasions of one statement each.
func occasions(weight float64, values ...float64) sample {
	list := make([]saying, len(values))
	for i, v := range values {
		list[i].add(v, weight)
	}
	return newSample(list)
}

// With equal weights it is the sample mean and variance of the textbooks.
func TestSampleEqual(t *testing.T) {
	v := []float64{-0.9, -0.4, 0.1, 0.3, -0.7}
	x := occasions(0.8, v...)
	mean, variance := stat.MeanVariance(v, nil)
	assert.InDelta(t, mean, x.mean, 1e-12)
	assert.InDelta(t, variance, x.spread, 1e-12)
	assert.InDelta(t, 5, x.n, 1e-12)
	assert.InDelta(t, 4, x.df, 1e-12)
	assert.InDelta(t, 1, x.share, 1e-12)
	assert.Zero(t, x.withinDF)
}

// An occasion of several statements: by hand, of (0.2, w ½), (0.8, w ½) and
// (−0.4, w 1) the occasion has weight 2, mean 0.05, Kish's size 4/1.5, and
// the sum of squares size·(Σws²/Σw − mean²) = 8/3·(0.25 − 0.0025) = 0.66.
func TestSampleWithin(t *testing.T) {
	var o saying
	o.add(0.2, 0.5)
	o.add(0.8, 0.5)
	o.add(-0.4, 1)
	x := newSample([]saying{o})
	assert.InDelta(t, 0.05, x.mean, 1e-12)
	assert.InDelta(t, 1, x.n, 1e-12)
	assert.InDelta(t, 1.5/4, x.share, 1e-12)
	assert.InDelta(t, 4/1.5-1, x.withinDF, 1e-12)
	assert.InDelta(t, 0.66, x.within, 1e-12)
	assert.Zero(t, x.df)
	assert.Zero(t, newSample(nil).n)
}

// S² is unbiased where occasions vary alike, whatever their weights: summed
// over all outcomes of coins ±1, its mean is 1.
func TestSampleUnbiased(t *testing.T) {
	w := []float64{1, 2, 0.5, 3}
	total := 0.0
	for outcome := range 16 {
		list := make([]saying, 4)
		for i := range list {
			list[i].add(float64(2*(outcome>>i&1)-1), w[i])
		}
		total += newSample(list).spread
	}
	assert.InDelta(t, 1, total/16, 1e-12)
}

// A lone occasion has the vague variance, ⅓ with 8 degrees of freedom: the
// interval is ±2.306·√⅓ (R: qt(.975, 8) = 2.306004).
func TestMeansLone(t *testing.T) {
	m := means([]sample{occasions(1, 0.4)})
	assert.InDelta(t, 1.0/3, m[0].variance, 1e-9)
	assert.InDelta(t, 8, m[0].df, 1e-9)
	e := m[0].estimate(student95)
	assert.InDelta(t, 0.4-2.306004*math.Sqrt(1.0/3), e.Low, 1e-3)
	assert.Equal(t, 1.0, e.High, "cut")
}

// Much data leaves the vague guess behind, and the interval is Student's.
func TestMeansMany(t *testing.T) {
	var v []float64
	for i := range 400 {
		v = append(v, -0.5+0.2*math.Cos(float64(i)))
	}
	e := means([]sample{occasions(1, v...)})[0].estimate(student95)
	mean, sd := stat.MeanStdDev(v, nil)
	assert.InDelta(t, mean, e.Score, 1e-4)
	assert.InDelta(t, 1.96*sd/20, (e.High-e.Low)/2, 2e-3)
	// Level 0.5 is 0.674 standard errors.
	half := means([]sample{occasions(1, v...)})[0].estimate(newStudent(0.5))
	assert.InDelta(t, 0.6745*sd/20, (half.High-half.Low)/2, 1e-3)
}

// Hits of 18 players in their first 45 times at bat, as √45·arcsin(2p − 1), so
// that variances are 1 (B. Efron, C. Morris, JASA 70 (1975) 311–319, table 1):
// their Σ(y − ȳ)² = 18.96 gives B = 15/18.96 = 0.791, which draws Clemente's
// −1.35 to ȳ + 0.209·(−1.35 − ȳ).
func TestShrinkBaseball(t *testing.T) {
	var y []float64
	for _, hits := range []float64{18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7} {
		y = append(y, math.Sqrt(45)*math.Asin(2*hits/45-1))
	}
	samples := make([]sample, len(y))
	ones := make([]float64, len(y))
	for i := range y {
		samples[i].mean, ones[i] = y[i], 1
	}
	mean := stat.Mean(y, nil)
	squares := stat.Variance(y, nil) * 17
	var p prior
	p.means(samples, ones, 100)
	assert.InDelta(t, 18.96, squares, 0.05)
	assert.InDelta(t, mean, p.mu, 1e-9)
	theta, variance, b := p.shrink(y[0], 1)
	assert.InDelta(t, 15/squares, b, 1e-3)
	assert.InDelta(t, mean+(1-15/squares)*(y[0]-mean), theta, 1e-3)
	// Morris' variance with k = 18: 1 − 17/18·B + 2/15·B²·(y − ȳ)².
	d := y[0] - mean
	assert.InDelta(t, 1-17.0/18*b+2.0/15*b*b*d*d, variance, 2e-3)
}

// Rows that agree but for noise are drawn together; rows far apart stay.
func TestShrink(t *testing.T) {
	alike, apart := []sample{}, []sample{}
	for i := range 12 {
		x := float64(i%3-1) * 0.05
		alike = append(alike, occasions(1, x-0.4, x+0.4, x))
		y := float64(i%2)*1.8 - 0.9
		apart = append(apart, occasions(1, y-0.05, y+0.05, y, y))
	}
	for _, m := range means(alike) {
		assert.InDelta(t, 9.0/11, m.shrinkage, 0.01, "(k−3)/(k−1) is the most there is")
	}
	for _, m := range means(apart) {
		assert.Less(t, m.shrinkage, 0.05)
	}
	for _, m := range means(alike[:3]) {
		assert.Zero(t, m.shrinkage, "fewer than four")
		assert.Equal(t, m.value, m.shrunk)
		assert.Equal(t, m.variance, m.doubt)
	}
}

func TestStudent(t *testing.T) {
	for _, level := range []float64{0.5, 0.95, 0.99} {
		q := newStudent(level)
		for df := 2.67; df < 1e6; df *= 1.07 {
			want := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.Quantile((1 + level) / 2)
			assert.InDelta(t, want, q.quantile(df), 1e-7, "%v degrees of freedom", df)
		}
	}
	assert.InDelta(t, 1.959964, student95.quantile(math.Inf(1)), 1e-6)
	assert.InDelta(t, 2.228139, student95.quantile(10), 1e-6) // R: qt(.975, 10)
}
