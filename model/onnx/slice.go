package onnx

import (
	"fmt"
	"math"
)

// buildSlice makes Slice; before opset 10 the bounds are attributes.
func buildSlice(s *spec) (kernel, error) {
	var attr [4][]int64
	old := s.opset < 10
	if old {
		for i, name := range []string{"starts", "ends", "axes"} {
			v, err := s.attrs.integers(name)
			if err != nil {
				return nil, err
			}
			attr[i] = v
		}
	} else if err := s.arity(3, 5); err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		p := attr
		if !old {
			for i, t := range in[1:] {
				if t == nil {
					continue
				}
				if p[i], err = integersOf(t); err != nil {
					return err
				}
			}
		}
		x := in[0]
		starts, ends, axes, steps := p[0], p[1], p[2], p[3]
		if axes == nil {
			for i := range starts {
				axes = append(axes, int64(i))
			}
		}
		if len(ends) != len(starts) || len(axes) != len(starts) || steps != nil && len(steps) != len(starts) {
			return fmt.Errorf("%w: bounds of different lengths", ErrModel)
		}
		if _, err := axesOf(axes, len(x.shape)); err != nil {
			return err
		}
		shape, from, offset := x.Shape(), strides(x.shape), 0
		for i := range starts {
			a, _ := axis(axes[i], len(x.shape))
			step := int64(1)
			if steps != nil {
				step = steps[i]
			}
			first, n, err := sliceRange(starts[i], ends[i], step, int64(x.shape[a]))
			if err != nil {
				return err
			}
			offset += int(first) * from[a]
			shape[a] = int(n)
			if n > 1 { // otherwise the step is not used, and may be huge
				from[a] *= int(step)
			}
		}
		out[0], err = gatherStrided(f, x, shape, from, offset)
		return err
	}, nil
}

// sliceRange clamps the bounds of a slice of a dimension of size d to the
// first index and the number of indices.
func sliceRange(start, end, step, d int64) (first, n int64, err error) {
	if step == 0 || step == math.MinInt64 {
		return 0, 0, fmt.Errorf("%w: slice step %d", ErrModel, step)
	}
	if start < 0 {
		start += d
	}
	if end < 0 && end != math.MinInt64 {
		end += d
	}
	if step > 0 {
		start, end = min(max(start, 0), d), min(max(end, 0), d)
		if end > start {
			n = (end-start-1)/step + 1
		}
	} else {
		start, end = min(max(start, 0), d-1), min(max(end, -1), d-1)
		if start > end {
			n = (start-end-1)/-step + 1
		}
	}
	if n == 0 {
		return 0, 0, nil
	}
	return start, n, nil
}

func buildPad(s *spec) (kernel, error) {
	mode, err := s.attrs.text("mode", "constant")
	if err != nil {
		return nil, err
	}
	if s.opset < 11 {
		return nil, fmt.Errorf("%w: Pad of opset %d", ErrUnsupported, s.opset)
	}
	switch mode {
	case "constant", "edge", "reflect", "wrap":
	default:
		return nil, fmt.Errorf("%w: padding mode %q", ErrUnsupported, mode)
	}
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		if len(in) < 2 || in[1] == nil {
			return fmt.Errorf("%w: no pads", ErrModel)
		}
		pads, err := integersOf(in[1])
		if err != nil {
			return err
		}
		rank := len(x.shape)
		axes := make([]int, rank)
		for i := range axes {
			axes[i] = i
		}
		if len(in) > 3 && in[3] != nil {
			list, err := integersOf(in[3])
			if err != nil {
				return err
			}
			if _, err := axesOf(list, rank); err != nil {
				return err
			}
			axes = axes[:0]
			for _, a := range list {
				i, _ := axis(a, rank)
				axes = append(axes, i)
			}
		}
		if len(pads) != 2*len(axes) {
			return fmt.Errorf("%w: %d pads for %d axes", ErrModel, len(pads), len(axes))
		}
		before, shape := make([]int, rank), x.Shape()
		for k, a := range axes {
			lo, hi := pads[k], pads[k+len(axes)]
			if max(lo, hi) > math.MaxInt32 || min(lo, hi) < -int64(x.shape[a]) || lo+hi < -int64(x.shape[a]) {
				return fmt.Errorf("%w: pads %v of %v", ErrModel, pads, x)
			}
			before[a] = int(lo)
			shape[a] += int(lo + hi)
			if mode != "constant" && x.shape[a] == 0 && shape[a] > 0 {
				return fmt.Errorf("%w: mode %q of an empty dimension", ErrModel, mode)
			}
		}
		o, err := f.zeros(x.typ, shape...)
		if err != nil {
			return err
		}
		out[0] = o
		if len(in) > 2 && in[2] != nil && mode == "constant" {
			v := in[2]
			if v.typ != x.typ || v.Len() != 1 {
				return mismatch(x, v)
			}
			for i := 0; i < len(o.mem); i += len(v.mem) {
				copy(o.mem[i:], v.mem)
			}
		}
		pad(o, x, before, mode)
		return nil
	}, nil
}

// pad fills o from x element by element.
func pad(o, x *Tensor, before []int, mode string) {
	size := x.typ.size()
	st := strides(x.shape)
	idx := make([]int, len(o.shape))
	for i := 0; i < o.Len(); i++ {
		from, inside := 0, true
		for k := range idx {
			j, ok := padIndex(idx[k]-before[k], x.shape[k], mode)
			inside = inside && ok
			from += j * st[k]
		}
		if inside {
			copy(o.mem[i*size:(i+1)*size], x.mem[from*size:])
		}
		for k := len(idx) - 1; k >= 0; k-- {
			if idx[k]++; idx[k] < o.shape[k] {
				break
			}
			idx[k] = 0
		}
	}
}

// padIndex maps a padded index to one of the n original ones.
func padIndex(i, n int, mode string) (int, bool) {
	if i >= 0 && i < n {
		return i, true
	}
	switch mode {
	case "edge":
		return min(max(i, 0), n-1), true
	case "wrap":
		return (i%n + n) % n, true
	case "reflect":
		if n == 1 {
			return 0, true
		}
		p := 2 * (n - 1)
		i = (i%p + p) % p
		return min(i, p-i), true
	}
	return 0, false
}

func buildTrilu(s *spec) (kernel, error) {
	upper, err := s.attrs.integer("upper", 1)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x, k := in[0], int64(0)
		if len(in) > 1 && in[1] != nil {
			v, err := integersOf(in[1])
			if err != nil {
				return err
			}
			if len(v) != 1 {
				return fmt.Errorf("%w: diagonal %v", ErrModel, in[1])
			}
			k = min(max(v[0], math.MinInt32), math.MaxInt32)
		}
		if len(x.shape) < 2 {
			return fmt.Errorf("%w: %v is no matrix", ErrModel, x)
		}
		o, err := f.zeros(x.typ, x.shape...)
		if err != nil {
			return err
		}
		out[0] = o
		rows, cols := x.shape[len(x.shape)-2], x.shape[len(x.shape)-1]
		if len(x.mem) == 0 {
			return nil
		}
		size := x.typ.size()
		for r := range x.Len() / cols {
			cut := int(min(max(int64(r%rows)+k, -1), int64(cols))) // the diagonal's column
			a, b := 0, cut+1
			if upper != 0 {
				a, b = max(cut, 0), cols
			}
			b = min(b, cols)
			if a < b {
				copy(o.mem[(r*cols+a)*size:(r*cols+b)*size], x.mem[(r*cols+a)*size:])
			}
		}
		return nil
	}, nil
}

func buildEyeLike(s *spec) (kernel, error) {
	k, err := s.attrs.integer("k", 0)
	if err != nil {
		return nil, err
	}
	typ, err := s.attrs.integer("dtype", 0)
	if err != nil {
		return nil, err
	}
	if typ < 0 || typ > 255 || typ != 0 && Type(typ).size() == 0 {
		return nil, fmt.Errorf("%w: element type %v", ErrUnsupported, Type(typ))
	}
	return func(f *frame, in, out []*Tensor) error {
		t := Type(typ)
		if t == 0 {
			t = in[0].typ
		}
		if len(in[0].shape) != 2 {
			return fmt.Errorf("%w: %v is no matrix", ErrModel, in[0])
		}
		eye, err := f.zeros(Uint8, in[0].shape...)
		if err != nil {
			return err
		}
		defer f.release(eye)
		for r := range in[0].shape[0] {
			if c := int64(r) + min(max(k, math.MinInt32), math.MaxInt32); c >= 0 && c < int64(in[0].shape[1]) {
				eye.mem[r*in[0].shape[1]+int(c)] = 1
			}
		}
		out[0], err = cast(f, eye, t)
		return err
	}, nil
}
