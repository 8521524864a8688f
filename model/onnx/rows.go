package onnx

// Over a ragged batch (sequences of any lengths laid end to end) the values of
// an encoder are matrices with a row a token, or a row a sequence. A tensor of
// the graph is then a view of such a matrix: rows says how its axes map to
// tokens and columns.

// axisKind tells what an axis of a view runs over.
type axisKind uint8

const (
	axisOne      axisKind = iota // a size of 1
	axisBatch                    // the sequences
	axisSequence                 // the tokens of a sequence
	axisTokens                   // all tokens: batch and sequence joined
	axisColumns                  // n columns, stride columns apart
)

type viewAxis struct {
	kind      axisKind
	n, stride int // of axisColumns
}

func (a viewAxis) size() dim {
	switch a.kind {
	case axisBatch:
		return dimBatch
	case axisSequence:
		return dimSequence
	case axisTokens:
		return dim{1, 1, 1}
	case axisColumns:
		return fixed(a.n)
	}
	return fixed(1)
}

// rows is a view of a plan's value.
type rows struct {
	value int // of the plan
	col   int // first column
	axes  []viewAxis
	scale float32 // factor not applied yet
	clean bool    // rows of padding are 0, if there were any
	// inputs that must be 0 in padding for the rows to be 0 there
	cleanBy []int
}

func (r *rows) shape() []dim {
	s := make([]dim, len(r.axes))
	for i, a := range r.axes {
		s[i] = a.size()
	}
	return s
}

// with is the view under other axes.
func (r *rows) with(axes []viewAxis) *rows {
	c := *r
	c.axes = axes
	return &c
}

// flat tells whether the view is a plain matrix: rows first, then columns in
// order without a gap. It gives the number of columns.
func (r *rows) flat() (width int, ok bool) {
	width = 1
	state := 0
	var cols []viewAxis
	for _, a := range r.axes {
		switch a.kind {
		case axisOne:
		case axisBatch, axisTokens:
			if state != 0 {
				return 0, false
			}
			state = 1
		case axisSequence:
			if state > 1 {
				return 0, false
			}
			state = 2
		case axisColumns:
			state = 3
			cols = append(cols, a)
		}
	}
	for i := len(cols) - 1; i >= 0; i-- {
		if cols[i].n > 1 && cols[i].stride != width {
			return 0, false
		}
		width *= cols[i].n
	}
	return width, true
}

// is tells whether the axes are of the given kinds.
func (r *rows) is(kinds ...axisKind) bool {
	if len(kinds) != len(r.axes) {
		return false
	}
	for i, k := range kinds {
		if r.axes[i].kind != k {
			return false
		}
	}
	return true
}

// reshape gives the axes of the view under another shape, if it is a view.
func (r *rows) reshape(to []dim) ([]viewAxis, bool) {
	var old []viewAxis // without ones; columns joined where they lie together
	for _, a := range r.axes {
		if a.kind == axisOne || a.kind == axisColumns && a.n == 1 {
			continue
		}
		if k := len(old) - 1; k >= 0 {
			if a.kind == axisColumns && old[k].kind == axisColumns && old[k].stride == a.n*a.stride {
				old[k] = viewAxis{axisColumns, old[k].n * a.n, a.stride}
				continue
			}
			if a.kind == axisSequence && old[k].kind == axisBatch {
				old[k] = viewAxis{kind: axisTokens}
				continue
			}
		}
		old = append(old, a)
	}
	var out []viewAxis
	for i := 0; i < len(to); i++ {
		d := to[i]
		if d == fixed(1) {
			out = append(out, viewAxis{kind: axisOne})
			continue
		}
		if len(old) == 0 {
			return nil, false
		}
		a := old[0]
		switch {
		case a.size() == d:
			out, old = append(out, a), old[1:]
		case a.kind == axisTokens && d == dimBatch && i+1 < len(to) && to[i+1] == dimSequence:
			out, old = append(out, viewAxis{kind: axisBatch}, viewAxis{kind: axisSequence}), old[1:]
			i++
		case a.kind == axisColumns && d.isFixed() && d.n > 0 && a.n%d.n == 0:
			inner := a.n / d.n
			out = append(out, viewAxis{axisColumns, d.n, inner * a.stride})
			old[0] = viewAxis{axisColumns, inner, a.stride}
		default:
			return nil, false
		}
	}
	return out, len(old) == 0
}

// uniform is a tensor whose elements are all alike where every token is a real
// one: what a graph computes from a mask of ones. pad is the value that the
// elements of masked tokens would have.
type uniform struct {
	shape    []dim
	one, pad *Tensor // scalars
}

// positions is a tensor of token positions: from, from+1, … in every sequence,
// along its last axis.
type positions struct {
	shape []dim
	from  int64
	limit int64 // number of positions that there are
}

// tokenInts is an integer input of the graph, a number a token.
type tokenInts struct {
	input int // of the plan
	shape []dim
}
