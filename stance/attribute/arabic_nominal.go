package attribute

import (
	"strings"
	"unicode/utf8"

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
		if n := r.hidesName(j+1, stop); n > 0 && r.isComma(j) {
			j += 1 + n // أكد مصدر، طلب عدم ذكر اسمه، مقتل جندي
			continue
		}
		if hasSubject && r.isComma(j) && j+1 < stop && r.takesAfterComma(v, j+1) {
			return j + 1
		}
		if k := r.pastRemarks(j, stop); hasSubject && k > j && r.takesAfterComma(v, k) {
			return k // نفت مصادر، في تصريحات لـ«الساحل» صحة تسريبات
		}
		k := r.pastAdverbial(j, stop, hasSubject)
		if k == j || r.showsFeeling(v, j, hasSubject) {
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
	if j < stop && hasSubject && r.isComma(j-1) && r.takesAfterComma(v, j) {
		return j // أعلنت الوزارة، أمس، القبض على
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
	if t.bare == "نشر" && j+1 < stop && r.t[j+1].starts(arTime) > 0 {
		return false // أظهر تقرير نشر أمس
	}
	if r.showsFeeling(v, j, hasSubject) || t.bare == "كامل" && v.class == "affirm" && j+1 < stop && possessiveNoun(r.t[j+1].bare) {
		return true // أكد كامل ثقته
	}
	if v.lemma == "أرجع" && tense == arImperfect && !hasSubject {
		return false // ويرجع الارتفاع إلى: it is due to
	}
	if before := &r.t[j-1]; hasSubject && before.is(arTitleHead) && !before.def && before.form == nil && j > 1 && r.t[j-2].form == nil && r.clauseAhead(j-1, stop) {
		return false // أكد فلان مدير تنمية الأعمال في الشركة أن
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
	if !hasSubject && tense == arPerfect && t.def && r.masdarLike(t.stem) && r.t[j-1].is(arObjectPronoun) && (v.class == "announce" || v.class == "affirm" || v.class == "decide") {
		return true // بيانا أعلنت فيه البدء بـ
	}
	if v.lemma == "اعتبر" && tense == arParticiple && t.is(arDemonstrative) && j+1 < stop {
		return true // معتبرين ذلك سابقة
	}
	if (v.lemma == "عزا" || v.lemma == "أرجع") && hasSubject && tense == arPerfect && !t.def && t.class&(arTitleHead|arOrganisation|arAdjective|arPreposition|arAdjunct|arTime) == 0 {
		for k := j + 1; k < stop; k++ {
			if r.t[k].bare == "الي" {
				return true // وعزا المعلقون سبب الانقسام إلى
			}
		}
	}
	if v.lemma == "اعتبر" && tense == arParticiple && !t.is(arTime|arAdjunct|arPreposition|arNegation) && j+1 < stop && (t.def || r.isTown(j) || r.named[t.stem] || r.isConstruct(j, stop)) {
		return true // معتبرا البطالة منشأ الفساد
	}
	if tense == arParticiple && v.np && (v.class == "criticise" || v.class == "condemn") && !t.def && t.class == 0 && j+1 < stop {
		if _, n := (&arPhrase{r: r, limit: stop}).place(j + 1); n > 0 && !r.t[j+1].conj || r.isConstruct(j, stop) {
			return true // منتقدا خصوم دمشق
		}
	}
	if tense == arParticiple && v.np && (v.class == "criticise" || v.class == "condemn" || v.class == "deny") && t.def && t.class&(arTitleHead|arAdjective) == 0 && r.t[j-1].form != nil && r.t[j-1].form.verb == v {
		return true // مدينا الهجمات
	}
	if tense == arParticiple && (v.class == "support" || v.class == "reject" || v.class == "praise" || v.class == "expect") && v.np && t.def && r.t[j-1].form != nil && r.t[j-1].form.verb == v && r.masdarLike(t.stem) {
		return true // مؤيدا التحقيق في الهجمات
	}
	if v.lemma == "جدد" && (hasSubject || r.t[j-1].form != nil && r.t[j-1].form.verb == v) && t.def && r.nouns[t.stem] != nil {
		return true // جدد المتحدث المطالبة بـ
	}
	if v.class == "affirm" && r.strives(j) {
		return true // أكد الطرفان العمل على حل النزاع
	}
	if v.class == "hope" && (hasSubject || tense == arParticiple && r.t[j-1].form != nil && r.t[j-1].form.verb == v) && t.def && (r.masdarLike(t.stem) || t.stem == "شفاء") && t.starts(arTime) == 0 && t.stem != "توفيق" {
		return true // وتمنى السكان العمل على، متمنيا الشفاء للجرحى
	}
	if (v.class == "criticise" || v.class == "condemn") && hasSubject && !t.def && t.is(arOrganisation|arTitleHead) && !t.is(arMasdar) && r.t[j-1].Kind == tokenize.Letters && j+1 < stop && r.t[j+1].Kind == tokenize.Letters && !r.t[j+1].conj && r.t[j+1].starts(arPreposition|arAdjunct|arTime|arComplementizer) == 0 {
		return true // وانتقدت اللجنة شركة الكهرباء
	}
	if (v.class == "criticise" || v.class == "condemn") && hasSubject && t.is(arEventNoun) && !t.def && j+1 < stop && r.t[j+1].def && r.t[j+1].prep == 0 {
		return true // أدان المجلس حادث التفجير
	}
	if v.class == "expect" && tense == arParticiple && (t.bare == "احد" || t.bare == "احدي") && r.t[j-1].form != nil && r.t[j-1].form.verb == v {
		return true // متوقعا أحد أمرين
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

// showsFeeling reports whether word j is what somebody shows: أبدت الهيئة تفاؤلا كبيرا.
func (r *arReader) showsFeeling(v *arVerb, j int, hasSubject bool) bool {
	t := &r.t[j]
	return v.class == "express" && hasSubject && !t.def && !t.conj && isAccusative(t.bare) && r.masdarLike(strings.TrimSuffix(t.bare, "ا"))
}

// strives reports whether word j is a verbal noun of effort with its preposition, which
// nobody can be: العمل على، الحرص على.
func (r *arReader) strives(j int) bool {
	if j+1 >= len(r.t) || r.t[j].prep != 0 || r.t[j].conj {
		return false
	}
	switch r.t[j].bare {
	case "العمل", "الحرص":
		return r.t[j+1].bare == "علي"
	case "السعي":
		return r.t[j+1].bare == "الي" || r.t[j+1].prep == 'l'
	}
	return false
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

// isAccusative reports whether a word may be an indefinite accusative and does not end in
// her or its: تضامنها.
func isAccusative(s string) bool {
	return len(s) >= 2*3 && strings.HasSuffix(s, "ا") && !strings.HasPrefix(s, "ال") && !(len(s) > 2*5 && strings.HasSuffix(s, "ها"))
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
	if f := r.t[i].form; f != nil && f.tense == arImperfect && utf8.RuneCountInString(f.verb.lemma) == 4 {
		return false // يُطالب, which has it in the active too
	}
	return n > 2 && s[n-2:n] == "\u064f"
}
