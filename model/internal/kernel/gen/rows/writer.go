package main

import (
	"bytes"
	"fmt"
	"math"
)

type writer struct {
	s, g   bytes.Buffer
	consts []string
	values map[string]uint32
}

// k is a constant in memory, a whole vector of it.
func (w *writer) k(name string, v float64) string {
	return w.bits(name, math.Float32bits(float32(v)))
}

func (w *writer) bits(name string, v uint32) string {
	name = "k" + name
	if _, ok := w.values[name]; !ok {
		w.consts = append(w.consts, name)
		w.values[name] = v
	}
	return name + "<>(SB)"
}

func (w *writer) o(f string, args ...any) { fmt.Fprintf(&w.s, "\t"+f+"\n", args...) }

func (w *writer) label(l string) { fmt.Fprintf(&w.s, "%s:\n", l) }

// begin opens a function; size is that of its arguments.
func (w *writer) begin(t isa, name, sig string, size int) {
	fmt.Fprintf(&w.g, "\n//go:noescape\nfunc %s%s(%s)\n", name, t.name, sig)
	fmt.Fprintf(&w.s, "\n// func %s%s(%s)\nTEXT ·%s%s(SB), NOSPLIT, $0-%d\n", name, t.name, sig, name, t.name, size)
}

func (w *writer) end() {
	w.o("VZEROUPPER")
	w.o("RET")
}

func (w *writer) zero(t isa, r string) {
	if t.wide() {
		w.o("VPXORD %s, %s, %s", r, r, r)
	} else {
		w.o("VXORPS %s, %s, %s", r, r, r)
	}
}

// reduce folds register z into all its lanes with an instruction; u is scratch.
func (w *writer) reduce(t isa, ins string, z, u int) {
	y, x, uy, ux := fmt.Sprint("Y", z), fmt.Sprint("X", z), fmt.Sprint("Y", u), fmt.Sprint("X", u)
	if t.wide() {
		w.o("VEXTRACTF64X4 $1, Z%d, %s", z, uy)
		w.o("%s %s, %s, %s", ins, uy, y, y)
	}
	w.o("VEXTRACTF128 $1, %s, %s", y, ux)
	w.o("%s %s, %s, %s", ins, ux, x, x)
	w.o("VPERMILPS $0x4e, %s, %s", x, ux)
	w.o("%s %s, %s, %s", ins, ux, x, x)
	w.o("VPERMILPS $0xb1, %s, %s", x, ux)
	w.o("%s %s, %s, %s", ins, ux, x, x)
	w.o("VBROADCASTSS %s, %s", x, t.r(z))
}
