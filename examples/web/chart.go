package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/bayan-nlp/bayan/stance/tally"
)

// The size of a chart, and of what is around the plot, in its own units.
const (
	chartWidth, chartHeight = 720, 230
	chartLeft, chartRight   = 44, 16
	chartTop, chartBottom   = 14, 34
	chartTicks              = 6  // labels of time at most
	markSize                = 6. // of a point's mark, from its middle
)

// chart is a timeline as SVG: the time from left to right, the score from −1 at
// the bottom to +1 at the top.
type chart struct {
	Width, Height, Left, Right int
	Lines                      []gridLine
	Ticks                      []gridLine
	Path                       string // through the points; it stops where a period has none
	Points                     []chartPoint
}

// gridLine is a line at a place, with its name; Text is where the name stands in
// height.
type gridLine struct {
	At, Text int
	Name     string
}

// chartPoint is a period. It is drawn in the form of its label, so that it is told
// by more than its colour.
type chartPoint struct {
	pointView
	X, Y, YLow, YHigh string
	Mark              string // path
}

// drawChart places the points of a timeline; views are those of the rows.
func drawChart(p tally.Period, rows []tally.Row, views []pointView) chart {
	c := chart{Width: chartWidth, Height: chartHeight, Left: chartLeft, Right: chartWidth - chartRight}
	y := func(score float64) float64 {
		return chartTop + (1-score)/2*(chartHeight-chartTop-chartBottom)
	}
	for _, s := range [...]struct {
		score float64
		name  string
	}{{1, "+1"}, {0.5, ""}, {0, "0"}, {-0.5, ""}, {-1, "−1"}} {
		c.Lines = append(c.Lines, gridLine{int(y(s.score)), int(y(s.score)) + 4, s.name})
	}
	if len(rows) == 0 {
		return c
	}
	first, last := rows[0].Start, rows[len(rows)-1].Start
	span := last.Sub(first).Seconds()
	x := func(t time.Time) float64 {
		if span == 0 {
			return (chartLeft + chartWidth - chartRight) / 2
		}
		const pad = 14
		return chartLeft + pad + t.Sub(first).Seconds()/span*(chartWidth-chartLeft-chartRight-2*pad)
	}
	c.Ticks = ticks(p, first, last, x)
	var path strings.Builder
	for i, r := range rows {
		px, py := x(r.Start), y(r.Score)
		verb := "L"
		if i == 0 || !nextPeriod(p, rows[i-1].Start).Equal(r.Start) {
			verb = "M"
		}
		path.WriteString(verb + at(px) + " " + at(py))
		c.Points = append(c.Points, chartPoint{views[i], at(px), at(py), at(y(r.Low)), at(y(r.High)), mark(views[i].Label, px, py)})
	}
	c.Path = path.String()
	return c
}

// ticks names some of the periods, at equal distances from the first on.
func ticks(p tally.Period, first, last time.Time, x func(time.Time) float64) []gridLine {
	var starts []time.Time
	for t := first; !t.After(last) && len(starts) < 1e5; t = nextPeriod(p, t) {
		starts = append(starts, t)
	}
	step := max(1, (len(starts)+chartTicks-1)/chartTicks)
	var out []gridLine
	for i := 0; i < len(starts); i += step {
		out = append(out, gridLine{int(x(starts[i])), chartHeight - 10, p.Name(starts[i])})
	}
	return out
}

// mark is the form of a label: a triangle up or down, or a disc.
func mark(label string, x, y float64) string {
	switch label {
	case "favor":
		return fmt.Sprintf("M%s %sL%s %sH%sZ", at(x), at(y-markSize), at(x+markSize), at(y+markSize*.8), at(x-markSize))
	case "against":
		return fmt.Sprintf("M%s %sL%s %sH%sZ", at(x), at(y+markSize), at(x+markSize), at(y-markSize*.8), at(x-markSize))
	}
	r := at(markSize * .9)
	return fmt.Sprintf("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 -%s 0Z", at(x-markSize*.9), at(y), r, r, at(markSize*1.8), r, r, at(markSize*1.8))
}

// at is a coordinate.
func at(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// formatP is a chance for people.
func formatP(p float64) string {
	if p < 0.001 {
		return "< 0.001"
	}
	return strconv.FormatFloat(p, 'f', 3, 64)
}
