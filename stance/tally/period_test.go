package tally

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPeriods(t *testing.T) {
	at := time.Date(2024, 12, 31, 23, 0, 0, 0, time.FixedZone("", -2*3600)) // 1 January in UTC
	for p, want := range map[Period][2]string{
		Day: {"2025-01-01", "2025-01-01"}, Week: {"2025-W01", "2024-12-30"}, Month: {"2025-01", "2025-01-01"},
		Quarter: {"2025-Q1", "2025-01-01"}, Year: {"2025", "2025-01-01"},
	} {
		assert.Equal(t, want[0], p.Name(at))
		assert.Equal(t, want[1], p.Start(at).Format("2006-01-02"))
		assert.Equal(t, time.UTC, p.Start(at).Location())
		assert.True(t, p.Start(time.Time{}).IsZero())
		assert.Empty(t, p.Name(time.Time{}))
	}
	assert.True(t, Ever.Start(at).IsZero())
	assert.Empty(t, Ever.Name(at))
	assert.Equal(t, "2024-Q4", Quarter.Name(time.Date(2024, 11, 5, 0, 0, 0, 0, time.UTC)))
}

// A period's start is in it, and is named as all of it; the next one starts
// right after its last second.
func TestPeriodBounds(t *testing.T) {
	for p := Day; p < periods; p++ {
		for d := range 1500 {
			at := date(d)
			from := p.Start(at)
			to := p.next(from)
			require.False(t, at.Before(from), "%v %v", p, at)
			require.True(t, at.Before(to), "%v %v", p, at)
			require.Equal(t, p.Name(at), p.Name(from))
			require.Equal(t, p.Name(at), p.Name(to.Add(-time.Second)))
			require.NotEqual(t, p.Name(at), p.Name(to))
			require.Equal(t, to, p.Start(to))
		}
	}
}

func TestParsePeriod(t *testing.T) {
	for p := Ever; p < periods; p++ {
		got, err := ParsePeriod(p.String())
		require.NoError(t, err)
		assert.Equal(t, p, got)
	}
	_, err := ParsePeriod("decade")
	assert.ErrorIs(t, err, ErrOption)
	assert.Equal(t, "Period(99)", Period(99).String())
}
