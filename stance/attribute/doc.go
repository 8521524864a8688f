// Package attribute finds what an article attributes to whom.
//
// A news article says little in its own name. Most of it is what ministers,
// spokesmen, papers and unnamed officials are said to have said, and in Arabic
// agency copy most of that is indirect speech: a verb first, often without a
// subject, a clause after أن, then a participle that goes on in the same
// speaker's name:
//
//	وأكد وزير الخارجية الروسي أن موسكو …، مبيناً أنه …
//	وأضاف: «…»
//
// [Attributor.Attribute] reads a [tokenize.Document] and returns [Statement]s,
// with the cue that attributes, the spans of content, and the speaker, and the
// [Speaker]s with their titles and countries. All offsets are bytes of the
// document's text.
//
// # How it works
//
// A grammar finds frames: a cue, the words of its subject and its complement. It
// works on words that tables classify, with hand-written scanners; there is no
// dictionary of whole phrases and no learned part. There are four: for Arabic, for
// English, for Chinese, and one for French, Spanish and Russian, which tables tell
// apart. The Arabic one reads a sentence in two steps: first every word that may
// be a cue looks for its subject and complement by itself; then the cues of the sentence
// are settled against each other from left to right, so that a participle
// ends the content before it, and a cue inside reported content stays inside. The
// others go from left to right once, and each content ends where they see the next
// cue begin.
//
// The resolver then binds subjects to speakers in one pass over the frames.
// It keeps a stack of who spoke. A full name introduces; a family name, a
// title, a head noun (الهيئة, the ministry) looks back for the one it fits; a
// pronoun takes whoever agrees in gender and number and last spoke or was the
// subject of a sentence; an elided subject takes the person whom the sentence
// before tells of without quoting him, unless the verb goes on with what was
// said (وأضاف), and else the latest speaker too; participles take the speaker of
// their clause. A title that no name goes with is looked up in the table of
// offices by the article's date, and so is a family name that the article never
// has in full, where only one bearer of it can be meant. That adds the person's
// name in other languages and a Wikidata number, never words that the article
// does not have. Where nothing fits, the speaker is unresolved, and a note says
// so.
//
// Where the sentence says what a statement is about ("Asked about the embargo, she said …",
// وعن الحظر قال إنه …), [Statement.Topic] tells which words do.
//
// # Rules
//
// Every statement names the rule that found it:
//
//	 1  verb-first          وقال لافروف إن …
//	 2  subject-first       لكن الوزير قال إن …; the minister said that …
//	 3  elided-subject      وأضاف أن …
//	 4  participle          معتبراً أن …; adding that …
//	 5  nominal-complement  معلناً دعم بلاده …; called for …
//	 6  noun-cue            تأكيد الوزير أن …; his claim that …
//	 7  quote-first         «…»، قال الوزير; “…,” the minister said
//	 8  according-to        بحسب الوزارة; according to the ministry
//	 9  colon               لافروف: …; Kremlin: …
//	10  reported-source     نقلت الوكالة عن الوزير قوله …
//	11  accusation          اتهم الوزير واشنطن بـ…
//	12  description         وصف القرار بأنه …
//	13  quote-continuation  marks reopened in the next paragraph
//	14  dash                “…” — the minister
//	15  free-quote          a quotation between two of one speaker
//	16  joint-agreement     اتفق الوزيران على …
//	17  interview           the answers of an interview that is printed as questions and answers
//
// # Tables
//
// What the package knows of a language and of the world is in tab-separated
// files below tables/, embedded: verbs with their forms and complements, word
// classes, head nouns, people, offices, terms of office, countries,
// organisations. What people, offices, countries and bodies are called in Chinese,
// French, Russian and Spanish stands in names.tsv of the language. [WithTables] lays a user's own files over them. Country names come from CLDR.
//
// # Limits
//
// Precision comes before recall: words without a cue are the author's.
// Irony, hearsay without a verb and speech spread over a
// paragraph without marks are not found. Reading takes time linear in the
// length of the text; a cue looks no further than some fifty words for its
// complement, and a noun phrase ends after some three dozen.
package attribute
