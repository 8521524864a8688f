package onnx

import (
	"fmt"
	"math"
	"unsafe"
)

// Type is the type of a tensor's elements, numbered as ONNX numbers them
// (TensorProto.DataType).
type Type uint8

// The element types that tensors can have here. Float16 and BFloat16 are
// storage types: arithmetic on them is done in float32.
const (
	Float32  Type = 1
	Uint8    Type = 2
	Int8     Type = 3
	Uint16   Type = 4
	Int16    Type = 5
	Int32    Type = 6
	Int64    Type = 7
	Bool     Type = 9
	Float16  Type = 10
	Float64  Type = 11
	Uint32   Type = 12
	Uint64   Type = 13
	BFloat16 Type = 16
)

// size is the number of bytes of one element, 0 for types not held here.
func (t Type) size() int {
	switch t {
	case Uint8, Int8, Bool:
		return 1
	case Uint16, Int16, Float16, BFloat16:
		return 2
	case Float32, Int32, Uint32:
		return 4
	case Float64, Int64, Uint64:
		return 8
	}
	return 0
}

// String is the ONNX name of the type in lower case.
func (t Type) String() string {
	switch t {
	case Float32:
		return "float32"
	case Uint8:
		return "uint8"
	case Int8:
		return "int8"
	case Uint16:
		return "uint16"
	case Int16:
		return "int16"
	case Int32:
		return "int32"
	case Int64:
		return "int64"
	case Bool:
		return "bool"
	case Float16:
		return "float16"
	case Float64:
		return "float64"
	case Uint32:
		return "uint32"
	case Uint64:
		return "uint64"
	case BFloat16:
		return "bfloat16"
	case 8:
		return "string"
	}
	return fmt.Sprintf("type %d", uint8(t))
}

// Element lists the Go types that a caller can put into a tensor or read from
// one.
type Element interface {
	float32 | float64 | int8 | int16 | int32 | int64 | uint8 | uint16 | uint32 | uint64 | bool
}

// Tensor is a dense array in row-major order. A scalar has an empty shape and
// one element. Treat a tensor that was handed to or came from a run as
// immutable: it may share its memory with other tensors.
type Tensor struct {
	typ   Type
	shape []int
	mem   []byte  // little-endian elements in native alignment
	buf   *buffer // owner inside a run, nil for tensors that live longer
}

// NewTensor makes a tensor of the given shape over data, without a copy: the
// tensor reads data as long as it lives. It is an error (ErrInput) if the
// number of elements is not the product of the shape.
func NewTensor[T Element](data []T, shape ...int) (*Tensor, error) {
	n, ok := count(shape)
	if !ok || n != len(data) {
		return nil, fmt.Errorf("%w: %d elements for shape %v", ErrInput, len(data), shape)
	}
	t := &Tensor{typ: typeOf[T](), shape: append([]int(nil), shape...)}
	if n > 0 {
		t.mem = unsafe.Slice((*byte)(unsafe.Pointer(&data[0])), n*t.typ.size())
	}
	return t, nil
}

// Values returns the elements of t as a slice over its own memory, in
// row-major order, and whether T is t's element type. The slice must not be
// written to.
func Values[T Element](t *Tensor) ([]T, bool) {
	if t == nil || typeOf[T]() != t.typ {
		return nil, false
	}
	return view[T](t), true
}

// Type is the element type.
func (t *Tensor) Type() Type { return t.typ }

// Shape is a copy of the dimensions; it is empty for a scalar.
func (t *Tensor) Shape() []int { return append([]int{}, t.shape...) }

// Len is the number of elements.
func (t *Tensor) Len() int { return len(t.mem) / t.typ.size() }

// String names the type and shape, not the elements.
func (t *Tensor) String() string {
	if t == nil {
		return "none"
	}
	return fmt.Sprintf("%v%v", t.typ, t.shape)
}

func typeOf[T Element]() Type {
	var z T
	switch any(z).(type) {
	case float32:
		return Float32
	case float64:
		return Float64
	case int8:
		return Int8
	case int16:
		return Int16
	case int32:
		return Int32
	case int64:
		return Int64
	case uint8:
		return Uint8
	case uint16:
		return Uint16
	case uint32:
		return Uint32
	case uint64:
		return Uint64
	}
	return Bool
}

// view reinterprets the memory of t as elements of T, whose size must be the
// element size of t. Memory of tensors is always aligned for its type.
func view[T Element](t *Tensor) []T {
	if len(t.mem) == 0 {
		return nil
	}
	var z T
	return unsafe.Slice((*T)(unsafe.Pointer(&t.mem[0])), len(t.mem)/int(unsafe.Sizeof(z)))
}

// count multiplies the dimensions; false on a negative one, on overflow, and
// for an empty shape whose other dimensions are huge, over which loops would
// run though there is nothing to do.
func count(shape []int) (int, bool) {
	n := 1
	zero := false
	for _, d := range shape {
		switch {
		case d < 0:
			return 0, false
		case d == 0:
			zero = true
		case n > math.MaxInt32*64/d: // far above any limit, far below overflow
			return 0, false
		default:
			n *= d
		}
	}
	if zero {
		return 0, n <= 1<<24
	}
	return n, true
}

// aligned allocates n zeroed bytes aligned to a cache line.
func aligned(n int) []byte {
	if n == 0 {
		return nil
	}
	w := make([]uint64, (n+7)/8+7)
	b := unsafe.Slice((*byte)(unsafe.Pointer(&w[0])), len(w)*8)
	o := int(-uintptr(unsafe.Pointer(&b[0])) & 63)
	return b[o : o+n : o+n]
}

// newTensor allocates a zeroed tensor that lives outside any run.
func newTensor(t Type, shape ...int) *Tensor {
	n, _ := count(shape)
	return &Tensor{typ: t, shape: append([]int(nil), shape...), mem: aligned(n * t.size())}
}

// withShape is t under another shape with as many elements.
func (t *Tensor) withShape(shape []int) *Tensor {
	return &Tensor{typ: t.typ, shape: shape, mem: t.mem, buf: t.buf}
}

// strides are the row-major element strides of a shape.
func strides(shape []int) []int {
	s := make([]int, len(shape))
	n := 1
	for i := len(shape) - 1; i >= 0; i-- {
		s[i] = n
		n *= shape[i]
	}
	return s
}

func sameShape(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
