package onnx

import (
	"context"
	"fmt"
	"math/bits"
	"sync"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// buffer is memory of one or more tensors of a run (views share it).
type buffer struct {
	mem  []byte
	refs int
}

// frame is the state of one run: the values, and the memory that dead values
// left for later ones. A frame serves one run at a time.
type frame struct {
	ctx     context.Context
	values  []*Tensor
	in, out []*Tensor // scratch for the arguments of a step
	free    [48][]*buffer
	live    int64 // bytes handed out
	limit   int64
	workers int
	packs   sync.Pool // of *vec.Matrix, for right operands that a run computes
}

// pack is scratch for a right operand; give it back with f.packs.Put.
func (f *frame) pack() *vec.Matrix {
	if m, ok := f.packs.Get().(*vec.Matrix); ok {
		return m
	}
	return &vec.Matrix{}
}

// alloc makes a tensor whose elements are arbitrary.
func (f *frame) alloc(t Type, shape ...int) (*Tensor, error) {
	if len(shape) > maxRank {
		return nil, fmt.Errorf("%w: tensor of rank %d", ErrLimit, len(shape))
	}
	n, ok := count(shape)
	if !ok {
		return nil, fmt.Errorf("%w: tensor of shape %v", ErrLimit, shape)
	}
	size := n * t.size()
	class := bits.Len(uint(max(size, 64) - 1)) // 1<<class bytes hold size
	if class >= len(f.free) || f.live+int64(size) > f.limit {
		return nil, fmt.Errorf("%w: a run needs more than %d bytes", ErrLimit, f.limit)
	}
	var b *buffer
	if l := f.free[class]; len(l) > 0 {
		b = l[len(l)-1]
		f.free[class] = l[:len(l)-1]
	}
	switch {
	case b == nil && size <= 1<<20:
		b = &buffer{mem: aligned(1 << class)}
	case b == nil || len(b.mem) < size: // large ones are not rounded up
		b = &buffer{mem: aligned(size)}
	}
	b.refs = 1
	f.live += int64(len(b.mem))
	return &Tensor{typ: t, shape: append(make([]int, 0, len(shape)), shape...), mem: b.mem[:size:size], buf: b}, nil
}

// zeros is alloc with all elements 0.
func (f *frame) zeros(t Type, shape ...int) (*Tensor, error) {
	o, err := f.alloc(t, shape...)
	if err == nil {
		clear(o.mem)
	}
	return o, err
}

// share is a view of t under another shape with as many elements.
func (f *frame) share(t *Tensor, shape []int) *Tensor {
	if t.buf != nil {
		t.buf.refs++
	}
	return t.withShape(shape)
}

// release gives up one reference to t's memory.
func (f *frame) release(t *Tensor) {
	if t == nil || t.buf == nil {
		return
	}
	b := t.buf
	if b.refs--; b.refs == 0 {
		f.live -= int64(len(b.mem))
		class := bits.Len(uint(max(len(b.mem), 64) - 1))
		f.free[class] = append(f.free[class], b)
	}
}

// reset releases everything after a run, also a failed one.
func (f *frame) reset() {
	for i, t := range f.values {
		f.release(t)
		f.values[i] = nil
	}
	f.live = 0 // a failed step may have left some
	clear(f.in)
	clear(f.out)
	f.ctx = nil
}
