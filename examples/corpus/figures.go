package main

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"math"
	"strings"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// pen draws figures with a font that has Latin, Cyrillic, Greek, Hebrew and
// Arabic letters.
type pen struct {
	face  *sfnt.Font
	text  text.Handler
	font  font.Font
	forms forms
	svg   bool // viewers shape the letters of SVG themselves
}

func newPen() (*pen, error) {
	face, err := opentype.Parse(dejavusans.TTF)
	if err != nil {
		return nil, err
	}
	f := font.Font{Typeface: "DejaVu", Variant: "Sans"}
	cache := font.NewCache(font.Collection{{Font: f, Face: face}})
	f.Size = font.Points(9)
	return &pen{face: face, text: text.Plain{Fonts: cache}, font: f, forms: newForms()}, nil
}

// label is a name as the font can draw it, cut to a line; what it cannot draw is
// replaced by the fallback.
func (p *pen) label(s, fallback string) string {
	s = oneLine(s)
	if r := []rune(s); len(r) > 40 {
		s = string(r[:39]) + "…"
	}
	shaped := p.forms.shape(s)
	var buf sfnt.Buffer
	for _, r := range shaped {
		if i, err := p.face.GlyphIndex(&buf, r); err != nil || i == 0 && !unicode.IsSpace(r) {
			return fallback
		}
	}
	if p.svg {
		return s
	}
	return shaped
}

// plot is an empty plot in the pen's font.
func (p *pen) plot(title string) *plot.Plot {
	q := plot.New()
	q.TextHandler = p.text
	q.Title.Text = p.label(title, "")
	q.Title.Padding = vg.Points(6)
	for _, s := range []*text.Style{&q.Title.TextStyle, &q.X.Label.TextStyle, &q.Y.Label.TextStyle, &q.X.Tick.Label, &q.Y.Tick.Label, &q.Legend.TextStyle} {
		s.Font, s.Handler = p.font, p.text
	}
	q.Title.TextStyle.Font.Size = font.Points(11)
	q.BackgroundColor = color.White
	return q
}

// figure is a picture and its size.
type figure struct {
	name          string
	width, height vg.Length
	draw          func(*pen) (*plot.Plot, error)
}

// figures writes the pictures, each as PNG and as SVG.
func (c *config) figures(f *findings) error {
	p, err := newPen()
	if err != nil {
		return fmt.Errorf("font: %w", err)
	}
	for _, x := range f.pictures() {
		for _, svg := range [...]bool{false, true} {
			p.svg = svg
			q, err := x.draw(p)
			if err != nil {
				return fmt.Errorf("%s: %w", x.name, err)
			}
			ext := ".png"
			if svg {
				ext = ".svg"
			}
			if err := c.file(x.name+ext, func(w io.Writer) error { return render(q, x, svg, w) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// render writes a plot; one that gonum cannot draw is an error.
func render(q *plot.Plot, x figure, svg bool, w io.Writer) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be drawn: %v", r)
		}
	}()
	var canvas interface {
		vg.CanvasSizer
		io.WriterTo
	}
	if svg {
		canvas = vgsvg.New(x.width, x.height)
	} else {
		canvas = vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(x.width, x.height), vgimg.UseDPI(150))}
	}
	q.Draw(draw.New(canvas))
	var b bytes.Buffer // what is drawn is whole, or nothing
	if _, err := canvas.WriteTo(&b); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// pictures are the figures that there is something to draw for.
func (f *findings) pictures() []figure {
	var out []figure
	inches := func(n int, each, more float64) vg.Length { return vg.Length(float64(n)*each+more) * vg.Inch }
	if n, m := len(f.Speakers.Rows), len(f.Targets); n > 0 && m > 0 {
		out = append(out, figure{"heatmap", inches(m, 1.25, 2.4), inches(n, 0.24, 1), f.heatPlot})
	}
	if rows := f.alignment(); len(rows) > 0 {
		out = append(out, figure{"alignment", inches(len(rows), 0.36, 2.6), inches(len(rows), 0.26, 1),
			func(p *pen) (*plot.Plot, error) { return f.mapPlot(p, rows) }})
	}
	for _, l := range f.lines() {
		var list []series
		for _, s := range f.Series {
			if s.Target == l.Target && len(list) < len(hues()) {
				list = append(list, s)
			}
		}
		out = append(out, figure{"timeline-" + fileName(l.Target.ID), 7 * vg.Inch, 3.6 * vg.Inch,
			func(p *pen) (*plot.Plot, error) { return f.timePlot(p, l.Target, list) }})
	}
	return out
}

// fileName makes an id fit to be part of a file's name.
func fileName(id string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, id)
}

// speaker is the label of a speaker in a figure: the English name where there
// is one, since a paper is likelier to want it, else the one in the articles.
func (f *findings) speaker(p *pen, n name) string {
	return p.label(f.english[n.ID], p.label(n.Name, n.ID))
}

// cells are coloured fields with numbers in them.
type cells struct {
	columns, rows int
	value         func(c, r int) float64 // NaN where there is none
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
			if !math.IsNaN(v) {
				c.FillText(h.font, vg.Point{X: (left + right) / 2, Y: (low + high) / 2}, signed(v))
			}
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

func (p *pen) cells(columns, rows int, value func(c, r int) float64) *cells {
	style := text.Style{Color: color.Black, Font: p.font, Handler: p.text, XAlign: draw.XCenter, YAlign: draw.YCenter}
	style.Font.Size = font.Points(8)
	return &cells{columns, rows, value, style}
}

// ticks are labels at 0, 1, 2, …
func ticks(labels []string) plot.ConstantTicks {
	out := make(plot.ConstantTicks, len(labels))
	for i, l := range labels {
		out[i] = plot.Tick{Value: float64(i), Label: l}
	}
	return out
}

// axes takes the lines off the axes of a table and labels it.
func axes(q *plot.Plot, columns, rows []string) {
	q.X.Tick.Marker, q.Y.Tick.Marker = ticks(columns), ticks(rows)
	for _, a := range []*plot.Axis{&q.X, &q.Y} {
		a.LineStyle.Width, a.Tick.LineStyle.Width, a.Tick.Length, a.Padding = 0, 0, 0, vg.Points(4)
	}
}

func (f *findings) heatPlot(p *pen) (*plot.Plot, error) {
	q := p.plot("Score, from −1 (against) to +1 (in favor)")
	n := len(f.Speakers.Rows)
	columns, rows := make([]string, len(f.Targets)), make([]string, n)
	for i, t := range f.Targets {
		columns[i] = p.label(t.ID, t.ID)
	}
	for i, r := range f.Speakers.Rows {
		rows[n-1-i] = f.speaker(p, r) // the first at the top
	}
	q.Add(p.cells(len(columns), n, func(c, r int) float64 {
		if x := f.Speakers.Cells[n-1-r][c]; x != nil {
			return x.Score
		}
		return math.NaN()
	}))
	axes(q, columns, rows)
	return q, nil
}

func (f *findings) mapPlot(p *pen, m []mapRow) (*plot.Plot, error) {
	q := p.plot("Alignment, from −1 (opposite) to 1 (the same)")
	n := len(m)
	keys := map[string]string{}
	for _, e := range f.Alignment.Entities {
		keys[e.Name] = e.Key
	}
	columns, rows := make([]string, n), make([]string, n)
	for i, r := range m {
		columns[i] = fmt.Sprint(i + 1)
		rows[n-1-i] = f.speaker(p, name{keys[r.Name], r.Name}) + "  " + columns[i]
	}
	q.Add(p.cells(n, n, func(c, r int) float64 {
		if x := m[n-1-r].Cells[c]; x.Known && !x.Self {
			return x.Value
		}
		return math.NaN()
	}))
	axes(q, columns, rows)
	return q, nil
}

// hues are the colours of lines: those of Okabe and Ito.
func hues() []color.Color {
	return []color.Color{
		color.RGBA{0x00, 0x72, 0xb2, 0xff}, color.RGBA{0xd5, 0x5e, 0x00, 0xff}, color.RGBA{0x00, 0x9e, 0x73, 0xff},
		color.RGBA{0xcc, 0x79, 0xa7, 0xff}, color.RGBA{0x56, 0xb4, 0xe9, 0xff}, color.RGBA{0x55, 0x55, 0x55, 0xff},
	}
}

// errorBars are points with intervals.
type errorBars struct {
	plotter.XYs
	plotter.YErrors
}

func (f *findings) timePlot(p *pen, target name, list []series) (*plot.Plot, error) {
	q := p.plot(target.ID)
	q.Y.Label.Text = "score"
	q.Y.Min, q.Y.Max = -1, 1
	q.Add(plotter.NewGrid())
	q.Legend.Top = true
	labels := map[float64]string{}
	for i, s := range list {
		var e errorBars
		for _, x := range s.Points {
			at := float64(x.Start.Unix())
			labels[at] = x.Period
			e.XYs = append(e.XYs, plotter.XY{X: at, Y: x.Score})
			e.YErrors = append(e.YErrors, struct{ Low, High float64 }{x.Score - x.Low, x.High - x.Score})
		}
		line, points, err := plotter.NewLinePoints(e.XYs)
		if err != nil {
			return nil, err
		}
		bars, err := plotter.NewYErrorBars(e)
		if err != nil {
			return nil, err
		}
		line.Color, points.Color, bars.Color = hues()[i], hues()[i], hues()[i]
		points.Shape = []draw.GlyphDrawer{draw.CircleGlyph{}, draw.SquareGlyph{}, draw.TriangleGlyph{}, draw.PlusGlyph{}, draw.CrossGlyph{}, draw.RingGlyph{}}[i]
		q.Add(line, points, bars)
		q.Legend.Add(f.speaker(p, s.Speaker), line, points)
	}
	q.X.Tick.Marker = periodTicks(labels)
	return q, nil
}

// periodTicks are the names of some of the periods, eight at most.
func periodTicks(labels map[float64]string) plot.ConstantTicks {
	all := sorted(labels)
	each := (len(all) + 7) / 8
	var out plot.ConstantTicks
	for i, at := range all {
		t := plot.Tick{Value: at}
		if i%each == 0 {
			t.Label = labels[at]
		}
		out = append(out, t)
	}
	return out
}
