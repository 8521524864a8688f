package main

// transpose writes blocks of lanes×lanes numbers, side by side in src and below
// each other in dst, the other way round.
func (w *writer) transpose(t isa) {
	w.begin(t, "transpose", "blocks int, dst *float32, ldd int, src *float32, lds int", 40)
	w.o("MOVQ blocks+0(FP), CX")
	w.o("MOVQ dst+8(FP), DI")
	w.o("MOVQ ldd+16(FP), R8")
	w.o("SHLQ $2, R8")
	w.o("MOVQ src+24(FP), SI")
	w.o("MOVQ lds+32(FP), R9")
	w.o("SHLQ $2, R9")
	w.label("block")
	w.o("MOVQ SI, AX")
	n := t.lanes
	r, u := t.r, func(i int) string { return t.r(n + i) }
	for i := range n {
		w.o("VMOVUPS (AX), %s", r(i))
		if i < n-1 {
			w.o("ADDQ R9, AX")
		}
	}
	for i := 0; i < n; i += 2 {
		w.o("VUNPCKLPS %s, %s, %s", r(i+1), r(i), u(i))
		w.o("VUNPCKHPS %s, %s, %s", r(i+1), r(i), u(i+1))
	}
	for i := 0; i < n; i += 4 {
		w.o("VUNPCKLPD %s, %s, %s", u(i+2), u(i), r(i))
		w.o("VUNPCKHPD %s, %s, %s", u(i+2), u(i), r(i+1))
		w.o("VUNPCKLPD %s, %s, %s", u(i+3), u(i+1), r(i+2))
		w.o("VUNPCKHPD %s, %s, %s", u(i+3), u(i+1), r(i+3))
	}
	out := u
	if t.wide() {
		for i := range 4 {
			for h := 0; h < 16; h += 8 {
				w.o("VSHUFF32X4 $0x88, %s, %s, %s", r(h+4+i), r(h+i), u(h+i))
				w.o("VSHUFF32X4 $0xdd, %s, %s, %s", r(h+4+i), r(h+i), u(h+4+i))
			}
		}
		for i := range 8 {
			w.o("VSHUFF32X4 $0x88, %s, %s, %s", u(8+i), u(i), r(i))
			w.o("VSHUFF32X4 $0xdd, %s, %s, %s", u(8+i), u(i), r(8+i))
		}
		out = r
	} else {
		for i := range 4 {
			w.o("VPERM2F128 $0x20, %s, %s, %s", r(4+i), r(i), u(i))
			w.o("VPERM2F128 $0x31, %s, %s, %s", r(4+i), r(i), u(4+i))
		}
	}
	for i := range n {
		w.o("VMOVUPS %s, (DI)", out(i))
		w.o("ADDQ R8, DI")
	}
	w.o("ADDQ $%d, SI", 4*n)
	w.o("DECQ CX")
	w.o("JNZ block")
	w.end()
}
