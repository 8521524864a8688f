package onnx

import (
	"fmt"
	"math"
)

func buildTranspose(s *spec) (kernel, error) {
	perm, err := s.attrs.integers("perm")
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		rank := len(in[0].shape)
		order := make([]int, rank)
		if perm == nil {
			for i := range order {
				order[i] = rank - 1 - i
			}
		} else {
			if len(perm) != rank {
				return fmt.Errorf("%w: permutation %v of %v", ErrModel, perm, in[0])
			}
			if _, err := axesOf(perm, rank); err != nil {
				return err
			}
			for i, p := range perm {
				order[i], _ = axis(p, rank)
			}
		}
		out[0], err = transpose(f, in[0], order)
		return err
	}, nil
}

// transpose permutes the dimensions of x: output dimension i is x's order[i].
func transpose(f *frame, x *Tensor, order []int) (*Tensor, error) {
	st := strides(x.shape)
	shape, from := make([]int, len(order)), make([]int, len(order))
	for i, p := range order {
		shape[i], from[i] = x.shape[p], st[p]
	}
	return gatherStrided(f, x, shape, from, 0)
}

// gatherStrided copies the elements of x at the given strides and offset into
// a new tensor of the given shape. The caller has checked that they lie in x.
func gatherStrided(f *frame, x *Tensor, shape, from []int, offset int) (*Tensor, error) {
	o, err := f.alloc(x.typ, shape...)
	if err != nil || len(o.mem) == 0 {
		return o, err
	}
	w := newWalk(shape, strides(shape), from)
	switch x.typ.size() {
	case 1:
		copyStrided[uint8](w, o, x, offset)
	case 2:
		copyStrided[uint16](w, o, x, offset)
	case 4:
		copyStrided[uint32](w, o, x, offset)
	default:
		copyStrided[uint64](w, o, x, offset)
	}
	return o, nil
}

func copyStrided[T Element](w *walk, o, x *Tensor, offset int) {
	n, step := w.row()
	dst, src := view[T](o), view[T](x)
	w.rows(func(at []int) bool {
		d, i := dst[at[0]:at[0]+n], offset+at[1]
		if step[1] == 1 {
			copy(d, src[i:i+n])
			return true
		}
		for q := range d {
			d[q] = src[i]
			i += step[1]
		}
		return true
	})
}

// expand broadcasts x to shape, which it must fit.
func expand(f *frame, x *Tensor, shape []int) (*Tensor, error) {
	if sameShape(x.shape, shape) {
		return f.share(x, shape), nil
	}
	return gatherStrided(f, x, shape, broadcastStrides(x.shape, shape), 0)
}

func buildExpand(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) error {
		want, err := dimsOf(in[1])
		if err != nil {
			return err
		}
		for i, d := range want {
			if d == -1 { // older exporters write -1 for "as it is"
				want[i] = 1
			}
		}
		shape, err := broadcastShape(in[0].shape, want)
		if err != nil {
			return err
		}
		out[0], err = expand(f, in[0], shape)
		return err
	}, nil
}

func buildTile(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		reps, err := dimsOf(in[1])
		if err != nil {
			return err
		}
		if len(reps) != len(x.shape) || 2*len(reps) > 2*maxRank {
			return fmt.Errorf("%w: %d repeats of %v", ErrModel, len(reps), x)
		}
		// Each dimension becomes a pair (repeat, size) and the pairs are joined.
		st := strides(x.shape)
		var wide, from, shape []int
		for i, r := range reps {
			if r < 0 || x.shape[i] > 0 && r > math.MaxInt32/x.shape[i] {
				return fmt.Errorf("%w: %d repeats", ErrModel, r)
			}
			wide, from = append(wide, r, x.shape[i]), append(from, 0, st[i])
			shape = append(shape, r*x.shape[i])
		}
		o, err := f.alloc(x.typ, shape...)
		if err != nil {
			return err
		}
		if out[0] = o; len(o.mem) == 0 {
			return nil
		}
		w := newWalk(wide, strides(wide), from)
		switch x.typ.size() {
		case 1:
			copyStrided[uint8](w, o, x, 0)
		case 2:
			copyStrided[uint16](w, o, x, 0)
		case 4:
			copyStrided[uint32](w, o, x, 0)
		default:
			copyStrided[uint64](w, o, x, 0)
		}
		return nil
	}, nil
}
