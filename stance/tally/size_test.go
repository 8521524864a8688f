package tally

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a tally keeps is some hundred bytes a stance, however long the
// articles; an article without stances leaves nothing.
func TestSize(t *testing.T) {
	const n = 10000
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	r := rand.New(rand.NewPCG(1, 2))
	before := heap()
	x := newTally(t)
	for i := range n {
		o := say(person(fmt.Sprintf("speaker number %d", r.IntN(500)), "XX"), "nato", r.Float64(), r.IntN(700), uint64(i))
		o.Article = fmt.Sprintf("agency-2024-%08d", i)
		observe(t, x, o)
	}
	b := marshal(t, x)
	each := float64(heap()-before) / n
	t.Logf("%.0f bytes of memory and %d bytes on disk a stance", each, len(b)/n)
	assert.Less(t, each, 400.0)
	assert.Less(t, len(b)/n, 160)

	size := len(b)
	long := report("long")
	long.Statements[0].Stances = nil
	for range n {
		require.NoError(t, x.Add(long))
	}
	assert.InDelta(t, size, len(marshal(t, x)), 8)
	runtime.KeepAlive(x)
}

func BenchmarkAdd(b *testing.B) {
	x := newTally(b)
	a := report("a")
	for b.Loop() {
		if err := x.Add(a); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRows(b *testing.B) {
	x := newTally(b)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 20000 {
		observe(b, x, say(person(fmt.Sprint(r.IntN(500)), "XX"), "nato", r.Float64(), r.IntN(700), uint64(i)))
	}
	if _, err := x.Rows(Query{}); err != nil { // makes the view
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := x.Rows(Query{By: BySpeaker | ByTarget, Period: Month}); err != nil {
			b.Fatal(err)
		}
	}
}

// The view alone: copies of 20,000 statements.
func BenchmarkView(b *testing.B) {
	x := newTally(b)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 20000 {
		observe(b, x, say(person(fmt.Sprint(r.IntN(500)), "XX"), "nato", r.Float64(), r.IntN(700), uint64(i)))
	}
	x.canon()
	for b.Loop() {
		newView(x)
	}
}
