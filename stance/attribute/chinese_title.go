package attribute

import (
	"io/fs"
	"strings"
)

// zhTitles brings Chinese titles to the form in which they compare: the head noun,
// which stands last, and the other content words, countries as "@" + ISO code. It
// is immutable.
type zhTitles struct {
	lex   *zhLexicon
	roles *roleWords
}

func newZhTitles(w *world, fsys fs.FS) (*zhTitles, error) {
	lex, err := newZhLexicon(w, fsys)
	return &zhTitles{lex: lex, roles: w.roles["zh"]}, err
}

// form implements titler.
func (z *zhTitles) form(words []string) titleForm {
	// Words come as the text has them, or as roles.tsv has them: whole.
	chars := make([]string, 0, len(words))
	for _, w := range words {
		chars = append(chars, foldedWords(w)...)
	}
	return z.formOf(z.lex.cut(chars))
}

// formOf is the form of a title, or of the name of a body, that is cut already.
func (z *zhTitles) formOf(list []zhToken) titleForm {
	var out titleForm
	head := -1
	for i := range list {
		if list[i].is(zhHead) {
			head = i
		}
	}
	add := func(x string) {
		if x != "" && !contains(out.rest, x) && !z.roles.filler[x] {
			out.rest = append(out.rest, x)
		}
	}
	var loose strings.Builder // characters that make a name with what comes next
	flush := func() {
		add(loose.String())
		loose.Reset()
	}
	for i := 0; i < len(list); i++ {
		t := &list[i]
		if t.text == "驻" && i+1 < head && list[i+1].iso != "" {
			add("驻" + list[i+1].iso)
			i++
			continue // the ambassador to the country is another's
		}
		if t.iso != "" {
			flush()
			add("@" + t.iso)
			if t.placeKind == governmentName && i != head {
				add(t.text)
			}
			continue
		}
		if iso := bodyCountry(t); iso != "" {
			add("@" + iso)
		}
		switch {
		case i == head:
			if t.is(zhBody|zhMedium|zhDocument|zhMeeting) && loose.Len() > 0 {
				loose.WriteString(t.text)
				out.role = loose.String()
				loose.Reset()
				add(t.text)
				continue
			}
			flush()
			out.role = t.text
		case t.is(zhRole) && i < head && (i+1 < len(list) && (list[i+1].is(zhAnd) || list[i+1].mark == '/')):
			loose.Reset() // state councillor and foreign minister: the latter tells
		case t.is(zhAside|zhFormer|zhModifier|zhDeterminer|zhQuantity|zhAnd|zhTime) || t.mark != 0 || z.roles.filler[t.text]:
			flush()
		case t.is(zhBody) || t.org != nil:
			loose.WriteString(t.text)
			flush()
		case t.is(zhRole):
			flush()
			add(z.canonical(t.text))
		default:
			loose.WriteString(t.text)
		}
	}
	if head < 0 {
		out.role = loose.String()
	} else {
		flush()
	}
	out.role = z.canonical(out.role)
	return out
}

// canonical is the head noun that means the same as word.
func (z *zhTitles) canonical(word string) string {
	if c := z.roles.canonical[word]; c != "" {
		return c
	}
	return word
}

// bodyCountry is the country that the word for a body has in it: 美军, 俄媒.
func bodyCountry(t *zhToken) string {
	if t.is(zhHead) && len(t.detail) == 2 && t.detail[0] >= 'A' && t.detail[0] <= 'Z' {
		return t.detail
	}
	return ""
}
