package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/bayan-nlp/bayan/model/internal/kernel"
	"github.com/bayan-nlp/bayan/model/onnx"
)

// result is one line of the table.
type result struct {
	Key   string  // in the JSON object, "" for none
	What  string  // measured
	Ratio float64 // our time over theirs, or what the key says
	Limit float64 // to stay under, or over for threads2
	Note  string
}

// bench collects results.
type bench struct {
	seconds float64
	results []result
	file    func(s shape, k kind) []byte
	shipped []byte
	width   int // of the shipped model's logits
	quiet   bool
	table   []step
}

func (b *bench) add(r result) {
	b.results = append(b.results, r)
	if !b.quiet {
		fmt.Printf("%-37s %6.3f  (bound %.2f)  %s\n", r.What, r.Ratio, r.Limit, r.Note)
	}
}

// equalLengths measures batches of 32 sequences of one length.
func (b *bench) equalLengths(name string, k kind, key, what string, limit float64, lengths []int) error {
	s := shapes[name]
	file := b.file(s, k)
	theirs, err := openRuntime(file, 1, 3)
	if err != nil {
		return err
	}
	defer theirs.close()
	mine, err := openOurs(file, 1, 3, onnx.Options{})
	if err != nil {
		return err
	}
	return b.versus(what, key, limit, s, lengths, theirs, mine)
}

func (b *bench) versus(what, key string, limit float64, s shape, lengths []int, theirs *runtimeSession, mine *ours) error {
	var ratios []float64
	note, differ := "", 0.0
	for _, n := range lengths {
		laps, err := race(equal(32, n, s.vocab), cpuTime, b.seconds, b.padded(theirs), contender{"ours", mine.scored})
		if err != nil {
			return err
		}
		ratios = append(ratios, laps[1].ratio)
		note += fmt.Sprintf("32×%d %.3f (%.0f GFLOP/s)  ", n, laps[1].ratio, s.flops(32, n)/laps[1].time/1e9)
		differ = max(differ, laps[1].differ)
	}
	b.add(result{key, what, median(ratios), limit, note + fmt.Sprintf("logits differ %.0e", differ)})
	return nil
}

func (b *bench) padded(r *runtimeSession) contender {
	return contender{"ONNX Runtime", func(x *batch) ([][]float32, error) { return r.scored(x, 32, false) }}
}

// ragged measures statements of real lengths against the best arrangement of
// ONNX Runtime.
func (b *bench) ragged(what, key string, limit float64, file []byte, width, vocab int, o onnx.Options, count int) error {
	theirs, err := openRuntime(file, 1, width)
	if err != nil {
		return err
	}
	defer theirs.close()
	mine, err := openOurs(file, 1, width, o)
	if err != nil {
		return err
	}
	x := sequences(statementLengths[:min(count, len(statementLengths))], vocab)
	laps, err := race(x, cpuTime, b.seconds, contender{"ours", mine.scored}, b.padded(theirs),
		contender{"sorted", func(x *batch) ([][]float32, error) { return theirs.scored(x, 32, true) }},
		contender{"one by one", func(x *batch) ([][]float32, error) { return theirs.scored(x, 1, false) }},
		contender{"sorted by eight", func(x *batch) ([][]float32, error) { return theirs.scored(x, 8, true) }})
	if err != nil {
		return err
	}
	best, note, differ := 0.0, "", 0.0
	for _, l := range laps[1:4] {
		r := 1 / l.ratio
		best = max(best, r)
		note += fmt.Sprintf("%s %.3f  ", l.name, r)
		differ = max(differ, l.differ)
	}
	b.add(result{key, what, best, limit, note + fmt.Sprintf("logits differ %.0e", differ)})
	if key != "" {
		key += "_by_eight"
	}
	b.add(result{key, "  against batches of eight, sorted", 1 / laps[4].ratio, limit, ""})
	return nil
}

// int8 measures dynamically quantized encoders, and both sides' error against
// float32.
func (b *bench) int8(name, key string, limit float64, lengths []int) error {
	s := shapes[name]
	file := b.file(s, dynamic)
	theirs, err := openRuntime(file, 1, 3)
	if err != nil {
		return err
	}
	defer theirs.close()
	mine, err := openOurs(file, 1, 3, onnx.Options{})
	if err != nil {
		return err
	}
	exact, err := openOurs(b.file(s, plain), 1, 3, onnx.Options{})
	if err != nil {
		return err
	}
	if err := b.versus("int8 "+name, key, limit, s, lengths, theirs, mine); err != nil {
		return err
	}
	x := equal(64, 40, s.vocab)
	want, err := exact.scored(x)
	if err != nil {
		return err
	}
	got, err := mine.scored(x)
	if err != nil {
		return err
	}
	other, err := theirs.scored(x, 1, false)
	if err != nil {
		return err
	}
	b.add(result{"", "int8 " + name + " error over theirs", deviation(want, got) / deviation(want, other), 1,
		fmt.Sprintf("root mean square %.4f and %.4f", deviation(want, got), deviation(want, other))})
	return nil
}

// deviation is the root of the mean square difference.
func deviation(a, b [][]float32) float64 {
	sum, n := 0.0, 0
	for i := range a {
		for j := range a[i] {
			d := float64(a[i][j] - b[i][j])
			sum += d * d
			n++
		}
	}
	return math.Sqrt(sum / float64(n))
}

// load measures from the bytes of the shipped model to the first logits.
func (b *bench) load() error {
	x := sequences([]int{24}, 1000)
	first := contender{"ONNX Runtime", func(x *batch) ([][]float32, error) {
		r, err := openRuntime(b.shipped, 1, b.width)
		if err != nil {
			return nil, err
		}
		defer r.close()
		return r.scored(x, 1, false)
	}}
	laps, err := race(x, cpuTime, b.seconds, first, contender{"ours", func(x *batch) ([][]float32, error) {
		o, err := openOurs(b.shipped, 1, b.width, onnx.Options{})
		if err != nil {
			return nil, err
		}
		return o.scored(x)
	}})
	if err != nil {
		return err
	}
	b.add(result{"load", "load to first logits", laps[1].ratio, 0.5, fmt.Sprintf("%.1f ms and %.1f ms, logits differ %.0e",
		laps[1].time*1e3, laps[0].time*1e3, laps[1].differ)})
	return nil
}

// threads measures one worker against two, by the clock on the wall.
func (b *bench) threads() error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	file := b.file(shapes["small"], plain)
	one, err := openOurs(file, 1, 3, onnx.Options{})
	if err != nil {
		return err
	}
	two, err := openOurs(file, 2, 3, onnx.Options{})
	if err != nil {
		return err
	}
	// The best of each, because two threads want the whole machine, which other
	// programs share.
	laps, err := race(equal(32, 32, 1000), wallTime, 2*b.seconds, contender{"two", two.scored}, contender{"one", one.scored})
	if err != nil {
		return err
	}
	// What it would be on an idle machine, if the workers shared the work evenly.
	work, err := race(equal(32, 32, 1000), cpuTime, b.seconds, contender{"two", two.scored}, contender{"one", one.scored})
	if err != nil {
		return err
	}
	b.add(result{"threads2", "two workers, times one's speed", laps[1].best / laps[0].best, 1.8,
		fmt.Sprintf("at least; best wall times, 32×32 on small; median %.2f; by CPU time %.2f", laps[1].ratio, 2*work[1].ratio)})
	return nil
}

// allocs counts the allocations of a run in the steady state.
func (b *bench) allocs() error {
	o, err := openOurs(b.file(shapes["small"], plain), 1, 3, onnx.Options{})
	if err != nil {
		return err
	}
	x := equal(8, 40, 1000)
	if _, err := o.scored(x); err != nil {
		return err
	}
	n := testing.AllocsPerRun(20, func() {
		if e := o.s.RunRagged(context.Background(), &o.batch); e != nil {
			err = e
		}
	})
	b.add(result{"allocs", "allocations a run", n, 0, "in the steady state"})
	return err
}

// avx2 measures with both sides held to AVX2, in a process of its own.
func (b *bench) avx2(library string, args ...string) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	narrow, err := narrowLibrary(library, dir)
	if err != nil {
		fmt.Println("AVX2: not measured:", err)
		return nil
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	out, err := exec.Command(self, append([]string{"-lib", narrow, "-narrow"}, args...)...).Output()
	if err != nil {
		fmt.Println("AVX2: not measured:", err)
		return nil
	}
	var results []result
	if err := json.Unmarshal(out, &results); err != nil {
		return err
	}
	for _, r := range results {
		b.add(r)
	}
	return nil
}

// narrow is the process that avx2 starts: it prints its results as JSON.
func (b *bench) narrow(lengths []int) error {
	b.quiet = true
	if !kernel.Use("avx2") {
		return errors.New("no AVX2")
	}
	if err := b.products(); err != nil {
		return err
	}
	for _, m := range []struct {
		name string
		kind kind
		key  string
	}{{"small", pooled, "avx2_encoder"}, {"mini", pooled, "avx2_encoder_mini"}} {
		if err := b.equalLengths(m.name, m.kind, m.key, "AVX2 encoder, "+m.name, 0.9, lengths); err != nil {
			return err
		}
	}
	out, err := json.Marshal(b.results)
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(out)
	return err
}

// productRepeats is the number of products a round.
const productRepeats = 10

// readShipped reads the model that the library ships.
func (b *bench) readShipped(root string) (err error) {
	if b.shipped, err = os.ReadFile(filepath.Join(root, "default", "model.onnx")); err != nil {
		return err
	}
	p, err := onnx.Load(b.shipped, onnx.Options{})
	if err != nil {
		return err
	}
	for _, o := range p.Ragged() {
		b.width = o.Width
	}
	return nil
}
