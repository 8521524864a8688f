package onnx

import (
	"context"
	"fmt"
	"sync"
)

// kernel runs one operation: it fills out from in. Missing optional inputs are
// nil; out has as many places as the node has outputs, and a kernel may leave
// those nil that come after the first.
type kernel func(f *frame, in, out []*Tensor) error

// step is one operation of a compiled program.
type step struct {
	title   string
	op      string
	in, out []int
	drop    []int // values whose last use this step is
	run     kernel
	packed  bool // the kernel holds constants of its own
}

// Program is a model made ready to run. It is immutable and safe for
// concurrent use; every run has its own state.
type Program struct {
	inputs, outputs []Port
	inIDs, outIDs   []int
	values          []string
	consts          []*Tensor // by value number, nil for what a run computes
	steps           []step
	opsets          map[string]int64
	folded          int
	fused           int
	weights         int64
	options         Options
	frames          sync.Pool
}

// Load compiles an ONNX model file held in memory; file is not kept. Causes of
// errors: ErrModel, ErrUnsupported, ErrLimit.
func Load(file []byte, o Options) (*Program, error) {
	return LoadContext(context.Background(), file, o)
}

// LoadContext is Load with a context, which bounds the time that folding of
// constants takes.
func LoadContext(ctx context.Context, file []byte, o Options) (*Program, error) {
	o.Limits = o.Limits.orDefault()
	d, err := decode(file, o.Limits)
	if err != nil {
		return nil, fmt.Errorf("onnx: %w", err)
	}
	p, err := compile(ctx, d, o)
	if err != nil {
		return nil, fmt.Errorf("onnx: %w", err)
	}
	return p, nil
}

// Inputs lists the graph's inputs that have no value in the file.
func (p *Program) Inputs() []Port { return append([]Port(nil), p.inputs...) }

// Outputs lists the outputs that a run gives.
func (p *Program) Outputs() []Port { return append([]Port(nil), p.outputs...) }

// Run computes the outputs for the given inputs, by name. It reads the input
// tensors and does not keep them; the outputs own their memory. The context is
// looked at between operations. Causes of errors: ErrInput, ErrModel (shapes
// that do not fit), ErrUnsupported (an element type), ErrLimit, ctx.Err().
//
// Equal inputs give equal outputs, bit for bit, whatever Options.Workers is
// and whatever else runs.
func (p *Program) Run(ctx context.Context, inputs map[string]*Tensor) (map[string]*Tensor, error) {
	f, _ := p.frames.Get().(*frame)
	if f == nil {
		f = p.newFrame()
	}
	defer p.frames.Put(f)
	return p.run(ctx, f, p.options.workers(), inputs)
}

// Session runs a program again and again in the same memory. It is not safe
// for concurrent use; any number of sessions may share one program.
type Session struct {
	p       *Program
	f       *frame
	workers int
}

// NewSession makes a session whose runs use at most the given number of
// goroutines; 0 means what the program was loaded with.
func (p *Program) NewSession(workers int) *Session {
	if workers <= 0 {
		workers = p.options.workers()
	}
	return &Session{p: p, f: p.newFrame(), workers: workers}
}

// SetWorkers changes the number of goroutines of later runs.
func (s *Session) SetWorkers(n int) { s.workers = max(n, 1) }

// Run is [Program.Run] in the session's memory.
func (s *Session) Run(ctx context.Context, inputs map[string]*Tensor) (map[string]*Tensor, error) {
	return s.p.run(ctx, s.f, s.workers, inputs)
}

func (p *Program) run(ctx context.Context, f *frame, workers int, inputs map[string]*Tensor) (map[string]*Tensor, error) {
	defer f.reset()
	f.ctx, f.workers = ctx, workers
	for i, port := range p.inputs {
		t := inputs[port.Name]
		if err := port.accepts(t); err != nil {
			return nil, fmt.Errorf("onnx: %w", err)
		}
		f.values[p.inIDs[i]] = t.withShape(t.shape)
	}
	if len(inputs) > len(p.inputs) {
		return nil, fmt.Errorf("onnx: %w: %d inputs, the model has %d", ErrInput, len(inputs), len(p.inputs))
	}
	for i := range p.steps {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("onnx: %w", err)
		}
		if err := p.do(f, &p.steps[i]); err != nil {
			return nil, fmt.Errorf("onnx: %s: %w", p.steps[i].title, err)
		}
	}
	out := make(map[string]*Tensor, len(p.outputs))
	for i, port := range p.outputs {
		t := f.values[p.outIDs[i]]
		if t == nil {
			t = p.consts[p.outIDs[i]]
		}
		own := newTensor(t.typ, t.shape...)
		copy(own.mem, t.mem)
		out[port.Name] = own
	}
	return out, nil
}

func (p *Program) newFrame() *frame {
	return &frame{values: make([]*Tensor, len(p.values)), limit: p.options.Limits.Memory, workers: 1}
}

// do runs one step and lets go of the values that are not needed any more.
func (p *Program) do(f *frame, s *step) error {
	f.in, f.out = f.in[:0], f.out[:0]
	for _, id := range s.in {
		var t *Tensor
		if id >= 0 {
			if t = f.values[id]; t == nil {
				t = p.consts[id]
			}
		}
		f.in = append(f.in, t)
	}
	for range s.out {
		f.out = append(f.out, nil)
	}
	err := s.run(f, f.in, f.out)
	for i, t := range f.out {
		if t == nil {
			continue
		}
		if id := s.out[i]; id >= 0 {
			f.values[id] = t
		} else {
			f.release(t)
		}
	}
	if err != nil {
		return err
	}
	for i, id := range s.out {
		if id >= 0 && f.out[i] == nil {
			return fmt.Errorf("%w: output %d is not computed here", ErrUnsupported, i)
		}
	}
	for _, id := range s.drop {
		f.release(f.values[id])
		f.values[id] = nil
	}
	return nil
}

// accepts checks an input tensor against what the file declares.
func (p *Port) accepts(t *Tensor) error {
	if t == nil {
		return fmt.Errorf("%w: input %q is missing", ErrInput, p.Name)
	}
	bad := t.typ != p.Type || p.Shape != nil && len(p.Shape) != len(t.shape)
	for i := 0; !bad && i < len(p.Shape); i++ {
		bad = p.Shape[i].Size >= 0 && p.Shape[i].Size != t.shape[i]
	}
	if bad {
		return fmt.Errorf("%w: input %q is %v, the model wants %v", ErrInput, p.Name, t, p)
	}
	return nil
}

// String is the port's type and shape, such as int64[batch,sequence].
func (p *Port) String() string {
	if p.Shape == nil {
		return p.Type.String() + "[...]"
	}
	s := p.Type.String() + "["
	for i, d := range p.Shape {
		if i > 0 {
			s += ","
		}
		switch {
		case d.Size >= 0:
			s += fmt.Sprint(d.Size)
		case d.Name != "":
			s += d.Name
		default:
			s += "?"
		}
	}
	return s + "]"
}
