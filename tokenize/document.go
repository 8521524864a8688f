package tokenize

import "time"

// Span is a half-open range of byte offsets [Start, End) into the text that
// was given to [Parse]. Both ends fall on UTF-8 character boundaries.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes that the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Document is a text cut into regions, sentences, quotations and words. All
// spans index Text. A Document is not changed after Parse and may be read by
// many goroutines.
type Document struct {
	Text string // the very text given to Parse
	Lang string // BCP 47 primary tag: ar, en, ru, zh, fr, es; "und" where undecided

	// Published is the time that the first date line tells, zero where there
	// is none or its order of day and month is open. Without a zone it is UTC.
	Published time.Time

	// Words are the tokens of Text other than white space, in order.
	Words []Word
	// Regions are the headline, date line, paragraphs and furniture, in order,
	// disjoint. Every word is in exactly one region.
	Regions []Region
	// Sentences are in order and disjoint; each lies inside one region. A
	// sentence never ends inside a quotation.
	Sentences []Sentence
	// Quotes are the bracketed stretches, ordered by Open.Start; a nested one
	// comes after the one that holds it.
	Quotes []Quote
	// Notes tell what was repaired or doubtful.
	Notes []Note
}

// WordKind tells what a token is made of.
type WordKind uint8

// The kinds of token.
const (
	Letters   WordKind = iota // a word, with its clitics
	Number                    // digits, with separators inside
	Punct                     // one punctuation mark or symbol
	QuoteMark                 // an opening or closing quotation mark, paired or stray
	Other                     // anything else: emoji, invalid bytes, controls
)

// Word is one token.
type Word struct {
	Span
	Kind WordKind
	// Norm is the form to compare and look up: NFC, without diacritics,
	// tatweel and invisible characters, alef, ya and ta-marbuta forms folded,
	// lower case, European digits; see [Match]. An English possessive 's is
	// taken off ("lavrov’s" is "lavrov"), other apostrophes are straight. In
	// French an elided article is a word of its own: l' otan. It may share
	// memory with Text.
	Norm string
	// Space tells whether white space stands before the token in its region.
	// Invisible characters alone are none.
	Space bool
	// Quote is the index in Document.Quotes of the innermost quotation that
	// holds the token (the marks themselves belong to the quotation around
	// them), -1 where there is none.
	Quote int32
	// Sentence is the index in Document.Sentences, Region in Document.Regions.
	Sentence, Region int32
}

// RegionKind tells what part of the article a region is.
type RegionKind uint8

// The kinds of region.
const (
	Paragraph   RegionKind = iota
	Headline               // the first line, where it reads as a title
	DateLine               // a line that holds only a date or time
	Boilerplate            // share buttons, captions, link boxes, copyright lines, lists of tags
)

// Region is one line or block of the article.
type Region struct {
	Span      // without the white space around
	Kind      RegionKind
	Words     [2]int // index range [first, last+1) in Document.Words
	Sentences [2]int // index range in Document.Sentences
	// Lead is the span of an agency or place line at the head of a paragraph
	// ("LONDON (Reuters) —", "بكين 9 أبريل (شينخوا) --"), empty where there is none.
	// A line that is nothing else is furniture.
	Lead Span
}

// Sentence is one sentence of a region.
type Sentence struct {
	Span
	Words  [2]int // index range in Document.Words
	Region int32
}

// Quote is a stretch in quotation marks.
type Quote struct {
	// Open and Close are the spans of the marks. Close is empty (Start == End)
	// where the mark is missing: at the end of a paragraph whose quotation
	// goes on in the next one, or where it was repaired. Open is empty where
	// only the closing mark is there: speech after a colon, or a paragraph
	// that goes on with a quotation without reopening the marks.
	Open, Close Span
	// Inner is the text between the marks, without white space at its ends.
	Inner  Span
	Words  [2]int // words of Inner, index range in Document.Words
	Parent int32  // the quotation around this one, -1 at the top
	// Continues is set where the quotation goes on in the next quotation of
	// the slice at the same depth (marks reopened in the next paragraph).
	Continues bool
	// Style is the family of the marks; of the opening one in a mixed pair.
	Style QuoteStyle
	// Repaired is set where a mark was missing and the extent is a guess.
	Repaired bool
}

// Note is a diagnostic: something that a person would want to know and that
// is no error. Codes are stable; messages are for people.
type Note struct {
	Code    string `json:"code"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Message string `json:"message"`
}
