package target

import (
	"slices"
	"sort"

	"github.com/bayan-nlp/bayan/tokenize"
)

// Mention says that a stretch of text speaks of a target.
type Mention struct {
	Target string // the target's id
	// Spans are the words that say so, in order and disjoint, in bytes of
	// Document.Text: evidence to show and, where Undoing is empty, to mark for the
	// model.
	Spans []tokenize.Span
	// Undoing is empty but for mentions of the target's undoing, "the lifting of
	// sanctions": it holds their words together with those of the operators that
	// undo, and who is for what it says is against the target. Operators are
	// these alone ("the lifting of"). Both are in order and disjoint, and leave out
	// anaphors that stand beside a mention.
	Undoing, Operators []tokenize.Span
	// Confidence is that of the surest rule that matched, in (0, 1]; lower
	// where some of the words stand outside what was asked for.
	Confidence float64
}

// Confidence is scaled by these where words of a mention lie outside the
// statement: some of them in its cue clause, or all of them in its context.
const (
	partial    = 0.8
	contextual = 0.5
)

// Find is the mentions of each target in a statement, given its content spans:
// at most one for each target, in the order of the finder's targets. A match
// that has a word in the statement and needs a word of the same sentence
// outside it ("condemned | the visit | to Taipei") counts too; its spans may
// then reach beyond the statement, never beyond the sentence. Spans may come
// in any order and overlap; what lies outside the text is ignored.
func (x *Index) Find(spans []tokenize.Span) []Mention { return x.FindWith(spans, nil) }

// FindWith is Find that also looks at context, such as the cue clause of the
// statement or the rest of its sentence ("Asked about NATO, she said …"): for
// the targets that the statement itself does not mention, with half the
// confidence, and for operators of undoing. It finds more and errs more often, above all where a sentence
// holds several statements.
func (x *Index) FindWith(spans, context []tokenize.Span) []Mention {
	c := collector{Index: x, content: x.ranges(spans)}
	if len(c.content) == 0 || len(x.hits) == 0 {
		return nil
	}
	c.found = make([][]*hit, len(x.program.targets))
	c.best = make([]float64, len(x.program.targets))
	c.scan(c.content, func(h *hit, r *rule, inside int) {
		if inside == len(h.words) {
			c.take(h, r, r.confidence)
		} else if inside > 0 {
			c.take(h, r, r.confidence*partial)
		}
	})
	if around := x.ranges(context); len(around) > 0 {
		spoken := make([]bool, len(c.found))
		for t := range spoken {
			spoken[t] = len(c.found[t]) > 0
		}
		c.scan(around, func(h *hit, r *rule, inside int) {
			if !spoken[r.target] && inside == len(h.words) {
				c.take(h, r, r.confidence*contextual)
			}
		})
	}
	return c.mentions(x.ranges(slices.Concat(spans, context)))
}

// collector gathers the hits by target.
type collector struct {
	*Index
	content [][2]int32
	found   [][]*hit
	best    []float64
}

// scan calls do once for every hit that may touch the ranges, with the number
// of its words in them.
func (c *collector) scan(ranges [][2]int32, do func(h *hit, r *rule, inside int)) {
	next := 0
	for _, r := range ranges {
		from := sort.Search(len(c.hits), func(i int) bool { return c.hits[i].first() >= r[0]-c.reach })
		for next = max(next, from); next < len(c.hits) && c.hits[next].first() < r[1]; next++ {
			h := &c.hits[next]
			inside := 0
			for _, w := range h.words {
				if in(ranges, w) {
					inside++
				}
			}
			do(h, &c.program.rules[h.rule], inside)
		}
	}
}

func (c *collector) take(h *hit, r *rule, confidence float64) {
	c.found[r.target] = append(c.found[r.target], h)
	c.best[r.target] = max(c.best[r.target], confidence)
}

func (c *collector) mentions(ranges [][2]int32) []Mention {
	var out []Mention
	for t, hits := range c.found {
		if len(hits) > 0 {
			out = append(out, c.mention(int32(t), hits, ranges, c.best[t]))
		}
	}
	return out
}

// mention is what the hits of a target, in order, say together.
func (x *Index) mention(target int32, hits []*hit, ranges [][2]int32, confidence float64) Mention {
	var words []int32
	for _, h := range hits {
		words = append(words, h.words...)
	}
	phrases, operators := x.undoing(hits, target, ranges)
	return Mention{
		Target: x.program.targets[target].ID, Spans: x.join(words), Confidence: confidence,
		Undoing: x.join(phrases), Operators: x.join(operators),
	}
}

// Mentions is every mention in the document, one for each match, in order;
// each tells by itself whether it is of the target's undoing.
func (x *Index) Mentions() []Mention {
	out := make([]Mention, 0, len(x.hits))
	whole := [][2]int32{{0, int32(len(x.tokens))}}
	for i := range x.hits {
		r := &x.program.rules[x.hits[i].rule]
		out = append(out, x.mention(r.target, []*hit{&x.hits[i]}, whole, r.confidence))
	}
	return out
}

// ranges turns byte spans to ranges of tokens, sorted and disjoint. A token
// belongs to a span that it overlaps.
func (x *Index) ranges(spans []tokenize.Span) [][2]int32 {
	var out [][2]int32
	for _, s := range spans {
		if s.Start >= s.End {
			continue
		}
		lo := sort.Search(len(x.tokens), func(i int) bool { return x.span(int32(i)).End > s.Start })
		hi := sort.Search(len(x.tokens), func(i int) bool { return x.span(int32(i)).Start >= s.End })
		if lo < hi {
			out = append(out, [2]int32{int32(lo), int32(hi)})
		}
	}
	slices.SortFunc(out, func(a, b [2]int32) int { return int(a[0] - b[0]) })
	n := 0
	for _, r := range out {
		if n > 0 && r[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], r[1])
			continue
		}
		out[n] = r
		n++
	}
	return out[:n]
}

func (x *Index) span(token int32) tokenize.Span { return x.doc.Words[x.tokens[token].word].Span }

// in reports whether the token lies in one of the ranges.
func in(ranges [][2]int32, t int32) bool {
	i := sort.Search(len(ranges), func(i int) bool { return ranges[i][1] > t })
	return i < len(ranges) && ranges[i][0] <= t
}

// join makes spans of tokens: neighbours in the text are one span, with what
// stands between them. It sorts its argument.
func (x *Index) join(tokens []int32) []tokenize.Span {
	slices.Sort(tokens)
	tokens = slices.Compact(tokens)
	var out []tokenize.Span
	for i, t := range tokens {
		s := x.span(t)
		if i > 0 && tokens[i-1] == t-1 && !x.tokens[t].broken && x.tokens[t].sentence == x.tokens[t-1].sentence {
			out[len(out)-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}
