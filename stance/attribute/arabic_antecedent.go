package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// antecedent finds whom a relative clause at the verb speaks of: الوزير الذي
// قال إن …
func (r *arReader) antecedent(a, i int) (mention, bool) {
	if i > a+1 && r.t[i-1].is(arRelative) && r.t[i-1].conj {
		for p := i - 2; p > a+1 && p > i-20; p-- {
			if r.t[p].bare == r.t[i-1].bare && !r.t[p].conj {
				return r.antecedent(a, p+1) // النواب، الذين يشكلون الغالبية، والذين حذروا
			}
		}
	}
	if i > a && r.t[i].form != nil && r.t[i].form.tense != arParticiple && r.t[i].form.gender == masculine && !r.t[i].conj {
		if s, ok := strings.CutSuffix(r.t[i-1].bare, "ا"); ok && !r.t[i-1].def && (r.class[s]&arDocument != 0 || s == "اعلان") && !r.within(i+1, min(i+2, len(r.t))) {
			at := r.surface(i-1, i)
			return mention{kind: Document, role: s, gender: masculine, first: i - 1, next: i, span: at, titleSpan: at}, true // تقريرا يقول إن
		}
	}
	end := i
	switch {
	case i <= a+1 || r.t[i].conj || r.t[i-1].Kind != tokenize.Letters:
		return mention{}, false
	case r.t[i-1].is(arRelative):
		if end = i - 1; end-1 > a && r.isComma(end-1) {
			end-- // وزيرة العدل السابقة، التي أشارت
		}
	case r.t[i-1].starts(arResume|arAuxiliary|arSwitch|arTime|arNegation|arAdjunct) > 0:
		return mention{}, false
	}
	if end == i && (r.opensTopic(a, i) || r.within(i+1, min(i+2, len(r.t)))) {
		return mention{}, false // وعن علاقته مع الرئيس فلان قال: …; رسالة إلى الوزير يهدد فيها
	}
	for p := max(a, i-12); p < end; p++ {
		if r.t[p].Kind != tokenize.Letters || r.t[p].prep != 0 {
			continue
		}
		m, ok := r.phrase(p, end)
		if ok && p > a && !m.hasName() && r.t[p].def && r.t[p-1].def && r.t[p-1].Kind == tokenize.Letters && m.next == p+1 {
			continue // البطولة الكبيرة
		}
		if end < i-1 && !m.hasName() && (m.plural || m.guess) {
			continue // كلية الضباط، الذين يقدر عددهم
		}
		if ok && end == i && isAccusative(r.t[p].bare) && m.role == "" && m.org == nil && m.person == nil {
			continue // أصدرت الوزارة بيانا استنكرت فيه
		}
		if ok && end == i && p > a && r.t[p-1].bare == "علي" {
			continue // شريط على «تويتر» أعلنت فيه
		}
		if !ok || m.next != end || m.pronoun || m.guess && (len(m.name) < 2 || end == i || r.t[i-1].conj) || m.role == "" && m.org == nil && !(end < i && r.isNamed(&m, p) && !r.t[i-1].conj && r.t[i-1].bare != "الذين") || m.role != "" && !m.hasName() && end == i && m.org == nil {
			continue
		}
		if !m.hasName() && m.kind == Person && p-2 > a && r.isComma(p-1) {
			if n, ok := r.nameEndingAt(max(a, p-6), p-1); ok {
				n.role, n.rest, n.titleSpan, n.next = m.role, m.rest, m.titleSpan, m.next
				return n, true // قسطنطين فلان، رئيس المجموعة الذي يرى
			}
		}
		return m, true
	}
	return mention{}, false
}

// opensTopic reports whether the clause before word i only tells what somebody
// was asked about: عن، حول، فيما يخص.
func (r *arReader) opensTopic(a, i int) bool {
	k := i - 1
	for k > a && !r.isComma(k-1) && r.t[k-1].Kind != tokenize.QuoteMark {
		k--
	}
	return r.topicOpener(k) > 0
}
