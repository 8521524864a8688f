package onnx

import (
	"context"
	"fmt"
	"slices"
	"sort"
)

// compile turns a decoded graph into a program: it builds the kernel of every
// node, computes what only depends on constants, joins operations into larger
// ones, drops what no output needs, and notes where each value dies.
func compile(ctx context.Context, d *decoded, o Options) (*Program, error) {
	p := &Program{inputs: d.inputs, inIDs: d.inIDs, values: d.values, opsets: d.opsets, options: o}
	for i, port := range d.outputs {
		if len(o.Outputs) == 0 || slices.Contains(o.Outputs, port.Name) {
			p.outputs, p.outIDs = append(p.outputs, port), append(p.outIDs, d.outIDs[i])
		}
	}
	for _, name := range o.Outputs {
		if !slices.ContainsFunc(p.outputs, func(q Port) bool { return q.Name == name }) {
			return nil, fmt.Errorf("%w: no output named %q", ErrInput, name)
		}
	}
	p.consts = make([]*Tensor, len(d.values))
	for id, t := range d.consts {
		p.consts[id] = t
	}
	live := prune(d.nodes, p.outIDs)
	for _, n := range live {
		if err := checkNode(n); err != nil {
			return nil, err
		}
	}
	nodes, err := p.fold(ctx, live, !o.Stepwise)
	if err != nil {
		return nil, err
	}
	p.nodes = prune(nodes, p.outIDs)
	if o.Stepwise {
		p.notRagged = errNotRagged
		return p, p.finish(ctx)
	}
	if p.plan, p.notRagged = buildPlan(p, p.fuse(p.nodes, true)); p.plan == nil {
		return p, p.finish(ctx)
	}
	return p, nil
}

// finish compiles the steps, unless it is done already. For an encoder that
// has a plan that is put off until a run needs them.
func (p *Program) finish(ctx context.Context) error {
	p.compile.Do(func() {
		nodes, err := p.fold(context.WithoutCancel(ctx), p.nodes, false)
		if err != nil {
			p.compiled = err
			return
		}
		nodes = p.fuse(prune(nodes, p.outIDs), false)
		if p.compiled = p.emit(prune(nodes, p.outIDs)); p.compiled == nil {
			p.sweep()
		}
		p.nodes = nil
	})
	return p.compiled
}

// makeStep builds the kernel of a node.
func makeStep(n *node, consts []*Tensor) (step, error) {
	b := lookup(n.domain, n.op)
	if b == nil {
		return step{}, fmt.Errorf("%w: operator %v in opset %d", ErrUnsupported, n.title(), n.opset)
	}
	sp := &spec{node: n, consts: consts}
	k, err := b(sp)
	if err != nil {
		return step{}, fmt.Errorf("%v: %w", n.title(), err)
	}
	in := slices.Clone(n.in)
	for _, i := range sp.baked {
		in[i] = -1
	}
	return step{title: n.title(), op: n.op, in: in, out: n.out, run: k, packed: len(sp.baked) > 0}, nil
}

// fold computes the nodes whose inputs are all constant. If stored is set,
// weights that are stored as int8 stay so.
func (p *Program) fold(ctx context.Context, nodes []*node, stored bool) ([]*node, error) {
	var left []*node
	var bytes int64
	f := p.newFrame()
	f.ctx = ctx
	for _, n := range nodes {
		if !p.foldable(n) || stored && p.storedWeights(n) {
			left = append(left, n)
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s, err := makeStep(n, p.consts)
		if err != nil {
			return nil, err
		}
		if err := p.do(f, &s); err != nil {
			return nil, fmt.Errorf("%v: %w", n.title(), err)
		}
		for _, id := range n.out {
			if id < 0 {
				continue
			}
			t := f.values[id]
			own := newTensor(t.typ, t.shape...)
			copy(own.mem, t.mem)
			p.consts[id] = own
			f.release(t)
			f.values[id] = nil
			if bytes += int64(len(own.mem)); bytes > p.options.Limits.Memory {
				return nil, fmt.Errorf("%w: folded constants of more than %d bytes", ErrLimit, p.options.Limits.Memory)
			}
		}
		p.folded++
	}
	return left, nil
}

// foldable tells whether n only reads constants and is cheap enough.
func (p *Program) foldable(n *node) bool {
	work := 1.0
	for _, id := range n.in {
		if id < 0 {
			continue
		}
		if p.consts[id] == nil {
			return false
		}
		work *= float64(max(p.consts[id].Len(), 1))
	}
	return !expensive(n.op) || work <= float64(p.options.Limits.Fold)
}

// storedWeights tells whether n makes float32 weights of int8 ones in a way that
// a plan reads from the file's form.
func (p *Program) storedWeights(n *node) bool {
	if n.op != "DequantizeLinear" || n.domain != "" || n.attrs.has("output_dtype") {
		return false
	}
	at, block, err := blockAttributes(&spec{node: n})
	if err != nil || block != 0 || len(n.in) < 2 || n.in[0] < 0 || n.in[1] < 0 {
		return false
	}
	var zero *Tensor
	if len(n.in) > 2 && n.in[2] >= 0 {
		zero = p.consts[n.in[2]]
	}
	return p.consts[n.in[0]].Len() >= 1<<11 && storedWeights(p.consts[n.in[0]], p.consts[n.in[1]], zero, at) != nil
}

// expensive tells the operations whose cost is not bounded by the size of their
// inputs and outputs.
func expensive(op string) bool {
	switch op {
	case "MatMul", "Gemm", "MatMulInteger", "FusedMatMul", "QLinearMatMul", "Einsum", "Attention", "MatMulNBits":
		return true
	}
	return false
}

// prune keeps the nodes that the given values need.
func prune(nodes []*node, need []int) []*node {
	live := map[int]bool{}
	for _, id := range need {
		live[id] = true
	}
	var kept []*node
	for i := len(nodes) - 1; i >= 0; i-- {
		n := nodes[i]
		if !slices.ContainsFunc(n.out, func(id int) bool { return id >= 0 && live[id] }) {
			continue
		}
		for _, id := range n.in {
			if id >= 0 {
				live[id] = true
			}
		}
		kept = append(kept, n)
	}
	slices.Reverse(kept)
	return kept
}

// emit makes the steps and finds each value's last use.
func (p *Program) emit(nodes []*node) error {
	last := map[int]int{}
	for i, n := range nodes {
		s, err := makeStep(n, p.consts)
		if err != nil {
			return err
		}
		p.steps = append(p.steps, s)
		for _, id := range n.in {
			if id >= 0 && p.consts[id] == nil {
				last[id] = i
			}
		}
		for _, id := range n.out {
			if id >= 0 {
				last[id] = i
			}
		}
	}
	for _, id := range p.outIDs {
		delete(last, id)
	}
	for _, id := range sortedKeys(last) {
		s := &p.steps[last[id]]
		s.drop = append(s.drop, id)
	}
	return nil
}

// sweep lets go of constants that no step reads any more and counts the rest.
func (p *Program) sweep() {
	used := map[int]bool{}
	for _, s := range p.steps {
		for _, id := range s.in {
			used[id] = true
		}
	}
	for _, id := range p.outIDs {
		used[id] = true
	}
	for id, t := range p.consts {
		switch {
		case t == nil:
		case !used[id]:
			p.consts[id] = nil
		default:
			p.weights += int64(len(t.mem))
		}
	}
}

func sortedKeys[K int | string, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}
