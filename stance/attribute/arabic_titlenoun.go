package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// readIndefinite takes a word without article.
func (s *arTitlePhrase) readIndefinite() bool {
	r, k := s.r, s.k
	t := &r.t[k]
	if t.is(arGivenName|arFirstName) && s.isTitle && s.closed && k+1 < s.limit && r.t[k+1].def && r.t[k+1].prep == 0 && r.t[k+1].class == 0 && !t.is(arTitleHead) {
		return false // المتحدث لصحة عسير سعيد النقير
	}
	if s.head.stem == "حكومه" && !s.head.def && k == s.j+1 && t.is(arFirstName|arGivenName) && t.prep == 0 {
		var m mention
		if end := s.nameRun(k, &m, true); end > k+1 {
			return s.closeAfter(end - k) // حكومة سامر نعيم
		}
	}
	if before := &r.t[k-1]; k > s.j+1 && !before.def && isDirection(before.bare) && t.form == nil && t.prep == 0 && !t.conj {
		return s.closeAfter(1) // دول جنوب شرقي آسيا
	}
	if before := &r.t[k-1]; s.m.anonymous && s.m.plural && !before.def && (before.prep == 0 || before.prep == 'l') && isRegion(before.stem) && s.foreign(k) {
		return s.closeAfter(1) // أعيان محافظة جبلة
	}
	if s.open && s.isTitle && s.isSuperlative(k) {
		return s.take(1) // زعيم أكبر حزب معارض
	}
	if s.open && s.isTitle && t.bare == "ثاني" && s.isSuperlative(k+1) {
		return s.take(2)
	}
	ministry := s.open && t.is(arOrganisation) && k+1 < s.limit && s.isCountry(k+1) // وزير مالية النرويج
	if t.is(arAdjective) && !t.is(arMasdar) && !ministry && !(t.is(arGivenName) && s.isTitle && s.closed && !s.open) {
		s.open = false
		return s.take(1)
	}
	if s.m.plural && !s.head.def && t.prep == 0 && t.form == nil && (strings.HasSuffix(t.bare, "يون") || strings.HasSuffix(t.bare, "يين")) {
		s.open = false
		return s.take(1) // مسؤولون حكوميون
	}
	if s.open {
		if taken, decided := s.readGenitive(); decided {
			return taken
		}
	} else if s.isTitle && t.is(arTitleHead) && s.closed && !s.head.is(arAnonymous) && r.title[t.bare].lemma != "نظير" && !(t.is(arGivenName) && k+1 < len(r.t) && (r.t[k+1].is(arNameParticle) || s.startsPerson(k))) {
		s.open = true
		return s.take(1) // a second office of the same person: نائب رئيس الوزراء وزير خارجية …
	}
	if taken, decided := s.readDescription(); decided {
		return taken
	}
	if s.isTitle && s.within && !s.m.anonymous && t.class == 0 && t.prep == 0 && t.form == nil && !t.conj && k+2 < s.limit && r.isNisba(k+1) && hasFeminineEnding(r.t[k+1].stem) && !r.t[k+1].conj && s.nameAt(k+2) {
		return s.closeAfter(2) // المتحدث باسم غابة مودوك الوطنية فلان
	}
	if s.open {
		if taken, decided := s.readUnknownGenitive(); decided {
			return taken
		}
	}
	if n := s.foreignRun(); n > 0 {
		return s.take(n) // شركة آسيا سيل
	}
	if s.head.is(arMedium) && s.head.stem != "تقارير" && !s.head.def && !s.closed && k <= s.j+4 && t.class == 0 && t.prep == 0 && t.form == nil {
		return s.take(1) // صحيفة لوس أنجليس تايمز
	}
	if s.within && (s.m.anonymous || !s.isTitle || r.t[k-2].bare == "باسم") && !s.head.def && (!r.t[k-1].def || strings.HasPrefix(t.bare, "ل")) {
		if n := s.chain(k); n > 0 {
			return s.take(n) // مصدر في شركة مترو المرفأ، …
		}
	}
	return false
}

// foreignRun returns the number of words from word k that go on with the foreign name of a
// body, up to a mark, an adjective or the clause; 0 where they do not.
func (s *arTitlePhrase) foreignRun() int {
	r, k := s.r, s.k
	if !s.head.is(arOrganisation) || s.isTitle || s.head.def || k < s.j+2 || !s.foreign(k-1) && !s.isCountry(k-1) || !s.foreign(s.j+1) {
		return 0
	}
	for n := 1; n <= 3 && k+n < len(r.t) && s.foreign(k+n-1); n++ {
		if k+n >= s.limit && !r.isColon(k+n) || r.isComma(k+n) || r.t[k+n].is(arComplementizer|arAuxiliary) || r.isNisba(k+n) {
			return n
		}
	}
	return 0
}

// foreign reports whether no table has word k, which may be of a foreign name.
func (s *arTitlePhrase) foreign(k int) bool {
	t := &s.r.t[k]
	return t.Kind == tokenize.Letters && t.class == 0 && t.form == nil && !t.def && !t.conj && t.prep == 0 && !s.r.masdarLike(t.bare)
}

// readGenitive decides about a noun of the tables that may be the genitive for
// which the one before it waits.
func (s *arTitlePhrase) readGenitive() (taken, decided bool) {
	r, k, head := s.r, s.k, s.head
	t := &r.t[k]
	if t.is(arCollective) && head.is(arAnonymous) && k == s.j+1 && k+1 < s.limit && r.t[k+1].bare == "من" {
		return s.take(1), true // أقارب عدد من الضحايا
	}
	if k == s.j+1 && s.title.plural && strings.HasSuffix(head.bare, "و") && t.prep == 0 && !t.conj && !t.is(arNounHead|arCountryNoun) && (k+1 >= s.limit || !r.t[k+1].def) {
		s.open = false
		return s.take(1), true // ممثلو ادعاء بريطانيون
	}
	if t.is(arMasdar) {
		bodyName := s.within && t.prep == 0 && r.t[k-1].is(arOrganisation) && !r.t[k-1].def && k+1 < s.limit && (r.t[k+1].def && r.t[k+1].prep == 0 || s.isCountry(k+1))
		if bodyName {
			return s.take(1), true // القيادي في حركة نداء تونس
		}
		ownBody := head.is(arOrganisation) && k == s.j+1 && k+1 < s.limit && r.t[k+1].def
		if k == s.j+1 && s.title.plural && strings.HasSuffix(head.bare, "و") && t.prep == 0 && k+1 < s.limit && r.t[k+1].def && r.t[k+1].prep == 0 {
			return s.closeAfter(2), true // معارضو اتفاق التجارة
		}
		if n := s.bodysTask(); n > 0 {
			return s.closeAfter(n), true // رئيس لجنة متابعة الأسعار
		}
		if !ownBody && head.is(arOrganisation) && !head.def && k == s.j+1 && t.bare == "تحقيق" {
			s.open = false
			return s.take(1), true // لجنة تحقيق ثلاثية
		}
		if ownBody && namesBody(t.bare) {
			s.open, s.closed = false, true
			return s.take(2), true // لجنة مكافحة الفساد
		}
		if !head.is(arMedium) && !t.is(arOrganisation|arTitleHead|arAnonymous) && !ownBody {
			return false, true
		}
	}
	if t.is(arOrganisation|arTitleHead|arAnonymous|arMedium|arDocument|arCountryNoun) || head.is(arMedium) && t.is(arMasdar) {
		return s.take(1), true
	}
	return false, false
}

// readDescription decides about an adjective or participle that no table has.
func (s *arTitlePhrase) readDescription() (taken, decided bool) {
	r, k := s.r, s.k
	t := &r.t[k]
	switch {
	case s.m.anonymous && s.m.plural && strings.HasPrefix(t.bare, "م") && strings.HasSuffix(t.bare, "ون") && t.form == nil:
		return s.take(1), true // خبراء مختصون
	case s.m.anonymous && !s.open && strings.HasPrefix(t.bare, "م") && t.prep == 0 && t.form == nil && r.isParticiple(k):
		return s.take(1), true
	case !s.isTitle && !s.head.def && !s.open && k > s.j+1 && t.class == 0 && t.prep == 0 && t.form == nil && strings.HasPrefix(t.bare, "م") && hasFeminineEnding(t.bare) && hasFeminineEnding(r.t[k-1].bare) && (r.t[k-1].is(arAdjective) || r.isNisba(k-1)) && !r.masdarLike(t.bare):
		return s.take(1), true // لجنة ثلاثية مستقلة
	}
	return false, false
}

// readUnknownGenitive decides about a noun that no table has after one that
// waits for its genitive.
func (s *arTitlePhrase) readUnknownGenitive() (taken, decided bool) {
	r, k, head := s.r, s.k, s.head
	t := &r.t[k]
	keepsNun := strings.HasSuffix(head.stem, "ون") // it cannot stand before a genitive
	switch {
	case (k > s.j+1 && possessive(t.bare) || keepsNun && possessiveNoun(t.bare)) && r.masdarLike(t.bare):
		return false, true // أعلن متمردو الحركة مسؤوليتهم
	case head.is(arCollective) && keepsNun:
		return false, true
	case s.isTitle && (k == s.j+1 || r.t[k-1].is(arOrganisation) && !r.t[k-1].def) && !s.m.anonymous && t.is(arEvent) && t.prep == 0 && k+1 < s.limit && (r.t[k+1].def && r.t[k+1].prep == 0 || r.t[k+1].is(arTitleHead|arOrganisation)):
		return s.take(1), true // رئيسة مؤتمر وزراء التعليم
	case s.isTitle && k == s.j+1 && s.opensImperfect(k):
		return false, true // مواطن يفقد معونته
	case (!s.m.anonymous || k == s.j+1 || s.within) && r.looksNominal(k):
		s.k++
		s.open = s.k < s.limit && (s.waitsFor(s.k) || head.is(arOrganisation) && s.isCountry(s.k) || s.staffOf(k)) // حزب نداء تونس
		return true, true
	}
	return false, false
}

// opensImperfect reports whether an unknown word right after a title without
// article is a verb, as in headlines, and no genitive.
func (s *arTitlePhrase) opensImperfect(k int) bool {
	t := &s.r.t[k]
	return strings.HasPrefix(t.bare, "ي") && isVerbal(t.bare) && t.class == 0 && t.prep == 0 && !strings.HasSuffix(t.bare, "ه") && !s.r.w.family[t.bare] && !s.r.named[t.bare] && s.r.w.people["ar"][t.bare] == nil
}

// waitsFor reports whether word k is the genitive of the unknown noun before
// it.
func (s *arTitlePhrase) waitsFor(k int) bool {
	r := s.r
	t := &r.t[k]
	return t.def && t.prep == 0 && !t.conj && !r.isAdjective(k) || s.within && s.isCountry(k) && r.t[k-2].is(arOrganisation) // حركة نداء تونس
}

// staffOf reports whether word k, a plural of persons that lacks its nun, waits for the body
// that follows: كبير مفوضي مكتب السلامة.
func (s *arTitlePhrase) staffOf(k int) bool {
	stem, ok := strings.CutSuffix(s.r.t[k].bare, "ي")
	return ok && s.isTitle && s.r.title[stem+"ين"].plural && s.r.t[k+1].is(arOrganisation) && !s.r.t[k+1].def && s.r.t[k+1].prep == 0
}

// bodysTask returns the length of the verbal noun at word k with its genitive, where the
// body before it, which somebody's title names, is called after that task; 0 where it is not.
func (s *arTitlePhrase) bodysTask() int {
	r, k := s.r, s.k
	before := &r.t[k-1]
	if !s.isTitle || k <= s.j+1 || !before.is(arOrganisation) || before.def || before.prep != 0 || r.t[k].conj || r.t[k].prep != 0 || r.t[k].form != nil {
		return 0
	}
	for n := 1; n <= 2 && k+n < s.limit; n++ {
		t := &r.t[k+n]
		if t.Kind != tokenize.Letters || t.conj || t.prep != 0 || t.form != nil {
			return 0
		}
		if t.def {
			return n + 1
		}
	}
	return 0
}

// namesBody reports whether a verbal noun is one that bodies are named after, and
// not what an unnamed body does.
func namesBody(s string) bool {
	switch s {
	case "مكافحه", "محاربه", "مراقبه", "متابعه", "حمايه", "رعايه", "اغاثه", "اداره", "تنسيق", "تقصي", "تنميه", "تسيير", "انقاذ", "اعمار", "تحكيم",
		"تحقيق", "تقييم", "تفتيش", "مقاومه", "مناهضه", "نصره", "صياغه", "فض", "اصلاح", "تاهيل":
		return true
	}
	return false
}
