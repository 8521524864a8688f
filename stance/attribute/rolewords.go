package attribute

import (
	"fmt"
	"io/fs"
	"strings"
)

// roleWords are what roles.tsv of one language says of the head nouns of titles
// and other phrases that name speakers.
type roleWords struct {
	canonical map[string]string // head noun to the one it equals
	exact     map[string]bool   // never shortens a longer title
	source    map[string]bool   // looks back on the anonymous source just quoted
	writer    map[string]bool   // looks back on the person who wrote or spoke
	title     map[string]bool   // of writer: an office, which nobody with another one means
	official  map[string]bool
	voice     map[string]bool // a document by which the last speaker goes on
	filler    map[string]bool // tells no offices apart
	called    []calledTitle
	leads     map[string][]titleForm // of leader: the offices it can mean
}

// readRoles reads the file roles.tsv of one language.
func readRoles(fsys fs.FS, lang string) (*roleWords, error) {
	r := &roleWords{canonical: map[string]string{}, exact: map[string]bool{}, source: map[string]bool{}, writer: map[string]bool{},
		title: map[string]bool{}, official: map[string]bool{}, voice: map[string]bool{}, filler: map[string]bool{}, leads: map[string][]titleForm{}}
	sets := map[string]map[string]bool{"exact": r.exact, "source": r.source, "writer": r.writer, "title": r.title, "official": r.official,
		"voice": r.voice, "filler": r.filler}
	err := readTable(fsys, lang+"/roles.tsv", 2, 3, func(f []string) error {
		words := wordsIn(lang, f[1])
		if len(words) == 0 {
			return nil
		}
		word := words[0]
		switch f[0] {
		case "same":
			r.canonical[word] = strings.Join(wordsIn(lang, f[2]), " ")
		case "called":
			if t := wordsIn(lang, f[2]); len(words) == 2 && len(t) > 0 {
				r.called = append(r.called, calledTitle{titleForm{words[0], words[1:]}, titleForm{t[0], t[1:]}})
			}
		case "leader":
			for _, office := range strings.Split(f[2], "|") {
				if t := wordsIn(lang, office); len(t) > 0 {
					r.leads[word] = append(r.leads[word], titleForm{t[0], t[1:]})
				}
			}
		default:
			set := sets[f[0]]
			if set == nil {
				return fmt.Errorf("field 1 %q: unknown kind", f[0])
			}
			set[word] = true
		}
		return nil
	})
	return r, err
}

// foldedIn returns the match forms of the words of s as names and titles of the
// language compare: Russian ones without their case endings, French and Spanish
// ones in the singular.
func foldedIn(lang, s string) []string {
	words := languageWords(lang, s)
	for i, w := range words {
		words[i] = coBase(lang, w)
	}
	return words
}

// wordsIn is foldedIn for what compares whole: a Chinese text has a word for every
// character, a role or the part of a name between dots is one here.
func wordsIn(lang, s string) []string {
	if lang != "zh" {
		return foldedIn(lang, s)
	}
	var out []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '·' }) {
		if word := strings.Join(foldedWords(part), ""); word != "" {
			out = append(out, word)
		}
	}
	return out
}
