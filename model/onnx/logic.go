package onnx

import "fmt"

func buildLogic(s *spec) (kernel, error) {
	var fn func(x, y bool) bool
	switch s.op {
	case "And":
		fn = func(x, y bool) bool { return x && y }
	case "Or":
		fn = func(x, y bool) bool { return x || y }
	default:
		fn = func(x, y bool) bool { return x != y }
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		if in[0].typ != Bool || in[1].typ != Bool {
			return mismatch(in...)
		}
		out[0], err = zip(f, in[0], in[1], Bool, each(fn))
		return err
	}, nil
}

func buildNot(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) error {
		if in[0].typ != Bool {
			return mismatch(in...)
		}
		o, err := f.alloc(Bool, in[0].shape...)
		if err != nil {
			return err
		}
		for i, v := range in[0].mem {
			o.mem[i] = v ^ 1
		}
		out[0] = o
		return nil
	}, nil
}

func buildCompare(s *spec) (kernel, error) {
	op := s.op
	return func(f *frame, in, out []*Tensor) (err error) {
		a, b := in[0], in[1]
		if a.typ != b.typ {
			return mismatch(a, b)
		}
		switch a.typ {
		case Float32:
			out[0], err = zip(f, a, b, Bool, compareRows[float32](op))
		case Float64:
			out[0], err = zip(f, a, b, Bool, compareRows[float64](op))
		case Int64:
			out[0], err = zip(f, a, b, Bool, compareRows[int64](op))
		case Int32:
			out[0], err = zip(f, a, b, Bool, compareRows[int32](op))
		case Int16:
			out[0], err = zip(f, a, b, Bool, compareRows[int16](op))
		case Int8:
			out[0], err = zip(f, a, b, Bool, compareRows[int8](op))
		case Uint8:
			out[0], err = zip(f, a, b, Bool, compareRows[uint8](op))
		case Uint16:
			out[0], err = zip(f, a, b, Bool, compareRows[uint16](op))
		case Uint32:
			out[0], err = zip(f, a, b, Bool, compareRows[uint32](op))
		case Uint64:
			out[0], err = zip(f, a, b, Bool, compareRows[uint64](op))
		case Bool:
			if op != "Equal" {
				return mismatch(a, b)
			}
			out[0], err = zip(f, a, b, Bool, each(func(x, y bool) bool { return x == y }))
		default:
			return mismatch(a, b)
		}
		return err
	}, nil
}

func compareRows[T number](op string) func(dst []bool, a, b []T) error {
	switch op {
	case "Less":
		return each(func(x, y T) bool { return x < y })
	case "LessOrEqual":
		return each(func(x, y T) bool { return x <= y })
	case "Greater":
		return each(func(x, y T) bool { return x > y })
	case "GreaterOrEqual":
		return each(func(x, y T) bool { return x >= y })
	}
	return each(func(x, y T) bool { return x == y })
}

func buildBitwise(s *spec) (kernel, error) {
	var fn func(x, y uint8) uint8
	switch s.op {
	case "BitwiseAnd":
		fn = func(x, y uint8) uint8 { return x & y }
	case "BitwiseOr":
		fn = func(x, y uint8) uint8 { return x | y }
	default:
		fn = func(x, y uint8) uint8 { return x ^ y }
	}
	return func(f *frame, in, out []*Tensor) error {
		a, b := in[0], in[1]
		switch a.typ {
		case Int8, Int16, Int32, Int64, Uint8, Uint16, Uint32, Uint64:
		default:
			return mismatch(a, b)
		}
		if a.typ != b.typ {
			return mismatch(a, b)
		}
		shape, err := broadcastShape(a.shape, b.shape)
		if err != nil {
			return err
		}
		x, err := expand(f, a, shape)
		if err != nil {
			return err
		}
		defer f.release(x)
		y, err := expand(f, b, shape)
		if err != nil {
			return err
		}
		defer f.release(y)
		o, err := f.alloc(a.typ, shape...)
		if err != nil {
			return err
		}
		for i := range o.mem {
			o.mem[i] = fn(x.mem[i], y.mem[i])
		}
		out[0] = o
		return nil
	}, nil
}

// buildWhere chooses by a condition; it only moves elements, so one loop serves
// all types of a size.
func buildWhere(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) error {
		c, a, b := in[0], in[1], in[2]
		if c.typ != Bool {
			return fmt.Errorf("%w: condition of type %v", ErrModel, c.typ)
		}
		if a.typ != b.typ {
			return mismatch(a, b)
		}
		shape, err := broadcastShape(c.shape, a.shape, b.shape)
		if err != nil {
			return err
		}
		o, err := f.alloc(a.typ, shape...)
		if err != nil {
			return err
		}
		out[0] = o
		if len(o.mem) == 0 {
			return nil
		}
		w := newWalk(shape, strides(shape), broadcastStrides(c.shape, shape),
			broadcastStrides(a.shape, shape), broadcastStrides(b.shape, shape))
		switch a.typ.size() {
		case 1:
			choose[uint8](w, o, c, a, b)
		case 2:
			choose[uint16](w, o, c, a, b)
		case 4:
			choose[uint32](w, o, c, a, b)
		default:
			choose[uint64](w, o, c, a, b)
		}
		return nil
	}, nil
}

func choose[T Element](w *walk, o, c, a, b *Tensor) {
	n, step := w.row()
	z, p, x, y := view[T](o), c.mem, view[T](a), view[T](b)
	w.rows(func(at []int) bool {
		i, j, k := at[1], at[2], at[3]
		for q := range z[at[0] : at[0]+n] {
			if p[i] != 0 {
				z[at[0]+q] = x[j]
			} else {
				z[at[0]+q] = y[k]
			}
			i, j, k = i+step[1], j+step[2], k+step[3]
		}
		return true
	})
}
