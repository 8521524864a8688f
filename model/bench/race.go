package main

import (
	"math"
	"slices"
	"syscall"
	"time"
	"unsafe"
)

// batch is a number of sequences that a contender is to score.
type batch struct {
	ids, types [][]int64
}

// contender scores batches: three logits a sequence.
type contender struct {
	name string
	run  func(b *batch) ([][]float32, error)
}

// cpuTime is the time that all threads of the process have used.
func cpuTime() float64 {
	const processClock = 2
	var t syscall.Timespec
	syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, processClock, uintptr(unsafe.Pointer(&t)), 0)
	return float64(t.Sec) + float64(t.Nsec)*1e-9
}

var start = time.Now()

func wallTime() float64 { return time.Since(start).Seconds() }

// lap is what a race found out about one contender.
type lap struct {
	name   string
	time   float64 // median of a run, in seconds
	best   float64
	ratio  float64 // median over the rounds of its time over the first one's
	differ float64 // greatest difference of a logit from the first one's
}

// race lets contenders run in turns, so that whatever slows the machine down
// slows all of them, and compares each round with the first contender's.
func race(b *batch, clock func() float64, seconds float64, cs ...contender) ([]lap, error) {
	laps := make([]lap, len(cs))
	times, ratios := make([][]float64, len(cs)), make([][]float64, len(cs))
	var want [][]float32
	for i, c := range cs {
		laps[i].name = c.name
		got, err := c.run(b)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			want = got
		}
		laps[i].differ = difference(want, got)
	}
	const minRounds = 9
	begin := time.Now()
	for round := 0; round < minRounds || time.Since(begin).Seconds() < seconds; round++ {
		for i, c := range cs {
			t0 := clock()
			if _, err := c.run(b); err != nil {
				return nil, err
			}
			times[i] = append(times[i], clock()-t0)
		}
		for i := range cs {
			ratios[i] = append(ratios[i], times[i][round]/times[0][round])
		}
	}
	for i := range cs {
		laps[i].time, laps[i].best, laps[i].ratio = median(times[i]), slices.Min(times[i]), median(ratios[i])
	}
	return laps, nil
}

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return (v[len(v)/2] + v[(len(v)-1)/2]) / 2
}

func difference(a, b [][]float32) float64 {
	d := 0.0
	for i := range a {
		for j := range a[i] {
			d = max(d, math.Abs(float64(a[i][j]-b[i][j])))
		}
	}
	return d
}
