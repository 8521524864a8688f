package onnx

import "fmt"

// nbitsWeights reads the constants of com.microsoft's MatMulNBits as float32
// [N, K], to be read as its transpose: unsigned numbers of 4 or 8 bits in
// blocks along K, with a scale and a zero point each.
func nbitsWeights(n *node, b, scales, zero *Tensor) (*weights, error) {
	var v [4]int64
	for i, name := range []string{"K", "N", "bits", "block_size"} {
		x, err := n.attrs.integer(name, []int64{0, 0, 4, 0}[i])
		if err != nil {
			return nil, err
		}
		v[i] = x
	}
	k, cols, bits, block := int(v[0]), int(v[1]), int(v[2]), int(v[3])
	if bits != 4 && bits != 8 {
		return nil, fmt.Errorf("%w: MatMulNBits of %d bits", ErrUnsupported, bits)
	}
	if b == nil || scales == nil || b.typ != Uint8 || scales.typ != Float32 {
		return nil, fmt.Errorf("%w: MatMulNBits of %v with scales %v", ErrUnsupported, b, scales)
	}
	if zero != nil && zero.typ != Uint8 {
		return nil, fmt.Errorf("%w: MatMulNBits with zero points %v", ErrUnsupported, zero)
	}
	if v[0] < 1 || v[1] < 1 || v[0] > 1<<24 || v[1] > 1<<24 || v[3] < 16 || v[3] > 1<<16 || block&(block-1) != 0 {
		return nil, fmt.Errorf("%w: MatMulNBits of %d by %d in blocks of %d", ErrModel, k, cols, block)
	}
	blocks := (k + block - 1) / block
	blob := block * bits / 8
	zeroRow := (blocks*bits + 7) / 8
	if b.Len() != cols*blocks*blob || scales.Len() != cols*blocks || zero != nil && zero.Len() != cols*zeroRow {
		return nil, fmt.Errorf("%w: MatMulNBits of %v with scales %v and zero points %v", ErrModel, b, scales, zero)
	}
	w := &weights{rows: cols, cols: k, f: make([]float32, k*cols), trans: true}
	code := func(from []byte, i int) int {
		if bits == 8 {
			return int(from[i])
		}
		return int(from[i/2]>>(4*(i%2))) & 15
	}
	s := view[float32](scales)
	for j := range cols {
		row := w.f[j*k : (j+1)*k]
		for p := range blocks {
			z := 1 << (bits - 1)
			if zero != nil {
				z = code(zero.mem[j*zeroRow:], p)
			}
			from := b.mem[(j*blocks+p)*blob:]
			for i := p * block; i < min((p+1)*block, k); i++ {
				row[i] = float32(code(from, i-p*block)-z) * s[j*blocks+p]
			}
		}
	}
	return w, nil
}

// nbitsParts are the constant inputs of MatMulNBits beside the weights.
func nbitsParts(in []int, constant func(i int) *Tensor) (zero, bias *Tensor, err error) {
	have := func(i int) bool { return i < len(in) && in[i] >= 0 }
	if have(3) {
		if zero = constant(3); zero == nil {
			return nil, nil, fmt.Errorf("%w: MatMulNBits with computed zero points", ErrUnsupported)
		}
	}
	if have(4) {
		return nil, nil, fmt.Errorf("%w: MatMulNBits with group indices", ErrUnsupported)
	}
	if have(5) {
		if bias = constant(5); bias == nil || bias.typ != Float32 {
			return nil, nil, fmt.Errorf("%w: MatMulNBits with bias %v", ErrUnsupported, bias)
		}
	}
	return zero, bias, nil
}

// buildMatMulNBits makes MatMulNBits with constant weights, in float32.
func buildMatMulNBits(s *spec) (kernel, error) {
	zero, bias, err := nbitsParts(s.in, s.constant)
	if err != nil {
		return nil, err
	}
	w, err := nbitsWeights(s.node, s.constant(1), s.constant(2), zero)
	if err != nil {
		return nil, err
	}
	o := &planOp{}
	o.pack([]*weights{w}, false)
	var add []float32
	if bias != nil {
		if add = view[float32](bias); len(add) != w.rows {
			return nil, fmt.Errorf("%w: MatMulNBits with bias %v", ErrModel, bias)
		}
	}
	for i := 1; i < len(s.in); i++ {
		s.bake(i)
	}
	return func(f *frame, in, out []*Tensor) (err error) {
		out[0], err = linear(f, in[0], o.matrix, add)
		return err
	}, nil
}

// nbitsNode reads MatMulNBits as a product with a constant matrix.
func (b *rowBuilder) nbitsNode(n *node) error {
	constant := func(i int) *Tensor {
		if i >= len(n.in) {
			return nil
		}
		return b.constant(n.in[i])
	}
	zero, bias, err := nbitsParts(n.in, constant)
	if err != nil {
		return errNotRagged
	}
	w, err := nbitsWeights(n, constant(1), constant(2), zero)
	if err != nil || !w.finite() {
		return errNotRagged
	}
	x, in, err := b.matrixOf(n.in[0])
	if err != nil || in.width != w.cols {
		return errNotRagged
	}
	o := &planOp{kind: planLinear, title: n.title(), in: []ref{in}, weights: w}
	if bias != nil {
		if o.bias = b.vector(n.in[5], w.rows); o.bias == nil {
			return errNotRagged
		}
	}
	b.sense[n.out[0]] = b.lone(b.emit(o, w.rows, b.plan.values[in.value].domain), x, w.rows)
	return nil
}
