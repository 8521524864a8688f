package tally

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
)

func newTally(t testing.TB, opts ...Option) *Tally {
	t.Helper()
	x, err := New(opts...)
	require.NoError(t, err)
	return x
}

func marshal(t testing.TB, x *Tally) []byte {
	t.Helper()
	b, err := x.MarshalBinary()
	require.NoError(t, err)
	return b
}

func rows(t testing.TB, x *Tally, q Query) []Row {
	t.Helper()
	out, err := x.Rows(q)
	require.NoError(t, err)
	return out
}

// date is a day of 2024, from 1 January = 0, at noon.
func date(day int) time.Time { return time.Date(2024, 1, 1+day, 12, 0, 0, 0, time.UTC) }

func person(name, country string) stance.Speaker {
	return stance.Speaker{ID: "s1", Name: name, Kind: attribute.Person, Country: country}
}

// stanceOf has the probabilities of a score with the rest neutral.
func stanceOf(target string, score float64) stance.Stance {
	s := stance.Stance{Target: target, Score: score, Label: stance.Neutral}
	s.Probabilities.Favor, s.Probabilities.Against = max(score, 0), max(-score, 0)
	s.Probabilities.Neutral = 1 - s.Probabilities.Favor - s.Probabilities.Against
	return s
}

// words is a text of n words that no other seed shares.
func words(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 99))
	out := make([]string, n)
	for i := range out {
		for range 3 + r.IntN(5) {
			out[i] += string(rune('a' + r.IntN(26)))
		}
	}
	return strings.Join(out, " ")
}

// say is an observation of its own text.
func say(speaker stance.Speaker, target string, score float64, day int, seed uint64) Observation {
	return Observation{
		Article: fmt.Sprintf("a%d", seed), Source: "wire", Published: date(day), Statement: "t1",
		Span: stance.Span{Start: 10, End: 90}, Text: words(seed, 14), Speaker: speaker,
		Stance: stanceOf(target, score), Confidence: 1,
	}
}

func observe(t testing.TB, x *Tally, list ...Observation) {
	t.Helper()
	for _, o := range list {
		require.NoError(t, x.Observe(o))
	}
}

// archive makes observations at random: few names, so that they meet; wire
// copies, edits, joint and unknown speakers, articles without date or source.
func archive(r *rand.Rand, n int) []Observation {
	targets := []string{"sanctions", "nato", "talks"}
	var out []Observation
	for i := range n {
		name := fmt.Sprintf("speaker %d", r.IntN(8))
		o := say(person(name, fmt.Sprintf("C%d", r.IntN(3))), targets[r.IntN(3)], 2*r.Float64()-1, r.IntN(200), r.Uint64())
		o.Statement = fmt.Sprintf("t%d", 1+r.IntN(9))
		o.Confidence = r.Float64()
		o.Source = fmt.Sprintf("source %d", r.IntN(3))
		o.Speaker.Office = []string{"", "Minister", "minister", "President"}[r.IntN(4)]
		switch r.IntN(8) {
		case 0:
			o.Published = time.Time{}
		case 1:
			o.Source = ""
		case 2:
			o.Speaker = stance.Speaker{Kind: attribute.Unknown}
		case 3:
			o.Speaker.Wikidata, o.Speaker.Labels = "Q1", map[string]string{"en": "One", "ar": "واحد"}
		}
		out = append(out, o)
		for k := range r.IntN(3) {
			c := o
			c.Article += fmt.Sprintf("-copy%d", k)
			c.Source = "reprint"
			if r.IntN(2) == 0 {
				c.Text += " " + words(uint64(i), 1)
			}
			if !c.Published.IsZero() {
				c.Published = c.Published.AddDate(0, 0, r.IntN(3))
			}
			out = append(out, c)
		}
	}
	return out
}
