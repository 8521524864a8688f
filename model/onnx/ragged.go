package onnx

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// Ragged is a batch of sequences of any lengths laid end to end, without
// padding, and where their outputs go.
type Ragged struct {
	// Lengths are the numbers of tokens of the sequences, each at least 1.
	Lengths []int
	// Inputs hold the graph's integer inputs by name, a number a token, but for
	// the attention mask: all tokens count.
	Inputs map[string][]int64
	// Outputs are filled by name: Width numbers a row, a row a sequence or a
	// token, in the order of the sequences. Outputs that are not here are not
	// given.
	Outputs map[string][]float32
}

// RaggedOutput tells what rows of an output hold under [Session.RunRagged].
type RaggedOutput struct {
	Name  string
	Width int
	// PerToken tells that there is a row for each token, not for each sequence.
	PerToken bool
}

// Ragged lists the outputs that [Session.RunRagged] gives, nil if the graph
// cannot run ragged batches: it is no encoder over (batch, sequence) inputs
// whose structure this package recognises. Explain tells what stood against it.
func (p *Program) Ragged() []RaggedOutput {
	if p.plan == nil {
		return nil
	}
	var out []RaggedOutput
	for i, o := range p.plan.outputs {
		out = append(out, RaggedOutput{p.outputs[i].Name, o.width, p.plan.values[o.value].domain == perToken})
	}
	return out
}

// chunkTokens is the number of tokens that go through the layers together:
// enough to make up for reading the weights, few enough for the activations to
// stay in the second-level cache.
const chunkTokens = 384

// raggedRun is the state of runs of a plan, used again and again.
type raggedRun struct {
	p       *plan
	limit   int64
	works   []*work
	chunks  []chunk
	errs    []error
	ins     [][]int64
	outs    [][]float32
	lengths []int
	ctx     context.Context
	fit     fitting
	next    atomic.Int64
	slot    atomic.Int64
	failed  atomic.Bool
	wg      sync.WaitGroup
	body    func()
}

// chunk is a range of sequences and the place of its first token.
type chunk struct{ lo, hi, token int }

func newRaggedRun(p *plan, limit int64) *raggedRun {
	r := &raggedRun{p: p, limit: limit, ins: make([][]int64, len(p.inputs)), outs: make([][]float32, len(p.outputs))}
	r.body = func() {
		defer r.wg.Done()
		r.loop()
	}
	return r
}

// RunRagged computes the outputs of a ragged batch into b.Outputs. Every
// sequence's result is, bit for bit, that of running it alone. In the steady
// state it allocates nothing. Causes of errors: ErrInput, ErrUnsupported (see
// [Program.Ragged]), ErrModel (an index out of range), ErrLimit, ctx.Err().
func (s *Session) RunRagged(ctx context.Context, b *Ragged) error {
	p := s.p.plan
	if p == nil {
		return fmt.Errorf("onnx: %w: %w", ErrUnsupported, s.p.notRagged)
	}
	r := s.ragged()
	if err := r.take(s.p, b); err != nil {
		return fmt.Errorf("onnx: %w", err)
	}
	if err := r.run(ctx, s.workers, b.Lengths); err != nil {
		return fmt.Errorf("onnx: %w", err)
	}
	return nil
}

// ragged is the session's state of ragged runs.
func (s *Session) ragged() *raggedRun {
	if s.r == nil {
		s.r = newRaggedRun(s.p.plan, s.p.options.Limits.Memory)
	}
	return s.r
}

// take checks a batch against the plan.
func (r *raggedRun) take(p *Program, b *Ragged) error {
	tokens := 0
	for _, n := range b.Lengths {
		if n < 1 || n > 1<<30-tokens {
			return fmt.Errorf("%w: a sequence of %d tokens", ErrInput, n)
		}
		tokens += n
	}
	for i, name := range r.p.inputs {
		v, ok := b.Inputs[name]
		if !ok || len(v) != tokens {
			return fmt.Errorf("%w: input %q has %d numbers for %d tokens", ErrInput, name, len(v), tokens)
		}
		r.ins[i] = v
	}
	if len(b.Inputs) > len(r.p.inputs) {
		return fmt.Errorf("%w: %d inputs, the model has %d", ErrInput, len(b.Inputs), len(r.p.inputs))
	}
	given := 0
	for i, o := range r.p.outputs {
		dst, ok := b.Outputs[p.outputs[i].Name]
		r.outs[i] = dst
		if !ok {
			continue
		}
		given++
		n := len(b.Lengths)
		if r.p.values[o.value].domain == perToken {
			n = tokens
		}
		if len(dst) != n*o.width {
			return fmt.Errorf("%w: room for %d numbers of output %q, there are %d", ErrInput, len(dst), p.outputs[i].Name, n*o.width)
		}
	}
	if given != len(b.Outputs) {
		return fmt.Errorf("%w: an output that the model does not have", ErrInput)
	}
	return nil
}

// run runs the batch whose inputs and outputs are set.
func (r *raggedRun) run(ctx context.Context, workers int, lengths []int) error {
	r.ctx, r.lengths = ctx, lengths
	defer func() {
		r.ctx, r.lengths = nil, nil
		clear(r.ins)
		clear(r.outs)
	}()
	r.split(workers)
	r.next.Store(0)
	r.slot.Store(0)
	r.failed.Store(false)
	workers = max(1, min(workers, len(r.chunks)))
	for len(r.works) < workers {
		r.works = append(r.works, newWork(r.p))
	}
	r.wg.Add(workers)
	for range workers - 1 {
		go r.body()
	}
	r.body()
	r.wg.Wait()
	for _, err := range r.errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// split makes chunks of about equal numbers of tokens, as many as there are
// workers for at least.
func (r *raggedRun) split(workers int) {
	tokens := 0
	for _, n := range r.lengths {
		tokens += n
	}
	most := chunkTokens
	if pieces := (tokens + most - 1) / most; pieces > 0 {
		pieces = (pieces + workers - 1) / workers * workers
		most = max((tokens+pieces-1)/pieces, 1)
	}
	r.chunks = r.chunks[:0]
	at, in := 0, 0
	for i, n := range r.lengths {
		if k := len(r.chunks) - 1; k < 0 || in+n/2 >= most {
			r.chunks = append(r.chunks, chunk{i, i, at})
			in = 0
		}
		r.chunks[len(r.chunks)-1].hi = i + 1
		at += n
		in += n
	}
	if cap(r.errs) < len(r.chunks) {
		r.errs = make([]error, len(r.chunks))
	}
	r.errs = r.errs[:len(r.chunks)]
	clear(r.errs)
}

// loop runs chunks until none is left.
func (r *raggedRun) loop() {
	w := r.works[r.slot.Add(1)-1]
	for {
		i := int(r.next.Add(1)) - 1
		if i >= len(r.chunks) || r.failed.Load() {
			return
		}
		if r.errs[i] = r.chunk(w, r.chunks[i]); r.errs[i] != nil {
			r.failed.Store(true)
		}
	}
}

// chunk runs the plan over one chunk.
func (r *raggedRun) chunk(w *work, c chunk) error {
	w.starts = append(w.starts[:0], 0)
	for _, n := range r.lengths[c.lo:c.hi] {
		w.starts = append(w.starts, w.starts[len(w.starts)-1]+n)
	}
	tokens := w.starts[c.hi-c.lo]
	for i, v := range r.ins {
		w.ints[i] = v[c.token : c.token+tokens]
	}
	if err := w.begin(r.limit); err != nil {
		return err
	}
	for _, o := range r.p.ops {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if err := w.do(o); err != nil {
			return fmt.Errorf("%s: %w", o.title, err)
		}
	}
	for i, o := range r.p.outputs {
		if r.outs[i] == nil {
			continue
		}
		src := w.matrix(o.ref)
		first, n := c.lo, c.hi-c.lo
		if r.p.values[o.value].domain == perToken {
			first, n = c.token, tokens
		}
		for k := range n {
			copy(r.outs[i][(first+k)*o.width:(first+k+1)*o.width], src.At(k))
		}
	}
	return nil
}
