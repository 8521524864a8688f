package onnx

import (
	"math"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// weights are a constant matrix as the file stores it: float32, or int8 with a
// scale for each index of one axis.
type weights struct {
	rows, cols int
	f          []float32
	q          []int8
	scale      []float32
	axis       int  // of scale
	trans      bool // to be read as its transpose
}

// weightsOf reads a constant float32 matrix.
func weightsOf(t *Tensor) *weights {
	if t == nil || t.typ != Float32 || len(t.shape) != 2 || t.Len() == 0 {
		return nil
	}
	return &weights{rows: t.shape[0], cols: t.shape[1], f: view[float32](t)}
}

// storedWeights reads the constants of a DequantizeLinear of an int8 matrix
// without zero points, with a scale a row or a column.
func storedWeights(x, scale, zero *Tensor, at int64) *weights {
	if x == nil || x.typ != Int8 || len(x.shape) != 2 || x.Len() == 0 || scale == nil || scale.typ != Float32 {
		return nil
	}
	a, err := axis(at, 2)
	if err != nil || len(scale.shape) > 1 || scale.Len() != 1 && scale.Len() != x.shape[a] {
		return nil
	}
	if zero != nil {
		if zero.typ != Int8 || zero.Len() != scale.Len() {
			return nil
		}
		for _, b := range zero.mem {
			if b != 0 {
				return nil
			}
		}
	}
	w := &weights{rows: x.shape[0], cols: x.shape[1], q: view[int8](x), axis: a, scale: view[float32](scale)}
	if len(w.scale) == 1 && x.shape[a] != 1 {
		one := w.scale[0]
		w.scale = make([]float32, x.shape[a])
		for i := range w.scale {
			w.scale[i] = one
		}
	}
	return w
}

// dims are the numbers of rows and columns as read.
func (w *weights) dims() (k, n int) {
	if w.trans {
		return w.cols, w.rows
	}
	return w.rows, w.cols
}

func (w *weights) transposed() *weights {
	c := *w
	c.trans = !w.trans
	return &c
}

// bytes is the memory that the weights take.
func (w *weights) bytes() int64 { return int64(4*len(w.f) + len(w.q) + 4*len(w.scale)) }

// addRow adds a row of a table to dst, or copies it there.
func (w *weights) addRow(dst []float32, r int, add bool) {
	n := w.cols
	switch {
	case w.f != nil && add:
		vec.Add(dst[:n], dst[:n], w.f[r*n:(r+1)*n])
	case w.f != nil:
		copy(dst[:n], w.f[r*n:(r+1)*n])
	default:
		q := w.q[r*n : (r+1)*n]
		dst = dst[:n]
		s := w.scale[min(r, len(w.scale)-1)]
		for i, x := range q {
			if w.axis == 1 {
				s = w.scale[i]
			}
			v := float32(float32(x) * s)
			if add {
				v += dst[i]
			}
			dst[i] = v
		}
	}
}

// columns writes columns lo to hi of the matrix as read into dst, whose rows are
// stride apart.
func (w *weights) columns(dst []float32, stride, lo, hi int) {
	k, _ := w.dims()
	if !w.trans {
		for i := range k {
			w.row(dst[i*stride:i*stride+hi-lo], i, lo)
		}
		return
	}
	for j := lo; j < hi; j++ {
		out := dst[j-lo:]
		if w.f != nil {
			for i, x := range w.f[j*k : (j+1)*k] {
				out[i*stride] = x
			}
			continue
		}
		s := w.scale[min(j, len(w.scale)-1)]
		for i, x := range w.q[j*k : (j+1)*k] {
			if w.axis == 1 {
				s = w.scale[i]
			}
			out[i*stride] = float32(x) * s
		}
	}
}

// row reads part of a stored row.
func (w *weights) row(dst []float32, r, lo int) {
	if w.f != nil {
		copy(dst, w.f[r*w.cols+lo:])
		return
	}
	q := w.q[r*w.cols+lo : r*w.cols+lo+len(dst)]
	if w.axis == 0 {
		s := w.scale[r]
		for j, x := range q {
			dst[j] = float32(x) * s
		}
		return
	}
	scale := w.scale[lo : lo+len(dst)]
	for j, x := range q {
		dst[j] = float32(x) * scale[j]
	}
}

// finite tells whether all weights are finite numbers.
func (w *weights) finite() bool {
	for _, x := range w.f {
		if math.IsInf(float64(x), 0) || x != x {
			return false
		}
	}
	for _, x := range w.scale {
		if math.IsInf(float64(x), 0) || x != x {
			return false
		}
	}
	return true
}

// perColumn tells whether the weights are int8 with a scale for each column as
// read.
func (w *weights) perColumn() bool { return w.q != nil && (w.axis == 1) != w.trans }

// column writes the int8 weights of column j, quantized anew where their scales
// go by rows; it gives the column's scale.
func (w *weights) column(dst []int8, j int, buf []float32) float32 {
	k, _ := w.dims()
	if w.perColumn() {
		if w.trans {
			copy(dst, w.q[j*k:(j+1)*k])
		} else {
			for i := range dst {
				dst[i] = w.q[i*w.cols+j]
			}
		}
		return w.scale[j]
	}
	w.columns(buf, 1, j, j+1)
	top := float32(0)
	for _, v := range buf {
		top = max(top, v, -v)
	}
	by := float32(0)
	if top != 0 {
		by = 127 / top
	}
	for i, v := range buf {
		dst[i] = int8(math.RoundToEven(float64(v * by)))
	}
	return top / 127
}

// sideBySide calls fn for the parts of columns lo to hi that lie in one of
// several matrices.
func sideBySide(parts []*weights, lo, hi int, fn func(w *weights, at, a, b int)) {
	from := 0
	for _, w := range parts {
		_, n := w.dims()
		if a, b := max(lo, from), min(hi, from+n); a < b {
			fn(w, a, a-from, b-from)
		}
		from += n
	}
}

// pack lays out matrices side by side for the kernel.
func (o *planOp) pack(parts []*weights, int8Linear bool) {
	k, _ := parts[0].dims()
	n, stored := 0, true
	for _, w := range parts {
		_, c := w.dims()
		n += c
		stored = stored && w.q != nil
	}
	if o.integer = o.integer || int8Linear && stored; o.integer {
		scale := make([]float32, n)
		q, buf := make([]int8, k), make([]float32, k)
		sideBySide(parts, 0, n, func(w *weights, at, a, b int) {
			for j := a; j < b; j++ {
				if w.perColumn() {
					scale[at+j-a] = w.scale[j]
				} else {
					scale[at+j-a] = w.column(q, j, buf)
				}
			}
		})
		o.bytes = vec.NewInt8Matrix(k, n, scale, func(dst []int8, j int) {
			var buf []float32
			sideBySide(parts, j, j+1, func(w *weights, _, a, _ int) {
				if !w.perColumn() {
					buf = make([]float32, k)
				}
				w.column(dst, a, buf)
			})
		})
		return
	}
	o.matrix = vec.NewMatrix(k, n, func(dst []float32, stride, lo, hi int) {
		sideBySide(parts, lo, hi, func(w *weights, at, a, b int) {
			w.columns(dst[at-lo:], stride, a, b)
		})
	})
}
