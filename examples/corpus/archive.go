package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
)

// batch is how many records a transaction has. Transactions end where the
// number of all records is a multiple of it, so that they are the same whoever
// was killed when, and with them the bytes of the database.
const batch = 64

// tables are the program's own in the database.
const tables = `
CREATE TABLE IF NOT EXISTS corpus_state (one INTEGER PRIMARY KEY CHECK (one = 1), settings TEXT NOT NULL, items INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS corpus_files (file TEXT PRIMARY KEY, records INTEGER NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS corpus_errors (number INTEGER PRIMARY KEY, file TEXT NOT NULL, line INTEGER NOT NULL, id TEXT NOT NULL, reason TEXT NOT NULL);`

// archive is the database, with the transaction at hand.
type archive struct {
	store *sqlite.Store
	batch *sqlite.Batch // nil between transactions
	start int           // items when the transaction began
	items int           // records that are in, with those of the transaction
	seen  map[string]int
	dirty map[string]bool // files with new records
}

// fileState is how far a file has been read; size is -1 before its end.
type fileState struct {
	records int
	size    int64
}

func openArchive(ctx context.Context, path string) (*archive, error) {
	store, err := sqlite.Open(path)
	if err != nil {
		return nil, err
	}
	a := &archive{store: store, seen: map[string]int{}, dirty: map[string]bool{}}
	if _, err := store.DB().ExecContext(ctx, tables); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return a, nil
}

func (a *archive) close() error { return errors.Join(a.abandon(), a.store.Close()) }

// settings are those that the archive was begun with; a new one takes these.
func (a *archive) settings(ctx context.Context, these string) (string, error) {
	var have string
	err := a.store.DB().QueryRowContext(ctx, `SELECT settings, items FROM corpus_state`).Scan(&have, &a.items)
	if errors.Is(err, sql.ErrNoRows) {
		_, err = a.store.DB().ExecContext(ctx, `INSERT INTO corpus_state (one, settings, items) VALUES (1, ?, 0)`, these)
		have = these
	}
	return have, err
}

// progress tells how far each file has been read.
func (a *archive) progress(ctx context.Context) (map[string]fileState, error) {
	rows, err := a.store.DB().QueryContext(ctx, `SELECT file, records, size FROM corpus_files`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]fileState{}
	for rows.Next() {
		var name string
		var s fileState
		if err := rows.Scan(&name, &s.records, &s.size); err != nil {
			return nil, err
		}
		out[name], a.seen[name] = s, s.records
	}
	return out, rows.Err()
}

// begin begins a transaction where none is at hand.
func (a *archive) begin(ctx context.Context) (err error) {
	if a.batch == nil {
		a.start = a.items
		a.batch, err = a.store.Begin(ctx)
	}
	return err
}

// put writes a report.
func (a *archive) put(ctx context.Context, r *stance.Analysis, p place) error {
	if err := a.begin(ctx); err != nil {
		return err
	}
	if err := a.name(ctx, r, p); err != nil {
		return err
	}
	if _, err := a.batch.Put(r); err != nil {
		return err
	}
	return a.advance(ctx, p)
}

// name gives an article an id of its own where another text has it already.
func (a *archive) name(ctx context.Context, r *stance.Analysis, p place) error {
	r.Article.ID = sqlite.ID(r.Article.ID, r.Text)
	for range 2 {
		var text string
		err := a.batch.Tx().QueryRowContext(ctx, `SELECT text FROM articles WHERE id = ?`, r.Article.ID).Scan(&text)
		if errors.Is(err, sql.ErrNoRows) || err == nil && text == r.Text {
			return nil
		}
		if err != nil {
			return err
		}
		r.Article.ID += fmt.Sprintf(" (%s:%d)", p.file, p.record)
	}
	return nil
}

// putError writes what is wrong with a record.
func (a *archive) putError(ctx context.Context, p place, reason string) error {
	if err := a.begin(ctx); err != nil {
		return err
	}
	if _, err := a.batch.Tx().ExecContext(ctx, `INSERT INTO corpus_errors (file, line, id, reason) VALUES (?, ?, ?, ?)`,
		p.file, p.line, p.id, reason); err != nil {
		return err
	}
	return a.advance(ctx, p)
}

// advance counts a record, and ends the transaction where it is full.
func (a *archive) advance(ctx context.Context, p place) error {
	a.items++
	a.seen[p.file] = p.record
	a.dirty[p.file] = true
	if a.items%batch == 0 {
		return a.commit(ctx, nil)
	}
	return nil
}

// errOther says that someone else has written in between.
var errOther = errors.New("another run writes to the same -out")

// commit ends the transaction; sizes are of files that have been read to the
// end.
func (a *archive) commit(ctx context.Context, sizes map[string]int64) error {
	if a.batch == nil && len(sizes) == 0 {
		return nil
	}
	if err := a.begin(ctx); err != nil {
		return err
	}
	tx := a.batch.Tx()
	res, err := tx.ExecContext(ctx, `UPDATE corpus_state SET items = ? WHERE items = ?`, a.items, a.start)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return errors.Join(errOther, err)
	}
	for name := range sizes {
		a.dirty[name] = true
	}
	for _, name := range sorted(a.dirty) {
		size := int64(-1)
		if n, ok := sizes[name]; ok {
			size = n
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO corpus_files (file, records, size) VALUES (?, ?, ?)
			ON CONFLICT (file) DO UPDATE SET records = excluded.records, size = excluded.size`, name, a.seen[name], size); err != nil {
			return err
		}
	}
	clear(a.dirty)
	err = a.batch.Commit()
	a.batch = nil
	return err
}

// abandon undoes the transaction at hand.
func (a *archive) abandon() error {
	if a.batch == nil {
		return nil
	}
	b := a.batch
	a.batch = nil
	return b.Rollback()
}

// badRecord is a line of errors.jsonl.
type badRecord struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	ID     string `json:"id,omitempty"`
	Reason string `json:"reason"`
}

// writeErrors writes errors.jsonl and tells how many there are.
func (a *archive) writeErrors(ctx context.Context, w io.Writer) (n int, err error) {
	rows, err := a.store.DB().QueryContext(ctx, `SELECT file, line, id, reason FROM corpus_errors ORDER BY number`)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for rows.Next() {
		var b badRecord
		if err := rows.Scan(&b.File, &b.Line, &b.ID, &b.Reason); err != nil {
			return n, err
		}
		n++
		if err := e.Encode(b); err != nil {
			return n, err
		}
	}
	return n, rows.Err()
}
