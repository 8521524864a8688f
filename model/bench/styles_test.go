package main

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"sync"
	"testing"

	"github.com/bayan-nlp/bayan/model/onnx"
)

var startOnce = sync.OnceValue(func() error { return startRuntime(os.Getenv("ONNXRUNTIME_LIB")) })

func needRuntime(t *testing.T) {
	if err := startOnce(); err != nil {
		t.Skipf("without ONNX Runtime: set ONNXRUNTIME_LIB (%v)", err)
	}
}

// TestStyles wants padded batches of encoders in every style to give ONNX
// Runtime's logits within 1e-4, and ragged batches those of each row alone.
func TestStyles(t *testing.T) {
	s := shape{3, 64, 4, 128, 300}
	lengths := []int{9, 20, 1, 14, 20, 3}
	const n = 20
	for _, st := range styles {
		t.Run(st.name, func(t *testing.T) {
			file := styled(s, st)
			p, err := onnx.Load(file, onnx.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if st.ragged != (p.Ragged() != nil) {
				t.Fatalf("ragged: %v\n%s", p.Ragged(), p.Explain())
			}
			r := rand.New(rand.NewPCG(8, 9))
			data := map[string][]int64{}
			for _, length := range lengths {
				for i := range n {
					real := i < length
					id, mask, typ := int64(1), int64(0), int64(0)
					if real {
						id, mask, typ = int64(2+r.IntN(s.vocab-2)), 1, int64(r.IntN(2))
					}
					data["input_ids"] = append(data["input_ids"], id)
					data["attention_mask"] = append(data["attention_mask"], mask)
					data["token_type_ids"] = append(data["token_type_ids"], typ)
				}
			}
			in := map[string]*onnx.Tensor{}
			for _, name := range st.inputs {
				if in[name], err = onnx.NewTensor(data[name], len(lengths), n); err != nil {
					t.Fatal(err)
				}
			}
			out, err := p.Run(context.Background(), in)
			if err != nil {
				t.Fatal(err)
			}
			got, _ := onnx.Values[float32](out["logits"])
			for i := range lengths {
				one := map[string]*onnx.Tensor{}
				for _, name := range st.inputs {
					one[name], _ = onnx.NewTensor(data[name][i*n:(i+1)*n], 1, n)
				}
				alone, err := p.Run(context.Background(), one)
				if err != nil {
					t.Fatal(err)
				}
				v, _ := onnx.Values[float32](alone["logits"])
				for k := range v {
					if v[k] != got[3*i+k] {
						t.Errorf("row %d alone: %v, in the batch %v", i, v, got[3*i:3*i+3])
						break
					}
				}
			}
			needRuntime(t)
			want, err := runRuntime(file, st.inputs, data, len(lengths), n, 3)
			if err != nil {
				t.Fatal(err)
			}
			differ := 0.0
			for i, w := range want {
				differ = max(differ, math.Abs(float64(w-got[i])))
			}
			if !(differ <= 1e-4) {
				t.Errorf("logits differ by %g: %v, ONNX Runtime %v", differ, got, want)
			}
			t.Logf("logits differ from ONNX Runtime's by %.1e at most", differ)
		})
	}
}
