package emit

import (
	"encoding/json"
	"io"

	"github.com/bayan-nlp/bayan/stance"
)

// jsonEncoder writes JSON with or without indent.
type jsonEncoder struct{ e *json.Encoder }

// NewJSONL writes one report a line.
func NewJSONL(w io.Writer) Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return jsonEncoder{e}
}

// NewJSON writes reports indented, one after another.
func NewJSON(w io.Writer) Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return jsonEncoder{e}
}

// Encode implements Encoder.
func (j jsonEncoder) Encode(r *stance.Analysis) error { return j.e.Encode(r) }

// Close implements Encoder.
func (j jsonEncoder) Close() error { return nil }
