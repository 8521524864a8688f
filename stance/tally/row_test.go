package tally

import (
	"bytes"
	"encoding/csv"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

// Two days of one speaker, weights ½ and 1: by hand, the mean is
// (½·−0.8 + 1·0.4)/1½ = 0, and Kish's n is 1.5²/1.25 = 1.8.
func TestRowByHand(t *testing.T) {
	x := newTally(t)
	a, b := say(person("x", "XX"), "nato", -0.8, 0, 1), say(person("x", "XX"), "nato", 0.4, 40, 2)
	a.Confidence = 0.5
	observe(t, x, a, b)
	got := rows(t, x, Query{By: BySpeaker | ByCountry | ByTarget})
	require.Len(t, got, 1)
	r := got[0]
	assert.Equal(t, "person:x", r.Speaker)
	assert.Equal(t, "x", r.Name)
	assert.Equal(t, "XX", r.Country)
	assert.Equal(t, "nato", r.Target)
	assert.Equal(t, [4]int{2, 0, 1, 1}, [4]int{r.Statements, r.Favor, r.Against, r.Neutral}, "0.4 leaves 0.6 for neutral")
	assert.Equal(t, 0.0, r.Score)
	assert.Equal(t, 1.8, r.Effective)
	assert.Equal(t, stance.Neutral, r.Label)
	assert.Zero(t, r.Shrinkage, "one row has nothing to learn from")
	assert.Equal(t, r.Score, r.Shrunk)

	months := rows(t, x, Query{By: BySpeaker, Period: Month})
	require.Len(t, months, 2)
	assert.Equal(t, []string{"2024-01", "2024-02"}, []string{months[0].Period, months[1].Period})
	assert.Equal(t, -0.8, months[0].Score)
	assert.Equal(t, stance.Against, months[0].Label)
	assert.Empty(t, months[0].Target)
}

// What is said on one day is one occasion.
func TestRowOccasion(t *testing.T) {
	x := newTally(t)
	for i := range 6 {
		observe(t, x, say(person("x", ""), "nato", -0.5, i/3, uint64(i)))
	}
	r := rows(t, x, Query{})[0]
	assert.Equal(t, 6, r.Statements)
	assert.Equal(t, 2.0, r.Effective)
	undated := newTally(t)
	for i := range 6 {
		o := say(person("x", ""), "nato", -0.5, 0, uint64(i))
		o.Published, o.Article = time.Time{}, strconv.Itoa(i/2)
		observe(t, undated, o)
	}
	r = rows(t, undated, Query{Period: Day})[0]
	assert.Equal(t, 3.0, r.Effective, "an article stands for the day")
	assert.Empty(t, r.Period)
	assert.True(t, r.Start.IsZero())
}

// A statement counts in the row of every source that carried it, and once in
// their total, in the month in which it was first published.
func TestRowSources(t *testing.T) {
	x := newTally(t)
	a := say(person("x", ""), "nato", -0.8, 30, 1)
	b := a
	b.Article, b.Source, b.Published = "b", "daily", date(31)
	observe(t, x, a, b, say(person("x", ""), "nato", 0.5, 2, 2))
	got := rows(t, x, Query{By: BySource, Period: Month})
	require.Len(t, got, 2)
	assert.Equal(t, []string{"daily", "wire"}, []string{got[0].Source, got[1].Source})
	assert.Equal(t, []int{1, 2}, []int{got[0].Statements, got[1].Statements})
	assert.Equal(t, "2024-01", got[0].Period)
	total := rows(t, x, Query{})
	assert.Equal(t, 2, total[0].Statements)
	assert.Equal(t, 3, total[0].Occurrences)
	only := rows(t, x, Query{Filter: Filter{Sources: []string{"daily"}}})
	assert.Equal(t, [2]int{1, 1}, [2]int{only[0].Statements, only[0].Occurrences})
}

// A filter on a dimension of the rows picks among them and changes none; rows
// lead to their statements.
func TestRowFilter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	x := newTally(t)
	observe(t, x, archive(r, 200)...)
	for by := Dimension(0); by <= allDimensions; by++ {
		for _, p := range []Period{Ever, Week, Quarter} {
			q := Query{By: by, Period: p}
			all := rows(t, x, q)
			statements := 0
			for _, row := range all {
				statements += row.Statements
				n := 0
				for s := range x.Statements(q.Of(row), "") {
					n++
					if by&BySpeaker != 0 {
						require.Equal(t, row.Speaker, s.Speaker)
					}
					require.Equal(t, row.Period, p.Name(s.Published))
				}
				require.Equal(t, row.Statements, n, "%+v", row)
			}
			if by&BySource == 0 {
				require.Equal(t, rows(t, x, Query{})[0].Statements, statements)
			}
		}
	}
	q := Query{By: allDimensions, Period: Month}
	all := rows(t, x, q)
	row := all[len(all)/2]
	one := q
	one.Filter = Filter{Speakers: []string{row.Speaker}, Offices: []string{strings.ToUpper(row.Office)}, Countries: []string{row.Country},
		Targets: []string{row.Target}, Sources: []string{row.Source}}
	got := rows(t, x, one)
	require.NotEmpty(t, got)
	assert.Contains(t, got, row)
	one.Filter.Targets = []string{"nothing"}
	assert.Empty(t, rows(t, x, one))

	dated := rows(t, x, Query{Filter: Filter{From: date(10), To: date(20)}})
	for s := range x.Statements(Filter{From: date(10), To: date(20)}, "") {
		assert.False(t, s.Published.Before(date(10)) || !s.Published.Before(date(20)))
	}
	assert.Less(t, dated[0].Statements, 200)
	undated := rows(t, x, Query{Filter: Filter{Undated: true}})
	assert.Positive(t, undated[0].Statements)
	assert.Empty(t, rows(t, x, Query{Filter: Filter{Undated: true, From: date(1)}}))
	for _, row := range rows(t, x, Query{By: BySpeaker, MinEffective: 10}) {
		assert.GreaterOrEqual(t, row.Effective, 10.0)
	}
}

// Titles that compare equal are one office, in the most frequent form.
func TestRowOffice(t *testing.T) {
	x := newTally(t)
	for i, office := range []string{"وزير الخارجية", "وزير الخارجيه", "وزير الخارجية"} {
		o := say(person("x", ""), "nato", 0, i*9, uint64(i))
		o.Speaker.Office = office
		observe(t, x, o)
	}
	got := rows(t, x, Query{By: ByOffice, Filter: Filter{Offices: []string{"وَزير الخارجيه"}}})
	require.Len(t, got, 1)
	assert.Equal(t, "وزير الخارجية", got[0].Office)
	assert.Equal(t, 3, got[0].Statements)
}

func TestQueryErrors(t *testing.T) {
	x := newTally(t)
	for _, q := range []Query{{By: 1 << 7}, {Period: periods}, {MinEffective: -1}, {Level: 1}, {Level: -0.1}} {
		_, err := x.Rows(q)
		require.ErrorIs(t, err, ErrOption)
		require.ErrorIs(t, x.WriteCSV(&bytes.Buffer{}, q), ErrOption)
	}
	assert.Empty(t, rows(t, x, Query{}), "no statements, no row")
}

func TestCSV(t *testing.T) {
	x := newTally(t)
	a := say(person("=cmd()", "XX"), "nato", -0.8, 0, 1)
	a.Source = "أخبار, \"اليوم\"\nسطر"
	observe(t, x, a, say(person("x", "XX"), "nato", 0.4, 40, 2))
	var b bytes.Buffer
	require.NoError(t, x.WriteCSV(&b, Query{By: allDimensions, Period: Month}))
	table, err := csv.NewReader(bytes.NewReader(b.Bytes())).ReadAll()
	require.NoError(t, err)
	require.Len(t, table, 3)
	assert.Equal(t, Columns[:], table[0])
	assert.Equal(t, []string{"person:=cmd()", "'=cmd()", "", "XX", "nato", a.Source, "2024-01", "2024-01-01", "1", "0", "1", "0", "1",
		"against", "-0.8", "-1", "0.5314"}, table[1][:17])
	assert.Equal(t, "x", table[2][1])
	require.Error(t, x.WriteCSV(broken{}, Query{}))
}

// broken is a writer that fails.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, assert.AnError }
