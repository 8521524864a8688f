package main

import (
	"strings"
	"unicode"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
)

// paragraphView finds its own direction where it has letters; one of digits only
// takes that of the article.
type paragraphView struct {
	Letters   bool
	Stretches []stretchView
}

// stretchView is a stretch of the text; Said is nil outside statements.
type stretchView struct {
	Said   *statementView
	First  bool
	Lead   []pieceView // the first word, which stays beside the number
	Pieces []pieceView
}

// pieceView is a run of text; Label is that of the stance it is evidence of.
type pieceView struct {
	Text     string
	Cue      bool
	Evidence bool
	Label    string
}

// text fills in the article with its marks.
func (v viewer) text(out *articleView, r *stance.Analysis) {
	for _, p := range emit.Highlight(r) {
		x := paragraphView{Letters: strings.ContainsFunc(r.Slice(p.Span), unicode.IsLetter)}
		for _, s := range p.Stretches {
			y := stretchView{First: s.First}
			if s.Statement >= 0 {
				y.Said = out.Statements[s.Statement]
				y.Said.InText = true
			}
			for _, piece := range s.Pieces {
				z := pieceView{Text: piece.Text, Cue: piece.Cue, Evidence: len(piece.Evidence) > 0}
				if z.Evidence {
					of := piece.Evidence[0]
					z.Label = string(r.Statements[of.Statement].Stances[of.Stance].Label)
				}
				y.Pieces = append(y.Pieces, z)
			}
			if y.First {
				y.Lead, y.Pieces = cutLead(y.Pieces)
			}
			x.Stretches = append(x.Stretches, y)
		}
		out.Paragraphs = append(out.Paragraphs, x)
	}
}

// longestLead is the longest beginning, in code points, that is kept on one line.
const longestLead = 24

// cutLead cuts off the first word, or the beginning of a very long one.
func cutLead(list []pieceView) (lead, rest []pieceView) {
	first := list[0]
	n := 0
	for i, r := range first.Text {
		if i > 0 && unicode.IsSpace(r) || n == longestLead {
			lead = []pieceView{first}
			lead[0].Text, first.Text = first.Text[:i], first.Text[i:]
			return lead, append([]pieceView{first}, list[1:]...)
		}
		n++
	}
	return list[:1], list[1:]
}
