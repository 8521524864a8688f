// Others runs an ONNX classifier in two other pure Go engines, gomlx with its
// Go backend and hugot's Go session, and prints the CPU seconds of a batch as
// JSON. It is a module of its own because of what those depend on.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/gomlx/gomlx/backends"
	_ "github.com/gomlx/gomlx/backends/simplego" // the backend in Go
	"github.com/gomlx/gomlx/pkg/core/graph"
	"github.com/gomlx/gomlx/pkg/ml/context"
	"github.com/gomlx/onnx-gomlx/onnx"
	"github.com/knights-analytics/hugot"
)

// times is what is printed: seconds, 0 where the engine fails.
type times struct {
	Gomlx, Hugot           float64
	GomlxError, HugotError string
}

func main() {
	dir := flag.String("dir", "", "folder with model.onnx, tokenizer.json and config.json")
	size := flag.Int("batch", 8, "sequences")
	length := flag.Int("length", 32, "tokens of a sequence, for gomlx")
	text := flag.String("text", "", "sentence for hugot, which counts its tokenizing too")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	var t times
	var err error
	if t.Gomlx, err = guard(func() (float64, error) { return gomlx(*dir+"/model.onnx", *size, *length) }); err != nil {
		t.GomlxError = err.Error()
	}
	if t.Hugot, err = guard(func() (float64, error) { return hugotGo(*dir, *size, *text) }); err != nil {
		t.HugotError = err.Error()
	}
	if err := json.NewEncoder(os.Stdout).Encode(t); err != nil {
		os.Exit(1)
	}
}

// guard turns a panic into an error.
func guard(f func() (float64, error)) (s float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%.200v", r)
		}
	}()
	return f()
}

// best is the CPU time of the quickest of three runs after a first one.
func best(run func() error) (float64, error) {
	var all []float64
	for range 4 {
		t := cpuTime()
		if err := run(); err != nil {
			return 0, err
		}
		all = append(all, cpuTime()-t)
	}
	return slices.Min(all[1:]), nil
}

func cpuTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	sec := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)*1e-6 }
	return sec(u.Utime) + sec(u.Stime)
}

func gomlx(file string, size, length int) (float64, error) {
	model, err := onnx.ReadFile(file)
	if err != nil {
		return 0, err
	}
	ctx := context.New()
	if err := model.VariablesToContext(ctx); err != nil {
		return 0, err
	}
	backend, err := backends.NewWithConfig("go")
	if err != nil {
		return 0, err
	}
	exec, err := context.NewExec(backend, ctx.Reuse(), func(ctx *context.Context, in []*graph.Node) []*graph.Node {
		return model.CallGraph(ctx, in[0].Graph(), map[string]*graph.Node{"input_ids": in[0], "attention_mask": in[1], "token_type_ids": in[2]}, "logits")
	})
	if err != nil {
		return 0, err
	}
	rows := func(at func(i, j int) int64) [][]int64 {
		v := make([][]int64, size)
		for i := range v {
			v[i] = make([]int64, length)
			for j := range v[i] {
				v[i][j] = at(i, j)
			}
		}
		return v
	}
	ids := rows(func(i, j int) int64 { return int64(5 + (i*31+j*7)%1000) })
	mask, types := rows(func(int, int) int64 { return 1 }), rows(func(int, int) int64 { return 0 })
	return best(func() error {
		_, err := exec.Exec(ids, mask, types)
		return err
	})
}

func hugotGo(dir string, size int, text string) (float64, error) {
	s, err := hugot.NewGoSession()
	if err != nil {
		return 0, err
	}
	defer s.Destroy()
	p, err := hugot.NewPipeline(s, hugot.TextClassificationConfig{ModelPath: dir, Name: "bench", OnnxFilename: "model.onnx"})
	if err != nil {
		return 0, err
	}
	in := slices.Repeat([]string{strings.TrimSpace(text)}, size)
	return best(func() error {
		_, err := p.RunPipeline(in)
		return err
	})
}
