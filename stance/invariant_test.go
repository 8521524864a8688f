package stance_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/tokenize"
)

func line2(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// invariants are what holds of every report.
func invariants(t testing.TB, r *stance.Analysis) {
	t.Helper()
	check := func(s stance.Span, empty bool, what string) {
		t.Helper()
		ok := s.Start >= 0 && s.Start <= s.End && s.End <= len(r.Text) && (empty || s.Start < s.End)
		require.True(t, ok, "%s: %v in %d bytes", what, s, len(r.Text))
		for _, i := range []int{s.Start, s.End} {
			require.True(t, i == len(r.Text) || utf8.RuneStart(r.Text[i]), "%s: %v cuts a character", what, s)
		}
	}
	speakers, spoke := map[string]bool{}, map[string]bool{}
	for i, s := range r.Speakers {
		require.Equal(t, fmt.Sprintf("s%d", i+1), s.ID)
		require.Equal(t, s.Name == "", s.Kind == attribute.Unknown, "only the unknown have no name: %+v", s)
		speakers[s.ID] = true
	}
	ids, order := map[string]bool{}, 0
	for i := range r.Statements {
		ids[fmt.Sprintf("t%d", i+1)] = true
	}
	d := tokenize.Parse(r.Text, tokenize.Language(r.Article.Lang))
	type pair struct{ speaker, target string }
	count := map[pair]int{}
	for i := range r.Statements {
		s := &r.Statements[i]
		require.Equal(t, fmt.Sprintf("t%d", i+1), s.ID)
		require.NotEmpty(t, s.Speakers)
		require.NotEmpty(t, s.Content)
		require.NotEmpty(t, s.Rule)
		require.True(t, s.Confidence > 0 && s.Confidence <= 1, "confidence %v", s.Confidence)
		require.True(t, s.Parent == "" || ids[s.Parent] && s.Parent != s.ID, "parent %q", s.Parent)
		check(s.Mention, true, "mention")
		check(s.Cue.Span, true, "cue")
		end := 0
		for _, c := range s.Content {
			check(c.Span, false, "content")
			require.GreaterOrEqual(t, c.Start, end, "content in order")
			end = c.End
		}
		require.GreaterOrEqual(t, s.Span().Start, order, "statements in order: %s", s.ID)
		order = s.Span().Start
		for _, id := range s.Speakers {
			require.True(t, speakers[id], "speaker %q", id)
			if !spoke[id] {
				require.Equal(t, fmt.Sprintf("s%d", len(spoke)+1), id, "speakers in order of first statement")
				spoke[id] = true
			}
		}
		read := s.Span() // and what the sentence says before it that it is about
		for _, x := range d.Sentences {
			if x.Start <= s.Cue.Start && s.Cue.End <= x.End {
				read.Start = min(read.Start, x.Start)
			}
		}
		seen := map[string]bool{}
		for _, st := range s.Stances {
			require.False(t, seen[st.Target], "target twice")
			seen[st.Target] = true
			p := st.Probabilities
			require.InDelta(t, 1, p.Favor+p.Against+p.Neutral+p.Unrelated, 3e-4)
			require.InDelta(t, p.Favor-p.Against, st.Score, 1e-9)
			require.LessOrEqual(t, p.Unrelated, max(p.Favor, p.Against, p.Neutral)+1e-4)
			for _, e := range st.Evidence {
				check(e, false, "evidence")
				require.True(t, read.Contains(e), "evidence outside of what is read")
			}
			for _, id := range s.Speakers {
				count[pair{id, st.Target}]++
			}
		}
	}
	require.Len(t, spoke, len(speakers), "a speaker without statement")
	for _, s := range r.Stances {
		require.Equal(t, count[pair{s.Speaker, s.Target}], s.Statements)
		delete(count, pair{s.Speaker, s.Target})
		require.True(t, -1 <= s.Low && s.Low <= s.Score && s.Score <= s.High && s.High <= 1, "%+v", s)
	}
	for p := range count {
		require.Equal(t, attribute.Unknown, r.Speaker(p.speaker).Kind, "%v has no stance", p)
	}
	last := 0
	for _, n := range r.Notes {
		require.GreaterOrEqual(t, n.Start, last)
		check(stance.Span{Start: n.Start, End: n.End}, true, "note "+n.Code)
		last = n.Start
	}
	text := line(t, r)
	require.NotContains(t, text, ":null")
	back := &stance.Analysis{}
	require.NoError(t, json.Unmarshal([]byte(text), back))
	require.Equal(t, text, line(t, back), "round trip")
}

func TestInvariantsOnGold(t *testing.T) {
	for _, a := range articles(t) {
		t.Run(a.ID, func(t *testing.T) {
			r, err := diced(t).Analyze(t.Context(), a)
			require.NoError(t, err)
			assert.NotEmpty(t, r.Statements)
			invariants(t, r)
		})
	}
}

// Whatever the text: no panic, spans that hold, the same report twice.
func FuzzAnalyze(f *testing.F) {
	for _, a := range articles(f) {
		if len(a.Text) < 3000 {
			f.Add(a.Text, a.Lang)
		}
	}
	f.Add("قال «إن العقوبات", "ar")
	f.Add("\"The sanctions\r\n\r\n,\" he said — \u202e«nato» \ufeff", "en")
	z, err := newDice()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text, lang string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		switch {
		case strings.HasPrefix(lang, "a"):
			lang = "ar"
		case strings.HasPrefix(lang, "e"):
			lang = "en"
		default:
			lang = "" // to be detected
		}
		a := &stance.Article{Text: text, Lang: lang}
		r, err := z.Analyze(t.Context(), a)
		require.NoError(t, err)
		invariants(t, r)
		again, err := z.Analyze(t.Context(), a)
		require.NoError(t, err)
		require.Equal(t, line(t, r), line(t, again))
	})
}
