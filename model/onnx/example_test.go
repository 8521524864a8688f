package onnx_test

import (
	"context"
	"fmt"
	"os"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/bayan-nlp/bayan/model/onnx"
)

// smallest is a model file with one operation: y = Relu(x) for x float32[n].
func smallest() []byte {
	field := func(b []byte, num protowire.Number, v []byte) []byte {
		return protowire.AppendBytes(protowire.AppendTag(b, num, protowire.BytesType), v)
	}
	number := func(b []byte, num protowire.Number, v uint64) []byte {
		return protowire.AppendVarint(protowire.AppendTag(b, num, protowire.VarintType), v)
	}
	port := func(name string) []byte {
		dim := field(nil, 2, []byte("n"))
		tensor := field(number(nil, 1, uint64(onnx.Float32)), 2, field(nil, 1, dim))
		return field(field(nil, 1, []byte(name)), 2, field(nil, 1, tensor))
	}
	node := field(field(field(nil, 1, []byte("x")), 2, []byte("y")), 4, []byte("Relu"))
	graph := field(field(field(nil, 1, node), 11, port("x")), 12, port("y"))
	return field(field(number(nil, 1, 8), 7, graph), 8, number(nil, 2, 17))
}

func ExampleProgram_Run() {
	p, err := onnx.Load(smallest(), onnx.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := onnx.NewTensor([]float32{-1, 0, 2}, 3)
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := p.Run(context.Background(), map[string]*onnx.Tensor{"x": x})
	if err != nil {
		fmt.Println(err)
		return
	}
	y, _ := onnx.Values[float32](out["y"])
	fmt.Println(y)
	fmt.Print(p.Explain())
	// Output:
	// [0 0 2]
	// opset   ai.onnx 17
	// input   x float32[n]
	// output  y float32[n]
	// 1 operations, 0 folded, 0 joined, 0 bytes of constants beside packed weights
	//    0  Relu (node "y")(x) -> y
}

// Two sequences of five and three tokens go through the shipped encoder as one
// batch, without padding.
func ExampleSession_RunRagged() {
	file, err := os.ReadFile("../default/model.onnx")
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := onnx.Load(file, onnx.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	out := p.Ragged()[0]
	batch := onnx.Ragged{
		Lengths: []int{5, 3},
		Inputs: map[string][]int64{
			"input_ids":      {2, 150, 151, 152, 3, 2, 160, 3},
			"token_type_ids": {0, 1, 0, 0, 0, 0, 1, 0},
		},
		Outputs: map[string][]float32{out.Name: make([]float32, 2*out.Width)},
	}
	if err := p.NewSession(1).RunRagged(context.Background(), &batch); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(batch.Outputs[out.Name]), "logits")
	// Output: 8 logits
}
