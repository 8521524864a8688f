//go:build !cgo

package main

import "errors"

var errNoCgo = errors.New("ONNX Runtime needs cgo: build with CGO_ENABLED=1 and a C compiler")

func startRuntime(string) error { return errNoCgo }

func runtimeVersion() string { return "" }

type runtimeSession struct{}

func openRuntime([]byte, int, int) (*runtimeSession, error) { return nil, errNoCgo }

func (*runtimeSession) close() {}

func (*runtimeSession) scored(*batch, int, bool) ([][]float32, error) { return nil, errNoCgo }

func runRuntime([]byte, []string, map[string][]int64, int, int, int) ([]float32, error) {
	return nil, errNoCgo
}

type runtimeProduct struct{}

func openProduct([]byte, []float32, int, int, int) (*runtimeProduct, error) { return nil, errNoCgo }

func (*runtimeProduct) run() ([][]float32, error) { return nil, errNoCgo }

func (*runtimeProduct) close() {}
