package parquet_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/parquet"
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

func seed(t testing.TB) *stance.Analysis {
	t.Helper()
	z, err := stance.New(stance.WithClassifier(against{}))
	require.NoError(t, err)
	r, err := z.Analyze(t.Context(), &stance.Article{ID: "seed", Text: string(seeds.Article()), URL: "https://news.example/1"})
	require.NoError(t, err)
	return r
}

func write(t testing.TB, list ...*stance.Analysis) []byte {
	t.Helper()
	var b bytes.Buffer
	e := parquet.New(&b)
	for _, r := range list {
		require.NoError(t, e.Encode(r))
	}
	require.NoError(t, e.Close())
	return b.Bytes()
}

func TestRoundTrip(t *testing.T) {
	r := seed(t)
	bare := &stance.Analysis{Article: stance.Info{ID: "bare"}, Text: "abc", Speakers: []stance.Speaker{{ID: "s1"}},
		Statements: []stance.Statement{{ID: "t1", Speakers: []string{"s1", "nobody"}, Content: []stance.Content{{Span: stance.Span{End: 3}}, {}}}}}
	b := write(t, r, bare)
	assert.Equal(t, b, write(t, r, bare), "the same bytes")
	var got []*parquet.Row
	for row, err := range parquet.Read(bytes.NewReader(b), int64(len(b))) {
		require.NoError(t, err)
		got = append(got, row)
	}
	require.Len(t, got, len(r.Statements)+1)
	for i, s := range r.Statements {
		g := got[i]
		assert.Equal(t, []any{"seed", r.Article.Title, "ar", r.Article.URL, s.ID, string(s.Reference), string(s.Kind), s.Negated, s.Parent, s.Confidence, string(s.Rule)},
			[]any{g.Article, g.Title, g.Lang, g.URL, g.Statement, g.Reference, g.Kind, g.Negated, g.Parent, g.Confidence, g.Rule})
		require.NotNil(t, g.Published)
		assert.True(t, g.Published.Equal(time.Date(2024, 4, 9, 20, 51, 54, 0, time.UTC)))
		require.Len(t, g.Speakers, len(s.Speakers))
		for k, id := range s.Speakers {
			x := r.Speaker(id)
			assert.Equal(t, []any{x.ID, x.Name, x.Office, x.Country, x.Wikidata}, []any{g.Speakers[k].ID, g.Speakers[k].Name, g.Speakers[k].Office, g.Speakers[k].Country, g.Speakers[k].Wikidata})
			labels := map[string]string{}
			for _, l := range g.Speakers[k].Labels {
				labels[l.Lang] = l.Name
			}
			assert.Equal(t, x.Labels, labels)
			assert.Equal(t, fmt.Sprint(x.Aliases), fmt.Sprint(g.Speakers[k].Aliases))
		}
		require.Len(t, g.Content, len(s.Content))
		for k, c := range s.Content {
			assert.Equal(t, parquet.Piece{Start: int64(c.Start), End: int64(c.End), Quoted: c.Quoted, Text: r.Slice(c.Span)}, g.Content[k])
		}
		assert.Equal(t, r.Slice(s.Cue.Span), g.Cue.Text)
		assert.Equal(t, s.Cue.Lemma, g.Cue.Lemma)
		require.Len(t, g.Stances, len(s.Stances))
		for k, x := range s.Stances {
			y := g.Stances[k]
			assert.Equal(t, []any{x.Target, string(x.Label), x.Score, x.Probabilities}, []any{y.Target, y.Label, y.Score,
				stance.Probabilities{Favor: y.Favor, Against: y.Against, Neutral: y.Neutral, Unrelated: y.Unrelated}})
			require.Len(t, y.Evidence, len(x.Evidence))
			for e := range x.Evidence {
				assert.Equal(t, r.Slice(x.Evidence[e]), y.Evidence[e].Text)
			}
		}
	}
	last := got[len(got)-1]
	assert.Nil(t, last.Published)
	assert.Equal(t, "abc … ", last.Text)
	assert.Len(t, last.Speakers, 1)
}

// Many rows come in several groups.
func TestGroups(t *testing.T) {
	r := seed(t)
	list := make([]*stance.Analysis, 2*parquet.RowsPerGroup/len(r.Statements)+1)
	for i := range list {
		list[i] = r
	}
	b := write(t, list...)
	n := 0
	for _, err := range parquet.Read(bytes.NewReader(b), int64(len(b))) {
		require.NoError(t, err)
		n++
	}
	assert.Equal(t, len(list)*len(r.Statements), n)
	for _, err := range parquet.Read(bytes.NewReader(b), int64(len(b))) {
		require.NoError(t, err)
		break
	}
}

func TestNoRows(t *testing.T) {
	b := write(t)
	for range parquet.Read(bytes.NewReader(b), int64(len(b))) {
		t.Fatal("a row")
	}
	for _, err := range parquet.Read(bytes.NewReader(b[:10]), 10) {
		assert.Error(t, err)
	}
}

func Example() {
	r := &stance.Analysis{Article: stance.Info{ID: "1"}, Text: "He said so.", Speakers: []stance.Speaker{{ID: "s1", Name: "He"}},
		Statements: []stance.Statement{{ID: "t1", Speakers: []string{"s1"}, Content: []stance.Content{{Span: stance.Span{Start: 8, End: 10}}}}}}
	var b bytes.Buffer
	e := parquet.New(&b)
	if err := e.Encode(r); err != nil {
		fmt.Println(err)
	}
	if err := e.Close(); err != nil {
		fmt.Println(err)
	}
	for row, err := range parquet.Read(bytes.NewReader(b.Bytes()), int64(b.Len())) {
		fmt.Println(row.Speakers[0].Name, row.Text, err)
	}
	// Output: He so <nil>
}
