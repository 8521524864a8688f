package onnx

import (
	"fmt"
	"math"
)

func buildRange(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) (err error) {
		for _, t := range in {
			if t.typ != in[0].typ || t.Len() != 1 {
				return mismatch(in...)
			}
		}
		switch in[0].typ {
		case Int64:
			out[0], err = span[int64](f, in)
		case Int32:
			out[0], err = span[int32](f, in)
		case Int16:
			out[0], err = span[int16](f, in)
		case Float32:
			out[0], err = span[float32](f, in)
		case Float64:
			out[0], err = span[float64](f, in)
		default:
			err = mismatch(in...)
		}
		return err
	}, nil
}

func span[T int16 | int32 | int64 | floating](f *frame, in []*Tensor) (*Tensor, error) {
	start, limit, delta := view[T](in[0])[0], view[T](in[1])[0], view[T](in[2])[0]
	n := math.Ceil((float64(limit) - float64(start)) / float64(delta))
	if delta == 0 || math.IsNaN(n) || n > math.MaxInt32 {
		return nil, fmt.Errorf("%w: range of %v elements", ErrModel, n)
	}
	o, err := f.alloc(in[0].typ, int(max(n, 0)))
	if err != nil {
		return nil, err
	}
	dst := view[T](o)
	for i := range dst {
		dst[i] = start + T(i)*delta
	}
	return o, nil
}

func buildConstantOfShape(s *spec) (kernel, error) {
	v, err := s.attrs.tensor("value")
	if err != nil {
		return nil, err
	}
	if v == nil {
		v = newTensor(Float32, 1)
	}
	if v.Len() != 1 {
		return nil, fmt.Errorf("%w: value %v", ErrModel, v)
	}
	return func(f *frame, in, out []*Tensor) error {
		shape, err := dimsOf(in[0])
		if err != nil {
			return err
		}
		out[0], err = gatherStrided(f, v, shape, make([]int, len(shape)), 0)
		return err
	}, nil
}

func buildNonZero(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		hot, err := cast(f, x, Bool)
		if err != nil {
			return err
		}
		defer f.release(hot)
		n := 0
		for _, b := range hot.mem {
			n += int(b)
		}
		o, err := f.alloc(Int64, len(x.shape), n)
		if err != nil {
			return err
		}
		out[0] = o
		dst, st, k := view[int64](o), strides(x.shape), 0
		for i, b := range hot.mem {
			if b == 0 {
				continue
			}
			for a := range st {
				dst[a*n+k] = int64(i / st[a] % x.shape[a])
			}
			k++
		}
		return nil
	}, nil
}

func buildOneHot(s *spec) (kernel, error) {
	at, err := s.attrs.integer("axis", -1)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		if in[1].Len() != 1 || in[2].Len() != 2 {
			return fmt.Errorf("%w: depth %v, values %v", ErrModel, in[1], in[2])
		}
		var whole [2]*Tensor
		for i := range whole {
			t, err := cast(f, in[i], Int64)
			if err != nil {
				return err
			}
			defer f.release(t)
			whole[i] = t
		}
		depth := view[int64](whole[1])[0]
		a, err := axis(at, len(in[0].shape)+1)
		if err != nil {
			return err
		}
		if depth < 0 || depth > math.MaxInt32 {
			return fmt.Errorf("%w: depth %d", ErrModel, depth)
		}
		shape := append(append(append([]int{}, in[0].shape[:a]...), int(depth)), in[0].shape[a:]...)
		o, err := f.alloc(in[2].typ, shape...)
		if err != nil {
			return err
		}
		out[0] = o
		size := o.typ.size()
		for i := 0; i < len(o.mem); i += size {
			copy(o.mem[i:], in[2].mem[:size])
		}
		inner, _ := count(in[0].shape[a:])
		for i, v := range view[int64](whole[0]) {
			if v < 0 {
				v += depth
			}
			if v >= 0 && v < depth {
				p := (i/inner*int(depth)+int(v))*inner + i%inner
				copy(o.mem[p*size:], in[2].mem[size:])
			}
		}
		return nil
	}, nil
}
