package onnx

import (
	"fmt"
	"math"
)

func buildIdentity(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) error {
		out[0] = f.share(in[0], in[0].shape)
		return nil
	}, nil
}

// buildDropout makes inference's Dropout, the identity with a mask of ones.
func buildDropout(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) error {
		if len(in) > 2 && in[2] != nil && in[2].typ == Bool && len(in[2].mem) == 1 && in[2].mem[0] != 0 {
			ratio := float32(0.5)
			if in[1] != nil {
				r, err := cast(f, in[1], Float32)
				if err != nil {
					return err
				}
				if r.Len() != 1 {
					return fmt.Errorf("%w: ratio %v", ErrModel, in[1])
				}
				ratio = view[float32](r)[0]
				f.release(r)
			}
			if ratio != 0 {
				return fmt.Errorf("%w: Dropout in training mode", ErrUnsupported)
			}
		}
		out[0] = f.share(in[0], in[0].shape)
		if len(out) > 1 {
			mask, err := f.alloc(Bool, in[0].shape...)
			if err != nil {
				return err
			}
			for i := range mask.mem {
				mask.mem[i] = 1
			}
			out[1] = mask
		}
		return nil
	}, nil
}

// list makes an int64 vector.
func list(f *frame, v []int) (*Tensor, error) {
	o, err := f.alloc(Int64, len(v))
	if err != nil {
		return nil, err
	}
	dst := view[int64](o)
	for i, x := range v {
		dst[i] = int64(x)
	}
	return o, nil
}

func buildShape(s *spec) (kernel, error) {
	start, err := s.attrs.integer("start", 0)
	if err != nil {
		return nil, err
	}
	end, err := s.attrs.integer("end", math.MaxInt64)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		shape := in[0].shape
		bound := func(i int64) int {
			if i < 0 {
				i += int64(len(shape))
			}
			return int(min(max(i, 0), int64(len(shape))))
		}
		a, b := bound(start), bound(end)
		out[0], err = list(f, shape[a:max(a, b)])
		return err
	}, nil
}

func buildSize(s *spec) (kernel, error) {
	return func(f *frame, in, out []*Tensor) error {
		o, err := f.alloc(Int64)
		if err != nil {
			return err
		}
		view[int64](o)[0] = int64(in[0].Len())
		out[0] = o
		return nil
	}, nil
}

// dimsOf turns the elements of a shape tensor into dimensions.
func dimsOf(t *Tensor) ([]int, error) {
	v, err := integersOf(t)
	if err != nil {
		return nil, err
	}
	if len(v) > maxRank {
		return nil, fmt.Errorf("%w: shape of rank %d", ErrLimit, len(v))
	}
	d := make([]int, len(v))
	for i, x := range v {
		if x < -1 || x > math.MaxInt32 {
			return nil, fmt.Errorf("%w: dimension %d", ErrModel, x)
		}
		d[i] = int(x)
	}
	return d, nil
}

func buildReshape(s *spec) (kernel, error) {
	allowZero, err := s.attrs.integer("allowzero", 0)
	if err != nil {
		return nil, err
	}
	if err := s.arity(2, 2); err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		x := in[0]
		shape, err := dimsOf(in[1])
		if err != nil {
			return err
		}
		infer, known := -1, 1
		for i, d := range shape {
			switch {
			case d == -1 && infer >= 0:
				return fmt.Errorf("%w: two dimensions of shape %v to infer", ErrModel, shape)
			case d == -1:
				infer = i
				continue
			case d == 0 && allowZero == 0:
				if i >= len(x.shape) {
					return fmt.Errorf("%w: shape %v copies dimension %d of %v", ErrModel, shape, i, x)
				}
				shape[i] = x.shape[i]
			}
			if shape[i] > 0 && known > math.MaxInt/shape[i] {
				return fmt.Errorf("%w: reshape to %v", ErrModel, shape)
			}
			known *= shape[i]
		}
		n := x.Len()
		if infer >= 0 {
			if known == 0 || n%known != 0 {
				return fmt.Errorf("%w: %v does not reshape to %v", ErrModel, x, shape)
			}
			shape[infer] = n / known
			known *= shape[infer]
		}
		if _, ok := count(shape); known != n || !ok {
			return fmt.Errorf("%w: %v does not reshape to %v", ErrModel, x, shape)
		}
		out[0] = f.share(x, shape)
		return nil
	}, nil
}

func buildFlatten(s *spec) (kernel, error) {
	at, err := s.attrs.integer("axis", 1)
	if err != nil {
		return nil, err
	}
	return func(f *frame, in, out []*Tensor) error {
		shape := in[0].shape
		a := at
		if a < 0 {
			a += int64(len(shape))
		}
		if a < 0 || a > int64(len(shape)) {
			return fmt.Errorf("%w: axis %d of %v", ErrModel, at, in[0])
		}
		rows, _ := count(shape[:a])
		cols, _ := count(shape[a:])
		out[0] = f.share(in[0], []int{rows, cols})
		return nil
	}, nil
}

// buildSqueeze makes Squeeze and Unsqueeze.
func buildSqueeze(s *spec) (kernel, error) {
	attr, err := s.attrs.integers("axes")
	if err != nil {
		return nil, err
	}
	unsqueeze := s.op == "Unsqueeze"
	return func(f *frame, in, out []*Tensor) (err error) {
		axes, all := attr, attr == nil
		if len(in) > 1 && in[1] != nil {
			if axes, err = integersOf(in[1]); err != nil {
				return err
			}
			all = false
		}
		old := in[0].shape
		var shape []int
		if unsqueeze {
			if len(old)+len(axes) > maxRank {
				return fmt.Errorf("%w: rank %d", ErrLimit, len(old)+len(axes))
			}
			mark, err := axesOf(axes, len(old)+len(axes))
			if err != nil {
				return err
			}
			for _, new := range mark {
				if new {
					shape = append(shape, 1)
				} else {
					shape, old = append(shape, old[0]), old[1:]
				}
			}
		} else {
			mark, err := axesOf(axes, len(old))
			if err != nil {
				return err
			}
			for i, d := range old {
				switch {
				case all && d == 1:
				case !mark[i]:
					shape = append(shape, d)
				case d != 1:
					return fmt.Errorf("%w: squeeze of dimension %d of %v", ErrModel, i, in[0])
				}
			}
		}
		out[0] = f.share(in[0], shape)
		return nil
	}, nil
}
