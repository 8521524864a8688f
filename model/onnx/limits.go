package onnx

import (
	"math"
	"runtime"
)

// Opsets of the default domain whose operators are known.
const (
	minOpset = 7
	maxOpset = 28
)

// Limits bound what a model file and a run may cost, so that a hostile file
// ends in an error. The zero value stands for DefaultLimits.
type Limits struct {
	// File is the largest model file in bytes.
	File int64
	// Nodes is the largest number of nodes in the graph.
	Nodes int
	// Memory bounds, each on its own, the bytes of a model's weights (folded
	// ones included) and the bytes of tensors alive at once in one run.
	Memory int64
	// Fold is the largest number of multiplications that folding of one
	// constant operation may take while loading; a larger one is left to the
	// run.
	Fold int64
}

// DefaultLimits are generous for any encoder that a CPU can serve: files up to
// 2 GiB, 1<<17 nodes, 4 GiB of memory.
func DefaultLimits() Limits {
	return Limits{File: 2 << 30, Nodes: 1 << 17, Memory: 4 << 30, Fold: 1 << 31}
}

func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	if l.File <= 0 {
		l.File = d.File
	}
	if l.Nodes <= 0 {
		l.Nodes = d.Nodes
	}
	if l.Memory <= 0 {
		l.Memory = d.Memory
	}
	if l.Fold <= 0 {
		l.Fold = d.Fold
	}
	return l
}

// Options tell Load how to prepare a program.
type Options struct {
	Limits Limits
	// Workers bounds the goroutines of one run; 0 means GOMAXPROCS. Results
	// do not depend on it.
	Workers int
	// Outputs names the outputs to compute; empty means all. What only serves
	// other outputs is dropped.
	Outputs []string
	// Int8 multiplies by weights that the file stores as int8 (DequantizeLinear
	// of a constant matrix without zero points) in integer arithmetic, with a
	// scale for each row of the other operand: some three times faster and less
	// exact. It concerns encoders that Program.Ragged knows; without it their
	// weights become float32. Dynamically quantized graphs (MatMulInteger) run
	// in integer arithmetic in any case.
	Int8 bool
	// Stepwise runs encoders too operation by operation, as the graph has
	// them: slower, for comparisons.
	Stepwise bool
}

func (o Options) workers() int {
	if o.Workers > 0 {
		return min(o.Workers, math.MaxInt16)
	}
	return runtime.GOMAXPROCS(0)
}
