package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// askedFrom returns what is asked after whom it is asked from: طلب من السكان
// الإبلاغ عن …، طلبت منهم البقاء; 0 where nobody is.
func (r *arReader) askedFrom(v *arVerb, j, stop int) int {
	if v.from == "" {
		return 0
	}
	k := j
	if n := r.skipAdverbs(j, stop); n < stop && r.t[n].bare == v.from {
		j = n // طلبت الوزارة الأحد من السكان
	}
	switch {
	case j < stop && r.t[j].bare == v.from && j+1 < stop:
		k = j + 2
		if m, ok := r.phrase(j+1, stop); ok {
			k = m.next
		}
	case j > 0 && strings.HasPrefix(r.t[j-1].bare, v.from) && r.t[j-1].is(arObjectPronoun):
	default:
		return 0
	}
	if k >= stop {
		return 0
	}
	t := &r.t[k]
	if t.Kind == tokenize.Letters && !t.conj && t.prep == 0 && !t.is(arComplementizer) && (r.masdarLike(t.bare) || t.def && (r.masdarLike(t.stem) || strings.HasPrefix(r.d.Text[t.Start:t.End], "الإ"))) {
		return k
	}
	return 0
}

// praysTo reports whether it is God to whom the verb at word i turns, with أن at word k:
// سائلا المولى عز وجل أن ….
func (r *arReader) praysTo(i, k int) bool {
	god := false
	for n := i + 1; n < k; n++ {
		switch t := &r.t[n]; {
		case t.bare == "الله" || t.bare == "العلي" || t.bare == "المولي" || t.bare == "الباري" || t.bare == "ربه" || t.bare == "ربهم":
			god = true
		case t.form != nil:
			return false
		}
	}
	return god && k <= i+10
}

// possessive3 reports whether a word as written ends in his, her or their.
func possessive3(surface string) bool {
	return strings.HasSuffix(surface, "ه") || strings.HasSuffix(surface, "ها") || strings.HasSuffix(surface, "هم") || strings.HasSuffix(surface, "هما")
}

// pastPlace returns the word after من بغداد، في أوسلو، بمحافظة جبلة or في 13 يوليو at word j;
// j where no such words stand there.
func (r *arReader) pastPlace(j, stop int) int {
	if j+1 >= stop {
		return j
	}
	if t := &r.t[j]; t.prep == 'b' && !t.conj && r.t[j+1].Kind == tokenize.Letters && !r.t[j+1].conj && r.t[j+1].prep == 0 && r.t[j+1].def == t.def && isRegion(t.stem) {
		k := j + 2 // رئيس المحكمة بالمدينة المنورة، بمنطقة جبلة العالية
		for k < stop && r.t[k].def && r.t[k].prep == 0 && !r.t[k].conj && hasFeminineEnding(r.t[k].stem) && r.isAdjective(k) {
			k++
		}
		if k < stop && r.t[k].is(arHonorific|arTitleHead) {
			return j // المتحدث بمنطقة جبلة العقيد فلان
		}
		return k
	}
	if r.t[j].bare != "من" && r.t[j].bare != "في" {
		return j
	}
	if r.t[j+1].Kind == tokenize.Number {
		k := j + 2
		for k < stop && r.t[k].starts(arTime) > 0 {
			k += r.t[k].starts(arTime)
		}
		return k
	}
	if pl, n := (&arPhrase{r: r, limit: stop}).place(j + 1); n > 0 && pl.kind != countryAdjective {
		return j + 1 + n
	}
	return j
}

// pastOccasion returns the verbal noun that follows منذ، خلال and the like with
// all that belongs to them; j where none does.
func (r *arReader) pastOccasion(j, stop int) int {
	switch r.t[j].bare {
	case "منذ", "خلال", "عقب", "اثناء", "لدي":
	default:
		return j
	}
	for k := j + 1; k < stop && k < j+9; k++ {
		t := &r.t[k]
		if t.Kind != tokenize.Letters || t.conj || t.form != nil && !t.is(arMasdar) || t.is(arComplementizer) {
			return j
		}
		if k > j+1 && !t.def && t.prep == 0 && (r.t[k-1].def || r.t[k-1].prep == 'l') && r.masdarLike(t.bare) {
			return k
		}
	}
	return j
}

// skipAdjunct skips في مؤتمر صحفي and its like: preposition, noun and the
// adjectives after it, up to a verbal noun.
func (r *arReader) skipAdjunct(j, stop int) int {
	k := j + 2
	for k < stop {
		t := &r.t[k]
		if t.Kind != tokenize.Letters {
			break
		}
		if !t.def && t.prep == 0 && r.masdarLike(t.bare) && !t.is(arEvent) && !(t.is(arAdjunct) && possessiveNoun(t.bare)) && (r.t[k-1].is(arObjectPronoun) || !r.t[k-1].is(arPreposition|arRelative)) {
			return k
		}
		k++
	}
	return j
}
