package attribute

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// latinScript are the languages in which a person or body without a name of
// their own goes by the English one.
var latinScript = map[string]bool{"es": true, "fr": true}

// readNames reads names.tsv of a language: what persons, bodies, offices and
// countries of the shared tables are called in it.
func (g *gazetteer) readNames(fsys fs.FS, lang string, offices map[string]*office) error {
	orgs := map[string]*organisation{}
	for _, o := range g.organisations {
		orgs[o.slug] = o
	}
	list := make([]country, len(g.countries["en"]))
	at := map[string]int{}
	for i, c := range g.countries["en"] {
		list[i].iso, at[c.iso] = c.iso, i
	}
	titles := map[string][]string{} // by kind of office
	err := readTable(fsys, lang+"/names.tsv", 3, 4, func(f []string) error {
		names := alternatives(f[2])
		switch f[0] {
		case "person":
			p := g.people[f[1]]
			if p == nil {
				return fmt.Errorf("no person %q", f[1])
			}
			p.names[lang], p.family[lang] = append(p.names[lang], names...), append(p.family[lang], foldNames(lang, f[3])...)
		case "organisation":
			o := orgs[f[1]]
			if o == nil {
				return fmt.Errorf("no organisation %q", f[1])
			}
			o.names[lang] = append(o.names[lang], names...)
		case "office":
			o := offices[f[1]]
			if o == nil {
				return fmt.Errorf("no office %q", f[1])
			}
			o.titles[lang] = append(o.titles[lang], names...)
		case "title":
			if !slices.ContainsFunc(g.offices, func(o *office) bool { return o.kind == f[1] }) {
				return fmt.Errorf("no office of kind %q", f[1])
			}
			titles[f[1]] = append(titles[f[1]], names...)
		case "country", "adjective", "capital", "seat":
			i, ok := at[f[1]]
			if !ok {
				return fmt.Errorf("no country %q", f[1])
			}
			list[i].add(f[0], names)
		default:
			return fmt.Errorf("kind of name %q", f[0])
		}
		return nil
	})
	if err != nil {
		return err
	}
	g.countries[lang] = list
	for i := range g.offices {
		o := g.offices[i]
		o.ofKind(lang, titles[o.kind])
	}
	return nil
}

// add enters names of one kind.
func (c *country) add(kind string, names []string) {
	switch kind {
	case "country":
		c.names = append(c.names, names...)
	case "adjective":
		c.adjs = append(c.adjs, names...)
	case "capital":
		c.capitals = append(c.capitals, names...)
	case "seat":
		c.metonyms = append(c.metonyms, names...)
	}
}

// ofKind enters the titles that every office of the kind has: they are this
// office's with its country beside them.
func (o *office) ofKind(lang string, titles []string) {
	if o.country == "" {
		return
	}
	if o.general == nil {
		o.general = map[string][]string{}
	}
	o.general[lang] = titles
}

// namesIn are the names of a person or body in the language; where it has none of
// its own and Latin letters, the English ones.
func namesIn(names map[string][]string, lang string) []string {
	if list := names[lang]; len(list) > 0 || !latinScript[lang] {
		return list
	}
	return names["en"]
}

// foldNames are the folded names of a cell, as they compare in the language.
func foldNames(lang, cell string) []string {
	var out []string
	for _, s := range alternatives(cell) {
		out = append(out, strings.Join(wordsIn(lang, s), " "))
	}
	return out
}
