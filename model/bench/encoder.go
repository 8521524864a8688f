package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
)

// shape is the size of an encoder.
type shape struct {
	layers, width, heads, hidden, vocab int
}

// shapes are those of the encoders that the benchmark makes.
var shapes = map[string]shape{
	"small": {4, 256, 4, 1024, 16384},
	"mini":  {6, 384, 12, 1536, 32768},
	"tiny":  {2, 64, 2, 128, 512},
}

// flops counts the multiplications and additions of a run over equal lengths.
func (s shape) flops(batch, length int) float64 {
	l, h, f := float64(s.layers), float64(s.width), float64(s.hidden)
	return 2 * float64(batch*length) * l * (4*h*h + 2*h*f + 2*float64(length)*h)
}

// kind says how the operators of an encoder are written.
type kind int

const (
	plain   kind = iota // apart, as exporters write them
	dynamic             // with dynamically quantised products, as ONNX Runtime's quantizer writes them
	fused               // with the contrib operators of ONNX Runtime's optimizer
	pooled              // plain, but the classifier reads the mean of all tokens: no row is dead
)

const positions = 512

// encoder writes a BERT classifier of random weights: input_ids,
// attention_mask and token_type_ids [batch, sequence] to logits [batch, 3].
func encoder(s shape, k kind) []byte {
	e := &encoderWriter{graph: newGraph(14), shape: s, kind: k, quantized: map[string][]string{}}
	e.ids()
	if k == fused {
		e.contribGraph()
	} else {
		e.plainGraph()
	}
	e.port(12, "logits", typeFloat, "batch", 3)
	return e.file()
}

type encoderWriter struct {
	*graph
	shape
	kind      kind
	quantized map[string][]string // outputs of DynamicQuantizeLinear by input
}

func (e *encoderWriter) ids() {
	for _, name := range []string{"input_ids", "attention_mask", "token_type_ids"} {
		e.port(11, name, typeInt64, "batch", "sequence")
	}
}

// op adds an operation with one output.
func (e *encoderWriter) op(op string, in []string, attrs ...attr) string {
	e.count++
	out := fmt.Sprintf("%s_%d", op, e.count)
	e.node("", op, in, []string{out}, attrs...)
	return out
}

func in(names ...string) []string { return names }

// noise gives numbers that depend on the tensor's name alone, so that all
// kinds of a model have the same weights.
func noise(name string, n int, mean, std float64) []float32 {
	h := fnv.New64a()
	h.Write([]byte(name))
	r := rand.New(rand.NewPCG(h.Sum64(), 7))
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(mean + std*r.NormFloat64())
	}
	return v
}

func (e *encoderWriter) weights(name string, k, n int) string {
	return e.floats(name, noise(name, k*n, 0, 1/math.Sqrt(float64(k))), k, n)
}

func (e *encoderWriter) vector(name string, n int, mean, std float64) string {
	return e.floats(name, noise(name, n, mean, std), n)
}

func (e *encoderWriter) number(v float64) string {
	return e.floats(fmt.Sprintf("number_%v", v), []float32{float32(v)})
}

func (e *encoderWriter) integer(v int64) string {
	return e.longs(fmt.Sprintf("integer_%d", v), []int64{v})
}

func (e *encoderWriter) list(v ...int64) string {
	return e.longs(fmt.Sprint("list_", v), v, len(v))
}

// linear is x·w + b.
func (e *encoderWriter) linear(x, name string, k, n int) string {
	bias := e.vector(name+".bias", n, 0, 0.02)
	if e.kind != dynamic {
		return e.op("Add", in(e.op("MatMul", in(x, e.weights(name+".weight", k, n))), bias))
	}
	q := e.quantized[x]
	if q == nil {
		e.count++
		for _, part := range []string{"quantized", "scale", "zero"} {
			q = append(q, fmt.Sprintf("%s_%d", part, e.count))
		}
		e.node("", "DynamicQuantizeLinear", in(x), q)
		e.quantized[x] = q
	}
	w := noise(name+".weight", k*n, 0, 1/math.Sqrt(float64(k)))
	top := 0.0
	for _, v := range w {
		top = max(top, math.Abs(float64(v)))
	}
	scale := float32(top / 127)
	wq := e.tensor(name+".quantized", typeInt8, func() []byte {
		b := make([]byte, len(w))
		for i, v := range w {
			b[i] = byte(int8(math.RoundToEven(float64(v / scale))))
		}
		return b
	}, k, n)
	ws := e.floats(name+".scale", []float32{scale})
	wz := e.tensor(name+".zero", typeInt8, func() []byte { return []byte{0} })
	product := e.op("MatMulInteger", in(q[0], wq, q[2], wz))
	f := e.op("Cast", in(product), attr{"to", typeFloat})
	return e.op("Add", in(e.op("Mul", in(f, e.op("Mul", in(q[1], ws)))), bias))
}

// norm is layer normalisation in small operators.
func (e *encoderWriter) norm(x, name string) string {
	gamma, beta := e.vector(name+".gamma", e.width, 1, 0.05), e.vector(name+".beta", e.width, 0, 0.05)
	mean := e.op("ReduceMean", in(x), attr{"axes", []int{-1}})
	d := e.op("Sub", in(x, mean))
	v := e.op("ReduceMean", in(e.op("Pow", in(d, e.number(2)))), attr{"axes", []int{-1}})
	s := e.op("Sqrt", in(e.op("Add", in(v, e.number(1e-12)))))
	return e.op("Add", in(e.op("Mul", in(e.op("Div", in(d, s)), gamma)), beta))
}

func (e *encoderWriter) gelu(x string) string {
	erf := e.op("Erf", in(e.op("Div", in(x, e.number(math.Sqrt2)))))
	return e.op("Mul", in(e.op("Mul", in(x, e.op("Add", in(erf, e.number(1))))), e.number(0.5)))
}

// dim is one dimension of x as a vector of one element.
func (e *encoderWriter) dim(x string, i int64) string {
	d := e.op("Gather", in(e.op("Shape", in(x)), e.integer(i)), attr{"axis", 0})
	return e.op("Unsqueeze", in(d, e.list(0)))
}

func (e *encoderWriter) split(x string, perm ...int) string {
	d := int64(e.width / e.heads)
	to := e.op("Concat", in(e.dim(x, 0), e.dim(x, 1), e.list(int64(e.heads)), e.list(d)), attr{"axis", 0})
	return e.op("Transpose", in(e.op("Reshape", in(x, to))), attr{"perm", perm})
}

// attention is softmax(q·k'/√d + mask)·v with heads split and joined.
func (e *encoderWriter) attention(x, p, mask string) string {
	h := e.width
	q, k, v := e.linear(x, p+"query", h, h), e.linear(x, p+"key", h, h), e.linear(x, p+"value", h, h)
	v = e.split(v, 0, 2, 1, 3)
	q = e.split(q, 0, 2, 1, 3)
	k = e.split(k, 0, 2, 3, 1)
	a := e.op("Div", in(e.op("MatMul", in(q, k)), e.number(math.Sqrt(float64(h/e.heads)))))
	a = e.op("Softmax", in(e.op("Add", in(a, mask))), attr{"axis", -1})
	c := e.op("Transpose", in(e.op("MatMul", in(a, v))), attr{"perm", []int{0, 2, 1, 3}})
	to := e.op("Concat", in(e.dim(c, 0), e.dim(c, 1), e.list(int64(h))), attr{"axis", 0})
	return e.op("Reshape", in(c, to))
}

func (e *encoderWriter) plainGraph() {
	h := e.width
	m := e.op("Unsqueeze", in(e.op("Unsqueeze", in("attention_mask", e.list(1))), e.list(2)))
	m = e.op("Cast", in(m), attr{"to", typeFloat})
	m = e.op("Mul", in(e.op("Sub", in(e.number(1), m)), e.number(-10000)))
	n := e.op("Gather", in(e.op("Shape", in("input_ids")), e.integer(1)), attr{"axis", 0})
	all := make([]int64, positions)
	for i := range all {
		all[i] = int64(i)
	}
	table := e.longs("positions", all, 1, positions)
	at := e.op("Slice", in(table, e.list(0), e.op("Unsqueeze", in(n, e.list(0))), e.list(1), e.list(1)))
	x := e.op("Add", in(
		e.op("Gather", in(e.table("word", e.vocab), "input_ids")),
		e.op("Gather", in(e.table("type", 2), "token_type_ids"))))
	x = e.op("Add", in(x, e.op("Gather", in(e.table("position", positions), at))))
	x = e.norm(x, "embedding.norm")
	for l := range e.layers {
		p := fmt.Sprintf("layer%d.", l)
		c := e.attention(x, p, m)
		x = e.norm(e.op("Add", in(e.linear(c, p+"output", h, h), x)), p+"norm1")
		f := e.gelu(e.linear(x, p+"in", h, e.hidden))
		x = e.norm(e.op("Add", in(e.linear(f, p+"out", e.hidden, h), x)), p+"norm2")
	}
	if e.kind == pooled {
		e.head(e.op("ReduceMean", in(x), attr{"axes", []int{1}}, attr{"keepdims", 0}))
		return
	}
	e.head(e.op("Gather", in(x, e.integer(0)), attr{"axis", 1}))
}

func (e *encoderWriter) table(name string, rows int) string {
	return e.floats(name, noise(name, rows*e.width, 0, 0.05), rows, e.width)
}

// head is the pooler and the classifier over the first token's row.
func (e *encoderWriter) head(first string) {
	h := e.width
	t := e.op("Tanh", in(e.op("Gemm", in(first, e.weights("pool.weight", h, h), e.vector("pool.bias", h, 0, 0.02)))))
	e.node("", "Gemm", in(t, e.weights("classifier.weight", h, 3), e.vector("classifier.bias", 3, 0, 0.02)), []string{"logits"})
}

// contribGraph is the same encoder in ONNX Runtime's own operators.
func (e *encoderWriter) contribGraph() {
	h := e.width
	op := func(op string, inputs []string, attrs ...attr) string {
		e.count++
		out := fmt.Sprintf("%s_%d", op, e.count)
		e.node("com.microsoft", op, inputs, []string{out}, attrs...)
		return out
	}
	narrow := func(x string) string { return e.op("Cast", in(x), attr{"to", typeInt32}) }
	norm := func(name string) (string, string) {
		return e.vector(name+".gamma", h, 1, 0.05), e.vector(name+".beta", h, 0, 0.05)
	}
	mask := narrow("attention_mask")
	gamma, beta := norm("embedding.norm")
	e.node("com.microsoft", "EmbedLayerNormalization", in(narrow("input_ids"), narrow("token_type_ids"), e.table("word", e.vocab),
		e.table("position", positions), e.table("type", 2), gamma, beta), in("embedded", "mask_index"), attr{"epsilon", 1e-12})
	x := "embedded"
	for l := range e.layers {
		p := fmt.Sprintf("layer%d.", l)
		w, b := e.packedProjection(p)
		a := op("Attention", in(x, w, b, mask), attr{"num_heads", e.heads})
		o := e.op("MatMul", in(a, e.weights(p+"output.weight", h, h)))
		gamma, beta = norm(p + "norm1")
		x = op("SkipLayerNormalization", in(o, x, gamma, beta, e.vector(p+"output.bias", h, 0, 0.02)), attr{"epsilon", 1e-12})
		f := op("BiasGelu", in(e.op("MatMul", in(x, e.weights(p+"in.weight", h, e.hidden))), e.vector(p+"in.bias", e.hidden, 0, 0.02)))
		o = e.op("MatMul", in(f, e.weights(p+"out.weight", e.hidden, h)))
		gamma, beta = norm(p + "norm2")
		x = op("SkipLayerNormalization", in(o, x, gamma, beta, e.vector(p+"out.bias", h, 0, 0.02)), attr{"epsilon", 1e-12})
	}
	e.head(e.op("Gather", in(x, e.integer(0)), attr{"axis", 1}))
}

// packedProjection lays the three projections side by side.
func (e *encoderWriter) packedProjection(p string) (w, b string) {
	h := e.width
	weights, bias := make([]float32, 3*h*h), make([]float32, 3*h)
	for t, part := range []string{"query", "key", "value"} {
		v := noise(p+part+".weight", h*h, 0, 1/math.Sqrt(float64(h)))
		for i := range h {
			copy(weights[i*3*h+t*h:], v[i*h:(i+1)*h])
		}
		copy(bias[t*h:], noise(p+part+".bias", h, 0, 0.02))
	}
	return e.floats(p+"qkv.weight", weights, h, 3*h), e.floats(p+"qkv.bias", bias, 3*h)
}
