package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// remarks reports whether the author goes on in his own voice at word i, after what
// somebody said: what follows from it, on what occasion it was said, who does otherwise.
func (r *arReader) remarks(i, end int) bool {
	t := &r.t[i]
	if r.insideQuote(i) || i+1 >= len(r.t) {
		return false
	}
	if !r.isComma(i - 1) {
		return t.bare == "غداه" && !t.conj && (r.masdarLike(r.t[i+1].stem) || r.nouns[r.t[i+1].stem] != nil) || r.t[i-1].Kind == tokenize.QuoteMark && t.bare == "غداه"
	}
	switch t.bare {
	case "في":
		if i+3 < end && !t.conj && isStep(r.t[i+1].bare) {
			if verb, ok := strings.CutSuffix(strings.TrimSuffix(r.t[i+2].bare, "ا"), "ه"); ok && r.forms[verb] != nil && r.forms[verb].verb.describe != "" {
				return true // ، في خطوة وصفها مسؤول بأنها
			}
		}
	case "مما":
		k := i + 1
		if r.t[k].bare == "قد" && k+1 < len(r.t) {
			k++
		}
		return weighs(r.t[k].bare)
	case "لكن", "لكنه", "لكنها", "لكنهم":
		return r.turns(i, i+1, end)
	case "الا", "غير", "بيد":
		if r.t[i+1].bare == "ان" {
			return r.turns(i, i+2, end)
		}
	case "قد":
		if i+3 < len(r.t) && t.conj && r.t[i+2].is(arDemonstrative) && r.t[i+3].def {
			n := &r.t[i+3]
			return n.is(arDocument|arEvent) || n.stem == "كلام" || n.stem == "موقف" || r.nouns[n.stem] != nil // وقد تزامن هذا الكلام مع
		}
	}
	return t.Norm == "وذلك" && r.onOccasion(i+1, len(r.t))
}

// weighs reports whether a verb after مما tells what the author makes of what was said,
// and not what happened: مما يعزز الآمال, but مما أدى إلى إصابة العشرات.
func weighs(s string) bool {
	switch strings.TrimLeft(s, "يت") {
	case "عزز", "عززت", "طرح", "طرحت", "ثير", "اثار", "اثارت", "عكس", "عكست", "فتح", "دل", "نذر", "برز", "زيد", "وحي":
		return true
	}
	return false
}

// turns reports whether the contrast at word i, whose clause begins at word k, is the
// author's: it names a person, a state or a body that does otherwise, or tells what the
// source kept back.
func (r *arReader) turns(i, k, end int) bool {
	if k+1 >= end {
		return false
	}
	switch t := &r.t[k]; {
	case t.bare == "بدون" || t.bare == "دون":
		return true // لكن بدون تحديد الموعد
	case t.is(arDemonstrative) && r.t[k+1].def && r.nouns[r.t[k+1].stem] != nil:
		return true // إلا أن هذا النفي
	case r.t[i].bare != "لكن" && r.t[i].bare != "الا" && (t.bare == "امتنع" || t.bare == "امتنعت" || t.bare == "امتنعوا"):
		return true // لكنه امتنع عن التعليق
	case t.Kind != tokenize.Letters || t.conj || t.prep != 0:
		return false
	}
	m, ok := r.phrase(k, end)
	return ok && !m.pronoun && m.kind == Person && !m.plural && m.hasName() && (m.person != nil || r.named[m.name[len(m.name)-1]]) && m.next < end && r.t[m.next].is(arNegation|arAuxiliary)
}

// onOccasion reports whether word i, after وذلك, begins to tell when, where or through
// whom something was said: وذلك في خطاب ألقاه، وذلك نقلا عن، وذلك غداة.
func (r *arReader) onOccasion(i, end int) bool {
	switch r.t[i].bare {
	case "نقلا", "غداه":
		return true
	case "بعد":
		if i+1 < end {
			switch r.t[i+1].bare {
			case "يوم", "يومين", "ايام", "ساعه", "ساعات", "اسبوع", "اسبوعين", "اسابيع", "شهر", "اشهر", "شهور":
				return true
			}
		}
		return false
	case "في", "خلال":
	default:
		return false
	}
	k := i + 1
	for k < end && k < i+3 && (r.t[k].bare == "اول" || r.t[k].bare == "اخر" || r.t[k].bare == "ثاني") {
		k++
	}
	return k < end && !r.t[k].def && r.t[k].is(arEvent|arDocument) && r.t[k].bare != "اطار"
}

// isStep reports whether a noun is a step that the words before it tell of, and that somebody calls something.
func isStep(s string) bool {
	switch s {
	case "خطوه", "تحرك", "اجراء", "قرار", "تطور", "مبادره", "سابقه", "حادث", "حادثه", "هجوم":
		return true
	}
	return false
}
