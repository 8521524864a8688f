package tokenize

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNormalize(t *testing.T) {
	tests := []struct {
		form     Form
		in, want string
	}{
		{0, "أَLـ ١\u00a0\u200f", "أَLـ ١\u00a0\u200f"},
		{NFC, "e\u0301 و\u0654 a\u0327\u0301 \u1112\u1161\u11ab", "é ؤ á\u0327 한"},
		{NFC, "\u212b \u0958", "Å क\u093c"},
		{StripMarks, "مُؤَسَّسـةٌ ٱلقُرْآن", "مؤسسة ٱلقرآن"},
		{FoldAlef, "أإآٱا", "ااااا"},
		{FoldYa, "ىیک", "ييك"},
		{FoldTaMarbuta, "ة", "ه"},
		{Digits, "٠٩۰۹", "0909"},
		{Spaces, "a\u00a0b\u3000c\td\ne", "a b c d e"},
		{DropInvisible, "\ufeffa\u200f\u200bb\u00ad\ufe0f\x01", "ab"},
		{Lower, "ÀÉ ЖИТЬ İ ΣΑΣ", "àé жить i σασ"},
		{Presentation, "ﻻ ﷲ ＮＡＴＯ", "لا الله NATO"},
		{Model, "قَالَ الإمام لِـ«الحُرّيّة»: ١٢ Nato-Länder\u00a0ﻻ", "قال الامام ل«الحرية»: 12 nato-länder ﻻ"},
		{Match, "الحُرّيّةُ إلى ﻻ", "الحريه الي لا"},
		{Model, "\xffأ\xd8", "\xffا\xd8"},
	}
	for _, tt := range tests {
		got, m := Normalize(tt.in, tt.form)
		assert.Equal(t, tt.want, got, "%q", tt.in)
		checkMap(t, tt.in, got, m)
	}
}

// TestModelTable pins the Model form character by character: the training
// code normalises with the same table (model/train/normalise.py).
func TestModelTable(t *testing.T) {
	in := func(r rune, ranges ...rune) bool {
		for i := 0; i < len(ranges); i += 2 {
			if r >= ranges[i] && r <= ranges[i+1] {
				return true
			}
		}
		return false
	}
	for r := rune(0); r < 0x3100; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		want := Model.fold(r)
		switch {
		case in(r, 0, 8, 0xE, 0x1F, 0x7F, 0x84, 0x86, 0x9F, 0xAD, 0xAD, 0x34F, 0x34F, 0x61C, 0x61C, 0x640, 0x640, 0x64B, 0x65F, 0x670, 0x670,
			0x6D6, 0x6ED, 0x180E, 0x180E, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x206F):
			assert.Equal(t, deleted, want, "%U", r)
		case in(r, 9, 0xD, 0x85, 0x85, 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000):
			assert.Equal(t, ' ', want, "%U", r)
		case strings.ContainsRune("أإآٱ", r):
			assert.Equal(t, 'ا', want)
		case r == 'ى' || r == 'ی':
			assert.Equal(t, 'ي', want)
		case r == 'ک':
			assert.Equal(t, 'ك', want)
		case in(r, 0x660, 0x669):
			assert.Equal(t, '0'+r-0x660, want)
		case in(r, 0x6F0, 0x6F9):
			assert.Equal(t, '0'+r-0x6F0, want)
		case r == 0x130:
			assert.Equal(t, 'i', want)
		case r >= 0x600 && r < 0x700:
			assert.Equal(t, r, want, "%U", r)
		}
	}
}

func TestMapSpan(t *testing.T) {
	src := "\ufeffقالَ الإمامُ:\u00a0«نَعَم»"
	out, m := Normalize(src, Model)
	require.Equal(t, "قال الامام: «نعم»", out)
	require.False(t, m.Identity())
	for _, tt := range []struct{ find, want string }{
		{"قال", "قالَ"},
		{"الامام", "الإمامُ"},
		{": «", ":\u00a0«"},
		{"نعم", "نَعَم"},
		{"م", "مامُ"[:2]},
		{out, src[len("\ufeff"):]},
	} {
		i := strings.Index(out, tt.find)
		s := m.Span(Span{i, i + len(tt.find)})
		assert.Equal(t, tt.want, src[s.Start:s.End], tt.find)
	}
	i := strings.Index(out, "نعم")
	assert.Equal(t, 0, m.Span(Span{i, i}).Len(), "an empty span stays empty")
	assert.Equal(t, Span{m.Source(i), m.Source(i) + len("نَ")}, m.Span(Span{i + 1, i + 2}), "widened to the character")
	assert.Equal(t, len(src), m.Source(len(out)+5))
	assert.Equal(t, m.Source(0), m.Source(-3))
}

func TestMapIdentity(t *testing.T) {
	out, m := Normalize("plain text", Model)
	assert.Equal(t, "plain text", out)
	assert.True(t, m.Identity())
	assert.Equal(t, 3, m.Source(3))
	assert.Equal(t, Span{2, 5}, m.Span(Span{2, 5}))
	assert.LessOrEqual(t, testing.AllocsPerRun(10, func() { Normalize("plain text", Model) }), 1.0)
}

func TestMapNothingLeft(t *testing.T) {
	out, m := Normalize("\u200f\u0640", Model)
	assert.Empty(t, out)
	assert.Equal(t, Span{2 + len("\u200f"), 2 + len("\u200f")}, m.Span(Span{0, 0}))
}

func TestOffsets(t *testing.T) {
	text := "aب中👍\xffz" + strings.Repeat("كلمة 👍 ", 40)
	runes, utf16 := ToRunes(text), ToUTF16(text)
	n, u := 0, 0
	for i, r := range text {
		assert.Equal(t, n, runes.FromByte(i))
		assert.Equal(t, u, utf16.FromByte(i))
		assert.Equal(t, i, runes.ToByte(n))
		assert.Equal(t, i, utf16.ToByte(u))
		if r > 0xFFFF {
			assert.Equal(t, i, utf16.ToByte(u+1), "inside a surrogate pair")
			assert.Equal(t, u, utf16.FromByte(i+2), "inside a character")
			u++
		}
		n, u = n+1, u+1
	}
	assert.Equal(t, n, runes.Len())
	assert.Equal(t, u, utf16.Len())
	assert.Equal(t, len(text), utf16.ToByte(u))
	assert.Equal(t, len(text), utf16.ToByte(u+9))
	assert.Equal(t, 0, utf16.ToByte(-1))
	start, end := runes.Span(Span{1, 3})
	assert.Equal(t, "1 2", fmt.Sprint(start, end))
	assert.Equal(t, 3, ToRunes("abc").FromByte(9))
	assert.Equal(t, 2, ToRunes("abc").ToByte(2))
}
