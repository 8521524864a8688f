package stance

import (
	"context"
	"fmt"
	"iter"
	"sync"
)

// AnalyzeAll analyses articles, several at once, and gives the reports in the
// order of the articles. It reads ahead no further than twice the number of
// workers, so that the memory it takes does not grow with the input.
//
// An error that comes with an article, or instead of one, is passed on in its
// place, and so is the error of an analysis; the ones after it are analysed all
// the same. When ctx is done, the sequence ends with one error that wraps its
// cause.
//
// The input is read by a goroutine of its own. When the consumer stops early,
// the sequence returns once the read under way has. A panic of the input
// reaches the consumer. The sequence can be ranged over as often as the input
// can.
func (z *Analyzer) AnalyzeAll(ctx context.Context, in iter.Seq2[*Article, error]) iter.Seq2[*Analysis, error] {
	if ctx == nil {
		ctx = context.Background()
	}
	return func(yield func(*Analysis, error) bool) {
		p := &pipeline{analyze: z.Analyze, order: make(chan *job, 2*z.workers), todo: make(chan *job)}
		inner, cancel := context.WithCancel(ctx)
		p.run(inner, z.workers, in)
		p.deliver(ctx, yield)
		cancel()
		p.wg.Wait()
		if p.panicked {
			panic(p.value)
		}
	}
}

// job is one article on its way.
type job struct {
	article *Article
	report  *Analysis
	err     error
	done    chan struct{}
}

// pipeline has a reader that puts each job into order and todo, workers that
// take from todo, and the consumer who takes from order.
type pipeline struct {
	analyze  func(context.Context, *Article) (*Analysis, error)
	order    chan *job
	todo     chan *job
	wg       sync.WaitGroup
	panicked bool // written by the reader, read after wg.Wait
	value    any
}

func (p *pipeline) run(ctx context.Context, workers int, in iter.Seq2[*Article, error]) {
	p.wg.Go(func() {
		defer close(p.order)
		defer close(p.todo)
		defer func() {
			if p.panicked {
				p.value = recover()
			}
		}()
		p.panicked = true // unless the next line returns
		p.read(ctx, in)
		p.panicked = false
	})
	for range workers {
		p.wg.Go(func() {
			for j := range p.todo {
				j.report, j.err = p.analyze(ctx, j.article)
				close(j.done)
			}
		})
	}
}

func (p *pipeline) read(ctx context.Context, in iter.Seq2[*Article, error]) {
	for a, err := range in {
		j := &job{article: a, err: err, done: make(chan struct{})}
		if a == nil && err == nil {
			j.err = fmt.Errorf("stance: %w: no article", ErrOption)
		}
		select {
		case p.order <- j:
		case <-ctx.Done():
			return
		}
		if j.err != nil {
			close(j.done)
			continue
		}
		select {
		case p.todo <- j:
		case <-ctx.Done():
			j.err = ctx.Err()
			close(j.done)
			return
		}
	}
}

// deliver yields the jobs in order, until the consumer has enough or ctx ends.
func (p *pipeline) deliver(ctx context.Context, yield func(*Analysis, error) bool) {
	for {
		select {
		case <-ctx.Done():
			yield(nil, fmt.Errorf("stance: %w", context.Cause(ctx)))
			return
		case j, ok := <-p.order:
			if !ok {
				if ctx.Err() != nil {
					yield(nil, fmt.Errorf("stance: %w", context.Cause(ctx)))
				}
				return
			}
			select {
			case <-j.done:
			case <-ctx.Done():
				continue // the first case ends it
			}
			if ctx.Err() != nil {
				continue
			}
			if !yield(j.report, j.err) {
				return
			}
		}
	}
}
