package onnx

import "errors"

// The causes that errors of this package wrap; test for them with errors.Is.
var (
	// ErrModel is the cause where a file is no valid ONNX model, or where its
	// graph contradicts itself (shapes that do not fit, indices out of range).
	ErrModel = errors.New("invalid model")
	// ErrUnsupported is the cause where a file is (or may be) a valid model
	// that this package does not run: an operator, an element type, a variant.
	ErrUnsupported = errors.New("unsupported")
	// ErrLimit is the cause where a file or a run asks for more than the
	// limits in Options allow.
	ErrLimit = errors.New("limit exceeded")
	// ErrInput is the cause where the caller's input tensors do not fit the
	// graph's inputs.
	ErrInput = errors.New("invalid input")
)
