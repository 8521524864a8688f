package tally

import "fmt"

// Defaults of the options.
const (
	// DefaultSimilarity is the part of shingles in common from which two
	// statements are copies; docs/aggregates.md has its measurement.
	DefaultSimilarity = 0.5
	// DefaultWindow is the number of days within which copies of a statement
	// are published.
	DefaultWindow = 3
)

// options are part of a tally's state: tallies merge only where they agree.
type options struct {
	similarity uint16 // in units
	window     uint16 // days
	text       bool
}

// Option sets an option of [New].
type Option func(*options) error

// WithCopies says when two statements of a speaker on a target are copies of
// one: when at least the part similarity of their shingles, in (0, 1], is the
// same and they were published at most window days apart, in [0, 3650]. What is
// said again more than window days after the first time is a new statement.
// Copies of copies are copies, also where the first and the last differ more.
func WithCopies(similarity float64, window int) Option {
	return func(o *options) error {
		s, err := fixed(similarity, "similarity")
		if err != nil || s == 0 {
			return fmt.Errorf("tally: %w: similarity %v: want a number in (0, 1]", ErrOption, similarity)
		}
		if window < 0 || window > 3650 {
			return fmt.Errorf("tally: %w: window of %d days: want 0 to 3650", ErrOption, window)
		}
		o.similarity, o.window = s, uint16(window)
		return nil
	}
}

// WithText keeps the words of each statement and the URL of its article. The
// memory that a tally takes then grows with them.
func WithText() Option {
	return func(o *options) error { o.text = true; return nil }
}
