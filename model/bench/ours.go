package main

import (
	"context"

	"github.com/bayan-nlp/bayan/model/onnx"
)

// ours is a session of this library's engine, with the memory of its batch.
type ours struct {
	s     *onnx.Session
	batch onnx.Ragged
	width int
}

func openOurs(model []byte, workers, width int, o onnx.Options) (*ours, error) {
	o.Workers = workers
	p, err := onnx.Load(model, o)
	if err != nil {
		return nil, err
	}
	return &ours{s: p.NewSession(workers), width: width, batch: onnx.Ragged{Inputs: map[string][]int64{}, Outputs: map[string][]float32{}}}, nil
}

// scored runs all sequences as one ragged batch. The logits are valid until the
// next call.
func (o *ours) scored(b *batch) ([][]float32, error) {
	r := &o.batch
	r.Lengths = r.Lengths[:0]
	ids, types := r.Inputs["input_ids"][:0], r.Inputs["token_type_ids"][:0]
	for i := range b.ids {
		r.Lengths = append(r.Lengths, len(b.ids[i]))
		ids, types = append(ids, b.ids[i]...), append(types, b.types[i]...)
	}
	r.Inputs["input_ids"], r.Inputs["token_type_ids"] = ids, types
	logits := r.Outputs["logits"]
	if n := len(b.ids) * o.width; cap(logits) < n {
		logits = make([]float32, n)
	} else {
		logits = logits[:n]
	}
	r.Outputs["logits"] = logits
	if err := o.s.RunRagged(context.Background(), r); err != nil {
		return nil, err
	}
	out := make([][]float32, len(b.ids))
	for i := range out {
		out[i] = append([]float32(nil), logits[i*o.width:(i+1)*o.width]...)
	}
	return out, nil
}
