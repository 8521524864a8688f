package attribute_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/tokenize"
)

func TestWithTables(t *testing.T) {
	cues, err := os.ReadFile("tables/en/cues.tsv")
	require.NoError(t, err)
	var without []string
	for _, line := range strings.Split(string(cues), "\n") {
		if !strings.HasPrefix(line, "warn\t") {
			without = append(without, line)
		}
	}
	require.Less(t, len(without), strings.Count(string(cues), "\n")+1, "the table has the verb")

	const text = "The minister warned that the talks would fail. The minister said that the talks would fail."
	statements := func(tables fs.FS) int {
		t.Helper()
		a, err := attribute.New(attribute.WithTables(tables))
		require.NoError(t, err)
		return len(a.Attribute(tokenize.Parse(text, tokenize.Language("en")), time.Time{}).Statements)
	}
	require.Equal(t, 2, statements(fstest.MapFS{"notes.txt": {Data: []byte("mine")}}))
	require.Equal(t, 1, statements(fstest.MapFS{"en/cues.tsv": {Data: []byte(strings.Join(without, "\n"))}}))
}

func TestWithTablesNamesTheFile(t *testing.T) {
	for name, data := range map[string]string{
		"poeple.tsv":  "",
		"de/cues.tsv": "",
		"people.tsv":  "one field",
	} {
		_, err := attribute.New(attribute.WithTables(fstest.MapFS{name: {Data: []byte(data)}}))
		require.ErrorIs(t, err, attribute.ErrTable)
		require.ErrorContains(t, err, name)
	}
}
