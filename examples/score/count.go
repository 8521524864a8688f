package main

import "math"

// count has what precision and recall are made of.
type count struct {
	TP int `json:"tp"`
	FP int `json:"fp"`
	FN int `json:"fn"`
}

func (c *count) add(o count) { c.TP += o.TP; c.FP += o.FP; c.FN += o.FN }

func (c count) precision() float64 { return ratio(c.TP, c.TP+c.FP) }
func (c count) recall() float64    { return ratio(c.TP, c.TP+c.FN) }

// f1 is the harmonic mean of precision and recall; NaN where the count is empty.
func (c count) f1() float64 { return ratio(2*c.TP, 2*c.TP+c.FP+c.FN) }

// ratio is a/b, NaN for 0/0.
func ratio(a, b int) float64 {
	if b == 0 {
		return math.NaN()
	}
	return float64(a) / float64(b)
}

// figures are the counts of an article or of many.
type figures struct {
	Content    count `json:"content"`    // bytes attributed to anybody
	Attributed count `json:"attributed"` // (byte, speaker) pairs
	Statements count `json:"statements"` // aligned with half of their bytes in common
	Cues       count `json:"cues"`       // statements aligned with the right cue
	Speakers   hits  `json:"speakers"`   // aligned statements with the right speakers
	Triples    count `json:"triples"`    // (speaker, target, label) of the article
	Mentioned  count `json:"targets"`    // (statement, target), whatever the label
	Labels     count `json:"labels"`     // (statement, target, label)
}

// hits are those of n tries.
type hits struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

func (h *hits) add(o hits) { h.Right += o.Right; h.Of += o.Of }

func (h *hits) try(right bool) {
	h.Of++
	if right {
		h.Right++
	}
}

func (h hits) rate() float64 { return ratio(h.Right, h.Of) }

func (f *figures) add(o *figures) {
	f.Content.add(o.Content)
	f.Attributed.add(o.Attributed)
	f.Statements.add(o.Statements)
	f.Cues.add(o.Cues)
	f.Speakers.add(o.Speakers)
	f.Triples.add(o.Triples)
	f.Mentioned.add(o.Mentioned)
	f.Labels.add(o.Labels)
}

// measures are the columns of the table, in order.
var measures = []struct {
	name string
	of   func(*figures) float64
}{
	{"content", func(f *figures) float64 { return f.Content.f1() }},
	{"attributed", func(f *figures) float64 { return f.Attributed.f1() }},
	{"statements", func(f *figures) float64 { return f.Statements.f1() }},
	{"cues", func(f *figures) float64 { return f.Cues.f1() }},
	{"speakers", func(f *figures) float64 { return f.Speakers.rate() }},
	{"triples", func(f *figures) float64 { return f.Triples.f1() }},
	{"targets", func(f *figures) float64 { return f.Mentioned.f1() }},
	{"labels", func(f *figures) float64 { return f.Labels.f1() }},
}

// macro is the mean of a measure over the articles that have it.
func macro(list []*result, of func(*figures) float64) float64 {
	sum, n := 0.0, 0
	for _, r := range list {
		if x := of(&r.figures); !math.IsNaN(x) {
			sum += x
			n++
		}
	}
	if n == 0 {
		return math.NaN()
	}
	return sum / float64(n)
}
