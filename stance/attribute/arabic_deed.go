package attribute

import "strings"

// trains reports whether ركز tells what somebody works at and not what he
// stresses: ركز المدرب على الجوانب البدنية.
func (s *arVerbClause) trains() bool {
	if s.verb.lemma != "ركز" || s.comp.kind != arNominal || s.comp.start >= s.b {
		return false
	}
	for k := s.next; k < s.comp.at; k++ {
		if s.t[k].is(arEvent) {
			return false // ركز في مداخلته على …
		}
	}
	t := &s.t[s.comp.start]
	return s.t[s.i+1].is(arObjectPronoun) || !s.masdarLike(t.stem) && t.bare != "اهميه" && t.bare != "ضروره"
}

// acts reports whether the verb tells what somebody does or suffers: جددت القوات
// قصفها، استشهد في الهجوم.
func (s *arVerbClause) acts() bool {
	if s.t[s.i].bare == "تبين" && len(s.subjects) == 0 && s.comp.at == s.i+1 {
		return true // وتبين أن: it turned out
	}
	switch next := s.t[min(s.i+1, s.b-1)].bare; {
	case (s.verb.lemma == "أدان" || s.verb.lemma == "دان") && len(s.subjects) == 1 && s.t[s.subjects[0].first].stem == "محكمه":
		return true // أدانت المحكمة المتهم: a verdict
	case s.verb.lemma == "ذهب" && s.comp.kind != arClause:
		return true // ذهب إلى «الكابينة»
	case s.t[s.i].Norm == "عدا" && s.i > s.a:
		return true // فيما عدا ذلك
	case s.i > s.a && s.isCognate(s.i-1):
		return true // نفيا قاطعا
	case s.verb.lemma == "لاحظ" && (next == "معي" || next == "معنا"):
		return true // لاحظ معي أن: the author to the reader
	case s.verb.lemma == "رفض" && s.comp.kind == arNominal && s.comp.start < s.b && s.t[s.comp.start].stem == "تعليق":
		return true // رفض الوزير التعليق
	case s.verb.lemma == "لفت" && strings.HasPrefix(next, "نظر"):
		return true // لفت نظر: a warning; لفت نظري أن
	case s.verb.lemma == "بين" && s.i > 0 && strings.HasPrefix(s.t[s.i-1].bare, "بين"):
		return true // بيني وبين نفسي
	case s.verb.lemma == "نص" && s.form.tense == arPerfect && s.i > 0 && (s.t[s.i-1].bare == "يلي" || s.i > s.a && !s.t[s.i].conj && s.masdarLike(s.t[s.i-1].stem)):
		return true // وفيما يلي نص المقال; تقديم نص غامض
	case s.verb.lemma == "بلغ" && s.form.tense == arImperfect && s.comp.kind == arNominal && next == "نسبه":
		return true // وتبلغ نسبة الإنفاق
	}
	if s.verb.lemma == "هاجم" && len(s.subjects) == 1 {
		m := &s.subjects[0]
		return m.kind != Medium && (m.plural || m.kind != Person || !s.knowsSubject()) // هاجم مسلحون القرية
	}
	if s.verb.lemma == "استشهد" && (s.t[s.i+1].bare == "في" || s.comp.at > s.i && strings.HasPrefix(s.t[s.comp.at-1].bare, "متاثر")) {
		return true // استشهد في الهجوم، متأثرا بإصابته
	}
	if s.verb.lemma != "جدد" || s.comp.kind != arNominal || s.comp.start >= s.b {
		return false
	}
	for _, w := range [...]string{"قصف", "هجوم", "هجمات", "غارات", "محاول", "عقد", "اطلاق"} {
		if strings.HasPrefix(s.t[s.comp.start].stem, w) {
			return true
		}
	}
	return false
}
