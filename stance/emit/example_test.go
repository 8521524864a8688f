package emit_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit"
)

// small is a report on one sentence.
func small() *stance.Analysis {
	return &stance.Analysis{Schema: stance.Schema, Text: "قال الوزير: «نعم» 😀 للعقوبات.",
		Article:  stance.Info{ID: "a", Lang: "ar"},
		Speakers: []stance.Speaker{{ID: "s1", Name: "الوزير", Kind: "office"}},
		Statements: []stance.Statement{{ID: "t1", Speakers: []string{"s1"}, Reference: "title", Kind: "mixed", Rule: "verb-first", Confidence: 0.9,
			Cue: stance.Cue{Span: stance.Span{Start: 0, End: 6}, Lemma: "قال", Class: "say"}, Mention: stance.Span{Start: 7, End: 19},
			Content: []stance.Content{{Span: stance.Span{Start: 23, End: 29}, Quoted: true}, {Span: stance.Span{Start: 37, End: 53}}}}}}
}

func ExampleNewBrat() {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	e := emit.NewBrat(emit.Archive(z)) // or emit.Folder("annotations")
	for _, err := range []error{e.Encode(small()), e.Close(), z.Close()} {
		if err != nil {
			fmt.Println(err)
		}
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range r.File {
		fmt.Println(f.Name)
	}
	// Output:
	// a.txt
	// a.ann
	// annotation.conf
}

// Positions count code points, neither bytes nor UTF-16 units.
func ExampleNewWebAnnotation() {
	var b strings.Builder
	e := emit.NewWebAnnotation(&b)
	for _, err := range []error{e.Encode(small()), e.Close()} {
		if err != nil {
			fmt.Println(err)
		}
	}
	_, position, _ := strings.Cut(b.String(), `"exact":"للعقوبات"`)
	_, position, _ = strings.Cut(position, "},")
	position, _, _ = strings.Cut(position, "}")
	fmt.Println(position + "}")
	// Output: {"type":"TextPositionSelector","start":20,"end":28}
}

func ExampleNewCoNLL() {
	var b strings.Builder
	e := emit.NewCoNLL(&b)
	for _, err := range []error{e.Encode(small()), e.Close()} {
		if err != nil {
			fmt.Println(err)
		}
	}
	for line := range strings.Lines(b.String()) {
		if !strings.HasPrefix(line, "#") && strings.Contains(line, "t1") {
			fmt.Fprint(os.Stdout, strings.ReplaceAll(line, "\t", " "))
		}
	}
	// Output:
	// 1 قال B-t1 _ _ _ start_char=0|end_char=3
	// 2 الوزير _ _ B-t1 _ start_char=4|end_char=10|SpaceAfter=No
	// 5 نعم _ B-t1 _ _ start_char=13|end_char=16|SpaceAfter=No
	// 8 للعقوبات _ B-t1 _ _ start_char=20|end_char=28|SpaceAfter=No
}
