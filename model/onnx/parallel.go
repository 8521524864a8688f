package onnx

import (
	"sync"
	"sync/atomic"
)

// parallel calls fn for 0 ≤ i < n on at most f.workers goroutines, this one
// included. Calls must be independent: their order is not defined.
func (f *frame) parallel(n int, fn func(i int)) {
	if n <= 1 || f.workers <= 1 {
		for i := range n {
			fn(i)
		}
		return
	}
	var next atomic.Int64
	work := func() {
		for {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			fn(i)
		}
	}
	var wg sync.WaitGroup
	for range min(f.workers, n) - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
}
