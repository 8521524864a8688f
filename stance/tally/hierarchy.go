package tally

import "slices"

// hierarchy orders entities by average linkage (UPGMA): the two clusters whose
// members are closest on the average are joined, again and again. Distance is
// 1 − Value; unknown pairs do not enter an average, and clusters without any
// known pair across are joined last, at height 2. When two are joined, they
// are turned so that the members that meet are the closest. Of equals the first
// wins, so that the order depends on the pairs alone.
//
// It returns the order, and the merges with the entities numbered in it.
//
// Source: R. R. Sokal, C. D. Michener, Univ. Kansas Sci. Bull. 38 (1958)
// 1409–1438.
func hierarchy(pairs [][]Pair) ([]int, []Merge) {
	n := len(pairs)
	type cluster struct {
		id     int
		leaves []int
		sum    []float64 // of known distances to each cluster, by place
		count  []float64
	}
	live := make([]*cluster, n)
	for i := range live {
		c := &cluster{id: i, leaves: []int{i}, sum: make([]float64, n), count: make([]float64, n)}
		for j := range pairs {
			if i != j && pairs[i][j].Known {
				c.sum[j], c.count[j] = 1-pairs[i][j].Value, 1
			}
		}
		live[i] = c
	}
	distance := func(i, j int) float64 {
		if live[i].count[j] == 0 {
			return 3 // after all known ones
		}
		return live[i].sum[j] / live[i].count[j]
	}
	merges := []Merge{}
	for k := range n - 1 {
		a, b, least := -1, -1, 4.0
		for i := range live {
			for j := i + 1; j < n && live[i] != nil; j++ {
				if live[j] != nil && distance(i, j) < least {
					a, b, least = i, j, distance(i, j)
				}
			}
		}
		merges = append(merges, Merge{live[a].id, live[b].id, round4(min(least, 2))})
		for j := range live {
			if live[j] == nil || j == a || j == b {
				continue
			}
			live[a].sum[j] += live[b].sum[j]
			live[a].count[j] += live[b].count[j]
			live[j].sum[a], live[j].count[a] = live[a].sum[j], live[a].count[j]
		}
		live[a].leaves = joinLeaves(pairs, live[a].leaves, live[b].leaves)
		live[a].id = n + k
		live[b] = nil
	}
	if n == 0 {
		return []int{}, merges
	}
	order := live[0].leaves
	place := make([]int, n)
	for i, leaf := range order {
		place[leaf] = i
	}
	for i := range merges {
		m := &merges[i]
		for _, x := range [...]*int{&m.A, &m.B} {
			if *x < n {
				*x = place[*x]
			}
		}
	}
	return order, merges
}

// joinLeaves concatenates two orders, turned so that the ends that meet are
// the closest of four.
func joinLeaves(pairs [][]Pair, a, b []int) []int {
	gap := func(i, j int) float64 {
		if !pairs[i][j].Known {
			return 3
		}
		return 1 - pairs[i][j].Value
	}
	firstA, lastA, firstB, lastB := a[0], a[len(a)-1], b[0], b[len(b)-1]
	best, turnA, turnB := gap(lastA, firstB), false, false
	for _, x := range [...]struct {
		gap  float64
		a, b bool
	}{{gap(lastA, lastB), false, true}, {gap(firstA, firstB), true, false}, {gap(firstA, lastB), true, true}} {
		if x.gap < best {
			best, turnA, turnB = x.gap, x.a, x.b
		}
	}
	if turnA {
		slices.Reverse(a)
	}
	if turnB {
		slices.Reverse(b)
	}
	return slices.Concat(a, b)
}
