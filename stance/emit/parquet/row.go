package parquet

import (
	"slices"
	"strings"
	"time"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// Row is a statement with what its report says of article and speakers. Texts
// that a report leaves empty are empty here, and none is null.
type Row struct {
	Article   string     `parquet:"article,zstd"`
	Title     string     `parquet:"title,zstd,dict"`
	Lang      string     `parquet:"lang,zstd,dict"`
	Published *time.Time `parquet:"published,timestamp(millisecond),zstd,optional"` // UTC; null where unknown
	Source    string     `parquet:"source,zstd,dict"`
	URL       string     `parquet:"url,zstd,dict"`

	Statement  string    `parquet:"statement,zstd"` // id in the article
	Speakers   []Speaker `parquet:"speakers,list"`
	Reference  string    `parquet:"reference,zstd,dict"`
	Mention    Span      `parquet:"mention"`
	Cue        Cue       `parquet:"cue"`
	Kind       string    `parquet:"kind,zstd,dict"`
	Content    []Piece   `parquet:"content,list"`
	Text       string    `parquet:"text,zstd"` // the words of the content, pieces separated by " … "
	Negated    bool      `parquet:"negated"`
	Parent     string    `parquet:"parent,zstd"`
	Confidence float64   `parquet:"confidence,zstd"`
	Rule       string    `parquet:"rule,zstd,dict"`
	Stances    []Stance  `parquet:"stances,list"`
}

// Speaker is a speaker as the article has him.
type Speaker struct {
	ID       string   `parquet:"id,zstd"`
	Key      string   `parquet:"key,zstd,dict"` // across articles: that of package tally
	Name     string   `parquet:"name,zstd,dict"`
	Kind     string   `parquet:"kind,zstd,dict"`
	Office   string   `parquet:"office,zstd,dict"`
	Country  string   `parquet:"country,zstd,dict"`
	Wikidata string   `parquet:"wikidata,zstd,dict"`
	Labels   []Label  `parquet:"labels,list"` // in the order of their languages
	Aliases  []string `parquet:"aliases,list"`
}

// Label is a speaker's name in one language.
type Label struct {
	Lang string `parquet:"lang,zstd,dict"`
	Name string `parquet:"name,zstd,dict"`
}

// Span is a half-open range of bytes.
type Span struct {
	Start int64 `parquet:"start,zstd"`
	End   int64 `parquet:"end,zstd"`
}

// Cue is the word that attributes.
type Cue struct {
	Start int64  `parquet:"start,zstd"`
	End   int64  `parquet:"end,zstd"`
	Text  string `parquet:"text,zstd,dict"`
	Lemma string `parquet:"lemma,zstd,dict"`
	Class string `parquet:"class,zstd,dict"`
}

// Piece is a stretch of what was said.
type Piece struct {
	Start  int64  `parquet:"start,zstd"`
	End    int64  `parquet:"end,zstd"`
	Quoted bool   `parquet:"quoted"`
	Text   string `parquet:"text,zstd"`
}

// Stance is that of the speakers toward one target.
type Stance struct {
	Target    string     `parquet:"target,zstd,dict"`
	Label     string     `parquet:"label,zstd,dict"`
	Score     float64    `parquet:"score,zstd"`
	Favor     float64    `parquet:"favor,zstd"`
	Against   float64    `parquet:"against,zstd"`
	Neutral   float64    `parquet:"neutral,zstd"`
	Unrelated float64    `parquet:"unrelated,zstd"`
	Evidence  []Evidence `parquet:"evidence,list"`
}

// Evidence is a word or phrase that a stance rests on.
type Evidence struct {
	Start int64  `parquet:"start,zstd"`
	End   int64  `parquet:"end,zstd"`
	Text  string `parquet:"text,zstd"`
}

// rows are those of a report.
func rows(r *stance.Analysis) []Row {
	out := make([]Row, 0, len(r.Statements))
	a := &r.Article
	var published *time.Time
	if !a.Published.IsZero() {
		t := a.Published.UTC()
		published = &t
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		row := Row{Article: a.ID, Title: a.Title, Lang: a.Lang, Published: published, Source: a.Source, URL: a.URL,
			Statement: s.ID, Reference: string(s.Reference), Mention: Span{int64(s.Mention.Start), int64(s.Mention.End)},
			Cue:  Cue{int64(s.Cue.Start), int64(s.Cue.End), r.Slice(s.Cue.Span), s.Cue.Lemma, s.Cue.Class},
			Kind: string(s.Kind), Negated: s.Negated, Parent: s.Parent, Confidence: s.Confidence, Rule: string(s.Rule)}
		for _, id := range s.Speakers {
			if x := r.Speaker(id); x != nil {
				row.Speakers = append(row.Speakers, speaker(x))
			}
		}
		var words []string
		for _, c := range s.Content {
			words = append(words, r.Slice(c.Span))
			row.Content = append(row.Content, Piece{int64(c.Start), int64(c.End), c.Quoted, r.Slice(c.Span)})
		}
		row.Text = strings.Join(words, " … ")
		for _, x := range s.Stances {
			p := x.Probabilities
			y := Stance{Target: x.Target, Label: string(x.Label), Score: x.Score, Favor: p.Favor, Against: p.Against,
				Neutral: p.Neutral, Unrelated: p.Unrelated}
			for _, e := range x.Evidence {
				y.Evidence = append(y.Evidence, Evidence{int64(e.Start), int64(e.End), r.Slice(e)})
			}
			row.Stances = append(row.Stances, y)
		}
		out = append(out, row)
	}
	return out
}

func speaker(s *stance.Speaker) Speaker {
	out := Speaker{ID: s.ID, Key: tally.Key(s), Name: s.Name, Kind: string(s.Kind), Office: s.Office, Country: s.Country,
		Wikidata: s.Wikidata, Aliases: s.Aliases}
	for lang, name := range s.Labels {
		out.Labels = append(out.Labels, Label{lang, name})
	}
	slices.SortFunc(out.Labels, func(a, b Label) int { return strings.Compare(a.Lang, b.Lang) })
	return out
}
