package main

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
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
}

// open starts a browser on a server, with a window of that width, for a person who
// reads that language. It skips the test where there is no Chromium.
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
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx, base: h.URL}
	var mobile []chromedp.EmulateViewportOption
	if width < 600 {
		mobile = append(mobile, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(width, 900, mobile...))
	_, err := chromedp.Call(ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": lang}})
	require.NoError(t, err)
	return b
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	require.NoError(b.t, chromedp.Do(b.ctx, steps...))
}

// get runs an action that gives a value.
func get[T any](b *browser, a chromedp.Action[T]) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, a)
	require.NoError(b.t, err)
	return v
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
	png := get(b, shot)
	require.NoError(b.t, os.MkdirAll(dir, 0o755))
	require.NoError(b.t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644))
}

func TestBrowserLook(t *testing.T) {
	s, err := newServer(defaults())
	require.NoError(t, err)
	for _, c := range []struct {
		name, lang string
		width      int64
	}{{"ar", "ar", 1280}, {"en", "en", 1280}, {"phone-ar", "ar", 390}, {"phone-en", "en", 390}} {
		b := open(t, s, c.lang, c.width)
		b.do(chromedp.Navigate(b.base), chromedp.WaitReady(chromedp.CSS("#text")))
		b.picture("start-"+c.name, true)
		b.do(chromedp.Click(chromedp.CSS("button[name=seed]")), chromedp.WaitReady(chromedp.CSS("#matrix")))
		b.picture("article-"+c.name, true)
		b.do(chromedp.Focus(chromedp.CSS("#n8")), chromedp.KeyEvent("\t"), chromedp.Sleep(400*time.Millisecond))
		b.picture("focus-"+c.name, false)
	}
}
