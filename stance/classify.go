package stance

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/tokenize"
)

// question asks for the stance of a statement toward a target that it mentions.
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
// goes to the classifier at once.
func (z *Analyzer) classify(ctx context.Context, d *tokenize.Document, r *Analysis) error {
	questions := z.questions(d, r)
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
	for i := range questions {
		p := answers[i]
		if len(questions[i].operators) > 0 {
			p.Favor, p.Against = p.Against, p.Favor
		}
		s, related := stanceOf(questions[i].target, p)
		if !related {
			continue
		}
		if s.Label == Neutral {
			questions[i].operators = nil // the label did not turn: nothing to show
		}
		if s.Evidence, err = z.evidence(ctx, &questions[i]); err != nil {
			return err
		}
		t := &r.Statements[questions[i].statement]
		t.Stances = append(t.Stances, s)
	}
	r.Stances = z.speakerStances(r)
	return nil
}

// questions finds the targets of each statement.
func (z *Analyzer) questions(d *tokenize.Document, r *Analysis) []question {
	index := z.finder.Document(d)
	var out []question
	var spans []Span
	for i := range r.Statements {
		s := &r.Statements[i]
		spans = spans[:0]
		for _, c := range s.Content {
			spans = append(spans, c.Span)
		}
		whole := s.Span()
		for _, m := range index.Find(spans) {
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
