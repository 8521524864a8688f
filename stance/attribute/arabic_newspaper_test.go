package attribute

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestArabicNewspaper holds constructions of newspaper prose, in blocks of a
// name, a text and its statements: rule, speaker and content, whose spans may be
// several too.
func TestArabicNewspaper(t *testing.T) {
	a := attributor(t)
	file, err := os.ReadFile("testdata/newspaper.txt")
	require.NoError(t, err)
	for _, block := range strings.Split(strings.TrimSpace(string(file)), "\n\n") {
		lines := strings.Split(block, "\n")
		require.True(t, len(lines) >= 2 && strings.HasPrefix(lines[0], "# "), "a block begins with its name and has a text: %q", block)
		t.Run(lines[0][2:], func(t *testing.T) {
			var want, got []string
			want = append(want, lines[2:]...)
			for _, s := range attributed(t, a, "ar", lines[1], time.Time{}) {
				got = append(got, string(s.rule)+" | "+s.speaker+" | "+s.content)
			}
			assert.Equal(t, want, got, lines[1])
		})
	}
}
