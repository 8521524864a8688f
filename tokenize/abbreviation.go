package tokenize

import (
	"unicode"
	"unicode/utf8"
)

// missingSpace tells whether a full stop without white space after it ends a
// sentence all the same.
func (p *parser) missingSpace(i, n int, arabic bool) bool {
	if i == 0 || p.doc.Words[n].Kind != Letters {
		return false
	}
	prev := &p.doc.Words[i-1]
	if prev.Kind != Letters && !(arabic && prev.Kind == QuoteMark) {
		return false
	}
	if arabic {
		return true
	}
	a, _ := decode(p.doc.Text, prev.Start)
	b, _ := decode(p.doc.Text, p.doc.Words[n].Start)
	initial := p.doc.Words[n].Len() == 1 && n+1 < len(p.doc.Words) && p.terminal(n+1) == stop && !p.doc.Words[n+1].Space
	return prev.Len() > 2 && !initial && unicode.IsUpper(b) && (unicode.IsLower(a) || prev.Len() > 4)
}

// enumerates tells whether the word can number a list item: 1. or a.
func (p *parser) enumerates(i int) bool {
	w := &p.doc.Words[i]
	return w.Kind == Number && w.Len() <= 4
}

// abbreviated tells whether the full stop at token i, or the one that ends
// token i, belongs to an abbreviation that does not end the sentence before
// word next.
func (p *parser) abbreviated(i, next int) bool {
	w := &p.doc.Words[i]
	if w.Kind == Punct {
		if i == 0 || w.Space || p.doc.Words[i-1].Kind != Letters {
			return false
		}
		w = &p.doc.Words[i-1]
		if single(w.Norm) {
			return w.Norm != "i" || p.lang != "en"
		}
		if p.spelled(i) {
			return !p.starts(next)
		}
	}
	norm := w.Norm
	if norm[len(norm)-1] == '.' {
		norm = norm[:len(norm)-1]
	}
	switch p.tables.abbreviations[norm] {
	case abbrevNever:
		return true
	case abbrevNumber:
		return p.doc.Words[next].Kind == Number
	case abbrevMaybe:
		return !p.starts(next)
	}
	if w == &p.doc.Words[i] { // initials that the table does not know
		return !p.starts(next)
	}
	return false
}

// spelled tells whether the full stop at token i ends an acronym that is spelled
// by syllables, without spaces: سي.إن.إن.
func (p *parser) spelled(i int) bool {
	if i < 3 || p.lang != "ar" || p.doc.Words[i].Kind != Punct || p.doc.Words[i].Space {
		return false
	}
	a, dot, b := &p.doc.Words[i-3], &p.doc.Words[i-2], &p.doc.Words[i-1]
	short := func(w *Word) bool { return w.Kind == Letters && utf8.RuneCountInString(w.Norm) <= 3 }
	return short(a) && short(b) && dot.Kind == Punct && dot.Norm == "." && !dot.Space && !b.Space
}

// starts tells whether word i likely starts a sentence after an abbreviation:
// a function word with a capital letter, in Arabic one with "and" before it.
func (p *parser) starts(i int) bool {
	r, _ := decode(p.doc.Text, p.doc.Words[i].Start)
	return (unicode.IsUpper(r) || r == 'و') && p.tables.function[p.doc.Words[i].Norm]
}

// single tells whether s is one letter.
func single(s string) bool {
	_, n := decode(s, 0)
	return n == len(s)
}
