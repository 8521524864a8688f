package main

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/bayan-nlp/bayan/stance/tally"
)

// behindView is the page with the statements that a figure rests on.
type behindView struct {
	Form       *searchForm
	Target     string
	Hits       []hitView
	Total      int // distinct statements
	From       int // number of the first that is shown, from 1
	Prev, Next string
}

// mostCopies is how many places of one statement are shown.
const mostCopies = 10

// behind answers with the distinct statements of a question, the earliest
// first, each with its copies.
func (s *server) behind(w http.ResponseWriter, r *http.Request) {
	l := s.localeOf(r)
	q := s.questionOf(r, l)
	snap, err := s.corpus.snapshot(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v := &behindView{}
	if q.Target != "" {
		v.Target = targetName(l, s.desk.base, q.Target)
	}
	status := http.StatusOK
	if len(q.problems) > 0 {
		status = http.StatusUnprocessableEntity
	} else {
		t, err := s.corpus.tally(r.Context(), snap, q)
		if err == nil {
			err = s.behindHits(r.Context(), l, q, snap, t, v)
		}
		if err != nil {
			s.fail(w, r, err)
			return
		}
	}
	v.Form = s.form(l, q, snap, "/corpus/statements")
	s.show(w, r, status, "behind", &page{L: l, Title: l.T("behind.title"), Nav: "corpus", Body: v})
}

func (s *server) behindHits(ctx context.Context, l *locale, q *question, snap *snapshot, t *tally.Tally, v *behindView) error {
	var list []tally.Statement
	for x := range t.Statements(q.filter(), l.Lang) {
		if q.Label == "" || string(x.Label) == q.Label {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b tally.Statement) int { return a.Published.Compare(b.Published) })
	skip := q.Page * pageOfHits
	v.Total, v.From = len(list), skip+1
	for i := skip; i < min(len(list), skip+pageOfHits); i++ {
		h, err := s.behindHit(ctx, l, q, snap, &list[i])
		if err != nil {
			return err
		}
		v.Hits = append(v.Hits, h)
	}
	if v.Total > skip+pageOfHits {
		v.Next = q.to("/corpus/statements", "page", strconv.Itoa(q.Page+1))
	}
	if q.Page > 0 {
		v.Prev = q.to("/corpus/statements", "page", pageName(q.Page-1))
	}
	return nil
}

// behindHit gets the words of a statement from the database.
func (s *server) behindHit(ctx context.Context, l *locale, q *question, snap *snapshot, x *tally.Statement) (hitView, error) {
	first := x.Occurrences[0]
	h, evidence, err := s.corpus.words(ctx, first.Article, first.Statement, x.Target)
	if err != nil {
		return h, err
	}
	h.Speakers = []hitSpeaker{s.hitSpeaker(l, q, snap, x.Speaker, x.Office, x.Country, x.Name)}
	h.Stances = []hitStance{s.hitStance(l, x.Target, x.Label, x.Score, evidence)}
	for i, o := range x.Occurrences[1:] {
		if i == mostCopies {
			h.More = len(x.Occurrences) - 1 - mostCopies
			break
		}
		c, _, err := s.corpus.words(ctx, o.Article, o.Statement, x.Target)
		if err != nil {
			return h, err
		}
		h.Copies = append(h.Copies, c)
	}
	return h, nil
}

// words reads a statement.
func (c *corpus) words(ctx context.Context, article, statement, target string) (h hitView, evidence string, err error) {
	var published, title string
	err = c.store.DB().QueryRowContext(ctx, `SELECT a.title, a.lang, coalesce(a.day, ''), a.source, t.text, coalesce(o.evidence_text, '')
		FROM articles a JOIN statements t ON t.article = a.number LEFT JOIN stances o ON o.statement = t.number AND o.target = ?
		WHERE a.id = ? AND t.id = ?`, target, article, statement).Scan(&title, &h.Lang, &published, &h.Source, &h.Text, &evidence)
	if errors.Is(err, sql.ErrNoRows) { // replaced since the tally was made
		err = nil
	}
	h.Article, h.Title, h.Date, h.Text = corpusAddress(article, statement), cmp.Or(oneLine(title), article), published, oneLine(h.Text)
	return h, oneLine(evidence), err
}
