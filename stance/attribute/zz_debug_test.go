package attribute

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/bayan-nlp/bayan/tokenize"
)

func TestZZ(t *testing.T) {
	text, lang := os.Getenv("ZZ"), os.Getenv("ZL")
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	g := a.grammars[lang].(*continental)
	d := tokenize.Parse(text, tokenize.Language(lang))
	words, more := g.classify(d)
	r := &coReader{euReader: newEuReader(d, words), g: g, w: more}
	name := map[euClass]string{}
	for k, v := range euClassNames {
		name[v] = k
	}
	for s := range d.Sentences {
		r.first, r.end = d.Sentences[s].Words[0], d.Sentences[s].Words[1]
		r.from, r.content = r.first, r.first
		for i := r.first; i < r.end; i++ {
			var c []string
			for k, v := range name {
				if words[i].class&k != 0 {
					c = append(c, v)
				}
			}
			m := ""
			if words[i].multN > 0 {
				for k, v := range name {
					if words[i].multi&k != 0 {
						m += fmt.Sprintf("[%d %s]", words[i].multN, v)
					}
				}
			}
			fmt.Printf("%s(%s%s%s) ", words[i].Norm, strings.Join(c, ","), m, map[bool]string{true: " V"}[more[i].verb != nil])
		}
		fmt.Println()
		for i := r.first; i < r.end; i++ {
			if more[i].verb == nil {
				continue
			}
			c, ok := r.cueHere(i, r.end)
			if !ok {
				fmt.Println("  no cue", words[i].Norm)
				continue
			}
			sj := r.subject(&c)
			r.content = c.end
			comp, ok2 := r.complement(&c, &sj)
			fmt.Printf("  cue %s %s group=%d start=%d mood=%d refl=%v mod=%v| subject form=%d", words[i].Norm, c.verb.lemma, c.group, c.start, c.mood, c.reflexive, c.modal, sj.form)
			for _, p := range sj.phrases {
				m := r.mention(p)
				fmt.Printf(" %v name=%v role=%q kind=%v guess=%v", p, m.name, m.role, m.kind, m.guess)
			}
			fmt.Println(" | comp", ok2, comp)
		}
		for i := r.first; i < r.end; i++ {
			if words[i].mark == ',' || words[i].Kind == tokenize.QuoteMark {
				for _, q := range []bool{false, true} {
					x := r.tag(i+1, r.end, q)
					fmt.Println("  tag after", i, q, "cue", x.cue, "end", x.end, x.subjects)
				}
			}
		}
	}
}
