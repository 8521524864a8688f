package main

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/bayan-nlp/bayan/stance/tally"
)

// perCell is how many statements stand behind a cell of the report: the newest.
const perCell = 30

// mapped is how many speakers the alignment map has at most.
const mapped = 24

// findings are what report and figures show.
type findings struct {
	Lang                                                     string
	Articles, SpeakerCount, StatementCount, StanceCount, Bad int
	From, To                                                 string // days
	Targets                                                  []name
	Speakers, Countries                                      *grid
	Series                                                   []series
	Period                                                   tally.Period
	Alignment                                                *tally.Alignment
	Changes                                                  []change
	Lists                                                    []list            // statements, cell by cell
	english                                                  map[string]string // English names of speakers, by key
}

// name is what has an id and is called something.
type name struct{ ID, Name string }

// grid is a table of rows by targets; a cell is nil where nobody spoke.
type grid struct {
	Kind  string // begins the ids of its cells
	Rows  []name
	Cells [][]*tally.Row
}

// series is the way of a speaker on a target over time.
type series struct {
	Speaker, Target name
	Cell            string // id of the list of its statements
	Points          []tally.Row
}

type change struct {
	tally.Change
	Cell          string
	Target        name
	Before, After []*said // statements nearest to it
}

// findings asks the tally and the database.
func (c *config) findings(ctx context.Context, a *archive, t *tally.Tally, bad int) (*findings, error) {
	f := &findings{Lang: c.reportLang, Bad: bad, Period: tally.Ever, english: map[string]string{}}
	var err error
	if f.Articles, f.SpeakerCount, f.StatementCount, f.StanceCount, err = a.store.Count(ctx); err != nil {
		return nil, err
	}
	var from, to sql.NullString
	if err := a.store.DB().QueryRowContext(ctx, `SELECT min(day), max(day) FROM articles`).Scan(&from, &to); err != nil {
		return nil, err
	}
	f.From, f.To = from.String, to.String
	for _, id := range t.Targets() {
		f.Targets = append(f.Targets, name{id, c.targetName(id)})
	}
	keys := f.chief(t, c.rows)
	if len(keys) == 0 {
		f.Speakers, f.Countries, f.Alignment = &grid{Kind: "s"}, &grid{Kind: "c"}, &tally.Alignment{}
		return f, nil
	}
	order, err := t.Align(tally.AlignQuery{By: tally.BySpeaker, Filter: tally.Filter{Speakers: keys}, Max: c.rows, Lang: f.Lang})
	if err != nil {
		return nil, err
	}
	if f.Speakers, err = f.speakers(t, keys, order); err != nil {
		return nil, err
	}
	if f.Countries, err = f.countries(t, c.rows); err != nil {
		return nil, err
	}
	top := tally.AlignQuery{By: tally.BySpeaker, Filter: tally.Filter{Speakers: keys[:min(mapped, len(keys))]}, Max: mapped, Lang: f.Lang}
	if f.Alignment, err = t.Align(top); err != nil {
		return nil, err
	}
	if err := f.series(t, keys); err != nil {
		return nil, err
	}
	book := newBook(f)
	if err := f.changes(t, keys, book); err != nil {
		return nil, err
	}
	for s := range t.Statements(tally.Filter{}, f.Lang) {
		book.add(s)
	}
	f.Lists, err = book.lists(ctx, a)
	return f, err
}

func (c *config) targetName(id string) string {
	n, _, _ := strings.Cut(c.names[id][c.reportLang], ":") // what follows explains
	return cmp.Or(n, id)
}

// chief are the keys of the speakers with the most statements.
func (f *findings) chief(t *tally.Tally, n int) []string {
	all := t.Speakers()
	slices.SortStableFunc(all, func(a, b tally.Speaker) int { return cmp.Compare(b.Statements, a.Statements) })
	var out []string
	for _, s := range all[:min(n, len(all))] {
		out = append(out, s.Key)
		f.english[s.Key] = cmp.Or(s.Labels["en"], s.Name)
	}
	return out
}

// speakers makes the table of speakers; those who agree stand together.
func (f *findings) speakers(t *tally.Tally, keys []string, order *tally.Alignment) (*grid, error) {
	rows, err := t.Rows(tally.Query{By: tally.BySpeaker | tally.ByTarget, Filter: tally.Filter{Speakers: keys}, Lang: f.Lang})
	if err != nil {
		return nil, err
	}
	g := &grid{Kind: "s"}
	names := map[string]string{}
	for _, r := range rows {
		names[r.Speaker] = r.Name
	}
	for _, e := range order.Entities {
		g.Rows = append(g.Rows, name{e.Key, e.Name})
	}
	for _, k := range keys {
		if !slices.ContainsFunc(g.Rows, func(n name) bool { return n.ID == k }) && names[k] != "" {
			g.Rows = append(g.Rows, name{k, names[k]})
		}
	}
	g.fill(f.Targets, rows, func(r *tally.Row) string { return r.Speaker })
	return g, nil
}

// countries makes the table of countries, those with the most statements first.
func (f *findings) countries(t *tally.Tally, n int) (*grid, error) {
	rows, err := t.Rows(tally.Query{By: tally.ByCountry | tally.ByTarget, Lang: f.Lang})
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	for _, r := range rows {
		if r.Country != "" {
			count[r.Country] += r.Statements
		}
	}
	codes := sorted(count)
	slices.SortStableFunc(codes, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	g := &grid{Kind: "c"}
	for _, code := range codes[:min(n, len(codes))] {
		g.Rows = append(g.Rows, name{code, regionName(code, f.Lang)})
	}
	g.fill(f.Targets, rows, func(r *tally.Row) string { return r.Country })
	return g, nil
}

// regionName is the name of a country in a language, from CLDR.
func regionName(code, lang string) string {
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return cmp.Or(display.Regions(language.Make(lang)).Name(r), code)
}

func (g *grid) fill(targets []name, rows []tally.Row, of func(*tally.Row) string) {
	g.Cells = make([][]*tally.Row, len(g.Rows))
	for i := range g.Cells {
		g.Cells[i] = make([]*tally.Row, len(targets))
	}
	for k := range rows {
		r := &rows[k]
		i := slices.IndexFunc(g.Rows, func(n name) bool { return n.ID == of(r) })
		j := slices.IndexFunc(targets, func(n name) bool { return n.ID == r.Target })
		if i >= 0 && j >= 0 {
			g.Cells[i][j] = r
		}
	}
}

// cell is the id of a cell's list of statements, "" where there is none.
func (f *findings) cell(g *grid, row, target string) string {
	i := slices.IndexFunc(g.Rows, func(n name) bool { return n.ID == row })
	j := slices.IndexFunc(f.Targets, func(n name) bool { return n.ID == target })
	if i < 0 || j < 0 || g.Cells[i][j] == nil {
		return ""
	}
	return fmt.Sprintf("%s%d-%d", g.Kind, i+1, j+1)
}

func (f *findings) target(id string) name {
	for _, t := range f.Targets {
		if t.ID == id {
			return t
		}
	}
	return name{id, id}
}
