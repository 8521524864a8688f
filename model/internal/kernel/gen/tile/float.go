package main

import (
	"bytes"
	"fmt"
)

const floatArgs = "blocks, k int, a *float32, lda int, b, c *float32, ldc int, bias, ahead *float32"

// tile writes a function that computes blocks of rows against one panel of two
// vectors: c = bias + a·b, one accumulator an element, k in order.
func tile(s *bytes.Buffer, t set, rows int) {
	o := func(f string, args ...any) { fmt.Fprintf(s, "\t"+f+"\n", args...) }
	label := func(l string) { fmt.Fprintf(s, "%s:\n", l) }
	acc := func(i, j int) string { return fmt.Sprintf("%s%d", t.reg, 2*i+j) }
	b := func(j int) string { return fmt.Sprintf("%s%d", t.reg, 2*t.rows+j) }
	two := rows > 7 // rows from the eighth on are addressed from BX
	step := func(u int) {
		for j := range 2 {
			o("VMOVUPS %d(SI), %s", u*2*t.bytes+j*t.bytes, b(j))
		}
		for i := range rows {
			r := fmt.Sprintf("%s%d", t.reg, t.broadcasters+i%2)
			o("VBROADCASTSS %s, %s", at(i, 4*u), r)
			for j := range 2 {
				o("VFMADD231PS %s, %s, %s", b(j), r, acc(i, j))
			}
		}
	}
	fmt.Fprintf(s, "\n// func tile%s%d(%s)\n", t.name, rows, floatArgs)
	fmt.Fprintf(s, "TEXT ·tile%s%d(SB), NOSPLIT, $0-72\n", t.name, rows)
	o("MOVQ blocks+0(FP), R13")
	o("MOVQ a+16(FP), AX")
	o("MOVQ lda+24(FP), R8")
	o("SHLQ $2, R8")
	o("MOVQ c+40(FP), DI")
	o("MOVQ ldc+48(FP), R11")
	o("SHLQ $2, R11")
	o("MOVQ bias+56(FP), R12")
	o("MOVQ ahead+64(FP), R15")
	o("LEAQ (R8)(R8*2), R9")
	o("LEAQ (R8)(R8*4), R10")
	label("block")
	o("MOVQ k+8(FP), CX")
	o("MOVQ b+32(FP), SI")
	if two {
		o("LEAQ (R8)(R9*2), BX")
		o("ADDQ AX, BX")
	}
	for j := range 2 {
		o("VMOVUPS %d(R12), %s", t.bytes*j, acc(0, j))
	}
	for i := 1; i < rows; i++ {
		for j := range 2 {
			o("VMOVAPS %s, %s", acc(0, j), acc(i, j))
		}
	}
	o("CMPQ CX, $4")
	o("JLT tail")
	o("PCALIGN $32")
	label("loop")
	for u := range 4 {
		o("PREFETCHT1 %d(R15)", 64*u)
		step(u)
	}
	o("ADDQ $256, R15")
	o("ADDQ $16, AX")
	if two {
		o("ADDQ $16, BX")
	}
	o("ADDQ $%d, SI", 8*t.bytes)
	o("SUBQ $4, CX")
	o("CMPQ CX, $4")
	o("JGE loop")
	label("tail")
	o("TESTQ CX, CX")
	o("JZ done")
	label("one")
	step(0)
	o("ADDQ $4, AX")
	if two {
		o("ADDQ $4, BX")
	}
	o("ADDQ $%d, SI", 2*t.bytes)
	o("DECQ CX")
	o("JNZ one")
	label("done")
	for i := range rows {
		for j := range 2 {
			o("VMOVUPS %s, %d(DI)", acc(i, j), t.bytes*j)
		}
		o("ADDQ R11, DI")
	}
	o("MOVQ k+8(FP), CX")
	o("SHLQ $2, CX")
	o("SUBQ CX, AX")
	o("IMUL3Q $%d, R8, CX", rows)
	o("ADDQ CX, AX")
	o("DECQ R13")
	o("JNZ block")
	o("VZEROUPPER")
	o("RET")
}
