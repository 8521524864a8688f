package main

import (
	"fmt"
	"html"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance/target"
)

func TestOwnTargets(t *testing.T) {
	s := newTestServer(t, testConfig())
	w := post(s, "/articles", "text", wire)
	require.Equal(t, http.StatusSeeOther, w.Code)
	at := w.Header().Get("Location")
	for name, x := range map[string]struct {
		form []string
		says []string
	}{
		"nothing":  {nil, []string{"Short name: give one", "give at least one"}},
		"id":       {[]string{"id", "a b", "mentions", "x"}, []string{"Short name: want"}},
		"star":     {[]string{"id", "*", "mentions", "x"}, []string{"Short name: want"}},
		"name":     {[]string{"id", "a", "name", "a\tb", "mentions", "x"}, []string{"want one line"}},
		"patterns": {[]string{"id", "a", "mentions", "good\n\nx ..99 y\n(", "decoys", "<3>"}, []string{"Line 3:", "Line 4:", "Line 1:", `gap "99"`}},
		"class":    {[]string{"id", "a", "mentions", "@nowhere b"}, []string{"nowhere"}},
		"decoys":   {[]string{"id", "a", "decoys", "b"}, []string{"give at least one"}},
		"table":    {[]string{"table", "a\ten\tmention\tx\nb\ten\nc  en  mention  ("}, []string{"Line 2:", "Line 3:"}},
		"json":     {[]string{"table", `[{"id":"a","rules":[{"role":"mention"}]}]`}, []string{"Line 1:"}},
		"no rule":  {[]string{"table", "a  en  name  An a"}, []string{"no rule of role mention"}},
	} {
		w := post(s, at+"/targets", x.form...)
		assert.Equal(t, http.StatusUnprocessableEntity, w.Code, name)
		body := html.UnescapeString(w.Body.String())
		for _, says := range x.says {
			assert.Contains(t, body, says, name)
		}
		for i := 1; i < len(x.form); i += 2 {
			assert.Contains(t, body, x.form[i][:1], "%s: what was typed is still there", name)
		}
	}

	w = post(s, at+"/targets", "id", "corridor", "name", "Corridor", "lang", "en", "mentions", "grain corridor\r\ncorridor")
	require.Equal(t, http.StatusSeeOther, w.Code)
	next := w.Header().Get("Location")
	page := get1(s, next).Body.String()
	assert.Contains(t, page, "Target corridor was added. Stances on it in this article: 2.")
	base, _, _ := strings.Cut(next, "?")
	k := s.shelf.get(strings.TrimPrefix(base, "/articles/"))
	require.NotNil(t, k)
	assert.Equal(t, "corridor\ten\tname\tCorridor\ncorridor\tar\tname\tCorridor\ncorridor\ten\tmention\tgrain corridor\ncorridor\ten\tmention\tcorridor", k.Table)

	// A second one comes to the first.
	w = post(s, base+"/targets", "id", "tell", "mentions", "must stay")
	require.Equal(t, http.StatusSeeOther, w.Code)
	base, _, _ = strings.Cut(w.Header().Get("Location"), "?")
	k = s.shelf.get(strings.TrimPrefix(base, "/articles/"))
	require.Len(t, k.Own, 2)
	assert.Contains(t, get1(s, "/?targets="+k.Key).Body.String(), "tell\t*\tmention\tmust stay")

	// And an empty table takes them away.
	w = post(s, base+"/targets", "table", "\r\n")
	require.Equal(t, http.StatusSeeOther, w.Code)
	assert.Equal(t, at, w.Header().Get("Location"))
	assert.Equal(t, http.StatusNotFound, post(s, "/articles/none/targets").Code)
	w = post(s, base+"/targets", "table", strings.Repeat("# x\n", s.maxTargets))
	assert.Equal(t, http.StatusRequestEntityTooLarge, w.Code)
	w = post(s, base+"/targets", "table", strings.Repeat("#", s.maxTargets+1))
	assert.Equal(t, http.StatusRequestEntityTooLarge, w.Code)
}

func TestTidyTable(t *testing.T) {
	assert.Equal(t, "a\ten\tmention\tx y\n#  a  comment\nb\ten\tmention\tz  ", tidyTable("\r\n a  en   mention  x y \r\n#  a  comment\r\nb\ten\tmention\tz  \r\n\r\n")+"  ")
	assert.Equal(t, `[{"id":"a"}]`, tidyTable(" [{\"id\":\"a\"}]\n"))
}

// Analyzers of the tables used last are kept, and the one without own targets.
func TestAnalyzersAreBounded(t *testing.T) {
	s := newTestServer(t, testConfig())
	for i := range mostAnalyzers + 1 {
		_, err := s.desk.analyzer(fmt.Sprintf("t%d\ten\tmention\tx", i))
		require.NoError(t, err)
	}
	assert.LessOrEqual(t, len(s.desk.analyzers), mostAnalyzers)
	found := false
	for _, a := range s.desk.analyzers {
		found = found || a.table == ""
	}
	assert.True(t, found)
	_, err := s.desk.analyzer("x\ten\tmention\t@none")
	assert.ErrorIs(t, err, target.ErrTarget)
}
