package seeds_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/seeds"
)

func TestSeeds(t *testing.T) {
	files, err := fs.Glob(seeds.Files(), "*.txt")
	require.NoError(t, err)
	assert.Contains(t, files, seeds.Default)
	for _, f := range files {
		b, err := fs.ReadFile(seeds.Files(), f)
		require.NoError(t, err)
		assert.True(t, utf8.Valid(b), f)
	}
	a := seeds.Article()
	require.NotEmpty(t, a)
	a[0] = 'x'
	assert.NotEqual(t, a, seeds.Article(), "every caller has its own")
}

func ExampleArticle() {
	lines := strings.Split(string(seeds.Article()), "\n")
	fmt.Println(lines[2])
	// Output: 2024-04-09 20:51:54
}
