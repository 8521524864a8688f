package emit

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/tokenize"
)

// conllColumns are the columns of the CoNLL-U Plus file.
const conllColumns = "ID FORM BAYAN:CUE BAYAN:CONTENT BAYAN:SPEAKER BAYAN:STANCE MISC"

// Layers of tags, in the order of their columns.
const (
	cueLayer = iota
	contentLayer
	speakerLayer
	stanceLayer
	tagLayers
)

// conllEncoder writes CoNLL-U Plus.
type conllEncoder struct {
	w      *bufio.Writer
	headed bool
	n      int // articles written
}

// NewCoNLL writes tokens with tags, in CoNLL-U Plus: one token a line, an empty
// line after each sentence.
func NewCoNLL(w io.Writer) Encoder { return &conllEncoder{w: bufio.NewWriter(w)} }

func (e *conllEncoder) head() {
	if !e.headed {
		e.headed = true
		fmt.Fprintf(e.w, "# global.columns = %s\n", conllColumns)
	}
}

// tagSpan is a stretch with a tag in one layer.
type tagSpan struct {
	stance.Span
	layer int
	tag   string
}

// statementLine is what a comment tells of a statement: what the columns do
// not.
type statementLine struct {
	ID         string       `json:"id"`
	Speakers   []string     `json:"speakers"`
	Reference  string       `json:"reference"`
	Lemma      string       `json:"lemma"`
	Class      string       `json:"class"`
	Kind       string       `json:"kind"`
	Quoted     []bool       `json:"quoted"` // for each stretch of the content
	Negated    bool         `json:"negated"`
	Parent     string       `json:"parent"`
	Confidence float64      `json:"confidence"`
	Rule       string       `json:"rule"`
	Stances    []stanceLine `json:"stances"`
}

type stanceLine struct {
	Target        string               `json:"target"`
	Label         stance.Label         `json:"label"`
	Score         float64              `json:"score"`
	Probabilities stance.Probabilities `json:"probabilities"`
}

// Encode implements Encoder.
func (e *conllEncoder) Encode(r *stance.Analysis) error {
	e.head()
	e.n++
	fmt.Fprintf(e.w, "# newdoc id = %s\n", singleLine(r.Article.ID))
	e.comment("article", r.Article)
	for i := range r.Speakers {
		e.comment("speaker", &r.Speakers[i])
	}
	for i := range r.Statements {
		e.comment("statement", lineOf(&r.Statements[i]))
	}
	tags := tagSpans(r)
	tokens, starts := conllTokens(r, tags)
	c := conllWriter{w: e.w, r: r, tags: tags, runes: tokenize.ToRunes(r.Text)}
	for i, from := range starts {
		to := len(tokens)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		fmt.Fprintf(e.w, "# sent_id = d%d-s%d\n# text = %s\n", e.n, i+1,
			singleLine(r.Slice(stance.Span{Start: tokens[from].Start, End: tokens[to-1].End})))
		for k := from; k < to; k++ {
			c.token(k-from+1, tokens[k], k+1 < len(tokens) && tokens[k+1].Start == tokens[k].End)
		}
		e.w.WriteByte('\n')
	}
	if len(starts) == 0 {
		e.w.WriteByte('\n')
	}
	return e.w.Flush()
}

// Close implements Encoder.
func (e *conllEncoder) Close() error {
	e.head()
	return e.w.Flush()
}

// comment writes a line of JSON behind a name. Errors of the writer come with
// Flush.
func (e *conllEncoder) comment(name string, v any) {
	fmt.Fprintf(e.w, "# %s = ", name)
	j := json.NewEncoder(e.w)
	j.SetEscapeHTML(false)
	if err := j.Encode(v); err != nil {
		e.w.WriteByte('\n')
	}
}

func lineOf(s *stance.Statement) statementLine {
	out := statementLine{ID: s.ID, Speakers: s.Speakers, Reference: string(s.Reference), Lemma: s.Cue.Lemma, Class: s.Cue.Class,
		Kind: string(s.Kind), Quoted: []bool{}, Negated: s.Negated, Parent: s.Parent, Confidence: s.Confidence,
		Rule: string(s.Rule), Stances: []stanceLine{}}
	for _, c := range s.Content {
		out.Quoted = append(out.Quoted, c.Quoted)
	}
	for _, x := range s.Stances {
		out.Stances = append(out.Stances, stanceLine{x.Target, x.Label, x.Score, x.Probabilities})
	}
	return out
}

// tagSpans are the tags of a report, by their first byte.
func tagSpans(r *stance.Analysis) []tagSpan {
	var out []tagSpan
	add := func(s stance.Span, layer int, tag string) {
		if s.Start >= 0 && s.Start < s.End && s.End <= len(r.Text) {
			out = append(out, tagSpan{s, layer, tag})
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		id := url.PathEscape(s.ID)
		add(s.Cue.Span, cueLayer, id)
		add(s.Mention, speakerLayer, id)
		for _, c := range s.Content {
			add(c.Span, contentLayer, id)
		}
		for _, x := range s.Stances {
			for _, w := range x.Evidence {
				add(w, stanceLayer, id+":"+url.QueryEscape(x.Target)+":"+url.PathEscape(string(x.Label)))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b tagSpan) int { return a.Start - b.Start })
	return out
}

// conllTokens are the words of the text, cut where a tag begins or ends inside
// one, and the index of each sentence's first.
func conllTokens(r *stance.Analysis, tags []tagSpan) (tokens []stance.Span, starts []int) {
	cuts := make([]int, 0, 2*len(tags))
	for _, t := range tags {
		cuts = append(cuts, t.Start, t.End)
	}
	slices.Sort(cuts)
	d := tokenize.Parse(r.Text, tokenize.Language(r.Article.Lang))
	region, sentence := int32(-2), int32(-2)
	for _, w := range d.Words {
		if w.Region != region || w.Sentence != sentence {
			region, sentence = w.Region, w.Sentence
			starts = append(starts, len(tokens))
		}
		at := w.Start
		for k, _ := slices.BinarySearch(cuts, w.Start+1); k < len(cuts) && cuts[k] < w.End; k++ {
			if cuts[k] > at {
				tokens = append(tokens, stance.Span{Start: at, End: cuts[k]})
				at = cuts[k]
			}
		}
		tokens = append(tokens, stance.Span{Start: at, End: w.End})
	}
	return tokens, starts
}

// conllWriter writes tokens from left to right.
type conllWriter struct {
	w     *bufio.Writer
	r     *stance.Analysis
	runes *tokenize.Offsets
	tags  []tagSpan
	next  int // first tag that no token has met
	open  []openTag
}

// openTag is a tag that may reach into the next token.
type openTag struct {
	tagSpan
	begun bool
}

// token writes the line of a token; tight tells that the next follows without
// white space.
func (c *conllWriter) token(id int, t stance.Span, tight bool) {
	c.open = slices.DeleteFunc(c.open, func(o openTag) bool { return o.End <= t.Start })
	for ; c.next < len(c.tags) && c.tags[c.next].Start < t.End; c.next++ {
		if c.tags[c.next].End > t.Start {
			c.open = append(c.open, openTag{tagSpan: c.tags[c.next]})
		}
	}
	var columns [tagLayers][]string
	for i := range c.open {
		o := &c.open[i]
		prefix := "I-"
		if !o.begun {
			prefix, o.begun = "B-", true
		}
		columns[o.layer] = append(columns[o.layer], prefix+o.tag)
	}
	c.w.WriteString(strconv.Itoa(id))
	c.w.WriteByte('\t')
	form := singleLine(c.r.Slice(t))
	if form == "" { // a control character that some take for a line end
		form = "_"
	}
	c.w.WriteString(form)
	for _, list := range columns {
		c.w.WriteByte('\t')
		if len(list) == 0 {
			c.w.WriteByte('_')
		}
		c.w.WriteString(strings.Join(list, "|"))
	}
	from, to := c.runes.Span(t)
	fmt.Fprintf(c.w, "\tstart_char=%d|end_char=%d", from, to)
	if tight {
		c.w.WriteString("|SpaceAfter=No")
	}
	c.w.WriteByte('\n')
}
