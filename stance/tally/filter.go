package tally

import "slices"

// filter is a Filter in terms of a view.
type filter struct {
	speakers, offices, countries, targets, sources set
	from, to                                       int64 // seconds
	dated, undated, unknown                        bool
	none                                           word // of ""; none is len(strings) without one
}

// set is a set of words; nil is all.
type set map[word]bool

func (s set) has(w word) bool { return s == nil || s[w] }

// filter reads f, leaving out what says which rows of by are wanted.
func (v *view) filter(f *Filter, by Dimension) filter {
	unless := func(d Dimension, list []string) set {
		if by&d != 0 {
			return nil
		}
		return v.set(list)
	}
	out := filter{
		speakers:  unless(BySpeaker, f.Speakers),
		offices:   unless(ByOffice, v.titles(f.Offices)),
		countries: unless(ByCountry, f.Countries),
		targets:   unless(ByTarget, f.Targets),
		sources:   unless(BySource, f.Sources),
		from:      undated, to: 1<<63 - 1,
		dated:   !f.From.IsZero() || !f.To.IsZero(),
		undated: f.Undated,
		unknown: f.Unknown,
		none:    v.word(""),
	}
	if !f.From.IsZero() {
		out.from = f.From.Unix()
	}
	if !f.To.IsZero() {
		out.to = f.To.Unix()
	}
	return out
}

func (f *filter) takes(s *statement) bool {
	switch {
	case !f.unknown && s.speaker == f.none,
		!f.speakers.has(s.speaker), !f.offices.has(s.office), !f.countries.has(s.country), !f.targets.has(s.target):
		return false
	case f.undated:
		return s.published == undated && !f.dated
	case f.dated:
		return s.published != undated && s.published >= f.from && s.published < f.to
	}
	return true
}

// occurrences counts the places of a statement in the sources that the filter
// takes.
func (f *filter) occurrences(v *view, s *statement) uint32 {
	if f.sources == nil {
		return uint32(len(s.members))
	}
	n := uint32(0)
	for _, m := range s.members {
		if f.sources.has(v.records[m].source) {
			n++
		}
	}
	return n
}

// choice says which rows a query picks: the rest of its filter.
type choice struct {
	by                                             Dimension
	speakers, offices, countries, targets, sources set
}

func (v *view) choice(q *Query) choice {
	f := &q.Filter
	return choice{q.By, v.set(f.Speakers), v.set(v.titles(f.Offices)), v.set(f.Countries), v.set(f.Targets), v.set(f.Sources)}
}

// takes reports whether a row is picked.
func (c *choice) takes(k rowKey) bool {
	return (c.by&BySpeaker == 0 || c.speakers.has(k.speaker)) &&
		(c.by&ByOffice == 0 || c.offices.has(k.office)) &&
		(c.by&ByCountry == 0 || c.countries.has(k.country)) &&
		(c.by&ByTarget == 0 || c.targets.has(k.target)) &&
		(c.by&BySource == 0 || c.sources.has(k.source))
}

// titles gives titles in the form in which rows have them.
func (v *view) titles(list []string) []string {
	out := slices.Clone(list)
	for i, s := range list {
		if w, ok := v.offices[fold(s)]; ok {
			out[i] = v.strings[w]
		}
	}
	return out
}

// word is the index of a string, len(strings) where the tally has none.
func (v *view) word(s string) word {
	if i, ok := slices.BinarySearch(v.strings, s); ok {
		return word(i)
	}
	return word(len(v.strings))
}

// set is nil for an empty list, which takes all.
func (v *view) set(list []string) set {
	if len(list) == 0 {
		return nil
	}
	out := set{}
	for _, s := range list {
		out[v.word(s)] = true
	}
	return out
}
