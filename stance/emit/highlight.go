package emit

import (
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
)

// Paragraph is a line of an article's text, cut into stretches. Put together,
// these are the paragraph.
type Paragraph struct {
	stance.Span
	Stretches []Stretch
}

// Stretch is a part of a paragraph that belongs to one innermost statement, or
// to none. Stretches follow each other and never nest, so that any overlap of
// spans can be shown with elements that close in order. A statement has several
// where it runs over paragraphs or others stand inside it.
type Stretch struct {
	Statement int  // index in Analysis.Statements, -1 for none
	First     bool // the first of its statement
	Pieces    []Piece
}

// Piece is a run of text with the same marks; it is never empty.
type Piece struct {
	stance.Span
	Text     string
	Cue      bool
	Evidence []Basis // of which stances this is evidence, nil for none
}

// Marked tells that the piece is more than text.
func (p Piece) Marked() bool { return p.Cue || len(p.Evidence) > 0 }

// Basis names a stance of a report by indices.
type Basis struct {
	Statement int // in Analysis.Statements
	Stance    int // in the statement's Stances
}

// Highlight cuts the text of a report where its marks begin and end: contents of
// statements, cues and evidence. It gives the paragraphs (lines with more
// than white space) in order; what is between them is white space, or a byte order mark
// at the start. Where contents overlap, a place belongs to the shortest, and of two equally
// short ones to the later. Spans that do not fit the text are passed over. Texts share memory
// with the report.
func Highlight(r *stance.Analysis) []Paragraph {
	c := &cutter{r: r, layers: layers(r), shown: make([]bool, len(r.Statements))}
	var out []Paragraph
	for _, p := range paragraphs(r.Text) {
		out = append(out, Paragraph{p, c.cut(p)})
	}
	return out
}

// layer is a mark.
type layer struct {
	stance.Span
	kind markKind
	of   Basis // for content, only the statement
}

type markKind uint8

const (
	contentMark markKind = iota
	cueMark
	evidenceMark
)

// layers are all marks of a report, by their first byte.
func layers(r *stance.Analysis) []layer {
	var out []layer
	add := func(s stance.Span, kind markKind, of Basis) {
		if s.Start >= 0 && s.Start < s.End && s.End <= len(r.Text) {
			out = append(out, layer{s, kind, of})
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		add(s.Cue.Span, cueMark, Basis{Statement: i})
		for _, c := range s.Content {
			add(c.Span, contentMark, Basis{Statement: i})
		}
		for k, st := range s.Stances {
			for _, e := range st.Evidence {
				add(e, evidenceMark, Basis{i, k})
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

// cutter turns paragraphs into stretches. It sweeps over text and layers once:
// a place looks only at the layers that cover it.
type cutter struct {
	r      *stance.Analysis
	layers []layer
	next   int     // first layer that begins later
	open   []layer // begun, and not yet ended
	shown  []bool  // by statement
}

// cut gives the stretches of a paragraph.
func (c *cutter) cut(p stance.Span) []Stretch {
	var out []Stretch
	for _, s := range c.runs(p) {
		c.advance(s.Start)
		inner, x := c.marks(s)
		n := len(out)
		if n == 0 || out[n-1].Statement != inner {
			out = append(out, Stretch{Statement: inner, First: inner >= 0 && !c.shown[inner]})
			if inner >= 0 {
				c.shown[inner] = true
			}
			n++
		}
		last := &out[n-1]
		if k := len(last.Pieces); k > 0 && last.Pieces[k-1].Cue == x.Cue && slices.Equal(last.Pieces[k-1].Evidence, x.Evidence) {
			joined := &last.Pieces[k-1]
			joined.End = x.End
			joined.Text = c.r.Slice(joined.Span)
			continue
		}
		last.Pieces = append(last.Pieces, x)
	}
	return out
}

// runs cuts a paragraph wherever a layer begins or ends.
func (c *cutter) runs(p stance.Span) []stance.Span {
	cuts := []int{p.Start, p.End}
	add := func(l layer) {
		for _, at := range [...]int{l.Start, l.End} {
			if at > p.Start && at < p.End {
				cuts = append(cuts, at)
			}
		}
	}
	for _, l := range c.open {
		add(l)
	}
	for i := c.next; i < len(c.layers) && c.layers[i].Start < p.End; i++ {
		add(c.layers[i])
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	out := make([]stance.Span, 0, len(cuts))
	for i := 1; i < len(cuts); i++ {
		out = append(out, stance.Span{Start: cuts[i-1], End: cuts[i]})
	}
	return out
}

// advance opens and closes layers, so that those open cover the byte at.
func (c *cutter) advance(at int) {
	c.open = slices.DeleteFunc(c.open, func(l layer) bool { return l.End <= at })
	for ; c.next < len(c.layers) && c.layers[c.next].Start <= at; c.next++ {
		if l := c.layers[c.next]; l.End > at {
			c.open = append(c.open, l)
		}
	}
}

// marks tells what covers s, which no layer begins or ends in: the shortest
// content, and the kinds of mark.
func (c *cutter) marks(s stance.Span) (inner int, x Piece) {
	inner, x = -1, Piece{Span: s, Text: c.r.Slice(s)}
	shortest := 0
	for _, l := range c.open {
		switch l.kind {
		case cueMark:
			x.Cue = true
		case evidenceMark:
			if !slices.Contains(x.Evidence, l.of) {
				x.Evidence = append(x.Evidence, l.of)
			}
		default:
			if inner < 0 || l.Len() <= shortest {
				inner, shortest = l.of.Statement, l.Len()
			}
		}
	}
	return inner, x
}
