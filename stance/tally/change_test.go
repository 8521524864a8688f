package tally

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// turned is a speaker who is against until day 100, and in favor from day 105
// on, with steady ones around.
func turned(t *testing.T) *Tally {
	x := newTally(t, WithText())
	r := rand.New(rand.NewPCG(1, 2))
	for day := 0; day < 200; day += 5 {
		score := -0.7
		if day > 100 {
			score = 0.3
		}
		observe(t, x, say(person("turncoat", "XX"), "nato", score+0.4*r.Float64()-0.2, day, r.Uint64()))
		for _, name := range []string{"steady", "firm"} {
			observe(t, x, say(person(name, "YY"), "nato", 0.5+0.4*r.Float64()-0.2, day, r.Uint64()))
		}
	}
	observe(t, x, say(person("rare", ""), "nato", 0, 1, 5))
	return x
}

func changes(t *testing.T, x *Tally, q ChangeQuery) []Change {
	t.Helper()
	out, err := x.Changes(q)
	require.NoError(t, err)
	return out
}

func TestChanges(t *testing.T) {
	x := turned(t)
	got := changes(t, x, ChangeQuery{})
	require.Len(t, got, 3, "rare has too few")
	c := got[2]
	assert.Equal(t, "person:turncoat", c.Key)
	assert.Equal(t, "turncoat", c.Name)
	assert.True(t, c.Found)
	assert.Equal(t, 0.0005, c.P)
	assert.Equal(t, 0.0015, c.Q, "of three")
	assert.Equal(t, date(105).Truncate(24*3600e9), c.At)
	assert.Equal(t, [2]int{21, 19}, [2]int{c.Before.Occasions, c.After.Occasions})
	assert.Equal(t, date(0).Truncate(24*3600e9), c.Before.From)
	assert.Equal(t, date(100).Truncate(24*3600e9), c.Before.To)
	assert.Equal(t, date(195).Truncate(24*3600e9), c.After.To)
	assert.InDelta(t, 1, c.Difference, 0.1)
	assert.True(t, 0.7 < c.Low && c.Low < c.Difference && c.Difference < c.High)
	assert.InDelta(t, -0.7, c.Before.Score, 0.05)
	for _, other := range got[:2] {
		assert.False(t, other.Found, other.Name)
	}

	before, after, err := x.WhatChanged(ChangeQuery{}, c, 3)
	require.NoError(t, err)
	require.Len(t, before, 3)
	require.Len(t, after, 3)
	assert.Equal(t, date(90), before[0].Published)
	assert.Equal(t, date(100), before[2].Published)
	assert.Equal(t, date(105), after[0].Published)
	assert.NotEmpty(t, after[0].Text)
	before, after, err = x.WhatChanged(ChangeQuery{}, c, 0)
	require.NoError(t, err)
	assert.Len(t, before, 21)
	assert.Len(t, after, 19)
}

// An answer does not depend on what else the tally holds, but for Q and the
// pooled variance; nor is a series of another target mixed in.
func TestChangesAlone(t *testing.T) {
	x := turned(t)
	all := changes(t, x, ChangeQuery{})
	one := changes(t, x, ChangeQuery{Filter: Filter{Speakers: []string{"person:turncoat"}}})
	require.Len(t, one, 1)
	assert.Equal(t, all[2].P, one[0].P)
	assert.Equal(t, all[2].Before, one[0].Before)
	assert.Less(t, one[0].Q, all[2].Q)
	observe(t, x, say(person("turncoat", "XX"), "other", 1, 3, 4), say(person("aaa", ""), "nato", 1, 3, 5))
	again := changes(t, x, ChangeQuery{})
	assert.Equal(t, all[2].P, again[2].P)
	assert.Equal(t, all[2].At, again[2].At)
	countries := changes(t, x, ChangeQuery{By: ByCountry})
	require.Len(t, countries, 2)
	assert.Equal(t, "XX", countries[0].Key)
	assert.True(t, countries[0].Found)
	assert.False(t, countries[1].Found)
}

// There and back again: the second change is found in what follows the first.
func TestChangesTwo(t *testing.T) {
	x := newTally(t)
	r := rand.New(rand.NewPCG(3, 4))
	for day := range 90 {
		score := -0.6
		if day >= 30 && day < 60 {
			score = 0.6
		}
		observe(t, x, say(person("x", ""), "nato", score+0.4*r.Float64()-0.2, day, r.Uint64()))
	}
	got := changes(t, x, ChangeQuery{})
	require.Len(t, got, 2)
	assert.Equal(t, date(30).Truncate(24*3600e9), got[0].At)
	assert.Equal(t, date(60).Truncate(24*3600e9), got[1].At)
	assert.Positive(t, got[0].Difference)
	assert.Negative(t, got[1].Difference)
}

func TestChangesEdge(t *testing.T) {
	x := newTally(t)
	assert.Empty(t, changes(t, x, ChangeQuery{}))
	for day := range 12 {
		observe(t, x, say(person("x", ""), "nato", -0.5, day, uint64(day)))
	}
	got := changes(t, x, ChangeQuery{})
	require.Len(t, got, 1)
	assert.False(t, got[0].Found, "a constant series does not change")
	assert.Equal(t, 1.0, got[0].P)
	assert.Empty(t, changes(t, x, ChangeQuery{MinSide: 7}))
	for _, q := range []ChangeQuery{{By: ByTarget}, {MinSide: 1}, {Alpha: 1}, {Rounds: 5}, {Level: 1}} {
		_, err := x.Changes(q)
		require.ErrorIs(t, err, ErrOption)
		_, _, err = x.WhatChanged(q, Change{}, 1)
		require.ErrorIs(t, err, ErrOption)
	}
}

// divide agrees with the formula that it is short for.
func TestDivide(t *testing.T) {
	value, weight := []float64{0.1, -0.4, 0.3, 0.9, 0.2, 0.5}, []float64{1, 0.5, 2, 1, 1, 0.7}
	place, most := divide(value, weight, 2)
	best, at := -1.0, 0
	for k := 2; k <= 4; k++ {
		var wb, wa, b, a float64
		for i := range value {
			if i < k {
				wb += weight[i]
				b += weight[i] * value[i]
			} else {
				wa += weight[i]
				a += weight[i] * value[i]
			}
		}
		d := a/wa - b/wb
		if x := wb * wa / (wb + wa) * d * d; x > best {
			best, at = x, k
		}
	}
	assert.Equal(t, at, place)
	assert.InDelta(t, best, most, 1e-12)
}

// Example 1 of the paper's table 1: 15 P values, of which 4 are accepted at
// 0.05 (Y. Benjamini, Y. Hochberg, JRSS B 57 (1995) 289–300).
func TestFalseDiscovery(t *testing.T) {
	p := []float64{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1}
	list := make([]Change, len(p))
	for i, k := range rand.New(rand.NewPCG(1, 2)).Perm(len(p)) {
		list[k].P = p[i]
	}
	falseDiscovery(list)
	accepted := 0
	for _, c := range list {
		if c.Q <= 0.05 {
			accepted++
		}
		if c.P == 0.0095 {
			assert.InDelta(t, 0.0095*15/4, c.Q, 1e-6)
		}
	}
	assert.Equal(t, 4, accepted)
}

// Blocks are longer the more neighbours are alike, and one day where not.
func TestBlockLength(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	weight := make([]float64, 200)
	for i := range weight {
		weight[i] = 1
	}
	length := func(like float64) int {
		value := make([]float64, 200)
		x := 0.0
		for i := range value {
			x = like*x + r.NormFloat64()
			value[i] = x
		}
		return blockLength(value, weight, 4)
	}
	assert.LessOrEqual(t, length(0), 2)
	assert.Equal(t, 1, length(-0.5))
	assert.Greater(t, length(0.6), 5)
	assert.LessOrEqual(t, length(0.99), 25)
	assert.Equal(t, 1, blockLength(weight, weight, 4))
	// A shuffle keeps all days, each with its weight.
	s := switching(r, 23, 0, 1)
	value, w := make([]float64, 23), make([]float64, 23)
	for block := 1; block < 6; block++ {
		s.shuffle(r, block, value, w)
		require.ElementsMatch(t, s.value, value)
		require.ElementsMatch(t, s.weight, w)
	}
}
