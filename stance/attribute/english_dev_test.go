package attribute

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/tokenize"
)

// devArticle is one line of the labelled attributions: spans in bytes of the
// text.
type devArticle struct {
	ID, Dataset, Lang, Split, Text string
	Statements                     []struct{ Content, Cue, Speaker [][2]int }
}

// devSpeech are the words that make a cue of the labelled articles one of
// speech. The labels hold attitudes and deeds too (wants, supports, signed),
// which are statements only where they are said.
var devSpeech = strings.Fields(`say said says saying tell told tells telling add added adds adding write wrote writes
	according note noted notes noting announce announced announces announcing argue argued argues arguing explain explained
	explains explaining acknowledge acknowledged declare declared declares declaring urge urged urges urging insist insisted
	insists insisting claim claimed claims claiming respond responded reply replied state stated states stating warn warned
	warns warning point pointed tweet tweeted ask asked asks asking continue continued recall recalled conclude concluded
	call called calls calling describe described describes describing accuse accused accuses accusing predict predicted
	deny denied admit admitted confirm confirmed vow vowed pledge pledged complain complained suggest suggested
	report reported show shows showed find found : --`)

// TestEnglishDev measures the grammar on labelled articles that stand outside
// the repository: lines of JSON, in the file that BAYAN_DEV names. With
// BAYAN_DEV_OUT the results go to that file, a line an article.
func TestEnglishDev(t *testing.T) {
	in := os.Getenv("BAYAN_DEV")
	if in == "" {
		t.Skip("BAYAN_DEV names no file")
	}
	a := attributor(t)
	f, err := os.Open(in)
	require.NoError(t, err)
	defer f.Close()
	var out *json.Encoder
	if name := os.Getenv("BAYAN_DEV_OUT"); name != "" {
		o, err := os.Create(name)
		require.NoError(t, err)
		defer o.Close()
		out = json.NewEncoder(o)
	}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	var m devFigures
	for lines.Scan() {
		var x devArticle
		require.NoError(t, json.Unmarshal(lines.Bytes(), &x))
		d := tokenize.Parse(x.Text, tokenize.Language("en"))
		res := a.Attribute(d, d.Published)
		checkResult(t, d, res)
		m.add(&x, res)
		if out != nil {
			require.NoError(t, out.Encode(map[string]any{"id": x.ID, "res": res}))
		}
	}
	m.log(t)
}

// devFigures counts what was found.
type devFigures struct {
	ours, right     int // bytes of reported content, those inside any labelled content
	gold, found     int // bytes of labelled content of speech, those reported
	speech, cues    int // statements of speech, those whose cue was found
	reported, extra int // statements reported, those whose cue and content nobody labelled
	speakers        int // of those with the cue, the speaker overlaps
	spokenFor       int // and that have a speaker at all
	named, whole    int // of those with a mention, the mention has most of the labelled phrase
	extent          int // nine tenths of the content, and no more than that
	cueOurs         int // bytes of content, of the statements whose cue was found
	cueGold         int
	cueBoth         int
}

func mark(b []bool, s, e int) {
	for ; s < e; s++ {
		b[s] = true
	}
}

func overlaps(spans [][2]int, s tokenize.Span) bool {
	for _, p := range spans {
		if p[0] < s.End && s.Start < p[1] {
			return true
		}
	}
	return false
}

func (m *devFigures) add(x *devArticle, res *Result) {
	n := len(x.Text)
	all, speech, ours := make([]bool, n), make([]bool, n), make([]bool, n)
	for _, g := range x.Statements {
		for _, c := range g.Content {
			mark(all, c[0], c[1])
			if isSpeechCue(x.Text, g.Cue) {
				mark(speech, c[0], c[1])
			}
		}
	}
	m.reported += len(res.Statements)
	for i := range res.Statements {
		s := &res.Statements[i]
		known := false
		for _, c := range s.Content {
			mark(ours, c.Start, c.End)
		}
		for _, g := range x.Statements {
			known = known || overlaps(g.Cue, s.Cue.Span) || s.Rule == FreeQuote && overlaps(g.Content, s.Content[0].Span)
		}
		if !known {
			m.extra++
		}
	}
	for i := range n {
		if c := x.Text[i]; c == ' ' || c == '\n' || c == '\'' || c == '"' || c >= 0x80 {
			continue // quotation marks belong to the labelled content
		}
		if ours[i] {
			m.ours++
			if all[i] {
				m.right++
			}
		}
		if speech[i] {
			m.gold++
			if ours[i] {
				m.found++
			}
		}
	}
	for _, g := range x.Statements {
		if !isSpeechCue(x.Text, g.Cue) {
			continue
		}
		m.speech++
		for i := range res.Statements {
			if s := &res.Statements[i]; overlaps(g.Cue, s.Cue.Span) {
				m.cues++
				m.compare(x, g.Content, g.Speaker, s, res)
				break
			}
		}
	}
}

func (m *devFigures) compare(x *devArticle, content, speaker [][2]int, s *Statement, res *Result) {
	ours, gold, both := 0, 0, 0
	in := func(i int) bool {
		for _, c := range s.Content {
			if c.Start <= i && i < c.End {
				return true
			}
		}
		return false
	}
	word := func(i int) bool {
		c := x.Text[i] | 0x20
		return 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
	}
	for _, c := range s.Content {
		for i := c.Start; i < c.End; i++ {
			if word(i) {
				ours++
			}
		}
	}
	for _, c := range content {
		for i := c[0]; i < c[1]; i++ {
			if word(i) {
				gold++
				if in(i) {
					both++
				}
			}
		}
	}
	m.cueOurs, m.cueGold, m.cueBoth = m.cueOurs+ours, m.cueGold+gold, m.cueBoth+both
	if both*10 >= ours*9 && both*10 >= gold*9 {
		m.extent++
	}
	if len(speaker) == 0 {
		return
	}
	m.spokenFor++
	if s.Mention.Len() > 0 {
		if overlaps(speaker, s.Mention) {
			m.speakers++
		}
		// The labelled phrase up to its first comma, most of it.
		a, b := speaker[0][0], speaker[0][1]
		if at := strings.IndexByte(x.Text[a:b], ','); at > 0 {
			b = a + at
		}
		m.named++
		if min(b, s.Mention.End)-max(a, s.Mention.Start) >= (b-a)*2/3 {
			m.whole++
		}
		return
	}
	for _, p := range speaker {
		last := strings.Fields(strings.Trim(x.Text[p[0]:p[1]], ".,' "))
		for _, id := range s.Speakers {
			sp := &res.Speakers[id]
			if forms := strings.Join(append(sp.Aliases, sp.Name), " "); len(last) > 0 && strings.Contains(forms, last[len(last)-1]) {
				m.speakers++
				return
			}
		}
	}
}

func isSpeechCue(text string, cue [][2]int) bool {
	for _, p := range cue {
		for _, w := range strings.Fields(strings.ToLower(text[p[0]:p[1]])) {
			if w != ":" {
				w = strings.Trim(w, ".,:'")
			}
			if contains(devSpeech, w) {
				return true
			}
		}
	}
	return false
}

func (m *devFigures) log(t *testing.T) {
	share := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	f1 := func(p, r float64) float64 { return 2 * p * r / max(p+r, 1e-9) }
	p, r := share(m.right, m.ours), share(m.found, m.gold)
	t.Logf("content bytes: precision %.3f (any label), recall %.3f (speech), F1 %.3f", p, r, f1(p, r))
	t.Logf("statements: %d of %d of speech by their cue, recall %.3f; %d reported, %d with a cue that nobody labelled, precision %.3f",
		m.cues, m.speech, share(m.cues, m.speech), m.reported, m.extra, 1-share(m.extra, m.reported))
	p, r = share(m.cueBoth, m.cueOurs), share(m.cueBoth, m.cueGold)
	t.Logf("of those found: content precision %.3f recall %.3f F1 %.3f; extent right %.3f; speaker %.3f, whole phrase %.3f",
		p, r, f1(p, r), share(m.extent, m.cues), share(m.speakers, m.spokenFor), share(m.whole, m.named))
}
