package target

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// said is the text of spans.
func said(text string, spans []tokenize.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, text[s.Start:s.End])
	}
	return strings.Join(out, "|")
}

func TestReversal(t *testing.T) {
	f := shippedFinder(t)
	for _, c := range []struct{ lang, text, reversal string }{
		{"ar", "دعا الوزير إلى رفع العقوبات عن بلاده فوراً", "رفع"},
		{"ar", "طالب المندوب برفع جميع العقوبات عن دمشق", "برفع جميع"},
		{"ar", "ينبغي أن ترفع واشنطن العقوبات عن طهران", "ترفع واشنطن"},
		{"ar", "حذر من إلغاء التدابير القسرية الأحادية", "إلغاء"},
		{"ar", "لن نقبل فك الحصار الاقتصادي", "فك"},
		{"ar", "قرر إنهاء العقوبات والحظر النفطي", "إنهاء"},
		{"ar", "قرر المجلس فرض عقوبات جديدة على طهران", ""},
		{"ar", "قرر المجلس رفع سقف العقوبات على طهران", ""},
		{"ar", "طلب رفع العقوبات عن طهران ثم قال إن العقوبات على موسكو باقية", ""}, // of one kind and of the other
		{"ar", "رفع الوزير الجلسة، العقوبات على طهران باقية", ""},
		{"en", "He called for lifting all the sanctions on Cuba", "lifting all the"},
		{"en", "We want an end to the embargo", "end to the"},
		{"en", "Relief from sanctions would come late", "Relief from"},
		{"en", "Brussels will extend its sanctions on Minsk", ""},
		{"en", "The session was suspended. Sanctions on Minsk remain", ""},
		{"en", "Lift the sanctions now; sanctions on Minsk hurt us all", ""},
	} {
		d := tokenize.Parse(c.text, tokenize.Language(c.lang))
		found := f.Find(d, whole(c.text))
		require.Len(t, found, 1, c.text)
		assert.Equal(t, "sanctions", found[0].Target, c.text)
		assert.Equal(t, c.reversal, said(c.text, found[0].Reversal), c.text)
		for _, r := range found[0].Reversal { // the operator is part of what is marked
			assert.Contains(t, "|"+said(c.text, found[0].Spans), "|"+c.text[r.Start:r.End], c.text)
		}
	}
}

// An operator outside what was asked for turns nothing.
func TestReversalOutside(t *testing.T) {
	f := shippedFinder(t)
	text := "طلب رفع العقوبات عن طهران"
	d := tokenize.Parse(text, tokenize.Language("ar"))
	at := strings.Index(text, "العقوبات")
	found := f.Find(d, []tokenize.Span{{Start: at, End: len(text)}})
	require.Len(t, found, 1)
	assert.Empty(t, found[0].Reversal)
}

func TestOwnReversal(t *testing.T) {
	ts, err := Read(strings.NewReader("corridor\ten\tmention\tgrain corridor\ncorridor\ten\treversal\tend/ending [of/the]\n"), "mine.tsv")
	require.NoError(t, err)
	f, err := NewFinder(ts)
	require.NoError(t, err)
	text := "They urged ending the grain corridor"
	found := f.Find(tokenize.Parse(text, tokenize.Language("en")), whole(text))
	require.Len(t, found, 1)
	assert.Equal(t, "ending the", said(text, found[0].Reversal))
	assert.Equal(t, "ending the grain corridor", said(text, found[0].Spans))

	_, err = Read(strings.NewReader("corridor\ten\treversal\tend\t0.9\tnear:nothing,x\n"), "mine.tsv")
	assert.ErrorIs(t, err, ErrTarget)
	_, err = NewFinder([]Target{{ID: "x", Rules: []Rule{{Role: RoleMention, Pattern: "a"}, {Role: RoleReversal, Pattern: "b", Needs: "near:self"}}}})
	assert.ErrorContains(t, err, "a reversal cannot")
}
