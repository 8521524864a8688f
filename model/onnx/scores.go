package onnx

import "slices"

// scores are the products of queries and keys of an attention, a matrix each
// sequence and head, on their way to the softmax.
type scores struct {
	q, k  *rows
	heads int
	scale float32
	soft  bool // the softmax is taken
	// masked tells that the scores of padding vanish in it.
	masked bool
}

func (s *scores) shape() []dim {
	return []dim{dimBatch, fixed(s.heads), dimSequence, dimSequence}
}

// farAway is how much lower than the rest a masked score must be to vanish:
// the exponential of -104 is 0 in float32, and scores are never thousands apart.
const farAway = -9999

// scoreNode reads the parts of an attention.
func (b *rowBuilder) scoreNode(n *node) (bool, error) {
	out := n.out[0]
	if n.op == "MatMul" && n.domain == "" || n.op == "FusedMatMul" {
		return b.attentionProduct(n)
	}
	at := slices.IndexFunc(n.in, func(id int) bool { _, is := b.sense[id].(*scores); return is && id >= 0 })
	if at < 0 {
		return false, nil
	}
	s := b.sense[n.in[at]].(*scores)
	c := *s
	var other *uniform
	if len(n.in) == 2 {
		other, _ = b.uniformOf(n.in[1-at])
	}
	switch n.op {
	case "Identity", "Dropout":
		b.sense[out] = s
		return true, nil
	case "Mul", "Div":
		if other == nil || other.one.typ != Float32 || s.soft || n.op == "Div" && at != 0 || string(other.one.mem) != string(other.pad.mem) {
			return false, errNotRagged
		}
		v := view[float32](other.one)[0]
		if n.op == "Div" {
			v = 1 / v
		}
		c.scale *= v
	case "Add":
		if other == nil || other.one.typ != Float32 || s.soft || !b.maskShape(other.shape) {
			return false, errNotRagged
		}
		if view[float32](other.one)[0] != 0 {
			return false, errNotRagged
		}
		c.masked = c.masked || view[float32](other.pad)[0] <= farAway
	case "Where":
		// Where(mask, scores, far) or Where(padding, far, scores).
		if at == 0 || len(n.in) != 3 {
			return false, errNotRagged
		}
		cond, isMask := b.uniformOf(n.in[0])
		far, _ := b.uniformOf(n.in[3-at])
		if cond == nil || !isMask || far == nil || s.soft || cond.one.typ != Bool || far.one.typ != Float32 || !b.maskShape(cond.shape) {
			return false, errNotRagged
		}
		if (cond.one.mem[0] != 0) != (at == 1) {
			return false, errNotRagged // real tokens are masked
		}
		c.masked = c.masked || (cond.pad.mem[0] != 0) != (at == 1) && view[float32](far.pad)[0] <= farAway
	case "Softmax":
		ax, err := n.attrs.integer("axis", map[bool]int64{true: 1, false: -1}[n.opset < 13])
		if err != nil || s.soft || ax != -1 && ax != 3 {
			return false, errNotRagged
		}
		c.soft = true
	default:
		return false, errNotRagged
	}
	b.sense[out] = &c
	return true, nil
}

// maskShape tells whether a mask is laid along the keys, alike for all queries
// or for queries that are masked themselves.
func (b *rowBuilder) maskShape(shape []dim) bool {
	if len(shape) > 4 || len(shape) == 0 {
		return false
	}
	last := shape[len(shape)-1]
	return last == dimSequence || last == fixed(1) && sizeOf(shape) == fixed(1)
}

// attentionProduct reads a product of two computed operands: scores, or the
// context.
func (b *rowBuilder) attentionProduct(n *node) (bool, error) {
	alpha, err := n.attrs.float("alpha", 1)
	if err != nil {
		return false, errNotRagged
	}
	transA, err1 := n.attrs.integer("transA", 0)
	transB, err2 := n.attrs.integer("transB", 0)
	if err1 != nil || err2 != nil || n.attrs.has("transBatchA") || n.attrs.has("transBatchB") {
		return false, errNotRagged
	}
	right, ok := b.sense[n.in[1]].(*rows)
	if !ok {
		return false, nil
	}
	if transA != 0 {
		return false, errNotRagged
	}
	if transB != 0 && len(right.axes) == 4 {
		a := slices.Clone(right.axes)
		a[2], a[3] = a[3], a[2]
		right = right.with(a)
	}
	switch left := b.sense[n.in[0]].(type) {
	case *rows:
		q, k := left, right
		if !q.is(axisBatch, axisColumns, axisSequence, axisColumns) || !k.is(axisBatch, axisColumns, axisColumns, axisSequence) {
			return false, errNotRagged
		}
		heads, d := q.axes[1].n, q.axes[3].n
		if k.axes[1].n != heads || k.axes[2].n != d || d > 1 && (q.axes[3].stride != 1 || k.axes[2].stride != 1) {
			return false, errNotRagged
		}
		b.sense[n.out[0]] = &scores{q: q, k: k, heads: heads, scale: q.scale * k.scale * alpha}
		return true, nil
	case *scores:
		v := right
		if !left.soft || alpha != 1 || v.scale != 1 || !v.is(axisBatch, axisColumns, axisSequence, axisColumns) || v.axes[1].n != left.heads {
			return false, errNotRagged
		}
		d := left.q.axes[3].n
		if v.axes[3].n != d || d > 1 && v.axes[3].stride != 1 || !(left.scale > 0) || left.scale > 1e6 {
			return false, errNotRagged
		}
		b.pads = b.pads && left.masked // else padding would count
		o := &planOp{kind: planAttend, title: n.title(), heads: left.heads, headWidth: d, scale: left.scale}
		for i, r := range []*rows{left.q, left.k, v} {
			stride := r.axes[1].stride
			if left.heads == 1 {
				stride = d
			}
			o.headStride[i] = stride
			o.in = append(o.in, ref{r.value, r.col, (left.heads-1)*stride + d})
		}
		width := left.heads * d
		value := b.emit(o, width, perToken)
		b.sense[n.out[0]] = &rows{value: value, scale: 1, axes: []viewAxis{{kind: axisBatch}, {axisColumns, left.heads, d},
			{kind: axisSequence}, {axisColumns, d, 1}}}
		return true, nil
	}
	return false, errNotRagged
}
