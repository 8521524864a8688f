// Package tally sums up reports over any number of articles: where each
// speaker, office or country stands on each target, in which source and when,
// and how sure that is; who agrees with whom; and who changed.
//
//	t, err := tally.New()
//	…
//	for report, err := range analyzer.AnalyzeAll(ctx, articles) {
//		…
//		err = t.Add(report)
//	}
//	rows, err := t.Rows(tally.Query{By: tally.BySpeaker | tally.ByTarget, Period: tally.Month})
//
// Formulas, their sources and what simulations say of them are in
// docs/aggregates.md.
//
// # A set, not a sum
//
// A [Tally] is a set of observations (one stance of one speaker in one
// statement of one article) in fixed-point numbers. [Tally.Merge] is the union
// of sets. So it does not matter in which order reports are added, how an
// archive is cut into files, or how many workers count and in what order their
// tallies are merged: [Tally.MarshalBinary] gives the same bytes, and adding an
// article twice changes no row. Sums are made only when they are read, in the
// order of the set.
//
// A tally keeps about 225 bytes of memory for each stance (125 bytes in the
// binary form), and nothing of an article in which no one takes one. The words
// of statements are forgotten unless [WithText] keeps them; ids and offsets lead
// back to the articles.
//
// # Statements, and copies of them
//
// Papers print what agencies send. A statement that ten papers carry is one
// statement with ten [Occurrence]s. Two observations of one speaker on one target
// are copies where their words are nearly the same (MinHash over stretches of
// five letters, so that a word changed, a clause cut or a quotation mark lost
// does not matter) and they were published within days. [WithCopies] sets both
// limits. A statement's figures are means over its copies, its date is that of
// the first.
//
// Speakers are told apart by [Key]: a Wikidata number or the gazetteer's name
// where there is one, so that Arabic and English articles meet.
//
// # Rows
//
// [Tally.Rows] answers a [Query]: any set of [Dimension]s and a [Period]. A [Row] has
// counts of labels and an [Estimate]:
//
//   - Score: the mean, weighted with the confidence of the attribution.
//   - Effective: the number of equally weighted independent occasions. What one
//     speaker says on one day is one occasion: twenty sentences of one speech
//     are not twenty witnesses.
//   - Low and High: the interval for the mean that this speaker's statements
//     have in the long run, Student's t with a variance that borrows from all
//     rows of the target. So there is one even for a single statement.
//   - Shrunk, with an interval of its own: the score drawn toward the target's
//     mean, the more the less the row itself tells (empirical Bayes). It is
//     nearer to the truth on the whole, and the one to rank by.
//
// Intervals take the model's probabilities as calibrated; they do not know of
// errors that it makes everywhere in the same way.
//
// [Query.Of] leads from a row to its statements, [WriteCSV] writes rows as a
// table.
//
// # Agreement
//
// [Tally.Align] compares speakers, offices, countries or sources over the targets
// that both of a pair are known on: a matrix with intervals, a hierarchical
// order for heat maps, communities, and the parts that each target has in a
// pair's distance and in the disagreement of all.
//
// # Change
//
// [Tally.Changes] tests series for a change of level at an unknown day, by
// permutation, and [Tally.WhatChanged] lists the statements on both sides.
//
// # Limits
//
// Namesakes whom the gazetteer does not know are one speaker. A joint statement
// counts for each of its speakers, as if made apart. Statements of the unknown
// speaker are left out unless [Filter] takes them in.
package tally
