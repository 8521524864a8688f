package kernel

// rowSet are the functions of rows of an instruction set. Numbers of elements
// are multiples of lanes and not 0, distances between rows are in elements.
type rowSet struct {
	lanes     int
	add       func(n int, dst, a, b *float32)
	relu      func(n int, dst, src *float32)
	gelu      func(n int, dst, src *float32)
	softmax   func(rows, n int, x *float32, ld int, scale float32, inv *float32)
	scale     func(rows, n int, x *float32, ld int, by *float32)
	norm      func(rows, n int, dst *float32, ldd int, x *float32, ldx int, add *float32, lda int, sum *float32, lds int, gamma, beta *float32, inv, eps float32)
	transpose func(blocks int, dst *float32, ldd int, src *float32, lds int)
}

// level is what the machine, or a test, lets the package use.
type level struct {
	name  string
	panel int // columns of a panel of a packed matrix
	rows  *rowSet
	ints  intKind
}

// current is the level in use; Use changes it before anything is packed.
var current = levels()[0]

// Use restricts the package to an instruction set: "avx512", "avx2" or
// "portable", for measurements and tests. It must not be called while anything
// else of the package runs, and what was packed before stays as it is. It tells
// whether the machine has the set.
func Use(name string) bool {
	for _, l := range levels() {
		if l.name == name {
			current = l
			return true
		}
	}
	return false
}

// Level names the instruction set in use.
func Level() string { return current.name }

// Levels names those that the machine has, the best first.
func Levels() []string {
	var names []string
	for _, l := range levels() {
		names = append(names, l.name)
	}
	return names
}

// Peak measures what the machine's registers allow, in billions of operations a
// second of the clock given: the bound of a product. It is 0 for Go.
func Peak(ints bool, clock func() float64) float64 {
	loop, ops := peakOf(ints)
	if loop == nil {
		return 0
	}
	const turns = 1 << 18
	best := 0.0
	for range 10 {
		t := clock()
		loop(turns)
		if d := clock() - t; d > 0 {
			best = max(best, turns*ops/d/1e9)
		}
	}
	return best
}
