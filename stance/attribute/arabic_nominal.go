package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// judged reports whether the noun phrase m, after which word next stands, is
// what is held to be something, and not who holds it: يعد الميناء من أهم …. A
// person or body is who, where the judgement follows it.
func (r *arReader) judged(m *mention, next int, comp arComplement) bool {
	for k := next; comp.kind == arNominal && k+1 < len(r.t) && k < next+4; k++ {
		if r.t[k].bare == "من" && isElative(r.t[k+1].bare) {
			return true // وتعد القاعدة الجوية من أهم …
		}
	}
	if len(m.name) == 1 && m.role == "" && m.person == nil && !(comp.kind == arClause && next >= comp.at) && !r.t[m.first].def && !r.named[m.name[0]] && !r.w.family[r.t[m.first].bare] && !r.t[m.first].is(arGivenName|arFirstName) {
		return true // يعتبر قطاع المشروعات من أهم …
	}
	if len(m.name) == 1 && m.role == "" && m.person == nil && r.t[m.first].def && comp.kind == arNominal && !r.named[m.name[0]] && !r.w.family[r.t[m.first].bare] && !r.isNisba(m.first) {
		return true // ويعد المحرك الأساس للتنمية
	}
	if m.kind == Person && !m.guess || m.org != nil || m.state {
		return comp.kind == arClause && next < comp.at && r.t[next].Kind == tokenize.Letters && r.t[next].bare == "من"
	}
	return comp.kind == arNominal || next < comp.at
}

// isAddressee reports whether the words after a verb of calling are whom it
// calls on: المجتمع الدولي، جميع الأطراف.
func (r *arReader) isAddressee(v *arVerb, j int) bool {
	if len(v.objPreps) == 0 && !v.obj || j >= len(r.t) || r.eachOf(j, len(r.t)) > 0 {
		return false
	}
	return r.t[j].starts(arAddressee) > 0
}

// nominal finds where a nominal complement begins after a subject that ends
// before word j: a verbal noun, or for verbs of judging any definite noun.
func (r *arReader) nominal(v *arVerb, tense arTense, j, b int, hasSubject bool) int {
	stop := min(b, j+20)
	if k := r.askedFrom(v, j, stop); k > 0 {
		return k
	}
	if v.strict && !hasSubject && tense != arParticiple {
		return 0
	}
	for j < stop {
		if hasSubject && r.isComma(j) && j+1 < stop && r.takesAfterComma(v, j+1) {
			return j + 1
		}
		k := r.pastAdverbial(j, stop, hasSubject)
		if k == j {
			break
		}
		if k < 0 {
			if c := r.nextComma(j, stop); hasSubject && c+1 < stop && r.isComma(c) && r.takesAfterComma(v, c+1) {
				return c + 1 // أدان الوزير في كلمة متلفزة، صمت الحكومة
			}
			return 0
		}
		j = k
	}
	if j < stop && !r.t[j-1].is(arRelative) && r.isNominal(v, tense, j, stop, hasSubject) {
		return j
	}
	return 0
}

// takesAfterComma reports whether word k, after a comma behind the subject's
// apposition, begins the complement: أبدى فلان، رئيس الهيئة، تأييده.
func (r *arReader) takesAfterComma(v *arVerb, k int) bool {
	t := &r.t[k]
	if t.prep != 0 || t.conj {
		return false
	}
	if t.bare == "ما" {
		switch v.class {
		case "deny", "condemn", "criticise", "reject":
			return true // نفت الوزارة في بلاغ لها، ما تردد بشأن
		}
		return false
	}
	if !t.def {
		pair := k+1 < len(r.t) && isAccusative(t.bare) && isAccusative(r.t[k+1].bare) // ، نفيا قاطعا
		return !pair && t.starts(arAdjunct|arTime) == 0 && r.masdarLike(t.bare)
	}
	switch v.class {
	case "condemn", "criticise":
		return !t.is(arTitleHead | arHonorific | arRelative)
	}
	return v.np && !v.strict && t.starts(arTime) == 0 && r.masdarLike(t.stem) // أعلن فلان، الانتهاء من …
}

// isNominal reports whether the complement of v begins with the noun at word j.
func (r *arReader) isNominal(v *arVerb, tense arTense, j, stop int, hasSubject bool) bool {
	t := &r.t[j]
	if t.Kind != tokenize.Letters || t.conj || t.prep != 0 || t.is(arRelative|arComplementizer) || t.form != nil && !t.is(arMasdar|arFeeling) {
		return false
	}
	if !t.def && (r.masdarLike(t.bare) || t.bare == "قرب" && j+1 < stop && r.masdarLike(r.t[j+1].bare)) {
		return true // مؤكدا قرب انتهاء العمل
	}
	if t.def && j+1 < stop && r.t[j+1].is(arComplementizer) && !r.t[j+1].conj {
		return false // the rest of a name: منصور اليامي أن
	}
	if (v.class == "express" || t.is(arFeeling) && (v.class == "announce" || v.class == "affirm" || v.class == "reveal")) && (hasSubject || tense == arParticiple) && !t.def && (possessive3(r.d.Text[t.Start:t.End]) || t.is(arFeeling) && possessiveNoun(t.bare)) {
		return true // أبدى الوزير تحفظه
	}
	if (hasSubject || tense == arParticiple) && t.is(arDocument) && !t.def && j+1 < stop && (r.t[j+1].def || r.masdarLike(r.t[j+1].bare) || r.t[j+1].is(arOrganisation|arTitleHead)) && v.class != "state" {
		return true // أكد الوزير قرار تشكيل لجنة
	}
	if v.lemma == "اعتبر" && !hasSubject && tense == arPerfect && t.is(arDemonstrative) && j+1 < stop {
		return true // واعتبرت ذلك جزءا من …
	}
	if v.lemma == "اعتبر" && tense == arParticiple && !t.is(arTime|arAdjunct|arPreposition|arNegation) && j+1 < stop && (t.def || r.isTown(j) || r.named[t.stem] || r.isConstruct(j, stop)) {
		return true // معتبرا البطالة منشأ الفساد
	}
	if tense == arParticiple && v.np && (v.class == "criticise" || v.class == "condemn") && !t.def && t.class == 0 && j+1 < stop {
		if _, n := (&arPhrase{r: r, limit: stop}).place(j + 1); n > 0 && !r.t[j+1].conj || r.isConstruct(j, stop) {
			return true // منتقدا خصوم دمشق
		}
	}
	if tense == arParticiple && v.np && (v.class == "criticise" || v.class == "condemn") && t.def && t.class&(arTitleHead|arAdjective) == 0 && r.t[j-1].form != nil && r.t[j-1].form.verb == v {
		return true // مدينا الهجمات
	}
	if v.lemma == "جدد" && hasSubject && t.def && r.nouns[t.stem] != nil {
		return true // جدد المتحدث المطالبة بـ
	}
	if v.class == "hope" && hasSubject && t.def && r.masdarLike(t.stem) && t.starts(arTime) == 0 && t.stem != "توفيق" {
		return true // وتمنى السكان العمل على
	}
	if (v.class == "criticise" || v.class == "condemn") && hasSubject && !t.def && t.is(arOrganisation|arTitleHead) && !t.is(arMasdar) && r.t[j-1].Kind == tokenize.Letters && j+1 < stop && r.t[j+1].Kind == tokenize.Letters && !r.t[j+1].conj && r.t[j+1].starts(arPreposition|arAdjunct|arTime|arComplementizer) == 0 {
		return true // وانتقدت اللجنة شركة الكهرباء
	}
	if v.class == "expect" && hasSubject && !t.def && (t.bare == "صافي" || t.bare == "نمو" || t.bare == "ربح" || t.bare == "تسجيل") {
		return true // وتوقع محللون صافي ربح قدره …
	}
	switch v.class {
	case "condemn", "criticise", "praise", "support", "reject", "deny", "judge", "decide", "propose", "explain":
	default:
		return false
	}
	switch {
	case hasSubject && t.is(arDemonstrative):
		return true
	case t.def && tense == arImperfect && v.class != "judge", v.lemma == "رأى":
		return false
	case hasSubject:
		return t.def || t.bare == "ما" || t.is(arAddressee)
	}
	return t.is(arAddressee)
}

// isConstruct reports whether word j is a noun without article whose genitive
// follows: سياسة الوزير.
func (r *arReader) isConstruct(j, stop int) bool {
	if j+1 >= stop {
		return false
	}
	t, next := &r.t[j], &r.t[j+1]
	if j+2 < stop && next.Kind == tokenize.Letters && strings.HasPrefix(next.Norm, "و") && !next.def && next.class == 0 && next.form == nil {
		next = &r.t[j+2] // تصرفات وتغريدات الفنان
	}
	if t.Kind != tokenize.Letters || t.def || t.conj || t.prep != 0 || t.class != 0 || t.form != nil || isVerbal(t.bare) || isVerbal(strings.TrimPrefix(t.bare, "ل")) || isAccusative(t.bare) {
		return false
	}
	return next.Kind == tokenize.Letters && !next.conj && next.prep == 0 && (next.def || next.is(arTitleHead|arOrganisation))
}

// isAccusative reports whether a word may be an indefinite accusative.
func isAccusative(s string) bool {
	return len(s) >= 2*3 && strings.HasSuffix(s, "ا") && !strings.HasPrefix(s, "ال")
}

// possessiveNoun reports whether a noun may end in a pronoun: تأييده، دعمها.
func possessiveNoun(s string) bool {
	for _, suffix := range [...]string{"ه", "ها", "هم", "هما", "نا"} {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// owned reports whether word k ends in a pronoun, as it is written: بمنزله, and
// not in ta marbuta.
func (r *arReader) owned(k int) bool {
	s := r.d.Text[r.t[k].Start:r.t[k].End]
	return possessiveNoun(s) && !strings.HasSuffix(s, "نا")
}

// antecedent finds whom a relative clause at the verb speaks of: الوزير الذي
// قال إن …
func (r *arReader) antecedent(a, i int) (mention, bool) {
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
	if end == i && r.opensTopic(a, i) {
		return mention{}, false // وعن علاقته مع الرئيس فلان قال: …
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
	switch r.t[k].bare {
	case "عن", "حول", "بشان", "بخصوص", "عما", "حيال":
		return true
	case "فيما":
		return k+1 < i && (r.t[k+1].bare == "يخص" || r.t[k+1].bare == "يتعلق")
	}
	return false
}

// isNamed reports whether the bare name m, which begins at word p, is one by
// which the article introduces somebody.
func (r *arReader) isNamed(m *mention, p int) bool {
	if !m.hasName() || !r.named[m.name[len(m.name)-1]] {
		return false
	}
	return len(m.name) == 1 || r.t[p].is(arGivenName|arFirstName) || r.w.people["ar"][r.t[p].bare] != nil
}

// nameEndingAt finds a person's name in words [a, end) that ends at end.
func (r *arReader) nameEndingAt(a, end int) (mention, bool) {
	for q := a; q < end; q++ {
		if m, ok := r.phrase(q, end); ok && m.next == end && m.kind == Person && len(m.name) > 1 && r.t[q].starts(arPreposition|arAdjunct|arSwitch|arResume) == 0 {
			return m, true
		}
	}
	return mention{}, false
}

// passive reports whether the verb at word i is written with the damma of a
// passive: ذُكر، وأُعلن.
func (r *arReader) passive(i int) bool {
	s := r.d.Text[r.t[i].Start:r.t[i].End]
	if r.t[i].conj {
		s = s[firstLetter(s):]
	}
	n := firstLetter(s)
	return n > 2 && s[n-2:n] == "\u064f"
}
