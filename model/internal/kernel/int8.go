package kernel

// Int8Matrix is a right operand of products in integer arithmetic.
type Int8Matrix struct{ k, n int }

// Dims are the numbers of rows and columns.
func (m *Int8Matrix) Dims() (k, n int) { return m.k, m.n }
