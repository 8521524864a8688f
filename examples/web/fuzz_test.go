package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// check looks at an answer that may be anything but broken: no error of the server, and
// no element or attribute that an input could have brought onto the page.
func check(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	require.NotEqual(t, http.StatusInternalServerError, w.Code, w.Body.String())
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return
	}
	require.NotContains(t, w.Body.String(), "ZgotmplZ")
	z := html.NewTokenizer(w.Body)
	scripts := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tag := z.Token()
		require.NotContains(t, []string{"style", "iframe", "object", "embed", "base", "img", "xss"}, tag.Data)
		if tag.Data == "script" {
			scripts++
		}
		for _, a := range tag.Attr {
			require.False(t, strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc", "%s %s", tag.Data, a.Key)
			if a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "formaction" {
				require.Regexp(t, `^(/($|[^/\\])|#)`, a.Val, "%s %s", tag.Data, a.Key)
			}
		}
	}
	require.Equal(t, 1, scripts)
}

// Any form gives a page that says something sensible.
func FuzzSubmit(f *testing.F) {
	f.Add(wire, "", "", "", "", "")
	f.Add("<xss onload=x>\" said the minister of sanctions.", "en", "2024-02-03", "<xss>", "x  en  mention  sanctions/<xss>", "x")
	f.Add("قال <xss> إن العقوبات \"خطأ\"", "ar", "'", "\"", "[{\"id\":\"<xss>\",\"rules\":[{\"role\":\"mention\",\"pattern\":\"العقوبات\"}]}]", "<xss>")
	f.Add("{\"id\":\"<xss>\",\"text\":\"He said that <xss> it rained.\",\"url\":\"javascript:x\"}\n{", "", "", "", "", "a ..99 b")
	f.Fuzz(func(t *testing.T, text, lang, published, source, targets, patterns string) {
		s := server1(t)
		w := post(s, "/articles", "text", text, "lang", lang, "published", published, "source", source, "targets", targets)
		check(t, w)
		if w.Code != http.StatusSeeOther {
			return
		}
		at := w.Header().Get("Location")
		page := get1(s, at)
		require.Equal(t, http.StatusOK, page.Code)
		check(t, page)
		check(t, get1(s, at+"?speaker=s1&target="+url.QueryEscape(lang)))
		if utf8.ValidString(patterns) {
			check(t, post(s, at+"/targets", "id", lang, "name", source, "mentions", patterns, "decoys", published))
		}
		for _, format := range formats() {
			if format.name != "sqlite" { // files; slow
				require.Equal(t, http.StatusOK, get1(s, at+"/report?format="+format.name).Code, format.name)
			}
		}
	})
}

// Any question to the corpus has an answer.
func FuzzQuestion(f *testing.F) {
	s := corpusServer(f)
	f.Add("words=sanctions&names=peskov&page=1")
	f.Add("speaker=%22%3E%3Cxss%3E&target=<xss>&from=2023-01-01&to=9999-12-31&period=day&rows=3")
	f.Add("words=NEAR(%22a*&names=-^{x}:&country=%00&source='&undated=1&label=favor")
	f.Add("from=0001-01-01&to=0000-12-31&period=year&id=<xss>&format=json")
	f.Fuzz(func(t *testing.T, query string) {
		if _, err := url.Parse("http://localhost/?" + query); err != nil {
			return
		}
		for _, path := range []string{"/corpus", "/corpus/search", "/corpus/timeline", "/corpus/statements", "/corpus/article", "/corpus/article/report"} {
			r := httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
			r.URL.RawQuery = query
			check(t, ask(s, r))
		}
	})
}
