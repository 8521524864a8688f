package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/bayan-nlp/bayan/stance/emit"
)

//go:embed locale/*.json
var localeFiles embed.FS

// languages are those of the pages; the first is for all who read none of
// them.
func languages() []string { return []string{"en", "ar"} }

// languageCookie remembers the language that a person chose.
const languageCookie = "language"

// locale is the words of the pages in one language.
type locale struct {
	Lang, Dir string
	words     map[string]string
	regions   display.Namer
}

func newLocales() (map[string]*locale, error) {
	out := map[string]*locale{}
	for _, lang := range languages() {
		b, err := localeFiles.ReadFile("locale/" + lang + ".json")
		if err != nil {
			return nil, err
		}
		l := &locale{Lang: lang, Dir: emit.Direction(lang), regions: display.Regions(language.Make(lang))}
		if err := json.Unmarshal(b, &l.words); err != nil {
			return nil, fmt.Errorf("locale %s: %w", lang, err)
		}
		out[lang] = l
	}
	return out, nil
}

// T is the word or sentence of a key; the key itself where it is missing, which a
// test looks for. Pairs replace {name} by a value.
func (l *locale) T(key string, pairs ...any) string {
	s, ok := l.words[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, fmt.Sprintf("{%v}", pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return s
}

// Word is what a value of the schema is called.
func (l *locale) Word(value any) string { return emit.Word(l.Lang, fmt.Sprint(value)) }

// Country is the name of a country, by its ISO 3166-1 code.
func (l *locale) Country(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if n := l.regions.Name(r); n != "" {
		return n
	}
	return code
}

// Others are the languages that the page can change to.
func (l *locale) Others() []choice {
	var out []choice
	for _, x := range languages() {
		if x != l.Lang {
			out = append(out, choice{Value: x, Name: display.Self.Name(language.Make(x))})
		}
	}
	return out
}

// localeOf is the language that a request asks for: the one chosen, or else the
// browser's.
func (s *server) localeOf(r *http.Request) *locale {
	if c, err := r.Cookie(languageCookie); err == nil {
		if l := s.locales[c.Value]; l != nil {
			return l
		}
	}
	_, i := language.MatchStrings(s.matcher, r.Header.Get("Accept-Language"))
	return s.locales[languages()[i]]
}

// setLanguage answers the form that changes the language, and goes back.
func (s *server) setLanguage(w http.ResponseWriter, r *http.Request) {
	if lang := r.PostFormValue("to"); s.locales[lang] != nil {
		http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: lang, Path: "/", MaxAge: 365 * 24 * 3600,
			HttpOnly: true, SameSite: http.SameSiteStrictMode})
	}
	http.Redirect(w, r, localPath(r.PostFormValue("back")), http.StatusSeeOther)
}

// localPath is a path of this program, "/" where it would lead elsewhere.
func localPath(p string) string {
	if !strings.HasPrefix(p, "/") || strings.HasPrefix(p, "//") || strings.ContainsAny(p, "\\\r\n\t") {
		return "/"
	}
	return p
}
