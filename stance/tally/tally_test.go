package tally

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
)

var everything = Query{By: allDimensions, Period: Week, Filter: Filter{Unknown: true}, Lang: "en"}

// However observations are shuffled, cut into tallies and merged, in whatever
// tree, the bytes are the same, and so are rows, alignment and changes.
func TestMergeOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 30 {
		list := archive(r, 1+r.IntN(60))
		whole := newTally(t, WithText())
		observe(t, whole, list...)
		want := marshal(t, whole)
		wantRows := rows(t, whole, everything)
		wantAlign, err := whole.Align(AlignQuery{})
		require.NoError(t, err)
		wantChanges, err := whole.Changes(ChangeQuery{MinSide: 2, Rounds: 99})
		require.NoError(t, err)
		for range 5 {
			r.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
			parts := make([]*Tally, 1+r.IntN(6))
			for i := range parts {
				parts[i] = newTally(t, WithText())
			}
			for _, o := range list {
				p := parts[r.IntN(len(parts))]
				observe(t, p, o)
				if r.IntN(20) == 0 { // reading does not disturb
					rows(t, p, everything)
				}
				if r.IntN(20) == 0 { // nor does a trip through bytes
					b := marshal(t, p)
					*p = Tally{}
					require.NoError(t, p.UnmarshalBinary(b))
				}
			}
			for len(parts) > 1 {
				i := r.IntN(len(parts) - 1)
				require.NoError(t, parts[i].Merge(parts[i+1]))
				parts = append(parts[:i+1], parts[i+2:]...)
				r.Shuffle(len(parts), func(i, k int) { parts[i], parts[k] = parts[k], parts[i] })
			}
			require.Equal(t, want, marshal(t, parts[0]), "round %d", round)
			require.Equal(t, wantRows, rows(t, parts[0], everything))
			align, err := parts[0].Align(AlignQuery{})
			require.NoError(t, err)
			require.Equal(t, wantAlign, align)
			changes, err := parts[0].Changes(ChangeQuery{MinSide: 2, Rounds: 99})
			require.NoError(t, err)
			require.Equal(t, wantChanges, changes)
		}
	}
}

// A ∪ (B ∪ C) = (A ∪ B) ∪ C, A ∪ B = B ∪ A, A ∪ A = A but for the counts, and
// the empty tally is neutral.
func TestMergeLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	make1 := func(list []Observation) *Tally {
		x := newTally(t)
		observe(t, x, list...)
		return x
	}
	join := func(list ...*Tally) *Tally {
		x := newTally(t)
		for _, y := range list {
			before := marshal(t, y)
			require.NoError(t, x.Merge(y))
			require.Equal(t, before, marshal(t, y), "the argument is not changed")
		}
		return x
	}
	for range 20 {
		a, b, c := make1(archive(r, 10)), make1(archive(r, 10)), make1(archive(r, 10))
		require.Equal(t, marshal(t, join(a, join(b, c))), marshal(t, join(join(a, b), c)))
		require.Equal(t, marshal(t, join(a, b)), marshal(t, join(b, a)))
		require.Equal(t, marshal(t, join(a, a)), marshal(t, a))
		require.Equal(t, marshal(t, join(a, newTally(t))), marshal(t, a))
		before := marshal(t, a)
		require.NoError(t, a.Merge(a))
		require.NoError(t, a.Merge(nil))
		require.Equal(t, before, marshal(t, a))
	}
}

// Tallies that workers fill and merge in the order in which they finish give
// the bytes of one that was filled alone.
func TestMergeWorkers(t *testing.T) {
	list := archive(rand.New(rand.NewPCG(5, 6)), 300)
	alone := newTally(t)
	observe(t, alone, list...)
	for _, workers := range []int{1, 2, 7} {
		total := newTally(t)
		var mu sync.Mutex
		var wg sync.WaitGroup
		for w := range workers {
			wg.Go(func() {
				own, err := New()
				assert.NoError(t, err)
				for i := w; i < len(list); i += workers {
					assert.NoError(t, own.Observe(list[i]))
				}
				mu.Lock()
				defer mu.Unlock()
				assert.NoError(t, total.Merge(own))
			})
		}
		wg.Wait()
		require.Equal(t, marshal(t, alone), marshal(t, total))
	}
}

// Methods that read may run at the same time.
func TestReadTogether(t *testing.T) {
	x := newTally(t)
	observe(t, x, archive(rand.New(rand.NewPCG(7, 8)), 100)...)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			_, err := x.Rows(everything)
			assert.NoError(t, err)
			_, err = x.MarshalBinary()
			assert.NoError(t, err)
			_, err = x.Align(AlignQuery{})
			assert.NoError(t, err)
			for range x.Statements(Filter{}, "en") {
			}
			x.Speakers()
			y, err := New()
			assert.NoError(t, err)
			assert.NoError(t, y.Merge(x))
		})
	}
	wg.Wait()
}

func report(id string) *stance.Analysis {
	text := "The minister said the sanctions are wrong. He added talks must go on."
	return &stance.Analysis{
		Schema: stance.Schema, Text: text,
		Article: stance.Info{ID: id, Published: date(3), Source: "wire", Bytes: len(text)},
		Speakers: []stance.Speaker{
			{ID: "s1", Name: "A. Minister", Kind: attribute.Person, Office: "Minister", Country: "XA"},
			{ID: "s2", Name: "B. Minister", Kind: attribute.Person, Country: "XB"},
		},
		Statements: []stance.Statement{
			{ID: "t1", Speakers: []string{"s1", "s2"}, Content: []stance.Content{{Span: stance.Span{Start: 18, End: 41}}}, Confidence: 0.9,
				Stances: []stance.Stance{stanceOf("sanctions", -0.8), stanceOf("trade", 0.1)}},
			{ID: "t2", Speakers: []string{"s1"}, Content: []stance.Content{
				{Span: stance.Span{Start: 52, End: 57}}, {Span: stance.Span{Start: 58, End: 68}}}, Confidence: 0.7},
		},
	}
}

// Add takes every statement, speaker and target apart; a joint statement is
// one of each speaker.
func TestAdd(t *testing.T) {
	x := newTally(t, WithText())
	a := report("a1")
	require.NoError(t, x.Add(a))
	assert.Equal(t, Counts{1, 2}, x.Counts())
	var got []string
	for s := range x.Statements(Filter{}, "") {
		got = append(got, fmt.Sprintf("%s %s %v %s %q", s.Speaker, s.Target, s.Score, s.Label, s.Text))
	}
	assert.Equal(t, []string{
		`person:a. minister sanctions -0.8 against "the sanctions are wrong"`,
		`person:a. minister trade 0.1 neutral "the sanctions are wrong"`,
		`person:b. minister sanctions -0.8 against "the sanctions are wrong"`,
		`person:b. minister trade 0.1 neutral "the sanctions are wrong"`,
	}, got)
	before := marshal(t, x)
	require.NoError(t, x.Add(a))
	assert.Equal(t, Counts{2, 4}, x.Counts(), "counts are of what was added")
	assert.Len(t, rows(t, x, Query{By: BySpeaker | ByTarget}), 4)
	assert.Equal(t, 1, rows(t, x, Query{By: BySpeaker | ByTarget})[0].Occurrences, "a tally is a set")

	require.ErrorIs(t, x.Add(nil), ErrReport)
	for _, spoil := range []func(*stance.Analysis){
		func(a *stance.Analysis) { a.Text = "" },
		func(a *stance.Analysis) { a.Statements[0].Confidence = 1.1 },
		func(a *stance.Analysis) { a.Statements[0].Stances[1].Target = "" },
		func(a *stance.Analysis) { a.Statements[0].Stances[1].Probabilities.Favor = -0.1 },
	} {
		y := newTally(t, WithText())
		require.NoError(t, y.Add(report("a1")))
		bad := report("bad")
		spoil(bad)
		require.ErrorIs(t, y.Add(bad), ErrReport)
		require.Equal(t, before, marshal(t, y), "an error leaves the tally as it was")
	}
	empty := &stance.Analysis{}
	require.NoError(t, x.Add(empty), "an article without stances needs no text")
}

func TestOptions(t *testing.T) {
	for _, o := range []Option{WithCopies(0, 1), WithCopies(1.1, 1), WithCopies(0.5, -1), WithCopies(0.5, 4000)} {
		_, err := New(o)
		require.ErrorIs(t, err, ErrOption)
	}
	x, y := newTally(t), newTally(t, WithText())
	observe(t, x, say(person("a", ""), "nato", 1, 1, 1))
	before := marshal(t, x)
	require.ErrorIs(t, x.Merge(y), ErrMismatch)
	assert.Equal(t, before, marshal(t, x))
}

func TestKey(t *testing.T) {
	for want, s := range map[string]stance.Speaker{
		"":                          {Kind: attribute.Unknown},
		"Q1":                        {Kind: attribute.Person, Name: "x", Wikidata: "Q1"},
		"state:RU":                  {Kind: attribute.State, Name: "روسيا", Country: "RU"},
		"person:سيرغي لافروف":       {Kind: attribute.Person, Name: "سيرغي لافروف", Country: "RU"},
		"person:wang yi":            {Kind: attribute.Person, Name: "وانغ يي", Country: "CN", Labels: map[string]string{"en": "Wang Yi", "ar": "وانغ يي"}},
		"organisation:الناتو":       {Kind: attribute.Organisation, Name: "x", Labels: map[string]string{"ru": "НАТО", "ar": "الناتو"}},
		"office:وزير الخارجيه:EG":   {Kind: attribute.Office, Name: "وزير الخارجية", Country: "EG"},
		"person:foreign minister:X": {Kind: attribute.Person, Name: "Foreign Minister", Office: "Foreign Minister", Country: "X"},
	} {
		assert.Equal(t, want, Key(&s))
	}
}

func TestSpeakers(t *testing.T) {
	x := newTally(t)
	known := stance.Speaker{Name: "لافروف", Kind: attribute.Person, Country: "RU", Wikidata: "Q58217",
		Labels: map[string]string{"en": "Sergey Lavrov"}}
	full := known
	full.Name = "سيرغي لافروف"
	observe(t, x, say(known, "nato", -1, 1, 1), say(full, "nato", -1, 9, 2), say(full, "nato", -1, 20, 3),
		say(stance.Speaker{Kind: attribute.Unknown}, "nato", 0, 1, 4))
	assert.Equal(t, []Speaker{{Key: "Q58217", Name: "سيرغي لافروف", Kind: "person", Countries: []string{"RU"},
		Wikidata: "Q58217", Labels: map[string]string{"en": "Sergey Lavrov"}, Statements: 3}}, x.Speakers())
	assert.Equal(t, []string{"nato"}, x.Targets())
	assert.Equal(t, []string{"wire"}, x.Sources())
	assert.Equal(t, []string{"", "RU"}, x.Countries())
	got := rows(t, x, Query{By: BySpeaker, Lang: "en"})
	require.Len(t, got, 1, "the unknown speaker is left out")
	assert.Equal(t, "Sergey Lavrov", got[0].Name)
	assert.Equal(t, 4, rows(t, x, Query{Filter: Filter{Unknown: true}})[0].Statements)
}
