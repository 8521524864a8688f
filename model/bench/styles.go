package main

import (
	"fmt"
	"math"
)

// style is a way of writing encoders that an exporter or model family has.
type style struct {
	name   string
	inputs []string
	ragged bool // the engine is to know it as an encoder
	write  func(e *encoderWriter)
}

// styles are the families that are compared with ONNX Runtime, with random
// weights.
var styles = []style{
	{"bert", bertInputs, true, func(e *encoderWriter) { e.plainGraph() }},
	{"bert-contrib", bertInputs, true, func(e *encoderWriter) { e.kind = fused; e.contribGraph() }},
	{"roberta", bertInputs[:2], true, robertaStyle},
	{"distilbert", bertInputs[:2], true, distilbertStyle},
	{"electra", bertInputs, true, electraStyle},
	{"minilm", bertInputs, true, minilmStyle},
	{"stance", bertInputs, true, stanceStyle},
	{"deberta-v2", bertInputs[:2], false, debertaStyle},
}

var bertInputs = []string{"input_ids", "attention_mask", "token_type_ids"}

// styled is the file of a style.
func styled(s shape, st style) []byte {
	e := &encoderWriter{graph: newGraph(17), shape: s, quantized: map[string][]string{}}
	for _, name := range st.inputs {
		e.port(11, name, typeInt64, "batch", "sequence")
	}
	st.write(e)
	e.port(12, "logits", typeFloat, "batch", 3)
	return e.file()
}

// layers runs the transformer layers, post-LN, with a way of attention.
func (e *encoderWriter) stack(x string, attention func(x, p string) string) string {
	h := e.width
	for l := range e.layers {
		p := fmt.Sprintf("layer%d.", l)
		x = e.norm17(e.op("Add", in(e.linear(attention(x, p), p+"output", h, h), x)), p+"norm1")
		f := e.gelu(e.linear(x, p+"in", h, e.hidden))
		x = e.norm17(e.op("Add", in(e.linear(f, p+"out", e.hidden, h), x)), p+"norm2")
	}
	return x
}

// norm17 is the operator of opset 17.
func (e *encoderWriter) norm17(x, name string) string {
	return e.op("LayerNormalization", in(x, e.vector(name+".gamma", e.width, 1, 0.05), e.vector(name+".beta", e.width, 0, 0.05)),
		attr{"epsilon", 1e-5})
}

// farMask is (1 - mask)·least as [batch, 1, 1, sequence].
func (e *encoderWriter) farMask() string {
	m := e.op("Unsqueeze", in("attention_mask", e.list(1, 2)))
	m = e.op("Cast", in(m), attr{"to", typeFloat})
	return e.op("Mul", in(e.op("Sub", in(e.number(1), m)), e.number(-math.MaxFloat32)))
}

// robertaStyle counts positions from the ids, and classifies by a dense layer.
func robertaStyle(e *encoderWriter) {
	const pad = 1
	real := e.op("Cast", in(e.op("Not", in(e.op("Equal", in("input_ids", e.integer(pad)))))), attr{"to", typeInt32})
	sum := e.op("CumSum", in(real, e.integer(1)))
	at := e.op("Cast", in(e.op("Mul", in(sum, real))), attr{"to", typeInt64})
	at = e.op("Add", in(at, e.integer(pad)))
	// The token types are all 0: a constant vector that is expanded.
	types := e.op("Expand", in(e.longs("zero", []int64{0}, 1, 1), e.op("Shape", in("input_ids"))))
	x := e.op("Add", in(
		e.op("Gather", in(e.table("word", e.vocab), "input_ids")),
		e.op("Gather", in(e.table("type", 2), types))))
	x = e.op("Add", in(x, e.op("Gather", in(e.table("position", positions), at))))
	x = e.norm17(x, "embedding.norm")
	mask := e.farMask()
	x = e.stack(x, func(x, p string) string { return e.attention(x, p, mask) })
	first := e.op("Gather", in(x, e.integer(0)), attr{"axis", 1})
	e.head(first)
}

// distilbertStyle has no token types, divides the queries, and masks with Where.
func distilbertStyle(e *encoderWriter) {
	n := e.op("Unsqueeze", in(e.op("Gather", in(e.op("Shape", in("input_ids")), e.integer(1)), attr{"axis", 0}), e.list(0)))
	all := make([]int64, positions)
	for i := range all {
		all[i] = int64(i)
	}
	at := e.op("Slice", in(e.longs("positions", all, 1, positions), e.list(0), n, e.list(1)))
	x := e.op("Add", in(e.op("Gather", in(e.table("word", e.vocab), "input_ids")), e.op("Gather", in(e.table("position", positions), at))))
	x = e.norm17(x, "embedding.norm")
	hidden := e.op("Equal", in("attention_mask", e.integer(0)))
	h, d := e.width, e.width/e.heads
	x = e.stack(x, func(x, p string) string {
		q, k, v := e.linear(x, p+"query", h, h), e.linear(x, p+"key", h, h), e.linear(x, p+"value", h, h)
		to := e.op("Concat", in(e.dim(x, 0), e.list(-1), e.list(int64(e.heads)), e.list(int64(d))), attr{"axis", 0})
		part := func(x string) string {
			return e.op("Transpose", in(e.op("Reshape", in(x, to))), attr{"perm", []int{0, 2, 1, 3}})
		}
		q = e.op("Div", in(part(q), e.number(math.Sqrt(float64(d)))))
		k = e.op("Transpose", in(part(k)), attr{"perm", []int{0, 1, 3, 2}})
		s := e.op("MatMul", in(q, k))
		shape := e.op("Concat", in(e.dim(x, 0), e.list(1), e.list(1), e.dim(x, 1)), attr{"axis", 0})
		m := e.op("Expand", in(e.op("Reshape", in(hidden, shape)), e.op("Shape", in(s))))
		s = e.op("Softmax", in(e.op("Where", in(m, e.number(-math.MaxFloat32), s))), attr{"axis", -1})
		c := e.op("Transpose", in(e.op("MatMul", in(s, part(v)))), attr{"perm", []int{0, 2, 1, 3}})
		return e.op("Reshape", in(c, e.op("Concat", in(e.dim(x, 0), e.list(-1), e.list(int64(h))), attr{"axis", 0})))
	})
	first := e.op("Gather", in(x, e.integer(0)), attr{"axis", 1})
	r := e.op("Relu", in(e.op("Gemm", in(first, e.weights("pre.weight", h, h), e.vector("pre.bias", h, 0, 0.02)))))
	e.node("", "Gemm", in(r, e.weights("classifier.weight", h, 3), e.vector("classifier.bias", 3, 0, 0.02)), []string{"logits"})
}

// electraStyle has narrow embeddings that a linear layer widens, and a GELU
// head over the first token's row by Slice.
func electraStyle(e *encoderWriter) {
	h, narrow := e.width, e.width/2
	n := e.op("Gather", in(e.op("Shape", in("input_ids")), e.integer(1)), attr{"axis", 0})
	at := e.op("Unsqueeze", in(e.op("Range", in(e.integer(0), n, e.integer(1))), e.list(0)))
	table := func(name string, rows int) string {
		return e.floats("narrow."+name, noise(name, rows*narrow, 0, 0.05), rows, narrow)
	}
	x := e.op("Add", in(
		e.op("Gather", in(table("word", e.vocab), "input_ids")),
		e.op("Gather", in(table("type", 2), "token_type_ids"))))
	x = e.op("Add", in(x, e.op("Gather", in(table("position", positions), at))))
	x = e.op("LayerNormalization", in(x, e.vector("narrow.gamma", narrow, 1, 0.05), e.vector("narrow.beta", narrow, 0, 0.05)))
	x = e.linear(x, "widen", narrow, h)
	mask := e.farMask()
	x = e.stack(x, func(x, p string) string { return e.attention(x, p, mask) })
	first := e.op("Slice", in(x, e.list(0), e.list(1), e.list(1)))
	first = e.op("Squeeze", in(first, e.list(1)))
	g := e.gelu(e.op("Gemm", in(first, e.weights("pre.weight", h, h), e.vector("pre.bias", h, 0, 0.02))))
	e.node("", "Gemm", in(g, e.weights("classifier.weight", h, 3), e.vector("classifier.bias", 3, 0, 0.02)), []string{"logits"})
}

// minilmStyle is a sentence encoder as newer exporters write it: scaled
// products of both sides by the root of the scale, which is computed from a
// shape, and the mean over the mask.
func minilmStyle(e *encoderWriter) {
	h := e.width
	n := e.op("Gather", in(e.op("Shape", in("input_ids")), e.integer(1)), attr{"axis", 0})
	at := e.op("Unsqueeze", in(e.op("Range", in(e.integer(0), n, e.integer(1))), e.list(0)))
	x := e.op("Add", in(
		e.op("Gather", in(e.table("word", e.vocab), "input_ids")),
		e.op("Gather", in(e.table("type", 2), "token_type_ids"))))
	x = e.op("Add", in(x, e.op("Gather", in(e.table("position", positions), at))))
	x = e.norm17(x, "embedding.norm")
	m := e.op("Unsqueeze", in("attention_mask", e.list(1, 2)))
	m = e.op("Expand", in(m, e.op("Concat", in(e.dim("input_ids", 0), e.list(1), e.dim("input_ids", 1), e.dim("input_ids", 1)), attr{"axis", 0})))
	m = e.op("Sub", in(e.number(1), e.op("Cast", in(m), attr{"to", typeFloat})))
	m = e.op("Where", in(e.op("Cast", in(m), attr{"to", typeBool}), e.number(-math.MaxFloat32), m))
	x = e.stack(x, func(x, p string) string {
		q := e.split(e.linear(x, p+"query", h, h), 0, 2, 1, 3)
		k := e.split(e.linear(x, p+"key", h, h), 0, 2, 1, 3)
		v := e.split(e.linear(x, p+"value", h, h), 0, 2, 1, 3)
		d := e.op("Slice", in(e.op("Shape", in(q)), e.list(-1), e.list(math.MaxInt64)))
		root := e.op("Sqrt", in(e.op("Div", in(e.floats("one", []float32{1}, 1), e.op("Sqrt", in(e.op("Cast", in(d), attr{"to", typeFloat})))))))
		k = e.op("Transpose", in(k), attr{"perm", []int{0, 1, 3, 2}})
		s := e.op("MatMul", in(e.op("Mul", in(q, root)), e.op("Mul", in(k, root))))
		s = e.op("Softmax", in(e.op("Add", in(s, m))), attr{"axis", -1})
		c := e.op("Transpose", in(e.op("MatMul", in(s, v))), attr{"perm", []int{0, 2, 1, 3}})
		return e.op("Reshape", in(c, e.list(0, 0, int64(h))))
	})
	w := e.op("Unsqueeze", in("attention_mask", e.list(2)))
	w = e.op("Cast", in(e.op("Expand", in(w, e.op("Shape", in(x))))), attr{"to", typeFloat})
	sum := e.op("ReduceSum", in(e.op("Mul", in(x, w)), e.list(1)), attr{"keepdims", 0})
	count := e.op("Clip", in(e.op("ReduceSum", in(w, e.list(1)), attr{"keepdims", 0}), e.number(1e-9), ""))
	e.head(e.op("Div", in(sum, count)))
}

// debertaStyle has attention over contents and relative positions, gathered by
// distance.
func debertaStyle(e *encoderWriter) {
	h, d := e.width, e.width/e.heads
	const span = 16
	x := e.norm17(e.op("Gather", in(e.table("word", e.vocab), "input_ids")), "embedding.norm")
	m := e.op("Cast", in("attention_mask"), attr{"to", typeFloat})
	x = e.op("Mul", in(x, e.op("Unsqueeze", in(m, e.list(2)))))
	n := e.op("Gather", in(e.op("Shape", in("input_ids")), e.integer(1)), attr{"axis", 0})
	r := e.op("Range", in(e.integer(0), n, e.integer(1)))
	distance := e.op("Sub", in(e.op("Unsqueeze", in(r, e.list(1))), e.op("Unsqueeze", in(r, e.list(0)))))
	at := e.op("Clip", in(e.op("Add", in(distance, e.integer(span))), e.integer(0), e.integer(2*span-1)))
	both := e.op("Cast", in(e.op("Mul", in(e.op("Unsqueeze", in(m, e.list(1, 2))), e.op("Unsqueeze", in(m, e.list(1, 3)))))), attr{"to", typeBool})
	relative := e.floats("relative", noise("relative", 2*span*h, 0, 0.3), 2*span, h)
	x = e.stack(x, func(x, p string) string {
		q := e.split(e.linear(x, p+"query", h, h), 0, 2, 1, 3)
		k := e.split(e.linear(x, p+"key", h, h), 0, 2, 3, 1)
		v := e.split(e.linear(x, p+"value", h, h), 0, 2, 1, 3)
		rk := e.linear(relative, p+"key", h, h)
		rk = e.op("Transpose", in(e.op("Reshape", in(rk, e.list(2*span, int64(e.heads), int64(d))))), attr{"perm", []int{1, 2, 0}})
		s := e.op("MatMul", in(q, k))
		c2p := e.op("MatMul", in(q, rk))
		index := e.op("Expand", in(e.op("Unsqueeze", in(at, e.list(0, 1))), e.op("Shape", in(s))))
		c2p = e.op("GatherElements", in(c2p, index), attr{"axis", -1})
		s = e.op("Div", in(e.op("Add", in(s, c2p)), e.number(math.Sqrt(float64(2*d)))))
		s = e.op("Where", in(e.op("Not", in(both)), e.number(-math.MaxFloat32), s))
		s = e.op("Softmax", in(s), attr{"axis", -1})
		s = e.op("Where", in(e.op("Not", in(both)), e.number(0), s))
		c := e.op("Transpose", in(e.op("MatMul", in(s, v))), attr{"perm", []int{0, 2, 1, 3}})
		return e.op("Reshape", in(c, e.list(0, 0, int64(h))))
	})
	e.head(e.op("Gather", in(x, e.integer(0)), attr{"axis", 1}))
}

// stanceStyle is the encoder that the library ships: narrow embeddings, norms
// before each part, one product for queries, keys and values that Slices part,
// the means of all tokens and of the marked ones, and votes of single tokens.
func stanceStyle(e *encoderWriter) {
	h, narrow, d := e.width, e.width/2, e.width/e.heads
	n := e.op("Cast", in(e.op("Gather", in(e.op("Shape", in("input_ids")), e.integer(1)), attr{"axis", 0})), attr{"to", typeInt64})
	at := e.op("Range", in(e.integer(0), n, e.integer(1)))
	x := e.op("Gather", in(e.floats("narrow.word", noise("narrow.word", e.vocab*narrow, 0, 0.3), e.vocab, narrow), "input_ids"))
	x = e.op("MatMul", in(x, e.weights("widen", narrow, h)))
	x = e.op("Add", in(x, e.op("Gather", in(e.table("position", positions), at))))
	x = e.op("Add", in(x, e.op("Gather", in(e.table("type", 2), "token_type_ids"))))
	x = e.norm17(x, "embedding.norm")
	m := e.op("Unsqueeze", in(e.op("Unsqueeze", in("attention_mask", e.list(1))), e.list(2)))
	m = e.op("Mul", in(e.op("Sub", in(e.number(1), e.op("Cast", in(m), attr{"to", typeFloat}))), e.number(-10000)))
	for l := range e.layers {
		p := fmt.Sprintf("layer%d.", l)
		qkv := e.linear(e.norm17(x, p+"norm1"), p+"qkv", h, 3*h)
		part := func(i int, perm ...int) string {
			s := e.op("Slice", in(qkv, e.list(int64(i*h)), e.list(int64(i*h+h)), e.list(-1), e.list(1)))
			s = e.op("Reshape", in(s, e.list(0, 0, int64(e.heads), int64(d))))
			return e.op("Transpose", in(s), attr{"perm", perm})
		}
		q := e.op("Mul", in(part(0, 0, 2, 1, 3), e.number(1/math.Sqrt(float64(d)))))
		s := e.op("Add", in(e.op("MatMul", in(q, part(1, 0, 2, 3, 1))), m))
		c := e.op("MatMul", in(e.op("Softmax", in(s), attr{"axis", -1}), part(2, 0, 2, 1, 3)))
		c = e.op("Reshape", in(e.op("Transpose", in(c), attr{"perm", []int{0, 2, 1, 3}}), e.list(0, 0, int64(h))))
		x = e.op("Add", in(x, e.linear(c, p+"output", h, h)))
		f := e.gelu(e.linear(e.norm17(x, p+"norm2"), p+"in", h, e.hidden))
		x = e.op("Add", in(x, e.linear(f, p+"out", e.hidden, h)))
	}
	x = e.norm17(x, "norm")
	mean := func(x, chosen string) string {
		w := e.op("Cast", in(e.op("Unsqueeze", in(chosen, e.list(2)))), attr{"to", typeFloat})
		sum := e.op("ReduceSum", in(e.op("Mul", in(x, w)), e.list(1)), attr{"keepdims", 0})
		return e.op("Div", in(sum, e.op("Clip", in(e.op("ReduceSum", in(w, e.list(1)), attr{"keepdims", 0}), e.number(1)))))
	}
	both := e.op("Concat", in(mean(x, "attention_mask"), mean(x, "token_type_ids")), attr{"axis", -1})
	t := e.op("Tanh", in(e.op("Gemm", in(both, e.weights("pool.weight", 2*h, h), e.vector("pool.bias", h, 0, 0.02)))))
	out := e.op("Gemm", in(t, e.weights("classifier.weight", h, 3), e.vector("classifier.bias", 3, 0, 0.02)))
	votes := e.op("Gather", in(e.floats("votes", noise("votes", e.vocab*3, 0, 0.5), e.vocab, 3), "input_ids"))
	votes = e.op("Mul", in(mean(votes, "attention_mask"), e.number(4)))
	e.node("", "Add", in(out, votes), []string{"logits"})
}
