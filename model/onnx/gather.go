package onnx

import (
	"fmt"
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
