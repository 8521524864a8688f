package attribute

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// chinese is the grammar of Chinese attribution. It is immutable.
type chinese struct {
	w   *world
	lex *zhLexicon
}

// zhClass is a set of word classes of lexicon.tsv.
type zhClass uint64

const (
	zhRole zhClass = 1 << iota
	zhAnonymous
	zhCollective
	zhBody
	zhMedium
	zhDocument
	zhMeeting
	zhHonorific
	zhSurname
	zhPronoun
	zhDeterminer
	zhQuantity
	zhModifier
	zhFormer
	zhSide
	zhShort
	zhTime
	zhTimeUnit
	zhAdverb
	zhConnective
	zhContrast
	zhPreposition
	zhTopic
	zhClosing
	zhTopicEnd
	zhAct
	zhNegation
	zhNever
	zhPassive
	zhModal
	zhAccording
	zhSource
	zhCiting
	zhCited
	zhAnonymousCue
	zhAspect
	zhSay
	zhAnd
	zhAuthor
	zhDecoy
	zhVerb
	zhAnswer
	zhCourtesy
	zhAddress
	// What no table has.
	zhQuoted // a quotation as one token
	zhTitle  // a book title as one token
	zhAside  // a bracket as one token
)

var zhClassNames = map[string]zhClass{
	"role": zhRole, "anonymous": zhAnonymous | zhRole, "collective": zhCollective, "body": zhBody, "medium": zhMedium,
	"document": zhDocument, "meeting": zhMeeting, "honorific": zhHonorific, "surname": zhSurname, "pronoun": zhPronoun,
	"determiner": zhDeterminer, "quantity": zhQuantity, "modifier": zhModifier, "former": zhFormer, "side": zhSide,
	"short": zhShort, "time": zhTime, "time-unit": zhTimeUnit, "adverb": zhAdverb, "connective": zhConnective, "contrast": zhContrast | zhConnective,
	"preposition": zhPreposition, "topic": zhTopic | zhPreposition, "closing": zhClosing, "topic-end": zhTopicEnd, "act": zhAct,
	"negation": zhNegation, "never": zhNever, "passive": zhPassive, "modal": zhModal, "according": zhAccording, "source": zhSource,
	"citing": zhCiting, "cited": zhCited, "anonymous-cue": zhAnonymousCue, "aspect": zhAspect, "say": zhSay,
	"and": zhAnd, "author": zhAuthor, "word": zhDecoy, "verb": zhVerb, "answer": zhAnswer, "courtesy": zhCourtesy, "address": zhAddress,
}

// zhStop are the classes of words with which no noun phrase goes on.
const zhStop = zhTime | zhAdverb | zhConnective | zhPreposition | zhAct | zhNegation | zhNever | zhPassive | zhModal |
	zhAccording | zhCiting | zhVerb | zhAspect

// zhHead are the classes of words that head a phrase which names a speaker.
const zhHead = zhRole | zhCollective | zhBody | zhMedium | zhDocument | zhMeeting | zhSide

// zhFlag is what cues.tsv says of the use of a verb.
type zhFlag uint16

const (
	zhWeak   zhFlag = 1 << iota // a comma, colon or quotation must follow
	zhInner                     // inside of what somebody says it opens no statement
	zhTo                        // an addressee may follow, and is left out
	zhOfText                    // the subject is a document or figures
	zhOfBody                    // the subject is a body, state or document
	zhJoint                     // said of several it is an agreement
	zhOn                        // what stands after 对 before it belongs to the content
	zhBoth                      // only of several
	zhNamed                     // only with a subject of its own
	zhAccuse                    // what follows is an accusation
	zhPlain                     // inside of what somebody says it opens no statement by itself, without 并 or 还
)

var zhFlagNames = map[string]zhFlag{
	"weak": zhWeak, "inner": zhInner, "to": zhTo, "text": zhOfText, "body": zhOfBody, "joint": zhJoint,
	"on": zhOn, "both": zhBoth, "named": zhNamed, "accuse": zhAccuse, "plain": zhPlain,
}

// zhCue is one row of cues.tsv.
type zhCue struct {
	lemma, class string
	flags        zhFlag
}

func (c *zhCue) has(f zhFlag) bool { return c.flags&f != 0 }

// zhEntry is what the tables know of a word of one or more characters.
type zhEntry struct {
	class  zhClass
	detail string
	cue    *zhCue
}

// zhLexicon holds the words of the language. Its tables have no spaces between
// words, nor has the text, so that words are found by the longest match.
type zhLexicon struct {
	w     *world
	words phrases[*zhEntry]
	sound map[string]bool // characters that write foreign names
	given map[string]bool // characters that are a word of their own and stand in names too
}

// newZhLexicon reads the tables below zh/.
func newZhLexicon(w *world, fsys fs.FS) (*zhLexicon, error) {
	l := &zhLexicon{w: w, words: phrases[*zhEntry]{}, sound: map[string]bool{}, given: map[string]bool{}}
	err := readTable(fsys, "zh/cues.tsv", 2, 3, func(f []string) error {
		c := &zhCue{lemma: f[0], class: f[1]}
		for _, name := range strings.Fields(f[2]) {
			x := zhFlagNames[name]
			if x == 0 {
				return fmt.Errorf("flag %q", name)
			}
			c.flags |= x
		}
		e, err := l.entry(f[0])
		if err == nil {
			e.cue = c
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	err = readLexicon(fsys, "zh/lexicon.tsv", func(class, words, detail string) error {
		if class == "sound" || class == "given" {
			set := l.sound
			if class == "given" {
				set = l.given
			}
			for _, c := range foldedWords(words) {
				set[c] = true
			}
			return nil
		}
		c := zhClassNames[class]
		if c == 0 {
			return fmt.Errorf("word class %q", class)
		}
		for _, word := range strings.Fields(words) {
			e, err := l.entry(word)
			if err != nil {
				return err
			}
			e.class |= c
			if detail != "" {
				e.detail = detail
			}
		}
		return nil
	})
	return l, err
}

// entry is the entry of a word, a new one where there is none yet.
func (l *zhLexicon) entry(word string) (*zhEntry, error) {
	chars := foldedWords(word)
	if len(chars) == 0 {
		return nil, fmt.Errorf("no word in %q", word)
	}
	for _, p := range l.words[chars[0]] {
		if slices.Equal(p.rest, chars[1:]) {
			return p.value, nil
		}
	}
	e := &zhEntry{}
	l.words.add(chars, e)
	return e, nil
}

// newChinese builds the grammar on the lexicon that titles compare by.
func newChinese(w *world) *chinese { return &chinese{w: w, lex: w.chinese.lex} }
