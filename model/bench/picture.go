package main

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

// picture draws the ratios as bars, ONNX Runtime's time being 1.
func (b *bench) picture(file string) error {
	p := plot.New()
	p.Title.Text = "Time of the engine over ONNX Runtime's (lower is faster)"
	p.X.Min = 0
	var values plotter.Values
	var names []string
	for i := len(b.results) - 1; i >= 0; i-- {
		r := b.results[i]
		if r.Key == "" || r.Limit > 1 || r.Key == "allocs" {
			continue
		}
		values, names = append(values, r.Ratio), append(names, r.What)
	}
	if len(values) == 0 {
		return nil
	}
	bars, err := plotter.NewBarChart(values, vg.Points(10))
	if err != nil {
		return err
	}
	bars.Horizontal = true
	line, err := plotter.NewLine(plotter.XYs{{X: 1, Y: -0.5}, {X: 1, Y: float64(len(values)) - 0.5}})
	if err != nil {
		return err
	}
	line.Dashes = []vg.Length{vg.Points(4), vg.Points(4)}
	p.Add(bars, line)
	p.NominalY(names...)
	return p.Save(22*vg.Centimeter, vg.Length(len(values)+4)*0.7*vg.Centimeter, file)
}
