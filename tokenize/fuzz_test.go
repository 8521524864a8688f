package tokenize

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// checkDocument checks everything that Document promises.
func checkDocument(t *testing.T, d *Document) {
	t.Helper()
	inText := func(s Span) {
		require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(d.Text), "%v in %d bytes", s, len(d.Text))
		require.True(t, boundary(d.Text, s.Start) && boundary(d.Text, s.End), "%v is on character boundaries", s)
	}
	end, word, sentence := 0, 0, 0
	for ri, r := range d.Regions {
		inText(r.Span)
		require.GreaterOrEqual(t, r.Start, end)
		require.Positive(t, r.Len())
		end = r.End
		if r.Lead != (Span{}) {
			inText(r.Lead)
			require.True(t, r.Contains(r.Lead))
		}
		require.Equal(t, word, r.Words[0], "every word is in one region")
		require.Equal(t, sentence, r.Sentences[0])
		require.LessOrEqual(t, r.Words[0], r.Words[1])
		word, sentence = r.Words[1], r.Sentences[1]
		w := r.Words[0]
		for si := r.Sentences[0]; si < r.Sentences[1]; si++ {
			s := d.Sentences[si]
			require.Equal(t, int32(ri), s.Region)
			require.Equal(t, w, s.Words[0], "sentences follow each other")
			require.Less(t, s.Words[0], s.Words[1])
			w = s.Words[1]
			require.Equal(t, Span{d.Words[s.Words[0]].Start, d.Words[s.Words[1]-1].End}, s.Span)
			require.True(t, r.Contains(s.Span))
			for k := s.Words[0]; k < s.Words[1]; k++ {
				require.Equal(t, int32(si), d.Words[k].Sentence)
				require.Equal(t, int32(ri), d.Words[k].Region)
			}
		}
		require.Equal(t, w, r.Words[1])
	}
	require.Equal(t, word, len(d.Words))
	require.Equal(t, sentence, len(d.Sentences))
	last := 0
	for i, w := range d.Words {
		inText(w.Span)
		require.Positive(t, w.Len())
		require.GreaterOrEqual(t, w.Start, last)
		last = w.End
		require.True(t, w.Quote >= -1 && int(w.Quote) < len(d.Quotes))
		require.True(t, d.Regions[w.Region].Contains(w.Span), "word %d", i)
	}
	checkQuotes(t, d, inText)
	for _, n := range d.Notes {
		inText(Span{n.Start, n.End})
		require.NotEmpty(t, n.Code)
	}
}

func checkQuotes(t *testing.T, d *Document, inText func(Span)) {
	t.Helper()
	inner := make([]int32, len(d.Words)) // the innermost quotation, by the spans
	for i := range inner {
		inner[i] = -1
	}
	for qi, q := range d.Quotes {
		inText(q.Open)
		inText(q.Close)
		inText(q.Inner)
		require.True(t, q.Open.Len() > 0 || q.Close.Len() > 0)
		require.LessOrEqual(t, q.Open.End, q.Inner.Start)
		require.LessOrEqual(t, q.Inner.End, q.Close.Start)
		if qi > 0 {
			require.LessOrEqual(t, d.Quotes[qi-1].Open.Start, q.Open.Start)
		}
		require.Less(t, q.Parent, int32(qi), "a nested quotation comes after the one around it")
		if q.Parent >= 0 {
			p := d.Quotes[q.Parent]
			require.True(t, Span{p.Open.End, p.Close.Start}.Contains(Span{q.Open.Start, q.Close.End}))
		}
		for k := q.Words[0]; k < q.Words[1]; k++ {
			require.True(t, q.Inner.Contains(d.Words[k].Span))
			require.Equal(t, q.Parent, inner[k], "quotations nest")
			inner[k] = int32(qi)
		}
		whole := Span{q.Open.Start, q.Close.End}
		if q.Words[0] < q.Words[1] {
			s := d.Sentences[d.Words[q.Words[0]].Sentence]
			require.True(t, s.Contains(whole), "no sentence ends inside a quotation: %q", d.Text[whole.Start:whole.End])
		}
		if q.Continues {
			require.Less(t, qi+1, len(d.Quotes))
		}
	}
	for k, w := range d.Words {
		require.Equal(t, inner[k], w.Quote, "word %d", k)
	}
}

var fuzzSeeds = []string{
	"", "\n", "\ufeff", "a", "«", "”", "\xff\xfe", "ا\u0654\u064e", "e\u0301\u0327", "\r\n\r\n", "\u2028\u0085\f",
	arabicArticle, englishArticle,
	"He said: “We go.\n“We stay.\n“We end,” he said.",
	"قال: «سنبدأ غدا.\nوسنعود بعده».",
	"«a “b» c” d 'e' ‘f’ ((g)) <<h>> ``i''",
	"U.S. and أ.ف.ب. and Mr. X. No. 5... 1.\u200f2. د. سالم.غدا",
	"LONDON (Reuters) — x\nبكين 9 مارس 2021 (وكالة) -- نص\n新华社北京4月9日电（记者甲）文。",
	"ﷲ ﻻ ＮＡＴＯ \u0130 ǅ \u1100\u1161\u11a8",
	"👍🏽👨‍👩‍👧\u200d\ufe0f #a_b @c_d https://e.f/g?h. www.i",
	"ـ ـه \u064b\u064b .ا.ب.ت. a.b.c.",
}

func FuzzParse(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := Parse(s)
		require.Equal(t, s, d.Text)
		checkDocument(t, d)
		require.Equal(t, d, Parse(d.Text), "deterministic")
	})
}

// The language of a long text is told from its beginning, wherever that is cut.
func FuzzDetectLanguage(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s, uint8(len(s)))
	}
	known := map[string]bool{Und: true, "ar": true, "en": true, "ru": true, "zh": true, "fr": true, "es": true}
	f.Fuzz(func(t *testing.T, s string, pad uint8) {
		long := strings.Repeat("x", int(pad)) + " " + strings.Repeat(s+" ", 1+languageSample/(1+len(s)))
		require.True(t, known[DetectLanguage(long)])
	})
}

func FuzzTokens(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pos := 0
		for tok := range Tokens(s) {
			require.Equal(t, pos, tok.Start)
			require.Less(t, tok.Start, tok.End)
			require.True(t, boundary(s, tok.End))
			pos = tok.End
		}
		require.Equal(t, len(s), pos)
	})
}

func FuzzNormalize(f *testing.F) {
	for i, s := range fuzzSeeds {
		f.Add(s, uint16(i*37))
		f.Add(s, uint16(Match))
		f.Add(s, uint16(Model))
	}
	f.Fuzz(func(t *testing.T, s string, form uint16) {
		out, m := Normalize(s, Form(form))
		checkMap(t, s, out, m)
		if utf8.ValidString(s) {
			require.True(t, utf8.ValidString(out))
		}
		if Form(form) == Match {
			require.Equal(t, out, Fold(s))
		}
	})
}

// checkMap checks that the map is monotone, on character boundaries, and
// that the spans of single characters follow each other.
func checkMap(t *testing.T, src, out string, m *Map) {
	t.Helper()
	require.Equal(t, len(out), m.Len())
	require.Equal(t, len(src), m.SourceLen())
	require.Equal(t, out == src, m.Identity() || out == src)
	last := 0
	for i := 0; i < len(out); {
		_, n := decode(out, i)
		s := m.Span(Span{i, i + n})
		require.Equal(t, m.Source(i), s.Start)
		require.Less(t, s.Start, s.End)
		require.LessOrEqual(t, last, s.Start)
		require.LessOrEqual(t, s.End, len(src))
		require.True(t, boundary(src, s.Start) && boundary(src, s.End))
		last = s.Start
		i += n
	}
	require.Equal(t, len(src), m.Source(len(out)))
}

func FuzzOffsets(f *testing.F) {
	for i, s := range fuzzSeeds {
		f.Add(s, i)
	}
	f.Fuzz(func(t *testing.T, s string, i int) {
		for _, o := range []*Offsets{ToRunes(s), ToUTF16(s)} {
			u := o.FromByte(i)
			require.True(t, 0 <= u && u <= o.Len())
			b := o.ToByte(u)
			require.True(t, boundary(s, b))
			require.Equal(t, u, o.FromByte(b))
		}
	})
}

func FuzzDecode(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add([]byte(s), "")
	}
	f.Add([]byte{0xC7, 0xE1, 0xD3, 0xE1, 0xC7, 0xE3}, "windows-1256")
	f.Fuzz(func(t *testing.T, b []byte, hint string) {
		text, notes, err := Decode(b, hint)
		if err != nil {
			require.Empty(t, text)
			return
		}
		require.True(t, utf8.ValidString(text))
		for _, n := range notes {
			require.True(t, n.Start <= n.End && n.End <= len(text))
		}
	})
}

func TestLongWithoutSpace(t *testing.T) {
	for _, unit := range []string{"ا", "a", "é", "1", "1.", "a.", "ا.", "'", "a'", "\u064b", "\u200f", "a\u200f", "👍", "\xff", "(", ")", "()", "中", "e\u0301", "-", "a-", "…", "https://", "#_", "@a", "\u0300", "ـ", "،", "؟"} {
		size := 1 << 17
		if unit == "ا" || unit == "a" {
			size = 1 << 20
		}
		s := strings.Repeat(unit, size/len(unit))
		d := Parse(s)
		assert.Equal(t, len(s), len(d.Text))
		out, m := Normalize(s[:1<<11], Match)
		checkMap(t, s[:1<<11], out, m)
	}
}
