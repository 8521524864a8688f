package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/source"
)

// file is a file of the input.
type file struct {
	path string // to open
	name string // in the archive: relative to -in, with slashes
	size int64
	done int // records that the archive has
	n    int // records read
}

// place is where a record stands.
type place struct {
	file   string
	line   int    // from 1; 0 where it is the file
	id     string // of the article
	origin string
	record int   // in its file, from 1
	read   int64 // bytes of the input that had been read by then
}

// input streams articles and remembers where each came from: the analyzer
// answers in their order.
type input struct {
	files []*file
	read  atomic.Int64
	mu    sync.Mutex
	queue []place
}

var errNoInput = errors.New("no articles there: want .txt, .json, .jsonl or .ndjson, perhaps with .gz or .zst")

// findInput lists the files of a folder, a pattern or a file.
func findInput(in string) (*input, error) {
	x := &input{}
	info, err := os.Stat(in)
	switch {
	case err == nil && info.IsDir():
		err = filepath.WalkDir(in, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !isArticles(path) {
				return err
			}
			rel, err := filepath.Rel(in, path)
			if err != nil {
				return err
			}
			return x.add(path, filepath.ToSlash(rel))
		})
	case err == nil:
		err = x.add(in, filepath.Base(in))
	default:
		missing := err
		var found []string
		if found, err = doublestar.FilepathGlob(in, doublestar.WithFilesOnly()); err == nil && len(found) == 0 {
			err = missing
		}
		slices.Sort(found)
		for _, path := range found {
			err = errors.Join(err, x.add(path, filepath.ToSlash(path)))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("-in: %w", err)
	}
	if len(x.files) == 0 {
		return nil, fmt.Errorf("-in %s: %w", in, errNoInput)
	}
	return x, nil
}

// isArticles tells the files of a folder that hold articles.
func isArticles(path string) bool {
	name := strings.ToLower(filepath.Base(path))
	for _, ext := range [...]string{".gz", ".zst", ".zstd"} {
		name = strings.TrimSuffix(name, ext)
	}
	switch filepath.Ext(name) {
	case ".txt", ".json", ".jsonl", ".ndjson":
		return !strings.HasPrefix(name, ".")
	}
	return false
}

func (x *input) add(path, name string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.Mode().IsRegular() {
		x.files = append(x.files, &file{path: path, name: name, size: info.Size()})
	}
	return nil
}

// skip leaves out what the archive has: whole files that have not changed
// their size, and the first records of others.
func (x *input) skip(done map[string]fileState) {
	x.files = slices.DeleteFunc(x.files, func(f *file) bool {
		s, seen := done[f.name]
		f.done = s.records
		return seen && s.size == f.size
	})
}

// left is the number of bytes to read.
func (x *input) left() (n int64) {
	for _, f := range x.files {
		n += f.size
	}
	return n
}

// articles are the records that the archive does not have.
func (x *input) articles() iter.Seq2[*stance.Article, error] {
	return func(yield func(*stance.Article, error) bool) {
		for _, f := range x.files {
			if !x.one(f, yield) {
				return
			}
		}
	}
}

// one streams a file; it is false when yield was.
func (x *input) one(f *file, yield func(*stance.Article, error) bool) bool {
	at := place{file: f.name}
	pass := func(a *stance.Article, err error) bool {
		at.record++
		f.n = at.record
		if at.record <= f.done {
			return true
		}
		p := at
		p.read = x.read.Load()
		if a != nil {
			p.id, p.origin, p.line = a.ID, a.Origin, lineOf(a.Origin, f.name)
		}
		var e *source.Error
		if errors.As(err, &e) {
			p.line = e.Line
		}
		x.mu.Lock()
		x.queue = append(x.queue, p)
		x.mu.Unlock()
		return yield(a, err)
	}
	in, err := os.Open(f.path)
	if err != nil {
		return pass(nil, &source.Error{File: f.name, Err: plain(err)})
	}
	defer in.Close()
	for a, err := range source.Read(&meter{in, &x.read}, f.name, source.Auto) {
		if !pass(a, err) {
			return false
		}
	}
	return true
}

// next is the place of the next answer.
func (x *input) next() place {
	x.mu.Lock()
	defer x.mu.Unlock()
	p := x.queue[0]
	x.queue = x.queue[1:]
	return p
}

// finished checks, after the last answer, that files have at least the
// records that the archive has of them.
func (x *input) finished() error {
	for _, f := range x.files {
		if f.n < f.done {
			return fmt.Errorf("%s has become shorter: use another -out", f.path)
		}
	}
	return nil
}

// sizes are the sizes of the files that were read to the end.
func (x *input) sizes() map[string]int64 {
	out := map[string]int64{}
	for _, f := range x.files {
		out[f.name] = f.size
	}
	return out
}

// meter counts what is read.
type meter struct {
	io.Reader
	n *atomic.Int64
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	m.n.Add(int64(n))
	return n, err
}

// lineOf is the line in an origin such as "wire.jsonl:17", 0 without one.
func lineOf(origin, name string) int {
	rest, ok := strings.CutPrefix(origin, name+":")
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(rest)
	if err != nil {
		return 0
	}
	return n
}

// reason is what is wrong with a record, without the place, which has fields
// of its own.
func reason(err error, p place) string {
	var e *source.Error
	if errors.As(err, &e) {
		return e.Err.Error()
	}
	for range 3 { // stance, origin, article
		inner := errors.Unwrap(err)
		if inner == nil || !strings.HasPrefix(err.Error(), "stance: ") && !strings.HasPrefix(err.Error(), "article ") &&
			(p.origin == "" || !strings.HasPrefix(err.Error(), p.origin+": ")) {
			break
		}
		err = inner
	}
	return err.Error()
}

// plain is an error of a file without its path.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
