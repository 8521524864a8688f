package stance

import (
	"encoding/json"
	"time"

	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/tokenize"
)

// Schema is the name of the report's shape. A field may be added under the same
// name; none changes its meaning or goes away.
const Schema = "stance/v1"

// Span is a half-open range of UTF-8 byte offsets into the text of the article.
// Both ends fall on character boundaries.
type Span = tokenize.Span

// Note is something that a person would want to know and that is no error.
type Note = tokenize.Note

// Analysis is the report on one article. Its JSON form is the schema that
// [Schema] names. Figures in it are rounded to four decimals, so that the order
// in which a processor adds does not show.
type Analysis struct {
	Schema     string          `json:"schema"`
	Article    Info            `json:"article"`
	Speakers   []Speaker       `json:"speakers"`   // in order of their first statement
	Statements []Statement     `json:"statements"` // in order of their first byte
	Stances    []SpeakerStance `json:"stances"`    // in order of speakers, then of targets
	Notes      []Note          `json:"notes"`      // in order of their first byte

	// Text is the text analysed, to which all spans refer. It shares memory
	// with the article's and is no part of the JSON form.
	Text string `json:"-"`
}

// Slice is the stretch of the text that s covers, "" where it lies outside.
func (a *Analysis) Slice(s Span) string {
	if s.Start < 0 || s.End > len(a.Text) || s.Start > s.End {
		return ""
	}
	return a.Text[s.Start:s.End]
}

// Speaker is the speaker of that id, nil where there is none.
func (a *Analysis) Speaker(id string) *Speaker {
	for i := range a.Speakers {
		if a.Speakers[i].ID == id {
			return &a.Speakers[i]
		}
	}
	return nil
}

// Info is what a report says of its article.
type Info struct {
	ID        string
	Title     string // the article's, or the headline found in its text
	Lang      string // BCP 47 primary tag, as given or detected
	Published time.Time
	Source    string
	URL       string
	Bytes     int // length of the text
}

type infoJSON struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Lang      string `json:"lang"`
	Published string `json:"published"`
	Source    string `json:"source"`
	URL       string `json:"url"`
	Bytes     int    `json:"bytes"`
}

// MarshalJSON writes published as RFC 3339, or "" where it is zero.
func (i Info) MarshalJSON() ([]byte, error) {
	return marshal(infoJSON{i.ID, i.Title, i.Lang, formatTime(i.Published), i.Source, i.URL, i.Bytes})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (i *Info) UnmarshalJSON(b []byte) error {
	var j infoJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	t, err := ParseTime(j.Published)
	if err != nil {
		return err
	}
	*i = Info{j.ID, j.Title, j.Lang, t, j.Source, j.URL, j.Bytes}
	return nil
}

// Speaker is a source of statements, resolved within one article.
type Speaker struct {
	ID string `json:"id"` // s1, s2, …
	// Name is the fullest form in the article, its title where the article
	// gives no name, and "" for the unknown speaker.
	Name     string                `json:"name"`
	Kind     attribute.SpeakerKind `json:"kind"`
	Office   string                `json:"office"`  // the title as the article gives it
	Country  string                `json:"country"` // ISO 3166-1 alpha-2
	Wikidata string                `json:"wikidata"`
	Labels   map[string]string     `json:"labels"`  // names by language, from the gazetteer
	Aliases  []string              `json:"aliases"` // other forms in the article
}

// Label is the speaker's name in a language where the gazetteer has one, and
// otherwise the name in the article.
func (s *Speaker) Label(lang string) string {
	if l := s.Labels[lang]; l != "" {
		return l
	}
	return s.Name
}

// Statement is a stretch of the article that it attributes to a source other
// than its author.
type Statement struct {
	ID        string              `json:"id"`       // t1, t2, …
	Speakers  []string            `json:"speakers"` // ids; never empty
	Reference attribute.Reference `json:"reference"`
	Mention   Span                `json:"mention"` // the words that name the speaker, empty where elided
	Cue       Cue                 `json:"cue"`
	Kind      attribute.Kind      `json:"kind"`
	Content   []Content           `json:"content"` // in order, disjoint, never empty
	Negated   bool                `json:"negated"` // the cue denies, or is itself negated
	Parent    string              `json:"parent"`  // id of the statement around this one, or ""
	// Confidence is the grammar's own estimate that speaker and extent are
	// right, in [0, 1].
	Confidence float64        `json:"confidence"`
	Rule       attribute.Rule `json:"rule"`
	Stances    []Stance       `json:"stances"` // in the order of the targets
}

// Span is the smallest span that covers the cue and the content: what the
// model reads.
func (s *Statement) Span() Span {
	out := Span{Start: s.Cue.Start, End: s.Cue.End}
	for _, c := range s.Content {
		if out.Len() == 0 {
			out = c.Span
		}
		out.Start, out.End = min(out.Start, c.Start), max(out.End, c.End)
	}
	return out
}

// Cue is the word or words by which the article attributes a statement.
type Cue struct {
	Span
	Lemma string `json:"lemma"` // dictionary form
	Class string `json:"class"` // what the cue does: say, affirm, deny, …
}

// Content is one span of what was said.
type Content struct {
	Span
	Quoted bool `json:"quoted"` // wholly inside quotation marks
}

// Label is the side that a speaker takes toward a target.
type Label string

// The labels. A statement that does not speak of the target has none.
const (
	Favor   Label = "favor"
	Against Label = "against"
	Neutral Label = "neutral"
)

// Stance is that of a statement's speaker toward one target.
type Stance struct {
	Target        string        `json:"target"`
	Label         Label         `json:"label"`
	Score         float64       `json:"score"` // P(favor) − P(against), in [−1, 1]
	Probabilities Probabilities `json:"probabilities"`
	Evidence      []Span        `json:"evidence"` // the words that the decision rests on, in text order
}

// Probabilities are those of the four classes, calibrated; they sum to 1 up to
// rounding.
type Probabilities struct {
	Favor     float64 `json:"favor"`
	Against   float64 `json:"against"`
	Neutral   float64 `json:"neutral"`
	Unrelated float64 `json:"unrelated"`
}

// SpeakerStance sums up the statements of one speaker on one target.
type SpeakerStance struct {
	Speaker    string  `json:"speaker"`
	Target     string  `json:"target"`
	Label      Label   `json:"label"`
	Score      float64 `json:"score"`      // in [−1, 1]
	Low        float64 `json:"low"`        // Low and High bound the score's
	High       float64 `json:"high"`       // 95 % interval, in [−1, 1]
	Statements int     `json:"statements"` // how many there are
}
