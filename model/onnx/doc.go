// Package onnx runs ONNX encoders in pure Go: it reads a model file, makes a
// flat program of it, and runs the program on the CPU.
//
// # Reading
//
// The file is decoded by github.com/owulveryck/onnx-go with a backend of this
// package's own. What that decoder would get wrong (element types that it does
// not know, operator domains, opsets, empty optional names) a first pass over
// the protobuf wire takes out of the file; the decoder then gives the graph of
// values, as a gonum graph, and the operations with their attributes. The graph
// is checked: every value is defined once and before it is used, every operator
// is known, everything stays within [Limits]. A file that passes has no way to
// make the process panic or grow without bound, a file that does not gives an
// error that wraps [ErrModel], [ErrUnsupported] or [ErrLimit] and names the
// node.
//
// # Compiling
//
// Operations on constants alone are computed while loading (weights stored as
// float16, bfloat16 or int8 become float32 there); what the outputs do not need
// is dropped; operations that exporters write apart (layer normalisation, GELU,
// product and bias) are joined; constant right operands of products are packed
// for the kernel. [Program.Explain] prints what came of it.
//
// # Running
//
// A [Program] is immutable. A run takes its memory from the values that died
// before it, so a [Session] in its steady state hardly allocates. Every element
// of every result is computed in one fixed order of operations: results do not
// depend on the number of workers, and a row of a batch does not depend on the
// other rows.
//
// Supported are the operators that encoders of the BERT family are exported
// with, opsets 7 to 28, with the semantics of the ONNX specification (the
// project's own node tests are part of the tests here), and the contrib
// operators that ONNX Runtime's optimizer writes for them. Control flow,
// sequences, strings and convolutions are not.
package onnx
