package onnx

import (
	"fmt"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// buildGemm makes alpha·A'·B' + beta·C.
func buildGemm(s *spec) (kernel, error) {
	alpha, err1 := s.attrs.float("alpha", 1)
	beta, err2 := s.attrs.float("beta", 1)
	transA, err3 := s.attrs.integer("transA", 0)
	transB, err4 := s.attrs.integer("transB", 0)
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil {
		return nil, fmt.Errorf("%w: attributes of Gemm", ErrModel)
	}
	trans := [2]bool{transA != 0, transB != 0}
	var weights *vec.Matrix
	if w := s.constant(1); w != nil && w.typ == Float32 && len(w.shape) == 2 && !trans[0] {
		weights = packed(w, trans[1])
		s.bake(1)
	}
	return func(f *frame, in, out []*Tensor) error {
		a, b := in[0], in[1]
		if len(a.shape) != 2 || b != nil && len(b.shape) != 2 {
			return fmt.Errorf("%w: Gemm of %v and %v", ErrModel, a, b)
		}
		var o *Tensor
		var err error
		if weights != nil {
			o, err = linear(f, a, weights, nil)
		} else {
			var p *product
			if p, err = productOf(a.shape, b.shape, trans[0], trans[1]); err != nil {
				return err
			}
			if o, err = f.alloc(a.typ, p.shape...); err != nil {
				return err
			}
			switch {
			case a.typ != b.typ:
				err = mismatch(a, b)
			case a.typ == Float32:
				err = multiply(f, p, o, a, b, trans)
			case a.typ == Float64:
				multiplyPlain[float64](p, o, a, b, trans)
			case (a.typ == Int32 || a.typ == Int64) && alpha == 1 && beta == 1:
				if a.typ == Int32 {
					multiplyPlain[int32](p, o, a, b, trans)
				} else {
					multiplyPlain[int64](p, o, a, b, trans)
				}
			default:
				err = mismatch(a)
			}
		}
		if err != nil {
			return err
		}
		out[0] = o
		if alpha != 1 {
			if err := scaleAny(o, alpha); err != nil {
				return err
			}
		}
		if len(in) < 3 || in[2] == nil || beta == 0 {
			return nil
		}
		c := f.share(in[2], in[2].shape)
		defer func() { f.release(c) }()
		if beta != 1 {
			own, err := f.alloc(c.typ, c.shape...)
			if err != nil {
				return err
			}
			copy(own.mem, c.mem)
			f.release(c)
			c = own
			if err := scaleAny(c, beta); err != nil {
				return err
			}
		}
		sum, err := arithmetic(f, "Add", o, c)
		if err != nil {
			return err
		}
		if !sameShape(sum.shape, o.shape) {
			f.release(sum)
			return fmt.Errorf("%w: Gemm adds %v to %v", ErrModel, in[2], o)
		}
		f.release(o)
		out[0] = sum
		return nil
	}, nil
}

func scaleAny(t *Tensor, by float32) error {
	switch t.typ {
	case Float32:
		scale(t, by)
	case Float64:
		v := view[float64](t)
		for i := range v {
			v[i] *= float64(by)
		}
	default:
		return mismatch(t)
	}
	return nil
}
