package stance

import "errors"

// Causes of the errors of this package. They come wrapped with the figures of
// the case; test for them with [errors.Is].
var (
	// ErrTooLarge says that an article has more bytes than the analyzer takes.
	ErrTooLarge = errors.New("article too large")
	// ErrEncoding says that an article's text is not valid UTF-8. Offsets into
	// such a text would mean nothing to most readers; decode it first with
	// [tokenize.Decode].
	ErrEncoding = errors.New("text is not valid UTF-8")
	// ErrLanguage says that an article, or the analyzer's options, name a
	// language that the module knows nothing of.
	ErrLanguage = errors.New("language not supported")
	// ErrTime says that a date is in no form that ParseTime reads.
	ErrTime = errors.New("not a date")
	// ErrField says that a field of an article's JSON holds a value of another kind.
	ErrField = errors.New("value of the wrong kind")
	// ErrOption says that an option has a value that makes no sense.
	ErrOption = errors.New("bad option")
)
