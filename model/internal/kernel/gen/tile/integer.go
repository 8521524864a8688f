package main

import (
	"bytes"
	"fmt"
)

const intArgs = "blocks, k int, a *byte, lda int, b *byte, c *float32, ldc int, zero, sums *int32, rscale, cscale, bias *float32, ahead *byte"

// intTile writes a function like tile's in integer arithmetic: sums of products
// of quantized numbers, exact, times the scales of row and column, plus bias. V's
// rows are unsigned, around a zero point that the sums of the columns undo. k
// counts groups of products of 32 bits of a. lda is in bytes.
func intTile(s *bytes.Buffer, t set, rows int) {
	o := func(f string, args ...any) { fmt.Fprintf(s, "\t"+f+"\n", args...) }
	label := func(l string) { fmt.Fprintf(s, "%s:\n", l) }
	acc := func(i, j int) string { return fmt.Sprintf("%s%d", t.reg, 2*i+j) }
	b := func(j int) string { return fmt.Sprintf("%s%d", t.reg, 2*t.rows+j) }
	two := rows > 7
	first, second := fmt.Sprintf("%s%d", t.reg, t.broadcasters), fmt.Sprintf("%s%d", t.reg, t.broadcasters+1)
	step := func(u int) {
		for j := range 2 {
			o("VMOVUPS %d(SI), %s", u*2*t.bytes+j*t.bytes, b(j))
		}
		for i := range rows {
			r := first
			if t.name == "V" && i%2 == 1 {
				r = second
			}
			o("VPBROADCASTD %s, %s", at(i, 4*u), r)
			for j := range 2 {
				if t.name == "V" {
					o("VPDPBUSD %s, %s, %s", b(j), r, acc(i, j))
					continue
				}
				o("VPMADDWD %s, %s, %s", b(j), r, second)
				o("VPADDD %s, %s, %s", second, acc(i, j), acc(i, j))
			}
		}
	}
	fmt.Fprintf(s, "\n// func tile%s%d(%s)\n", t.name, rows, intArgs)
	fmt.Fprintf(s, "TEXT ·tile%s%d(SB), NOSPLIT, $0-104\n", t.name, rows)
	o("MOVQ blocks+0(FP), R13")
	o("MOVQ a+16(FP), AX")
	o("MOVQ lda+24(FP), R8")
	o("MOVQ c+40(FP), DI")
	o("MOVQ ldc+48(FP), R11")
	o("SHLQ $2, R11")
	o("MOVQ rscale+72(FP), DX")
	o("MOVQ zero+56(FP), R12")
	o("MOVQ ahead+96(FP), R15")
	o("LEAQ (R8)(R8*2), R9")
	o("LEAQ (R8)(R8*4), R10")
	label("block")
	o("MOVQ k+8(FP), CX")
	o("MOVQ b+32(FP), SI")
	if two {
		o("LEAQ (R8)(R9*2), BX")
		o("ADDQ AX, BX")
	}
	for i := range rows {
		for j := range 2 {
			x := acc(i, j)
			if t.name == "V" {
				o("VPXORD %s, %s, %s", x, x, x)
			} else {
				o("VPXOR %s, %s, %s", x, x, x)
			}
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
	if t.name == "V" { // the rows' zero points times the sums of the columns
		o("MOVQ sums+64(FP), SI")
		for j := range 2 {
			o("VMOVUPS %d(SI), %s", t.bytes*j, b(j))
		}
		for i := range rows {
			o("VPBROADCASTD %d(R12), %s", 4*i, first)
			for j := range 2 {
				o("VPMULLD %s, %s, %s", b(j), first, second)
				o("VPSUBD %s, %s, %s", second, acc(i, j), acc(i, j))
			}
		}
		o("ADDQ $%d, R12", 4*rows)
	}
	o("MOVQ cscale+80(FP), SI")
	o("MOVQ bias+88(FP), CX")
	for i := range rows {
		o("VBROADCASTSS %d(DX), %s", 4*i, first)
		for j := range 2 {
			o("VCVTDQ2PS %s, %s", acc(i, j), acc(i, j))
			o("VMULPS %d(SI), %s, %s", t.bytes*j, acc(i, j), acc(i, j))
			o("VMULPS %s, %s, %s", first, acc(i, j), acc(i, j))
			o("VADDPS %d(CX), %s, %s", t.bytes*j, acc(i, j), acc(i, j))
			o("VMOVUPS %s, %d(DI)", acc(i, j), t.bytes*j)
		}
		o("ADDQ R11, DI")
	}
	o("ADDQ $%d, DX", 4*rows)
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
