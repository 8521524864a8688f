package emit_test

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

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
