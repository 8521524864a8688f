package model_test

import (
	"context"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/tokenize"
)

// statements are inputs of many lengths.
func statements() []model.Input {
	parts := []string{
		"قال الوزيرُ إن بلاده ترفض العقوبات", "وأضاف أن الحوار هو الحل", "The minister called for talks",
		"and said sanctions never work.", "Москва против", "中方反对制裁", "", "كلمة",
	}
	var in []model.Input
	for i := range 40 {
		var text string
		for k := range i%7 + 1 {
			text += parts[(i*3+k)%len(parts)] + " "
		}
		m := model.Input{Text: text}
		for _, w := range []string{"العقوبات", "sanctions"} {
			if at := strings.Index(text, w); at >= 0 {
				m.Mentions = append(m.Mentions, tokenize.Span{Start: at, End: at + len(w)})
			}
		}
		in = append(in, m)
	}
	return in
}

func classify(t testing.TB, m *model.Model, in []model.Input) []model.Probabilities {
	p, err := m.Classify(context.Background(), in)
	require.NoError(t, err)
	require.Len(t, p, len(in))
	return p
}

// TestIndependence wants an input's probabilities to be the same bits alone, in
// any order, with any number of workers, and from many goroutines at once.
func TestIndependence(t *testing.T) {
	m := defaultModel(t, model.WithWorkers(3))
	in := statements()
	want := classify(t, m, in)
	for i := range in {
		assert.Equal(t, want[i], classify(t, m, in[i:i+1])[0], "input %d", i)
	}
	order := rand.New(rand.NewPCG(1, 2)).Perm(len(in))
	var mixed []model.Input
	for _, i := range order {
		mixed = append(mixed, in[i], in[(i+1)%len(in)])
	}
	for k, p := range classify(t, m, mixed) {
		i := order[k/2]
		if k%2 == 1 {
			i = (i + 1) % len(in)
		}
		assert.Equal(t, want[i], p)
	}
	one := defaultModel(t, model.WithWorkers(1))
	assert.Equal(t, want, classify(t, one, in))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			p, err := m.Classify(context.Background(), in)
			assert.NoError(t, err)
			assert.Equal(t, want, p)
		})
	}
	wg.Wait()
}

func TestProbabilities(t *testing.T) {
	for _, p := range classify(t, defaultModel(t), statements()) {
		assert.InDelta(t, 1, p.Favor+p.Against+p.Neutral+p.Unrelated, 1e-12)
		assert.Equal(t, p.Favor-p.Against, p.Score())
		for _, v := range []float64{p.Favor, p.Against, p.Neutral, p.Unrelated} {
			assert.True(t, v >= 0 && v <= 1)
		}
	}
	assert.Empty(t, classify(t, defaultModel(t), nil))
}

// TestMarkMatters wants the marked mention to reach the graph.
func TestMarkMatters(t *testing.T) {
	in := model.Input{Text: "The minister called for talks and rejected sanctions."}
	marked := in
	at := strings.Index(in.Text, "sanctions")
	marked.Mentions = []tokenize.Span{{Start: at, End: at + 9}}
	p := classify(t, defaultModel(t), []model.Input{in, marked})
	assert.NotEqual(t, p[0], p[1])
	outside := in
	outside.Mentions = []tokenize.Span{{Start: 5000, End: 5010}, {Start: -7, End: -2}}
	assert.Equal(t, p[0], classify(t, defaultModel(t), []model.Input{outside})[0])
}

// TestWindow wants a long text to be read around its first mention, wherever
// that stands.
func TestWindow(t *testing.T) {
	m := defaultModel(t)
	filler := strings.Repeat("ثم تحدث عن أمور أخرى كثيرة. ", 60)
	core := "وأكد رفض العقوبات رفضا تاما"
	at := len(filler) + strings.Index(core, "العقوبات")
	long := model.Input{Text: filler + core + ". " + filler, Mentions: []tokenize.Span{{Start: at, End: at + len("العقوبات")}}}
	unmarked := model.Input{Text: long.Text}
	longer := model.Input{Text: long.Text + filler, Mentions: long.Mentions}
	p := classify(t, m, []model.Input{long, unmarked, longer})
	assert.NotEqual(t, p[0], p[1])
	assert.Equal(t, p[0], p[2], "what lies outside of the window does not count")
	ev, err := m.Evidence(context.Background(), long, 5)
	require.NoError(t, err)
	for _, e := range ev {
		assert.Less(t, max(e.Span.Start-at, at-e.Span.End), 2000)
	}
}

func TestCancel(t *testing.T) {
	m := defaultModel(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := m.Classify(ctx, statements())
	assert.ErrorIs(t, err, context.Canceled)
	ctx, cancel = context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	var many []model.Input
	for range 50 {
		many = append(many, statements()...)
	}
	_, err = m.Classify(ctx, many)
	assert.ErrorIs(t, err, context.DeadlineExceeded)
}

func TestEvidence(t *testing.T) {
	m := defaultModel(t)
	ctx := context.Background()
	text := "وقال الوزير إن «العقوبات» لا تنفع، and called the talks useful; " + strings.Repeat("ثم عاد إلى بلاده مع وفده الكبير ", 4)
	at := strings.Index(text, "العقوبات")
	mention := tokenize.Span{Start: at, End: at + len("العقوبات")}
	in := model.Input{Text: text, Mentions: []tokenize.Span{mention}}
	ev, err := m.Evidence(ctx, in, 4)
	require.NoError(t, err)
	require.NotEmpty(t, ev)
	assert.LessOrEqual(t, len(ev), 4)
	for i, e := range ev {
		word := text[e.Span.Start:e.Span.End]
		assert.Positive(t, e.Weight)
		assert.False(t, e.Span.Overlaps(mention), word)
		assert.NotContains(t, word, " ")
		assert.NotEqual(t, "،", word)
		if i > 0 {
			assert.LessOrEqual(t, e.Weight, ev[i-1].Weight)
		}
	}
	again, err := m.Evidence(ctx, in, 4)
	require.NoError(t, err)
	assert.Equal(t, ev, again)
	for _, empty := range []string{"", "...", " "} {
		none, err := m.Evidence(ctx, model.Input{Text: empty}, 3)
		require.NoError(t, err)
		assert.Empty(t, none)
	}
}

// folder is the default model with some files replaced; nil takes one away.
func folder(t testing.TB, files map[string][]byte) fs.FS {
	f := fstest.MapFS{}
	for _, name := range []string{"model.onnx", "tokenizer.json", "config.json"} {
		b, err := os.ReadFile("default/" + name)
		require.NoError(t, err)
		f[name] = &fstest.MapFile{Data: b}
	}
	for name, b := range files {
		if f[name] = (&fstest.MapFile{Data: b}); b == nil {
			delete(f, name)
		}
	}
	return f
}

func config(labels string, more string) []byte {
	return fmt.Appendf(nil, `{"architectures":["StanceModel"],"max_position_embeddings":256,"max_tokens":128,"id2label":{%s}%s}`, labels, more)
}

func TestConfig(t *testing.T) {
	good := map[string]string{
		"upper":    `"0":"FAVOR","1":"AGAINST","2":"NEUTRAL","3":"UNRELATED"`,
		"synonyms": `"0":"in favour","1":"Opposed","2":"none","3":"off-topic"`,
		"polar":    `"0":"positive","1":"negative","2":"neutral","3":"none"`,
	}
	in := statements()[:3]
	want := classify(t, defaultModel(t), in)
	for name, labels := range good {
		m, err := model.LoadFS(folder(t, map[string][]byte{"config.json": config(labels, "")}))
		require.NoError(t, err, name)
		for i, p := range classify(t, m, in) {
			assert.Equal(t, want[i].Favor > want[i].Against, p.Favor > p.Against, name)
		}
	}
	for name, c := range map[string][]byte{
		"unknown":     config(`"0":"LABEL_0","1":"LABEL_1","2":"LABEL_2","3":"LABEL_3"`, ""),
		"twice":       config(`"0":"favor","1":"against","2":"pro","3":"neutral"`, ""),
		"too few":     config(`"0":"favor","1":"against"`, ""),
		"gap":         config(`"0":"favor","1":"against","3":"neutral"`, ""),
		"no against":  config(`"0":"favor","1":"neutral","2":"unrelated"`, ""),
		"none":        config(``, ""),
		"temperature": config(good["upper"], `,"temperature":0`),
		"form":        config(good["upper"], `,"text_form":"odd"`),
		"no json":     []byte("{"),
	} {
		_, err := model.LoadFS(folder(t, map[string][]byte{"config.json": c}))
		assert.ErrorIs(t, err, model.ErrConfig, name)
	}
	for _, name := range []string{"model.onnx", "tokenizer.json", "config.json"} {
		_, err := model.LoadFS(folder(t, map[string][]byte{name: nil}))
		assert.ErrorIs(t, err, fs.ErrNotExist, name)
	}
	_, err := model.Load("none")
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

// TestTemperature wants a temperature to flatten the probabilities and to leave
// their order.
func TestTemperature(t *testing.T) {
	labels := `"0":"favor","1":"against","2":"neutral","3":"unrelated"`
	in := statements()
	var p [2][]model.Probabilities
	for i, temp := range []string{`,"temperature":1`, `,"temperature":2`} {
		m, err := model.LoadFS(folder(t, map[string][]byte{"config.json": config(labels, temp)}))
		require.NoError(t, err)
		p[i] = classify(t, m, in)
	}
	for i := range in {
		a, b := p[0][i], p[1][i]
		assert.InDelta(t, math.Log(a.Favor/a.Against), 2*math.Log(b.Favor/b.Against), 1e-9)
		assert.InDelta(t, math.Log(a.Neutral/a.Unrelated), 2*math.Log(b.Neutral/b.Unrelated), 1e-9)
	}
}

func FuzzClassify(f *testing.F) {
	m := defaultModel(f)
	f.Add("العقوبات\r\n\xff İ", 0, 5)
	f.Add("", -1, 1<<40)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		in := []model.Input{{Text: text, Mentions: []tokenize.Span{{Start: a, End: b}}}}
		p := classify(t, m, in)[0]
		require.InDelta(t, 1, p.Favor+p.Against+p.Neutral+p.Unrelated, 1e-9)
	})
}
