package attribute

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// ErrTable is the cause of every error about a language table: a missing
// file, a row with the wrong number of fields, a reference to nowhere.
var ErrTable = errors.New("attribute: bad table")

// readTable calls row for each line of a tab-separated file that is neither
// empty nor a comment. A row may have more fields than want, not fewer than
// need; missing ones up to want are given as "".
func readTable(fsys fs.FS, name string, need, want int, row func(f []string) error) error {
	file, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrTable, name, err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(make([]byte, 0, 64<<10), 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < need {
			return fmt.Errorf("%w: %s:%d: %d fields, want at least %d", ErrTable, name, n, len(f), need)
		}
		for len(f) < want {
			f = append(f, "")
		}
		if err := row(f); err != nil {
			return fmt.Errorf("%w: %s:%d: %w", ErrTable, name, n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrTable, name, err)
	}
	return nil
}

// alternatives splits a cell at "|" and drops empty parts.
func alternatives(cell string) []string {
	var out []string
	for _, s := range strings.Split(cell, "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// foldedWords cuts s the way an article is cut and returns the match forms of
// its words.
func foldedWords(s string) []string {
	if tokenize.PlainWords(s) {
		return foldFields(s)
	}
	return matchForms(tokenize.Parse(s))
}

func foldFields(s string) []string {
	out := strings.Fields(s)
	for i, w := range out {
		out[i] = tokenize.Fold(w)
	}
	return out
}

// languageWords cuts s the way an article in the language is cut and returns the
// match forms of its words. An apostrophe at its end belongs to the last: qu'.
func languageWords(lang, s string) []string {
	if tokenize.PlainWords(s) {
		return foldFields(s)
	}
	out := matchForms(tokenize.Parse(s, tokenize.Language(lang)))
	if n := len(out); n > 0 && lang == "fr" && strings.HasSuffix(s, "'") && !strings.HasSuffix(out[n-1], "'") {
		out[n-1] += "'"
	}
	return out
}

func matchForms(d *tokenize.Document) []string {
	var out []string
	for _, w := range d.Words {
		if w.Kind == tokenize.Letters || w.Kind == tokenize.Number {
			out = append(out, w.Norm)
		}
	}
	return out
}

// phrases is a set of word sequences, each with a value, looked up by their
// first word. The longest match wins.
type phrases[V any] map[string][]phrase[V]

type phrase[V any] struct {
	rest  []string
	value V
}

// add enters words; of two equal sequences the first stays first.
func (p phrases[V]) add(words []string, v V) {
	if len(words) == 0 {
		return
	}
	list := p[words[0]]
	at := len(list)
	for at > 0 && len(list[at-1].rest) < len(words)-1 {
		at--
	}
	list = append(list, phrase[V]{})
	copy(list[at+1:], list[at:])
	list[at] = phrase[V]{words[1:], v}
	p[words[0]] = list
}

// match returns the longest entry that begins with first and goes on with the
// words given by next(1), next(2), …; next returns "" at the end. n is the
// number of words matched, 0 where there is none.
func (p phrases[V]) match(first string, next func(int) string) (v V, n int) {
	for _, e := range p[first] {
		ok := true
		for k, w := range e.rest {
			if next(k+1) != w {
				ok = false
				break
			}
		}
		if ok {
			return e.value, len(e.rest) + 1
		}
	}
	return v, 0
}

// readLexicon reads a table of word classes: class, word or words, detail.
func readLexicon(fsys fs.FS, name string, entry func(class, word, detail string) error) error {
	return readTable(fsys, name, 2, 3, func(f []string) error { return entry(f[0], f[1], f[2]) })
}
