package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/stance"
)

// errorKinds are those of findings, in the order of the summary.
var errorKinds = []string{"miss", "extra", "split", "bounds", "cue", "speaker", "label", "triple"}

// finding is an error of the report, to be listed.
type finding struct {
	Article    string  `json:"article"`
	Kind       string  `json:"kind"` // one of errorKinds
	Start      int     `json:"start"`
	End        int     `json:"end"`
	What       string  `json:"what"`
	Speaker    string  `json:"speaker,omitempty"`
	Cue        string  `json:"cue,omitempty"`
	Rule       string  `json:"rule,omitempty"`
	Reference  string  `json:"reference,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
	Text       string  `json:"text,omitempty"` // with what stands before and after; ⟦ ⟧ around the spans
}

// find lists an error about spans of gold statement i, the report's j, or
// both; -1 for none.
func (s *scorer) find(f finding, spans []span, i, j int) {
	f.Article = s.g.ID
	if len(spans) > 0 {
		f.Start, f.End = spans[0].Start, spans[len(spans)-1].End
		f.Text = marked(s.g.Text, spans)
	}
	if i >= 0 {
		f.Cue, f.Speaker = s.g.Statements[i].Cue, s.v.labels(s.v.gold, s.g.Statements[i].Speakers)
		f.Reference = s.g.Statements[i].Reference
	}
	if j >= 0 {
		rs := &s.r.Statements[j]
		f.Rule, f.Confidence, f.Reference = string(rs.Rule), rs.Confidence, string(rs.Reference)
		f.Cue = s.r.Slice(rs.Cue.Span)
		if i < 0 {
			f.Speaker = s.v.labels(s.v.report, rs.Speakers)
		}
	}
	s.out.Errors = append(s.out.Errors, f)
}

// miss lists a gold statement that has no partner.
func (s *scorer) miss(i int) {
	gs := &s.g.Statements[i]
	what := gs.Kind
	for j, n := range s.al.common[i] {
		if n > 0 {
			what += fmt.Sprintf(", swallowed by %s (%s)", s.r.Statements[j].ID, s.r.Statements[j].Rule)
			break
		}
	}
	for _, t := range sortedKeys(gs.Stances) {
		what += fmt.Sprintf(", %s %s", t, gs.Stances[t])
	}
	s.find(finding{Kind: "miss", What: what}, spansOfGold(gs), i, -1)
}

// bounds lists where the content of an aligned pair differs by more than
// spaces and punctuation.
func (s *scorer) bounds(i, j int) {
	a, b := spansOfGold(&s.g.Statements[i]), spansOfReport(&s.r.Statements[j])
	var parts []string
	for _, d := range []struct {
		sign string
		list []span
	}{{"lost", subtract(a, b)}, {"too much", subtract(b, a)}} {
		for _, x := range d.list {
			if t := s.g.Text[x.Start:x.End]; strings.ContainsFunc(t, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
				parts = append(parts, fmt.Sprintf("%s ⟦%s⟧", d.sign, oneLine(t)))
			}
		}
	}
	if len(parts) > 0 {
		s.find(finding{Kind: "bounds", What: strings.Join(parts, "; ")}, b, i, j)
	}
}

// marked shows spans in what stands around them, on one line.
func marked(text string, spans []span) string {
	const around = 110
	lo, hi := max(0, spans[0].Start-around), min(len(text), spans[len(spans)-1].End+around/2)
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	var b strings.Builder
	at := lo
	for _, x := range spans {
		if x.Start < at {
			continue
		}
		b.WriteString(text[at:x.Start] + "⟦" + text[x.Start:x.End] + "⟧")
		at = x.End
	}
	b.WriteString(text[at:hi])
	return oneLine(b.String())
}

func oneLine(s string) string {
	return strings.NewReplacer("\r", "", "\n\n", " ¶ ", "\n", " ¶ ", "\t", " ").Replace(s)
}

// list prints the errors of the kinds asked for, article by article.
func list(w io.Writer, results []*result, kinds []string) {
	for _, r := range results {
		for _, f := range r.Errors {
			if !slices.Contains(kinds, f.Kind) {
				continue
			}
			fmt.Fprintf(w, "%s\t%s\t%d-%d\t%s\n", strings.ToUpper(f.Kind), f.Article, f.Start, f.End, f.What)
			var about []string
			for _, x := range [][2]string{{"speaker", f.Speaker}, {"cue", f.Cue}, {"rule", f.Rule}, {"reference", f.Reference}} {
				if x[1] != "" {
					about = append(about, x[0]+" "+x[1])
				}
			}
			if len(about) > 0 {
				fmt.Fprintf(w, "\t%s\n", strings.Join(about, " | "))
			}
			if f.Text != "" {
				fmt.Fprintf(w, "\t%s\n", f.Text)
			}
		}
	}
}

// known are the labels of the confusion table.
var known = []stance.Label{stance.Favor, stance.Against, stance.Neutral, ""}
