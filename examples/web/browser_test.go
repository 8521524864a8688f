package main

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// chromium is the browser, "" where there is none: BAYAN_CHROMIUM, or what
// Debian's package chromium and others install.
func chromium() string {
	if path := os.Getenv("BAYAN_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// browser is a tab on the program.
type browser struct {
	t    *testing.T
	ctx  context.Context
	base string

	mu       sync.Mutex
	messages []string // of the console

	forgiven []string
}

// The windows of the tests.
const (
	desk1280 = 1280
	phone    = 390
)

// open starts a browser on a server, with a window of that width, for a person who
// reads that language. It skips the test where there is no Chromium. At the end the
// console has to be empty: what the Content-Security-Policy stops is told there,
// and so are errors of the script.
func open(t *testing.T, s *server, lang string, width int64) *browser {
	t.Helper()
	path := chromium()
	if path == "" {
		t.Skip("no Chromium here: install Debian's package chromium, or set BAYAN_CHROMIUM to a browser's path")
	}
	h := httptest.NewServer(s.handler())
	t.Cleanup(h.Close)
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("lang", lang))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx, base: h.URL}
	console := chromedp.Console(ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.messages = append(b.messages, m.String())
			b.mu.Unlock()
		}
	}()
	t.Cleanup(func() { assert.Empty(t, b.unforgiven(), "the browser's console") })
	var more []chromedp.EmulateViewportOption
	if width == phone {
		more = append(more, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(width, 900, more...))
	call(b, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": lang}})
	return b
}

// forgive lets the console say what a test expects; it has to be said.
func (b *browser) forgive(part string) {
	b.t.Helper()
	assert.Eventually(b.t, func() bool {
		b.mu.Lock()
		defer b.mu.Unlock()
		return slices.ContainsFunc(b.messages, func(m string) bool { return strings.Contains(m, part) })
	}, waitLong, waitStep, "no message with %q", part)
	b.forgiven = append(b.forgiven, part)
}

// unforgiven are the messages of the console that no test expects.
func (b *browser) unforgiven() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(b.messages), func(m string) bool {
		return slices.ContainsFunc(b.forgiven, func(part string) bool { return strings.Contains(m, part) })
	})
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, steps...))
}

// load does what leads to another page, and waits for it. It gives the status.
func (b *browser) load(steps ...chromedp.Action[chromedp.Void]) int64 {
	b.t.Helper()
	r, err := chromedp.RunResponse(b.ctx, steps...)
	require.NoError(b.t, err)
	return r.Status
}

func (b *browser) visit(path string) int64 {
	b.t.Helper()
	return b.load(chromedp.Navigate(b.base + path))
}

func (b *browser) click(css string) int64 {
	b.t.Helper()
	return b.load(chromedp.Click(chromedp.CSS(css)))
}

// eval is the value of a JavaScript expression.
func eval[T any](b *browser, js string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js))
	require.NoError(b.t, err, js)
	return v
}

// text is what a reader sees of an element.
func (b *browser) text(css string) string {
	b.t.Helper()
	return eval[string](b, `document.querySelector(`+quote(css)+`).innerText`)
}

func (b *browser) count(css string) int {
	b.t.Helper()
	return eval[int](b, `document.querySelectorAll(`+quote(css)+`).length`)
}

// visible waits until an element is seen, or is not.
func (b *browser) visible(css string, want bool) {
	b.t.Helper()
	state := func() bool {
		return eval[bool](b, `document.querySelector(`+quote(css)+`).checkVisibility({visibilityProperty: true})`)
	}
	require.Eventually(b.t, func() bool { return state() == want }, waitLong, waitStep, "%s visible: want %v", css, want)
}

// becomes waits until a JavaScript expression is true.
func (b *browser) becomes(js, why string) {
	b.t.Helper()
	require.Eventually(b.t, func() bool { return eval[bool](b, js) }, waitLong, waitStep, why)
}

func (b *browser) path() string {
	b.t.Helper()
	return eval[string](b, `location.pathname + location.search`)
}

func quote(s string) string { return "`" + s + "`" }

// call sends a command of the protocol.
func call[P, R any](b *browser, c cdp.Command[P, R], params P) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, c, params)
	require.NoError(b.t, err)
}

// dark sets the reader's preference of colours.
func (b *browser) dark(on bool) {
	b.t.Helper()
	scheme := "light"
	if on {
		scheme = "dark"
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// picture writes a screenshot into the folder BAYAN_SCREENSHOTS, where it is set.
func (b *browser) picture(name string, whole bool) {
	b.t.Helper()
	dir := os.Getenv("BAYAN_SCREENSHOTS")
	if dir == "" {
		return
	}
	shot := chromedp.CaptureScreenshot()
	if whole {
		shot = chromedp.FullScreenshot(100)
	}
	png, err := chromedp.Run(b.ctx, shot)
	require.NoError(b.t, err)
	require.NoError(b.t, os.MkdirAll(dir, 0o755))
	require.NoError(b.t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644))
}
