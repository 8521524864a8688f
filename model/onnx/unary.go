package onnx

import (
	"fmt"
	"math"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// buildUnary makes the floating-point functions of one operand.
func buildUnary(s *spec) (kernel, error) {
	fn, err := unaryFunc(s)
	if err != nil {
		return nil, err
	}
	var fast func(dst, src []float32)
	switch s.op {
	case "Gelu":
		if approx, _ := s.attrs.text("approximate", "none"); approx != "tanh" {
			fast = vec.Gelu
		}
	case "Erf":
		fast = vec.Erf
	case "Tanh":
		fast = vec.Tanh
	case "Exp":
		fast = vec.Exp
	}
	return func(f *frame, in, out []*Tensor) error {
		o, err := f.alloc(in[0].typ, in[0].shape...)
		if err != nil {
			return err
		}
		out[0] = o
		switch in[0].typ {
		case Float32:
			src, dst := view[float32](in[0]), view[float32](o)
			if fast != nil {
				fast(dst, src)
				return nil
			}
			for i, x := range src {
				dst[i] = float32(fn(float64(x)))
			}
		case Float64:
			dst := view[float64](o)
			for i, x := range view[float64](in[0]) {
				dst[i] = fn(x)
			}
		default:
			return mismatch(in[0])
		}
		return nil
	}, nil
}

// unaryFunc is the function of an operator, on float64.
func unaryFunc(s *spec) (func(float64) float64, error) {
	var err error
	attr := func(name string, def float32) float64 {
		v, e := s.attrs.float(name, def)
		if e != nil {
			err = e
		}
		return float64(v)
	}
	sigmoid := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	elu := func(x, a float64) float64 {
		if x < 0 {
			return a * math.Expm1(x)
		}
		return x
	}
	var fn func(float64) float64
	switch s.op {
	case "Sqrt":
		fn = math.Sqrt
	case "Erf":
		fn = math.Erf
	case "Tanh":
		fn = math.Tanh
	case "Exp":
		fn = math.Exp
	case "Log":
		fn = math.Log
	case "Floor":
		fn = math.Floor
	case "Ceil":
		fn = math.Ceil
	case "Round":
		fn = math.RoundToEven
	case "Sin":
		fn = math.Sin
	case "Cos":
		fn = math.Cos
	case "Tan":
		fn = math.Tan
	case "Asin":
		fn = math.Asin
	case "Acos":
		fn = math.Acos
	case "Atan":
		fn = math.Atan
	case "Sinh":
		fn = math.Sinh
	case "Cosh":
		fn = math.Cosh
	case "Asinh":
		fn = math.Asinh
	case "Acosh":
		fn = math.Acosh
	case "Atanh":
		fn = math.Atanh
	case "Sigmoid":
		fn = sigmoid
	case "Reciprocal":
		fn = func(x float64) float64 { return 1 / x }
	case "Gelu":
		var approx string
		if approx, err = s.attrs.text("approximate", "none"); approx == "tanh" {
			fn = geluTanh
		} else {
			fn = func(x float64) float64 { return x / 2 * (1 + math.Erf(x/math.Sqrt2)) }
		}
	case "QuickGelu":
		a := attr("alpha", 1.702)
		fn = func(x float64) float64 { return x * sigmoid(a*x) }
	case "Swish":
		a := attr("alpha", 1)
		fn = func(x float64) float64 { return x * sigmoid(a*x) }
	case "Softplus":
		fn = func(x float64) float64 { return math.Log1p(math.Exp(-math.Abs(x))) + math.Max(x, 0) }
	case "Softsign":
		fn = func(x float64) float64 { return x / (1 + math.Abs(x)) }
	case "Mish":
		fn = func(x float64) float64 {
			return x * math.Tanh(math.Log1p(math.Exp(-math.Abs(x)))+math.Max(x, 0))
		}
	case "Elu":
		a := attr("alpha", 1)
		fn = func(x float64) float64 { return elu(x, a) }
	case "Celu":
		a := attr("alpha", 1)
		fn = func(x float64) float64 { return math.Max(0, x) + math.Min(0, a*math.Expm1(x/a)) }
	case "Selu":
		a, g := attr("alpha", 1.67326319217681884765625), attr("gamma", 1.05070102214813232421875)
		fn = func(x float64) float64 { return g * elu(x, a) }
	case "LeakyRelu":
		a := attr("alpha", 0.01)
		fn = func(x float64) float64 {
			if x < 0 {
				return a * x
			}
			return x
		}
	case "ThresholdedRelu":
		a := attr("alpha", 1)
		fn = func(x float64) float64 {
			if x > a {
				return x
			}
			return 0
		}
	case "Shrink":
		l, b := attr("lambd", 0.5), attr("bias", 0)
		fn = func(x float64) float64 {
			switch {
			case x < -l:
				return x + b
			case x > l:
				return x - b
			}
			return 0
		}
	case "HardSigmoid":
		a, b := attr("alpha", 0.2), attr("beta", 0.5)
		fn = func(x float64) float64 { return math.Max(0, math.Min(1, a*x+b)) }
	case "HardSwish":
		fn = func(x float64) float64 { return x * math.Max(0, math.Min(1, x/6+0.5)) }
	default:
		return nil, fmt.Errorf("%w: function %s", ErrUnsupported, s.op)
	}
	return fn, err
}

// geluTanh is the approximation of Hendrycks and Gimpel, arXiv:1606.08415.
func geluTanh(x float64) float64 {
	return x / 2 * (1 + math.Tanh(math.Sqrt(2/math.Pi)*(x+0.044715*x*x*x)))
}

// buildSigned makes the operators that integers have too.
func buildSigned(s *spec) (kernel, error) {
	op := s.op
	return func(f *frame, in, out []*Tensor) error {
		o, err := f.alloc(in[0].typ, in[0].shape...)
		if err != nil {
			return err
		}
		out[0] = o
		switch in[0].typ {
		case Float32:
			signed[float32](op, o, in[0])
		case Float64:
			signed[float64](op, o, in[0])
		case Int8:
			signed[int8](op, o, in[0])
		case Int16:
			signed[int16](op, o, in[0])
		case Int32:
			signed[int32](op, o, in[0])
		case Int64:
			signed[int64](op, o, in[0])
		case Uint8:
			signed[uint8](op, o, in[0])
		case Uint16:
			signed[uint16](op, o, in[0])
		case Uint32:
			signed[uint32](op, o, in[0])
		case Uint64:
			signed[uint64](op, o, in[0])
		default:
			return mismatch(in[0])
		}
		return nil
	}, nil
}

func signed[T number](op string, o, a *Tensor) {
	dst, one := view[T](o), T(1)
	for i, x := range view[T](a) {
		switch op {
		case "Abs":
			if x <= 0 { // also turns -0 into 0
				x = 0 - x
			}
		case "Neg":
			x = -x
		case "Relu":
			if x < 0 {
				x = 0
			}
		case "Sign":
			switch {
			case x > 0:
				x = 1
			case x < 0:
				x = -one
			}
		}
		dst[i] = x
	}
}

func buildIsSpecial(s *spec) (kernel, error) {
	neg, err1 := s.attrs.integer("detect_negative", 1)
	pos, err2 := s.attrs.integer("detect_positive", 1)
	if err1 != nil || err2 != nil {
		return nil, fmt.Errorf("%w: detect attributes", ErrModel)
	}
	nan := s.op == "IsNaN"
	test := func(x float64) bool {
		if nan {
			return math.IsNaN(x)
		}
		return neg != 0 && math.IsInf(x, -1) || pos != 0 && math.IsInf(x, 1)
	}
	return func(f *frame, in, out []*Tensor) error {
		o, err := f.alloc(Bool, in[0].shape...)
		if err != nil {
			return err
		}
		out[0] = o
		dst := view[bool](o)
		switch in[0].typ {
		case Float32:
			for i, x := range view[float32](in[0]) {
				dst[i] = test(float64(x))
			}
		case Float64:
			for i, x := range view[float64](in[0]) {
				dst[i] = test(x)
			}
		default:
			return mismatch(in[0])
		}
		return nil
	}, nil
}
