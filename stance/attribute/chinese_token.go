package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// zhToken is a word of the lexicon or the gazetteer, a single character, a
// sign, or a stretch that the grammar takes as one: a quotation, a book title, a
// bracket.
type zhToken struct {
	first, next int // words of the document
	text        string
	class       zhClass
	cue         *zhCue
	detail      string
	iso         string // of a country
	placeKind   placeKind
	person      *person
	org         *organisation
	quote       int32 // of a quotation or book title, else -1
	mark        byte  // the sign, full-width ones as their ASCII kin; '/' is 、
	space       bool  // white space stands before
	fresh       bool  // a line break stands before
}

func (t *zhToken) is(c zhClass) bool { return t.class&c != 0 }

// plain reports whether no table knows t: a character of a name, or of a word that
// the grammar has no use for.
func (t *zhToken) plain() bool {
	return t.class == 0 && t.cue == nil && t.mark == 0 && t.iso == "" && t.person == nil && t.org == nil
}

// inName reports whether t is a character of a foreign name.
func (t *zhToken) inName(sound map[string]bool) bool {
	return (t.plain() || t.class == zhSurname) && sound[t.text]
}

// maxBracket is how many words a bracket has at most that is passed over.
const maxBracket = 40

// isDot reports whether s is the dot between the parts of a foreign name.
func isDot(s string) bool {
	switch s {
	case "·", "•", "・", "‧", "∙", "⋅":
		return true
	}
	return false
}

// isJoint reports whether s joins the parts of a name: a dot, or the hyphen of a double one.
func isJoint(s string) bool { return s == "-" || isDot(s) }

// inName reports whether word i is the hyphen of a double name, between two characters
// without a space.
func inName(d *tokenize.Document, i int) bool {
	if d.Words[i].Norm != "-" || i == 0 || i+1 >= len(d.Words) {
		return false
	}
	a, b := &d.Words[i-1], &d.Words[i+1]
	return isHan(a) && isHan(b) && a.End == d.Words[i].Start && d.Words[i].End == b.Start && a.Region == b.Region
}

// isHan reports whether w is a single letter of three bytes, as Chinese characters are.
func isHan(w *tokenize.Word) bool { return w.Kind == tokenize.Letters && len(w.Norm) == 3 }

// zhSign reduces a punctuation mark to one byte.
func zhSign(s string) byte {
	switch s {
	case "，", ",":
		return ','
	case "；", ";":
		return ';'
	case "：", ":", "︰", "∶":
		return ':'
	case "。", ".", "｡", "．":
		return '.'
	case "！", "!":
		return '!'
	case "？", "?":
		return '?'
	case "、":
		return '/'
	case "（", "(", "【", "[":
		return '('
	case "）", ")", "】", "]":
		return ')'
	case "—", "——", "–", "-", "－", "─":
		return '-'
	case "…", "……":
		return '~'
	}
	return '#'
}

// tokens cuts a document.
func (l *zhLexicon) tokens(d *tokenize.Document) []zhToken {
	// solid are the words that are no dots, at their places.
	solid := make([]int, 0, len(d.Words))
	place := make([]int, len(d.Words))
	for i := range d.Words {
		place[i] = len(solid)
		if !isDot(d.Words[i].Norm) && !inName(d, i) {
			solid = append(solid, i)
		}
	}
	region := int32(0)
	m := zhMatcher{l: l, chars: func(k int) string {
		if k >= len(solid) {
			return ""
		}
		w := &d.Words[solid[k]]
		if w.Region != region || w.Kind != tokenize.Letters && w.Kind != tokenize.Number {
			return ""
		}
		return w.Norm
	}}
	out := make([]zhToken, 0, len(d.Words))
	for i := 0; i < len(d.Words); {
		w := &d.Words[i]
		t := zhToken{first: i, next: i + 1, text: w.Norm, quote: -1, space: w.Space}
		if i > 0 && w.Space {
			t.fresh = strings.Contains(d.Text[d.Words[i-1].End:w.Start], "\n")
		}
		region = w.Region
		switch {
		case w.Kind == tokenize.QuoteMark || w.Quote >= 0:
			l.quotation(d, &t)
		case w.Kind == tokenize.Punct:
			t.mark = zhSign(d.Text[w.Start:w.End])
			if isDot(w.Norm) || inName(d, i) {
				t.mark = 0
			}
			if t.mark == '(' {
				bracket(d, &t)
			}
		case w.Kind == tokenize.Number:
			number(d, l, &t)
		case w.Kind == tokenize.Letters:
			if n := m.match(&t, place[i]); n > 0 {
				t.next = solid[place[i]+n-1] + 1
				t.text = joined(d, t.first, t.next)
			}
		default:
			t.mark = '#'
		}
		out = append(out, t)
		i = t.next
	}
	settleShort(out, l.sound)
	return out
}

// joined is the text of the words [a, b) without the dots of a name.
func joined(d *tokenize.Document, a, b int) string {
	if b == a+1 {
		return d.Words[a].Norm
	}
	var s strings.Builder
	for k := a; k < b; k++ {
		if !isJoint(d.Words[k].Norm) {
			s.WriteString(d.Words[k].Norm)
		}
	}
	return s.String()
}

// quotation makes one token of the quotation or book title that begins at t, as
// far as its paragraph goes.
func (l *zhLexicon) quotation(d *tokenize.Document, t *zhToken) {
	i := t.first
	q := d.Words[i].Quote
	if q < 0 {
		if i+1 >= len(d.Words) || d.Words[i+1].Quote < 0 || d.Quotes[d.Words[i+1].Quote].Words[0] != i+1 {
			t.mark = '"' // a stray mark
			return
		}
		q = d.Words[i+1].Quote
	}
	for d.Quotes[q].Parent >= 0 {
		q = d.Quotes[q].Parent
	}
	end := d.Quotes[q].Words[1]
	if end < len(d.Words) && d.Words[end].Kind == tokenize.QuoteMark && d.Quotes[q].Close.Len() > 0 && d.Words[end].Start == d.Quotes[q].Close.Start {
		end++
	}
	reg, sentence := d.Words[i].Region, d.Words[i].Sentence
	n := i + 1
	for n < end && n < len(d.Words) && d.Words[n].Region == reg && d.Words[n].Sentence == sentence {
		n++
	}
	t.next, t.quote, t.class = n, q, zhQuoted
	if d.Quotes[q].Style != tokenize.Title {
		return
	}
	t.class = zhTitle
	inner := d.Quotes[q].Words
	t.text = joined(d, max(inner[0], i), max(inner[0]+1, min(inner[1], n)))
	chars := make([]string, 0, n-i)
	for k := max(inner[0], i); k < min(inner[1], n); k++ { // from i on: the title may go on from a sentence before
		if d.Words[k].Kind == tokenize.Letters {
			chars = append(chars, d.Words[k].Norm)
		}
	}
	if list := l.cut(chars); len(list) > 0 {
		last := &list[len(list)-1]
		switch {
		case len(list) == 1 && last.org != nil:
			t.org = last.org
		case last.is(zhMedium) || last.text == "报" || last.org != nil && last.org.kind == Medium:
			t.class |= zhMedium
		default:
			t.class |= zhDocument
		}
	}
}

// bracket makes one token of a short bracket.
func bracket(d *tokenize.Document, t *zhToken) {
	w := &d.Words[t.first]
	for k := t.first + 1; k < len(d.Words) && k < t.first+maxBracket && d.Words[k].Sentence == w.Sentence; k++ {
		if d.Words[k].Kind == tokenize.Punct && zhSign(d.Text[d.Words[k].Start:d.Words[k].End]) == ')' {
			t.next, t.class, t.mark = k+1, zhAside, 0
			return
		}
	}
}

// number makes one token of a date or time of day.
func number(d *tokenize.Document, l *zhLexicon, t *zhToken) {
	sentence := d.Words[t.first].Sentence
	for k := t.first; k+1 < len(d.Words) && d.Words[k].Kind == tokenize.Number && d.Words[k+1].Sentence == sentence; k += 2 {
		e, n := l.words.match(d.Words[k+1].Norm, func(int) string { return "" })
		if n == 0 || !e.is(zhTimeUnit) {
			break
		}
		t.next, t.class = k+2, zhTime
	}
}

func (e *zhEntry) is(c zhClass) bool { return e.class&c != 0 }
