//go:build cgo

package main

import (
	"fmt"
	"slices"

	ort "github.com/yalue/onnxruntime_go"
)

// startRuntime loads ONNX Runtime's library.
func startRuntime(library string) error {
	ort.SetSharedLibraryPath(library)
	return ort.InitializeEnvironment()
}

// runtimeVersion is the version of the library that was loaded.
func runtimeVersion() string { return ort.GetVersion() }

// runtimeSession is an ONNX Runtime session over one of the encoders.
type runtimeSession struct {
	s     *ort.DynamicAdvancedSession
	width int
}

func openRuntime(model []byte, threads, width int) (*runtimeSession, error) {
	o, err := ort.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	defer o.Destroy()
	if err := o.SetIntraOpNumThreads(threads); err != nil {
		return nil, err
	}
	if err := o.SetInterOpNumThreads(1); err != nil {
		return nil, err
	}
	s, err := ort.NewDynamicAdvancedSessionWithONNXData(model,
		[]string{"input_ids", "attention_mask", "token_type_ids"}, []string{"logits"}, o)
	if err != nil {
		return nil, err
	}
	return &runtimeSession{s, width}, nil
}

func (r *runtimeSession) close() { r.s.Destroy() }

// scored runs the sequences in batches of the given size, each padded to its
// longest; sorted orders them by length first.
func (r *runtimeSession) scored(b *batch, size int, sorted bool) ([][]float32, error) {
	order := make([]int, len(b.ids))
	for i := range order {
		order[i] = i
	}
	if sorted {
		slices.SortStableFunc(order, func(x, y int) int { return len(b.ids[x]) - len(b.ids[y]) })
	}
	out := make([][]float32, len(b.ids))
	for part := range slices.Chunk(order, size) {
		if err := r.padded(b, part, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r *runtimeSession) padded(b *batch, part []int, out [][]float32) error {
	n := 0
	for _, i := range part {
		n = max(n, len(b.ids[i]))
	}
	var data [3][]int64
	for k := range data {
		data[k] = make([]int64, len(part)*n)
	}
	for row, i := range part {
		copy(data[0][row*n:], b.ids[i])
		copy(data[2][row*n:], b.types[i])
		for j := range b.ids[i] {
			data[1][row*n+j] = 1
		}
	}
	var in []ort.Value
	defer func() {
		for _, v := range in {
			v.Destroy()
		}
	}()
	for _, d := range data {
		t, err := ort.NewTensor(ort.NewShape(int64(len(part)), int64(n)), d)
		if err != nil {
			return err
		}
		in = append(in, t)
	}
	o, err := ort.NewEmptyTensor[float32](ort.NewShape(int64(len(part)), int64(r.width)))
	if err != nil {
		return err
	}
	defer o.Destroy()
	if err := r.s.Run(in, []ort.Value{o}); err != nil {
		return err
	}
	v := o.GetData()
	if len(v) != len(part)*r.width {
		return fmt.Errorf("%d logits for %d sequences", len(v), len(part))
	}
	for row, i := range part {
		out[i] = append([]float32(nil), v[row*r.width:(row+1)*r.width]...)
	}
	return nil
}

// runRuntime runs a model once on integer inputs [batch, length] by name.
func runRuntime(model []byte, inputs []string, data map[string][]int64, batch, length, width int) ([]float32, error) {
	s, err := ort.NewDynamicAdvancedSessionWithONNXData(model, inputs, []string{"logits"}, nil)
	if err != nil {
		return nil, err
	}
	defer s.Destroy()
	var in []ort.Value
	for _, name := range inputs {
		t, err := ort.NewTensor(ort.NewShape(int64(batch), int64(length)), data[name])
		if err != nil {
			return nil, err
		}
		defer t.Destroy()
		in = append(in, t)
	}
	o, err := ort.NewEmptyTensor[float32](ort.NewShape(int64(batch), int64(width)))
	if err != nil {
		return nil, err
	}
	defer o.Destroy()
	if err := s.Run(in, []ort.Value{o}); err != nil {
		return nil, err
	}
	return append([]float32(nil), o.GetData()...), nil
}

// runtimeProduct is a session of one matrix product, with its tensors.
type runtimeProduct struct {
	s    *ort.DynamicAdvancedSession
	x, y *ort.Tensor[float32]
}

func openProduct(model []byte, x []float32, m, k, n int) (*runtimeProduct, error) {
	o, err := ort.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	defer o.Destroy()
	if err := o.SetIntraOpNumThreads(1); err != nil {
		return nil, err
	}
	p := &runtimeProduct{}
	if p.s, err = ort.NewDynamicAdvancedSessionWithONNXData(model, []string{"x"}, []string{"y"}, o); err != nil {
		return nil, err
	}
	if p.x, err = ort.NewTensor(ort.NewShape(int64(m), int64(k)), x); err != nil {
		return nil, err
	}
	p.y, err = ort.NewEmptyTensor[float32](ort.NewShape(int64(m), int64(n)))
	return p, err
}

func (p *runtimeProduct) run() ([][]float32, error) {
	for range productRepeats {
		if err := p.s.Run([]ort.Value{p.x}, []ort.Value{p.y}); err != nil {
			return nil, err
		}
	}
	return [][]float32{p.y.GetData()}, nil
}

func (p *runtimeProduct) close() {
	p.x.Destroy()
	p.y.Destroy()
	p.s.Destroy()
}
