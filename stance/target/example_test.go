package target_test

import (
	"fmt"
	"strings"

	"github.com/bayan-nlp/bayan/stance/target"
	"github.com/bayan-nlp/bayan/tokenize"
)

func Example() {
	f, err := target.NewFinder(target.Shipped())
	if err != nil {
		fmt.Println(err)
		return
	}
	const text = "The envoy said that sanctions on Moscow had failed and that NATO should listen."
	d := tokenize.Parse(text, tokenize.Language("en"))
	x := f.Document(d)
	for _, m := range x.Find([]tokenize.Span{{Start: 20, End: len(text) - 1}}) {
		fmt.Print(m.Target)
		for _, s := range m.Spans {
			fmt.Printf(" %q", text[s.Start:s.End])
		}
		fmt.Println()
	}
	// Output:
	// sanctions "sanctions on Moscow"
	// nato "NATO"
}

func ExampleRead() {
	const table = `
# target	language	role	pattern	confidence	conditions
nile-dam	en	name	the Grand Ethiopian Renaissance Dam
nile-dam	en	@nile	nile/ethiopia*/addis
nile-dam	en	mention	(renaissance dam)|gerd
nile-dam	en	mention	dam/reservoir	0.7	near:nile
nile-dam	ar	mention	سد النهضة
`
	ts, err := target.Read(strings.NewReader(table), "nile.tsv")
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := target.NewFinder(ts)
	if err != nil {
		fmt.Println(err)
		return
	}
	const text = "لن نقبل ملء سد النهضة قبل الاتفاق"
	for _, m := range f.Find(tokenize.Parse(text), []tokenize.Span{{Start: 0, End: len(text)}}) {
		fmt.Println(m.Target, text[m.Spans[0].Start:m.Spans[0].End], m.Confidence)
	}
	// Output: nile-dam سد النهضة 0.9
}

func ExampleRead_errors() {
	ts, err := target.Read(strings.NewReader("dam\ten\tmention\tdam\ndam\ten\tmention\t(big dam\n"), "dam.tsv")
	fmt.Println(len(ts), "target;", err)
	// Output: 1 target; target: bad definition: dam.tsv:2: pattern "(big dam", byte 8: want ')'
}

func ExampleTarget() {
	corridor := target.Target{
		ID:    "grain-corridor",
		Names: map[string]string{"en": "the Black Sea grain corridor"},
		Rules: []target.Rule{
			{Lang: "en", Role: target.RoleMention, Pattern: "grain/wheat ..1 corridor/deal"},
			{Lang: "en", Role: target.RoleAnaphor, Pattern: "the corridor/deal"},
		},
	}
	f, err := target.NewFinder([]target.Target{corridor})
	if err != nil {
		fmt.Println(err)
		return
	}
	const text = "The wheat export corridor works. Keep the corridor open."
	for _, m := range f.Document(tokenize.Parse(text, tokenize.Language("en"))).Mentions() {
		fmt.Println(m.Confidence, text[m.Spans[0].Start:m.Spans[0].End])
	}
	// Output:
	// 0.9 wheat
	// 0.6 the corridor
}
