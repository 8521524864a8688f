package tally

import (
	"iter"
	"slices"
	"time"

	"github.com/bayan-nlp/bayan/stance"
)

// Statement is one that counts once, with all its occurrences. Figures are
// means over the occurrences, weighted with their confidence.
type Statement struct {
	Speaker       string               `json:"speaker"` // key
	Name          string               `json:"name"`
	Office        string               `json:"office"`
	Country       string               `json:"country"`
	Target        string               `json:"target"`
	Label         stance.Label         `json:"label"`
	Score         float64              `json:"score"`
	Probabilities stance.Probabilities `json:"probabilities"`
	Confidence    float64              `json:"confidence"`
	Published     time.Time            `json:"published,omitzero"` // first publication
	Text          string               `json:"text,omitempty"`     // of the first occurrence; only with WithText
	Occurrences   []Occurrence         `json:"occurrences"`        // earliest first, never empty
}

// Occurrence is one place of a statement.
type Occurrence struct {
	Article   string      `json:"article"` // id
	Source    string      `json:"source"`
	URL       string      `json:"url,omitempty"` // only with WithText
	Published time.Time   `json:"published,omitzero"`
	Statement string      `json:"statement"` // id in the article's report
	Span      stance.Span `json:"span"`      // of its content, in bytes of the article's text
}

// Statements gives the statements that f picks, in the order of speaker's key,
// target and time. lang is the language of names. A statement comes with all
// its occurrences, those in other sources too. The sequence is a snapshot: it
// does not see what is added later.
func (t *Tally) Statements(f Filter, lang string) iter.Seq[Statement] {
	v := t.read()
	return func(yield func(Statement) bool) {
		f := v.filter(&f, 0)
		for i := range v.statements {
			s := &v.statements[i]
			if f.takes(s) && f.occurrences(v, s) > 0 && !yield(v.export(s, lang)) {
				return
			}
		}
	}
}

// Of is the filter for the statements of a row that q gave, so that a figure
// leads to what it rests on.
func (q Query) Of(r Row) Filter {
	f := q.Filter
	if q.By&BySpeaker != 0 {
		f.Speakers = []string{r.Speaker}
	}
	if q.By&ByOffice != 0 {
		f.Offices = []string{r.Office}
	}
	if q.By&ByCountry != 0 {
		f.Countries = []string{r.Country}
	}
	if q.By&ByTarget != 0 {
		f.Targets = []string{r.Target}
	}
	if q.By&BySource != 0 {
		f.Sources = []string{r.Source}
	}
	switch {
	case q.Period == Ever:
	case r.Start.IsZero():
		f.Undated = true
	default:
		from, to := r.Start, q.Period.next(r.Start)
		if f.From.Before(from) {
			f.From = from
		}
		if f.To.IsZero() || f.To.After(to) {
			f.To = to
		}
	}
	return f
}

func (v *view) export(s *statement, lang string) Statement {
	first := &v.records[s.members[0]]
	out := Statement{
		Speaker: v.strings[s.speaker], Name: v.name(s.speaker, lang), Office: v.strings[s.office],
		Country: v.strings[s.country], Target: v.strings[s.target],
		Label: s.label, Score: round4(s.score), Confidence: round4(s.weight),
		Probabilities: stance.Probabilities{Favor: round4(s.p.Favor), Against: round4(s.p.Against),
			Neutral: round4(s.p.Neutral), Unrelated: round4(s.p.Unrelated)},
		Published: first.date(), Text: v.strings[first.text],
		Occurrences: make([]Occurrence, len(s.members)),
	}
	for i, m := range s.members {
		r := &v.records[m]
		out.Occurrences[i] = Occurrence{v.strings[r.article], v.strings[r.source], v.strings[r.url], r.date(),
			v.strings[r.statement], stance.Span{Start: int(r.start), End: int(r.end)}}
	}
	return out
}

// Speaker is what a tally knows of one.
type Speaker struct {
	Key        string            `json:"key"`
	Name       string            `json:"name"` // most frequent form in the articles
	Kind       string            `json:"kind"`
	Countries  []string          `json:"countries"` // all that were given, sorted
	Wikidata   string            `json:"wikidata"`
	Labels     map[string]string `json:"labels"` // by language, from the gazetteer
	Statements int               `json:"statements"`
}

// Speakers lists the speakers in the order of their keys, without the unknown
// one.
func (t *Tally) Speakers() []Speaker {
	v := t.read()
	kinds := v.modes(func(r *record) (word, word) { return r.speaker, r.kind })
	var out []Speaker
	var last word
	for i := range v.statements {
		s := &v.statements[i]
		key := v.strings[s.speaker]
		if key == "" {
			continue
		}
		if len(out) == 0 || last != s.speaker {
			last = s.speaker
			x := Speaker{Key: key, Name: v.name(s.speaker, ""), Kind: v.strings[kinds[s.speaker]], Countries: []string{}, Labels: map[string]string{}}
			if isWikidata(key) {
				x.Wikidata = key
			}
			for lang, name := range v.labels[s.speaker] {
				x.Labels[v.strings[lang]] = v.strings[name]
			}
			out = append(out, x)
		}
		x := &out[len(out)-1]
		x.Statements++
		if c := v.strings[s.country]; c != "" && !slices.Contains(x.Countries, c) {
			x.Countries = append(x.Countries, c)
			slices.Sort(x.Countries)
		}
	}
	return out
}

// isWikidata tells the keys that are Wikidata numbers from those of Key's own
// making, which have a colon.
func isWikidata(key string) bool {
	for i := 0; i < len(key); i++ {
		if key[i] == ':' {
			return false
		}
	}
	return key != ""
}

// Targets lists the targets that anyone takes a stance on, sorted.
func (t *Tally) Targets() []string { return t.values(func(r *record) word { return r.target }) }

// Sources lists the sources of articles with stances, sorted; "" is among them
// where an article has none.
func (t *Tally) Sources() []string { return t.values(func(r *record) word { return r.source }) }

// Countries lists the countries of speakers with stances, sorted; "" is among
// them where a speaker has none.
func (t *Tally) Countries() []string { return t.values(func(r *record) word { return r.country }) }

func (t *Tally) values(of func(*record) word) []string {
	v := t.read()
	seen := map[word]bool{}
	out := []string{}
	for i := range v.records {
		if w := of(&v.records[i]); !seen[w] {
			seen[w] = true
			out = append(out, v.strings[w])
		}
	}
	slices.Sort(out)
	return out
}
