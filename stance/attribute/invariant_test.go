package attribute

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/testdata"
	"github.com/bayan-nlp/bayan/tokenize"
)

// checkResult fails where a result breaks its contract.
func checkResult(t testing.TB, d *tokenize.Document, res *Result) {
	t.Helper()
	text := d.Text
	inText := func(s tokenize.Span) {
		require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(text), "span %v of %d bytes", s, len(text))
		for _, at := range [...]int{s.Start, s.End} {
			// In invalid UTF-8 each stray byte is a character of its own.
			require.True(t, at == len(text) || utf8.RuneStart(text[at]) || !utf8.ValidString(text), "offset %d inside a character", at)
		}
	}
	last := -1
	for i := range res.Statements {
		s := &res.Statements[i]
		inText(s.Cue.Span)
		inText(s.Mention)
		inText(s.Topic)
		require.True(t, s.Topic.Len() == 0 || s.Topic.End <= s.Content[0].Start, "a topic stands before what was said")
		require.NotEmpty(t, s.Content)
		for k, c := range s.Content {
			inText(c.Span)
			require.Positive(t, c.Len())
			if k > 0 {
				require.LessOrEqual(t, s.Content[k-1].End, c.Start)
			}
			require.True(t, inOneRegion(d, c.Span), "content %v crosses a region", c.Span)
		}
		for _, id := range s.Speakers {
			require.Less(t, id, len(res.Speakers))
		}
		require.Equal(t, len(s.Speakers) == 0, s.Reference == Unresolved)
		require.Less(t, s.Parent, len(res.Statements))
		require.GreaterOrEqual(t, s.Span().Start, last)
		last = s.Span().Start
		require.Greater(t, s.Confidence, 0.0)
		require.LessOrEqual(t, s.Confidence, 1.0)
	}
	for _, n := range res.Notes {
		inText(tokenize.Span{Start: n.Start, End: n.End})
	}
}

func inOneRegion(d *tokenize.Document, s tokenize.Span) bool {
	for i := range d.Regions {
		if d.Regions[i].Contains(s) {
			return true
		}
	}
	return false
}

func FuzzAttribute(f *testing.F) {
	a, err := New()
	require.NoError(f, err)
	f.Add(string(seeds.Article()), "ar")
	f.Add("وقال: «نعم». وأضاف أن \"لا\".\r\nوأكد، مشيراً إلى: (( ", "ar")
	f.Add("“We will,” said Dr. A. B. Lind, the minister, “not.”\n\nHe added that—", "en")
	f.Add("وأضاف\xff\xfe أن \xd8", "ar")
	f.Add("Kremlin: no\nKremlin: yes", "en")
	f.Add("外交部发言人林一鸣9日说：“可以。”他还指出，不行；并称“行”。\n\n“第一段。\n\n“第二段。”据《晨报》报道，", "zh")
	f.Add("甲方称 乙方：《书》（、“", "zh")
	f.Add("« Non », a dit M. Roy, maire d'Aubry, « jamais ». Selon lui, a-t-il ajouté, …\nLe maire :", "fr")
	for text, lang := range map[string]string{"Pour": "fr", "Para": "es", "Selon du": "fr", "Le pont est sûr, selon du": "fr", "Según del": "es",
		"Maire et de chose : oui": "fr", "Ministro y de cosa: no": "es"} {
		f.Add(text, lang)
	}
	f.Add("El alcalde, Juan Ruiz, dijo que \"no\" y añadió: “Nunca”. Así lo afirmó, según dijo", "es")
	f.Add("«Нет, — сказал мэр Иван Роев, — никогда». По его словам, так лучше. Об этом сообщили в мэрии:\n\nДа.", "ru")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if a.grammars[lang] == nil {
			lang = ""
		}
		d := tokenize.Parse(text, tokenize.Language(lang))
		checkResult(t, d, a.Attribute(d, time.Time{}))
	})
}

// TestExtremes: long inputs of one kind end soon and keep the contract.
func TestExtremes(t *testing.T) {
	a := attributor(t)
	for name, text := range map[string]string{
		"no space":          strings.Repeat("قال", 350_000),
		"opening marks":     strings.Repeat("«", 10_000) + "قال إن",
		"only cues":         strings.Repeat("وقال ", 20_000),
		"only commas":       strings.Repeat("، ", 50_000),
		"one sentence":      "قال الوزير إن " + strings.Repeat("كلمة أخرى، ", 50_000),
		"nested clauses":    strings.Repeat("قال الوزير إن ", 20_000),
		"english cues":      strings.Repeat("he said that ", 20_000),
		"english words":     "the minister said " + strings.Repeat("word, ", 50_000),
		"french cues":       strings.Repeat("il a dit que ", 20_000),
		"french words":      "le ministre a dit " + strings.Repeat("mot, ", 50_000),
		"french clauses":    strings.Repeat("la ville qui a dit ", 20_000),
		"french sources":    strings.Repeat("selon le maire, ", 20_000),
		"french gerunds":    strings.Repeat("évoquant le pont ", 20_000),
		"french objects":    strings.Repeat("le maire qui demande le pont ", 15_000),
		"french titles":     "selon " + strings.Repeat("le maire, ", 30_000),
		"french asides":     strings.Repeat("le pont bleu selon le maire, le pont, ", 10_000),
		"spanish gerunds":   strings.Repeat("diciendo que ", 20_000),
		"spanish objects":   strings.Repeat("criticó el puente ", 20_000),
		"russian gerunds":   strings.Repeat("отметив, что ", 20_000),
		"spanish cues":      strings.Repeat("y dijo que ", 20_000),
		"spanish words":     "el ministro dijo " + strings.Repeat("palabra, ", 50_000),
		"russian cues":      strings.Repeat("министр заявил, что ", 20_000),
		"russian words":     "министр заявил " + strings.Repeat("слово, ", 50_000),
		"russian tags":      strings.Repeat("«да», — сказал он, — ", 20_000),
		"chinese cues":      strings.Repeat("他说", 30_000),
		"chinese segments":  "部长表示，" + strings.Repeat("他说，", 30_000),
		"chinese words":     "部长表示，" + strings.Repeat("水，", 50_000),
		"chinese lists":     strings.Repeat("甲国、", 30_000) + "表示，好。",
		"chinese adjuncts":  strings.Repeat("在", 50_000) + "会上部长说，好。",
		"chinese quotes":    strings.Repeat("“好。”", 20_000),
		"chinese brackets":  strings.Repeat("（", 50_000),
		"chinese relatives": strings.Repeat("来的", 30_000) + "人说，好。",
		"chinese colours":   strings.Repeat("红的", 30_000) + "人说，好。",
		"chinese heads":     strings.Repeat("部长", 50_000),
		"chinese names":     strings.Repeat("部长王小明", 10_000),
		"chinese lines":     strings.Repeat("他说 ", 30_000),
	} {
		t.Run(name, func(t *testing.T) {
			lang := "ar"
			switch prefix, _, _ := strings.Cut(name, " "); prefix {
			case "english":
				lang = "en"
			case "french":
				lang = "fr"
			case "spanish":
				lang = "es"
			case "russian":
				lang = "ru"
			case "chinese":
				lang = "zh"
			}
			d := tokenize.Parse(text, tokenize.Language(lang))
			checkResult(t, d, a.Attribute(d, time.Time{}))
		})
	}
}

// BenchmarkLanguages: the test articles of each language, over and over.
func BenchmarkLanguages(b *testing.B) {
	a := attributor(b)
	names, err := fs.Glob(testdata.Articles(), "*.json")
	require.NoError(b, err)
	texts := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(testdata.Articles(), name)
		require.NoError(b, err)
		var article struct{ Lang, Text string }
		require.NoError(b, json.Unmarshal(data, &article))
		texts[article.Lang] += article.Text + "\n\n"
	}
	for _, lang := range a.Languages() {
		text := strings.Repeat(texts[lang], 100<<10/len(texts[lang])+1)
		d := tokenize.Parse(text, tokenize.Language(lang))
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				a.Attribute(d, time.Time{})
			}
		})
	}
}

func BenchmarkAttribute(b *testing.B) {
	a := attributor(b)
	seed := string(seeds.Article())
	body := seed[strings.Index(seed, "اتفق"):]
	for _, size := range []struct {
		name  string
		bytes int
	}{{"10KB", 10 << 10}, {"100KB", 100 << 10}, {"1MB", 1 << 20}} {
		text := strings.Repeat(body+"\n\n", size.bytes/len(body)+1)
		d := tokenize.Parse(text, tokenize.Language("ar"))
		b.Run("ar/"+size.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				a.Attribute(d, time.Time{})
			}
		})
		b.Run("ar+tokenize/"+size.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				a.Attribute(tokenize.Parse(text), time.Time{})
			}
		})
	}
}
