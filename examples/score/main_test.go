package main

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
)

const text = "Smith said that A is bad. “B is good,” he added. A ministry said C. Nobody knows."

func at(sub string) span {
	i := strings.Index(text, sub)
	return span{Start: i, End: i + len(sub)}
}

func pair(s span) [2]int { return [2]int{s.Start, s.End} }

// sample is gold with two statements of Smith, an optional one, and one of
// nobody.
func sample() *gold {
	return &gold{ID: "x", Text: text,
		Speakers:     map[string][]string{"S": {"John Smith", "Smith"}, "M": {"A ministry"}, "U": {unknownName}},
		SpeakerKinds: map[string]string{"S": "person", "M": "organisation", "U": "unknown"},
		Statements: []goldStatement{
			{Speakers: []string{"S"}, Kind: "indirect", Cue: "said", Spans: [][2]int{pair(at("A is bad"))}, Stances: map[string]string{"a": "against"}},
			{Speakers: []string{"S"}, Kind: "direct", Cue: "added", Spans: [][2]int{pair(at("B is good"))}, Stances: map[string]string{"a": "neutral|against", "b": "favor"}},
			{Speakers: []string{"M"}, Kind: "indirect", Cue: "said", Spans: [][2]int{pair(at("C"))}, Optional: true, Stances: map[string]string{"c": "favor"}},
			{Speakers: []string{"U"}, Kind: "indirect", Cue: "knows", Spans: [][2]int{pair(at("Nobody"))}, Stances: map[string]string{}},
		}}
}

func speaker(id, name string, kind attribute.SpeakerKind) stance.Speaker {
	return stance.Speaker{ID: id, Name: name, Kind: kind}
}

func said(id, who, cue string, content span, stances ...stance.Stance) stance.Statement {
	return stance.Statement{ID: id, Speakers: []string{who}, Cue: stance.Cue{Span: at(cue)},
		Content: []stance.Content{{Span: content}}, Rule: "r", Stances: stances}
}

func TestPerfectReport(t *testing.T) {
	r := &stance.Analysis{Text: text,
		Speakers: []stance.Speaker{speaker("s1", "Smith", attribute.Person), speaker("s2", "", attribute.Unknown)},
		Statements: []stance.Statement{
			said("t1", "s1", "said", at("A is bad"), stance.Stance{Target: "a", Label: stance.Against}),
			said("t2", "s1", "added", at("B is good"), stance.Stance{Target: "a", Label: stance.Neutral}, stance.Stance{Target: "b", Label: stance.Favor}),
			said("t3", "s2", "knows", at("Nobody")),
		},
		Stances: []stance.SpeakerStance{{Speaker: "s1", Target: "a", Label: stance.Against}, {Speaker: "s1", Target: "b", Label: stance.Favor}},
	}
	got := measure(sample(), r, "reference")
	for _, m := range measures {
		assert.Equal(t, 1.0, m.of(&got.figures), m.name)
	}
	assert.Empty(t, got.Errors)
	assert.Equal(t, 3, got.Gold, "optional ones do not count")
	assert.Equal(t, count{2, 0, 0}, got.Triples)
	assert.Equal(t, count{3, 0, 0}, got.Labels)
}

func TestImperfectReport(t *testing.T) {
	r := &stance.Analysis{Text: text,
		Speakers: []stance.Speaker{speaker("s1", "Jones", attribute.Person), speaker("s2", "John Smith", attribute.Person)},
		Statements: []stance.Statement{
			said("t1", "s1", "added", at("that A is bad"), stance.Stance{Target: "a", Label: stance.Favor}), // too long, wrong cue, speaker, label
			said("t2", "s1", "said", at("C"), stance.Stance{Target: "c", Label: stance.Against}),            // optional: free
			said("t3", "s2", "said", at("knows"), stance.Stance{Target: "b", Label: stance.Favor}),          // extra
		},
		Stances: []stance.SpeakerStance{{Speaker: "s1", Target: "a", Label: stance.Favor}, {Speaker: "s2", Target: "b", Label: stance.Favor}},
	}
	got := measure(sample(), r, "kind")
	a, b, n := len("A is bad"), len("B is good"), len("Nobody")
	assert.Equal(t, count{a, len("that ") + len("knows"), b + n}, got.Content)
	assert.Equal(t, count{0, a + len("that ") + len("knows"), a + b + n}, got.Attributed)
	assert.Equal(t, count{1, 1, 2}, got.Statements)
	assert.Equal(t, count{0, 2, 3}, got.Cues)
	assert.Equal(t, hits{0, 1}, got.Speakers)
	assert.Equal(t, count{1, 1, 1}, got.Triples, "b of Smith is right; a of Jones is too many, a of Smith missing")
	assert.Equal(t, count{0, 2, 3}, got.Labels)
	kinds := map[string]int{}
	for _, e := range got.Errors {
		kinds[e.Kind]++
	}
	assert.Equal(t, map[string]int{"miss": 2, "extra": 1, "bounds": 1, "cue": 1, "speaker": 1, "label": 2, "triple": 2}, kinds)
	assert.Equal(t, 1, got.groups["indirect"].Speakers.Of)
}

func TestSameSpeaker(t *testing.T) {
	g := sample()
	g.Speakers["A"], g.SpeakerKinds["A"] = []string{"أحمد الجُبير"}, "person"
	g.Statements = append(g.Statements, goldStatement{Speakers: []string{"A"}})
	for _, c := range []struct {
		key, name string
		kind      attribute.SpeakerKind
		want      bool
	}{
		{"S", "Smith", attribute.Person, true}, {"S", "Dr. JOHN SMITH", attribute.Person, true}, {"S", "John", attribute.Person, false},
		{"A", "الجبير", attribute.Person, true}, {"A", "احمد الجبيـر", attribute.Person, true}, {"A", "أحمد", attribute.Person, false},
		{"M", "ministry", attribute.Organisation, false}, {"M", "a Ministry", attribute.Organisation, true},
		{"U", "", attribute.Unknown, true}, {"U", "Smith", attribute.Person, false}, {"S", "", attribute.Unknown, false},
	} {
		v := newVoices(g, &stance.Analysis{Speakers: []stance.Speaker{speaker("s", c.name, c.kind)}})
		assert.Equal(t, c.want, v.same(c.key, "s"), "%s %q", c.key, c.name)
	}
}

func TestSpans(t *testing.T) {
	a := []span{{Start: 0, End: 10}, {Start: 20, End: 30}}
	b := []span{{Start: 5, End: 22}, {Start: 28, End: 40}}
	assert.Equal(t, []span{{Start: 5, End: 10}, {Start: 20, End: 22}, {Start: 28, End: 30}}, intersect(a, b))
	assert.Equal(t, []span{{Start: 0, End: 5}, {Start: 22, End: 28}}, subtract(a, b))
	assert.Equal(t, []span{{Start: 10, End: 20}, {Start: 30, End: 40}}, subtract(b, a))
}

func TestSameCue(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"وقال", "قال", true}, {"وفقاً لـ", "وفقا", true}, {":", ":", true}, {":", "قال", false}, {"قال", "أكد", false}, {"وصف", "صف", true}} {
		assert.Equal(t, c.want, sameCue(c.a, c.b), "%s %s", c.a, c.b)
	}
}

func TestBadGold(t *testing.T) {
	for _, bad := range []string{
		`{`, `{"text":"abc","statements":[{"speakers":["S"],"spans":[[2,9]]}]}`, `{"text":"é","statements":[{"speakers":["S"],"spans":[[1,2]]}]}`,
		`{"text":"abc","statements":[{"speakers":["S"],"spans":[]}]}`, `{"text":"abc","statements":[{"speakers":["S"],"spans":[[0,1]],"stances":{"x":"for"}}]}`,
		`{"published":"soon"}`,
	} {
		_, err := parseGold([]byte(bad), "x.json")
		assert.ErrorContains(t, err, "x.json", bad)
	}
}

// The module's own gold: floors that a change must not fall below. They stand a
// little under what is reached, so that a rule can be traded for a better one.
func TestFloors(t *testing.T) {
	var out, errs bytes.Buffer
	require.NoError(t, run(t.Context(), []string{"-json", "-attribution"}, &out, &errs))
	require.Empty(t, errs.String())
	var got struct {
		Summary  summary
		Articles []*result
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &got))
	for name, floor := range map[string]float64{"content": 0.93, "attributed": 0.88, "statements": 0.93, "cues": 0.93, "speakers": 0.88} {
		assert.GreaterOrEqual(t, got.Summary.MicroF1[name], floor, name)
	}
	for _, a := range got.Articles {
		if strings.HasPrefix(a.ID, "ar-2024-04-09") {
			assert.GreaterOrEqual(t, a.Attributed.f1(), 0.97, "the seed article")
		}
	}
}

func TestErrorsFlag(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), []string{"-attribution", "-errors=label,triple", "-by", "rule"}, &out, io.Discard))
	assert.Contains(t, out.String(), "LABEL\t")
	assert.NotContains(t, out.String(), "BOUNDS\t")
	assert.Contains(t, out.String(), "by rule")
	assert.Error(t, run(t.Context(), []string{"-errors=nonsense"}, &out, io.Discard))
	assert.Error(t, run(t.Context(), []string{"-by", "nonsense"}, &out, io.Discard))
	assert.Error(t, run(t.Context(), []string{"no such file"}, &out, io.Discard))
}
