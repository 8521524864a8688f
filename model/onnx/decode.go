package onnx

import (
	"fmt"
	"strings"

	onnxgo "github.com/owulveryck/onnx-go"
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/simple"
)

// node is one operation of a decoded graph. Values are numbered; -1 is an
// optional input or output left out.
type node struct {
	nodeInfo
	opset   int64 // of the node's domain
	attrs   attributes
	in, out []int
}

// decoded is a checked graph: nodes in topological order, every value defined
// once, constants by value number.
type decoded struct {
	values  []string
	consts  map[int]*Tensor
	inputs  []Port
	outputs []Port
	inIDs   []int
	outIDs  []int
	nodes   []*node
	opsets  map[string]int64
}

// decode reads a model file.
func decode(file []byte, l Limits) (*decoded, error) {
	if int64(len(file)) > l.File {
		return nil, fmt.Errorf("%w: file of %d bytes, at most %d", ErrLimit, len(file), l.File)
	}
	p, err := scan(file, l)
	if err != nil {
		return nil, err
	}
	s := newSink()
	if len(p.nodes) > 0 { // the decoder refuses an empty graph
		if err := unmarshal(s, p.rewritten); err != nil {
			return nil, err
		}
	}
	return s.resolve(p)
}

// unmarshal runs the decoder, which can panic on files that its authors did
// not think of; nothing else of this package recovers.
func unmarshal(s *sink, b []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: decoder: %v", ErrModel, r)
		}
	}()
	if err := onnxgo.NewModel(s).UnmarshalBinary(b); err != nil {
		return fmt.Errorf("%w: decoder: %w", ErrModel, err)
	}
	return nil
}

// vertex is a value in the decoder's graph. It only knows its name: a vertex
// that could carry data would make the decoder read tensors itself.
type vertex struct {
	graph.Node
	name string
}

// SetName implements onnx.Namer.
func (v *vertex) SetName(s string) { v.name = s }

// GetName implements onnx.Namer.
func (v *vertex) GetName() string { return v.name }

// sink is the backend that the decoder fills: a graph of values, and the
// operations in file order. It keeps every edge itself, because a node that
// reads one value twice has only one edge in a simple graph.
type sink struct {
	*simple.WeightedDirectedGraph
	edges []graph.WeightedEdge // since the last operation
	ops   []operation
}

type operation struct {
	attrs   map[string]any
	in, out []string
}

func newSink() *sink {
	return &sink{WeightedDirectedGraph: simple.NewWeightedDirectedGraph(0, -1)}
}

// NewNode implements graph.NodeAdder.
func (s *sink) NewNode() graph.Node {
	return &vertex{Node: s.WeightedDirectedGraph.NewNode()}
}

// SetWeightedEdge implements graph.WeightedEdgeAdder: from an output to an
// input, weighted with the index of the input.
func (s *sink) SetWeightedEdge(e graph.WeightedEdge) {
	s.edges = append(s.edges, e)
	s.WeightedDirectedGraph.SetWeightedEdge(e)
}

// ApplyOperation implements onnx.OperationCarrier.
func (s *sink) ApplyOperation(op onnxgo.Operation, outs ...graph.Node) error {
	o := operation{attrs: op.Attributes}
	for _, n := range outs {
		o.out = append(o.out, n.(*vertex).name)
	}
	for _, e := range s.edges {
		if e.From().ID() != outs[0].ID() {
			continue // the inputs repeat for every output
		}
		if int(e.Weight()) != len(o.in) {
			return fmt.Errorf("input %v in place %d", e.Weight(), len(o.in))
		}
		o.in = append(o.in, e.To().(*vertex).name)
	}
	s.edges = s.edges[:0]
	s.ops = append(s.ops, o)
	return nil
}

// resolve joins what the decoder saw with what the first pass took out, and
// checks that every value is defined exactly once and before its use.
func (s *sink) resolve(p *prepass) (*decoded, error) {
	if len(s.ops) != len(p.nodes) {
		return nil, fmt.Errorf("%w: %d operations for %d nodes", ErrModel, len(s.ops), len(p.nodes))
	}
	d := &decoded{consts: map[int]*Tensor{}, opsets: p.opsets, outputs: p.outputs}
	ids := make(map[string]int, len(p.consts)+len(p.nodes))
	define := func(name string) (int, error) {
		if _, dup := ids[name]; dup {
			return 0, fmt.Errorf("%w: %q is defined twice", ErrModel, name)
		}
		ids[name] = len(d.values)
		d.values = append(d.values, name)
		return len(d.values) - 1, nil
	}
	for _, in := range p.inputs {
		if _, isConst := p.consts[in.Name]; isConst { // a default value, IR version 3
			continue
		}
		id, err := define(in.Name)
		if err != nil {
			return nil, err
		}
		d.inputs, d.inIDs = append(d.inputs, in), append(d.inIDs, id)
	}
	for _, name := range sortedKeys(p.consts) {
		id, err := define(name)
		if err != nil {
			return nil, err
		}
		d.consts[id] = p.consts[name]
	}
	for i, op := range s.ops {
		n := &node{nodeInfo: p.nodes[i], attrs: op.attrs, opset: p.opsets[p.nodes[i].domain]}
		if len(op.in) != n.nodeInfo.inputs || len(op.out) != len(n.nodeInfo.outputs) {
			return nil, fmt.Errorf("%w: %v lost an input or output", ErrModel, n.title())
		}
		for name, t := range n.tensors {
			n.attrs[name] = t
		}
		for _, name := range op.in {
			id, ok := ids[name]
			switch {
			case strings.HasPrefix(name, missing):
				id = -1
			case !ok:
				return nil, fmt.Errorf("%w: %v reads %q before it is defined", ErrModel, n.title(), name)
			}
			n.in = append(n.in, id)
		}
		for _, name := range op.out {
			id := -1
			if !strings.HasPrefix(name, missing) {
				var err error
				if id, err = define(name); err != nil {
					return nil, err
				}
			}
			n.out = append(n.out, id)
		}
		d.nodes = append(d.nodes, n)
	}
	for _, o := range p.outputs {
		id, ok := ids[o.Name]
		if !ok {
			return nil, fmt.Errorf("%w: output %q is not defined", ErrModel, o.Name)
		}
		d.outIDs = append(d.outIDs, id)
	}
	if len(d.outIDs) == 0 {
		return nil, fmt.Errorf("%w: no outputs", ErrModel)
	}
	return d, nil
}
