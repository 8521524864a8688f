// Package sqlite keeps reports in a SQLite database that other tools can open:
// articles, speakers, statements and stances as tables, with full-text search.
//
// The driver is modernc.org/sqlite, which is Go throughout: no cgo, no library
// to install. The package is a module of its own, so that programs which do
// not need it do not carry it.
//
//	store, err := sqlite.Open("corpus.db")
//	…
//	for r, err := range analyzer.AnalyzeAll(ctx, articles) {
//		…
//		err = store.Put(ctx, r)
//	}
//	err = store.Close()
//
// # Tables
//
// The schema is in schema.sql, with a comment on each table; [Schema] is its
// text. Any SQLite tool reads it:
//
//	sqlite3 corpus.db "SELECT day, label_en, target, score, text FROM observations WHERE country = 'RU' ORDER BY day"
//
// A database keeps reports whole: [Store.Analysis] and [Store.All] give them
// back as they were put, with their texts.
//
// # Writing twice
//
// [Store.Put] is idempotent. A report of an article that is there already, with
// the same text and findings, changes nothing, not even the file's bytes; one
// with other findings takes the place of the old one. An article without an id has the
// SHA-256 of its text for one. Several reports go into one transaction by
// [Store.Begin], in which a program can write rows of its own as well: so it
// can note how far it is, and after a crash go on from there without losing
// or repeating anything.
//
// The same puts in the same transactions give the same bytes. SQLite's rollback
// journal sees to that also where a program is killed in the midst of one.
//
// # Search
//
// [Store.Search] finds statements by words, speaker, country, target, label,
// source and time. Words are compared by their stems (Snowball's, by script, after the
// folding of package tokenize), so that عقوبات finds والعقوبات, and "sanction"
// finds "sanctions". The tables statement_search and article_search hold stems and
// no text; [Match] writes a query for them.
package sqlite
