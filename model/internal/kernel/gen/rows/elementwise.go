package main

// add writes dst = a + b.
func (w *writer) add(t isa) {
	w.begin(t, "add", "n int, dst, a, b *float32", 32)
	w.o("MOVQ n+0(FP), CX")
	w.o("MOVQ dst+8(FP), DI")
	w.o("MOVQ a+16(FP), SI")
	w.o("MOVQ b+24(FP), DX")
	w.o("XORQ AX, AX")
	w.label("loop")
	w.o("VMOVUPS (SI)(AX*4), %s", t.r(0))
	w.o("VADDPS (DX)(AX*4), %s, %s", t.r(0), t.r(0))
	w.o("VMOVUPS %s, (DI)(AX*4)", t.r(0))
	w.o("ADDQ $%d, AX", t.lanes)
	w.o("CMPQ AX, CX")
	w.o("JLT loop")
	w.end()
}

// relu writes dst = max(src, 0), NaN kept.
func (w *writer) relu(t isa) {
	w.begin(t, "relu", "n int, dst, src *float32", 24)
	w.o("MOVQ n+0(FP), CX")
	w.o("MOVQ dst+8(FP), DI")
	w.o("MOVQ src+16(FP), SI")
	w.o("XORQ AX, AX")
	w.zero(t, t.r(1))
	w.label("loop")
	w.o("VMAXPS (SI)(AX*4), %s, %s", t.r(1), t.r(0))
	w.o("VMOVUPS %s, (DI)(AX*4)", t.r(0))
	w.o("ADDQ $%d, AX", t.lanes)
	w.o("CMPQ AX, CX")
	w.o("JLT loop")
	w.end()
}

// scale multiplies each row by a number of its own.
func (w *writer) scale(t isa) {
	w.begin(t, "scale", "rows, n int, x *float32, ld int, by *float32", 40)
	w.o("MOVQ rows+0(FP), R13")
	w.o("MOVQ n+8(FP), DX")
	w.o("MOVQ x+16(FP), DI")
	w.o("MOVQ ld+24(FP), R8")
	w.o("MOVQ by+32(FP), R10")
	w.label("row")
	w.o("VBROADCASTSS (R10), %s", t.r(0))
	w.o("XORQ AX, AX")
	w.label("loop")
	w.o("VMULPS (DI)(AX*4), %s, %s", t.r(0), t.r(1))
	w.o("VMOVUPS %s, (DI)(AX*4)", t.r(1))
	w.o("ADDQ $%d, AX", t.lanes)
	w.o("CMPQ AX, DX")
	w.o("JLT loop")
	w.o("ADDQ $4, R10")
	w.o("LEAQ (DI)(R8*4), DI")
	w.o("DECQ R13")
	w.o("JNZ row")
	w.end()
}
