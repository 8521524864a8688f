package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/bayan-nlp/bayan/model/internal/kernel"
	"github.com/bayan-nlp/bayan/model/onnx"
)

// step is one row of the table of what each step brought.
type step struct {
	name  string
	time  float64 // seconds for the statements
	peak  float64 // of the instruction set
	ops   float64 // that the statements take, without padding and with all rows
	other string
}

// steps measures what each step of the engine brought, on statements of real
// lengths through the small encoder. Operation by operation the statements run
// in padded batches of 32.
func (b *bench) steps(count int) error {
	s := shapes["small"]
	file, quantized := b.file(s, plain), b.file(s, dynamic)
	x := sequences(statementLengths[:min(count, len(statementLengths))], s.vocab)
	ops := 0.0
	for _, ids := range x.ids {
		ops += s.flops(1, len(ids))
	}
	level := kernel.Level()
	defer kernel.Use(level)
	few := &batch{x.ids[:8], x.types[:8]}
	var rows []step
	for _, m := range []struct {
		name, level string
		file        []byte
		o           onnx.Options
		ragged      bool
		int8        bool
	}{
		{"packed, Go", "portable", file, onnx.Options{Stepwise: true}, false, false},
		{"AVX2", "avx2", file, onnx.Options{Stepwise: true}, false, false},
		{"AVX-512", "avx512", file, onnx.Options{Stepwise: true}, false, false},
		{"fused, ragged, dead rows pruned: Go", "portable", file, onnx.Options{}, true, false},
		{"fused, ragged, dead rows pruned: AVX2", "avx2", file, onnx.Options{}, true, false},
		{"fused, ragged, dead rows pruned: AVX-512", "avx512", file, onnx.Options{}, true, false},
		{"int8, AVX2", "avx2", quantized, onnx.Options{}, true, true},
		{"int8, VNNI", "avx512", quantized, onnx.Options{}, true, true},
	} {
		if !kernel.Use(m.level) {
			continue
		}
		in, scale := x, 1.0
		if m.level == "portable" { // too slow for all of them
			in, scale = few, tokens(x)/tokens(few)
		}
		o, err := openOurs(m.file, 1, 3, m.o)
		if err != nil {
			return err
		}
		run := o.scored
		if !m.ragged {
			run = o.padded
		}
		var times []float64
		for range 5 {
			t := cpuTime()
			if _, err := run(in); err != nil {
				return err
			}
			times = append(times, (cpuTime()-t)*scale)
		}
		rows = append(rows, step{name: m.name, time: median(times[1:]), peak: kernel.Peak(m.int8, cpuTime), ops: ops})
	}
	naive := naiveProduct()
	fmt.Printf("\nnaive triple loop in Go: %.1f GFLOP/s\n", naive)
	fmt.Printf("%-42s %9s %9s %9s %9s %8s\n", "step, statements through small", "ms", "times", "G op/s", "peak", "of peak")
	for i, r := range rows {
		of := ""
		if r.peak > 0 {
			of = fmt.Sprintf("%.0f %%", 100*r.ops/r.time/1e9/r.peak)
		}
		fmt.Printf("%-42s %9.1f %9.2f %9.1f %9.0f %8s\n", r.name, r.time*1e3, rows[0].time/r.time, r.ops/r.time/1e9, r.peak, of)
		rows[i].other = of
	}
	b.table = rows
	return nil
}

func tokens(b *batch) float64 {
	n := 0
	for _, ids := range b.ids {
		n += len(ids)
	}
	return float64(n)
}

// padded runs batches of 32, each padded to its longest.
func (o *ours) padded(b *batch) ([][]float32, error) {
	out := make([][]float32, 0, len(b.ids))
	for lo := 0; lo < len(b.ids); lo += 32 {
		hi := min(lo+32, len(b.ids))
		n := 0
		for _, ids := range b.ids[lo:hi] {
			n = max(n, len(ids))
		}
		in := map[string]*onnx.Tensor{}
		for k, name := range bertInputs {
			data := make([]int64, (hi-lo)*n)
			for i := lo; i < hi; i++ {
				row := data[(i-lo)*n:]
				switch k {
				case 0:
					copy(row, b.ids[i])
				case 1:
					for j := range b.ids[i] {
						row[j] = 1
					}
				case 2:
					copy(row, b.types[i])
				}
			}
			t, err := onnx.NewTensor(data, hi-lo, n)
			if err != nil {
				return nil, err
			}
			in[name] = t
		}
		res, err := o.s.Run(context.Background(), in)
		if err != nil {
			return nil, err
		}
		v, _ := onnx.Values[float32](res["logits"])
		out = append(out, slices.Collect(slices.Chunk(v, o.width))...)
	}
	return out, nil
}

// naiveProduct is the speed of three nested loops.
func naiveProduct() float64 {
	const m, k, n = 64, 256, 256
	a, w, c := noise("a", m*k, 0, 1), noise("w", k*n, 0, 1), make([]float32, m*n)
	t := cpuTime()
	for i := range m {
		for j := range n {
			sum := float32(0)
			for l := range k {
				sum += a[i*k+l] * w[l*n+j]
			}
			c[i*n+j] = sum
		}
	}
	return 2 * m * k * n / (cpuTime() - t) / 1e9
}
