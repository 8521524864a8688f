package main

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// post sends a form as the program's own page would.
func post(s *server, path string, pairs ...string) *httptest.ResponseRecorder {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, "http://localhost"+path, strings.NewReader(v.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return ask(s, r)
}

// upload sends a file.
func upload(s *server, name string, data []byte) *httptest.ResponseRecorder {
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	w, _ := m.CreateFormFile("file", name)
	w.Write(data)
	m.Close()
	r := httptest.NewRequest(http.MethodPost, "http://localhost/articles", &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	return ask(s, r)
}

// analysed is the address of the seed article.
func analysed(t testing.TB, s *server) string {
	t.Helper()
	w := post(s, "/articles", "seed", "ar-2024-04-09.txt")
	require.Equal(t, http.StatusSeeOther, w.Code, w.Body.String())
	return w.Header().Get("Location")
}

// pages are answers of every kind.
func pages(t testing.TB, s *server) map[string]*httptest.ResponseRecorder {
	at := analysed(t, s)
	out := map[string]*httptest.ResponseRecorder{
		"bad form":   post(s, "/articles", "text", " "),
		"bad target": post(s, at+"/targets", "id", "x y", "mentions", "("),
		"bad table":  post(s, at+"/targets", "table", "x\ten\tmention\t("),
		"batch":      upload(s, "a.jsonl", []byte("{\"text\":\"The minister said that it rained.\"}\nx\n")),
		"no form":    post(s, "/language", "to", "xx", "back", "//evil.example"),
	}
	for _, path := range []string{"/", "/?targets=x", at, at + "?speaker=s1&target=nato", at + "?speaker=none", "/articles/none", "/nowhere",
		at + "/report?format=none", "/static/site.css", "/static/none", "/corpus", "/corpus?rows=500&from=2024-01-01",
		"/corpus/search", "/corpus/search?words=sanctions&page=1", "/corpus/search?from=x", "/corpus/timeline", "/corpus/timeline?speaker=none",
		"/corpus/timeline?target=sanctions&period=day&words=railway", "/corpus/statements?target=nato", "/corpus/statements?undated=1", "/corpus/article?id=weekly/3", "/corpus/article?id=none",
		"/corpus/article/report?id=weekly/3&format=json"} {
		out[path] = get1(s, path)
	}
	return out
}

// inline is what the Content-Security-Policy would stop.
var inline = regexp.MustCompile(`(?i)<style|\sstyle=|\son[a-z]+=|javascript:|<script[^>]*>[^<]|<script(?:\s+(?:defer|async))*>|https?://`)

// Every answer has the headers that guard it, and no page has anything inline or
// from elsewhere.
func TestHeaders(t *testing.T) {
	s := corpusServer(t)
	list := pages(t, s)
	for name, w := range list {
		h := w.Header()
		csp := h.Get("Content-Security-Policy")
		assert.True(t, strings.HasPrefix(csp, "default-src 'none'; "), name)
		for _, word := range []string{"unsafe", "*", "http", "data:", "blob:"} {
			assert.NotContains(t, csp, word, name)
		}
		for _, want := range []string{"frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "require-trusted-types-for 'script'"} {
			assert.Contains(t, csp, want, name)
		}
		assert.Equal(t, "nosniff", h.Get("X-Content-Type-Options"), name)
		assert.Equal(t, "same-origin", h.Get("Cross-Origin-Resource-Policy"), name)
		if !strings.HasPrefix(h.Get("Content-Type"), "text/html") || h.Get("Content-Disposition") != "" {
			continue
		}
		body := w.Body.String()
		assert.NotRegexp(t, inline, body, name)
		assert.NotContains(t, body, "ZgotmplZ", "%s: the template refused a value", name)
		assert.Contains(t, body, "</html>", name)
		assert.NotContains(t, body, "{n}", name)
	}
	for name, want := range map[string]int{"/": 200, "bad form": 422, "bad target": 422, "bad table": 422, "batch": 200, "no form": 303, "/nowhere": 404,
		"/articles/none": 404, "/corpus/search?from=x": 422, "/corpus/article?id=none": 404, "/corpus/timeline?speaker=none": 200} {
		assert.Equal(t, want, list[name].Code, name)
	}
	assert.Equal(t, "/", list["no form"].Header().Get("Location"), "no way to another site")
}

func TestForeignRequests(t *testing.T) {
	s := server1(t)
	for host, want := range map[string]int{"localhost": 200, "LOCALHOST:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "::1": 200, "x.localhost": 200,
		"": 421, "evil.example": 421, "localhost.evil.example": 421, "10.0.0.1": 421, "127.0.0.1.evil.example:8080": 421} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		assert.Equal(t, want, ask(s, r).Code, host)
	}
	open := *s
	open.guard = guard{loopback: false}
	r := httptest.NewRequest(http.MethodGet, "http://news.example/", nil)
	assert.Equal(t, http.StatusOK, ask(&open, r).Code, "whoever opens it to others may name it")

	for _, h := range []http.Header{{"Sec-Fetch-Site": {"cross-site"}}, {"Sec-Fetch-Site": {"same-site"}}, {"Origin": {"http://evil.example"}}, {"Origin": {"null"}}} {
		for _, path := range []string{"/articles", "/language", "/articles/x/targets"} {
			r := httptest.NewRequest(http.MethodPost, "http://localhost"+path, strings.NewReader("seed=ar-2024-04-09.txt"))
			h["Content-Type"] = []string{"application/x-www-form-urlencoded"}
			r.Header = h
			assert.Equal(t, http.StatusForbidden, ask(s, r).Code, "%v %s", h, path)
		}
	}
}

func TestLanguage(t *testing.T) {
	s := server1(t)
	for accept, want := range map[string]string{"": "en", "ar": "ar", "ar-EG,en;q=0.5": "ar", "de, ar;q=0.4": "ar", "fr": "en", "en-GB": "en", ";;;": "en"} {
		r := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
		r.Header.Set("Accept-Language", accept)
		w := ask(s, r)
		assert.Contains(t, w.Body.String(), `<html lang="`+want+`"`, accept)
		assert.Equal(t, want, w.Header().Get("Content-Language"))
	}
	w := post(s, "/language", "to", "ar", "back", "/corpus?x=1")
	assert.Equal(t, "/corpus?x=1", w.Header().Get("Location"))
	r := httptest.NewRequest(http.MethodGet, "http://localhost/", nil)
	r.AddCookie(w.Result().Cookies()[0])
	assert.Contains(t, ask(s, r).Body.String(), `<html lang="ar" dir="rtl">`)
	for _, p := range []string{"", "x", "//evil.example", `/\evil.example`, "https://evil.example", "/a\nb"} {
		assert.Equal(t, "/", localPath(p), p)
	}
}

// Every language has every word, and no word is missing or left over.
func TestLocales(t *testing.T) {
	all, err := newLocales()
	require.NoError(t, err)
	used := map[string]bool{}
	word := regexp.MustCompile(`\bT "([^"]+)"|\.T\("([^"]+)"`)
	for _, pattern := range []string{"templates/*.html", "*.go"} {
		names, err := globHere(pattern)
		require.NoError(t, err)
		for _, n := range names {
			b, err := os.ReadFile(n)
			require.NoError(t, err)
			for _, m := range word.FindAllStringSubmatch(string(b), -1) {
				used[m[1]+m[2]] = true
			}
		}
	}
	for _, key := range []string{"problem.page", "problem.forgotten", "problem.format", "problem.error", "problem.late", "problem.corpus.article"} { // s.problem
		used[key], used[key+".help"] = true, true
	}
	for _, f := range formats() {
		used["format."+f.name] = true
	}
	for _, x := range []string{"", "*", "ar", "en", "fr", "es", "ru", "zh"} {
		used["language."+x] = true
	}
	for _, x := range []string{"day", "week", "month", "quarter", "year"} {
		used["period."+x] = true
	}
	delete(used, "language."+`"`)
	for lang, l := range all {
		for key := range used {
			if strings.HasSuffix(key, ".") && key != "language." { // a prefix in the code
				continue
			}
			assert.Contains(t, l.words, key, "%s lacks a word", lang)
		}
		for key := range l.words {
			assert.True(t, used[key], "%s: nobody uses %q", lang, key)
		}
		assert.Len(t, l.words, len(all["en"].words))
	}
	holes := regexp.MustCompile(`\{\w+\}`)
	for key, s := range all["en"].words {
		a, b := holes.FindAllString(s, -1), holes.FindAllString(all["ar"].words[key], -1)
		slices.Sort(a)
		slices.Sort(b)
		assert.Equal(t, a, b, key)
	}
	assert.Equal(t, "روسيا", all["ar"].Country("RU"))
	assert.Equal(t, "Russia", all["en"].Country("RU"))
	assert.Equal(t, "??", all["en"].Country("??"))
}

func TestStaticFiles(t *testing.T) {
	s := server1(t)
	body := get1(s, "/").Body.String()
	for _, m := range regexp.MustCompile(`/static/[^"]+`).FindAllString(body, -1) {
		w := get1(s, m)
		assert.Equal(t, http.StatusOK, w.Code, m)
		assert.Contains(t, w.Header().Get("Cache-Control"), "immutable", m)
	}
	assert.Equal(t, "no-store", get1(s, "/static/site.css").Header().Get("Cache-Control"))
	css := get1(s, "/static/site.css").Body.String() + get1(s, "/static/marks.css").Body.String()
	assert.NotContains(t, css, "url(")
	// What is written for one direction is wrong in the other.
	assert.NotRegexp(t, `(?m)[{;\s](margin|padding|border|inset)?-?(left|right)\s*:|text-align:\s*(left|right)|float:`, css)
}
