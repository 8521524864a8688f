package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMisuse(t *testing.T) {
	for _, args := range [][]string{{"-nonsense"}, {"-max-bytes", "0"}, {"-keep", "-1"}, {"-parallel", "x"}, {"-timeout", "0s"}, {"-grace", "-1s"}, {"article.txt"}} {
		var out, errs bytes.Buffer
		assert.Equal(t, misused, run(t.Context(), args, &out, &errs), args)
		assert.Empty(t, out.String())
		assert.NotEmpty(t, errs.String())
	}
	var errs bytes.Buffer
	assert.Equal(t, ok, run(t.Context(), []string{"-h"}, io.Discard, &errs))
	assert.Contains(t, errs.String(), "-addr")
}

func TestStartFails(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "missing")
	bad := filepath.Join(dir, "bad.tsv")
	require.NoError(t, os.WriteFile(bad, []byte("x\ten\tmention\t("), 0o600))
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	for _, args := range [][]string{{"-db", missing}, {"-targets", missing}, {"-targets", bad}, {"-model", missing}, {"-addr", taken.Addr().String()}, {"-addr", "nowhere:x"}} {
		var errs bytes.Buffer
		assert.Equal(t, failed, run(t.Context(), args, io.Discard, &errs), args)
		assert.True(t, strings.HasPrefix(errs.String(), "web: "), errs.String())
	}
}

// start runs the program until stop is called, and gives its address.
func start(t *testing.T, args ...string) (base string, stop func() (status int, errs string)) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	var errs bytes.Buffer
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, append([]string{"-addr", "localhost:0"}, args...), in, &errs)
		in.Close()
	}()
	line := make([]byte, 200)
	n, err := out.Read(line)
	require.NoError(t, err, errs.String())
	stopped := false
	stop = func() (int, string) {
		stopped = true
		cancel()
		status := <-done
		return status, errs.String()
	}
	t.Cleanup(func() {
		if !stopped {
			stop()
		}
	})
	return strings.TrimSpace(string(line[:n])), stop
}

// postSlowly sends a form, of which nothing is read before the program asks for it, and
// follows no redirection.
func postSlowly(base string, body io.Reader) (*http.Response, error) {
	r, err := http.NewRequest(http.MethodPost, base+"articles", body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Expect", "100-continue")
	t := &http.Transport{ExpectContinueTimeout: time.Minute}
	defer t.CloseIdleConnections()
	return t.RoundTrip(r)
}

// The program as it ships: its own model, a request under way when it is told to end
// is answered.
func TestRunAndEnd(t *testing.T) {
	base, stop := start(t, "-grace", "1m", "-db", fillCorpus(t))
	assert.True(t, strings.HasPrefix(base, "http://localhost:"), base)
	for _, path := range []string{"", "corpus", "corpus/timeline?target=sanctions"} {
		r, err := http.Get(base + path)
		require.NoError(t, err)
		r.Body.Close()
		assert.Equal(t, http.StatusOK, r.StatusCode, path)
	}
	type answer struct {
		status int
		body   string
		err    error
	}
	got := make(chan answer, 1)
	body, feed := io.Pipe() // a form that arrives slowly
	go func() {
		r, err := postSlowly(base, body)
		if err != nil {
			got <- answer{err: err}
			return
		}
		defer r.Body.Close()
		b, err := io.ReadAll(r.Body)
		got <- answer{r.StatusCode, string(b), err}
	}()
	_, err := io.WriteString(feed, "seed=")
	require.NoError(t, err)
	ended := make(chan int, 1)
	go func() {
		status, _ := stop()
		ended <- status
	}()
	u, err := url.Parse(base)
	require.NoError(t, err)
	require.Eventually(t, func() bool { // it takes no more
		c, err := net.DialTimeout("tcp", u.Host, time.Second)
		if err == nil {
			c.Close()
		}
		return err != nil
	}, 20*time.Second, 20*time.Millisecond)
	_, err = io.WriteString(feed, "ar-2024-04-09.txt")
	require.NoError(t, err)
	require.NoError(t, feed.Close())
	a := <-got
	require.NoError(t, a.err)
	assert.Equal(t, http.StatusSeeOther, a.status, a.body)
	assert.Equal(t, ok, <-ended)
}

// Where an answer does not come in time, it is broken off.
func TestEndWithoutGrace(t *testing.T) {
	base, stop := start(t, "-grace", "50ms")
	body, feed := io.Pipe()
	defer feed.Close()
	go postSlowly(base, body) //nolint:errcheck // it is broken off
	_, err := io.WriteString(feed, "seed=")
	require.NoError(t, err)
	status, errs := stop()
	assert.Equal(t, failed, status)
	assert.Contains(t, errs, "before all answers were given")
}
