package main

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// question is what the forms and links of the corpus ask for. Empty fields ask for
// nothing.
type question struct {
	Words, Names            string // as typed
	Speaker                 string // key
	Country, Target, Source string
	Label                   string
	From, To                string // days; To is the last
	Period                  string // of a timeline
	Undated                 string // "1" for statements without a date only
	Page                    int    // from 0
	from, before            time.Time
	period                  tally.Period
	problems                problems
}

// longestTyped is the longest field that is looked at.
const longestTyped = 1000

func (s *server) questionOf(r *http.Request, l *locale) *question {
	v := r.URL.Query()
	get := func(key string) string {
		x := strings.ToValidUTF8(strings.TrimSpace(v.Get(key)), "\ufffd")
		if len(x) > longestTyped {
			x = strings.ToValidUTF8(x[:longestTyped], "")
		}
		return x
	}
	q := &question{Words: get("words"), Names: get("names"), Speaker: get("speaker"), Country: get("country"), Target: get("target"),
		Source: get("source"), Label: get("label"), From: get("from"), To: get("to"), Period: get("period"), Undated: get("undated")}
	switch stance.Label(q.Label) {
	case stance.Favor, stance.Against, stance.Neutral:
	default:
		q.Label = ""
	}
	day := func(field string, typed *string) time.Time {
		if *typed == "" {
			return time.Time{}
		}
		t, err := time.Parse("2006-01-02", *typed)
		if err != nil {
			q.problems = append(q.problems, problem{Field: field, Text: l.T("problem.date"), Detail: *typed})
			*typed = ""
		}
		return t
	}
	q.from, q.before = day("from", &q.From), day("to", &q.To)
	if !q.before.IsZero() {
		q.before = q.before.AddDate(0, 0, 1)
	}
	if n, err := strconv.Atoi(v.Get("page")); err == nil && n > 0 && n < 1e6 {
		q.Page = n
	}
	q.period = tally.Ever
	if p, err := tally.ParsePeriod(q.Period); err == nil {
		q.period = p
	} else {
		q.Period = ""
	}
	return q
}

// values are those of an address that asks this.
func (q question) values() url.Values {
	v := url.Values{}
	for _, x := range [...]struct{ key, value string }{
		{"words", q.Words}, {"names", q.Names}, {"speaker", q.Speaker}, {"country", q.Country}, {"target", q.Target},
		{"source", q.Source}, {"label", q.Label}, {"from", q.From}, {"to", q.To}, {"period", q.Period}, {"undated", q.Undated},
	} {
		if x.value != "" {
			v.Set(x.key, x.value)
		}
	}
	if q.Page > 0 {
		v.Set("page", strconv.Itoa(q.Page))
	}
	return v
}

// To is the address of a page of the corpus that answers the question with
// changes: pairs of a field and a value.
func (q question) to(path string, changes ...string) string {
	q.Page = 0
	v := q.values()
	for i := 0; i+1 < len(changes); i += 2 {
		v.Del(changes[i])
		if changes[i+1] != "" {
			v.Set(changes[i], changes[i+1])
		}
	}
	return address(path, v, "")
}

// search is the question in terms of the database.
func (q question) search(limit int) sqlite.Query {
	return sqlite.Query{Words: q.Words, Names: q.Names, Speaker: q.Speaker, Country: q.Country, Target: q.Target, Label: stance.Label(q.Label),
		Source: q.Source, From: q.from, To: q.before, Newest: q.Words == "" && q.Names == "", Limit: limit, Offset: q.Page * (limit - 1)}
}

// filter is the question in terms of the tally, but for words and names.
func (q question) filter() tally.Filter {
	f := tally.Filter{From: q.from, To: q.before, Undated: q.Undated != ""}
	if q.Speaker != "" {
		f.Speakers = []string{q.Speaker}
	}
	if q.Country != "" {
		f.Countries = []string{q.Country}
	}
	if q.Target != "" {
		f.Targets = []string{q.Target}
	}
	if q.Source != "" {
		f.Sources = []string{q.Source}
	}
	return f
}

// match is the words and names in terms of the search table; ok is false where
// something was typed that has no words in it.
func (q question) match() (match string, ok bool) {
	var parts []string
	for _, c := range [...]struct{ column, typed string }{{"words", q.Words}, {"names", q.Names}} {
		if c.typed == "" {
			continue
		}
		m := sqlite.Match(c.typed)
		if m == "" {
			return "", false
		}
		parts = append(parts, "{"+c.column+"} : ("+m+")")
	}
	return strings.Join(parts, " AND "), true
}

// tally is the tally that answers the question: the whole one, or one of the
// statements that have the words.
func (c *corpus) tally(ctx context.Context, s *snapshot, q *question) (*tally.Tally, error) {
	match, ok := q.match()
	switch {
	case !ok:
		return tally.New()
	case match == "":
		return s.tally, nil
	}
	return c.observe(ctx, match)
}
