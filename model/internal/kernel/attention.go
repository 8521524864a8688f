package kernel

import "math"

// Attention is the scratch of the attention of one sequence at a time. The
// zero value is ready for use; it serves one goroutine.
type Attention struct {
	keys, values Matrix
	scores, inv  []float32
	mask         []float32 // 0 for tokens, -Inf for the columns that fill a panel
	tail         []float32
}

// Head computes softmax(q·k'·scale)·v of one head of one sequence: queries rows
// of q, tokens rows of k and v, all of d numbers. scale is positive.
func (a *Attention) Head(dst, q Rows, queries int, k, v Rows, tokens, d int, scale float32) {
	if queries <= 0 || tokens <= 0 || d <= 0 {
		return
	}
	k.check(tokens, d)
	v.check(tokens, d)
	n := a.packKeys(k, tokens, d)
	a.packValues(v, tokens, d)
	block := min(queries, queryBlock)
	a.scores = grow(a.scores, block*n)
	a.inv = grow(a.inv, block)
	for lo := 0; lo < queries; lo += block {
		rows := min(block, queries-lo)
		a.keys.Mul(a.scores, n, q.At(lo), q.Stride, rows, a.mask)
		softmaxRows(a.scores, rows, n, scale, a.inv)
		out := Rows{dst.At(lo), dst.Stride}
		a.values.Mul(out.Data, out.Stride, a.scores, n, rows, nil)
		Scale(out, rows, d, a.inv)
	}
}

// queryBlock is the number of queries whose scores are kept at a time.
const queryBlock = 112

// Bytes is the scratch that one sequence takes.
func (a *Attention) Bytes(tokens, d int) int64 {
	return 4 * int64(tokens+maxPanel) * int64(min(tokens, queryBlock)+2*(d+maxPanel))
}

// softmaxRows writes e^((x-max)·scale) and the reciprocals of the sums of rows.
func softmaxRows(x []float32, rows, n int, scale float32, inv []float32) {
	if r := current.rows; r != nil && n%r.lanes == 0 {
		r.softmax(rows, n, &x[0], n, scale, &inv[0])
		return
	}
	for i := range rows {
		row := x[i*n : (i+1)*n]
		top := float32(math.Inf(-1))
		for _, v := range row {
			if v > top || v != v {
				top = v
			}
		}
		sum := 0.0
		for j, v := range row {
			e := math.Exp(float64((v - top) * scale))
			row[j] = float32(e)
			sum += e
		}
		inv[i] = float32(1 / sum)
	}
}

// grow makes room for n numbers, whose values are arbitrary.
func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	return s[:n]
}

// packKeys packs the transpose of k in whole panels and makes the mask; it
// gives the number of columns.
func (a *Attention) packKeys(k Rows, tokens, d int) int {
	panel := current.panel
	n := (tokens + panel - 1) / panel * panel
	m := &a.keys
	m.k, m.n, m.panel = d, n, panel
	m.data = grow(m.data, n*d)
	a.mask = grow(a.mask, n)
	clear(a.mask[:tokens])
	for i := tokens; i < n; i++ {
		a.mask[i] = float32(math.Inf(-1))
	}
	r := current.rows
	if r == nil || d%r.lanes != 0 {
		clear(m.data[(n-panel)*d:])
		for j := range tokens {
			out := m.data[j/panel*panel*d+j%panel:]
			for i, x := range k.At(j)[:d] {
				out[i*panel] = x
			}
		}
		return n
	}
	for j := 0; j < n; j += r.lanes {
		out := m.data[j/panel*panel*d+j%panel:]
		switch {
		case j >= tokens:
			for i := range d {
				clear(out[i*panel : i*panel+r.lanes])
			}
		case j+r.lanes <= tokens:
			r.transpose(d/r.lanes, &out[0], panel, &k.At(j)[0], k.Stride)
		default: // what lies behind the last token is none of this sequence's
			a.tail = grow(a.tail, r.lanes*d)
			for i := range r.lanes {
				row := a.tail[i*d : (i+1)*d]
				if j+i < tokens {
					copy(row, k.At(j+i))
				} else {
					clear(row)
				}
			}
			r.transpose(d/r.lanes, &out[0], panel, &a.tail[0], d)
		}
	}
	return n
}

// packValues packs v.
func (a *Attention) packValues(v Rows, tokens, d int) {
	panel := current.panel
	m := &a.values
	m.k, m.n, m.panel = tokens, d, panel
	m.data = grow(m.data, (d+panel-1)/panel*panel*tokens)
	for j := 0; j < d; j += panel {
		out := m.data[j*tokens:]
		w := min(panel, d-j)
		switch {
		case w == 32:
			for i := range tokens {
				*(*[32]float32)(out[i*32:]) = *(*[32]float32)(v.At(i)[j:])
			}
		case w == 16 && panel == 16:
			for i := range tokens {
				*(*[16]float32)(out[i*16:]) = *(*[16]float32)(v.At(i)[j:])
			}
		default:
			for i := range tokens {
				row := out[i*panel : (i+1)*panel]
				clear(row[copy(row, v.At(i)[j:j+w]):])
			}
		}
	}
}
