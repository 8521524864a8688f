package tokenize

import (
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// Und is the language of texts that are in none of the supported languages,
// or too short to tell.
const Und = "und"

// How much of a text is looked at, in bytes, and what the language of a text
// in Latin letters must show.
const (
	languageSample = 4 << 10
	minWordShare   = 0.12 // function words among all words
	minWordLead    = 0.03 // more than any other language
	minGramShare   = 0.30 // common trigrams, weighted, where words do not decide
	minGramLead    = 0.20 // more bits a trigram than any other language
)

// DetectLanguage tells the language of an article: "ar", "en", "ru", "zh",
// "fr", "es", or [Und]. The script decides for Arabic, Russian and Chinese,
// against their neighbours by the letters those do not share; among the
// languages in Latin letters the commonest words decide, and letter trigrams
// where a text is too short for words.
func DetectLanguage(text string) string {
	if len(text) > languageSample {
		text = sampleWords(text, languageSample)
	}
	c := countScripts(text)
	han := c.han * 5 / 2 // one character says as much as some letters
	switch max(c.arabic, c.latin, c.cyrillic, han, c.kana, c.other) {
	case 0:
		return Und
	case c.arabic:
		return c.arabicLanguage(text)
	case c.cyrillic:
		return c.cyrillicLanguage()
	case han:
		if c.kana*10 > c.han {
			return Und // Japanese
		}
		return "zh"
	case c.latin:
		return latinLanguage(text)
	}
	return Und
}

// sampleWords is about the first n bytes of text that say something: runs
// without a letter are left out, and white space is one space.
func sampleWords(text string, n int) string {
	var b strings.Builder
	b.Grow(n + 1)
	for f := range strings.FieldsSeq(text) {
		i := strings.IndexFunc(f, unicode.IsLetter)
		if i < 0 {
			continue
		}
		if len(f) > n { // marks, or a script without spaces
			f = f[i:]
		}
		if k := max(0, n-b.Len()); len(f) > k { // a word may have ended at n, and the space after it
			for k > 0 && !boundary(f, k) {
				k--
			}
			b.WriteString(f[:k])
			break
		}
		b.WriteString(f)
		b.WriteByte(' ')
	}
	return b.String()
}

// scriptCount counts letters by script.
type scriptCount struct {
	arabic, latin, cyrillic, han, kana, other int

	persian int // letters of Persian, Urdu, Pashto that Arabic has not
	slavic  int // letters of Cyrillic alphabets that Russian has not
	russian int // ы and э, which Bulgarian and Serbian have not
}

func countScripts(text string) scriptCount {
	var c scriptCount
	for _, r := range text {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				c.latin++
			}
		case r < 0xC0:
		case r < 0x250:
			c.latin++
		case r >= 0x400 && r < 0x530:
			c.cyrillic++
			switch unicode.ToLower(r) {
			case 'ы', 'э':
				c.russian++
			default:
				if r >= 0x450 && r != 'ё' || r < 0x410 && r != 'Ё' {
					c.slavic++
				}
			}
		case r >= 0x600 && r < 0x700:
			if charInfo[r]&infoClass != uint8(clsArabic) {
				continue
			}
			c.arabic++
			if r >= 0x66E && r <= 0x6D5 && r != 'ٱ' {
				c.persian++
			}
		case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF, r >= 0x20000 && r < 0x32000:
			c.han++
		case r >= 0x3040 && r <= 0x30FF:
			c.kana++
		case unicode.IsLetter(r):
			c.other++
		}
	}
	return c
}

// arabicLanguage tells Arabic from other languages in Arabic letters. Some
// Arabic copy is typed with Persian ya and kaf, so the common words have the
// last word.
func (c *scriptCount) arabicLanguage(text string) string {
	if c.persian*33 <= c.arabic {
		return "ar"
	}
	if share := wordShare(text)["ar"]; share >= minWordShare {
		return "ar"
	}
	return Und
}

func (c *scriptCount) cyrillicLanguage() string {
	switch {
	case c.slavic*100 > c.cyrillic:
		return Und
	case c.cyrillic > 300 && c.russian*300 < c.cyrillic:
		return Und
	}
	return "ru"
}

func latinLanguage(text string) string {
	best, second, lang := 0.0, 0.0, Und
	for l, share := range wordShare(text) {
		switch {
		case share > best:
			best, second, lang = share, best, l
		case share > second:
			second = share
		}
	}
	if best >= minWordShare && best-second >= minWordLead {
		return supported(lang)
	}
	share, bits := trigramShare(text)
	best, second, lang = math.Inf(-1), math.Inf(-1), Und
	for l, v := range bits {
		switch {
		case v > best:
			best, second, lang = v, best, l
		case v > second:
			second = v
		}
	}
	if share[lang] >= minGramShare && best-second >= minGramLead {
		return supported(lang)
	}
	return Und
}

// supported is lang if the package has tables for it, Und otherwise.
func supported(lang string) string {
	if _, ok := allTables()[lang]; ok && lang != "" {
		return lang
	}
	return Und
}

// profiles holds what tells languages apart.
type profiles struct {
	words    map[string][]string           // languages of which the word is a common one
	trigrams map[string]map[string]float64 // per language, share among all trigrams
}

var allProfiles = sync.OnceValue(func() *profiles {
	p := &profiles{words: map[string][]string{}, trigrams: map[string]map[string]float64{}}
	for _, lang := range languages {
		for w := range tablesOf(lang).function {
			p.words[w] = append(p.words[w], lang)
		}
		grams := map[string]float64{}
		eachRow(embedded, "tables/"+lang+"/trigrams.tsv", func(col []string) {
			if v, err := strconv.Atoi(col[1]); err == nil {
				grams[col[0]] = float64(v)
			}
		})
		if len(grams) > 0 {
			p.trigrams[lang] = grams
		}
	}
	eachRow(embedded, "tables/others.tsv", func(col []string) {
		w := Fold(col[0])
		p.words[w] = append(p.words[w], col[1])
	})
	return p
})

// wordShare is, for each language, the share of its commonest words among the
// words of text.
func wordShare(text string) map[string]float64 {
	p := allProfiles()
	hits := map[string]float64{}
	n := 0
	var buf []byte
	sc := scanner{s: text, end: len(text)}
	for sc.next() {
		if sc.white || sc.kind != Letters {
			continue
		}
		n++
		w := text[sc.start:sc.pos]
		if k := strings.IndexAny(w, "'’"); k > 0 && elided(w[:k]) {
			w = w[:k]
		}
		buf = appendForm(buf[:0], w, Match, nil)
		for _, l := range p.words[string(buf)] {
			hits[l]++
		}
	}
	for l := range hits {
		hits[l] /= float64(n)
	}
	return hits
}

// trigramShare tells, for each language with a table, how common the trigrams
// of the text are in it. share is the mean of min(1, f/f0) over the trigrams,
// where f is the frequency in the language and f0 that of a fairly common
// trigram; bits is the mean of log2 f, floored for trigrams that are not in
// the table.
func trigramShare(text string) (share, bits map[string]float64) {
	const fair, floor = 10, 1 // in the tables' unit, 1/10000
	p := allProfiles()
	share, bits = map[string]float64{}, map[string]float64{}
	n := 0
	sc := scanner{s: text, end: len(text)}
	var w []rune
	for sc.next() {
		if sc.white || sc.kind != Letters {
			continue
		}
		w = append(w[:0], '_')
		for _, r := range text[sc.start:sc.pos] {
			w = append(w, unicode.ToLower(r))
		}
		w = append(w, '_')
		for i := 0; i+3 <= len(w); i++ {
			n++
			g := string(w[i : i+3])
			for l, t := range p.trigrams {
				share[l] += min(1, t[g]/fair)
				bits[l] += math.Log2(max(floor, t[g]))
			}
		}
	}
	for l := range share {
		share[l] /= float64(n)
		bits[l] /= float64(n)
	}
	return share, bits
}
