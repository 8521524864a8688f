package tokenize_test

import (
	"fmt"

	"github.com/bayan-nlp/bayan/tokenize"
)

func ExampleParse() {
	d := tokenize.Parse("Council puts off vote\n\nCAPITAL (Reuters) — “We need time. A lot of it,” Mr. Hale said. Nobody voted.")
	for _, r := range d.Regions {
		fmt.Printf("%t %q\n", r.Kind == tokenize.Headline, d.Text[r.Lead.Start:r.Lead.End])
	}
	for _, s := range d.Sentences {
		fmt.Println(d.Text[s.Start:s.End])
	}
	for _, q := range d.Quotes {
		fmt.Println(d.Text[q.Inner.Start:q.Inner.End])
	}
	// Output:
	// true ""
	// false "CAPITAL (Reuters) —"
	// Council puts off vote
	// CAPITAL (Reuters) — “We need time. A lot of it,” Mr. Hale said.
	// Nobody voted.
	// We need time. A lot of it,
}

func ExampleParse_notes() {
	d := tokenize.Parse("وقال الوزير: إن المجلس سيجتمع غدا”.")
	for _, q := range d.Quotes {
		fmt.Println(d.Text[q.Inner.Start:q.Inner.End], q.Repaired)
	}
	for _, n := range d.Notes {
		fmt.Println(n.Code, d.Text[n.Start:n.End])
	}
	// Output:
	// إن المجلس سيجتمع غدا true
	// stray-quote ”
}

func ExampleLanguage() {
	d := tokenize.Parse("Le maire refuse.", tokenize.Language("fr"))
	fmt.Println(d.Lang)
	// Output: fr
}

func ExampleDetectLanguage() {
	fmt.Println(tokenize.DetectLanguage("اجتمع المجلس أمس"))
	fmt.Println(tokenize.DetectLanguage("The council met on Monday"))
	fmt.Println(tokenize.DetectLanguage("42"))
	// Output:
	// ar
	// en
	// und
}

func ExampleTokens() {
	for t := range tokenize.Tokens("الـCIA: 12.5%") {
		fmt.Print(t.Span, " ")
	}
	// Output: {0 6} {6 9} {9 10} {10 11} {11 15} {15 16}
}

func ExampleNormalize() {
	src := "قالَ الإمامُ"
	text, m := tokenize.Normalize(src, tokenize.Model)
	fmt.Println(text)
	s := m.Span(tokenize.Span{Start: 7, End: len(text)}) // the second word
	fmt.Println(src[s.Start:s.End])
	// Output:
	// قال الامام
	// الإمامُ
}

func ExampleFold() {
	fmt.Println(tokenize.Fold("سيرغي") == tokenize.Fold("سِيرغـي"))
	fmt.Println(tokenize.Fold("NATO"))
	// Output:
	// true
	// nato
}

func ExampleDecode() {
	text, notes, err := tokenize.Decode([]byte{0xC7, 0xE1, 0xE3, 0xCC, 0xE1, 0xD3, 0x20, 0xC7, 0xE1, 0xC8, 0xE1, 0xCF, 0xED}, "")
	fmt.Println(text, notes[0].Message, err)
	// Output: المجلس البلدي decoded from windows-1256; offsets are bytes of the decoded text <nil>
}

func ExampleToUTF16() {
	text := "نعم 👍 yes"
	d := tokenize.Parse(text)
	last := d.Words[len(d.Words)-1]
	start, end := tokenize.ToUTF16(text).Span(last.Span)
	fmt.Println(last.Span, start, end)
	// Output: {12 15} 7 10
}

func ExampleDocument_published() {
	d := tokenize.Parse("عنوان الخبر\n\nالثلاثاء 14 مارس 2023 - 08:30\n\nاجتمع المجلس.")
	fmt.Println(d.Published)
	// Output: 2023-03-14 08:30:00 +0000 UTC
}
