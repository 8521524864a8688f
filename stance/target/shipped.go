package target

import (
	"embed"
	"errors"
	"fmt"
)

// tables are the shipped targets, one file a language.
//
//go:embed tables/*.tsv
var tables embed.FS

// Shipped is the four targets that come with the package: sanctions, nato,
// taiwan-interference and ukraine-talks, with rules for Arabic, English,
// Russian, Chinese, French and Spanish. Every call makes new values, which the
// caller may change.
func Shipped() []Target {
	ts, err := readShipped()
	if err != nil { // the tables are part of the program; a test reads them
		return nil
	}
	return ts
}

// order is that of Shipped, whatever that of the files.
func order() []string {
	return []string{"sanctions", "nato", "taiwan-interference", "ukraine-talks"}
}

func readShipped() ([]Target, error) {
	var (
		all  []Target
		errs []error
	)
	for _, id := range order() {
		all = append(all, Target{ID: id})
	}
	files, err := tables.ReadDir("tables")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTarget, err)
	}
	for _, f := range files {
		r, err := tables.Open("tables/" + f.Name())
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrTarget, err)
		}
		ts, err := Read(r, f.Name())
		errs = append(errs, err, r.Close())
		all = append(all, ts...)
	}
	return merge(all), errors.Join(errs...)
}
