// Package stance tells who says what in a news article, and how each speaker
// stands on given subjects.
//
// An [Analyzer] takes an [Article] and gives an [Analysis]:
//
//	z, err := stance.New()
//	…
//	r, err := z.Analyze(ctx, &stance.Article{Text: text})
//	for _, s := range r.Statements {
//		fmt.Println(s.Speakers, r.Slice(s.Content[0].Span), s.Stances)
//	}
//
// # Statements and speakers
//
// A statement is a stretch of the article that it attributes to a source other
// than its author. It has a cue (the words that attribute), one or more spans of
// content (what was said, without cue, speaker and quotation marks) and one or
// more speakers. Package attribute finds them by a grammar, whose rule each
// statement names, and follows a speaker through names, titles, pronouns and
// verbs without a subject. Where the article does not say who speaks, the speaker
// is of kind unknown and has no name. All such statements of a report share one
// unknown speaker, though they need not be of one person; so it has no summed
// stance.
//
// # Stances
//
// A target is a subject on which speakers take sides; [target.Shipped] has four,
// and [WithTargets] takes others. Package target finds the statements that
// mention one. For each, the model reads the article's own bytes from the first
// of cue and content to the last, with the mentions marked, and gives the
// probabilities of four answers: favor, against, neutral, and unrelated, where the
// statement does not speak of the target after all. A stance whose likeliest
// answer is unrelated is left out. The others have a label, a score,
// P(favor) − P(against), and the words that the decision rests on most.
//
// Analysis.Stances sums up the statements of a speaker on a target: the mean of the scores, weighted
// with the confidence of the attribution, and a 95 % interval, Welch's, from
// what the model leaves open in each statement and from how far the statements
// are apart. With one statement it tells the doubt of the model alone.
//
// # Offsets
//
// Every span is a half-open range of bytes in Article.Text, on character boundaries. Nothing in a
// report leads into Article.Title. For offsets in code points or UTF-16 units there
// are converters in package tokenize:
//
//	runes := tokenize.ToRunes(r.Text)
//	from, to := runes.Span(r.Statements[0].Content[0].Span)
//
// # Many articles
//
// [Analyzer.AnalyzeAll] takes a sequence of articles (package source reads them
// from files) and gives a sequence of reports, in order, with several articles in
// hand at once and a bounded number in memory. A report depends on its article
// and the options, not on other articles, the number of workers or the run:
// lists have a defined order and figures are rounded to four decimals.
//
// # Errors and notes
//
// An article that is too large, not UTF-8, or said to be in a language that the
// module knows nothing of is an error; so is one that the classifier fails on.
// What a person would want to know but need not stop for (an unclosed quotation
// mark, a speaker not resolved, replaced bytes) is in Analysis.Notes. So is that
// a text's language has no grammar, or was not recognised: its report has no
// statements and the note no-grammar.
package stance
