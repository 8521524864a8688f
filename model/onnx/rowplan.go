package onnx

import (
	"fmt"
	"strings"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// domain tells what the rows of a plan's value are.
type domain uint8

const (
	perToken domain = iota
	perSequence
)

func (d domain) String() string { return [...]string{"token", "sequence"}[d] }

// planValue is a matrix of a plan. It is computed once, by one operation.
type planValue struct {
	width  int
	domain domain
	// parent is the value of whose columns, from col on, this one is a part; -1
	// for none.
	parent, col int
	buffer      int // of a parent or lone value
}

// ref is a range of columns of a value.
type ref struct{ value, col, width int }

// planKind is a kind of operation of a plan.
type planKind uint8

const (
	planEmbed    planKind = iota // sum of rows of tables
	planFromInts                 // an integer input as numbers
	planLinear                   // in·weights + bias, and a function
	planNorm                     // layer normalisation of in[0], or of in[0] + in[1]
	planBinary                   // arithmetic of rows, or of rows and a vector
	planUnary                    // a function of each number
	planAttend                   // softmax(q·k'·scale)·v of in[0], in[1], in[2]
	planFirst                    // each sequence's first row
	planReduce                   // sum, mean or maximum of each sequence's rows
	planCount                    // the number of each sequence's tokens, times factor
	planConcat                   // rows side by side
	planSoftmax                  // softmax of each row
)

func (k planKind) String() string {
	return [...]string{"Embed", "FromInts", "Linear", "Norm", "Binary", "Unary", "Attend", "First", "Reduce", "Count", "Concat", "Softmax"}[k]
}

// planOp is one operation of a plan.
type planOp struct {
	kind  planKind
	title string // of the node it came from
	in    []ref
	out   int
	sum   int // planNorm: the value of in[0] + in[1], or -1

	tables []planTable // planEmbed
	input  int         // planFromInts

	weights *weights // planLinear, until they are packed
	integer bool     // planLinear: in integer arithmetic
	matrix  *vec.Matrix
	bytes   *vec.Int8Matrix
	bias    []float32
	op      string // planBinary, planUnary, planReduce; planLinear: the function or ""
	fn      func(dst, src []float32)

	gamma, beta []float32 // planNorm
	eps         float32

	vector     []float32 // planBinary: the other operand, of one number or one a column
	vectorLeft bool

	heads, headWidth int // planAttend
	headStride       [3]int
	scale            float32
	factor           float32 // planCount

	pruned bool
}

// planTable is one summand of an embedding: rows of a table chosen by an
// integer input, or by the position in the sequence where input is -1.
type planTable struct {
	weights *weights
	input   int
	from    int64
	limit   int64 // of positions
	// counted chooses the row from + the number of tokens so far that are not
	// pad, and the row from for those that are.
	counted bool
	pad     int64
}

// planBuffer is memory that values use one after the other.
type planBuffer struct {
	domain domain
	width  int
}

// stride is the distance between rows. The padding keeps the rows of a
// power-of-two width from falling onto the same sets of the cache.
func (b planBuffer) stride() int { return (b.width+15)&^15 + 16 }

// planOutput is an output of the graph.
type planOutput struct {
	ref
	axes []viewAxis
}

// plan is an encoder compiled for ragged batches.
type plan struct {
	inputs  []string // integer inputs with a number a token; the mask is not one
	mask    string   // the input that tells tokens from padding, "" for none
	values  []planValue
	ops     []*planOp
	outputs []planOutput
	buffers []planBuffer
	// drops tells that padded tokens may be left out: no output depends on
	// them. mustClear are inputs that have to be 0 there for that.
	drops     bool
	mustClear []int
	perToken  int // floats of buffers for a token
	perSeq    int // and for a sequence
	headWidth int // of the widest head
}

// root gives the lone or parent value that v is a part of, and where.
func (p *plan) root(v int) (value, col int) {
	for p.values[v].parent >= 0 {
		col += p.values[v].col
		v = p.values[v].parent
	}
	return v, col
}

// weights counts the bytes of packed weights and of tables.
func (p *plan) weights() int64 {
	n := int64(0)
	for _, o := range p.ops {
		for _, t := range o.tables {
			n += t.weights.bytes()
		}
		switch {
		case o.matrix != nil:
			k, m := o.matrix.Dims()
			n += 4 * int64(k) * int64(m)
		case o.bytes != nil:
			k, m := o.bytes.Dims()
			n += int64(k) * int64(m)
		}
	}
	return n
}

// flops counts the multiplications and additions a token, without attention's.
func (p *plan) flops(o *planOp) int {
	if o.kind != planLinear {
		return 0
	}
	return 2 * o.in[0].width * p.values[o.out].width
}

// explain describes the plan, a line an operation.
func (p *plan) explain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "ragged: %d operations, %d buffers, %d bytes a token, %d bytes of weights\n",
		len(p.ops), len(p.buffers), 4*p.perToken, p.weights())
	for i, o := range p.ops {
		v := p.values[o.out]
		fmt.Fprintf(&b, "%4d  %v[%v,%d]", i, o.kind, v.domain, v.width)
		if o.op != "" {
			fmt.Fprintf(&b, " %s", o.op)
		}
		if o.kind == planLinear {
			how := "float32"
			if o.bytes != nil {
				how = "int8"
			}
			fmt.Fprintf(&b, " %s %d flops a %v", how, p.flops(o), v.domain)
		}
		if o.kind == planAttend {
			fmt.Fprintf(&b, " %d heads of %d", o.heads, o.headWidth)
		}
		for _, r := range o.in {
			root, col := p.root(r.value)
			fmt.Fprintf(&b, " v%d[%d:%d]", root, col+r.col, col+r.col+r.width)
		}
		root, col := p.root(o.out)
		fmt.Fprintf(&b, " -> v%d[%d:%d] in buffer %d", root, col, col+v.width, p.values[root].buffer)
		if o.sum >= 0 {
			fmt.Fprintf(&b, ", sum v%d", o.sum)
		}
		fmt.Fprintf(&b, "  %s\n", o.title)
	}
	return b.String()
}
