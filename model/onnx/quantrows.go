package onnx

import (
	"slices"
)

// quantizedRows is what DynamicQuantizeLinear makes of rows: the numbers, their
// scale (times constant scales of weights), or their zero point.
type quantizedRows struct {
	x     *rows
	part  int       // output of the node
	times []float32 // part 1: further factors, nil for none
}

// integerRows is the product of quantized rows and constant int8 weights,
// without scales.
type integerRows struct {
	x *rows
	w *weights
}

// quantizedNode reads dynamically quantized products: DynamicQuantizeLinear,
// MatMulInteger, and the products with both scales. In a plan every row has a
// scale of its own, where the graph has one for the whole batch: a row's result
// then does not depend on the others, and the error is smaller.
func (b *rowBuilder) quantizedNode(n *node) (bool, error) {
	out := n.out[0]
	if n.op == "DynamicQuantizeLinear" {
		r, ok := b.sense[n.in[0]].(*rows)
		if !ok || len(n.out) != 3 {
			return false, errNotRagged
		}
		for i, id := range n.out {
			if id >= 0 {
				b.sense[id] = &quantizedRows{x: r, part: i}
			}
		}
		return true, nil
	}
	if n.op == "MatMulInteger" {
		x, ok := b.sense[n.in[0]].(*quantizedRows)
		if !ok || x.part != 0 || len(n.in) < 3 || n.in[2] < 0 {
			return false, errNotRagged
		}
		zero, ok := b.sense[n.in[2]].(*quantizedRows)
		if !ok || zero.part != 2 || zero.x != x.x {
			return false, errNotRagged
		}
		var wz *Tensor
		if len(n.in) > 3 {
			wz = b.constant(n.in[3])
		}
		w := integerWeights(b.constant(n.in[1]), wz)
		if w == nil {
			return false, errNotRagged
		}
		b.sense[out] = &integerRows{x.x, w}
		return true, nil
	}
	for i, id := range n.in {
		if id < 0 {
			continue
		}
		switch s := b.sense[id].(type) {
		case *integerRows:
			switch n.op {
			case "Cast":
				if to, err := n.attrs.integer("to", 0); err != nil || Type(to) != Float32 {
					return false, errNotRagged
				}
				b.sense[out] = s
				return true, nil
			case "Mul":
				q, ok := b.sense[n.in[1-i]].(*quantizedRows)
				if !ok || q.part != 1 || q.x != s.x || q.times == nil {
					return false, errNotRagged
				}
				return true, b.integerLinear(n, s, q.times)
			}
			return false, errNotRagged
		case *quantizedRows:
			if n.op != "Mul" || s.part != 1 || s.times != nil {
				if n.op == "Mul" && s.part == 1 { // the other order: after integerRows
					continue
				}
				return false, errNotRagged
			}
			c := b.constant(n.in[1-i])
			if c == nil {
				continue
			}
			if c.typ != Float32 || len(c.shape) > 1 || c.Len() < 1 {
				return false, errNotRagged
			}
			b.sense[out] = &quantizedRows{s.x, 1, slices.Clone(view[float32](c))}
			return true, nil
		}
	}
	return false, nil
}

// integerWeights reads the right operand of MatMulInteger: int8 without zero
// points, or uint8 around 128.
func integerWeights(x, zero *Tensor) *weights {
	if x == nil || len(x.shape) != 2 || x.Len() == 0 {
		return nil
	}
	middle := byte(0)
	if x.typ == Uint8 {
		middle = 128
	} else if x.typ != Int8 {
		return nil
	}
	if zero == nil && middle != 0 {
		return nil
	}
	if zero != nil {
		for _, z := range zero.mem {
			if z != middle {
				return nil
			}
		}
	}
	q := view[int8](x)
	if middle != 0 {
		q = make([]int8, len(x.mem))
		for i, v := range x.mem {
			q[i] = int8(v ^ 128)
		}
	}
	return &weights{rows: x.shape[0], cols: x.shape[1], q: q, axis: 1}
}

// integerLinear adds the product of rows and int8 weights with a scale a column.
func (b *rowBuilder) integerLinear(n *node, s *integerRows, scale []float32) error {
	w := *s.w
	if len(scale) != 1 && len(scale) != w.cols {
		return errNotRagged
	}
	for len(scale) < w.cols {
		scale = append(scale, scale[0])
	}
	w.scale = scale
	in, err := b.flat(s.x)
	if err != nil || in.width != w.rows || !w.finite() || s.x.axes[len(s.x.axes)-1].size() != fixed(w.rows) {
		return errNotRagged
	}
	o := &planOp{kind: planLinear, title: n.title(), in: []ref{in}, weights: &w, integer: true}
	v := b.emit(o, w.cols, b.plan.values[in.value].domain)
	b.sense[n.out[0]] = b.lone(v, s.x, w.cols)
	return nil
}
