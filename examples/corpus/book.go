package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// said is a statement as the report shows it.
type said struct {
	N                        int // in the report, from 1
	Speaker, Target          name
	Label                    stance.Label
	Score                    float64
	Day                      string
	Copies                   int
	Article, Statement       string // of the first occurrence
	Title, URL, Source, Lang string
	Text, Evidence           string
}

// list is the statements behind a cell: those that it is the first to have, in full, and
// the others as links.
type list struct {
	ID          string
	Row, Target name
	Total       int // how many there are
	Statements  []*said
}

// book gathers the statements behind the cells.
type book struct {
	f     *findings
	known map[string]*said
	order []*said
	cells map[string][]tally.Statement
}

func newBook(f *findings) *book {
	return &book{f: f, known: map[string]*said{}, cells: map[string][]tally.Statement{}}
}

// add puts a statement behind the cells that it belongs to.
func (b *book) add(s tally.Statement) {
	for _, cell := range [...]string{b.f.cell(b.f.Speakers, s.Speaker, s.Target), b.f.cell(b.f.Countries, s.Country, s.Target)} {
		if cell == "" {
			continue
		}
		b.cells[cell] = append(b.cells[cell], s)
		if len(b.cells[cell]) >= 4*perCell { // so that memory has a bound
			b.cells[cell] = newest(b.cells[cell])
		}
	}
}

// newest are the newest statements, in order of time.
func newest(list []tally.Statement) []tally.Statement {
	slices.SortStableFunc(list, func(a, b tally.Statement) int {
		return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.Occurrences[0].Article, b.Occurrences[0].Article))
	})
	return slices.Clone(list[max(0, len(list)-perCell):])
}

// said is the statement's place in the report, given when it is first asked for.
func (b *book) said(s tally.Statement) *said {
	first := s.Occurrences[0]
	key := fmt.Sprintf("%q %q %q %q", first.Article, first.Statement, s.Speaker, s.Target)
	if x := b.known[key]; x != nil {
		return x
	}
	x := &said{N: len(b.order) + 1, Speaker: name{s.Speaker, s.Name}, Target: b.f.target(s.Target), Label: s.Label, Score: s.Score,
		Copies: len(s.Occurrences), Article: first.Article, Statement: first.Statement, Source: first.Source}
	if !s.Published.IsZero() {
		x.Day = s.Published.Format("2006-01-02")
	}
	b.known[key] = x
	b.order = append(b.order, x)
	return x
}

// lists are the lists of statements, in the order of the tables.
func (b *book) lists(ctx context.Context, a *archive) ([]list, error) {
	var out []list
	for _, g := range [...]*grid{b.f.Speakers, b.f.Countries} {
		for i, row := range g.Rows {
			for j, target := range b.f.Targets {
				if g.Cells[i][j] == nil {
					continue
				}
				l := list{ID: fmt.Sprintf("%s%d-%d", g.Kind, i+1, j+1), Row: row, Target: target, Total: g.Cells[i][j].Statements}
				for _, s := range newest(b.cells[l.ID]) {
					l.Statements = append(l.Statements, b.said(s))
				}
				out = append(out, l)
			}
		}
	}
	rest := list{ID: "others"} // what only changes lead to
	listed := map[*said]bool{}
	for _, l := range out {
		for _, s := range l.Statements {
			listed[s] = true
		}
	}
	for _, s := range b.order {
		if !listed[s] {
			rest.Statements = append(rest.Statements, s)
		}
	}
	if rest.Total = len(rest.Statements); rest.Total > 0 {
		out = append(out, rest)
	}
	return out, b.read(ctx, a)
}

// read gets the words of the statements from the database.
func (b *book) read(ctx context.Context, a *archive) error {
	q, err := a.store.DB().PrepareContext(ctx, `SELECT a.title, a.url, a.lang, t.text, coalesce(o.evidence_text, '')
		FROM articles a JOIN statements t ON t.article = a.number LEFT JOIN stances o ON o.statement = t.number AND o.target = ?
		WHERE a.id = ? AND t.id = ?`)
	if err != nil {
		return err
	}
	defer q.Close()
	for _, s := range b.order {
		if err := q.QueryRowContext(ctx, s.Target.ID, s.Article, s.Statement).Scan(&s.Title, &s.URL, &s.Lang, &s.Text, &s.Evidence); err != nil {
			return fmt.Errorf("article %.80q, statement %q: %w", s.Article, s.Statement, err)
		}
	}
	return nil
}
