package attribute

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// english is the grammar of English attribution. It is immutable.
type english struct {
	w      *world
	forms  map[string]*enForm // first word of an inflected cue
	class  map[string]euClass // single words
	multi  phrases[euClass]   // sequences of two words and more
	detail map[string]string  // gender of titles, honorifics and pronouns
	// forename holds first names that tell man from woman.
	forename map[string]gender
}

// enFrame is a set of complements that a verb takes.
type enFrame uint32

const (
	enClause enFrame = 1 << iota
	enThatOnly
	enQuoted
	enNominal
	enGerund
	enTo
	enAddressee
	enMustAddress
	enOn
	enAs
	enName
	enQuestion
	enOfDocument
	enWeak
	enBack
	enFrom
	enObjectTo
)

var enFrameNames = map[string]enFrame{
	"clause": enClause, "that": enThatOnly, "quote": enQuoted, "np": enNominal, "ing": enGerund, "to": enTo,
	"obj": enAddressee, "obj!": enAddressee | enMustAddress, "on": enOn, "as": enAs, "name": enName,
	"q": enQuestion, "document": enOfDocument, "weak": enWeak, "back": enBack, "from": enFrom, "objto": enAddressee | enObjectTo,
}

// enVerb is one row of cues.tsv.
type enVerb struct {
	lemma, class string
	rest         []string // the words after the verb: "out" of point out
	frames       enFrame
	preps        []string // p:W
	accuse       []string // acc:W
}

func (v *enVerb) has(f enFrame) bool { return v.frames&f != 0 }

// enTense is the set of forms that one spelling can be.
type enTense uint8

const (
	enBase enTense = 1 << iota
	enThird
	enPast
	enParticiple
	enIng
)

// enForm is one inflected form with the cues that begin with it, those of
// more words first.
type enForm struct {
	tense enTense
	verbs []*enVerb
}

// newEnglish reads the tables of the language below en/.
func newEnglish(w *world, fsys fs.FS) (*english, error) {
	g := &english{w: w, forms: map[string]*enForm{}, class: map[string]euClass{}, multi: phrases[euClass]{},
		detail: map[string]string{}, forename: map[string]gender{}}
	err := readTable(fsys, "en/cues.tsv", 3, 4, func(f []string) error {
		v, err := newEnVerb(f)
		if err != nil {
			return err
		}
		g.addVerb(v, strings.Fields(f[0])[0], f[3])
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readLexicon(fsys, "en/lexicon.tsv", func(class, word, detail string) error {
		c, ok := euClassNames[class]
		if !ok {
			return fmt.Errorf("word class %q", class)
		}
		words := foldedWords(word)
		switch {
		case len(words) == 0:
			return fmt.Errorf("no word in %q", word)
		case c == euSynonym:
		case c == euForename:
			g.forename[words[0]] = genderOf(detail)
		case len(words) > 1:
			g.addMulti(words, c)
		default:
			g.class[words[0]] |= c
			if detail != "" {
				g.detail[words[0]] = detail
			}
		}
		return nil
	})
	return g, err
}

// addMulti joins the classes of a sequence that stands in several.
func (g *english) addMulti(words []string, c euClass) {
	list := g.multi[words[0]]
	for i := range list {
		if len(list[i].rest) == len(words)-1 && subset(list[i].rest, words[1:]) {
			list[i].value |= c
			return
		}
	}
	g.multi.add(words, c)
}

func newEnVerb(f []string) (*enVerb, error) {
	words := strings.Fields(f[0])
	if len(words) == 0 {
		return nil, fmt.Errorf("no verb in %q", f[0])
	}
	v := &enVerb{lemma: f[0], class: f[1], rest: words[1:]}
	for _, fr := range strings.Fields(f[2]) {
		kind, word, ok := strings.Cut(fr, ":")
		switch {
		case ok && kind == "p":
			v.preps = append(v.preps, word)
		case ok && kind == "acc":
			v.accuse = append(v.accuse, word)
		default:
			x := enFrameNames[fr]
			if x == 0 {
				return nil, fmt.Errorf("frame %q", fr)
			}
			v.frames |= x
		}
	}
	if len(v.accuse) > 0 {
		v.frames |= enAddressee
	}
	return v, nil
}

// addVerb enters the inflected forms of base; irregular gives those that the
// rules of spelling do not: past|participle|ing|third person.
func (g *english) addVerb(v *enVerb, base, irregular string) {
	given := append(strings.Split(irregular, "|"), "", "", "", "")
	pick := func(i int, regular string) string {
		if s := strings.TrimSpace(given[i]); s != "" {
			return tokenize.Fold(s)
		}
		return regular
	}
	stem := strings.TrimSuffix(base, "e")
	past, third := stem+"ed", base+"s"
	if c, ok := strings.CutSuffix(base, "y"); ok && c != "" && !isVowel(c[len(c)-1]) {
		past, third = c+"ied", c+"ies"
	} else if strings.HasSuffix(base, "s") || strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ch") || strings.HasSuffix(base, "x") || base == "go" {
		third = base + "es"
	}
	ing := stem + "ing"
	if strings.HasSuffix(base, "ee") {
		ing = base + "ing"
	}
	past = pick(0, past)
	g.addForm(v, base, enBase)
	g.addForm(v, past, enPast)
	g.addForm(v, pick(1, past), enParticiple)
	g.addForm(v, pick(2, ing), enIng)
	g.addForm(v, pick(3, third), enThird)
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func (g *english) addForm(v *enVerb, word string, t enTense) {
	f := g.forms[word]
	if f == nil {
		f = &enForm{}
		g.forms[word] = f
	}
	f.tense |= t
	for _, x := range f.verbs {
		if x == v {
			return
		}
	}
	at := len(f.verbs)
	for at > 0 && len(f.verbs[at-1].rest) < len(v.rest) {
		at--
	}
	f.verbs = append(f.verbs, nil)
	copy(f.verbs[at+1:], f.verbs[at:])
	f.verbs[at] = v
}
