package tally

import (
	"fmt"
	"time"
)

// Dimension is what rows tell apart, a set: BySpeaker | ByTarget.
type Dimension uint8

// The dimensions.
const (
	BySpeaker     Dimension = 1 << iota // the speaker's key
	ByOffice                            // the office in which the speaker spoke
	ByCountry                           // the speaker's country
	ByTarget                            // the target
	BySource                            // the source of the articles
	allDimensions = 1<<iota - 1
)

// Filter picks statements. A list picks those that have one of its values; an
// empty list picks all. "" in a list stands for what has no value, such as
// articles without a source.
type Filter struct {
	Speakers  []string // keys
	Offices   []string
	Countries []string
	Targets   []string
	Sources   []string
	// From and To bound the day of the first publication: at or after From,
	// before To. Zero does not bound. Statements without a date are picked
	// only where neither is set.
	From, To time.Time
	Undated  bool // only statements without a date
	// Unknown takes the unknown speaker in. Behind it stand several, so by
	// default their statements are left out.
	Unknown bool
}

// Query asks for rows.
type Query struct {
	By     Dimension
	Period Period // Ever tells no periods apart
	// Filter picks statements. On a dimension of By it picks among finished
	// rows, so that a row does not change with the rows around it: the pooled
	// figures that intervals and shrinkage use stay those of all rows.
	Filter Filter
	// MinEffective leaves out rows with a smaller effective number.
	MinEffective float64
	// Level is the coverage of the intervals, in (0, 1); 0 means 0.95.
	Level float64
	// Lang is the language of names, where the gazetteer has one.
	Lang string
}

func (q *Query) check() error {
	switch {
	case q.By&^allDimensions != 0:
		return fmt.Errorf("tally: %w: dimension %#x", ErrOption, uint8(q.By))
	case q.Period >= periods:
		return fmt.Errorf("tally: %w: %v", ErrOption, q.Period)
	case !(q.MinEffective >= 0):
		return fmt.Errorf("tally: %w: MinEffective %v", ErrOption, q.MinEffective)
	}
	return checkLevel(&q.Level)
}

func checkLevel(level *float64) error {
	if *level == 0 {
		*level = 0.95
	}
	if !(*level > 0 && *level < 1) {
		return fmt.Errorf("tally: %w: level %v: want a number in (0, 1)", ErrOption, *level)
	}
	return nil
}
