//go:build !amd64

package kernel

const panelWidth = portablePanel

// tilesOf are the tiles for panels of a width, nil where Go has to do.
func tilesOf(int) []tileFunc { return nil }
