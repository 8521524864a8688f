package stance_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance"
)

// reader notes what it is asked and is for whatever is called useful.
type reader struct{ asked []string }

func (c *reader) Classify(_ context.Context, in []model.Input) ([]model.Probabilities, error) {
	out := make([]model.Probabilities, len(in))
	for i, x := range in {
		c.asked = append(c.asked, x.Text)
		out[i] = model.Probabilities{Favor: 0.1, Against: 0.7, Neutral: 0.1, Unrelated: 0.1}
		if strings.Contains(x.Text, "useful") {
			out[i] = model.Probabilities{Favor: 0.9, Against: 0.05, Neutral: 0.05}
		}
	}
	return out, nil
}

// TestLongStatement: a long statement of several sentences is read sentence by
// sentence, a short one at once.
func TestLongStatement(t *testing.T) {
	speech := func(between string) string {
		return "A speech.\n\nMinister Ann Holm said: “The sanctions are useful. " + between + "But those sanctions have cost the farmers a harvest.”"
	}
	c := &reader{}
	z, err := stance.New(stance.WithClassifier(c))
	require.NoError(t, err)

	_, err = z.Analyze(t.Context(), &stance.Article{Text: speech("")})
	require.NoError(t, err)
	require.Len(t, c.asked, 1)
	assert.Contains(t, c.asked[0], "harvest")

	c.asked = nil
	r, err := z.Analyze(t.Context(), &stance.Article{Text: speech(strings.Repeat("The river has been high since spring and nobody has crossed it. ", 6))})
	require.NoError(t, err)
	require.Len(t, c.asked, 2)
	assert.Equal(t, "said: “The sanctions are useful.", c.asked[0])
	assert.Equal(t, "But those sanctions have cost the farmers a harvest", c.asked[1])
	require.Len(t, r.Statements, 1)
	require.Len(t, r.Statements[0].Stances, 1)
	s := r.Statements[0].Stances[0]
	assert.Equal(t, stance.Favor, s.Label)
	assert.InDelta(t, 0.125, s.Score, 1e-4, "the mean of both sentences")
}

// TestTopic: what the sentence says that a statement is about counts as a mention,
// whoever is named on the way does not.
func TestTopic(t *testing.T) {
	c := &reader{}
	z, err := stance.New(stance.WithClassifier(c))
	require.NoError(t, err)
	r, err := z.Analyze(t.Context(), &stance.Article{Text: "Questions.\n\nAsked about the sanctions, Minister Ann Holm said they were useful. Minister Ann Holm told a NATO envoy that the river was high."})
	require.NoError(t, err)
	require.Equal(t, []string{"Asked about the sanctions, Minister Ann Holm said they were useful"}, c.asked)
	require.Len(t, r.Statements, 2)
	require.Len(t, r.Statements[0].Stances, 1)
	assert.Equal(t, "sanctions", r.Statements[0].Stances[0].Target)
	assert.Equal(t, "they were useful", r.Slice(r.Statements[0].Content[0].Span))
}
