package onnx_test

import (
	"context"
	"fmt"

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
