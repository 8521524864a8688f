package attribute

import (
	"strings"
)

// titleForm is a title in the form in which titles compare.
type titleForm struct {
	role string
	rest []string
}

// titleForm brings the words of a title (folded, with their clitics) to the
// form in which titles are compared: the head noun, canonical and without
// article, and the other content words, countries as "@" + ISO code.
func (w *world) titleForm(lang string, words []string) titleForm {
	if t := w.titlers[lang]; t != nil {
		return t.form(words)
	}
	var out titleForm
	places := w.places[lang]
	for i := 0; i < len(words); {
		if p, n := matchPlace(places, lang, words[i:]); n > 0 {
			if x := "@" + p.iso; !contains(out.rest, x) {
				out.rest = append(out.rest, x)
			}
			if p.kind == governmentName {
				// The Kremlin is an institution beside the ministry.
				out.rest = append(out.rest, bareNoun(words[i]))
			}
			i += n
			continue
		}
		x := words[i]
		i++
		if lang == "ar" {
			x = bareNoun(x)
		}
		if lang == "ar" && out.role != "" && w.roles[lang].filler[strings.TrimPrefix(x, "ب")] {
			continue // وزير الداخلية بمملكة البحرين
		}
		if w.roles[lang].filler[x] && (out.role != "" || lang != "ar") {
			continue
		}
		if out.role == "" {
			out.role = w.roleOf(x, lang)
			continue
		}
		if !contains(out.rest, x) {
			out.rest = append(out.rest, x)
		}
	}
	return out
}

// calledTitle is a name that papers give an office, and its proper title.
type calledTitle struct{ name, title titleForm }

// proper gives the title for which papers have another name: رئيس الدبلوماسية الروسية
// is the foreign minister.
func (w *world) proper(t titleForm) titleForm {
	for _, c := range w.roles["ar"].called {
		if t.role != c.name.role || !subset(c.name.rest, t.rest) {
			continue
		}
		out := titleForm{c.title.role, append([]string(nil), c.title.rest...)}
		for _, x := range t.rest {
			if !contains(c.name.rest, x) {
				out.rest = append(out.rest, x)
			}
		}
		return out
	}
	return t
}

// matchPlace matches words against places, in Arabic also without article
// and preposition.
func matchPlace(places phrases[place], lang string, words []string) (place, int) {
	next := func(k int) string {
		if k < len(words) {
			return words[k]
		}
		return ""
	}
	p, n := places.match(words[0], next)
	if n == 0 && lang == "ar" {
		if b := bareNoun(words[0]); b != words[0] {
			p, n = places.match(b, next)
		}
	}
	return p, n
}

// roleOf returns the canonical head noun; Arabic feminine heads count as
// their masculine.
func (w *world) roleOf(head, lang string) string {
	if c := w.roles[lang].canonical[head]; c != "" {
		return c
	}
	if m, ok := strings.CutSuffix(head, "ه"); ok && lang == "ar" && w.roles["ar"].title[m] {
		if c := w.roles[lang].canonical[m]; c != "" {
			return c
		}
		return m
	}
	return head
}
