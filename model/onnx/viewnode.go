package onnx

import (
	"slices"
)

func (b *rowBuilder) viewNode(n *node) (bool, error) {
	out := n.out[0]
	if w, ok := b.sense[n.in[0]].(*weights); ok {
		perm, err := n.attrs.integers("perm")
		if n.op != "Transpose" || err != nil || len(perm) > 0 && !slices.Equal(perm, []int64{1, 0}) {
			return false, nil
		}
		b.sense[out] = w.transposed()
		return true, nil
	}
	if t, ok := b.sense[n.in[0]].(*tokenInts); ok {
		switch n.op {
		case "Unsqueeze", "Squeeze", "Identity", "Expand":
			shape, ok := b.reshaped(n, t.shape)
			if !ok || sizeOf(shape) != sizeOf(t.shape) {
				return false, errNotRagged
			}
			b.sense[out] = &tokenInts{t.input, shape}
			return true, nil
		case "Cast":
			to, err := n.attrs.integer("to", 0)
			if err != nil {
				return false, errNotRagged
			}
			if Type(to) == Int64 || Type(to) == Int32 {
				b.sense[out] = t
				return true, nil
			}
		}
		return false, nil
	}
	if t, ok := b.sense[n.in[0]].(*positions); ok {
		switch n.op {
		case "Unsqueeze", "Squeeze", "Reshape", "Expand", "Identity", "Cast":
			shape := t.shape
			if n.op != "Cast" {
				if shape, ok = b.reshaped(n, t.shape); !ok || len(shape) == 0 || shape[len(shape)-1] != dimSequence {
					return false, errNotRagged
				}
			} else if to, err := n.attrs.integer("to", 0); err != nil || Type(to) != Int64 && Type(to) != Int32 {
				return false, errNotRagged
			}
			b.sense[out] = &positions{shape, t.from, t.limit}
			return true, nil
		case "Add":
			if l := b.list(n.in[1]); l != nil && len(l.d) == 1 && l.d[0].isFixed() {
				b.sense[out] = &positions{t.shape, t.from + int64(l.d[0].n), t.limit}
				return true, nil
			}
		}
		return false, nil
	}
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok {
		return false, nil
	}
	switch n.op {
	case "Identity", "Dropout":
		b.sense[out] = r
	case "Cast":
		if to, err := n.attrs.integer("to", 0); err != nil || Type(to) != Float32 {
			return false, errNotRagged
		}
		b.sense[out] = r
	case "Reshape", "Unsqueeze", "Squeeze", "Flatten", "Expand":
		var shape []dim
		if n.op == "Flatten" {
			at, err := n.attrs.integer("axis", 1)
			if s := r.shape(); err == nil && at == 1 && len(s) > 1 {
				shape, ok = []dim{s[0], sizeOf(s[1:])}, true
			} else {
				ok = false
			}
		} else {
			shape, ok = b.reshaped(n, r.shape())
		}
		if !ok {
			return false, errNotRagged
		}
		axes, ok := r.reshape(shape)
		if !ok {
			return false, errNotRagged
		}
		b.sense[out] = r.with(axes)
	case "Transpose":
		perm, err := n.attrs.integers("perm")
		if err != nil || len(perm) != len(r.axes) {
			return false, errNotRagged
		}
		if _, err := axesOf(perm, len(perm)); err != nil {
			return false, errNotRagged
		}
		axes := make([]viewAxis, len(perm))
		for i, p := range perm {
			a, err := axis(p, len(perm))
			if err != nil {
				return false, errNotRagged
			}
			axes[i] = r.axes[a]
		}
		b.sense[out] = r.with(axes)
	case "Slice":
		return true, b.sliceRows(n, r)
	case "Split":
		return true, b.splitRows(n, r)
	case "Gather":
		return true, b.gatherRows(n, r)
	default:
		return false, nil
	}
	return true, nil
}

func (b *rowBuilder) sliceRows(n *node, r *rows) error {
	at, _, _, ok := b.sliceBounds(n)
	if !ok || at < 0 || at >= len(r.axes) {
		return errNotRagged
	}
	if shape, same := b.reshaped(n, r.shape()); same && slices.Equal(shape, r.shape()) {
		b.sense[n.out[0]] = r
		return nil
	}
	size := 1 << 30
	if r.axes[at].kind == axisColumns {
		size = r.axes[at].n
	}
	lo, hi, ok := b.sliceOf(n, at, size)
	if !ok {
		return errNotRagged
	}
	switch r.axes[at].kind {
	case axisColumns:
		if hi <= lo {
			return errNotRagged
		}
		b.sense[n.out[0]] = r.columns(at, lo, hi)
		return nil
	case axisSequence:
		if lo == 0 && hi == 1 {
			first, err := b.first(n, r, at)
			b.sense[n.out[0]] = first
			return err
		}
	}
	return errNotRagged
}

func (r *rows) columns(at, lo, hi int) *rows {
	axes := slices.Clone(r.axes)
	axes[at].n = hi - lo
	c := r.with(axes)
	c.col += lo * r.axes[at].stride
	return c
}

func (b *rowBuilder) first(n *node, r *rows, at int) (*rows, error) {
	in, err := b.flat(r)
	if err != nil || b.plan.values[in.value].domain != perToken {
		return nil, errNotRagged
	}
	v := b.emit(&planOp{kind: planFirst, title: n.title(), in: []ref{in}}, in.width, perSequence)
	axes := slices.Clone(r.axes)
	axes[at] = viewAxis{kind: axisOne}
	return &rows{value: v, axes: axes, scale: 1}, nil
}

func (b *rowBuilder) splitRows(n *node, r *rows) error {
	at, err := n.attrs.integer("axis", 0)
	if err != nil {
		return errNotRagged
	}
	a, err := axis(at, len(r.axes))
	if err != nil || r.axes[a].kind != axisColumns {
		return errNotRagged
	}
	sizes, err := n.attrs.integers("split")
	if err != nil {
		return errNotRagged
	}
	if len(n.in) > 1 && n.in[1] >= 0 {
		c := b.constant(n.in[1])
		if c == nil {
			return errNotRagged
		}
		if sizes, err = integersOf(c); err != nil {
			return errNotRagged
		}
	}
	if sizes == nil {
		if r.axes[a].n%len(n.out) != 0 {
			return errNotRagged
		}
		for range n.out {
			sizes = append(sizes, int64(r.axes[a].n/len(n.out)))
		}
	}
	if len(sizes) != len(n.out) {
		return errNotRagged
	}
	lo := 0
	for i, id := range n.out {
		hi := lo + int(min(sizes[i], 1<<30))
		if sizes[i] <= 0 || hi > r.axes[a].n {
			return errNotRagged
		}
		if id >= 0 {
			b.sense[id] = r.columns(a, lo, hi)
		}
		lo = hi
	}
	if lo != r.axes[a].n {
		return errNotRagged
	}
	return nil
}

func (b *rowBuilder) gatherRows(n *node, r *rows) error {
	at, err := n.attrs.integer("axis", 0)
	idx := b.constant(n.in[1])
	if err != nil || idx == nil || idx.Len() != 1 || len(idx.shape) > 1 {
		return errNotRagged
	}
	a, err := axis(at, len(r.axes))
	if err != nil {
		return errNotRagged
	}
	v, err := integersOf(idx)
	if err != nil {
		return errNotRagged
	}
	out := r
	switch r.axes[a].kind {
	case axisColumns:
		k, err := index(v[0], r.axes[a].n)
		if err != nil {
			return errNotRagged
		}
		out = r.columns(a, k, k+1)
		out.axes[a] = viewAxis{kind: axisOne}
	case axisSequence:
		if v[0] != 0 {
			return errNotRagged
		}
		if out, err = b.first(n, r, a); err != nil {
			return err
		}
	default:
		return errNotRagged
	}
	if len(idx.shape) == 0 {
		out.axes = slices.Delete(slices.Clone(out.axes), a, a+1)
	}
	b.sense[n.out[0]] = out
	return nil
}
