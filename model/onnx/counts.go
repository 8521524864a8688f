package onnx

// RoBERTa counts positions from the ids: cumsum(ids ≠ pad)·(ids ≠ pad) + pad.

// countStage is how far such a computation is read.
type countStage uint8

const (
	countPad      countStage = iota // ids = pad
	countReal                       // ids ≠ pad, as truth or number
	countSum                        // the number of real tokens so far
	countPosition                   // that number for real tokens, 0 for others, plus from
)

// idCounts is a tensor of such a computation.
type idCounts struct {
	input int
	pad   int64
	stage countStage
	from  int64
	shape []dim
}

// countNode reads the parts of it.
func (b *rowBuilder) countNode(n *node) (bool, error) {
	if ids, other := b.pickInts(n); ids != nil && n.op == "Equal" && other != nil && other.Len() == 1 {
		pad, err := integersOf(other)
		if err != nil {
			return false, errNotRagged
		}
		b.sense[n.out[0]] = &idCounts{ids.input, pad[0], countPad, 0, ids.shape}
		return true, nil
	}
	at := -1
	for i, id := range n.in {
		if _, ok := b.sense[id].(*idCounts); ok && id >= 0 {
			at = i
		}
	}
	if at < 0 || n.op == "Gather" {
		return false, nil
	}
	c := *b.sense[n.in[at]].(*idCounts)
	switch {
	case n.op == "Not" && c.stage == countPad:
		c.stage = countReal
	case n.op == "Cast" && c.stage != countPad:
		to, err := n.attrs.integer("to", 0)
		if err != nil || Type(to) != Int32 && Type(to) != Int64 {
			return false, errNotRagged
		}
	case n.op == "Identity":
	case n.op == "CumSum" && c.stage == countReal && at == 0:
		axes := b.constant(n.in[1])
		exclusive, err1 := n.attrs.integer("exclusive", 0)
		reverse, err2 := n.attrs.integer("reverse", 0)
		if axes == nil || axes.Len() != 1 || err1 != nil || err2 != nil || exclusive != 0 || reverse != 0 {
			return false, errNotRagged
		}
		v, err := integersOf(axes)
		if err != nil || v[0] != 1 && v[0] != -1 || len(c.shape) != 2 {
			return false, errNotRagged
		}
		c.stage = countSum
	case n.op == "Mul" && len(n.in) == 2:
		other, ok := b.sense[n.in[1-at]].(*idCounts)
		if !ok || other.input != c.input || other.pad != c.pad || other.from != 0 || c.from != 0 ||
			min(c.stage, other.stage) != countReal || max(c.stage, other.stage) != countSum {
			return false, errNotRagged
		}
		c.stage = countPosition
	case n.op == "Add" && len(n.in) == 2:
		k := b.constant(n.in[1-at])
		if k == nil || k.Len() != 1 {
			return false, errNotRagged
		}
		v, err := integersOf(k)
		if err != nil || c.stage != countPosition && v[0] != 0 {
			return false, errNotRagged
		}
		c.from += v[0]
	default:
		return false, errNotRagged
	}
	b.sense[n.out[0]] = &c
	return true, nil
}

// pickInts splits the operands of a node of two into an integer input and a
// constant.
func (b *rowBuilder) pickInts(n *node) (*tokenInts, *Tensor) {
	if len(n.in) != 2 {
		return nil, nil
	}
	for i, id := range n.in {
		if t, ok := b.sense[id].(*tokenInts); ok && id >= 0 {
			return t, b.constant(n.in[1-i])
		}
	}
	return nil, nil
}
