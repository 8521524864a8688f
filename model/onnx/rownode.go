package onnx

func (b *rowBuilder) rowNode(n *node) (bool, error) {
	out := n.out[0]
	switch n.op {
	case "DequantizeLinear":
		at, block, err := blockAttributes(&spec{node: n})
		if err != nil || block != 0 || n.attrs.has("output_dtype") {
			return false, errNotRagged
		}
		var zero *Tensor
		if len(n.in) > 2 {
			zero = b.constant(n.in[2])
		}
		w := storedWeights(b.constant(n.in[0]), b.constant(n.in[1]), zero, at)
		if w == nil {
			return false, errNotRagged
		}
		b.sense[out] = w
		return true, nil
	case "Gather":
		return true, b.embed(n)
	case "Slice":
		return true, b.slicedTable(n)
	case "MatMul", "FusedMatMul", "Gemm", "Linear":
		return true, b.linearNode(n)
	case "LayerNormalization":
		return true, b.normNode(n)
	case "Add", "Sub", "Mul", "Div", "Max", "Min":
		return true, b.binaryNode(n)
	case "Clip":
		return true, b.clipNode(n)
	case "Tanh", "Gelu", "Relu", "Sigmoid", "Erf", "Exp", "Sqrt", "FastGelu", "QuickGelu":
		return true, b.unaryNode(n)
	case "ReduceSum", "ReduceMean", "ReduceMax":
		return true, b.reduceNode(n)
	case "Concat":
		return true, b.concatNode(n)
	case "Softmax":
		return true, b.softmaxNode(n)
	case "Cast":
		t, ok := b.sense[n.in[0]].(*tokenInts)
		if to, err := n.attrs.integer("to", 0); !ok || err != nil || Type(to) != Float32 {
			return false, errNotRagged
		}
		v := b.emit(&planOp{kind: planFromInts, title: n.title(), input: t.input}, 1, perToken)
		axes, ok := (&rows{axes: []viewAxis{{kind: axisBatch}, {kind: axisSequence}}}).reshape(t.shape)
		if !ok {
			return false, errNotRagged
		}
		b.sense[out] = &rows{value: v, axes: axes, scale: 1, clean: true, cleanBy: []int{t.input}}
		return true, nil
	}
	return false, errNotRagged
}
