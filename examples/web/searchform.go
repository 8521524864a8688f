package main

import (
	"cmp"
	"slices"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// searchForm is the form over the corpus.
type searchForm struct {
	*question
	Action                              string
	Problems                            problems
	Open                                bool // show it from the start
	Targets, Labels, Countries, Sources []choice
	Periods                             []choice // nil where the page is no timeline
	SpeakerName                         string   // of the key
	WithoutSpeaker                      string   // address
}

// mostChoices is how long a list to choose from may be.
const mostChoices = 300

// form fills in the form. The snapshot may be nil.
func (s *server) form(l *locale, q *question, snap *snapshot, action string) *searchForm {
	f := &searchForm{question: q, Action: action, Problems: q.problems, Open: action == "/corpus/search" || len(q.problems) > 0, WithoutSpeaker: q.to(action, "speaker", "")}
	all := choice{Name: l.T("filter.all")}
	f.Targets, f.Countries, f.Sources, f.Labels = []choice{all}, []choice{all}, []choice{all}, []choice{all}
	for _, x := range [...]stance.Label{stance.Favor, stance.Against, stance.Neutral} {
		f.Labels = append(f.Labels, choice{string(x), l.Word(x), string(x) == q.Label})
	}
	if action == "/corpus/timeline" {
		f.Periods = []choice{{Name: l.T("period.auto")}}
		for _, p := range [...]tally.Period{tally.Day, tally.Week, tally.Month, tally.Quarter, tally.Year} {
			f.Periods = append(f.Periods, choice{p.String(), l.T("period." + p.String()), q.Period == p.String()})
		}
	}
	if snap == nil {
		return f
	}
	if q.Speaker != "" {
		f.SpeakerName = snap.name(l, q.Speaker)
	}
	fill := func(to *[]choice, values []string, chosen string, name func(string) string) {
		var list []choice
		for _, v := range values {
			if v != "" {
				list = append(list, choice{v, name(v), v == chosen})
			}
		}
		slices.SortStableFunc(list, func(a, b choice) int { return cmp.Compare(a.Name, b.Name) })
		if len(list) > mostChoices {
			list = list[:mostChoices]
		}
		if chosen != "" && !slices.ContainsFunc(list, func(c choice) bool { return c.Chosen }) {
			list = append(list, choice{chosen, name(chosen), true})
		}
		*to = append(*to, list...)
	}
	fill(&f.Targets, snap.tally.Targets(), q.Target, func(id string) string { return targetName(l, s.desk.base, id) })
	fill(&f.Countries, snap.tally.Countries(), q.Country, l.Country)
	fill(&f.Sources, snap.tally.Sources(), q.Source, func(s string) string { return s })
	return f
}
