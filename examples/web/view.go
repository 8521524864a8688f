package main

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
	"github.com/bayan-nlp/bayan/stance/target"
)

// articleView is what the page of an article shows.
type articleView struct {
	Place      place
	Key        string // of a kept article, "" otherwise
	Info       stance.Info
	Published  string
	DateTime   string
	Dir        string // of the article's language
	Filter     filter
	Shown      int // statements under the filter
	Total      int
	Speakers   []speakerView
	BySpeaker  []choice // of the filter
	ByTarget   []choice
	Matrix     matrixView
	Paragraphs []paragraphView
	Statements []*statementView
	Notes      []noteView
	Formats    []formatView
	Form       *targetForm // nil for an article of the corpus
	Added      string
}

// Everything is the filter that takes all.
func (*articleView) Everything() filter { return filter{} }

// speakerView is a speaker of the article.
type speakerView struct {
	Style                              int
	Name, Label, Office                string
	Kind, Country, CountryCode, Entity string
	Numbers                            []int // of the statements
	Href                               string
}

type noteView struct{ Code, Message, Text string }

// viewer makes views of a report.
type viewer struct {
	l       *locale
	at      place
	targets []target.Target
}

// titleOf is what to call an article.
func titleOf(l *locale, r *stance.Analysis) string {
	if t := oneLine(r.Article.Title); t != "" {
		return t
	}
	return l.T("article")
}

func (v viewer) targetName(id string) string { return targetName(v.l, v.targets, id) }

func targetName(l *locale, list []target.Target, id string) string {
	for _, t := range list {
		if t.ID == id {
			return emit.TargetName(t, l.Lang)
		}
	}
	return id
}

func (v viewer) speakerName(s *stance.Speaker) string {
	return cmp.Or(oneLine(s.Name), v.l.T("speaker.unknown"))
}

// article prepares a report for its page.
func (v viewer) article(r *stance.Analysis, f filter) *articleView {
	out := &articleView{Place: v.at, Info: r.Article, Dir: emit.Direction(r.Article.Lang), Filter: f, Total: len(r.Statements)}
	if p := r.Article.Published; !p.IsZero() {
		out.Published, out.DateTime = p.Format("2006-01-02 15:04"), p.Format("2006-01-02T15:04:05Z07:00")
	}
	style, name := map[string]int{}, map[string]string{}
	for i := range r.Speakers {
		style[r.Speakers[i].ID], name[r.Speakers[i].ID] = i%emit.Styles, v.speakerName(&r.Speakers[i])
	}
	out.Speakers = v.speakers(r, style)
	v.choices(out, r)
	out.Matrix = v.matrix(r, f, style)

	part, numbers := f.apply(r)
	out.Shown = len(part.Statements)
	number := map[string]int{}
	for i := range r.Statements {
		number[r.Statements[i].ID] = i + 1
	}
	for i := range part.Statements {
		x := v.statement(part, &part.Statements[i], style, name)
		x.Number = numbers[i]
		x.Parent = number[part.Statements[i].Parent]
		x.ParentShown = slices.Contains(numbers, x.Parent)
		out.Statements = append(out.Statements, x)
	}
	v.text(out, part)
	for _, n := range r.Notes {
		x := noteView{Code: n.Code, Message: n.Message}
		if n.End > 0 {
			x.Text = around(r.Text, stance.Span{Start: n.Start, End: n.End})
		}
		out.Notes = append(out.Notes, x)
	}
	for _, format := range formats() {
		out.Formats = append(out.Formats, formatView{format.name, v.l.T("format." + format.name), v.at.Report(format.name)})
	}
	return out
}

func (v viewer) speakers(r *stance.Analysis, style map[string]int) []speakerView {
	var out []speakerView
	for i := range r.Speakers {
		s := &r.Speakers[i]
		x := speakerView{Style: style[s.ID], Name: v.speakerName(s), Office: oneLine(s.Office), Kind: v.l.Word(s.Kind),
			Entity: s.Wikidata, CountryCode: s.Country, Href: v.at.Link(filter{Speaker: s.ID}, "text")}
		if s.Country != "" {
			x.Country = v.l.Country(s.Country)
		}
		if x.Office == x.Name {
			x.Office = ""
		}
		if label := s.Labels[v.l.Lang]; label != x.Name {
			x.Label = label
		}
		for k := range r.Statements {
			if slices.Contains(r.Statements[k].Speakers, s.ID) {
				x.Numbers = append(x.Numbers, k+1)
			}
		}
		out = append(out, x)
	}
	return out
}

// choices fills in the lists of the filter.
func (v viewer) choices(out *articleView, r *stance.Analysis) {
	out.BySpeaker = []choice{{Name: v.l.T("filter.all"), Chosen: out.Filter.Speaker == ""}}
	for i := range r.Speakers {
		id := r.Speakers[i].ID
		out.BySpeaker = append(out.BySpeaker, choice{id, v.speakerName(&r.Speakers[i]), id == out.Filter.Speaker})
	}
	out.ByTarget = []choice{{Name: v.l.T("filter.all"), Chosen: out.Filter.Target == ""}}
	for _, id := range targetsOf(r) {
		out.ByTarget = append(out.ByTarget, choice{id, v.targetName(id), id == out.Filter.Target})
	}
}

// targetsOf are the targets of a report's stances, in order.
func targetsOf(r *stance.Analysis) []string {
	var out []string
	for _, s := range r.Stances {
		if !slices.Contains(out, s.Target) {
			out = append(out, s.Target)
		}
	}
	for i := range r.Statements { // those of the unknown speaker are not summed up
		for _, x := range r.Statements[i].Stances {
			if !slices.Contains(out, x.Target) {
				out = append(out, x.Target)
			}
		}
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func queryEscape(s string) string { return url.QueryEscape(s) }

// around is the text of a span, with a little of what stands about a short one.
func around(text string, s stance.Span) string {
	lo, hi := max(0, min(s.Start, len(text))), max(0, min(s.End, len(text)))
	if hi-lo < 40 {
		lo, hi = max(0, lo-40), min(len(text), hi+40)
	} else {
		hi = min(hi, lo+160)
	}
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	return oneLine(text[lo:max(lo, hi)])
}
