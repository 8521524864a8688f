// Package kernel holds the loops that carry an encoder: the matrix product over
// packed weights in float32 and int8, attention, and the functions of rows
// around them, for the instruction sets of [Levels].
//
// Every result element is computed by the same sequence of operations wherever
// it stands: the sum over k of a product runs in the order of k in one
// accumulator, whatever the number of rows, so a row's result does not depend
// on what other rows are computed with it. The engine's promise that results do
// not depend on batches or on workers rests on this.
package kernel
