package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// corpus is a database of reports, and the tally over it. The tally is made in
// the background, and again when the file has changed.
type corpus struct {
	path   string
	store  *sqlite.Store
	ctx    context.Context // of the background work
	cancel context.CancelFunc
	work   sync.WaitGroup

	mu   sync.Mutex
	now  *snapshot     // nil before the first is made
	err  error         // of the last attempt
	done chan struct{} // closed at the end of the attempt under way, nil without one
	next time.Time     // no attempt before
}

// snapshot is the tally of one state of the file. It does not change.
type snapshot struct {
	stamp  string
	tally  *tally.Tally
	counts counts
	names  map[string]tally.Speaker // by key
}

type counts struct{ Articles, Speakers, Statements, Stances int }

func openCorpus(path string) (*corpus, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	s, err := sqlite.Open(path, sqlite.ReadOnly())
	if err != nil {
		return nil, err
	}
	c := &corpus{path: path, store: s}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	c.refresh()
	return c, nil
}

func (c *corpus) close() error {
	c.cancel()
	c.work.Wait()
	return c.store.Close()
}

// stamp tells states of the file apart.
func (c *corpus) stamp() string {
	info, err := os.Stat(c.path)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.ModTime().UnixNano(), " ", info.Size())
}

// refresh makes the tally in the background where the file has changed. Where the
// file changes all the time, it takes no more than a tenth of it.
func (c *corpus) refresh() {
	stamp := c.stamp()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done != nil || time.Now().Before(c.next) || c.ctx.Err() != nil || c.now != nil && (stamp == "" || c.now.stamp == stamp) {
		return
	}
	done := make(chan struct{})
	c.done = done
	c.work.Go(func() {
		defer close(done)
		began := time.Now()
		s, err := c.load(c.ctx, stamp)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.done, c.err = nil, err
		c.next = time.Now().Add(max(time.Second, 9*time.Since(began)))
		if err == nil {
			c.now = s
		}
	})
}

// errCounting says that the tally is not made yet.
var errCounting = errors.New("the figures are still being counted")

// snapshot is the latest tally; it waits for the first.
func (c *corpus) snapshot(ctx context.Context) (*snapshot, error) {
	c.refresh()
	c.mu.Lock()
	now, done := c.now, c.done
	c.mu.Unlock()
	if now != nil {
		return now, nil
	}
	if done != nil {
		select {
		case <-done:
		case <-ctx.Done():
			return nil, errCounting
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now == nil && c.err == nil { // the program is ending
		return nil, errCounting
	}
	return c.now, c.err
}

// patience is how long pages that can do without it wait for the first tally.
const patience = 3 * time.Second

// soon is the latest tally, or nil where the first takes longer than a person
// likes to wait.
func (c *corpus) soon(ctx context.Context) (*snapshot, error) {
	short, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	s, err := c.snapshot(short)
	if errors.Is(err, errCounting) && ctx.Err() == nil {
		return nil, nil
	}
	return s, err
}

func (c *corpus) load(ctx context.Context, stamp string) (*snapshot, error) {
	s := &snapshot{stamp: stamp, names: map[string]tally.Speaker{}}
	var err error
	if s.tally, err = c.observe(ctx, ""); err != nil {
		return nil, err
	}
	n := &s.counts
	if n.Articles, n.Speakers, n.Statements, n.Stances, err = c.store.Count(ctx); err != nil {
		return nil, err
	}
	for _, x := range s.tally.Speakers() {
		s.names[x.Key] = x
	}
	return s, nil
}

const observations = `SELECT a.id, a.source, a.url, coalesce(a.published, ''), t.id, t.start, t."end", t.text, t.confidence,
	y.id, y.name, y.kind, y.office, y.country, y.wikidata, y.labels,
	o.target, o.label, o.score, o.favor, o.against, o.neutral, o.unrelated
	FROM stances o JOIN statements t ON t.number = o.statement JOIN articles a ON a.number = t.article
	JOIN statement_speakers x ON x.statement = t.number JOIN article_speakers y ON y.article = t.article AND y.id = x.id`

// observe makes a tally of all stances, or of those in the statements that
// match, in the search table's terms.
func (c *corpus) observe(ctx context.Context, match string) (*tally.Tally, error) {
	out, err := tally.New()
	if err != nil {
		return nil, err
	}
	query, args := observations, []any(nil)
	if match != "" {
		query += ` WHERE t.number IN (SELECT rowid FROM statement_search WHERE statement_search MATCH ?)`
		args = []any{match}
	}
	rows, err := c.store.DB().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[string]map[string]string{} // labels, by their JSON
	for rows.Next() {
		var x tally.Observation
		var published, labels string
		p := &x.Stance.Probabilities
		if err := rows.Scan(&x.Article, &x.Source, &x.URL, &published, &x.Statement, &x.Span.Start, &x.Span.End, &x.Text, &x.Confidence,
			&x.Speaker.ID, &x.Speaker.Name, &x.Speaker.Kind, &x.Speaker.Office, &x.Speaker.Country, &x.Speaker.Wikidata, &labels,
			&x.Stance.Target, &x.Stance.Label, &x.Stance.Score, &p.Favor, &p.Against, &p.Neutral, &p.Unrelated); err != nil {
			return nil, err
		}
		if published != "" {
			if x.Published, err = time.Parse(time.RFC3339, published); err != nil {
				return nil, err
			}
		}
		l, ok := known[labels]
		if !ok {
			if err := json.Unmarshal([]byte(labels), &l); err != nil {
				return nil, err
			}
			known[labels] = l
		}
		x.Speaker.Labels = l
		if err := out.Observe(x); err != nil {
			return nil, err
		}
	}
	return out, rows.Err()
}

// name is what to call a speaker, by key.
func (s *snapshot) name(l *locale, key string) string {
	x, ok := s.names[key]
	switch {
	case !ok:
		return key
	case x.Labels[l.Lang] != "":
		return x.Labels[l.Lang]
	case x.Name != "":
		return oneLine(x.Name)
	}
	return l.T("speaker.unknown")
}
