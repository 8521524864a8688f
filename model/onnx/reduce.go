package onnx

import (
	"fmt"
	"math"
)

// reduction folds numbers into an accumulator.
type reduction struct {
	start  float64
	add    func(acc, x float64) float64
	finish func(acc float64, n int) float64
}

func reductionOf(op string) (r reduction, integers bool) {
	sum := func(acc, x float64) float64 { return acc + x }
	keep := func(acc float64, _ int) float64 { return acc }
	switch op {
	case "ReduceSum":
		return reduction{0, sum, keep}, true
	case "ReduceMean":
		return reduction{0, sum, func(acc float64, n int) float64 { return acc / float64(n) }}, false
	case "ReduceMax":
		return reduction{math.Inf(-1), math.Max, keep}, true
	case "ReduceMin":
		return reduction{math.Inf(1), math.Min, keep}, true
	case "ReduceProd":
		return reduction{1, func(acc, x float64) float64 { return acc * x }, keep}, true
	case "ReduceL1":
		return reduction{0, func(acc, x float64) float64 { return acc + math.Abs(x) }, keep}, true
	case "ReduceL2":
		return reduction{0, func(acc, x float64) float64 { return acc + x*x },
			func(acc float64, _ int) float64 { return math.Sqrt(acc) }}, false
	case "ReduceSumSquare":
		return reduction{0, func(acc, x float64) float64 { return acc + x*x }, keep}, true
	}
	return reduction{0, sum, func(acc float64, _ int) float64 { return math.Log(acc) }}, false // ReduceLogSum
}

func buildReduce(s *spec) (kernel, error) {
	attr, err := s.attrs.integers("axes")
	if err != nil {
		return nil, err
	}
	keep, err := s.attrs.integer("keepdims", 1)
	if err != nil {
		return nil, err
	}
	noop, err := s.attrs.integer("noop_with_empty_axes", 0)
	if err != nil {
		return nil, err
	}
	op := s.op
	return func(f *frame, in, out []*Tensor) (err error) {
		x, axes := in[0], attr
		if len(in) > 1 && in[1] != nil {
			if axes, err = integersOf(in[1]); err != nil {
				return err
			}
		}
		mark, err := axesOf(axes, len(x.shape))
		if err != nil {
			return err
		}
		if len(axes) == 0 && noop == 0 {
			for i := range mark {
				mark[i] = true
			}
		}
		out[0], err = reduce(f, op, x, mark, keep != 0)
		return err
	}, nil
}

// reducedShape is a shape without the marked axes, and the same with them as 1.
func reducedShape(shape []int, mark []bool) (short, full []int) {
	for i, d := range shape {
		if mark[i] {
			full = append(full, 1)
			continue
		}
		full, short = append(full, d), append(short, d)
	}
	return short, full
}

// reduce folds over the marked axes, in row-major order, in float64 for
// floating point and in 64-bit integers for integers.
func reduce(f *frame, op string, x *Tensor, mark []bool, keep bool) (*Tensor, error) {
	short, full := reducedShape(x.shape, mark)
	o, err := f.alloc(x.typ, full...)
	if err != nil {
		return nil, err
	}
	switch x.typ {
	case Float32:
		err = reduceFloat[float32](f, op, o, x, mark)
	case Float64:
		err = reduceFloat[float64](f, op, o, x, mark)
	case Int64:
		err = reduceInt[int64](op, o, x)
	case Int32:
		err = reduceInt[int32](op, o, x)
	case Int8:
		err = reduceInt[int8](op, o, x)
	case Uint8, Bool:
		if x.typ == Bool && op != "ReduceMax" && op != "ReduceMin" {
			err = mismatch(x)
		} else {
			err = reduceInt[uint8](op, o, x)
			if x.typ == Bool { // the least and greatest bool where nothing is folded
				for i, b := range o.mem {
					o.mem[i] = min(b, 1)
				}
			}
		}
	case Uint32:
		err = reduceInt[uint32](op, o, x)
	case Uint64:
		err = reduceInt[uint64](op, o, x)
	default:
		err = mismatch(x)
	}
	if err != nil {
		f.release(o)
		return nil, err
	}
	if !keep {
		o.shape = short
	}
	return o, nil
}

func reduceFloat[T floating](f *frame, op string, o, x *Tensor, mark []bool) error {
	dst, src := view[T](o), view[T](x)
	if len(dst) == 0 {
		return nil
	}
	n := len(src) / len(dst)
	if op == "ReduceLogSumExp" {
		return logSumExp[T](f, o, x, mark)
	}
	r, _ := reductionOf(op)
	if op == "ReduceMean" && n > 0 && trailing(mark) {
		for i := range dst {
			dst[i] = T(sumRow(src[i*n:(i+1)*n]) / float64(n))
		}
		return nil
	}
	at, err := f.alloc(Float64, o.shape...)
	if err != nil {
		return err
	}
	defer f.release(at)
	acc := view[float64](at)
	for i := range acc {
		acc[i] = r.start
	}
	foldRows(x, o, func(i, j int) { acc[j] = r.add(acc[j], float64(src[i])) })
	for i, v := range acc {
		dst[i] = T(r.finish(v, n))
	}
	return nil
}

// trailing tells whether the marked axes are the last ones.
func trailing(mark []bool) bool {
	for i := 1; i < len(mark); i++ {
		if mark[i-1] && !mark[i] {
			return false
		}
	}
	return true
}

// sumRow adds in four interleaved sums, always in the same order.
func sumRow[T floating](x []T) float64 {
	var a, b, c, d float64
	i := 0
	for ; i+4 <= len(x); i += 4 {
		a += float64(x[i])
		b += float64(x[i+1])
		c += float64(x[i+2])
		d += float64(x[i+3])
	}
	for ; i < len(x); i++ {
		a += float64(x[i])
	}
	return (a + b) + (c + d)
}

// foldRows calls fn with the index of every element of x and of the element of
// o (x's shape with 1 for reduced axes) that it folds into.
func foldRows(x, o *Tensor, fn func(i, j int)) {
	if len(x.mem) == 0 {
		return
	}
	w := newWalk(x.shape, strides(x.shape), broadcastStrides(o.shape, x.shape))
	n, step := w.row()
	w.rows(func(at []int) bool {
		i, j := at[0], at[1]
		for range n {
			fn(i, j)
			i, j = i+step[0], j+step[1]
		}
		return true
	})
}

// logSumExp subtracts the maximum first, so that nothing overflows.
func logSumExp[T floating](f *frame, o, x *Tensor, mark []bool) error {
	m, err := reduce(f, "ReduceMax", x, mark, true)
	if err != nil {
		return err
	}
	defer f.release(m)
	dst, src, top := view[T](o), view[T](x), view[T](m)
	acc := make([]float64, len(dst))
	foldRows(x, o, func(i, j int) {
		d := float64(src[i]) - float64(top[j])
		if src[i] == top[j] {
			d = 0 // also for infinities
		}
		acc[j] += math.Exp(d)
	})
	for i := range dst {
		dst[i] = T(math.Log(acc[i]) + float64(top[i]))
	}
	return nil
}

func reduceInt[T integer](op string, o, x *Tensor) error {
	if _, ok := reductionOf(op); !ok && op != "ReduceMean" {
		return fmt.Errorf("%w: %s of %v", ErrUnsupported, op, x.typ)
	}
	dst, src := view[T](o), view[T](x)
	if len(dst) == 0 {
		return nil
	}
	var lo, hi T // the extremes of T
	hi--
	if hi < 0 {
		hi = 1
		for hi<<1 > 0 {
			hi = hi<<1 | 1
		}
		lo = -hi - 1
	}
	var start T
	switch op {
	case "ReduceMax":
		start = lo
	case "ReduceMin":
		start = hi
	case "ReduceProd":
		start = 1
	}
	for i := range dst {
		dst[i] = start
	}
	if op == "ReduceMean" {
		return meanInt(dst, src, o, x)
	}
	foldRows(x, o, func(i, j int) {
		switch v := src[i]; op {
		case "ReduceSum":
			dst[j] += v
		case "ReduceMax":
			dst[j] = max(dst[j], v)
		case "ReduceMin":
			dst[j] = min(dst[j], v)
		case "ReduceProd":
			dst[j] *= v
		case "ReduceL1":
			dst[j] += absInt(v)
		case "ReduceSumSquare":
			dst[j] += v * v
		}
	})
	return nil
}

func absInt[T integer](v T) T {
	if v < 0 {
		return -v
	}
	return v
}

func meanInt[T integer](dst, src []T, o, x *Tensor) error {
	n := len(src) / len(dst)
	if n == 0 {
		return fmt.Errorf("%w: mean of no integers", ErrModel)
	}
	acc := make([]int64, len(dst))
	foldRows(x, o, func(i, j int) { acc[j] += int64(src[i]) })
	for i, v := range acc {
		dst[i] = T(v / int64(n))
	}
	return nil
}
