package source_test

import (
	"fmt"
	"strings"

	"github.com/bayan-nlp/bayan/stance/source"
)

func ExampleRead() {
	in := strings.NewReader(`{"id":"a","text":"The minister said that it rained.","published":"2024-04-09"}
{"id":"b","text":
{"id":"c","text":"قال الوزير: نعم"}
`)
	for a, err := range source.Read(in, "wire.jsonl", source.Auto) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(a.ID, a.Text)
	}
	// Output:
	// a The minister said that it rained.
	// wire.jsonl:2: unexpected end of JSON input
	// c قال الوزير: نعم
}
