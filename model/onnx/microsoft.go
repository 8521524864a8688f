package onnx

import (
	"fmt"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// The operators that ONNX Runtime's optimizer writes (domain com.microsoft).

// buildBiasGelu makes BiasGelu (exact) and FastGelu (by tanh).
func buildBiasGelu(s *spec) (kernel, error) {
	fast := s.op == "FastGelu"
	return func(f *frame, in, out []*Tensor) error {
		x := f.share(in[0], in[0].shape)
		if len(in) > 1 && in[1] != nil {
			sum, err := arithmetic(f, "Add", x, in[1])
			f.release(x)
			if err != nil {
				return err
			}
			x = sum
		}
		defer f.release(x)
		if x.typ != Float32 {
			return mismatch(x)
		}
		o, err := f.alloc(Float32, x.shape...)
		if err != nil {
			return err
		}
		out[0] = o
		src, dst := view[float32](x), view[float32](o)
		if !fast {
			vec.Gelu(dst, src)
			return nil
		}
		for i, v := range src {
			dst[i] = float32(geluTanh(float64(v)))
		}
		return nil
	}, nil
}

// buildSkipLayerNorm makes LayerNormalization(input + skip + bias); the sum is
// the optional fourth output.
func buildSkipLayerNorm(s *spec) (kernel, error) {
	eps, err := s.attrs.float("epsilon", 1e-12)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		var arg [5]*Tensor
		copy(arg[:], in)
		sum, err := arithmetic(f, "Add", arg[0], arg[1])
		if err != nil {
			return err
		}
		if arg[4] != nil {
			biased, err := arithmetic(f, "Add", sum, arg[4])
			f.release(sum)
			if err != nil {
				return err
			}
			sum = biased
		}
		defer f.release(sum)
		if len(out) > 3 {
			out[3] = f.share(sum, sum.shape)
		}
		out[0], err = layerNormLast(f, sum, arg[2], arg[3], eps)
		return err
	}, nil
}

// layerNormLast normalises over the last dimension.
func layerNormLast(f *frame, x, gamma, beta *Tensor, eps float32) (*Tensor, error) {
	if len(x.shape) == 0 {
		return nil, fmt.Errorf("%w: normalization of a scalar", ErrModel)
	}
	n := x.shape[len(x.shape)-1]
	g, err := norms(f, x, gamma, []int{n})
	if err != nil {
		return nil, err
	}
	defer f.release(g)
	b, err := norms(f, x, beta, []int{n})
	if err != nil {
		return nil, err
	}
	defer f.release(b)
	o, err := f.alloc(Float32, x.shape...)
	if err != nil || len(o.mem) == 0 {
		return o, err
	}
	src, dst := view[float32](x), view[float32](o)
	var bias []float32
	if b != nil {
		bias = view[float32](b)
	}
	normRows(f, dst, src, n, view[float32](g), bias, eps)
	return o, nil
}

// buildEmbedLayerNorm makes EmbedLayerNormalization: the sum of word, position
// and segment rows, normalised. Inputs: ids, segments, word, position and
// segment tables, gamma, beta, mask, position ids.
func buildEmbedLayerNorm(s *spec) (kernel, error) {
	eps, err := s.attrs.float("epsilon", 1e-12)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		var arg [9]*Tensor
		copy(arg[:], in)
		ids := arg[0]
		if len(ids.shape) != 2 {
			return fmt.Errorf("%w: ids %v", ErrModel, ids)
		}
		batch, length := ids.shape[0], ids.shape[1]
		width := -1
		for _, t := range []*Tensor{arg[2], arg[3], arg[4]} {
			if t == nil {
				continue
			}
			if t.typ != Float32 || len(t.shape) != 2 || width >= 0 && t.shape[1] != width {
				return fmt.Errorf("%w: embedding table %v", ErrModel, t)
			}
			width = t.shape[1]
		}
		sum, err := f.zeros(Float32, batch, length, width)
		if err != nil {
			return err
		}
		defer f.release(sum)
		dst := view[float32](sum)
		for _, p := range [][2]*Tensor{{arg[2], ids}, {arg[3], arg[8]}, {arg[4], arg[1]}} {
			if p[0] == nil || p[1] == nil && p[0] != arg[3] {
				continue
			}
			var idx []int64
			if p[1] != nil {
				if idx, err = integersOf(p[1]); err != nil {
					return err
				}
				if len(idx) != batch*length && len(idx) != length {
					return fmt.Errorf("%w: %v for ids %v", ErrModel, p[1], ids)
				}
			}
			table := view[float32](p[0])
			for i := range batch * length {
				at := int64(i % length)
				if idx != nil {
					at = idx[i%len(idx)]
				}
				r, err := index(at, p[0].shape[0])
				if err != nil {
					return err
				}
				row := table[r*width : (r+1)*width]
				for j, v := range row {
					dst[i*width+j] += v
				}
			}
		}
		if len(out) > 2 {
			out[2] = f.share(sum, sum.shape)
		}
		if out[0], err = layerNormLast(f, sum, arg[5], arg[6], eps); err != nil || len(out) < 2 {
			return err
		}
		return maskIndex(f, arg[7], batch, out)
	}, nil
}
