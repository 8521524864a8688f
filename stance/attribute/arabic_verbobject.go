package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// findNominal takes a noun phrase as the complement where the verb allows one
// and it stands before any other.
func (s *arVerbClause) findNominal() {
	v, i := s.verb, s.i
	if v.np && (v.lemma != "أظهر" || len(s.subjects) == 1 && s.subjects[0].kind == Document) {
		at := 0
		if s.form.tense == arParticiple {
			at = s.nominal(v, s.form.tense, s.after, s.b, false) // it has no subject of its own
		}
		if at == 0 {
			at = s.nominal(v, s.form.tense, s.next, s.b, len(s.subjects) > 0)
		}
		if k := s.skipAdverbs(s.next, s.b); at == 0 && s.pastHow(k, s.b) == k && (s.opposes() || s.verb.class == "judge" && s.form.tense == arPerfect && s.knowsSubject() && k+1 < s.b && s.t[k+1].def) && s.isConstruct(k, s.b) {
			at = k // انتقد بوتين سياسة الحلف
		}
		if k := s.pastHow(s.skipAdverbs(s.next, s.b), s.b); at == 0 && k > s.next && s.opposes() {
			at = s.nominal(v, s.form.tense, k, s.b, true) // دانت الأمانة بمكة المكرمة الجريمة
		}
		if k := s.skipAdverbs(s.next, s.b); at == 0 && s.comp.kind == arNone && s.announcesEvent(k) {
			at = k
		}
		if at == 0 && s.comp.kind == arNone {
			at = s.nominalAfterRemainder()
		}
		if at > 0 && at == s.next && s.comp.kind == arClause && s.opensTitle() {
			at = 0
		}
		if at == 0 && s.isOpposed() {
			s.subjects, s.next, at = nil, s.after, s.after
		}
		if at > 0 && (s.comp.kind == arNone || at < s.comp.at) {
			s.comp = arComplement{arNominal, at, at}
		}
	}
	if s.comp.kind == arNone && len(s.subjects) > 0 && (contains(v.preps, "ب") || contains(v.objPreps, "ب")) && s.mayJoinB(s.next, s.b) {
		s.comp = arComplement{arNominal, s.next, s.next}
	}
	s.giveBack()
	if v.class == "judge" && s.form.tense == arParticiple && s.bareQuote() && s.comp.at > i+2 && s.t[i+1].Kind == tokenize.Letters && s.t[i+1].prep == 0 &&
		s.t[i+1].starts(arAdjunct|arTime|arPreposition|arAccording|arSwitch) == 0 {
		s.comp = arComplement{arNominal, i + 1, i + 1} // معتبرة القرار «خطأ»
	}
}

// opensTitle reports whether the subject is a title without article whose last word waits for
// what it is of, so that a verbal noun goes on with it: أكد عضو تنسيقية اعتصام الميناء فلان أن.
func (s *arVerbClause) opensTitle() bool {
	if len(s.subjects) != 1 || s.preposed || s.next < 2 {
		return false
	}
	m, last := &s.subjects[0], &s.t[s.next-1]
	return m.role != "" && !m.hasName() && m.kind == Person && !m.plural && m.next == s.next && m.first < s.next-1 && last.Kind == tokenize.Letters && !last.def && last.prep == 0 && !last.is(arAdjective|arTitleHead) && hasFeminineEnding(last.bare) && !s.isTown(s.next-1)
}

// giveBack undoes a subject that swallowed the complement. Its last word is a noun with
// ب that no table has, أفادت مصادر بحالات تمرد, or all of it is a verbal noun that names
// a text too: وتمنى تحقيق السلام.
func (s *arVerbClause) giveBack() {
	if s.comp.kind != arNone || len(s.subjects) != 1 || s.preposed || s.subjects[0].hasName() {
		return
	}
	last := s.next - 1
	if m := &s.subjects[0]; last == m.first+1 && (contains(s.verb.preps, "ب") || contains(s.verb.objPreps, "ب")) && s.mayJoinB(last, s.b) {
		if ms, next := s.subject(s.after, last); len(ms) == 1 && next == last {
			s.subjects, s.next, s.comp = ms, next, arComplement{arNominal, next, next}
		}
		return
	}
	head := &s.t[s.after]
	if s.verb.np && !s.verb.strict && s.form.tense == arPerfect && s.t[s.i].conj && s.subjects[0].first == s.after && s.subjects[0].kind == Document && !head.def && head.is(arMasdar) {
		s.subjects, s.next, s.comp = nil, s.after, arComplement{arNominal, s.after, s.after}
	}
}

// findUnmarked takes what follows قال without a mark or إن as the complement, where
// it can only be a clause of its own: وقال الوزير في اللقاء، لا شك في ….
func (s *arVerbClause) findUnmarked() {
	i := s.i
	if k := s.skipAdverbs(s.next, s.b); s.verb.lemma == "تساءل" && s.comp.kind == arNominal && k < s.comp.at && (asks(s.t[k].bare) || s.t[k].bare == "هل") {
		s.comp = arComplement{arClause, k, k} // وتساءل السكان لماذا لا يسمعون عن …
		return
	}
	if k := s.opensSpeechEarly(); k > 0 {
		s.comp = arComplement{arClause, k, k}
		return
	}
	if s.comp.kind != arNone && !(s.bareQuote() && s.quoteLength(s.comp.at) <= 2) || s.verb.lemma != "قال" && s.verb.lemma != "أضاف" && s.verb.lemma != "تابع" && s.verb.lemma != "تساءل" || s.form.tense != arPerfect || s.t[i].taken || s.closes(i-1, s.a) || i > s.a && (s.t[i-1].is(arRelative) || strings.HasSuffix(s.t[i-1].bare, "ما")) {
		return
	}
	if len(s.subjects) > 0 && s.subjects[0].pronoun {
		return
	}
	if n := i + 2; s.verb.lemma == "قال" && (len(s.subjects) == 0 || s.preposed) && s.after == i+1 && n+3 < s.b && s.isComma(i+1) && !s.isDash(i+1) && s.t[n].Kind == tokenize.Letters && !s.t[n].conj && s.t[n].starts(arAdjunct|arPreposition|arTime|arSwitch|arTitleHead|arHonorific|arAccording|arComplementizer) == 0 && s.nextComma(n, min(s.b, n+4)) >= min(s.b, n+4) {
		s.comp = arComplement{arColon, i + 1, n} // أما المدير فقال، الحمد لله على ما تحقق
		return
	}
	k := s.skipAdverbs(s.next, s.b)
	if len(s.subjects) > 0 && k < s.b && s.t[k].starts(arAdjunct|arPreposition) > 0 {
		c := s.nextComma(k, min(s.b, k+maxReach))
		if c >= s.b || !s.isComma(c) {
			return
		}
		k = c
	}
	if k < s.b && s.isComma(k) {
		k++
	}
	if k+3 >= s.b || s.t[k].Kind != tokenize.Letters || s.t[k].conj {
		return
	}
	switch s.t[k].bare {
	case "ما", "هل", "لماذا", "كيف", "متي", "من", "كم":
		if s.verb.lemma == "تساءل" {
			s.comp = arComplement{arClause, k, k}
			return
		}
	}
	switch s.t[k].bare {
	case "لا":
		if n := s.t[k+1].bare; !isVerbal(n) && n != "شك" && n != "بد" && n != "احد" && n != "مجال" && n != "داعي" {
			return // لا كازيت
		}
		s.comp = arComplement{arClause, k, k}
	case "لن", "لم", "ليس", "ليست", "لقد", "نحن", "انا", "هناك", "ما", "اذا", "لدينا", "علينا", "كنا", "نريد", "نتمني", "نامل":
		s.comp = arComplement{arClause, k, k}
	}
}

// opposes reports whether somebody known takes sides.
func (s *arVerbClause) opposes() bool {
	return s.form.tense == arPerfect && !s.verb.strict && s.takesSides() && s.knowsSubject()
}

// knowsSubject reports whether a table or the article shows that the subject is
// one.
func (s *arVerbClause) knowsSubject() bool {
	return len(s.subjects) > 0 && s.introduces(&s.subjects[0])
}

// announcesEvent reports whether somebody known says that what the verbal noun
// with article at word k tells comes about: توقع المصدر الانتهاء من ….
func (s *arVerbClause) announcesEvent(k int) bool {
	if k >= s.b || s.form.tense != arPerfect || s.verb.strict || !s.knowsSubject() {
		return false
	}
	t := &s.t[k]
	if t.stem == "توفيق" {
		return false // تمنى له التوفيق
	}
	return t.def && t.prep == 0 && !t.conj && !t.is(arNounHead|arEvent) && s.masdarLike(t.stem)
}

// isOpposed reports whether the noun phrase after the verb, whose head no table
// has, is what somebody is for or against, since nothing else is: كما أدان
// النظام القضائي.
func (s *arVerbClause) isOpposed() bool {
	if s.preposed || len(s.subjects) != 1 || !s.subjects[0].guess || s.subjects[0].plural || s.subjects[0].hasName() || s.form.tense != arPerfect || s.verb.strict || !s.takesSides() {
		return false
	}
	if s.comp.kind == arNone {
		return s.next >= s.b || s.t[s.next].Kind == tokenize.Punct || s.t[s.next].is(arPreposition)
	}
	return s.bareQuote() && s.comp.at == s.next
}

// takesSides reports whether the verb is for or against its object, whatever
// noun that is.
func (s *arVerbClause) takesSides() bool {
	switch s.verb.class {
	case "condemn", "criticise", "praise", "support", "reject":
		return true
	}
	return false
}

// saysNow reports whether word k is surely the verb of another statement: قالت, أعلن,
// which no name looks like, where no relative or conjunction goes before.
func (r *arReader) saysNow(k int) bool {
	t := &r.t[k]
	if t.form == nil || t.form.tense != arPerfect || t.taken || t.def || t.prep != 0 {
		return false
	}
	switch t.form.verb.lemma {
	case "قال", "أعلن", "أوضح":
	default:
		return false
	}
	before := &r.t[k-1]
	return before.starts(arRelative|arComplementizer|arNegation|arAuxiliary) == 0 && before.bare != "ما" && before.bare != "كما" && !strings.HasSuffix(before.bare, "بما") && !before.is(arAnonymous)
}

// overseer reports whether a title takes على for what somebody is in charge of.
func overseer(s string) bool {
	switch s {
	case "مشرف", "مشرفه", "قائم", "قائمه", "مشرفين", "مشرفون", "قائمون", "قائمين", "مطلع", "مؤتمن":
		return true
	}
	return false
}

// pastHow is the word behind what tells with ب and an article how or where at word k:
// بأشد العبارات، بمكة المكرمة; k where nothing does.
func (r *arReader) pastHow(k, b int) int {
	if k+2 < b && r.t[k-1].bare == "باشد" && r.t[k].def {
		return k + 1
	}
	if k+2 >= b || r.t[k].conj || !r.t[k+1].def || r.t[k+1].prep != 0 || r.t[k+1].conj {
		return k
	}
	if rest, ok := strings.CutPrefix(r.t[k].bare, "ب"); ok && (isElative(rest) || rest == "مكه" || r.isTown(k) || r.w.places["ar"][rest] != nil) {
		return k + 2
	}
	return k
}

// opensSpeechEarly is the word with which speech begins without a mark, where the أن that was taken for
// its beginning stands inside it: وقال في حديث لـ«المرفأ» هناك حاجة إلى أن; 0 where it does not.
func (s *arVerbClause) opensSpeechEarly() int {
	stop := s.b
	if s.comp.kind == arClause {
		stop = min(s.b, s.comp.at)
	} else if s.comp.kind != arNone {
		return 0
	}
	if s.verb.lemma != "قال" && s.verb.lemma != "أضاف" || s.form.tense != arPerfect || s.t[s.i].taken || s.next >= stop {
		return 0
	}
	k := s.skipAdverbs(s.next, stop)
	if end := s.pastEvent(k, stop); end > k {
		for k++; k < end && s.toMedium(k) == 0; k++ {
		}
	}
	if k += s.toMedium(k); k+1 >= stop {
		return 0
	}
	switch s.t[k].bare {
	case "هناك", "لقد", "نحن", "لدينا", "ليس", "لن":
		if !s.t[k].conj {
			return k
		}
	}
	return 0
}
