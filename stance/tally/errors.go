package tally

import "errors"

// Causes of the errors of this package. They come wrapped with the figures of
// the case; test for them with [errors.Is].
var (
	// ErrOption says that an option or a field of a query has a value that
	// makes no sense.
	ErrOption = errors.New("bad option")
	// ErrReport says that a report cannot be counted: it has stances but not
	// the text that its spans refer to, or a figure in it is no probability.
	ErrReport = errors.New("report not usable")
	// ErrMismatch says that two tallies were made with different options, so
	// that there is no one answer to what their union is.
	ErrMismatch = errors.New("tallies have different options")
	// ErrFormat says that bytes are not a tally as MarshalBinary writes it.
	ErrFormat = errors.New("not a tally")
	// ErrVersion says that bytes are a tally of a version that this package
	// does not know.
	ErrVersion = errors.New("unknown version of the tally format")
	// ErrFew says that there are too few observations for an answer.
	ErrFew = errors.New("too few observations")
)
