package target

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// dictionary finds, for a word of an article, the sets of pattern words that
// it belongs to. A set is a choice of words at one step of some pattern.
type dictionary struct {
	whole  map[string][]entry
	stems  map[string][]entry
	length [maxStem + 1]bool // byte lengths that occur among the stems
	suffix bool              // whether any entry takes pronoun suffixes
	sets   map[string]int32  // by key
}

// maxStem is the longest stem in bytes; longer ones are cut there.
const maxStem = 40

// entry says that a form belongs to a set, and on which terms.
type entry struct {
	set                     int32
	definite, exact, suffix bool
}

func newDictionary() *dictionary {
	return &dictionary{whole: map[string][]entry{}, stems: map[string][]entry{}, sets: map[string]int32{}}
}

// add is the number of the set of the words; equal sets have one number.
func (d *dictionary) add(words []literal) int32 {
	key := setKey(words)
	if id, ok := d.sets[key]; ok {
		return id
	}
	id := int32(len(d.sets))
	d.sets[key] = id
	for _, l := range words {
		e := entry{set: id, definite: l.definite, exact: l.exact, suffix: l.suffix}
		d.suffix = d.suffix || e.suffix
		if l.stem {
			form := l.form
			for len(form) > maxStem {
				_, n := utf8.DecodeLastRuneInString(form)
				form = form[:len(form)-n]
			}
			d.stems[form] = append(d.stems[form], e)
			d.length[len(form)] = true
			continue
		}
		d.whole[l.form] = append(d.whole[l.form], e)
	}
	return id
}

func setKey(words []literal) string {
	keys := make([]string, len(words))
	for i, l := range words {
		flags := byte('0')
		for b, on := range []bool{l.definite, l.exact, l.suffix, l.stem} {
			if on {
				flags |= 1 << b
			}
		}
		keys[i] = l.form + string(flags)
	}
	slices.Sort(keys)
	return strings.Join(slices.Compact(keys), " ")
}

// lookup appends the sets of the word to dst.
func (d *dictionary) lookup(dst []int32, norm string) []int32 {
	if norm == "" {
		return dst
	}
	from := len(dst)
	if norm[0] < 0xD8 || norm[0] > 0xDB { // not Arabic: no clitics
		return d.form(dst, from, norm, false, true)
	}
	dst = d.form(dst, from, norm, false, true)
	dst = d.article(dst, from, norm)
	if rest, ok := cutAny(norm, "و", "ف"); ok {
		dst = d.form(dst, from, rest, false, false)
		dst = d.article(dst, from, rest)
		dst = d.preposition(dst, from, rest)
	}
	return d.preposition(dst, from, norm)
}

// preposition looks w up without ب, ك or ل.
func (d *dictionary) preposition(dst []int32, from int, w string) []int32 {
	if rest, ok := strings.CutPrefix(w, "لل"); ok { // ل with the article
		dst = d.form(dst, from, rest, true, false)
	}
	rest, ok := cutAny(w, "ب", "ك", "ل")
	if !ok {
		return dst
	}
	dst = d.form(dst, from, rest, false, false)
	return d.article(dst, from, rest)
}

// article looks w up without ال.
func (d *dictionary) article(dst []int32, from int, w string) []int32 {
	if rest, ok := strings.CutPrefix(w, "ال"); ok {
		return d.form(dst, from, rest, true, false)
	}
	return dst
}

// form looks one form up. bare tells that nothing was taken off the word.
func (d *dictionary) form(dst []int32, from int, w string, definite, bare bool) []int32 {
	if len(w) < 4 && !bare {
		return dst
	}
	dst = addSets(dst, from, d.whole[w], definite, bare, false)
	for n := 2; n <= len(w) && n <= maxStem; n++ {
		if d.length[n] {
			dst = addSets(dst, from, d.stems[w[:n]], definite, bare, false)
		}
	}
	if definite || w[0] < 0xD8 || w[0] > 0xDB {
		return dst
	}
	// The accusative of an indefinite noun: عضوا. After ي the alef ends other
	// words, such as روسيا.
	if rest, ok := strings.CutSuffix(w, "ا"); ok && len(rest) >= 6 && !strings.HasSuffix(rest, "ي") {
		dst = addSets(dst, from, d.whole[rest], false, false, false)
	}
	if !d.suffix {
		return dst
	}
	for _, s := range [...]string{"ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم"} {
		if rest, ok := strings.CutSuffix(w, s); ok && len(rest) >= 4 {
			dst = addSets(dst, from, d.whole[rest], false, false, true)
			if head, ok := strings.CutSuffix(rest, "ت"); ok { // the open form of ta marbuta
				dst = d.openForm(dst, from, head)
			}
		}
	}
	return dst
}

// openForm looks up head with ta marbuta, whose match form is ه.
func (d *dictionary) openForm(dst []int32, from int, head string) []int32 {
	var buf [64]byte
	return addSets(dst, from, d.whole[string(append(append(buf[:0], head...), "ه"...))], false, false, true)
}

// addSets appends the sets of the entries that allow the form.
func addSets(dst []int32, from int, es []entry, definite, bare, suffixed bool) []int32 {
	for _, e := range es {
		if e.exact && !bare || e.definite && !definite || suffixed && !e.suffix {
			continue
		}
		if !slices.Contains(dst[from:], e.set) {
			dst = append(dst, e.set)
		}
	}
	return dst
}

func cutAny(w string, prefixes ...string) (string, bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(w, p); ok {
			return rest, true
		}
	}
	return w, false
}
