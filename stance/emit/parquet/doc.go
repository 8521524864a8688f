// Package parquet writes reports as an Apache Parquet file, one row a
// statement, for DuckDB, pandas, Spark and the like.
//
// The package is a module of its own, so that programs which do not need the
// format do not carry it.
//
//	e := parquet.New(w)
//	for r, err := range analyzer.AnalyzeAll(ctx, articles) {
//		…
//		err = e.Encode(r)
//	}
//	err = e.Close()
//
// A row ([Row]) is nested: a statement has lists of speakers, of pieces of
// content, and of stances with their evidence. In DuckDB:
//
//	SELECT published, speakers[1].name, s.target, s.score, text
//	FROM 'statements.parquet', unnest(stances) AS u(s) WHERE s.label = 'against'
//
// Offsets are those of the report, UTF-8 bytes into the article's text, which
// is no part of the file; the words of every span stand beside them. Columns are compressed with
// Zstandard. A row group has at most [RowsPerGroup] rows, which bounds the memory
// of writer and readers. The same reports give the same bytes.
package parquet
