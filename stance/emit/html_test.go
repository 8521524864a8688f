package emit_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
	"github.com/bayan-nlp/bayan/stance/target"
)

func encoders(t testing.TB) map[string]func(io.Writer) emit.Encoder {
	return map[string]func(io.Writer) emit.Encoder{
		"jsonl": emit.NewJSONL, "json": emit.NewJSON, "csv": emit.NewCSV, "xcsv": emit.NewExcelCSV,
		"web": emit.NewWebAnnotation, "conll": emit.NewCoNLL,
		"brat": func(w io.Writer) emit.Encoder {
			return emit.NewBrat(func(string) (io.WriteCloser, error) { return through{w}, nil })
		},
		"html": func(w io.Writer) emit.Encoder {
			e, err := emit.NewHTML(w)
			require.NoError(t, err)
			return e
		},
	}
}

func html(t testing.TB, list []*stance.Analysis, opts ...emit.HTMLOption) string {
	t.Helper()
	var b strings.Builder
	e, err := emit.NewHTML(&b, opts...)
	require.NoError(t, err)
	for _, r := range list {
		require.NoError(t, e.Encode(r))
	}
	require.NoError(t, e.Close())
	return b.String()
}

// dom walks a page, which is written so that it is well-formed XML as well,
// and returns the paragraphs of the articles' texts as a reader sees them
// (without the numbers of statements), and all ids.
func dom(t testing.TB, page string) (paragraphs []string, ids map[string]bool) {
	t.Helper()
	ids = map[string]bool{}
	var links []string
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict = true
	var open []string // elements, with class
	var text strings.Builder
	inText := func() bool {
		at := strings.Join(open, ">")
		return strings.Contains(at, "div.text>p") || strings.Contains(at, "h1.headline")
	}
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		switch x := tok.(type) {
		case xml.StartElement:
			name := x.Name.Local
			for _, a := range x.Attr {
				switch a.Name.Local {
				case "class":
					name += "." + a.Value
				case "id":
					require.False(t, ids[a.Value], "id %q twice", a.Value)
					ids[a.Value] = true
				case "href":
					links = append(links, a.Value)
				}
				require.False(t, strings.HasPrefix(a.Name.Local, "on"), "a script in %s", a.Name.Local)
			}
			require.NotContains(t, []string{"script", "link", "img", "iframe", "object", "embed"}, x.Name.Local)
			for _, o := range open {
				require.False(t, strings.HasPrefix(o, "mark") && strings.HasPrefix(name, "mark"), "marks nest")
			}
			open = append(open, name)
		case xml.EndElement:
			if x.Name.Local == "p" && inText() || open[len(open)-1] == "h1.headline" {
				paragraphs = append(paragraphs, text.String())
				text.Reset()
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if inText() && open[len(open)-1] != "a.n" {
				text.Write(x)
			}
		}
	}
	for _, l := range links {
		require.True(t, strings.HasPrefix(l, "#") && ids[l[1:]], "link %q leads nowhere", l)
	}
	return paragraphs, ids
}

// wanted are the lines of a text as XML has them.
func wanted(text string) []string {
	var out []string
	for l := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(strings.Trim(l, "\ufeff")) != "" {
			out = append(out, strings.ReplaceAll(l, "\r", "\n"))
		}
	}
	return out
}

func TestHTML(t *testing.T) {
	page := html(t, []*stance.Analysis{report(t), nasty(), report(t)}, emit.Targets(target.Shipped()))
	paragraphs, ids := dom(t, page)
	assert.Equal(t, append(append(wanted(report(t).Text), wanted(nasty().Text)...), wanted(report(t).Text)...), paragraphs)
	for i := range report(t).Statements {
		for _, n := range []int{1, 3} {
			assert.True(t, ids[fmt.Sprintf("a%d-t%d", n, i+1)] && ids[fmt.Sprintf("a%d-p%d", n, i+1)], "statement %d", i+1)
		}
	}
	head, body, _ := strings.Cut(page, "<body>")
	assert.Contains(t, head, report(t).Article.Title)
	body, _, _ = strings.Cut(body, "</article>")
	assert.Equal(t, 1, strings.Count(body, `<h1`))
	assert.NotContains(t, body[strings.Index(body, `<div class="text"`):strings.Index(body, `<ol class="statements"`)], report(t).Article.Title, "the title is shown once")
	assert.Contains(t, page, `<html lang="ar" dir="rtl">`)
	assert.Contains(t, page, `default-src 'none'`)
	assert.NotContains(t, page, "http:")
	assert.NotContains(t, page, "https:")
	assert.NotContains(t, page, "url(")
	assert.NotContains(t, page, "<script")
	assert.NotContains(t, page, "ZgotmplZ", "the template refused a value")
	assert.Contains(t, page, "العقوبات", "target names in the language of the page")
	assert.Contains(t, page, `<bdi dir="ltr" class="score">−0.93</bdi>`)
}

// Every block that holds words of the article tells its direction, or lets it
// be found.
func TestHTMLDirections(t *testing.T) {
	page := html(t, []*stance.Analysis{report(t)}, emit.Language("en"))
	assert.Contains(t, page, `<html lang="en" dir="ltr">`)
	for _, m := range regexp.MustCompile(`<(p|blockquote|h1|th)\b[^>]*>([^<]*)`).FindAllStringSubmatch(page, -1) {
		if regexp.MustCompile(`\p{Arabic}`).MatchString(m[2]) {
			assert.Contains(t, m[0], `dir="auto"`)
		}
	}
	assert.Contains(t, page, `<div class="text" lang="ar" dir="rtl">`)
	assert.Regexp(t, `<p><bdi dir="ltr">2024-04-09 20:51:54</bdi></p>`, page, "a date lies where its article puts it and runs from left to right")
}

func TestHTMLWithoutReports(t *testing.T) {
	paragraphs, _ := dom(t, html(t, nil))
	assert.Empty(t, paragraphs)
}

// Any spans, however they overlap, give a valid page that shows the text whole.
func FuzzHTML(f *testing.F) {
	f.Add("one two three\n\nfour", []byte{0, 5, 2, 9, 4, 18, 1, 1, 7, 3})
	f.Add("وقال: «نعم»\n<b>&amp;", []byte{0, 20, 3, 12, 9, 30, 5, 6})
	f.Fuzz(func(t *testing.T, text string, raw []byte) {
		text = strings.ToValidUTF8(text, "?")
		text = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff { // not in XML
				return '?'
			}
			return r
		}, text)
		r := overlapping(text, raw)
		paragraphs, _ := dom(t, html(t, []*stance.Analysis{r}))
		require.Equal(t, strings.Join(wanted(text), "\n"), strings.Join(paragraphs, "\n"))
	})
}

// overlapping is a report on a text with spans at places that raw gives.
func overlapping(text string, raw []byte) *stance.Analysis {
	r := &stance.Analysis{Text: text, Article: stance.Info{Lang: "ar"}, Speakers: []stance.Speaker{{ID: "s1", Name: text}}}
	starts := []int{}
	for i := range text {
		starts = append(starts, i)
	}
	starts = append(starts, len(text))
	at := func(b byte) int { return starts[int(b)%len(starts)] }
	for i := 0; i+3 < len(raw); i += 4 {
		a, b, c, d := at(raw[i]), at(raw[i+1]), at(raw[i+2]), at(raw[i+3])
		content := stance.Span{Start: min(a, b), End: max(a, b)}
		r.Statements = append(r.Statements, stance.Statement{ID: fmt.Sprintf("t%d", i), Speakers: []string{"s1"},
			Cue: stance.Cue{Span: stance.Span{Start: min(c, d), End: max(c, d)}}, Content: []stance.Content{{Span: content}},
			Stances: []stance.Stance{{Target: "x", Evidence: []stance.Span{{Start: min(a, d), End: max(a, d)}}}}})
	}
	return r
}

type through struct{ io.Writer }

func (through) Close() error { return nil }
