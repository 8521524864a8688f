// Package target finds where an article speaks of a subject on which people
// take sides: sanctions, NATO, outside interference over Taiwan, talks to end
// the war in Ukraine, or whatever a user defines. What it finds is a mention:
// the words that a stance model is then asked about. Whether the speaker is for
// or against is not decided here, nor whether the mention is more than
// passing: the model may still answer "unrelated".
//
//	ts := target.Shipped()
//	mine, err := target.Read(file, "mine.tsv")
//	f, err := target.NewFinder(append(ts, mine...))
//	x := f.Document(tokenize.Parse(article)) // once for an article
//	for _, m := range x.Find(contents) {     // for each statement
//		fmt.Println(m.Target, m.Spans, m.Confidence)
//	}
//
// # A target in five minutes
//
// A target is rules, and rules are data: rows of a table, separated by tabs.
//
//	# target        lang  role     pattern                            confidence  conditions
//	grain-corridor  en    name     the Black Sea grain corridor
//	grain-corridor  en    @grain   grain/wheat/cereal*
//	grain-corridor  en    mention  @grain corridor/deal/initiative    0.9
//	grain-corridor  en    mention  @grain <10> (black sea)/odesa      0.8
//	grain-corridor  en    anaphor  the corridor/deal                  0.6
//	grain-corridor  en    decoy    grain deal with egypt
//	grain-corridor  en    reversal end/ending/closure [of/to] [the]
//	grain-corridor  en    decoy    in the end
//	grain-corridor  ar    mention  ممر/اتفاق ..1 حبوب+                  0.9
//
// The role says what a match of the pattern does.
//
//   - name is no pattern but what to call the target in that language.
//   - mention speaks of the target.
//   - anaphor speaks of it only after a mention, at most 200 words earlier:
//     "the alliance", "these measures".
//   - decoy looks like a mention and is none. Mentions, anaphors and reversals
//     that share a word with it are dropped: "criminal sanctions", "NATO phonetic".
//   - reversal is an operator that undoes. A mention that it stands right before,
//     that begins with it, or with a word of which it begins and goes on behind
//     the mention ("corridor ..4 be closed"), is of the target's undoing, and
//     [Mention].Undoing has both: who "demands an end to the grain corridor" is
//     for the end and against the corridor. It counts only where every mention in
//     the statement is so; anaphors beside a mention are not asked. It does not
//     reach past a comma, a dash or a bracket, and decoys keep its idioms out.
//   - @word defines a class, to be used in patterns as @word and in conditions
//     as word. Rows with the same class add up. A class of the target * serves
//     all targets of the file.
//
// The language is a tag such as ar, or * for all. A document is searched with
// the rules of its language and those for all; where the finder has no rules
// for the language, with all rules. Confidence may be empty: 0.9 for mentions
// and 0.6 for anaphors; that of a reversal counts for nothing.
//
// The same as JSON is an array of objects with the fields of [Target] and
// [Rule]; in Go, they are plain values. Two targets with the same id are one:
// a file that adds rows to "sanctions" extends the shipped target.
//
// # Patterns
//
// A pattern is words in a row. They match the folded form of the article's
// words ([tokenize.Word].Norm): case, diacritics and the forms of alef, ya and
// ta marbuta make no difference, nor do quotation marks, brackets and dashes
// between words. A comma, a full stop or the like ends a phrase.
//
//	word          the word; Arabic also with و ف ب ل ك, the article, and the
//	              alef of the accusative
//	الكلمة        Arabic: only with the article (also للكلمة, وبالكلمة)
//	=word         the very word, nothing before or after it
//	stem*         any word that begins so
//	word+         Arabic: also with a pronoun suffix, عقوبات+ is عقوباتها too
//	l'            French: the elided word
//	a/b           either word
//	(a b)/c       brackets make a row one item
//	a b | c d     either row
//	[a] b         b, or a b
//	@class        the pattern of a class
//	a ..3 b       a, then b, up to 3 words between
//	a <3> b       a and b in either order, up to 3 words between
//
// Gaps do not cross the end of a sentence. The longest gap is 40 words. A
// slash binds words more tightly than a space does, a bar less tightly, and
// <N> divides a whole row. In scripts without spaces (Chinese) every
// character is a word, and a written word stands for its characters in a row.
//
// # Conditions
//
// Context decides much: "a truce" is about Ukraine in one article and about
// Gaza in the next; "sanctions" are a court's where judges and clubs stand
// around. Conditions are separated by spaces, and all have to hold; with | one
// of several is enough; with ! in front the condition must not hold. Each asks
// about matches of classes around the match; self is the target's own
// mentions, those of rules that do not themselves look at self (no decoy or
// reversal does).
//
//	near:C,N      C in the same sentence, at most N words away (30)
//	before:C,N    C earlier in the article, at most N words back (200)
//	article:C,N   the article is about C: in its headline, or N times (3)
//	over:A/B,N    within N words (40), A at least as often as B
//	nearer:A/B    an A in the article, and no B closer than it
//
// A truce counts for ukraine-talks in the shipped table if Ukraine is near, or
// the article's subject, and no other war is nearer:
//
//	mention  truce  0.8  near:ukraine|article:ukraine nearer:ukraine/otherwar
//
// # Cost and limits
//
// [Finder.Document] looks every word up once and tries the few patterns that
// begin with it: time is linear in the text. Asking for a statement is a
// binary search. Everything is immutable after construction.
//
// A statement without words for the target ("It is a window") has no mention
// here, though a reader knows what is meant; [Index.FindWith] can look at
// words around it, as the analyzer does where the sentence says what somebody was asked about.
package target
