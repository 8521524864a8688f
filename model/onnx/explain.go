package onnx

import (
	"errors"
	"fmt"
	"strings"
)

// Explain describes the compiled program, a line an operation: its number, the
// operator and node, and the operands, where constants are shown by type and
// shape and "packed" marks weights laid out for the kernel. The form is for
// people and may change.
func (p *Program) Explain() string {
	var b strings.Builder
	for _, domain := range sortedKeys(p.opsets) {
		name := domain
		if name == "" {
			name = "ai.onnx"
		}
		fmt.Fprintf(&b, "opset   %s %d\n", name, p.opsets[domain])
	}
	for i := range p.inputs {
		fmt.Fprintf(&b, "input   %s %v\n", p.inputs[i].Name, &p.inputs[i])
	}
	for i := range p.outputs {
		fmt.Fprintf(&b, "output  %s %v\n", p.outputs[i].Name, &p.outputs[i])
	}
	if p.plan != nil {
		b.WriteString(p.plan.explain())
		return b.String()
	}
	if p.notRagged != nil && !errors.Is(p.notRagged, errNoTokens) {
		fmt.Fprintf(&b, "not ragged: %v\n", p.notRagged)
	}
	fmt.Fprintf(&b, "%d operations, %d folded, %d joined, %d bytes of constants beside packed weights\n",
		len(p.steps), p.folded, p.fused, p.weights)
	for i := range p.steps {
		s := &p.steps[i]
		args := make([]string, len(s.in))
		for k, id := range s.in {
			switch {
			case id < 0 && s.packed:
				args[k] = "packed"
			case id < 0:
				args[k] = "-"
			case p.consts[id] != nil:
				args[k] = p.consts[id].String()
			default:
				args[k] = p.values[id]
			}
		}
		outs := make([]string, len(s.out))
		for k, id := range s.out {
			if outs[k] = "-"; id >= 0 {
				outs[k] = p.values[id]
			}
		}
		fmt.Fprintf(&b, "%4d  %s(%s) -> %s\n", i, s.title, strings.Join(args, ", "), strings.Join(outs, ", "))
	}
	return b.String()
}
