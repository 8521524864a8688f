// Bench measures the engine of package onnx against ONNX Runtime on the same
// model files, interleaved in one process; see README.md.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"

	"github.com/bayan-nlp/bayan/model/internal/kernel"
	"github.com/bayan-nlp/bayan/model/onnx"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

const howToGet = `cannot load ONNX Runtime (%w).
Get its library with: npm install --ignore-scripts onnxruntime-node@1.27.0
and name it with -lib or ONNXRUNTIME_LIB:
node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1`

func run() error {
	lib := flag.String("lib", os.Getenv("ONNXRUNTIME_LIB"), "ONNX Runtime's shared library")
	quick := flag.Bool("quick", false, "one length an encoder, short races: under three minutes")
	seconds := flag.Float64("seconds", 6, "seconds a race")
	root := flag.String("models", "..", "the folder that holds default/model.onnx")
	only := flag.String("only", "", "one measurement: equal, ragged, int8, product, avx2, load, threads, steps, others")
	png := flag.String("png", "", "draw the ratios into this file")
	narrow := flag.Bool("narrow", false, "the part of avx2 that runs in its own process")
	flag.Parse()
	if *narrow && !answerNarrow() {
		return errors.New("cannot answer CPUID")
	}
	if err := startRuntime(*lib); err != nil {
		return fmt.Errorf(howToGet, err)
	}
	b := &bench{seconds: *seconds, file: encoder}
	lengths := []int{32, 64, 128}
	count := len(statementLengths)
	if *quick {
		b.seconds, lengths, count = 1.5, []int{64}, 128
	}
	runtime.GOMAXPROCS(1)
	if *narrow {
		return b.narrow(lengths)
	}
	if err := b.readShipped(*root); err != nil {
		return err
	}
	fmt.Printf("ONNX Runtime %s, kernels %s, one thread, CPU time, ours over theirs\n", runtimeVersion(), kernel.Level())
	small, mini := shapes["small"], shapes["mini"]
	steps := []struct {
		name string
		run  func() error
	}{
		{"load", b.load}, // first: later there is more for the garbage collector to look at
		{"equal", func() error {
			return b.equalLengths("small", pooled, "f32_equal_small", "float32, small", 0.74, lengths)
		}},
		{"equal", func() error { return b.equalLengths("mini", pooled, "f32_equal_mini", "float32, mini", 0.80, lengths) }},
		{"equal", func() error {
			return b.equalLengths("small", plain, "f32_pruned_small", "float32, small, dead rows pruned", 0.55, lengths)
		}},
		{"equal", func() error {
			return b.equalLengths("mini", plain, "f32_pruned_mini", "float32, mini, dead rows pruned", 0.69, lengths)
		}},
		{"equal", func() error { return b.equalLengths("mini", fused, "", "float32, mini, contrib operators", 1, lengths) }},
		{"ragged", func() error {
			return b.ragged("ragged float32, small", "f32_ragged", 0.5, encoder(small, plain), 3, small.vocab, onnx.Options{}, count)
		}},
		{"ragged", func() error {
			return b.ragged("ragged float32, mini", "f32_ragged_mini", 0.5, encoder(mini, plain), 3, mini.vocab, onnx.Options{}, count)
		}},
		{"ragged", func() error {
			return b.ragged("ragged float32, shipped model", "f32_ragged_shipped", 0.5, b.shipped, b.width, 1000, onnx.Options{}, count)
		}},
		{"ragged", func() error {
			return b.ragged("shipped model in int8, theirs float32", "", 0.5, b.shipped, b.width, 1000, onnx.Options{Int8: true}, count)
		}},
		{"int8", func() error { return b.int8("small", "int8", 0.45, lengths) }},
		{"int8", func() error { return b.int8("mini", "int8_mini", 0.45, lengths) }},
		{"product", b.products},
		{"avx2", func() error {
			return b.avx2(*lib, fmt.Sprintf("-quick=%v", *quick), fmt.Sprintf("-seconds=%v", *seconds))
		}},
		{"threads", b.threads},
		{"threads", b.allocs},
		{"steps", func() error { return b.steps(count) }},
		{"others", func() error { return b.others(*root) }},
	}
	for _, s := range steps {
		if *only != "" && s.name != *only || *only == "" && *quick && s.name == "others" {
			continue
		}
		if err := s.run(); err != nil {
			return err
		}
	}
	if *png != "" {
		if err := b.picture(*png); err != nil {
			return err
		}
	}
	line := map[string]float64{}
	for _, r := range b.results {
		if r.Key != "" {
			line[r.Key] = float64(int(r.Ratio*1000+0.5)) / 1000
		}
	}
	out, err := json.Marshal(line)
	if err != nil {
		return err
	}
	fmt.Println(string(out))
	return nil
}

// equal makes sequences of one length.
func equal(size, length, vocab int) *batch {
	lengths := make([]int, size)
	for i := range lengths {
		lengths[i] = length
	}
	return sequences(lengths, vocab)
}

// sequences makes sequences of the given lengths with a marked stretch each.
func sequences(lengths []int, vocab int) *batch {
	r := rand.New(rand.NewPCG(5, 6))
	b := &batch{}
	for _, n := range lengths {
		ids, types := make([]int64, n), make([]int64, n)
		for i := range ids {
			ids[i] = int64(r.IntN(vocab))
		}
		at := r.IntN(n)
		for i := at; i < min(at+3, n); i++ {
			types[i] = 1
		}
		b.ids, b.types = append(b.ids, ids), append(b.types, types)
	}
	return b
}
