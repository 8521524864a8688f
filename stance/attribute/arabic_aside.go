package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// toMedium reports whether the words from j tell to which paper or agency
// somebody spoke: لـ«الحياة»، لوكالة «رويترز» البريطانية. It returns how many
// words that takes, at least those before the name.
func (r *arReader) toMedium(j int) int {
	if j >= len(r.t) {
		return 0
	}
	t := &r.t[j]
	rest, ok := strings.CutPrefix(t.bare, "ل")
	if !ok || t.conj || rest != "" && r.class[rest]&arMedium == 0 && !(t.prep == 'l' && t.is(arMedium)) {
		return 0
	}
	k := j + 1
	switch {
	case k < len(r.t) && r.t[k].Kind == tokenize.QuoteMark && r.quoteAt(k) >= 0 && r.quoteLength(k) <= 5:
		k = r.afterQuote(r.quoteAt(k))
	case k+2 < len(r.t) && r.t[k].Norm == "(" && (r.t[k+2].Norm == ")" || k+3 < len(r.t) && r.t[k+3].Norm == ")"):
		for k += 2; r.t[k].Norm != ")"; k++ { // لـ(الوطن)
		}
		k++
	case rest == "":
		return 0
	case k < len(r.t) && r.t[k].Kind == tokenize.Letters && !t.def:
		_, n := r.w.orgs["ar"].match(r.t[k].bare, func(n int) string {
			if k+n < len(r.t) {
				return r.t[k+n].Norm
			}
			return ""
		})
		k += max(n, 1)
	}
	for k < len(r.t) && r.t[k].Kind == tokenize.Letters && r.t[k].def && r.t[k].prep == 0 && !r.t[k].conj && r.isSureAdjective(k) {
		k++
	}
	return k - j
}

// afterAside skips an adjunct between a verb and its subject (لـ«الحياة»، في
// حديث صحافي) and returns the word at which a title or honorific begins there;
// j where none does. The noun before it must be closed, lest the title be its
// genitive: في مكتب وزير الخارجية.
func (r *arReader) afterAside(j, limit int) int {
	k := j
	if n := r.toMedium(j); n > 0 {
		k = j + n
		if k < limit && r.isComma(k) {
			k++ // يقول لـ«المرفأ»، فلان الخبير، إن
		}
	} else if j+1 < limit && (r.t[j].bare == "في" || r.t[j].bare == "خلال" || r.t[j].bare == "امام" || r.t[j].bare == "عبر") && r.t[j+1].Kind == tokenize.Letters {
		closed := r.t[j+1].def
		for k = j + 2; k < limit && k < j+8; k++ {
			t := &r.t[k]
			if n := r.toMedium(k); n > 0 {
				k += n - 1
				closed = true
				continue
			}
			switch {
			case t.Kind != tokenize.Letters || t.conj || t.form != nil && !t.def:
				return j
			case closed && t.prep == 0 && t.is(arTitleHead|arHonorific) && !t.is(arAnonymous):
				return k
			case t.starts(arTime) > 0:
				k += t.starts(arTime) - 1
			case t.def || r.isSureAdjective(k):
				closed = true
			default:
				return j
			}
		}
		return j
	}
	if k > j && k < limit {
		k = r.skipAdverbs(k, limit)
		if k < limit && r.t[k].prep == 0 && !r.t[k].conj {
			if m, ok := r.phrase(k, limit); r.t[k].is(arTitleHead|arHonorific|arAnonymous) || ok && len(m.name) > 1 {
				return k
			}
		}
	}
	return j
}

// pastProviso is the comma that closes the relative clause behind the comma at word k, where
// the preposition of a text's provision follows: ينص الاتفاق، الذي وقع أمس، على; k elsewhere.
func (r *arReader) pastProviso(v *arVerb, k, end int) int {
	if v.class != "state" || k+1 >= end || !r.t[k+1].is(arRelative) {
		return k
	}
	for c := k + 2; c+1 < end; c++ {
		if r.isComma(c) && contains(v.preps, r.t[c+1].bare) {
			return c
		}
	}
	return k
}

// pastRemarks is the word behind the occasion after the comma at word j, and behind the
// medium it was for: ، في تصريحات لـ«الساحل» صحة …; j elsewhere.
func (r *arReader) pastRemarks(j, stop int) int {
	if j+3 >= stop || !r.isComma(j) || r.t[j+1].bare != "في" || !r.t[j+2].is(arEvent) || r.t[j+2].def {
		return j
	}
	k := j + 3
	if r.isComma(k) {
		k++
	}
	n := r.toMedium(k)
	if k += n; n == 0 || k >= stop {
		return j
	}
	return k
}
