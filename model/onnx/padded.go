package onnx

import (
	"context"
	"slices"
)

// fitting is how a padded batch reads as a ragged one.
type fitting struct {
	batch, length int
	lengths       []int // of the sequences that fit
	rows          []int // their places in the batch, nil if all fit
	other         []int // those that do not fit
	packed        [][]int64
	shape         []int
}

// read looks at tensors [batch, sequence]; false if the batch as a whole is
// none for the plan. Sequences whose mask is not a stretch of ones from the
// first token on, or whose padding would count, do not fit.
func (f *fitting) read(p *Program, inputs map[string]*Tensor) bool {
	f.lengths, f.rows, f.other = f.lengths[:0], f.rows[:0], f.other[:0]
	f.batch, f.length = -1, 0
	var mask *Tensor
	for i := range p.inputs {
		t := inputs[p.inputs[i].Name]
		if f.batch >= 0 && (t.shape[0] != f.batch || t.shape[1] != f.length) {
			return false
		}
		f.batch, f.length = t.shape[0], t.shape[1]
		if p.inputs[i].Name == p.plan.mask {
			mask = t
		}
	}
	n := f.length
	if f.batch < 1 || n < 1 {
		return false
	}
	for i := range f.batch {
		length := n
		if mask != nil {
			length = ones(mask, i*n, n)
		}
		if length < n && length > 0 && !p.plan.mayDrop(inputs, i*n+length, (i+1)*n) {
			length = 0
		}
		if length == 0 {
			f.other = append(f.other, i)
			continue
		}
		f.lengths, f.rows = append(f.lengths, length), append(f.rows, i)
	}
	if len(f.other) == 0 {
		return true
	}
	for _, o := range p.plan.outputs {
		if len(o.axes) == 0 || o.axes[0].kind != axisBatch {
			return false
		}
	}
	return len(f.rows) > 0
}

// mayDrop tells whether the tokens lo to hi, which are padding, may be left
// out.
func (p *plan) mayDrop(inputs map[string]*Tensor, lo, hi int) bool {
	if !p.drops {
		return false
	}
	for _, k := range p.mustClear {
		for _, x := range view[int64](inputs[p.inputs[k]])[lo:hi] {
			if x != 0 {
				return false
			}
		}
	}
	return true
}

// ones is the number of ones of a row of a mask before zeros alone, 0 if there
// is anything else.
func ones(mask *Tensor, at, length int) int {
	if mask.typ == Int32 {
		return onesOf(view[int32](mask)[at : at+length])
	}
	return onesOf(view[int64](mask)[at : at+length])
}

func onesOf[T int32 | int64](mask []T) int {
	n := 0
	for n < len(mask) && mask[n] == 1 {
		n++
	}
	for _, x := range mask[n:] {
		if x != 0 {
			return 0
		}
	}
	return n
}

// runPadded runs a batch that fitting.read has read.
func (s *Session) runPadded(ctx context.Context, inputs, outputs map[string]*Tensor, fresh bool) error {
	p, r := s.p, s.ragged()
	f := &r.fit
	tokens := 0
	for _, n := range f.lengths {
		tokens += n
	}
	full := tokens == f.batch*f.length
	for len(f.packed) < len(p.plan.inputs) {
		f.packed = append(f.packed, nil)
	}
	for i, name := range p.plan.inputs {
		src := view[int64](inputs[name])
		if full {
			r.ins[i] = src
			continue
		}
		dst := f.packed[i][:0]
		for k, row := range f.rows {
			dst = append(dst, src[row*f.length:row*f.length+f.lengths[k]]...)
		}
		f.packed[i], r.ins[i] = dst, dst
	}
	var done []*Tensor // for the rows that do not fit
	for i := range p.plan.outputs {
		t, err := p.output(i, outputs, fresh, Float32, f.shapeOf(&p.plan.outputs[i]))
		if err != nil {
			return err
		}
		r.outs[i] = view[float32](t)
		if len(f.other) > 0 {
			done = append(done, t)
			r.outs[i] = make([]float32, len(r.outs[i])/f.batch*len(f.rows))
		}
	}
	if len(f.other) == 0 {
		return r.run(ctx, s.workers, f.lengths)
	}
	parts := slices.Clone(r.outs)
	if err := r.run(ctx, s.workers, f.lengths); err != nil {
		return err
	}
	for i, t := range done {
		scatterRows(view[float32](t), parts[i], f.rows, f.batch)
	}
	sub := map[string]*Tensor{}
	for name, t := range inputs {
		sub[name] = takeRows(t, f.other)
	}
	rest := map[string]*Tensor{}
	if err := s.runSteps(ctx, sub, rest, true); err != nil {
		return err
	}
	for i, t := range done {
		scatterRows(view[float32](t), view[float32](rest[p.outputs[i].Name]), f.other, f.batch)
	}
	return nil
}

// shapeOf is the shape of an output for the batch.
func (f *fitting) shapeOf(o *planOutput) []int {
	f.shape = f.shape[:0]
	for _, a := range o.axes {
		n := 1
		switch a.kind {
		case axisBatch:
			n = f.batch
		case axisSequence:
			n = f.length
		case axisTokens:
			n = f.batch * f.length
		case axisColumns:
			n = a.n
		}
		f.shape = append(f.shape, n)
	}
	return f.shape
}

// scatterRows copies parts of equal size to their places among batch ones.
func scatterRows(dst, src []float32, rows []int, batch int) {
	n := len(dst) / batch
	for i, row := range rows {
		copy(dst[row*n:(row+1)*n], src[i*n:(i+1)*n])
	}
}

// takeRows is the tensor of some indices of the first axis.
func takeRows(t *Tensor, rows []int) *Tensor {
	shape := t.Shape()
	n := len(t.mem) / shape[0]
	shape[0] = len(rows)
	o := newTensor(t.typ, shape...)
	for i, row := range rows {
		copy(o.mem[i*n:(i+1)*n], t.mem[row*n:(row+1)*n])
	}
	return o
}
