package attribute

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// person is one row of people.tsv.
type person struct {
	slug, wikidata, country string
	gender                  gender
	names                   map[string][]string // by language, fullest first
	family                  map[string][]string // by language, folded
}

// organisation is one row of organisations.tsv.
type organisation struct {
	slug, wikidata string
	kind           SpeakerKind
	names          map[string][]string
}

// term is a person's time in an office; to is zero while it lasts.
type term struct {
	person   *person
	from, to time.Time
}

// on reports whether the term covers the day; no term covers the zero day.
func (t *term) on(day time.Time) bool {
	return !day.IsZero() && !day.Before(t.from) && (t.to.IsZero() || day.Before(t.to))
}

// office is one row of offices.tsv with its holders.
type office struct {
	id, country, kind string
	titles            map[string][]string
	// general holds, by language, titles that all offices of the kind have; the
	// country makes them this office's.
	general map[string][]string
	terms   []term
}

// holder returns who held the office on the day: nil where the table does not
// know, where the day is zero, and where several persons held it at once.
func (o *office) holder(day time.Time) *person {
	var found *person
	for _, t := range o.terms {
		if !t.on(day) {
			continue
		}
		if found != nil && found != t.person {
			return nil
		}
		found = t.person
	}
	return found
}

// country is what the tables know of one state in one language.
type country struct {
	iso      string
	names    []string
	adjs     []string
	capitals []string
	metonyms []string
}

// gazetteer holds the world knowledge shared by all grammars.
type gazetteer struct {
	people        map[string]*person
	organisations []*organisation
	offices       []*office
	countries     map[string][]country // by language
}

// loadGazetteer reads the tables that all languages share.
func loadGazetteer(fsys fs.FS) (*gazetteer, error) {
	g := &gazetteer{people: map[string]*person{}, countries: map[string][]country{}}
	err := readTable(fsys, "people.tsv", 7, 8, func(f []string) error {
		p := &person{slug: f[0], wikidata: f[1], gender: genderOf(f[2]), country: f[3],
			names:  map[string][]string{"en": alternatives(f[4]), "ar": alternatives(f[5])},
			family: map[string][]string{"en": foldAll(f[6]), "ar": foldAll(f[7])}}
		if g.people[p.slug] != nil {
			return fmt.Errorf("person %q stands twice", p.slug)
		}
		g.people[p.slug] = p
		return nil
	})
	if err != nil {
		return nil, err
	}
	offices := map[string]*office{}
	err = readTable(fsys, "offices.tsv", 6, 6, func(f []string) error {
		o := &office{id: f[0], country: f[1], kind: f[3],
			titles: map[string][]string{"en": alternatives(f[4]), "ar": alternatives(f[5])}}
		if offices[o.id] != nil {
			return fmt.Errorf("office %q stands twice", o.id)
		}
		offices[o.id] = o
		g.offices = append(g.offices, o)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readTable(fsys, "holders.tsv", 3, 4, func(f []string) error {
		o, p := offices[f[0]], g.people[f[1]]
		if o == nil || p == nil {
			return fmt.Errorf("no office %q or no person %q", f[0], f[1])
		}
		from, _, err := parseDay(f[2])
		if err != nil {
			return err
		}
		t := term{person: p, from: from}
		if f[3] != "" {
			if _, t.to, err = parseDay(f[3]); err != nil {
				return err
			}
		}
		o.terms = append(o.terms, t)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readTable(fsys, "organisations.tsv", 4, 5, func(f []string) error {
		o := &organisation{slug: f[0], wikidata: f[1], kind: SpeakerKind(f[2]),
			names: map[string][]string{"en": alternatives(f[3]), "ar": alternatives(f[4])}}
		switch o.kind {
		case Organisation, Medium, State:
		default:
			return fmt.Errorf("kind %q", f[2])
		}
		g.organisations = append(g.organisations, o)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readTable(fsys, "countries.tsv", 7, 9, func(f []string) error {
		ar := country{iso: f[0], names: alternatives(f[1]), adjs: append(alternatives(f[2]), alternatives(f[3])...),
			capitals: alternatives(f[4]), metonyms: alternatives(f[7])}
		en := country{iso: f[0], adjs: alternatives(f[5]), capitals: alternatives(f[6]), metonyms: alternatives(f[8])}
		g.countries["ar"] = append(g.countries["ar"], ar)
		g.countries["en"] = append(g.countries["en"], en)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, lang := range append(slices.Clone(continentals), "zh") {
		if err := g.readNames(fsys, lang, offices); err != nil {
			return nil, err
		}
	}
	for lang := range g.countries {
		addRegionNames(lang, g.countries[lang])
	}
	return g, nil
}

// parseDay reads 2006-01-02, 2006-01 or 2006 and returns the first day of
// that stretch and the day after it.
func parseDay(s string) (first, after time.Time, err error) {
	for _, f := range []struct {
		layout  string
		y, m, d int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if first, err = time.Parse(f.layout, s); err == nil {
			return first, first.AddDate(f.y, f.m, f.d), nil
		}
	}
	return first, after, fmt.Errorf("%q is no date", s)
}

func foldAll(cell string) []string {
	var out []string
	for _, s := range alternatives(cell) {
		out = append(out, strings.Join(foldedWords(s), " "))
	}
	return out
}

// gender is grammatical gender, as far as it is known.
type gender uint8

const (
	anyGender gender = iota
	masculine
	feminine
)

func genderOf(s string) gender {
	switch s {
	case "m":
		return masculine
	case "f":
		return feminine
	}
	return anyGender
}
