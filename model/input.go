package model

import (
	"cmp"
	"slices"

	"github.com/bayan-nlp/bayan/tokenize"
	"github.com/bayan-nlp/bayan/tokenize/subword"
)

// Input is one statement to classify with regard to one target.
type Input struct {
	// Text is the statement with its cue.
	Text string
	// Mentions are the byte spans in Text that name the target, or its undoing
	// for a model that takes that ([Model.Reversals]). Parts outside Text are
	// ignored.
	Mentions []tokenize.Span
}

// sequence is an input as the graph takes it, without the constant inputs.
type sequence struct {
	ids   []int32
	types []int8
	spans []tokenize.Span // empty for special tokens
}

// sequence tokenizes an input and cuts it to the model's length.
func (m *Model) sequence(in Input) (*sequence, error) {
	var e subword.Encoding
	if err := m.tokenizer.AppendPieces(&e, in.Text); err != nil {
		return nil, err
	}
	prefix, suffix := m.tokenizer.Prefix(), m.tokenizer.Suffix()
	types := make([]int8, len(e.IDs))
	first, next, end := -1, 0, 0 // the mentions before next reach to byte end
	mentions := slices.SortedFunc(slices.Values(in.Mentions), func(a, b tokenize.Span) int { return cmp.Compare(a.Start, b.Start) })
	for i, s := range e.Spans {
		for ; next < len(mentions) && mentions[next].Start < s.End; next++ {
			if mentions[next].Len() > 0 {
				end = max(end, mentions[next].End)
			}
		}
		if s.Len() > 0 && s.Start < end {
			types[i] = 1
			if first < 0 {
				first = i
			}
		}
	}
	lo, hi := window(len(e.IDs), m.maxTokens-len(prefix)-len(suffix), first)
	s := &sequence{}
	special := func(ids []int32) {
		for _, id := range ids {
			s.ids, s.types, s.spans = append(s.ids, id), append(s.types, 0), append(s.spans, tokenize.Span{})
		}
	}
	special(prefix)
	s.ids = append(s.ids, e.IDs[lo:hi]...)
	s.types = append(s.types, types[lo:hi]...)
	s.spans = append(s.spans, e.Spans[lo:hi]...)
	special(suffix)
	return s, nil
}

// window is the part of n pieces that fits into room, with the piece at first
// a third of the way in: what is said of a target stands more often behind its
// name than before it. Without a mention (first < 0) it is the beginning.
func window(n, room, first int) (lo, hi int) {
	if n <= room {
		return 0, n
	}
	if first >= 0 {
		lo = min(max(first-room/3, 0), n-room)
	}
	return lo, lo + room
}
