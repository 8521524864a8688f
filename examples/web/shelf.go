package main

import (
	"container/list"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/target"
)

// kept is an article with its report. It does not change.
type kept struct {
	Key     string // what it is kept under: the same article and targets have the same
	Article *stance.Article
	Report  *stance.Analysis
	Table   string          // the user's own targets, as typed
	Own     []target.Target // what Table says
	Targets []target.Target // all that were looked for
}

// keyOf names an article and a table of targets. It cannot be guessed by those
// who do not have both.
func keyOf(a *stance.Article, table string) (string, error) {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode([]any{a, a.Text, table}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}

// shelf keeps a number of articles; the one not looked at the longest goes first.
// It is safe for concurrent use.
type shelf struct {
	mu    sync.Mutex
	most  int
	order *list.List // of *kept, the latest first
	byKey map[string]*list.Element
}

func newShelf(most int) *shelf {
	return &shelf{most: most, order: list.New(), byKey: map[string]*list.Element{}}
}

func (s *shelf) put(k *kept) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.byKey[k.Key]; e != nil {
		s.order.Remove(e)
	}
	s.byKey[k.Key] = s.order.PushFront(k)
	for s.order.Len() > s.most {
		last := s.order.Back()
		s.order.Remove(last)
		delete(s.byKey, last.Value.(*kept).Key)
	}
}

// get is nil where there is none of that key.
func (s *shelf) get(key string) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.byKey[key]
	if e == nil {
		return nil
	}
	s.order.MoveToFront(e)
	return e.Value.(*kept)
}

// list gives what is kept, the latest first.
func (s *shelf) list() []*kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]*kept, 0, s.order.Len())
	for e := s.order.Front(); e != nil; e = e.Next() {
		out = append(out, e.Value.(*kept))
	}
	return out
}
