package stance

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func opinionOf(favor, against, neutral, weight float64) opinion {
	return opinion{Probabilities{favor, against, neutral, 1 - favor - against - neutral}, weight}
}

// One statement: the score is its own, the interval ±1.96·√(f + a − s²).
func TestSummarizeOne(t *testing.T) {
	got := summarize([]opinion{opinionOf(0.02, 0.9, 0.08, 0.9)})
	assert.Equal(t, Against, got.label)
	assert.InDelta(t, -0.88, got.score, 1e-12)
	half := 1.959964 * math.Sqrt(0.92-0.88*0.88)
	assert.InDelta(t, -1, got.low, 1e-12, "cut")
	assert.InDelta(t, -0.88+half, got.high, 1e-6)
	sure := summarize([]opinion{opinionOf(0, 1, 0, 1)})
	assert.Equal(t, summary{Against, -1, -1, -1}, sure, "a model without doubt leaves none")
}

// Two statements, computed by hand: f = (.9, .5), a = 0, n = (.1, .5), w = 1.
// A = (.09 + .25)/4 = .085; B = .08/2 = .04 (S² = .08 of .9 and .5); degrees of freedom (.125/.04)² =
// 9.765625; t(.975) = 2.23572 by R's qt.
func TestSummarizeTwo(t *testing.T) {
	got := summarize([]opinion{opinionOf(0.9, 0, 0.1, 1), opinionOf(0.5, 0, 0.5, 1)})
	assert.Equal(t, Favor, got.label)
	assert.InDelta(t, 0.7, got.score, 1e-12)
	assert.InDelta(t, 0.7-2.23572*math.Sqrt(0.125), got.low, 2e-4)
	assert.InDelta(t, 1, got.high, 1e-12)
}

// Statements at odds leave everything open; many that agree do not.
func TestSummarizeSpread(t *testing.T) {
	odds := summarize([]opinion{opinionOf(0.95, 0.02, 0.02, 1), opinionOf(0.02, 0.95, 0.02, 1)})
	assert.Equal(t, summary{Neutral, 0, -1, 1}, odds, "equal sides are neutral")
	var many []opinion
	for range 25 {
		many = append(many, opinionOf(0.8, 0.05, 0.1, 0.9))
	}
	got := summarize(many)
	assert.Equal(t, Favor, got.label)
	assert.Greater(t, got.low, 0.5)
	assert.Less(t, got.high, 1.0)
}

// A weight of next to nothing hardly moves the mean.
func TestSummarizeWeights(t *testing.T) {
	got := summarize([]opinion{opinionOf(0.9, 0, 0.1, 1), opinionOf(0, 0.9, 0.1, 0.001)})
	assert.InDelta(t, 0.9, got.score, 0.01)
	assert.Equal(t, Favor, got.label)
}

// Bounds hold for any input, and the order of statements does not matter.
func TestSummarizeBounds(t *testing.T) {
	assert.Equal(t, summary{label: Neutral}, summarize(nil))
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		list := make([]opinion, 1+r.IntN(8))
		for i := range list {
			var p [4]float64
			sum := 0.0
			for k := range p {
				p[k] = math.Pow(r.Float64(), 6)
				sum += p[k]
			}
			list[i] = opinion{Probabilities{p[0] / sum, p[1] / sum, p[2] / sum, p[3] / sum}, 0.01 + r.Float64()}
		}
		got := summarize(list)
		require.True(t, -1 <= got.low && got.low <= got.score && got.score <= got.high && got.high <= 1, "%+v of %+v", got, list)
		r.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
		again := summarize(list)
		require.InDelta(t, got.score, again.score, 1e-9)
		require.InDelta(t, got.low, again.low, 1e-6)
	}
}

// The interval covers the mean label about as often as it says, where the
// model is calibrated: labels are drawn from its probabilities.
func TestSummarizeCoverage(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const runs = 4000
	covered := 0
	for range runs {
		list := make([]opinion, 12)
		mean := 0.0
		for i := range list {
			f, a := 0.2+0.3*r.Float64(), 0.1+0.2*r.Float64()
			list[i] = opinionOf(f, a, 1-f-a, 1)
			switch x := r.Float64(); {
			case x < f:
				mean++
			case x < f+a:
				mean--
			}
		}
		mean /= float64(len(list))
		if got := summarize(list); got.low <= mean && mean <= got.high {
			covered++
		}
	}
	assert.InDelta(t, level, float64(covered)/runs, 0.03)
}
