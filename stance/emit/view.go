package emit

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
)

// articleView is what a section of the page shows.
type articleView struct {
	Terms      terms
	ID         string // prefix of anchors
	Title      string
	Heading    []stretchView // the title as the text has it, with its marks
	Info       stance.Info
	Published  string
	DateTime   string
	Speakers   []speakerView
	Targets    []string
	Matrix     []rowView
	Dir        string // of the article's language
	Paragraphs []paragraph
	Statements []statementView
	Notes      []noteView
}

// paragraph finds its own direction where it has letters. One of digits and
// signs lies where the article's direction puts it and runs from left to right,
// as a date does.
type paragraph struct {
	Letters   bool
	Digits    bool // European ones, and no letters
	Stretches []stretchView
}

// stretchView is a stretch with what the page says of its statement.
type stretchView struct {
	Stretch
	Number int    // of the statement, from 1; 0 for none
	Speak  int    // the speaker's style, from 0
	ID     string // anchor, on the first stretch of a statement
	Href   string // of the statement in the list
	Label  string // who says it, for those who see no colours
	About  string // what the link to the list is called
}

type speakerView struct {
	Style                       int
	Name, Kind, Office, Country string
	Wikidata                    string
	Statements                  []linkView
}

type linkView struct {
	Href   string
	Number int
}

type rowView struct {
	Style int
	Name  string
	Cells []cellView
}

// cellView is the stance of a speaker toward a target; the bar is in units of
// a hundredth, 0 for −1 and 200 for +1.
type cellView struct {
	Known            bool
	Label            string // of the schema: a class of page.css
	Word             string
	Sign             string
	Score, Low, High string
	Count            int
	From, Width, Dot int
}

type statementView struct {
	ID         string
	Back       string // its place in the text, "" where others hide it
	Number     int
	Speakers   []speakerName
	Cue, Lemma string
	Class      string
	Content    []string
	Kind       string
	Rule       string
	Reference  string
	Confidence string
	Negated    bool
	Parent     *linkView
	Stances    []stanceView
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

type shareView struct{ Word, Share string }

type noteView struct{ Code, Message, Text string }

// view prepares a report for the page.
func (e *htmlEncoder) view(r *stance.Analysis) *articleView {
	t := e.terms
	v := &articleView{Terms: t, ID: fmt.Sprintf("a%d", e.n), Title: oneLine(r.Article.Title), Info: r.Article}
	v.Dir = Direction(r.Article.Lang)
	if v.Title == "" {
		v.Title = t.Article
	}
	if p := r.Article.Published; !p.IsZero() {
		v.Published, v.DateTime = p.Format("2006-01-02 15:04"), p.Format("2006-01-02T15:04:05Z07:00")
	}
	style, name := map[string]int{}, map[string]string{}
	for i, s := range r.Speakers {
		style[s.ID], name[s.ID] = i%Styles, s.Name
		if s.Name == "" {
			name[s.ID] = t.Unknown
		}
	}
	number := map[string]int{}
	for i, s := range r.Statements {
		number[s.ID] = i + 1
	}
	item := func(n int) string { return fmt.Sprintf("#%s-t%d", v.ID, n) }
	for _, s := range r.Speakers {
		x := speakerView{Style: style[s.ID], Name: name[s.ID], Kind: t.word(string(s.Kind)), Office: s.Office,
			Country: s.Country, Wikidata: s.Wikidata}
		for i, st := range r.Statements {
			if slices.Contains(st.Speakers, s.ID) {
				x.Statements = append(x.Statements, linkView{item(i + 1), i + 1})
			}
		}
		v.Speakers = append(v.Speakers, x)
	}
	e.matrix(v, r, style, name)
	shown := make([]bool, len(r.Statements))
	for i, p := range Highlight(r) {
		text := r.Slice(p.Span)
		letters := hasLetter(text)
		x := paragraph{Letters: letters, Digits: !letters && strings.ContainsAny(text, "0123456789")}
		for _, st := range p.Stretches {
			y := stretchView{Stretch: st}
			if i := st.Statement; i >= 0 {
				shown[i] = true
				y.Number, y.Href = i+1, item(i+1)
				var who []string
				for _, id := range r.Statements[i].Speakers {
					who = append(who, name[id])
				}
				if list := r.Statements[i].Speakers; len(list) > 0 {
					y.Speak = style[list[0]]
				}
				y.Label = strings.Join(who, t.Sep)
				y.About = fmt.Sprintf("%s %d%s%s", t.Statements, i+1, t.Sep, y.Label)
				if st.First {
					y.ID = fmt.Sprintf("%s-p%d", v.ID, i+1)
				}
			}
			x.Stretches = append(x.Stretches, y)
		}
		if i == 0 && oneLine(strings.Trim(text, "\ufeff")) == oneLine(r.Article.Title) {
			v.Heading = x.Stretches
			continue
		}
		v.Paragraphs = append(v.Paragraphs, x)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		x := statementView{ID: item(i + 1)[1:], Number: i + 1,
			Cue: oneLine(r.Slice(s.Cue.Span)), Lemma: s.Cue.Lemma, Class: s.Cue.Class, Kind: t.word(string(s.Kind)),
			Rule: string(s.Rule), Reference: t.word(string(s.Reference)), Confidence: fmt.Sprintf("%.2f", s.Confidence), Negated: s.Negated}
		if shown[i] {
			x.Back = fmt.Sprintf("#%s-p%d", v.ID, i+1)
		}
		for _, id := range s.Speakers {
			x.Speakers = append(x.Speakers, speakerName{style[id], name[id]})
		}
		for _, c := range s.Content {
			x.Content = append(x.Content, oneLine(r.Slice(c.Span)))
		}
		if n := number[s.Parent]; n > 0 {
			x.Parent = &linkView{item(n), n}
		}
		for _, st := range s.Stances {
			x.Stances = append(x.Stances, e.stance(r, &st))
		}
		v.Statements = append(v.Statements, x)
	}
	for _, n := range r.Notes {
		x := noteView{Code: n.Code, Message: n.Message}
		if s := oneLine(around(r.Text, stance.Span{Start: n.Start, End: n.End})); n.End > 0 {
			x.Text = s
		}
		v.Notes = append(v.Notes, x)
	}
	return v
}

// matrix fills in the table of speakers and targets.
func (e *htmlEncoder) matrix(v *articleView, r *stance.Analysis, style map[string]int, name map[string]string) {
	var ids []string
	for _, s := range r.Stances {
		if !slices.Contains(ids, s.Target) {
			ids = append(ids, s.Target)
		}
	}
	for _, id := range ids {
		v.Targets = append(v.Targets, e.targetName(id))
	}
	for _, s := range r.Speakers {
		row := rowView{Style: style[s.ID], Name: name[s.ID], Cells: make([]cellView, len(ids))}
		any := false
		for _, x := range r.Stances {
			if x.Speaker != s.ID {
				continue
			}
			any = true
			from := scale(x.Low)
			row.Cells[slices.Index(ids, x.Target)] = cellView{Known: true, Label: string(x.Label), Word: e.terms.word(string(x.Label)),
				Sign: Symbol(x.Label), Score: FormatScore(x.Score), Low: FormatScore(x.Low), High: FormatScore(x.High), Count: x.Statements,
				From: from, Width: max(scale(x.High)-from, 1), Dot: scale(x.Score)}
		}
		if any {
			v.Matrix = append(v.Matrix, row)
		}
	}
}

func (e *htmlEncoder) stance(r *stance.Analysis, s *stance.Stance) stanceView {
	v := stanceView{Target: e.targetName(s.Target), Label: string(s.Label), Word: e.terms.word(string(s.Label)),
		Sign: Symbol(s.Label), Score: FormatScore(s.Score)}
	for _, p := range []struct {
		label string
		share float64
	}{{"favor", s.Probabilities.Favor}, {"against", s.Probabilities.Against},
		{"neutral", s.Probabilities.Neutral}, {"unrelated", s.Probabilities.Unrelated}} {
		v.Shares = append(v.Shares, shareView{e.terms.word(p.label), strconv.Itoa(int(math.Round(100*p.share))) + "%"})
	}
	for _, x := range s.Evidence {
		v.Evidence = append(v.Evidence, oneLine(r.Slice(x)))
	}
	return v
}
