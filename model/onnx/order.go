package onnx

import (
	"fmt"
	"sort"
)

// lanes calls fn for each line of elements along an axis: the first element,
// the distance between elements, and the number of the line.
func lanes(shape []int, a int, fn func(start, step, k int)) {
	step, _ := count(shape[a+1:])
	outer, _ := count(shape[:a])
	for o := range outer {
		for i := range step {
			fn(o*step*shape[a]+i, step, o*step+i)
		}
	}
}

// widened gives float64 or int64 copies of numbers for operators that are not
// worth a loop a type.
func widened(f *frame, t *Tensor) (*Tensor, error) {
	switch t.typ {
	case Float32, Float64:
		return cast(f, t, Float64)
	case Int8, Int16, Int32, Int64, Uint8, Uint16, Uint32, Bool:
		return cast(f, t, Int64)
	}
	return nil, mismatch(t)
}

// before orders two elements of a widened tensor.
func before(t *Tensor) func(i, j int) bool {
	if t.typ == Int64 {
		v := view[int64](t)
		return func(i, j int) bool { return v[i] < v[j] }
	}
	v := view[float64](t)
	return func(i, j int) bool { return v[i] < v[j] }
}

func buildArg(s *spec) (kernel, error) {
	at, err1 := s.attrs.integer("axis", 0)
	keep, err2 := s.attrs.integer("keepdims", 1)
	last, err3 := s.attrs.integer("select_last_index", 0)
	if err1 != nil || err2 != nil || err3 != nil {
		return nil, fmt.Errorf("%w: attributes of %s", ErrModel, s.op)
	}
	greatest := s.op == "ArgMax"
	return func(f *frame, in, out []*Tensor) error {
		a, err := axis(at, len(in[0].shape))
		if err != nil {
			return err
		}
		mark := make([]bool, len(in[0].shape))
		mark[a] = true
		short, full := reducedShape(in[0].shape, mark)
		if in[0].shape[a] == 0 {
			return fmt.Errorf("%w: %s over no elements", ErrModel, s.op)
		}
		x, err := widened(f, in[0])
		if err != nil {
			return err
		}
		defer f.release(x)
		less := before(x)
		if greatest {
			up := less
			less = func(i, j int) bool { return up(j, i) }
		}
		o, err := f.alloc(Int64, full...)
		if err != nil {
			return err
		}
		if keep == 0 {
			o.shape = short
		}
		dst := view[int64](o)
		lanes(x.shape, a, func(start, step, k int) {
			best := 0
			for i := 1; i < x.shape[a]; i++ {
				p, q := start+i*step, start+best*step
				if less(p, q) || last != 0 && !less(q, p) {
					best = i
				}
			}
			dst[k] = int64(best)
		})
		out[0] = o
		return nil
	}, nil
}

func buildTopK(s *spec) (kernel, error) {
	if s.opset < 10 {
		return nil, fmt.Errorf("%w: TopK of opset %d", ErrUnsupported, s.opset)
	}
	if err := s.arity(2, 2); err != nil {
		return nil, err
	}
	at, err1 := s.attrs.integer("axis", -1)
	largest, err2 := s.attrs.integer("largest", 1)
	if err1 != nil || err2 != nil {
		return nil, fmt.Errorf("%w: attributes of TopK", ErrModel)
	}
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		a, err := axis(at, len(x.shape))
		if err != nil {
			return err
		}
		ks, err := integersOf(in[1])
		if err != nil {
			return err
		}
		if len(ks) != 1 || ks[0] < 0 || ks[0] > int64(x.shape[a]) {
			return fmt.Errorf("%w: top %v of %v", ErrModel, ks, x)
		}
		k := int(ks[0])
		wide, err := widened(f, x)
		if err != nil {
			return err
		}
		defer f.release(wide)
		less := before(wide)
		shape := x.Shape()
		shape[a] = k
		v, err := f.alloc(x.typ, shape...)
		if err != nil {
			return err
		}
		out[0] = v
		idx, err := f.alloc(Int64, shape...)
		if err != nil {
			return err
		}
		if len(out) > 1 {
			out[1] = idx
		} else {
			defer f.release(idx)
		}
		size, dst := x.typ.size(), view[int64](idx)
		order := make([]int, x.shape[a])
		lanes(x.shape, a, func(start, step, n int) {
			for i := range order {
				order[i] = i
			}
			sort.SliceStable(order, func(i, j int) bool {
				p, q := start+order[i]*step, start+order[j]*step
				if largest != 0 {
					p, q = q, p
				}
				return less(p, q)
			})
			to := n/step*step*k + n%step
			for i, j := range order[:k] {
				copy(v.mem[(to+i*step)*size:], x.mem[(start+j*step)*size:(start+j*step+1)*size])
				dst[to+i*step] = int64(j)
			}
		})
		return nil
	}, nil
}

func buildCumSum(s *spec) (kernel, error) {
	exclusive, err1 := s.attrs.integer("exclusive", 0)
	reverse, err2 := s.attrs.integer("reverse", 0)
	if err1 != nil || err2 != nil {
		return nil, fmt.Errorf("%w: attributes of CumSum", ErrModel)
	}
	return func(f *frame, in, out []*Tensor) error {
		at, err := integersOf(in[1])
		if err != nil {
			return err
		}
		if len(at) != 1 {
			return fmt.Errorf("%w: axis %v", ErrModel, in[1])
		}
		a, err := axis(at[0], len(in[0].shape))
		if err != nil {
			return err
		}
		o, err := f.alloc(in[0].typ, in[0].shape...)
		if err != nil {
			return err
		}
		out[0] = o
		switch in[0].typ {
		case Float32:
			cumulate[float32](o, in[0], a, exclusive != 0, reverse != 0)
		case Float64:
			cumulate[float64](o, in[0], a, exclusive != 0, reverse != 0)
		case Int32:
			cumulate[int32](o, in[0], a, exclusive != 0, reverse != 0)
		case Int64:
			cumulate[int64](o, in[0], a, exclusive != 0, reverse != 0)
		default:
			return mismatch(in[0])
		}
		return nil
	}, nil
}

func cumulate[T number](o, x *Tensor, a int, exclusive, reverse bool) {
	src, dst, n := view[T](x), view[T](o), x.shape[a]
	lanes(x.shape, a, func(start, step, _ int) {
		var sum T
		for i := range n {
			p := start + i*step
			if reverse {
				p = start + (n-1-i)*step
			}
			if exclusive {
				dst[p] = sum
				sum += src[p]
			} else {
				sum += src[p]
				dst[p] = sum
			}
		}
	})
}
