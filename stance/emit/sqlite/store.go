package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Schema is the definition of the tables, in SQL.
//
//go:embed schema.sql
var Schema string

// Version is that of the schema; it stands in the database's user_version.
const Version = 1

// application marks the file as one of this package (PRAGMA application_id):
// "Byan".
const application = 0x4279616e

// Causes of errors. Those of package database/sql and of the driver occur too.
var (
	// ErrVersion says that a file is a database of something else, or of
	// another version of the schema.
	ErrVersion = errors.New("not a database of this version")
	// ErrNotFound says that there is no article of that id.
	ErrNotFound = errors.New("no such article")
	// ErrReport says that a report does not fit together: a statement whose
	// speaker it does not have, or spans outside its text.
	ErrReport = errors.New("broken report")
)

// Store is a database of reports. It is safe for concurrent use; writers take
// turns.
type Store struct {
	db *sql.DB
}

// Option changes how a database is opened.
type Option func(*options)

type options struct {
	readOnly bool
}

// ReadOnly opens a database that is there, to read only, on as many
// connections as there are readers.
func ReadOnly() Option { return func(o *options) { o.readOnly = true } }

// Open opens a database file, and makes it where there is none. The error
// wraps ErrVersion where the file is another database.
func Open(path string, opts ...Option) (*Store, error) {
	var o options
	for _, f := range opts {
		f(&o)
	}
	db, err := sql.Open("sqlite", source(path, o))
	if err != nil {
		return nil, fmt.Errorf("sqlite: %s: %w", path, err)
	}
	if !o.readOnly {
		db.SetMaxOpenConns(1) // so that a transaction keeps others waiting, not failing
	}
	s := &Store{db: db}
	if err := s.prepare(o); err != nil {
		return nil, errors.Join(fmt.Errorf("sqlite: %s: %w", path, err), db.Close())
	}
	return s, nil
}

// source is the data source name of a file.
func source(path string, o options) string {
	q := url.Values{}
	q.Add("_pragma", "busy_timeout(10000)")
	q.Add("_pragma", "foreign_keys(1)")
	q.Add("_pragma", "cache_size(-16000)") // 16 MB, whatever the size of the file
	if o.readOnly {
		q.Set("mode", "ro")
	} else {
		// A rollback journal: one file, and the same bytes whoever was killed when.
		q.Add("_pragma", "journal_mode(DELETE)")
		q.Add("_pragma", "synchronous(NORMAL)")
		q.Set("_txlock", "immediate")
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a drive letter
		path = "/" + path
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// prepare makes the tables where the database is empty.
func (s *Store) prepare(o options) error {
	var id, version, tables int
	for _, x := range []struct {
		query string
		to    *int
	}{{"PRAGMA application_id", &id}, {"PRAGMA user_version", &version}, {"SELECT count(*) FROM sqlite_master", &tables}} {
		if err := s.db.QueryRow(x.query).Scan(x.to); err != nil {
			return err
		}
	}
	if id == application && version == Version {
		return nil
	}
	if o.readOnly || id != 0 || version != 0 || tables > 0 {
		return fmt.Errorf("%w: application %#x, version %d", ErrVersion, id, version)
	}
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	if _, err := tx.Exec(Schema); err != nil {
		return err
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", application, Version)); err != nil {
		return err
	}
	return tx.Commit()
}

// DB is the database itself, for queries of one's own.
func (s *Store) DB() *sql.DB { return s.db }

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// Count tells how many articles, speakers, statements and stances there are.
func (s *Store) Count(ctx context.Context) (articles, speakers, statements, stances int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM speakers),
		(SELECT count(*) FROM statements), (SELECT count(*) FROM stances)`).Scan(&articles, &speakers, &statements, &stances)
	if err != nil {
		err = fmt.Errorf("sqlite: %w", err)
	}
	return articles, speakers, statements, stances, err
}
