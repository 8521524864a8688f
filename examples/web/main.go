// Command web shows on a local page who says what in an article, and where the
// speakers stand; and, over a database that examples/corpus wrote, in an archive.
//
//	go run ./examples/web [-addr HOST:PORT] [-db corpus.db] [-targets FILE] [-model DIR]
//	    [-max-bytes N] [-max-articles N] [-max-targets N] [-timeout D] [-keep N] [-parallel N]
//
// It then prints the address to open. An article can be pasted, uploaded (plain
// text, .json, .jsonl, also compressed; see package source) or be the one that
// the module carries. Statements are highlighted by speaker; pointing at one, or
// moving the keyboard focus to its number, shows its stances with their
// evidence. Below stand the matrix of speakers and targets, filters, a form for targets
// of one's own, and the report in every format of package emit.
//
// With -db there is a search over the statements of the corpus, by words, speaker,
// target, label, source and time; a matrix; and timelines, every point of which
// leads to its statements.
//
// # Safety
//
// The program is for one person on one machine: it listens on the loopback
// interface, and there answers only requests that name it (so that no foreign page
// can reach it by a name that it controls), and takes forms only from its own
// pages. Anyone who can reach the address can read what has been analysed.
// Everything is rendered on the server; the Content-Security-Policy allows no
// inline script or style and nothing from elsewhere. The one script, static/site.js,
// closes panels with Escape and opens them by a tap; without it everything can be
// read all the same.
//
// Limits: -max-bytes is the longest article, uploads that expand to more are refused;
// an analysis that takes longer than -timeout is given up; -parallel analyses run
// at once, others wait; -keep articles are kept, the one not looked at the longest is
// forgotten first. All of it is in memory: nothing is written to disk.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/target"
)

// Exit statuses.
const (
	ok = iota
	failed
	misused
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// config is what the command line says.
type config struct {
	addr, db, targets, model                          string
	maxBytes, maxArticles, maxTargets, keep, parallel int
	timeout, grace                                    time.Duration
}

func defaults() config {
	return config{addr: "localhost:8080", maxBytes: 128 << 10, maxArticles: 50, maxTargets: 64 << 10, keep: 100,
		parallel: runtime.GOMAXPROCS(0), timeout: time.Minute, grace: 10 * time.Second}
}

func parse(args []string, errOut io.Writer) (*config, error) {
	c := defaults()
	f := flag.NewFlagSet("web", flag.ContinueOnError)
	f.SetOutput(errOut)
	f.StringVar(&c.addr, "addr", c.addr, "listen on this `address`; port 0 takes a free one")
	f.StringVar(&c.db, "db", "", "show the corpus in this SQLite `file`, as examples/corpus writes it")
	f.StringVar(&c.targets, "targets", "", "look for the targets of this `file` in place of those that ship")
	f.StringVar(&c.model, "model", "", "use the model in this `folder`")
	f.IntVar(&c.maxBytes, "max-bytes", c.maxBytes, "longest article in `bytes`")
	f.IntVar(&c.maxArticles, "max-articles", c.maxArticles, "articles of one upload at most")
	f.IntVar(&c.maxTargets, "max-targets", c.maxTargets, "longest table of own targets in `bytes`")
	f.DurationVar(&c.timeout, "timeout", c.timeout, "give up an answer after this `time`")
	f.IntVar(&c.keep, "keep", c.keep, "articles kept in memory")
	f.IntVar(&c.parallel, "parallel", c.parallel, "analyses at once")
	f.DurationVar(&c.grace, "grace", c.grace, "when told to end, wait so long for answers under way")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if err := c.check(f.Args()); err != nil {
		fmt.Fprintln(errOut, "web:", err)
		return nil, err
	}
	return &c, nil
}

func (c *config) check(rest []string) error {
	if len(rest) > 0 {
		return fmt.Errorf("unexpected argument %q: articles are pasted or uploaded on the page", rest[0])
	}
	for _, n := range [...]struct {
		name  string
		value int
	}{{"-max-bytes", c.maxBytes}, {"-max-articles", c.maxArticles}, {"-max-targets", c.maxTargets}, {"-keep", c.keep}, {"-parallel", c.parallel}} {
		if n.value < 1 {
			return fmt.Errorf("%s %d: want at least 1", n.name, n.value)
		}
	}
	if c.timeout <= 0 || c.grace < 0 {
		return fmt.Errorf("-timeout %v, -grace %v: want a time above zero", c.timeout, c.grace)
	}
	return nil
}

// run is the program without its process; it ends when ctx does.
func run(ctx context.Context, args []string, out, errOut io.Writer) int {
	c, err := parse(args, errOut)
	if errors.Is(err, flag.ErrHelp) {
		return ok
	}
	if err != nil {
		return misused
	}
	if err := c.serve(ctx, out, errOut); err != nil {
		fmt.Fprintln(errOut, "web:", err)
		return failed
	}
	return ok
}

// serve answers requests until ctx ends, and then those under way.
func (c *config) serve(ctx context.Context, out, errOut io.Writer) (err error) {
	m, err := c.classifier()
	if err != nil {
		return err
	}
	s, err := newServer(*c, m)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	l, err := net.Listen("tcp", c.addr)
	if err != nil {
		return err
	}
	s.guard = guardOf(l.Addr())
	if !s.guard.loopback {
		fmt.Fprintln(errOut, "web: everyone who can reach", l.Addr(), "can read what is analysed here")
	}
	base, cancel := context.WithCancel(context.Background())
	defer cancel()
	h := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		WriteTimeout:      c.timeout + time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          log.New(errOut, "web: ", 0),
		BaseContext:       func(net.Listener) context.Context { return base },
	}
	fmt.Fprintf(out, "http://%s/\n", s.guard.shown(l.Addr()))
	done := make(chan error, 1)
	go func() { done <- h.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	late, stop := context.WithTimeout(context.Background(), c.grace)
	defer stop()
	if err := h.Shutdown(late); err != nil { // analyses that are still running
		cancel()
		return errors.Join(fmt.Errorf("ended before all answers were given: %w", err), h.Close())
	}
	return nil
}

// baseTargets are the targets that every analysis looks for.
func (c *config) baseTargets() ([]target.Target, error) {
	if c.targets == "" {
		return target.Shipped(), nil
	}
	f, err := os.Open(c.targets)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return target.Read(f, c.targets)
}

// classifier is the model that all analyses share.
func (c *config) classifier() (stance.Classifier, error) {
	if c.model != "" {
		return model.Load(c.model, model.WithWorkers(c.parallel))
	}
	return model.Default(model.WithWorkers(c.parallel))
}
