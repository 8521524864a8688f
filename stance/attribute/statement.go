package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// Kind tells in which form the words of a statement are given.
type Kind string

// The kinds of statement.
const (
	Direct   Kind = "direct"   // in quotation marks, or after a colon in the first person
	Indirect Kind = "indirect" // a clause or a nominal complement
	Mixed    Kind = "mixed"    // a clause that carries a quoted piece
)

// Reference tells how the article names the speaker of a statement.
type Reference string

// The forms of reference.
const (
	ByName     Reference = "name"
	ByTitle    Reference = "title"
	ByPronoun  Reference = "pronoun"
	Elided     Reference = "elided"
	ByDocument Reference = "document"
	Unresolved Reference = "unresolved"
)

// SpeakerKind tells what sort of source a speaker is.
type SpeakerKind string

// The kinds of speaker.
const (
	Person       SpeakerKind = "person"
	Office       SpeakerKind = "office" // an official or source without a name
	Organisation SpeakerKind = "organisation"
	State        SpeakerKind = "state"
	Document     SpeakerKind = "document"
	Medium       SpeakerKind = "medium"
	Unknown      SpeakerKind = "unknown"
)

// Content is one span of what was said.
type Content struct {
	tokenize.Span
	Quoted bool // wholly inside quotation marks
}

// Cue is the word or words by which the article attributes a statement.
type Cue struct {
	tokenize.Span
	Lemma string // dictionary form: أكد, say
	Class string // what the cue does: say, affirm, deny, demand, warn …
}

// Statement is a stretch of an article that it attributes to a source other
// than its author. All spans index the text of the document.
type Statement struct {
	Speakers  []int // indices into Result.Speakers; empty where unresolved
	Reference Reference
	Mention   tokenize.Span // the words that name the speaker here, empty where elided
	Cue       Cue
	Kind      Kind
	// Topic is what the sentence says, before the cue or between cue and content,
	// that the statement is about: "Asked about the embargo, she said …"; empty where it says
	// nothing of the kind.
	Topic   tokenize.Span
	Content []Content // in order, disjoint, inside one region each
	Negated bool      // the cue denies, or is itself negated
	Parent  int       // index of the statement that holds this one, -1 at the top
	// Confidence is the grammar's own estimate that speaker and extent are
	// right: a product of fixed weights of the rule and of the resolution,
	// not a probability measured on data.
	Confidence float64
	Rule       Rule
}

// Span is the smallest span that covers cue and content, the stretch that
// a stance model reads.
func (s *Statement) Span() tokenize.Span {
	out := s.Cue.Span
	for _, c := range s.Content {
		if out.Len() == 0 {
			out = c.Span
		}
		out.Start, out.End = min(out.Start, c.Start), max(out.End, c.End)
	}
	return out
}

// Speaker is a source of statements, resolved within one article.
type Speaker struct {
	Name     string // fullest form in the article, or its title, or "" where unknown
	Kind     SpeakerKind
	Office   string            // the title as the article gives it
	Country  string            // ISO 3166 alpha-2, "" where unknown
	Wikidata string            // Q-number from the gazetteer
	Labels   map[string]string // names by language from the gazetteer
	Aliases  []string          // other forms in the article, in order of appearance
}

// Result holds what was found in one document.
type Result struct {
	Speakers   []Speaker
	Statements []Statement // in order of their first byte
	Notes      []tokenize.Note
}
