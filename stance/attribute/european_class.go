package attribute

// euClass is a set of word classes of lexicon.tsv.
type euClass uint64

const (
	euDeterminer euClass = 1 << iota
	euPossessive
	euPronoun
	euObject
	euAuthor
	euRelative
	euThat
	euConjunction
	euSubordinator
	euPreposition
	euAuxiliary
	euModal
	euNegation
	euFinite
	euAdverb
	euNotAdverb
	euTime
	euMonth
	euWeekday
	euTail
	euEvent
	euAccording
	euRole
	euAnonymous
	euCollective
	euBody
	euMedium
	euDocument
	euHonorific
	euNamePart
	euQualifier
	euSpeechNoun
	euActNoun
	euAnonymousCue
	euNumberWord
	euSynonym
	euFused
	euQuantity
	euEager
	euConnective
	euNameEnd
	euNounCue
	euTimeUnit
	euNone
	euTelling
	euForename
	euPostposed
	euPortfolio
	euJudgement
	euTopic
	euClitic
	euPassive
	euSwitch
	euFormer
	euAnaphor
)

var euClassNames = map[string]euClass{
	"determiner": euDeterminer, "possessive": euPossessive, "pronoun": euPronoun, "object": euObject,
	"author": euAuthor, "relative": euRelative, "that": euThat, "conjunction": euConjunction,
	"subordinator": euSubordinator, "preposition": euPreposition, "auxiliary": euAuxiliary, "modal": euModal,
	"negation": euNegation, "finite": euFinite, "adverb": euAdverb, "notadverb": euNotAdverb, "time": euTime,
	"month": euMonth, "weekday": euWeekday, "tail": euTail, "event": euEvent, "according": euAccording,
	"role": euRole, "anonymous": euAnonymous, "collective": euCollective, "body": euBody, "medium": euMedium,
	"document": euDocument, "honorific": euHonorific, "namepart": euNamePart, "qualifier": euQualifier,
	"speech-noun": euSpeechNoun, "act-noun": euActNoun, "anonymous-cue": euAnonymousCue,
	"number-word": euNumberWord, "synonym": euSynonym, "fused": euFused,
	"quantity": euQuantity, "eager": euEager, "connective": euConnective, "nameend": euNameEnd, "noun-cue": euNounCue, "time-unit": euTimeUnit,
	"none": euNone, "telling": euTelling, "forename": euForename, "postposed": euPostposed,
	"portfolio": euPortfolio, "judgement": euJudgement, "topic": euTopic,
	"clitic": euClitic, "passive": euPassive, "switch": euSwitch, "former": euFormer, "anaphor": euAnaphor,
}

// euStop are the classes of words that no noun phrase holds.
const euStop = euPronoun | euObject | euAuthor | euRelative | euThat | euConjunction | euSubordinator |
	euPreposition | euAuxiliary | euModal | euNegation | euFinite | euTime

// euNounHead are the classes of common nouns that head a phrase naming a
// speaker.
const euNounHead = euRole | euCollective | euBody | euMedium | euDocument
