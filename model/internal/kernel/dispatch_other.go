//go:build !amd64

package kernel

func levels() []level { return []level{{"portable", portablePanel, nil}} }

// tilesOf are the tiles for panels of a width, nil where Go has to do.
func tilesOf(int) []tileFunc { return nil }
