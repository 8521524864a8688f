package onnx

import (
	"math"
	"math/rand/v2"

	"google.golang.org/protobuf/encoding/protowire"
)

// builder_test writes ONNX files by hand.

// message is a protobuf message in the making.
type message []byte

func (m *message) bytes(num protowire.Number, b []byte) {
	*m = protowire.AppendBytes(protowire.AppendTag(*m, num, protowire.BytesType), b)
}

func (m *message) varint(num protowire.Number, v uint64) {
	*m = protowire.AppendVarint(protowire.AppendTag(*m, num, protowire.VarintType), v)
}

func (m *message) fixed32(num protowire.Number, v uint32) {
	*m = protowire.AppendFixed32(protowire.AppendTag(*m, num, protowire.Fixed32Type), v)
}

// graphBuilder collects a graph.
type graphBuilder struct {
	graph  message
	opset  uint64
	domain []string
}

func newGraph(opset uint64) *graphBuilder { return &graphBuilder{opset: opset} }

func tensorMessage(name string, t *Tensor) []byte {
	var m message
	for _, d := range t.shape {
		m.varint(1, uint64(d))
	}
	m.varint(2, uint64(t.typ))
	m.bytes(8, []byte(name))
	m.bytes(9, t.mem)
	return m
}

func floats(v []float32, shape ...int) *Tensor {
	t, err := NewTensor(v, shape...)
	if err != nil {
		panic(err)
	}
	return t
}

func longs(v []int64, shape ...int) *Tensor {
	t, err := NewTensor(v, shape...)
	if err != nil {
		panic(err)
	}
	return t
}

func (g *graphBuilder) constant(name string, t *Tensor) string {
	g.graph.bytes(5, tensorMessage(name, t))
	return name
}

// port adds an input (field 11) or output (field 12); -1 is a free dimension.
func (g *graphBuilder) port(num protowire.Number, name string, typ Type, shape ...int) {
	var dims message
	for _, d := range shape {
		var dim message
		if d >= 0 {
			dim.varint(1, uint64(d))
		} else {
			dim.bytes(2, []byte("n"))
		}
		dims.bytes(1, dim)
	}
	var tensor, kind, info message
	tensor.varint(1, uint64(typ))
	tensor.bytes(2, dims)
	kind.bytes(1, tensor)
	info.bytes(1, []byte(name))
	info.bytes(2, kind)
	g.graph.bytes(num, info)
}

func (g *graphBuilder) input(name string, typ Type, shape ...int)  { g.port(11, name, typ, shape...) }
func (g *graphBuilder) output(name string, typ Type, shape ...int) { g.port(12, name, typ, shape...) }

// attr is an attribute: int64, float32, string, []int64, or *Tensor.
type attr struct {
	name  string
	value any
}

// node adds an operation with one output and gives its name.
func (g *graphBuilder) node(op string, out string, in []string, attrs ...attr) string {
	g.nodes("", op, []string{out}, in, attrs...)
	return out
}

func (g *graphBuilder) nodes(domain, op string, out, in []string, attrs ...attr) {
	var n message
	for _, s := range in {
		n.bytes(1, []byte(s))
	}
	for _, s := range out {
		n.bytes(2, []byte(s))
	}
	n.bytes(4, []byte(op))
	for _, a := range attrs {
		var m message
		m.bytes(1, []byte(a.name))
		switch v := a.value.(type) {
		case int64:
			m.varint(3, uint64(v))
			m.varint(20, attrInt)
		case float32:
			m.fixed32(2, math.Float32bits(v))
			m.varint(20, attrFloat)
		case string:
			m.bytes(4, []byte(v))
			m.varint(20, attrString)
		case []int64:
			for _, x := range v {
				m.varint(8, uint64(x))
			}
			m.varint(20, attrInts)
		case *Tensor:
			m.bytes(5, tensorMessage("", v))
			m.varint(20, attrTensor)
		}
		n.bytes(5, m)
	}
	if domain != "" {
		n.bytes(7, []byte(domain))
		g.domain = append(g.domain, domain)
	}
	g.graph.bytes(1, n)
}

// file is the finished model.
func (g *graphBuilder) file() []byte {
	var m message
	m.varint(1, 8)
	m.bytes(7, g.graph)
	for _, d := range append([]string{""}, g.domain...) {
		var o message
		o.bytes(1, []byte(d))
		if d == "" {
			o.varint(2, g.opset)
		} else {
			o.varint(2, 1)
		}
		m.bytes(8, o)
	}
	return m
}

// noise gives reproducible normal numbers.
func noise(seed uint64, n int, std float64) []float32 {
	r := rand.New(rand.NewPCG(seed, 1))
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64() * std)
	}
	return v
}

// encoderFile is a post-LN encoder of one layer as exporters write it, all in
// small operators: width 8, two heads, four labels, vocabulary 32.
func encoderFile() []byte {
	const width, heads, ff, vocab = 8, 2, 16, 32
	g := newGraph(13)
	for _, name := range []string{"input_ids", "attention_mask"} {
		g.input(name, Int64, -1, -1)
	}
	w := func(name string, seed uint64, shape ...int) string {
		n, _ := count(shape)
		return g.constant(name, floats(noise(seed, n, 0.3), shape...))
	}
	scalar := func(name string, v float32) string { return g.constant(name, floats([]float32{v})) }
	linear := func(x, name string, seed uint64, k, n int) string {
		m := g.node("MatMul", name+".product", []string{x, w(name+".w", seed, k, n)})
		return g.node("Add", name, []string{w(name+".b", seed+100, n), m})
	}
	norm := func(x, name string) string {
		mean := g.node("ReduceMean", name+".mean", []string{x}, attr{"axes", []int64{-1}})
		d := g.node("Sub", name+".d", []string{x, mean})
		sq := g.node("Pow", name+".sq", []string{d, "two"})
		v := g.node("ReduceMean", name+".var", []string{sq}, attr{"axes", []int64{-1}})
		e := g.node("Add", name+".eps", []string{v, "epsilon"})
		s := g.node("Sqrt", name+".sqrt", []string{e})
		q := g.node("Div", name+".q", []string{d, s})
		m := g.node("Mul", name+".m", []string{q, w(name+".gamma", 7, width)})
		return g.node("Add", name, []string{m, w(name+".beta", 8, width)})
	}
	scalar("two", 2)
	scalar("epsilon", 1e-5)
	scalar("one", 1)
	scalar("half", 0.5)
	scalar("root2", math.Sqrt2)
	scalar("scale", 2)
	scalar("far", -10000)
	g.constant("shape", longs([]int64{0, 0, heads, width / heads}, 4))
	g.constant("flat", longs([]int64{0, 0, width}, 3))
	g.constant("axes12", longs([]int64{1, 2}, 2))
	g.constant("zero", longs([]int64{0}))
	x := g.node("Gather", "embedded", []string{w("table", 1, vocab, width), "input_ids"})
	x = norm(x, "ln0")
	m := g.node("Unsqueeze", "mask4", []string{"attention_mask", "axes12"})
	m = g.node("Cast", "maskf", []string{m}, attr{"to", int64(Float32)})
	m = g.node("Sub", "maski", []string{"one", m})
	m = g.node("Mul", "maska", []string{m, "far"})
	head := func(x, name string, perm ...int64) string {
		r := g.node("Reshape", name+".r", []string{x, "shape"})
		return g.node("Transpose", name, []string{r}, attr{"perm", perm})
	}
	q := head(linear(x, "q", 11, width, width), "q4", 0, 2, 1, 3)
	k := head(linear(x, "k", 12, width, width), "k4", 0, 2, 3, 1)
	v := head(linear(x, "v", 13, width, width), "v4", 0, 2, 1, 3)
	a := g.node("MatMul", "scores", []string{q, k})
	a = g.node("Div", "scaled", []string{a, "scale"})
	a = g.node("Add", "masked", []string{a, m})
	a = g.node("Softmax", "attention", []string{a}, attr{"axis", int64(-1)})
	c := g.node("MatMul", "context", []string{a, v})
	c = g.node("Transpose", "contextT", []string{c}, attr{"perm", []int64{0, 2, 1, 3}})
	c = g.node("Reshape", "context3", []string{c, "flat"})
	x = norm(g.node("Add", "res1", []string{linear(c, "o", 14, width, width), x}), "ln1")
	f := linear(x, "f1", 15, width, ff)
	e := g.node("Erf", "erf", []string{g.node("Div", "rooted", []string{f, "root2"})})
	e = g.node("Add", "erf1", []string{e, "one"})
	e = g.node("Mul", "gelu2", []string{f, e})
	e = g.node("Mul", "gelu", []string{e, "half"})
	x = norm(g.node("Add", "res2", []string{linear(e, "f2", 16, ff, width), x}), "ln2")
	cls := g.node("Gather", "cls", []string{x, "zero"}, attr{"axis", int64(1)})
	g.node("Gemm", "logits", []string{cls, w("out.w", 17, 4, width), w("out.b", 18, 4)}, attr{"transB", int64(1)})
	g.output("logits", Float32, -1, 4)
	return g.file()
}
