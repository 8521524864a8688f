package emit_test

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
)

// webAnnotation is what the test wants of an annotation.
type webAnnotation struct {
	ID, Type, Motivation string
	Body                 []map[string]any
	Target               []struct {
		Source   string
		Selector []struct {
			Type, Exact, Prefix, Suffix string
			Start, End                  int
		}
	}
	Negated bool                 `json:"bayan:negated"`
	Of      *struct{ ID string } `json:"bayan:statement"`
}

func TestWebAnnotation(t *testing.T) {
	var b strings.Builder
	e := emit.NewWebAnnotation(&b)
	all := []*stance.Analysis{report(t), nasty()}
	for _, r := range all {
		require.NoError(t, e.Encode(r))
	}
	require.NoError(t, e.Close())
	var doc struct {
		Context []any `json:"@context"`
		ID      string
		Type    string
		Total   int
		First   struct{ Items []webAnnotation }
	}
	require.NoError(t, json.Unmarshal([]byte(b.String()), &doc))
	assert.Equal(t, "AnnotationCollection", doc.Type)
	assert.Equal(t, "http://www.w3.org/ns/anno.jsonld", doc.Context[0])
	assert.Len(t, doc.First.Items, doc.Total)
	next, ids := 0, map[string]bool{}
	check := func(r *stance.Analysis, want []stance.Span) webAnnotation {
		a := doc.First.Items[next]
		next++
		require.False(t, ids[a.ID], a.ID)
		ids[a.ID] = true
		require.Len(t, a.Target, len(want))
		u := []rune(r.Text)
		for i, x := range a.Target {
			q, p := x.Selector[0], x.Selector[1]
			require.Equal(t, r.Slice(want[i]), q.Exact)
			require.Equal(t, q.Exact, string(u[p.Start:p.End]), "code points")
			require.Equal(t, r.Text[:want[i].Start][len(r.Text[:want[i].Start])-len(q.Prefix):], q.Prefix)
			require.True(t, strings.HasPrefix(r.Text[want[i].End:], q.Suffix))
			require.LessOrEqual(t, utf8.RuneCountInString(q.Prefix), 32)
		}
		return a
	}
	for _, r := range all {
		for _, s := range r.Statements {
			a := check(r, spansOf(s))
			assert.Equal(t, s.Negated, a.Negated)
			require.Len(t, a.Body, len(s.Speakers))
			for i, id := range s.Speakers {
				assert.Equal(t, r.Speaker(id).Name, a.Body[i]["value"])
			}
			for _, x := range s.Stances {
				want := x.Evidence
				if len(want) == 0 {
					want = spansOf(s)
				}
				b := check(r, want)
				assert.Equal(t, a.ID, b.Of.ID)
				assert.Equal(t, x.Score, b.Body[0]["bayan:score"])
				assert.Equal(t, string(x.Label), b.Body[0]["bayan:label"])
			}
		}
	}
	assert.Equal(t, doc.Total, next)
}

func spansOf(s stance.Statement) (out []stance.Span) {
	for _, c := range s.Content {
		out = append(out, c.Span)
	}
	return out
}

// The table holds what its columns say.
func TestCSVRoundTrip(t *testing.T) {
	var b strings.Builder
	r := report(t)
	e := emit.NewCSV(&b)
	require.NoError(t, e.Encode(r))
	require.NoError(t, e.Close())
	list, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	require.NoError(t, err)
	next := 1
	for _, s := range r.Statements {
		for k := range max(1, len(s.Stances)) {
			cell := func(name string) string { return list[next][slices.Index(emit.Columns[:], name)] }
			assert.Equal(t, []string{s.ID, strings.Join(s.Speakers, " | "), string(s.Kind), string(s.Rule), s.Cue.Lemma, strconv.Itoa(s.Content[0].Start)},
				[]string{cell("statement"), cell("speakers"), cell("kind"), cell("rule"), cell("cue_lemma"), cell("start")})
			if len(s.Stances) > 0 {
				score, err := strconv.ParseFloat(cell("score"), 64)
				require.NoError(t, err)
				assert.Equal(t, s.Stances[k].Score, score)
				assert.Equal(t, string(s.Stances[k].Label), cell("label"))
			}
			next++
		}
	}
	assert.Len(t, list, next)
}

func TestJSONLRoundTrip(t *testing.T) {
	var b strings.Builder
	require.NoError(t, emit.NewJSONL(&b).Encode(report(t)))
	var got stance.Analysis
	require.NoError(t, json.Unmarshal([]byte(b.String()), &got))
	got.Text = report(t).Text
	assert.Equal(t, report(t), &got)
}

// Any spans, however they overlap, give files that readers accept.
func FuzzStandoff(f *testing.F) {
	f.Add("one two three\n\nfour", []byte{0, 5, 2, 9, 4, 18, 1, 1, 7, 3})
	f.Add("وقال: «نعم»\r\n<b>&amp;\u2028\v\tx 😀", []byte{0, 20, 3, 12, 9, 30, 5, 6})
	f.Fuzz(func(t *testing.T, text string, raw []byte) {
		r := overlapping(strings.ToValidUTF8(text, "?"), raw)
		m := &memory{}
		e := emit.NewBrat(m.create)
		require.NoError(t, e.Encode(r))
		require.NoError(t, e.Close())
		got := readBrat(t, m.text(m.names[0]), m.text(m.names[1])).statements(r.Text)
		n := 0
		for _, s := range r.Statements {
			want := strings.Join(strings.Fields(r.Slice(s.Content[0].Span)), "")
			if strings.Trim(want, "\x1c\x1d\x1e") == "" {
				continue
			}
			text := ""
			for _, c := range got[n].Content {
				text += r.Slice(c.Span)
			}
			require.Equal(t, strings.Map(blank, want), strings.Map(blank, text))
			n++
		}
		var b strings.Builder
		c := emit.NewCoNLL(&b)
		require.NoError(t, c.Encode(r))
		require.NoError(t, c.Close())
		readCoNLL(t, b.String(), r.Text)
		b.Reset()
		w := emit.NewWebAnnotation(&b)
		require.NoError(t, w.Encode(r))
		require.NoError(t, w.Close())
		require.True(t, json.Valid([]byte(b.String())))
	})
}

// blank drops what separates words or lines.
func blank(r rune) rune {
	if r <= ' ' || r >= 0x85 && r <= 0xa0 || r >= 0x2000 && r <= 0x202f || r == 0x1680 || r == 0x205f || r == 0x3000 {
		return -1
	}
	return r
}
