package onnx

import (
	"encoding/binary"
	"fmt"
	"math"

	"google.golang.org/protobuf/encoding/protowire"
)

// field is one field of a protobuf message: num for all, val for varint and
// fixed ones, data for length-delimited ones.
type field struct {
	num  protowire.Number
	typ  protowire.Type
	val  uint64
	data []byte
}

// fields calls f for each field of message b in order.
func fields(b []byte, f func(field) error) error {
	for len(b) > 0 {
		num, typ, n := protowire.ConsumeTag(b)
		if n < 0 {
			return fmt.Errorf("%w: protobuf tag: %v", ErrModel, protowire.ParseError(n))
		}
		b = b[n:]
		fl := field{num: num, typ: typ}
		switch typ {
		case protowire.VarintType:
			fl.val, n = protowire.ConsumeVarint(b)
		case protowire.Fixed32Type:
			var v uint32
			v, n = protowire.ConsumeFixed32(b)
			fl.val = uint64(v)
		case protowire.Fixed64Type:
			fl.val, n = protowire.ConsumeFixed64(b)
		case protowire.BytesType:
			fl.data, n = protowire.ConsumeBytes(b)
		default:
			n = protowire.ConsumeFieldValue(num, typ, b)
		}
		if n < 0 {
			return fmt.Errorf("%w: protobuf field %d: %v", ErrModel, num, protowire.ParseError(n))
		}
		b = b[n:]
		if err := f(fl); err != nil {
			return err
		}
	}
	return nil
}

// appendVarints collects a repeated integer field, packed or not.
func appendVarints(dst []uint64, f field) ([]uint64, error) {
	switch f.typ {
	case protowire.VarintType:
		return append(dst, f.val), nil
	case protowire.BytesType:
		b := f.data
		for len(b) > 0 {
			v, n := protowire.ConsumeVarint(b)
			if n < 0 {
				return nil, fmt.Errorf("%w: packed integers: %v", ErrModel, protowire.ParseError(n))
			}
			dst, b = append(dst, v), b[n:]
		}
		return dst, nil
	}
	return nil, fmt.Errorf("%w: wire type %d for integers", ErrModel, f.typ)
}

// wireTensor is a TensorProto with its payload still undecoded.
type wireTensor struct {
	name     string
	typ      Type
	dims     []int
	raw      []byte
	hasRaw   bool
	floats   []byte // packed float_data
	doubles  []byte // packed double_data
	ints     []uint64
	external bool
}

// parseTensor reads a TensorProto message.
func parseTensor(b []byte) (*wireTensor, error) {
	t := &wireTensor{}
	err := fields(b, func(f field) (err error) {
		switch f.num {
		case 1:
			var dims []uint64
			if dims, err = appendVarints(nil, f); err != nil {
				return err
			}
			for _, d := range dims {
				if int64(d) < 0 || d > math.MaxInt32 {
					return fmt.Errorf("%w: tensor dimension %d", ErrModel, int64(d))
				}
				t.dims = append(t.dims, int(d))
			}
			if len(t.dims) > maxRank {
				return fmt.Errorf("%w: tensor of rank %d", ErrLimit, len(t.dims))
			}
		case 2:
			if f.val > 255 {
				return fmt.Errorf("%w: element type %d", ErrUnsupported, f.val)
			}
			t.typ = Type(f.val)
		case 3:
			return fmt.Errorf("%w: tensor in segments", ErrUnsupported)
		case 4:
			if f.typ == protowire.Fixed32Type {
				t.floats = binary.LittleEndian.AppendUint32(t.floats, uint32(f.val))
			} else {
				t.floats = appendOwn(t.floats, f.data)
			}
		case 5, 7, 11:
			t.ints, err = appendVarints(t.ints, f)
		case 8:
			t.name = string(f.data)
		case 9:
			t.raw, t.hasRaw = f.data, true
		case 10:
			if f.typ == protowire.Fixed64Type {
				t.doubles = binary.LittleEndian.AppendUint64(t.doubles, f.val)
			} else {
				t.doubles = appendOwn(t.doubles, f.data)
			}
		case 13:
			t.external = true
		case 14:
			t.external = t.external || f.val == 1
		}
		return err
	})
	return t, err
}

// appendOwn avoids a copy for the usual case of one packed field.
func appendOwn(dst, src []byte) []byte {
	if dst == nil {
		return src
	}
	return append(dst[:len(dst):len(dst)], src...)
}

// decode makes a tensor of the payload. The tensor owns its memory.
func (w *wireTensor) decode() (*Tensor, error) {
	fail := func(why string) (*Tensor, error) {
		return nil, fmt.Errorf("%w: tensor %q (%v%v): %s", ErrModel, w.name, w.typ, w.dims, why)
	}
	size := w.typ.size()
	if size == 0 {
		return nil, fmt.Errorf("%w: tensor %q has element type %v", ErrUnsupported, w.name, w.typ)
	}
	if w.external {
		return nil, fmt.Errorf("%w: tensor %q is stored in another file", ErrUnsupported, w.name)
	}
	n, ok := count(w.dims)
	if !ok {
		return fail("too many elements")
	}
	payload := w.raw
	if !w.hasRaw {
		switch w.typ {
		case Float32:
			payload = w.floats
		case Float64:
			payload = w.doubles
		default:
			// Checked before the allocation: a short file cannot ask for a
			// large tensor.
			if len(w.ints) != n {
				return fail("payload does not fit the shape")
			}
			t := newTensor(w.typ, w.dims...)
			for i, v := range w.ints {
				putUint(t.mem[i*size:], size, v)
			}
			return normaliseBools(t), nil
		}
	}
	if len(payload) != n*size {
		return fail("payload does not fit the shape")
	}
	t := newTensor(w.typ, w.dims...)
	if hostLittleEndian() {
		copy(t.mem, payload)
	} else {
		for i := range n {
			putUint(t.mem[i*size:], size, getUint(payload[i*size:], size))
		}
	}
	return normaliseBools(t), nil
}

// normaliseBools makes every true a 1, which Go's bool requires.
func normaliseBools(t *Tensor) *Tensor {
	if t.typ == Bool {
		for i, b := range t.mem {
			if b != 0 {
				t.mem[i] = 1
			}
		}
	}
	return t
}

// getUint reads a little-endian unsigned integer of size bytes.
func getUint(b []byte, size int) uint64 {
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(binary.LittleEndian.Uint16(b))
	case 4:
		return uint64(binary.LittleEndian.Uint32(b))
	}
	return binary.LittleEndian.Uint64(b)
}

// putUint writes the low size bytes of v in the machine's own order.
func putUint(b []byte, size int, v uint64) {
	switch size {
	case 1:
		b[0] = byte(v)
	case 2:
		binary.NativeEndian.PutUint16(b, uint16(v))
	case 4:
		binary.NativeEndian.PutUint32(b, uint32(v))
	default:
		binary.NativeEndian.PutUint64(b, v)
	}
}

func hostLittleEndian() bool {
	return binary.NativeEndian.Uint16([]byte{1, 0}) == 1
}
