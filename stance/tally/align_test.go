package tally

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bloc is an archive with two sides that agree on "weather" only: a, b and c
// stand at −x, d, e and f at +x on the other targets.
func bloc(t *testing.T) *Tally {
	x := newTally(t)
	r := rand.New(rand.NewPCG(1, 2))
	for i, name := range []string{"a", "d", "b", "e", "c", "f"} {
		side := -0.8
		if i%2 == 1 {
			side = 0.8
		}
		for day := range 8 {
			for target, score := range map[string]float64{"nato": side, "sanctions": side / 2, "weather": 0.6} {
				if name == "f" && target == "nato" {
					continue // not known
				}
				observe(t, x, say(person(name, "C"+name), target, score+0.1*r.Float64()-0.05, 5*day, r.Uint64()))
			}
		}
	}
	observe(t, x, say(person("quiet", ""), "nato", 0, 1, 77))
	return x
}

func TestAlign(t *testing.T) {
	a, err := bloc(t).Align(AlignQuery{})
	require.NoError(t, err)
	var names []string
	for _, e := range a.Entities {
		names = append(names, e.Name)
	}
	assert.Len(t, names, 6, "one occasion is too little to be known")
	assert.Equal(t, []string{"nato", "sanctions", "weather"}, a.Targets)
	place := map[string]int{}
	for i, n := range names {
		place[n] = i
	}
	for i := range 2 { // sides stand together
		assert.Contains(t, []string{"abc", "def"}, sorted(names[3*i:3*i+3]))
	}
	assert.Len(t, a.Communities, 2)
	assert.Equal(t, [][]int{{0, 1, 2}, {3, 4, 5}}, a.Communities)

	ab, ad, af := a.Pairs[place["a"]][place["b"]], a.Pairs[place["a"]][place["d"]], a.Pairs[place["a"]][place["f"]]
	assert.Equal(t, 3, ab.Targets)
	assert.InDelta(t, 1, ab.Value, 0.01)
	// On nato δ = 1.6, on sanctions 0.8, on weather 0: 1 − (2.56 + 0.64)/6.
	assert.InDelta(t, 1-3.2/6, ad.Value, 0.06)
	assert.Less(t, ad.High, ab.Low)
	assert.Equal(t, 2, af.Targets, "missing on one side")
	assert.InDelta(t, 1-0.64/4, af.Value, 0.05)
	assert.Nil(t, a.Positions[place["f"]][0])
	require.NotNil(t, a.Positions[place["a"]][0])
	assert.InDelta(t, -0.8, a.Positions[place["a"]][0].Score, 0.05)
	for i := range a.Pairs {
		assert.Equal(t, 1.0, a.Pairs[i][i].Value)
		for j := range a.Pairs {
			p := a.Pairs[i][j]
			assert.Equal(t, p, a.Pairs[j][i])
			assert.True(t, -1 <= p.Low && p.Low <= p.Value && p.Value <= p.High && p.High <= 1, "%+v", p)
			if i != j && p.Value > -1 && p.Value < 1 {
				sum := 0.0
				for _, x := range p.Apart {
					sum += x
				}
				assert.InDelta(t, 1-p.Value, sum, 3e-4, "the parts add up")
			}
		}
	}

	require.Len(t, a.Disagreement, 3)
	assert.Equal(t, []string{"nato", "sanctions", "weather"},
		[]string{a.Disagreement[0].Target, a.Disagreement[1].Target, a.Disagreement[2].Target})
	assert.Equal(t, 5, a.Disagreement[0].Entities)
	assert.Equal(t, 10, a.Disagreement[0].Pairs)
	// Of ten pairs six are across, with δ²/2 = 1.28.
	assert.InDelta(t, 0.6*1.28, a.Disagreement[0].Disagreement, 0.05)
	assert.InDelta(t, 0, a.Disagreement[2].Disagreement, 0.01)
	sum := 0.0
	for _, d := range a.Disagreement {
		sum += d.Share
	}
	assert.InDelta(t, 1, sum, 2e-4)
}

func sorted(list []string) string {
	out := ""
	for _, want := range []string{"a", "b", "c", "d", "e", "f"} {
		for _, x := range list {
			if x == want {
				out += x
			}
		}
	}
	return out
}

func TestAlignQueries(t *testing.T) {
	x := bloc(t)
	countries, err := x.Align(AlignQuery{By: ByCountry, Filter: Filter{Countries: []string{"Ca", "Cd", "Cf"}}})
	require.NoError(t, err)
	assert.Len(t, countries.Entities, 3)
	few, err := x.Align(AlignQuery{Max: 2, MinTargets: 3})
	require.NoError(t, err)
	assert.Len(t, few.Entities, 2)
	all, err := x.Align(AlignQuery{MinTargets: 3})
	require.NoError(t, err)
	unknown := 0
	for i := range all.Pairs {
		for j := range i {
			if p := all.Pairs[i][j]; !p.Known {
				unknown++
				assert.Zero(t, p.Value)
			}
		}
	}
	assert.Equal(t, 5, unknown, "f with each of the others")
	assert.Equal(t, Merge{A: all.Merges[4].A, B: all.Merges[4].B, Height: 2}, all.Merges[4], "f comes last")
	empty, err := newTally(t).Align(AlignQuery{})
	require.NoError(t, err)
	assert.Empty(t, empty.Entities)
	assert.Empty(t, empty.Communities)
	for _, q := range []AlignQuery{{By: BySpeaker | ByCountry}, {By: ByTarget}, {MinEffective: -1}, {MinTargets: -1},
		{Threshold: 1}, {Max: -1}, {Max: 2000}, {Level: 2}} {
		_, err := x.Align(q)
		require.ErrorIs(t, err, ErrOption)
	}
}

// matrix makes pairs of values, where −9 is unknown.
func matrix(values ...[]float64) [][]Pair {
	out := make([][]Pair, len(values))
	for i := range values {
		out[i] = make([]Pair, len(values))
		out[i][i] = Pair{Known: true, Value: 1}
		for j := range i {
			p := Pair{Known: values[i][j] != -9, Value: values[i][j]}
			out[i][j], out[j][i] = p, p
		}
	}
	return out
}

// By hand: 1–3 join at 0.1; then 0 with them at (0.3 + 0.5)/2 = 0.4; then 2 at
// (1 + 1.2 + 0.8)/3 = 1. The closest ends meet: 0 beside 1, and 2 beside 3.
func TestHierarchy(t *testing.T) {
	order, merges := hierarchy(matrix(
		[]float64{},
		[]float64{0.7},
		[]float64{0, -0.2},
		[]float64{0.5, 0.9, 0.2},
	))
	assert.Equal(t, []int{0, 1, 3, 2}, order)
	assert.Equal(t, []Merge{{1, 2, 0.1}, {0, 4, 0.4}, {5, 3, 1}}, merges)

	order, merges = hierarchy(matrix([]float64{}, []float64{-9}, []float64{-9, 0.5}))
	assert.ElementsMatch(t, []int{0, 1, 2}, order)
	assert.Equal(t, 2.0, merges[1].Height, "nothing known across")
	order, merges = hierarchy(nil)
	assert.Empty(t, order)
	assert.Empty(t, merges)
	order, _ = hierarchy(matrix([]float64{}))
	assert.Equal(t, []int{0}, order)
}

// Planted groups are found, in the same way every time, and unknown pairs do
// not part them.
func TestCommunities(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{2, 7, 30} {
		group := make([]int, n)
		for i := range group {
			group[i] = r.IntN(3)
		}
		values := make([][]float64, n)
		for i := range values {
			values[i] = make([]float64, i)
			for j := range i {
				values[i][j] = 0.2 + 0.2*r.Float64()
				if group[i] == group[j] {
					values[i][j] = 0.7 + 0.2*r.Float64()
				} else if r.IntN(5) == 0 {
					values[i][j] = -9
				}
			}
		}
		want := communities(matrix(values...), 0.5)
		for range 10 {
			require.Equal(t, want, communities(matrix(values...), 0.5))
		}
		for _, list := range want {
			for _, i := range list {
				require.Equal(t, group[list[0]], group[i], fmt.Sprint(want, group))
			}
		}
		require.LessOrEqual(t, len(want), 3)
	}
	assert.Equal(t, [][]int{{0}, {1}}, communities(matrix([]float64{}, []float64{0.1}), 0.5))
	assert.Equal(t, [][]int{{0, 1}}, communities(matrix([]float64{}, []float64{0.1}), 0))
	assert.Equal(t, [][]int{{0}, {1}}, communities(matrix([]float64{}, []float64{-9}), 0.5))
	assert.Empty(t, communities(nil, 0.5))
}

// On small matrices no partition is better than the one found.
func TestCommunitiesBest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		values := make([][]float64, 6)
		for i := range values {
			for range i {
				values[i] = append(values[i], 2*r.Float64()-1)
			}
		}
		pairs := matrix(values...)
		gain := func(group []int) float64 {
			sum := 0.0
			for i := range group {
				for j := range i {
					if group[i] == group[j] {
						sum += pairs[i][j].Value - 0.3
					}
				}
			}
			return sum
		}
		best := 0.0
		for code := range 6 * 6 * 6 * 6 * 6 {
			group := []int{0, 0, 0, 0, 0, 0}
			for i, c := 1, code; i < 6; i, c = i+1, c/6 {
				group[i] = c % 6
			}
			best = max(best, gain(group))
		}
		found := make([]int, 6)
		for k, list := range communities(pairs, 0.3) {
			for _, i := range list {
				found[i] = k
			}
		}
		require.InDelta(t, best, gain(found), 0.02*best+1e-3)
	}
}
