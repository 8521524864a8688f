package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// ID is the id under which an article is kept.
func ID(given, text string) string {
	if given != "" {
		return given
	}
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// check looks at what the tables could not hold.
func check(r *stance.Analysis) error {
	inside := func(s stance.Span) bool { return s.Start >= 0 && s.Start <= s.End && s.End <= len(r.Text) }
	for i := range r.Statements {
		s := &r.Statements[i]
		ok := inside(s.Cue.Span) && inside(s.Mention)
		for _, c := range s.Content {
			ok = ok && inside(c.Span)
		}
		for _, x := range s.Stances {
			for _, e := range x.Evidence {
				ok = ok && inside(e)
			}
		}
		if !ok {
			return fmt.Errorf("%w: statement %.20q: a span outside the text", ErrReport, s.ID)
		}
		for _, id := range s.Speakers {
			if r.Speaker(id) == nil {
				return fmt.Errorf("%w: statement %.20q: no speaker %.20q", ErrReport, s.ID, id)
			}
		}
	}
	return nil
}

func (b *Batch) put(r *stance.Analysis) (bool, error) {
	a := &r.Article
	id := ID(a.ID, r.Text)
	digest, err := digestOf(r)
	if err != nil {
		return false, err
	}
	var number int64
	var old string
	err = b.row(`SELECT number, digest FROM articles WHERE id = ?`, id).Scan(&number, &old)
	replaces := err == nil
	switch {
	case replaces && old == digest:
		return false, nil
	case replaces:
		if err := b.clear(number); err != nil {
			return false, err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return false, err
	}
	var published sql.NullString
	zone := 0
	if !a.Published.IsZero() {
		published = sql.NullString{String: a.Published.UTC().Format(time.RFC3339), Valid: true}
		_, zone = a.Published.Zone()
	}
	key := sql.NullInt64{Int64: number, Valid: replaces}
	number, err = b.insert(`INSERT INTO articles (number, id, title, lang, published, zone, source, url, bytes, text, notes, digest)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		key, id, a.Title, a.Lang, published, zone, a.Source, a.URL, a.Bytes, r.Text, js(r.Notes), digest)
	if err != nil {
		return false, err
	}
	if _, err := b.insert(`INSERT INTO article_search (rowid, title, words) VALUES (?, ?, ?)`, number, Terms(a.Title), Terms(r.Text)); err != nil {
		return false, err
	}
	speakers, err := b.speakers(number, r)
	if err != nil {
		return false, err
	}
	for i := range r.Statements {
		if err := b.statement(number, r, &r.Statements[i], speakers); err != nil {
			return false, err
		}
	}
	for _, s := range r.Stances {
		if _, err := b.insert(`INSERT INTO article_stances (article, id, target, label, score, low, high, statements)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, number, s.Speaker, s.Target, string(s.Label), s.Score, s.Low, s.High, s.Statements); err != nil {
			return false, err
		}
	}
	if replaces {
		_, err = b.insert(`DELETE FROM speakers WHERE number NOT IN (SELECT speaker FROM article_speakers)`)
	}
	return true, err
}

// clear takes an article out, with all that hangs on it but the speakers.
func (b *Batch) clear(article int64) error {
	old, numbers, err := loader{b.ctx, b.tx}.load(article)
	if err != nil {
		return err
	}
	// A search table without content forgets a row when it is told its words.
	for i := range old.Statements {
		words, names := statementTerms(old, &old.Statements[i])
		if _, err := b.insert(`INSERT INTO statement_search (statement_search, rowid, words, names) VALUES ('delete', ?, ?, ?)`,
			numbers[i], words, names); err != nil {
			return err
		}
	}
	if _, err := b.insert(`INSERT INTO article_search (article_search, rowid, title, words) VALUES ('delete', ?, ?, ?)`,
		article, Terms(old.Article.Title), Terms(old.Text)); err != nil {
		return err
	}
	_, err = b.insert(`DELETE FROM articles WHERE number = ?`, article)
	return err
}

// speakers writes the speakers of an article and returns their numbers, by the
// id in the article.
func (b *Batch) speakers(article int64, r *stance.Analysis) (map[string]int64, error) {
	out := make(map[string]int64, len(r.Speakers))
	for i := range r.Speakers {
		s := &r.Speakers[i]
		key := tally.Key(s)
		var number int64
		err := b.row(`SELECT number FROM speakers WHERE key = ?`, key).Scan(&number)
		if errors.Is(err, sql.ErrNoRows) {
			country := s.Country
			if key == "" {
				country = "" // several stand behind it
			}
			number, err = b.insert(`INSERT INTO speakers (key, name, kind, country, wikidata, label_en, label_ar) VALUES (?, ?, ?, ?, ?, ?, ?)`,
				key, s.Name, string(s.Kind), country, s.Wikidata, s.Label("en"), s.Label("ar"))
		}
		if err != nil {
			return nil, err
		}
		out[s.ID] = number
		if _, err := b.insert(`INSERT INTO article_speakers (article, id, speaker, name, kind, office, country, wikidata, labels, aliases)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			article, s.ID, number, s.Name, string(s.Kind), s.Office, s.Country, s.Wikidata, js(s.Labels), js(s.Aliases)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (b *Batch) statement(article int64, r *stance.Analysis, s *stance.Statement, speakers map[string]int64) error {
	start, end := s.Cue.Start, s.Cue.Start
	for i, c := range s.Content {
		if i == 0 {
			start, end = c.Start, c.End
		}
		start, end = min(start, c.Start), max(end, c.End)
	}
	number, err := b.insert(`INSERT INTO statements (article, id, text, start, "end", content, cue, cue_start, cue_end, cue_lemma, cue_class,
		mention_start, mention_end, reference, kind, negated, parent, confidence, rule)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		article, s.ID, words(r, s), start, end, js(s.Content), r.Slice(s.Cue.Span), s.Cue.Start, s.Cue.End, s.Cue.Lemma, s.Cue.Class,
		s.Mention.Start, s.Mention.End, string(s.Reference), string(s.Kind), s.Negated, s.Parent, s.Confidence, string(s.Rule))
	if err != nil {
		return err
	}
	for i, id := range s.Speakers {
		if _, err := b.insert(`INSERT INTO statement_speakers (statement, position, id, speaker, office) VALUES (?, ?, ?, ?, ?)`,
			number, i, id, speakers[id], r.Speaker(id).Office); err != nil {
			return err
		}
	}
	terms, names := statementTerms(r, s)
	if _, err := b.insert(`INSERT INTO statement_search (rowid, words, names) VALUES (?, ?, ?)`, number, terms, names); err != nil {
		return err
	}
	for _, x := range s.Stances {
		var evidence []string
		for _, e := range x.Evidence {
			evidence = append(evidence, r.Slice(e))
		}
		p := x.Probabilities
		if _, err := b.insert(`INSERT INTO stances (statement, target, label, score, favor, against, neutral, unrelated, evidence, evidence_text)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, number, x.Target, string(x.Label), x.Score,
			p.Favor, p.Against, p.Neutral, p.Unrelated, js(x.Evidence), strings.Join(evidence, " | ")); err != nil {
			return err
		}
	}
	return nil
}

// words are the words of a statement, its pieces separated by " … ".
func words(r *stance.Analysis, s *stance.Statement) string {
	var pieces []string
	for _, c := range s.Content {
		pieces = append(pieces, r.Slice(c.Span))
	}
	return strings.Join(pieces, " … ")
}

// statementTerms are what a statement is found by: its words, and all that its
// speakers are called.
func statementTerms(r *stance.Analysis, s *stance.Statement) (terms, names string) {
	var list []string
	for _, id := range s.Speakers {
		x := r.Speaker(id)
		list = append(append(list, x.Name, x.Office), x.Aliases...)
		for _, label := range x.Labels {
			list = append(list, label)
		}
	}
	slices.Sort(list)
	return Terms(words(r, s)), Terms(strings.Join(slices.Compact(list), "\n"))
}

// digestOf tells reports apart by all that is in them.
func digestOf(r *stance.Analysis) (string, error) {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(r); err != nil {
		return "", err
	}
	h.Write([]byte(r.Text))
	return hex.EncodeToString(h.Sum(nil)), nil
}
