package main

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"github.com/bayan-nlp/bayan/stance/tally"
)

// overviewView is the first page of the corpus.
type overviewView struct {
	Form     *searchForm
	Counting bool // the figures are not there yet
	Counts   counts
	Matrix   matrixView
	More     string // address of a longer matrix
	Speakers int    // with stances, under the filter
}

// How many speakers the matrix has at first, and at most.
const (
	fewRows  = 20
	mostRows = 500
)

// overview shows the form and the matrix of the speakers with most statements.
func (s *server) overview(w http.ResponseWriter, r *http.Request) {
	l := s.localeOf(r)
	q := s.questionOf(r, l)
	v := &overviewView{}
	snap, err := s.corpus.soon(r.Context())
	switch {
	case err != nil:
		s.fail(w, r, err)
		return
	case snap == nil:
		v.Counting = true
	default:
		v.Counts = snap.counts
		if err := s.corpusMatrix(l, q, snap, r.URL.Query().Get("rows"), v); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	v.Form = s.form(l, q, snap, "/corpus/search")
	s.show(w, r, http.StatusOK, "overview", &page{L: l, Title: l.T("corpus.title"), Nav: "corpus", Body: v})
}

// corpusMatrix fills in the matrix.
func (s *server) corpusMatrix(l *locale, q *question, snap *snapshot, rows string, v *overviewView) error {
	list, err := snap.tally.Rows(tally.Query{By: tally.BySpeaker | tally.ByTarget, Filter: q.filter(), Lang: l.Lang})
	if err != nil {
		return err
	}
	n := map[string]int{}
	for _, x := range list {
		n[x.Speaker] += x.Statements
	}
	keys := make([]string, 0, len(n))
	for k := range n {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	v.Speakers = len(keys)
	most, err := strconv.Atoi(rows)
	if err != nil || most < 1 {
		most = fewRows
	}
	most = min(most, mostRows)
	if len(keys) > most {
		keys = keys[:most]
		if most < mostRows {
			v.More = q.to("/corpus", "rows", strconv.Itoa(5*most))
		}
	}
	var targets []string
	for _, x := range list {
		if !slices.Contains(targets, x.Target) {
			targets = append(targets, x.Target)
		}
	}
	slices.SortFunc(targets, func(a, b string) int { return s.compareTargets(a, b) })
	at := map[string]int{}
	for i, k := range keys {
		at[k] = i
		row := matrixRow{matrixHead: matrixHead{snap.name(l, k), q.to("/corpus/timeline", "speaker", k), k == q.Speaker}, Style: -1,
			Cells: make([]cellView, len(targets))}
		if c := snap.names[k].Countries; len(c) > 0 && c[0] != "" {
			row.Note = l.Country(c[0])
		}
		v.Matrix.Rows = append(v.Matrix.Rows, row)
	}
	for _, id := range targets {
		v.Matrix.Targets = append(v.Matrix.Targets, matrixHead{targetName(l, s.desk.base, id), q.to("/corpus/timeline", "target", id), id == q.Target})
	}
	for _, x := range list {
		if i, ok := at[x.Speaker]; ok {
			c := cell(l, x.Label, x.Score, x.Low, x.High, x.Statements)
			c.Href = q.to("/corpus/timeline", "speaker", x.Speaker, "target", x.Target)
			v.Matrix.Rows[i].Cells[slices.Index(targets, x.Target)] = c
		}
	}
	return nil
}

// compareTargets puts the targets that the program knows first, in their order.
func (s *server) compareTargets(a, b string) int {
	place := func(id string) int {
		for i, t := range s.desk.base {
			if t.ID == id {
				return i
			}
		}
		return len(s.desk.base)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
}
