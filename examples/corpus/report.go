package main

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"math"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/tally"
)

//go:embed report.html report.css
var assets embed.FS

// write writes the report: one page without script or anything to load.
func (f *findings) write(w io.Writer) error {
	css, err := assets.ReadFile("report.css")
	if err != nil {
		return err
	}
	shown := map[*said]bool{} // statements stand in full once
	t, err := template.New("report.html").Funcs(template.FuncMap{
		"signed": signed, "step": step, "sign": sign, "inc": func(i int) int { return i + 1 },
		"percent": func(x float64) string { return fmt.Sprintf("%.0f%%", 100*x) },
		"cell":    f.cell, "bar": newInterval, "one": oneLine,
		"args":       func(p *page, g *grid, head, id string) gridView { return gridView{p, g, head, id} },
		"targetName": func(p *page, id string) string { return p.target(id).Name },
		"first":      func(s *said) bool { was := shown[s]; shown[s] = true; return !was },
	}).ParseFS(assets, "report.html")
	if err != nil {
		return err
	}
	return t.Execute(w, &page{findings: f, T: termsOf(f.Lang), CSS: template.CSS(css), Lines: f.lines(), Map: f.alignment()})
}

// page is what the template shows.
type page struct {
	*findings
	T     terms
	CSS   template.CSS
	Lines []timeline
	Map   []mapRow
}

// gridView is a table with its head.
type gridView struct {
	Page     *page
	Grid     *grid
	Head, ID string
}

// interval is the drawing of a score with its interval, 0 for −1 and 200 for
// +1.
type interval struct{ From, Width, Dot int }

func newInterval(r *tally.Row) interval {
	at := func(x float64) int { return int(math.Round(100 * (x + 1))) }
	return interval{at(r.Low), max(at(r.High)-at(r.Low), 1), at(r.Score)}
}

// step is the class of a value in [−1, 1]: n5 … n1, z, p1 … p5.
func step(x float64) string {
	k := int(math.Round(5 * max(-1, min(1, x))))
	switch {
	case k < 0:
		return fmt.Sprintf("n%d", -k)
	case k > 0:
		return fmt.Sprintf("p%d", k)
	}
	return "z"
}

// sign tells a label by its form.
func sign(l stance.Label) string {
	switch l {
	case stance.Favor:
		return "▲"
	case stance.Against:
		return "▼"
	}
	return "●"
}

// signed is a score with a true minus sign.
func signed(x float64) string {
	s := fmt.Sprintf("%+.2f", x)
	switch {
	case s == "+0.00" || s == "-0.00":
		return "0.00"
	case s[0] == '-':
		return "−" + s[1:]
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// mapRow is a row of the alignment map.
type mapRow struct {
	Key   string
	Name  string
	Group int
	Cells []mapCell
}

// mapCell compares two; Known is false where they have nothing in common.
type mapCell struct {
	Known, Self      bool
	Value, Low, High float64
	Targets          int
	With             string
}

// alignment prepares the alignment map, without those who can be compared to
// nobody.
func (f *findings) alignment() []mapRow {
	a := f.Alignment
	group := make([]int, len(a.Entities))
	for k, list := range a.Communities {
		for _, i := range list {
			group[i] = k + 1
		}
	}
	var keep []int
	for i := range a.Entities {
		for j := range a.Entities {
			if i != j && a.Pairs[i][j].Known {
				keep = append(keep, i)
				break
			}
		}
	}
	out := make([]mapRow, 0, len(keep))
	for _, i := range keep {
		row := mapRow{Key: a.Entities[i].Key, Name: a.Entities[i].Name, Group: group[i]}
		for _, j := range keep {
			p := a.Pairs[i][j]
			row.Cells = append(row.Cells, mapCell{p.Known, i == j, p.Value, p.Low, p.High, p.Targets, a.Entities[j].Name})
		}
		out = append(out, row)
	}
	return out
}

// timeline is the drawings for one target.
type timeline struct {
	Target name
	Charts []chart
}

// chart is the drawing of one series.
type chart struct {
	Name, Cell  string
	Path        string
	First, Last string
	Dots        []dot
}

type dot struct {
	X, Y, Low, High float64
	Row             tally.Row
}

// The size of a chart's plot, in units of its drawing.
const (
	chartWidth  = 600.0
	chartHeight = 80.0
)

// lines prepares the timelines. All share one axis of time.
func (f *findings) lines() []timeline {
	if len(f.Series) == 0 {
		return nil
	}
	first, last := f.Series[0].Points[0].Start, f.Series[0].Points[0].Start
	firstName, lastName := "", ""
	for _, s := range f.Series {
		for _, p := range s.Points {
			if firstName == "" || p.Start.Before(first) {
				first, firstName = p.Start, p.Period
			}
			if lastName == "" || p.Start.After(last) {
				last, lastName = p.Start, p.Period
			}
		}
	}
	span := max(last.Sub(first).Seconds(), 1)
	y := func(x float64) float64 { return math.Round(10*(1-x)/2*chartHeight) / 10 }
	var out []timeline
	for _, s := range f.Series {
		if len(out) == 0 || out[len(out)-1].Target != s.Target {
			out = append(out, timeline{Target: s.Target})
		}
		c := chart{Name: s.Speaker.Name, Cell: s.Cell, First: firstName, Last: lastName}
		for i, p := range s.Points {
			x := math.Round(10*p.Start.Sub(first).Seconds()/span*chartWidth) / 10
			c.Dots = append(c.Dots, dot{x, y(p.Score), y(p.Low), y(p.High), p})
			c.Path += fmt.Sprintf("%c%g %g", "ML"[min(i, 1)], x, y(p.Score))
		}
		last := &out[len(out)-1]
		last.Charts = append(last.Charts, c)
	}
	return out
}
