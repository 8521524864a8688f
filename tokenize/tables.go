package tokenize

import (
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// What the package knows about languages is in tables: one folder a language,
// one tab-separated file a kind. Lines that start with # are comments.
//
//go:embed tables
var embedded embed.FS

// abbrevKind tells what a full stop after an abbreviation can be.
type abbrevKind uint8

const (
	abbrevNone   abbrevKind = iota
	abbrevNever             // never the end of a sentence: Mr.
	abbrevMaybe             // it may be one: U.S., Inc.
	abbrevNumber            // an abbreviation only before a number: No.
)

// tables is the knowledge about one language. Keys are in the Match form.
type tables struct {
	abbreviations map[string]abbrevKind
	function      map[string]bool // the commonest words
	introducers   map[string]bool // complementizers that a quotation may follow
	continuers    map[string]bool // words that go on with a sentence after a quotation's full stop
	speech        map[string]bool // verbs of saying that follow a quotation
	clipped       map[string]bool // words that an apostrophe begins, as written after it
	months        map[string]int
	boilerplate   map[string][]pattern // exact and prefix patterns by their first word
	endings       map[string][]pattern // suffix patterns by their last word
	tags          map[string]bool      // words before a list of tags
	agencies      map[string]bool
	places        map[string]bool
}

// Languages with a folder of tables, in the order of the documentation.
var languages = []string{"ar", "en", "ru", "zh", "fr", "es"}

// Languages are the tags of the languages that the package has tables for.
func Languages() []string { return slices.Clone(languages) }

// allTables reads every language once.
var allTables = sync.OnceValue(func() map[string]*tables {
	m := make(map[string]*tables, len(languages))
	for _, lang := range languages {
		m[lang] = readTables(embedded, lang)
	}
	m[""] = &tables{}
	return m
})

// tablesOf is the knowledge about a language; empty where there is none.
func tablesOf(lang string) *tables {
	all := allTables()
	if t, ok := all[lang]; ok {
		return t
	}
	return all[""]
}

// readTables reads the folder of one language. A missing file is an empty
// table; a test checks that the embedded ones are well formed.
func readTables(fsys fs.FS, lang string) *tables {
	t := &tables{
		abbreviations: map[string]abbrevKind{},
		function:      map[string]bool{},
		introducers:   map[string]bool{},
		continuers:    map[string]bool{},
		speech:        map[string]bool{},
		clipped:       map[string]bool{},
		months:        map[string]int{},
		boilerplate:   map[string][]pattern{},
		endings:       map[string][]pattern{},
		tags:          map[string]bool{},
		agencies:      map[string]bool{},
		places:        map[string]bool{},
	}
	dir := "tables/" + lang + "/"
	eachRow(fsys, dir+"abbreviations.tsv", func(col []string) {
		t.abbreviations[Fold(col[0])] = abbrevKinds[col[1]]
	})
	eachRow(fsys, dir+"words.tsv", func(col []string) {
		set := map[string]map[string]bool{
			"function": t.function, "introducer": t.introducers, "continuer": t.continuers, "speech": t.speech,
		}[col[1]]
		if col[1] == "clipped" { // 'Cause and effect' begins no such word
			t.clipped[col[0]] = true
		}
		if set != nil {
			set[Fold(col[0])] = true
		}
	})
	eachRow(fsys, dir+"months.tsv", func(col []string) {
		if n, err := strconv.Atoi(col[1]); err == nil {
			t.months[Fold(col[0])] = n
		}
	})
	eachRow(fsys, dir+"leads.tsv", func(col []string) {
		switch col[1] {
		case "agency":
			t.agencies[Fold(col[0])] = true
		case "place":
			t.places[Fold(col[0])] = true
		}
	})
	eachRow(fsys, dir+"boilerplate.tsv", func(col []string) {
		if col[1] == "tags" {
			t.tags[Fold(col[0])] = true
			return
		}
		t.addPattern(col[0], patternKinds[col[1]])
	})
	for a := range t.agencies {
		t.addPattern(a, matchExact)
	}
	return t
}

// addPattern puts a pattern under the word that it is found by.
func (t *tables) addPattern(text string, how patternKind) {
	text, then, _ := strings.Cut(Fold(text), " * ")
	first, last := edges(text)
	if how == matchSuffix {
		t.endings[last] = append(t.endings[last], pattern{text, then, how})
		return
	}
	t.boilerplate[first] = append(t.boilerplate[first], pattern{text, then, how})
}

var abbrevKinds = map[string]abbrevKind{"never": abbrevNever, "maybe": abbrevMaybe, "number": abbrevNumber}

// eachRow calls f with the columns of every row of a table, two at least.
func eachRow(fsys fs.FS, name string, f func(col []string)) {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if col := strings.Split(line, "\t"); len(col) >= 2 {
			f(col)
		}
	}
}
