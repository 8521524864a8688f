package main

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"math"
	"strings"
	"unicode"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// figure is a picture and its size.
type figure struct {
	name          string
	width, height vg.Length
	draw          func(*pen) (*plot.Plot, error)
}

// figures writes the pictures, each as PNG and as SVG.
func (c *config) figures(f *findings) error {
	for _, svg := range [...]bool{false, true} {
		p, err := newPen(svg)
		if err != nil {
			return fmt.Errorf("font: %w", err)
		}
		for _, x := range f.pictures() {
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
	q.Draw(draw.Crop(draw.New(canvas), vg.Points(6), -vg.Points(6), vg.Points(6), -vg.Points(6)))
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
	inches := func(n int, each, more float64) vg.Length { return vg.Length(max(float64(n)*each+more, 2)) * vg.Inch }
	if n, m := len(f.Speakers.Rows), len(f.Targets); n > 0 && m > 0 {
		out = append(out, figure{"heatmap", max(inches(m, 1.3, 2.8), 5*vg.Inch), inches(n, 0.36, 1), f.heatPlot})
	}
	if rows := f.alignment(); len(rows) > 0 {
		out = append(out, figure{"alignment", max(inches(len(rows), 0.4, 2.9), 5*vg.Inch), inches(len(rows), 0.27, 1),
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
	q := p.plot("Score (−1 against, +1 in favor), 95% interval")
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
	}, func(c, r int) string {
		x := f.Speakers.Cells[n-1-r][c]
		return fmt.Sprintf("[%s, %s] n = %d", signed(x.Low), signed(x.High), x.Statements)
	}))
	axes(q, columns, rows)
	return q, nil
}

func (f *findings) mapPlot(p *pen, m []mapRow) (*plot.Plot, error) {
	q := p.plot("Alignment (−1 opposite, +1 the same)")
	n := len(m)
	columns, rows := make([]string, n), make([]string, n)
	for i, r := range m {
		columns[i] = fmt.Sprint(i + 1)
		rows[n-1-i] = f.speaker(p, name{r.Key, r.Name}) + "  " + columns[i]
	}
	q.Add(p.cells(n, n, func(c, r int) float64 {
		if x := m[n-1-r].Cells[c]; x.Known && !x.Self {
			return x.Value
		}
		return math.NaN()
	}, nil))
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
	q.Y.Min, q.Y.Max = -1, 1.1+0.13*float64(len(list)) // with room for the legend
	q.Y.Tick.Marker = plot.ConstantTicks{{Value: -1, Label: "−1"}, {Value: -0.5, Label: "−0.5"}, {Value: 0, Label: "0"}, {Value: 0.5, Label: "+0.5"}, {Value: 1, Label: "+1"}}
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
