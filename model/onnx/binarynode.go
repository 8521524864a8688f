package onnx

import (
	"slices"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

func (b *rowBuilder) binaryNode(n *node) error {
	if len(n.in) != 2 {
		return errNotRagged
	}
	x, xRows := b.sense[n.in[0]].(*rows)
	y, yRows := b.sense[n.in[1]].(*rows)
	if xRows && yRows {
		return b.binaryRows(n, x, y)
	}
	r, at := x, 0
	if yRows {
		r, at = y, 1
	}
	if r == nil {
		return errNotRagged
	}
	if u, isMask := b.uniformOf(n.in[1-at]); u != nil && u.one.typ == Float32 {
		one, pad := view[float32](u.one)[0], view[float32](u.pad)[0]
		shape, ok := broadcastDims(r.shape(), u.shape)
		if !ok || !slices.Equal(shape, r.shape()) && sizeOf(shape) != sizeOf(r.shape()) {
			return errNotRagged
		}
		if n.op == "Mul" || n.op == "Div" && at == 0 {
			if n.op == "Div" {
				one, pad = 1/one, 1/pad
			}
			c := *r
			c.scale *= one
			c.clean = c.clean || pad == 0
			b.sense[n.out[0]] = &c
			return nil
		}
		if isMask && one != pad {
			b.pads = false
		}
		in, err := b.flat(r)
		if err != nil {
			return err
		}
		o := &planOp{kind: planBinary, op: n.op, title: n.title(), in: []ref{in}, vector: []float32{one}, vectorLeft: at == 1}
		b.sense[n.out[0]] = b.sameAs(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width)
		return nil
	}
	in, err := b.flat(r)
	if err != nil {
		return err
	}
	t := b.constant(n.in[1-at])
	if t == nil || len(r.axes) == 0 || r.axes[len(r.axes)-1].size() != fixed(in.width) || len(t.shape) > len(r.axes) {
		return errNotRagged
	}
	v := b.vector(n.in[1-at], in.width)
	if v == nil {
		return errNotRagged
	}
	o := &planOp{kind: planBinary, op: n.op, title: n.title(), in: []ref{in}, vector: v, vectorLeft: at == 1}
	b.sense[n.out[0]] = b.lone(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width)
	return nil
}

func (b *rowBuilder) sameAs(value int, r *rows, width int) *rows {
	c := *r
	c.value, c.col, c.scale, c.clean, c.cleanBy = value, 0, 1, false, nil
	return &c
}

func (b *rowBuilder) binaryRows(n *node, x, y *rows) error {
	shape, ok := broadcastDims(x.shape(), y.shape())
	if !ok {
		return errNotRagged
	}
	ix, err := b.flat(x)
	if err != nil {
		return err
	}
	iy, err := b.flat(y)
	if err != nil {
		return err
	}
	dx, dy := b.plan.values[ix.value].domain, b.plan.values[iy.value].domain
	if dx != dy || ix.width != iy.width && ix.width != 1 && iy.width != 1 {
		return errNotRagged
	}
	wide, width := x, ix.width
	if iy.width > width || iy.width == width && len(y.axes) > len(x.axes) || iy.width == width && sizeOf(y.shape()).b > sizeOf(x.shape()).b {
		wide, width = y, iy.width
	}
	// Rows without a batch axis (positions) take that of the others; what is
	// broadcast otherwise would be a matrix each row.
	if !slices.Equal(shape, wide.shape()) {
		return errNotRagged
	}
	if ix.width != iy.width && wide.axes[len(wide.axes)-1].size() != fixed(width) {
		return errNotRagged
	}
	o := &planOp{kind: planBinary, op: n.op, title: n.title(), in: []ref{ix, iy}}
	c := b.sameAs(b.emit(o, width, dx), wide, width)
	if n.op == "Mul" {
		switch {
		case x.clean:
			c.clean, c.cleanBy = true, x.cleanBy
		case y.clean:
			c.clean, c.cleanBy = true, y.cleanBy
		}
	}
	b.sense[n.out[0]] = c.lined(width)
	return nil
}

func (r *rows) lined(width int) *rows {
	axes := slices.Clone(r.axes)
	step := 1
	for i := len(axes) - 1; i >= 0; i-- {
		if axes[i].kind == axisColumns {
			axes[i].stride = step
			step *= axes[i].n
		}
	}
	r.axes = axes
	return r
}

func (b *rowBuilder) clipNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok || n.opset < 11 {
		return errNotRagged
	}
	in, err := b.flat(r)
	if err != nil {
		return err
	}
	cur := r
	for i, op := range []string{"Max", "Min"} {
		if len(n.in) <= i+1 || n.in[i+1] < 0 {
			continue
		}
		t := b.constant(n.in[i+1])
		if t == nil || t.typ != Float32 || t.Len() != 1 {
			return errNotRagged
		}
		o := &planOp{kind: planBinary, op: op, title: n.title(), in: []ref{in}, vector: []float32{view[float32](t)[0]}}
		cur = b.sameAs(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width).lined(in.width)
		in = ref{cur.value, 0, in.width}
	}
	b.sense[n.out[0]] = cur
	return nil
}

func (b *rowBuilder) unaryNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok || len(n.in) > 1 {
		return errNotRagged
	}
	in, err := b.flat(r)
	if err != nil {
		return err
	}
	o := &planOp{kind: planUnary, op: n.op, title: n.title(), in: []ref{in}}
	if o.fn = rowFunction(n); o.fn == nil {
		return errNotRagged
	}
	b.sense[n.out[0]] = b.sameAs(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width).lined(in.width)
	return nil
}

func rowFunction(n *node) func(dst, src []float32) {
	switch n.op {
	case "Gelu":
		if approx, err := n.attrs.text("approximate", "none"); err != nil || approx != "none" {
			break
		}
		return vec.Gelu
	case "Tanh":
		return vec.Tanh
	case "Erf":
		return vec.Erf
	case "Exp":
		return vec.Exp
	case "Relu":
		return vec.Relu
	}
	op := n
	if n.op == "FastGelu" {
		c := *n
		c.op, c.attrs = "Gelu", attributes{"approximate": "tanh"}
		op = &c
	}
	fn, err := unaryFunc(&spec{node: op})
	if err != nil {
		return nil
	}
	return func(dst, src []float32) {
		for i, x := range src {
			dst[i] = float32(fn(float64(x)))
		}
	}
}
