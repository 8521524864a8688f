package target

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// The limits of a pattern. They keep the compiled form and the time to match
// it small; no honest rule comes near them.
const (
	maxPattern   = 4096 // bytes
	maxSequences = 4000 // after alternatives are multiplied out
	maxSteps     = 12   // words of one sequence
	maxGap       = 40   // words between two steps
	maxDepth     = 16   // of parentheses and class references
)

// literal is one word of a pattern and how it may be inflected.
type literal struct {
	form     string // folded, without the Arabic article
	definite bool   // Arabic: only with the article
	exact    bool   // "=x": the very word, no clitics
	suffix   bool   // "x+": Arabic: also with a pronoun suffix
	stem     bool   // "x*": any word that starts so
}

// step is one place of a sequence: a choice of words and how many words may
// stand between it and the step before.
type step struct {
	words []literal
	gap   int
}

// sequence is a pattern without alternatives.
type sequence []step

// classes resolves @name to the sequences of the class.
type classes func(name string, depth int) ([]sequence, error)

// parsePattern multiplies a pattern out to sequences. lang tells how to cut
// words.
func parsePattern(src, lang string, depth int, class classes) ([]sequence, error) {
	if len(src) > maxPattern {
		return nil, fmt.Errorf("pattern of %d bytes: at most %d", len(src), maxPattern)
	}
	p := patternParser{src: src, lang: lang, class: class, depth: depth}
	seqs, err := p.alternatives()
	if err == nil && p.pos < len(src) {
		err = fmt.Errorf("unexpected %q", src[p.pos:])
	}
	if err != nil {
		return nil, fmt.Errorf("pattern %q, byte %d: %w", src, p.pos, err)
	}
	return seqs, nil
}

type patternParser struct {
	src   string
	pos   int
	lang  string
	depth int
	class classes
}

// next skips white space and is the byte that follows, 0 at the end.
func (p *patternParser) next() byte {
	for p.pos < len(p.src) && (p.src[p.pos] == ' ' || p.src[p.pos] == '\t') {
		p.pos++
	}
	if p.pos == len(p.src) {
		return 0
	}
	return p.src[p.pos]
}

// alternatives reads sequences separated by "|".
func (p *patternParser) alternatives() ([]sequence, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, errors.New("nested too deep (or a class that refers to itself)")
	}
	defer func() { p.depth-- }()
	var out []sequence
	for {
		seqs, err := p.eitherOrder()
		if err != nil {
			return nil, err
		}
		if out = append(out, seqs...); len(out) > maxSequences {
			return nil, errTooMany
		}
		if p.next() != '|' {
			return out, nil
		}
		p.pos++
	}
}

var errTooMany = fmt.Errorf("stands for more than %d sequences", maxSequences)

// eitherOrder reads "A", or "A <N> B": A and B in either order, up to N words
// between them.
func (p *patternParser) eitherOrder() ([]sequence, error) {
	left, err := p.row()
	if err != nil || p.next() != '<' {
		return left, err
	}
	p.pos++
	n, err := p.number()
	if err != nil {
		return nil, err
	}
	if p.next() != '>' {
		return nil, errors.New("want > after the number")
	}
	p.pos++
	right, err := p.row()
	if err != nil {
		return nil, err
	}
	out, err := product(left, right, n)
	if err != nil {
		return nil, err
	}
	back, err := product(right, left, n)
	return append(out, back...), err
}

// row reads items one after the other: words, choices, [optional] items, with
// ..N gaps between.
func (p *patternParser) row() ([]sequence, error) {
	out := []sequence{nil}
	gap := 0
	for {
		c := p.next()
		switch {
		case c == 0 || c == '|' || c == ')' || c == ']' || c == '<':
			if gap > 0 {
				return nil, errors.New("a gap with nothing after it")
			}
			for _, s := range out {
				if len(s) == 0 {
					return nil, errors.New("nothing to match")
				}
			}
			return out, nil
		case strings.HasPrefix(p.src[p.pos:], ".."):
			if len(out[0]) == 0 || gap > 0 {
				return nil, errors.New("a gap with nothing before it")
			}
			p.pos += 2
			n, err := p.number()
			if err != nil {
				return nil, err
			}
			gap = n
			continue
		}
		item, optional, err := p.item()
		if err != nil {
			return nil, err
		}
		next, err := product(out, item, gap)
		if err != nil {
			return nil, err
		}
		if optional {
			next = append(next, out...)
		}
		out, gap = next, 0
	}
}

// item reads "[…]" or a choice of atoms joined by "/".
func (p *patternParser) item() (seqs []sequence, optional bool, err error) {
	if p.next() == '[' {
		p.pos++
		seqs, err = p.enclosed(']')
		return seqs, true, err
	}
	var words []literal // of the atoms that are single words: one step
	for {
		atom, err := p.atom()
		if err != nil {
			return nil, false, err
		}
		for _, s := range atom {
			if len(s) == 1 {
				words = append(words, s[0].words...)
			} else {
				seqs = append(seqs, s)
			}
		}
		if p.next() != '/' {
			break
		}
		p.pos++
	}
	if len(words) > 0 {
		seqs = append(seqs, sequence{{words: words}})
	}
	return seqs, false, nil
}

// atom reads "(…)", "@class" or a word.
func (p *patternParser) atom() ([]sequence, error) {
	switch p.next() {
	case '(':
		p.pos++
		return p.enclosed(')')
	case '@':
		start := p.pos + 1
		for p.pos++; p.pos < len(p.src) && isNameByte(p.src[p.pos]); p.pos++ {
		}
		if p.depth >= maxDepth {
			return nil, errors.New("nested too deep (or a class that refers to itself)")
		}
		return p.class(p.src[start:p.pos], p.depth)
	}
	start := p.pos
	for p.pos < len(p.src) {
		r, n := utf8.DecodeRuneInString(p.src[p.pos:])
		if strings.ContainsRune(" \t|/()[]<>@", r) {
			break
		}
		p.pos += n
	}
	return p.word(p.src[start:p.pos])
}

// enclosed reads alternatives up to the closing bracket.
func (p *patternParser) enclosed(end byte) ([]sequence, error) {
	seqs, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if p.next() != end {
		return nil, fmt.Errorf("want %q", end)
	}
	p.pos++
	return seqs, nil
}

// word makes the sequence of one written word: a single step, except where
// the script writes words without spaces and every character is a token.
func (p *patternParser) word(src string) ([]sequence, error) {
	var l literal
	body, exact := strings.CutPrefix(src, "=")
	l.exact = exact
	if body, l.stem = strings.CutSuffix(body, "*"); !l.stem {
		body, l.suffix = strings.CutSuffix(body, "+")
	}
	if strings.ContainsAny(body, "*=+") {
		return nil, fmt.Errorf("%q: = stands at the head of a word, * or + at its end", src)
	}
	var seq sequence
	words := p.cut(body)
	if strings.HasSuffix(body, "'") { // elided, l' and d': a token only before another word
		words = p.cut(body + "a")
		words = words[:len(words)-1]
	}
	for _, w := range words {
		if !isWord(&w) {
			return nil, fmt.Errorf("%q is not a word", src)
		}
		m := l
		m.form = w.Norm
		if rest, ok := strings.CutPrefix(m.form, "ال"); ok && !exact && utf8.RuneCountInString(rest) > 2 {
			m.form, m.definite = rest, true
		}
		seq = append(seq, step{words: []literal{m}})
	}
	if len(seq) == 0 {
		return nil, fmt.Errorf("%q is not a word", src)
	}
	if last := seq[len(seq)-1].words[0].form; l.stem && utf8.RuneCountInString(last) < 2 && !unicode.Is(unicode.Han, []rune(last)[0]) {
		return nil, fmt.Errorf("%q: a stem needs two letters", src)
	}
	return []sequence{seq}, nil
}

// cut makes words of s, as an article is cut.
func (p *patternParser) cut(s string) []tokenize.Word {
	if tokenize.PlainWords(s) { // one word: patterns are cut at spaces before
		return []tokenize.Word{{Norm: tokenize.Fold(s), Kind: tokenize.Letters}}
	}
	return tokenize.Parse(s, tokenize.Language(p.lang)).Words
}

// number reads the number of words that a gap may have.
func (p *patternParser) number() (int, error) {
	start := p.pos
	for p.pos < len(p.src) && p.src[p.pos] >= '0' && p.src[p.pos] <= '9' {
		p.pos++
	}
	n, err := strconv.Atoi(p.src[start:p.pos])
	if err != nil || n < 1 || n > maxGap {
		return 0, fmt.Errorf("gap %q: want a number from 1 to %d", p.src[start:p.pos], maxGap)
	}
	return n, nil
}

// product joins every sequence of a to every sequence of b.
func product(a, b []sequence, gap int) ([]sequence, error) {
	if len(a)*len(b) > maxSequences {
		return nil, errTooMany
	}
	out := make([]sequence, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			if len(x)+len(y) > maxSteps {
				return nil, fmt.Errorf("a sequence of more than %d words", maxSteps)
			}
			s := append(append(make(sequence, 0, len(x)+len(y)), x...), y...)
			if len(x) > 0 {
				s[len(x)].gap = gap
			}
			out = append(out, s)
		}
	}
	return out, nil
}

// isWord reports whether patterns see the token: letters and numbers.
func isWord(w *tokenize.Word) bool {
	return w.Kind == tokenize.Letters || w.Kind == tokenize.Number
}
