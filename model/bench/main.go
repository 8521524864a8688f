// Bench measures the engine of package onnx against ONNX Runtime on the same
// model files, interleaved in one process.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
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
	models := flag.String("models", "small,mini", "encoders to make")
	seconds := flag.Float64("seconds", 2, "seconds a race")
	flag.Parse()
	if err := startRuntime(*lib); err != nil {
		return fmt.Errorf(howToGet, err)
	}
	fmt.Println("ONNX Runtime", runtimeVersion())
	runtime.GOMAXPROCS(1)
	for _, name := range strings.Split(*models, ",") {
		s := shapes[name]
		file := encoder(s, plain)
		theirs, err := openRuntime(file, 1, 3)
		if err != nil {
			return err
		}
		mine, err := openOurs(file, 1, 3)
		if err != nil {
			return err
		}
		for _, n := range []int{32, 64, 128} {
			b := equal(32, n, s.vocab)
			laps, err := race(b, cpuTime, *seconds,
				contender{"ONNX Runtime", func(b *batch) ([][]float32, error) { return theirs.scored(b, 32, false) }},
				contender{"ours", mine.scored})
			if err != nil {
				return err
			}
			for _, l := range laps {
				fmt.Printf("%-6s 32×%-4d %-14s %8.2f ms %6.1f GFLOP/s ratio %.3f differs %.1e\n", name, n, l.name, l.time*1e3,
					s.flops(32, n)/l.time/1e9, l.ratio, l.differ)
			}
		}
		theirs.close()
	}
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
