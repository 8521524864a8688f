package main

import (
	"bytes"
	"fmt"
)

// peak writes a loop of independent instructions on registers alone, the bound
// of what a tile can reach.
func peak(s, g *bytes.Buffer, name, ins, reg string, n int) {
	o := func(f string, args ...any) { fmt.Fprintf(s, "\t"+f+"\n", args...) }
	fmt.Fprintf(g, "\n//go:noescape\nfunc peak%s(n int)\n", name)
	fmt.Fprintf(s, "\n// func peak%s(n int)\nTEXT ·peak%s(SB), NOSPLIT, $0-8\n", name, name)
	o("MOVQ n+0(FP), CX")
	for i := range n + 2 {
		if reg == "Z" {
			o("VPXORD Z%d, Z%d, Z%d", i, i, i)
		} else {
			o("VXORPS Y%d, Y%d, Y%d", i, i, i)
		}
	}
	o("PCALIGN $32")
	fmt.Fprintln(s, "loop:")
	for i := range n {
		o("%s %s%d, %s%d, %s%d", ins, reg, n, reg, n+1, reg, i)
	}
	o("DECQ CX")
	o("JNZ loop")
	o("VZEROUPPER")
	o("RET")
}
