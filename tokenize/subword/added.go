package subword

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// addTokens takes over the tokens that are looked for before anything else.
func (t *Tokenizer) addTokens(list []addedToken) error {
	for _, a := range list {
		if a.Content == "" || a.ID < 0 || a.ID > maxID {
			return fmt.Errorf("%w: added token %q with id %d", ErrFile, a.Content, a.ID)
		}
		if a.Normalized && t.normalize != nil {
			a.Content = t.normalize(text{s: a.Content}).s
			if a.Content == "" {
				continue
			}
		}
		set := &t.added
		if a.Normalized {
			set = &t.addedNormalized
		}
		if set.trie == nil {
			set.trie = newTrie()
		}
		if !set.trie.add(a.Content, int32(len(set.list))) {
			return fmt.Errorf("%w: too many added tokens", ErrFile)
		}
		set.list = append(set.list, a)
		t.vocab[a.Content] = a.ID
	}
	return nil
}

// addedSet finds added tokens in a text.
type addedSet struct {
	trie *trie
	list []addedToken
}

// cut calls plain for the stretches between added tokens and token for those.
func (s *addedSet) cut(t text, plain func(text), token func(id int32, t text)) {
	if s.trie == nil {
		plain(t)
		return
	}
	start := 0
	for i := 0; i < len(t.s); {
		a, end := s.at(t.s, i)
		if a == nil {
			i++
			continue
		}
		from := i
		if a.LStrip {
			from = start + len(strings.TrimRightFunc(t.s[start:i], unicode.IsSpace))
		}
		if a.RStrip {
			end = len(t.s) - len(strings.TrimLeftFunc(t.s[end:], unicode.IsSpace))
		}
		if from > start {
			plain(t.slice(start, from))
		}
		token(a.ID, t.slice(from, end))
		start, i = end, end
	}
	if start < len(t.s) {
		plain(t.slice(start, len(t.s)))
	}
}

// at is the longest added token at byte i.
func (s *addedSet) at(t string, i int) (*addedToken, int) {
	var best *addedToken
	end, node := 0, uint32(0)
	for j := i; j < len(t); {
		if node = s.trie.step(node, t[j]); node == 0 {
			break
		}
		if j++; s.trie.id[node] >= 0 {
			best, end = &s.list[s.trie.id[node]], j
		}
	}
	if best != nil && best.SingleWord {
		l, _ := utf8.DecodeLastRuneInString(t[:i])
		r, _ := utf8.DecodeRuneInString(t[end:])
		if i > 0 && wordClass(l) == runA || end < len(t) && wordClass(r) == runA {
			return nil, 0
		}
	}
	return best, end
}
