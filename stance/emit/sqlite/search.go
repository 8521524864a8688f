package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/bayan-nlp/bayan/stance"
)

// Query asks for statements. Fields left empty ask for nothing.
type Query struct {
	Words   string // in the statement, in the form that [Match] reads
	Names   string // in any of the speaker's names, offices and labels, in the same form
	Speaker string // key of the speaker
	Country string
	Target  string
	Label   stance.Label // toward the target, or toward any
	Source  string
	Article string // id
	// From and To bound the time of publication: at or after From, before To.
	From, To time.Time
	// Newest orders by time, the newest first; otherwise the best match comes
	// first where there are words, and the oldest where there are none. Undated ones come last.
	Newest bool
	Limit  int // at most so many; 0 means 100
	Offset int
}

// Hit is a statement that was found, with a speaker and, where it has any, a
// stance: a statement of two speakers on two targets gives four.
type Hit struct {
	Article   string // id
	Title     string
	Published time.Time // UTC
	Source    string
	URL       string
	Lang      string
	Statement string // id in the article
	Text      string
	Speaker   string // key
	LabelEn   string // names to show
	LabelAr   string
	Country   string
	Office    string
	Target    string // "" where the statement has no stance
	Label     stance.Label
	Score     float64
	Evidence  string
}

// DefaultLimit is how many hits a query without a limit gives.
const DefaultLimit = 100

// Search finds statements. A query for words that has none in it, such as one of
// marks only, finds nothing.
func (s *Store) Search(ctx context.Context, q Query) ([]Hit, error) {
	where, args, ok := q.where()
	if !ok {
		return nil, nil
	}
	from, order := "statements t", "a.published IS NULL, a.published, a.number, t.number"
	if q.Words != "" || q.Names != "" {
		from = "statement_search f JOIN statements t ON t.number = f.rowid"
		order = "f.rank, a.number, t.number"
	}
	if q.Newest {
		order = "a.published IS NULL, a.published DESC, a.number DESC, t.number"
	}
	limit := q.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	query := `SELECT a.id, a.title, a.published, a.source, a.url, a.lang, t.id, t.text, s.key, s.label_en, s.label_ar, s.country, x.office,
		coalesce(o.target, ''), coalesce(o.label, ''), coalesce(o.score, 0), coalesce(o.evidence_text, '')
		FROM ` + from + `
		JOIN articles a ON a.number = t.article
		JOIN statement_speakers x ON x.statement = t.number
		JOIN speakers s ON s.number = x.speaker
		LEFT JOIN stances o ON o.statement = t.number
		WHERE ` + strings.Join(append(where, "true"), " AND ") + `
		ORDER BY ` + order + `, x.position, o.number LIMIT ? OFFSET ?`
	var out []Hit
	err := loader{ctx, s.db}.each(func(rows *sql.Rows) error {
		var h Hit
		var published sql.NullString
		err := rows.Scan(&h.Article, &h.Title, &published, &h.Source, &h.URL, &h.Lang, &h.Statement, &h.Text, &h.Speaker, &h.LabelEn, &h.LabelAr,
			&h.Country, &h.Office, &h.Target, &h.Label, &h.Score, &h.Evidence)
		if err == nil && published.Valid {
			h.Published, err = time.Parse(time.RFC3339, published.String)
		}
		out = append(out, h)
		return err
	}, query, append(args, limit, max(q.Offset, 0))...)
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	return out, nil
}

// where gives the conditions; ok is false where nothing can match.
func (q *Query) where() (where []string, args []any, ok bool) {
	add := func(condition string, arg any) {
		where, args = append(where, condition), append(args, arg)
	}
	var match []string
	for _, c := range [...]struct{ column, typed string }{{"words", q.Words}, {"names", q.Names}} {
		if c.typed == "" {
			continue
		}
		m := Match(c.typed)
		if m == "" {
			return nil, nil, false
		}
		match = append(match, "{"+c.column+"} : ("+m+")")
	}
	if len(match) > 0 {
		add("statement_search MATCH ?", strings.Join(match, " AND "))
	}
	for _, c := range [...]struct{ column, value string }{
		{"s.key", q.Speaker}, {"s.country", q.Country}, {"o.target", q.Target}, {"o.label", string(q.Label)},
		{"a.source", q.Source}, {"a.id", q.Article},
	} {
		if c.value != "" {
			add(c.column+" = ?", c.value)
		}
	}
	if !q.From.IsZero() {
		add("a.published >= ?", q.From.UTC().Format(time.RFC3339))
	}
	if !q.To.IsZero() {
		add("a.published < ?", q.To.UTC().Format(time.RFC3339))
	}
	return where, args, true
}
