package emit_test

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/stance/emit"
	"github.com/bayan-nlp/bayan/tokenize"
)

// memory gathers the files of a format.
type memory struct {
	names []string
	files map[string]*strings.Builder
}

type memoryFile struct{ *strings.Builder }

func (memoryFile) Close() error { return nil }

func (m *memory) create(name string) (io.WriteCloser, error) {
	if m.files == nil {
		m.files = map[string]*strings.Builder{}
	}
	if m.files[name] != nil {
		return nil, fmt.Errorf("%s twice", name)
	}
	m.names = append(m.names, name)
	m.files[name] = &strings.Builder{}
	return memoryFile{m.files[name]}, nil
}

func (m *memory) text(name string) string { return m.files[name].String() }

// bratFile is an .ann file as brat's server reads it.
type bratFile struct {
	entities   []bratEntity
	byID       map[string]int
	relations  [][3]string          // type, from, to
	attributes map[string][2]string // "id type" to id, value
	notes      map[string]string
	links      map[string]string
}

type bratEntity struct {
	id, kind string
	spans    [][2]int
	text     string
}

var (
	bratID     = regexp.MustCompile(`^([A-Za-z]+|#[A-Za-z]*)([0-9]+)$`)
	bratAttr   = regexp.MustCompile(`^(\S+) (T\d+)(?: (\S+))?$`)
	bratRel    = regexp.MustCompile(`^(\S+) Arg1:(T\d+) Arg2:(T\d+)$`)
	bratNorm   = regexp.MustCompile(`^(\S+) (\S+) (\S+?):(\S+)$`)
	bratEntRow = regexp.MustCompile(`^(\S+) (\d+ \d+(?:;\d+ \d+)*)$`)
)

// readBrat applies the rules of brat's annotation reader (server/src/annotation.py): what it would call a
// failed line fails the test.
func readBrat(t testing.TB, text, ann string) *bratFile {
	t.Helper()
	f := &bratFile{byID: map[string]int{}, attributes: map[string][2]string{}, notes: map[string]string{}, links: map[string]string{}}
	runes := []rune(text)
	seen := map[string]bool{}
	var referred []string
	if ann == "" {
		return f
	}
	require.True(t, strings.HasSuffix(ann, "\n"))
	// Python reads lines of text at more places than "\n".
	for _, line := range regexp.MustCompile("\r\n|[\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029]").Split(strings.TrimSuffix(ann, "\n"), -1) {
		id, rest, ok := strings.Cut(line, "\t")
		require.True(t, ok && bratID.MatchString(id), "line %q", line)
		require.False(t, seen[id], "id %s twice", id)
		seen[id] = true
		data, tail, _ := strings.Cut(rest, "\t")
		switch id[0] {
		case 'T':
			m := bratEntRow.FindStringSubmatch(data)
			require.NotNil(t, m, "line %q", line)
			e := bratEntity{id: id, kind: m[1], text: tail}
			var parts []string
			last := -1
			for s := range strings.SplitSeq(m[2], ";") {
				a, b, _ := strings.Cut(s, " ")
				from, err := strconv.Atoi(a)
				require.NoError(t, err)
				to, err := strconv.Atoi(b)
				require.NoError(t, err)
				require.True(t, from < to && from >= last && to <= len(runes), "line %q", line)
				last = to
				e.spans = append(e.spans, [2]int{from, to})
				parts = append(parts, string(runes[from:to]))
			}
			require.Equal(t, strings.Join(parts, " "), tail)
			f.byID[id] = len(f.entities)
			f.entities = append(f.entities, e)
		case 'R':
			m := bratRel.FindStringSubmatch(data)
			require.NotNil(t, m, "line %q", line)
			referred = append(referred, m[2], m[3])
			f.relations = append(f.relations, [3]string{m[1], m[2], m[3]})
		case 'A':
			m := bratAttr.FindStringSubmatch(data)
			require.NotNil(t, m, "line %q", line)
			referred = append(referred, m[2])
			f.attributes[m[2]+" "+m[1]] = [2]string{m[2], m[3]}
		case 'N':
			m := bratNorm.FindStringSubmatch(data)
			require.NotNil(t, m, "line %q", line)
			referred = append(referred, m[2])
			f.links[m[2]] = m[4]
		case '#':
			kind, of, ok := strings.Cut(data, " ")
			require.True(t, ok && kind == "AnnotatorNotes", "line %q", line)
			referred = append(referred, of)
			f.notes[of] = tail
		default:
			require.Fail(t, "unknown annotation", line)
		}
	}
	for _, id := range referred {
		require.True(t, seen[id], "%s is not there", id)
	}
	return f
}

// statements are the statements of a brat file in the order of the entities,
// with what brat can hold.
func (f *bratFile) statements(text string) []stance.Statement {
	runes := tokenize.ToRunes(text)
	spans := func(id string) (out []stance.Span) {
		for _, s := range f.entities[f.byID[id]].spans {
			out = append(out, stance.Span{Start: runes.ToByte(s[0]), End: runes.ToByte(s[1])})
		}
		return out
	}
	var out []stance.Statement
	at := map[string]int{}
	for _, e := range f.entities {
		if e.kind != "Statement" {
			continue
		}
		id, _, _ := strings.Cut(f.notes[e.id], ";")
		s := stance.Statement{ID: id, Stances: []stance.Stance{}, Kind: attribute.Kind(f.attributes[e.id+" Kind"][1]),
			Reference: attribute.Reference(f.attributes[e.id+" Reference"][1])}
		_, s.Negated = f.attributes[e.id+" Negated"]
		for _, c := range spans(e.id) {
			s.Content = append(s.Content, stance.Content{Span: c})
		}
		at[e.id] = len(out)
		out = append(out, s)
	}
	for _, r := range f.relations {
		switch r[0] {
		case "CuedBy":
			out[at[r[1]]].Cue.Span = spans(r[2])[0]
		case "SaidBy":
			out[at[r[1]]].Mention = spans(r[2])[0]
		case "Within":
			out[at[r[1]]].Parent = out[at[r[2]]].ID
		case "StanceOf":
			e := f.entities[f.byID[r[1]]]
			s := &out[at[r[2]]]
			x := stance.Stance{Target: f.attributes[r[1]+" Target"][1], Label: stance.Label(strings.ToLower(e.kind)), Evidence: spans(r[1])}
			fmt.Sscanf(f.notes[r[1]], "score %g; favor %g, against %g, neutral %g, unrelated %g", &x.Score,
				&x.Probabilities.Favor, &x.Probabilities.Against, &x.Probabilities.Neutral, &x.Probabilities.Unrelated) //nolint:errcheck // compared below
			s.Stances = append(s.Stances, x)
		}
	}
	return out
}

func TestBrat(t *testing.T) {
	m := &memory{}
	e := emit.NewBrat(m.create)
	for _, r := range []*stance.Analysis{report(t), nasty(), report(t)} {
		require.NoError(t, e.Encode(r))
	}
	require.NoError(t, e.Close())
	assert.Equal(t, []string{"seed.txt", "seed.ann", "_id-" + m.names[2][4:12] + ".txt", m.names[3], "seed-2.txt", "seed-2.ann", "annotation.conf"}, m.names)
	r := report(t)
	f := readBrat(t, m.text("seed.txt"), m.text("seed.ann"))
	assert.Equal(t, m.text("seed.ann"), m.text("seed-2.ann"))
	got := f.statements(r.Text)
	require.Len(t, got, len(r.Statements))
	for i, s := range r.Statements {
		g := got[i]
		require.Equal(t, contents(r, s), contents(r, g), s.ID)
		require.Equal(t, []any{s.ID, s.Kind, s.Reference, s.Negated, s.Parent, s.Cue.Span}, []any{g.ID, g.Kind, g.Reference, g.Negated, g.Parent, g.Cue.Span})
		require.Equal(t, r.Slice(s.Mention), r.Slice(g.Mention))
		require.Equal(t, s.Stances, g.Stances)
	}
	readBrat(t, m.text(m.names[2]), m.text(m.names[3]))
	assert.NotContains(t, m.text(m.names[2]), "\r")
	assert.Contains(t, m.text("annotation.conf"), "Target\tArg:Favor|Against|Neutral, Value:<x>|")
}

func contents(r *stance.Analysis, s stance.Statement) (out []string) {
	for _, c := range s.Content {
		out = append(out, fmt.Sprint(c.Start, " ", r.Slice(c.Span)))
	}
	return out
}

// webAnnotation is what the test wants of an annotation.
type webAnnotation struct {
	ID, Type, Motivation string
	Body                 []map[string]any
	Target               []struct {
		Source   string
		Selector []struct {
			Type, Exact, Prefix, Suffix string
			Start, End                  int
		}
	}
	Negated bool                 `json:"bayan:negated"`
	Of      *struct{ ID string } `json:"bayan:statement"`
}

func TestWebAnnotation(t *testing.T) {
	var b strings.Builder
	e := emit.NewWebAnnotation(&b)
	all := []*stance.Analysis{report(t), nasty()}
	for _, r := range all {
		require.NoError(t, e.Encode(r))
	}
	require.NoError(t, e.Close())
	var doc struct {
		Context []any `json:"@context"`
		ID      string
		Type    string
		Total   int
		First   struct{ Items []webAnnotation }
	}
	require.NoError(t, json.Unmarshal([]byte(b.String()), &doc))
	assert.Equal(t, "AnnotationCollection", doc.Type)
	assert.Equal(t, "http://www.w3.org/ns/anno.jsonld", doc.Context[0])
	assert.Len(t, doc.First.Items, doc.Total)
	next, ids := 0, map[string]bool{}
	check := func(r *stance.Analysis, want []stance.Span) webAnnotation {
		a := doc.First.Items[next]
		next++
		require.False(t, ids[a.ID], a.ID)
		ids[a.ID] = true
		require.Len(t, a.Target, len(want))
		u := []rune(r.Text)
		for i, x := range a.Target {
			q, p := x.Selector[0], x.Selector[1]
			require.Equal(t, r.Slice(want[i]), q.Exact)
			require.Equal(t, q.Exact, string(u[p.Start:p.End]), "code points")
			require.Equal(t, r.Text[:want[i].Start][len(r.Text[:want[i].Start])-len(q.Prefix):], q.Prefix)
			require.True(t, strings.HasPrefix(r.Text[want[i].End:], q.Suffix))
			require.LessOrEqual(t, utf8.RuneCountInString(q.Prefix), 32)
		}
		return a
	}
	for _, r := range all {
		for _, s := range r.Statements {
			a := check(r, spansOf(s))
			assert.Equal(t, s.Negated, a.Negated)
			require.Len(t, a.Body, len(s.Speakers))
			for i, id := range s.Speakers {
				assert.Equal(t, r.Speaker(id).Name, a.Body[i]["value"])
			}
			for _, x := range s.Stances {
				want := x.Evidence
				if len(want) == 0 {
					want = spansOf(s)
				}
				b := check(r, want)
				assert.Equal(t, a.ID, b.Of.ID)
				assert.Equal(t, x.Score, b.Body[0]["bayan:score"])
				assert.Equal(t, string(x.Label), b.Body[0]["bayan:label"])
			}
		}
	}
	assert.Equal(t, doc.Total, next)
}

func spansOf(s stance.Statement) (out []stance.Span) {
	for _, c := range s.Content {
		out = append(out, c.Span)
	}
	return out
}

// conll is a CoNLL-U Plus file read back.
type conll struct {
	forms      []string
	statements []stance.Statement
	speakers   []stance.Speaker
}

func readCoNLL(t testing.TB, file string, texts ...string) []conll {
	t.Helper()
	var out []conll
	var runes *tokenize.Offsets
	byID := map[string]int{}
	s := bufio.NewScanner(strings.NewReader(file))
	s.Buffer(nil, 1<<24)
	id, line := 0, 0
	for ; s.Scan(); line++ {
		row := s.Text()
		if line == 0 {
			require.Equal(t, "# global.columns = ID FORM BAYAN:CUE BAYAN:CONTENT BAYAN:SPEAKER BAYAN:STANCE MISC", row)
			continue
		}
		if name, value, ok := strings.Cut(strings.TrimPrefix(row, "# "), " = "); ok && strings.HasPrefix(row, "# ") {
			switch name {
			case "newdoc id":
				runes = tokenize.ToRunes(texts[len(out)])
				out, byID = append(out, conll{}), map[string]int{}
			case "speaker":
				var x stance.Speaker
				require.NoError(t, json.Unmarshal([]byte(value), &x))
				out[len(out)-1].speakers = append(out[len(out)-1].speakers, x)
			case "statement":
				var x stance.Statement
				require.NoError(t, json.Unmarshal([]byte(value), &x))
				var more struct {
					Lemma, Class string
				}
				require.NoError(t, json.Unmarshal([]byte(value), &more))
				x.Cue.Lemma, x.Cue.Class = more.Lemma, more.Class
				byID[x.ID] = len(out[len(out)-1].statements)
				out[len(out)-1].statements = append(out[len(out)-1].statements, x)
			}
			continue
		}
		if row == "" {
			id = 0
			continue
		}
		cells := strings.Split(row, "\t")
		require.Len(t, cells, 7, row)
		id++
		require.Equal(t, strconv.Itoa(id), cells[0])
		require.NotEmpty(t, cells[1])
		doc := &out[len(out)-1]
		doc.forms = append(doc.forms, cells[1])
		var from, to int
		_, err := fmt.Sscanf(cells[6], "start_char=%d|end_char=%d", &from, &to)
		require.NoError(t, err)
		at := stance.Span{Start: runes.ToByte(from), End: runes.ToByte(to)}
		if cells[1] != "_" {
			require.Equal(t, strings.Map(blank, texts[len(out)-1][at.Start:at.End]), strings.Map(blank, cells[1]))
		}
		for layer, cell := range cells[2:6] {
			if cell == "_" {
				continue
			}
			for tag := range strings.SplitSeq(cell, "|") {
				parts := strings.Split(tag[2:], ":")
				doc.tag(t, layer, tag[0] == 'B', &doc.statements[byID[parts[0]]], parts, at)
			}
		}
	}
	require.NoError(t, s.Err())
	return out
}

// tag adds what a tag tells.
func (c *conll) tag(t testing.TB, layer int, begin bool, s *stance.Statement, parts []string, at stance.Span) {
	var list []stance.Span
	var x *stance.Stance
	switch layer {
	case 0:
		list = []stance.Span{s.Cue.Span}
	case 1:
		list = spansOf(*s)
	case 2:
		list = []stance.Span{s.Mention}
	case 3:
		target, err := url.QueryUnescape(parts[1])
		require.NoError(t, err)
		i := slices.IndexFunc(s.Stances, func(x stance.Stance) bool { return x.Target == target })
		x = &s.Stances[i]
		require.Equal(t, string(x.Label), parts[2])
		list = x.Evidence
	}
	if begin {
		list = append(list, at)
	} else {
		list[len(list)-1].End = at.End
	}
	last := list[len(list)-1]
	switch layer {
	case 0:
		s.Cue.Span = last
	case 1:
		if begin {
			s.Content = append(s.Content, stance.Content{})
		}
		s.Content[len(s.Content)-1].Span = last
	case 2:
		s.Mention = last
	case 3:
		x.Evidence = list
	}
}

func TestCoNLL(t *testing.T) {
	var b strings.Builder
	e := emit.NewCoNLL(&b)
	r := report(t)
	require.NoError(t, e.Encode(r))
	require.NoError(t, e.Encode(nasty()))
	require.NoError(t, e.Close())
	docs := readCoNLL(t, b.String(), r.Text, nasty().Text)
	require.Len(t, docs, 2)
	assert.Equal(t, r.Speakers, docs[0].speakers)
	require.Len(t, docs[0].statements, len(r.Statements))
	for i, want := range r.Statements {
		got := docs[0].statements[i]
		require.Equal(t, contents(r, want), contents(r, got))
		require.Equal(t, r.Slice(want.Mention), r.Slice(got.Mention))
		want.Content, got.Content, want.Mention, got.Mention = nil, nil, stance.Span{}, stance.Span{}
		require.Equal(t, want, got)
	}
	words := func(s string) string { return strings.Join(strings.Fields(s), "") }
	assert.Equal(t, words(r.Text), words(strings.Join(docs[0].forms, "")))
}

// The table holds what its columns say.
func TestCSVRoundTrip(t *testing.T) {
	var b strings.Builder
	r := report(t)
	e := emit.NewCSV(&b)
	require.NoError(t, e.Encode(r))
	require.NoError(t, e.Close())
	list, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	require.NoError(t, err)
	next := 1
	for _, s := range r.Statements {
		for k := range max(1, len(s.Stances)) {
			cell := func(name string) string { return list[next][slices.Index(emit.Columns[:], name)] }
			assert.Equal(t, []string{s.ID, strings.Join(s.Speakers, " | "), string(s.Kind), string(s.Rule), s.Cue.Lemma, strconv.Itoa(s.Content[0].Start)},
				[]string{cell("statement"), cell("speakers"), cell("kind"), cell("rule"), cell("cue_lemma"), cell("start")})
			if len(s.Stances) > 0 {
				score, err := strconv.ParseFloat(cell("score"), 64)
				require.NoError(t, err)
				assert.Equal(t, s.Stances[k].Score, score)
				assert.Equal(t, string(s.Stances[k].Label), cell("label"))
			}
			next++
		}
	}
	assert.Len(t, list, next)
}

func TestJSONLRoundTrip(t *testing.T) {
	var b strings.Builder
	require.NoError(t, emit.NewJSONL(&b).Encode(report(t)))
	var got stance.Analysis
	require.NoError(t, json.Unmarshal([]byte(b.String()), &got))
	got.Text = report(t).Text
	assert.Equal(t, report(t), &got)
}

// Any spans, however they overlap, give files that readers accept.
func FuzzStandoff(f *testing.F) {
	f.Add("one two three\n\nfour", []byte{0, 5, 2, 9, 4, 18, 1, 1, 7, 3})
	f.Add("وقال: «نعم»\r\n<b>&amp;\u2028\v\tx 😀", []byte{0, 20, 3, 12, 9, 30, 5, 6})
	f.Fuzz(func(t *testing.T, text string, raw []byte) {
		r := overlapping(strings.ToValidUTF8(text, "?"), raw)
		m := &memory{}
		e := emit.NewBrat(m.create)
		require.NoError(t, e.Encode(r))
		require.NoError(t, e.Close())
		got := readBrat(t, m.text(m.names[0]), m.text(m.names[1])).statements(r.Text)
		n := 0
		for _, s := range r.Statements {
			want := strings.Join(strings.Fields(r.Slice(s.Content[0].Span)), "")
			if strings.Trim(want, "\x1c\x1d\x1e") == "" {
				continue
			}
			text := ""
			for _, c := range got[n].Content {
				text += r.Slice(c.Span)
			}
			require.Equal(t, strings.Map(blank, want), strings.Map(blank, text))
			n++
		}
		var b strings.Builder
		c := emit.NewCoNLL(&b)
		require.NoError(t, c.Encode(r))
		require.NoError(t, c.Close())
		readCoNLL(t, b.String(), r.Text)
		b.Reset()
		w := emit.NewWebAnnotation(&b)
		require.NoError(t, w.Encode(r))
		require.NoError(t, w.Close())
		require.True(t, json.Valid([]byte(b.String())))
	})
}

// blank drops what separates words or lines.
func blank(r rune) rune {
	if r <= ' ' || r >= 0x85 && r <= 0xa0 || r >= 0x2000 && r <= 0x202f || r == 0x1680 || r == 0x205f || r == 0x3000 {
		return -1
	}
	return r
}
