package tally

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
)

// Signatures are part of the binary form: they never change within a version.
func TestSignatureGolden(t *testing.T) {
	s := sign("قال الوزير إن العقوبات غير مقبولة")
	assert.Equal(t, "c2711af745795cb3", fmt.Sprintf("%x", s[:8]))
	assert.Equal(t, s, sign("«قَالَ الوزيرُ: إنَّ العقوبات غير مقبوله»…"), "marks, vowels and punctuation do not count")
	assert.True(t, new(signature).empty())
	empty := sign(" … !؟ ")
	assert.True(t, empty.empty())
	short := sign("لا")
	assert.False(t, short.empty())
}

// The estimate is unbiased, with the standard deviation of 64 trials.
func TestSignatureEstimate(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var bias, square float64
	const runs = 400
	for range runs {
		a := strings.Fields(words(r.Uint64(), 40))
		b := append([]string(nil), a...)
		for range r.IntN(25) {
			b[r.IntN(len(b))] = words(r.Uint64(), 1)
		}
		x, y := strings.Join(a, " "), strings.Join(b, " ")
		sx, sy := sign(x), sign(y)
		d := float64(sx.similarity(&sy))/unit - jaccard(x, y)
		bias += d
		square += d * d
	}
	assert.InDelta(t, 0, bias/runs, 0.01)
	assert.Less(t, square/runs, 0.25/hashes+0.001)
	a := sign("one two three")
	assert.EqualValues(t, unit, a.similarity(&a))
}

func jaccard(x, y string) float64 {
	set := func(s string) map[string]bool {
		out := map[string]bool{}
		for i := 0; i+shingle <= len(s); i++ { // ASCII
			out[s[i:i+shingle]] = true
		}
		return out
	}
	a, b, both := set(x), set(y), 0
	for s := range a {
		if b[s] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

const wire = "بلاده ترفض العقوبات الأحادية وتدعو جميع الأطراف إلى العودة إلى طاولة المفاوضات دون شروط مسبقة"

// What agencies do to a statement leaves it a copy; what the same speaker says
// besides is none. Each line is compared with wire.
func TestCopies(t *testing.T) {
	for text, want := range map[string]bool{
		wire: true,
		"بلادَه ترفضُ العقوباتِ الأحاديّة، وتدعو جميع الأطراف الى العودة الى طاولة المفاوضات دون شروط مسبقة.": true,
		"بلاده ترفض العقوبات الأحادية وتدعو جميع الأطراف إلى العودة إلى طاولة المفاوضات":                      true,
		"«بلاده ترفض العقوبات الأحادية وتدعو كل الأطراف إلى العودة إلى طاولة المفاوضات دون شروط مسبقة»":       true,
		"على أن بلاده ترفض العقوبات الأحادية وتدعو جميع الأطراف للعودة إلى طاولة المفاوضات دون شروط مسبقة":    true,
		"العقوبات الأحادية لا تخدم أحداً وعلى الجميع أن يرفعها فوراً":                                         false,
		"بلاده ستواصل المفاوضات مع جميع الأطراف بشأن رفع العقوبات في الأسابيع المقبلة":                        false,
		"": false,
	} {
		a, b := say(person("x", ""), "sanctions", -0.8, 1, 1), say(person("x", ""), "sanctions", -0.6, 2, 2)
		a.Text, b.Text = wire, text
		b.Source = "daily"
		x := newTally(t)
		observe(t, x, a, b)
		got := rows(t, x, Query{By: BySpeaker | ByTarget})
		require.Len(t, got, 1)
		assert.Equal(t, want, got[0].Statements == 1, text)
		assert.Equal(t, 2, got[0].Occurrences)
		if want {
			assert.InDelta(t, -0.7, got[0].Score, 1e-9, "the mean of the copies")
			assert.Equal(t, 1.0, got[0].Effective)
			for s := range x.Statements(Filter{}, "") {
				require.Len(t, s.Occurrences, 2)
				assert.Equal(t, Occurrence{Article: "a1", Source: "wire", Published: date(1), Statement: "t1",
					Span: stance.Span{Start: 10, End: 90}}, s.Occurrences[0])
				assert.Equal(t, "daily", s.Occurrences[1].Source)
			}
		}
	}
}

// Copies are of one speaker on one target within days; after that it is said
// again.
func TestCopiesApart(t *testing.T) {
	base := say(person("x", ""), "sanctions", -0.8, 10, 1)
	count := func(window int, change func(*Observation)) int {
		x := newTally(t, WithCopies(0.5, window))
		o := base
		o.Article = "other"
		change(&o)
		observe(t, x, base, o)
		n := 0
		for range x.Statements(Filter{Unknown: true}, "") {
			n++
		}
		return n
	}
	assert.Equal(t, 1, count(3, func(o *Observation) {}))
	assert.Equal(t, 1, count(3, func(o *Observation) { o.Published = date(13) }))
	assert.Equal(t, 2, count(3, func(o *Observation) { o.Published = date(14) }))
	assert.Equal(t, 1, count(4, func(o *Observation) { o.Published = date(14) }))
	assert.Equal(t, 1, count(0, func(o *Observation) { o.Published = o.Published.Add(11 * 3600e9) }), "days, not hours")
	assert.Equal(t, 2, count(3, func(o *Observation) { o.Published = o.Published.AddDate(-3000, 0, 0) }), "no date")
	assert.Equal(t, 2, count(3, func(o *Observation) { o.Speaker = person("y", "") }))
	assert.Equal(t, 2, count(3, func(o *Observation) { o.Stance.Target = "nato" }))
	assert.Equal(t, 2, count(3, func(o *Observation) { o.Speaker = stance.Speaker{Kind: attribute.Unknown} }))

	x := newTally(t)
	for i := range 10 {
		o := base
		o.Article, o.Published = fmt.Sprint(i), date(3*i)
		observe(t, x, o)
	}
	got := rows(t, x, Query{Period: Month})
	require.Len(t, got, 1)
	assert.Equal(t, 5, got[0].Statements, "said again every six days")
	assert.Equal(t, 10, got[0].Occurrences)
}

// Statements that are all alike, and no two the same, cost no more than
// crowd comparisons in each band: this would take hours otherwise.
func TestCopiesCrowd(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	records := make([]record, 20000)
	base := sign(words(1, 40))
	for i := range records {
		s := base
		for range 3 {
			s[r.IntN(hashes)] = uint8(r.Uint32())
		}
		records[i] = record{published: int64(i), sig: s} // within a day
	}
	groups := findCopies(records, options{similarity: 5000, window: 3})
	assert.Len(t, groups, 1)
	assert.Len(t, groups[0].members, len(records))
}

func TestUnion(t *testing.T) {
	u := newUnion(6)
	u.join(4, 1)
	u.join(5, 4)
	u.join(0, 3)
	assert.Equal(t, []group{{[]uint32{0, 3}}, {[]uint32{1, 4, 5}}, {[]uint32{2}}}, u.groups())
	assert.Empty(t, newUnion(0).groups())
}
