package tokenize

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Form is a set of normalisations. Combine them with |. The zero Form leaves
// a text as it is.
type Form uint16

// The normalisations, in the order in which they take effect.
const (
	// NFC composes letters and marks (Unicode normalisation form C).
	NFC Form = 1 << iota
	// Presentation replaces Arabic presentation forms (U+FB50–U+FDFF,
	// U+FE70–U+FEFC) and full-width ASCII by the plain characters.
	Presentation
	// StripMarks deletes the Arabic vowel signs and other diacritics
	// (U+064B–U+065F, U+0670, U+06D6–U+06ED) and tatweel (U+0640).
	StripMarks
	// DropInvisible deletes what draws nothing: zero-width characters, bidi
	// controls, joiners, variation selectors, the byte order mark, the soft
	// hyphen, and control characters other than white space.
	DropInvisible
	// FoldAlef replaces أ إ آ ٱ by ا.
	FoldAlef
	// FoldYa replaces ى and the Persian ی by ي, and the Persian ک by ك.
	FoldYa
	// FoldTaMarbuta replaces ة by ه.
	FoldTaMarbuta
	// Digits replaces Arabic-Indic and Persian digits by 0–9.
	Digits
	// Spaces replaces every white-space character, line breaks included, by
	// one U+0020. It does not collapse runs.
	Spaces
	// Lower makes letters lower case, one character for one.
	Lower
)

// The two forms that the project uses.
const (
	// Match is the form to compare words and names in: [Word.Norm].
	Match = NFC | Presentation | StripMarks | DropInvisible | FoldAlef | FoldYa | FoldTaMarbuta | Digits | Spaces | Lower
	// Model is the form that the neural model is trained on and reads.
	Model = NFC | StripMarks | DropInvisible | FoldAlef | FoldYa | Digits | Spaces | Lower
)

// deleted is what fold answers for a character that the form drops.
const deleted rune = -1

// fold is the image of one character under f, composition and presentation
// forms aside; deleted where f drops it.
func (f Form) fold(r rune) rune {
	if r < 0x80 {
		switch {
		case f&Lower != 0 && r >= 'A' && r <= 'Z':
			return r + ('a' - 'A')
		case r >= ' ' && r != 0x7F:
		case r >= '\t' && r <= '\r':
			if f&Spaces != 0 {
				return ' '
			}
		case f&DropInvisible != 0:
			return deleted
		}
		return r
	}
	if r >= 0x600 && r < 0x700 {
		return f.foldArabic(r)
	}
	switch {
	case f&DropInvisible != 0 && isInvisible(r):
		return deleted
	case f&Spaces != 0 && isWideSpace(r):
		return ' '
	case f&Lower != 0:
		return lowerRune(r)
	}
	return r
}

func (f Form) foldArabic(r rune) rune {
	switch {
	case r == 0x640, r >= 0x64B && r <= 0x65F, r == 0x670, r >= 0x6D6 && r <= 0x6ED:
		if f&StripMarks != 0 {
			return deleted
		}
	case r == 'أ', r == 'إ', r == 'آ', r == 'ٱ':
		if f&FoldAlef != 0 {
			return 'ا'
		}
	case r == 'ى', r == 'ی':
		if f&FoldYa != 0 {
			return 'ي'
		}
	case r == 'ک':
		if f&FoldYa != 0 {
			return 'ك'
		}
	case r == 'ة':
		if f&FoldTaMarbuta != 0 {
			return 'ه'
		}
	case r >= 0x660 && r <= 0x669:
		if f&Digits != 0 {
			return '0' + r - 0x660
		}
	case r >= 0x6F0 && r <= 0x6F9:
		if f&Digits != 0 {
			return '0' + r - 0x6F0
		}
	case r == 0x61C:
		if f&DropInvisible != 0 {
			return deleted
		}
	}
	return r
}

// isInvisible tells the characters beyond ASCII that DropInvisible deletes.
func isInvisible(r rune) bool {
	switch {
	case r < 0xA0:
		return r != 0x85
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F
}

// isWideSpace tells the white space beyond ASCII.
func isWideSpace(r rune) bool {
	switch r {
	case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

// lowerRune is the simple lower-case mapping. The Turkish İ (U+0130), whose
// full mapping is two characters, becomes i.
func lowerRune(r rune) rune {
	if r >= 0x80 && r < 0xC0 || r >= 0x600 && r < 0x10A0 || r >= 0x2D30 && r < 0xA640 {
		return r // no letter case there
	}
	if r == 0x130 {
		return 'i'
	}
	return unicode.ToLower(r)
}

// composes tells whether r can change under composition, together with the
// characters before it or by itself, so that a path that looks at single
// characters has to hand over to the norm package. Arabic vowel signs answer
// false: their order changes nothing once they are deleted.
func composes(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r < 0x800:
		return r <= 0x36F && r != 0x34F || r >= 0x653 && r <= 0x655 || r == 0x374 || r == 0x37E || r == 0x387
	case r >= 0x3400 && r <= 0x9FFF, r >= 0x2002 && r <= 0x20CF, r >= 0xAC00 && r <= 0xD7A3:
		return false
	case r == utf8.RuneError:
		return false
	}
	var buf [utf8.UTFMax]byte
	b := buf[:utf8.EncodeRune(buf[:], r)]
	return !norm.NFC.Properties(b).BoundaryBefore() || !norm.NFC.IsNormal(b)
}
