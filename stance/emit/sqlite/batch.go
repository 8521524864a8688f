package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/bayan-nlp/bayan/stance"
)

// Batch is a transaction. It is for one goroutine, and ends with Commit or
// Rollback.
type Batch struct {
	ctx      context.Context
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
}

// Begin begins a transaction. Other writers wait until it ends.
func (s *Store) Begin(ctx context.Context) (*Batch, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	return &Batch{ctx: ctx, tx: tx, prepared: map[string]*sql.Stmt{}}, nil
}

// Tx is the transaction itself, for a program's own rows.
func (b *Batch) Tx() *sql.Tx { return b.tx }

// Commit makes the batch lasting.
func (b *Batch) Commit() error {
	if err := b.tx.Commit(); err != nil {
		return fmt.Errorf("sqlite: %w", err)
	}
	return nil
}

// Rollback undoes the batch. After Commit it does nothing.
func (b *Batch) Rollback() error {
	if err := b.tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return fmt.Errorf("sqlite: %w", err)
	}
	return nil
}

// Put writes one report in a transaction of its own; see [Batch.Put].
func (s *Store) Put(ctx context.Context, r *stance.Analysis) error {
	b, err := s.Begin(ctx)
	if err != nil {
		return err
	}
	if _, err := b.Put(r); err != nil {
		return errors.Join(err, b.Rollback())
	}
	return b.Commit()
}

// Put writes a report, which is not changed and not kept. It tells whether
// anything was written: a report that is there already is not. After an error the
// batch is to be rolled back; ErrReport comes before anything is written.
func (b *Batch) Put(r *stance.Analysis) (written bool, err error) {
	if err := check(r); err != nil {
		return false, fmt.Errorf("sqlite: article %.80q: %w", r.Article.ID, err)
	}
	written, err = b.put(r)
	if err != nil {
		return false, fmt.Errorf("sqlite: article %.80q: %w", r.Article.ID, err)
	}
	return written, nil
}

// statementOf prepares a query once a batch.
func (b *Batch) statementOf(query string) (*sql.Stmt, error) {
	if s := b.prepared[query]; s != nil {
		return s, nil
	}
	s, err := b.tx.PrepareContext(b.ctx, query)
	if err != nil {
		return nil, err
	}
	b.prepared[query] = s
	return s, nil
}

// insert runs a query and returns the number of the row that it made.
func (b *Batch) insert(query string, args ...any) (int64, error) {
	s, err := b.statementOf(query)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(b.ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// scanner is a row, or the reason why there is none.
type scanner struct {
	row *sql.Row
	err error
}

func (s scanner) Scan(to ...any) error {
	if s.err != nil {
		return s.err
	}
	return s.row.Scan(to...)
}

func (b *Batch) row(query string, args ...any) scanner {
	s, err := b.statementOf(query)
	if err != nil {
		return scanner{err: err}
	}
	return scanner{row: s.QueryRowContext(b.ctx, args...)}
}

// js is the JSON of a list or map of plain values, [] or {} where it is nil.
func js(v any) string {
	b, err := json.Marshal(v)
	if err != nil { // strings and numbers only
		return "null"
	}
	return string(b)
}
