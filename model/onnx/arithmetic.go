package onnx

import (
	"fmt"
	"math"
)

type integer interface {
	int8 | int16 | int32 | int64 | uint8 | uint16 | uint32 | uint64
}

type floating interface{ float32 | float64 }

type number interface{ integer | floating }

// mismatch is the error for operand types that an operator does not take.
func mismatch(in ...*Tensor) error {
	for _, t := range in[1:] {
		if t != nil && in[0] != nil && t.typ != in[0].typ {
			return fmt.Errorf("%w: operands %v and %v", ErrModel, in[0], t)
		}
	}
	return fmt.Errorf("%w: element type of %v", ErrUnsupported, in[0])
}

// buildArithmetic makes the two-operand operators.
func buildArithmetic(s *spec) (kernel, error) {
	fmod, err := s.attrs.integer("fmod", 0)
	if err != nil {
		return nil, err
	}
	op := s.op
	if op == "Mod" && fmod != 0 {
		op = "Fmod"
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		if op == "Pow" && in[0].typ != in[1].typ {
			out[0], err = powMixed(f, in[0], in[1])
			return err
		}
		out[0], err = arithmetic(f, op, in[0], in[1])
		return err
	}, nil
}

func arithmetic(f *frame, op string, a, b *Tensor) (*Tensor, error) {
	if a.typ != b.typ {
		return nil, mismatch(a, b)
	}
	switch a.typ {
	case Float32:
		return zip(f, a, b, a.typ, floatRows[float32](op))
	case Float64:
		return zip(f, a, b, a.typ, floatRows[float64](op))
	case Int64:
		return zip(f, a, b, a.typ, intRows[int64](op))
	case Int32:
		return zip(f, a, b, a.typ, intRows[int32](op))
	case Int16:
		return zip(f, a, b, a.typ, intRows[int16](op))
	case Int8:
		return zip(f, a, b, a.typ, intRows[int8](op))
	case Uint8:
		return zip(f, a, b, a.typ, intRows[uint8](op))
	case Uint16:
		return zip(f, a, b, a.typ, intRows[uint16](op))
	case Uint32:
		return zip(f, a, b, a.typ, intRows[uint32](op))
	case Uint64:
		return zip(f, a, b, a.typ, intRows[uint64](op))
	}
	return nil, mismatch(a, b)
}

// each makes a row function of a function of two elements.
func each[T, R Element](fn func(x, y T) R) func(dst []R, a, b []T) error {
	return func(dst []R, a, b []T) error {
		switch {
		case len(a) == len(dst) && len(b) == len(dst):
			for i := range dst {
				dst[i] = fn(a[i], b[i])
			}
		case len(b) == len(dst):
			for i := range dst {
				dst[i] = fn(a[0], b[i])
			}
		case len(a) == len(dst):
			for i := range dst {
				dst[i] = fn(a[i], b[0])
			}
		default:
			v := fn(a[0], b[0])
			for i := range dst {
				dst[i] = v
			}
		}
		return nil
	}
}

// rowOp tells the operations with loops of their own.
type rowOp uint8

const (
	rowAdd rowOp = iota
	rowSub
	rowMul
	rowDiv
)

// fastRows are the loops that carry an encoder's element-wise work.
func fastRows[T floating](op rowOp) func(dst, a, b []T) error {
	return func(dst, a, b []T) error {
		n := len(dst)
		switch {
		case len(a) == n && len(b) == n:
			switch op {
			case rowAdd:
				for i := range dst {
					dst[i] = a[i] + b[i]
				}
			case rowSub:
				for i := range dst {
					dst[i] = a[i] - b[i]
				}
			case rowMul:
				for i := range dst {
					dst[i] = a[i] * b[i]
				}
			case rowDiv:
				for i := range dst {
					dst[i] = a[i] / b[i]
				}
			}
		case len(a) == n:
			y := b[0]
			switch op {
			case rowAdd:
				for i := range dst {
					dst[i] = a[i] + y
				}
			case rowSub:
				for i := range dst {
					dst[i] = a[i] - y
				}
			case rowMul:
				for i := range dst {
					dst[i] = a[i] * y
				}
			case rowDiv:
				for i := range dst {
					dst[i] = a[i] / y
				}
			}
		default:
			x := a[0]
			for i := range dst {
				y := b[0]
				if len(b) == n {
					y = b[i]
				}
				switch op {
				case rowAdd:
					dst[i] = x + y
				case rowSub:
					dst[i] = x - y
				case rowMul:
					dst[i] = x * y
				case rowDiv:
					dst[i] = x / y
				}
			}
		}
		return nil
	}
}

func floatRows[T floating](op string) func(dst, a, b []T) error {
	switch op {
	case "Add", "Sum", "Mean":
		return fastRows[T](rowAdd)
	case "Sub":
		return fastRows[T](rowSub)
	case "Mul":
		return fastRows[T](rowMul)
	case "Div":
		return fastRows[T](rowDiv)
	case "Pow":
		return powRows[T]
	case "Fmod":
		return each(func(x, y T) T { return T(math.Mod(float64(x), float64(y))) })
	case "Min":
		return each(func(x, y T) T { return min(x, y) })
	case "Max":
		return each(func(x, y T) T { return max(x, y) })
	}
	return func(_, _, _ []T) error {
		return fmt.Errorf("%w: %s of floating-point numbers", ErrModel, op)
	}
}

// powRows squares without a call: exporters write variances with Pow.
func powRows[T floating](dst, a, b []T) error {
	if len(b) == 1 && b[0] == 2 && len(a) == len(dst) {
		for i := range dst {
			dst[i] = a[i] * a[i]
		}
		return nil
	}
	return each(func(x, y T) T { return T(math.Pow(float64(x), float64(y))) })(dst, a, b)
}

func intRows[T integer](op string) func(dst, a, b []T) error {
	checked := func(fn func(x, y T) T) func(dst, a, b []T) error {
		return func(dst, a, b []T) error {
			for _, y := range b {
				if y == 0 {
					return fmt.Errorf("%w: integer division by zero", ErrModel)
				}
			}
			return each(fn)(dst, a, b)
		}
	}
	switch op {
	case "Add", "Sum":
		return each(func(x, y T) T { return x + y })
	case "Sub":
		return each(func(x, y T) T { return x - y })
	case "Mul":
		return each(func(x, y T) T { return x * y })
	case "Div":
		return checked(func(x, y T) T { return x / y })
	case "Mod":
		return checked(func(x, y T) T {
			r := x % y
			if r != 0 && (r < 0) != (y < 0) {
				r += y // the sign of the divisor
			}
			return r
		})
	case "Fmod":
		return checked(func(x, y T) T { return x % y })
	case "Pow":
		return each(func(x, y T) T { return T(math.Pow(float64(x), float64(y))) })
	case "Min":
		return each(func(x, y T) T { return min(x, y) })
	case "Max":
		return each(func(x, y T) T { return max(x, y) })
	}
	return func(_, _, _ []T) error { return fmt.Errorf("%w: %s of integers", ErrUnsupported, op) }
}

// powMixed raises to a power of another type; the result has the base's type.
func powMixed(f *frame, a, b *Tensor) (*Tensor, error) {
	x, err := cast(f, a, Float64)
	if err != nil {
		return nil, err
	}
	defer f.release(x)
	y, err := cast(f, b, Float64)
	if err != nil {
		return nil, err
	}
	defer f.release(y)
	r, err := arithmetic(f, "Pow", x, y)
	if err != nil {
		return nil, err
	}
	defer f.release(r)
	return cast(f, r, a.typ)
}

// buildVariadic makes the operators over any number of operands.
func buildVariadic(s *spec) (kernel, error) {
	if err := s.arity(len(s.in), len(s.in)); err != nil {
		return nil, err
	}
	op := s.op
	return func(f *frame, in, out []*Tensor) (err error) {
		acc := f.share(in[0], in[0].shape)
		for _, t := range in[1:] {
			next, err := arithmetic(f, op, acc, t)
			f.release(acc)
			if err != nil {
				return err
			}
			acc = next
		}
		if op == "Mean" {
			n := newTensor(acc.typ)
			switch acc.typ {
			case Float32:
				view[float32](n)[0] = float32(len(in))
			case Float64:
				view[float64](n)[0] = float64(len(in))
			default:
				return mismatch(acc)
			}
			mean, err := arithmetic(f, "Div", acc, n)
			f.release(acc)
			if err != nil {
				return err
			}
			acc = mean
		}
		out[0] = acc
		return nil
	}, nil
}
