package onnx

import (
	"fmt"
	"math"
	"slices"
)

// fusedDomain is the domain of operations that only the compiler writes. Its
// name cannot come from a file: the pre-pass knows no builder for it unless
// the file imports the domain, and then the operations mean the same.
const fusedDomain = "bayan"

func lookupFused(op string) builder {
	switch op {
	case "Linear":
		return with(3, 3, buildLinear)
	}
	return nil
}

// buildLinear makes x·W + b for constant float32 W [k,n] and b [n].
func buildLinear(s *spec) (kernel, error) {
	w, b := s.constant(1), s.constant(2)
	if w == nil || b == nil || w.typ != Float32 || b.typ != Float32 || len(w.shape) != 2 || !sameShape(b.shape, w.shape[1:]) {
		return nil, fmt.Errorf("%w: weights %v, bias %v", ErrModel, w, b)
	}
	m := packed(w, false)
	bias := view[float32](b)
	s.bake(1)
	s.bake(2)
	return func(f *frame, in, out []*Tensor) (err error) {
		out[0], err = linear(f, in[0], m, bias)
		return err
	}, nil
}

// fuser joins operations that exporters write apart. It only joins where the
// values in between have no other reader, so nothing is computed twice.
type fuser struct {
	p       *Program
	maker   map[int]*node // of each value
	readers map[int][]*node
	keep    map[int]bool // outputs of the graph
}

// fuse joins operations; for a plan only those that it does not join itself.
func (p *Program) fuse(nodes []*node, planned bool) []*node {
	u := &fuser{p: p, keep: map[int]bool{}}
	for _, id := range p.outIDs {
		u.keep[id] = true
	}
	rules := []func(*node) (*node, bool){u.layerNorm, u.gelu, u.linear}
	if planned {
		rules = rules[:2]
	}
	for _, rule := range rules {
		u.index(nodes)
		out := slices.Clone(nodes)
		for i, n := range nodes {
			if f, ok := rule(n); ok {
				out[i] = f
				if !planned {
					p.fused++
				}
			}
		}
		nodes = prune(out, p.outIDs)
	}
	return nodes
}

func (u *fuser) index(nodes []*node) {
	u.maker, u.readers = map[int]*node{}, map[int][]*node{}
	for _, n := range nodes {
		for _, id := range n.out {
			u.maker[id] = n
		}
		for _, id := range n.in {
			u.readers[id] = append(u.readers[id], n)
		}
	}
}

// from is the node that makes value id if it is the given operation and the
// value has that many readers.
func (u *fuser) from(id int, op string, readers int) *node {
	if id < 0 || u.keep[id] || len(u.readers[id]) != readers {
		return nil
	}
	n := u.maker[id]
	if n == nil || n.op != op || n.domain != "" {
		return nil
	}
	return n
}

// scalar is the value of a constant of one float32.
func (u *fuser) scalar(id int) (float64, bool) {
	if id < 0 {
		return 0, false
	}
	c := u.p.consts[id]
	if c == nil || c.typ != Float32 || c.Len() != 1 || len(c.shape) > 1 {
		return 0, false
	}
	return float64(view[float32](c)[0]), true
}

// operands splits the inputs of a commutative node into the constant scalar
// near want and the other one.
func (u *fuser) operands(n *node, want float64) (other int, ok bool) {
	for i, id := range n.in {
		if v, isConst := u.scalar(id); isConst && math.Abs(v-want) <= 1e-6*math.Abs(want) {
			return n.in[1-i], true
		}
	}
	return 0, false
}

// linear joins MatMul by a constant matrix with the Add of a constant vector.
func (u *fuser) linear(add *node) (*node, bool) {
	if add.op != "Add" || add.domain != "" {
		return nil, false
	}
	for i, id := range add.in {
		mm := u.from(id, "MatMul", 1)
		if mm == nil || mm.in[1] < 0 || add.in[1-i] < 0 {
			continue
		}
		w, b := u.p.consts[mm.in[1]], u.p.consts[add.in[1-i]]
		if w == nil || b == nil || w.typ != Float32 || b.typ != Float32 || len(w.shape) != 2 || !sameShape(b.shape, w.shape[1:]) {
			continue
		}
		return u.join(add, fusedDomain, "Linear", nil, mm.in[0], mm.in[1], add.in[1-i]), true
	}
	return nil, false
}

// gelu joins x·½·(1 + erf(x/√2)) in the orders that exporters write.
func (u *fuser) gelu(last *node) (*node, bool) {
	if last.op != "Mul" || last.domain != "" {
		return nil, false
	}
	// (x · (1 + erf)) · ½
	if inner, ok := u.operands(last, 0.5); ok {
		if mul := u.from(inner, "Mul", 1); mul != nil {
			for i, x := range mul.in {
				if u.erfPlusOne(x, mul.in[1-i]) {
					return u.join(last, "com.microsoft", "Gelu", nil, x), true
				}
			}
		}
	}
	// (x · ½) · (1 + erf), or x · (½ · (1 + erf))
	for i, a := range last.in {
		b := last.in[1-i]
		if halved := u.from(a, "Mul", 1); halved != nil {
			if x, ok := u.operands(halved, 0.5); ok {
				if u.erfPlusOne(x, b) {
					return u.join(last, "com.microsoft", "Gelu", nil, x), true
				}
				if u.erfPlusOne(b, x) {
					return u.join(last, "com.microsoft", "Gelu", nil, b), true
				}
			}
		}
	}
	return nil, false
}

// erfPlusOne matches 1 + erf(x/√2).
func (u *fuser) erfPlusOne(x, sum int) bool {
	add := u.from(sum, "Add", 1)
	if add == nil {
		return false
	}
	e, ok := u.operands(add, 1)
	if !ok {
		return false
	}
	erf := u.from(e, "Erf", 1)
	if erf == nil {
		return false
	}
	if div := u.from(erf.in[0], "Div", 1); div != nil && div.in[0] == x {
		v, ok := u.scalar(div.in[1])
		return ok && math.Abs(v-math.Sqrt2) < 1e-5
	}
	if mul := u.from(erf.in[0], "Mul", 1); mul != nil {
		in, ok := u.operands(mul, 1/math.Sqrt2)
		return ok && in == x
	}
	return false
}

// layerNorm joins (x-mean(x)) / sqrt(mean((x-mean(x))²) + ε) · γ + β over the
// last dimension.
func (u *fuser) layerNorm(last *node) (*node, bool) {
	if last.op != "Add" || last.domain != "" {
		return nil, false
	}
	for i, id := range last.in {
		mul := u.from(id, "Mul", 1)
		if mul == nil {
			continue
		}
		for j, quotient := range mul.in {
			div := u.from(quotient, "Div", 1)
			if div == nil {
				continue
			}
			gamma, beta := mul.in[1-j], last.in[1-i]
			x, eps, ok := u.normalized(div)
			if !ok || !u.vectors(gamma, beta) {
				continue
			}
			attrs := attributes{"axis": int64(-1), "epsilon": float32(eps)}
			n := u.join(last, "", "LayerNormalization", attrs, x, gamma, beta)
			n.opset = 17
			return n, true
		}
	}
	return nil, false
}

// vectors tells whether both values are constant float32 vectors of one size.
func (u *fuser) vectors(a, b int) bool {
	if a < 0 || b < 0 {
		return false
	}
	x, y := u.p.consts[a], u.p.consts[b]
	return x != nil && y != nil && x.typ == Float32 && y.typ == Float32 && len(x.shape) == 1 && sameShape(x.shape, y.shape)
}

// normalized matches div = d / sqrt(mean(d²) + ε), d = x - mean(x).
func (u *fuser) normalized(div *node) (x int, eps float64, ok bool) {
	d := div.in[0]
	sqrt := u.from(div.in[1], "Sqrt", 1)
	if sqrt == nil {
		return
	}
	add := u.from(sqrt.in[0], "Add", 1)
	if add == nil {
		return
	}
	for i, id := range add.in {
		variance := u.from(id, "ReduceMean", 1)
		if variance == nil {
			continue
		}
		if eps, ok = u.scalar(add.in[1-i]); !ok || !u.overLast(variance) {
			return 0, 0, false
		}
		square := u.maker[variance.in[0]]
		if square == nil || len(u.readers[variance.in[0]]) != 1 || len(square.in) != 2 || square.in[0] != d {
			return 0, 0, false
		}
		two, isScalar := u.scalar(square.in[1])
		if !(square.op == "Pow" && isScalar && two == 2) && !(square.op == "Mul" && square.in[1] == d) {
			return 0, 0, false
		}
		readers := 2
		if square.op == "Mul" {
			readers = 3
		}
		sub := u.from(d, "Sub", readers)
		if sub == nil {
			return 0, 0, false
		}
		mean := u.from(sub.in[1], "ReduceMean", 1)
		if mean == nil || mean.in[0] != sub.in[0] || !u.overLast(mean) {
			return 0, 0, false
		}
		return sub.in[0], eps, true
	}
	return 0, 0, false
}

// overLast tells whether a ReduceMean keeps dimensions and reduces the last.
func (u *fuser) overLast(n *node) bool {
	if keep, err := n.attrs.integer("keepdims", 1); err != nil || keep == 0 {
		return false
	}
	axes, _ := n.attrs.integers("axes")
	if len(n.in) > 1 && n.in[1] >= 0 {
		c := u.p.consts[n.in[1]]
		if c == nil {
			return false
		}
		axes, _ = integersOf(c)
	}
	return len(axes) == 1 && axes[0] == -1
}

// join is a node that takes the place of last.
func (u *fuser) join(last *node, domain, op string, attrs attributes, in ...int) *node {
	n := *last
	n.nodeInfo.domain, n.nodeInfo.op = domain, op
	n.attrs, n.in = attrs, in
	if attrs == nil {
		n.attrs = attributes{}
	}
	return &n
}
