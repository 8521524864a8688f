package onnx

import (
	"fmt"
	"math"
)

// index checks an index into a dimension of size n; negative ones count from
// the end.
func index(i int64, n int) (int, error) {
	if i < 0 {
		i += int64(n)
	}
	if i < 0 || i >= int64(n) {
		return 0, fmt.Errorf("%w: index %d out of range [0,%d)", ErrModel, i, n)
	}
	return int(i), nil
}

func buildGather(s *spec) (kernel, error) {
	at, err := s.attrs.integer("axis", 0)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		a, err := axis(at, len(x.shape))
		if err != nil {
			return err
		}
		idx, err := integersOf(in[1])
		if err != nil {
			return err
		}
		shape := append(append(append([]int{}, x.shape[:a]...), in[1].shape...), x.shape[a+1:]...)
		o, err := f.alloc(x.typ, shape...)
		if err != nil {
			return err
		}
		out[0] = o
		outer, inner := blocks(x.shape, a, x.typ.size())
		for k, i := range idx {
			j, err := index(i, x.shape[a])
			if err != nil {
				return err
			}
			for r := range outer {
				copy(o.mem[(r*len(idx)+k)*inner:(r*len(idx)+k+1)*inner], x.mem[(r*x.shape[a]+j)*inner:])
			}
		}
		return nil
	}, nil
}

func buildGatherElements(s *spec) (kernel, error) {
	at, err := s.attrs.integer("axis", 0)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		o, err := f.alloc(x.typ, in[1].shape...)
		if err != nil {
			return err
		}
		out[0] = o
		size := x.typ.size()
		return alongAxis(x, in[1], at, func(to, from int) error {
			copy(o.mem[to*size:(to+1)*size], x.mem[from*size:])
			return nil
		})
	}, nil
}

// alongAxis calls fn with the position of every index and the element of x
// that it names along the axis.
func alongAxis(x, idx *Tensor, at int64, fn func(pos, elem int) error) error {
	a, err := axis(at, len(x.shape))
	if err != nil {
		return err
	}
	list, err := integersOf(idx)
	if err != nil {
		return err
	}
	if len(idx.shape) != len(x.shape) {
		return fmt.Errorf("%w: indices %v into %v", ErrModel, idx, x)
	}
	for i, d := range idx.shape {
		if i != a && d > x.shape[i] {
			return fmt.Errorf("%w: indices %v into %v", ErrModel, idx, x)
		}
	}
	st := strides(x.shape)
	pos := make([]int, len(x.shape))
	for k, v := range list {
		j, err := index(v, x.shape[a])
		if err != nil {
			return err
		}
		from := j * st[a]
		for i, p := range pos {
			if i != a {
				from += p * st[i]
			}
		}
		if err := fn(k, from); err != nil {
			return err
		}
		for i := len(pos) - 1; i >= 0; i-- {
			if pos[i]++; pos[i] < idx.shape[i] {
				break
			}
			pos[i] = 0
		}
	}
	return nil
}

func buildGatherND(s *spec) (kernel, error) {
	batch, err := s.attrs.integer("batch_dims", 0)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x, idx := in[0], in[1]
		b := int(min(max(batch, -1), maxRank))
		if b < 0 || len(idx.shape) <= b || len(x.shape) <= b || !sameShape(x.shape[:b], idx.shape[:b]) {
			return fmt.Errorf("%w: indices %v into %v, %d batch dimensions", ErrModel, idx, x, batch)
		}
		depth := idx.shape[len(idx.shape)-1]
		if b+depth > len(x.shape) {
			return fmt.Errorf("%w: indices %v into %v", ErrModel, idx, x)
		}
		shape := append(append([]int{}, idx.shape[:len(idx.shape)-1]...), x.shape[b+depth:]...)
		o, err := f.alloc(x.typ, shape...)
		if err != nil {
			return err
		}
		out[0] = o
		tail, _ := count(x.shape[b+depth:])
		batches, _ := count(x.shape[:b])
		per, _ := count(idx.shape[b : len(idx.shape)-1])
		size, st := tail*x.typ.size(), strides(x.shape)
		return tuples(idx, depth, x.shape[b:], st[b:], func(k, from int) error {
			if batches > 0 && per > 0 {
				from += k / per * (x.Len() / batches)
			}
			copy(o.mem[k*size:(k+1)*size], x.mem[from*x.typ.size():])
			return nil
		})
	}, nil
}

// tuples reads the last dimension of idx, of the given depth, as index tuples
// into shape and calls fn with the number of the tuple and its offset.
func tuples(idx *Tensor, depth int, shape, st []int, fn func(k, from int) error) error {
	list, err := integersOf(idx)
	if err != nil {
		return err
	}
	n, _ := count(idx.shape[:len(idx.shape)-1])
	for k := range n {
		from := 0
		for q := range depth {
			j, err := index(list[k*depth+q], shape[q])
			if err != nil {
				return err
			}
			from += j * st[q]
		}
		if err := fn(k, from); err != nil {
			return err
		}
	}
	return nil
}

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
