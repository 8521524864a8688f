package onnx

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// errNotRagged is the cause where a graph does not read as an encoder of
// ragged batches; it is then run as it stands.
var errNotRagged = errors.New("no ragged form")

// errNoTokens is the cause where a graph does not even have the inputs.
var errNoTokens = fmt.Errorf("%w: inputs are not integers by batch and sequence", errNotRagged)

// rowBuilder reads a graph as an encoder of ragged batches. It goes through
// the nodes once and notes what each value means: a view of rows, sizes,
// something uniform made of the mask, scores of an attention. A value that it
// cannot read ends the attempt.
type rowBuilder struct {
	p     *Program
	plan  *plan
	sense map[int]any
	extra map[int]*Tensor // constants that the builder computed
	pads  bool            // padded tokens may still be left out
	frame *frame
	none  []*Tensor // no constants, by value number
	wide  bool      // a value has more columns than is reasonable
}

// maxWidth bounds the columns of a plan's value.
const maxWidth = 1 << 22

// buildPlan makes the plan of a graph whose constants are folded.
func buildPlan(p *Program, nodes []*node) (*plan, error) {
	b := &rowBuilder{p: p, plan: &plan{}, sense: map[int]any{}, extra: map[int]*Tensor{}, pads: true, frame: p.newFrame(), none: make([]*Tensor, len(p.values))}
	if err := b.ports(); err != nil {
		return nil, err
	}
	for _, n := range nodes {
		if err := b.node(n); err != nil {
			return nil, fmt.Errorf("%v: %w", n.title(), err)
		}
	}
	for i, id := range p.outIDs {
		r, ok := b.sense[id].(*rows)
		if !ok {
			return nil, fmt.Errorf("output %q: %w", p.outputs[i].Name, errNotRagged)
		}
		v, err := b.flat(r)
		if err != nil || p.outputs[i].Type != Float32 {
			return nil, fmt.Errorf("output %q: %w", p.outputs[i].Name, errNotRagged)
		}
		if b.plan.values[v.value].domain == perToken {
			b.pads = false // padding has rows there
		}
		b.plan.outputs = append(b.plan.outputs, planOutput{v, r.axes})
	}
	b.plan.drops = b.pads
	slices.Sort(b.plan.mustClear)
	b.plan.mustClear = slices.Compact(b.plan.mustClear)
	b.plan.finish(p.options.Int8)
	return b.plan, nil
}

// ports reads the inputs: integers a token each, and the mask.
func (b *rowBuilder) ports() error {
	for i, port := range b.p.inputs {
		if port.Type != Int64 && port.Type != Int32 || len(port.Shape) != 2 || port.Shape[0].Size >= 0 || port.Shape[1].Size >= 0 {
			return errNoTokens
		}
		shape := []dim{dimBatch, dimSequence}
		id := b.p.inIDs[i]
		if port.Name == "attention_mask" || port.Name == "input_mask" {
			one, zero := scalarOf(port.Type, 1), scalarOf(port.Type, 0)
			b.sense[id] = &uniform{shape, one, zero}
			b.plan.mask = port.Name
			continue
		}
		if port.Type != Int64 {
			return fmt.Errorf("input %q: %w", port.Name, errNotRagged)
		}
		b.sense[id] = &tokenInts{len(b.plan.inputs), shape}
		b.plan.inputs = append(b.plan.inputs, port.Name)
	}
	if len(b.plan.inputs) == 0 {
		return errNoTokens
	}
	return nil
}

func scalarOf(t Type, v int64) *Tensor {
	s := newTensor(t)
	putUint(s.mem, t.size(), uint64(v))
	return s
}

// constant is the value of a constant, nil if id is none.
func (b *rowBuilder) constant(id int) *Tensor {
	if id < 0 {
		return nil
	}
	if t := b.extra[id]; t != nil {
		return t
	}
	return b.p.consts[id]
}

// constantNode computes what has become constant since sizes are known.
func (b *rowBuilder) constantNode(n *node) (bool, error) {
	in := make([]*Tensor, len(n.in))
	for i, id := range n.in {
		if id < 0 {
			continue
		}
		if l, ok := b.sense[id].(*dims); ok {
			in[i] = l.tensor()
		} else {
			in[i] = b.constant(id)
		}
		if in[i] == nil || in[i].Len() > 1<<20 {
			return false, nil
		}
	}
	if len(n.in) == 0 || len(n.out) != 1 || expensive(n.op) || n.op == "DequantizeLinear" {
		return false, nil
	}
	k, err := lookup(n.domain, n.op)(&spec{node: n, consts: b.none})
	if err != nil {
		return false, nil
	}
	b.frame.ctx = context.Background()
	out := make([]*Tensor, 1)
	if err := k(b.frame, in, out); err != nil || out[0] == nil {
		return false, nil
	}
	if out[0].Len() > 1<<20 {
		b.frame.release(out[0])
		return false, errNotRagged
	}
	own := newTensor(out[0].typ, out[0].shape...)
	copy(own.mem, out[0].mem)
	b.frame.release(out[0])
	b.extra[n.out[0]] = own
	return true, nil
}

// list reads a value as sizes.
func (b *rowBuilder) list(id int) *dims {
	if id < 0 {
		return nil
	}
	if l, ok := b.sense[id].(*dims); ok {
		return l
	}
	if t := b.constant(id); t != nil {
		return dimsOfConst(t)
	}
	return nil
}

// shapeOf is the symbolic shape of a value, nil if it is not known.
func (b *rowBuilder) shapeOf(id int) ([]dim, bool) {
	switch s := b.sense[id].(type) {
	case *rows:
		return s.shape(), true
	case *uniform:
		return s.shape, true
	case *positions:
		return s.shape, true
	case *tokenInts:
		return s.shape, true
	case *idCounts:
		return s.shape, true
	case *scores:
		return s.shape(), true
	case *quantizedRows:
		return s.x.shape(), true
	case *dims:
		if s.scalar {
			return nil, true
		}
		return []dim{fixed(len(s.d))}, true
	}
	if t := b.constant(id); t != nil {
		var out []dim
		for _, d := range t.shape {
			out = append(out, fixed(d))
		}
		return out, true
	}
	return nil, false
}

// weight reads a value as a constant matrix.
func (b *rowBuilder) weight(id int) *weights {
	if id < 0 {
		return nil
	}
	if w, ok := b.sense[id].(*weights); ok {
		return w
	}
	return weightsOf(b.constant(id))
}

// value adds a value to the plan.
func (b *rowBuilder) value(width int, d domain) int {
	b.wide = b.wide || width < 1 || width > maxWidth
	b.plan.values = append(b.plan.values, planValue{width: width, domain: d, parent: -1})
	return len(b.plan.values) - 1
}

// emit adds an operation with a new value.
func (b *rowBuilder) emit(o *planOp, width int, d domain) int {
	o.out, o.sum = b.value(width, d), -1
	b.plan.ops = append(b.plan.ops, o)
	return o.out
}

// flat is a view as a plain matrix, with its pending factor applied.
func (b *rowBuilder) flat(r *rows) (ref, error) {
	width, ok := r.flat()
	if !ok {
		return ref{}, errNotRagged
	}
	if r.scale != 1 {
		in := ref{r.value, r.col, width}
		o := &planOp{kind: planBinary, op: "Mul", in: []ref{in}, vector: []float32{r.scale}}
		r.value = b.emit(o, width, b.plan.values[r.value].domain)
		r.col, r.scale = 0, 1
	}
	return ref{r.value, r.col, width}, nil
}

// lone is a view of a whole new value like the matrix r, with another last axis.
func (b *rowBuilder) lone(value int, r *rows, width int) *rows {
	var axes []viewAxis
	for _, a := range r.axes[:len(r.axes)-1] {
		if a.kind == axisColumns {
			a = viewAxis{kind: axisOne}
		}
		axes = append(axes, a)
	}
	return &rows{value: value, axes: append(axes, viewAxis{axisColumns, width, 1}), scale: 1}
}

// node reads one node.
func (b *rowBuilder) node(n *node) error {
	if len(n.in) == 0 || len(n.out) == 0 || n.out[0] < 0 {
		return errNotRagged
	}
	if n.domain != "" && n.domain != fusedDomain && n.domain != "com.microsoft" {
		return errNotRagged
	}
	for _, read := range []func(*node) (bool, error){b.constantNode, b.dimNode, b.countNode, b.uniformNode, b.quantizedNode, b.contribNode, b.scoreNode, b.viewNode, b.rowNode} {
		done, err := read(n)
		if err != nil || b.wide {
			return errNotRagged
		}
		if !done {
			continue
		}
		for _, id := range n.out {
			if r, ok := b.sense[id].(*rows); ok && len(r.axes) == 0 {
				return errNotRagged // a scalar
			}
		}
		return nil
	}
	return errNotRagged
}
