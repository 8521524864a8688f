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
	// plan runs encoders; the steps are then only made when a batch comes that
	// it does not take. notRagged tells why there is none.
	plan      *plan
	notRagged error
	runs      sync.Pool // of *raggedRun
	nodes     []*node   // not compiled yet
	compile   sync.Once
	compiled  error
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
// that do not fit, indices out of range), ErrUnsupported (an element type),
// ErrLimit, ctx.Err().
//
// Equal inputs give equal outputs, bit for bit, whatever Options.Workers is
// and whatever else runs.
func (p *Program) Run(ctx context.Context, inputs map[string]*Tensor) (map[string]*Tensor, error) {
	s := &Session{p: p, workers: p.options.workers()}
	s.f, _ = p.frames.Get().(*frame)
	s.r, _ = p.runs.Get().(*raggedRun)
	defer func() {
		if s.f != nil {
			p.frames.Put(s.f)
		}
		if s.r != nil {
			p.runs.Put(s.r)
		}
	}()
	return s.Run(ctx, inputs)
}

// Session runs a program again and again in the same memory. It is not safe
// for concurrent use; any number of sessions may share one program.
type Session struct {
	p       *Program
	f       *frame
	r       *raggedRun
	workers int
}

// NewSession makes a session whose runs use at most the given number of
// goroutines; 0 means what the program was loaded with.
func (p *Program) NewSession(workers int) *Session {
	if workers <= 0 {
		workers = p.options.workers()
	}
	return &Session{p: p, workers: workers}
}

// SetWorkers changes the number of goroutines of later runs.
func (s *Session) SetWorkers(n int) { s.workers = max(n, 1) }

// Run is [Program.Run] in the session's memory.
func (s *Session) Run(ctx context.Context, inputs map[string]*Tensor) (map[string]*Tensor, error) {
	out := make(map[string]*Tensor, len(s.p.outputs))
	if err := s.runInto(ctx, inputs, out, true); err != nil {
		return nil, fmt.Errorf("onnx: %w", err)
	}
	return out, nil
}

// RunInto is [Session.Run] into tensors that the caller brings: every output of
// the program, with the type and shape that the run gives it (else ErrInput).
// For an encoder that [Program.Ragged] knows it allocates nothing in its steady
// state.
func (s *Session) RunInto(ctx context.Context, inputs, outputs map[string]*Tensor) error {
	if err := s.runInto(ctx, inputs, outputs, false); err != nil {
		return fmt.Errorf("onnx: %w", err)
	}
	return nil
}

func (s *Session) runInto(ctx context.Context, inputs, outputs map[string]*Tensor, fresh bool) error {
	p := s.p
	for i := range p.inputs {
		if err := p.inputs[i].accepts(inputs[p.inputs[i].Name]); err != nil {
			return err
		}
	}
	if len(inputs) > len(p.inputs) {
		return fmt.Errorf("%w: %d inputs, the model has %d", ErrInput, len(inputs), len(p.inputs))
	}
	if p.plan != nil && s.ragged().fit.read(p, inputs) {
		return s.runPadded(ctx, inputs, outputs, fresh)
	}
	return s.runSteps(ctx, inputs, outputs, fresh)
}

// output is the tensor that an output goes to.
func (p *Program) output(i int, outputs map[string]*Tensor, fresh bool, typ Type, shape []int) (*Tensor, error) {
	name := p.outputs[i].Name
	if fresh {
		t := newTensor(typ, shape...)
		outputs[name] = t
		return t, nil
	}
	t := outputs[name]
	if t == nil || t.typ != typ || !sameShape(t.shape, shape) {
		return nil, fmt.Errorf("%w: output %q is %v%v, there is %v for it", ErrInput, name, typ, shape, t)
	}
	return t, nil
}

// runSteps runs the program operation by operation.
func (s *Session) runSteps(ctx context.Context, inputs, outputs map[string]*Tensor, fresh bool) error {
	p := s.p
	if err := p.finish(ctx); err != nil {
		return err
	}
	if s.f == nil {
		s.f = p.newFrame()
	}
	f := s.f
	defer f.reset()
	f.ctx, f.workers = ctx, s.workers
	for i, port := range p.inputs {
		t := inputs[port.Name]
		f.values[p.inIDs[i]] = t.withShape(t.shape)
	}
	for i := range p.steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := p.do(f, &p.steps[i]); err != nil {
			return fmt.Errorf("%s: %w", p.steps[i].title, err)
		}
	}
	for i := range p.outputs {
		t := f.values[p.outIDs[i]]
		if t == nil {
			t = p.consts[p.outIDs[i]]
		}
		own, err := p.output(i, outputs, fresh, t.typ, t.shape)
		if err != nil {
			return err
		}
		copy(own.mem, t.mem)
	}
	return nil
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
