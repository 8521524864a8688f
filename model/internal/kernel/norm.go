package kernel

// Rows is a matrix whose rows lie Stride elements apart.
type Rows struct {
	Data   []float32
	Stride int
}

// At is the row i from its first element on.
func (r Rows) At(i int) []float32 { return r.Data[i*r.Stride:] }

// check makes sure that all elements of rows of n lie in the matrix.
func (r Rows) check(rows, n int) { _ = r.Data[(rows-1)*r.Stride+n-1] }

// Norm computes the layer normalisation of rows of n numbers of x, or of
// x + add where add has data; the sums go to sum, which may be dst. dst may be
// x or add.
func Norm(dst, x, add, sum Rows, rows, n int, gamma, beta []float32, eps float32) {
	if rows <= 0 || n <= 0 {
		return
	}
	dst.check(rows, n)
	x.check(rows, n)
	gamma, beta = gamma[:n], beta[:n]
	both := len(add.Data) > 0
	if both {
		add.check(rows, n)
		sum.check(rows, n)
	}
	if r := current.rows; r != nil && n%r.lanes == 0 {
		var a, s *float32
		if both {
			a, s = &add.Data[0], &sum.Data[0]
		}
		r.norm(rows, n, &dst.Data[0], dst.Stride, &x.Data[0], x.Stride, a, add.Stride, s, sum.Stride, &gamma[0], &beta[0], 1/float32(n), eps)
		return
	}
	for i := range rows {
		row := x.At(i)[:n]
		if both {
			s := sum.At(i)[:n]
			Add(s, row, add.At(i)[:n])
			row = s
		}
		LayerNorm(dst.At(i)[:n], row, gamma, beta, eps)
	}
}

// Scale multiplies row i of n numbers by by[i].
func Scale(x Rows, rows, n int, by []float32) {
	if rows <= 0 || n <= 0 {
		return
	}
	x.check(rows, n)
	by = by[:rows]
	if r := current.rows; r != nil && n%r.lanes == 0 {
		r.scale(rows, n, &x.Data[0], x.Stride, &by[0])
		return
	}
	for i, b := range by {
		row := x.At(i)[:n]
		for j := range row {
			row[j] *= b
		}
	}
}
