package emit

import (
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
)

// stretch is a part of a paragraph that belongs to one innermost statement, or
// to none. Stretches follow each other and never nest, so that any overlap of
// spans gives valid HTML.
type stretch struct {
	Number int    // of the statement, from 1; 0 for none
	Speak  int    // the speaker's style, from 0
	ID     string // anchor, on the first stretch of a statement
	Href   string // of the statement in the list
	Label  string // who says it, for those who see no colours
	About  string // what the link to the list is called
	First  bool   // of its statement
	Pieces []piece
}

// piece is a run of text with the same marks.
type piece struct {
	Text     string
	Cue      bool
	Evidence bool
}

// Marked tells that the piece is more than text.
func (p piece) Marked() bool { return p.Cue || p.Evidence }

// layer is a kind of mark.
type layer struct {
	stance.Span
	statement int // index, for content
	cue       bool
	evidence  bool
}

// layers are all marks of a report.
func layers(r *stance.Analysis) []layer {
	var out []layer
	add := func(l layer) {
		if l.Start >= 0 && l.Start < l.End && l.End <= len(r.Text) {
			out = append(out, l)
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		add(layer{Span: s.Cue.Span, statement: -1, cue: true})
		for _, c := range s.Content {
			add(layer{Span: c.Span, statement: i})
		}
		for _, st := range s.Stances {
			for _, e := range st.Evidence {
				add(layer{Span: e, statement: -1, evidence: true})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b layer) int { return a.Start - b.Start })
	return out
}

// paragraphs are the lines of a text that hold more than white space.
func paragraphs(text string) []stance.Span {
	var out []stance.Span
	for at := 0; at <= len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if strings.TrimSpace(strings.Trim(text[at:end], "\ufeff")) != "" {
			out = append(out, stance.Span{Start: at, End: end})
		}
		at = end + 1
	}
	return out
}

// cutter turns paragraphs into stretches. It sweeps over the layers once: a
// paragraph looks at those that reach into it.
type cutter struct {
	r      *stance.Analysis
	layers []layer
	next   int     // first layer that no paragraph has seen
	open   []layer // seen, and may reach into the next paragraph
	about  func(statement int) stretch
	shown  map[int]bool
}

// cut gives the stretches of a paragraph.
func (c *cutter) cut(p stance.Span) []stretch {
	c.open = slices.DeleteFunc(c.open, func(l layer) bool { return l.End <= p.Start })
	for c.next < len(c.layers) && c.layers[c.next].Start < p.End {
		if c.layers[c.next].End > p.Start {
			c.open = append(c.open, c.layers[c.next])
		}
		c.next++
	}
	cuts := []int{p.Start, p.End}
	for _, l := range c.open {
		cuts = append(cuts, max(l.Start, p.Start), min(l.End, p.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []stretch
	at := -2 // statement of the last stretch
	for i := 1; i < len(cuts); i++ {
		inner, x := c.marks(stance.Span{Start: cuts[i-1], End: cuts[i]})
		if inner != at || len(out) == 0 {
			out = append(out, c.stretch(inner))
			at = inner
		}
		last := &out[len(out)-1]
		if n := len(last.Pieces); n > 0 && last.Pieces[n-1].Cue == x.Cue && last.Pieces[n-1].Evidence == x.Evidence {
			last.Pieces[n-1].Text += x.Text
			continue
		}
		last.Pieces = append(last.Pieces, x)
	}
	return out
}

// marks tells what covers s, which no layer begins or ends in: the shortest
// content, and the kinds of mark.
func (c *cutter) marks(s stance.Span) (inner int, x piece) {
	inner = -1
	x.Text = c.r.Slice(s)
	shortest := 0
	for _, l := range c.open {
		if !l.Contains(s) {
			continue
		}
		x.Cue = x.Cue || l.cue
		x.Evidence = x.Evidence || l.evidence
		if l.statement >= 0 && (inner < 0 || l.Len() <= shortest) {
			inner, shortest = l.statement, l.Len()
		}
	}
	return inner, x
}

func (c *cutter) stretch(statement int) stretch {
	if statement < 0 {
		return stretch{}
	}
	x := c.about(statement)
	x.First = !c.shown[statement]
	c.shown[statement] = true
	if !x.First {
		x.ID = ""
	}
	return x
}
