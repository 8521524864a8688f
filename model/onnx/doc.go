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
// Operations on constants alone are computed while loading. A graph that reads
// as an encoder over batches of token sequences becomes a plan over rows
// (weights packed for the kernel, queries, keys and values in one product,
// attention as one operation, rows that nothing reads left out); any other
// graph becomes a list of operations, of which the usual groups (layer
// normalisation, GELU, product and bias) are joined. [Program.Explain] prints
// what came of it, and why a graph is no encoder.
//
// # Running
//
// A [Program] is immutable. [Session.RunRagged] takes sequences of any lengths
// end to end, without padding; [Program.Run], [Session.Run] and
// [Session.RunInto] take tensors, and leave padding out where that changes
// nothing. RunRagged and RunInto allocate nothing in the steady state of an
// encoder. Every element of every result is computed in one fixed order of
// operations: results do not depend on the number of workers, and a row of a
// batch does not depend on the other rows.
//
// Supported are the operators that encoders of the BERT family are exported
// with, opsets 7 to 28, with the semantics of the ONNX specification (the
// project's own node tests are part of the tests here), and the contrib
// operators that ONNX Runtime's optimizer writes for them. Control flow,
// sequences, strings and convolutions are not.
package onnx
