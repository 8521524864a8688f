package subword

import (
	"fmt"
	"math"

	"github.com/bayan-nlp/bayan/tokenize"
)

// Tokenizer turns text into ids. It is immutable and safe for concurrent use.
type Tokenizer struct {
	vocab           map[string]int32
	added           addedSet // looked for in the text as given
	addedNormalized addedSet // looked for in the normalised text
	normalize       normalizer
	split           splitter
	model           model
	bert            bool // the pre-tokenizer is BERT's
	trim            bool // spans leave out spaces at their ends
	keepFirst       bool // but not the first one of the text
	prefix, suffix  []int32
	form            tokenize.Form
}

// Encoding is a text as ids, each with the span of bytes of the text that it
// stands for. Special tokens have the empty span [0,0).
type Encoding struct {
	IDs   []int32
	Spans []tokenize.Span
}

// ID is the id of a piece or special token by its name.
func (t *Tokenizer) ID(piece string) (int32, bool) {
	id, ok := t.vocab[piece]
	return id, ok
}

// Size is the number of pieces and special tokens.
func (t *Tokenizer) Size() int { return len(t.vocab) }

// Prefix and Suffix are the ids of the special tokens that stand before and
// after a single text. The slices must not be changed.
func (t *Tokenizer) Prefix() []int32 { return t.prefix }

// Suffix is described at Prefix.
func (t *Tokenizer) Suffix() []int32 { return t.suffix }

// Encode gives the ids of s with the special tokens around. The only error is
// a text of 2 GiB or more.
func (t *Tokenizer) Encode(s string) (Encoding, error) {
	var e Encoding
	e.special(t.prefix)
	if err := t.AppendPieces(&e, s); err != nil {
		return Encoding{}, err
	}
	e.special(t.suffix)
	return e, nil
}

func (e *Encoding) special(ids []int32) {
	for _, id := range ids {
		e.IDs = append(e.IDs, id)
		e.Spans = append(e.Spans, tokenize.Span{})
	}
}

// AppendPieces appends the ids of s to e, without special tokens around.
func (t *Tokenizer) AppendPieces(e *Encoding, s string) error {
	if len(s) > math.MaxInt32 {
		return fmt.Errorf("subword: text of %d bytes", len(s))
	}
	from := len(e.Spans)
	var m *tokenize.Map
	source := s
	if t.form != 0 {
		s, m = tokenize.Normalize(s, t.form)
		if m.Identity() {
			m = nil
		}
	}
	t.pieces(e, text{s: s}.repaired())
	for i := from; i < len(e.Spans); i++ {
		span := &e.Spans[i]
		if m != nil {
			*span = m.Span(*span)
		}
		if t.trim {
			*span = t.trimmed(source, *span)
		}
	}
	return nil
}

// pieces runs the stages after the form.
func (t *Tokenizer) pieces(e *Encoding, in text) {
	emitWord := func(w text) {
		t.model.pieces(w.s, func(id int32, i, j int) {
			x := w.span(i, j)
			if t.trim && t.keepFirst && x.start == 0 && w.s[i:j] == "Ġ" && in.s[0] != ' ' {
				x.end = 0 // nothing but the space that was put before the text
			}
			e.add(id, x)
		})
	}
	words := func(s text) {
		switch {
		case t.split == nil:
			if s.s != "" {
				emitWord(s)
			}
		case t.bert:
			bertWords(s.s, func(i, j int) { emitWord(s.slice(i, j)) })
		default:
			t.split(s, emitWord)
		}
	}
	token := func(id int32, s text) {
		e.add(id, s.span(0, len(s.s)))
	}
	t.added.cut(in, func(s text) {
		if t.normalize != nil {
			s = t.normalize(s)
		}
		t.addedNormalized.cut(s, words, token)
	}, token)
}

func (e *Encoding) add(id int32, x extent) {
	e.IDs = append(e.IDs, id)
	e.Spans = append(e.Spans, tokenize.Span{Start: int(x.start), End: int(x.end)})
}

// trimmed leaves out spaces at the ends of a span.
func (t *Tokenizer) trimmed(s string, x tokenize.Span) tokenize.Span {
	for from := x.Start; x.Start < x.End && s[x.Start] == ' '; x.Start++ {
		if from == 0 && t.keepFirst && x.Start == 0 && !(x.End > 1 && s[1] == ' ') {
			break // it stands for the space that is put before the text
		}
	}
	for x.Start < x.End && s[x.End-1] == ' ' {
		x.End--
	}
	return x
}
