package subword_test

import (
	"fmt"
	"os"

	"github.com/bayan-nlp/bayan/tokenize/subword"
)

func ExampleTokenizer_Encode() {
	tok, err := subword.LoadFS(os.DirFS("testdata"), "bert-uncased.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "The talks, TALKS!"
	e, err := tok.Encode(text)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, s := range e.Spans {
		fmt.Printf("%d %q\n", e.IDs[i], text[s.Start:s.End])
	}
	// Output:
	// 2 ""
	// 272 "The"
	// 329 "ta"
	// 407 "lk"
	// 190 "s"
	// 8 ","
	// 329 "TA"
	// 407 "LK"
	// 190 "S"
	// 5 "!"
	// 3 ""
}
