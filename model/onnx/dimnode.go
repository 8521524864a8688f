package onnx

import (
	"math"
	"slices"
)

func (b *rowBuilder) dimNode(n *node) (bool, error) {
	out := n.out[0]
	if n.op == "Shape" {
		shape, ok := b.shapeOf(n.in[0])
		if !ok {
			return false, nil
		}
		start, err1 := n.attrs.integer("start", 0)
		end, err2 := n.attrs.integer("end", int64(len(shape)))
		if err1 != nil || err2 != nil {
			return false, errNotRagged
		}
		lo, hi := clampIndex(start, len(shape)), clampIndex(end, len(shape))
		b.sense[out] = &dims{d: slices.Clone(shape[lo:max(lo, hi)])}
		return true, nil
	}
	computed := false
	for _, id := range n.in {
		if id >= 0 {
			_, is := b.sense[id].(*dims)
			computed = computed || is
		}
	}
	if !computed {
		return false, nil
	}
	x := b.list(n.in[0])
	switch n.op {
	case "Range":
		start, limit, step := x, b.list(n.in[1]), b.list(n.in[2])
		if start != nil && limit != nil && step != nil && len(start.d) == 1 && len(limit.d) == 1 && len(step.d) == 1 && start.d[0] == fixed(0) &&
			limit.d[0] == dimSequence && step.d[0] == fixed(1) {
			b.sense[out] = &positions{[]dim{dimSequence}, 0, math.MaxInt32}
			return true, nil
		}
		return false, errNotRagged
	case "ConstantOfShape":
		v, err := n.attrs.tensor("value")
		if err != nil || x == nil {
			return false, errNotRagged
		}
		if v == nil {
			v = newTensor(Float32)
		}
		if v.Len() != 1 {
			return false, errNotRagged
		}
		b.sense[out] = &uniform{x.d, v.withShape(nil), v.withShape(nil)}
		if len(x.d) == 1 && x.d[0].isFixed() && (v.typ == Int64 || v.typ == Int32) {
			l := &dims{}
			for range min(x.d[0].n, maxRank) {
				c, _ := integersOf(v)
				l.d = append(l.d, fixed(int(c[0])))
			}
			b.sense[out] = l
		}
		return true, nil
	}
	if x == nil {
		return false, nil // such as Reshape, whose second input is a list
	}
	switch n.op {
	case "Gather":
		at := b.constant(n.in[1])
		if at == nil || x.scalar {
			return false, errNotRagged
		}
		idx, err := integersOf(at)
		if err != nil || len(at.shape) > 1 {
			return false, errNotRagged
		}
		l := &dims{scalar: len(at.shape) == 0}
		for _, i := range idx {
			k, err := index(i, len(x.d))
			if err != nil {
				return false, errNotRagged
			}
			l.d = append(l.d, x.d[k])
		}
		b.sense[out] = l
	case "Slice":
		lo, hi, ok := b.sliceOf(n, 0, len(x.d))
		if !ok {
			return false, errNotRagged
		}
		b.sense[out] = &dims{d: x.d[lo:max(lo, hi)]}
	case "Concat":
		l := &dims{}
		for _, id := range n.in {
			y := b.list(id)
			if y == nil || y.scalar {
				return false, errNotRagged
			}
			l.d = append(l.d, y.d...)
		}
		b.sense[out] = l
	case "Unsqueeze", "Squeeze", "Reshape":
		if len(x.d) != 1 {
			return false, errNotRagged
		}
		l := &dims{d: x.d, scalar: n.op == "Squeeze"}
		if n.op == "Reshape" {
			if len(n.in) < 2 {
				return false, errNotRagged
			}
			to := b.list(n.in[1])
			if to == nil {
				return false, errNotRagged
			}
			l.scalar = len(to.d) == 0
		}
		b.sense[out] = l
	case "Cast", "Identity":
		if to, _ := n.attrs.integer("to", int64(Int64)); n.op == "Cast" && Type(to) != Int64 && Type(to) != Int32 && Type(to) != Bool {
			return false, errNotRagged
		}
		b.sense[out] = x
	case "Where":
		y, z := b.list(n.in[1]), b.list(n.in[2])
		if y == nil || z == nil {
			return false, errNotRagged
		}
		l := &dims{}
		for i, c := range x.d {
			if !c.isFixed() || len(y.d) != len(x.d) && len(y.d) != 1 || len(z.d) != len(x.d) && len(z.d) != 1 {
				return false, errNotRagged
			}
			if c.n != 0 {
				l.d = append(l.d, y.d[min(i, len(y.d)-1)])
			} else {
				l.d = append(l.d, z.d[min(i, len(z.d)-1)])
			}
		}
		b.sense[out] = l
	default:
		f := dimArithmetic(n.op)
		if f == nil || len(n.in) != 2 {
			return false, nil
		}
		y := b.list(n.in[1])
		if y == nil {
			return false, nil
		}
		l := zipDims(x, y, f)
		if l == nil {
			return false, errNotRagged
		}
		b.sense[out] = l
	}
	return true, nil
}

func clampIndex(i int64, n int) int {
	if i < 0 {
		i += int64(n)
	}
	return int(min(max(i, 0), int64(n)))
}

func (b *rowBuilder) sliceOf(n *node, want, size int) (lo, hi int, ok bool) {
	at, start, end, ok := b.sliceBounds(n)
	if !ok || at != want {
		return 0, 0, false
	}
	s, e := b.list(start), b.list(end)
	if s == nil || e == nil || len(s.d) != 1 || len(e.d) != 1 || !s.d[0].isFixed() || !e.d[0].isFixed() {
		return 0, 0, false
	}
	return clampIndex(int64(s.d[0].n), size), clampIndex(int64(e.d[0].n), size), true
}

func (b *rowBuilder) sliceBounds(n *node) (at, start, end int, ok bool) {
	if len(n.in) < 3 || n.opset < 10 {
		return 0, 0, 0, false
	}
	if len(n.in) > 3 && n.in[3] >= 0 {
		a := b.list(n.in[3])
		if a == nil || len(a.d) != 1 || !a.d[0].isFixed() {
			return 0, 0, 0, false
		}
		at = a.d[0].n
	}
	if len(n.in) > 4 && n.in[4] >= 0 {
		s := b.list(n.in[4])
		if s == nil || len(s.d) != 1 || s.d[0] != fixed(1) {
			return 0, 0, 0, false
		}
	}
	if at < 0 {
		shape, known := b.shapeOf(n.in[0])
		if !known {
			return 0, 0, 0, false
		}
		at += len(shape)
	}
	return at, n.in[1], n.in[2], true
}
