package onnx

import (
	"fmt"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// buildSoftmax makes Softmax and LogSoftmax. Before opset 13 the tensor is
// read as a matrix split at the axis.
func buildSoftmax(s *spec) (kernel, error) {
	matrix := s.opset < 13
	def := int64(-1)
	if matrix {
		def = 1
	}
	at, err := s.attrs.integer("axis", def)
	if err != nil {
		return nil, err
	}
	log := s.op == "LogSoftmax"
	return func(f *frame, in, out []*Tensor) (err error) {
		x := in[0]
		if x.typ != Float32 && x.typ != Float64 {
			return mismatch(x)
		}
		rank := len(x.shape)
		a := 0
		if rank > 0 || at < -1 || at > 0 { // a scalar is a vector of one
			if matrix && at == int64(rank) {
				a = rank
			} else if a, err = axis(at, rank); err != nil {
				return err
			}
		}
		o, err := f.alloc(x.typ, x.shape...)
		if err != nil {
			return err
		}
		out[0] = o
		if len(o.mem) == 0 {
			return nil
		}
		outer, inner := 1, 1
		if rank > 0 {
			outer, _ = count(x.shape[:a])
			if !matrix {
				inner, _ = count(x.shape[a+1:])
			}
		}
		n := x.Len() / outer / inner
		if x.typ == Float32 && inner == 1 && !log {
			src, dst := view[float32](x), view[float32](o)
			per := max(1, 1<<14/n)
			f.parallel((outer+per-1)/per, func(g int) {
				for i := g * per; i < min((g+1)*per, outer); i++ {
					vec.Softmax(dst[i*n:(i+1)*n], src[i*n:(i+1)*n])
				}
			})
			return nil
		}
		line := make([]float64, n)
		for i := range outer * inner {
			start := i/inner*n*inner + i%inner
			if x.typ == Float32 {
				softLine(line, view[float32](x), view[float32](o), start, inner, log)
			} else {
				softLine(line, view[float64](x), view[float64](o), start, inner, log)
			}
		}
		return nil
	}, nil
}

func softLine[T floating](line []float64, src, dst []T, start, step int, log bool) {
	for i := range line {
		line[i] = float64(src[start+i*step])
	}
	vec.SoftmaxWide(line, log)
	for i, v := range line {
		dst[start+i*step] = T(v)
	}
}

// buildLayerNorm makes LayerNormalization.
func buildLayerNorm(s *spec) (kernel, error) {
	at, err := s.attrs.integer("axis", -1)
	if err != nil {
		return nil, err
	}
	eps, err := s.attrs.float("epsilon", 1e-5)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		a, err := axis(at, len(x.shape))
		if err != nil {
			return err
		}
		var beta *Tensor
		if len(in) > 2 {
			beta = in[2]
		}
		n, _ := count(x.shape[a:])
		gamma, err := norms(f, x, in[1], x.shape[a:])
		if err != nil {
			return err
		}
		defer f.release(gamma)
		bias, err := norms(f, x, beta, x.shape[a:])
		if err != nil {
			return err
		}
		defer f.release(bias)
		o, err := f.alloc(Float32, x.shape...)
		if err != nil {
			return err
		}
		out[0] = o
		mark := make([]bool, len(x.shape))
		for i := a; i < len(mark); i++ {
			mark[i] = true
		}
		_, short := reducedShape(x.shape, mark)
		var stats [3][]float32
		for i := 1; i < len(out) && i < 3; i++ {
			if out[i], err = f.zeros(Float32, short...); err != nil {
				return err
			}
			stats[i] = view[float32](out[i])
		}
		if len(o.mem) == 0 {
			return nil
		}
		src, dst, g := view[float32](x), view[float32](o), view[float32](gamma)
		var b []float32
		if bias != nil {
			b = view[float32](bias)
		}
		if stats[1] == nil && stats[2] == nil {
			normRows(f, dst, src, n, g, b, eps)
			return nil
		}
		for r := range len(src) / n {
			mean, inv := vec.LayerNorm(dst[r*n:(r+1)*n], src[r*n:(r+1)*n], g, b, eps)
			if stats[1] != nil {
				stats[1][r] = mean
			}
			if stats[2] != nil {
				stats[2][r] = inv
			}
		}
		return nil
	}, nil
}

// normRows normalises rows of n numbers; beta may be nil.
func normRows(f *frame, dst, src []float32, n int, gamma, beta []float32, eps float32) {
	if beta == nil {
		beta = make([]float32, n)
	}
	rows := len(src) / n
	per := max(1, 1<<14/n)
	f.parallel((rows+per-1)/per, func(i int) {
		lo, hi := i*per, min((i+1)*per, rows)
		out, in := vec.Rows{Data: dst[lo*n : hi*n], Stride: n}, vec.Rows{Data: src[lo*n : hi*n], Stride: n}
		vec.Norm(out, in, vec.Rows{}, vec.Rows{}, hi-lo, n, gamma, beta, eps)
	})
}

// norms checks scale or bias of a normalisation over dimensions dims of x and
// broadcasts it to them.
func norms(f *frame, x, w *Tensor, dims []int) (*Tensor, error) {
	if w == nil {
		return nil, nil
	}
	if x.typ != Float32 || w.typ != Float32 {
		return nil, mismatch(x, w)
	}
	shape, err := broadcastShape(w.shape, dims)
	if err != nil || !sameShape(shape, dims) {
		return nil, fmt.Errorf("%w: weights %v for dimensions %v", ErrModel, w, dims)
	}
	return expand(f, w, dims)
}

// buildRMSNorm makes RMSNormalization.
func buildRMSNorm(s *spec) (kernel, error) {
	at, err := s.attrs.integer("axis", -1)
	if err != nil {
		return nil, err
	}
	eps, err := s.attrs.float("epsilon", 1e-5)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		a, err := axis(at, len(x.shape))
		if err != nil {
			return err
		}
		gamma, err := norms(f, x, in[1], x.shape[a:])
		if err != nil {
			return err
		}
		defer f.release(gamma)
		o, err := f.alloc(Float32, x.shape...)
		if err != nil {
			return err
		}
		out[0] = o
		if len(o.mem) == 0 {
			return nil
		}
		n, _ := count(x.shape[a:])
		src, dst, g := view[float32](x), view[float32](o), view[float32](gamma)
		for r := range len(src) / n {
			vec.RMSNorm(dst[r*n:(r+1)*n], src[r*n:(r+1)*n], g, eps)
		}
		return nil
	}, nil
}
