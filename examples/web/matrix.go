package main

import (
	"math"
	"slices"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
)

// matrixView is the table of speakers and targets, of an article or a corpus.
type matrixView struct {
	Targets []matrixHead
	Rows    []matrixRow
}

type matrixHead struct {
	Name, Href string
	Chosen     bool
}

type matrixRow struct {
	matrixHead
	Style int // of the speaker, -1 for none
	Note  string
	Cells []cellView
}

// cellView is the stance of a speaker toward a target, with its 95 % interval.
type cellView struct {
	Known             bool
	Label, Word, Sign string
	Score, Low, High  string
	Count             int
	Range             rangeView
	Href              string
	Chosen            bool
}

// rangeView draws an interval in units of a hundredth, 0 for −1 and 200 for +1.
type rangeView struct{ From, Width, Dot int }

func rangeOf(low, high, score float64) rangeView {
	at := func(x float64) int { return int(math.Round(100 * (max(-1, min(x, 1)) + 1))) }
	return rangeView{at(low), max(at(high)-at(low), 1), at(score)}
}

// matrix sums up an article.
func (v viewer) matrix(r *stance.Analysis, f filter, style map[string]int) matrixView {
	var m matrixView
	ids := []string{}
	for _, s := range r.Stances {
		if !slices.Contains(ids, s.Target) {
			ids = append(ids, s.Target)
		}
	}
	for _, id := range ids {
		m.Targets = append(m.Targets, matrixHead{v.targetName(id), v.at.Link(filter{Target: id}, "text"), id == f.Target})
	}
	for i := range r.Speakers {
		s := &r.Speakers[i]
		row := matrixRow{matrixHead: matrixHead{v.speakerName(s), v.at.Link(filter{Speaker: s.ID}, "text"), s.ID == f.Speaker},
			Style: style[s.ID], Cells: make([]cellView, len(ids))}
		if label := s.Labels[v.l.Lang]; label != row.Name {
			row.Note = label
		}
		known := false
		for _, x := range r.Stances {
			if x.Speaker != s.ID {
				continue
			}
			known = true
			c := cell(v.l, x.Label, x.Score, x.Low, x.High, x.Statements)
			c.Href = v.at.Link(filter{s.ID, x.Target}, "text")
			c.Chosen = f == filter{s.ID, x.Target}
			row.Cells[slices.Index(ids, x.Target)] = c
		}
		if known {
			m.Rows = append(m.Rows, row)
		}
	}
	return m
}

func cell(l *locale, label stance.Label, score, low, high float64, n int) cellView {
	return cellView{Known: true, Label: string(label), Word: l.Word(label), Sign: emit.Symbol(label), Score: emit.FormatScore(score),
		Low: emit.FormatScore(low), High: emit.FormatScore(high), Count: n, Range: rangeOf(low, high, score)}
}
