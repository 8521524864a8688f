package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/bayan-nlp/bayan/stance"
)

// StdinName is the name that stands for standard input.
const StdinName = "-"

// DefaultLimit is the longest record, in bytes, unless told otherwise.
const DefaultLimit = 32 << 20

// Causes of errors. Those of packages os, encoding/json, stance and tokenize
// occur too.
var (
	// ErrTooLong says that a record is longer than the limit.
	ErrTooLong = errors.New("record too long")
	// ErrNoText says that a record has no text, or an empty one.
	ErrNoText = errors.New("record without text")
)

// Error tells where an article could not be read.
type Error struct {
	File string
	Line int // of the record's beginning or of the syntax error, from 1; 0 where it is the file as a whole
	Err  error
}

// Error is "file:line: cause".
func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.File, e.Err)
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// Format is how a stream holds articles.
type Format uint8

// The formats.
const (
	Auto  Format = iota // by name, and by the first character without one
	Text                // one article
	JSON                // an object, an array, or objects one after another
	Lines               // one object a line
)

// Option changes how articles are read.
type Option func(*reader)

// Limit sets the longest record in bytes.
func Limit(n int) Option {
	return func(r *reader) {
		if n > 0 {
			r.limit = n
		}
	}
}

// Charset names the encoding of plain text that is not UTF-8, where the caller
// knows it; see [tokenize.Decode].
func Charset(name string) Option { return func(r *reader) { r.charset = name } }

// Stdin sets what is read in the place of standard input.
func Stdin(in io.Reader) Option { return func(r *reader) { r.stdin = in } }

// Listed sets what is called when a stream turns out to hold a list, be it of
// one article: an array, or JSON lines that their name tells. It is called
// before the articles come, by the goroutine that reads.
func Listed(f func()) Option { return func(r *reader) { r.listed = f } }

type reader struct {
	listed  func()
	name    string
	limit   int
	charset string
	stdin   io.Reader
	notes   []stance.Note // of the decoding of the whole stream
}

func newReader(name string, opts []Option) *reader {
	r := &reader{name: name, limit: DefaultLimit, stdin: os.Stdin, listed: func() {}}
	for _, o := range opts {
		o(r)
	}
	return r
}

// Files reads the articles of files in order; the name [StdinName] stands for
// standard input. What cannot be read comes as an [*Error] in its place.
func Files(names []string, opts ...Option) iter.Seq2[*stance.Article, error] {
	return func(yield func(*stance.Article, error) bool) {
		for _, name := range names {
			if !newReader(name, opts).file(yield) {
				return
			}
		}
	}
}

// file reads one file; it is false when yield was.
func (r *reader) file(yield func(*stance.Article, error) bool) bool {
	if r.name == StdinName {
		r.name = "stdin"
		return r.stream(r.stdin, Auto, yield)
	}
	f, err := os.Open(r.name)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return yield(nil, &Error{r.name, 0, err})
	}
	defer f.Close()
	return r.stream(f, formatOf(r.name), yield)
}

// Read reads the articles of a stream. The name stands in errors, is the id of
// plain text, and decides where the format is Auto.
func Read(in io.Reader, name string, format Format, opts ...Option) iter.Seq2[*stance.Article, error] {
	return func(yield func(*stance.Article, error) bool) {
		if format == Auto {
			format = formatOf(name)
		}
		newReader(name, opts).stream(in, format, yield)
	}
}

// stripCompression cuts the extension of a compressed file, in any case.
func stripCompression(name string) string {
	ext := path.Ext(name)
	switch strings.ToLower(ext) {
	case ".gz", ".zst", ".zstd":
		return strings.TrimSuffix(name, ext)
	}
	return name
}

func formatOf(name string) Format {
	switch strings.ToLower(path.Ext(stripCompression(name))) {
	case ".jsonl", ".ndjson":
		return Lines
	case ".json":
		return JSON
	case "":
		return Auto
	}
	return Text
}

// id is the name of a file without folder and extensions.
func id(name string) string {
	base := stripCompression(filepath.Base(name))
	if s := strings.TrimSuffix(base, filepath.Ext(base)); s != "" {
		return s
	}
	return base
}

// stream reads articles; it is false when yield was.
func (r *reader) stream(in io.Reader, format Format, yield func(*stance.Article, error) bool) bool {
	b := bufio.NewReaderSize(in, 64<<10)
	b, closer, err := decompress(b)
	if err != nil {
		return yield(nil, &Error{r.name, 0, err})
	}
	defer closer()
	if b, err = r.wide(b); err != nil {
		return yield(nil, &Error{r.name, 0, err})
	}
	sniffed := format == Auto
	if sniffed {
		format = sniff(b)
	}
	switch format {
	case Lines:
		if !sniffed {
			r.listed()
		}
		return r.lines(b, yield)
	case JSON:
		return r.json(b, yield)
	}
	return r.text(b, yield)
}

// decompress unpacks what begins like gzip or Zstandard.
func decompress(b *bufio.Reader) (out *bufio.Reader, closer func(), err error) {
	head, _ := b.Peek(4) // short files are not compressed
	switch {
	case len(head) >= 2 && head[0] == 0x1f && head[1] == 0x8b:
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, nil, err
		}
		return bufio.NewReaderSize(z, 64<<10), func() { z.Close() }, nil
	case string(head) == "\x28\xb5\x2f\xfd":
		z, err := zstd.NewReader(b, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
		if err != nil {
			return nil, nil, err
		}
		return bufio.NewReaderSize(z, 64<<10), z.Close, nil
	}
	return b, func() {}, nil
}

// sniff tells the format by the first character, and of objects by the first
// two lines.
func sniff(b *bufio.Reader) Format {
	for n := 1; n <= 4096; n++ {
		head, err := b.Peek(n)
		if err != nil {
			break
		}
		switch c := head[n-1]; {
		case isSpace(c), n <= 3 && strings.HasPrefix("\ufeff", string(head)):
		case c == '{':
			return ofObjects(b, n-1)
		case c == '[':
			return JSON
		default:
			return Text
		}
	}
	return Text
}

// ofObjects tells one object a line from objects over several lines, where the
// first begins at byte at: its line is no whole object then, and the next line
// begins none. It looks no further ahead than that, since a stream may be slow.
func ofObjects(b *bufio.Reader, at int) Format {
	unfinished := false
	for n := at + 1; n <= b.Size(); n = max(n+1, b.Buffered()) {
		head, err := b.Peek(n)
		first, rest, found := bytes.Cut(head[at:], []byte("\n"))
		if found && !unfinished {
			var record json.RawMessage
			broken := json.NewDecoder(bytes.NewReader(first)).Decode(&record)
			if unfinished = errors.Is(broken, io.ErrUnexpectedEOF); !unfinished {
				return Lines
			}
		}
		if rest = bytes.TrimLeft(rest, " \t\r\n"); len(rest) > 0 {
			if rest[0] == '{' {
				return Lines
			}
			return JSON
		}
		if err != nil {
			break
		}
	}
	return Lines
}
