package onnx

import (
	"fmt"
)

// buildClip bounds elements; before opset 11 the bounds are attributes.
func buildClip(s *spec) (kernel, error) {
	var lo, hi *Tensor
	if s.opset < 11 {
		for name, dst := range map[string]**Tensor{"min": &lo, "max": &hi} {
			if s.attrs.has(name) {
				v, err := s.attrs.float(name, 0)
				if err != nil {
					return nil, err
				}
				*dst, _ = NewTensor([]float32{v})
			}
		}
	}
	return func(f *frame, in, out []*Tensor) error {
		bounds := [2]*Tensor{lo, hi}
		copy(bounds[:], in[1:])
		acc := f.share(in[0], in[0].shape)
		for i, op := range []string{"Max", "Min"} {
			if bounds[i] == nil {
				continue
			}
			if len(bounds[i].mem) != bounds[i].typ.size() {
				f.release(acc)
				return fmt.Errorf("%w: bound of shape %v", ErrModel, bounds[i].shape)
			}
			next, err := arithmetic(f, op, acc, bounds[i].withShape(nil))
			f.release(acc)
			if err != nil {
				return err
			}
			acc = next
		}
		out[0] = acc
		return nil
	}, nil
}

func buildPRelu(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) (err error) {
		if in[0].typ != in[1].typ {
			return mismatch(in...)
		}
		switch in[0].typ {
		case Float32:
			out[0], err = zip(f, in[0], in[1], Float32, each(prelu[float32]))
		case Float64:
			out[0], err = zip(f, in[0], in[1], Float64, each(prelu[float64]))
		default:
			err = mismatch(in...)
		}
		return err
	}, nil
}

func prelu[T floating](x, slope T) T {
	if x < 0 {
		return x * slope
	}
	return x
}
