package main

import (
	"encoding/binary"
	"math"

	"google.golang.org/protobuf/encoding/protowire"
)

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

// Element types of ONNX tensors.
const (
	typeFloat = 1
	typeUint8 = 2
	typeInt8  = 3
	typeInt32 = 6
	typeInt64 = 7
	typeBool  = 9
)

// attr is an attribute of a node: int, float64, string or []int.
type attr struct {
	name  string
	value any
}

// graph collects the parts of an ONNX model.
type graph struct {
	proto   message
	opset   int
	contrib bool
	names   map[string]bool // of initializers
	count   int
}

func newGraph(opset int) *graph {
	g := &graph{opset: opset, names: map[string]bool{}}
	g.proto.bytes(2, []byte("encoder"))
	return g
}

// tensor adds an initializer once and gives its name.
func (g *graph) tensor(name string, typ uint64, raw func() []byte, dims ...int) string {
	if g.names[name] {
		return name
	}
	g.names[name] = true
	var m message
	for _, d := range dims {
		m.varint(1, uint64(d))
	}
	m.varint(2, typ)
	m.bytes(8, []byte(name))
	m.bytes(9, raw())
	g.proto.bytes(5, m)
	return name
}

func (g *graph) floats(name string, v []float32, dims ...int) string {
	return g.tensor(name, typeFloat, func() []byte {
		b := make([]byte, 0, 4*len(v))
		for _, x := range v {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
		}
		return b
	}, dims...)
}

func (g *graph) longs(name string, v []int64, dims ...int) string {
	return g.tensor(name, typeInt64, func() []byte {
		b := make([]byte, 0, 8*len(v))
		for _, x := range v {
			b = binary.LittleEndian.AppendUint64(b, uint64(x))
		}
		return b
	}, dims...)
}

// port adds an input (field 11) or output (12) with named free dimensions.
func (g *graph) port(num protowire.Number, name string, typ uint64, dims ...any) {
	var shape message
	for _, d := range dims {
		var dim message
		switch d := d.(type) {
		case int:
			dim.varint(1, uint64(d))
		case string:
			dim.bytes(2, []byte(d))
		}
		shape.bytes(1, dim)
	}
	var tensor, kind, info message
	tensor.varint(1, typ)
	tensor.bytes(2, shape)
	kind.bytes(1, tensor)
	info.bytes(1, []byte(name))
	info.bytes(2, kind)
	g.proto.bytes(num, info)
}

// node adds an operation with the given outputs.
func (g *graph) node(domain, op string, in, out []string, attrs ...attr) {
	var n message
	for _, s := range in {
		n.bytes(1, []byte(s))
	}
	for _, s := range out {
		n.bytes(2, []byte(s))
	}
	n.bytes(3, []byte(out[0]))
	n.bytes(4, []byte(op))
	for _, a := range attrs {
		var m message
		m.bytes(1, []byte(a.name))
		switch v := a.value.(type) {
		case int:
			m.varint(3, uint64(v))
			m.varint(20, 2)
		case float64:
			m.fixed32(2, math.Float32bits(float32(v)))
			m.varint(20, 1)
		case string:
			m.bytes(4, []byte(v))
			m.varint(20, 3)
		case []int:
			for _, x := range v {
				m.varint(8, uint64(x))
			}
			m.varint(20, 7)
		}
		n.bytes(5, m)
	}
	if domain != "" {
		n.bytes(7, []byte(domain))
		g.contrib = true
	}
	g.proto.bytes(1, n)
}

// file is the finished model.
func (g *graph) file() []byte {
	var m message
	m.varint(1, 8)
	m.bytes(2, []byte("bayan"))
	m.bytes(7, g.proto)
	opset := func(domain string, v int) {
		var o message
		o.bytes(1, []byte(domain))
		o.varint(2, uint64(v))
		m.bytes(8, o)
	}
	opset("", g.opset)
	if g.contrib {
		opset("com.microsoft", 1)
	}
	return m
}
