package tokenize

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Errors of Decode. They come wrapped with the figures of the case.
var (
	// ErrTooLarge says that the input is longer than the limit.
	ErrTooLarge = errors.New("tokenize: input too large")
	// ErrEncoding says that the encoding named by the caller is not known.
	ErrEncoding = errors.New("tokenize: unknown encoding")
	// ErrBinary says that the input is no text in any encoding that Decode
	// knows: it is full of NUL bytes but is not UTF-16 or UTF-32.
	ErrBinary = errors.New("tokenize: input is not text")
)

// Codes of the notes of Decode. Their spans are in the decoded text.
const (
	NoteReplaced = "replaced-bytes"   // invalid bytes became U+FFFD
	NoteDecoded  = "decoded-charset"  // the input was not UTF-8; the message names its encoding
	NoteHint     = "charset-mismatch" // the input is not in the encoding that the caller named
)

// DefaultLimit is how many bytes Decode accepts unless told otherwise.
const DefaultLimit = 16 << 20

// DecodeOption changes what [Decode] does.
type DecodeOption func(*decoder)

// Limit sets how many bytes Decode accepts; 0 or less means no limit.
func Limit(n int) DecodeOption { return func(d *decoder) { d.limit = n } }

type decoder struct {
	limit int
}

// Decode turns the bytes of an article into a string in UTF-8. The hint is
// the charset that the source names, if any ("windows-1256"); it is believed
// unless the bytes speak against it. Without one a byte order mark decides;
// where there are NUL bytes, whichever of UTF-8, UTF-16 and UTF-32 gives text;
// then valid UTF-8; then whichever of windows-1256, ISO-8859-6, windows-1251,
// KOI8-R, windows-1252 and GB18030 gives the most plausible text, and the note
// says where another is nearly as plausible. Text that is UTF-8 but for a few bytes stays UTF-8: those bytes become
// U+FFFD, one for each stretch of invalid bytes, with a note.
//
// The text is returned without a byte order mark, so offsets into it are not
// offsets into b, unless b is valid UTF-8 without one. The memory of b is not
// kept.
func Decode(b []byte, hint string, opts ...DecodeOption) (text string, notes []Note, err error) {
	d := decoder{limit: DefaultLimit}
	for _, o := range opts {
		o(&d)
	}
	if d.limit > 0 && len(b) > d.limit {
		return "", nil, fmt.Errorf("%w: %d bytes, limit %d", ErrTooLarge, len(b), d.limit)
	}
	if c, rest, found := byteOrderMark(b); found {
		if c == nil {
			return repairUTF8(rest, nil)
		}
		return decodeAs(rest, c.enc, c.name, nil)
	}
	hint = strings.ToLower(strings.TrimSpace(hint))
	wideHint := wideNamed(hint)
	var named encoding.Encoding
	switch {
	case wideHint != nil:
		named, hint = wideHint.enc, wideHint.name
	case hint != "":
		named, err = htmlindex.Get(hint)
		if err != nil {
			return "", nil, fmt.Errorf("%w: %q", ErrEncoding, hint)
		}
		hint, _ = htmlindex.Name(named)
		wideHint = wideNamed(hint)
	}
	nuls := bytes.Count(b, []byte{0})
	if nuls > 0 || wideHint != nil {
		c, text := guessWide(b, wideHint)
		switch {
		case c != nil:
			return decodeAs(b, c.enc, c.name, nil)
		case !text && nuls*100 > len(b): // a few NUL bytes are damage
			return "", nil, fmt.Errorf("%w: %d NUL bytes of %d", ErrBinary, nuls, len(b))
		}
		if wideHint != nil && !utf8.Valid(b) {
			named = nil
		}
	}
	if utf8.Valid(b) {
		if hint != "" && hint != "utf-8" && !isASCII(b) && !sevenBit(hint) {
			notes = append(notes, Note{Code: NoteHint, Message: "named as " + hint + ", but valid UTF-8"})
		}
		return string(b), notes, nil
	}
	if named != nil && hint != "utf-8" {
		return decodeAs(b, named, hint, nil)
	}
	if mostlyUTF8(b) {
		return repairUTF8(b, nil)
	}
	c, doubt := guessCharset(b)
	if c == nil {
		return repairUTF8(b, nil)
	}
	if hint != "" {
		notes = append(notes, Note{Code: NoteHint, Message: "named as " + hint + ", but not valid in it"})
	}
	name := c.name
	if doubt != "" {
		name += ", which is a guess: it may be " + doubt
	}
	return decodeAs(b, c.enc, name, notes)
}

// decodeAs decodes b and notes from what, and what could not be decoded.
func decodeAs(b []byte, enc encoding.Encoding, name string, notes []Note) (string, []Note, error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil { // x/text decoders replace; this is for ones that do not
		return "", nil, fmt.Errorf("%w: %s: %w", ErrEncoding, name, err)
	}
	text := string(out)
	notes = append(notes, Note{Code: NoteDecoded, Message: "decoded from " + name + "; offsets are bytes of the decoded text"})
	return text, noteReplaced(text, notes), nil
}

// repairUTF8 replaces every stretch of invalid bytes by one U+FFFD.
func repairUTF8(b []byte, notes []Note) (string, []Note, error) {
	if utf8.Valid(b) {
		return string(b), notes, nil
	}
	text := string(bytes.ToValidUTF8(b, []byte("\uFFFD")))
	return text, noteReplaced(text, notes), nil
}

// noteReplaced notes the replacement characters of a decoded text: one note
// for all, on the first.
func noteReplaced(text string, notes []Note) []Note {
	i := strings.Index(text, "\uFFFD")
	if i < 0 {
		return notes
	}
	return append(notes, Note{
		Code: NoteReplaced, Start: i, End: i + len("\uFFFD"),
		Message: fmt.Sprintf("%d places with bytes that are no text", strings.Count(text, "\uFFFD")),
	})
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// sevenBit tells encodings whose bytes are all ASCII, so that valid UTF-8
// says nothing against them.
func sevenBit(name string) bool { return name == "iso-2022-jp" || name == "replacement" }
