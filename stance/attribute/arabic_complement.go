package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// arComplementKind is how a cue takes what was said.
type arComplementKind uint8

const (
	arNone    arComplementKind = iota
	arClause                   // after أن / إن
	arQuote                    // in quotation marks
	arColon                    // after a colon, without marks
	arNominal                  // a noun phrase: np, p, obj
	arObject                   // an object clause of accusation: content begins with the accused
)

// arComplement is where the content of a cue begins.
type arComplement struct {
	kind  arComplementKind
	at    int // word at which the complement's own marker stands
	start int // first word of the content
}

// maxReach bounds the words between a cue and its complement.
const maxReach = 48

// complement looks for the content of the verb at word i up to word end.
func (r *arReader) complement(v *arVerb, i, end int) arComplement {
	end = min(end, i+maxReach)
	inner := false   // a relative clause has begun whose verb takes بأنه
	crossed := false // a clause with حيث has begun, whose verb has its own prepositions
	for k := i + 1; k < end; k++ {
		t := &r.t[k]
		crossed = crossed || k > i+1 && (t.bare == "حيث" || t.bare == "اذ" || t.bare == "مما")
		switch t.Kind {
		case tokenize.QuoteMark:
			q := r.quoteAt(k)
			if q < 0 {
				if v.class == "say" && v.quote && (r.isComma(k-1) || r.opensQuote(k, end)) && k+1 < end && r.t[k+1].Kind == tokenize.Letters && r.t[k+1].Start == t.End && !r.t[k+1].is(arComplementizer) {
					return arComplement{arColon, k, k + 1} // قال فلان، "لن نوقع: a mark that nothing closes
				}
				continue
			}
			after := r.afterQuote(q)
			if r.quoteIsName(k, after, end) || contains(v.preps, r.t[k-1].bare) && r.quoteLength(k) <= 2 && r.repeatsPreposition(r.t[k-1].bare, after, end) {
				k = after - 1
				continue
			}
			if v.quote || v.que || v.np {
				return arComplement{arQuote, k, k}
			}
			if r.quoteLength(k) <= 3 {
				k = after - 1 // دعا «الهيئة» إلى …
				continue
			}
			return arComplement{}
		case tokenize.Punct:
			switch t.Norm {
			case "(", "[":
				closed := false
				for n := k; n < end; n++ {
					if s := r.t[n].Norm; s == ")" || s == "]" {
						k, closed = n, true
						break
					}
				}
				if !closed {
					return arComplement{}
				}
			case ":":
				if s := r.t[k-1].stem; (s == "عنوان" || s == "شعار") && k+1 < end && r.t[k+1].Kind == tokenize.QuoteMark && r.quoteAt(k+1) >= 0 {
					k = r.afterQuote(r.quoteAt(k+1)) - 1
					continue // تحت عنوان: «…»
				}
				if !v.quote && v.class != "say" && !(v.que && !v.strict && k+1 < end && r.t[k+1].Kind == tokenize.QuoteMark) {
					return arComplement{}
				}
				return r.afterColon(k, end)
			case "،", ",":
				k = r.pastProviso(v, k, end)
			case "-", "–", "—":
				if k == i+1 && v.quote && r.opensSpeech(k, end) {
					return r.afterColon(k, end)
				}
			}
			continue
		}
		if t.Kind != tokenize.Letters {
			continue
		}
		if k > i+1 && r.remarkedOn(k+2) {
			return arComplement{} // رفض الوزير القرار، وهو ما اعتبر نظيره أنه …
		}
		inner = inner || t.taken && t.form != nil && k > i+2 && (r.t[k-1].is(arRelative) || t.form.verb.describe != "")
		if inner && t.is(arComplementizer) && strings.HasPrefix(t.bare, "ب") {
			inner = false // …، الذي وصفته الوكالة بأنه …
			continue
		}
		if t.is(arComplementizer) && r.t[k-1].bare == "علما" {
			for k++; k < end && !r.isComma(k); k++ {
			}
			continue // علما بأن …، : the author's own words
		}
		if t.is(arComplementizer) && k > i+1 && r.leansOnVerb(k) {
			continue
		}
		if v.que && k+1 < end && r.forbids(k) {
			return arComplement{arClause, k, k} // يخشى ألا يتمكن
		}
		if t.is(arComplementizer) && !t.conj && (v.que || v.obj && r.praysTo(i, k)) {
			if k > i+1 && r.t[k-1].starts(arPreposition|arAdjunct) > 0 && r.t[k-1].bare != "هؤلاء" && !r.t[k-1].is(arDoneBy) && !r.isManner(k-1) && !r.t[k-1].is(arSwitch) && !contains(v.preps, r.t[k-1].bare) && !contains(v.objPreps, r.t[k-1].bare) && r.t[k-1].is(arPreposition|arAdjunct) && !r.t[k-1].is(arObjectPronoun) {
				if v.class == "say" && r.t[k-1].bare == "عن" {
					return r.clause(k-1, k, end) // تحدث عن أن
				}
				if r.toMedium(k-1) > 0 || strings.HasPrefix(r.t[k-1].bare, "ل") && (strings.HasPrefix(r.d.Text[t.Start:t.End], "إ") || strings.HasPrefix(t.bare, "ب")) {
					return r.clause(k, k, end) // قال لرويترز إن
				}
				if r.t[k-1].is(arAdjunct) && !r.t[k-1].is(arPreposition) {
					continue // قال قبل أن يغادر إن …
				}
				return arComplement{} // على أن: another conjunction
			}
			return r.clause(k, k, end)
		}
		if n := r.hidesName(k, end); n > 0 && k > i+1 {
			k += n - 1
			continue
		}
		if k > i+2 && r.isComma(k-2) && r.t[k-1].is(arRelative) && !r.t[k-1].conj && t.form != nil && t.form.tense == arImperfect && t.form.verb.lemma == "قال" && !r.within(k+1, end) {
			return arComplement{} // …، الذي يقول الوزير إن
		}
		if k > i+2 && r.saysNow(k) && !r.within(k+1, end) {
			return arComplement{} // وفيما تتابع القوات …، قالت مصادر إن
		}
		if k > i+1 && (r.newClause(k) || t.form != nil && t.form.tense == arPerfect && !t.form.verb.strict && !r.t[k-1].is(arRelative) && !t.is(arNounHead|arMasdar) && (v.strict || r.isComma(k-1))) {
			return arComplement{}
		}
		if t.starts(arSwitch) > 0 && k > i+1 {
			k += t.starts(arSwitch) - 1 // وأوضح فلان بدوره أن
			continue
		}
		ownPrep := (contains(v.preps, t.bare) || contains(v.objPreps, t.bare)) && !t.conj && k+1 < end && r.t[k+1].is(arComplementizer) // حذر من أن
		if n := t.multN; n > 1 && t.multi&arAdjunct != 0 && k > i+1 && !ownPrep {
			k += n - 1 // بناء على: its preposition is not the verb's
			continue
		}
		if t.bare == "علي" && !t.conj && (k > i+2 || k == i+2 && k+1 < end && !r.masdarLike(r.t[k+1].stem) && !r.t[k+1].is(arComplementizer)) && overseer(r.t[k-1].stem) && r.t[k-1].def && !contains(v.objPreps, t.bare) {
			continue // أكد فلان المشرف على البرنامج أن
		}
		if t.bare == "عن" && k > i+2 && r.inCharge(k-1) {
			continue // أعلن فلان، الأمين العام والمسؤول عن الإعداد، أن
		}
		if c := r.byPreposition(v, i, k, end); c.kind != arNone && !(crossed && c.kind == arNominal) && !(v.lemma == "رأى" && k > i+1 && r.clauseAhead(k, end)) {
			return c
		}
	}
	return arComplement{}
}

// opensSpeech reports whether the dash at word k, right after the verb, stands for a
// colon: no other one closes what it opens, and no أن follows.
func (r *arReader) opensSpeech(k, end int) bool {
	for n := k + 1; n < end && n < k+12; n++ {
		if r.isDash(n) || r.t[n].is(arComplementizer) && !r.t[n].conj {
			return false
		}
	}
	return k+3 < end
}

// leansOnVerb reports whether أن at word k belongs to the verb before it, in a
// clause that describes the subject: قالت فلانة التي سبق أن انسحبت: ….
func (r *arReader) leansOnVerb(k int) bool {
	if before := r.t[k-1].bare; strings.HasPrefix(before, "سبق") && len(before) <= 2*4 || k > 2 && r.t[k-2].bare == "من" && strings.HasPrefix(before, "شان") && possessiveNoun(before) {
		return true // قرارا من شأنه أن يضر
	}
	if before := &r.t[k-1]; k > 2 && !before.conj && !before.def && isVerbal(before.bare) && (before.class == 0 || before.form != nil && before.form.tense == arImperfect) && r.t[k-2].is(arEvent|arDocument) && !r.t[k-2].def {
		for n := k + 1; n+1 < len(r.t) && n < k+24 && r.t[n].Kind != tokenize.QuoteMark; n++ {
			if r.isComma(n) && r.t[n+1].is(arComplementizer) && !r.t[n+1].conj {
				return true // في تصريحات يرجح أن تغضب الجيران، إن
			}
		}
	}
	if k < 2 || !r.t[k-2].is(arRelative) && r.t[k-2].bare != "ما" {
		return false // ما يمكن أن يقوم به
	}
	switch r.t[k-1].bare {
	case "يجب", "يمكن", "ينبغي", "كاد", "كادت", "اوشك", "اوشكت", "يفترض":
		return true
	}
	return false
}

// clauseAhead reports whether أن follows word k in the same clause, at most a comma
// before it, so that what stands between belongs to the subject: رأى عضو الحزب في
// البرلمان أن، أكد فلان مدير تنمية الأعمال، أن.
func (r *arReader) clauseAhead(k, end int) bool {
	for n := k + 1; n < end && n < k+1+maxTitleTail; n++ {
		t := &r.t[n]
		if t.is(arComplementizer) {
			return !t.conj && n > k+1
		}
		comma := r.isComma(n) && n+1 < end && r.t[n+1].is(arComplementizer)
		if t.Kind != tokenize.Letters && !comma || t.form != nil && !t.is(arNounHead|arMasdar) {
			return false
		}
	}
	return false
}

// hidesName is the length of وطلب عدم نشر اسمه at word k, which stands between
// a source and what it says; 0 where no such clause begins.
func (r *arReader) hidesName(k, end int) int {
	if k >= end {
		return 0
	}
	switch r.t[k].bare {
	case "طلب", "طلبت", "طلبوا", "رفض", "رفضت", "رفضوا", "فضل", "فضلت", "فضلوا", "اشترط", "اشترطت", "اشترطوا":
	default:
		return 0
	}
	for n := k + 1; n < end && n <= k+6; n++ {
		switch r.t[n].bare {
		case "اسمه", "اسمها", "اسمهم", "اسمائهم", "هويته", "هويتها", "هويتهم", "هوياتهم":
			return n + 1 - k
		case "عدم", "الكشف", "كشف", "ذكر", "نشر", "الافصاح", "افصاح", "الاعلان", "اعلان", "تحديد", "عن", "اخفاء", "ايضا", "كذلك", "بدوره", "بدورها":
		default:
			return 0
		}
	}
	return 0
}

// clause makes the complement whose أن stands at word k; content that is
// quoted as a whole is a quotation.
func (r *arReader) clause(at, k, end int) arComplement {
	start := k + 1
	for start < end && r.isColon(start) {
		start++
	}
	if start < end && r.t[start].Kind == tokenize.QuoteMark && r.quoteAt(start) >= 0 {
		if after := r.afterQuote(r.quoteAt(start)); after < end && r.quoteLength(start) <= 4 && r.t[after].is(arRelative) {
			return arComplement{arClause, at, start} // أن «نعيم كرم» الذي …
		}
		return arComplement{arQuote, at, start}
	}
	return arComplement{arClause, at, start}
}

// afterColon decides what a colon at word k introduces.
func (r *arReader) afterColon(k, end int) arComplement {
	n := k + 1
	if n >= len(r.t) || n >= end && r.t[n].Region != r.t[k].Region {
		return arComplement{}
	}
	if r.t[n].is(arComplementizer) && !r.t[n].conj && r.t[n].bare != "كان" { // كان is no كأن here
		return r.clause(k, n, len(r.t))
	}
	if r.t[n].Kind == tokenize.QuoteMark && r.quoteAt(n) >= 0 {
		return arComplement{arQuote, k, n}
	}
	return arComplement{arColon, k, n}
}

// newClause reports whether word k opens another clause, where a search for a
// complement must end.
func (r *arReader) newClause(k int) bool {
	t := &r.t[k]
	if t.form != nil {
		if t.conj && t.form.tense == arPerfect {
			return true
		}
		if t.form.tense == arParticiple && t.form.verb.lemma != "قال" && !t.def {
			return k > 0 && r.isComma(k-1)
		}
	}
	if t.conj && r.isComma(k-1) && strings.HasPrefix(t.Norm, "ف") && t.is(arNegation) {
		return true // …، فلا يمكن …
	}
	if t.Norm == "فقد" && k > 0 && r.isComma(k-1) && k+1 < len(r.t) && r.t[k+1].form != nil && r.t[k+1].form.tense == arPerfect {
		return true // …، فقد أكد الوزير
	}
	if t.multi&arResume != 0 && (t.bare == "الا" || t.bare == "غير" || t.bare == "بيد") {
		return true // إلا أنه, also without a comma
	}
	return t.starts(arResume) > 0 && t.multi&arAdjunct == 0 && r.isComma(k-1) || t.starts(arAuthor) > 0 && !(k > 1 && r.t[k-1].is(arEvent|arDocument) && !r.t[k-1].def)
}
