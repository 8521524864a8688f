package stance_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

var errRecord = errors.New("bad record")

// mixed gives the gold articles over and over, with errors in between.
func mixed(t testing.TB, n int) iter.Seq2[*stance.Article, error] {
	list := articles(t)
	return func(yield func(*stance.Article, error) bool) {
		for i := range n {
			a, err := list[i%len(list)], error(nil)
			switch i % 11 {
			case 3:
				a, err = nil, fmt.Errorf("%w %d", errRecord, i)
			case 7:
				a = &stance.Article{ID: "bad", Text: "\xff"}
			case 9:
				a = nil
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func TestOneWorkerEqualsMany(t *testing.T) {
	var want string
	for _, workers := range []int{1, 2, 8} {
		z, err := stance.New(stance.WithClassifier(dice{}), stance.WithWorkers(workers))
		require.NoError(t, err)
		var b strings.Builder
		for r, err := range z.AnalyzeAll(t.Context(), mixed(t, 120)) {
			if err != nil {
				assert.Nil(t, r)
				fmt.Fprintln(&b, "error:", err)
				continue
			}
			b.WriteString(line(t, r))
		}
		if want == "" {
			want = b.String()
			assert.Equal(t, 120, strings.Count(want, "\n"))
			assert.Equal(t, 11, strings.Count(want, errRecord.Error()))
		}
		require.Equal(t, want, b.String(), "%d workers", workers)
	}
}

func TestAnalyzeAllReadsAheadLittle(t *testing.T) {
	const workers = 4
	z, err := stance.New(stance.AttributionOnly(), stance.WithWorkers(workers))
	require.NoError(t, err)
	var read atomic.Int64
	a := seed()
	in := func(yield func(*stance.Article, error) bool) {
		for range 500 {
			read.Add(1)
			if !yield(a, nil) {
				return
			}
		}
	}
	taken := int64(0)
	for _, err := range z.AnalyzeAll(t.Context(), in) {
		require.NoError(t, err)
		if taken++; taken%50 == 0 {
			time.Sleep(20 * time.Millisecond)
			// in order, in todo, and one that the reader holds
			require.LessOrEqual(t, read.Load()-taken, int64(2*workers+2))
		}
	}
	assert.EqualValues(t, 500, taken)
}

func TestAnalyzeAllStopsEarly(t *testing.T) {
	before := runtime.NumGoroutine()
	ended := false
	in := func(yield func(*stance.Article, error) bool) {
		defer func() { ended = true }()
		for yield(seed(), nil) {
		}
	}
	n := 0
	for range diced(t).AnalyzeAll(t.Context(), in) {
		if n++; n == 3 {
			break
		}
	}
	assert.True(t, ended, "the input is told")
	for i := 0; i < 1000 && runtime.NumGoroutine() > before; i++ {
		time.Sleep(time.Millisecond) // the last of them are on their way out
	}
	assert.LessOrEqual(t, runtime.NumGoroutine(), before)
}

func TestAnalyzeAllCancelled(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	defer cancel(nil)
	cause := errors.New("enough")
	in := func(yield func(*stance.Article, error) bool) {
		for yield(seed(), nil) {
		}
	}
	var last error
	n := 0
	for _, err := range diced(t).AnalyzeAll(ctx, in) {
		require.NoError(t, last, "an error before the end")
		if last = err; err == nil {
			if n++; n == 2 {
				cancel(cause)
			}
		}
	}
	assert.ErrorIs(t, last, cause)
	assert.Equal(t, 2, n)
}

func TestAnalyzeAllPassesPanicsOn(t *testing.T) {
	in := func(yield func(*stance.Article, error) bool) {
		yield(seed(), nil)
		panic("no more articles")
	}
	assert.PanicsWithValue(t, "no more articles", func() {
		for range diced(t).AnalyzeAll(t.Context(), in) {
		}
	})
}

func TestAnalyzeAllOfNothing(t *testing.T) {
	none := func(func(*stance.Article, error) bool) {}
	for range diced(t).AnalyzeAll(t.Context(), none) {
		t.Fatal("a report from nowhere")
	}
}
