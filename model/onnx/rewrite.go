package onnx

import (
	"fmt"
	"strconv"

	"google.golang.org/protobuf/encoding/protowire"
)

// maxRank bounds the rank of tensors; no encoder comes near.
const maxRank = 16

// prepass is what the first pass over the wire takes out of a model file,
// with the reduced model that is left for the decoder.
type prepass struct {
	opsets    map[string]int64
	inputs    []Port
	outputs   []Port
	consts    map[string]*Tensor
	nodes     []nodeInfo
	rewritten []byte
	bytes     int64 // memory of consts
	limits    Limits
}

// nodeInfo is what the decoder drops of a node.
type nodeInfo struct {
	name, op, domain string
	tensors          map[string]*Tensor // TENSOR attributes
	inputs           int                // declared, with empty names
	outputs          []string           // "" where the output is not wanted
}

// missing is the prefix of the names given to empty optional inputs and
// outputs, which the decoder would merge into one node. The decoder wants valid
// UTF-8; no exporter writes a NUL.
const missing = "\x00none "

// scan makes the first pass over a model file.
func scan(b []byte, l Limits) (*prepass, error) {
	p := &prepass{opsets: map[string]int64{}, consts: map[string]*Tensor{}, limits: l}
	var graph []byte
	functions := false
	err := fields(b, func(f field) error {
		switch f.num {
		case 7:
			graph = f.data
		case 8:
			var domain string
			var version int64
			if err := fields(f.data, func(f field) error {
				switch f.num {
				case 1:
					domain = string(f.data)
				case 2:
					version = int64(f.val)
				}
				return nil
			}); err != nil {
				return err
			}
			if domain == "ai.onnx" {
				domain = ""
			}
			p.opsets[domain] = version
		case 25:
			functions = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if graph == nil {
		return nil, fmt.Errorf("%w: no graph", ErrModel)
	}
	if functions {
		return nil, fmt.Errorf("%w: model-local functions", ErrUnsupported)
	}
	if v, ok := p.opsets[""]; ok && (v < minOpset || v > maxOpset) {
		return nil, fmt.Errorf("%w: opset %d (%d to %d are known)", ErrUnsupported, v, minOpset, maxOpset)
	}
	out, err := p.graph(graph)
	if err != nil {
		return nil, err
	}
	p.rewritten = protowire.AppendTag(nil, 7, protowire.BytesType)
	p.rewritten = protowire.AppendBytes(p.rewritten, out)
	return p, nil
}

// graph takes a GraphProto apart and returns it without payloads, value_info
// and shapes.
func (p *prepass) graph(b []byte) ([]byte, error) {
	var out []byte
	return out, fields(b, func(f field) error {
		switch f.num {
		case 1:
			n, err := p.node(f.data)
			if err != nil {
				return err
			}
			if n != nil {
				out = protowire.AppendTag(out, 1, protowire.BytesType)
				out = protowire.AppendBytes(out, n)
			}
		case 5:
			t, err := parseTensor(f.data)
			if err != nil {
				return err
			}
			return p.constant(t.name, t)
		case 11, 12:
			port, err := parsePort(f.data)
			if err != nil {
				return err
			}
			if f.num == 11 {
				p.inputs = append(p.inputs, port)
			} else {
				p.outputs = append(p.outputs, port)
			}
			io := protowire.AppendTag(nil, 1, protowire.BytesType)
			io = protowire.AppendString(io, port.Name)
			out = protowire.AppendTag(out, f.num, protowire.BytesType)
			out = protowire.AppendBytes(out, io)
		case 15:
			return fmt.Errorf("%w: sparse initializer", ErrUnsupported)
		}
		return nil
	})
}

// constant decodes and stores an initializer.
func (p *prepass) constant(name string, w *wireTensor) error {
	if name == "" {
		return fmt.Errorf("%w: initializer without a name", ErrModel)
	}
	if _, dup := p.consts[name]; dup {
		return fmt.Errorf("%w: two initializers named %q", ErrModel, name)
	}
	t, err := w.decode()
	if err != nil {
		return err
	}
	return p.keep(name, t)
}

func (p *prepass) keep(name string, t *Tensor) error {
	if p.bytes += int64(len(t.mem)); p.bytes > p.limits.Memory {
		return fmt.Errorf("%w: more than %d bytes of weights", ErrLimit, p.limits.Memory)
	}
	p.consts[name] = t
	return nil
}

// node reads a NodeProto and returns what the decoder should see of it, nil
// for a Constant, which becomes an initializer.
func (p *prepass) node(b []byte) ([]byte, error) {
	n := nodeInfo{tensors: map[string]*Tensor{}}
	var inputs []string
	var attrs [][]byte
	err := fields(b, func(f field) error {
		switch f.num {
		case 1:
			inputs = append(inputs, string(f.data))
		case 2:
			n.outputs = append(n.outputs, string(f.data))
		case 3:
			n.name = string(f.data)
		case 4:
			n.op = string(f.data)
		case 5:
			attrs = append(attrs, f.data)
		case 7:
			if n.domain = string(f.data); n.domain == "ai.onnx" {
				n.domain = ""
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(p.nodes) >= p.limits.Nodes {
		return nil, fmt.Errorf("%w: more than %d nodes", ErrLimit, p.limits.Nodes)
	}
	if _, ok := p.opsets[n.domain]; !ok && n.domain != "com.microsoft" {
		return nil, fmt.Errorf("%w: %v uses domain %q, which the model does not import", ErrModel, n.title(), n.domain)
	}
	constant := n.domain == "" && n.op == "Constant"
	if !constant && lookup(n.domain, n.op) == nil {
		return nil, fmt.Errorf("%w: operator %v in opset %d", ErrUnsupported, n.title(), p.opsets[n.domain])
	}
	var kept [][]byte
	var value *Tensor
	for _, a := range attrs {
		at, err := parseAttribute(a)
		if err == nil && at.tensor != nil {
			n.tensors[at.name], err = at.tensor.decode()
		} else if err == nil && constant {
			value, err = at.constant()
		}
		if err != nil {
			return nil, fmt.Errorf("%v, attribute %q: %w", n.title(), at.name, err)
		}
		if at.tensor == nil {
			kept = append(kept, at.wire)
		}
	}
	if constant {
		if v := n.tensors["value"]; v != nil {
			value = v
		}
		if value == nil || len(n.outputs) != 1 || n.outputs[0] == "" || len(inputs) > 0 {
			return nil, fmt.Errorf("%w: %v", ErrModel, n.title())
		}
		if _, dup := p.consts[n.outputs[0]]; dup {
			return nil, fmt.Errorf("%w: %q is defined twice", ErrModel, n.outputs[0])
		}
		return nil, p.keep(n.outputs[0], value)
	}
	if len(n.outputs) == 0 || len(inputs) == 0 {
		return nil, fmt.Errorf("%w: %v has no inputs or no outputs", ErrModel, n.title())
	}
	n.inputs = len(inputs)
	id := strconv.Itoa(len(p.nodes))
	var out []byte
	for i, s := range inputs {
		if s == "" {
			s = missing + id + " in " + strconv.Itoa(i)
		}
		out = protowire.AppendString(protowire.AppendTag(out, 1, protowire.BytesType), s)
	}
	for i, s := range n.outputs {
		if s == "" {
			s = missing + id + " out " + strconv.Itoa(i)
		}
		out = protowire.AppendString(protowire.AppendTag(out, 2, protowire.BytesType), s)
	}
	out = protowire.AppendString(protowire.AppendTag(out, 3, protowire.BytesType), id)
	op := n.op
	if n.domain != "" {
		op = n.domain + "::" + op
	}
	out = protowire.AppendString(protowire.AppendTag(out, 4, protowire.BytesType), op)
	for _, a := range kept {
		out = protowire.AppendBytes(protowire.AppendTag(out, 5, protowire.BytesType), a)
	}
	p.nodes = append(p.nodes, n)
	return out, nil
}

// title names a node for messages.
func (n *nodeInfo) title() string {
	op := n.op
	if n.domain != "" {
		op = n.domain + "::" + op
	}
	name := n.name
	if name == "" && len(n.outputs) > 0 {
		name = n.outputs[0]
	}
	return fmt.Sprintf("%s (node %q)", op, name)
}
