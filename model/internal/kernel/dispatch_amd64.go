package kernel

import "golang.org/x/sys/cpu"

var (
	rowsZ = rowSet{16, addZ, reluZ, geluZ, softmaxZ, scaleZ, normZ, transposeZ}
	rowsY = rowSet{8, addY, reluY, geluY, softmaxY, scaleY, normY, transposeY}
)

// levels are the instruction sets of this machine, the best first.
func levels() []level {
	l := []level{{"portable", portablePanel, nil}}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		l = append([]level{{"avx2", 16, &rowsY}}, l...)
		if cpu.X86.HasAVX512F && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL {
			l = append([]level{{"avx512", 32, &rowsZ}}, l...)
		}
	}
	return l
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
