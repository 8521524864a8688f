package attribute

import (
	"fmt"
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

func newArVerb(f []string) (*arVerb, error) {
	v := &arVerb{lemma: f[0], class: f[1]}
	for _, fr := range strings.Fields(f[2]) {
		kind, word, _ := strings.Cut(fr, ":")
		word = tokenize.Fold(word)
		switch kind {
		case "que":
			v.que = true
		case "quote":
			v.quote = true
		case "np":
			v.np = true
		case "p":
			v.preps = append(v.preps, word)
		case "obj":
			if word == "" {
				v.obj = true
			} else {
				v.objPreps = append(v.objPreps, word)
			}
		case "acc":
			if v.accuse = word; word == "" {
				v.accuse = "-"
			}
		case "as":
			v.describe = word
		case "from":
			v.from = word
		case "filler":
			v.fillers = append(v.fillers, word)
		case "source":
			v.source = word
		case "impersonal":
			v.impersonal = true
		case "goes-on":
			v.goesOn = true
		case "strict":
			v.strict = true
		default:
			return nil, fmt.Errorf("frame %q", fr)
		}
	}
	return v, nil
}

// addVerb derives the inflected forms from the six that the table gives.
func (a *arabic) addVerb(v *arVerb, f []string) {
	add := func(form string, t arTense, g gender, plural bool) {
		if form = tokenize.Fold(form); form != "" && a.forms[form] == nil {
			a.forms[form] = &arForm{v, t, g, plural}
		}
	}
	add(f[0], arPerfect, masculine, false)
	add(f[1], arPerfect, feminine, false)
	add(f[2], arPerfect, masculine, true)
	if !strings.HasSuffix(f[0], "ى") && tokenize.Fold(f[0]+"ا") != tokenize.Fold(f[5]) { // نفيا is a denial before it is a dual, آملا hoping
		add(f[0]+"ا", arPerfect, masculine, true)
	}
	add(f[1]+"ا", arPerfect, feminine, true)
	add(theyFeminine(f[0]), arPerfect, feminine, true)
	add(f[3], arImperfect, masculine, false)
	if rest, ok := strings.CutPrefix(tokenize.Fold(f[3]), "ي"); ok {
		if s := shortened(rest); s != rest {
			for prefix, g := range map[string]gender{"ي": masculine, "ت": feminine} {
				if a.short[prefix+s] == nil {
					a.short[prefix+s] = &arForm{v, arImperfect, g, false}
				}
			}
		}
	}
	if rest, ok := strings.CutPrefix(f[3], "ي"); ok {
		add("ت"+rest, arImperfect, feminine, false)
		add(f[3]+"ان", arImperfect, masculine, true)
		add("ت"+rest+"ان", arImperfect, feminine, true)
	}
	add(f[4], arImperfect, masculine, true)
	if p, ok := strings.CutSuffix(f[5], "ا"); ok {
		add(f[5], arParticiple, masculine, false)
		add(p+"ين", arParticiple, masculine, true)
		if p != "مدين" { // مدينة is a town before it is a woman who condemns
			add(p+"ة", arParticiple, feminine, false)
			add(p+"ات", arParticiple, feminine, true)
			add(p+"تين", arParticiple, feminine, true)
		}
		if q, ok := strings.CutSuffix(p, "ي"); ok {
			add(q+"ين", arParticiple, masculine, true)
		}
	}
}

// theyFeminine is the perfect of they, women, of the verb whose perfect of he is s:
// أكدن, قلن; none for a weak ending.
func theyFeminine(s string) string {
	r := []rune(s)
	n := len(r)
	switch {
	case n < 3, r[n-1] == 'ى', r[n-1] == 'ا':
		return "" // راين is a name before it is رأين
	case s == "لام":
		return "" // لمن
	case r[n-2] == 'ا' && n <= 4: // hollow: قال, أشار, but not تساءل
		return string(r[:n-2]) + string(r[n-1]) + "ن"
	}
	return s + "ن"
}

// shortened takes the weak letter off an imperfect without its prefix, as the
// verb stands after لم: قول to قل, دعو to دع.
func shortened(s string) string {
	r := []rune(s)
	n := len(r)
	weak := func(c rune) bool { return c == 'و' || c == 'ي' || c == 'ا' }
	switch {
	case n >= 2 && weak(r[n-1]):
		return string(r[:n-1])
	case n >= 3 && weak(r[n-2]):
		return string(r[:n-2]) + string(r[n-1])
	}
	return s
}

// addTitle derives the forms of a title's head.
func (a *arabic) addTitle(m string) {
	add := func(form string, t arTitle) {
		if _, ok := a.title[form]; !ok {
			t.lemma = m
			a.title[form] = t
			a.class[form] |= arTitleHead
		}
	}
	f, isFeminine := strings.CutSuffix(m, "ه")
	if _, ok := a.title[f]; ok && isFeminine {
		// نظيره: his counterpart, or a woman who is one.
		a.title[m] = arTitle{lemma: f}
		return
	}
	switch m {
	case "عمده", "داعيه", "علامه":
		add(m, arTitle{}) // men have them too
		return
	}
	if isFeminine {
		add(m, arTitle{gender: feminine})
		add(f+"تا", arTitle{gender: feminine, dual: true, plural: true})
		return
	}
	add(m, arTitle{gender: masculine})
	add(m+"ه", arTitle{gender: feminine})
	add(m+"ا", arTitle{gender: masculine, dual: true, plural: true})
	add(m+"ان", arTitle{gender: masculine, dual: true, plural: true})
	add(m+"ين", arTitle{gender: masculine, plural: true})
	add(m+"ون", arTitle{gender: masculine, plural: true})
	add(m+"و", arTitle{gender: masculine, plural: true})
	add(m+"تا", arTitle{gender: feminine, dual: true, plural: true})
}
