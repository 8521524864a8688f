package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// goesOn reports whether the clause goes on after a quotation that began it:
// a word follows without mark that opens nothing new.
func (r *arReader) goesOn(k int) bool {
	t := &r.t[k]
	if t.Kind != tokenize.Letters || t.conj && t.form != nil {
		return false
	}
	if t.form != nil && (t.form.tense == arParticiple || t.form.tense == arPerfect && !t.form.verb.strict) {
		return false
	}
	if t.is(arNegation) && !t.conj && t.bare != "ما" {
		return true
	}
	return t.starts(arAdjunct|arTime|arResume|arTail|arAccording|arOwnAccording|arSwitch|arAuthor|arRelative) == 0 && !t.conj
}

// repeats reports whether the complementizer with a conjunction at word i opens
// another complement: وأن, not فإن after a condition, nor وإن كان, nor لا بد وأن.
func (r *arReader) repeats(i, end int) bool {
	if !strings.HasPrefix(r.t[i].Norm, "و") || i+1 < end && (r.t[i+1].bare == "كان" || r.t[i+1].bare == "كانت" || r.t[i+1].bare == "لم") {
		return false
	}
	switch r.t[i-1].bare {
	case "لابد", "بد", "سبق", "خصوصا", "خاصه", "سيما", "لاسيما", "حتي":
		return false
	}
	return true
}

// endsContent reports whether word i ends a clause of content: a remark on
// the occasion, another source, a formula of the author.
func (r *arReader) endsContent(i, end int) bool {
	t := &r.t[i]
	if t.multi&arTail != 0 && (r.t[i-1].Kind != tokenize.Letters || t.conj) {
		return true
	}
	if t.is(arTopicVerb) && t.conj && r.isComma(i-1) {
		return true
	}
	if t.multi&arAuthor != 0 && r.t[i-1].Kind != tokenize.Letters {
		return true
	}
	if t.Norm == "وهي" && i+2 < end && r.holdsObject(i+2) && (r.t[i+1].bare == "اتهامات" || r.t[i+1].bare == "تهم" || r.t[i+1].bare == "مزاعم") {
		return true // وهي اتهامات تنفيها أوسلو
	}
	if r.alludes(i, end) || r.withholds(i, end) || r.remarks(i, end) || r.isReprinted(i, end) || r.echo(i, end) > 0 {
		return true
	}
	if t.starts(arAccording) > 0 {
		_, _, ok := r.accordingSpeaker(i, end)
		return ok
	}
	return false
}

// alludes reports whether the author tells at word i what the speaker meant: (وذلك)
// في إشارة إلى …، في إشارة على ما يبدو إلى.
func (r *arReader) alludes(i, end int) bool {
	if r.t[i].Norm == "وذلك" && i+1 < end {
		i++
	}
	if i+2 >= end || r.t[i].bare != "في" || r.t[i].conj || r.t[i+1].bare != "اشاره" || r.insideQuote(i) {
		return false
	}
	for k := i + 2; k < end && k <= i+6; k++ {
		switch r.t[k].bare {
		case "الي":
			return true
		default:
			if r.t[k].prep == 'l' && k == i+2 {
				return true // في إشارة لمشاركة القوات
			}
		}
		switch r.t[k].bare {
		case "علي", "ما", "يبدو", "منه", "منها", "واضحه", "ضمنيه", "صريحه", "مباشره":
		default:
			return false
		}
	}
	return false
}

// opensClauseAfter reports whether an unknown verb with its subject begins a
// clause of the author's after a comma: a noun phrase cannot go on with it.
// ، واستضافت المدينة …
func (r *arReader) opensClauseAfter(i, end int) bool {
	t := &r.t[i]
	if i+1 < end && r.isComma(i-1) && t.bare == "كما" {
		switch r.t[i+1].bare {
		case "تم", "تمت", "جري", "جرت":
			return true // …، كما تم بحث
		}
	}
	return i+1 < end && r.isComma(i-1) && strings.HasPrefix(t.Norm, "و") && t.class == 0 && t.form == nil &&
		strings.HasSuffix(t.bare, "ت") && !strings.HasSuffix(t.bare, "ات") && len(t.bare) >= 2*5 && r.t[i+1].def && r.t[i+1].prep == 0
}

// isReprinted reports whether the author tells at word i, after a comma, where
// the words stood: ، في أقوال نقلتها الصحف.
func (r *arReader) isReprinted(i, end int) bool {
	if i+2 >= end || !r.isComma(i-1) || r.t[i].bare != "في" || r.t[i+1].def || !r.t[i+1].is(arEvent|arDocument) && r.t[i+1].bare != "اقوال" {
		return false
	}
	switch r.t[i+2].bare {
	case "نقلتها", "نقلها", "بثتها", "بثها", "نشرتها", "نشرها", "اوردتها", "اوردها", "اذاعتها", "تناقلتها", "ادلي", "ادلت":
		return true
	}
	return false
}

// withholds reports whether the author remarks at word i that the source tells no
// more: من دون أن يكشف …، ، ولم يقدم تفاصيل.
func (r *arReader) withholds(i, end int) bool {
	k, after := i, r.isComma(i-1)
	word := strings.TrimPrefix(r.t[i].bare, "و")
	switch word {
	case "من", "دون", "بدون":
		if r.insideQuote(i) || r.t[i-1].bare == "من" {
			return false
		}
		if r.t[i].bare == "من" {
			k++
		}
		if k+2 >= end || r.t[k].bare != "دون" && r.t[k].bare != "بدون" || r.t[k+1].bare != "ان" {
			return false
		}
		k += 2
	case "لكنه", "لكنها", "لكنهم", "لكن", "لم":
		if !after && !strings.HasPrefix(r.t[i].Norm, "ولكن") {
			return false
		}
		if word != "لم" {
			k++
		}
		if k+1 >= end || r.t[k].bare != "لم" || !strings.HasPrefix(r.t[i].Norm, "و") && word == "لم" {
			return false
		}
		k++
	default:
		return false
	}
	if !after && word != "من" && word != "دون" && word != "بدون" && !r.tellsDetail(k+1, end) {
		return false
	}
	s := strings.TrimRight(r.t[k].bare, "ي")
	for _, prefix := range [...]string{"ي", "ت"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			switch rest {
			case "حدد", "حددوا", "وضح", "وضحوا", "كشف", "كشفوا", "ذكر", "ذكروا", "قدم", "قدموا", "عط", "عطوا", "فصح", "فصحوا", "سم", "سموا", "دل", "دلوا", "خض", "ورد", "وردوا", "شر", "شيروا", "ضف", "ضيفوا", "تحدث", "تحدثوا", "قول", "قولوا":
				return true
			}
		}
	}
	return false
}

// tellsDetail reports whether what a source keeps back stands at word k or soon behind it: (أي) تفاصيل، المزيد.
func (r *arReader) tellsDetail(k, end int) bool {
	for j := k; j < end && j < k+3; j++ {
		switch r.t[j].stem {
		case "تفاصيل", "تفاصيلا", "مزيد", "مزيدا", "اسماء", "هويه", "موعد", "موعدا":
			return true
		}
	}
	return false
}

// isText reports whether word i may stand at the end of content.
func (r *arReader) isText(i int, last bool) bool {
	t := &r.t[i]
	switch t.Kind {
	case tokenize.Letters, tokenize.Number:
		return true
	case tokenize.Other:
		return false
	case tokenize.Punct:
		switch t.Norm {
		case ")", "]", "%", "؟", "!", "?":
			return last
		case "(", "[", "$", "#", "@", "+":
			return !last
		}
	}
	return false
}

// firstPerson reports whether words [i, j) speak in the first person.
func (r *arReader) firstPerson(i, j int) bool {
	for k := i; k < j && k < i+12; k++ {
		switch strings.TrimPrefix(r.t[k].Norm, "و") {
		case "نحن", "انا", "اننا", "انني", "اني", "لدينا", "علينا", "لنا":
			return true
		case "يجب":
			return false
		case "لن", "لم", "لا", "سوف":
			if k+1 < j && strings.HasPrefix(r.t[k+1].bare, "ن") && !r.t[k+1].is(arNounHead|arMasdar|arEvent) {
				return true // لن نرسل
			}
			if r.t[k].bare == "لن" {
				return false
			}
		}
	}
	return false
}
