package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// charsetSample is how many bytes the guess looks at, from the first one
// beyond ASCII on.
const charsetSample = 16 << 10

// mostlyUTF8 tells whether b is UTF-8 but for some damage: multi-byte
// characters outnumber invalid bytes by far. Text in a one-byte encoding hardly
// ever forms valid sequences.
func mostlyUTF8(b []byte) bool {
	valid, invalid := 0, 0
	for i := 0; i < len(b) && i < 4*charsetSample; {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			invalid++
		} else {
			valid++
		}
		i += n
	}
	return valid > 0 && invalid*4 <= valid
}

// minCertain is by how much the best reading must exceed the next.
const minCertain = 0.12

// guessCharset finds the encoding in which the bytes beyond ASCII read most
// like text; nil if none does. doubt names another that does nearly as well.
func guessCharset(b []byte) (best *charset, doubt string) {
	for len(b) > 0 && b[0] < utf8.RuneSelf && len(b) > charsetSample {
		b = b[1:]
	}
	b = b[:min(len(b), charsetSample)]
	top, text, next := 0.5, "", 0.0 // half of the characters must fit
	for _, c := range []struct {
		charset
		score func(string) float64
	}{
		{charset{"windows-1256", charmap.Windows1256}, arabicScore},
		{charset{"windows-1251", charmap.Windows1251}, cyrillicScore},
		{charset{"windows-1252", charmap.Windows1252}, latinScore},
		{charset{"gb18030", simplifiedchinese.GB18030}, chineseScore},
		{charset{"iso-8859-6", charmap.ISO8859_6}, arabicScore},
		{charset{"koi8-r", charmap.KOI8R}, cyrillicScore},
	} {
		out, err := c.enc.NewDecoder().Bytes(b)
		if err != nil {
			continue
		}
		switch s := c.score(string(out)); {
		case string(out) == text: // the same text either way
		case s > top:
			if best != nil {
				next, doubt = top, best.name
			}
			best, top, text = &c.charset, s, string(out)
		case s > next && s > 0.5:
			next, doubt = s, c.name
		}
	}
	if top-next >= minCertain {
		doubt = ""
	}
	return best, doubt
}

// The scores are the share of the characters beyond ASCII that belong to the
// language, 1 for running text and below zero for what never occurs in it.
// The weights set common letters above rare ones of the same script: in the
// wrong encoding, letters of another language fall on rare ones.

func arabicScore(s string) float64 {
	return scoreRunes(s, func(r, prev rune) float64 {
		switch {
		case asciiLetter(prev) && unicode.IsLetter(r):
			return -1
		case r == 'ل' && prev == 'ا': // the article
			return 1.7
		case r == 'ا', r == 'ل', r == 'ي', r == 'م', r == 'ن', r == 'و', r == 'ر', r == 'ت', r == 'ة', r == 'ه', r == 'ب', r == 'ع', r == 'د', r == 'س', r == 'أ', r == 'ف', r == 'ك', r == 'ق':
			return 1.15
		case r >= 'ء' && r <= 'ي':
			return 0.8
		case r >= 0x64B && r <= 0x652: // vowel signs stand on letters
			if classOf(prev) == clsArabic {
				return 0.5
			}
			return -1
		case r == '،' || r == '؛' || r == '؟' || r == 0x640:
			return 1
		}
		return commonScore(r)
	})
}

func cyrillicScore(s string) float64 {
	return scoreRunes(s, func(r, prev rune) float64 {
		switch {
		case asciiLetter(prev) && unicode.IsLetter(r): // Latin text with accents
			return -1
		case r >= 'а' && r <= 'я':
			if prev >= 'А' && prev <= 'Я' || prev >= 'а' && prev <= 'я' || prev < 0x80 {
				return 0.85 + cyrillicShare(r)
			}
			return 0.5
		case r >= 'А' && r <= 'Я':
			if prev >= 'а' && prev <= 'я' {
				return -1 // a capital inside a word
			}
			return 0.8 + cyrillicShare(unicode.ToLower(r))
		case r == 'ё' || r == 'Ё' || r == '№':
			return 0.8
		}
		return commonScore(r)
	})
}

// cyrillicShare sets common letters above rare ones: read in the wrong one of two
// encodings, Russian has the same letters in other places.
func cyrillicShare(r rune) float64 {
	switch r {
	case 'о', 'е', 'а', 'и', 'н', 'т', 'с', 'р', 'в', 'л':
		return 0.4
	case 'ъ', 'щ', 'ф', 'э', 'ц', 'х', 'ю', 'ж', 'ш':
		return -0.2
	}
	return 0.1
}

func latinScore(s string) float64 {
	return scoreRunes(s, func(r, prev rune) float64 {
		switch {
		case r >= 0xDF && r <= 0xFF && r != 0xF7:
			// Accented letters stand between plain ones.
			if prev >= 0xC0 && prev <= 0xFF {
				return -0.5
			}
			return 1
		case r >= 0xC0 && r < 0xDF && r != 0xD7:
			if prev >= 0xC0 && prev <= 0xFF {
				return -0.5
			}
			return 0.7
		case r == 0xAA || r == 0xBA || r == 0xBF || r == 0xA1:
			return 0.7
		}
		return commonScore(r)
	})
}

func chineseScore(s string) float64 {
	return scoreRunes(s, func(r, _ rune) float64 {
		switch {
		case r >= 0x4E00 && r <= 0x9FFF:
			if strings.ContainsRune(chineseCommon, r) {
				return 1.6
			}
			return 0.5
		case r == '，' || r == '。' || r == '、' || r == '：' || r == '；' || r == '《' || r == '》':
			return 1.2
		case r >= 0x3400 && r <= 0x4DBF || r >= 0xE000 && r <= 0xF8FF || r >= 0x20000:
			return -1
		}
		return commonScore(r)
	})
}

func asciiLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// commonScore is for what all the languages share.
func commonScore(r rune) float64 {
	switch r {
	case '“', '”', '‘', '’', '«', '»', '–', '—', '…', 0xA0, '•', '€', '°', '©':
		return 0.9
	case utf8.RuneError:
		return -3
	}
	return -0.5
}

// scoreRunes is the mean of f over the characters beyond ASCII.
func scoreRunes(s string, f func(r, prev rune) float64) float64 {
	sum, n := 0.0, 0
	prev := ' '
	for _, r := range s {
		if r >= utf8.RuneSelf {
			sum += f(r, prev)
			n++
		}
		prev = r
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// chineseCommon holds the commonest characters of Chinese news.
const chineseCommon = "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建" +
	"他公开们场展时理新方主企资实学报制政济用同于法高长现本月定化加动合品重关机分力自外者区能设后就等体下万元社过前面"
