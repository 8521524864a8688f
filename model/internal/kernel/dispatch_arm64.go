package kernel

// levels are the instruction sets of every arm64 machine, the best first. Only
// the float32 product has NEON tiles; the functions of rows are Go.
func levels() []level {
	return []level{{"neon", 16, nil, intPlain}, {"portable", portablePanel, nil, intPlain}}
}

// intTilesOf are the tiles of integer products.
func intTilesOf(intKind) (tiles []intTileFunc, quantize func(rows, n int, x *float32, ld int, q *byte, ldq int, scale *float32, zero *int32)) {
	return nil, nil
}

func peakOf(bool) (loop func(n int), ops float64) { return nil, 0 }

// tilesOf are the tiles for panels of a width, nil where Go has to do.
func tilesOf(panel int) []tileFunc {
	if panel == 16 {
		return tilesN[:]
	}
	return nil
}
