package target

import (
	"slices"

	"github.com/bayan-nlp/bayan/tokenize"
)

// Index is what a [Finder] found in one document: all mentions, with their
// conditions decided. Asking it for the mentions of a statement is cheap. It
// does not change and may be used by many goroutines.
type Index struct {
	program *program
	doc     *tokenize.Document
	tokens  []token
	hits    []hit // accepted, by first token
	reach   int32 // most tokens that a hit spans
	// matches of reversals, by first token, and the most tokens that one spans
	reversals     []hit
	reversalReach int32
}

// token is a word that patterns see.
type token struct {
	word     int32 // in Document.Words
	from, to int32 // its sets, in matcher.sets
	sentence int32
	broken   bool // a mark that ends a phrase stands before it
	apart    bool // a bracket or a dash stands before it
}

// hit is a match of a rule.
type hit struct {
	rule  int32
	words []int32 // tokens that the steps matched, in order
}

func (h *hit) first() int32 { return h.words[0] }
func (h *hit) last() int32  { return h.words[len(h.words)-1] }

// Document searches a whole document. It takes time linear in its length.
func (f *Finder) Document(d *tokenize.Document) *Index {
	p, ok := f.programs[d.Lang]
	if !ok {
		p = f.programs[""]
	}
	m := matcher{Index: &Index{program: p, doc: d}, classes: make([][]int32, p.classes)}
	m.tokenize()
	m.match()
	m.accept()
	return m.Index
}

// matcher is the state of one Document call.
type matcher struct {
	*Index
	sets    []int32
	classes [][]int32 // first tokens of the matches of each class
	found   []hit
	pool    []int32
	path    [maxSteps]int32
	failed  [maxSteps][maxReach/64 + 1]uint64 // see rest: by step and distance of the step before
	heads   int32                             // tokens in headlines end here
}

// tokenize lists the words and looks each up.
func (m *matcher) tokenize() {
	m.tokens = make([]token, 0, len(m.doc.Words))
	broken, apart := false, false
	for i := range m.doc.Words {
		w := &m.doc.Words[i]
		if !isWord(w) {
			broken = broken || breaks(w)
			apart = apart || m.parts(i)
			continue
		}
		from := int32(len(m.sets))
		m.sets = m.program.dict.lookup(m.sets, w.Norm)
		sentence := w.Sentence
		if sentence < 0 { // outside sentences, a region is one
			sentence = ^w.Region - 1
		}
		m.tokens = append(m.tokens, token{
			word: int32(i), from: from, to: int32(len(m.sets)), sentence: sentence, broken: broken, apart: apart,
		})
		broken, apart = false, false
		if int(w.Region) < len(m.doc.Regions) && m.doc.Regions[w.Region].Kind == tokenize.Headline {
			m.heads = int32(len(m.tokens))
		}
	}
}

// breaks reports whether a token that is no word ends a phrase. Quotation
// marks, brackets and dashes do not: «sanctions» on Moscow.
func breaks(w *tokenize.Word) bool {
	if w.Kind != tokenize.Punct {
		return false
	}
	switch w.Norm {
	case "(", ")", "[", "]", "-", "–", "—", "/", "'", "’", "\"", "·", "《", "》", "“", "”", "「", "」":
		return false
	}
	return true
}

// parts reports whether word i is a bracket or a dash. A hyphen is one where a space
// stands beside it.
func (m *matcher) parts(i int) bool {
	words := m.doc.Words
	switch words[i].Norm {
	case "(", ")", "[", "]", "–", "—":
		return true
	case "-":
		return i > 0 && words[i-1].End < words[i].Start || i+1 < len(words) && words[i].End < words[i+1].Start
	}
	return false
}

// match finds all matches of all rules and of the classes of conditions.
func (m *matcher) match() {
	for i := range m.tokens {
		t := &m.tokens[i]
		for _, set := range m.sets[t.from:t.to] {
			for k := range m.program.byFirst[set] {
				c := &m.program.byFirst[set][k]
				if c.class >= 0 {
					if s := m.classes[c.class]; len(s) > 0 && s[len(s)-1] == int32(i) {
						continue
					}
				}
				m.path[0] = int32(i)
				if c.memo {
					m.failed = [maxSteps][maxReach/64 + 1]uint64{}
				}
				if !m.rest(c, 1) {
					continue
				}
				if c.class >= 0 {
					m.classes[c.class] = append(m.classes[c.class], int32(i))
					continue
				}
				m.found = append(m.found, hit{rule: c.rule, words: m.keep(len(c.steps))})
			}
		}
	}
}

// maxReach is how far the last step of a sequence can be from the first.
const maxReach = (maxSteps - 1) * (maxGap + 1)

// rest matches steps[n:] after path[n-1], the nearest words first. What failed
// from a place once is not tried from there again, so that gaps cannot
// multiply.
func (m *matcher) rest(c *compiled, n int) bool {
	if n == len(c.steps) {
		return true
	}
	prev := m.path[n-1]
	from := uint(prev - m.path[0])
	if c.memo && m.failed[n][from/64]&(1<<(from%64)) != 0 {
		return false
	}
	st := c.steps[n]
	for j := prev + 1; j <= prev+1+st.gap && int(j) < len(m.tokens); j++ {
		t := &m.tokens[j]
		if t.sentence != m.tokens[prev].sentence || st.gap == 0 && t.broken {
			break
		}
		if slices.Contains(m.sets[t.from:t.to], st.set) {
			m.path[n] = j
			if m.rest(c, n+1) {
				return true
			}
		}
	}
	if c.memo {
		m.failed[n][from/64] |= 1 << (from % 64)
	}
	return false
}

// keep copies the first n tokens of the path.
func (m *matcher) keep(n int) []int32 {
	if cap(m.pool)-len(m.pool) < n {
		m.pool = make([]int32, 0, max(256, n))
	}
	from := len(m.pool)
	m.pool = append(m.pool, m.path[:n]...)
	return m.pool[from:len(m.pool):len(m.pool)]
}

// accept decides conditions and drops what decoys cover: first decoys, then
// reversals, mentions, then the rules that look back on mentions.
func (m *matcher) accept() {
	mentions := make([][]int32, len(m.program.targets)) // first tokens, by target
	covered := make([][]int32, len(m.program.targets))  // tokens of decoys, sorted below
	m.each(RoleDecoy, false, nil, func(h *hit, r *rule) {
		covered[r.target] = append(covered[r.target], h.words...)
	})
	for i := range covered {
		slices.Sort(covered[i])
	}
	hidden := func(h *hit, r *rule) bool {
		return slices.ContainsFunc(h.words, func(w int32) bool {
			_, found := slices.BinarySearch(covered[r.target], w)
			return found
		})
	}
	m.each(RoleReversal, false, nil, func(h *hit, r *rule) {
		if !hidden(h, r) {
			m.reversals = append(m.reversals, *h)
			m.reversalReach = max(m.reversalReach, h.last()-h.first())
		}
	})
	slices.SortStableFunc(m.reversals, func(a, b hit) int { return int(a.first() - b.first()) })
	take := func(h *hit, r *rule) bool {
		if hidden(h, r) {
			return false
		}
		m.hits = append(m.hits, *h)
		m.reach = max(m.reach, h.last()-h.first())
		return true
	}
	m.each(RoleMention, false, nil, func(h *hit, r *rule) {
		if take(h, r) {
			mentions[r.target] = append(mentions[r.target], h.first())
		}
	})
	for i := range mentions {
		slices.Sort(mentions[i])
		mentions[i] = slices.Compact(mentions[i])
	}
	m.each("", true, mentions, func(h *hit, r *rule) {
		if r.role != RoleDecoy {
			take(h, r)
		}
	})
	slices.SortStableFunc(m.hits, func(a, b hit) int { return int(a.first() - b.first()) })
}

// each calls do for the hits of the role (any if empty) whose conditions hold.
func (m *matcher) each(role Role, late bool, mentions [][]int32, do func(*hit, *rule)) {
	for i := range m.found {
		h := &m.found[i]
		r := &m.program.rules[h.rule]
		if r.late != late || role != "" && r.role != role {
			continue
		}
		ok := true
		for _, c := range r.needs {
			if ok = m.holds(c, h, r, mentions); !ok {
				break
			}
		}
		if ok {
			do(h, r)
		}
	}
}
