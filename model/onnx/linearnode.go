package onnx

import (
	"slices"
)

func (b *rowBuilder) linearNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	w := b.weight(n.in[1])
	if !ok || w == nil || !w.finite() {
		return errNotRagged
	}
	alpha, err1 := n.attrs.float("alpha", 1)
	beta, err2 := n.attrs.float("beta", 1)
	transA, err3 := n.attrs.integer("transA", 0)
	transB, err4 := n.attrs.integer("transB", 0)
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil || alpha != 1 || beta != 1 || transA != 0 {
		return errNotRagged
	}
	if transB != 0 {
		w = w.transposed()
	}
	k, width := w.dims()
	in, err := b.flat(r)
	if err != nil || in.width != k || len(r.axes) == 0 {
		return errNotRagged
	}
	if last := r.axes[len(r.axes)-1].size(); last != fixed(k) {
		return errNotRagged // the product runs over the last axis alone
	}
	o := &planOp{kind: planLinear, title: n.title(), in: []ref{in}, weights: w}
	if len(n.in) > 2 && n.in[2] >= 0 {
		if o.bias = b.vector(n.in[2], width); o.bias == nil {
			return errNotRagged
		}
	}
	v := b.emit(o, width, b.plan.values[in.value].domain)
	b.sense[n.out[0]] = b.lone(v, r, width)
	return nil
}

func (b *rowBuilder) vector(id, width int) []float32 {
	t := b.constant(id)
	if t == nil || t.typ != Float32 || t.Len() != 1 && (t.Len() != width || t.shape[len(t.shape)-1] != width) {
		return nil
	}
	v := slices.Clone(view[float32](t))
	for len(v) < width {
		v = append(v, v[0])
	}
	return v
}

func (b *rowBuilder) normNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok || len(n.out) > 1 {
		return errNotRagged
	}
	in, err := b.flat(r)
	if err != nil || r.axes[len(r.axes)-1].size() != fixed(in.width) {
		return errNotRagged
	}
	at, err1 := n.attrs.integer("axis", -1)
	eps, err2 := n.attrs.float("epsilon", 1e-5)
	if err1 != nil || err2 != nil || at != -1 && at != int64(len(r.axes)-1) {
		return errNotRagged
	}
	o := &planOp{kind: planNorm, title: n.title(), in: []ref{in}, eps: eps, gamma: b.vector(n.in[1], in.width)}
	if len(n.in) > 2 && n.in[2] >= 0 {
		o.beta = b.vector(n.in[2], in.width)
	} else {
		o.beta = make([]float32, in.width)
	}
	if o.gamma == nil || o.beta == nil {
		return errNotRagged
	}
	v := b.emit(o, in.width, b.plan.values[in.value].domain)
	b.sense[n.out[0]] = b.lone(v, r, in.width)
	return nil
}
