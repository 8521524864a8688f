package tally

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"time"
)

// undated is the published of a record without a date.
const undated = math.MinInt64

// word is an index into a tally's strings. After [Tally.canon] their order is
// that of the strings.
type word uint32

// record is an observation as a tally keeps it: fixed-point numbers and
// interned strings. A tally is a set of them, so that union is all that
// merging takes; nothing is ever added up before it is read.
type record struct {
	speaker, target                              word // first, they order blocks of copies
	published                                    int64
	article, statement, source, url, text        word
	name, kind, office, country                  word
	start, end                                   uint32
	favor, against, neutral, unrelated, confided uint16
	sig                                          signature
}

// words are the record's strings, in the order in which they are written.
func (r *record) words() [11]*word {
	return [...]*word{&r.speaker, &r.target, &r.article, &r.statement, &r.source, &r.url, &r.text,
		&r.name, &r.kind, &r.office, &r.country}
}

// compare is a total order: equal only where every field is.
func (r *record) compare(o *record) int {
	return cmp.Or(
		cmp.Compare(r.speaker, o.speaker), cmp.Compare(r.target, o.target), cmp.Compare(r.published, o.published),
		cmp.Compare(r.article, o.article), cmp.Compare(r.start, o.start), cmp.Compare(r.end, o.end),
		cmp.Compare(r.statement, o.statement), cmp.Compare(r.source, o.source), cmp.Compare(r.url, o.url),
		cmp.Compare(r.text, o.text), cmp.Compare(r.name, o.name), cmp.Compare(r.kind, o.kind),
		cmp.Compare(r.office, o.office), cmp.Compare(r.country, o.country),
		cmp.Compare(r.favor, o.favor), cmp.Compare(r.against, o.against), cmp.Compare(r.neutral, o.neutral),
		cmp.Compare(r.unrelated, o.unrelated), cmp.Compare(r.confided, o.confided),
		bytes.Compare(r.sig[:], o.sig[:]))
}

// date is the record's time, zero where undated.
func (r *record) date() time.Time {
	if r.published == undated {
		return time.Time{}
	}
	return time.Unix(r.published, 0).UTC()
}

// day is the number of the day of a time in seconds.
func day(seconds int64) int64 {
	d := seconds / 86400
	if seconds%86400 < 0 {
		d--
	}
	return d
}

// label is a speaker's name in a language, from the gazetteer.
type label struct{ speaker, lang, name word }

func (l label) compare(o label) int {
	return cmp.Or(cmp.Compare(l.speaker, o.speaker), cmp.Compare(l.lang, o.lang), cmp.Compare(l.name, o.name))
}

// table interns strings.
type table struct {
	list  []string
	index map[string]word
}

func newTable() table { return table{index: map[string]word{}} }

func (t *table) intern(s string) word {
	if w, ok := t.index[s]; ok {
		return w
	}
	w := word(len(t.list))
	t.list = append(t.list, s)
	t.index[s] = w
	return w
}

// canon brings the tally into its one canonical state: strings in use only, in
// order; records and labels in order, each once. It costs nothing where
// nothing was added since.
func (t *Tally) canon() {
	if !t.dirty {
		return
	}
	used := make([]bool, len(t.strings.list))
	for i := range t.records {
		for _, w := range t.records[i].words() {
			used[*w] = true
		}
	}
	for l := range t.labels {
		used[l.speaker], used[l.lang], used[l.name] = true, true, true
	}
	order := make([]word, 0, len(used))
	for w, u := range used {
		if u {
			order = append(order, word(w))
		}
	}
	old := t.strings.list
	slices.SortFunc(order, func(a, b word) int { return cmp.Compare(old[a], old[b]) })
	rank := make([]word, len(old))
	t.strings = table{list: make([]string, len(order)), index: make(map[string]word, len(order))}
	for i, w := range order {
		rank[w] = word(i)
		t.strings.list[i] = old[w]
		t.strings.index[old[w]] = word(i)
	}
	for i := range t.records {
		for _, w := range t.records[i].words() {
			*w = rank[*w]
		}
	}
	labels := make(map[label]bool, len(t.labels))
	for l := range t.labels {
		labels[label{rank[l.speaker], rank[l.lang], rank[l.name]}] = true
	}
	t.labels = labels
	slices.SortFunc(t.records, func(a, b record) int { return a.compare(&b) })
	t.records = slices.Compact(t.records)
	t.settled = len(t.records)
	t.dirty = false
}
