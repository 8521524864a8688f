package tally

import (
	"flag"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"
)

// simulate multiplies the runs of the simulations; docs/aggregates.md has the
// figures for 20:
//
//	go test ./stance/tally -run Simulate -v -simulate 20
var simulate = flag.Int("simulate", 1, "multiplies the runs of simulations")

// world is a kind of archive. Each speaker has long-run shares of favor,
// against and neutral, drawn from a Dirichlet distribution; those of a day
// scatter about the speaker's, and a statement's probabilities about the
// day's. The model is calibrated: probabilities are its labels' chances.
type world struct {
	name   string
	shares [3]float64 // of favor, against, neutral, over all speakers
	speech float64    // concentration of days about the speaker; 0: all are alike
	model  float64    // concentration of statements about the day: small is a sure model
}

var worlds = []world{
	{"mixed", [3]float64{1, 1, 1}, 0, 1},
	{"polarised", [3]float64{.3, .3, .3}, 0, 1},
	{"consensus", [3]float64{.3, 5, .7}, 0, 1},
	{"neutral", [3]float64{.4, .6, 4}, 0, 1},
	{"mixed, days differ", [3]float64{1, 1, 1}, 2, 1},
	{"polarised, days differ", [3]float64{.3, .3, .3}, 2, 1},
	{"consensus, days differ, sure model", [3]float64{.3, 5, .7}, 2, .3},
	{"mixed, days differ, unsure model", [3]float64{1, 1, 1}, 2, 8},
}

func dirichlet(r *rand.Rand, mean []float64, concentration float64) []float64 {
	out := make([]float64, len(mean))
	sum := 0.0
	for i, m := range mean {
		out[i] = distuv.Gamma{Alpha: max(m*concentration, 1e-3), Beta: 1, Src: r}.Rand()
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// speaker draws one: the long-run mean score, and what was said: on most days
// one statement, and on few days or on many.
func (w *world) speaker(r *rand.Rand) (truth float64, days []saying) {
	shares := dirichlet(r, w.shares[:], 1)
	n := 1 + int(distuv.Exponential{Rate: 1.0 / 6, Src: r}.Rand())
	if r.IntN(4) == 0 {
		n = 1
	}
	for range n {
		today := shares
		if w.speech > 0 {
			today = dirichlet(r, shares, w.speech)
		}
		var d saying
		for m := 0; m == 0 || m < 6 && r.IntN(3) == 0; m++ {
			p := dirichlet(r, today, w.model)
			d.add(p[0]-p[1], 0.5+0.5*r.Float64())
		}
		days = append(days, d)
	}
	return shares[0] - shares[1], days
}

var student95 = newStudent(0.95)

// counter counts how often an interval holds the truth.
type counter struct{ hit, all int }

func (c *counter) add(low, truth, high float64) {
	c.all++
	if low-1e-4 <= truth && truth <= high+1e-4 { // they are rounded
		c.hit++
	}
}

func (c *counter) rate() float64 { return float64(c.hit) / float64(max(c.all, 1)) }

// The interval of a row covers the speaker's long-run mean in 93 to 97 of 100
// rows: in every world, with 5 speakers to pool or 40, for those who spoke on
// one day as for those who spoke on many.
func TestSimulateCoverage(t *testing.T) {
	classes := []int{1, 2, 3, 5, 9, 17, math.MaxInt} // days
	for _, w := range worlds {
		for _, speakers := range []int{5, 40} {
			r := rand.New(rand.NewPCG(1, uint64(speakers)))
			var all, shrunk counter
			var raw, drawn float64
			class := make([]counter, len(classes)-1)
			for range *simulate * 4000 / speakers {
				truth, samples := make([]float64, speakers), make([]sample, speakers)
				for i := range samples {
					var days []saying
					truth[i], days = w.speaker(r)
					samples[i] = newSample(days)
				}
				for i, m := range means(samples) {
					e := m.estimate(student95)
					all.add(e.Low, truth[i], e.High)
					shrunk.add(e.ShrunkLow, truth[i], e.ShrunkHigh)
					raw += math.Pow(e.Score-truth[i], 2)
					drawn += math.Pow(e.Shrunk-truth[i], 2)
					k := 0
					for len(samples[i].value) >= classes[k+1] {
						k++
					}
					class[k].add(e.Low, truth[i], e.High)
				}
			}
			line := "| " + w.name + " | " + strconv.Itoa(speakers) + " | " + percent(all.rate())
			for k := range class {
				line += " | " + percent(class[k].rate())
			}
			ratio := math.Sqrt(drawn / raw)
			t.Log(line + " | " + percent(shrunk.rate()) + " | " + percent(ratio) + " |")
			assert.InDelta(t, 0.95, all.rate(), 0.02+1.5/math.Sqrt(float64(all.all)), w.name)
			assert.InDelta(t, 0.95, shrunk.rate(), 0.03, w.name)
			assert.Less(t, ratio, 1.0, "shrinkage comes nearer to the truth")
		}
	}
}

func percent(x float64) string { return strconv.FormatFloat(100*x, 'f', 1, 64) }

// The interval of an alignment covers the true one, over 1 to 8 targets.
func TestSimulateAlignment(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	const speakers = 20
	for _, w := range worlds[4:7] {
		for _, targets := range []int{1, 2, 4, 8} {
			var c counter
			var bias float64
			for range *simulate * 40 {
				p := &positions{targets: make([]word, targets), place: make([][]*mean, speakers)}
				truth := make([][]float64, targets)
				for k := range targets {
					samples := make([]sample, speakers)
					truth[k] = make([]float64, speakers)
					for i := range samples {
						var days []saying
						truth[k][i], days = w.speaker(r)
						samples[i] = newSample(days)
					}
					for i, m := range means(samples) {
						p.place[i] = append(p.place[i], nil)
						if m.n >= 2 {
							p.place[i][k] = &m
						}
					}
				}
				for i := range p.place {
					for j := range i {
						pair := p.compare(i, j, 1, student95)
						if !pair.Known {
							continue
						}
						want := 1.0
						for k := range targets {
							if p.place[i][k] != nil && p.place[j][k] != nil {
								want -= math.Pow(truth[k][i]-truth[k][j], 2) / 2 / float64(pair.Targets)
							}
						}
						c.add(pair.Low, want, pair.High)
						bias += pair.Value - want
					}
				}
			}
			t.Logf("| %s | %d | %s | %+.3f |", w.name, targets, percent(c.rate()), bias/float64(c.all))
			assert.InDelta(t, 0.945, c.rate(), 0.03, w.name) // the pairs of one run hang together
			assert.InDelta(t, 0, bias/float64(c.all), 0.04)
		}
	}
}

// A series without change is said to have one in 5 of 100 cases or fewer, where
// days are independent, be scores as skewed as they like; one that moves from
// −0.5 to +0.5 is found. Days that hang together cost more false alarms.
func TestSimulateChange(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	lengths, q := []int{8, 20, 60}, ChangeQuery{Rounds: 499}
	if *simulate > 1 {
		lengths, q.Rounds = append(lengths, 200), 1999
	}
	require.NoError(t, q.check())
	var total counter
	for _, n := range lengths {
		for _, like := range []float64{0, 0.2, 0.4} {
			line := "| " + strconv.Itoa(n) + " | " + number(like)
			for _, shift := range []float64{0, 0.5, 1} {
				var found counter
				for range *simulate * 100 {
					v := &view{strings: []string{strconv.FormatUint(r.Uint64(), 36)}}
					x := switching(r, n, like, shift).test(&q, v)
					found.add(0, x.p, q.Alpha)
				}
				line += " | " + percent(found.rate())
				switch {
				case shift == 0 && like == 0:
					total.hit += found.hit
					total.all += found.all
				case shift == 0:
					assert.Less(t, found.rate(), 0.2)
				case shift == 1 && n >= 60:
					assert.Greater(t, found.rate(), 0.8)
				}
			}
			t.Log(line + " |")
		}
	}
	t.Logf("false alarms, independent days: %s", percent(total.rate()))
	assert.Less(t, total.rate(), 0.05+2.5*math.Sqrt(0.05*0.95/float64(total.all)))
}

// switching is a series of days with scores about −0.9 and 0.9, mean −0.5, from
// the middle −0.5 + shift. The choice between the two follows a Gaussian
// process whose neighbours have the correlation like.
func switching(r *rand.Rand, n int, like, shift float64) *series {
	s := &series{}
	x := r.NormFloat64()
	for i := range n {
		x = like*x + math.Sqrt(1-like*like)*r.NormFloat64()
		mean := -0.5
		if i >= n/2 {
			mean += shift
		}
		score := -0.9
		if distuv.UnitNormal.CDF(x) < (mean+0.9)/1.8 {
			score = 0.9
		}
		s.days = append(s.days, int64(i))
		s.value = append(s.value, score+0.1*r.Float64()-0.05)
		s.weight = append(s.weight, 0.5+2*r.Float64()*r.Float64())
	}
	return s
}

// Statements of one day that hang together make an interval too narrow, if
// each is taken for a witness of its own. That is why there are occasions.
func TestSimulateOccasions(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	w := &worlds[4]
	var by, each counter
	for range *simulate * 100 {
		var truth []float64
		var occasional, single []sample
		for range 20 {
			shares := dirichlet(r, w.shares[:], 1)
			var days, apart []saying
			for range 4 + r.IntN(8) {
				today := dirichlet(r, shares, w.speech)
				var d saying
				for range 1 + r.IntN(8) {
					p := dirichlet(r, today, w.model)
					var one saying
					one.add(p[0]-p[1], 1)
					d.add(p[0]-p[1], 1)
					apart = append(apart, one)
				}
				days = append(days, d)
			}
			truth = append(truth, shares[0]-shares[1])
			occasional, single = append(occasional, newSample(days)), append(single, newSample(apart))
		}
		for i, m := range means(occasional) {
			e := m.estimate(student95)
			by.add(e.Low, truth[i], e.High)
		}
		for i, m := range means(single) {
			e := m.estimate(student95)
			each.add(e.Low, truth[i], e.High)
		}
	}
	t.Logf("by occasion %s, by statement %s", percent(by.rate()), percent(each.rate()))
	assert.InDelta(t, 0.95, by.rate(), 0.025)
	assert.Less(t, each.rate(), 0.85)
}
