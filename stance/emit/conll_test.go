package emit_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
	"github.com/bayan-nlp/bayan/tokenize"
)

// conll is a CoNLL-U Plus file read back.
type conll struct {
	forms      []string
	statements []stance.Statement
	speakers   []stance.Speaker
}

func readCoNLL(t testing.TB, file string, texts ...string) []conll {
	t.Helper()
	var out []conll
	var runes *tokenize.Offsets
	byID := map[string]int{}
	s := bufio.NewScanner(strings.NewReader(file))
	s.Buffer(nil, 1<<24)
	id, line := 0, 0
	for ; s.Scan(); line++ {
		row := s.Text()
		if line == 0 {
			require.Equal(t, "# global.columns = ID FORM BAYAN:CUE BAYAN:CONTENT BAYAN:SPEAKER BAYAN:STANCE MISC", row)
			continue
		}
		if name, value, ok := strings.Cut(strings.TrimPrefix(row, "# "), " = "); ok && strings.HasPrefix(row, "# ") {
			switch name {
			case "newdoc id":
				runes = tokenize.ToRunes(texts[len(out)])
				out, byID = append(out, conll{}), map[string]int{}
			case "speaker":
				var x stance.Speaker
				require.NoError(t, json.Unmarshal([]byte(value), &x))
				out[len(out)-1].speakers = append(out[len(out)-1].speakers, x)
			case "statement":
				var x stance.Statement
				require.NoError(t, json.Unmarshal([]byte(value), &x))
				var more struct {
					Lemma, Class string
				}
				require.NoError(t, json.Unmarshal([]byte(value), &more))
				x.Cue.Lemma, x.Cue.Class = more.Lemma, more.Class
				byID[x.ID] = len(out[len(out)-1].statements)
				out[len(out)-1].statements = append(out[len(out)-1].statements, x)
			}
			continue
		}
		if row == "" {
			id = 0
			continue
		}
		cells := strings.Split(row, "\t")
		require.Len(t, cells, 7, row)
		id++
		require.Equal(t, strconv.Itoa(id), cells[0])
		require.NotEmpty(t, cells[1])
		doc := &out[len(out)-1]
		doc.forms = append(doc.forms, cells[1])
		var from, to int
		_, err := fmt.Sscanf(cells[6], "start_char=%d|end_char=%d", &from, &to)
		require.NoError(t, err)
		at := stance.Span{Start: runes.ToByte(from), End: runes.ToByte(to)}
		if cells[1] != "_" {
			require.Equal(t, strings.Map(blank, texts[len(out)-1][at.Start:at.End]), strings.Map(blank, cells[1]))
		}
		for layer, cell := range cells[2:6] {
			if cell == "_" {
				continue
			}
			for tag := range strings.SplitSeq(cell, "|") {
				parts := strings.Split(tag[2:], ":")
				doc.tag(t, layer, tag[0] == 'B', &doc.statements[byID[parts[0]]], parts, at)
			}
		}
	}
	require.NoError(t, s.Err())
	return out
}

// tag adds what a tag tells.
func (c *conll) tag(t testing.TB, layer int, begin bool, s *stance.Statement, parts []string, at stance.Span) {
	var list []stance.Span
	var x *stance.Stance
	switch layer {
	case 0:
		list = []stance.Span{s.Cue.Span}
	case 1:
		list = spansOf(*s)
	case 2:
		list = []stance.Span{s.Mention}
	case 3:
		target, err := url.QueryUnescape(parts[1])
		require.NoError(t, err)
		i := slices.IndexFunc(s.Stances, func(x stance.Stance) bool { return x.Target == target })
		x = &s.Stances[i]
		require.Equal(t, string(x.Label), parts[2])
		list = x.Evidence
	}
	if begin {
		list = append(list, at)
	} else {
		list[len(list)-1].End = at.End
	}
	last := list[len(list)-1]
	switch layer {
	case 0:
		s.Cue.Span = last
	case 1:
		if begin {
			s.Content = append(s.Content, stance.Content{})
		}
		s.Content[len(s.Content)-1].Span = last
	case 2:
		s.Mention = last
	case 3:
		x.Evidence = list
	}
}

func TestCoNLL(t *testing.T) {
	var b strings.Builder
	e := emit.NewCoNLL(&b)
	r := report(t)
	require.NoError(t, e.Encode(r))
	require.NoError(t, e.Encode(nasty()))
	require.NoError(t, e.Close())
	docs := readCoNLL(t, b.String(), r.Text, nasty().Text)
	require.Len(t, docs, 2)
	assert.Equal(t, r.Speakers, docs[0].speakers)
	require.Len(t, docs[0].statements, len(r.Statements))
	for i, want := range r.Statements {
		got := docs[0].statements[i]
		require.Equal(t, contents(r, want), contents(r, got))
		require.Equal(t, r.Slice(want.Mention), r.Slice(got.Mention))
		want.Content, got.Content, want.Mention, got.Mention = nil, nil, stance.Span{}, stance.Span{}
		require.Equal(t, want, got)
	}
	words := func(s string) string { return strings.Join(strings.Fields(s), "") }
	assert.Equal(t, words(r.Text), words(strings.Join(docs[0].forms, "")))
}
