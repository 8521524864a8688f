package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/tokenize"
)

// lines reads one object a line. Empty lines are passed over.
func (r *reader) lines(in *bufio.Reader, yield func(*stance.Article, error) bool) bool {
	var line []byte
	for n := 1; ; n++ {
		var long bool
		var err error
		line, long, err = r.line(in, line[:0])
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte(bom))
		}
		record := bytes.TrimSpace(line)
		switch {
		case long:
			if !yield(nil, &Error{r.name, n, fmt.Errorf("%w: more than %d bytes", ErrTooLong, r.limit)}) {
				return false
			}
		case len(record) > 0:
			a, bad := r.decode(record, n)
			if bad != nil {
				if !yield(nil, &Error{r.name, n, bad}) {
					return false
				}
			} else if !yield(a, nil) {
				return false
			}
		}
		if err == io.EOF {
			return true
		}
		if err != nil {
			return yield(nil, &Error{r.name, n, err})
		}
	}
}

// line appends the next line to buf, or skips it where it is longer than the
// limit.
func (r *reader) line(in *bufio.Reader, buf []byte) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !long && len(buf)+len(part) > r.limit+1 {
			long, buf = true, buf[:0]
		}
		if !long {
			buf = append(buf, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return buf, long, err
		}
	}
}

// decode reads one object, which begins in a line.
func (r *reader) decode(record []byte, line int) (*stance.Article, error) {
	var notes []stance.Note
	if !utf8.Valid(record) {
		text, found, err := tokenize.Decode(record, "")
		if err != nil {
			return nil, err
		}
		record = []byte(text)
		for _, n := range found { // their places are in the record, not in its text
			notes = append(notes, stance.Note{Code: n.Code, Message: "in the record: " + n.Message})
		}
	}
	a := &stance.Article{}
	if err := json.Unmarshal(record, a); err != nil {
		return nil, err
	}
	if strings.TrimSpace(a.Text) == "" {
		return nil, ErrNoText
	}
	a.Notes, a.Origin = notes, fmt.Sprintf("%s:%d", r.name, line)
	return a, nil
}

// json reads an object, an array of objects, or objects one after another. A
// syntax error ends the file, any other costs its record.
func (r *reader) json(in *bufio.Reader, yield func(*stance.Article, error) bool) bool {
	if head, _ := in.Peek(3); string(head) == bom {
		in.Discard(3) //nolint:errcheck // they were there
	}
	c := &counter{in: in, limit: int64(r.limit)}
	d := json.NewDecoder(c)
	array := false
	for {
		c.allow(d.InputOffset())
		if array && !d.More() {
			_, err := d.Token()
			array = false
			if err != nil {
				return yield(nil, r.syntax(c, d, err))
			}
			continue
		}
		if !array && next(d, c) == '[' {
			if _, err := d.Token(); err != nil {
				return yield(nil, r.syntax(c, d, err))
			}
			array = true
			r.listed()
			continue
		}
		var record json.RawMessage
		err := d.Decode(&record)
		if err == io.EOF && !array {
			return true
		}
		if err != nil {
			return yield(nil, r.syntax(c, d, err))
		}
		line := c.line(d.InputOffset() - int64(len(record)))
		a, err := r.decode(record, line)
		if err != nil {
			err = &Error{r.name, line, err}
			a = nil
		}
		if !yield(a, err) {
			return false
		}
	}
}

// next is the first character of the next value, 0 at the end.
func next(d *json.Decoder, c *counter) byte {
	var x [1]byte
	for b := d.Buffered(); ; {
		if n, _ := b.Read(x[:]); n == 0 {
			return c.peek()
		}
		if !isSpace(x[0]) {
			return x[0]
		}
	}
}

func (r *reader) syntax(c *counter, d *json.Decoder, err error) error {
	at := d.InputOffset()
	var s *json.SyntaxError
	switch {
	case errors.As(err, &s):
		at = max(s.Offset-1, at)
	case err == io.EOF || err == io.ErrUnexpectedEOF:
		at, err = c.read, io.ErrUnexpectedEOF
	}
	return &Error{r.name, c.line(at), err}
}

// counter knows in which line an offset is, and ends the stream where a record
// is longer than the limit.
type counter struct {
	in       *bufio.Reader
	limit    int64
	read     int64   // bytes given out
	end      int64   // where the record at hand has to end
	newlines []int64 // offsets of newlines after base
	before   int     // newlines before those
}

// Read implements io.Reader.
func (c *counter) Read(p []byte) (int, error) {
	if c.read >= c.end {
		return 0, fmt.Errorf("%w: more than %d bytes", ErrTooLong, c.limit)
	}
	n, err := c.in.Read(p[:min(int64(len(p)), c.end-c.read)])
	for i, b := range p[:n] {
		if b == '\n' {
			c.newlines = append(c.newlines, c.read+int64(i))
		}
	}
	c.read += int64(n)
	return n, err
}

// allow begins a record at an offset and forgets the lines before it.
func (c *counter) allow(offset int64) {
	c.end = max(offset, 0) + c.limit + 64<<10
	i := 0
	for i < len(c.newlines) && c.newlines[i] < offset {
		i++
	}
	c.before += i
	c.newlines = c.newlines[:copy(c.newlines, c.newlines[i:])]
}

// line is the number of the line that an offset is in.
func (c *counter) line(offset int64) int {
	n := c.before + 1
	for _, x := range c.newlines {
		if x < offset {
			n++
		}
	}
	return n
}

// peek is the first character to come that is not white space, 0 at the end.
func (c *counter) peek() byte {
	for n := 1; n <= c.in.Size(); n++ {
		b, err := c.in.Peek(n)
		if err != nil {
			return 0
		}
		if x := b[n-1]; !isSpace(x) {
			return x
		}
	}
	return 0
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }
