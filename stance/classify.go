package stance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/tokenize"
)

// longStatement is how many words a statement of several sentences has that is
// read sentence by sentence: one that has learned from single statements takes a
// mention in a long speech for one in passing. On the mentions found in 519 real
// articles it brings the labels' F1 from 0.637 to 0.646; limits from 40 to 120
// words do the same within 0.002.
const longStatement = 60

// question asks for the stance of a statement, or of a sentence of it, toward a
// target that it mentions.
type question struct {
	statement int // index in Analysis.Statements
	target    string
	input     model.Input
	offset    int // of input.Text in the article
	// operators are the words, in the article, by which the marked words say the
	// target's undoing; the answer is then turned around.
	operators []Span
}

// classify fills in the stances of statements and speakers. The whole article
// goes to the classifier at once. topics are those of the statements.
func (z *Analyzer) classify(ctx context.Context, d *tokenize.Document, r *Analysis, topics []Span) error {
	questions := z.questions(d, r, topics)
	if len(questions) == 0 {
		return nil
	}
	inputs := make([]model.Input, len(questions))
	for i, q := range questions {
		inputs[i] = q.input
	}
	answers, err := z.classifier.Classify(ctx, inputs)
	if err != nil {
		return err
	}
	if len(answers) != len(inputs) {
		return fmt.Errorf("classifier: %d answers to %d inputs", len(answers), len(inputs))
	}
	for i := 0; i < len(questions); {
		n := i + 1
		for n < len(questions) && questions[n].statement == questions[i].statement && questions[n].target == questions[i].target {
			n++
		}
		p, surest := together(questions[i:n], answers[i:n])
		q := &questions[i+surest]
		i = n
		s, related := stanceOf(q.target, p)
		if !related {
			continue
		}
		if s.Label == Neutral {
			q.operators = nil // the label did not turn: nothing to show
		}
		if s.Evidence, err = z.evidence(ctx, q); err != nil {
			return err
		}
		t := &r.Statements[q.statement]
		t.Stances = append(t.Stances, s)
	}
	r.Stances = z.speakerStances(r)
	return nil
}

// together is the mean of the answers to the sentences of one statement, those on
// an undoing turned around, and the sentence that surest speaks of the target.
func together(questions []question, answers []model.Probabilities) (p model.Probabilities, surest int) {
	n := float64(len(answers))
	for i, a := range answers {
		if len(questions[i].operators) > 0 {
			a.Favor, a.Against = a.Against, a.Favor
		}
		p.Favor += a.Favor / n
		p.Against += a.Against / n
		p.Neutral += a.Neutral / n
		p.Unrelated += a.Unrelated / n
		if a.Unrelated < answers[surest].Unrelated {
			surest = i
		}
	}
	return p, surest
}

// questions finds the targets of each statement, or of what it is said to be
// about; of one in several sentences that is long, those of each sentence.
func (z *Analyzer) questions(d *tokenize.Document, r *Analysis, topics []Span) []question {
	index := z.finder.Document(d)
	var out []question
	for i := range r.Statements {
		first, parts := len(out), sentences(d, &r.Statements[i])
		for _, part := range parts {
			var topic []Span
			if part.whole.Contains(r.Statements[i].Cue.Span) {
				topic = []Span{topics[i]}
			}
			for _, m := range index.FindWith(part.content, topic) {
				whole := part.whole
				if t := topics[i]; t.Contains(m.Spans[0]) && t.Contains(m.Spans[len(m.Spans)-1]) {
					whole.Start, whole.End = min(whole.Start, t.Start), max(whole.End, t.End)
				}
				q := question{statement: i, target: m.Target, offset: whole.Start}
				q.input.Text = r.Text[whole.Start:whole.End]
				marked := m.Spans
				if z.reverses && len(m.Undoing) > 0 {
					marked, q.operators = m.Undoing, m.Operators
				}
				for _, x := range marked {
					x.Start, x.End = max(x.Start, whole.Start), min(x.End, whole.End)
					if x.Start < x.End {
						q.input.Mentions = append(q.input.Mentions, Span{Start: x.Start - whole.Start, End: x.End - whole.Start})
					}
				}
				if len(q.input.Mentions) > 0 {
					out = append(out, q)
				}
			}
		}
		if len(parts) > 1 { // the sentences that speak of one target stand together
			order := map[string]int{}
			for k, t := range z.finder.Targets() {
				order[t.ID] = k
			}
			slices.SortStableFunc(out[first:], func(a, b question) int { return order[a.target] - order[b.target] })
		}
	}
	return out
}

// part is what a classifier reads at once: a statement or one of its sentences.
type part struct {
	whole   Span // with the cue where that stands by it
	content []Span
}

// sentences divides a statement into what is read at once. The document's own
// sentences do not end inside quotation marks, where people speak longest, so
// content is cut anew.
func sentences(d *tokenize.Document, s *Statement) []part {
	all := part{whole: s.Span()}
	for _, c := range s.Content {
		all.content = append(all.content, c.Span)
	}
	first := sort.Search(len(d.Words), func(k int) bool { return d.Words[k].End > all.whole.Start })
	last := sort.Search(len(d.Words), func(k int) bool { return d.Words[k].Start >= all.whole.End })
	if last-first <= longStatement {
		return []part{all}
	}
	var out []part
	for _, c := range all.content {
		own := tokenize.Parse(d.Text[c.Start:c.End], tokenize.Language(d.Lang))
		for _, x := range own.Sentences {
			span := Span{Start: c.Start + x.Start, End: c.Start + x.End}
			out = append(out, part{span, []Span{span}})
		}
	}
	if len(out) < 2 {
		return []part{all}
	}
	near := 0 // the sentence by which the cue stands
	for near+1 < len(out) && out[near+1].whole.End <= s.Cue.Start {
		near++
	}
	w := &out[near].whole
	w.Start, w.End = min(w.Start, s.Cue.Start), max(w.End, s.Cue.End)
	return out
}

// stanceOf reads an answer; related is false where unrelated is the likeliest.
func stanceOf(target string, p model.Probabilities) (s Stance, related bool) {
	s = Stance{Target: target, Label: Neutral, Evidence: []Span{}, Probabilities: Probabilities{
		round4(p.Favor), round4(p.Against), round4(p.Neutral), round4(p.Unrelated)}}
	best := max(p.Favor, p.Against, p.Neutral)
	switch {
	case !(best >= p.Unrelated): // also where an answer is no number
		return s, false
	case p.Neutral == best:
	case p.Favor == best && p.Against < best:
		s.Label = Favor
	case p.Against == best && p.Favor < best:
		s.Label = Against
	}
	s.Score = round4(s.Probabilities.Favor - s.Probabilities.Against)
	return s, true
}

// evidence asks which words a decision rests on, operators of undoing first. Of a
// model that cannot tell these are all.
func (z *Analyzer) evidence(ctx context.Context, q *question) ([]Span, error) {
	out := []Span{}
	x, ok := z.classifier.(Explainer)
	if !ok || z.options.evidence == 0 {
		return out, nil
	}
	out = append(out, q.operators[:min(len(q.operators), z.options.evidence)]...)
	if len(out) == z.options.evidence {
		return out, nil
	}
	list, err := x.Evidence(ctx, q.input, z.options.evidence)
	if errors.Is(err, model.ErrNoMask) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	for _, e := range list[:min(len(list), z.options.evidence-len(out))] {
		if e.Span.Start >= 0 && e.Span.Start < e.Span.End && e.Span.End <= len(q.input.Text) {
			out = append(out, Span{Start: e.Span.Start + q.offset, End: e.Span.End + q.offset})
		}
	}
	slices.SortFunc(out, func(a, b Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return out, nil
}

// speakerStances sums up by speaker and target. The unknown speaker has none:
// behind it may stand several.
func (z *Analyzer) speakerStances(r *Analysis) []SpeakerStance {
	type key struct{ speaker, target string }
	opinions := map[key][]opinion{}
	for _, s := range r.Statements {
		for _, st := range s.Stances {
			for _, id := range s.Speakers {
				k := key{id, st.Target}
				opinions[k] = append(opinions[k], opinion{st.Probabilities, max(s.Confidence, 0.01)})
			}
		}
	}
	out := []SpeakerStance{}
	for _, s := range r.Speakers {
		if s.Kind == attribute.Unknown {
			continue
		}
		for _, t := range z.finder.Targets() {
			list := opinions[key{s.ID, t.ID}]
			if len(list) == 0 {
				continue
			}
			sum := summarize(list)
			out = append(out, SpeakerStance{s.ID, t.ID, sum.label,
				round4(sum.score), round4(sum.low), round4(sum.high), len(list)})
		}
	}
	return out
}
