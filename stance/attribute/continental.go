package attribute

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// continental is the grammar of attribution in French, Spanish and Russian. What
// these have in common carries it: a subject before its verb or, behind a quotation,
// after it; a complementizer (que, что) that opens what was said; a preposition or a
// comma that tells who said it. What sets one apart from another stands in its
// tables. It is immutable.
type continental struct {
	w     *world
	lang  string
	forms map[string]*coForm // first word of an inflected cue
	class map[string]euClass // single words as they stand
	nouns map[string]euClass // nouns and adjectives by their base form
	multi phrases[euClass]   // sequences of two words and more
	// detail is what the tables add to a word: gender, number, indefinite.
	detail   map[string]string
	cueClass map[string]string // of the words that attribute to nobody, by their first two
	forename map[string]gender
	// singular holds the French forms in -ent that are no plurals: soutient, dément.
	singular map[string]bool
}

// coNouns are the classes whose words are found in every number and case.
const coNouns = euRole | euAnonymous | euCollective | euBody | euMedium | euDocument | euEvent | euPortfolio |
	euQualifier | euFormer | euMonth | euWeekday | euHonorific

// coFrame is a set of complements that a verb takes.
type coFrame uint16

const (
	coClause coFrame = 1 << iota
	coQuote
	coNominal
	coAddressee
	coQuestion
	coBack
	coGoesOn
	coWeak
	coReflexive
)

var coFrameNames = map[string]coFrame{
	"clause": coClause, "quote": coQuote, "np": coNominal, "obj": coAddressee, "q": coQuestion, "back": coBack,
	"goeson": coGoesOn, "weak": coWeak, "reflexive": coReflexive,
}

// coVerb is one row of cues.tsv.
type coVerb struct {
	lemma, class string
	rest         []string // the words after the verb: savoir of faire savoir
	frames       coFrame
	preps        []string // p:W
	infs         []string // inf:W, "" where no preposition stands before the infinitive
	accuse       []string // acc:W
	as           []string // as:W, "" where the name stands by itself
}

func (v *coVerb) has(f coFrame) bool { return v.frames&f != 0 }

// coMood is how a form of a verb attributes.
type coMood uint8

const (
	coFinite coMood = iota
	coParticiple
	coGerund
	coInfinitive
)

// coForm is one inflected form: the cues that begin with it, by mood, those of
// more words first.
type coForm [4][]*coVerb

// newContinental reads the tables of the language below its folder.
func newContinental(w *world, fsys fs.FS, lang string) (*continental, error) {
	g := &continental{w: w, lang: lang, forms: map[string]*coForm{}, class: map[string]euClass{}, nouns: map[string]euClass{},
		multi: phrases[euClass]{}, detail: map[string]string{}, cueClass: map[string]string{}, forename: map[string]gender{}, singular: map[string]bool{}}
	err := readTable(fsys, lang+"/cues.tsv", 4, 6, func(f []string) error {
		v, err := newCoVerb(lang, f)
		if err != nil {
			return err
		}
		for mood, cell := range f[3:6] {
			words := languageWords(lang, cell)
			for _, word := range words {
				g.addForm(v, word, coMood(mood))
				if s, ok := strings.CutSuffix(word, "ent"); ok && (slices.Contains(words, s+"ennent") || slices.Contains(words, word+"ent")) {
					g.singular[word] = true
				}
				if s, ok := strings.CutSuffix(word, "ron"); ok && lang == "es" && coMood(mood) == coFinite {
					for _, ending := range [...]string{"ra", "ran", "se", "sen"} { // tras que dijera
						g.addForm(v, s+ending, coFinite)
					}
				}
				if lang == "fr" && coMood(mood) == coParticiple && !hasEnding(word, "e", "s") {
					for _, ending := range [...]string{"e", "s", "es"} {
						g.addForm(v, word+ending, coParticiple)
					}
				}
			}
		}
		if lang != "ru" {
			g.addForm(v, languageWords(lang, f[0])[0], coInfinitive)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return g, readLexicon(fsys, lang+"/lexicon.tsv", g.addWord)
}

func newCoVerb(lang string, f []string) (*coVerb, error) {
	words := languageWords(lang, f[0])
	if len(words) == 0 {
		return nil, fmt.Errorf("no verb in %q", f[0])
	}
	v := &coVerb{lemma: f[0], class: f[1], rest: words[1:]}
	for _, fr := range strings.Fields(f[2]) {
		kind, word, ok := strings.Cut(fr, ":")
		word = strings.TrimPrefix(strings.ToLower(word), "-")
		switch {
		case ok && kind == "p":
			v.preps = append(v.preps, word)
		case ok && kind == "inf":
			v.infs = append(v.infs, word)
		case ok && kind == "acc":
			v.accuse = append(v.accuse, word)
		case ok && kind == "as":
			v.as = append(v.as, word)
		default:
			x := coFrameNames[fr]
			if x == 0 {
				return nil, fmt.Errorf("frame %q", fr)
			}
			v.frames |= x
		}
	}
	return v, nil
}

func (g *continental) addForm(v *coVerb, word string, mood coMood) {
	f := g.forms[word]
	if f == nil {
		f = &coForm{}
		g.forms[word] = f
	}
	list := f[mood]
	if slices.Contains(list, v) {
		return
	}
	at := len(list)
	for at > 0 && len(list[at-1].rest) < len(v.rest) {
		at--
	}
	list = append(list, nil)
	copy(list[at+1:], list[at:])
	list[at] = v
	f[mood] = list
}

// addWord enters a row of lexicon.tsv.
func (g *continental) addWord(class, word, detail string) error {
	c, ok := euClassNames[class]
	if !ok {
		return fmt.Errorf("word class %q", class)
	}
	words := languageWords(g.lang, word)
	switch {
	case len(words) == 0:
		return fmt.Errorf("no word in %q", word)
	case c == euForename:
		g.forename[g.base(words[0])] = genderOf(detail)
	case len(words) > 1:
		g.addMulti(words, c)
		if c == euAnonymousCue {
			g.cueClass[words[0]+" "+words[1]] = detail
		}
	default:
		g.class[words[0]] |= c
		if c&coNouns != 0 {
			g.nouns[g.base(words[0])] |= c
		}
		if c == euAnonymousCue {
			g.cueClass[words[0]] = detail
		} else if detail != "" {
			g.detail[words[0]] = detail
		}
	}
	return nil
}

// addMulti joins the classes of a sequence that stands in several.
func (g *continental) addMulti(words []string, c euClass) {
	list := g.multi[words[0]]
	for i := range list {
		if len(list[i].rest) == len(words)-1 && subset(list[i].rest, words[1:]) && subset(words[1:], list[i].rest) {
			list[i].value |= c
			return
		}
	}
	g.multi.add(words, c)
}

// base is the form in which a noun, an adjective or a name compares.
func (g *continental) base(word string) string { return coBase(g.lang, word) }

// coBase is base for the language.
func coBase(lang, word string) string {
	switch lang {
	case "ru":
		return ruStem(word)
	case "fr":
		return frSingular(word)
	case "es":
		return esSingular(word)
	}
	return word
}

// frSingular takes the plural ending off a French noun or adjective.
func frSingular(s string) string {
	switch {
	case len(s) > 5 && strings.HasSuffix(s, "eaux"):
		return s[:len(s)-1]
	case len(s) > 4 && strings.HasSuffix(s, "aux"):
		return s[:len(s)-2] + "l"
	case len(s) > 3 && (s[len(s)-1] == 's' && s[len(s)-2] != 's' || s[len(s)-1] == 'x'):
		return s[:len(s)-1]
	}
	return s
}

// esSingular takes the plural ending off a Spanish noun or adjective.
func esSingular(s string) string {
	n := len(s)
	switch {
	case n > 5 && strings.HasSuffix(s, "ones"):
		return s[:n-4] + "ón"
	case n > 4 && strings.HasSuffix(s, "ces"):
		return s[:n-3] + "z"
	case hasEnding(s, "és", "ís", "ás", "ús"):
		return s // inglés, país
	case n > 5 && strings.HasSuffix(s, "eses"):
		return s[:n-4] + "és"
	case n > 4 && strings.HasSuffix(s, "es") && strings.IndexByte("rlndjy", s[n-3]) >= 0, strings.HasSuffix(s, "íses"):
		return s[:n-2]
	case n > 3 && s[n-1] == 's' && s[n-2] != 's':
		return s[:n-1]
	}
	return s
}
