package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

func report() *stance.Analysis {
	text := "قال لافروف: «نرفض العقوبات الجديدة»."
	at := func(sub string) stance.Span {
		i := strings.Index(text, sub)
		return stance.Span{Start: i, End: i + len(sub)}
	}
	return &stance.Analysis{Text: text, Article: stance.Info{ID: "a", Lang: "ar", Title: "عنوان\x1b[31m", Bytes: len(text)},
		Speakers: []stance.Speaker{{ID: "s1", Name: "لافروف", Kind: "person", Labels: map[string]string{"en": "Lavrov"}}, {ID: "s2", Kind: "unknown"}},
		Statements: []stance.Statement{{ID: "t1", Speakers: []string{"s1"}, Cue: stance.Cue{Span: at("قال"), Class: "say"},
			Content: []stance.Content{{Span: at("نرفض العقوبات الجديدة"), Quoted: true}},
			Stances: []stance.Stance{{Target: "sanctions", Label: stance.Against, Score: -0.004, Evidence: []stance.Span{at("نرفض")}}}}},
		Stances: []stance.SpeakerStance{{Speaker: "s1", Target: "sanctions", Label: stance.Against, Score: -0.9, Low: -1, High: -0.5, Statements: 1}},
	}
}

func shown(t *testing.T, terminal, colour bool) string {
	t.Helper()
	var b strings.Builder
	e := newText(&b, terminal, colour)
	require.NoError(t, e.Encode(report()))
	require.NoError(t, e.Close())
	return b.String()
}

func TestPlain(t *testing.T) {
	got := shown(t, false, true)
	assert.NotContains(t, got, "\x1b", "no escapes, not even the article's own")
	assert.NotContains(t, got, firstStrongIsolate)
	assert.Contains(t, got, "“نرفض العقوبات الجديدة”")
	assert.Contains(t, got, "→ sanctions against 0.00: نرفض")
	assert.Contains(t, got, "(unknown)")
}

func TestTerminal(t *testing.T) {
	got := shown(t, true, true)
	assert.Contains(t, got, "\x1b[4m“نرفض\x1b[0m", "evidence is underlined")
	assert.Contains(t, got, "\x1b[1;33magainst\x1b[0m")
	r := report()
	r.Statements[0].Stances[0].Evidence = []stance.Span{r.Statements[0].Cue.Span}
	assert.Equal(t, "\x1b[4mقال\x1b[0m", (&textEncoder{screen: screen{colour: true}}).cue(r, &r.Statements[0]), "in the cue too")
	assert.Equal(t, strings.Count(got, firstStrongIsolate), strings.Count(got, popDirectionalIsolate))
	for line := range strings.Lines(got) {
		assert.Equal(t, strings.Count(line, firstStrongIsolate), strings.Count(line, popDirectionalIsolate), line)
		if hasRTL(line) {
			assert.Contains(t, line, firstStrongIsolate)
		}
	}
	plain := shown(t, true, false)
	assert.NotContains(t, plain, "\x1b", "NO_COLOR")
	assert.Contains(t, plain, firstStrongIsolate)
}

// Columns begin at the same place in every line.
func TestColumns(t *testing.T) {
	var b strings.Builder
	(&textEncoder{}).table(&b, []string{"a", "b"}, [][]string{{"مُحمَّد", "|"}, {"中文字", "|"}, {"é", "|"}, {"longer", "|"}})
	at := -1
	for line := range strings.Lines(b.String()) {
		if before, _, found := strings.Cut(line, "|"); found {
			if at < 0 {
				at = width(before)
			}
			assert.Equal(t, at, width(before), line)
		}
	}
	assert.Equal(t, 10, at)
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "لافروف": 6, "مُحمَّد": 4, "中": 2} {
		assert.Equal(t, want, width(s), s)
	}
}

func TestShortened(t *testing.T) {
	r := report()
	r.Text = strings.Repeat("كلمة ", 100)
	r.Statements[0].Content = []stance.Content{{Span: stance.Span{End: len(r.Text)}}}
	got := (&textEncoder{}).content(r, &r.Statements[0])
	assert.LessOrEqual(t, width(got), columns+1)
	assert.True(t, strings.HasSuffix(got, "كلمة…"), "cut between words")
}
