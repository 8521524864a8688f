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
	c.block = blockLength(s.value, s.weight, c.place)
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

// blockLength is the number of neighbouring days that are exchanged together.
// It follows from ρ, the correlation of neighbours after the means of the two
// sides are taken off, corrected for its bias of −(1+4ρ)/n: the length that is
// best for the variance of a mean is
//
//	(2ρ/(1−ρ²))^⅔ · n^⅓
//
// and here at least 1 and at most an eighth of the series.
//
// Sources: E. Carlstein, Ann. Stat. 14 (1986) 1171–1179; M. G. Kendall,
// Biometrika 41 (1954) 403–404 (bias).
func blockLength(value, weight []float64, place int) int {
	rest := slices.Concat(without(value[:place], weight[:place]), without(value[place:], weight[place:]))
	var lag, zero float64
	for i, x := range rest {
		zero += float64(x * x)
		if i > 0 {
			lag += float64(x * rest[i-1])
		}
	}
	if zero == 0 {
		return 1
	}
	n, rho := float64(len(rest)), lag/zero
	rho += (1 + 4*max(rho, 0)) / n
	if rho <= 0 || rho >= 1 {
		return 1
	}
	open := 1 - rho*rho
	x := math.Round(math.Cbrt(4 * rho * rho / (open * open) * n))
	return int(max(1, min(x, n/8)))
}

// without takes the weighted mean off.
func without(value, weight []float64) []float64 {
	var w, sum float64
	for i, x := range value {
		w += weight[i]
		sum += float64(weight[i] * x)
	}
	out := slices.Clone(value)
	for i := range out {
		out[i] -= sum / w
	}
	return out
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}
