package tally

import (
	"cmp"
	"slices"
)

// Division is what one target adds to the disagreement among entities.
type Division struct {
	Target string `json:"target"`
	// Entities and Pairs are those whose positions are known.
	Entities int `json:"entities"`
	Pairs    int `json:"pairs"`
	// Disagreement is half the mean over pairs of the squared difference of
	// positions, without what chance alone would make: 0 where all agree, 2 for
	// a pair at opposite ends. It is the variance between the entities'
	// positions.
	Disagreement float64 `json:"disagreement"`
	// Share is the target's part in the sum over all pairs and targets, in [0, 1].
	Share float64 `json:"share"`
}

// divisions decomposes disagreement by target: for each, the sum over pairs of
// (δ² − V)/2, as in compare, is at least 0 after it is summed.
func (p *positions) divisions(v *view, q *AlignQuery) []Division {
	out := []Division{}
	total := 0.0
	sums := make([]float64, len(p.targets))
	for t, w := range p.targets {
		d := Division{Target: v.strings[w]}
		sum := 0.0
		for i := range p.place {
			a := p.place[i][t]
			if a == nil {
				continue
			}
			d.Entities++
			for j := range i {
				if b := p.place[j][t]; b != nil {
					d.Pairs++
					diff := a.value - b.value
					sum += (float64(diff*diff) - a.variance - b.variance) / 2
				}
			}
		}
		sums[t] = max(sum, 0)
		total += sums[t]
		if d.Pairs > 0 {
			d.Disagreement = round4(sums[t] / float64(d.Pairs))
		}
		out = append(out, d)
	}
	for t := range out {
		if total > 0 {
			out[t].Share = round4(sums[t] / total)
		}
	}
	slices.SortStableFunc(out, func(a, b Division) int { return cmp.Compare(b.Share, a.Share) })
	return out
}
