package onnx

import (
	"fmt"
	"math"
)

// quantization places scale and zero point along a tensor: one for all, one
// for each index of an axis, or one for each block of an axis.
type quantization struct {
	scale, zero *Tensor
	axis        int
	block       int
	per         bool
}

// quantizationOf checks scale and zero point against x.
func quantizationOf(x, scale, zero *Tensor, at, block int64) (*quantization, error) {
	q := &quantization{scale: scale, zero: zero}
	if zero != nil && !sameShape(zero.shape, scale.shape) {
		if zero.Len() != 1 || scale.Len() != 1 {
			return nil, fmt.Errorf("%w: scale %v, zero point %v", ErrModel, scale, zero)
		}
	}
	if scale.Len() == 1 && len(scale.shape) <= 1 && (block == 0 || len(x.shape) == 0) {
		return q, nil
	}
	a, err := axis(at, len(x.shape))
	if err != nil {
		return nil, err
	}
	q.axis, q.per = a, true
	if block != 0 {
		if block < 0 || len(scale.shape) != len(x.shape) {
			return nil, fmt.Errorf("%w: scale %v for blocks of %d of %v", ErrModel, scale, block, x)
		}
		q.block = int(min(block, math.MaxInt32))
		for i, d := range x.shape {
			if i == a {
				d = (d + q.block - 1) / q.block
			}
			if scale.shape[i] != d {
				return nil, fmt.Errorf("%w: scale %v for blocks of %d of %v", ErrModel, scale, block, x)
			}
		}
		return q, nil
	}
	if len(scale.shape) != 1 || scale.shape[0] != x.shape[a] {
		return nil, fmt.Errorf("%w: scale %v for axis %d of %v", ErrModel, scale, a, x)
	}
	return q, nil
}

// runs calls fn for runs of elements of x that share the scale k.
func (q *quantization) runs(x *Tensor, fn func(lo, hi, k int)) {
	n := x.Len()
	if n == 0 {
		return
	}
	if !q.per {
		fn(0, n, 0)
		return
	}
	inner, _ := count(x.shape[q.axis+1:])
	d := x.shape[q.axis]
	for i := 0; i < n; {
		outer, j := i/(d*inner), i/inner%d
		if q.block == 0 {
			fn(i, i+inner, j)
			i += inner
			continue
		}
		blocks := (d + q.block - 1) / q.block
		for c := range inner {
			fn(i+c, i+c+1, (outer*blocks+j/q.block)*inner+c)
		}
		i += inner
	}
}

// zeros are the zero points as float64, all 0 if there are none.
func (q *quantization) zeros() ([]float64, error) {
	z := make([]float64, max(q.scale.Len(), 1))
	if q.zero == nil {
		return z, nil
	}
	for i := range z {
		v, err := q.zero.number(min(i, q.zero.Len()-1))
		if err != nil {
			return nil, err
		}
		z[i] = v
	}
	return z, nil
}

// number is one element as a float64.
func (t *Tensor) number(i int) (float64, error) {
	switch t.typ {
	case Float32:
		return float64(view[float32](t)[i]), nil
	case Float64:
		return view[float64](t)[i], nil
	case Float16:
		return float64(halfToFloat(view[uint16](t)[i])), nil
	case Int8:
		return float64(view[int8](t)[i]), nil
	case Uint8:
		return float64(t.mem[i]), nil
	case Int16:
		return float64(view[int16](t)[i]), nil
	case Uint16:
		return float64(view[uint16](t)[i]), nil
	case Int32:
		return float64(view[int32](t)[i]), nil
	}
	return 0, mismatch(t)
}

// scales are the scales as float32.
func (q *quantization) scales() ([]float32, error) {
	s := make([]float32, q.scale.Len())
	for i := range s {
		switch q.scale.typ {
		case Float32:
			s[i] = view[float32](q.scale)[i]
		case Float16:
			s[i] = halfToFloat(view[uint16](q.scale)[i])
		case BFloat16:
			s[i] = math.Float32frombits(uint32(view[uint16](q.scale)[i]) << 16)
		default:
			return nil, mismatch(q.scale)
		}
	}
	return s, nil
}

// blockAttributes are axis and block_size.
func blockAttributes(s *spec) (at, block int64, err error) {
	if at, err = s.attrs.integer("axis", 1); err != nil {
		return
	}
	block, err = s.attrs.integer("block_size", 0)
	return
}

func buildDequantize(s *spec) (kernel, error) {
	at, block, err := blockAttributes(s)
	if err != nil {
		return nil, err
	}
	to, err := s.attrs.integer("output_dtype", 0)
	if err != nil {
		return nil, err
	}
	if to != 0 && Type(to) != Float32 && Type(to) != Float16 && Type(to) != BFloat16 {
		return nil, fmt.Errorf("%w: output type %d", ErrUnsupported, to)
	}
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		var zero *Tensor
		if len(in) > 2 {
			zero = in[2]
		}
		q, err := quantizationOf(x, in[1], zero, at, block)
		if err != nil {
			return err
		}
		scale, err := q.scales()
		if err != nil {
			return err
		}
		zp, err := q.zeros()
		if err != nil {
			return err
		}
		o, err := f.alloc(Float32, x.shape...)
		if err != nil {
			return err
		}
		defer f.release(o)
		dst := view[float32](o)
		switch x.typ {
		case Int8:
			dequantize(q, dst, x, view[int8](x), scale, zp)
		case Uint8:
			dequantize(q, dst, x, view[uint8](x), scale, zp)
		case Int16:
			dequantize(q, dst, x, view[int16](x), scale, zp)
		case Uint16:
			dequantize(q, dst, x, view[uint16](x), scale, zp)
		case Int32:
			dequantize(q, dst, x, view[int32](x), scale, zp)
		default:
			return mismatch(x)
		}
		t := in[1].typ
		if to != 0 {
			t = Type(to)
		}
		out[0], err = cast(f, o, t)
		return err
	}, nil
}

func dequantize[T integer](q *quantization, dst []float32, x *Tensor, src []T, scale []float32, zero []float64) {
	q.runs(x, func(lo, hi, k int) {
		s, z := scale[k], int64(zero[k])
		for i := lo; i < hi; i++ {
			dst[i] = float32(int64(src[i])-z) * s
		}
	})
}

func buildQuantize(s *spec) (kernel, error) {
	at, block, err := blockAttributes(s)
	if err != nil {
		return nil, err
	}
	typ, err := s.attrs.integer("output_dtype", 0)
	if err != nil {
		return nil, err
	}
	if typ < 0 || typ > 255 {
		return nil, fmt.Errorf("%w: output type %d", ErrUnsupported, typ)
	}
	if p, err := s.attrs.integer("precision", 0); err != nil || p != 0 && Type(p) != Float32 {
		return nil, fmt.Errorf("%w: precision %d", ErrUnsupported, p)
	}
	return func(f *frame, in, out []*Tensor) error {
		var zero *Tensor
		if len(in) > 2 {
			zero = in[2]
		}
		to := Type(typ)
		if zero != nil {
			to = zero.typ
		} else if to == 0 {
			to = Uint8
		}
		x, err := cast(f, in[0], Float32)
		if err != nil {
			return err
		}
		defer f.release(x)
		q, err := quantizationOf(x, in[1], zero, at, block)
		if err != nil {
			return err
		}
		out[0], err = q.quantize(f, x, to)
		return err
	}, nil
}

// quantize divides, rounds to even, shifts and saturates.
func (q *quantization) quantize(f *frame, x *Tensor, to Type) (*Tensor, error) {
	var lo, hi float64
	switch to {
	case Uint8:
		hi = math.MaxUint8
	case Int8:
		lo, hi = math.MinInt8, math.MaxInt8
	case Uint16:
		hi = math.MaxUint16
	case Int16:
		lo, hi = math.MinInt16, math.MaxInt16
	default:
		return nil, fmt.Errorf("%w: quantization to %v", ErrUnsupported, to)
	}
	scale, err := q.scales()
	if err != nil {
		return nil, err
	}
	zero, err := q.zeros()
	if err != nil {
		return nil, err
	}
	o, err := f.alloc(to, x.shape...)
	if err != nil {
		return nil, err
	}
	src, size := view[float32](x), to.size()
	q.runs(x, func(a, b, k int) {
		for i := a; i < b; i++ {
			v := math.RoundToEven(float64(src[i]/scale[k])) + zero[k]
			if v != v {
				v = zero[k]
			}
			putUint(o.mem[i*size:], size, uint64(int64(min(max(v, lo), hi))))
		}
	})
	return o, nil
}

func buildDynamicQuantize(s *spec) (kernel, error) {
	if len(s.out) != 3 {
		return nil, fmt.Errorf("%w: %d outputs", ErrModel, len(s.out))
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		x := in[0]
		if x.typ != Float32 {
			return mismatch(x)
		}
		var lo, hi float32 // the range always holds 0
		for _, v := range view[float32](x) {
			lo, hi = min(lo, v), max(hi, v)
		}
		scale := (hi - lo) / 255
		if hi == lo {
			scale = 1
		}
		zero := math.RoundToEven(min(max(float64(-lo/scale), 0), 255))
		if out[1], err = f.alloc(Float32); err != nil {
			return err
		}
		view[float32](out[1])[0] = scale
		if out[2], err = f.alloc(Uint8); err != nil {
			return err
		}
		out[2].mem[0] = uint8(zero)
		out[0], err = (&quantization{scale: out[1], zero: out[2]}).quantize(f, x, Uint8)
		return err
	}, nil
}
