package onnx

import "fmt"

// broadcastShape is the common shape of several under ONNX's multidirectional
// rule: aligned at the right, dimensions equal or 1.
func broadcastShape(shapes ...[]int) ([]int, error) {
	rank := 0
	for _, s := range shapes {
		rank = max(rank, len(s))
	}
	out := make([]int, rank)
	for i := range out {
		out[i] = 1
	}
	for _, s := range shapes {
		for i, d := range s {
			o := &out[rank-len(s)+i]
			switch {
			case *o == d || d == 1:
			case *o == 1:
				*o = d
			default:
				return nil, fmt.Errorf("%w: shapes %v do not broadcast", ErrModel, shapes)
			}
		}
	}
	return out, nil
}

// broadcastStrides are the element strides of a tensor of shape s read under
// the wider shape out: 0 where it repeats.
func broadcastStrides(s, out []int) []int {
	st := strides(s)
	r := make([]int, len(out))
	for i := range s {
		if s[i] != 1 {
			r[len(out)-len(s)+i] = st[i]
		}
	}
	return r
}

// walk goes over the rows of an array of shape dims: f gets the index of the
// first element of every row under each set of strides. The last dimension is
// the row; dimensions that lie together in all sets are joined first.
type walk struct {
	dims    []int
	strides [][]int
}

// newWalk joins dimensions where it can.
func newWalk(shape []int, sets ...[]int) *walk {
	w := &walk{strides: make([][]int, len(sets))}
	for i, d := range shape {
		if d == 1 {
			continue
		}
		join := len(w.dims) > 0
		for k := range sets {
			if join && w.strides[k][len(w.dims)-1] != sets[k][i]*d {
				join = false
			}
		}
		if join {
			w.dims[len(w.dims)-1] *= d
			for k := range sets {
				w.strides[k][len(w.dims)-1] = sets[k][i]
			}
			continue
		}
		w.dims = append(w.dims, d)
		for k := range sets {
			w.strides[k] = append(w.strides[k], sets[k][i])
		}
	}
	if len(w.dims) == 0 {
		w.dims = []int{1}
		for k := range sets {
			w.strides[k] = []int{0}
		}
	}
	return w
}

// row is the length of a row and its strides under each set.
func (w *walk) row() (n int, step []int) {
	l := len(w.dims) - 1
	step = make([]int, len(w.strides))
	for k := range w.strides {
		step[k] = w.strides[k][l]
	}
	return w.dims[l], step
}

// rows calls f for each row with the offsets at which it starts; false from f
// ends the walk.
func (w *walk) rows(f func(at []int) bool) {
	for _, d := range w.dims {
		if d == 0 {
			return
		}
	}
	l := len(w.dims) - 1
	at := make([]int, len(w.strides))
	idx := make([]int, l)
	for {
		if !f(at) {
			return
		}
		i := l - 1
		for ; i >= 0; i-- {
			idx[i]++
			for k := range at {
				at[k] += w.strides[k][i]
			}
			if idx[i] < w.dims[i] {
				break
			}
			for k := range at {
				at[k] -= w.strides[k][i] * w.dims[i]
			}
			idx[i] = 0
		}
		if i < 0 {
			return
		}
	}
}

// zip computes out[i] = fn(a[i], b[i]) under broadcasting, by a function over
// rows: fn gets the row of the output and the operands' rows, of which one may
// have length 1 and then stands for all of the row.
func zip[T, R Element](f *frame, a, b *Tensor, rt Type, fn func(dst []R, a, b []T) error) (*Tensor, error) {
	shape, err := broadcastShape(a.shape, b.shape)
	if err != nil {
		return nil, err
	}
	o, err := f.alloc(rt, shape...)
	if err != nil || len(o.mem) == 0 {
		return o, err
	}
	w := newWalk(shape, strides(shape), broadcastStrides(a.shape, shape), broadcastStrides(b.shape, shape))
	n, step := w.row()
	x, y, z := view[T](a), view[T](b), view[R](o)
	w.rows(func(at []int) bool {
		xr, yr := x[at[1]:at[1]+1], y[at[2]:at[2]+1]
		if step[1] != 0 {
			xr = x[at[1] : at[1]+n]
		}
		if step[2] != 0 {
			yr = y[at[2] : at[2]+n]
		}
		err = fn(z[at[0]:at[0]+n], xr, yr)
		return err == nil
	})
	return o, err
}
