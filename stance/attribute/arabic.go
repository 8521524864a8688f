package attribute

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// arabic is the grammar of Arabic attribution. It is immutable.
type arabic struct {
	w     *world
	forms map[string]*arForm // inflected verb to its lemma and agreement
	short map[string]*arForm // the same for the shortened imperfect after لم, where it differs
	class map[string]arClass // single words
	multi phrases[arClass]   // sequences of two words and more
	nouns map[string]*arVerb // verbal nouns that attribute
	title map[string]arTitle // every form of a title's head
}

// arClass is a set of word classes of lexicon.tsv.
type arClass uint64

const (
	arComplementizer arClass = 1 << iota
	arConditional
	arTime
	arAdjunct
	arEvent
	arRelative
	arNegation
	arAuxiliary
	arResume
	arPronoun
	arTail
	arAuthor
	arAccording
	arOwnAccording
	arSwitch
	arNounCue
	arFeeling
	arMasdar
	arEventNoun
	arTitleHead
	arHonorific
	arNameParticle
	arAnonymous
	arCollective
	arOrganisation
	arMedium
	arDocument
	arCountryNoun
	arAdjective
	arAddressee
	arPair
	arPreposition
	arGivenName
	arBinds
	arTopicVerb
	arNameIntro
	arObjectPronoun
	arDemonstrative
	arLinksB
	arPluralAdjective
	arReflexive
)

var arClassNames = map[string]arClass{
	"complementizer": arComplementizer, "conditional": arConditional, "time": arTime, "adjunct": arAdjunct,
	"event": arEvent, "relative": arRelative, "negation": arNegation, "auxiliary": arAuxiliary, "resume": arResume,
	"pronoun": arPronoun, "tail": arTail, "author": arAuthor, "according": arAccording,
	"own-according": arOwnAccording, "switch": arSwitch, "noun-cue": arNounCue, "feeling": arFeeling,
	"masdar": arMasdar, "event-noun": arEventNoun, "title": arTitleHead, "honorific": arHonorific,
	"name-particle": arNameParticle, "anonymous": arAnonymous, "collective": arCollective,
	"organisation": arOrganisation, "medium": arMedium, "document": arDocument, "country-noun": arCountryNoun,
	"adjective": arAdjective, "addressee": arAddressee, "pair": arPair,
	"preposition": arPreposition, "given-name": arGivenName, "binds": arBinds, "topic-verb": arTopicVerb, "name-intro": arNameIntro,
	"object-pronoun": arObjectPronoun, "demonstrative": arDemonstrative, "links-b": arLinksB,
	"plural-adjective": arPluralAdjective, "reflexive": arReflexive,
}

// arNounHead are the classes of common nouns that head a phrase naming a
// speaker.
const arNounHead = arTitleHead | arAnonymous | arCollective | arOrganisation | arMedium | arDocument | arPair

// arVerb is one row of cues.tsv.
type arVerb struct {
	lemma, class string
	que, quote   bool
	np           bool
	preps        []string // p:W
	objPreps     []string // obj:W
	obj          bool     // an addressee may stand before a clause
	accuse       string   // acc:W; "-" for acc without preposition
	describe     string   // as:W
	from         string
	filler       string
	source       string // source:W: the speaker stands after W
	impersonal   bool
	strict       bool
}

// arTense is the form of a verb.
type arTense uint8

const (
	arPerfect arTense = iota
	arImperfect
	arParticiple
)

// arForm is one inflected form.
type arForm struct {
	verb   *arVerb
	tense  arTense
	gender gender
	plural bool
}

// arTitle is one form of a title's head noun.
type arTitle struct {
	lemma  string
	gender gender
	dual   bool
	plural bool
}

// newArabic reads the tables of the language below ar/.
func newArabic(w *world, fsys fs.FS) (*arabic, error) {
	a := &arabic{w: w, forms: map[string]*arForm{}, short: map[string]*arForm{}, class: map[string]arClass{}, multi: phrases[arClass]{},
		nouns: map[string]*arVerb{}, title: map[string]arTitle{}}
	verbs := map[string]*arVerb{}
	err := readTable(fsys, "ar/cues.tsv", 9, 9, func(f []string) error {
		v, err := newArVerb(f)
		if err != nil {
			return err
		}
		verbs[v.lemma] = v
		a.addVerb(v, f[3:])
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = readLexicon(fsys, "ar/lexicon.tsv", func(class, word, detail string) error {
		c, ok := arClassNames[class]
		if !ok {
			return fmt.Errorf("word class %q", class)
		}
		words := foldedWords(word)
		switch {
		case len(words) == 0:
			return fmt.Errorf("no word in %q", word)
		case len(words) > 1:
			a.addMulti(words, c)
			return nil
		case c == arTitleHead:
			a.addTitle(words[0])
			return nil
		case c == arNounCue:
			lemma, kind, _ := strings.Cut(detail, " ")
			if verbs[lemma] == nil {
				return fmt.Errorf("noun cue %q: no verb %q", word, lemma)
			}
			v := *verbs[lemma]
			v.class = kind
			a.nouns[words[0]] = &v
		}
		a.class[words[0]] |= c
		return nil
	})
	for form, f := range a.forms {
		// رفضا, طلبا: the verbal noun in the accusative, not the dual.
		if s, ok := strings.CutSuffix(form, "ا"); ok && f.tense == arPerfect && f.plural && a.class[s]&arMasdar != 0 {
			delete(a.forms, form)
		}
	}
	return a, err
}

// addMulti joins the classes of a sequence that stands in several.
func (a *arabic) addMulti(words []string, c arClass) {
	list := a.multi[words[0]]
	for i := range list {
		if len(list[i].rest) == len(words)-1 && subset(list[i].rest, words[1:]) {
			list[i].value |= c
			return
		}
	}
	a.multi.add(words, c)
}

func newArVerb(f []string) (*arVerb, error) {
	v := &arVerb{lemma: f[0], class: f[1]}
	for _, fr := range strings.Fields(f[2]) {
		kind, word, _ := strings.Cut(fr, ":")
		word = tokenize.Fold(word)
		switch kind {
		case "que":
			v.que = true
		case "quote":
			v.quote = true
		case "np":
			v.np = true
		case "p":
			v.preps = append(v.preps, word)
		case "obj":
			if word == "" {
				v.obj = true
			} else {
				v.objPreps = append(v.objPreps, word)
			}
		case "acc":
			if v.accuse = word; word == "" {
				v.accuse = "-"
			}
		case "as":
			v.describe = word
		case "from":
			v.from = word
		case "filler":
			v.filler = word
		case "source":
			v.source = word
		case "impersonal":
			v.impersonal = true
		case "strict":
			v.strict = true
		default:
			return nil, fmt.Errorf("frame %q", fr)
		}
	}
	return v, nil
}

// addVerb derives the inflected forms from the six that the table gives.
func (a *arabic) addVerb(v *arVerb, f []string) {
	add := func(form string, t arTense, g gender, plural bool) {
		if form = tokenize.Fold(form); form != "" && a.forms[form] == nil {
			a.forms[form] = &arForm{v, t, g, plural}
		}
	}
	add(f[0], arPerfect, masculine, false)
	add(f[1], arPerfect, feminine, false)
	add(f[2], arPerfect, masculine, true)
	if !strings.HasSuffix(f[0], "ى") { // نفيا is a denial before it is a dual
		add(f[0]+"ا", arPerfect, masculine, true)
	}
	add(f[1]+"ا", arPerfect, feminine, true)
	add(f[3], arImperfect, masculine, false)
	if rest, ok := strings.CutPrefix(tokenize.Fold(f[3]), "ي"); ok {
		if s := shortened(rest); s != rest {
			for prefix, g := range map[string]gender{"ي": masculine, "ت": feminine} {
				if a.short[prefix+s] == nil {
					a.short[prefix+s] = &arForm{v, arImperfect, g, false}
				}
			}
		}
	}
	if rest, ok := strings.CutPrefix(f[3], "ي"); ok {
		add("ت"+rest, arImperfect, feminine, false)
		add(f[3]+"ان", arImperfect, masculine, true)
		add("ت"+rest+"ان", arImperfect, feminine, true)
	}
	add(f[4], arImperfect, masculine, true)
	if p, ok := strings.CutSuffix(f[5], "ا"); ok {
		add(f[5], arParticiple, masculine, false)
		add(p+"ة", arParticiple, feminine, false)
		add(p+"ين", arParticiple, masculine, true)
		add(p+"ات", arParticiple, feminine, true)
		add(p+"تين", arParticiple, feminine, true)
		if q, ok := strings.CutSuffix(p, "ي"); ok {
			add(q+"ين", arParticiple, masculine, true)
		}
	}
}

// shortened takes the weak letter off an imperfect without its prefix, as the
// verb stands after لم: قول to قل, دعو to دع.
func shortened(s string) string {
	r := []rune(s)
	n := len(r)
	weak := func(c rune) bool { return c == 'و' || c == 'ي' || c == 'ا' }
	switch {
	case n >= 2 && weak(r[n-1]):
		return string(r[:n-1])
	case n >= 3 && weak(r[n-2]):
		return string(r[:n-2]) + string(r[n-1])
	}
	return s
}

// addTitle derives the forms of a title's head.
func (a *arabic) addTitle(m string) {
	add := func(form string, t arTitle) {
		if _, ok := a.title[form]; !ok {
			t.lemma = m
			a.title[form] = t
			a.class[form] |= arTitleHead
		}
	}
	f, isFeminine := strings.CutSuffix(m, "ه")
	if _, ok := a.title[f]; ok && isFeminine {
		// نظيره: his counterpart, or a woman who is one.
		a.title[m] = arTitle{lemma: f}
		return
	}
	if isFeminine {
		add(m, arTitle{gender: feminine})
		add(f+"تا", arTitle{gender: feminine, dual: true, plural: true})
		return
	}
	add(m, arTitle{gender: masculine})
	add(m+"ه", arTitle{gender: feminine})
	add(m+"ا", arTitle{gender: masculine, dual: true, plural: true})
	add(m+"ان", arTitle{gender: masculine, dual: true, plural: true})
	add(m+"ين", arTitle{gender: masculine, plural: true})
	add(m+"ون", arTitle{gender: masculine, plural: true})
	add(m+"و", arTitle{gender: masculine, plural: true})
	add(m+"تا", arTitle{gender: feminine, dual: true, plural: true})
}
