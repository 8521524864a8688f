package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// before finds a subject that precedes the verb f at word i in its clause,
// which begins no earlier than word a: كانت السلطات تحدثت، لكن الوزير قال.
func (r *arReader) before(a, i int, f *arForm) ([]mention, int) {
	if i <= a {
		return nil, i
	}
	top := a
	for p := max(a+1, i-40); p < i; p++ {
		if r.t[p].bare == "اما" && r.t[p-1].Kind == tokenize.Punct && (!r.isComma(p-1) || r.t[i-1].Norm == "فقد") {
			top = p
		}
	}
	if r.t[top].bare == "اما" {
		// أما الوزيرة فقالت: the topic is the subject.
		if ms, next := r.subject(top+1, i); len(ms) > 0 && r.agrees(f, &ms[0]) && (r.reaches(next, i) || strings.HasPrefix(r.t[i].Norm, "ف") && r.t[i].conj && r.isComma(i-1) || r.t[i-1].Norm == "فقد" && i-next < 8) {
			return ms, top
		}
	}
	if r.t[i].conj {
		return nil, i
	}
	low := max(a, i-40)
	for p := low; p < i; p++ {
		if p-2 >= a && r.t[p-1].is(arAuxiliary) && r.t[p-2].is(arRelative) && r.isComma(i-1) {
			continue // التي كانت سارية بينهم، شدد
		}
		if p > a && !r.isComma(p-1) && r.t[p-1].starts(arResume|arAuxiliary) == 0 && !(r.t[p].conj && r.t[p-1].Kind != tokenize.Letters) && !r.isBracket(p-1) && !r.t[p-1].is(arComplementizer) && r.t[p-1].bare != "لان" && !r.endsSequence(a, p) {
			continue
		}
		j := p
		for j < i {
			n := r.t[j].starts(arResume | arAuxiliary | arSwitch | arTime)
			if n == 0 {
				break
			}
			j += n
			if j < i && r.isComma(j) {
				j++
			}
		}
		if j >= i {
			continue
		}
		if t := &r.t[j]; j+1 == i && j > a && r.t[j-1].is(arResume) && t.form != nil && t.form.tense == arParticiple && t.form.plural && strings.HasSuffix(t.bare, "ين") {
			// لكن منتقدين يقولون
			m := mention{first: j, next: i, kind: Office, anonymous: true, plural: true, role: t.bare, span: r.span(j, i), titleSpan: r.span(j, i)}
			return []mention{m}, r.contrast(a, p)
		}
		ms, next := r.subject(j, i)
		if len(ms) == 0 || !r.reaches(next, i) && !(r.introduces(&ms[0]) && r.pastRelative(j, next, i, f)) && !r.pluperfect(ms, j, next, i) && !r.runsUp(ms, a, j, next, i, f) && !r.namedWithPost(ms, i) || !r.agrees(f, &ms[0]) && (i < a+2 || r.cleft(i-2, i) == 0) {
			continue // كانت الوزيرة أول من حذر: من is masculine whoever it is
		}
		if m := &ms[0]; len(ms) == 1 && m.role == "" && m.person == nil && len(m.name) == 1 && isAccusative(r.t[m.first].bare) && !r.named[m.name[0]] && r.within(i+1, min(i+2, len(r.t))) {
			continue // …، بيانا استنكرت فيه
		}
		if m := &ms[0]; len(ms) == 1 && m.role == "" && m.person == nil && !m.state && m.org == nil && len(m.name) == 1 && strings.HasSuffix(r.t[m.first].bare, "يا") && !r.named[m.name[0]] && !r.w.family[m.name[0]] {
			continue // ميدانيا قال العميد
		}
		if m := &ms[0]; len(ms) == 1 && !m.hasName() && m.kind == Person && m.role != "" && r.t[i-1].is(arRelative) && p-2 > a && r.isComma(p-1) {
			if n, ok := r.nameEndingAt(max(a, p-6), p-1); ok {
				n.role, n.rest, n.titleSpan, n.next = m.role, m.rest, m.titleSpan, m.next
				ms[0] = n // فلانة، وزيرة العدل السابقة، التي أشارت
			}
		}
		return ms, r.contrast(a, p)
	}
	return nil, i
}

// contrast returns where the conjunction begins that ends before word p: لكن،
// إلا أن، غير أن; p where there is none.
func (r *arReader) contrast(a, p int) int {
	if p-2 >= a && r.t[p-1].bare == "ان" {
		switch r.t[p-2].bare {
		case "الا", "غير", "بيد":
			return p - 2
		}
	}
	if p-1 >= a && r.t[p-1].is(arResume) {
		return p - 1
	}
	return p
}

// endsSequence reports whether a multi-word switch or resumption ends right
// before word p.
func (r *arReader) endsSequence(a, p int) bool {
	for k := max(a, p-3); k < p; k++ {
		if n := r.t[k].starts(arResume | arSwitch); n > 1 && k+n == p {
			return true
		}
	}
	return false
}

func (r *arReader) isBracket(i int) bool {
	s := r.t[i].Norm
	return r.t[i].Kind == tokenize.Punct && (s == "(" || s == ")" || s == "[" || s == "]" || s == "*" || s == "•")
}

// isLead reports whether بقيادة، بزعامة or برئاسة stands at word j, which tells
// who leads the subject before it.
func (r *arReader) isLead(j int) bool {
	t := &r.t[j]
	return t.prep == 'b' && !t.conj && !t.def && (t.stem == "قياده" || t.stem == "زعامه" || t.stem == "رئاسه")
}

// apposed returns the comma, before word i, that closes the title at word j; j
// where no title stands there, or a clause does.
func (r *arReader) apposed(j, i int) int {
	if j >= i || !r.t[j].is(arTitleHead) || r.t[j].conj {
		return j
	}
	for k := j + 1; k < i && k < j+maxTitleTail; k++ {
		switch t := &r.t[k]; {
		case r.isComma(k):
			return k
		case t.Kind != tokenize.Letters, t.is(arComplementizer), t.form != nil && t.form.tense != arParticiple && !t.is(arMasdar|arNounHead):
			return j
		}
	}
	return j
}

// setOff returns the comma, before word i, that closes a short adverbial which begins at
// word j; j where none stands there, or a clause does.
func (r *arReader) setOff(j, i int) int {
	if j >= i || r.t[j].starts(arAdjunct|arPreposition) == 0 || r.t[j].conj || r.t[j].starts(arAccording|arComplementizer|arRelative) > 0 {
		return j
	}
	for k := j + 1; k < i && k < j+8; k++ {
		switch t := &r.t[k]; {
		case r.isComma(k):
			return k
		case t.Kind != tokenize.Letters && t.Kind != tokenize.Number, t.starts(arComplementizer|arRelative) > 0, t.form != nil && !t.is(arMasdar|arNounHead|arEvent):
			return j
		}
	}
	return j
}

// reaches reports whether nothing but commas, adverbs and particles stands
// between words j and i.
func (r *arReader) reaches(j, i int) bool {
	for j < i {
		if r.isComma(j) {
			j++
			if j < i && r.t[j].is(arRelative) && !r.t[j].conj {
				// ، الذي يشرف على التحقيق، : a clause that describes the subject.
				for j < i && !r.isComma(j) {
					j++
				}
			} else if n := r.apposed(j, i); n > j {
				j = n // ، رئيسة قسم … لدى الرابطة،
			} else if n := r.setOff(j, i); n > j {
				j = n // ، أثناء مؤتمر صحافي،
			}
			continue
		}
		if r.t[j].Kind == tokenize.Punct && r.t[j].Norm == "(" {
			for j < i && r.t[j].Norm != ")" {
				j++
			}
			j++
			continue
		}
		if j+1 < i && (r.t[j].bare == "التابع" || r.t[j].bare == "التابعه") && r.t[j+1].prep == 'l' {
			if m, ok := r.phrase(j+1, i); ok {
				j = m.next // البرنامج التابع للأمم المتحدة أعلن
				continue
			}
		}
		if r.isLead(j) {
			if m, ok := r.phrase(j+1, i); ok {
				j = m.next // التحالف بقيادة السويد أعلن
				continue
			}
		}
		if r.t[j].bare == "في" && j+2 < i && r.t[j+1].is(arEvent) {
			for j += 2; j < i && (r.t[j].is(arObjectPronoun) || r.isSureAdjective(j) && r.t[j].form == nil); j++ {
			}
			continue // المتحدثة في بيان لها قالت
		}
		if r.t[j].is(arRelative) && !r.t[j].conj && r.isComma(i-1) && r.isText(i-2, true) && r.plainRelative(j, i-1) {
			return true // الناشطة التي قادت الحملة، قالت
		}
		if r.t[j].bare == "اذ" && j+3 == i && r.t[j+2].bare == "ذلك" {
			return true // والوزارة إذ تعلن ذلك لتؤكد
		}
		if r.someTimeAgo(j, i) {
			return true // تقرير البنك قبل ثلاثة أشهر أشار
		}
		if r.participleFor(j, i) {
			return true // الوثيقة الواقعة في 48 صفحة تشير
		}
		if n := r.hidesName(j+1, i); n > 0 && r.t[j].is(arRelative) {
			j += n + 1 // المسؤول الذي رفض ذكر اسمه قال
			continue
		}
		if n := r.cleft(j, i); n > 0 {
			j += n
			continue
		}
		n := r.t[j].starts(arTime | arAuxiliary | arSwitch | arNegation)
		if n == 0 {
			return false
		}
		j += n
	}
	return true
}
