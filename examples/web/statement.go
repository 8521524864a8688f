package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
)

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
