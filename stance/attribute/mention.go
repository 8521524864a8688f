package attribute

import (
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// mention is a noun phrase that may name a speaker, as a grammar parsed it.
// Words are in match form without article and clitics, so that mentions of
// one language compare by equality of words.
type mention struct {
	span  tokenize.Span // the whole phrase
	kind  SpeakerKind
	first int // index of the first word of the phrase
	next  int // index of the word after it

	name     []string      // words of a proper name, empty where there is none
	nameSpan tokenize.Span // of the name alone

	// role is the head noun of a title ("وزير", "minister") or the head of a
	// common noun phrase ("وزاره", "report"); rest are the other content words,
	// country names and adjectives replaced by "@" + ISO code.
	role      string
	rest      []string
	titleSpan tokenize.Span

	definite bool
	// introduced is set where an indefinite title goes before a name.
	introduced bool
	byTitle    bool // its gender is that of its title, which a woman may bear too
	anonymous  bool // a source, an official: a head that hides the name
	plural     bool
	gender     gender
	country    string

	person *person
	org    *organisation
	state  bool // the name of a country, its capital or government seat

	// weak marks a bare name that counts only where the article introduces
	// its bearer elsewhere.
	weak bool
	// guess marks a phrase whose head no table has.
	guess   bool
	pronoun bool
	respect bool // a pronoun of respect, معاليه: it means the one who speaks
	royal   bool // it is a prince's, سموه
	office  bool // it is a minister's, معاليه
	same    bool // the same source: ذات المصدر، المصدر نفسه
	this    bool // this man: a noun that points at somebody just mentioned
	pair    bool // two already known: الجانبان, both ministers
	shared  bool // its title is said once for two: وزيرا الخارجية … X والصيني Y
	aside   bool // a text named in passing, which does not go on speaking
	owner   bool // in the possessive: Bush's remarks
	acting  bool // a body or state that is the subject of a main clause
	former  bool // the former president: what somebody was
	uttered bool // X made the remarks: it is X whom the article has quoted
	below   int  // number of the mention that is the subject of its sentence, 0 for none
}

func (m *mention) hasName() bool { return len(m.name) > 0 }

// key is the office key of a title: role and sorted rest.
func titleKey(role string, rest []string) string {
	parts := append([]string(nil), rest...)
	slices.Sort(parts)
	return role + " " + strings.Join(parts, " ")
}

// subset reports whether every word of a is in b.
func subset(a, b []string) bool {
	for _, x := range a {
		if !contains(b, x) {
			return false
		}
	}
	return true
}

func contains(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// frame is a statement as a grammar found it, before its speakers are known.
type frame struct {
	rule     Rule
	cue      Cue
	kind     Kind
	content  []Content
	negated  bool
	parent   int // index of the frame that holds this one, -1
	sentence int32
	subjects []mention // explicit speakers; empty where elided
	carry    int       // index of the frame whose speakers this one shares, -1 where it stands alone
	gender   gender    // agreement of the cue
	plural   bool
	asked    *mention // whom a question is put to, who may answer in the same sentence
	topic    *mention // whom the sentence before tells of, where it says nothing of its own
	goesOn   bool     // the cue goes on with what its speaker said before: وأضاف
	// interviewed marks the first answer of an interview: whom the article has
	// quoted most gives it.
	interviewed bool
	// about is what the statement is said to be about, before its cue or between cue and content.
	about     tokenize.Span
	anonymous bool // impersonal: nobody is named (يُعتقد أن, it is said that)
}
