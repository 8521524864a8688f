//go:build !(cgo && linux && amd64)

package main

func hideWide() bool { return false }

func showWide() {}
