package main

import (
	"time"

	"github.com/bayan-nlp/bayan/stance/tally"
)

// perTarget is how many timelines a target has at most.
const perTarget = 8

// series makes the timelines: of the speakers with the most statements on a
// target, those that have two points or more.
func (f *findings) series(t *tally.Tally, keys []string) error {
	f.Period = periodOf(f.From, f.To)
	if f.Period == tally.Ever {
		return nil
	}
	rows, err := t.Rows(tally.Query{By: tally.BySpeaker | tally.ByTarget, Period: f.Period, Filter: tally.Filter{Speakers: keys}, Lang: f.Lang})
	if err != nil {
		return err
	}
	for _, target := range f.Targets {
		n := 0
		for _, k := range keys { // the most frequent first
			s := series{Target: target, Cell: f.cell(f.Speakers, k, target.ID)}
			for _, r := range rows {
				if r.Speaker == k && r.Target == target.ID && !r.Start.IsZero() {
					s.Speaker = name{k, r.Name}
					s.Points = append(s.Points, r)
				}
			}
			if len(s.Points) > 1 && n < perTarget {
				f.Series = append(f.Series, s)
				n++
			}
		}
	}
	return nil
}

// periodOf is the shortest period that cuts a stretch of days into no more than
// 60 parts.
func periodOf(from, to string) tally.Period {
	a, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return tally.Ever
	}
	b, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return tally.Ever
	}
	switch days := b.Sub(a).Hours() / 24; {
	case days <= 60:
		return tally.Day
	case days <= 60*7:
		return tally.Week
	case days <= 60*30:
		return tally.Month
	case days <= 60*91:
		return tally.Quarter
	}
	return tally.Year
}

// falseDiscoveries is the part of the changes shown that may be none.
const falseDiscoveries = 0.1

// changes finds where a speaker's stance changed.
func (f *findings) changes(t *tally.Tally, keys []string, b *book) error {
	q := tally.ChangeQuery{By: tally.BySpeaker, Filter: tally.Filter{Speakers: keys}, Lang: f.Lang}
	all, err := t.Changes(q)
	if err != nil {
		return err
	}
	for _, x := range all {
		if !x.Found || x.Q > falseDiscoveries {
			continue
		}
		before, after, err := t.WhatChanged(q, x, 3)
		if err != nil {
			return err
		}
		c := change{Change: x, Cell: f.cell(f.Speakers, x.Key, x.Target), Target: f.target(x.Target)}
		for _, s := range before {
			c.Before = append(c.Before, b.said(s))
		}
		for _, s := range after {
			c.After = append(c.After, b.said(s))
		}
		f.Changes = append(f.Changes, c)
	}
	return nil
}
