package model

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// Evidence is a word or a phrase of an input that speaks for the model's
// decision.
type Evidence struct {
	// Span is where it stands in Input.Text.
	Span tokenize.Span
	// Weight is how much the log-odds of the decided class fall when the
	// span's pieces are masked, in nats; it is positive.
	Weight float64
}

// ErrNoMask is the cause of Evidence's error for a model without a mask token.
var ErrNoMask = errors.New("the tokenizer has no mask token")

// evidenceShare is the least weight of a word beside the strongest one.
const evidenceShare = 0.25

// functionWords say nothing by themselves, whatever the network makes of them;
// those that may turn or carry a stance (not, against, for, without, مع، لا) are
// left out. Folded as [tokenize.Fold] does it.
var functionWords = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`the a an of in on at to by from with is are was were be been am has have had it its he his him she her
		they their them this that these those as and or who which where when
		من في إلى على عن التي الذي الذين اللذين اللتين أن إن أنه أنها إنه إنها هذا هذه ذلك تلك هو هي هم كان كانت قد ثم حيث كما بين كل جميع أي ما أو
		в на с к у о из от по и что это как он она они его её их который которая
		le la les de des du un une et à au aux en dans que qui ce cette ces il elle ils est sont
		el los las del y en al que se su sus es son un una lo`) {
		out[tokenize.Fold(w)] = true
	}
	return out
}()

// Bounds on the number of runs that an attribution takes: words are masked one
// by one up to evidenceWords of them; of a longer text first phrases are
// masked, and then the words of the evidencePhrases strongest.
const (
	evidenceWords   = 24
	evidencePhrases = 3
	evidenceBlocks  = 16
)

// Evidence finds the words that the decision on an input rests on, at most n,
// the strongest first. It is the method of occlusion (Zeiler and Fergus,
// arXiv:1311.2901; Li, Monroe and Jurafsky, arXiv:1612.08220): each candidate is
// replaced by mask tokens, and its weight is the log-odds that the class which
// was the likeliest loses. Mentions of the target are no candidates, nor are
// punctuation and words that only join others. Words whose weight is not positive,
// or less than a quarter of the strongest one's, are left out.
//
// All variants have the length of the input and run as one batch; there are at
// most evidenceWords of them for a short text and some forty for a long one.
func (m *Model) Evidence(ctx context.Context, in Input, n int) ([]Evidence, error) {
	if m.mask < 0 {
		return nil, fmt.Errorf("model: %w", ErrNoMask)
	}
	s, err := m.sequence(in)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	words := candidates(in.Text, s)
	if len(words) == 0 || n <= 0 {
		return nil, nil
	}
	logits, err := m.forward(ctx, []*sequence{s})
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	label := 0
	for i, l := range logits[0] {
		if l > logits[0][label] {
			label = i
		}
	}
	base := m.logOdds(logits[0], label)
	if len(words) > evidenceWords {
		phrases := phrasesOf(words)
		weights, err := m.occlude(ctx, s, phrases, label, base)
		if err != nil {
			return nil, fmt.Errorf("model: %w", err)
		}
		order := byWeight(weights)
		words = words[:0:0]
		for _, i := range order[:min(evidencePhrases, len(order))] {
			words = append(words, phrases[i].words...)
		}
		sort.Slice(words, func(i, j int) bool { return words[i].lo < words[j].lo })
	}
	weights, err := m.occlude(ctx, s, words, label, base)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	var out []Evidence
	order := byWeight(weights)
	least := max(0, evidenceShare*weights[order[0]])
	for _, i := range order {
		if weights[i] > 0 && weights[i] >= least && len(out) < n {
			w := words[i]
			out = append(out, Evidence{tokenize.Span{Start: s.spans[w.lo].Start, End: s.spans[w.hi-1].End}, weights[i]})
		}
	}
	return out, nil
}

// candidate is a range of pieces, and for a phrase the words in it.
type candidate struct {
	lo, hi int
	words  []candidate
}

// candidates are the words: pieces that lie without a gap, outside mentions.
func candidates(text string, s *sequence) []candidate {
	var out []candidate
	open := false
	for i, x := range s.spans {
		if x.Len() == 0 || s.types[i] != 0 || !wordPart(text[x.Start:x.End]) {
			open = false
			continue
		}
		if open && s.spans[i-1].End == x.Start {
			out[len(out)-1].hi = i + 1
			continue
		}
		out = append(out, candidate{lo: i, hi: i + 1})
		open = true
	}
	return slices.DeleteFunc(out, func(c candidate) bool {
		return functionWords[tokenize.Fold(text[s.spans[c.lo].Start:s.spans[c.hi-1].End])]
	})
}

// wordPart tells whether a piece has a letter or digit.
func wordPart(s string) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
		s = s[n:]
	}
	return false
}

// phrasesOf groups words into evidenceBlocks phrases of about equal length.
func phrasesOf(words []candidate) []candidate {
	per := (len(words) + evidenceBlocks - 1) / evidenceBlocks
	var out []candidate
	for w := range slices.Chunk(words, per) {
		out = append(out, candidate{lo: w[0].lo, hi: w[len(w)-1].hi, words: w})
	}
	return out
}

// occlude gives each candidate's weight.
func (m *Model) occlude(ctx context.Context, s *sequence, list []candidate, label int, base float64) ([]float64, error) {
	variants := make([]*sequence, len(list))
	for i, c := range list {
		v := &sequence{ids: slices.Clone(s.ids), types: s.types, spans: s.spans}
		for k := c.lo; k < c.hi; k++ {
			if s.types[k] == 0 { // a phrase may reach over a mention
				v.ids[k] = m.mask
			}
		}
		variants[i] = v
	}
	logits, err := m.forward(ctx, variants)
	if err != nil {
		return nil, err
	}
	weights := make([]float64, len(list))
	for i, l := range logits {
		weights[i] = base - m.logOdds(l, label)
	}
	return weights, nil
}

// logOdds is ln(p/(1-p)) of a label, from the logits: the label's against the
// logarithm of the others' sum.
func (m *Model) logOdds(logits []float64, label int) float64 {
	logits = m.tempered(logits)
	top := math.Inf(-1)
	for i, l := range logits {
		if i != label {
			top = max(top, l)
		}
	}
	sum := 0.0
	for i, l := range logits {
		if i != label {
			sum += math.Exp(l - top)
		}
	}
	return logits[label] - top - math.Log(sum)
}

// byWeight orders indices, the greatest weight first and equal ones as they
// stand.
func byWeight(w []float64) []int {
	order := make([]int, len(w))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return w[order[a]] > w[order[b]] })
	return order
}
