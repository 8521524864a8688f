package stance_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/stance/target"
)

func TestSeedArticle(t *testing.T) {
	r, err := diced(t).Analyze(t.Context(), seed())
	require.NoError(t, err)
	assert.Equal(t, stance.Schema, r.Schema)
	assert.Equal(t, "ar", r.Article.Lang)
	assert.True(t, april.Equal(r.Article.Published), "date line")
	assert.Equal(t, len(seed().Text), r.Article.Bytes)
	assert.True(t, strings.HasPrefix(seed().Text, r.Article.Title), "headline")
	var names []string
	for _, s := range r.Speakers {
		names = append(names, s.Name)
	}
	assert.Contains(t, names, "سيرغي لافروف")
	assert.Contains(t, names, "وانغ يي")
	targets := map[string]bool{}
	for _, s := range r.Stances {
		targets[s.Target] = true
	}
	assert.Subset(t, []string{"sanctions", "nato", "taiwan-interference", "ukraine-talks"}, keys(targets))
	assert.True(t, slices.ContainsFunc(r.Notes, func(n stance.Note) bool { return n.Code == "stray-quote" }))
}

func keys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

func TestErrors(t *testing.T) {
	z, err := stance.New(stance.AttributionOnly(), stance.WithMaxBytes(1000))
	require.NoError(t, err)
	for name, c := range map[string]struct {
		article *stance.Article
		want    error
	}{
		"too large": {&stance.Article{ID: "x", Text: strings.Repeat("word ", 201)}, stance.ErrTooLarge},
		"bad bytes": {&stance.Article{Text: "The minister said \xff that"}, stance.ErrEncoding},
		"unknown":   {&stance.Article{Text: "Министр заявил, что санкции незаконны.", Lang: "tlh-Latn"}, stance.ErrLanguage},
		"nil":       {nil, stance.ErrOption},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := z.Analyze(t.Context(), c.article)
			require.ErrorIs(t, err, c.want)
			assert.Nil(t, r)
		})
	}
	_, err = z.Analyze(t.Context(), &stance.Article{Text: "ok \uFFFD then \xc3", Lang: "en"})
	assert.ErrorContains(t, err, "at byte 12", "U+FFFD in the text is no error")
}

// A language without grammar gives a report that says so, whether it was named
// or detected; and so does a text in no language that is known.
func TestNoGrammar(t *testing.T) {
	z, err := stance.New(stance.AttributionOnly())
	require.NoError(t, err)
	for _, hint := range []string{"", "und"} {
		r, err := z.Analyze(t.Context(), &stance.Article{Text: "시의회는 새 항구에 대한 투표를 연기했다", Lang: hint})
		require.NoError(t, err)
		assert.Equal(t, "und", r.Article.Lang)
		assert.Empty(t, r.Statements)
		require.Len(t, r.Notes, 1)
		assert.Equal(t, "no-grammar", r.Notes[0].Code)
	}
}

func TestEmptyArticle(t *testing.T) {
	for _, text := range []string{"", " \n\t\n"} {
		r, err := diced(t).Analyze(t.Context(), &stance.Article{Text: text})
		require.NoError(t, err)
		assert.JSONEq(t, `[]`, line2(t, r.Statements))
		assert.NotContains(t, line(t, r), "null")
	}
}

func TestOptionErrors(t *testing.T) {
	for name, o := range map[string]stance.Option{
		"workers": stance.WithWorkers(-1), "bytes": stance.WithMaxBytes(0),
		"confidence": stance.WithMinConfidence(1.5), "evidence": stance.WithEvidence(-1),
	} {
		_, err := stance.New(stance.AttributionOnly(), o)
		assert.ErrorIs(t, err, stance.ErrOption, name)
	}
	_, err := stance.New(stance.AttributionOnly(), stance.WithTargets(target.Target{ID: "empty"}))
	assert.ErrorIs(t, err, target.ErrTarget)
}

func TestLanguage(t *testing.T) {
	const text = "The minister said that sanctions were illegal."
	for _, c := range []struct{ option, article, want string }{
		{"", "", "en"}, {"", "en-GB", "en"}, {"EN_us", "", "en"}, {"ar", "en", "en"}, {"en", "und", "en"},
	} {
		z, err := stance.New(stance.AttributionOnly(), stance.WithLanguage(c.option))
		require.NoError(t, err)
		r, err := z.Analyze(t.Context(), &stance.Article{Text: text, Lang: c.article})
		require.NoError(t, err)
		assert.Equal(t, c.want, r.Article.Lang, c)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := diced(t).Analyze(ctx, seed())
	assert.ErrorIs(t, err, context.Canceled)
}

// broken fails, or answers too little.
type broken struct{ err error }

func (b broken) Classify(context.Context, []model.Input) ([]model.Probabilities, error) {
	return nil, b.err
}

func TestClassifierFails(t *testing.T) {
	cause := errors.New("out of luck")
	z, err := stance.New(stance.WithClassifier(broken{cause}))
	require.NoError(t, err)
	_, err = z.Analyze(t.Context(), seed())
	require.ErrorIs(t, err, cause)
	assert.ErrorContains(t, err, `"seed"`)
	z, err = stance.New(stance.WithClassifier(broken{}))
	require.NoError(t, err)
	_, err = z.Analyze(t.Context(), seed())
	assert.ErrorContains(t, err, "0 answers")
}

// A target whose likeliest answer is unrelated is left out.
func TestUnrelated(t *testing.T) {
	for _, c := range []struct {
		p    fixed
		want stance.Label
	}{
		{fixed{Favor: 0.3, Against: 0.1, Neutral: 0.2, Unrelated: 0.4}, ""},
		{fixed{Favor: 0.4, Against: 0.1, Neutral: 0.2, Unrelated: 0.3}, stance.Favor},
		{fixed{Favor: 0.2, Against: 0.5, Neutral: 0.2, Unrelated: 0.1}, stance.Against},
		{fixed{Favor: 0.4, Against: 0.4, Neutral: 0.1, Unrelated: 0.1}, stance.Neutral},
	} {
		z, err := stance.New(stance.WithClassifier(c.p))
		require.NoError(t, err)
		r, err := z.Analyze(t.Context(), seed())
		require.NoError(t, err)
		n := 0
		for _, s := range r.Statements {
			for _, st := range s.Stances {
				n++
				assert.Equal(t, c.want, st.Label)
				assert.Empty(t, st.Evidence, "no Explainer")
			}
		}
		assert.Equal(t, c.want != "", n > 0)
		assert.Equal(t, c.want != "", len(r.Stances) > 0)
	}
}

func TestOwnTarget(t *testing.T) {
	own, err := target.Read(strings.NewReader("oil\ten\tmention\toil\n"), "own")
	require.NoError(t, err)
	z, err := stance.New(stance.WithTargets(own...), stance.WithClassifier(dice{}))
	require.NoError(t, err)
	r, err := z.Analyze(t.Context(), &stance.Article{Lang: "en",
		Text: "The minister said that the sanctions had cut exports of oil. The envoy said that it rained."})
	require.NoError(t, err)
	require.Len(t, r.Statements, 2)
	require.Len(t, r.Statements[0].Stances, 1)
	assert.Equal(t, "oil", r.Statements[0].Stances[0].Target)
	assert.Empty(t, r.Statements[1].Stances)
}

// The model reads the statement from the first byte of cue and content to the
// last, with the mentions marked inside it.
func TestModelInput(t *testing.T) {
	var seen []model.Input
	z, err := stance.New(stance.WithClassifier(spy{&seen}))
	require.NoError(t, err)
	r, err := z.Analyze(t.Context(), &stance.Article{Lang: "en",
		Text: "“We reject the sanctions,” the minister said on Monday, “and the sanctions will fail.”"})
	require.NoError(t, err)
	require.Len(t, r.Statements, 1)
	require.Len(t, seen, 1)
	assert.Equal(t, "We reject the sanctions,” the minister said on Monday, “and the sanctions will fail", strings.TrimRight(seen[0].Text, ".,"))
	var marked []string
	for _, m := range seen[0].Mentions {
		marked = append(marked, seen[0].Text[m.Start:m.End])
	}
	assert.Equal(t, []string{"sanctions", "sanctions"}, marked)
}

// A classifier that judges what is marked is asked about "the lifting of
// sanctions", and the report has the opposite.
func TestReversal(t *testing.T) {
	answer := fixed{Favor: 0.9, Against: 0.06, Neutral: 0.03, Unrelated: 0.01}
	z, err := stance.New(stance.WithClassifier(turning{answer}))
	require.NoError(t, err)
	plain, err := stance.New(stance.WithClassifier(answer))
	require.NoError(t, err)
	for text, want := range map[string]float64{
		"The minister said that she welcomed lifting all sanctions on Cuba.": -0.84,
		"The minister said that she welcomed all sanctions on Cuba.":         0.84,
		"وقالت الوزيرة إنها ترحب برفع العقوبات عن كوبا.":                     -0.84,
	} {
		r, err := z.Analyze(t.Context(), &stance.Article{Text: text})
		require.NoError(t, err)
		require.Len(t, r.Statements, 1, text)
		require.Len(t, r.Statements[0].Stances, 1, text)
		s := r.Statements[0].Stances[0]
		assert.Equal(t, want, s.Score, text)
		assert.Equal(t, s.Score > 0, s.Label == stance.Favor, text)
		r, err = plain.Analyze(t.Context(), &stance.Article{Text: text})
		require.NoError(t, err)
		assert.Equal(t, 0.84, r.Statements[0].Stances[0].Score, "nobody turns the answer of a classifier that does not ask for it")
	}
}

// The embedded model judges what is marked.
func TestReversalByModel(t *testing.T) {
	z, err := stance.New()
	require.NoError(t, err)
	for text, want := range map[string]stance.Label{
		"The Russian minister called for lifting the sanctions on Iran.":         stance.Against,
		"The minister welcomed the lifting of sanctions on Cuba.":                stance.Against,
		"The minister said that lifting the sanctions would be a grave mistake.": stance.Favor,
		"ودعا الوزير الروسي إلى رفع العقوبات عن إيران.":                          stance.Against,
		"وقال الوزير إن رفع العقوبات خطأ فادح لا يغتفر.":                         stance.Favor,
	} {
		r, err := z.Analyze(t.Context(), &stance.Article{Text: text})
		require.NoError(t, err)
		require.Len(t, r.Statements, 1, text)
		require.Len(t, r.Statements[0].Stances, 1, text)
		s := r.Statements[0].Stances[0]
		assert.Equal(t, want, s.Label, "%s: %v", text, s)
		var words []string
		for _, x := range s.Evidence {
			words = append(words, text[x.Start:x.End])
		}
		assert.True(t, slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "lifting") || w == "رفع" }), "%s: %q", text, words)
	}
}

// turning is a classifier that judges what is marked.
type turning struct{ fixed }

func (turning) Reversals() bool { return true }

type spy struct{ seen *[]model.Input }

func (s spy) Classify(ctx context.Context, in []model.Input) ([]model.Probabilities, error) {
	*s.seen = append(*s.seen, in...)
	return dice{}.Classify(ctx, in)
}

func TestMinConfidence(t *testing.T) {
	all, err := diced(t).Analyze(t.Context(), seed())
	require.NoError(t, err)
	z, err := stance.New(stance.AttributionOnly(), stance.WithMinConfidence(0.95))
	require.NoError(t, err)
	some, err := z.Analyze(t.Context(), seed())
	require.NoError(t, err)
	want := 0
	for _, s := range all.Statements {
		if s.Confidence >= 0.95 {
			want++
		}
	}
	assert.Len(t, some.Statements, want)
	assert.NotEqual(t, len(all.Statements), want)
	invariants(t, some)
}

// The many and some are a source with a name of its own, if a vague one.
func TestVagueSpeaker(t *testing.T) {
	r, err := diced(t).Analyze(t.Context(), &stance.Article{Text: "لكن كثيرين حثوا البلدية على خفض الضرائب.", Lang: "ar"})
	require.NoError(t, err)
	require.Len(t, r.Speakers, 1)
	assert.Equal(t, "كثيرين", r.Speakers[0].Name)
	assert.Equal(t, attribute.Office, r.Speakers[0].Kind)
}

// What nobody is named for has a speaker, too: the unknown one, without a
// stance of its own.
func TestUnknownSpeaker(t *testing.T) {
	r, err := diced(t).Analyze(t.Context(), &stance.Article{Lang: "en", Text: "It is rumoured that the sanctions will be lifted."})
	require.NoError(t, err)
	for _, s := range r.Statements {
		sp := r.Speaker(s.Speakers[0])
		require.NotNil(t, sp)
		assert.Equal(t, attribute.Unknown, sp.Kind)
		assert.Empty(t, sp.Name)
	}
	assert.Empty(t, r.Stances)
}
