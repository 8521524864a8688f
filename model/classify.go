package model

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"github.com/bayan-nlp/bayan/model/onnx"
)

// Probabilities are those of the four classes; they sum to 1.
type Probabilities struct {
	Favor, Against, Neutral, Unrelated float64
}

// Score is P(favor) − P(against), in [−1, 1].
func (p Probabilities) Score() float64 { return p.Favor - p.Against }

// batchTokens is the number of tokens that go through the graph together:
// enough to make up for reading the weights, few enough for the activations to
// stay in the cache.
const batchTokens = 512

// Classify gives the probabilities of each input, in order. The result for an
// input does not depend on the others. Causes of errors: those of [onnx.Program]'s
// Run, ErrConfig, ctx.Err().
func (m *Model) Classify(ctx context.Context, in []Input) ([]Probabilities, error) {
	seqs := make([]*sequence, len(in))
	for i := range in {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("model: %w", ctx.Err())
		}
		s, err := m.sequence(in[i])
		if err != nil {
			return nil, fmt.Errorf("model: input %d: %w", i, err)
		}
		seqs[i] = s
	}
	logits, err := m.forward(ctx, seqs)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	out := make([]Probabilities, len(in))
	for i, l := range logits {
		out[i] = m.probabilities(l)
	}
	return out, nil
}

// tempered are the logits over the temperature, shifted by class.
func (m *Model) tempered(logits []float64) []float64 {
	out := make([]float64, len(logits))
	for i, l := range logits {
		out[i] = l/m.temperature + m.shift[m.labels[i]]
	}
	return out
}

// probabilities is the softmax of the tempered logits, by class.
func (m *Model) probabilities(logits []float64) Probabilities {
	logits = m.tempered(logits)
	top := slices.Max(logits)
	var p [classes]float64
	sum := 0.0
	for i, l := range logits {
		e := math.Exp(l - top)
		p[m.labels[i]] = e
		sum += e
	}
	return Probabilities{p[favor] / sum, p[against] / sum, p[neutral] / sum, p[unrelated] / sum}
}

// forward runs the graph on sequences, without padding where the engine knows
// the graph as an encoder.
func (m *Model) forward(ctx context.Context, seqs []*sequence) ([][]float64, error) {
	if m.ragged && len(seqs) > 0 {
		return m.runRagged(ctx, seqs)
	}
	return m.runEqual(ctx, seqs)
}

// runner is a session with the memory of a ragged batch.
type runner struct {
	session *onnx.Session
	batch   onnx.Ragged
}

// runRagged runs all sequences as one ragged batch.
func (m *Model) runRagged(ctx context.Context, seqs []*sequence) ([][]float64, error) {
	r, _ := m.runners.Get().(*runner)
	if r == nil {
		r = &runner{session: m.program.NewSession(m.workers), batch: onnx.Ragged{Inputs: map[string][]int64{}, Outputs: map[string][]float32{}}}
	}
	defer m.runners.Put(r)
	b := &r.batch
	b.Lengths = b.Lengths[:0]
	tokens := 0
	for _, s := range seqs {
		b.Lengths = append(b.Lengths, len(s.ids))
		tokens += len(s.ids)
	}
	for name := range m.ports {
		if name == "attention_mask" {
			continue
		}
		v := slices.Grow(b.Inputs[name][:0], tokens)
		for _, s := range seqs {
			v = v[:len(v)+len(s.ids)]
			fill(name, v[len(v)-len(s.ids):], s)
		}
		b.Inputs[name] = v
	}
	width := len(m.labels)
	logits := slices.Grow(b.Outputs[m.logits][:0], len(seqs)*width)[:len(seqs)*width]
	b.Outputs[m.logits] = logits
	if err := r.session.RunRagged(ctx, b); err != nil {
		return nil, err
	}
	out := make([][]float64, len(seqs))
	all := make([]float64, len(logits))
	for i, x := range logits {
		all[i] = float64(x)
	}
	for i := range out {
		out[i] = all[i*width : (i+1)*width : (i+1)*width]
	}
	return out, nil
}

// runEqual runs sequences of equal length in batches, batches on several
// goroutines.
func (m *Model) runEqual(ctx context.Context, seqs []*sequence) ([][]float64, error) {
	out := make([][]float64, len(seqs))
	batches := batchesOf(seqs)
	if len(batches) == 0 {
		return out, nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := min(m.workers, len(batches))
	errs := make([]error, len(batches))
	var next atomic.Int64
	work := func() {
		s, _ := m.sessions.Get().(*onnx.Session)
		if s == nil {
			s = m.program.NewSession(1)
		}
		s.SetWorkers(m.workers / workers)
		defer m.sessions.Put(s)
		for {
			i := int(next.Add(1)) - 1
			if i >= len(batches) || ctx.Err() != nil {
				return
			}
			if errs[i] = m.runBatch(ctx, s, seqs, batches[i], out); errs[i] != nil {
				cancel()
				return
			}
		}
	}
	var wg sync.WaitGroup
	for range workers - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
	for _, err := range errs { // the first real one; others were cancelled by it
		if err != nil && !errors.Is(err, context.Canceled) {
			return nil, err
		}
	}
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return out, nil
}

// batchesOf groups the indices of sequences of equal length, long ones first so
// that the workers finish together.
func batchesOf(seqs []*sequence) [][]int {
	order := make([]int, len(seqs))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return len(seqs[order[a]].ids) > len(seqs[order[b]].ids) })
	var batches [][]int
	for lo := 0; lo < len(order); {
		n := len(seqs[order[lo]].ids)
		hi := lo + 1
		for hi < len(order) && len(seqs[order[hi]].ids) == n && (hi-lo+1)*n <= batchTokens {
			hi++
		}
		batches = append(batches, order[lo:hi])
		lo = hi
	}
	return batches
}

// runBatch runs sequences of equal length and stores their logits.
func (m *Model) runBatch(ctx context.Context, s *onnx.Session, seqs []*sequence, batch []int, out [][]float64) error {
	n := len(seqs[batch[0]].ids)
	inputs := map[string]*onnx.Tensor{}
	for name := range m.ports {
		data := make([]int64, len(batch)*n)
		for r, i := range batch {
			fill(name, data[r*n:(r+1)*n], seqs[i])
		}
		t, err := onnx.NewTensor(data, len(batch), n)
		if err != nil {
			return err
		}
		inputs[name] = t
	}
	res, err := s.Run(ctx, inputs)
	if err != nil {
		return err
	}
	logits, ok := onnx.Values[float32](res[m.logits])
	if !ok || len(logits) != len(batch)*len(m.labels) {
		return fmt.Errorf("%w: output %q is %v, wanted float32[%d,%d]", ErrConfig, m.logits, res[m.logits], len(batch), len(m.labels))
	}
	for r, i := range batch {
		row := make([]float64, len(m.labels))
		for k := range row {
			row[k] = float64(logits[r*len(row)+k])
		}
		out[i] = row
	}
	return nil
}

// fill writes one row of a graph input.
func fill(name string, row []int64, s *sequence) {
	for i := range row {
		switch name {
		case "input_ids":
			row[i] = int64(s.ids[i])
		case "attention_mask":
			row[i] = 1
		case "token_type_ids":
			row[i] = int64(s.types[i])
		case "position_ids":
			row[i] = int64(i)
		}
	}
}
