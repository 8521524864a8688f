package onnx

import "fmt"

// dim is a symbolic size: n·batchᵇ·sequenceˢ.
type dim struct{ n, b, s int }

var (
	dimBatch    = dim{1, 1, 0}
	dimSequence = dim{1, 0, 1}
)

func fixed(n int) dim { return dim{n: n} }

func (d dim) isFixed() bool { return d.b == 0 && d.s == 0 }

func (d dim) times(e dim) dim {
	if d.n == 0 || e.n == 0 || d.n > 1<<30/max(e.n, 1) && e.n > 1 {
		return dim{}
	}
	return dim{d.n * e.n, d.b + e.b, d.s + e.s}
}

// over divides exactly.
func (d dim) over(e dim) (dim, bool) {
	if e.n <= 0 || d.n <= 0 || d.n%e.n != 0 || d.b < e.b || d.s < e.s {
		return dim{}, false
	}
	return dim{d.n / e.n, d.b - e.b, d.s - e.s}, true
}

func sizeOf(shape []dim) dim {
	p := fixed(1)
	for _, d := range shape {
		p = p.times(d)
	}
	return p
}

func (d dim) String() string {
	s := ""
	if d.n != 1 || d.isFixed() {
		s = fmt.Sprint(d.n)
	}
	for range d.b {
		s += "B"
	}
	for range d.s {
		s += "S"
	}
	return s
}

// dims is what a small integer tensor holds: sizes, or plain integers as fixed
// ones (which may then be negative).
type dims struct {
	d      []dim
	scalar bool // of rank 0, else a vector
}

// farIndex is beyond all sizes: exporters write the greatest integer for "to the
// end".
const farIndex = 1<<31 - 1

// dimsOfConst reads a constant integer tensor of rank 0 or 1.
func dimsOfConst(t *Tensor) *dims {
	if len(t.shape) > 1 || t.Len() > maxRank {
		return nil
	}
	v, err := integersOf(t)
	if err != nil {
		return nil
	}
	l := &dims{scalar: len(t.shape) == 0}
	for _, x := range v {
		l.d = append(l.d, fixed(int(min(max(x, -farIndex), farIndex))))
	}
	return l
}

// tensor is the list as a constant, nil where a size depends on the batch.
func (l *dims) tensor() *Tensor {
	shape := []int{len(l.d)}
	if l.scalar {
		shape = nil
	}
	t := newTensor(Int64, shape...)
	for i, d := range l.d {
		if !d.isFixed() || len(t.mem) == 0 {
			return nil
		}
		view[int64](t)[i] = int64(d.n)
	}
	return t
}

// zipDims combines two lists element by element, a single one repeated.
func zipDims(x, y *dims, f func(a, b dim) (dim, bool)) *dims {
	n := max(len(x.d), len(y.d))
	out := &dims{scalar: x.scalar && y.scalar}
	for i := range n {
		if len(x.d) != n && len(x.d) != 1 || len(y.d) != n && len(y.d) != 1 {
			return nil
		}
		a, b := x.d[min(i, len(x.d)-1)], y.d[min(i, len(y.d)-1)]
		c, ok := f(a, b)
		if !ok {
			return nil
		}
		out.d = append(out.d, c)
	}
	return out
}

// dimArithmetic are the operators that shape computations use.
func dimArithmetic(op string) func(a, b dim) (dim, bool) {
	truth := func(t bool) dim {
		if t {
			return fixed(1)
		}
		return fixed(0)
	}
	switch op {
	case "Mul":
		return func(a, b dim) (dim, bool) {
			if a.isFixed() && b.isFixed() {
				return fixed(a.n * b.n), true
			}
			p := a.times(b)
			return p, p.n != 0
		}
	case "Div":
		return func(a, b dim) (dim, bool) {
			if a.isFixed() && b.isFixed() && b.n > 0 && a.n >= 0 {
				return fixed(a.n / b.n), true
			}
			return a.over(b)
		}
	case "Add":
		return func(a, b dim) (dim, bool) {
			switch {
			case b == fixed(0):
				return a, true
			case a == fixed(0):
				return b, true
			}
			return fixed(a.n + b.n), a.isFixed() && b.isFixed()
		}
	case "Sub":
		return func(a, b dim) (dim, bool) {
			if b == fixed(0) {
				return a, true
			}
			return fixed(a.n - b.n), a.isFixed() && b.isFixed()
		}
	case "Equal": // a size that depends on the batch equals no fixed number
		return func(a, b dim) (dim, bool) {
			if a == b {
				return fixed(1), true
			}
			return truth(false), a.isFixed() && b.isFixed() || a.isFixed() && a.n < 0 || b.isFixed() && b.n < 0
		}
	}
	return nil
}

// broadcastDims is the common shape of two under broadcasting; sizes that
// depend on the batch only fit themselves and 1.
func broadcastDims(a, b []dim) ([]dim, bool) {
	if len(a) < len(b) {
		a, b = b, a
	}
	out := append([]dim(nil), a...)
	for i, d := range b {
		o := &out[len(a)-len(b)+i]
		switch {
		case *o == d || d == fixed(1):
		case *o == fixed(1):
			*o = d
		default:
			return nil, false
		}
	}
	return out, true
}

// resolveReshape replaces the 0 and -1 of a target shape.
func resolveReshape(old []dim, target []dim, allowZero bool) ([]dim, bool) {
	out := append([]dim(nil), target...)
	infer := -1
	known := fixed(1)
	for i, d := range out {
		switch {
		case d == fixed(-1):
			if infer >= 0 {
				return nil, false
			}
			infer = i
			continue
		case d == fixed(0) && !allowZero:
			if i >= len(old) {
				return nil, false
			}
			out[i] = old[i]
		case d.n <= 0:
			return nil, false
		}
		known = known.times(out[i])
	}
	total := sizeOf(old)
	if infer >= 0 {
		d, ok := total.over(known)
		if !ok {
			return nil, false
		}
		out[infer] = d
		return out, true
	}
	return out, total == known && total.n > 0
}
