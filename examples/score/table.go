package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"github.com/bayan-nlp/bayan/stance"
)

// summary is what is known of all articles.
type summary struct {
	Articles   int                `json:"articles"`
	Gold       int                `json:"gold"`
	Reported   int                `json:"report"`
	Micro      figures            `json:"counts"`
	MicroF1    map[string]float64 `json:"micro"` // by measure
	MacroF1    map[string]float64 `json:"macro"`
	By         string             `json:"by"`
	Groups     map[string]*group  `json:"groups"`
	Confusions map[string]int     `json:"confusions"` // "gold>report", none for no stance
	Errors     map[string]int     `json:"errors"`
}

func summarize(list []*result, by string) *summary {
	s := &summary{Articles: len(list), By: by, MicroF1: map[string]float64{}, MacroF1: map[string]float64{},
		Groups: map[string]*group{}, Confusions: map[string]int{}, Errors: map[string]int{}}
	for _, r := range list {
		s.Gold += r.Gold
		s.Reported += r.Reported
		s.Micro.add(&r.figures)
		for k, g := range r.groups {
			if s.Groups[k] == nil {
				s.Groups[k] = &group{}
			}
			s.Groups[k].Speakers.add(g.Speakers)
			s.Groups[k].Bytes.add(g.Bytes)
		}
		for k, n := range r.confusions {
			s.Confusions[labelName(k[0])+">"+labelName(k[1])] += n
		}
		for _, f := range r.Errors {
			s.Errors[f.Kind]++
		}
	}
	for _, m := range measures {
		if x := m.of(&s.Micro); !math.IsNaN(x) {
			s.MicroF1[m.name] = x
			s.MacroF1[m.name] = macro(list, m.of)
		}
	}
	return s
}

func labelName(l stance.Label) string {
	if l == "" {
		return "none"
	}
	return string(l)
}

// figure prints a share of one as a number of three digits, "–" where there is
// none.
func figure(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.3f", x)
}

// print writes the tables for people.
func (s *summary) print(w io.Writer, list []*result) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(cells ...string) { fmt.Fprintln(t, strings.Join(cells, "\t")+"\t") }
	head := []string{"article", "gold", "report"}
	for _, m := range measures {
		head = append(head, m.name)
	}
	row(head...)
	line := func(name string, gold, report int, value func(func(*figures) float64) float64) {
		cells := []string{name, fmt.Sprint(gold), fmt.Sprint(report)}
		for _, m := range measures {
			cells = append(cells, figure(value(m.of)))
		}
		row(cells...)
	}
	for _, r := range list {
		line(r.ID, r.Gold, r.Reported, func(of func(*figures) float64) float64 { return of(&r.figures) })
	}
	line("micro", s.Gold, s.Reported, func(of func(*figures) float64) float64 { return of(&s.Micro) })
	line("macro", s.Gold, s.Reported, func(of func(*figures) float64) float64 { return macro(list, of) })
	t.Flush()

	fmt.Fprintln(w)
	row("", "precision", "recall", "F1", "right", "extra", "missed")
	for _, c := range []struct {
		name string
		count
	}{{"content bytes", s.Micro.Content}, {"attributed bytes", s.Micro.Attributed}, {"statements", s.Micro.Statements},
		{"cues", s.Micro.Cues}, {"triples", s.Micro.Triples}, {"targets", s.Micro.Mentioned}, {"labels", s.Micro.Labels}} {
		row(c.name, figure(c.precision()), figure(c.recall()), figure(c.f1()), fmt.Sprint(c.TP), fmt.Sprint(c.FP), fmt.Sprint(c.FN))
	}
	t.Flush()

	fmt.Fprintln(w)
	row("by "+s.By, "aligned", "speaker right", "share", "content P", "content R")
	for _, k := range sortedKeys(s.Groups) {
		g := s.Groups[k]
		row(k, fmt.Sprint(g.Speakers.Of), fmt.Sprint(g.Speakers.Right), figure(g.Speakers.rate()),
			figure(g.Bytes.precision()), figure(g.Bytes.recall()))
	}
	t.Flush()
	s.printLabels(w, row)
	t.Flush()

	fmt.Fprintln(w)
	for _, k := range errorKinds {
		fmt.Fprintf(w, "%s %d  ", k, s.Errors[k])
	}
	fmt.Fprintln(w)
}

// printLabels writes the table of gold labels against the report's.
func (s *summary) printLabels(w io.Writer, row func(...string)) {
	if len(s.Confusions) == 0 {
		return
	}
	fmt.Fprintln(w)
	head := []string{"gold \\ report"}
	for _, l := range known {
		head = append(head, labelName(l))
	}
	row(head...)
	for _, a := range known {
		cells := []string{labelName(a)}
		for _, b := range known {
			cells = append(cells, fmt.Sprint(s.Confusions[labelName(a)+">"+labelName(b)]))
		}
		row(cells...)
	}
}

// printJSON writes the summary, the articles and, where asked for, the errors.
func (s *summary) printJSON(w io.Writer, list []*result, kinds []string) error {
	for _, r := range list {
		var keep []finding
		for _, f := range r.Errors {
			for _, k := range kinds {
				if f.Kind == k {
					keep = append(keep, f)
				}
			}
		}
		r.Errors = keep
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(struct {
		Summary  *summary  `json:"summary"`
		Articles []*result `json:"articles"`
	}{s, list})
}
