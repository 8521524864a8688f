package main

import (
	"fmt"
	"math"
)

var (
	erfP = []float64{-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05, -7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02}
	erfQ = []float64{-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03, -1.42647390514189e-02}
)

// gelu writes x/2·(1 + erf(x/√2)) with the polynomials of erf in rows.go.
func (w *writer) gelu(t isa) {
	w.begin(t, "gelu", "n int, dst, src *float32", 24)
	w.o("MOVQ n+0(FP), CX")
	w.o("MOVQ dst+8(FP), DI")
	w.o("MOVQ src+16(FP), SI")
	w.o("XORQ AX, AX")
	x, z, s, p, q, c := t.r(0), t.r(1), t.r(2), t.r(3), t.r(4), t.r(5)
	w.o("VMOVUPS %s, %s", w.k("four", 4), c)
	w.o("VMOVUPS %s, %s", w.k("minusfour", -4), t.r(6))
	w.label("loop")
	w.o("VMOVUPS (SI)(AX*4), %s", x)
	w.o("VMULPS %s, %s, %s", w.k("invroot2", 1/math.Sqrt2), x, z)
	w.o("VMINPS %s, %s, %s", z, c, z) // NaN in z stays
	w.o("VMAXPS %s, %s, %s", z, t.r(6), z)
	w.o("VMULPS %s, %s, %s", z, z, s)
	w.o("VMOVUPS %s, %s", w.k("erfp0", erfP[0]), p)
	w.o("VMOVUPS %s, %s", w.k("erfq0", erfQ[0]), q)
	for i := 1; i < len(erfP); i++ {
		w.o("VFMADD213PS %s, %s, %s", w.k(fmt.Sprint("erfp", i), erfP[i]), s, p)
		if i < len(erfQ) {
			w.o("VFMADD213PS %s, %s, %s", w.k(fmt.Sprint("erfq", i), erfQ[i]), s, q)
		}
	}
	w.o("VMULPS %s, %s, %s", z, p, p)
	w.o("VDIVPS %s, %s, %s", q, p, p)
	w.o("VMULPS %s, %s, %s", w.k("half", 0.5), x, x)
	w.o("VFMADD213PS %s, %s, %s", x, x, p)
	w.o("VMOVUPS %s, (DI)(AX*4)", p)
	w.o("ADDQ $%d, AX", t.lanes)
	w.o("CMPQ AX, CX")
	w.o("JLT loop")
	w.end()
}
