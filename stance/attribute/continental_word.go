package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// coWord is what the grammar of French, Spanish and Russian knows of a word beside
// its classes.
type coWord struct {
	verb *coForm
	base string // of a noun, an adjective or a name
	many bool   // a noun in the plural
	// pronoun is the subject that stands behind its verb in one word: the il of
	// a-t-il. It is empty elsewhere.
	pronoun string
}

// frBehind are the subjects that French joins to the verb before them.
var frBehind = []string{"il", "elle", "ils", "elles", "on", "je", "nous", "vous", "ce"}

// cutBehind takes the subject off a French verb: a-t-il, dit-elle.
func cutBehind(word string) (verb, pronoun string) {
	at := strings.LastIndexByte(word, '-')
	if at <= 0 || !contains(frBehind, word[at+1:]) {
		return word, ""
	}
	return strings.TrimSuffix(word[:at], "-t"), word[at+1:]
}

// classify looks every word of the document up.
func (g *continental) classify(d *tokenize.Document) ([]euWord, []coWord) {
	out := make([]euWord, len(d.Words))
	more := make([]coWord, len(d.Words))
	for i := range d.Words {
		w := &d.Words[i]
		t, x := &out[i], &more[i]
		t.Word = w
		surface := d.Text[w.Start:w.End]
		switch w.Kind {
		case tokenize.Punct:
			t.mark = signOf(surface)
		case tokenize.Letters, tokenize.Number:
			word := w.Norm
			if g.lang == "fr" {
				word, x.pronoun = cutBehind(word)
			}
			t.readCase(surface)
			t.class = g.class[word]
			x.verb = g.forms[word]
			if t.class == 0 && g.isAdverb(word) {
				t.class = euAdverb
			}
			x.base = g.base(w.Norm)
			if c := g.nouns[x.base]; c != 0 {
				x.many = g.lang != "ru" && t.class&coNouns == 0 || g.lang == "ru" && ruPlural(w.Norm)
				t.class |= c
			}
		}
	}
	for i := range out {
		g.markSequence(out, more, i)
	}
	return out, more
}

// isAdverb reports whether a word that no table has ends as adverbs do.
func (g *continental) isAdverb(word string) bool {
	switch g.lang {
	case "fr":
		return hasEnding(word, "amment", "emment", "ellement", "ivement", "ètement", "quement", "usement", "alement", "airement", "èrement", "llement", "ablement", "iblement")
	case "es":
		return len(word) > 8 && hasEnding(word, "mente")
	}
	return false
}

// markSequence marks the sequence of words with a class that begins at word i.
func (g *continental) markSequence(out []euWord, more []coWord, i int) {
	t := &out[i]
	if t.Kind != tokenize.Letters {
		return
	}
	if t.cap && g.w.orgs[g.lang][more[i].base] != nil {
		_, n := g.w.orgs[g.lang].match(more[i].base, func(k int) string {
			if i+k < len(out) && out[i+k].Region == t.Region {
				return more[i+k].base
			}
			return ""
		})
		for k := i + 1; k < i+n; k++ {
			out[k].inBody = i
		}
	}
	if g.multi[t.Norm] == nil {
		return
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

// ruPlural reports whether a Russian noun has an ending of the nominative plural.
func ruPlural(word string) bool {
	for _, e := range [...]string{"ы", "и", "ие", "ые"} {
		if strings.HasSuffix(word, e) {
			return !strings.HasSuffix(word, "ии")
		}
	}
	return false
}

// cueAt returns the cue of the mood whose verb is word i and the index after its
// last word; nil where none is.
func (r *coReader) cueAt(i, e int, mood coMood) (*coVerb, int) {
	return r.nextCue(i, e, mood, nil)
}

// nextCue is cueAt for the cue behind after in the list of those that the word can be.
func (r *coReader) nextCue(i, e int, mood coMood, after *coVerb) (*coVerb, int) {
	f := r.w[i].verb
	if f == nil || r.t[i].Quote >= 0 && !r.inQuote || r.t[i].cap && i > r.first && !r.titled && r.t[i-1].Kind == tokenize.Letters {
		return nil, i
	}
	for _, v := range f[mood] {
		if after != nil {
			if v == after {
				after = nil
			}
			continue
		}
		n := len(v.rest)
		if i+n >= e && n > 0 {
			continue
		}
		at := i + 1
		if n > 0 && at+n < e && r.t[at].is(euAdverb|euTime) && r.t[at].Norm != v.rest[0] {
			at++ // se ha mostrado hoy confiado
		}
		ok := true
		for k, w := range v.rest {
			if r.t[at+k].Norm != w {
				ok = false
				break
			}
		}
		if ok {
			return v, at + n
		}
	}
	return nil, i
}

// isGenitive reports whether word k joins a noun to the one before: de, du, des, d', del.
func (r *coReader) isGenitive(k int) bool {
	switch r.t[k].Norm {
	case "de", "du", "des", "d'", "del":
		return r.g.lang != "ru"
	}
	return false
}

// isDeterminer reports whether word k opens a noun phrase.
func (r *coReader) isDeterminer(k int) bool {
	t := &r.t[k]
	return t.is(euDeterminer|euPossessive) && t.Kind == tokenize.Letters && !(t.caps && t.Len() > 3) && !(r.isGenitive(k) && t.is(euPreposition) && k > r.first && r.t[k-1].Kind == tokenize.Letters && !r.t[k-1].is(euPreposition))
}
