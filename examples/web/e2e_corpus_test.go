package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	protocol "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// How long to wait for what the browser does on its own.
const (
	waitLong = 20 * time.Second
	waitStep = 50 * time.Millisecond
)

var browserDownloads = protocol.SetDownloadBehavior

// The way of an analyst: from the matrix to a timeline, from a point to its
// statements, from a statement to its article.
func TestBrowserCorpus(t *testing.T) {
	b := open(t, corpusServer(t), "en", desk1280)
	b.visit("/")
	b.click("nav a[href='/corpus']")
	b.audit("corpus-en")
	assert.Equal(t, "88", strings.TrimPrefix(b.text(".facts span"), "Articles: "))
	require.Positive(t, b.count(".matrix tbody tr"))

	b.do(chromedp.SendKeys(chromedp.CSS("#words"), "sanctions"), chromedp.SendKeys(chromedp.CSS("#names"), "Peskov"))
	b.click("form.search button")
	assert.Contains(t, b.path(), "/corpus/search?")
	assert.Equal(t, 50, b.count(".hits > li"))
	b.audit("search-en")
	b.click("a[rel=next]")
	assert.Equal(t, 2, b.count(".hits > li"))

	// The speaker's name leads to his timeline.
	b.click(".hits .who a")
	assert.Contains(t, b.text("h1"), "Peskov")
	require.Equal(t, 12, b.count(".chart a.point"))
	assert.Equal(t, 6, b.count(".chart a.point.against"))
	assert.Contains(t, b.text("main"), "2023-07-03", "where he turned round")
	b.audit("timeline-en")

	// A point, by keyboard.
	b.do(chromedp.Focus(chromedp.CSS(".chart a.point")), chromedp.KeyEvent(kb.Tab))
	want := eval[string](b, `document.activeElement.getAttribute("aria-label")`)
	assert.Contains(t, want, "2023-02: against −0.90")
	b.load(chromedp.KeyEvent(kb.Enter))
	n := b.count(".hits > li")
	assert.True(t, strings.HasSuffix(want, fmt.Sprintf("Statements: %d", n)), "%s: %d", want, n)
	for _, date := range eval[[]string](b, `[...document.querySelectorAll(".hits time")].map((t) => t.dateTime)`) {
		assert.True(t, strings.HasPrefix(date, "2023-02-"), date)
	}
	b.audit("behind-en")

	b.click(".hits .from a")
	assert.Contains(t, b.text("h1"), "Week ")
	assert.NotEmpty(t, eval[string](b, `location.hash`))
	assert.Equal(t, 1, b.count(".statements > li:target"))
	b.audit("corpus-article-en")

	// Own targets, on an article of the corpus.
	b.do(chromedp.SetValue(chromedp.CSS("#table"), "week  en  mention  matter"))
	require.EqualValues(t, 200, b.click("form.stack button"))
	assert.Contains(t, b.path(), "/articles/")
	assert.Contains(t, b.text(".matrix"), "week")
}

func TestBrowserCorpusInArabic(t *testing.T) {
	b := open(t, corpusServer(t), "ar", desk1280)
	b.visit("/corpus")
	b.audit("corpus-ar")
	b.visit("/corpus/search?words=العقوبات")
	require.Positive(t, b.count(".hits > li"))
	b.audit("search-ar")
	assert.Equal(t, "rtl", eval[string](b, `getComputedStyle(document.querySelector(".hits blockquote")).direction`))
	b.visit("/corpus/timeline?target=sanctions")
	b.audit("timeline-ar")
	assert.Equal(t, "ltr", eval[string](b, `getComputedStyle(document.querySelector(".chart")).direction`))
	require.EqualValues(t, 422, b.visit("/corpus/search?from=gestern"))
	b.forgive("422")
	b.audit("search-wrong-ar")
}
