//go:build race

package onnx

// racing tells that the race detector is on, under which pools forget.
const racing = true
