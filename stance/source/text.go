package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/tokenize"
)

// readAll reads no more than the limit.
func (r *reader) readAll(in io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in, int64(r.limit)+1))
	if err != nil {
		return nil, err
	}
	if len(b) > r.limit {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLong, r.limit)
	}
	return b, nil
}

// text reads one article of plain text.
func (r *reader) text(in io.Reader, yield func(*stance.Article, error) bool) bool {
	b, err := r.readAll(in)
	if err != nil {
		return yield(nil, &Error{r.name, 0, err})
	}
	text, notes, err := tokenize.Decode(b, r.charset, tokenize.Limit(r.limit))
	if err != nil {
		return yield(nil, &Error{r.name, 0, err})
	}
	if strings.TrimSpace(strings.TrimPrefix(text, bom)) == "" {
		return yield(nil, &Error{r.name, 0, ErrNoText})
	}
	if utf8.Valid(b) && bytes.HasPrefix(b, []byte(bom)) {
		text = string(b) // so that offsets lead into the file
	}
	return yield(&stance.Article{ID: id(r.name), Text: text, Origin: r.name, Notes: append(r.notes, notes...)}, nil)
}

const bom = "\ufeff"

// wide turns a stream that begins with the byte order mark of UTF-16 or UTF-32
// into UTF-8, for such files have no lines of bytes.
func (r *reader) wide(b *bufio.Reader) (*bufio.Reader, error) {
	head, _ := b.Peek(4) // short files have less
	marked := func(mark string) bool { return strings.HasPrefix(string(head), mark) }
	if !marked("\xff\xfe") && !marked("\xfe\xff") && !marked("\x00\x00\xfe\xff") {
		return b, nil
	}
	data, err := r.readAll(b)
	if err != nil {
		return nil, err
	}
	text, notes, err := tokenize.Decode(data, "", tokenize.Limit(r.limit))
	if err != nil {
		return nil, err
	}
	r.notes = notes
	return bufio.NewReader(bytes.NewReader([]byte(text))), nil
}
