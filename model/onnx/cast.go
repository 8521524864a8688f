package onnx

import (
	"fmt"
	"math"
)

// buildCast makes Cast and CastLike.
func buildCast(s *spec) (kernel, error) {
	if s.op == "CastLike" {
		return func(f *frame, in, out []*Tensor) (err error) {
			out[0], err = cast(f, in[0], in[1].typ)
			return err
		}, nil
	}
	to, err := s.attrs.integer("to", 0)
	if err != nil {
		return nil, err
	}
	if to < 0 || to > 255 || Type(to).size() == 0 {
		return nil, fmt.Errorf("%w: cast to %v", ErrUnsupported, Type(to))
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		out[0], err = cast(f, in[0], Type(to))
		return err
	}, nil
}

// cast converts the elements of t; it shares memory where nothing changes.
func cast(f *frame, t *Tensor, to Type) (*Tensor, error) {
	if t.typ == to {
		return f.share(t, t.shape), nil
	}
	o, err := f.alloc(to, t.shape...)
	if err != nil {
		return nil, err
	}
	switch t.typ {
	case Float32:
		castFloat(o, view[float32](t))
	case Float64:
		castFloat(o, view[float64](t))
	case Float16:
		castHalf(o, t, halfToFloat)
	case BFloat16:
		castHalf(o, t, func(h uint16) float32 { return math.Float32frombits(uint32(h) << 16) })
	case Int8:
		castInt(o, view[int8](t))
	case Int16:
		castInt(o, view[int16](t))
	case Int32:
		castInt(o, view[int32](t))
	case Int64:
		castInt(o, view[int64](t))
	case Uint8, Bool:
		castInt(o, view[uint8](t))
	case Uint16:
		castInt(o, view[uint16](t))
	case Uint32:
		castInt(o, view[uint32](t))
	case Uint64:
		castInt(o, view[uint64](t))
	default:
		f.release(o)
		return nil, mismatch(t)
	}
	return o, nil
}

func castHalf(o, t *Tensor, widen func(uint16) float32) {
	src := view[uint16](t)
	if o.typ == Float32 {
		dst := view[float32](o)
		for i, h := range src {
			dst[i] = widen(h)
		}
		return
	}
	var one [1]float32
	size := o.typ.size()
	for i, h := range src {
		one[0] = widen(h)
		castFloat(&Tensor{typ: o.typ, mem: o.mem[i*size : (i+1)*size]}, one[:])
	}
}

func castInt[T integer](o *Tensor, src []T) {
	switch o.typ {
	case Float32:
		convert[T, float32](o, src)
	case Float64:
		convert[T, float64](o, src)
	case Int8:
		convert[T, int8](o, src)
	case Int16:
		convert[T, int16](o, src)
	case Int32:
		convert[T, int32](o, src)
	case Int64:
		convert[T, int64](o, src)
	case Uint8:
		convert[T, uint8](o, src)
	case Uint16:
		convert[T, uint16](o, src)
	case Uint32:
		convert[T, uint32](o, src)
	case Uint64:
		convert[T, uint64](o, src)
	case Bool:
		for i, x := range src {
			o.mem[i] = 0
			if x != 0 {
				o.mem[i] = 1
			}
		}
	case Float16:
		dst := view[uint16](o)
		for i, x := range src {
			dst[i] = doubleToHalf(float64(x))
		}
	case BFloat16:
		dst := view[uint16](o)
		for i, x := range src {
			dst[i] = floatToBrain(float32(x))
		}
	}
}

func convert[S, D number](o *Tensor, src []S) {
	dst := view[D](o)
	for i, x := range src {
		dst[i] = D(x)
	}
}

// castFloat converts from floating point. Out of an integer type's range the
// result is made the same on all machines: the number is truncated to 64 bits
// (saturating) and its low bits taken.
func castFloat[T floating](o *Tensor, src []T) {
	switch o.typ {
	case Float32:
		convert[T, float32](o, src)
	case Float64:
		convert[T, float64](o, src)
	case Int8:
		truncate[T, int8](o, src)
	case Int16:
		truncate[T, int16](o, src)
	case Int32:
		truncate[T, int32](o, src)
	case Int64:
		truncate[T, int64](o, src)
	case Uint8:
		truncate[T, uint8](o, src)
	case Uint16:
		truncate[T, uint16](o, src)
	case Uint32:
		truncate[T, uint32](o, src)
	case Uint64:
		dst := view[uint64](o)
		for i, x := range src {
			if x >= 1<<63 {
				dst[i] = uint64(clampToInt(float64(x)-(1<<63))) + 1<<63
			} else {
				dst[i] = uint64(clampToInt(float64(x)))
			}
		}
	case Bool:
		for i, x := range src {
			o.mem[i] = 0
			if x != 0 {
				o.mem[i] = 1
			}
		}
	case Float16:
		dst := view[uint16](o)
		for i, x := range src {
			dst[i] = doubleToHalf(float64(x))
		}
	case BFloat16:
		dst := view[uint16](o)
		for i, x := range src {
			dst[i] = floatToBrain(float32(x))
		}
	}
}

func truncate[S floating, D integer](o *Tensor, src []S) {
	dst := view[D](o)
	for i, x := range src {
		dst[i] = D(clampToInt(float64(x)))
	}
}

func clampToInt(x float64) int64 {
	switch {
	case x >= math.MaxInt64:
		return math.MaxInt64
	case x > math.MinInt64:
		return int64(x)
	}
	return math.MinInt64 // also NaN, as x86 has it
}

// halfToFloat widens an IEEE 754 binary16 number.
func halfToFloat(h uint16) float32 {
	sign := uint32(h>>15) << 31
	exp := uint32(h>>10) & 31
	man := uint32(h & 0x3ff)
	switch {
	case exp == 31:
		return math.Float32frombits(sign | 0xff<<23 | man<<13)
	case exp == 0:
		v := float32(man) * (1.0 / (1 << 24))
		return math.Float32frombits(math.Float32bits(v) | sign)
	}
	return math.Float32frombits(sign | (exp+112)<<23 | man<<13)
}

// doubleToHalf rounds to the nearest binary16 number, ties to even.
func doubleToHalf(x float64) uint16 {
	b := math.Float64bits(x)
	sign := uint16(b>>48) & 0x8000
	a := math.Abs(x)
	switch {
	case a != a:
		return sign | 0x7e00
	case a >= 65520:
		return sign | 0x7c00
	case a < 1.0/(1<<14): // subnormal: in units of 2^-24
		return sign | uint16(math.RoundToEven(a*(1<<24)))
	}
	exp := int(b>>52)&0x7ff - 1023
	scaled := math.RoundToEven(math.Ldexp(a, 10-exp)) // in [1024, 2048]
	return sign | uint16((exp+15)<<10+int(scaled)-1024)
}

// floatToBrain rounds to the nearest bfloat16 number, ties to even.
func floatToBrain(x float32) uint16 {
	b := math.Float32bits(x)
	if x != x {
		return uint16(b>>16) | 0x40
	}
	return uint16((b + 0x7fff + b>>16&1) >> 16)
}

// viaFloat32 runs a kernel of arithmetic on inputs of which some are half
// precision: in float32, the results rounded back.
func viaFloat32(k kernel, f *frame, in, out []*Tensor) error {
	var typ Type
	for _, t := range in {
		if t != nil && (t.typ == Float16 || t.typ == BFloat16) {
			typ = t.typ
		}
	}
	if typ == 0 {
		return k(f, in, out)
	}
	wide := make([]*Tensor, len(in))
	defer func() {
		for i, t := range wide {
			if t != in[i] {
				f.release(t)
			}
		}
	}()
	for i, t := range in {
		wide[i] = t
		if t != nil && t.typ == typ {
			w, err := cast(f, t, Float32)
			if err != nil {
				return err
			}
			wide[i] = w
		}
	}
	if err := k(f, wide, out); err != nil {
		return err
	}
	for i, t := range out {
		if t != nil && t.typ == Float32 {
			n, err := cast(f, t, typ)
			if err != nil {
				return err
			}
			f.release(t)
			out[i] = n
		}
	}
	return nil
}
