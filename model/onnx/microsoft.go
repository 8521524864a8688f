package onnx

import (
	"fmt"
	"math"

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

// maskIndex is the number of ones in each row of the mask.
func maskIndex(f *frame, mask *Tensor, batch int, out []*Tensor) error {
	o, err := f.zeros(Int32, batch)
	if err != nil {
		return err
	}
	out[1] = o
	if mask == nil || batch == 0 {
		return nil
	}
	v, err := integersOf(mask)
	if err != nil {
		return err
	}
	if len(v)%batch != 0 {
		return fmt.Errorf("%w: mask %v", ErrModel, mask)
	}
	n := view[int32](o)
	for i, x := range v {
		if x != 0 {
			n[i/(len(v)/batch)]++
		}
	}
	return nil
}

// buildMicrosoftAttention makes Attention with one packed projection: input
// [b,s,h], weights [h,3·h], bias [3·h], and a mask [b] (lengths) or [b,s].
func buildMicrosoftAttention(s *spec) (kernel, error) {
	heads, err := s.attrs.integer("num_heads", 0)
	if err != nil {
		return nil, err
	}
	scale, err := s.attrs.float("scale", 0)
	if err != nil {
		return nil, err
	}
	filter, err := s.attrs.float("mask_filter_value", -10000)
	if err != nil {
		return nil, err
	}
	if v, err := s.attrs.integer("unidirectional", 0); err != nil || v != 0 || s.attrs.has("qkv_hidden_sizes") || heads < 1 || heads > 1<<16 {
		return nil, fmt.Errorf("%w: variant of Attention", ErrUnsupported)
	}
	if len(s.out) > 1 {
		return nil, fmt.Errorf("%w: Attention with state", ErrUnsupported)
	}
	var weights *vec.Matrix
	if w := s.constant(1); w != nil && w.typ == Float32 && len(w.shape) == 2 {
		weights = packed(w, false)
		s.bake(1)
	}
	return func(f *frame, in, out []*Tensor) error {
		x, w := in[0], weights
		if w == nil {
			if in[1].typ != Float32 || len(in[1].shape) != 2 {
				return mismatch(in[1])
			}
			w = packed(in[1], false)
		}
		k, n := w.Dims()
		var bias []float32
		if len(in) > 2 && in[2] != nil {
			if in[2].typ != Float32 || in[2].Len() != n {
				return fmt.Errorf("%w: bias %v", ErrModel, in[2])
			}
			bias = view[float32](in[2])
		}
		if len(x.shape) != 3 || n != 3*k || k%int(heads) != 0 || k == 0 {
			return fmt.Errorf("%w: Attention of %v with %d heads", ErrModel, x, heads)
		}
		qkv, err := linear(f, x, w, bias)
		if err != nil {
			return err
		}
		defer f.release(qkv)
		var mask *Tensor
		if len(in) > 3 {
			mask = in[3]
		}
		o, err := f.zeros(Float32, x.shape...)
		if err != nil {
			return err
		}
		out[0] = o
		if len(o.mem) == 0 {
			return nil
		}
		add, err := additiveMask(mask, x.shape[0], x.shape[1], filter)
		if err != nil {
			return err
		}
		sc := scale
		if sc == 0 {
			sc = float32(1 / math.Sqrt(float64(k/int(heads))))
		}
		attend(f, view[float32](o), view[float32](qkv), add, x.shape[0], x.shape[1], k, int(heads), sc)
		return nil
	}, nil
}

// additiveMask turns a mask of ones, or of lengths, into addends for scores;
// nil without a mask.
func additiveMask(mask *Tensor, batch, length int, filter float32) ([]float32, error) {
	if mask == nil {
		return nil, nil
	}
	v, err := integersOf(mask)
	if err != nil {
		return nil, err
	}
	add := make([]float32, batch*length)
	switch {
	case sameShape(mask.shape, []int{batch, length}):
		for i, x := range v {
			if x == 0 {
				add[i] = filter
			}
		}
	case sameShape(mask.shape, []int{batch}):
		for i := range add {
			if int64(i%length) >= v[i/length] {
				add[i] = filter
			}
		}
	default:
		return nil, fmt.Errorf("%w: mask %v", ErrUnsupported, mask)
	}
	return add, nil
}

// attend computes softmax(q·k'·scale + mask)·v for every sequence and head of
// a packed projection [b, s, 3·width].
func attend(f *frame, dst, qkv, mask []float32, batch, length, width, heads int, scale float32) {
	d, ld := width/heads, 3*width
	f.parallel(batch*heads, func(i int) {
		b, h := i/heads, i%heads
		at := qkv[b*length*ld:]
		keys, values := f.pack(), f.pack()
		defer f.packs.Put(keys)
		defer f.packs.Put(values)
		keys.Repack(at[width+h*d:], d, length, 1, ld)
		values.Repack(at[2*width+h*d:], length, d, ld, 1)
		scores := make([]float32, length*length)
		keys.Mul(scores, length, at[h*d:], ld, length, nil)
		for r := range length {
			row := scores[r*length : (r+1)*length]
			for c := range row {
				row[c] *= scale
				if mask != nil {
					row[c] += mask[b*length+c]
				}
			}
			vec.Softmax(row, row)
		}
		values.Mul(dst[b*length*width+h*d:], width, scores, length, length, nil)
	})
}
