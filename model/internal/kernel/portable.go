package kernel

// portablePanel is the number of columns of a panel where no assembly serves.
const portablePanel = 4

// mulPortable is Mul in Go, for panels of any width that is a multiple of
// portablePanel.
func (m *Matrix) mulPortable(c []float32, ldc int, a []float32, lda, rows int, bias []float32) {
	k := m.k
	var bs, r0, r1 [portablePanel]float32
	for lo := 0; lo < rows; lo += RowBlock { // a block of rows stays in the cache
		hi := min(lo+RowBlock, rows)
		for j := 0; j < m.n; j += portablePanel {
			w := min(portablePanel, m.n-j)
			b := m.data[j/m.panel*m.panel*k+j%m.panel:]
			bs = [portablePanel]float32{}
			if bias != nil {
				copy(bs[:], bias[j:j+w])
			}
			i := lo
			for ; i+2 <= hi; i += 2 {
				tile2(&r0, &r1, a[i*lda:i*lda+k], a[(i+1)*lda:(i+1)*lda+k], b, m.panel, &bs)
				copy(c[i*ldc+j:i*ldc+j+w], r0[:])
				copy(c[(i+1)*ldc+j:(i+1)*ldc+j+w], r1[:])
			}
			if i < hi {
				tile1(&r0, a[i*lda:i*lda+k], b, m.panel, &bs)
				copy(c[i*ldc+j:i*ldc+j+w], r0[:])
			}
		}
	}
}

// tile2 computes a tile of two rows and four columns. The conversions keep the
// compiler from fusing products and sums, which it does on some machines, so
// that all machines without assembly agree.
func tile2(r0, r1 *[portablePanel]float32, a0, a1, b []float32, step int, bias *[portablePanel]float32) {
	c00, c01, c02, c03 := bias[0], bias[1], bias[2], bias[3]
	c10, c11, c12, c13 := c00, c01, c02, c03
	a1 = a1[:len(a0)]
	for i, x := range a0 {
		y := a1[i]
		q := b[i*step : i*step+4 : i*step+4]
		c00 += float32(x * q[0])
		c01 += float32(x * q[1])
		c02 += float32(x * q[2])
		c03 += float32(x * q[3])
		c10 += float32(y * q[0])
		c11 += float32(y * q[1])
		c12 += float32(y * q[2])
		c13 += float32(y * q[3])
	}
	*r0 = [portablePanel]float32{c00, c01, c02, c03}
	*r1 = [portablePanel]float32{c10, c11, c12, c13}
}

// tile1 is tile2 for one row.
func tile1(r0 *[portablePanel]float32, a0, b []float32, step int, bias *[portablePanel]float32) {
	c0, c1, c2, c3 := bias[0], bias[1], bias[2], bias[3]
	for i, x := range a0 {
		q := b[i*step : i*step+4 : i*step+4]
		c0 += float32(x * q[0])
		c1 += float32(x * q[1])
		c2 += float32(x * q[2])
		c3 += float32(x * q[3])
	}
	*r0 = [portablePanel]float32{c0, c1, c2, c3}
}
