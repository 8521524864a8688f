package attribute

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// enWord is a token with what the tables know of it.
type enWord struct {
	*tokenize.Word
	class enClass
	form  *enForm // where the word is a form of a cue verb
	multi enClass // classes of the sequence that begins here
	multN int     // its length in words
	// endOf are the classes of the sequence that ends here, from its first word.
	endOf   enClass
	endFrom int
	// inBody is the first word of the known organisation of several words that
	// goes on here, 0 elsewhere.
	inBody int
	mark   byte // the ASCII sign of a punctuation mark; dashes are '-'
	cap    bool // begins with an upper-case letter
	caps   bool // has no lower-case letter, and two upper-case ones
	poss   bool // ends in 's
}

func (t *enWord) is(c enClass) bool { return t.class&c != 0 }

// starts reports whether a word or sequence of the class begins at t, and how
// long it is.
func (t *enWord) starts(c enClass) int {
	if t.multi&c != 0 {
		return t.multN
	}
	if t.class&c != 0 {
		return 1
	}
	return 0
}

// classify looks every word of the document up.
func (g *english) classify(d *tokenize.Document) []enWord {
	out := make([]enWord, len(d.Words))
	for i := range d.Words {
		w := &d.Words[i]
		t := &out[i]
		t.Word = w
		surface := d.Text[w.Start:w.End]
		switch w.Kind {
		case tokenize.Punct:
			t.mark = signOf(surface)
		case tokenize.Letters, tokenize.Number:
			t.class = g.class[w.Norm]
			t.form = g.forms[w.Norm]
			t.shape(surface)
		}
	}
	for i := range out {
		t := &out[i]
		if t.Kind != tokenize.Letters {
			continue
		}
		if t.cap && g.w.orgs["en"][t.Norm] != nil {
			_, n := g.w.orgs["en"].match(t.Norm, func(k int) string {
				if i+k < len(out) && out[i+k].Region == t.Region {
					return out[i+k].Norm
				}
				return ""
			})
			for k := i + 1; k < i+n; k++ {
				out[k].inBody = i
			}
		}
		if g.multi[t.Norm] == nil {
			continue
		}
		t.multi, t.multN = g.multi.match(t.Norm, func(k int) string {
			if i+k < len(out) && out[i+k].Region == t.Region {
				return out[i+k].Norm
			}
			return ""
		})
		if t.multN > 0 {
			end := &out[i+t.multN-1]
			end.endOf, end.endFrom = t.multi, i
		}
	}
	return out
}

// shape records case and endings of a word.
func (t *enWord) shape(s string) {
	c, _ := utf8.DecodeRuneInString(s)
	t.cap = unicode.IsUpper(c)
	upper, lower := 0, 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c):
			lower++
		}
	}
	t.caps = upper > 1 && lower == 0
	n := len(s)
	t.poss = n > 2 && s[n-1] == 's' && (s[n-2] == '\'' || strings.HasSuffix(s[:n-1], "’"))
	if t.poss {
		switch t.Norm {
		case "it's", "he's", "she's", "that's", "there's", "here's", "what's", "who's", "let's", "where's", "how's":
			t.poss = false
		}
	}
	if base, _, ok := strings.Cut(t.Norm, "'"); ok && !t.poss {
		switch base {
		case "he", "she", "it", "they":
			t.class |= enPronoun
		case "i", "we", "you":
			t.class |= enAuthor
		case "who":
			t.class |= enRelative
		}
	}
	if strings.HasSuffix(t.Norm, "n't") {
		t.class |= enNegation | enAuxiliary
		switch t.Norm {
		case "won't", "wouldn't", "can't", "couldn't", "shouldn't", "mustn't", "mightn't":
			t.class |= enModal
		}
	} else if t.class == 0 && len(t.Norm) > 4 && strings.HasSuffix(t.Norm, "ly") && !t.cap {
		t.class |= enAdverb
	}
	if t.Norm == "us" && t.cap { // the country
		t.class &^= enObject
	}
	if t.Norm == "it" && t.caps { // information technology
		t.class &^= enPronoun | enObject
	}
	if strings.HasSuffix(t.Norm, "ly") && t.class&enNotAdverb != 0 {
		t.class &^= enAdverb
	}
}

func hasSuffix(s, suffix string) bool {
	return len(s) > len(suffix)+2 && strings.HasSuffix(s, suffix)
}

// signOf reduces a punctuation mark to one byte.
func signOf(s string) byte {
	switch s {
	case "—", "–", "--", "---", "―":
		return '-'
	case "…":
		return '.'
	}
	if s == "" || s[0] >= utf8.RuneSelf {
		return 0
	}
	return s[0]
}

// isDash reports whether t sets off a phrase: a dash, or a hyphen between
// spaces.
func (r *enReader) isDash(i int) bool {
	return r.t[i].mark == '-' && (i+1 >= len(r.t) || r.t[i].Space || r.t[i].Len() > 1)
}

// cueAt returns the cue whose verb is word i and the index after its last
// word; nil where none is.
func (r *enReader) cueAt(i, e int) (*enVerb, int) {
	t := &r.t[i]
	if t.form == nil || t.Quote >= 0 || t.cap && !r.titled && r.partOfName(i) {
		return nil, i
	}
	for _, v := range t.form.verbs {
		n := len(v.rest)
		if i+n >= e && n > 0 {
			continue
		}
		ok := true
		for k, w := range v.rest {
			if r.t[i+1+k].Norm != w {
				ok = false
				break
			}
		}
		if ok {
			return v, i + 1 + n
		}
	}
	return nil, i
}

// partOfName reports whether the capital of the cue word at i makes it part of
// a name: United States, Supreme Court Rules.
func (r *enReader) partOfName(i int) bool {
	return i > r.first && (r.t[i-1].Kind == tokenize.Letters || r.t[i-1].Kind == tokenize.Number)
}

// nominal reports whether word i can stand inside a noun phrase.
func (r *enReader) nominal(i int) bool {
	t := &r.t[i]
	if t.Kind != tokenize.Letters && t.Kind != tokenize.Number {
		return false
	}
	if t.poss && t.is(enWeekday|enMonth|enTime) {
		return true // Friday's vote
	}
	proper := t.cap && i > r.first && !r.titled && t.class&(enWeekday|enAuthor|enPronoun|enPossessive|enDeterminer) == 0
	if proper && (t.class&enMonth == 0 || r.isName(i-1)) {
		return true
	}
	if t.is(enStop | enMonth) {
		return t.is(enMonth) && t.cap && t.Norm == "may" && i > r.first && r.isName(i-1)
	}
	if t.endOf&enTime != 0 && i-t.endFrom < 4 {
		return false
	}
	before := i > r.first && r.t[i-1].class&(enDeterminer|enPossessive|enAdverb) != 0
	if t.is(enAdverb) && !t.is(enDeterminer|enNotAdverb) && !before {
		return false
	}
	if t.form != nil && t.form.tense&(enBase|enThird) == 0 && !before {
		return t.form.tense&enIng != 0 && t.Norm == "meeting"
	}
	return true
}

// isName reports whether word i is capitalised where a capital means a name.
func (r *enReader) isName(i int) bool {
	if i < 0 {
		return false
	}
	t := &r.t[i]
	return t.cap && t.Kind == tokenize.Letters && t.class&(enWeekday|enPronoun|enDeterminer|enPossessive) == 0 || t.Kind == tokenize.Number && t.caps
}
