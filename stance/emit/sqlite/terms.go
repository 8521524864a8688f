package sqlite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"

	"github.com/bayan-nlp/bayan/tokenize"
)

// Terms are the words of a text as the search tables hold them: folded, each
// cut to its stem by the rules of its script's chief language, and separated by spaces.
func Terms(text string) string {
	var b strings.Builder
	for t := range wordsOf(text) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(stem(t))
	}
	return b.String()
}

// wordsOf gives the words and numbers of a text.
func wordsOf(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for t := range tokenize.Tokens(text) {
			w := text[t.Start:t.End]
			if strings.ContainsFunc(w, letterOrDigit) && !yield(w) {
				return
			}
		}
	}
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// stem is the stem of a word: light for Arabic, Snowball's for Cyrillic and
// Latin letters, the folded word for others.
func stem(word string) string {
	s := tokenize.Fold(strings.ReplaceAll(word, "’", "'"))
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, func(r rune) bool { return !letterOrDigit(r) }))
	var cut func(*snowballstem.Env) bool
	switch {
	case unicode.Is(unicode.Arabic, r):
		return lightStem(s)
	case unicode.Is(unicode.Cyrillic, r):
		cut = russian.Stem
	case unicode.Is(unicode.Latin, r):
		cut = english.Stem
	default:
		return s
	}
	env := snowballstem.NewEnv(s)
	cut(env)
	if x := env.Current(); x != "" {
		return x
	}
	return s
}

// lightStem cuts the conjunction, the article with its prepositions, and the
// endings of gender, number and possessor from an Arabic word in match form, as
// the stemmer light10 does (L. Larkey, L. Ballesteros, M. Connell: Light stemming for
// Arabic information retrieval, 2007). Unlike light10 it cuts a و after the
// article as well, so that الوزير and وزير meet.
func lightStem(s string) string {
	left := utf8.RuneCountInString(s)
	cut := func(affix string, keep int, of func(s, affix string) (string, bool)) bool {
		n := left - utf8.RuneCountInString(affix)
		if n < keep {
			return false
		}
		rest, ok := of(s, affix)
		if ok {
			s, left = rest, n
		}
		return ok
	}
	for cut("و", 3, strings.CutPrefix) {
	}
	for _, p := range [...]string{"بال", "كال", "فال", "ال", "لل"} {
		if cut(p, 2, strings.CutPrefix) {
			cut("و", 3, strings.CutPrefix)
			break
		}
	}
	for _, x := range [...]string{"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"} {
		cut(x, 2, strings.CutSuffix)
	}
	return s
}

// Match is the FTS5 query for what a person types: all the words, in any order;
// "words in quotation marks" one after another; a word with a star for all that
// begin with it. It is "" where there is no word.
func Match(typed string) string {
	var out []string
	phrase := func(s string, prefix bool) {
		// Letters and digits only, so that nothing in it is FTS5's syntax.
		terms := strings.FieldsFunc(Terms(s), func(r rune) bool { return !letterOrDigit(r) && !unicode.IsMark(r) })
		if len(terms) == 0 {
			return
		}
		q := `"` + strings.Join(terms, " ") + `"`
		if prefix {
			q += "*"
		}
		out = append(out, q)
	}
	typed = strings.NewReplacer("“", `"`, "”", `"`, "«", `"`, "»", `"`).Replace(typed)
	for i, part := range strings.Split(typed, `"`) {
		if i%2 == 1 {
			phrase(part, false)
			continue
		}
		for _, w := range strings.Fields(part) {
			phrase(w, strings.HasSuffix(w, "*"))
		}
	}
	return strings.Join(out, " AND ")
}
