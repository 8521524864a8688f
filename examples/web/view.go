package main

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
	"unicode"
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

// paragraphView finds its own direction where it has letters; one of digits only
// takes that of the article.
type paragraphView struct {
	Letters   bool
	Stretches []stretchView
}

// stretchView is a stretch of the text; Said is nil outside statements.
type stretchView struct {
	Said   *statementView
	First  bool
	Lead   []pieceView // the first word, which stays beside the number
	Pieces []pieceView
}

// pieceView is a run of text; Label is that of the stance it is evidence of.
type pieceView struct {
	Text     string
	Cue      bool
	Evidence bool
	Label    string
}

// statementView is a statement, in the text and in the list.
type statementView struct {
	Number          int
	Style           int // of the first speaker
	Speakers        []speakerName
	Who             string
	Cue, Lemma      string
	Class, Kind     string
	Reference, Rule string
	Confidence      string
	Negated, InText bool
	Content         []string
	Parent          int  // number of the statement around it, 0 for none
	ParentShown     bool // it is in the list
	Stances         []stanceView
	Lang            string
}

type speakerName struct {
	Style int
	Name  string
}

type stanceView struct {
	Target, Label, Word, Sign, Score string
	Shares                           []shareView
	Evidence                         []string
}

type shareView struct {
	Word    string
	Percent int
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

func (v viewer) statement(r *stance.Analysis, s *stance.Statement, style map[string]int, name map[string]string) *statementView {
	x := &statementView{Cue: oneLine(r.Slice(s.Cue.Span)), Lemma: s.Cue.Lemma, Class: s.Cue.Class, Kind: v.l.Word(s.Kind),
		Reference: v.l.Word(s.Reference), Rule: string(s.Rule), Confidence: fmt.Sprintf("%.2f", s.Confidence), Negated: s.Negated,
		Lang: r.Article.Lang}
	var who []string
	for i, id := range s.Speakers {
		if i == 0 {
			x.Style = style[id]
		}
		x.Speakers = append(x.Speakers, speakerName{style[id], name[id]})
		who = append(who, name[id])
	}
	x.Who = strings.Join(who, v.l.T("list.separator"))
	for _, c := range s.Content {
		x.Content = append(x.Content, oneLine(r.Slice(c.Span)))
	}
	for i := range s.Stances {
		x.Stances = append(x.Stances, v.stance(r, &s.Stances[i]))
	}
	return x
}

func (v viewer) stance(r *stance.Analysis, s *stance.Stance) stanceView {
	x := stanceView{Target: v.targetName(s.Target), Label: string(s.Label), Word: v.l.Word(s.Label), Sign: emit.Symbol(s.Label),
		Score: emit.FormatScore(s.Score)}
	p := s.Probabilities
	for _, share := range [...]struct {
		label string
		share float64
	}{{"favor", p.Favor}, {"against", p.Against}, {"neutral", p.Neutral}, {"unrelated", p.Unrelated}} {
		x.Shares = append(x.Shares, shareView{v.l.Word(share.label), int(math.Round(100 * share.share))})
	}
	for _, e := range s.Evidence {
		x.Evidence = append(x.Evidence, oneLine(r.Slice(e)))
	}
	return x
}

// text fills in the article with its marks.
func (v viewer) text(out *articleView, r *stance.Analysis) {
	for _, p := range emit.Highlight(r) {
		x := paragraphView{Letters: strings.ContainsFunc(r.Slice(p.Span), unicode.IsLetter)}
		for _, s := range p.Stretches {
			y := stretchView{First: s.First}
			if s.Statement >= 0 {
				y.Said = out.Statements[s.Statement]
				y.Said.InText = true
			}
			for _, piece := range s.Pieces {
				z := pieceView{Text: piece.Text, Cue: piece.Cue, Evidence: len(piece.Evidence) > 0}
				if z.Evidence {
					of := piece.Evidence[0]
					z.Label = string(r.Statements[of.Statement].Stances[of.Stance].Label)
				}
				y.Pieces = append(y.Pieces, z)
			}
			if y.First {
				y.Lead, y.Pieces = cutLead(y.Pieces)
			}
			x.Stretches = append(x.Stretches, y)
		}
		out.Paragraphs = append(out.Paragraphs, x)
	}
}

// longestLead is the longest beginning, in code points, that is kept on one line.
const longestLead = 24

// cutLead cuts off the first word, or the beginning of a very long one.
func cutLead(list []pieceView) (lead, rest []pieceView) {
	first := list[0]
	n := 0
	for i, r := range first.Text {
		if i > 0 && unicode.IsSpace(r) || n == longestLead {
			lead = []pieceView{first}
			lead[0].Text, first.Text = first.Text[:i], first.Text[i:]
			return lead, append([]pieceView{first}, list[1:]...)
		}
		n++
	}
	return list[:1], list[1:]
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
