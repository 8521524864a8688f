package onnx

import (
	"fmt"
)

func buildScatterND(s *spec) (kernel, error) {
	reduce, err := scatterReduction(s)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x, idx, up := in[0], in[1], in[2]
		if len(idx.shape) == 0 || up.typ != x.typ {
			return mismatch(x, up)
		}
		depth := idx.shape[len(idx.shape)-1]
		if depth > len(x.shape) || !sameShape(up.shape, append(append([]int{}, idx.shape[:len(idx.shape)-1]...), x.shape[depth:]...)) {
			return fmt.Errorf("%w: updates %v at %v of %v", ErrModel, up, idx, x)
		}
		o, err := f.alloc(x.typ, x.shape...)
		if err != nil {
			return err
		}
		copy(o.mem, x.mem)
		out[0] = o
		tail, _ := count(x.shape[depth:])
		size := tail * x.typ.size()
		return tuples(idx, depth, x.shape, strides(x.shape), func(k, to int) error {
			if reduce == "none" {
				copy(o.mem[to*x.typ.size():], up.mem[k*size:(k+1)*size])
				return nil
			}
			return combine(reduce, o, up, to, k*tail, tail)
		})
	}, nil
}

// scatterReduction is how updates meet what is there.
func scatterReduction(s *spec) (string, error) {
	r, err := s.attrs.text("reduction", "none")
	if err != nil {
		return "", err
	}
	switch r {
	case "none", "add", "mul", "min", "max":
		return r, nil
	}
	return "", fmt.Errorf("%w: reduction %q", ErrModel, r)
}

// combine reduces n elements of up from k on into those of o from to on.
func combine(reduce string, o, up *Tensor, to, k, n int) error {
	switch o.typ {
	case Float32:
		return combineAs[float32](reduce, o, up, to, k, n)
	case Float64:
		return combineAs[float64](reduce, o, up, to, k, n)
	case Int32:
		return combineAs[int32](reduce, o, up, to, k, n)
	case Int64:
		return combineAs[int64](reduce, o, up, to, k, n)
	}
	return fmt.Errorf("%w: reduction of %v", ErrUnsupported, o.typ)
}

func combineAs[T int32 | int64 | floating](reduce string, o, up *Tensor, to, k, n int) error {
	dst, src := view[T](o)[to:to+n], view[T](up)[k:k+n]
	for i, v := range src {
		switch reduce {
		case "add":
			dst[i] += v
		case "mul":
			dst[i] *= v
		case "min":
			dst[i] = min(dst[i], v)
		case "max":
			dst[i] = max(dst[i], v)
		}
	}
	return nil
}

func buildScatterElements(s *spec) (kernel, error) {
	reduce, err := scatterReduction(s)
	if err != nil {
		return nil, err
	}
	at, err := s.attrs.integer("axis", 0)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x, idx, up := in[0], in[1], in[2]
		if up.typ != x.typ || !sameShape(up.shape, idx.shape) {
			return mismatch(x, up)
		}
		o, err := f.alloc(x.typ, x.shape...)
		if err != nil {
			return err
		}
		copy(o.mem, x.mem)
		out[0] = o
		size := x.typ.size()
		return alongAxis(x, idx, at, func(k, to int) error {
			if reduce == "none" {
				copy(o.mem[to*size:(to+1)*size], up.mem[k*size:])
				return nil
			}
			return combine(reduce, o, up, to, k, 1)
		})
	}, nil
}
