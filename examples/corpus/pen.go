package main

import (
	"image/color"
	"math"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// pen draws figures with a font that has Latin, Cyrillic, Greek, Hebrew and
// Arabic letters.
type pen struct {
	face    *sfnt.Font
	text    text.Handler
	font    font.Font
	forms   forms
	logical map[string]string // labels before they were shaped
}

func newPen(svg bool) (*pen, error) {
	face, err := opentype.Parse(dejavusans.TTF)
	if err != nil {
		return nil, err
	}
	f := font.Font{Typeface: "DejaVu", Variant: "Sans"}
	cache := font.NewCache(font.Collection{{Font: f, Face: face}})
	f.Size = font.Points(9)
	p := &pen{face: face, font: f, forms: newForms(), logical: map[string]string{}}
	p.text = text.Plain{Fonts: cache}
	if svg {
		p.text = unshaped{text.Plain{Fonts: cache}, p.logical}
	}
	return p, nil
}

// longest is the length in characters that names are cut to.
const longest = 36

// label is a name as the font can draw it, cut to a line; what it cannot draw is
// replaced by the fallback.
func (p *pen) label(s, fallback string) string {
	s = oneLine(s)
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest-1]) + "…"
	}
	shaped := p.forms.shape(s)
	var buf sfnt.Buffer
	for _, r := range shaped {
		if i, err := p.face.GlyphIndex(&buf, r); err != nil || i == 0 && !unicode.IsSpace(r) {
			return fallback
		}
	}
	p.logical[shaped] = s
	return shaped
}

// unshaped measures shaped text and draws it as it was before: viewers of SVG
// join the letters and order them themselves.
type unshaped struct {
	text.Plain
	logical map[string]string
}

// Draw implements text.Handler.
func (u unshaped) Draw(c vg.Canvas, s string, style text.Style, at vg.Point) {
	u.Plain.Draw(swapped{c, u.logical}, s, style, at)
}

// swapped is a canvas that draws other strings in the place of given ones.
type swapped struct {
	vg.Canvas
	other map[string]string
}

// FillString implements vg.Canvas.
func (w swapped) FillString(f font.Face, at vg.Point, s string) {
	if o, ok := w.other[s]; ok {
		s = o
	}
	w.Canvas.FillString(f, at, s)
}

// plot is an empty plot in the pen's font.
func (p *pen) plot(title string) *plot.Plot {
	q := plot.New()
	q.TextHandler = p.text
	q.Title.Text = title
	q.Title.Padding = vg.Points(6)
	for _, s := range []*text.Style{&q.Title.TextStyle, &q.X.Label.TextStyle, &q.Y.Label.TextStyle, &q.X.Tick.Label, &q.Y.Tick.Label, &q.Legend.TextStyle} {
		s.Font, s.Handler = p.font, p.text
	}
	q.Title.TextStyle.Font.Size = font.Points(11)
	q.BackgroundColor = color.White
	return q
}

// cells are coloured fields with numbers in them.
type cells struct {
	columns, rows int
	value         func(c, r int) float64 // NaN where there is none
	more          func(c, r int) string  // a second line, or nil
	font          text.Style
}

// Plot implements plot.Plotter.
func (h *cells) Plot(c draw.Canvas, q *plot.Plot) {
	x, y := q.Transforms(&c)
	for i := range h.columns {
		for j := range h.rows {
			v := h.value(i, j)
			left, right := x(float64(i)-0.48), x(float64(i)+0.48)
			low, high := y(float64(j)-0.46), y(float64(j)+0.46)
			fill := color.Color(color.Gray{0xf4})
			if !math.IsNaN(v) {
				fill = shade(v)
			}
			c.FillPolygon(fill, []vg.Point{{X: left, Y: low}, {X: right, Y: low}, {X: right, Y: high}, {X: left, Y: high}})
			if math.IsNaN(v) {
				continue
			}
			at := vg.Point{X: (left + right) / 2, Y: (low + high) / 2}
			if h.more != nil {
				small := h.font
				small.Font.Size *= 0.8
				c.FillText(small, vg.Point{X: at.X, Y: at.Y - 0.24*(high-low)}, h.more(i, j))
				at.Y += 0.2 * (high - low)
			}
			c.FillText(h.font, at, signed(v))
		}
	}
}

// DataRange implements plot.DataRanger.
func (h *cells) DataRange() (xmin, xmax, ymin, ymax float64) {
	return -0.5, float64(h.columns) - 0.5, -0.5, float64(h.rows) - 0.5
}

// shade is the colour of a value in [−1, 1]: orange, white, blue.
func shade(v float64) color.Color {
	end := [3]float64{0x80, 0xbf, 0xe5}
	if v < 0 {
		end = [3]float64{0xff, 0xb3, 0x7a}
	}
	k := math.Min(math.Abs(v), 1)
	mix := func(i int) uint8 { return uint8(0xf1 + k*(end[i]-0xf1)) }
	return color.RGBA{mix(0), mix(1), mix(2), 0xff}
}

func (p *pen) cells(columns, rows int, value func(c, r int) float64, more func(c, r int) string) *cells {
	style := text.Style{Color: color.Black, Font: p.font, Handler: p.text, XAlign: draw.XCenter, YAlign: draw.YCenter}
	style.Font.Size = font.Points(8)
	return &cells{columns, rows, value, more, style}
}
