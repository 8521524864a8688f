package onnx

import (
	"slices"
)

func (b *rowBuilder) uniformNode(n *node) (bool, error) {
	var args []*uniform
	any := false
	for _, id := range n.in {
		u, is := b.uniformOf(id)
		if is {
			any = true
		}
		args = append(args, u)
	}
	if n.op == "Expand" && !any && args[0] != nil { // a constant as large as the batch
		if to := b.list(n.in[1]); to != nil && sizeOf(to.d).n > 0 && !sizeOf(to.d).isFixed() {
			any = true
		}
	}
	if !any || args[0] == nil && n.op != "Gather" {
		return false, nil
	}
	out := n.out[0]
	switch n.op {
	case "Unsqueeze", "Squeeze", "Reshape", "Expand", "Transpose", "Identity", "Slice":
		shape, ok := b.reshaped(n, args[0].shape)
		if !ok {
			return false, errNotRagged
		}
		b.sense[out] = &uniform{shape, args[0].one, args[0].pad}
		return true, nil
	case "ReduceMean", "ReduceMax", "ReduceMin", "ReduceSum":
		return b.uniformReduce(n, args[0])
	case "Add", "Sub", "Mul", "Div", "Pow", "Min", "Max", "Where", "Cast", "Not", "Equal", "Greater", "Less", "GreaterOrEqual",
		"LessOrEqual", "And", "Or", "Xor", "Abs", "Neg", "Sqrt", "Clip", "Sign", "IsNaN", "IsInf", "Reciprocal":
	default:
		return false, nil
	}
	var one, pad []*Tensor
	var shape []dim
	for i, id := range n.in {
		switch {
		case id < 0:
			one, pad = append(one, nil), append(pad, nil)
			continue
		case args[i] == nil:
			return false, nil // rows take part
		}
		var ok bool
		if shape, ok = broadcastDims(shape, args[i].shape); !ok {
			return false, errNotRagged
		}
		one, pad = append(one, args[i].one), append(pad, args[i].pad)
	}
	u := &uniform{shape: shape}
	var err error
	if u.one, err = b.scalarOp(n, one); err != nil {
		return false, err
	}
	if u.pad, err = b.scalarOp(n, pad); err != nil {
		return false, err
	}
	b.sense[out] = u
	return true, nil
}

func (b *rowBuilder) scalarOp(n *node, in []*Tensor) (*Tensor, error) {
	k, err := lookup(n.domain, n.op)(&spec{node: n, consts: make([]*Tensor, len(b.p.values))})
	if err != nil {
		return nil, errNotRagged
	}
	out := make([]*Tensor, len(n.out))
	if err := k(b.frame, in, out); err != nil || out[0] == nil || out[0].Len() != 1 {
		return nil, errNotRagged
	}
	own := newTensor(out[0].typ)
	copy(own.mem, out[0].mem)
	b.frame.release(out[0])
	return own, nil
}

func (b *rowBuilder) uniformOf(id int) (*uniform, bool) {
	if id < 0 {
		return nil, false
	}
	if u, ok := b.sense[id].(*uniform); ok {
		return u, true
	}
	t := b.constant(id)
	if t == nil || t.Len() == 0 || t.Len() > 1<<16 {
		return nil, false
	}
	size := t.typ.size()
	for i := size; i < len(t.mem); i++ {
		if t.mem[i] != t.mem[i%size] {
			return nil, false
		}
	}
	var shape []dim
	for _, d := range t.shape {
		shape = append(shape, fixed(d))
	}
	one := newTensor(t.typ)
	copy(one.mem, t.mem[:size])
	return &uniform{shape, one, one}, false
}

func (b *rowBuilder) reshaped(n *node, old []dim) ([]dim, bool) {
	switch n.op {
	case "Identity":
		return old, true
	case "Transpose":
		perm, err := n.attrs.integers("perm")
		if err != nil || len(perm) != len(old) {
			return nil, false
		}
		if _, err := axesOf(perm, len(old)); err != nil {
			return nil, false
		}
		out := make([]dim, len(old))
		for i, p := range perm {
			a, err := axis(p, len(old))
			if err != nil {
				return nil, false
			}
			out[i] = old[a]
		}
		return out, true
	case "Reshape":
		if len(n.in) < 2 {
			return nil, false
		}
		to := b.list(n.in[1])
		zero, err := n.attrs.integer("allowzero", 0)
		if to == nil || err != nil {
			return nil, false
		}
		return resolveReshape(old, to.d, zero != 0)
	case "Expand":
		to := b.list(n.in[1])
		if to == nil {
			return nil, false
		}
		want := slices.Clone(to.d)
		for i, d := range want {
			if d == fixed(-1) {
				want[i] = fixed(1)
			}
		}
		return broadcastDims(old, want)
	case "Slice": // of a whole axis, or one that turns out whole
		at, start, end, ok := b.sliceBounds(n)
		if !ok || at < 0 || at >= len(old) {
			return nil, false
		}
		s, e := b.list(start), b.list(end)
		if s == nil || e == nil || len(s.d) != 1 || len(e.d) != 1 || s.d[0] != fixed(0) {
			return nil, false
		}
		out := slices.Clone(old)
		switch {
		case e.d[0] == old[at] || e.d[0].isFixed() && e.d[0].n >= 1<<31-1:
		case e.d[0].isFixed() && old[at].isFixed():
			out[at] = fixed(clampIndex(int64(e.d[0].n), old[at].n))
		default:
			return nil, false
		}
		return out, true
	}
	attr, err := n.attrs.integers("axes")
	if err != nil {
		return nil, false
	}
	if len(n.in) > 1 && n.in[1] >= 0 {
		l := b.list(n.in[1])
		if l == nil {
			return nil, false
		}
		attr = nil
		for _, d := range l.d {
			attr = append(attr, int64(d.n))
		}
	}
	var out []dim
	if len(old)+len(attr) > maxRank {
		return nil, false
	}
	if n.op == "Unsqueeze" {
		mark, err := axesOf(attr, len(old)+len(attr))
		if err != nil {
			return nil, false
		}
		for _, new := range mark {
			if new {
				out = append(out, fixed(1))
			} else {
				out, old = append(out, old[0]), old[1:]
			}
		}
		return out, true
	}
	mark, err := axesOf(attr, len(old))
	if err != nil {
		return nil, false
	}
	for i, d := range old {
		if mark[i] && d != fixed(1) {
			return nil, false
		}
		if !mark[i] && (len(attr) > 0 || d != fixed(1)) {
			out = append(out, d)
		}
	}
	return out, true
}

func (b *rowBuilder) reduceAxes(n *node, rank int) (mark []bool, keep bool, ok bool) {
	k, err := n.attrs.integer("keepdims", 1)
	axes, err2 := n.attrs.integers("axes")
	if err != nil || err2 != nil {
		return nil, false, false
	}
	if len(n.in) > 1 && n.in[1] >= 0 {
		c := b.constant(n.in[1])
		if c == nil {
			return nil, false, false
		}
		if axes, err = integersOf(c); err != nil {
			return nil, false, false
		}
	}
	mark, err = axesOf(axes, rank)
	return mark, k != 0, err == nil && len(axes) > 0
}

func (b *rowBuilder) uniformReduce(n *node, u *uniform) (bool, error) {
	mark, keep, ok := b.reduceAxes(n, len(u.shape))
	if !ok || u.one.typ != Float32 {
		return false, errNotRagged
	}
	var shape []dim
	var axes []viewAxis
	width := 1
	reduced := fixed(1)
	for i, d := range u.shape {
		if mark[i] {
			reduced = reduced.times(d)
			d = fixed(1)
			if !keep {
				continue
			}
		}
		shape = append(shape, d)
		switch {
		case d == dimBatch:
			axes = append(axes, viewAxis{kind: axisBatch})
		case d == fixed(1):
			axes = append(axes, viewAxis{kind: axisOne})
		case d.isFixed():
			axes = append(axes, viewAxis{axisColumns, d.n, 1})
			width *= d.n
		case n.op != "ReduceSum":
			axes = nil
		default:
			return false, errNotRagged
		}
	}
	if n.op != "ReduceSum" {
		if reduced != fixed(1) {
			b.pads = b.pads && string(u.one.mem) == string(u.pad.mem)
		}
		b.sense[n.out[0]] = &uniform{shape, u.one, u.pad}
		return true, nil
	}
	if reduced != dimSequence || len(axes) == 0 || axes[0].kind != axisBatch || width > 1<<16 {
		return false, errNotRagged
	}
	if view[float32](u.pad)[0] != 0 {
		b.pads = false
	}
	v := b.emit(&planOp{kind: planCount, title: n.title(), factor: view[float32](u.one)[0]}, width, perSequence)
	b.sense[n.out[0]] = (&rows{value: v, axes: axes, scale: 1}).lined(width)
	return true, nil
}
