package main

import (
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	protocol "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bayan-nlp/bayan/stance"
)

//go:embed testdata/audit.js
var auditScript string

// audit looks for what is wrong with the page on light and dark screens.
func (b *browser) audit(name string) {
	b.t.Helper()
	for _, dark := range []bool{true, false} {
		b.dark(dark)
		assert.Empty(b.t, eval[[]string](b, auditScript), "%s, dark: %v", name, dark)
	}
	b.picture(name, true)
}

const wire = `Ministers split over sanctions
2024-05-06 10:00:00

French Foreign Minister Anne Dupont said that the sanctions were "a mistake" and that the embargo had failed.
She added that NATO should not expand.

"The grain corridor must stay open," Turkish Foreign Minister Kemal Aydin told reporters. He said that the corridor was vital.
`

// paste analyses a text.
func (b *browser) paste(text string) int64 {
	b.t.Helper()
	b.visit("/")
	b.do(chromedp.SetValue(chromedp.CSS("#text"), text))
	return b.click("button.main")
}

// hover moves the pointer to the middle of an element.
func (b *browser) hover(css string) {
	b.t.Helper()
	b.do(chromedp.ScrollIntoView(chromedp.CSS(css)))
	at := eval[[]float64](b, `(() => { const r = document.querySelector(`+quote(css)+`).getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()`)
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
}

func (b *browser) active() string { return eval[string](b, `document.activeElement.id`) }

// The way of a reader of Arabic: the seed article, its panels by pointer and by
// keyboard, its matrix.
func TestBrowserSeedInArabic(t *testing.T) {
	b := open(t, server1(t), "ar", desk1280)
	require.EqualValues(t, 200, b.visit("/"))
	assert.Equal(t, "rtl", eval[string](b, `document.dir`))
	b.audit("start-ar")
	require.EqualValues(t, 200, b.click("button[name=seed]"))
	b.audit("article-ar")
	assert.Contains(t, b.text("h1"), "وزيرا الخارجية الروسي والصيني")
	n := b.count("#statements + .statements > li")
	require.Positive(t, n)
	assert.Equal(t, n, b.count(".text button.n"), "a number in the text for every statement")
	require.Positive(t, b.count(".matrix td.favor, .matrix td.against, .matrix td.neutral"))
	assert.Equal(t, "rtl", eval[string](b, `getComputedStyle(document.querySelector(".text p")).direction`))
	left := eval[float64](b, `document.querySelector(".hint").getBoundingClientRect().right`)
	assert.Less(t, left, eval[float64](b, `document.querySelector(".text").getBoundingClientRect().left`), "the margin is on the left")

	// A statement with a stance: its panel comes with the pointer and stays while the pointer is in it.
	id := eval[string](b, `document.querySelector("mark.said:has(> .tip u)").dataset.n`)
	mark, tip := "#p"+id, "#tip"+id
	b.visible(tip, false)
	b.hover(mark)
	b.visible(tip, true)
	b.picture("hover-ar", false)
	assert.NotEmpty(t, b.text(tip+" u"), "evidence")
	assert.Contains(t, b.text(tip), "القرائن")
	assert.Equal(t, "700", eval[string](b, `getComputedStyle(document.querySelector(".text u")).fontWeight`), "evidence stands out in the text")
	b.hover(tip)
	b.visible(tip, true)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.visible(tip, false)
	b.hover("h1")

	// The same by keyboard alone.
	b.do(chromedp.Focus(chromedp.CSS("#by-target")))
	for range 3 + n { // button of the form, then number by number
		b.do(chromedp.KeyEvent(kb.Tab))
		if b.active() == "n"+id {
			break
		}
	}
	require.Equal(t, "n"+id, b.active())
	b.visible(tip, true)
	b.picture("focus-ar", false)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.visible(tip, false)
	assert.Equal(t, "n"+id, b.active(), "Escape leaves the focus where it is")
	b.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(kb.ModifierShift)))
	b.visible(tip, true)
	b.do(chromedp.KeyEvent(kb.Enter)) // opened for good
	b.hover("h2#matrix")
	b.visible(tip, true)
	b.do(chromedp.KeyEvent(kb.Tab))
	b.becomes(`document.querySelector("`+tip+`").contains(document.activeElement)`, "its link comes next")
	b.do(chromedp.KeyEvent(kb.Escape))
	b.visible(tip, false)
	b.becomes(`document.activeElement.id === "n`+id+`"`, "the focus comes back")
}

// Hovering and focus need no script.
func TestBrowserWithoutScript(t *testing.T) {
	b := open(t, server1(t), "en", desk1280)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.visit("/")
	b.click("button[name=seed]")
	id := eval[string](b, `document.querySelector("mark.said:has(> .tip u)").dataset.n`)
	b.hover("#p" + id)
	b.visible("#tip"+id, true)
	b.hover("h1")
	b.visible("#tip"+id, false)
	b.do(chromedp.Focus(chromedp.CSS("#by-target")), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Tab))
	focus := b.active()
	require.True(t, strings.HasPrefix(focus, "n"), focus)
	b.visible("#tip"+focus[1:], true)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.becomes(`document.querySelector("#tip`+focus[1:]+`").matches(":popover-open")`, "the panel stays open")
}

func TestBrowserFilters(t *testing.T) {
	b := open(t, server1(t), "en", desk1280)
	b.visit("/")
	b.click("button[name=seed]")
	b.audit("article-en")
	all := b.count(".statements > li")
	b.do(chromedp.SetValue(chromedp.CSS("#by-speaker"), "s1"))
	b.click(".filter button")
	assert.Contains(t, b.path(), "?speaker=s1", "what is not asked for is not in the address")
	some := b.count(".statements > li")
	assert.Less(t, some, all)
	assert.Equal(t, some, b.count(".text button.n"))
	assert.Contains(t, b.text("#text ~ [role=status]"), fmt.Sprintf("%d of %d", some, all))
	assert.Equal(t, 1, b.count(".matrix th.chosen"))
	b.audit("filtered-en")
	b.click(".filter a")
	assert.Equal(t, all, b.count(".statements > li"))

	// A cell of the matrix leads to its statements.
	want := b.text(".matrix td[class] a small bdi:last-child")
	b.click(".matrix td[class] a")
	assert.Equal(t, want, fmt.Sprintf("n = %d", b.count(".statements > li")))
	assert.Equal(t, 1, b.count(".matrix td.chosen"))
	assert.Equal(t, b.count(".statements > li"), b.count(".statements .stances > li"), "stances on other targets are left out")
}

func TestBrowserPasteAndTarget(t *testing.T) {
	b := open(t, newTestServer(t, testConfig()), "en", desk1280)
	require.EqualValues(t, 200, b.paste(wire))
	assert.Equal(t, "ltr", eval[string](b, `document.dir`))
	assert.Equal(t, "Ministers split over sanctions", b.text("h1"))
	assert.Zero(t, b.count("mark [class~=favor] + #corridor"))
	before := b.path()

	// A wrong pattern: the page says where, and what was typed is still there.
	b.do(chromedp.SendKeys(chromedp.CSS("#target-id"), "corridor"), chromedp.SendKeys(chromedp.CSS("#target-mentions"), "grain corridor\ngrain ("))
	require.EqualValues(t, 422, b.click("form[action$=targets] button"))
	b.forgive("422")
	b.becomes(`document.activeElement.classList.contains("problems")`, "the focus is on what is wrong")
	assert.Contains(t, b.text(".problems"), "Line 2")
	assert.Equal(t, "true", eval[string](b, `document.querySelector("#target-mentions").ariaInvalid`))
	assert.Equal(t, "grain corridor\ngrain (", eval[string](b, `document.querySelector("#target-mentions").value`))
	b.audit("target-wrong-en")

	b.do(chromedp.SetValue(chromedp.CSS("#target-mentions"), "corridor"), chromedp.SetValue(chromedp.CSS("#target-name"), "Grain corridor"))
	require.EqualValues(t, 200, b.click("form[action$=targets] button"))
	assert.NotEqual(t, before, b.path())
	assert.Equal(t, "Target corridor was added. Stances on it in this article: 2.", b.text(".done"))
	assert.Contains(t, b.text(".matrix"), "Grain corridor")
	b.audit("target-added-en")

	// The targets go on to the next article.
	b.do(chromedp.Click(chromedp.CSS("#targets ~ details:last-of-type summary")))
	b.click("a[href^='/?targets=']")
	assert.Contains(t, eval[string](b, `document.querySelector("#targets").value`), "corridor\t*\tmention\tcorridor")
	b.do(chromedp.SetValue(chromedp.CSS("#text"), "قال الوزير إن corridor مهم للجميع."))
	require.EqualValues(t, 200, b.click("button.main"))
}

func TestBrowserUploadAndDownload(t *testing.T) {
	b := open(t, newTestServer(t, testConfig()), "en", desk1280)
	dir := t.TempDir()
	upload := filepath.Join(dir, "two.jsonl.gz")
	f, err := os.Create(upload)
	require.NoError(t, err)
	z := gzip.NewWriter(f)
	fmt.Fprintf(z, "{\"id\":\"a/1\",\"text\":%q}\nnot json\n{\"id\":\"b\",\"text\":%q}\n", wire, wire)
	require.NoError(t, z.Close())
	require.NoError(t, f.Close())
	b.visit("/")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{upload}))
	require.EqualValues(t, 200, b.click("button.main"))
	assert.Equal(t, 2, b.count(".kept li"))
	assert.Contains(t, b.text(".problems"), "two.jsonl.gz:2")
	b.audit("batch-en")
	b.click(".kept a")

	call(b, browserDownloads, protocol.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir})
	b.do(chromedp.Click(chromedp.CSS("a[href*='format=jsonl']")))
	path := filepath.Join(dir, "a_1.jsonl")
	var report stance.Analysis
	require.Eventually(t, func() bool {
		data, err := os.ReadFile(path)
		return err == nil && json.Unmarshal(data, &report) == nil
	}, waitLong, waitStep)
	assert.Equal(t, "a/1", report.Article.ID)
	assert.NotEmpty(t, report.Statements)
}

// An article cannot bring markup or scripts onto a page.
func TestBrowserHostileArticle(t *testing.T) {
	b := open(t, newTestServer(t, testConfig()), "en", desk1280)
	text := `<script>document.title="owned"</script><img src=x onerror='document.title="owned"'>` + "\n\n" +
		`French Foreign Minister <b onclick=alert(1)>Anne Dupont</b> said that the sanctions "</textarea><script>document.title='owned'</script>" were wrong.` + "\n"
	require.EqualValues(t, 200, b.paste(text))
	assert.NotContains(t, eval[string](b, `document.title`), "owned ")
	assert.Equal(t, 1, b.count("script"), "the program's own")
	assert.Zero(t, b.count("img, b[onclick]"))
	assert.Contains(t, b.text("h1"), "<script>")
	// What is put into the page by other means does not run either.
	assert.False(t, eval[bool](b, `(() => { const s = document.createElement("script"); try { s.textContent = "window.owned = true"; document.body.append(s); } catch {} return !!window.owned; })()`))
	b.forgive("")
}

// The window of a phone: nothing runs out of it, and a tap shows the panel at its
// foot.
func TestBrowserOnAPhone(t *testing.T) {
	s := corpusServer(t)
	for _, lang := range []string{"ar", "en"} {
		b := open(t, s, lang, phone)
		b.visit("/")
		b.audit("phone-start-" + lang)
		b.click("button[name=seed]")
		b.audit("phone-article-" + lang)
		id := eval[string](b, `document.querySelector("mark.said:has(> .tip u)").dataset.n`)
		b.do(chromedp.ScrollIntoView(chromedp.CSS("#n"+id)), chromedp.Tap(chromedp.CSS("#n"+id)))
		b.visible("#tip"+id, true)
		b.picture("phone-tap-"+lang, false)
		box := eval[[]float64](b, `(() => { const r = document.querySelector("#tip`+id+`").getBoundingClientRect(); return [r.left, r.right, r.bottom]; })()`)
		assert.Equal(t, []float64{0, phone, 900}, box)
		b.do(chromedp.Tap(chromedp.CSS("#tip" + id + " a")))
		b.becomes(`location.hash === "#t`+id+`"`, "the panel's link leads to the statement")
		for _, path := range []string{"/corpus", "/corpus/search?words=sanctions", "/corpus/timeline?target=sanctions", "/corpus/statements?target=nato"} {
			b.visit(path)
			b.audit("phone-" + strings.NewReplacer("/", "-", "?", "-", "=", "-").Replace(path[1:]) + "-" + lang)
		}
	}
}

// The language is the browser's, until another is chosen.
func TestBrowserLanguage(t *testing.T) {
	b := open(t, server1(t), "en-GB", desk1280)
	b.visit("/")
	assert.Equal(t, "en", eval[string](b, `document.documentElement.lang`))
	b.click(".languages button")
	assert.Equal(t, "ar", eval[string](b, `document.documentElement.lang`))
	b.click("button[name=seed]")
	assert.Equal(t, "ar", eval[string](b, `document.documentElement.lang`))
	at := b.path()
	b.click(".languages button")
	assert.Equal(t, at, b.path(), "the same page in another language")
	assert.Equal(t, "en", eval[string](b, `document.documentElement.lang`))
}
