package kernel

import "golang.org/x/sys/cpu"

var (
	rowsZ = rowSet{16, addZ, reluZ, geluZ, softmaxZ, scaleZ, normZ, transposeZ}
	rowsY = rowSet{8, addY, reluY, geluY, softmaxY, scaleY, normY, transposeY}
)

// levels are the instruction sets of this machine, the best first.
func levels() []level {
	l := []level{{"portable", portablePanel, nil, intPlain}}
	if !cpu.X86.HasAVX2 || !cpu.X86.HasFMA {
		return l
	}
	l = append([]level{{"avx2", 16, &rowsY, intWords}}, l...)
	if !cpu.X86.HasAVX512F || !cpu.X86.HasAVX512DQ || !cpu.X86.HasAVX512BW || !cpu.X86.HasAVX512VL {
		return l
	}
	ints := intWords
	if cpu.X86.HasAVX512VNNI {
		ints = intBytes
	}
	return append([]level{{"avx512", 32, &rowsZ, ints}}, l...)
}

// intTilesOf are the tiles of integer products.
func intTilesOf(k intKind) (tiles []intTileFunc, quantize func(rows, n int, x *float32, ld int, q *byte, ldq int, scale *float32, zero *int32)) {
	switch k {
	case intBytes:
		return tilesV[:], quantizeZ
	case intWords:
		return tilesW[:], quantizeY
	}
	return nil, nil
}

// tilesOf are the tiles for panels of a width, nil where Go has to do.
func tilesOf(panel int) []tileFunc {
	switch panel {
	case 32:
		return tilesZ[:]
	case 16:
		return tilesY[:]
	}
	return nil
}

// peakOf is a loop on registers alone of the instruction set in use, and the
// operations of one turn.
func peakOf(ints bool) (loop func(n int), ops float64) {
	switch {
	case current.ints == intBytes && ints:
		return peakV, 28 * 64 * 2
	case ints && current.ints == intWords:
		return peakW, 12 * 16 * 2
	case current.panel == 32:
		return peakZ, 28 * 16 * 2
	case current.panel == 16:
		return peakY, 12 * 8 * 2
	}
	return nil, 0
}
