package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/bayan-nlp/bayan/stance"
)

// Analysis gives back the report of an article as it was put, with its text.
// The error wraps ErrNotFound where there is none.
func (s *Store) Analysis(ctx context.Context, id string) (*stance.Analysis, error) {
	var number int64
	err := s.db.QueryRowContext(ctx, `SELECT number FROM articles WHERE id = ?`, id).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("sqlite: article %.80q: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	r, _, err := loader{ctx, s.db}.load(number)
	if err != nil {
		return nil, fmt.Errorf("sqlite: article %.80q: %w", id, err)
	}
	return r, nil
}

// All gives back the reports in the order in which their articles came first. It ends with
// the first error. One report is in memory at a time.
func (s *Store) All(ctx context.Context) iter.Seq2[*stance.Analysis, error] {
	return func(yield func(*stance.Analysis, error) bool) {
		last := int64(0)
		for {
			numbers, err := s.numbers(ctx, last)
			if err != nil {
				yield(nil, fmt.Errorf("sqlite: %w", err))
				return
			}
			if len(numbers) == 0 {
				return
			}
			for _, last = range numbers {
				r, _, err := loader{ctx, s.db}.load(last)
				if err != nil {
					yield(nil, fmt.Errorf("sqlite: article number %d: %w", last, err))
					return
				}
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// numbers are those of the next articles after one.
func (s *Store) numbers(ctx context.Context, after int64) (out []int64, err error) {
	err = loader{ctx, s.db}.each(func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		out = append(out, n)
		return err
	}, `SELECT number FROM articles WHERE number > ? ORDER BY number LIMIT 256`, after)
	return out, err
}

// loader reads reports, inside a transaction or outside.
type loader struct {
	ctx context.Context
	db  interface {
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
		QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	}
}

// each calls f for every row of a query.
func (s loader) each(f func(*sql.Rows) error, query string, args ...any) (err error) {
	rows, err := s.db.QueryContext(s.ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// load reads a report, and gives the numbers of its statements.
func (s loader) load(number int64) (*stance.Analysis, []int64, error) {
	r := &stance.Analysis{Schema: stance.Schema, Speakers: []stance.Speaker{}, Statements: []stance.Statement{},
		Stances: []stance.SpeakerStance{}, Notes: []stance.Note{}}
	a := &r.Article
	var published sql.NullString
	var zone int
	var notes string
	err := s.db.QueryRowContext(s.ctx, `SELECT id, title, lang, published, zone, source, url, bytes, text, notes FROM articles WHERE number = ?`,
		number).Scan(&a.ID, &a.Title, &a.Lang, &published, &zone, &a.Source, &a.URL, &a.Bytes, &r.Text, &notes)
	if err != nil {
		return nil, nil, err
	}
	if err := list(notes, &r.Notes); err != nil {
		return nil, nil, err
	}
	if published.Valid {
		if a.Published, err = time.Parse(time.RFC3339, published.String); err != nil {
			return nil, nil, err
		}
		if zone != 0 {
			a.Published = a.Published.In(time.FixedZone("", zone))
		}
	}
	if err := s.speakers(number, r); err != nil {
		return nil, nil, err
	}
	numbers, err := s.statements(number, r)
	if err != nil {
		return nil, nil, err
	}
	err = s.each(func(rows *sql.Rows) error {
		var x stance.SpeakerStance
		err := rows.Scan(&x.Speaker, &x.Target, &x.Label, &x.Score, &x.Low, &x.High, &x.Statements)
		r.Stances = append(r.Stances, x)
		return err
	}, `SELECT id, target, label, score, low, high, statements FROM article_stances WHERE article = ? ORDER BY number`, number)
	return r, numbers, err
}

func (s loader) speakers(article int64, r *stance.Analysis) error {
	return s.each(func(rows *sql.Rows) error {
		x := stance.Speaker{Labels: map[string]string{}, Aliases: []string{}}
		var labels, aliases string
		if err := rows.Scan(&x.ID, &x.Name, &x.Kind, &x.Office, &x.Country, &x.Wikidata, &labels, &aliases); err != nil {
			return err
		}
		err := errors.Join(list(labels, &x.Labels), list(aliases, &x.Aliases))
		r.Speakers = append(r.Speakers, x)
		return err
	}, `SELECT id, name, kind, office, country, wikidata, labels, aliases FROM article_speakers WHERE article = ? ORDER BY number`, article)
}

func (s loader) statements(article int64, r *stance.Analysis) ([]int64, error) {
	var numbers []int64
	at := map[int64]int{}
	err := s.each(func(rows *sql.Rows) error {
		x := stance.Statement{Stances: []stance.Stance{}}
		var number int64
		var content string
		if err := rows.Scan(&number, &x.ID, &content, &x.Cue.Start, &x.Cue.End, &x.Cue.Lemma, &x.Cue.Class, &x.Mention.Start, &x.Mention.End,
			&x.Reference, &x.Kind, &x.Negated, &x.Parent, &x.Confidence, &x.Rule); err != nil {
			return err
		}
		at[number] = len(r.Statements)
		numbers = append(numbers, number)
		err := list(content, &x.Content)
		r.Statements = append(r.Statements, x)
		return err
	}, `SELECT number, id, content, cue_start, cue_end, cue_lemma, cue_class, mention_start, mention_end, reference, kind, negated, parent, confidence, rule
		FROM statements WHERE article = ? ORDER BY number`, article)
	if err != nil {
		return nil, err
	}
	err = s.each(func(rows *sql.Rows) error {
		var number int64
		var id string
		if err := rows.Scan(&number, &id); err != nil {
			return err
		}
		t := &r.Statements[at[number]]
		t.Speakers = append(t.Speakers, id)
		return nil
	}, `SELECT x.statement, x.id FROM statement_speakers x JOIN statements t ON t.number = x.statement WHERE t.article = ? ORDER BY x.statement, x.position`, article)
	if err != nil {
		return nil, err
	}
	return numbers, s.each(func(rows *sql.Rows) error {
		var x stance.Stance
		var number int64
		var evidence string
		p := &x.Probabilities
		if err := rows.Scan(&number, &x.Target, &x.Label, &x.Score, &p.Favor, &p.Against, &p.Neutral, &p.Unrelated, &evidence); err != nil {
			return err
		}
		err := list(evidence, &x.Evidence)
		t := &r.Statements[at[number]]
		t.Stances = append(t.Stances, x)
		return err
	}, `SELECT o.statement, o.target, o.label, o.score, o.favor, o.against, o.neutral, o.unrelated, o.evidence
		FROM stances o JOIN statements t ON t.number = o.statement WHERE t.article = ? ORDER BY o.number`, article)
}

// list reads JSON; null leaves what is there.
func list(s string, to any) error {
	if strings.TrimSpace(s) == "null" {
		return nil
	}
	return json.Unmarshal([]byte(s), to)
}
