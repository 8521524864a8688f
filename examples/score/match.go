package main

import (
	"slices"
	"strings"

	"github.com/bayan-nlp/bayan/stance"
	"github.com/bayan-nlp/bayan/stance/attribute"
	"github.com/bayan-nlp/bayan/tokenize"
)

// voices compares the speakers of a gold article with those of its report.
type voices struct {
	gold   map[string]voice
	report map[string]voice
}

// voice is a speaker as it is compared: names cut into folded words.
type voice struct {
	unknown, person bool
	names           [][]string
	label           string // to show
}

func newVoices(g *gold, r *stance.Analysis) *voices {
	v := &voices{map[string]voice{}, map[string]voice{}}
	for _, s := range g.Statements {
		for _, key := range s.Speakers {
			names := g.names(key)
			x := voice{unknown: len(names) == 0, person: g.SpeakerKinds[key] == "person", label: "?"}
			for _, n := range names {
				x.names = append(x.names, words(n))
			}
			if len(names) > 0 {
				x.label = names[0]
			}
			v.gold[key] = x
		}
	}
	for _, s := range r.Speakers {
		x := voice{unknown: s.Kind == attribute.Unknown, person: s.Kind == attribute.Person, label: s.Name}
		for _, n := range append([]string{s.Name}, s.Aliases...) {
			if w := words(n); len(w) > 0 {
				x.names = append(x.names, w)
			}
		}
		if x.label == "" {
			x.label = "?"
		}
		v.report[s.ID] = x
	}
	return v
}

// same tells whether a gold speaker and one of the report are one: both
// unknown, or a name of the one is a name of the other, without regard to
// diacritics, tatweel, and the forms of alef, ya and ta marbuta. A person's full
// name equals the family name, its last word.
func (v *voices) same(key, id string) bool {
	g, r := v.gold[key], v.report[id]
	if g.unknown || r.unknown {
		return g.unknown && r.unknown
	}
	for _, a := range g.names {
		for _, b := range r.names {
			if slices.Equal(a, b) || g.person && r.person && (family(a, b) || family(b, a)) {
				return true
			}
		}
	}
	return false
}

// family tells whether short is the family name of full.
func family(short, full []string) bool {
	return len(short) == 1 && len(full) > 1 && full[len(full)-1] == short[0]
}

// shared is how many of the gold speakers are among the report's, each used
// once.
func (v *voices) shared(keys, ids []string) int {
	used := make([]bool, len(ids))
	n := 0
	for _, k := range keys {
		for i, id := range ids {
			if !used[i] && v.same(k, id) {
				used[i] = true
				n++
				break
			}
		}
	}
	return n
}

// sameSet tells whether both name the same speakers.
func (v *voices) sameSet(keys, ids []string) bool {
	return len(keys) == len(ids) && v.shared(keys, ids) == len(keys)
}

func (v *voices) labels(of map[string]voice, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, of[id].label)
	}
	return strings.Join(out, " + ")
}

// words are the folded words of a name or cue.
func words(s string) []string {
	var out []string
	for t := range tokenize.Tokens(s) {
		if !t.White && (t.Kind == tokenize.Letters || t.Kind == tokenize.Number) {
			if w := tokenize.Fold(s[t.Start:t.End]); w != "" {
				out = append(out, w)
			}
		}
	}
	return out
}

// sameCue tells whether two cues share a word, without regard to a leading و or
// ف, or are the same mark.
func sameCue(a, b string) bool {
	x, y := words(a), words(b)
	if len(x) == 0 && len(y) == 0 {
		return strings.TrimSpace(a) == strings.TrimSpace(b)
	}
	for _, p := range x {
		for _, q := range y {
			if bare(p) == bare(q) {
				return true
			}
		}
	}
	return false
}

// bare cuts the conjunctions that Arabic writes together with the next word.
func bare(w string) string {
	for _, c := range [...]string{"و", "ف"} {
		if s, ok := strings.CutPrefix(w, c); ok && len(s) >= 2*len(c) {
			return s
		}
	}
	return w
}
