package main

import (
	"context"
	"fmt"

	"github.com/bayan-nlp/bayan/model/onnx"
)

// ours is a session of this library's engine.
type ours struct {
	s     *onnx.Session
	width int
}

func openOurs(model []byte, workers, width int) (*ours, error) {
	p, err := onnx.Load(model, onnx.Options{Workers: workers})
	if err != nil {
		return nil, err
	}
	return &ours{p.NewSession(workers), width}, nil
}

// scored runs sequences of one length as one batch.
func (o *ours) scored(b *batch) ([][]float32, error) {
	n := len(b.ids[0])
	var data [3][]int64
	for i := range b.ids {
		data[0] = append(data[0], b.ids[i]...)
		data[2] = append(data[2], b.types[i]...)
		for range b.ids[i] {
			data[1] = append(data[1], 1)
		}
	}
	in := map[string]*onnx.Tensor{}
	for k, name := range []string{"input_ids", "attention_mask", "token_type_ids"} {
		t, err := onnx.NewTensor(data[k], len(b.ids), n)
		if err != nil {
			return nil, err
		}
		in[name] = t
	}
	res, err := o.s.Run(context.Background(), in)
	if err != nil {
		return nil, err
	}
	v, ok := onnx.Values[float32](res["logits"])
	if !ok || len(v) != len(b.ids)*o.width {
		return nil, fmt.Errorf("logits %v", res["logits"])
	}
	out := make([][]float32, len(b.ids))
	for i := range out {
		out[i] = v[i*o.width : (i+1)*o.width]
	}
	return out, nil
}
