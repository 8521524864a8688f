package onnx

import (
	"fmt"
	"math"

	vec "github.com/bayan-nlp/bayan/model/internal/kernel"
)

// work is the memory of one goroutine that runs a plan, a chunk of sequences
// at a time.
type work struct {
	p       *plan
	starts  []int // of each sequence in the chunk, and the end of the last
	buffers [][]float32
	ints    [][]int64 // of each input of the plan, for the chunk's tokens
	attend  vec.Attention
	quant   vec.Quantized
}

// begin makes room for a chunk whose starts are set. It is an error if that
// takes more than limit bytes.
func (w *work) begin(limit int64) error {
	seqs := len(w.starts) - 1
	tokens := w.starts[seqs]
	longest := 0
	for i := range seqs {
		longest = max(longest, w.starts[i+1]-w.starts[i])
	}
	need := 4*(int64(tokens)*int64(w.p.perToken)+int64(seqs)*int64(w.p.perSeq)) + w.attend.Bytes(longest, w.p.headWidth)
	if need > limit {
		return fmt.Errorf("%w: a run needs more than %d bytes", ErrLimit, limit)
	}
	for i, b := range w.p.buffers {
		n := tokens
		if b.domain == perSequence {
			n = seqs
		}
		if n *= b.stride(); cap(w.buffers[i]) < n {
			w.buffers[i] = floatsOf(aligned(4 * (n + n/4)))
		}
		w.buffers[i] = w.buffers[i][:n]
	}
	return nil
}

func floatsOf(b []byte) []float32 { return view[float32](&Tensor{typ: Float32, mem: b}) }

func newWork(p *plan) *work {
	return &work{p: p, buffers: make([][]float32, len(p.buffers)), ints: make([][]int64, len(p.inputs))}
}

// rowsOf is the number of rows of a value.
func (w *work) rowsOf(v int) int {
	seqs := len(w.starts) - 1
	if w.p.values[v].domain == perSequence {
		return seqs
	}
	return w.starts[seqs]
}

// matrix is where columns of a value lie.
func (w *work) matrix(r ref) vec.Rows {
	v, col := w.p.root(r.value)
	b := w.p.values[v].buffer
	return vec.Rows{Data: w.buffers[b][col+r.col:], Stride: w.p.buffers[b].stride()}
}

// all is a value with all its columns.
func (w *work) all(v int) vec.Rows { return w.matrix(ref{v, 0, w.p.values[v].width}) }

// do runs one operation on the chunk.
func (w *work) do(o *planOp) error {
	n := w.rowsOf(o.out)
	width := w.p.values[o.out].width
	dst := w.all(o.out)
	switch o.kind {
	case planEmbed:
		return w.embed(o, dst)
	case planFromInts:
		for i, x := range w.ints[o.input] {
			dst.At(i)[0] = float32(x)
		}
	case planLinear:
		w.linear(o, dst, n, width)
	case planNorm:
		var add, sum vec.Rows
		if len(o.in) == 2 {
			add, sum = w.matrix(o.in[1]), dst
			if o.sum >= 0 {
				sum = w.all(o.sum)
			}
		}
		vec.Norm(dst, w.matrix(o.in[0]), add, sum, n, width, o.gamma, o.beta, o.eps)
	case planBinary:
		w.binary(o, dst, n, width)
	case planUnary:
		src := w.matrix(o.in[0])
		for i := range n {
			o.fn(dst.At(i)[:width], src.At(i)[:width])
		}
	case planAttend:
		w.attention(o, dst)
	case planFirst:
		src := w.matrix(o.in[0])
		for i := range n {
			copy(dst.At(i)[:width], src.At(w.starts[i]))
		}
	case planReduce:
		w.reduce(o, dst, n, width)
	case planCount:
		for i := range n {
			count := float32(w.starts[i+1]-w.starts[i]) * o.factor
			for j := range dst.At(i)[:width] {
				dst.At(i)[j] = count
			}
		}
	case planConcat:
		col := 0
		for _, r := range o.in {
			src := w.matrix(r)
			for i := range n {
				copy(dst.At(i)[col:col+r.width], src.At(i))
			}
			col += r.width
		}
	case planSoftmax:
		src := w.matrix(o.in[0])
		for i := range n {
			vec.Softmax(dst.At(i)[:width], src.At(i)[:width])
		}
	}
	return nil
}

// embed adds up rows of tables.
func (w *work) embed(o *planOp, dst vec.Rows) error {
	for s := range len(w.starts) - 1 {
		lo, hi := w.starts[s], w.starts[s+1]
		for k := range o.tables {
			t := &o.tables[k]
			count := int64(0)
			for i := lo; i < hi; i++ {
				id := t.from + int64(i-lo)
				switch {
				case t.counted:
					id = t.from
					if w.ints[t.input][i] != t.pad {
						count++
						id += count
					}
				case t.input >= 0:
					id = w.ints[t.input][i]
				case int64(i-lo) >= t.limit:
					return fmt.Errorf("%w: a sequence of more than %d tokens", ErrModel, t.limit)
				}
				r, err := index(id, t.weights.rows)
				if err != nil {
					return err
				}
				t.weights.addRow(dst.At(i), r, k > 0)
			}
		}
	}
	return nil
}

func (w *work) linear(o *planOp, dst vec.Rows, n, width int) {
	src := w.matrix(o.in[0])
	if o.bytes != nil {
		w.quant.Set(o.bytes, src, n)
		o.bytes.Mul(dst, &w.quant, n, o.bias)
	} else {
		o.matrix.Mul(dst.Data, dst.Stride, src.Data, src.Stride, n, o.bias)
	}
	if o.fn == nil {
		return
	}
	for i := range n {
		row := dst.At(i)[:width]
		o.fn(row, row)
	}
}

func (w *work) attention(o *planOp, dst vec.Rows) {
	q, k, v := w.matrix(o.in[0]), w.matrix(o.in[1]), w.matrix(o.in[2])
	for s := range len(w.starts) - 1 {
		lo, hi := w.starts[s], w.starts[s+1]
		from, queries := lo, hi-lo
		if o.pruned {
			from, queries = s, 1
		}
		for h := range o.heads {
			d := o.headWidth
			w.attend.Head(
				vec.Rows{Data: dst.Data[from*dst.Stride+h*d:], Stride: dst.Stride},
				vec.Rows{Data: q.Data[from*q.Stride+h*o.headStride[0]:], Stride: q.Stride}, queries,
				vec.Rows{Data: k.Data[lo*k.Stride+h*o.headStride[1]:], Stride: k.Stride},
				vec.Rows{Data: v.Data[lo*v.Stride+h*o.headStride[2]:], Stride: v.Stride}, hi-lo, d, o.scale)
		}
	}
}

// reduce adds up, averages or compares the rows of each sequence.
func (w *work) reduce(o *planOp, dst vec.Rows, n, width int) {
	src := w.matrix(o.in[0])
	for s := range n {
		out := dst.At(s)[:width]
		lo, hi := w.starts[s], w.starts[s+1]
		copy(out, src.At(lo))
		for i := lo + 1; i < hi; i++ {
			row := src.At(i)[:width]
			if o.op != "ReduceMax" {
				vec.Add(out, out, row)
				continue
			}
			for j, x := range row {
				if x > out[j] || x != x {
					out[j] = x
				}
			}
		}
		if o.op == "ReduceMean" {
			by := 1 / float32(hi-lo)
			for j := range out {
				out[j] *= by
			}
		}
	}
}

// binary is arithmetic with a vector, or with rows of the same width or of one
// number.
func (w *work) binary(o *planOp, dst vec.Rows, n, width int) {
	f := binaryFunc(o.op)
	x := w.matrix(o.in[0])
	if len(o.in) == 1 {
		step := 1
		if len(o.vector) == 1 {
			step = 0
		}
		for i := range n {
			out, row := dst.At(i)[:width], x.At(i)[:width]
			if o.op == "Add" && step == 1 {
				vec.Add(out, row, o.vector)
				continue
			}
			for j, a := range row {
				b := o.vector[j*step]
				if o.vectorLeft {
					a, b = b, a
				}
				out[j] = f(a, b)
			}
		}
		return
	}
	y := w.matrix(o.in[1])
	sx, sy := 1, 1
	if o.in[0].width == 1 {
		sx = 0
	}
	if o.in[1].width == 1 {
		sy = 0
	}
	for i := range n {
		out, a, b := dst.At(i)[:width], x.At(i), y.At(i)
		if o.op == "Add" && (sx == 1 && sy == 1 || width == 1) {
			vec.Add(out, a[:width], b)
			continue
		}
		for j := range out {
			out[j] = f(a[j*sx], b[j*sy])
		}
	}
}

func binaryFunc(op string) func(a, b float32) float32 {
	switch op {
	case "Add":
		return func(a, b float32) float32 { return a + b }
	case "Sub":
		return func(a, b float32) float32 { return a - b }
	case "Mul":
		return func(a, b float32) float32 { return a * b }
	case "Div":
		return func(a, b float32) float32 { return a / b }
	case "Max":
		return func(a, b float32) float32 { return float32(math.Max(float64(a), float64(b))) }
	}
	return func(a, b float32) float32 { return float32(math.Min(float64(a), float64(b))) }
}
