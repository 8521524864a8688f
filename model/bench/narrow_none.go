//go:build !(cgo && linux && amd64)

package main

import "errors"

func narrowLibrary(string, string) (string, error) {
	return "", errors.New("only on linux/amd64 with cgo")
}

func answerNarrow() bool { return false }
