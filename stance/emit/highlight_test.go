package emit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
)

// shown writes paragraphs with a letter before each mark: [1 for a statement,
// c for a cue, e for evidence.
func shown(list []emit.Paragraph) string {
	var b strings.Builder
	for _, p := range list {
		for _, s := range p.Stretches {
			if s.Statement >= 0 {
				fmt.Fprintf(&b, "[%d", s.Statement+1)
				if s.First {
					b.WriteString("!")
				}
				b.WriteString(" ")
			}
			for _, x := range s.Pieces {
				marks := ""
				if x.Cue {
					marks += "c"
				}
				for _, e := range x.Evidence {
					marks += fmt.Sprintf("e%d.%d", e.Statement+1, e.Stance+1)
				}
				if marks == "" {
					b.WriteString(x.Text)
				} else {
					fmt.Fprintf(&b, "<%s %s>", marks, x.Text)
				}
			}
			if s.Statement >= 0 {
				b.WriteString("]")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestHighlight(t *testing.T) {
	assert.Equal(t, "<b>A & [4! B</b>\r]\n"+
		"[4 =cmd|'x']!A1 <ce1.1 said><e1.1  “>[1! <e1.1 one> ][2! <i><e1.1 two</i> th>ree][3!  four” & so] [3 on.]\n",
		shown(emit.Highlight(nasty())))
}

func TestHighlightNothing(t *testing.T) {
	assert.Empty(t, emit.Highlight(&stance.Analysis{}))
	assert.Empty(t, emit.Highlight(&stance.Analysis{Text: "\ufeff \n\t\r\n"}))
}

// The stretches of a paragraph are the paragraph, whatever the spans, and every
// piece is told right.
func FuzzHighlight(f *testing.F) {
	f.Add("one two three\n\nfour", []byte{0, 5, 2, 9, 4, 18, 1, 1, 7, 3})
	f.Add("وقال: «نعم»\n", []byte{0, 20, 3, 12, 9, 30, 5, 6})
	f.Fuzz(func(t *testing.T, text string, raw []byte) {
		r := &stance.Analysis{Text: text}
		at := func(b byte) int { return int(int8(b)) }
		for i := 0; i+3 < len(raw); i += 4 {
			r.Statements = append(r.Statements, stance.Statement{
				Cue:     stance.Cue{Span: stance.Span{Start: at(raw[i]), End: at(raw[i+1])}},
				Content: []stance.Content{{Span: stance.Span{Start: at(raw[i+1]), End: at(raw[i+2])}}},
				Stances: []stance.Stance{{Evidence: []stance.Span{{Start: at(raw[i+2]), End: at(raw[i+3])}}}}})
		}
		covers := func(s stance.Span, at int) bool {
			return s.End <= len(text) && s.Start >= 0 && s.Start <= at && at < s.End
		}
		first := map[int]bool{}
		end := 0
		for _, p := range emit.Highlight(r) {
			require.Empty(t, strings.TrimSpace(strings.ReplaceAll(text[end:p.Start], "\ufeff", "")))
			end = p.Start
			for _, s := range p.Stretches {
				require.Equal(t, s.First, s.Statement >= 0 && !first[s.Statement])
				first[s.Statement] = true
				require.NotEmpty(t, s.Pieces)
				for _, x := range s.Pieces {
					require.Equal(t, end, x.Start)
					require.Less(t, x.Start, x.End)
					require.Equal(t, text[x.Start:x.End], x.Text)
					for i := x.Start; i < x.End; i++ {
						cue, evidence, inner := false, 0, -1
						for k, st := range r.Statements {
							cue = cue || covers(st.Cue.Span, i)
							if covers(st.Stances[0].Evidence[0], i) {
								evidence++
							}
							c := st.Content[0].Span
							if covers(c, i) && (inner < 0 || c.Len() < r.Statements[inner].Content[0].Len()) {
								inner = k
							}
						}
						require.Equal(t, cue, x.Cue)
						require.Len(t, x.Evidence, evidence)
						require.Equal(t, inner >= 0, s.Statement >= 0)
						if inner >= 0 {
							require.Equal(t, r.Statements[inner].Content[0].Len(), r.Statements[s.Statement].Content[0].Len())
						}
					}
					end = x.End
				}
			}
			require.Equal(t, p.End, end)
		}
		require.Empty(t, strings.TrimSpace(strings.ReplaceAll(text[end:], "\ufeff", "")))
	})
}
