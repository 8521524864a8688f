package onnx

import (
	"fmt"
	"math"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

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
