package attribute

import "strings"

// isScheduled reports whether it was decided, by nobody who is named: كان مقررا أن،
// تقرر تنظيم جولة.
func (s *arVerbClause) isScheduled() bool {
	if s.verb.lemma != "قرر" || len(s.subjects) > 0 {
		return false
	}
	return s.form.tense == arParticiple && s.i > s.a && s.t[s.i-1].is(arAuxiliary) || s.t[s.i].bare == "تقرر"
}

// glosses reports whether the author explains what somebody's words were about: وكان الوزير يشير إلى
// القرار الذي صدر أمس.
func (s *arVerbClause) glosses() bool {
	if s.verb.lemma != "أشار" || s.form.tense != arImperfect || s.comp.kind != arNominal || len(s.subjects) > 0 && s.subjects[0].kind == Document {
		return false
	}
	if k := s.comp.start; k+1 >= s.b || !s.t[k].def || !s.t[k+1].is(arRelative) {
		return false
	}
	for k := s.i - 1; k >= s.a && k >= s.i-8 && !s.isComma(k); k-- {
		switch strings.TrimPrefix(s.t[k].bare, "و") {
		case "كان", "كانت", "كانوا":
			return true
		}
	}
	return false
}

// isPassive reports whether a verb after the feminine التي is not her own, and so in the
// passive, المرة الأولى التي يعلن فيها عن, or it opens a sentence with what is
// expected: ويتوقع وصول المفاوضين.
func (s *arVerbClause) isPassive() bool {
	if s.verb.lemma == "توقع" && s.form.tense == arImperfect && s.form.gender == masculine && !s.form.plural && s.i == s.a && s.comp.kind == arNominal && s.comp.at == s.i+1 && len(s.subjects) == 0 {
		return true
	}
	return len(s.subjects) == 0 && s.form.tense == arImperfect && s.form.gender == masculine && !s.form.plural && s.i > s.a && s.t[s.i-1].bare == "التي"
}

// contemplates reports whether أمل before a noun phrase is nobody's hope: أمل is a
// noun and a name as well, and تأمل is to contemplate.
func (s *arVerbClause) contemplates() bool {
	return s.verb.lemma == "أمل" && s.comp.kind == arNominal && (s.form.tense != arImperfect || len(s.subjects) == 0 || s.t[s.a].bare == "ربما" || s.subjects[0].role == "" && !s.knowsSubject() || s.i > s.a && s.t[s.i-1].is(arPreposition|arAdjunct))
}

// thinksAloud reports whether اعتقد without subject is أعتقد, the author's own.
func (s *arVerbClause) thinksAloud() bool {
	return s.verb.lemma == "اعتقد" && s.form.tense == arPerfect && s.form.gender == masculine && !s.form.plural && len(s.subjects) == 0 && !s.preposed
}

// judgedByNobody reports whether something is held to be so in general: يعد
// الميناء من أهم ….
func (s *arVerbClause) judgedByNobody() bool {
	if s.verb.class != "judge" || s.verb.lemma == "رأى" || s.form.tense != arImperfect {
		return false
	}
	if s.verb.lemma == "عد" && s.i > 0 && s.t[s.i-1].bare == "لم" {
		return true // لم يعد بمقدور …
	}
	for k := s.after; k < s.comp.at && s.comp.kind == arNominal; k++ {
		if isElative(s.t[k].bare) {
			return true // يعد أقدم حزب في البلاد, يعد المسلسل أضخم إنتاج
		}
	}
	if s.i > s.a && s.t[s.i-1].is(arRelative) && len(s.subjects) == 1 && s.comp.kind == arNominal && !s.knowsSubject() {
		return true // التي تعد المكان الوحيد الذي
	}
	if len(s.subjects) > 0 {
		return s.judged(&s.subjects[0], s.next, s.comp)
	}
	return s.comp.kind == arNominal || s.after < s.comp.at && s.t[s.after].is(arDemonstrative)
}

// pointsOn reports whether it is a fact and no person that shows something: وهذا يؤكد أن.
func (s *arVerbClause) pointsOn() bool {
	if len(s.subjects) > 0 || s.form.tense != arImperfect || s.form.gender != masculine || s.form.plural || s.i == s.a || s.comp.kind != arClause {
		return false
	}
	before := s.t[s.i-1].bare
	return before == "هذا" || before == "ذلك"
}
