package onnx

import (
	"fmt"
	"math"
)

// blocks views a shape as outer × the axis × runs of inner bytes, which move as
// a whole.
func blocks(shape []int, axis, size int) (outer, inner int) {
	outer, _ = count(shape[:axis])
	inner, _ = count(shape[axis+1:])
	return outer, inner * size
}

func buildConcat(s *spec) (kernel, error) {
	at, err := s.attrs.integer("axis", math.MaxInt64)
	if err != nil {
		return nil, err
	}
	if err := s.arity(len(s.in), len(s.in)); err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		a, err := axis(at, len(in[0].shape))
		if err != nil {
			return err
		}
		shape := in[0].Shape()
		for _, t := range in[1:] {
			if t.typ != in[0].typ || len(t.shape) != len(shape) {
				return mismatch(in[0], t)
			}
			for i, d := range t.shape {
				if i == a {
					shape[a] += d
				} else if d != shape[i] {
					return fmt.Errorf("%w: concatenation of %v and %v", ErrModel, in[0], t)
				}
			}
		}
		o, err := f.alloc(in[0].typ, shape...)
		if err != nil {
			return err
		}
		outer, inner := blocks(shape, a, o.typ.size())
		row, pos := shape[a]*inner, 0
		for _, t := range in {
			n := t.shape[a] * inner
			for i := range outer {
				copy(o.mem[i*row+pos:i*row+pos+n], t.mem[i*n:])
			}
			pos += n
		}
		out[0] = o
		return nil
	}, nil
}

func buildSplit(s *spec) (kernel, error) {
	at, err := s.attrs.integer("axis", 0)
	if err != nil {
		return nil, err
	}
	attr, err := s.attrs.integers("split")
	if err != nil {
		return nil, err
	}
	parts, err := s.attrs.integer("num_outputs", int64(len(s.out)))
	if err != nil {
		return nil, err
	}
	if parts < 1 || parts > many || int(parts) < len(s.out) {
		return nil, fmt.Errorf("%w: %d parts for %d outputs", ErrModel, parts, len(s.out))
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		x, sizes := in[0], attr
		a, err := axis(at, len(x.shape))
		if err != nil {
			return err
		}
		if len(in) > 1 && in[1] != nil {
			if sizes, err = integersOf(in[1]); err != nil {
				return err
			}
		}
		if sizes == nil {
			chunk := (int64(x.shape[a]) + parts - 1) / parts
			left := int64(x.shape[a])
			for range parts {
				sizes = append(sizes, min(chunk, left))
				left -= min(chunk, left)
			}
		}
		sum := int64(0)
		for _, n := range sizes {
			if n < 0 || n > int64(x.shape[a]) {
				return fmt.Errorf("%w: part of %d", ErrModel, n)
			}
			sum += n
		}
		if sum != int64(x.shape[a]) || len(sizes) < len(out) {
			return fmt.Errorf("%w: split of %v into %v", ErrModel, x, sizes)
		}
		outer, inner := blocks(x.shape, a, x.typ.size())
		row, pos := x.shape[a]*inner, 0
		for k := range out {
			shape := x.Shape()
			shape[a] = int(sizes[k])
			o, err := f.alloc(x.typ, shape...)
			if err != nil {
				return err
			}
			n := shape[a] * inner
			for i := range outer {
				copy(o.mem[i*n:(i+1)*n], x.mem[i*row+pos:])
			}
			pos += n
			out[k] = o
		}
		return nil
	}, nil
}
