package emit

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/bayan-nlp/bayan/stance"
)

// linesEncoder writes JSON lines.
type linesEncoder struct{ e *json.Encoder }

// NewJSONL writes one report a line.
func NewJSONL(w io.Writer) Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return linesEncoder{e}
}

// Encode implements Encoder.
func (j linesEncoder) Encode(r *stance.Analysis) error { return j.e.Encode(r) }

// Close implements Encoder.
func (j linesEncoder) Close() error { return nil }

// jsonEncoder writes one JSON document.
type jsonEncoder struct {
	w     io.Writer
	array bool
	n     int // reports so far
	first []byte
}

// NewJSON writes an indented JSON document: the report, where there is one,
// and otherwise an array of all. The first report is written with the second,
// or by Close.
func NewJSON(w io.Writer) Encoder { return &jsonEncoder{w: w} }

// NewJSONArray writes an indented JSON array of the reports, however many.
func NewJSONArray(w io.Writer) Encoder { return &jsonEncoder{w: w, array: true} }

// Encode implements Encoder.
func (j *jsonEncoder) Encode(r *stance.Analysis) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if !j.array && j.n == 0 {
		e.SetIndent("", "  ")
		if err := e.Encode(r); err != nil {
			return err
		}
		j.n, j.first = 1, b.Bytes()
		return nil
	}
	if j.first != nil { // there are several after all
		if err := j.item(j.first, 1); err != nil {
			return err
		}
		j.first = nil
	}
	if err := e.Encode(r); err != nil {
		return err
	}
	j.n++
	return j.item(b.Bytes(), j.n)
}

// item writes item n of the array.
func (j *jsonEncoder) item(report []byte, n int) error {
	before := ",\n  "
	if n == 1 {
		before = "[\n  "
	}
	b := bytes.NewBufferString(before)
	if err := json.Indent(b, bytes.TrimRight(report, "\n"), "  ", "  "); err != nil {
		return err
	}
	_, err := j.w.Write(b.Bytes())
	return err
}

// Close implements Encoder.
func (j *jsonEncoder) Close() error {
	end := []byte("\n]\n")
	switch {
	case j.first != nil:
		end, j.first = j.first, nil
	case j.n == 0:
		end = []byte("[]\n")
	}
	_, err := j.w.Write(end)
	return err
}
