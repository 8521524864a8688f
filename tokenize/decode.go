package tokenize

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
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
// unless the bytes speak against it. Without one a byte order mark decides,
// then valid UTF-8, then the zero bytes of UTF-16, then whichever of
// windows-1256, windows-1251, windows-1252 and GB18030 gives the most plausible
// text. Text that is UTF-8 but for a few bytes stays UTF-8: those bytes become
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
	if enc, name, rest := byteOrderMark(b); name != "" {
		if enc == nil {
			return repairUTF8(rest, nil)
		}
		return decodeAs(rest, enc, name, nil)
	}
	hint = strings.ToLower(strings.TrimSpace(hint))
	var named encoding.Encoding
	if hint != "" {
		named, err = htmlindex.Get(hint)
		if err != nil {
			return "", nil, fmt.Errorf("%w: %q", ErrEncoding, hint)
		}
		hint, _ = htmlindex.Name(named)
	}
	nuls := bytes.Count(b, []byte{0})
	if utf8.Valid(b) && nuls*100 <= len(b) { // a few NUL bytes are damage, not another encoding
		if hint != "" && hint != "utf-8" && !isASCII(b) && !sevenBit(hint) {
			notes = append(notes, Note{Code: NoteHint, Message: "named as " + hint + ", but valid UTF-8"})
		}
		return string(b), notes, nil
	}
	if enc, name := looksUTF16(b); enc != nil {
		return decodeAs(b, enc, name, nil)
	}
	if nuls*100 > len(b) {
		return "", nil, fmt.Errorf("%w: %d NUL bytes of %d", ErrBinary, nuls, len(b))
	}
	if named != nil && hint != "utf-8" {
		return decodeAs(b, named, hint, nil)
	}
	if mostlyUTF8(b) {
		return repairUTF8(b, nil)
	}
	enc, name := guessCharset(b)
	if enc == nil {
		return repairUTF8(b, nil)
	}
	if hint != "" {
		notes = append(notes, Note{Code: NoteHint, Message: "named as " + hint + ", but not valid in it"})
	}
	return decodeAs(b, enc, name, notes)
}

// byteOrderMark takes a byte order mark off b. The encoding is nil for UTF-8.
func byteOrderMark(b []byte) (enc encoding.Encoding, name string, rest []byte) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return nil, "utf-8", b[3:]
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", b[2:]
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", b[2:]
	}
	return nil, "", b
}

// looksUTF16 recognises UTF-16 without a mark by the zero bytes of its spaces
// and line breaks, all on one side.
func looksUTF16(b []byte) (encoding.Encoding, string) {
	const sample = 4096
	s := b[:min(len(b), sample)&^1]
	var le, be, pairs int
	for i := 0; i+1 < len(s); i += 2 {
		pairs++
		switch {
		case s[i+1] == 0 && (s[i] == ' ' || s[i] == '\n' || s[i] > ' ' && s[i] < 0x7F):
			le++
		case s[i] == 0 && (s[i+1] == ' ' || s[i+1] == '\n' || s[i+1] > ' ' && s[i+1] < 0x7F):
			be++
		case s[i] == 0 && s[i+1] == 0:
			return nil, ""
		}
	}
	switch {
	case le > 0 && be*20 <= le && le*25 >= pairs:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	case be > 0 && le*20 <= be && be*25 >= pairs:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// decodeAs decodes b and notes from what, and what could not be decoded.
func decodeAs(b []byte, enc encoding.Encoding, name string, notes []Note) (string, []Note, error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil { // x/text decoders replace; this is for ones that do not
		return "", nil, fmt.Errorf("%w: %s: %w", ErrEncoding, name, err)
	}
	text := string(out)
	notes = append(notes, Note{Code: NoteDecoded, Message: "decoded from " + name})
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
