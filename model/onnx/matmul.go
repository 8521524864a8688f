package onnx

import (
	"fmt"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// product describes a batched matrix product: a [.., m, k] · b [.., k, n].
type product struct {
	m, k, n        int
	batch          []int // broadcast leading dimensions
	aBatch, bBatch []int // element strides of the operands over batch
	shape          []int // of the result
}

// productOf checks the operands of a matrix product under numpy's rules: a
// vector is a row on the left and a column on the right. Transposed operands
// have rank 2 at least.
func productOf(a, b []int, transA, transB bool) (*product, error) {
	fail := func() (*product, error) {
		return nil, fmt.Errorf("%w: product of shapes %v and %v", ErrModel, a, b)
	}
	if len(a) == 0 || len(b) == 0 || transA && len(a) < 2 || transB && len(b) < 2 {
		return fail()
	}
	p := &product{}
	row, col := len(a) == 1, len(b) == 1
	if row {
		a = []int{1, a[0]}
	}
	if col {
		b = []int{b[0], 1}
	}
	la, lb := len(a), len(b)
	p.m, p.k, p.n = a[la-2], a[la-1], b[lb-1]
	if transA {
		p.m, p.k = p.k, p.m
	}
	kb := b[lb-2]
	if transB {
		kb, p.n = p.n, kb
	}
	if kb != p.k {
		return fail()
	}
	var err error
	if p.batch, err = broadcastShape(a[:la-2], b[:lb-2]); err != nil {
		return fail()
	}
	p.aBatch, p.bBatch = broadcastStrides(a[:la-2], p.batch), broadcastStrides(b[:lb-2], p.batch)
	for i := range p.batch {
		p.aBatch[i] *= p.m * p.k
		p.bBatch[i] *= p.k * p.n
	}
	p.shape = append([]int{}, p.batch...)
	if !row {
		p.shape = append(p.shape, p.m)
	}
	if !col {
		p.shape = append(p.shape, p.n)
	}
	return p, nil
}

// offsets lists where each matrix of the batch starts in a and b.
func (p *product) offsets() (a, b []int) {
	w := newWalk(p.batch, p.aBatch, p.bBatch)
	n, step := w.row()
	w.rows(func(at []int) bool {
		for i := range n {
			a, b = append(a, at[0]+i*step[0]), append(b, at[1]+i*step[1])
		}
		return true
	})
	return a, b
}

// buildMatMul makes MatMul and Microsoft's FusedMatMul. A constant float32
// right operand of rank 2 is packed once.
func buildMatMul(s *spec) (kernel, error) {
	alpha, err := s.attrs.float("alpha", 1)
	if err != nil {
		return nil, err
	}
	var trans [2]bool
	for i, name := range []string{"transA", "transB"} {
		v, err := s.attrs.integer(name, 0)
		if err != nil {
			return nil, err
		}
		trans[i] = v != 0
	}
	for _, name := range []string{"transBatchA", "transBatchB"} {
		if v, err := s.attrs.integer(name, 0); err != nil || v != 0 {
			return nil, fmt.Errorf("%w: %s", ErrUnsupported, name)
		}
	}
	if w := s.constant(1); w != nil && w.typ == Float32 && len(w.shape) == 2 && !trans[0] {
		packed := packed(w, trans[1])
		s.bake(1)
		return func(f *frame, in, out []*Tensor) (err error) {
			out[0], err = linear(f, in[0], packed, nil)
			if err == nil && alpha != 1 {
				scale(out[0], alpha)
			}
			return err
		}, nil
	}
	return func(f *frame, in, out []*Tensor) error {
		a, b := in[0], in[1]
		if a.typ != b.typ {
			return mismatch(a, b)
		}
		p, err := productOf(a.shape, b.shape, trans[0], trans[1])
		if err != nil {
			return err
		}
		o, err := f.alloc(a.typ, p.shape...)
		if err != nil {
			return err
		}
		out[0] = o
		switch a.typ {
		case Float32:
			if err := multiply(f, p, o, a, b, trans); err != nil {
				return err
			}
			if alpha != 1 {
				scale(o, alpha)
			}
			return nil
		case Float64:
			multiplyPlain[float64](p, o, a, b, trans)
		case Int32:
			multiplyPlain[int32](p, o, a, b, trans)
		case Int64:
			multiplyPlain[int64](p, o, a, b, trans)
		case Uint32:
			multiplyPlain[uint32](p, o, a, b, trans)
		case Uint64:
			multiplyPlain[uint64](p, o, a, b, trans)
		default:
			return mismatch(a)
		}
		if alpha != 1 {
			return fmt.Errorf("%w: alpha for %v", ErrUnsupported, a.typ)
		}
		return nil
	}, nil
}

// packed prepares a constant matrix [k,n], or [n,k] if it is transposed.
func packed(w *Tensor, trans bool) *vec.Matrix {
	if trans {
		return vec.Pack(view[float32](w), w.shape[1], w.shape[0], 1, w.shape[1])
	}
	return vec.Pack(view[float32](w), w.shape[0], w.shape[1], w.shape[1], 1)
}

// linear is x · w (+ bias) over the last dimension of x.
func linear(f *frame, x *Tensor, w *vec.Matrix, bias []float32) (*Tensor, error) {
	if x.typ != Float32 {
		return nil, mismatch(x)
	}
	k, n := w.Dims()
	rank := len(x.shape)
	if rank == 0 || x.shape[rank-1] != k {
		return nil, fmt.Errorf("%w: product of %v and a matrix [%d,%d]", ErrModel, x, k, n)
	}
	shape := append(append([]int{}, x.shape[:rank-1]...), n)
	o, err := f.alloc(Float32, shape...)
	if err != nil || len(o.mem) == 0 {
		return o, err
	}
	m := o.Len() / n
	rowsPer := max(vec.RowBlock, (m+4*f.workers-1)/(4*f.workers))
	if m*n*k < 1<<18 {
		rowsPer = m
	}
	src, dst := view[float32](x), view[float32](o)
	f.parallel((m+rowsPer-1)/rowsPer, func(i int) {
		lo, hi := i*rowsPer, min((i+1)*rowsPer, m)
		w.Mul(dst[lo*n:hi*n], n, tail(src, lo*k, hi*k), k, hi-lo, bias)
	})
	return o, nil
}

// tail is x[lo:hi], also where x is nil because k is 0.
func tail(x []float32, lo, hi int) []float32 {
	if len(x) == 0 {
		return nil
	}
	return x[lo:hi]
}

func scale(t *Tensor, by float32) {
	v := view[float32](t)
	for i := range v {
		v[i] *= by
	}
}

// multiply computes the products of a batch in float32.
func multiply(f *frame, p *product, o, a, b *Tensor, trans [2]bool) error {
	if len(o.mem) == 0 {
		return nil
	}
	x, y, z := view[float32](a), view[float32](b), view[float32](o)
	if trans[0] { // the left operand is copied into row order first
		rank := len(a.shape)
		order := make([]int, rank)
		for i := range order {
			order[i] = i
		}
		order[rank-2], order[rank-1] = rank-1, rank-2
		t, err := transpose(f, a, order)
		if err != nil {
			return err
		}
		defer f.release(t)
		x = view[float32](t)
	}
	ldk, ldn := p.n, 1
	if trans[1] {
		ldk, ldn = 1, p.k
	}
	ao, bo := p.offsets()
	tasks := len(ao)
	grain := 1
	if per := p.m * p.n * p.k; per < 1<<16 {
		grain = (1<<16)/max(per, 1) + 1
	}
	f.parallel((tasks+grain-1)/grain, func(g int) {
		w := f.pack()
		defer f.packs.Put(w)
		prev := -1
		for i := g * grain; i < min((g+1)*grain, tasks); i++ {
			if bo[i] != prev {
				w.Repack(tail(y, bo[i], bo[i]+p.k*p.n), p.k, p.n, ldk, ldn)
				prev = bo[i]
			}
			w.Mul(z[i*p.m*p.n:(i+1)*p.m*p.n], p.n, tail(x, ao[i], ao[i]+p.m*p.k), p.k, p.m, nil)
		}
	})
	return nil
}

// multiplyPlain is the product for types that no encoder spends time on.
func multiplyPlain[T number](p *product, o, a, b *Tensor, trans [2]bool) {
	x, y, z := view[T](a), view[T](b), view[T](o)
	ai, ak, bk, bj := p.k, 1, p.n, 1
	if trans[0] {
		ai, ak = 1, p.m
	}
	if trans[1] {
		bk, bj = 1, p.k
	}
	ao, bo := p.offsets()
	for q := range ao {
		for i := range p.m {
			for j := range p.n {
				var sum T
				for l := range p.k {
					sum += x[ao[q]+i*ai+l*ak] * y[bo[q]+l*bk+j*bj]
				}
				z[(q*p.m+i)*p.n+j] = sum
			}
		}
	}
}
