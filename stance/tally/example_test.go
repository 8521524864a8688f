package tally_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/bayan-nlp/bayan/seeds"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/stance/source"
	"github.com/bayan-nlp/bayan/stance/tally"
)

// Articles in, rows out.
func Example() {
	analyzer, err := stance.New(stance.WithEvidence(0))
	if err != nil {
		log.Fatal(err)
	}
	total, err := tally.New()
	if err != nil {
		log.Fatal(err)
	}
	articles := source.Read(bytes.NewReader(seeds.Article()), seeds.Default, source.Text)
	for report, err := range analyzer.AnalyzeAll(context.Background(), articles) {
		if err != nil {
			log.Print(err)
			continue
		}
		if err := total.Add(report); err != nil {
			log.Print(err)
		}
	}
	rows, err := total.Rows(tally.Query{By: tally.BySpeaker | tally.ByTarget, Period: tally.Month, Lang: "en"})
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range rows {
		fmt.Println(r.Period, r.Name, r.Target, r.Statements)
	}
	// Output:
	// 2024-04 Sergey Lavrov nato 1
	// 2024-04 Sergey Lavrov taiwan-interference 1
	// 2024-04 Wang Yi sanctions 1
	// 2024-04 Wang Yi ukraine-talks 1
}

// observation is what a program that keeps statements in a database makes for
// each row.
func observation(article, source, speaker, text string, day int, score float64) tally.Observation {
	o := tally.Observation{
		Article: article, Source: source, Statement: "t1", Text: text, Confidence: 0.9,
		Published: time.Date(2024, 4, day, 9, 0, 0, 0, time.UTC),
		Speaker:   stance.Speaker{Name: speaker, Kind: attribute.Person},
		Stance:    stance.Stance{Target: "sanctions"},
	}
	o.Stance.Probabilities.Favor, o.Stance.Probabilities.Against = max(score, 0), max(-score, 0)
	o.Stance.Probabilities.Neutral = 1 - max(score, -score)
	return o
}

func mustObserve(t *tally.Tally, list ...tally.Observation) {
	for _, o := range list {
		if err := t.Observe(o); err != nil {
			log.Fatal(err)
		}
	}
}

// A statement that two papers carry counts once, and says where it was
// carried.
func ExampleTally_Statements() {
	t, err := tally.New(tally.WithText())
	if err != nil {
		log.Fatal(err)
	}
	const text = "the sanctions have failed and must be lifted at once, all of them"
	mustObserve(t,
		observation("a1", "Agency", "A. Minister", text, 9, -0.9),
		observation("b7", "Daily", "A. Minister", "“The sanctions have failed and must be lifted at once.”", 10, -0.8),
		observation("b9", "Daily", "B. Minister", "sanctions are the only language that is understood there", 10, 0.7),
	)
	for s := range t.Statements(tally.Filter{Targets: []string{"sanctions"}}, "en") {
		fmt.Printf("%s, %s: %s\n", s.Name, s.Label, s.Text)
		for _, o := range s.Occurrences {
			fmt.Printf("  %s, %s, %s\n", o.Source, o.Article, o.Published.Format("2 January"))
		}
	}
	// Output:
	// A. Minister, against: the sanctions have failed and must be lifted at once, all of them
	//   Agency, a1, 9 April
	//   Daily, b7, 10 April
	// B. Minister, favor: sanctions are the only language that is understood there
	//   Daily, b9, 10 April
}

// Two machines count half each; a third one puts the halves together.
func ExampleTally_Merge() {
	half := func(list ...tally.Observation) []byte {
		t, err := tally.New()
		if err != nil {
			log.Fatal(err)
		}
		mustObserve(t, list...)
		b, err := t.MarshalBinary()
		if err != nil {
			log.Fatal(err)
		}
		return b
	}
	one := half(observation("a1", "Agency", "A. Minister", "sanctions have failed", 9, -0.9))
	two := half(observation("b2", "Daily", "A. Minister", "no sanctions will stop us", 20, -0.7))
	var total, other tally.Tally
	if err := total.UnmarshalBinary(one); err != nil {
		log.Fatal(err)
	}
	if err := other.UnmarshalBinary(two); err != nil {
		log.Fatal(err)
	}
	if err := total.Merge(&other); err != nil {
		log.Fatal(err)
	}
	if err := total.WriteCSV(os.Stdout, tally.Query{By: tally.BySpeaker | tally.ByTarget}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// speaker,name,office,country,target,source,period,start,statements,favor,against,neutral,occurrences,label,score,low,high,effective,shrunk,shrunk_low,shrunk_high,shrinkage
	// person:a. minister,A. Minister,,,sanctions,,,,2,0,2,0,2,against,-0.8,-1,-0.0157,2,-0.8,-1,-0.0157,0
}

// From a row to the statements that it sums up.
func ExampleQuery_Of() {
	t, err := tally.New()
	if err != nil {
		log.Fatal(err)
	}
	mustObserve(t,
		observation("a1", "Agency", "A. Minister", "sanctions have failed", 9, -0.9),
		observation("b2", "Daily", "A. Minister", "no sanctions will stop us", 20, -0.7),
	)
	q := tally.Query{By: tally.BySpeaker, Period: tally.Week}
	rows, err := t.Rows(q)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range rows {
		fmt.Println(r.Period, r.Score)
		for s := range t.Statements(q.Of(r), "") {
			fmt.Println("  ", s.Occurrences[0].Article, s.Score)
		}
	}
	// Output:
	// 2024-W15 -0.9
	//    a1 -0.9
	// 2024-W16 -0.7
	//    b2 -0.7
}

// A speaker who changed sides on 1 May.
func ExampleTally_Changes() {
	t, err := tally.New(tally.WithText())
	if err != nil {
		log.Fatal(err)
	}
	for day := range 60 {
		score, text := -0.8, "we reject sanctions"
		if day >= 30 {
			score, text = 0.5, "sanctions are needed"
		}
		text = fmt.Sprintf("%s: reason %d", text, day*day*7919)
		mustObserve(t, observation(fmt.Sprint("a", day), "Agency", "A. Minister", text, 1+day, score))
	}
	q := tally.ChangeQuery{}
	changes, err := t.Changes(q)
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range changes {
		if !c.Found {
			continue
		}
		fmt.Printf("%s, %s, %s: from %.1f to %.1f\n", c.Name, c.Target, c.At.Format("2 January 2006"), c.Before.Score, c.After.Score)
		before, after, err := t.WhatChanged(q, c, 1)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println("before:", before[0].Text)
		fmt.Println("after:", after[0].Text)
	}
	// Output:
	// A. Minister, sanctions, 1 May 2024: from -0.8 to 0.5
	// before: we reject sanctions: reason 6208496
	// after: sanctions are needed: reason 7127100
}

// Who agrees with whom, and on what they differ.
func ExampleTally_Align() {
	t, err := tally.New()
	if err != nil {
		log.Fatal(err)
	}
	for day := 1; day < 20; day += 4 {
		for name, score := range map[string]float64{"A": -0.8, "B": -0.7, "C": 0.9} {
			text := fmt.Sprintf("statement %d of %s", day*day*7919, name)
			mustObserve(t, observation(fmt.Sprint(name, day), "Agency", name, text, day, score))
		}
	}
	a, err := t.Align(tally.AlignQuery{})
	if err != nil {
		log.Fatal(err)
	}
	for i, e := range a.Entities {
		for j := range i {
			p := a.Pairs[i][j]
			fmt.Printf("%s and %s: %.1f on %d target\n", a.Entities[j].Name, e.Name, p.Value, p.Targets)
		}
	}
	fmt.Println("groups:", a.Communities)
	// Output:
	// A and B: 1.0 on 1 target
	// A and C: -0.4 on 1 target
	// B and C: -0.3 on 1 target
	// groups: [[0 1] [2]]
}
