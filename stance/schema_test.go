package stance_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

// schema is the shape of stance/v1: objects by their keys, lists by their one
// element, and of the rest the kind. A change here is a new schema, but for
// keys that are added.
const schema = `{
 "schema":"s",
 "article":{"id":"s","title":"s","lang":"s","published":"s","source":"s","url":"s","bytes":1},
 "speakers":[{"id":"s","name":"s","kind":"s","office":"s","country":"s","wikidata":"s","labels":{"*":"s"},"aliases":["s"]}],
 "statements":[{"id":"s","speakers":["s"],"reference":"s","mention":{"start":1,"end":1},
   "cue":{"start":1,"end":1,"lemma":"s","class":"s"},"kind":"s","content":[{"start":1,"end":1,"quoted":true}],
   "negated":true,"parent":"s","confidence":1,"rule":"s",
   "stances":[{"target":"s","label":"s","score":1,
     "probabilities":{"favor":1,"against":1,"neutral":1,"unrelated":1},"evidence":[{"start":1,"end":1}]}]}],
 "stances":[{"speaker":"s","target":"s","label":"s","score":1,"low":1,"high":1,"statements":1}],
 "notes":[{"code":"s","start":1,"end":1,"message":"s"}]}`

func conforms(t *testing.T, path string, want, got any) {
	t.Helper()
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		require.True(t, ok, "%s: %T", path, got)
		if any, ok := w["*"]; ok {
			for k := range g {
				conforms(t, path+"."+k, any, g[k])
			}
			return
		}
		assert.ElementsMatch(t, slices.Collect(maps.Keys(w)), slices.Collect(maps.Keys(g)), path)
		for k := range w {
			conforms(t, path+"."+k, w[k], g[k])
		}
	case []any:
		g, ok := got.([]any)
		require.True(t, ok, "%s: %T", path, got)
		for _, x := range g {
			conforms(t, path+"[]", w[0], x)
		}
	default:
		assert.IsType(t, want, got, path)
	}
}

func TestSchema(t *testing.T) {
	var want any
	require.NoError(t, json.Unmarshal([]byte(schema), &want))
	values := map[string]map[string]bool{}
	note := func(kind, value string) {
		if values[kind] == nil {
			values[kind] = map[string]bool{}
		}
		values[kind][value] = true
	}
	for _, a := range append(articles(t), seed(), &stance.Article{ID: "empty"}) {
		r, err := diced(t).Analyze(t.Context(), a)
		require.NoError(t, err)
		var got any
		require.NoError(t, json.Unmarshal([]byte(line(t, r)), &got))
		conforms(t, a.ID, want, got)
		for _, s := range r.Speakers {
			note("speaker", string(s.Kind))
		}
		for _, s := range r.Statements {
			note("kind", string(s.Kind))
			note("reference", string(s.Reference))
			for _, st := range s.Stances {
				note("label", string(st.Label))
			}
		}
	}
	assert.Subset(t, strings.Fields("person office organisation state document medium unknown"), keys(values["speaker"]))
	assert.ElementsMatch(t, strings.Fields("direct indirect mixed"), keys(values["kind"]))
	assert.Subset(t, strings.Fields("name title pronoun elided document unresolved"), keys(values["reference"]))
	assert.ElementsMatch(t, strings.Fields("favor against neutral"), keys(values["label"]))
}

// Letters stand as they are in the JSON form.
func TestNoHTMLEscapes(t *testing.T) {
	r, err := diced(t).Analyze(t.Context(), &stance.Article{ID: "<&>", Title: "أ & ب", Lang: "ar", Text: "قال الوزير: نعم"})
	require.NoError(t, err)
	got := line(t, r)
	assert.Contains(t, got, `"id":"<&>"`)
	assert.Contains(t, got, `"title":"أ & ب"`)
	assert.NotContains(t, got, `\u0`)
}
