package onnx

import (
	"fmt"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// exactTerms is the number of products of two numbers within ±255 whose sum
// float32 holds exactly: 258 · 255² < 2²⁴.
const exactTerms = 256

// shifted gives x minus its zero points as float32. Zero points are one number,
// or one for each row (the left operand) or column (the right one).
func shifted(f *frame, x, zero *Tensor, left bool) (*Tensor, error) {
	if x.typ != Int8 && x.typ != Uint8 {
		return nil, mismatch(x)
	}
	if zero != nil && zero.typ != x.typ {
		return nil, mismatch(x, zero)
	}
	o, err := cast(f, x, Float32)
	if err != nil || zero == nil {
		return o, err
	}
	defer f.release(o)
	z, err := cast(f, zero, Float32)
	if err != nil {
		return nil, err
	}
	defer f.release(z)
	if zero.Len() == 1 {
		z.shape = nil
	} else if rank := len(x.shape); left && len(zero.shape) == 1 && rank > 1 {
		z.shape = []int{zero.shape[0], 1}
	}
	d, err := arithmetic(f, "Sub", o, z)
	if err == nil && !sameShape(d.shape, x.shape) {
		f.release(d)
		return nil, fmt.Errorf("%w: zero point %v of %v", ErrModel, zero, x)
	}
	return d, err
}

// chunks are the packed parts of a right operand of quantized products, of
// exactTerms rows each.
type chunks []*vec.Matrix

// pack packs a shifted right operand [k,n] at y into c, whose matrices are
// used again.
func (c chunks) pack(y []float32, k, n int) {
	for i, m := range c {
		lo := i * exactTerms
		m.Repack(tail(y, lo*n, min(lo+exactTerms, k)*n), min(exactTerms, k-lo), n, n, 1)
	}
}

// chunksFor is the number of parts of k rows.
func chunksFor(k int) int { return (k + exactTerms - 1) / exactTerms }

// mul adds up a·c exactly: each part in float32, the parts in int32.
func (c chunks) mul(dst []int32, part, a []float32, rows, k, n int) {
	clear(dst)
	for i, m := range c {
		m.Mul(part, n, a[i*exactTerms:], k, rows, nil)
		for j, v := range part[:rows*n] {
			dst[j] += int32(v)
		}
	}
}

// integerProduct multiplies quantized operands exactly. right is the packed
// right operand if it is constant, else nil.
func integerProduct(f *frame, a, azero, b, bzero *Tensor, right chunks) (*Tensor, error) {
	x, err := shifted(f, a, azero, true)
	if err != nil {
		return nil, err
	}
	defer f.release(x)
	p, err := productOf(x.shape, b.shape, false, false)
	if err != nil {
		return nil, err
	}
	o, err := f.alloc(Int32, p.shape...)
	if err != nil || len(o.mem) == 0 {
		return o, err
	}
	if p.k == 0 {
		clear(o.mem)
		return o, nil
	}
	rows := p.m
	ao, bo := p.offsets()
	if right != nil { // one matrix for the whole batch
		rows, ao, bo = x.Len()/p.k, []int{0}, []int{0}
	}
	part, err := f.alloc(Float32, rows, p.n)
	if err != nil {
		f.release(o)
		return nil, err
	}
	defer f.release(part)
	var y []float32
	if right == nil {
		t, err := shifted(f, b, bzero, false)
		if err != nil {
			f.release(o)
			return nil, err
		}
		defer f.release(t)
		y = view[float32](t)
	}
	c, prev := right, -1
	if c == nil {
		for range chunksFor(p.k) {
			m := f.pack()
			defer f.packs.Put(m)
			c = append(c, m)
		}
	}
	dst, src := view[int32](o), view[float32](x)
	for q := range ao {
		if right == nil && bo[q] != prev {
			c.pack(y[bo[q]:], p.k, p.n)
			prev = bo[q]
		}
		c.mul(dst[q*rows*p.n:(q+1)*rows*p.n], view[float32](part), src[ao[q]:], rows, p.k, p.n)
	}
	return o, nil
}

// constantRight packs a constant right operand [k,n] with a constant zero point.
func constantRight(s *spec, b, zero int) chunks {
	w, z := s.constant(b), s.constant(zero)
	if w == nil || len(w.shape) != 2 || z == nil && zero < len(s.in) && s.in[zero] >= 0 {
		return nil
	}
	f := &frame{limit: 8*int64(len(w.mem)) + 1<<20}
	y, err := shifted(f, w, z, false)
	if err != nil { // the run will say so
		return nil
	}
	var c chunks
	for range chunksFor(w.shape[0]) {
		c = append(c, &vec.Matrix{})
	}
	c.pack(view[float32](y), w.shape[0], w.shape[1])
	return c
}

func buildMatMulInteger(s *spec) (kernel, error) {
	right := constantRight(s, 1, 3)
	return func(f *frame, in, out []*Tensor) (err error) {
		var arg [4]*Tensor
		copy(arg[:], in)
		out[0], err = integerProduct(f, arg[0], arg[2], arg[1], arg[3], right)
		return err
	}, nil
}

func buildQLinearMatMul(s *spec) (kernel, error) {
	right := constantRight(s, 3, 5)
	return func(f *frame, in, out []*Tensor) error {
		var scale [3]float64
		for i, t := range []*Tensor{in[1], in[4], in[6]} {
			if t.Len() != 1 {
				return fmt.Errorf("%w: scale %v", ErrUnsupported, t)
			}
			var err error
			if scale[i], err = t.number(0); err != nil {
				return err
			}
		}
		o, err := integerProduct(f, in[0], in[2], in[3], in[5], right)
		if err != nil {
			return err
		}
		defer f.release(o)
		x, err := cast(f, o, Float32)
		if err != nil {
			return err
		}
		defer f.release(x)
		v := view[float32](x)
		for i := range v {
			v[i] = float32(float64(v[i]) * (scale[0] * scale[1] / scale[2]))
		}
		one, err := NewTensor([]float32{1})
		if err != nil {
			return err
		}
		out[0], err = (&quantization{scale: one, zero: in[7]}).quantize(f, x, in[7].typ)
		return err
	}, nil
}
