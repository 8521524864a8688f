package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
)

// columns is the display width that contents are shortened to.
const columns = 180

// textEncoder writes reports for people.
type textEncoder struct {
	w io.Writer
	screen
	n int
}

func newText(w io.Writer, terminal, colour bool) *textEncoder {
	return &textEncoder{w: w, screen: screen{isolate: terminal, colour: terminal && colour}}
}

// Encode implements emit.Encoder.
func (t *textEncoder) Encode(r *stance.Analysis) error {
	var b strings.Builder
	if t.n > 0 {
		b.WriteString("\n")
	}
	t.n++
	t.head(&b, r)
	t.speakers(&b, r)
	t.stances(&b, r)
	t.statements(&b, r)
	t.notes(&b, r)
	_, err := io.WriteString(t.w, b.String())
	return err
}

// Close implements emit.Encoder.
func (t *textEncoder) Close() error { return nil }

func (t *textEncoder) head(b *strings.Builder, r *stance.Analysis) {
	a := &r.Article
	if a.Title != "" {
		fmt.Fprintln(b, t.bold(t.text(oneLine(a.Title))))
	}
	parts := []string{t.text(a.ID), a.Lang}
	if !a.Published.IsZero() {
		parts = append(parts, a.Published.Format("2006-01-02 15:04"))
	}
	parts = append(parts, t.text(a.Source), fmt.Sprintf("%d bytes", a.Bytes))
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	fmt.Fprintln(b, t.faint(strings.Join(parts, " · ")))
}

func (t *textEncoder) speakers(b *strings.Builder, r *stance.Analysis) {
	if len(r.Speakers) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", t.bold("Speakers"))
	rows := [][]string{}
	for _, s := range r.Speakers {
		n := 0
		for _, st := range r.Statements {
			if slices.Contains(st.Speakers, s.ID) {
				n++
			}
		}
		office := s.Office
		if office == s.Name {
			office = ""
		}
		rows = append(rows, []string{s.ID, name(&s), s.Label("en"), string(s.Kind), office, s.Country, fmt.Sprint(n)})
		if last := rows[len(rows)-1]; last[2] == s.Name {
			last[2] = ""
		}
	}
	t.table(b, []string{"id", "name", "english", "kind", "office", "country", "statements"}, rows)
}

func (t *textEncoder) stances(b *strings.Builder, r *stance.Analysis) {
	if len(r.Stances) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", t.bold("Stances"))
	rows := [][]string{}
	for _, s := range r.Stances {
		rows = append(rows, []string{s.Speaker, name(r.Speaker(s.Speaker)), s.Target, string(s.Label),
			signed(s.Score), fmt.Sprintf("[%s, %s]", signed(s.Low), signed(s.High)), fmt.Sprint(s.Statements)})
	}
	t.table(b, []string{"id", "speaker", "target", "stance", "score", "95% interval", "statements"}, rows)
}

func (t *textEncoder) statements(b *strings.Builder, r *stance.Analysis) {
	if len(r.Statements) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", t.bold("Statements"))
	for i := range r.Statements {
		s := &r.Statements[i]
		var who []string
		for _, id := range s.Speakers {
			who = append(who, id+" "+t.text(name(r.Speaker(id))))
		}
		about := fmt.Sprintf("%s, %s, %s, %.2f", s.Kind, s.Reference, s.Rule, s.Confidence)
		if s.Negated {
			about += ", denied"
		}
		if s.Parent != "" {
			about += ", within " + s.Parent
		}
		fmt.Fprintf(b, "%4s  %s  %s %s  %s\n", s.ID, t.bold(strings.Join(who, ", ")), t.cue(r, s),
			t.faint("("+s.Cue.Class+")"), t.faint(about))
		fmt.Fprintf(b, "      %s\n", t.content(r, s))
		for _, st := range s.Stances {
			var words []string
			for _, e := range st.Evidence {
				words = append(words, t.text(oneLine(r.Slice(e))))
			}
			line := fmt.Sprintf("%s %s %s", st.Target, t.label(st.Label), signed(st.Score))
			if len(words) > 0 {
				line += t.faint(": ") + strings.Join(words, ", ")
			}
			fmt.Fprintf(b, "      → %s\n", line)
		}
	}
}

// evidence is that of all stances of a statement.
func evidence(s *stance.Statement) []stance.Span {
	var out []stance.Span
	for _, st := range s.Stances {
		out = append(out, st.Evidence...)
	}
	return out
}

// marked is a word at an offset of the article on one line, underlined where it
// is evidence.
func (t *textEncoder) marked(text string, at int, evidence []stance.Span) string {
	span := stance.Span{Start: at, End: at + len(text)}
	if strings.TrimSpace(text) != "" && slices.ContainsFunc(evidence, span.Overlaps) {
		return t.underline(oneLine(text))
	}
	return oneSpace(text)
}

// cue is the words that attribute, with the evidence underlined.
func (t *textEncoder) cue(r *stance.Analysis, s *stance.Statement) string {
	text := r.Slice(s.Cue.Span)
	evidence := evidence(s)
	var b strings.Builder
	for _, w := range splitWords(text) {
		b.WriteString(t.marked(w.text, s.Cue.Start+w.at, evidence))
	}
	return t.wrap(b.String(), hasRTL(text))
}

// content is what was said on one line, shortened, with the evidence
// underlined.
func (t *textEncoder) content(r *stance.Analysis, s *stance.Statement) string {
	evidence := evidence(s)
	var b strings.Builder
	room, rtl := columns, false
	for i, c := range s.Content {
		if i > 0 {
			b.WriteString(" … ")
			room -= 3
		}
		text := r.Slice(c.Span)
		rtl = rtl || hasRTL(text)
		if c.Quoted {
			text = "“" + text + "”"
		}
		at := c.Start
		if c.Quoted {
			at -= len("“")
		}
		for _, w := range splitWords(text) {
			n := width(w.text)
			if n > room {
				out := strings.TrimRight(b.String(), " ")
				b.Reset()
				b.WriteString(out + "…")
				return t.wrap(b.String(), rtl)
			}
			room -= n
			b.WriteString(t.marked(w.text, at+w.at, evidence))
		}
	}
	return t.wrap(b.String(), rtl)
}

func (t *textEncoder) notes(b *strings.Builder, r *stance.Analysis) {
	if len(r.Notes) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", t.bold("Notes"))
	for _, n := range r.Notes {
		fmt.Fprintf(b, "  %s at %d–%d: %s\n", n.Code, n.Start, n.End, t.text(oneLine(n.Message)))
	}
}

// table writes columns that are as wide as their widest cell.
func (t *textEncoder) table(b *strings.Builder, head []string, rows [][]string) {
	wide := make([]int, len(head))
	for _, row := range append([][]string{head}, rows...) {
		for i, c := range row {
			wide[i] = max(wide[i], width(oneLine(c)))
		}
	}
	line := func(row []string, style func(string) string) {
		var l strings.Builder
		for i, c := range row {
			c = oneLine(c)
			shown := t.text(c)
			switch stance.Label(c) {
			case stance.Favor, stance.Against, stance.Neutral:
				shown = t.label(stance.Label(c))
			}
			l.WriteString("  " + style(shown))
			if i < len(row)-1 {
				l.WriteString(strings.Repeat(" ", wide[i]-width(c)))
			}
		}
		b.WriteString(strings.TrimRight(l.String(), " ") + "\n")
	}
	line(head, t.faint)
	for _, row := range rows {
		line(row, func(s string) string { return s })
	}
}

// signed prints a score, zero without sign.
func signed(x float64) string {
	s := fmt.Sprintf("%+.2f", x)
	if s == "+0.00" || s == "-0.00" {
		return "0.00"
	}
	return s
}

func name(s *stance.Speaker) string {
	switch {
	case s == nil || s.Name == "":
		return "(unknown)"
	}
	return oneLine(s.Name)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
