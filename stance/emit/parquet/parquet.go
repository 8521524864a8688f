package parquet

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/parquet-go/parquet-go"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
)

// RowsPerGroup is how many rows a row group has at most.
const RowsPerGroup = 8192

// encoder writes rows as reports come.
type encoder struct{ w *parquet.GenericWriter[Row] }

// New writes a Parquet file. Row groups are written as they fill, the rest
// with Close; nothing is of use before that.
func New(w io.Writer) emit.Encoder {
	return &encoder{parquet.NewGenericWriter[Row](w,
		parquet.MaxRowsPerRowGroup(RowsPerGroup),
		parquet.CreatedBy("bayan", stance.Schema, ""),
		parquet.KeyValueMetadata("schema", stance.Schema),
		parquet.KeyValueMetadata("offsets", "UTF-8 bytes into the article's text"),
	)}
}

// Encode implements emit.Encoder.
func (e *encoder) Encode(r *stance.Analysis) error {
	if _, err := e.w.Write(rows(r)); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	return nil
}

// Close implements emit.Encoder.
func (e *encoder) Close() error {
	if err := e.w.Close(); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	return nil
}

// Read gives back the rows of a file of so many bytes that [New] wrote. It ends with the first
// error. The rows may be kept.
func Read(in io.ReaderAt, size int64) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		f, err := parquet.OpenFile(in, size)
		if err != nil {
			yield(nil, fmt.Errorf("parquet: %w", err))
			return
		}
		r := parquet.NewGenericReader[Row](f)
		defer r.Close()
		for {
			buf := make([]Row, 64)
			n, err := r.Read(buf)
			for i := range n {
				if !yield(&buf[i], nil) {
					return
				}
			}
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(nil, fmt.Errorf("parquet: %w", err))
				return
			}
		}
	}
}
