//go:build !amd64 && !arm64

package kernel

func levels() []level { return []level{{"portable", portablePanel, nil, intPlain}} }

// tilesOf are the tiles for panels of a width, nil where Go has to do.
func tilesOf(int) []tileFunc { return nil }

// intTilesOf are the tiles of integer products.
func intTilesOf(intKind) (tiles []intTileFunc, quantize func(rows, n int, x *float32, ld int, q *byte, ldq int, scale *float32, zero *int32)) {
	return nil, nil
}

func peakOf(bool) (loop func(n int), ops float64) { return nil, 0 }
