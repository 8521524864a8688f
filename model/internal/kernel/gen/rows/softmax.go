package main

import (
	"fmt"
	"math"
)

var expP = []float64{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}

// exp computes x = e^x in register x for x ≤ 0, 0 below e^-87.3; n, p and m
// are scratch.
func (w *writer) exp(t isa, x, n, p, m int) {
	rx, rn, rp := t.r(x), t.r(n), t.r(p)
	low := w.k("explow", -87.3)
	if t.wide() {
		w.o("VCMPPS $5, %s, %s, K1", low, rx)
	} else {
		w.o("VCMPPS $5, %s, %s, %s", low, rx, t.r(m))
	}
	w.o("VMOVUPS %s, %s", low, rp)
	w.o("VMAXPS %s, %s, %s", rx, rp, rx) // NaN in x stays
	w.o("VMULPS %s, %s, %s", w.k("log2e", math.Log2E), rx, rn)
	if t.wide() {
		w.o("VRNDSCALEPS $0, %s, %s", rn, rn)
	} else {
		w.o("VROUNDPS $0, %s, %s", rn, rn)
	}
	w.o("VFNMADD231PS %s, %s, %s", w.k("ln2hi", 0.693359375), rn, rx)
	w.o("VFNMADD231PS %s, %s, %s", w.k("ln2lo", -2.12194440e-4), rn, rx)
	w.o("VMOVUPS %s, %s", w.k("exp0", expP[0]), rp)
	for i := 1; i < len(expP); i++ {
		w.o("VFMADD213PS %s, %s, %s", w.k(fmt.Sprint("exp", i), expP[i]), rx, rp)
	}
	w.o("VMULPS %s, %s, %s", rx, rp, rp)
	w.o("VFMADD213PS %s, %s, %s", rx, rx, rp)
	w.o("VADDPS %s, %s, %s", w.k("one", 1), rp, rp)
	if t.wide() {
		w.o("VSCALEFPS.Z %s, %s, K1, %s", rn, rp, rx)
		return
	}
	w.o("VCVTPS2DQ %s, %s", rn, rn)
	w.o("VPSLLD $23, %s, %s", rn, rn)
	w.o("VPADDD %s, %s, %s", rn, rp, rx)
	w.o("VANDPS %s, %s, %s", t.r(m), rx, rx)
}

// softmax writes e^((x-max)·scale) over rows and the reciprocals of their sums.
func (w *writer) softmax(t isa) {
	w.begin(t, "softmax", "rows, n int, x *float32, ld int, scale float32, inv *float32", 48)
	w.o("MOVQ rows+0(FP), R13")
	w.o("MOVQ n+8(FP), DX")
	w.o("MOVQ x+16(FP), DI")
	w.o("MOVQ ld+24(FP), R8")
	w.o("VBROADCASTSS scale+32(FP), %s", t.r(6))
	w.o("MOVQ inv+40(FP), R10")
	w.label("row")
	w.o("VMOVUPS (DI), %s", t.r(0))
	w.o("MOVQ $%d, AX", t.lanes)
	w.o("CMPQ AX, DX")
	w.o("JGE top")
	w.label("max")
	w.o("VMAXPS (DI)(AX*4), %s, %s", t.r(0), t.r(0))
	w.o("ADDQ $%d, AX", t.lanes)
	w.o("CMPQ AX, DX")
	w.o("JLT max")
	w.label("top")
	w.reduce(t, "VMAXPS", 0, 1)
	w.zero(t, t.r(5))
	w.o("XORQ AX, AX")
	w.label("exp")
	w.o("VMOVUPS (DI)(AX*4), %s", t.r(1))
	w.o("VSUBPS %s, %s, %s", t.r(0), t.r(1), t.r(1))
	w.o("VMULPS %s, %s, %s", t.r(6), t.r(1), t.r(1))
	w.exp(t, 1, 2, 3, 4)
	w.o("VADDPS %s, %s, %s", t.r(1), t.r(5), t.r(5))
	w.o("VMOVUPS %s, (DI)(AX*4)", t.r(1))
	w.o("ADDQ $%d, AX", t.lanes)
	w.o("CMPQ AX, DX")
	w.o("JLT exp")
	w.reduce(t, "VADDPS", 5, 1)
	w.o("VMOVSS %s, X1", w.k("one", 1))
	w.o("VDIVSS X5, X1, X1")
	w.o("VMOVSS X1, (R10)")
	w.o("ADDQ $4, R10")
	w.o("LEAQ (DI)(R8*4), DI")
	w.o("DECQ R13")
	w.o("JNZ row")
	w.end()
}
