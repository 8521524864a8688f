package emit

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/tokenize"
)

// bratEncoder writes two files an article and the configuration at the end.
type bratEncoder struct {
	files   Files
	stems   stems
	targets []string // values of the attribute Target, in order of appearance
}

// NewBrat writes standoff files for the brat annotation tool: ID.txt with the
// text and ID.ann with the annotations of each article, and at the end
// annotation.conf, which declares their types.
func NewBrat(files Files) Encoder { return &bratEncoder{files: files, stems: stems{}} }

// bratPage is the annotations of one article.
type bratPage struct {
	bytes.Buffer
	r     *stance.Analysis
	runes *tokenize.Offsets
	n     map[byte]int // numbers given, by the letter of the id
}

// Encode implements Encoder.
func (e *bratEncoder) Encode(r *stance.Analysis) error {
	stem := e.stems.of(r.Article.ID)
	// Readers in Python take CR LF for one character; a space keeps offsets.
	if err := e.files.writeFile(stem+".txt", []byte(strings.ReplaceAll(r.Text, "\r", " "))); err != nil {
		return err
	}
	p := &bratPage{r: r, runes: tokenize.ToRunes(r.Text), n: map[byte]int{}}
	ids := make(map[string]string, len(r.Statements))
	for i := range r.Statements {
		ids[r.Statements[i].ID] = p.statement(&r.Statements[i])
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if parent := ids[s.Parent]; parent != "" && ids[s.ID] != "" {
			p.relation("Within", ids[s.ID], parent)
		}
		for _, x := range s.Stances {
			if t := p.stance(s, ids[s.ID], x); !slices.Contains(e.targets, t) {
				e.targets = append(e.targets, t)
			}
		}
	}
	return e.files.writeFile(stem+".ann", p.Bytes())
}

// Close implements Encoder.
func (e *bratEncoder) Close() error {
	targets := append([]string(nil), e.targets...)
	slices.Sort(targets)
	var b strings.Builder
	b.WriteString("[entities]\nStatement\nCue\nSpeaker\nFavor\nAgainst\nNeutral\n\n" +
		"[relations]\nSaidBy\tArg1:Statement, Arg2:Speaker\nCuedBy\tArg1:Statement, Arg2:Cue\n" +
		"Within\tArg1:Statement, Arg2:Statement\nStanceOf\tArg1:Favor|Against|Neutral, Arg2:Statement\n" +
		"<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n" +
		"[attributes]\nNegated\tArg:Statement\nKind\tArg:Statement, Value:direct|indirect|mixed\n" +
		"Reference\tArg:Statement, Value:name|title|pronoun|elided|document|unresolved\n")
	if len(targets) > 0 {
		b.WriteString("Target\tArg:Favor|Against|Neutral, Value:" + strings.Join(targets, "|") + "\n")
	}
	return e.files.writeFile("annotation.conf", []byte(b.String()))
}

// statement writes a statement with its cue and speaker, and returns its id,
// "" where it has no words.
func (p *bratPage) statement(s *stance.Statement) string {
	spans := make([]stance.Span, 0, len(s.Content))
	for _, c := range s.Content {
		spans = append(spans, c.Span)
	}
	t := p.entity("Statement", spans...)
	if t == "" {
		return ""
	}
	p.attribute("Kind", t, string(s.Kind))
	p.attribute("Reference", t, string(s.Reference))
	if s.Negated {
		p.attribute("Negated", t, "")
	}
	if cue := p.entity("Cue", s.Cue.Span); cue != "" {
		p.relation("CuedBy", t, cue)
		p.note(cue, s.Cue.Lemma+" ("+s.Cue.Class+")")
	}
	mention := p.entity("Speaker", s.Mention)
	if mention != "" {
		p.relation("SaidBy", t, mention)
	}
	names := make([]string, 0, len(s.Speakers))
	for _, id := range s.Speakers {
		x := p.r.Speaker(id)
		if x == nil {
			continue
		}
		names = append(names, x.ID+" "+x.Name)
		if mention != "" && isWord(x.Wikidata) {
			p.n['N']++
			fmt.Fprintf(p, "N%d\tReference %s Wikidata:%s\t%s\n", p.n['N'], mention, x.Wikidata, singleLine(x.Name))
		}
	}
	p.note(t, fmt.Sprintf("%s; speaker %s; rule %s; confidence %s", s.ID, strings.Join(names, ", "), s.Rule, number(s.Confidence)))
	return t
}

// stance writes a stance on the words of its evidence, or on the statement
// where there is none, and returns its target as an attribute's value.
func (p *bratPage) stance(s *stance.Statement, statement string, x stance.Stance) string {
	target := strings.Join(strings.FieldsFunc(x.Target, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '|' || r == ','
	}), "_")
	spans := x.Evidence
	if len(spans) == 0 {
		for _, c := range s.Content {
			spans = append(spans, c.Span)
		}
	}
	kind := map[stance.Label]string{stance.Favor: "Favor", stance.Against: "Against"}[x.Label]
	if kind == "" {
		kind = "Neutral"
	}
	t := p.entity(kind, spans...)
	if t == "" {
		return target
	}
	p.attribute("Target", t, target)
	if statement != "" {
		p.relation("StanceOf", t, statement)
	}
	q := x.Probabilities
	p.note(t, fmt.Sprintf("score %s; favor %s, against %s, neutral %s, unrelated %s",
		number(x.Score), number(q.Favor), number(q.Against), number(q.Neutral), number(q.Unrelated)))
	return target
}

// entity writes a text-bound annotation over spans, in code points, and returns its id, ""
// where the spans hold no words. brat reads line by line, so a span is cut at
// line ends; pieces must be in order and may not overlap.
func (p *bratPage) entity(kind string, spans ...stance.Span) string {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b stance.Span) int { return a.Start - b.Start })
	var places, texts []string
	last := 0
	for _, s := range spans {
		s.Start = max(s.Start, last)
		if s.Start >= s.End || s.End > len(p.r.Text) {
			continue
		}
		last = s.End
		for _, line := range lineSpans(p.r.Text, s) {
			from, to := p.runes.Span(line)
			places = append(places, strconv.Itoa(from)+" "+strconv.Itoa(to))
			texts = append(texts, p.r.Slice(line))
		}
	}
	if len(places) == 0 {
		return ""
	}
	p.n['T']++
	id := "T" + strconv.Itoa(p.n['T'])
	fmt.Fprintf(p, "%s\t%s %s\t%s\n", id, kind, strings.Join(places, ";"), strings.Join(texts, " "))
	return id
}

func (p *bratPage) relation(kind, from, to string) {
	p.n['R']++
	fmt.Fprintf(p, "R%d\t%s Arg1:%s Arg2:%s\n", p.n['R'], kind, from, to)
}

func (p *bratPage) attribute(kind, of, value string) {
	p.n['A']++
	if value != "" {
		value = " " + value
	}
	fmt.Fprintf(p, "A%d\t%s %s%s\n", p.n['A'], kind, of, value)
}

func (p *bratPage) note(of, text string) {
	p.n['#']++
	fmt.Fprintf(p, "#%d\tAnnotatorNotes %s\t%s\n", p.n['#'], of, singleLine(text))
}

// isWord tells whether s can stand where brat wants no white space.
func isWord(s string) bool { return s != "" && !strings.ContainsFunc(s, unicode.IsSpace) }

// lineSpans cuts a span at line ends, all those that Python's str.splitlines
// knows, takes the white space at the cuts away, and drops what has nothing
// else.
func lineSpans(text string, s stance.Span) []stance.Span {
	var out []stance.Span
	first := true
	for rest := text[s.Start:s.End]; rest != ""; {
		n := strings.IndexFunc(rest, isLineEnd)
		line := rest
		if n >= 0 {
			line = rest[:n]
		}
		start := s.End - len(rest)
		end := start + len(line)
		if n >= 0 {
			end = start + len(strings.TrimRightFunc(line, unicode.IsSpace))
		}
		if !first {
			start += len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		}
		if strings.TrimSpace(text[start:max(start, end)]) != "" {
			out = append(out, stance.Span{Start: start, End: end})
		}
		if n < 0 {
			break
		}
		rest = strings.TrimLeftFunc(rest[n:], isLineEnd)
		first = false
	}
	return out
}

func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// singleLine is oneLine for readers that know more line ends than Go does.
func singleLine(s string) string {
	return oneLine(strings.Map(func(r rune) rune {
		if isLineEnd(r) {
			return ' '
		}
		return r
	}, s))
}
