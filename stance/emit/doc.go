// Package emit writes reports: as JSON, as JSON lines, as a table (CSV), as a
// page for people (HTML), and in the formats that annotation tools read: brat
// standoff, W3C Web Annotation and CoNLL-U Plus. Packages below it, in modules
// of their own, write Parquet files and SQLite databases.
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
// writes one indented document: an object for a single report, an array for
// several or none; NewJSONArray always writes an array.
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
// screens and for paper. A headline in the text is the article's heading there,
// with its marks. Every block of text finds its own direction, and the
// page has that of its first article. For programs with pages of their own,
// [Highlight] cuts a text where its marks begin and end, and [Style] is how they look.
//
// # brat
//
// Two files an article, by the standoff format of brat 1.3: the text, and
// annotations. A Statement covers its content, in pieces where it has several; a
// Cue and a Speaker cover the words that the article attributes it with, and the
// relations CuedBy and SaidBy lead there; Within leads to the statement around
// it. A stance is an entity Favor, Against or Neutral over its evidence (over
// the statement, where there is none) with the attribute Target and the relation
// StanceOf. What brat has no place for stands in notes. Offsets count code points, as brat does. brat
// reads by lines: a span that runs over a line end is written in pieces, and a
// carriage return in the text is written as a space, which moves nothing.
//
// # Web Annotation
//
// One AnnotationCollection (W3C Recommendation of 23 February 2017) with an
// annotation for each statement, which identifies the speaker, and one for each stance, which
// classifies its evidence. Every target has a TextQuoteSelector with 32
// characters of context on each side and a TextPositionSelector; the latter counts
// code points, as the Recommendation asks (§4.2.5), not the UTF-16 units that JavaScript
// counts. The source is the article's URL where it has one, else a URN. Where that URL is
// a web page, positions are those in the article's text; the quotation finds
// its place in the page. Properties with the prefix bayan are in [Vocabulary].
//
// # CoNLL
//
// CoNLL-U Plus: tokens as package tokenize cuts them, cut further where a span
// begins or ends inside a word, with the columns ID, FORM, BAYAN:CUE,
// BAYAN:CONTENT, BAYAN:SPEAKER, BAYAN:STANCE and MISC. Tags are IOB2 with the id of the
// statement (B-t1, I-t1), several joined by "|" where spans overlap; every stretch of a
// content begins with B. A stance's tag stands on its evidence:
// B-t1:sanctions:against. MISC gives offsets in code points. Comments hold
// article, speakers and the rest of the statements as JSON.
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
