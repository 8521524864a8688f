package onnx

import (
	"slices"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// viewNode reads operations that only change how rows are looked at.
func (b *rowBuilder) viewNode(n *node) (bool, error) {
	out := n.out[0]
	if w, ok := b.sense[n.in[0]].(*weights); ok {
		perm, err := n.attrs.integers("perm")
		if n.op != "Transpose" || err != nil || len(perm) > 0 && !slices.Equal(perm, []int64{1, 0}) {
			return false, nil
		}
		b.sense[out] = w.transposed()
		return true, nil
	}
	if t, ok := b.sense[n.in[0]].(*tokenInts); ok {
		switch n.op {
		case "Unsqueeze", "Squeeze", "Identity", "Expand":
			shape, ok := b.reshaped(n, t.shape)
			if !ok || sizeOf(shape) != sizeOf(t.shape) {
				return false, errNotRagged
			}
			b.sense[out] = &tokenInts{t.input, shape}
			return true, nil
		case "Cast":
			to, err := n.attrs.integer("to", 0)
			if err != nil {
				return false, errNotRagged
			}
			if Type(to) == Int64 || Type(to) == Int32 {
				b.sense[out] = t
				return true, nil
			}
		}
		return false, nil
	}
	if t, ok := b.sense[n.in[0]].(*positions); ok {
		switch n.op {
		case "Unsqueeze", "Squeeze", "Reshape", "Expand", "Identity", "Cast":
			shape := t.shape
			if n.op != "Cast" {
				if shape, ok = b.reshaped(n, t.shape); !ok || len(shape) == 0 || shape[len(shape)-1] != dimSequence {
					return false, errNotRagged
				}
			} else if to, err := n.attrs.integer("to", 0); err != nil || Type(to) != Int64 && Type(to) != Int32 {
				return false, errNotRagged
			}
			b.sense[out] = &positions{shape, t.from, t.limit}
			return true, nil
		case "Add":
			if l := b.list(n.in[1]); l != nil && len(l.d) == 1 && l.d[0].isFixed() {
				b.sense[out] = &positions{t.shape, t.from + int64(l.d[0].n), t.limit}
				return true, nil
			}
		}
		return false, nil
	}
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok {
		return false, nil
	}
	switch n.op {
	case "Identity", "Dropout":
		b.sense[out] = r
	case "Cast":
		if to, err := n.attrs.integer("to", 0); err != nil || Type(to) != Float32 {
			return false, errNotRagged
		}
		b.sense[out] = r
	case "Reshape", "Unsqueeze", "Squeeze", "Flatten", "Expand":
		var shape []dim
		if n.op == "Flatten" {
			at, err := n.attrs.integer("axis", 1)
			if s := r.shape(); err == nil && at == 1 && len(s) > 1 {
				shape, ok = []dim{s[0], sizeOf(s[1:])}, true
			} else {
				ok = false
			}
		} else {
			shape, ok = b.reshaped(n, r.shape())
		}
		if !ok {
			return false, errNotRagged
		}
		axes, ok := r.reshape(shape)
		if !ok {
			return false, errNotRagged
		}
		b.sense[out] = r.with(axes)
	case "Transpose":
		perm, err := n.attrs.integers("perm")
		if err != nil || len(perm) != len(r.axes) {
			return false, errNotRagged
		}
		if _, err := axesOf(perm, len(perm)); err != nil {
			return false, errNotRagged
		}
		axes := make([]viewAxis, len(perm))
		for i, p := range perm {
			a, err := axis(p, len(perm))
			if err != nil {
				return false, errNotRagged
			}
			axes[i] = r.axes[a]
		}
		b.sense[out] = r.with(axes)
	case "Slice":
		return true, b.sliceRows(n, r)
	case "Split":
		return true, b.splitRows(n, r)
	case "Gather":
		return true, b.gatherRows(n, r)
	default:
		return false, nil
	}
	return true, nil
}

// sliceRows takes a range of columns, or the first token.
func (b *rowBuilder) sliceRows(n *node, r *rows) error {
	at, _, _, ok := b.sliceBounds(n)
	if !ok || at < 0 || at >= len(r.axes) {
		return errNotRagged
	}
	if shape, same := b.reshaped(n, r.shape()); same && slices.Equal(shape, r.shape()) {
		b.sense[n.out[0]] = r
		return nil
	}
	size := 1 << 30
	if r.axes[at].kind == axisColumns {
		size = r.axes[at].n
	}
	lo, hi, ok := b.sliceOf(n, at, size)
	if !ok {
		return errNotRagged
	}
	switch r.axes[at].kind {
	case axisColumns:
		if hi <= lo {
			return errNotRagged
		}
		b.sense[n.out[0]] = r.columns(at, lo, hi)
		return nil
	case axisSequence:
		if lo == 0 && hi == 1 {
			first, err := b.first(n, r, at)
			b.sense[n.out[0]] = first
			return err
		}
	}
	return errNotRagged
}

// columns narrows an axis of columns.
func (r *rows) columns(at, lo, hi int) *rows {
	axes := slices.Clone(r.axes)
	axes[at].n = hi - lo
	c := r.with(axes)
	c.col += lo * r.axes[at].stride
	return c
}

// first takes the first token of each sequence; the axis stays with size 1.
func (b *rowBuilder) first(n *node, r *rows, at int) (*rows, error) {
	in, err := b.flat(r)
	if err != nil || b.plan.values[in.value].domain != perToken {
		return nil, errNotRagged
	}
	v := b.emit(&planOp{kind: planFirst, title: n.title(), in: []ref{in}}, in.width, perSequence)
	axes := slices.Clone(r.axes)
	axes[at] = viewAxis{kind: axisOne}
	return &rows{value: v, axes: axes, scale: 1}, nil
}

func (b *rowBuilder) splitRows(n *node, r *rows) error {
	at, err := n.attrs.integer("axis", 0)
	if err != nil {
		return errNotRagged
	}
	a, err := axis(at, len(r.axes))
	if err != nil || r.axes[a].kind != axisColumns {
		return errNotRagged
	}
	sizes, err := n.attrs.integers("split")
	if err != nil {
		return errNotRagged
	}
	if len(n.in) > 1 && n.in[1] >= 0 {
		c := b.constant(n.in[1])
		if c == nil {
			return errNotRagged
		}
		if sizes, err = integersOf(c); err != nil {
			return errNotRagged
		}
	}
	if sizes == nil {
		if r.axes[a].n%len(n.out) != 0 {
			return errNotRagged
		}
		for range n.out {
			sizes = append(sizes, int64(r.axes[a].n/len(n.out)))
		}
	}
	if len(sizes) != len(n.out) {
		return errNotRagged
	}
	lo := 0
	for i, id := range n.out {
		hi := lo + int(min(sizes[i], 1<<30))
		if sizes[i] <= 0 || hi > r.axes[a].n {
			return errNotRagged
		}
		if id >= 0 {
			b.sense[id] = r.columns(a, lo, hi)
		}
		lo = hi
	}
	if lo != r.axes[a].n {
		return errNotRagged
	}
	return nil
}

// gatherRows takes the first token, or one index of an axis of columns.
func (b *rowBuilder) gatherRows(n *node, r *rows) error {
	at, err := n.attrs.integer("axis", 0)
	idx := b.constant(n.in[1])
	if err != nil || idx == nil || idx.Len() != 1 || len(idx.shape) > 1 {
		return errNotRagged
	}
	a, err := axis(at, len(r.axes))
	if err != nil {
		return errNotRagged
	}
	v, err := integersOf(idx)
	if err != nil {
		return errNotRagged
	}
	out := r
	switch r.axes[a].kind {
	case axisColumns:
		k, err := index(v[0], r.axes[a].n)
		if err != nil {
			return errNotRagged
		}
		out = r.columns(a, k, k+1)
		out.axes[a] = viewAxis{kind: axisOne}
	case axisSequence:
		if v[0] != 0 {
			return errNotRagged
		}
		if out, err = b.first(n, r, a); err != nil {
			return err
		}
	default:
		return errNotRagged
	}
	if len(idx.shape) == 0 {
		out.axes = slices.Delete(slices.Clone(out.axes), a, a+1)
	}
	b.sense[n.out[0]] = out
	return nil
}

// rowNode reads operations that compute rows.
func (b *rowBuilder) rowNode(n *node) (bool, error) {
	out := n.out[0]
	switch n.op {
	case "DequantizeLinear":
		at, block, err := blockAttributes(&spec{node: n})
		if err != nil || block != 0 || n.attrs.has("output_dtype") {
			return false, errNotRagged
		}
		var zero *Tensor
		if len(n.in) > 2 {
			zero = b.constant(n.in[2])
		}
		w := storedWeights(b.constant(n.in[0]), b.constant(n.in[1]), zero, at)
		if w == nil {
			return false, errNotRagged
		}
		b.sense[out] = w
		return true, nil
	case "Gather":
		return true, b.embed(n)
	case "Slice":
		return true, b.slicedTable(n)
	case "MatMul", "FusedMatMul", "Gemm", "Linear":
		return true, b.linearNode(n)
	case "LayerNormalization":
		return true, b.normNode(n)
	case "Add", "Sub", "Mul", "Div", "Max", "Min":
		return true, b.binaryNode(n)
	case "Clip":
		return true, b.clipNode(n)
	case "Tanh", "Gelu", "Relu", "Sigmoid", "Erf", "Exp", "Sqrt", "FastGelu", "QuickGelu":
		return true, b.unaryNode(n)
	case "ReduceSum", "ReduceMean", "ReduceMax":
		return true, b.reduceNode(n)
	case "Concat":
		return true, b.concatNode(n)
	case "Softmax":
		return true, b.softmaxNode(n)
	case "Cast":
		t, ok := b.sense[n.in[0]].(*tokenInts)
		if to, err := n.attrs.integer("to", 0); !ok || err != nil || Type(to) != Float32 {
			return false, errNotRagged
		}
		v := b.emit(&planOp{kind: planFromInts, title: n.title(), input: t.input}, 1, perToken)
		axes, ok := (&rows{axes: []viewAxis{{kind: axisBatch}, {kind: axisSequence}}}).reshape(t.shape)
		if !ok {
			return false, errNotRagged
		}
		b.sense[out] = &rows{value: v, axes: axes, scale: 1, clean: true, cleanBy: []int{t.input}}
		return true, nil
	}
	return false, errNotRagged
}

// slicedTable reads the part of a constant vector of positions, or of a table
// of positions, that is as long as the sequence.
func (b *rowBuilder) slicedTable(n *node) error {
	t := b.constant(n.in[0])
	at, start, end, ok := b.sliceBounds(n)
	if t == nil || !ok || at < 0 || at >= len(t.shape) {
		return errNotRagged
	}
	s, e := b.list(start), b.list(end)
	if s == nil || e == nil || len(s.d) != 1 || len(e.d) != 1 || !s.d[0].isFixed() || s.d[0].n < 0 || e.d[0] != dimSequence {
		return errNotRagged
	}
	from := s.d[0].n
	if from != 0 {
		return errNotRagged // the end would have to move along
	}
	if t.typ != Int64 || at != len(t.shape)-1 || t.Len() != t.shape[at] {
		return errNotRagged
	}
	v := view[int64](t)
	for i, x := range v {
		if x != v[0]+int64(i) {
			return errNotRagged
		}
	}
	var shape []dim
	for _, d := range t.shape[:at] {
		shape = append(shape, fixed(d))
	}
	b.sense[n.out[0]] = &positions{append(shape, dimSequence), v[0], int64(len(v))}
	return nil
}

// embed reads Gather from a table of rows.
func (b *rowBuilder) embed(n *node) error {
	at, err := n.attrs.integer("axis", 0)
	w := b.weight(n.in[0])
	if err != nil || at != 0 && at != -2 || w == nil || w.trans {
		return errNotRagged
	}
	if u, ok := b.sense[n.in[1]].(*uniform); ok { // one row for all
		idx, err := integersOf(u.one)
		if err != nil || string(u.one.mem) != string(u.pad.mem) {
			return errNotRagged
		}
		r, err := index(idx[0], w.rows)
		if err != nil {
			return errNotRagged
		}
		row := newTensor(Float32, 1, 1, w.cols)
		w.addRow(view[float32](row), r, false)
		b.extra[n.out[0]] = row
		return nil
	}
	o := &planOp{kind: planEmbed, title: n.title()}
	var shape []dim
	switch s := b.sense[n.in[1]].(type) {
	case *tokenInts:
		o.tables, shape = []planTable{{weights: w, input: s.input}}, s.shape
	case *positions:
		o.tables, shape = []planTable{{weights: w, input: -1, from: s.from, limit: s.limit}}, s.shape
	case *idCounts:
		if s.stage != countPosition {
			return errNotRagged
		}
		o.tables, shape = []planTable{{weights: w, input: s.input, from: s.from, counted: true, pad: s.pad}}, s.shape
	default:
		return errNotRagged
	}
	var axes []viewAxis
	for _, d := range shape {
		switch d {
		case fixed(1):
			axes = append(axes, viewAxis{kind: axisOne})
		case dimBatch:
			axes = append(axes, viewAxis{kind: axisBatch})
		case dimSequence:
			axes = append(axes, viewAxis{kind: axisSequence})
		default:
			return errNotRagged
		}
	}
	v := b.emit(o, w.cols, perToken)
	b.sense[n.out[0]] = &rows{value: v, scale: 1, axes: append(axes, viewAxis{axisColumns, w.cols, 1})}
	return nil
}

// linearNode reads products with a constant matrix.
func (b *rowBuilder) linearNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	w := b.weight(n.in[1])
	if !ok || w == nil || !w.finite() {
		return errNotRagged
	}
	alpha, err1 := n.attrs.float("alpha", 1)
	beta, err2 := n.attrs.float("beta", 1)
	transA, err3 := n.attrs.integer("transA", 0)
	transB, err4 := n.attrs.integer("transB", 0)
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil || alpha != 1 || beta != 1 || transA != 0 {
		return errNotRagged
	}
	if transB != 0 {
		w = w.transposed()
	}
	k, width := w.dims()
	in, err := b.flat(r)
	if err != nil || in.width != k || len(r.axes) == 0 {
		return errNotRagged
	}
	if last := r.axes[len(r.axes)-1].size(); last != fixed(k) {
		return errNotRagged // the product runs over the last axis alone
	}
	o := &planOp{kind: planLinear, title: n.title(), in: []ref{in}, weights: w}
	if len(n.in) > 2 && n.in[2] >= 0 {
		if o.bias = b.vector(n.in[2], width); o.bias == nil {
			return errNotRagged
		}
	}
	v := b.emit(o, width, b.plan.values[in.value].domain)
	b.sense[n.out[0]] = b.lone(v, r, width)
	return nil
}

// vector reads a constant of one number or of one for each column, along the
// last axis.
func (b *rowBuilder) vector(id, width int) []float32 {
	t := b.constant(id)
	if t == nil || t.typ != Float32 || t.Len() != 1 && (t.Len() != width || t.shape[len(t.shape)-1] != width) {
		return nil
	}
	v := slices.Clone(view[float32](t))
	for len(v) < width {
		v = append(v, v[0])
	}
	return v
}

func (b *rowBuilder) normNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok || len(n.out) > 1 {
		return errNotRagged
	}
	in, err := b.flat(r)
	if err != nil || r.axes[len(r.axes)-1].size() != fixed(in.width) {
		return errNotRagged
	}
	at, err1 := n.attrs.integer("axis", -1)
	eps, err2 := n.attrs.float("epsilon", 1e-5)
	if err1 != nil || err2 != nil || at != -1 && at != int64(len(r.axes)-1) {
		return errNotRagged
	}
	o := &planOp{kind: planNorm, title: n.title(), in: []ref{in}, eps: eps, gamma: b.vector(n.in[1], in.width)}
	if len(n.in) > 2 && n.in[2] >= 0 {
		o.beta = b.vector(n.in[2], in.width)
	} else {
		o.beta = make([]float32, in.width)
	}
	if o.gamma == nil || o.beta == nil {
		return errNotRagged
	}
	v := b.emit(o, in.width, b.plan.values[in.value].domain)
	b.sense[n.out[0]] = b.lone(v, r, in.width)
	return nil
}

// binaryNode reads arithmetic of rows with rows or with a constant.
func (b *rowBuilder) binaryNode(n *node) error {
	if len(n.in) != 2 {
		return errNotRagged
	}
	x, xRows := b.sense[n.in[0]].(*rows)
	y, yRows := b.sense[n.in[1]].(*rows)
	if xRows && yRows {
		return b.binaryRows(n, x, y)
	}
	r, at := x, 0
	if yRows {
		r, at = y, 1
	}
	if r == nil {
		return errNotRagged
	}
	if u, isMask := b.uniformOf(n.in[1-at]); u != nil && u.one.typ == Float32 {
		one, pad := view[float32](u.one)[0], view[float32](u.pad)[0]
		shape, ok := broadcastDims(r.shape(), u.shape)
		if !ok || !slices.Equal(shape, r.shape()) && sizeOf(shape) != sizeOf(r.shape()) {
			return errNotRagged
		}
		if n.op == "Mul" || n.op == "Div" && at == 0 {
			if n.op == "Div" {
				one, pad = 1/one, 1/pad
			}
			c := *r
			c.scale *= one
			c.clean = c.clean || pad == 0
			b.sense[n.out[0]] = &c
			return nil
		}
		if isMask && one != pad {
			b.pads = false
		}
		in, err := b.flat(r)
		if err != nil {
			return err
		}
		o := &planOp{kind: planBinary, op: n.op, title: n.title(), in: []ref{in}, vector: []float32{one}, vectorLeft: at == 1}
		b.sense[n.out[0]] = b.sameAs(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width)
		return nil
	}
	in, err := b.flat(r)
	if err != nil {
		return err
	}
	t := b.constant(n.in[1-at])
	if t == nil || len(r.axes) == 0 || r.axes[len(r.axes)-1].size() != fixed(in.width) || len(t.shape) > len(r.axes) {
		return errNotRagged
	}
	v := b.vector(n.in[1-at], in.width)
	if v == nil {
		return errNotRagged
	}
	o := &planOp{kind: planBinary, op: n.op, title: n.title(), in: []ref{in}, vector: v, vectorLeft: at == 1}
	b.sense[n.out[0]] = b.lone(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width)
	return nil
}

// sameAs is a view of a whole new value with the axes of a flat view.
func (b *rowBuilder) sameAs(value int, r *rows, width int) *rows {
	c := *r
	c.value, c.col, c.scale, c.clean, c.cleanBy = value, 0, 1, false, nil
	return &c
}

func (b *rowBuilder) binaryRows(n *node, x, y *rows) error {
	shape, ok := broadcastDims(x.shape(), y.shape())
	if !ok {
		return errNotRagged
	}
	ix, err := b.flat(x)
	if err != nil {
		return err
	}
	iy, err := b.flat(y)
	if err != nil {
		return err
	}
	dx, dy := b.plan.values[ix.value].domain, b.plan.values[iy.value].domain
	if dx != dy || ix.width != iy.width && ix.width != 1 && iy.width != 1 {
		return errNotRagged
	}
	wide, width := x, ix.width
	if iy.width > width || iy.width == width && len(y.axes) > len(x.axes) || iy.width == width && sizeOf(y.shape()).b > sizeOf(x.shape()).b {
		wide, width = y, iy.width
	}
	// Rows without a batch axis (positions) take that of the others; what is
	// broadcast otherwise would be a matrix each row.
	if !slices.Equal(shape, wide.shape()) {
		return errNotRagged
	}
	if ix.width != iy.width && wide.axes[len(wide.axes)-1].size() != fixed(width) {
		return errNotRagged
	}
	o := &planOp{kind: planBinary, op: n.op, title: n.title(), in: []ref{ix, iy}}
	c := b.sameAs(b.emit(o, width, dx), wide, width)
	if n.op == "Mul" {
		switch {
		case x.clean:
			c.clean, c.cleanBy = true, x.cleanBy
		case y.clean:
			c.clean, c.cleanBy = true, y.cleanBy
		}
	}
	b.sense[n.out[0]] = c.lined(width)
	return nil
}

// lined makes the columns of a flat view of a whole value lie together.
func (r *rows) lined(width int) *rows {
	axes := slices.Clone(r.axes)
	step := 1
	for i := len(axes) - 1; i >= 0; i-- {
		if axes[i].kind == axisColumns {
			axes[i].stride = step
			step *= axes[i].n
		}
	}
	r.axes = axes
	return r
}

func (b *rowBuilder) clipNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok || n.opset < 11 {
		return errNotRagged
	}
	in, err := b.flat(r)
	if err != nil {
		return err
	}
	cur := r
	for i, op := range []string{"Max", "Min"} {
		if len(n.in) <= i+1 || n.in[i+1] < 0 {
			continue
		}
		t := b.constant(n.in[i+1])
		if t == nil || t.typ != Float32 || t.Len() != 1 {
			return errNotRagged
		}
		o := &planOp{kind: planBinary, op: op, title: n.title(), in: []ref{in}, vector: []float32{view[float32](t)[0]}}
		cur = b.sameAs(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width).lined(in.width)
		in = ref{cur.value, 0, in.width}
	}
	b.sense[n.out[0]] = cur
	return nil
}

func (b *rowBuilder) unaryNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok || len(n.in) > 1 {
		return errNotRagged
	}
	in, err := b.flat(r)
	if err != nil {
		return err
	}
	o := &planOp{kind: planUnary, op: n.op, title: n.title(), in: []ref{in}}
	if o.fn = rowFunction(n); o.fn == nil {
		return errNotRagged
	}
	b.sense[n.out[0]] = b.sameAs(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width).lined(in.width)
	return nil
}

// rowFunction is the function of numbers that a node applies.
func rowFunction(n *node) func(dst, src []float32) {
	switch n.op {
	case "Gelu":
		if approx, err := n.attrs.text("approximate", "none"); err != nil || approx != "none" {
			break
		}
		return vec.Gelu
	case "Tanh":
		return vec.Tanh
	case "Erf":
		return vec.Erf
	case "Exp":
		return vec.Exp
	case "Relu":
		return vec.Relu
	}
	op := n
	if n.op == "FastGelu" {
		c := *n
		c.op, c.attrs = "Gelu", attributes{"approximate": "tanh"}
		op = &c
	}
	fn, err := unaryFunc(&spec{node: op})
	if err != nil {
		return nil
	}
	return func(dst, src []float32) {
		for i, x := range src {
			dst[i] = float32(fn(float64(x)))
		}
	}
}

// reduceNode reads reductions over the tokens of a sequence.
func (b *rowBuilder) reduceNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok {
		return errNotRagged
	}
	mark, keep, ok := b.reduceAxes(n, len(r.axes))
	if !ok {
		return errNotRagged
	}
	var axes []viewAxis
	seen := false
	for i, a := range r.axes {
		if mark[i] {
			if a.kind != axisSequence && a.kind != axisOne {
				return errNotRagged
			}
			seen = seen || a.kind == axisSequence
			if keep {
				axes = append(axes, viewAxis{kind: axisOne})
			}
			continue
		}
		axes = append(axes, a)
	}
	if !seen {
		return errNotRagged
	}
	in, err := b.flat(r)
	if err != nil || b.plan.values[in.value].domain != perToken {
		return errNotRagged
	}
	if n.op != "ReduceSum" || !r.clean {
		b.pads = false
	}
	b.plan.mustClear = append(b.plan.mustClear, r.cleanBy...)
	o := &planOp{kind: planReduce, op: n.op, title: n.title(), in: []ref{in}}
	v := b.emit(o, in.width, perSequence)
	c := (&rows{value: v, axes: axes, scale: 1}).lined(in.width)
	b.sense[n.out[0]] = c
	return nil
}

// concatNode lays rows side by side.
func (b *rowBuilder) concatNode(n *node) error {
	at, err := n.attrs.integer("axis", 0)
	if err != nil {
		return errNotRagged
	}
	o := &planOp{kind: planConcat, title: n.title()}
	width := 0
	var first *rows
	for _, id := range n.in {
		r, ok := b.sense[id].(*rows)
		if id < 0 || !ok || len(r.axes) == 0 {
			return errNotRagged
		}
		in, err := b.flat(r)
		if err != nil || r.axes[len(r.axes)-1].size() != fixed(in.width) {
			return errNotRagged
		}
		if a, err := axis(at, len(r.axes)); err != nil || a != len(r.axes)-1 {
			return errNotRagged
		}
		if first == nil {
			first = r
		} else if b.plan.values[in.value].domain != b.plan.values[o.in[0].value].domain ||
			!slices.Equal(r.shape()[:len(r.axes)-1], first.shape()[:len(first.axes)-1]) {
			return errNotRagged
		}
		o.in = append(o.in, in)
		width += in.width
	}
	v := b.emit(o, width, b.plan.values[o.in[0].value].domain)
	b.sense[n.out[0]] = b.lone(v, first, width)
	return nil
}

func (b *rowBuilder) softmaxNode(n *node) error {
	r, ok := b.sense[n.in[0]].(*rows)
	if !ok {
		return errNotRagged
	}
	in, err := b.flat(r)
	at, err2 := n.attrs.integer("axis", map[bool]int64{true: 1, false: -1}[n.opset < 13])
	if err != nil || err2 != nil || at != -1 && at != int64(len(r.axes)-1) || r.axes[len(r.axes)-1].size() != fixed(in.width) {
		return errNotRagged
	}
	o := &planOp{kind: planSoftmax, title: n.title(), in: []ref{in}}
	b.sense[n.out[0]] = b.lone(b.emit(o, in.width, b.plan.values[in.value].domain), r, in.width)
	return nil
}
