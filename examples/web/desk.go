package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/target"
)

// Causes of errors.
var (
	// errBusy says that an analysis had to wait for others until its time was over.
	errBusy = errors.New("too many analyses at once")
	// errSlow says that an analysis took too long.
	errSlow = errors.New("the analysis took too long")
)

// desk is where articles are analysed: a bounded number at once, each in a
// bounded time, with the analyzers for the tables of targets that were used last.
type desk struct {
	maxBytes int
	timeout  time.Duration
	model    stance.Classifier
	base     []target.Target
	seats    chan struct{}

	mu        sync.Mutex
	analyzers []analyzer // the last used first
}

// analyzer is one for the base targets and a table.
type analyzer struct {
	table string
	own   []target.Target
	z     *stance.Analyzer
}

// mostAnalyzers is how many tables of targets are remembered.
const mostAnalyzers = 8

func newDesk(c *config, m stance.Classifier) (*desk, error) {
	d := &desk{maxBytes: c.maxBytes, timeout: c.timeout, model: m, seats: make(chan struct{}, c.parallel)}
	var err error
	if d.base, err = c.baseTargets(); err != nil {
		return nil, err
	}
	if _, err = d.analyzer(""); err != nil {
		return nil, err
	}
	return d, nil
}

// analyzer makes one for a table of targets, or finds it. Errors wrap
// target.ErrTarget where the table is wrong.
func (d *desk) analyzer(table string) (analyzer, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if i := slices.IndexFunc(d.analyzers, func(a analyzer) bool { return a.table == table }); i >= 0 {
		a := d.analyzers[i]
		d.analyzers = slices.Insert(slices.Delete(d.analyzers, i, i+1), 0, a)
		return a, nil
	}
	a := analyzer{table: table}
	var err error
	if a.own, err = readTable(table); err != nil {
		return a, err
	}
	all := slices.Concat(d.base, a.own)
	if a.z, err = stance.New(stance.WithClassifier(d.model), stance.WithTargets(all...), stance.WithMaxBytes(d.maxBytes)); err != nil {
		return a, err
	}
	d.analyzers = slices.Insert(d.analyzers, 0, a)
	if len(d.analyzers) > mostAnalyzers {
		// The one used the longest ago goes, but not that without own targets.
		i := len(d.analyzers) - 1
		if d.analyzers[i].table == "" {
			i--
		}
		d.analyzers = slices.Delete(d.analyzers, i, i+1)
	}
	return a, nil
}

// limit gives a context that ends with the time for an answer.
func (d *desk) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, d.timeout, errSlow)
}

// analyze reports on an article. Errors wrap errBusy, errSlow, or are those of
// package stance.
func (d *desk) analyze(ctx context.Context, a analyzer, article *stance.Article) (*kept, error) {
	select {
	case d.seats <- struct{}{}:
		defer func() { <-d.seats }()
	case <-ctx.Done():
		return nil, fmt.Errorf("%w: %w", errBusy, context.Cause(ctx))
	}
	key, err := keyOf(article, a.table)
	if err != nil {
		return nil, err
	}
	r, err := a.z.Analyze(ctx, article)
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return nil, err
	}
	return &kept{Key: key, Article: article, Report: r, Table: a.table, Own: a.own, Targets: a.z.Targets()}, nil
}
