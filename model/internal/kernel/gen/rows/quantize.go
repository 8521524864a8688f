package main

// quantize spreads the range of each row, 0 included, over 0 to 255: it writes
// bytes with their zero point (Z), or words less the zero point (Y), and the
// scales. n is a multiple of 16. ldq is in bytes.
func (w *writer) quantize(t isa) {
	w.begin(t, "quantize", "rows, n int, x *float32, ld int, q *byte, ldq int, scale *float32, zero *int32", 64)
	w.o("MOVQ rows+0(FP), R13")
	w.o("MOVQ n+8(FP), DX")
	w.o("MOVQ x+16(FP), SI")
	w.o("MOVQ ld+24(FP), R8")
	w.o("MOVQ q+32(FP), DI")
	w.o("MOVQ ldq+40(FP), R9")
	w.o("MOVQ scale+48(FP), R10")
	w.o("MOVQ zero+56(FP), R11")
	lo, hi, x, y := t.r(0), t.r(2), t.r(1), t.r(3)
	w.label("row")
	w.o("XORQ AX, AX")
	w.zero(t, lo)
	w.zero(t, hi)
	w.label("range")
	w.o("VMOVUPS (SI)(AX*4), %s", x)
	w.o("VMINPS %s, %s, %s", x, lo, lo)
	w.o("VMAXPS %s, %s, %s", x, hi, hi)
	if !t.wide() {
		w.o("VMOVUPS 32(SI)(AX*4), %s", y)
		w.o("VMINPS %s, %s, %s", y, lo, lo)
		w.o("VMAXPS %s, %s, %s", y, hi, hi)
	}
	w.o("ADDQ $16, AX")
	w.o("CMPQ AX, DX")
	w.o("JLT range")
	w.reduce(t, "VMINPS", 0, 1)
	w.reduce(t, "VMAXPS", 2, 1)
	w.o("VSUBPS %s, %s, %s", lo, hi, hi) // the range
	w.o("VMOVUPS %s, %s", w.k("n255", 255), t.r(4))
	w.o("VDIVPS %s, %s, %s", t.r(4), hi, x)
	w.o("VMOVSS X1, (R10)")
	w.o("VDIVPS %s, %s, %s", hi, t.r(4), t.r(5)) // steps a unit
	w.zero(t, x)
	w.o("VUCOMISS X2, X1")
	w.o("JNE some")
	w.zero(t, t.r(5))
	w.label("some")
	w.o("VMULPS %s, %s, %s", t.r(5), lo, x)
	w.o("VCVTPS2DQ %s, %s", x, t.r(6)) // least code
	if t.wide() {
		w.o("VPXORD Z1, Z1, Z1")
	} else {
		w.o("VPXOR Y1, Y1, Y1")
	}
	w.o("VPSUBD %s, %s, %s", t.r(6), x, t.r(7)) // zero point
	w.o("VMOVD X7, (R11)")
	w.o("VPADDD %s, %s, %s", w.bits("i255", 255), t.r(6), t.r(8)) // greatest code
	w.o("XORQ AX, AX")
	w.o("MOVQ DI, BX")
	w.label("write")
	w.o("VMULPS (SI)(AX*4), %s, %s", t.r(5), x)
	w.o("VCVTPS2DQ %s, %s", x, x)
	w.o("VPMAXSD %s, %s, %s", t.r(6), x, x)
	w.o("VPMINSD %s, %s, %s", t.r(8), x, x)
	if t.wide() {
		w.o("VPADDD Z7, Z1, Z1")
		w.o("VPMOVDB Z1, X1")
		w.o("VMOVDQU X1, (BX)")
		w.o("ADDQ $16, BX")
	} else {
		w.o("VMULPS 32(SI)(AX*4), Y5, Y3")
		w.o("VCVTPS2DQ Y3, Y3")
		w.o("VPMAXSD Y6, Y3, Y3")
		w.o("VPMINSD Y8, Y3, Y3")
		w.o("VPACKSSDW Y3, Y1, Y1")
		w.o("VPERMQ $0xd8, Y1, Y1")
		w.o("VMOVDQU Y1, (BX)")
		w.o("ADDQ $32, BX")
	}
	w.o("ADDQ $16, AX")
	w.o("CMPQ AX, DX")
	w.o("JLT write")
	w.o("LEAQ (SI)(R8*4), SI")
	w.o("ADDQ R9, DI")
	w.o("ADDQ $4, R10")
	w.o("ADDQ $4, R11")
	w.o("DECQ R13")
	w.o("JNZ row")
	w.end()
}
