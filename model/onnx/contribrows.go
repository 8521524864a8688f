package onnx

import (
	"math"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// contribNode reads the operators of ONNX Runtime's optimizer.
func (b *rowBuilder) contribNode(n *node) (bool, error) {
	if n.domain != "com.microsoft" {
		return false, nil
	}
	switch n.op {
	case "SkipLayerNormalization":
		return true, b.skipNormNode(n)
	case "BiasGelu":
		return true, b.biasGeluNode(n)
	case "EmbedLayerNormalization":
		return true, b.embedNormNode(n)
	case "Attention":
		return true, b.packedAttentionNode(n)
	case "MatMulNBits":
		return true, b.nbitsNode(n)
	}
	return false, nil
}

// used tells whether an output of a node is named at all.
func used(n *node, i int) bool { return i < len(n.out) && n.out[i] >= 0 }

// matrixOf is a value as rows whose last axis has all columns.
func (b *rowBuilder) matrixOf(id int) (*rows, ref, error) {
	r, ok := b.sense[id].(*rows)
	if !ok || len(r.axes) == 0 {
		return nil, ref{}, errNotRagged
	}
	in, err := b.flat(r)
	if err != nil || r.axes[len(r.axes)-1].size() != fixed(in.width) {
		return nil, ref{}, errNotRagged
	}
	return r, in, nil
}

// addVector adds a constant vector to rows.
func (b *rowBuilder) addVector(n *node, in ref, id int) (ref, error) {
	v := b.vector(id, in.width)
	if v == nil {
		return ref{}, errNotRagged
	}
	o := &planOp{kind: planBinary, op: "Add", title: n.title(), in: []ref{in}, vector: v}
	return ref{b.emit(o, in.width, b.plan.values[in.value].domain), 0, in.width}, nil
}

// norm adds a normalisation with constant weights.
func (b *rowBuilder) norm(n *node, in ref, gamma, beta int, eps float32) (ref, error) {
	o := &planOp{kind: planNorm, title: n.title(), in: []ref{in}, eps: eps, gamma: b.vector(gamma, in.width), beta: make([]float32, in.width)}
	if beta >= 0 {
		o.beta = b.vector(beta, in.width)
	}
	if o.gamma == nil || o.beta == nil {
		return ref{}, errNotRagged
	}
	return ref{b.emit(o, in.width, b.plan.values[in.value].domain), 0, in.width}, nil
}

func (b *rowBuilder) skipNormNode(n *node) error {
	eps, err := n.attrs.float("epsilon", 1e-12)
	if err != nil || used(n, 1) || used(n, 2) {
		return errNotRagged
	}
	x, in, err := b.matrixOf(n.in[0])
	if err != nil {
		return err
	}
	_, skip, err := b.matrixOf(n.in[1])
	if err != nil || skip.width != in.width || b.plan.values[skip.value].domain != b.plan.values[in.value].domain {
		return errNotRagged
	}
	if len(n.in) > 4 && n.in[4] >= 0 {
		if in, err = b.addVector(n, in, n.in[4]); err != nil {
			return err
		}
	}
	o := &planOp{kind: planBinary, op: "Add", title: n.title(), in: []ref{in, skip}}
	sum := ref{b.emit(o, in.width, b.plan.values[in.value].domain), 0, in.width}
	beta := -1
	if len(n.in) > 3 {
		beta = n.in[3]
	}
	out, err := b.norm(n, sum, n.in[2], beta, eps)
	if err != nil {
		return err
	}
	if used(n, 3) {
		b.sense[n.out[3]] = b.lone(sum.value, x, in.width)
	}
	b.sense[n.out[0]] = b.lone(out.value, x, in.width)
	return nil
}

func (b *rowBuilder) biasGeluNode(n *node) error {
	x, in, err := b.matrixOf(n.in[0])
	if err != nil {
		return err
	}
	if len(n.in) > 1 && n.in[1] >= 0 {
		if in, err = b.addVector(n, in, n.in[1]); err != nil {
			return err
		}
	}
	o := &planOp{kind: planUnary, op: "Gelu", title: n.title(), in: []ref{in}, fn: vec.Gelu}
	b.sense[n.out[0]] = b.lone(b.emit(o, in.width, b.plan.values[in.value].domain), x, in.width)
	return nil
}

func (b *rowBuilder) embedNormNode(n *node) error {
	eps, err := n.attrs.float("epsilon", 1e-12)
	if err != nil || len(n.in) > 8 && n.in[8] >= 0 {
		return errNotRagged
	}
	o := &planOp{kind: planEmbed, title: n.title()}
	width := 0
	for i, src := range []int{n.in[0], -1, n.in[1]} {
		w := b.weight(n.in[2+i])
		if w == nil {
			if i == 2 && n.in[2+i] < 0 {
				continue
			}
			return errNotRagged
		}
		if width == 0 {
			width = w.cols
		}
		t := planTable{weights: w, input: -1, limit: math.MaxInt32}
		if src >= 0 {
			ids, ok := b.sense[src].(*tokenInts)
			if !ok {
				return errNotRagged
			}
			t = planTable{weights: w, input: ids.input}
		} else if i != 1 {
			return errNotRagged
		}
		if w.cols != width {
			return errNotRagged
		}
		o.tables = append(o.tables, t)
	}
	sum := ref{b.emit(o, width, perToken), 0, width}
	axes := []viewAxis{{kind: axisBatch}, {kind: axisSequence}, {axisColumns, width, 1}}
	beta := -1
	if len(n.in) > 6 {
		beta = n.in[6]
	}
	out, err := b.norm(n, sum, n.in[5], beta, eps)
	if err != nil {
		return err
	}
	if used(n, 1) && len(n.in) > 7 && n.in[7] >= 0 { // lengths, which only an attention may read as a mask
		if _, ok := b.sense[n.in[7]].(*uniform); !ok {
			return errNotRagged
		}
		b.sense[n.out[1]] = sequenceLengths{}
	}
	if used(n, 2) {
		b.sense[n.out[2]] = &rows{value: sum.value, axes: axes, scale: 1}
	}
	b.sense[n.out[0]] = &rows{value: out.value, axes: axes, scale: 1}
	return nil
}

// sequenceLengths is a vector of the numbers of tokens of the sequences.
type sequenceLengths struct{}

// packedAttentionNode reads Attention with one packed projection.
func (b *rowBuilder) packedAttentionNode(n *node) error {
	heads, err1 := n.attrs.integer("num_heads", 0)
	scale, err2 := n.attrs.float("scale", 0)
	filter, err3 := n.attrs.float("mask_filter_value", -10000)
	causal, err4 := n.attrs.integer("unidirectional", 0)
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil || causal != 0 || n.attrs.has("qkv_hidden_sizes") || len(n.out) > 1 || heads < 1 || len(n.in) < 2 {
		return errNotRagged
	}
	x, in, err := b.matrixOf(n.in[0])
	w := b.weight(n.in[1])
	if err != nil || w == nil || !w.finite() || b.plan.values[in.value].domain != perToken || !x.is(axisBatch, axisSequence, axisColumns) {
		return errNotRagged
	}
	k, width := w.dims()
	if k != in.width || width != 3*k || int64(k)%heads != 0 {
		return errNotRagged
	}
	if len(n.in) > 3 && n.in[3] >= 0 {
		switch m := b.sense[n.in[3]].(type) {
		case sequenceLengths:
		case *uniform:
			if len(m.shape) != 2 || m.shape[0] != dimBatch || m.shape[1] != dimSequence || m.one.typ != Int32 || view[int32](m.one)[0] == 0 {
				return errNotRagged
			}
			if view[int32](m.pad)[0] != 0 || filter > farAway {
				b.pads = false
			}
		default:
			return errNotRagged
		}
	} else {
		b.pads = false
	}
	o := &planOp{kind: planLinear, title: n.title(), in: []ref{in}, weights: w}
	if len(n.in) > 2 && n.in[2] >= 0 {
		if o.bias = b.vector(n.in[2], width); o.bias == nil {
			return errNotRagged
		}
	}
	qkv := b.emit(o, width, perToken)
	d := k / int(heads)
	if scale == 0 {
		scale = float32(1 / math.Sqrt(float64(d)))
	}
	if !(scale > 0) || scale > 1e6 {
		return errNotRagged
	}
	a := &planOp{kind: planAttend, title: n.title(), heads: int(heads), headWidth: d, headStride: [3]int{d, d, d}, scale: scale,
		in: []ref{{qkv, 0, k}, {qkv, k, k}, {qkv, 2 * k, k}}}
	b.sense[n.out[0]] = b.lone(b.emit(a, k, perToken), x, k)
	return nil
}
