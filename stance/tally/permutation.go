package tally

import (
	"hash/fnv"
	"math"
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
// scores. Where neighbouring days are alike even within the sides, not days
// but blocks of days are exchanged (see blockLength).
//
// Permutations come from a generator seeded with key and target: the answer
// depends on the series alone. P is (b+1)/(m+1), with b of m permutations at
// least as extreme; or enough/m, where that many were found in m.
//
// Sources: J. Antoch, M. Hušková, Stat. Probab. Lett. 53 (2001) 37–46
// (permutation tests for change points); C. Kirch, J. Stat. Plan. Inference 137
// (2007) 2453–2474 (blocks); B. Phipson, G. K. Smyth, Stat. Appl. Genet. Mol.
// Biol. 9 (2010) 39, and J. Besag, P. Clifford, Biometrika 78 (1991) 301–304
// (P from permutations).
func (s *series) test(q *ChangeQuery, v *view) (c cut) {
	var most float64
	c.place, most = divide(s.value, s.weight, q.MinSide)
	c.block = blockLength(s.value, s.weight, q.MinSide)
	limit := most - 1e-9*most // ties, rounded differently
	value, weight := make([]float64, len(s.value)), make([]float64, len(s.value))
	r := rand.New(rand.NewPCG(hash(v.strings[s.entity()]), hash(v.strings[s.key.target])))
	extreme := 0
	for m := 1; m <= q.Rounds; m++ {
		s.shuffle(r, c.block, value, weight)
		if _, x := divide(value, weight, q.MinSide); x >= limit {
			if extreme++; extreme == enough {
				c.p = round6(enough / float64(m))
				return c
			}
		}
	}
	c.p = round6(float64(extreme+1) / float64(q.Rounds+1))
	return c
}

// cut is what the test finds: the place, with that many days before it, the
// length of the blocks, and P.
type cut struct {
	place, block int
	p            float64
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

// shuffle fills value and weight with the series, cut into blocks of days that
// follow each other and put together in random order. The cut begins at a
// random place, and the series is taken as a ring.
func (s *series) shuffle(r *rand.Rand, block int, value, weight []float64) {
	n := len(s.value)
	offset := 0
	if block > 1 {
		offset = r.IntN(n)
	}
	blocks := (n + block - 1) / block
	at := 0
	for _, b := range r.Perm(blocks) {
		for i := b * block; i < min((b+1)*block, n); i++ {
			k := (i + offset) % n
			value[at], weight[at] = s.value[k], s.weight[k]
			at++
		}
	}
}

// spared is the number of places at which a level may change without a sign
// in blockLength.
const spared = 3

// blockLength is the number of neighbouring days that are exchanged together.
// It follows from ρ, the correlation of neighbours, as the variogram tells it:
// with γ_h the mean square difference of days h apart, ρ = γ_2/γ_1 − 1 where
// correlation dies out geometrically. Differences across the places where the
// series divides best do not count: changes of level are what the test is to
// find. The length is the one that is best for the variance of a mean,
//
//	(2ρ/(1−ρ²))^⅔ · n^⅓
//
// and here at least 1 and at most an eighth of the series.
//
// Source: E. Carlstein, Ann. Stat. 14 (1986) 1171–1179.
func blockLength(value, weight []float64, side int) int {
	places := best(value, weight, side)
	var one, two float64
	n := len(value)
	for i := 2; i < n; i++ {
		if slices.Contains(places, i) || slices.Contains(places, i-1) {
			continue
		}
		d, e := value[i]-value[i-1], value[i]-value[i-2]
		one += float64(d * d)
		two += float64(e * e)
	}
	if one == 0 {
		return 1
	}
	rho := min(two/one-1, 0.95)
	if rho <= 0 {
		return 1
	}
	x := math.Pow(2*rho/(1-rho*rho), 2.0/3) * math.Cbrt(float64(n))
	return int(max(1, min(math.Round(x), float64(n/8))))
}

// best cuts a series again and again where it divides best.
func best(value, weight []float64, side int) []int {
	ends := []int{0, len(value)}
	for range spared {
		most, place := 0.0, -1
		for i := 1; i < len(ends); i++ {
			from, to := ends[i-1], ends[i]
			if to-from < 2*side {
				continue
			}
			if k, x := divide(value[from:to], weight[from:to], side); x > most {
				most, place = x, from+k
			}
		}
		if place < 0 {
			break
		}
		ends = append(ends, place)
		slices.Sort(ends)
	}
	return ends[1 : len(ends)-1]
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
