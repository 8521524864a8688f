package emit

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/tokenize"
)

// The contexts of the JSON-LD. Terms of the project have the prefix "bayan".
const (
	annotationContext = "http://www.w3.org/ns/anno.jsonld"
	// Vocabulary is the namespace of the properties and classes that the Web
	// Annotation vocabulary does not have.
	Vocabulary = "https://github.com/bayan-nlp/bayan/vocabulary#"
	// base begins the identifiers of what has no address of its own.
	base = "urn:x-bayan:"
)

// quoteContext is how many code points of context a quotation selector carries on
// each side.
const quoteContext = 32

type selector struct {
	Type   string  `json:"type"`
	Exact  string  `json:"exact,omitempty"`
	Prefix *string `json:"prefix,omitempty"`
	Suffix *string `json:"suffix,omitempty"`
	Start  *int    `json:"start,omitempty"`
	End    *int    `json:"end,omitempty"`
}

type resource struct {
	Type     string     `json:"type"`
	Source   string     `json:"source"`
	Selector []selector `json:"selector,omitempty"`
}

type speakerBody struct {
	Type     string `json:"type"` // TextualBody
	Purpose  string `json:"purpose"`
	Value    string `json:"value"`
	Language string `json:"language,omitempty"`
	Format   string `json:"format"`
	Speaker  string `json:"bayan:speaker"`
	Kind     string `json:"bayan:speakerKind"`
	Office   string `json:"bayan:office,omitempty"`
	Country  string `json:"bayan:country,omitempty"`
	Entity   *node  `json:"bayan:entity,omitempty"` // in Wikidata
}

type node struct {
	ID string `json:"id"`
}

type stanceBody struct {
	Type      string  `json:"type"` // TextualBody
	Purpose   string  `json:"purpose"`
	Value     string  `json:"value"`
	Format    string  `json:"format"`
	Target    string  `json:"bayan:target"`
	Label     string  `json:"bayan:label"`
	Score     float64 `json:"bayan:score"`
	Favor     float64 `json:"bayan:favor"`
	Against   float64 `json:"bayan:against"`
	Neutral   float64 `json:"bayan:neutral"`
	Unrelated float64 `json:"bayan:unrelated"`
}

type annotation struct {
	ID         string     `json:"id"`
	Type       string     `json:"type"`
	Motivation string     `json:"motivation"`
	Body       []any      `json:"body"`
	Target     []resource `json:"target"`
	Statement  *node      `json:"bayan:statement,omitempty"` // that a stance is of
	Within     *node      `json:"bayan:within,omitempty"`    // the statement around this one
	Cue        *resource  `json:"bayan:cue,omitempty"`
	Lemma      string     `json:"bayan:cueLemma,omitempty"`
	Class      string     `json:"bayan:cueClass,omitempty"`
	Mention    *resource  `json:"bayan:mention,omitempty"`
	Kind       string     `json:"bayan:kind,omitempty"`
	Reference  string     `json:"bayan:reference,omitempty"`
	Rule       string     `json:"bayan:rule,omitempty"`
	Negated    *bool      `json:"bayan:negated,omitempty"`
	Confidence *float64   `json:"bayan:confidence,omitempty"`
}

// webEncoder writes one annotation collection.
type webEncoder struct {
	w     io.Writer
	e     *json.Encoder
	total int
	begun bool
}

// NewWebAnnotation writes a collection of W3C Web Annotations in JSON-LD: one
// annotation a statement, which identifies its speaker, and one a stance, which
// classifies its evidence.
func NewWebAnnotation(w io.Writer) Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &webEncoder{w: w, e: e}
}

func (e *webEncoder) begin() error {
	if e.begun {
		return nil
	}
	e.begun = true
	_, err := io.WriteString(e.w, `{"@context":["`+annotationContext+`",{"bayan":"`+Vocabulary+`"}],"id":"`+base+
		`annotations","type":"AnnotationCollection","label":"Attributed statements and stances","first":{"id":"`+base+
		`annotations/page","type":"AnnotationPage","partOf":"`+base+`annotations","startIndex":0,"items":[`+"\n")
	return err
}

// Encode implements Encoder.
func (e *webEncoder) Encode(r *stance.Analysis) error {
	if err := e.begin(); err != nil {
		return err
	}
	a := newAnnotator(r)
	for i := range r.Statements {
		s := &r.Statements[i]
		if err := e.put(a.statement(s)); err != nil {
			return err
		}
		for k := range s.Stances {
			if err := e.put(a.stance(s, &s.Stances[k])); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *webEncoder) put(a *annotation) error {
	if e.total > 0 {
		if _, err := io.WriteString(e.w, ","); err != nil {
			return err
		}
	}
	e.total++
	return e.e.Encode(a)
}

// Close implements Encoder.
func (e *webEncoder) Close() error {
	if err := e.begin(); err != nil {
		return err
	}
	_, err := io.WriteString(e.w, `]},"total":`+number(float64(e.total))+"}\n")
	return err
}

// annotator makes the annotations of one report.
type annotator struct {
	r      *stance.Analysis
	runes  *tokenize.Offsets
	id     string // of the article, percent-encoded
	source string // IRI of the article
}

func newAnnotator(r *stance.Analysis) *annotator {
	a := &annotator{r: r, runes: tokenize.ToRunes(r.Text), id: url.PathEscape(strings.ToValidUTF8(r.Article.ID, "\ufffd"))}
	a.source = base + "article/" + a.id
	if u, err := url.Parse(strings.TrimSpace(r.Article.URL)); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		a.source = u.String()
	}
	return a
}

// iri identifies a statement.
func (a *annotator) iri(statement string) string {
	return base + "statement/" + a.id + "/" + url.PathEscape(statement)
}

// statement is the annotation of a statement.
func (a *annotator) statement(s *stance.Statement) *annotation {
	out := &annotation{ID: a.iri(s.ID), Type: "Annotation", Motivation: "identifying", Body: []any{},
		Lemma: s.Cue.Lemma, Class: s.Cue.Class, Kind: string(s.Kind), Reference: string(s.Reference), Rule: string(s.Rule),
		Negated: &s.Negated, Confidence: &s.Confidence, Cue: a.resource(s.Cue.Span), Mention: a.resource(s.Mention)}
	if s.Parent != "" {
		out.Within = &node{a.iri(s.Parent)}
	}
	for _, id := range s.Speakers {
		x := a.r.Speaker(id)
		if x == nil {
			continue
		}
		b := speakerBody{Type: "TextualBody", Purpose: "identifying", Value: x.Name, Language: a.r.Article.Lang, Format: "text/plain",
			Speaker: x.ID, Kind: string(x.Kind), Office: x.Office, Country: x.Country}
		if x.Wikidata != "" {
			b.Entity = &node{"http://www.wikidata.org/entity/" + url.PathEscape(x.Wikidata)}
		}
		out.Body = append(out.Body, b)
	}
	out.Target = a.resources(contentSpans(s))
	return out
}

// stance is the annotation of a stance.
func (a *annotator) stance(s *stance.Statement, x *stance.Stance) *annotation {
	p := x.Probabilities
	out := &annotation{ID: a.iri(s.ID) + "/" + url.PathEscape(x.Target), Type: "Annotation", Motivation: "classifying",
		Statement: &node{a.iri(s.ID)},
		Body: []any{stanceBody{"TextualBody", "classifying", x.Target + ": " + string(x.Label), "text/plain",
			x.Target, string(x.Label), x.Score, p.Favor, p.Against, p.Neutral, p.Unrelated}}}
	spans := x.Evidence
	if len(spans) == 0 {
		spans = contentSpans(s)
	}
	out.Target = a.resources(spans)
	return out
}

func contentSpans(s *stance.Statement) []stance.Span {
	out := make([]stance.Span, 0, len(s.Content))
	for _, c := range s.Content {
		out = append(out, c.Span)
	}
	return out
}

func (a *annotator) resources(spans []stance.Span) []resource {
	out := []resource{}
	for _, s := range spans {
		if x := a.resource(s); x != nil {
			out = append(out, *x)
		}
	}
	if len(out) == 0 { // an annotation needs a target: the article
		out = append(out, resource{Type: "SpecificResource", Source: a.source})
	}
	return out
}

// resource is a stretch of the text, nil where it is empty.
func (a *annotator) resource(s stance.Span) *resource {
	exact := a.r.Slice(s)
	if exact == "" {
		return nil
	}
	start, end := a.runes.Span(s)
	prefix := a.r.Text[a.runes.ToByte(max(start-quoteContext, 0)):s.Start]
	suffix := a.r.Text[s.End:a.runes.ToByte(end+quoteContext)]
	return &resource{Type: "SpecificResource", Source: a.source, Selector: []selector{
		{Type: "TextQuoteSelector", Exact: exact, Prefix: &prefix, Suffix: &suffix},
		{Type: "TextPositionSelector", Start: &start, End: &end},
	}}
}
