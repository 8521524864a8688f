package main

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"github.com/bayan-nlp/bayan/stance/tally"
)

// timelineView is the page with the timelines of a question: one a target.
type timelineView struct {
	Form   *searchForm
	Series []seriesView
	Left   int // targets that are not shown
}

// seriesView is what was said on one target over time.
type seriesView struct {
	Anchor  string
	Target  string
	Href    string   // of the statements
	Whole   cellView // over all the time
	Chart   chart
	Points  []pointView
	Undated string // address of the statements without a date, "" without any
	Changes []changeView
}

// pointView is a period.
type pointView struct {
	cellView
	Period                  string
	Favor, Against, Neutral int
	Occurrences             int
}

// changeView is a change of a speaker's stance.
type changeView struct {
	Day, P        string
	Before, After cellView
}

// mostSeries is how many targets a page has timelines of.
const mostSeries = 12

// timeline answers with the course of stances in time.
func (s *server) timeline(w http.ResponseWriter, r *http.Request) {
	l := s.localeOf(r)
	q := s.questionOf(r, l)
	q.Label, q.Undated = "", "" // a mean over one label, or a course without dates, would say nothing
	snap, err := s.corpus.snapshot(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	v := &timelineView{}
	status := http.StatusOK
	if len(q.problems) > 0 {
		status = http.StatusUnprocessableEntity
	} else {
		t, err := s.corpus.tally(r.Context(), snap, q)
		if err == nil {
			err = s.series(l, q, t, v)
		}
		if err != nil {
			s.fail(w, r, err)
			return
		}
	}
	v.Form = s.form(l, q, snap, "/corpus/timeline")
	title := l.T("timeline.title")
	if v.Form.SpeakerName != "" {
		title = l.T("timeline.of", "who", v.Form.SpeakerName)
	}
	s.show(w, r, status, "timeline", &page{L: l, Title: title, Nav: "corpus", Body: v})
}

// series fills in the timelines.
func (s *server) series(l *locale, q *question, t *tally.Tally, v *timelineView) error {
	by := tally.ByTarget
	if q.Speaker != "" {
		by |= tally.BySpeaker
	}
	whole, err := t.Rows(tally.Query{By: by, Filter: q.filter(), Lang: l.Lang})
	if err != nil {
		return err
	}
	slices.SortStableFunc(whole, func(a, b tally.Row) int {
		return cmp.Or(s.compareTargets(a.Target, b.Target))
	})
	if len(whole) > mostSeries {
		v.Left = len(whole) - mostSeries
		whole = whole[:mostSeries]
	}
	period := q.period
	if period == tally.Ever {
		if period, err = autoPeriod(t, q.filter()); err != nil {
			return err
		}
	}
	points, err := t.Rows(tally.Query{By: by, Period: period, Filter: q.filter(), Lang: l.Lang})
	if err != nil {
		return err
	}
	changes, err := s.changes(l, q, t)
	if err != nil {
		return err
	}
	for i, x := range whole {
		y := seriesView{Anchor: "target-" + string(rune('a'+i)), Target: targetName(l, s.desk.base, x.Target),
			Href: q.to("/corpus/statements", "target", x.Target, "period", ""), Whole: rowCell(l, &x), Changes: changes[x.Target]}
		y.Whole.Href = y.Href
		var dated []tally.Row
		for _, p := range points {
			switch {
			case p.Target != x.Target:
			case p.Start.IsZero():
				y.Undated = q.to("/corpus/statements", "target", x.Target, "period", "", "undated", "1")
			default:
				dated = append(dated, p)
				z := pointView{cellView: rowCell(l, &p), Period: p.Period, Favor: p.Favor, Against: p.Against, Neutral: p.Neutral, Occurrences: p.Occurrences}
				z.Href = behindPeriod(q, x.Target, period, p.Start)
				y.Points = append(y.Points, z)
			}
		}
		y.Chart = drawChart(period, dated, y.Points)
		v.Series = append(v.Series, y)
	}
	return nil
}

func rowCell(l *locale, r *tally.Row) cellView {
	return cell(l, r.Label, r.Score, r.Low, r.High, r.Statements)
}

// behindPeriod is the address of the statements of a period, within the bounds
// of the question.
func behindPeriod(q *question, target string, p tally.Period, start time.Time) string {
	from, last := start, nextPeriod(p, start).AddDate(0, 0, -1)
	if q.from.After(from) {
		from = q.from
	}
	if end := q.before.AddDate(0, 0, -1); !q.before.IsZero() && end.Before(last) {
		last = end
	}
	return q.to("/corpus/statements", "target", target, "period", "", "from", from.Format("2006-01-02"), "to", last.Format("2006-01-02"))
}

// nextPeriod is the start of the period after the one that starts at t.
func nextPeriod(p tally.Period, t time.Time) time.Time {
	switch p {
	case tally.Day:
		return t.AddDate(0, 0, 1)
	case tally.Week:
		return t.AddDate(0, 0, 7)
	case tally.Month:
		return t.AddDate(0, 1, 0)
	case tally.Quarter:
		return t.AddDate(0, 3, 0)
	}
	return t.AddDate(1, 0, 0)
}

// autoPeriod gives a timeline some dozen points.
func autoPeriod(t *tally.Tally, f tally.Filter) (tally.Period, error) {
	rows, err := t.Rows(tally.Query{Period: tally.Day, Filter: f})
	if err != nil {
		return 0, err
	}
	var first, last time.Time
	for _, r := range rows {
		if r.Start.IsZero() {
			continue
		}
		if first.IsZero() {
			first = r.Start
		}
		last = r.Start
	}
	switch days := last.Sub(first).Hours() / 24; {
	case days <= 31:
		return tally.Day, nil
	case days <= 184:
		return tally.Week, nil
	case days <= 3*366:
		return tally.Month, nil
	case days <= 12*366:
		return tally.Quarter, nil
	}
	return tally.Year, nil
}

// changes looks for changes of a speaker's stances, by target. Without a
// speaker there are none.
func (s *server) changes(l *locale, q *question, t *tally.Tally) (map[string][]changeView, error) {
	if q.Speaker == "" {
		return nil, nil
	}
	list, err := t.Changes(tally.ChangeQuery{Filter: q.filter(), Lang: l.Lang})
	if err != nil {
		return nil, err
	}
	out := map[string][]changeView{}
	for _, c := range list {
		if !c.Found {
			continue
		}
		side := func(x tally.Side) cellView {
			y := cell(l, "", x.Score, x.Low, x.High, x.Statements)
			y.Href = q.to("/corpus/statements", "target", c.Target, "period", "", "from", x.From.Format("2006-01-02"), "to", x.To.Format("2006-01-02"))
			return y
		}
		out[c.Target] = append(out[c.Target], changeView{c.At.Format("2006-01-02"), formatP(c.P), side(c.Before), side(c.After)})
	}
	return out, nil
}
