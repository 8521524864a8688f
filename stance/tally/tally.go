package tally

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/bayan-nlp/bayan/stance"
)

// Tally is an aggregate of reports. What it keeps grows with the number of
// distinct stances, some hundred bytes each, and not with the text of
// articles; articles in which no one takes a stance leave nothing but their
// number.
//
// A tally is for one goroutine while it changes; methods that only read it may
// run at the same time. The zero Tally is not usable, except to unmarshal
// into.
type Tally struct {
	options options
	strings table
	records []record
	labels  map[label]bool
	counts  Counts
	dirty   bool // something was added since canon
	settled int  // records after the last canon

	mu   sync.Mutex // guards canon and view in methods that read
	view *view      // of the canonical state, nil where it must be made
}

// Counts are what was added, not what is kept: an article that is added twice
// counts twice here, though its statements do not.
type Counts struct {
	Articles   uint64 `json:"articles"`
	Statements uint64 `json:"statements"`
}

// New makes an empty tally. Errors wrap ErrOption.
func New(opts ...Option) (*Tally, error) {
	t := &Tally{strings: newTable(), labels: map[label]bool{}}
	all := append([]Option{WithCopies(DefaultSimilarity, DefaultWindow)}, opts...)
	for _, o := range all {
		if err := o(&t.options); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Add counts a report, which is not changed and not kept. Errors wrap
// ErrReport and leave the tally as it was. The same report added twice counts
// once in all rows: a tally is a set.
func (t *Tally) Add(a *stance.Analysis) error {
	if a == nil {
		return fmt.Errorf("tally: %w: nil", ErrReport)
	}
	list := Observations(a)
	if len(list) > 0 && a.Text == "" {
		return fmt.Errorf("tally: article %.80q: %w: it has stances and no text", a.Article.ID, ErrReport)
	}
	records := make([]record, len(list))
	for i := range list {
		if err := records[i].set(&list[i]); err != nil {
			return err
		}
	}
	t.counts.Articles++
	t.counts.Statements += uint64(len(a.Statements))
	if len(list) == 0 {
		return nil
	}
	for i := range list {
		t.intern(&records[i], &list[i])
	}
	t.append(records)
	return nil
}

// Observe counts one observation. Unlike Add it does not change Counts. An
// observation without words is nobody's copy. Errors wrap ErrReport and leave
// the tally as it was.
func (t *Tally) Observe(o Observation) error {
	var r record
	if err := r.set(&o); err != nil {
		return err
	}
	t.intern(&r, &o)
	t.append([]record{r})
	return nil
}

func (t *Tally) append(records []record) {
	t.records = append(t.records, records...)
	t.changed()
	if len(t.records) > 2*t.settled+4096 { // so that repeated ones do not pile up
		t.canon()
	}
}

func (t *Tally) changed() { t.dirty, t.view = true, nil }

// set fills in all of a record but its strings.
func (r *record) set(o *Observation) error {
	var err error
	figure := func(to *uint16, x float64, what string) {
		if err == nil {
			*to, err = fixed(x, what)
		}
	}
	p := o.Stance.Probabilities
	figure(&r.favor, p.Favor, "P(favor)")
	figure(&r.against, p.Against, "P(against)")
	figure(&r.neutral, p.Neutral, "P(neutral)")
	figure(&r.unrelated, p.Unrelated, "P(unrelated)")
	figure(&r.confided, o.Confidence, "confidence")
	if err == nil && o.Stance.Target == "" {
		err = fmt.Errorf("%w: a stance toward no target", ErrReport)
	}
	if err == nil && (o.Span.Start < 0 || o.Span.End < o.Span.Start || o.Span.End > 1<<31-1) {
		err = fmt.Errorf("%w: span %d to %d", ErrReport, o.Span.Start, o.Span.End)
	}
	if err != nil {
		return fmt.Errorf("tally: article %.80q, statement %.20q: %w", o.Article, o.Statement, err)
	}
	r.start, r.end = uint32(o.Span.Start), uint32(o.Span.End)
	r.published = seconds(o.Published)
	r.sig = sign(o.Text)
	return nil
}

// intern fills in a record's strings, and remembers the gazetteer's names of
// the speaker.
func (t *Tally) intern(r *record, o *Observation) {
	w := t.strings.intern
	s := &o.Speaker
	key := Key(s)
	r.speaker, r.target, r.article, r.statement = w(key), w(o.Stance.Target), w(o.Article), w(o.Statement)
	r.name, r.kind, r.office, r.country = w(s.Name), w(string(s.Kind)), w(s.Office), w(s.Country)
	r.source, r.url, r.text = w(o.Source), w(""), w("")
	if t.options.text {
		r.url, r.text = w(o.URL), w(o.Text)
	}
	if key == "" {
		return
	}
	for lang, name := range s.Labels {
		t.labels[label{r.speaker, w(lang), w(name)}] = true
	}
}

// seconds is a time as records hold it. Years that no calendar of four digits
// has are taken for no date.
func seconds(t time.Time) int64 {
	if y := t.UTC().Year(); t.IsZero() || y < 1 || y > 9999 {
		return undated
	}
	return t.Unix()
}

// Merge adds all that o holds; o is not changed. Merging is associative and
// commutative, and merging a tally with itself changes no row: MarshalBinary
// gives the same bytes whatever the order in which reports were added and
// tallies merged. An error wraps ErrMismatch, where the options differ, and
// leaves the tally as it was.
func (t *Tally) Merge(o *Tally) error {
	if o == nil {
		return nil
	}
	if o.options != t.options {
		return fmt.Errorf("tally: %w: %+v and %+v", ErrMismatch, t.options, o.options)
	}
	o.mu.Lock() // o may be read by others at the same time
	counts := o.counts
	records := slices.Clone(o.records)
	to := make([]word, len(o.strings.list))
	for i, s := range o.strings.list {
		to[i] = t.strings.intern(s)
	}
	for l := range o.labels {
		t.labels[label{to[l.speaker], to[l.lang], to[l.name]}] = true
	}
	o.mu.Unlock()
	for i := range records {
		for _, w := range records[i].words() {
			*w = to[*w]
		}
	}
	t.counts.Articles += counts.Articles
	t.counts.Statements += counts.Statements
	t.append(records)
	return nil
}

// Counts tells how many articles and statements were added.
func (t *Tally) Counts() Counts { return t.counts }

// read brings the tally into its canonical state and gives the view of it.
func (t *Tally) read() *view {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.canon()
	if t.view == nil {
		t.view = newView(t)
	}
	return t.view
}
