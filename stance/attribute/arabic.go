package attribute

import (
	"fmt"
	"io/fs"
	"strings"
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
	arFirstName
	arPatient
	arDoneBy
	arTopic
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
	"plural-adjective": arPluralAdjective, "reflexive": arReflexive, "first-name": arFirstName, "patient": arPatient, "done-by": arDoneBy, "topic": arTopic,
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
	fillers      []string // filler:W
	source       string   // source:W: the speaker stands after W
	impersonal   bool
	strict       bool
	goesOn       bool
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
	for _, word := range sortedKeys(a.class) {
		if f := word + "ه"; a.class[word] == arAdjective && a.class[f] == 0 && !hasFeminineEnding(word) {
			a.class[f] = arAdjective // سابق، السابقة
		}
	}
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
