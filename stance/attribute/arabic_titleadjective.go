package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// readDefinite takes a word with article.
func (s *arTitlePhrase) readDefinite() bool {
	r, k := s.r, s.k
	t := &r.t[k]
	inBody := k+1 < s.limit && r.t[k+1].bare == "في" // النائب العربي في البرلمان فلان
	if t.prep == 'l' {
		if t.is(arTitleHead) && s.closed {
			switch s.title.lemma {
			case "ولي", "وزير", "رئيس", "سفير":
				return false // نقل ولي العهد للرئيس …
			}
		}
		if t.stem == "دفاع" && k+2 < s.limit && r.t[k+1].bare == "عن" && r.t[k+2].def {
			return s.closeAfter(3) // جماعات للدفاع عن البيئة
		}
		return !t.is(arEvent|arMedium) && !s.isMedium(k) && s.closeAfter(1)
	}
	switch {
	case t.prep != 0:
		return false
	case t.stem == "عربي" && r.t[k-1].bare == "الخليج":
		return s.closeAfter(1) // شركة الخليج العربي للنفط: nobody's name
	case r.t[k-1].bare == "كبار" && k > s.j+1:
		return s.closeAfter(1) // رئيس هيئة كبار العلماء
	case s.isTitle && !s.open && !s.nameless && k+1 < s.limit && r.class[t.stem]&arFirstName != 0 && (r.class[t.stem]|r.class[t.bare])&(arNounHead|arAdjective) == 0 && !r.t[k+1].def && s.isNameWord(k+1, true) && !r.t[k+1].conj:
		return false // وزير الداخلية الهادي مجدوب
	case !s.isTitle && s.head.is(arOrganisation) && t.is(arHonorific) && t.stem != "دوله" && k+1 < s.limit && r.t[k+1].is(arGivenName|arFirstName) && !r.t[k+1].conj:
		return s.closeAfter(2) // مؤسسة جسر الملك فهد
	case s.isTitle && !s.open && t.is(arHonorific) && s.nameAt(s.pastBranch(k+1)):
		return false // رئيس الوزراء الشيخ …: the name begins
	case s.open && k == s.j+1 && strings.HasSuffix(s.head.stem, "ون") && r.title[s.head.stem].plural,
		s.open && k > s.j+1 && strings.HasSuffix(r.t[k-1].bare, "ون") && !r.t[k-1].def && r.title[r.t[k-1].bare].plural:
		return false // مسؤولون keeps its nun: نواب محافظون الرئيس
	case s.open:
		return s.closeAfter(1)
	case s.m.plural && r.class[t.stem]&arPluralAdjective != 0: // المسؤولون الأتراك
		return s.take(1)
	case t.stem == "اعضاء" && (r.t[k-1].stem == "دول" || r.t[k-1].stem == "هيئات"):
		return s.take(1) // الدول الأعضاء
	case s.disagrees(k):
		return false
	case s.closed && strings.HasSuffix(r.d.Text[t.Start:t.End], "قوى"):
		return false // حذر ناشطون في المدينة القوى السياسية: the forces
	case r.nouns[t.stem] != nil && !r.isNisba(k):
		return false // جدد المتحدث باسم المنظمة المطالبة بـ
	case r.isAdjective(k) && !(s.isTitle && r.w.family["ال"+t.stem] && (r.named[t.stem] || !r.isNisba(k-1) && !isTrade(s.title.lemma) && !inBody)):
		if k == s.j+1 && s.m.guess && s.m.gender == anyGender && hasFeminineEnding(t.stem) {
			s.m.gender = feminine // القوى السياسية
		}
		return s.take(1)
	case !s.isTitle || k+1 >= s.limit:
		return false
	}
	next := &r.t[k+1]
	switch {
	case !s.nameless && next.conj && next.def && next.prep == 0 && hasFeminineEnding(t.stem) && !r.named[t.stem] && !r.w.family[t.bare] && !next.is(arNounHead) && !s.isCountry(k+1):
		return s.take(1) // وكيل الشؤون البيئة والتنمية
	case s.nameAt(k+1) && !next.conj && next.form == nil:
		return s.take(1) // a definite noun before a name still belongs to the title
	case s.head.def && next.def && next.prep == 'l' && !r.w.family[t.bare]:
		return s.take(1) // الزعيم الغامض للحركة
	}
	return next.def && next.prep == 0 && next.is(arTitleHead|arHonorific) && s.take(1) // رئيس حزب المزارعين الأحرار النائب …
}

// disagrees reports whether word k, in the plural of persons, cannot go on
// after the adjective before it: الدول الغربية الانفصاليين, دول غربية الانفصاليين.
func (s *arTitlePhrase) disagrees(k int) bool {
	stem, before := s.r.t[k].stem, &s.r.t[k-1]
	if s.head.def && strings.HasSuffix(s.head.stem, "ون") && (strings.HasSuffix(stem, "ين") || strings.HasSuffix(stem, "ات")) {
		return true // وتتهم كييف والغربيون الانفصاليين بـ; نفى المسؤولون التوقعات
	}
	if !s.isTitle && !s.m.plural && !s.head.is(arCollective) && k > s.j+1 && before.def && ofPersons(stem) && !ofPersons(before.stem) && !strings.HasSuffix(stem, "يين") {
		return true // دعت وزارة الصحة المواطنين
	}
	if !s.isTitle && s.closed && s.r.t[k].multi&arAddressee != 0 {
		return true // طالب البيان المجتمع الدولي
	}
	if k == s.j+1 && !s.isTitle && s.head.def && !s.m.plural && (strings.HasSuffix(stem, "ين") || strings.HasSuffix(stem, "ون")) {
		return hasFeminineEnding(s.head.stem) || s.r.t[k].is(arAddressee) || s.r.title[stem].plural // دعت الوزارة المواطنين
	}
	if !strings.HasSuffix(stem, "يين") && !strings.HasSuffix(stem, "يون") || !s.r.isSureAdjective(k-1) {
		return false
	}
	return !before.def || hasFeminineEnding(before.stem)
}

// ofPersons reports whether a noun has the ending of the sound plural of persons.
func ofPersons(s string) bool {
	return len(s) > 8 && (strings.HasSuffix(s, "ين") || strings.HasSuffix(s, "ون"))
}

// boundByB reports whether ب belongs to the participle before it: المعمول بها
// دوليا.
func (s *arTitlePhrase) boundByB() bool {
	t, before := &s.r.t[s.k], &s.r.t[s.k-1]
	return t.prep == 'b' && t.def && before.is(arLinksB) || t.bare == "بها" && before.is(arLinksB) || before.bare == "بها" && strings.HasSuffix(t.bare, "ا")
}

// charged reports whether word k is what the participle before it is charged with, a noun with its genitive behind ب or
// the object itself: المكلف بشؤون الإعلام، المكلفة الشؤون الخارجية، المكلفة إدارة الكوارث.
func (s *arTitlePhrase) charged() bool {
	t, before := &s.r.t[s.k], &s.r.t[s.k-1]
	if !before.def || before.prep != 0 || !before.is(arLinksB) || s.k+1 >= len(s.r.t) {
		return false
	}
	if next := &s.r.t[s.k+1]; !t.def && (next.Kind != tokenize.Letters || !next.def || next.prep != 0 || next.conj) {
		return false
	}
	if strings.HasPrefix(t.bare, "ب") && utf8.RuneCountInString(t.bare) > 3 && !t.def {
		return true
	}
	return (before.stem == "مكلف" || before.stem == "مكلفه") && t.prep == 0 && (t.def || s.r.masdarLike(t.bare))
}
