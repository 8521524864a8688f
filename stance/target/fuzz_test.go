package target

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

func FuzzFind(f *testing.F) {
	finder := shippedFinder(f)
	f.Add("Sanctions on Moscow, and talks with Kyiv; NATO said.", 3, 20, "en")
	f.Add("رفض توسيع «الناتو» والعقوبات على روسيا، ومحادثات أوكرانيا.", 0, 60, "ar")
	f.Add("رفع العقوبات والحظر عن طهران. An end to all the sanctions.", 0, 60, "ar")
	f.Add("反对外部势力干涉台湾问题", 3, 30, "zh")
	f.Add("\xff NATO\r\n\r\nNATO \xc3", 0, 9, "")
	f.Fuzz(func(t *testing.T, text string, start, end int, lang string) {
		d := tokenize.Parse(text, tokenize.Language(lang))
		x := finder.Document(d)
		all := x.Mentions()
		given := tokenize.Span{Start: start, End: end}
		some := x.Find([]tokenize.Span{given})
		for _, m := range append(all, some...) {
			checkMention(t, text, m)
		}
		seen := map[string]bool{}
		for _, m := range some {
			if seen[m.Target] {
				t.Fatalf("%s twice", m.Target)
			}
			seen[m.Target] = true
			touches := false
			for _, s := range m.Spans {
				touches = touches || s.Overlaps(given)
				if !s.Overlaps(given) && !inSentenceOf(d, s, given) {
					t.Fatalf("%v is outside the sentences of %v", s, given)
				}
			}
			if !touches {
				t.Fatalf("%v does not touch %v", m.Spans, given)
			}
		}
	})
}

func checkMention(t *testing.T, text string, m Mention) {
	t.Helper()
	if !(m.Confidence > 0 && m.Confidence <= 1) || len(m.Spans) == 0 {
		t.Fatalf("bad mention %+v", m)
	}
	last := 0
	for _, s := range m.Spans {
		if s.Start < last || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v out of order or range", s)
		}
		if !utf8.RuneStart(text[s.Start]) && utf8.ValidString(text) || s.End < len(text) && !utf8.RuneStart(text[s.End]) && utf8.ValidString(text) {
			t.Fatalf("span %v inside a character", s)
		}
		last = s.End
	}
	if (len(m.Undoing) > 0) != (len(m.Operators) > 0) {
		t.Fatalf("undoing %v with operators %v", m.Undoing, m.Operators)
	}
	for _, s := range m.Operators {
		if !slices.ContainsFunc(m.Undoing, func(whole tokenize.Span) bool { return whole.Start <= s.Start && s.End <= whole.End }) {
			t.Fatalf("operator %v outside of %v", s, m.Undoing)
		}
	}
}

// inSentenceOf reports whether s lies in the sentence of some word of given;
// outside sentences, in its region.
func inSentenceOf(d *tokenize.Document, s, given tokenize.Span) bool {
	type place struct{ sentence, region int32 }
	of := func(s tokenize.Span) map[place]bool {
		out := map[place]bool{}
		for _, w := range d.Words {
			if w.Overlaps(s) {
				out[place{w.Sentence, w.Region}] = true
			}
		}
		return out
	}
	near := of(given)
	for p := range of(s) {
		if !near[p] {
			return false
		}
	}
	return true
}

func FuzzRead(f *testing.F) {
	f.Add("x\ten\tmention\ta/b <3> (c d|e) [f] g*\t0.5\tnear:y|!before:z,4\nx\ten\t@y\tq\n")
	f.Add(`[{"id":"x","rules":[{"role":"mention","pattern":"a"}]}]`)
	f.Add("x\tar\tmention\t@y+ ال =ل\n")
	f.Fuzz(func(t *testing.T, table string) {
		if len(table) > 1<<12 {
			return
		}
		ts, _ := Read(strings.NewReader(table), "fuzz")
		finder, err := NewFinder(ts)
		if err != nil {
			return
		}
		for _, text := range []string{"a b c d e", "تجربة العقوبات", table} {
			for _, m := range finder.Document(tokenize.Parse(text)).Mentions() {
				checkMention(t, text, m)
			}
		}
	})
}
