package emit

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/stance"
)

// Columns are the columns of the table:
//
//   - article, title, published, lang, source, url: of the article
//   - statement: its id
//   - speakers, names, offices, countries, wikidata: of its speakers, several
//     separated by " | "
//   - reference, kind, rule, negated, confidence: of the statement
//   - cue, cue_lemma, cue_class
//   - content: the text, pieces separated by " … "
//   - start, end: bytes from the first of the content to the last
//   - target, label, score, favor, against, neutral, unrelated: of the stance;
//     empty for a statement without
//   - evidence: the words, separated by " | "
var Columns = [...]string{
	"article", "title", "published", "lang", "source", "url",
	"statement", "speakers", "names", "offices", "countries", "wikidata",
	"reference", "kind", "rule", "negated", "confidence", "cue", "cue_lemma", "cue_class",
	"content", "start", "end",
	"target", "label", "score", "favor", "against", "neutral", "unrelated", "evidence",
}

// csvEncoder writes rows; the header comes with the first or at the end.
type csvEncoder struct {
	w      io.Writer
	c      *csv.Writer
	mark   bool
	headed bool
}

// NewCSV writes a table with a header line, comma-separated, in UTF-8, by RFC
// 4180 but for line ends, which are LF.
func NewCSV(w io.Writer) Encoder { return &csvEncoder{w: w, c: csv.NewWriter(w)} }

// NewExcelCSV is NewCSV with a byte order mark in front, without which
// spreadsheet programs garble Arabic, and with CRLF.
func NewExcelCSV(w io.Writer) Encoder {
	e := &csvEncoder{w: w, c: csv.NewWriter(w), mark: true}
	e.c.UseCRLF = true
	return e
}

func (e *csvEncoder) head() error {
	if e.headed {
		return nil
	}
	e.headed = true
	if e.mark {
		if _, err := io.WriteString(e.w, "\ufeff"); err != nil {
			return err
		}
	}
	return e.c.Write(Columns[:])
}

// Encode implements Encoder.
func (e *csvEncoder) Encode(r *stance.Analysis) error {
	if err := e.head(); err != nil {
		return err
	}
	for i := range r.Statements {
		row := statementCells(r, &r.Statements[i])
		if len(r.Statements[i].Stances) == 0 {
			if err := e.c.Write(append(row, "", "", "", "", "", "", "", "")); err != nil {
				return err
			}
		}
		for _, s := range r.Statements[i].Stances {
			var words []string
			for _, x := range s.Evidence {
				words = append(words, r.Slice(x))
			}
			p := s.Probabilities
			cells := append(row[:len(row):len(row)], safe(s.Target), string(s.Label), number(s.Score),
				number(p.Favor), number(p.Against), number(p.Neutral), number(p.Unrelated), safe(strings.Join(words, " | ")))
			if err := e.c.Write(cells); err != nil {
				return err
			}
		}
	}
	e.c.Flush()
	return e.c.Error()
}

// statementCells are the columns before target.
func statementCells(r *stance.Analysis, s *stance.Statement) []string {
	var names, offices, countries, wikidata, content []string
	for _, id := range s.Speakers {
		if x := r.Speaker(id); x != nil {
			names, offices = append(names, x.Name), append(offices, x.Office)
			countries, wikidata = append(countries, x.Country), append(wikidata, x.Wikidata)
		}
	}
	start, end := 0, 0
	for i, c := range s.Content {
		if i == 0 {
			start = c.Start
		}
		end = c.End
		content = append(content, r.Slice(c.Span))
	}
	published := ""
	if !r.Article.Published.IsZero() {
		published = r.Article.Published.Format("2006-01-02T15:04:05Z07:00")
	}
	a := &r.Article
	return []string{
		safe(a.ID), safe(a.Title), published, safe(a.Lang), safe(a.Source), safe(a.URL),
		s.ID, strings.Join(s.Speakers, " | "), list(names), list(offices), list(countries), list(wikidata),
		string(s.Reference), string(s.Kind), string(s.Rule), strconv.FormatBool(s.Negated), number(s.Confidence),
		safe(r.Slice(s.Cue.Span)), safe(s.Cue.Lemma), safe(s.Cue.Class),
		safe(strings.Join(content, " … ")), strconv.Itoa(start), strconv.Itoa(end),
	}
}

// list joins values, or is empty where all are.
func list(values []string) string {
	if strings.Join(values, "") == "" {
		return ""
	}
	return safe(strings.Join(values, " | "))
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

// Close implements Encoder.
func (e *csvEncoder) Close() error {
	if err := e.head(); err != nil {
		return err
	}
	e.c.Flush()
	return e.c.Error()
}
