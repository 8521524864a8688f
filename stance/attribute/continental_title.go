package attribute

import (
	"io/fs"
	"strings"
)

// coTitles brings French, Spanish and Russian titles to the form in which they
// compare: the head noun, which comes first, and the other content words, countries
// as "@" + ISO code. It is immutable.
type coTitles struct {
	w     *world
	lang  string
	heads phrases[string] // heads of several words: premier ministre
	role  map[string]bool // base forms of single heads
	weak  map[string]bool // former, new: left out
	small map[string]bool // prepositions and determiners
}

func newCoTitles(w *world, fsys fs.FS, lang string) (*coTitles, error) {
	c := &coTitles{w: w, lang: lang, heads: phrases[string]{}, role: map[string]bool{}, weak: map[string]bool{}, small: map[string]bool{}}
	err := readLexicon(fsys, lang+"/lexicon.tsv", func(class, word, _ string) error {
		words := languageWords(lang, word)
		for i, x := range words {
			words[i] = coBase(lang, x)
		}
		switch class {
		case "role", "anonymous", "body", "medium", "document", "collective":
			if len(words) > 1 {
				c.heads.add(words, strings.Join(words, " "))
			} else if len(words) == 1 {
				c.role[words[0]] = true
			}
		case "qualifier", "former":
			if len(words) == 1 {
				c.weak[words[0]] = true
			}
		case "preposition", "determiner", "possessive":
			for _, x := range words {
				c.small[x] = true
			}
		}
		return nil
	})
	return c, err
}

// form is the comparable form of a title's folded words.
func (c *coTitles) form(words []string) titleForm {
	var out titleForm
	base := make([]string, len(words))
	for i, x := range words {
		base[i] = coBase(c.lang, x)
	}
	head, size := c.head(base)
	for i := 0; i < len(base); {
		if i == head {
			out.role = strings.Join(base[i:i+size], " ")
			if x := c.w.roles[c.lang].canonical[base[i]]; x != "" && size == 1 {
				out.role = x
			}
			i += size
			continue
		}
		next := func(k int) string {
			if i+k < len(base) {
				return base[i+k]
			}
			return ""
		}
		if p, n := c.w.places[c.lang].match(base[i], next); n > 0 {
			if x := "@" + p.iso; !contains(out.rest, x) {
				out.rest = append(out.rest, x)
			}
			i += n
			continue
		}
		x := base[i]
		i++
		if c.small[x] || c.weak[x] || c.w.roles[c.lang].filler[x] || contains(out.rest, x) {
			continue
		}
		out.rest = append(out.rest, x)
	}
	if head < 0 && len(out.rest) > 0 {
		out.role, out.rest = out.rest[0], out.rest[1:]
	}
	return out
}

// head finds the word or words that head a title; -1 where the tables know none.
func (c *coTitles) head(base []string) (at, size int) {
	for i := range base {
		next := func(k int) string {
			if i+k < len(base) {
				return base[i+k]
			}
			return ""
		}
		if _, n := c.heads.match(base[i], next); n > 0 {
			return i, n
		}
		if c.role[base[i]] {
			return i, 1
		}
	}
	return -1, 0
}
