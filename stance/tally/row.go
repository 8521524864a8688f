package tally

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/bayan-nlp/bayan/stance"
)

// Row sums up the statements that agree in the dimensions of a query. Figures
// are rounded to four decimals. What the query does not tell apart is empty.
type Row struct {
	Speaker string    `json:"speaker,omitempty"` // key
	Name    string    `json:"name,omitempty"`    // of the speaker
	Office  string    `json:"office,omitempty"`
	Country string    `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Target  string    `json:"target,omitempty"`
	Source  string    `json:"source,omitempty"`
	Period  string    `json:"period,omitempty"`
	Start   time.Time `json:"start,omitzero"` // of the period; zero for Ever and undated statements

	// Statements are distinct ones; each has one label.
	Statements int `json:"statements"`
	Favor      int `json:"favor"`
	Against    int `json:"against"`
	Neutral    int `json:"neutral"`
	// Occurrences are the statements' places in articles, copies included.
	Occurrences int `json:"occurrences"`

	Label stance.Label `json:"label"` // by the weighted mean probabilities
	// Estimate is of the mean score in [−1, 1].
	Estimate
}

// Estimate is a mean with its doubt.
type Estimate struct {
	// Score is the mean, weighted with the confidence of the attribution.
	Score float64 `json:"score"`
	// Low and High bound the interval for the mean that the speaker's
	// statements have in the long run.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	// Effective is the number of equally weighted independent occasions that
	// would tell as much.
	Effective float64 `json:"effective"`
	// Shrunk is the score drawn toward the mean over all rows of the target,
	// the more the less the row itself tells; ShrunkLow and ShrunkHigh bound
	// its interval. Shrinkage in [0, 1] is the weight of the target's mean.
	Shrunk     float64 `json:"shrunk"`
	ShrunkLow  float64 `json:"shrunk_low"`
	ShrunkHigh float64 `json:"shrunk_high"`
	Shrinkage  float64 `json:"shrinkage"`
}

// rowKey tells rows apart and orders them.
type rowKey struct {
	speaker, office, country, target, source word
	start                                    int64 // of the period; undated
}

func (k rowKey) compare(o rowKey) int {
	return cmp.Or(cmp.Compare(k.speaker, o.speaker), cmp.Compare(k.office, o.office), cmp.Compare(k.country, o.country),
		cmp.Compare(k.target, o.target), cmp.Compare(k.source, o.source), cmp.Compare(k.start, o.start))
}

// entity is the one of speaker, office, country and source that the rows of a
// comparison have; the others are 0.
func (k rowKey) entity() word { return k.speaker + k.office + k.country + k.source }

// part is a statement in a row.
type part struct {
	statement   uint32
	occurrences uint32
}

// Rows answers a query. Rows are in the order of speaker's key, office,
// country, target, source (by bytes) and time, so the same statements give the
// same rows. A statement counts once in every row that it belongs to: it is in
// the period of its first publication, and in the rows of all sources that
// carried it. Errors wrap ErrOption.
func (t *Tally) Rows(q Query) ([]Row, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	v := t.read()
	cells := v.cells(&q)
	keys := slices.SortedFunc(maps.Keys(cells), rowKey.compare)
	means, choice := v.means(keys, cells), v.choice(&q)
	student := newStudent(q.Level)
	out := make([]Row, 0, len(keys))
	for i, k := range keys {
		if e := means[i].estimate(student); e.Effective >= q.MinEffective && choice.takes(k) {
			out = append(out, v.row(&q, k, cells[k], e))
		}
	}
	return out, nil
}

// cells sorts the statements that the query picks into rows.
func (v *view) cells(q *Query) map[rowKey][]part {
	out := map[rowKey][]part{}
	f := v.filter(&q.Filter, q.By)
	for i := range v.statements {
		s := &v.statements[i]
		if !f.takes(s) {
			continue
		}
		k := rowKey{start: undated}
		if q.By&BySpeaker != 0 {
			k.speaker = s.speaker
		}
		if q.By&ByOffice != 0 {
			k.office = s.office
		}
		if q.By&ByCountry != 0 {
			k.country = s.country
		}
		if q.By&ByTarget != 0 {
			k.target = s.target
		}
		if q.Period != Ever && s.published != undated {
			k.start = q.Period.Start(time.Unix(s.published, 0)).Unix()
		}
		if q.By&BySource == 0 {
			if n := f.occurrences(v, s); n > 0 {
				out[k] = append(out[k], part{uint32(i), n})
			}
			continue
		}
		for _, m := range s.members {
			k.source = v.records[m].source
			list := out[k]
			if n := len(list); n > 0 && list[n-1].statement == uint32(i) {
				list[n-1].occurrences++
			} else {
				out[k] = append(list, part{uint32(i), 1})
			}
		}
	}
	return out
}

// row puts a row together.
func (v *view) row(q *Query, k rowKey, parts []part, e Estimate) Row {
	r := Row{Estimate: e, Statements: len(parts)}
	if q.By&BySpeaker != 0 {
		r.Speaker, r.Name = v.strings[k.speaker], v.name(k.speaker, q.Lang)
	}
	if q.By&ByOffice != 0 {
		r.Office = v.strings[k.office]
	}
	if q.By&ByCountry != 0 {
		r.Country = v.strings[k.country]
	}
	if q.By&ByTarget != 0 {
		r.Target = v.strings[k.target]
	}
	if q.By&BySource != 0 {
		r.Source = v.strings[k.source]
	}
	if k.start != undated {
		r.Start = time.Unix(k.start, 0).UTC()
		r.Period = q.Period.Name(r.Start)
	}
	var favor, against, neutral float64
	for _, p := range parts {
		s := &v.statements[p.statement]
		r.Occurrences += int(p.occurrences)
		switch s.label {
		case stance.Favor:
			r.Favor++
		case stance.Against:
			r.Against++
		default:
			r.Neutral++
		}
		favor += float64(s.weight * s.p.Favor)
		against += float64(s.weight * s.p.Against)
		neutral += float64(s.weight * s.p.Neutral)
	}
	// Rounded so far that what differs by rounding alone is equal.
	whole := func(x float64) uint64 { return uint64(math.Round(x / float64(len(parts)) * 1e9)) }
	r.Label = labelOf(whole(favor), whole(against), whole(neutral))
	return r
}
