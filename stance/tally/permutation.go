package tally

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
)

// enough is the number of permutations as extreme as the series after which
// the test stops: it is then not significant, and more would only say how much
// not.
const enough = 100

// test finds where a series divides best, and the chance of that without a
// change. The statistic is the largest, over places k with at least MinSide
// days on each side, of the sum of squares between the sides,
//
//	W_b W_a / (W_b + W_a) · (m̄_a − m̄_b)²
//
// with the sides' weighted means m̄ and sums of weights W. Without a change the
// days, each with its weight, can be exchanged. So the statistic's distribution
// is that over permutations of the series itself, whatever the distribution of
// scores, and the chance of a false alarm is at most Alpha, exactly. What it
// does not allow for is a series whose days hang together without any change;
// docs/aggregates.md has figures.
//
// Permutations come from a generator seeded with key and target: the answer
// depends on the series alone. P is (b+1)/(m+1), with b of m permutations at
// least as extreme; or enough/m, where that many were found in m (J. Besag,
// P. Clifford, Biometrika 78 (1991) 301–304; B. Phipson, G. K. Smyth, Stat.
// Appl. Genet. Mol. Biol. 9 (2010) 39).
func (s *series) test(q *ChangeQuery, v *view) (place int, p float64) {
	place, most := divide(s.value, s.weight, q.MinSide)
	limit := most - 1e-9*most // ties, rounded differently
	value, weight := slices.Clone(s.value), slices.Clone(s.weight)
	r := rand.New(rand.NewPCG(hash(v.strings[s.entity()]), hash(v.strings[s.key.target])))
	extreme := 0
	for m := 1; m <= q.Rounds; m++ {
		r.Shuffle(len(value), func(i, k int) {
			value[i], value[k] = value[k], value[i]
			weight[i], weight[k] = weight[k], weight[i]
		})
		if _, x := divide(value, weight, q.MinSide); x >= limit {
			if extreme++; extreme == enough {
				return place, round6(enough / float64(m))
			}
		}
	}
	return place, round6(float64(extreme+1) / float64(q.Rounds+1))
}

// divide finds the place with the largest sum of squares between the sides,
// the first of equals, and that sum.
func divide(value, weight []float64, side int) (place int, most float64) {
	var w, sum float64
	for i, x := range value {
		w += weight[i]
		sum += float64(weight[i] * x)
	}
	mean := sum / w
	place, most = side, -1
	var before, deviation float64
	for k := 1; k <= len(value)-side; k++ {
		before += weight[k-1]
		deviation += float64(weight[k-1] * (value[k-1] - mean))
		if k < side {
			continue
		}
		// With deviations from the common mean, the formula above comes to this.
		if x := deviation * deviation * w / (before * (w - before)); x > most {
			place, most = k, x
		}
	}
	return place, most
}

// falseDiscovery fills in Q (Y. Benjamini, Y. Hochberg, JRSS B 57 (1995)
// 289–300).
func falseDiscovery(list []Change) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case list[a].P > list[b].P:
			return -1
		case list[a].P < list[b].P:
			return 1
		}
		return 0
	})
	least := 1.0
	for i, k := range order {
		least = min(least, list[k].P*float64(len(list))/float64(len(list)-i))
		list[k].Q = round6(least)
	}
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
