package target

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/bayan-nlp/bayan/tokenize"
)

func BenchmarkDocument(b *testing.B) {
	finder := shippedFinder(b)
	var docs []*tokenize.Document
	n := 0
	for _, a := range readGold(b, filepath.Join("..", "..", "testdata", "articles")) {
		docs = append(docs, tokenize.Parse(a.Text, tokenize.Language(a.Lang)))
		n += len(a.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			finder.Document(d)
		}
	}
}

func BenchmarkNewFinder(b *testing.B) {
	ts := Shipped()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := NewFinder(ts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	finder := shippedFinder(b)
	text := strings.Repeat("Ministers debated sanctions on Moscow and talks with Kyiv. ", 200)
	x := finder.Document(tokenize.Parse(text, tokenize.Language("en")))
	spans := []tokenize.Span{{Start: 5000, End: 5100}}
	b.ReportAllocs()
	for b.Loop() {
		x.Find(spans)
	}
}
