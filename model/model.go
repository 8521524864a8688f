package model

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"

	"github.com/bayan-nlp/bayan/model/onnx"
	"github.com/bayan-nlp/bayan/tokenize/subword"
)

// ErrConfig is the cause of errors about a model's config.json, or about a
// graph that does not fit it. Errors of the graph itself wrap those of package
// onnx, errors of the tokenizer those of package subword.
var ErrConfig = errors.New("model configuration")

// Model is a stance classifier. It is immutable and safe for concurrent use.
type Model struct {
	program     *onnx.Program
	tokenizer   *subword.Tokenizer
	labels      []int // class of each output
	temperature float64
	shift       [classes]float64
	maxTokens   int
	vocab       int
	mask        int32 // id of the mask token, -1 where there is none
	workers     int
	logits      string
	ports       map[string]bool
	reversals   bool
	ragged      bool      // the graph runs ragged batches
	sessions    sync.Pool // of *onnx.Session, for those that do not
	runners     sync.Pool // of *runner
}

// Option changes how a model is loaded.
type Option func(*options)

type options struct {
	workers   int
	maxTokens int
	limits    onnx.Limits
}

// WithWorkers bounds the goroutines of one call; 0 means GOMAXPROCS. Results do
// not depend on it.
func WithWorkers(n int) Option { return func(o *options) { o.workers = n } }

// WithLimits sets what loading and running may cost; see [onnx.Limits].
func WithLimits(l onnx.Limits) Option { return func(o *options) { o.limits = l } }

// WithMaxTokens cuts inputs to fewer tokens (special ones included) than the
// model's own limit.
func WithMaxTokens(n int) Option { return func(o *options) { o.maxTokens = n } }

//go:embed default/model.onnx default/tokenizer.json default/config.json
var embedded embed.FS

// Default is the embedded model. It is decoded at each call; keep the result.
func Default(opts ...Option) (*Model, error) {
	sub, err := fs.Sub(embedded, "default")
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return LoadFS(sub, opts...)
}

// Load reads a model from a folder that holds model.onnx (or onnx/model.onnx),
// tokenizer.json and config.json.
func Load(dir string, opts ...Option) (*Model, error) {
	return LoadFS(os.DirFS(dir), opts...)
}

// LoadFS is Load from a file system.
func LoadFS(fsys fs.FS, opts ...Option) (*Model, error) {
	m, err := load(fsys, opts)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	return m, nil
}

func load(fsys fs.FS, opts []Option) (*Model, error) {
	var o options
	for _, f := range opts {
		f(&o)
	}
	c, err := readConfig(fsys)
	if err != nil {
		return nil, err
	}
	form, err := c.form()
	if err != nil {
		return nil, err
	}
	m := &Model{temperature: c.temperature(), shift: c.shift(), maxTokens: c.maxTokens(), vocab: c.VocabSize, workers: o.workers, reversals: c.Reversals}
	if m.workers <= 0 {
		m.workers = runtime.GOMAXPROCS(0)
	}
	if o.maxTokens > 0 {
		m.maxTokens = min(m.maxTokens, o.maxTokens)
	}
	if m.labels, err = c.labels(); err != nil {
		return nil, err
	}
	if m.tokenizer, err = subword.LoadFS(fsys, "tokenizer.json", subword.WithForm(form)); err != nil {
		return nil, err
	}
	if m.maxTokens < len(m.tokenizer.Prefix())+len(m.tokenizer.Suffix())+1 {
		return nil, fmt.Errorf("%w: room for %d tokens", ErrConfig, m.maxTokens)
	}
	m.mask = -1
	for _, name := range []string{"[MASK]", "<mask>"} {
		if id, ok := m.tokenizer.ID(name); ok {
			m.mask = id
		}
	}
	file, err := readGraph(fsys, o.limits)
	if err != nil {
		return nil, err
	}
	if m.program, err = onnx.Load(file, onnx.Options{Limits: o.limits, Workers: m.workers}); err != nil {
		return nil, err
	}
	return m, m.checkPorts()
}

// readGraph reads the model file, which may lie in a folder of its own.
func readGraph(fsys fs.FS, l onnx.Limits) ([]byte, error) {
	limit := l.File
	if limit <= 0 {
		limit = onnx.DefaultLimits().File
	}
	name := "model.onnx"
	info, err := fs.Stat(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		if alt, altErr := fs.Stat(fsys, "onnx/model.onnx"); altErr == nil {
			name, info, err = "onnx/model.onnx", alt, nil
		}
	}
	if err != nil {
		return nil, err
	}
	if info.Size() > limit {
		return nil, fmt.Errorf("%w: %s has %d bytes", onnx.ErrLimit, name, info.Size())
	}
	return fs.ReadFile(fsys, name)
}

// checkPorts checks that the graph takes and gives what an encoder does.
func (m *Model) checkPorts() error {
	m.ports = map[string]bool{}
	for _, p := range m.program.Inputs() {
		switch p.Name {
		case "input_ids", "attention_mask", "token_type_ids", "position_ids":
		default:
			return fmt.Errorf("%w: input %q is not one of input_ids, attention_mask, token_type_ids, position_ids", ErrConfig, p.Name)
		}
		if p.Type != onnx.Int64 || p.Shape != nil && len(p.Shape) != 2 {
			return fmt.Errorf("%w: input %q is %v, not int64[batch,sequence]", ErrConfig, p.Name, &p)
		}
		m.ports[p.Name] = true
	}
	if !m.ports["input_ids"] {
		return fmt.Errorf("%w: no input named input_ids", ErrConfig)
	}
	outs := m.program.Outputs()
	for _, p := range outs {
		if p.Name != "logits" && len(outs) > 1 {
			continue
		}
		if p.Type != onnx.Float32 {
			return fmt.Errorf("%w: output %q is %v", ErrConfig, p.Name, &p)
		}
		if n := len(p.Shape); n == 2 && p.Shape[1].Size >= 0 && p.Shape[1].Size != len(m.labels) {
			return fmt.Errorf("%w: %d labels for output %v", ErrConfig, len(m.labels), &p)
		}
		m.logits = p.Name
	}
	if m.logits == "" {
		return fmt.Errorf("%w: no output named logits", ErrConfig)
	}
	for _, o := range m.program.Ragged() {
		m.ragged = m.ragged || o.Name == m.logits && !o.PerToken && o.Width == len(m.labels)
	}
	return nil
}

// Program is the compiled graph.
func (m *Model) Program() *onnx.Program { return m.program }

// Tokenizer is the tokenizer.
func (m *Model) Tokenizer() *subword.Tokenizer { return m.tokenizer }

// Reversals reports whether the model was trained to give the stance toward
// whatever is marked, also toward a target's undoing ("the lifting of
// sanctions"): "reversals" in config.json. An analyzer then asks it about that
// and turns the answer around.
func (m *Model) Reversals() bool { return m.reversals }

// MaxTokens is the greatest number of tokens of one input, special ones
// included; longer ones are cut.
func (m *Model) MaxTokens() int { return m.maxTokens }
