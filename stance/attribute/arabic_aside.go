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

// quoteLength is the number of words in the quotation that opens at word k.
func (r *arReader) quoteLength(k int) int {
	w := r.d.Quotes[r.quoteAt(k)].Words
	return w[1] - w[0]
}

// quoteIsName reports whether a short quotation inside the subject is the
// name of a body or person: something of the clause must still follow.
func (r *arReader) quoteIsName(k, after, end int) bool {
	q := r.quoteAt(k)
	n := r.d.Quotes[q].Words[1] - r.d.Quotes[q].Words[0]
	if n <= maxName && k+1 < end && r.t[k+1].is(arHonorific) && r.t[k+1].def && after < end && r.t[after].Kind == tokenize.Letters {
		return true // "الأمير فلان" وزير …
	}
	if n > 5 || after >= end || r.t[k-1].is(arComplementizer) || r.isColon(k-1) {
		return false
	}
	if r.t[k-1].is(arOrganisation|arMedium) && (n <= 3 || !r.t[k-1].def) || r.toMedium(k-1) > 0 {
		return true
	}
	if n <= 3 && r.isComma(after) && r.isForeign(r.d.Quotes[q].Words) {
		return true // «يو بي إس»، البنك العالمي، …
	}
	if w := &r.t[min(k+1, end-1)]; n > 2 && (w.is(arNegation) || w.form != nil && w.form.tense == arImperfect) {
		return false // «لسنا مستعدين لذلك»
	}
	for j := k - 1; n <= 3 && j > 0 && j > k-5 && r.t[j].def && r.t[j].prep == 0 && !r.t[j].conj; j-- {
		if r.t[j-1].is(arOrganisation|arMedium) && !r.t[j-1].def && r.t[j-1].form == nil {
			return true // حركة المقاومة الإسلامية «حماس»
		}
	}
	for j := after; j < end && j < after+24; j++ {
		t := &r.t[j]
		if t.is(arComplementizer) && !t.conj || r.isColon(j) || t.Kind == tokenize.QuoteMark && r.quoteAt(j) >= 0 {
			return true
		}
		if r.newClause(j) || r.isComma(j-1) && t.form != nil && t.form.tense == arPerfect && !t.form.verb.strict || t.Kind == tokenize.Punct && t.Norm == "." {
			return false
		}
	}
	return false
}

// isForeign reports whether the tables know none of the words, which have no
// article either, so that they spell a foreign name.
func (r *arReader) isForeign(words [2]int) bool {
	for k := words[0]; k < words[1]; k++ {
		if t := &r.t[k]; t.Kind != tokenize.Letters || t.class != 0 || t.form != nil || t.def || t.conj || t.prep != 0 || r.masdarLike(t.bare) {
			return false
		}
	}
	return words[1] > words[0]
}

// afterAside skips an adjunct between a verb and its subject (لـ«الحياة»، في
// حديث صحافي) and returns the word at which a title or honorific begins there;
// j where none does. The noun before it must be closed, lest the title be its
// genitive: في مكتب وزير الخارجية.
func (r *arReader) afterAside(j, limit int) int {
	k := j
	if n := r.toMedium(j); n > 0 {
		k = j + n
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
