package sqlite_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/emit/sqlite"
)

func Example() {
	dir, err := os.MkdirTemp("", "bayan")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	store, err := sqlite.Open(filepath.Join(dir, "corpus.db"))
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	z, err := stance.New(stance.AttributionOnly())
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	r, err := z.Analyze(ctx, &stance.Article{ID: "1", Text: "The minister said that the old harbour would be closed."})
	if err != nil {
		log.Fatal(err)
	}
	for range 2 { // the second time changes nothing
		if err := store.Put(ctx, r); err != nil {
			log.Fatal(err)
		}
	}
	hits, err := store.Search(ctx, sqlite.Query{Words: "harbours", Names: "minister"})
	if err != nil {
		log.Fatal(err)
	}
	for _, h := range hits {
		fmt.Println(h.Article, h.Statement, h.LabelEn, h.Text)
	}
	// Output: 1 t1 minister the old harbour would be closed
}
