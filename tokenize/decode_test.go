package tokenize

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const (
	russianSample = "Совет порта отложил голосование о новой гавани. «Нам нужно больше времени», — сказал мэр Ёлкин."
	frenchSample  = "Le conseil a été reporté à l’été prochain, a déclaré la maire de la cité portuaire : « Ça suffit »."
	chineseSample = "会议昨日在港口城市举行。市长表示：“我们需要更多时间。”"
	arabicSample  = "قال رئيس البلدية: «نحتاج إلى مزيد من الوقت»، مؤكداً أن المجلس سيجتمع قريباً."
)

func TestDecodeCharsets(t *testing.T) {
	utf16le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	tests := []struct {
		name string
		enc  encoding.Encoding
		text string
		hint string
	}{
		{"windows-1256", charmap.Windows1256, arabicSample, ""},
		{"windows-1256", charmap.Windows1256, arabicSample, "windows-1256"},
		{"windows-1256", charmap.Windows1256, arabicSample, "utf-8"},
		{"windows-1251", charmap.Windows1251, russianSample, ""},
		{"windows-1252", charmap.Windows1252, frenchSample, ""},
		{"gb18030", simplifiedchinese.GB18030, chineseSample, ""},
		{"gbk", simplifiedchinese.GBK, chineseSample, "gb2312"},
		{"utf-16le", utf16le, arabicSample, ""},
		{"utf-16be", utf16be, englishArticle, ""},
		{"utf-16le", utf16le, englishArticle, ""},
	}
	chinese := "一座新的港口城市万人上街。下一步是一致的，一万人要求停止建设"
	utf32le := utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	more := func(name string, enc encoding.Encoding, text string, hints ...string) {
		for _, h := range hints {
			tests = append(tests, struct {
				name string
				enc  encoding.Encoding
				text string
				hint string
			}{name, enc, text, h})
		}
	}
	more("utf-16be", utf16be, chinese, "", "utf-16be", "utf-16")
	more("utf-16le", utf16le, chinese, "", "utf-16le")
	more("utf-16be", utf16be, "الخبر", "utf-16be")
	more("utf-16le", utf16le, russianSample, "")
	more("utf-32le", utf32le, englishArticle, "", "utf-32")
	more("utf-32le", utf32le, arabicSample, "", "utf-32le")
	more("utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), englishArticle, "")
	more("utf-32be", utf32.UTF32(utf32.BigEndian, utf32.UseBOM), chinese, "")
	more("koi8-r", charmap.KOI8R, strings.NewReplacer("«", "\"", "»", "\"", "—", "-").Replace(russianSample), "", "koi8-r")
	more("koi8-r", charmap.KOI8R, "СОВЕТ ПОРТА ОТЛОЖИЛ ГОЛОСОВАНИЕ", "")
	more("windows-1251", charmap.Windows1251, "СОВЕТ ПОРТА ОТЛОЖИЛ ГОЛОСОВАНИЕ", "")
	more("iso-8859-6", charmap.ISO8859_6, "قال رئيس البلدية إن المجلس سيجتمع قريبا، ولم يذكر موعدا", "", "iso-8859-6")
	for _, tt := range tests {
		b, err := tt.enc.NewEncoder().Bytes([]byte(tt.text))
		require.NoError(t, err)
		got, notes, err := Decode(b, tt.hint)
		require.NoError(t, err)
		assert.Equal(t, tt.text, got, tt.name)
		require.NotEmpty(t, notes)
		assert.Contains(t, notes[len(notes)-1].Message, tt.name)
		assert.Equal(t, NoteDecoded, notes[len(notes)-1].Code)
	}
}

func TestDecodeUTF8(t *testing.T) {
	tests := []struct {
		name, in, hint, want, codes string
	}{
		{"empty", "", "", "", ""},
		{"plain", arabicSample, "", arabicSample, ""},
		{"mark", "\ufeff" + arabicSample, "", arabicSample, ""},
		{"wrong name", arabicSample, "windows-1256", arabicSample, NoteHint},
		{"ascii under any name", "plain", "windows-1256", "plain", ""},
		{"damaged", arabicSample + "\xff\xfe" + arabicSample + "\xd8", "", arabicSample + "\ufffd" + arabicSample + "\ufffd", NoteReplaced},
		{"damaged with a mark", "\ufeffa\xff", "", "a\ufffd", NoteReplaced},
		{"a NUL byte", strings.Repeat("word ", 100) + "\x00", "", strings.Repeat("word ", 100) + "\x00", ""},
		{"a NUL byte in few", "abc\x00def", "", "abc\x00def", ""},
		{"a NUL byte in few, even", "abc\x00defg", "", "abc\x00defg", ""},
		{"noise", "\x81\x8d\x81\x8d", "", "\ufffd", NoteReplaced},
	}
	for _, tt := range tests {
		got, notes, err := Decode([]byte(tt.in), tt.hint)
		require.NoError(t, err, tt.name)
		assert.Equal(t, tt.want, got, tt.name)
		var codes []string
		for _, n := range notes {
			codes = append(codes, n.Code)
			if n.Code == NoteReplaced {
				assert.Equal(t, "\ufffd", got[n.Start:n.End])
			}
		}
		assert.Equal(t, tt.codes, strings.Join(codes, " "), tt.name)
	}
}

func TestDecodeErrors(t *testing.T) {
	_, _, err := Decode(make([]byte, 100), "")
	assert.ErrorIs(t, err, ErrBinary)
	_, _, err = Decode([]byte("\xe9\xe8"), "no-such-charset")
	assert.ErrorIs(t, err, ErrEncoding)
	_, _, err = Decode([]byte("12345"), "", Limit(4))
	assert.ErrorIs(t, err, ErrTooLarge)
	_, _, err = Decode(make([]byte, DefaultLimit+1), "")
	assert.ErrorIs(t, err, ErrTooLarge)
	text, _, err := Decode([]byte("12345"), "", Limit(0))
	assert.NoError(t, err)
	assert.Equal(t, "12345", text)
}
