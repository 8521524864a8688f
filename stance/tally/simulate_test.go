package tally

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

type world struct {
	name       string
	alpha      [3]float64 // Dirichlet of a speaker's propensities
	speech     float64    // concentration of a day's around the speaker's; 0 none
	sure       float64    // concentration of the model's probabilities around the day's: small is sure
	correlated bool
}

func dirichlet(r *rand.Rand, a []float64, out []float64) {
	sum := 0.0
	for i := range a {
		out[i] = distuv.Gamma{Alpha: max(a[i], 1e-3), Beta: 1, Src: r}.Rand()
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
}

func scale(p []float64, c float64) []float64 {
	out := make([]float64, len(p))
	for i := range p {
		out[i] = p[i] * c
	}
	return out
}

func (w *world) speakers(r *rand.Rand, k int) (truth []float64, samples []sample) {
	pi, dayP, p := make([]float64, 3), make([]float64, 3), make([]float64, 3)
	for range k {
		dirichlet(r, w.alpha[:], pi)
		truth = append(truth, pi[0]-pi[1])
		n := 1 + int(distuv.Exponential{Rate: 1.0 / 6, Src: r}.Rand())
		if r.IntN(4) == 0 {
			n = 1
		}
		var x []saying
		for range n {
			copy(dayP, pi)
			if w.speech > 0 {
				dirichlet(r, scale(pi, w.speech), dayP)
			}
			m := 1
			for r.IntN(3) == 0 && m < 6 {
				m++
			}
			var d saying
			for range m {
				dirichlet(r, scale(dayP, w.sure), p)
				weight := 0.5 + 0.5*r.Float64()
				d.add(p[0]-p[1], weight)
			}
			x = append(x, d)
		}
		samples = append(samples, newSample(x))
	}
	return
}

func TestCal(t *testing.T) {
	worlds := []world{
		{"mixed", [3]float64{1, 1, 1}, 0, 1, false},
		{"polarised", [3]float64{.3, .3, .3}, 0, 1, false},
		{"consensus", [3]float64{.3, 5, .7}, 0, 1, false},
		{"neutral", [3]float64{.4, .6, 4}, 0, 1, false},
		{"mixed speech", [3]float64{1, 1, 1}, 2, 1, false},
		{"polarised speech", [3]float64{.3, .3, .3}, 2, 1, false},
		{"unsure", [3]float64{1, 1, 1}, 2, 8, false},
		{"sure consensus", [3]float64{.3, 5, .7}, 2, .3, false},
	}
	r := rand.New(rand.NewPCG(1, 2))
	edges := []int{1, 2, 3, 5, 9, 17, 1000}
	for _, w := range worlds {
		for _, k := range []int{5, 40} {
			hit, all := make([]int, len(edges)), make([]int, len(edges))
			hitS := make([]int, len(edges))
			width := make([]float64, len(edges))
			var e1, e2 float64
			tot := 0
			for range 40000 / k {
				truth, samples := w.speakers(r, k)
				for i, m := range means(samples) {
					e := m.estimate(.95)
					b := 0
					for len(samples[i].value) >= edges[b+1] {
						b++
					}
					all[b]++
					width[b] += e.High - e.Low
					if e.Low <= truth[i] && truth[i] <= e.High {
						hit[b]++
					}
					if e.ShrunkLow <= truth[i] && truth[i] <= e.ShrunkHigh {
						hitS[b]++
					}
					e1 += (e.Score - truth[i]) * (e.Score - truth[i])
					e2 += (e.Shrunk - truth[i]) * (e.Shrunk - truth[i])
					tot++
				}
			}
			fmt.Printf("%-18s k=%2d", w.name, k)
			th, ts := 0, 0
			for b := range all[:len(edges)-1] {
				fmt.Printf(" | n%d %.3f %.3f w%.2f", edges[b], float64(hit[b])/float64(all[b]), float64(hitS[b])/float64(all[b]), width[b]/float64(all[b]))
				th += hit[b]
				ts += hitS[b]
			}
			fmt.Printf(" || %.3f %.3f mse %.3f %.3f\n", float64(th)/float64(tot), float64(ts)/float64(tot), e1/float64(tot), e2/float64(tot))
		}
	}
}
