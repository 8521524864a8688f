package onnx

import (
	"fmt"
	"math"

	"google.golang.org/protobuf/encoding/protowire"
)

// Kinds of attribute (AttributeProto.AttributeType).
const (
	attrFloat  = 1
	attrInt    = 2
	attrString = 3
	attrTensor = 4
	attrFloats = 6
	attrInts   = 7
)

// wireAttribute is an AttributeProto: a tensor taken out, anything else left
// on the wire for the decoder.
type wireAttribute struct {
	name   string
	kind   uint64
	tensor *wireTensor
	wire   []byte
	scalar field // the f, i or s field
	ints   []uint64
	floats []float32
}

// parseAttribute reads an AttributeProto and completes a type that old
// exporters leave out.
func parseAttribute(b []byte) (*wireAttribute, error) {
	a := &wireAttribute{}
	guess := uint64(0)
	err := fields(b, func(f field) (err error) {
		switch f.num {
		case 1:
			a.name = string(f.data)
		case 2:
			guess, a.scalar = attrFloat, f
		case 3:
			guess, a.scalar = attrInt, f
		case 4:
			guess, a.scalar = attrString, f
		case 5:
			guess = attrTensor
			a.tensor, err = parseTensor(f.data)
		case 7:
			guess = attrFloats
			if f.typ == protowire.Fixed32Type {
				a.floats = append(a.floats, math.Float32frombits(uint32(f.val)))
			}
			for d := f.data; len(d) >= 4; d = d[4:] {
				a.floats = append(a.floats, math.Float32frombits(uint32(getUint(d, 4))))
			}
		case 8:
			guess = attrInts
			a.ints, err = appendVarints(a.ints, f)
		case 6, 10, 11, 22, 23, 14, 15:
			err = fmt.Errorf("%w: attribute %q holds a graph, type or list of tensors", ErrUnsupported, a.name)
		case 20:
			a.kind = f.val
		case 21:
			err = fmt.Errorf("%w: attribute %q refers to a function's", ErrUnsupported, a.name)
		}
		return err
	})
	if err != nil {
		return a, err
	}
	if a.kind == 0 {
		if a.kind = guess; a.kind == 0 {
			return a, fmt.Errorf("%w: attribute %q without type and value", ErrModel, a.name)
		}
		b = protowire.AppendVarint(protowire.AppendTag(append([]byte(nil), b...), 20, protowire.VarintType), a.kind)
	}
	if (a.kind == attrTensor) != (a.tensor != nil) {
		return a, fmt.Errorf("%w: attribute %q has another type than its value", ErrModel, a.name)
	}
	a.wire = b
	return a, nil
}

// constant is the tensor of a value_* attribute of a Constant node.
func (a *wireAttribute) constant() (*Tensor, error) {
	switch a.name {
	case "value_float":
		return NewTensor([]float32{math.Float32frombits(uint32(a.scalar.val))})
	case "value_int":
		return NewTensor([]int64{int64(a.scalar.val)})
	case "value_floats":
		return NewTensor(append([]float32(nil), a.floats...), len(a.floats))
	case "value_ints":
		v := make([]int64, len(a.ints))
		for i, x := range a.ints {
			v[i] = int64(x)
		}
		return NewTensor(v, len(v))
	}
	return nil, fmt.Errorf("%w: constant by attribute %q", ErrUnsupported, a.name)
}

// attributes are a node's attributes as the decoder gives them: float32,
// int64, string, []float32, []int64, []string; tensors are added as *Tensor.
type attributes map[string]any

func (a attributes) integer(name string, def int64) (int64, error) {
	return attribute(a, name, def)
}

func (a attributes) integers(name string) ([]int64, error) {
	return attribute[[]int64](a, name, nil)
}

func (a attributes) float(name string, def float32) (float32, error) {
	return attribute(a, name, def)
}

func (a attributes) text(name string, def string) (string, error) {
	return attribute(a, name, def)
}

func (a attributes) tensor(name string) (*Tensor, error) {
	return attribute[*Tensor](a, name, nil)
}

func (a attributes) has(name string) bool { _, ok := a[name]; return ok }

func attribute[T any](a attributes, name string, def T) (T, error) {
	v, ok := a[name]
	if !ok {
		return def, nil
	}
	t, ok := v.(T)
	if !ok {
		return def, fmt.Errorf("%w: attribute %q is a %T, not a %T", ErrModel, name, v, def)
	}
	return t, nil
}
