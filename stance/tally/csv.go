package tally

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// Columns are the columns of the table that WriteCSV writes, in the terms of
// [Row]; start is a day.
var Columns = [...]string{
	"speaker", "name", "office", "country", "target", "source", "period", "start",
	"statements", "favor", "against", "neutral", "occurrences", "label",
	"score", "low", "high", "effective", "shrunk", "shrunk_low", "shrunk_high", "shrinkage",
}

// WriteCSV writes rows as a table with a header line, comma-separated, in
// UTF-8, by RFC 4180 but for line ends, which are LF. The same rows give the
// same bytes. A text that a spreadsheet might take for a formula has an
// apostrophe put before it, as OWASP recommends.
func WriteCSV(w io.Writer, rows []Row) error {
	c := csv.NewWriter(w)
	err := c.Write(Columns[:])
	for i := range rows {
		if err != nil {
			break
		}
		r := &rows[i]
		start := ""
		if !r.Start.IsZero() {
			start = r.Start.Format("2006-01-02")
		}
		err = c.Write([]string{
			safe(r.Speaker), safe(r.Name), safe(r.Office), safe(r.Country), safe(r.Target), safe(r.Source), r.Period, start,
			strconv.Itoa(r.Statements), strconv.Itoa(r.Favor), strconv.Itoa(r.Against), strconv.Itoa(r.Neutral),
			strconv.Itoa(r.Occurrences), string(r.Label),
			number(r.Score), number(r.Low), number(r.High), number(r.Effective),
			number(r.Shrunk), number(r.ShrunkLow), number(r.ShrunkHigh), number(r.Shrinkage),
		})
	}
	if err == nil {
		c.Flush()
		err = c.Error()
	}
	if err != nil {
		return fmt.Errorf("tally: %w", err)
	}
	return nil
}

// WriteCSV writes the rows of a query.
func (t *Tally) WriteCSV(w io.Writer, q Query) error {
	rows, err := t.Rows(q)
	if err != nil {
		return err
	}
	return WriteCSV(w, rows)
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// safe puts an apostrophe before what a spreadsheet might run.
func safe(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return "'" + s
	}
	return s
}
