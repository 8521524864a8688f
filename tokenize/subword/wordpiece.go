package subword

import (
	"fmt"
	"unicode/utf8"
)

// model cuts one word into pieces; it calls emit with the id and the byte
// range in the word of each.
type model interface {
	pieces(word string, emit func(id int32, i, j int))
}

func newModel(m *modelSection, vocab map[string]int32) (model, error) {
	switch m.Type {
	case "WordPiece":
		return newWordPiece(m, vocab)
	case "Unigram":
		return newUnigram(m)
	}
	return newBPE(m, vocab)
}

// wordPiece takes the longest piece of the vocabulary again and again; a word
// for which that fails is one unknown piece. Schuster and Nakajima, 2012.
type wordPiece struct {
	first, rest *trie // pieces that start a word, that continue one
	unknown     int32
	longest     int // characters of a word that is looked at
}

func newWordPiece(m *modelSection, vocab map[string]int32) (*wordPiece, error) {
	w := &wordPiece{first: newTrie(), rest: newTrie(), longest: 100}
	prefix, unk := "##", "[UNK]"
	if m.ContinuingSubwordPrefix != nil {
		prefix = *m.ContinuingSubwordPrefix
	}
	if m.UnkToken != nil {
		unk = *m.UnkToken
	}
	if m.MaxInputCharsPerWord != nil {
		w.longest = *m.MaxInputCharsPerWord
	}
	var ok bool
	if w.unknown, ok = vocab[unk]; !ok {
		return nil, fmt.Errorf("%w: %q is not in the vocabulary", ErrFile, unk)
	}
	for piece, id := range vocab {
		if piece == "" || !utf8.ValidString(piece) {
			continue
		}
		ok := w.first.add(piece, id)
		if len(piece) > len(prefix) && piece[:len(prefix)] == prefix {
			ok = ok && w.rest.add(piece[len(prefix):], id)
		}
		if !ok {
			return nil, fmt.Errorf("%w: vocabulary too large", ErrFile)
		}
	}
	return w, nil
}

func (w *wordPiece) pieces(word string, emit func(id int32, i, j int)) {
	if len(word) > w.longest && utf8.RuneCountInString(word) > w.longest {
		emit(w.unknown, 0, len(word))
		return
	}
	var few [32]struct {
		id  int32
		end int
	}
	found := few[:0]
	t := w.first
	for i := 0; i < len(word); t = w.rest {
		id, end, node := int32(-1), i, uint32(0)
		for j := i; j < len(word); {
			if node = t.step(node, word[j]); node == 0 {
				break
			}
			if j++; t.id[node] >= 0 {
				id, end = t.id[node], j
			}
		}
		if id < 0 {
			emit(w.unknown, 0, len(word))
			return
		}
		found = append(found, struct {
			id  int32
			end int
		}{id, end})
		i = end
	}
	i := 0
	for _, f := range found {
		emit(f.id, i, f.end)
		i = f.end
	}
}
