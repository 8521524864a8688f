package stance

import (
	"fmt"
	"maps"
	"slices"

	"github.com/bayan-nlp/bayan/stance/attribute"
)

// unknown is the key in builder.speakers of the unknown speaker.
const unknown = -1

// builder numbers speakers and statements in the order of the report.
type builder struct {
	report   *Analysis
	found    *attribute.Result
	speakers map[int]string // id by index in found.Speakers
	ids      []string       // of statements; "" for what is left out
}

func (b *builder) statement(s *attribute.Statement, id string) {
	out := Statement{
		ID:         id,
		Reference:  s.Reference,
		Mention:    s.Mention,
		Cue:        Cue{s.Cue.Span, s.Cue.Lemma, s.Cue.Class},
		Kind:       s.Kind,
		Content:    make([]Content, 0, len(s.Content)),
		Negated:    s.Negated,
		Confidence: round4(s.Confidence),
		Rule:       s.Rule,
		Stances:    []Stance{},
	}
	for _, c := range s.Content {
		out.Content = append(out.Content, Content{c.Span, c.Quoted})
	}
	for _, i := range s.Speakers {
		out.Speakers = append(out.Speakers, b.speaker(i))
	}
	if len(out.Speakers) == 0 {
		out.Speakers = []string{b.speaker(unknown)}
	}
	b.report.Statements = append(b.report.Statements, out)
}

// speaker is the id of a speaker, given at the first statement. All that were
// not resolved share one.
func (b *builder) speaker(i int) string {
	if i < 0 || i >= len(b.found.Speakers) || b.found.Speakers[i].Kind == attribute.Unknown {
		i = unknown
	}
	if id, ok := b.speakers[i]; ok {
		return id
	}
	out := Speaker{ID: fmt.Sprintf("s%d", len(b.report.Speakers)+1), Kind: attribute.Unknown}
	if i != unknown {
		s := &b.found.Speakers[i]
		out.Name, out.Kind, out.Office, out.Country, out.Wikidata = s.Name, s.Kind, s.Office, s.Country, s.Wikidata
		out.Labels, out.Aliases = maps.Clone(s.Labels), slices.Clone(s.Aliases)
	}
	if out.Labels == nil {
		out.Labels = map[string]string{}
	}
	if out.Aliases == nil {
		out.Aliases = []string{}
	}
	b.speakers[i] = out.ID
	b.report.Speakers = append(b.report.Speakers, out)
	return out.ID
}

// parent is the id of the nearest statement around i that the report has.
func (b *builder) parent(i int) string {
	for range b.found.Statements { // no further, should parents run in a circle
		i = b.found.Statements[i].Parent
		if i < 0 || i >= len(b.ids) {
			return ""
		}
		if b.ids[i] != "" {
			return b.ids[i]
		}
	}
	return ""
}
