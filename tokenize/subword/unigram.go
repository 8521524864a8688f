package subword

import (
	"encoding/json"
	"fmt"
	"math"
	"unicode/utf8"
)

// unigram chooses the pieces of the greatest total log probability. Kudo,
// arXiv:1804.10959.
type unigram struct {
	trie     *trie
	score    []float64
	unknown  int32
	penalty  float64 // score of an unknown character
	fuse     bool
	byteIDs  [256]int32
	fallback bool
}

func newUnigram(m *modelSection) (*unigram, error) {
	var list [][2]json.RawMessage
	if err := json.Unmarshal(m.Vocab, &list); err != nil {
		return nil, fmt.Errorf("%w: vocabulary: %v", ErrFile, err)
	}
	if m.UnkID == nil || *m.UnkID < 0 || int(*m.UnkID) >= len(list) {
		return nil, fmt.Errorf("%w: unigram model without unknown piece", ErrUnsupported)
	}
	u := &unigram{trie: newTrie(), unknown: *m.UnkID, fuse: true, fallback: m.ByteFallback}
	for i := range u.byteIDs {
		u.byteIDs[i] = -1
	}
	least := math.Inf(1)
	for id, e := range list {
		var piece string
		var score float64
		if json.Unmarshal(e[0], &piece) != nil || json.Unmarshal(e[1], &score) != nil {
			return nil, fmt.Errorf("%w: piece %d", ErrFile, id)
		}
		least = min(least, score)
		u.score = append(u.score, score)
		if piece != "" && !u.trie.add(piece, int32(id)) {
			return nil, fmt.Errorf("%w: vocabulary too large", ErrFile)
		}
		var b byte
		if n, _ := fmt.Sscanf(piece, "<0x%02X>", &b); n == 1 && len(piece) == 6 {
			u.byteIDs[b] = int32(id)
		}
	}
	for _, id := range u.byteIDs {
		u.fallback = u.fallback && id >= 0
	}
	u.penalty = least - 10
	return u, nil
}

func (u *unigram) pieces(word string, emit func(id int32, i, j int)) {
	type cell struct {
		score float64
		start int // of the best piece that ends here, -1 for none
		id    int32
	}
	best := make([]cell, len(word)+1)
	for i := range best {
		best[i].start = -1
	}
	for i := 0; i < len(word); {
		_, width := utf8.DecodeRuneInString(word[i:])
		single := false
		node := uint32(0)
		for j := i; j < len(word); {
			if node = u.trie.step(node, word[j]); node == 0 {
				break
			}
			j++
			id := u.trie.id[node]
			if id < 0 {
				continue
			}
			if s := best[i].score + u.score[id]; best[j].start < 0 || s > best[j].score {
				best[j] = cell{s, i, id}
			}
			single = single || j == i+width
		}
		if !single {
			j := i + width
			if s := best[i].score + u.penalty; best[j].start < 0 || s > best[j].score {
				best[j] = cell{s, i, u.unknown}
			}
		}
		i += width
	}
	type found struct {
		id   int32
		i, j int
	}
	var path []found
	for j := len(word); j > 0; j = best[j].start {
		c := best[j]
		if c.start < 0 {
			return
		}
		if n := len(path); u.fuse && c.id == u.unknown && n > 0 && path[n-1].id == u.unknown {
			path[n-1].i = c.start
			continue
		}
		path = append(path, found{c.id, c.start, j})
	}
	for k := len(path) - 1; k >= 0; k-- {
		f := path[k]
		if f.id == u.unknown && u.fallback {
			for i := f.i; i < f.j; i++ {
				emit(u.byteIDs[word[i]], f.i, f.j)
			}
			continue
		}
		emit(f.id, f.i, f.j)
	}
}
