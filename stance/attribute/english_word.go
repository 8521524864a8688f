package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// classify looks every word of the document up.
func (g *english) classify(d *tokenize.Document) []euWord {
	out := make([]euWord, len(d.Words))
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
func (t *euWord) shape(s string) {
	t.readCase(s)
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
			t.class |= euPronoun
		case "i", "we", "you":
			t.class |= euAuthor
		case "who":
			t.class |= euRelative
		}
	}
	if strings.HasSuffix(t.Norm, "n't") {
		t.class |= euNegation | euAuxiliary
		switch t.Norm {
		case "won't", "wouldn't", "can't", "couldn't", "shouldn't", "mustn't", "mightn't":
			t.class |= euModal
		}
	} else if t.class == 0 && len(t.Norm) > 4 && strings.HasSuffix(t.Norm, "ly") && !t.cap {
		t.class |= euAdverb
	}
	if t.Norm == "us" && t.cap { // the country
		t.class &^= euObject
	}
	if t.Norm == "it" && t.caps { // information technology
		t.class &^= euPronoun | euObject
	}
	if strings.HasSuffix(t.Norm, "ly") && t.class&euNotAdverb != 0 {
		t.class &^= euAdverb
	}
}

func hasSuffix(s, suffix string) bool {
	return len(s) > len(suffix)+2 && strings.HasSuffix(s, suffix)
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
	if t.poss && t.is(euWeekday|euMonth|euTime) {
		return true // Friday's vote
	}
	proper := t.cap && i > r.first && !r.titled && t.class&(euWeekday|euAuthor|euPronoun|euPossessive|euDeterminer) == 0
	if proper && (t.class&euMonth == 0 || r.isName(i-1)) {
		return true
	}
	if t.is(euStop | euMonth) {
		return t.is(euMonth) && t.cap && t.Norm == "may" && i > r.first && r.isName(i-1)
	}
	if t.endOf&euTime != 0 && i-t.endFrom < 4 {
		return false
	}
	before := i > r.first && r.t[i-1].class&(euDeterminer|euPossessive|euAdverb) != 0
	if t.is(euAdverb) && !t.is(euDeterminer|euNotAdverb) && !before {
		return false
	}
	if t.form != nil && t.form.tense&(enBase|enThird) == 0 && !before {
		return t.form.tense&enIng != 0 && t.Norm == "meeting"
	}
	return true
}
