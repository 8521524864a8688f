package onnx

import (
	"slices"
)

func (b *rowBuilder) reduceNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok {
		return errNotRagged
	}
	mark, keep, ok := b.reduceAxes(n, len(r.axes))
	if !ok {
		return errNotRagged
	}
	var axes []viewAxis
	seen := false
	for i, a := range r.axes {
		if mark[i] {
			if a.kind != axisSequence && a.kind != axisOne {
				return errNotRagged
			}
			seen = seen || a.kind == axisSequence
			if keep {
				axes = append(axes, viewAxis{kind: axisOne})
			}
			continue
		}
		axes = append(axes, a)
	}
	if !seen {
		return errNotRagged
	}
	in, err := b.flat(r)
	if err != nil || b.plan.values[in.value].domain != perToken {
		return errNotRagged
	}
	if n.op != "ReduceSum" || !r.clean {
		b.pads = false
	}
	b.plan.mustClear = append(b.plan.mustClear, r.cleanBy...)
	o := &planOp{kind: planReduce, op: n.op, title: n.title(), in: []ref{in}}
	v := b.emit(o, in.width, perSequence)
	c := (&rows{value: v, axes: axes, scale: 1}).lined(in.width)
	b.sense[n.out[0]] = c
	return nil
}

func (b *rowBuilder) concatNode(n *node) error {
	at, err := n.attrs.integer("axis", 0)
	if err != nil {
		return errNotRagged
	}
	o := &planOp{kind: planConcat, title: n.title()}
	width := 0
	var first *rows
	for _, id := range n.in {
		r, ok := b.sense[id].(*rows)
		if id < 0 || !ok || len(r.axes) == 0 {
			return errNotRagged
		}
		in, err := b.flat(r)
		if err != nil || r.axes[len(r.axes)-1].size() != fixed(in.width) {
			return errNotRagged
		}
		if a, err := axis(at, len(r.axes)); err != nil || a != len(r.axes)-1 {
			return errNotRagged
		}
		if first == nil {
			first = r
		} else if b.plan.values[in.value].domain != b.plan.values[o.in[0].value].domain ||
			!slices.Equal(r.shape()[:len(r.axes)-1], first.shape()[:len(first.axes)-1]) {
			return errNotRagged
		}
		o.in = append(o.in, in)
		width += in.width
	}
	v := b.emit(o, width, b.plan.values[o.in[0].value].domain)
	b.sense[n.out[0]] = b.lone(v, first, width)
	return nil
}

func (b *rowBuilder) softmaxNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok {
		return errNotRagged
	}
	in, err := b.flat(r)
	at, err2 := n.attrs.integer("axis", map[bool]int64{true: 1, false: -1}[n.opset < 13])
	if err != nil || err2 != nil || at != -1 && at != int64(len(r.axes)-1) || r.axes[len(r.axes)-1].size() != fixed(in.width) {
		return errNotRagged
	}
	o := &planOp{kind: planSoftmax, title: n.title(), in: []ref{in}}
	b.sense[n.out[0]] = b.lone(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width)
	return nil
}
