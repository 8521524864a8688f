package model_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/bayan-nlp/bayan/model"
	"github.com/bayan-nlp/bayan/tokenize"
)

func ExampleModel_Classify() {
	m, err := model.Default()
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "وقال المتحدث إن بلاده تدين العقوبات بشدة"
	target := "العقوبات"
	at := strings.Index(text, target)
	p, err := m.Classify(context.Background(), []model.Input{{
		Text:     text,
		Mentions: []tokenize.Span{{Start: at, End: at + len(target)}},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.3f\n", p[0].Favor+p[0].Against+p[0].Neutral+p[0].Unrelated)
	// Output: 1.000
}
