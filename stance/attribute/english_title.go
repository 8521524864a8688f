package attribute

import (
	"io/fs"
	"strings"
)

// enTitles brings English titles to the form in which they compare: the head
// noun, singular, and the other content words, countries as "@" + ISO code.
// It is immutable.
type enTitles struct {
	w        *world
	roles    *roleWords
	synonyms phrases[[]string]
	fused    map[string]bool // deputy, vice: with the head they make another office
	weak     map[string]bool // former, senior: left out
	prep     map[string]bool
}

func newEnTitles(w *world, fsys fs.FS) (*enTitles, error) {
	e := &enTitles{w: w, roles: w.roles["en"], synonyms: phrases[[]string]{}, fused: map[string]bool{}, weak: map[string]bool{}, prep: map[string]bool{}}
	err := readLexicon(fsys, "en/lexicon.tsv", func(class, word, detail string) error {
		switch class {
		case "synonym":
			e.synonyms.add(foldedWords(word), strings.Fields(detail))
		case "fused":
			e.fused[word] = true
		case "qualifier":
			e.weak[word] = true
		case "preposition", "postposed":
			e.prep[word] = true
		}
		return nil
	})
	return e, err
}

// form is the comparable form of a title's folded words.
func (e *enTitles) form(words []string) titleForm {
	var out titleForm
	var before, after []string // content words around the head's end
	list := &before
	fused := ""
	add := func(x string) {
		switch {
		case e.fused[x] && list == &before:
			fused = x + " "
		case e.roles.filler[x] || x == "":
		default:
			*list = append(*list, x)
		}
	}
	for i := 0; i < len(words); {
		next := func(k int) string {
			if i+k < len(words) {
				return words[i+k]
			}
			return ""
		}
		if syn, n := e.synonyms.match(words[i], next); n > 0 {
			for _, x := range syn {
				add(x)
			}
			i += n
			continue
		}
		if p, n := e.w.places["en"].match(words[i], next); n > 0 {
			if x := "@" + p.iso; !contains(out.rest, x) {
				out.rest = append(out.rest, x)
			}
			i += n
			continue
		}
		if e.prep[words[i]] && len(before) > 0 {
			list = &after
		}
		if !e.prep[words[i]] {
			add(words[i])
		}
		i++
	}
	if len(before) == 0 {
		before, after = after, nil
	}
	if n := len(before); n > 0 {
		head := singular(before[n-1])
		if c := e.roles.canonical[head]; c != "" {
			head = c
		}
		out.role = fused + head
		before = before[:n-1]
	}
	for _, x := range append(before, after...) {
		if !e.weak[x] && !contains(out.rest, x) {
			out.rest = append(out.rest, x)
		}
	}
	return out
}

// singular takes the plural ending off a common noun.
func singular(s string) string {
	switch s {
	case "men", "women", "spokesmen", "spokeswomen", "congressmen", "businessmen", "chairmen", "policemen":
		return s[:len(s)-2] + "an"
	case "people":
		return "person"
	case "children":
		return "child"
	case "series", "species", "news", "headquarters", "congress", "press", "status", "premises":
		return s
	}
	switch {
	case strings.HasSuffix(s, "ies") && len(s) > 4:
		return s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "s") && len(s) > 3 && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && !strings.HasSuffix(s, "is"):
		return s[:len(s)-1]
	}
	return s
}
