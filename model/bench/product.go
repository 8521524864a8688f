package main

import (
	"fmt"

	"github.com/bayan-nlp/bayan/model/internal/kernel"
)

// products measures matrix products alone, of the shapes that the encoders have.
func (b *bench) products() error {
	var ratios []float64
	note := "512 rows:"
	for _, s := range [][2]int{{256, 256}, {256, 1024}, {1024, 256}, {384, 1536}, {1536, 384}, {768, 768}} {
		r, err := b.product(512, s[0], s[1])
		if err != nil {
			return err
		}
		ratios = append(ratios, r)
		note += fmt.Sprintf(" %d×%d %.2f", s[0], s[1], r)
	}
	b.add(result{kernel.Level() + "_product", "matrix products, " + kernel.Level(), median(ratios), 1, note})
	return nil
}

// product is the ratio for one product with a constant matrix.
func (b *bench) product(m, k, n int) (float64, error) {
	w, x := noise("w", k*n, 0, 1), noise("x", m*k, 0, 1)
	theirs, err := openProduct(productFile(w, k, n), x, m, k, n)
	if err != nil {
		return 0, err
	}
	defer theirs.close()
	packed := kernel.Pack(w, k, n, n, 1)
	out := make([]float32, m*n)
	laps, err := race(nil, cpuTime, b.seconds/6, contender{"ONNX Runtime", func(*batch) ([][]float32, error) { return theirs.run() }},
		contender{"ours", func(*batch) ([][]float32, error) {
			for range productRepeats {
				packed.Mul(out, n, x, k, m, nil)
			}
			return [][]float32{out}, nil
		}})
	if err != nil {
		return 0, err
	}
	if laps[1].differ > 1e-2 {
		return 0, fmt.Errorf("products differ by %g", laps[1].differ)
	}
	return laps[1].ratio, nil
}

// productFile is a graph of one MatMul.
func productFile(w []float32, k, n int) []byte {
	g := newGraph(14)
	g.port(11, "x", typeFloat, "rows", k)
	g.floats("w", w, k, n)
	g.node("", "MatMul", in("x", "w"), []string{"y"})
	g.port(12, "y", typeFloat, "rows", n)
	return g.file()
}
