package main

import (
	"slices"

	"github.com/bayan-nlp/bayan/stance"
)

// filter is which statements of a report to show. Empty takes all.
type filter struct {
	Speaker, Target string // ids
}

// apply gives a report with the statements that f takes, with their stances on the
// target only, and the number of each in the whole report, from 1. The report
// is not changed.
func (f filter) apply(r *stance.Analysis) (*stance.Analysis, []int) {
	out := *r
	out.Statements = nil
	var numbers []int
	for i, s := range r.Statements {
		if f.Speaker != "" && !slices.Contains(s.Speakers, f.Speaker) {
			continue
		}
		if f.Target != "" {
			var on []stance.Stance
			for _, x := range s.Stances {
				if x.Target == f.Target {
					on = append(on, x)
				}
			}
			if len(on) == 0 {
				continue
			}
			s.Stances = on
		}
		out.Statements = append(out.Statements, s)
		numbers = append(numbers, i+1)
	}
	return &out, numbers
}
