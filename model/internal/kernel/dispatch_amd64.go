package kernel

import "golang.org/x/sys/cpu"

// panelWidth is that of the best instruction set of this machine.
var panelWidth = bestPanel()

func bestPanel() int {
	switch {
	case cpu.X86.HasAVX512F:
		return 32
	case cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return 16
	}
	return portablePanel
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
