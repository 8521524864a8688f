package tally

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/tokenize"
)

// Observation is one stance of one speaker in one statement of one article:
// what a tally is made of. [Tally.Add] makes them from a report; programs that
// keep statements elsewhere, as in a database, can make their own.
type Observation struct {
	Article    string    // id of the article
	Source     string    // of the article, as given
	URL        string    // of the article; forgotten without [WithText]
	Published  time.Time // zero where unknown; kept to the second, in UTC
	Statement  string    // id of the statement in its article
	Span       stance.Span
	Text       string // the words of the statement, by which copies are found
	Speaker    stance.Speaker
	Stance     stance.Stance
	Confidence float64 // of the attribution, in [0, 1]
}

// Observations gives the observations of a report, one for each statement,
// speaker and target, in the order of the report. The words of a statement are
// the pieces of its content with " … " between them.
func Observations(a *stance.Analysis) []Observation {
	var out []Observation
	for i := range a.Statements {
		s := &a.Statements[i]
		if len(s.Stances) == 0 {
			continue
		}
		var text strings.Builder
		span := stance.Span{Start: s.Cue.Start, End: s.Cue.Start}
		for k, c := range s.Content {
			if k == 0 {
				span = c.Span
			} else {
				text.WriteString(" … ")
			}
			text.WriteString(a.Slice(c.Span))
			span.Start, span.End = min(span.Start, c.Start), max(span.End, c.End)
		}
		for _, id := range s.Speakers {
			speaker := a.Speaker(id)
			if speaker == nil {
				continue
			}
			for _, st := range s.Stances {
				out = append(out, Observation{
					Article: a.Article.ID, Source: a.Article.Source, URL: a.Article.URL, Published: a.Article.Published,
					Statement: s.ID, Span: span, Text: text.String(),
					Speaker: *speaker, Stance: st, Confidence: s.Confidence,
				})
			}
		}
	}
	return out
}

// Key names a speaker across articles; "" is the unknown speaker. It is the
// Wikidata number where there is one, and the country for a state. Otherwise it
// is kind and name, in the form in which words are compared ([tokenize.Match]):
// the gazetteer's name, in English or else in the first language by tag, so
// that a speaker is one in articles of all languages; or the article's. The
// country goes with it where the name is no person's own but an office or a
// description: every country has its "foreign minister".
//
// Two persons of the same name whom the gazetteer does not know have the same
// key. That is a limit; a longer key would part a person from himself
// wherever an article leaves out the country.
func Key(s *stance.Speaker) string {
	switch {
	case s.Kind == attribute.Unknown || s.Kind == "" || s.Name == "" && s.Wikidata == "":
		return ""
	case s.Wikidata != "":
		return s.Wikidata
	case s.Kind == attribute.State && s.Country != "":
		return "state:" + s.Country
	}
	if len(s.Labels) > 0 {
		name, ok := s.Labels["en"]
		if !ok {
			name = s.Labels[slices.Min(slices.Collect(maps.Keys(s.Labels)))]
		}
		return string(s.Kind) + ":" + fold(name)
	}
	key := string(s.Kind) + ":" + fold(s.Name)
	if s.Country != "" && (s.Kind != attribute.Person || s.Name == s.Office) {
		key += ":" + s.Country
	}
	return key
}

// fold is the form in which names and words are compared.
func fold(s string) string {
	s, _ = tokenize.Normalize(s, tokenize.Match)
	return strings.TrimSpace(s)
}

// unit is the fixed-point unit of probabilities and confidences: reports give
// them to four decimals.
const unit = 10000

// fixed brings a probability to units; it fails on what is none.
func fixed(x float64, what string) (uint16, error) {
	if !(x >= 0 && x <= 1) {
		return 0, fmt.Errorf("%w: %s %v is not in [0, 1]", ErrReport, what, x)
	}
	return uint16(x*unit + 0.5), nil
}
