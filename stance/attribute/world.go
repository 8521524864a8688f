package attribute

import (
	"io/fs"
	"slices"
	"strings"
)

// place is what a geographic word says of its country.
type place struct {
	iso  string
	kind placeKind
}

type placeKind uint8

const (
	countryName placeKind = iota
	countryAdjective
	capitalName
	governmentName // الكرملين, Downing Street: the government by its seat
)

// world is the gazetteer as grammars and the resolver look it up: by folded
// words, language by language. It is not changed after newWorld.
type world struct {
	people map[string]phrases[*person]
	orgs   map[string]phrases[*organisation]
	places map[string]phrases[place]

	officeOf map[string]map[string]*office          // by language and titleKey
	held     map[string]map[*person]map[string]bool // by language, the head nouns of the offices somebody has held
	terms    map[*person][]term                     // in offices whose holders go by their family names
	posts    map[string]map[*person][]titleForm     // by language, the titles of those offices
	bearers  map[string]map[string][]*person        // by language and family name
	given    map[string]bool                        // Arabic first names

	roles map[string]*roleWords // by language; the titles of Arabic are those of its lexicon

	family   map[string]bool   // family names of the gazetteer, one folded word
	forename map[string]gender // what a first name tells, by folded word

	names map[string]map[string]string // country labels: ISO, language, name

	english *enTitles
	chinese *zhTitles
	titlers map[string]titler // of the languages that do not compare titles by titleForm
}

// titler brings the folded words of a title to the form in which titles of its
// language compare.
type titler interface {
	form(words []string) titleForm
}

// languages of the tables, in the order in which they are read.
var languages = []string{"ar", "en", "es", "fr", "ru", "zh"}

// continentals are the languages with the grammar continental.
var continentals = []string{"es", "fr", "ru"}

// newWorld reads the shared tables and each language's roles.tsv.
func newWorld(fsys fs.FS) (*world, error) {
	g, err := loadGazetteer(fsys)
	if err != nil {
		return nil, err
	}
	w := &world{
		people: map[string]phrases[*person]{}, orgs: map[string]phrases[*organisation]{}, places: map[string]phrases[place]{},
		officeOf: map[string]map[string]*office{},
		held:     map[string]map[*person]map[string]bool{},
		terms:    map[*person][]term{}, bearers: map[string]map[string][]*person{},
		posts: map[string]map[*person][]titleForm{}, given: map[string]bool{},
		roles: map[string]*roleWords{}, titlers: map[string]titler{}, family: map[string]bool{},
		forename: map[string]gender{},
		names:    map[string]map[string]string{},
	}
	for _, lang := range languages {
		if w.roles[lang], err = readRoles(fsys, lang); err != nil {
			return nil, err
		}
	}
	if err := readLexicon(fsys, "ar/lexicon.tsv", func(class, word, _ string) error {
		switch class {
		case "title":
			w.roles["ar"].title[strings.Join(foldedWords(word), " ")] = true
		case "given-name", "first-name":
			w.given[strings.Join(foldedWords(word), " ")] = true
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if w.english, err = newEnTitles(w, fsys); err != nil {
		return nil, err
	}
	w.titlers["en"] = w.english
	for _, lang := range continentals {
		if w.titlers[lang], err = newCoTitles(w, fsys, lang); err != nil {
			return nil, err
		}
	}
	if w.chinese, err = newZhTitles(w, fsys); err != nil {
		return nil, err
	}
	w.titlers["zh"] = w.chinese
	for _, lang := range languages {
		w.index(g, lang)
	}
	return w, nil
}

// index enters the gazetteer's names in one language.
func (w *world) index(g *gazetteer, lang string) {
	places, people, orgs := phrases[place]{}, phrases[*person]{}, phrases[*organisation]{}
	for _, c := range g.countries[lang] {
		for kind, list := range [][]string{c.names, c.adjs, c.capitals, c.metonyms} {
			for _, name := range list {
				places.add(foldedIn(lang, name), place{c.iso, placeKind(kind)})
			}
		}
		if len(c.names) > 0 {
			if w.names[c.iso] == nil {
				w.names[c.iso] = map[string]string{}
			}
			w.names[c.iso][lang] = c.names[0]
		}
	}
	for _, slug := range sortedKeys(g.people) {
		p := g.people[slug]
		for _, name := range namesIn(p.names, lang) {
			if words := foldedIn(lang, name); len(words) > 1 || len(namesIn(p.names, lang)) == 1 {
				people.add(words, p)
			}
		}
	}
	w.bearers[lang] = map[string][]*person{}
	for _, slug := range sortedKeys(g.people) {
		p := g.people[slug]
		for _, name := range namesIn(p.family, lang) {
			if latinScript[lang] {
				name = strings.Join(foldedIn(lang, name), " ")
			}
			if lang == "ar" || lang == "en" {
				w.family[name] = true
			}
			w.bearers[lang][name] = append(w.bearers[lang][name], p)
		}
	}
	if lang == "en" {
		w.readForenames(g)
	}
	for _, o := range g.organisations {
		for _, name := range namesIn(o.names, lang) {
			orgs.add(foldedIn(lang, name), o)
		}
	}
	w.places[lang], w.people[lang], w.orgs[lang] = places, people, orgs
	held, posts := map[*person]map[string]bool{}, map[*person][]titleForm{}
	w.officeOf[lang], w.held[lang], w.posts[lang] = map[string]*office{}, held, posts
	for _, o := range g.offices {
		forms := make([]titleForm, 0, len(o.titles[lang])+len(o.general[lang]))
		for _, title := range o.titles[lang] {
			forms = append(forms, w.titleForm(lang, foldedIn(lang, title)))
		}
		for _, title := range o.general[lang] {
			t := w.titleForm(lang, foldedIn(lang, title))
			t.rest = append(t.rest, "@"+o.country)
			forms = append(forms, t)
		}
		for _, t := range forms {
			if key := titleKey(t.role, t.rest); w.officeOf[lang][key] == nil {
				w.officeOf[lang][key] = o
			}
			for _, x := range o.terms {
				if held[x.person] == nil {
					held[x.person] = map[string]bool{}
				}
				held[x.person][t.role] = true
				posts[x.person] = append(posts[x.person], t)
			}
		}
	}
	if lang != languages[0] {
		return
	}
	for _, o := range g.offices {
		switch o.kind {
		case "head-of-state", "head-of-government", "foreign-minister", "org-head":
			for _, x := range o.terms {
				w.terms[x.person] = append(w.terms[x.person], x)
			}
		}
	}
}

// heldBy reports whether somebody with the family name has held an office with
// the Arabic head noun.
func (w *world) heldBy(family, role string) bool {
	if !w.family[family] && !w.family["ال"+family] {
		return false
	}
	for p, roles := range w.held["ar"] {
		if roles[role] && (contains(p.family["ar"], family) || contains(p.family["ar"], "ال"+family)) {
			return true
		}
	}
	return false
}

// readForenames learns what a first name tells of its bearer from the people of
// the gazetteer: nothing where they do not agree, or where a family has the name.
func (w *world) readForenames(g *gazetteer) {
	unsure := map[string]bool{}
	for _, p := range g.people {
		for _, name := range p.names["en"] {
			words := foldedWords(name)
			if len(words) < 2 || p.gender == anyGender || w.family[words[0]] {
				continue
			}
			if x := w.forename[words[0]]; x != anyGender && x != p.gender {
				unsure[words[0]] = true
			}
			w.forename[words[0]] = p.gender
		}
	}
	for name := range unsure {
		delete(w.forename, name)
	}
}

// countryLabels are the names of a country by language.
func (w *world) countryLabels(iso string) map[string]string { return w.names[iso] }

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
