package emit_test

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"

	"context"
)

// against is a classifier without doubt that points at the first word.
type against struct{}

func (against) Classify(_ context.Context, in []model.Input) ([]model.Probabilities, error) {
	out := make([]model.Probabilities, len(in))
	for i := range out {
		out[i] = model.Probabilities{Favor: 0.02, Against: 0.95, Neutral: 0.02, Unrelated: 0.01}
	}
	return out, nil
}

func (against) Evidence(_ context.Context, in model.Input, _ int) ([]model.Evidence, error) {
	end := strings.IndexByte(in.Text, ' ')
	if end <= 0 {
		return nil, nil
	}
	return []model.Evidence{{Span: stance.Span{End: end}, Weight: 1}}, nil
}

// seedReport is the report on the seed article; it is not to be changed.
var seedReport = sync.OnceValues(func() (*stance.Analysis, error) {
	z, err := stance.New(stance.WithClassifier(against{}))
	if err != nil {
		return nil, err
	}
	return z.Analyze(context.Background(), &stance.Article{ID: "seed", Text: string(seeds.Article())})
})

func report(t testing.TB) *stance.Analysis {
	t.Helper()
	r, err := seedReport()
	require.NoError(t, err)
	return r
}

// nasty is a report whose spans overlap and whose texts are hostile.
func nasty() *stance.Analysis {
	text := "<b>A & B</b>\r\n\r\n=cmd|'x'!A1 said “one <i>two</i> three four” & so on.\n"
	at := func(sub string) stance.Span {
		i := strings.Index(text, sub)
		return stance.Span{Start: i, End: i + len(sub)}
	}
	statement := func(id string, speakers []string, spans ...stance.Span) stance.Statement {
		s := stance.Statement{ID: id, Speakers: speakers, Cue: stance.Cue{Span: at("said"), Lemma: "+say", Class: "say"},
			Kind: "direct", Reference: "name", Rule: "verb-first", Confidence: 0.5, Stances: []stance.Stance{}}
		for _, x := range spans {
			s.Content = append(s.Content, stance.Content{Span: x, Quoted: true})
		}
		return s
	}
	r := &stance.Analysis{Schema: stance.Schema, Text: text,
		Article: stance.Info{ID: "@id", Title: "<b>A & B</b>", Lang: "en", Bytes: len(text)},
		Speakers: []stance.Speaker{{ID: "s1", Name: "=cmd|'x'!A1", Kind: "person", Labels: map[string]string{}, Aliases: []string{}},
			{ID: "s2", Kind: "unknown", Labels: map[string]string{}, Aliases: []string{}}},
		Statements: []stance.Statement{
			statement("t1", []string{"s1"}, at("one <i>two</i> three four")),
			statement("t2", []string{"s1", "s2"}, at("<i>two</i> three")),
			statement("t3", []string{"s2"}, at("three four” & so"), at("on.")),
			statement("t4", []string{"s2"}, at("B</b>\r\n\r\n=cmd|'x'")),
		},
		Stances: []stance.SpeakerStance{{Speaker: "s1", Target: "<x>", Label: stance.Favor, Score: 0.5, Low: -0.25, High: 1, Statements: 2}},
		Notes:   []stance.Note{{Code: "odd", Start: 3, End: 4, Message: "<script>"}, {Code: "bare"}},
	}
	r.Statements[1].Parent = "t1"
	r.Statements[0].Negated = true
	r.Statements[0].Stances = []stance.Stance{{Target: "<x>", Label: stance.Favor, Score: 0.5,
		Probabilities: stance.Probabilities{Favor: 0.6, Against: 0.1, Neutral: 0.3}, Evidence: []stance.Span{at("said “one"), at("wo</i> th"), at("two")}}}
	return r
}

func TestJSONL(t *testing.T) {
	var b strings.Builder
	e := emit.NewJSONL(&b)
	for _, r := range []*stance.Analysis{report(t), nasty(), report(t)} {
		require.NoError(t, e.Encode(r))
	}
	require.NoError(t, e.Close())
	n := 0
	for s := bufio.NewScanner(strings.NewReader(b.String())); s.Scan(); n++ {
		var r stance.Analysis
		require.NoError(t, json.Unmarshal(s.Bytes(), &r))
		assert.Equal(t, stance.Schema, r.Schema)
	}
	assert.Equal(t, 3, n)
	assert.Contains(t, b.String(), `"title":"<b>A & B</b>"`)
	assert.Contains(t, b.String(), "سيرغي لافروف")
	assert.True(t, strings.HasPrefix(b.String(), `{"schema":"stance/v1","article":{"id":"seed",`))
}

func TestJSONIsIndented(t *testing.T) {
	var b strings.Builder
	e := emit.NewJSON(&b)
	require.NoError(t, e.Encode(nasty()))
	require.NoError(t, e.Close())
	var one, two any
	require.NoError(t, json.Unmarshal([]byte(b.String()), &one))
	b.Reset()
	require.NoError(t, emit.NewJSONL(&b).Encode(nasty()))
	require.NoError(t, json.Unmarshal([]byte(b.String()), &two))
	assert.Equal(t, two, one)
}

// The document is the report where there is one, and else an array.
func TestJSONIsOneDocument(t *testing.T) {
	for n, want := range []string{"[]\n", "{\n  \"schema\"", "[\n  {\n    \"schema\"", "[\n  {\n    \"schema\""} {
		var b, array strings.Builder
		one, all := emit.NewJSON(&b), emit.NewJSONArray(&array)
		for range n {
			require.NoError(t, one.Encode(nasty()))
			require.NoError(t, all.Encode(nasty()))
		}
		require.NoError(t, one.Close())
		require.NoError(t, all.Close())
		assert.True(t, strings.HasPrefix(b.String(), want), b.String())
		assert.True(t, json.Valid([]byte(b.String())))
		var list []stance.Analysis
		require.NoError(t, json.Unmarshal([]byte(array.String()), &list))
		assert.Len(t, list, n)
		if n != 1 {
			assert.Equal(t, b.String(), array.String())
		}
	}
}

func rows(t *testing.T, s string) [][]string {
	t.Helper()
	out, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	require.NoError(t, err)
	return out
}

func TestCSV(t *testing.T) {
	var b strings.Builder
	e := emit.NewCSV(&b)
	require.NoError(t, e.Encode(report(t)))
	require.NoError(t, e.Encode(nasty()))
	require.NoError(t, e.Close())
	got := rows(t, b.String())
	assert.Equal(t, emit.Columns[:], got[0])
	want := 1
	for _, r := range []*stance.Analysis{report(t), nasty()} {
		for _, s := range r.Statements {
			want += max(1, len(s.Stances))
		}
	}
	require.Len(t, got, want)
	for _, row := range got[1:] {
		for i, cell := range row {
			if i > 0 && strings.HasPrefix(cell, "-") { // a score
				assert.Equal(t, "score", emit.Columns[i])
				continue
			}
			assert.NotRegexp(t, `^[=+@\t\r]`, cell, emit.Columns[i])
		}
	}
	last := got[len(got)-4]
	cell := func(name string) string {
		for i, c := range emit.Columns {
			if c == name {
				return last[i]
			}
		}
		return ""
	}
	assert.Equal(t, "'@id", cell("article"))
	assert.Equal(t, "'=cmd|'x'!A1", cell("names"))
	assert.Equal(t, "'+say", cell("cue_lemma"))
	assert.Equal(t, "one <i>two</i> three four", cell("content"))
	assert.Equal(t, "0.5", cell("score"))
	assert.Equal(t, "true", cell("negated"))
}

func TestExcelCSV(t *testing.T) {
	var b strings.Builder
	e := emit.NewExcelCSV(&b)
	require.NoError(t, e.Encode(report(t)))
	require.NoError(t, e.Close())
	body, ok := strings.CutPrefix(b.String(), "\ufeff")
	require.True(t, ok)
	assert.Contains(t, body, "\r\n")
	assert.NotContains(t, body, "\ufeff")
	b.Reset()
	require.NoError(t, emit.NewExcelCSV(&b).Close())
	assert.Equal(t, "\ufeff"+strings.Join(emit.Columns[:], ",")+"\r\n", b.String(), "a table without rows has a header")
}

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, assert.AnError
	}
	return len(p), nil
}

// An error of the writer reaches the caller.
func TestWriterFails(t *testing.T) {
	for name, make := range encoders(t) {
		for _, left := range []int{0, 700} {
			e := make(&full{left})
			err := e.Encode(report(t))
			if err == nil { // JSON waits for the next report
				err = e.Close()
			}
			assert.ErrorIs(t, err, assert.AnError, "%s after %d bytes", name, left)
		}
	}
}
