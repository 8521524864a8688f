package kernel

import (
	"math"
	"unsafe"
)

// intKind is a form of quantized numbers for products.
type intKind uint8

const (
	intPlain intKind = iota // weights int8, rows int16, for Go
	intWords                // int16 by twos, for AVX2
	intBytes                // weights int8, rows uint8 with a zero point, by fours, for VNNI
)

// intTileFunc is tileFunc in integer arithmetic.
type intTileFunc func(blocks, k int, a *byte, lda int, b *byte, c *float32, ldc int, zero, sums *int32, rscale, cscale, bias *float32, ahead *byte)

// Int8Matrix is a right operand of products in integer arithmetic: int8 weights
// with a scale for each column. Rows are quantized to eight bits with a scale
// and a zero point of their own; the sums are exact, so that all instruction
// sets give the same bits.
type Int8Matrix struct {
	k, n   int
	kind   intKind
	panel  int
	groups int    // of 32 bits of a row
	data   []byte // packed as kind asks
	sums   []int32
	scale  []float32 // both for whole panels
}

// NewInt8Matrix packs a k×n matrix. column writes column j to dst; it is called
// from many goroutines.
func NewInt8Matrix(k, n int, scale []float32, column func(dst []int8, j int)) *Int8Matrix {
	m := &Int8Matrix{k: k, n: n, kind: current.ints, panel: 1, groups: k}
	switch m.kind {
	case intBytes:
		m.panel, m.groups = 32, (k+3)/4
	case intWords:
		m.panel, m.groups = 16, (k+1)/2
	}
	panels := (n + m.panel - 1) / m.panel
	size := m.panel * m.groups * 4
	if m.kind == intPlain {
		size = k
	}
	m.sums, m.scale = make([]int32, panels*m.panel), make([]float32, panels*m.panel)
	copy(m.scale, scale[:n])
	all := aligned((panels*size + 3) / 4)
	if len(all) > 0 {
		m.data = unsafe.Slice((*byte)(unsafe.Pointer(&all[0])), panels*size)
	}
	each(panels, size, func(p int) {
		q := make([]int8, k)
		for j := p * m.panel; j < min((p+1)*m.panel, n); j++ {
			column(q, j)
			m.put(q, m.data[p*size:(p+1)*size], j-p*m.panel, j)
		}
	})
	return m
}

// put lays out one column in its panel.
func (m *Int8Matrix) put(q []int8, out []byte, at, j int) {
	switch m.kind {
	case intBytes:
		sum := int32(0)
		for i, x := range q {
			out[i/4*128+at*4+i%4] = byte(x)
			sum += int32(x)
		}
		m.sums[j] = sum
	case intWords:
		for i, x := range q {
			o := i/2*64 + at*4 + i%2*2
			out[o], out[o+1] = byte(x), byte(int16(x)>>8)
		}
	default:
		for i, x := range q {
			out[i] = byte(x)
		}
	}
}

// Dims are the numbers of rows and columns.
func (m *Int8Matrix) Dims() (k, n int) { return m.k, m.n }

// Quantized are rows quantized for products with a matrix. The zero value is
// ready for use, again and again; it serves one goroutine.
type Quantized struct {
	data   []byte
	stride int
	scale  []float32
	zero   []int32
}

// Set quantizes rows of x for m: the range of each, 0 included, becomes 0 to
// 255.
func (q *Quantized) Set(m *Int8Matrix, x Rows, rows int) {
	if rows <= 0 {
		return
	}
	x.check(rows, m.k)
	q.stride = m.groups*4 + 64
	if m.kind == intPlain {
		q.stride = 2 * m.k
	}
	if need := rows * q.stride; cap(q.data) < need {
		q.data = make([]byte, need+need/4)
	}
	q.data = q.data[:cap(q.data)]
	q.scale = grow(q.scale, rows)
	if cap(q.zero) < rows {
		q.zero = make([]int32, rows+rows/4)
	}
	q.zero = q.zero[:rows]
	if _, fast := intTilesOf(m.kind); fast != nil && m.k%16 == 0 && m.k > 0 {
		fast(rows, m.k, &x.Data[0], x.Stride, &q.data[0], q.stride, &q.scale[0], &q.zero[0])
		return
	}
	for i := range rows {
		q.scale[i], q.zero[i] = m.quantize(q.data[i*q.stride:(i+1)*q.stride], x.At(i)[:m.k])
	}
}

// quantize is one row in Go; it gives the scale and the zero point.
func (m *Int8Matrix) quantize(out []byte, row []float32) (float32, int32) {
	var lo, hi float32
	for _, v := range row {
		if v < lo {
			lo = v
		}
		if v > hi {
			hi = v
		}
	}
	span := hi - lo
	by := float32(0)
	if span != 0 {
		by = 255 / span
	}
	least := round(float32(lo * by))
	for i, v := range row {
		x := min(max(round(float32(v*by)), least), least+255)
		if m.kind == intBytes {
			out[i] = byte(x - least)
		} else {
			out[2*i], out[2*i+1] = byte(x), byte(x>>8)
		}
	}
	if m.kind == intWords && len(row)%2 == 1 {
		out[2*len(row)], out[2*len(row)+1] = 0, 0
	}
	return span / 255, -least
}

// round rounds to even; what is no number of 32 bits becomes the least, as in
// the processor's conversion.
func round(v float32) int32 {
	if !(v >= math.MinInt32 && v < 1<<31) {
		return math.MinInt32
	}
	return int32(math.RoundToEven(float64(v)))
}

// Mul computes c = a·m·scales + bias for the quantized rows; bias has a number
// for each column.
func (m *Int8Matrix) Mul(c Rows, a *Quantized, rows int, bias []float32) {
	if rows <= 0 || m.n == 0 {
		return
	}
	c.check(rows, m.n)
	bias = bias[:m.n]
	tiles, _ := intTilesOf(m.kind)
	if tiles == nil || m.k == 0 {
		m.mulPlain(c, a, rows, bias)
		return
	}
	_ = a.data[rows*a.stride-1]
	block := blockRows(a.stride, len(tiles)-1)
	for lo := 0; lo < rows; lo += block {
		m.mulBlock(tiles, c.At(lo), c.Stride, a, lo, min(block, rows-lo), bias)
	}
}

func (m *Int8Matrix) mulBlock(tiles []intTileFunc, c []float32, ldc int, a *Quantized, from, rows int, bias []float32) {
	size := m.panel * m.groups * 4
	full, first, second := split(rows, len(tiles)-1)
	for j := 0; j < m.n; j += m.panel {
		p := j / m.panel
		b := &m.data[p*size]
		if m.n-j < m.panel {
			m.lastPanel(tiles, c, ldc, a, from, rows, bias, j)
			return
		}
		i := 0
		next := b
		if j+m.panel < m.n {
			next = &m.data[(p+1)*size]
		}
		run := func(h, blocks int, ahead *byte) {
			if h > 0 && blocks > 0 {
				tiles[h](blocks, m.groups, &a.data[(from+i)*a.stride], a.stride, b, &c[i*ldc+j], ldc, &a.zero[from+i], &m.sums[j], &a.scale[from+i], &m.scale[j], &bias[j], ahead)
				i += h * blocks
			}
		}
		fetch := min(full, m.panel*4/64)
		run(len(tiles)-1, fetch, next)
		run(len(tiles)-1, full-fetch, b)
		run(first, 1, next)
		run(second, 1, next)
	}
}

// split divides rows into full tiles of a height and at most two lower ones.
func split(rows, height int) (full, first, second int) {
	full, first = rows/height, rows%height
	if full > 0 && first > 0 && first < height/2 { // two middling tiles are faster than a full and a flat one
		return full - 1, (first + height + 1) / 2, (first + height) / 2
	}
	return full, first, 0
}

// lastPanel is like Matrix's.
func (m *Int8Matrix) lastPanel(tiles []intTileFunc, c []float32, ldc int, a *Quantized, from, rows int, bias []float32, j int) {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	clear(s.bias[:])
	w := copy(s.bias[:], bias[j:])
	b := &m.data[j/m.panel*m.panel*m.groups*4]
	for i := 0; i < rows; {
		h := min(len(tiles)-1, rows-i)
		tiles[h](1, m.groups, &a.data[(from+i)*a.stride], a.stride, b, &s.out[0], m.panel, &a.zero[from+i], &m.sums[j], &a.scale[from+i], &m.scale[j], &s.bias[0], b)
		for r := range h {
			copy(c[(i+r)*ldc+j:(i+r)*ldc+j+w], s.out[r*m.panel:])
		}
		i += h
	}
}

// mulPlain is Mul in Go, with the same bits.
func (m *Int8Matrix) mulPlain(c Rows, a *Quantized, rows int, bias []float32) {
	for i := range rows {
		row := a.data[i*a.stride:][:2*m.k]
		out := c.At(i)[:m.n]
		for j := range out {
			col := m.data[j*m.k : (j+1)*m.k]
			sum := int32(0)
			for l, w := range col {
				sum += int32(int16(row[2*l])|int16(row[2*l+1])<<8) * int32(int8(w))
			}
			v := float32(float32(sum) * m.scale[j])
			out[j] = float32(v*a.scale[i]) + bias[j]
		}
	}
}
