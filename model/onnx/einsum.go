package onnx

import (
	"fmt"
	"strings"
)

// buildEinsum makes Einsum with letters and an ellipsis; a letter twice in an
// operand takes its diagonal. It sums directly over the index space: right for every
// equation, fast for none.
func buildEinsum(s *spec) (kernel, error) {
	eq, err := s.attrs.text("equation", "")
	if err != nil {
		return nil, err
	}
	if err := s.arity(len(s.in), len(s.in)); err != nil {
		return nil, err
	}
	eq = strings.ReplaceAll(eq, " ", "")
	left, right, explicit := strings.Cut(eq, "->")
	terms := strings.Split(left, ",")
	if len(terms) != len(s.in) {
		return nil, fmt.Errorf("%w: equation %q for %d operands", ErrModel, eq, len(s.in))
	}
	if !explicit { // letters that occur once, in alphabetical order, after the ellipsis
		if strings.Contains(left, "...") {
			right = "..."
		}
		for c := byte('A'); c <= 'z'; c++ {
			if strings.Count(left, string(c)) == 1 {
				right += string(c)
			}
		}
	}
	for k, t := range append(terms, right) {
		letters := strings.Replace(t, "...", "", 1)
		for i, c := range letters {
			if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
				return nil, fmt.Errorf("%w: equation %q", ErrModel, eq)
			}
			if k == len(terms) && strings.ContainsRune(letters[:i], c) {
				return nil, fmt.Errorf("%w: repeated output index in equation %q", ErrModel, eq)
			}
		}
	}
	return func(f *frame, in, out []*Tensor) error {
		for _, t := range in {
			if t.typ != in[0].typ {
				return mismatch(in...)
			}
		}
		p, err := planEinsum(terms, right, in)
		if err != nil {
			return err
		}
		if !p.affordable() {
			return fmt.Errorf("%w: equation %q over %v elements", ErrLimit, eq, p.dims)
		}
		o, err := f.zeros(in[0].typ, p.dims[:p.out]...)
		if err != nil {
			return err
		}
		out[0] = o
		switch o.typ {
		case Float32:
			einsum[float32](p, o, in)
		case Float64:
			einsum[float64](p, o, in)
		case Int32:
			einsum[int32](p, o, in)
		case Int64:
			einsum[int64](p, o, in)
		default:
			return mismatch(o)
		}
		return nil
	}, nil
}

// einsumPlan has a dimension for every index: those of the output first, in
// its order.
type einsumPlan struct {
	dims    []int
	out     int
	strides [][]int // of the operands over dims
}

func (p *einsumPlan) affordable() bool {
	n := 1.0
	for _, d := range p.dims {
		n *= float64(d)
	}
	return n < 1<<32
}

// planEinsum gives indices their sizes. The ellipsis stands for as many
// indices as an operand has too many, aligned at the right.
func planEinsum(terms []string, right string, in []*Tensor) (*einsumPlan, error) {
	ellipsis := 0
	for i, t := range terms {
		if extra := len(in[i].shape) - len(strings.Replace(t, "...", "", 1)); strings.Contains(t, "...") && extra >= 0 {
			ellipsis = max(ellipsis, extra)
		} else if extra != 0 {
			return nil, fmt.Errorf("%w: operand %v for %q", ErrModel, in[i], t)
		}
	}
	// Indices as runes: letters, and the numbers 1..ellipsis from the right.
	spell := func(t string, n int) (s []rune) {
		for i := 0; i < len(t); i++ {
			if t[i] == '.' {
				for k := n; k >= 1; k-- {
					s = append(s, rune(k))
				}
				i += 2
				continue
			}
			s = append(s, rune(t[i]))
		}
		return s
	}
	p := &einsumPlan{}
	place := map[rune]int{}
	add := func(c rune) {
		if _, ok := place[c]; !ok {
			place[c] = len(p.dims)
			p.dims = append(p.dims, 1)
		}
	}
	for _, c := range spell(right, ellipsis) {
		add(c)
	}
	p.out = len(p.dims)
	spelled := make([][]rune, len(terms))
	for i, t := range terms {
		spelled[i] = spell(t, len(in[i].shape)-len(strings.Replace(t, "...", "", 1)))
		for a, c := range spelled[i] {
			add(c)
			d := in[i].shape[a]
			switch at := &p.dims[place[c]]; {
			case *at == d || d == 1:
			case *at == 1:
				*at = d
			default:
				return nil, fmt.Errorf("%w: index %q of sizes %d and %d", ErrModel, c, *at, d)
			}
		}
	}
	for _, c := range spell(right, ellipsis) {
		found := false
		for _, s := range spelled {
			found = found || strings.ContainsRune(string(s), c)
		}
		if !found {
			return nil, fmt.Errorf("%w: output index %q is in no operand", ErrModel, c)
		}
	}
	for i, t := range in {
		st, over := strides(t.shape), make([]int, len(p.dims))
		for a, c := range spelled[i] {
			if t.shape[a] != 1 {
				over[place[c]] += st[a]
			}
		}
		p.strides = append(p.strides, over)
	}
	return p, nil
}

func einsum[T number](p *einsumPlan, o *Tensor, in []*Tensor) {
	to := make([]int, len(p.dims))
	copy(to, strides(p.dims[:p.out]))
	w := newWalk(p.dims, append([][]int{to}, p.strides...)...)
	n, step := w.row()
	dst := view[T](o)
	src := make([][]T, len(in))
	for i, t := range in {
		src[i] = view[T](t)
	}
	w.rows(func(at []int) bool {
		for q := range n {
			v := T(1)
			for i := range src {
				v *= src[i][at[i+1]+q*step[i+1]]
			}
			dst[at[0]+q*step[0]] += v
		}
		return true
	})
}
