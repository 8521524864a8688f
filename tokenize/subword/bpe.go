package subword

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// bpe joins the pair of neighbours that was joined earliest in training, again
// and again. Sennrich, Haddow and Birch, arXiv:1508.07909.
type bpe struct {
	vocab    map[string]int32
	merges   map[[2]int32]merge
	unknown  int32 // -1 where there is none
	fuse     bool
	prefix   string // of pieces inside a word
	suffix   string // of the piece that ends a word
	whole    bool   // take a word that is a piece as it is
	fallback bool
}

type merge struct {
	rank int
	id   int32
}

func newBPE(m *modelSection, vocab map[string]int32) (*bpe, error) {
	if m.Dropout != nil && *m.Dropout != 0 {
		return nil, fmt.Errorf("%w: BPE dropout", ErrUnsupported)
	}
	b := &bpe{vocab: vocab, merges: map[[2]int32]merge{}, unknown: -1, fuse: m.FuseUnk, whole: m.IgnoreMerges, fallback: m.ByteFallback}
	if m.UnkToken != nil {
		id, ok := vocab[*m.UnkToken]
		if !ok {
			return nil, fmt.Errorf("%w: %q is not in the vocabulary", ErrFile, *m.UnkToken)
		}
		b.unknown = id
	}
	if m.ContinuingSubwordPrefix != nil {
		b.prefix = *m.ContinuingSubwordPrefix
	}
	if m.EndOfWordSuffix != nil {
		b.suffix = *m.EndOfWordSuffix
	}
	var list []json.RawMessage
	if err := json.Unmarshal(m.Merges, &list); err != nil {
		return nil, fmt.Errorf("%w: merges: %v", ErrFile, err)
	}
	for rank, raw := range list {
		var pair [2]string
		var line string
		if json.Unmarshal(raw, &line) == nil {
			var ok bool
			if pair[0], pair[1], ok = strings.Cut(line, " "); !ok {
				return nil, fmt.Errorf("%w: merge %q", ErrFile, line)
			}
		} else if json.Unmarshal(raw, &pair) != nil {
			return nil, fmt.Errorf("%w: merge %d", ErrFile, rank)
		}
		left, ok1 := vocab[pair[0]]
		right, ok2 := vocab[pair[1]]
		id, ok3 := vocab[pair[0]+strings.TrimPrefix(pair[1], b.prefix)]
		if !ok1 || !ok2 || !ok3 {
			return nil, fmt.Errorf("%w: merge %q is not in the vocabulary", ErrFile, pair)
		}
		b.merges[[2]int32{left, right}] = merge{rank, id}
	}
	return b, nil
}

// symbol is a piece in the making.
type symbol struct {
	id         int32
	i, j       int
	prev, next int
}

func (b *bpe) pieces(word string, emit func(id int32, i, j int)) {
	if b.whole {
		if id, ok := b.vocab[word]; ok {
			emit(id, 0, len(word))
			return
		}
	}
	list := b.symbols(word)
	var queue pairQueue
	for k := 0; k+1 < len(list); k++ {
		queue.offer(b, list, k)
	}
	for len(queue) > 0 {
		top := queue.pop()
		l := &list[top.at]
		if l.j == l.i && l.id < 0 || l.next < 0 { // swallowed, or the last one now
			continue
		}
		r := &list[l.next]
		m, ok := b.merges[[2]int32{l.id, r.id}]
		if !ok || m.id != top.id {
			continue
		}
		l.id, l.j = m.id, r.j
		r.id, r.i, r.j = -1, 0, 0
		l.next = r.next
		if l.next >= 0 {
			list[l.next].prev = top.at
		}
		if l.prev >= 0 {
			queue.offer(b, list, l.prev)
		}
		queue.offer(b, list, top.at)
	}
	for k := 0; k >= 0 && k < len(list); k = list[k].next {
		emit(list[k].id, list[k].i, list[k].j)
	}
}

// symbols are the characters of a word as pieces of the vocabulary; unknown
// ones are the unknown piece, bytes, or left out, as the file wants it.
func (b *bpe) symbols(word string) []symbol {
	var list []symbol
	add := func(id int32, i, j int) {
		if n := len(list); n > 0 && id == b.unknown && b.fuse && list[n-1].id == id {
			list[n-1].j = j
			return
		}
		list = append(list, symbol{id: id, i: i, j: j})
	}
	for i := 0; i < len(word); {
		_, n := utf8.DecodeRuneInString(word[i:])
		s := word[i : i+n]
		if i > 0 {
			s = b.prefix + s
		}
		if i+n == len(word) {
			s += b.suffix
		}
		if id, ok := b.vocab[s]; ok {
			list = append(list, symbol{id: id, i: i, j: i + n})
		} else if ids := b.bytes(word[i : i+n]); ids != nil {
			for _, id := range ids {
				list = append(list, symbol{id: id, i: i, j: i + n})
			}
		} else if b.unknown >= 0 {
			add(b.unknown, i, i+n)
		}
		i += n
	}
	for k := range list {
		list[k].prev, list[k].next = k-1, k+1
	}
	if len(list) > 0 {
		list[len(list)-1].next = -1
	}
	return list
}

// bytes are the ids of a character's bytes, nil unless all are there.
func (b *bpe) bytes(s string) []int32 {
	if !b.fallback {
		return nil
	}
	var ids []int32
	for i := range len(s) {
		id, ok := b.vocab[fmt.Sprintf("<0x%02X>", s[i])]
		if !ok {
			return nil
		}
		ids = append(ids, id)
	}
	return ids
}

// pairQueue is a heap of pairs to join: lowest rank first, then leftmost.
type pairQueue []pairItem

type pairItem struct {
	rank, at int
	id       int32
}

func (q pairQueue) less(i, j int) bool {
	return q[i].rank < q[j].rank || q[i].rank == q[j].rank && q[i].at < q[j].at
}

// offer queues the pair that starts at symbol k if it can be joined.
func (q *pairQueue) offer(b *bpe, list []symbol, k int) {
	if list[k].next < 0 {
		return
	}
	m, ok := b.merges[[2]int32{list[k].id, list[list[k].next].id}]
	if !ok {
		return
	}
	*q = append(*q, pairItem{m.rank, k, m.id})
	for i := len(*q) - 1; i > 0 && q.less(i, (i-1)/2); i = (i - 1) / 2 {
		(*q)[i], (*q)[(i-1)/2] = (*q)[(i-1)/2], (*q)[i]
	}
}

func (q *pairQueue) pop() pairItem {
	s := *q
	top := s[0]
	s[0] = s[len(s)-1]
	s = s[:len(s)-1]
	for i := 0; ; {
		c := 2*i + 1
		if c >= len(s) {
			break
		}
		if c+1 < len(s) && s.less(c+1, c) {
			c++
		}
		if !s.less(c, i) {
			break
		}
		s[i], s[c] = s[c], s[i]
		i = c
	}
	*q = s
	return top
}
