package stance

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance/target"
)

// DefaultMaxBytes is the longest text that an analyzer takes unless told
// otherwise: some hundred times a long newspaper article.
const DefaultMaxBytes = 4 << 20

// Classifier tells the stance of statements. [*model.Model] is one; a program
// can bring its own.
type Classifier interface {
	// Classify gives the probabilities of each input, in order. The result for
	// an input must not depend on the others, or reports will depend on how
	// articles are cut. It is called by many goroutines at once, and keeps
	// neither the slice nor the spans.
	Classify(ctx context.Context, in []model.Input) ([]model.Probabilities, error)
}

// Reverser is what a [Classifier] implements that gives the stance toward whatever
// is marked, also toward a target's undoing. Where Reversals is true, the
// analyzer marks "the lifting of sanctions" ([target.Mention].Undoing) as a
// whole and turns the answer around; others are asked about the target's own
// words. What wraps such a classifier must pass Reversals on.
type Reverser interface {
	Reversals() bool
}

// Explainer is what a [Classifier] implements that can also tell which words its
// decision rests on, the strongest first.
type Explainer interface {
	Evidence(ctx context.Context, in model.Input, n int) ([]model.Evidence, error)
}

// Option changes how an [Analyzer] works.
type Option func(*options)

type options struct {
	targets       []target.Target
	ownTargets    bool
	classifier    Classifier
	attribution   bool
	tables        fs.FS
	workers       int
	maxBytes      int
	language      string
	minConfidence float64
	evidence      int
}

func defaults() options {
	return options{workers: runtime.GOMAXPROCS(0), maxBytes: DefaultMaxBytes, evidence: 3}
}

func (o *options) check() error {
	switch {
	case o.workers < 1:
		return fmt.Errorf("stance: %w: %d workers", ErrOption, o.workers)
	case o.maxBytes < 1:
		return fmt.Errorf("stance: %w: at most %d bytes", ErrOption, o.maxBytes)
	case !(o.minConfidence >= 0 && o.minConfidence <= 1):
		return fmt.Errorf("stance: %w: confidence of %v", ErrOption, o.minConfidence)
	case o.evidence < 0:
		return fmt.Errorf("stance: %w: %d words of evidence", ErrOption, o.evidence)
	}
	return nil
}

// WithTargets replaces the targets that ship ([target.Shipped]) by these. To add
// to them, give both. Several with one id are one target.
func WithTargets(targets ...target.Target) Option {
	return func(o *options) { o.targets, o.ownTargets = targets, true }
}

// WithClassifier replaces the embedded model by a loaded one or by a
// program's own classifier. Evidence is given where it is an [Explainer].
func WithClassifier(c Classifier) Option { return func(o *options) { o.classifier = c } }

// WithModel replaces the embedded model by one that was loaded with
// [model.Load].
func WithModel(m *model.Model) Option {
	return func(o *options) {
		if m != nil {
			o.classifier = m
		}
	}
}

// AttributionOnly leaves the stances out: no model is loaded or run.
func AttributionOnly() Option { return func(o *options) { o.attribution = true } }

// WithTables lays the files of tables over those that ship with package
// attribute: a file of the same path takes the place of ours; see
// [attribute.WithTables].
func WithTables(tables fs.FS) Option { return func(o *options) { o.tables = tables } }

// WithWorkers sets how many articles AnalyzeAll has in hand at once, and how
// many goroutines the embedded model uses; without it, GOMAXPROCS. Results do
// not depend on it.
func WithWorkers(n int) Option { return func(o *options) { o.workers = n } }

// WithMaxBytes sets the longest text that Analyze takes.
func WithMaxBytes(n int) Option { return func(o *options) { o.maxBytes = n } }

// WithLanguage sets the language of articles that do not tell theirs, as a
// BCP 47 tag. Without it, it is detected.
func WithLanguage(tag string) Option { return func(o *options) { o.language = primary(tag) } }

// WithMinConfidence leaves out statements whose confidence is less than c.
func WithMinConfidence(c float64) Option { return func(o *options) { o.minConfidence = c } }

// WithEvidence sets how many words or phrases of evidence a stance carries at
// most; without it, 3. The search for evidence costs several times what the
// decision itself does: with 0 there is none.
func WithEvidence(n int) Option { return func(o *options) { o.evidence = n } }

// primary is the primary subtag of a language tag, in lower case.
func primary(tag string) string {
	tag = strings.TrimSpace(tag)
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	return strings.ToLower(tag)
}
