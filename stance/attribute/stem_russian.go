package attribute

import "strings"

// ruEndings are case endings of Russian nouns and adjectives, longest first.
var ruEndings = []string{
	"иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ией", "ием", "иях", "иям", "еем", "еей", "аем",
	"ях", "ах", "ей", "ой", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ым", "им", "ом", "ем", "ам", "ям",
	"ея", "еи", "ай", "ае", "аю", "ую", "юю", "ия", "ию", "ии", "ью", "ых", "их", "ою", "ею", "а", "я", "о", "е", "и", "ы", "у", "ю", "ь", "й",
}

// ruStem is a folded Russian word without its case ending, so that the forms of
// a noun, an adjective or a name compare: Лавров, Лаврову, Лавровым. At least
// three letters stay; words of three letters and fewer are left alone. What looks like an
// ending goes too, so that Максим and Максима meet. The genitive
// plural in -ов is no ending here: so end family names.
func ruStem(word string) string {
	const letter = 2 // bytes of a Cyrillic letter
	if len(word) <= 3*letter || word[0] < 0xD0 {
		return word
	}
	for again := true; again; {
		again = false
		for _, e := range ruEndings {
			if s, ok := strings.CutSuffix(word, e); ok && len(s) >= 3*letter {
				word, again = s, true
				break
			}
		}
	}
	return word
}
