// Package emit writes reports: as JSON, as JSON lines, as a table (CSV), and as
// a page for people (HTML).
//
// Each format is an [Encoder], which takes reports one by one, in constant
// memory:
//
//	e := emit.NewJSONL(w)
//	for r, err := range analyzer.AnalyzeAll(ctx, articles) {
//		…
//		err = e.Encode(r)
//	}
//	err = e.Close()
//
// The same reports give the same bytes.
//
// # JSON
//
// The shape is that of [stance.Schema]. Letters stand as they are, neither
// Arabic nor < and & are escaped; a program that puts a report into a page
// has to escape it for that place. NewJSONL writes one report a line; NewJSON
// writes them indented, one after another, as jq does: with a single report
// that is a JSON document.
//
// # CSV
//
// One row a statement and target, one row for a statement without a target,
// with the columns of [Columns]. Numbers have a point and lie where the schema says.
// A text that a spreadsheet might take for a formula (that begins with =, +, -, @, or
// their full-width forms, a tab or a carriage return) has an apostrophe put
// before it, as OWASP recommends; offsets do not count it.
//
// # HTML
//
// One page without script, links to elsewhere or anything to load: its own
// Content-Security-Policy forbids them. It shows the article with the statements
// in place, a table of speakers and targets, and the list of statements. What
// colour says is said by a number, a word or a line as well; colours are
// told apart by colour-blind readers, and there are sets for light and dark
// screens and for paper. Every block of text finds its own direction, and the
// page has that of its first article.
package emit

import "github.com/bayan-nlp/bayan/stance"

// Encoder writes reports in one format. It is for one goroutine.
type Encoder interface {
	// Encode writes one report, which is not changed and not kept. After an
	// error the output is of no use.
	Encode(*stance.Analysis) error
	// Close writes what the format ends with. It does not close the writer.
	// Without a report before it, the output is still valid in its format.
	Close() error
}
