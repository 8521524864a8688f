package kernel

import (
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

//go:generate go run ./gen/tile
//go:generate go run ./gen/rows

// RowBlock is a number of rows that a call of Mul should have at least, so
// that the cost of going through the weights is spread.
const RowBlock = 28

// Matrix is a right operand of products, packed: panels of columns as wide as
// the machine's tile, in each panel the rows in order. A Matrix that is not
// repacked any more may be used by many goroutines.
type Matrix struct {
	k, n  int
	panel int       // columns of a panel
	data  []float32 // panels of panel*k, the last one padded with zeros
}

// tileFunc computes c = bias + a·b for blocks of rows against one panel b;
// lda and ldc are distances between rows in elements. All pointers must be
// valid for what k, the rows and the panel's width imply. Memory from ahead on is
// only prefetched: any address will do.
type tileFunc func(blocks, k int, a *float32, lda int, b, c *float32, ldc int, bias, ahead *float32)

// Pack lays out a k×n matrix whose element (i, j) is b[i*ldk+j*ldn].
func Pack(b []float32, k, n, ldk, ldn int) *Matrix {
	m := &Matrix{}
	m.Repack(b, k, n, ldk, ldn)
	return m
}

// Repack is Pack into m, whose memory is used again.
func (m *Matrix) Repack(b []float32, k, n, ldk, ldn int) {
	m.repack(current.panel, b, k, n, ldk, ldn)
}

func (m *Matrix) repack(panel int, b []float32, k, n, ldk, ldn int) {
	m.k, m.n, m.panel = k, n, panel
	size := (n + panel - 1) / panel * panel * k
	if cap(m.data) < size {
		m.data = make([]float32, size)
	}
	m.data = m.data[:size]
	for p, j := 0, 0; j < n; j += panel {
		w := min(panel, n-j)
		out := m.data[p : p+panel*k]
		p += panel * k
		if w < panel {
			clear(out)
		}
		if ldk == 1 { // columns lie together: read along them
			for c := range w {
				col := b[(j+c)*ldn:]
				for i := range k {
					out[i*panel+c] = col[i]
				}
			}
			continue
		}
		for i := range k {
			row := out[i*panel : i*panel+w]
			if ldn == 1 {
				copy(row, b[i*ldk+j:])
				continue
			}
			for c := range row {
				row[c] = b[i*ldk+(j+c)*ldn]
			}
		}
	}
}

// NewMatrix packs a k×n matrix. fill writes columns lo to hi of it, at most a
// panel, to dst, whose rows are stride apart; it is called from many
// goroutines.
func NewMatrix(k, n int, fill func(dst []float32, stride, lo, hi int)) *Matrix {
	panel := current.panel
	m := &Matrix{k: k, n: n, panel: panel}
	panels := (n + panel - 1) / panel
	m.data = aligned(panels * panel * k)
	each(panels, k*panel, func(p int) {
		lo := p * panel
		fill(m.data[lo*k:(lo+panel)*k], panel, lo, min(lo+panel, n))
	})
	return m
}

// aligned allocates n zeros from a cache line's start on.
func aligned(n int) []float32 {
	if n == 0 {
		return nil
	}
	s := make([]float32, n+15)
	o := int(-uintptr(unsafe.Pointer(&s[0]))&63) / 4
	return s[o : o+n : o+n]
}

// each calls f for 0 ≤ i < n, on all processors if that is worth it: size is
// the work of one call.
func each(n, size int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n, n*size>>16)
	if workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var wg sync.WaitGroup
	var next atomic.Int64
	for range workers {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}

// Dims are the numbers of rows and columns.
func (m *Matrix) Dims() (k, n int) { return m.k, m.n }

// Mul computes c = a·m + bias for a matrix a of the given number of rows, at
// distance lda from each other, into rows of c at distance ldc. bias has a
// number for each column, or is nil.
func (m *Matrix) Mul(c []float32, ldc int, a []float32, lda, rows int, bias []float32) {
	if rows <= 0 || m.n == 0 {
		return
	}
	// The last elements that are touched; everything else lies before them.
	_ = c[(rows-1)*ldc+m.n-1]
	if bias != nil {
		bias = bias[:m.n]
	}
	if m.k == 0 { // a sum of nothing
		for i := range rows {
			clear(c[i*ldc : i*ldc+m.n])
			copy(c[i*ldc:i*ldc+m.n], bias)
		}
		return
	}
	_ = a[(rows-1)*lda+m.k-1]
	tiles := tilesOf(m.panel)
	if tiles == nil {
		m.mulPortable(c, ldc, a, lda, rows, bias)
		return
	}
	// A block of rows stays in the second-level cache while all panels pass.
	block := blockRows(4*m.k, len(tiles)-1)
	for lo := 0; lo < rows; lo += block {
		m.mulTiled(tiles, c[lo*ldc:], ldc, a[lo*lda:], lda, min(block, rows-lo), bias)
	}
}

// blockRows is the number of rows of some bytes that make a block: whole tiles.
func blockRows(bytes, height int) int {
	return max(cacheBlock/bytes/height*height, (RowBlock+height-1)/height*height)
}

// cacheBlock is the number of bytes of the left operand that are kept at hand.
const cacheBlock = 224 << 10

// maxPanel is the widest panel of all instruction sets.
const maxPanel = 32

var noBias [maxPanel]float32

// scratch is room for a tile of the last panel and its bias. It comes from a
// pool because what is handed to a function value cannot stay on the stack.
type scratch struct {
	bias [maxPanel]float32
	out  [16 * maxPanel]float32
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}

func (m *Matrix) mulTiled(tiles []tileFunc, c []float32, ldc int, a []float32, lda, rows int, bias []float32) {
	height := len(tiles) - 1
	full, first, second := split(rows, height)
	for j := 0; j < m.n; j += m.panel {
		b := &m.data[j*m.k]
		if m.n-j < m.panel {
			m.lastPanel(tiles, c, ldc, a, lda, rows, bias, j)
			return
		}
		bs := &noBias[0]
		if bias != nil {
			bs = &bias[j]
		}
		next := b
		if j+m.panel < m.n {
			next = &m.data[(j+m.panel)*m.k]
		}
		i := 0
		run := func(h, blocks int, ahead *float32) {
			if h > 0 && blocks > 0 {
				tiles[h](blocks, m.k, &a[i*lda], lda, b, &c[i*ldc+j], ldc, bs, ahead)
				i += h * blocks
			}
		}
		// The first blocks fetch the next panel, the others what they have.
		fetch := min(full, m.panel*4/64)
		run(height, fetch, next)
		run(height, full-fetch, b)
		run(first, 1, next)
		run(second, 1, next)
	}
}

// lastPanel computes a panel with fewer columns by way of a tile of its own.
func (m *Matrix) lastPanel(tiles []tileFunc, c []float32, ldc int, a []float32, lda, rows int, bias []float32, j int) {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	w := m.n - j
	clear(s.bias[:])
	if bias != nil {
		copy(s.bias[:], bias[j:])
	}
	for i := 0; i < rows; {
		h := min(len(tiles)-1, rows-i)
		tiles[h](1, m.k, &a[i*lda], lda, &m.data[j*m.k], &s.out[0], m.panel, &s.bias[0], &m.data[j*m.k])
		for r := range h {
			copy(c[(i+r)*ldc+j:(i+r)*ldc+j+w], s.out[r*m.panel:])
		}
		i += h
	}
}
