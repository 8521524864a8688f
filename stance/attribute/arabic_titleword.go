package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// readWord takes what stands at word k; false where the phrase ends before it.
func (s *arTitlePhrase) readWord() bool {
	r, k := s.r, s.k
	t := &r.t[k]
	switch t.Kind {
	case tokenize.QuoteMark:
		return s.readQuoted()
	case tokenize.Number:
		if n := k + 1; n < s.limit && r.t[n].Kind == tokenize.Letters && !r.t[n].def && r.t[n].prep == 0 && !r.t[n].conj && r.t[n].form == nil && r.t[n].class&^arMasdar == 0 {
			return false // وأصدر مجلس المدينة 4 قرارات
		}
		return s.closed && (k == s.j+2 || k == s.j+1 && s.head.def && (k+1 >= s.limit || r.isComma(k+1))) && s.take(1) // الفرقة 30
	case tokenize.Letters:
	default:
		return s.readBracketed()
	}
	if s.title.dual && k == s.j+1 && t.is(arMedium) && !t.def && strings.HasSuffix(s.head.bare, "ان") {
		return false // أبلغ دبلوماسيان وكالة «رويترز»: no genitive follows that form
	}
	if s.isTitle && !s.open && k+1 < s.limit && (r.t[k+1].is(arHonorific) && r.t[k+1].def || s.closed && k > s.j+2 && r.t[k+1].is(arFirstName) && !r.t[k+1].conj) && !t.conj && !t.def && t.class == 0 && strings.HasPrefix(t.bare, "ب") && !r.owned(k) {
		return s.take(1) // مدير الدفاع المدني بجدة العقيد …
	}
	if s.open && k > s.j+1 && t.bare == "ال" && k+1 < s.limit && r.t[k+1].Kind == tokenize.Letters && !r.t[k+1].conj {
		return s.closeAfter(2) // نائب عشيرة آل غانم
	}
	if medium, ok := strings.CutPrefix(t.bare, "ل"); ok && s.isTitle && !s.head.def && k == s.j+1 && r.class[medium]&arMedium != 0 && reportsFor(s.title.lemma) {
		if n := s.bodyAt(k + 1); n > 0 {
			return s.closeAfter(1 + n) // مصور لوكالة فرانس برس
		}
		s.open = true
		return s.take(1) // مراسل لوكالة الأنباء
	}
	if t.bare == "ال" && s.closed && k+1 < len(r.t) && r.t[k+1].Kind == tokenize.Number && k+2 <= s.limit {
		return s.take(2) // الدول الـ12
	}
	if n := s.prepositional(k, s.head, s.isTitle, s.open); n > 0 {
		return s.takeComplement(n)
	}
	if (t.stem == "تابع" || t.stem == "تابعه") && t.prep == 0 && !t.conj && k > s.j+1 && k+1 < s.limit && r.t[k+1].prep == 'l' {
		n := 1 + max(1, s.bodyAt(k+1))
		if n == 2 && !r.t[k+1].def && r.t[k+1].is(arOrganisation) && k+2 < s.limit && !r.t[k+2].def && !r.t[k+2].conj && r.t[k+2].prep == 0 && (r.named[r.t[k+2].bare] || r.w.family[r.t[k+2].bare]) {
			n = 3 // القوات التابعة لحكومة الثني
		}
		last := &r.t[k+n-1]
		s.within, s.closed = true, true
		s.open = n == 2 && !last.def && last.is(arOrganisation)
		return s.take(n) // المفوضية العليا التابعة للأمم المتحدة، الوزارة التابعة لحكومة اليمن
	}
	if n := s.loyalTo(); n > 0 {
		s.within = true
		return s.closeAfter(n)
	}
	if s.open && t.is(arDemonstrative) && !t.conj && t.prep == 0 && k+1 < s.limit && r.t[k+1].def && r.t[k+1].prep == 0 {
		return s.closeAfter(2) // قائد هذه القوات
	}
	if t.bare == "غير" && !t.conj && k+2 < len(r.t) && r.t[k+1].def && strings.HasPrefix(r.t[k+2].bare, "به") {
		return false // البرلمان غير المعترف به دوليا
	}
	if ownerOf(t.bare) && !t.conj && s.m.anonymous && k+2 < s.limit && !r.t[k+1].def && r.t[k+1].Kind == tokenize.Letters && strings.HasPrefix(r.t[k+2].bare, "ب") {
		s.open, s.within = !r.t[k+2].def, true
		return s.take(3) // مصدر ذو صلة بالشركة
	}
	if t.bare == "عام" && s.isTitle && s.open && k == s.j+1 {
		return s.take(1) // مدير عام الصندوق
	}
	if r.nounCueAt(k) != nil || s.stops(k) && !(t.bare == "بها" && r.t[k-1].is(arLinksB)) {
		return false
	}
	if n := s.patron(k); n > 0 {
		return s.closeAfter(n)
	}
	if s.isTitle && !s.nameless && k+2 < s.limit && !t.conj && !t.is(arNounHead) && (r.t[k+1].bare == "بن" || r.t[k+1].bare == "بنت") {
		if pl, n := s.place(k); n != 1 || pl.kind != countryAdjective || !t.def {
			return false // العقيد دكتور عاطي بن …, but السناتور الأمريكي بن كاردين
		}
	}
	if (t.bare == "عشر" || t.bare == "عشره") && r.t[k-1].def {
		return s.take(1) // الفرع الرابع عشر
	}
	if s.pairsGenitive() {
		return s.closeAfter(2) // رئيس قسم طب وجراحة العيون
	}
	if t.conj {
		return s.readJoined()
	}
	if s.startsKnownName() {
		return false
	}
	if pl, n := s.place(k); n > 0 {
		return s.readPlace(pl, n)
	}
	if n := s.bodyAt(k); n > 0 && t.prep == 'l' && !s.open {
		s.closed = true
		return s.take(n) // القادة الميدانيون لطالبان
	}
	if n := s.purpose(k); n > 1 && (!s.open || k == s.j+1 && s.head.is(arOrganisation) && !s.head.def && r.masdarLike(t.stem)) {
		s.open, s.closed = !r.t[k+n-1].def, true
		return s.take(n)
	}
	if s.boundByB() {
		s.closed = true
		return s.take(1)
	}
	if s.charged() {
		s.open, s.closed, s.within = !t.def, t.def, true
		return s.take(1)
	}
	if before := r.t[k-1]; k == s.j+1 && before.def && (before.stem == "قائم" || before.stem == "قائمه") && (t.bare == "باعمال" || t.bare == "بالاعمال") {
		s.open, s.m.guess = !t.def, false
		return s.take(1) // القائم بأعمال السفير
	}
	if t.def {
		return s.readDefinite()
	}
	return s.readIndefinite()
}

// loyalTo returns the length of موالية لـ, مؤيدة لـ at word k with whom that names, where
// it describes a source or a body: مصادر عسكرية موالية لهادي; 0 where it does not.
func (s *arTitlePhrase) loyalTo() int {
	r, k := s.r, s.k
	t := &r.t[k]
	if k+1 >= s.limit || t.conj || t.prep != 0 || !strings.HasPrefix(r.t[k+1].bare, "ل") {
		return 0
	}
	switch t.stem {
	case "موال", "موالي", "مواليه", "موالين", "موالون", "مؤيده", "مؤيدين", "مؤيدون", "مناهضه", "مناهضين", "داعمه":
	default:
		return 0
	}
	if name := strings.TrimPrefix(r.t[k+1].bare, "ل"); r.named[name] || r.w.family[name] || r.w.places["ar"][name] != nil {
		return 2
	}
	if r.t[k+1].prep != 'l' {
		return 0
	}
	m, ok := r.phrase(k+1, s.limit)
	if !ok {
		return 0
	}
	end := m.next
	var n mention
	if m.kind == Organisation && !m.hasName() && end < s.limit && r.t[end-1].def {
		if to := (&arPhrase{r: r, limit: s.limit}).nameRun(end, &n, true); to > end+1 {
			end = to // لحكومة الرئيس فلان بن فلان
		}
	}
	return end - k
}

// readQuoted takes a quotation: the name of a body or person, or an adjective
// held at a distance.
func (s *arTitlePhrase) readQuoted() bool {
	r, k := s.r, s.k
	end, inner := s.quotedName(k)
	if end == 0 || end > s.limit {
		return false
	}
	if s.isTitle && s.nameless && s.head.def && k == s.j+1 && !r.t[inner[0]].def {
		return false // ويتهم الجمهوريون «أوباما» بأنه
	}
	if pl, n := s.place(inner[0]); n > 0 && n == inner[1]-inner[0] && pl.kind == countryAdjective {
		return s.take(end - k)
	}
	if s.isTitle && !s.open && !s.nameless && !(s.within && s.m.anonymous) {
		if end+1 < s.limit && r.t[k-1].def && s.nameAt(end) && !r.t[end].conj && r.t[end].form == nil && s.isNameWord(end+1, true) && !r.t[end+1].conj {
			return s.take(end - k) // مديرة الجمعية التعاونية «إحساس» فلانة
		}
		if s.quotesName(inner, end) {
			s.setName(s.m, inner[0], inner[1])
			s.m.kind = Person
			s.nameEnd = end
			return false
		}
		if r.t[k-1].def || r.t[k-1].is(arTitleHead) || end >= s.limit {
			return false
		}
		return s.take(end - k) // رئيس فرقة «…»: the body's name
	}
	if !s.isTitle && !s.head.is(arAnonymous) && s.head.stem != "استطلاع" {
		s.setName(s.m, inner[0], inner[1])
	}
	s.m.definite = s.m.definite || s.isTitle && !s.nameless && r.t[inner[0]].def // أمين عام «الرابطة»
	s.open = false
	return s.take(end - k)
}

// takeComplement takes a prepositional complement of n words.
func (s *arTitlePhrase) takeComplement(n int) bool {
	r, k := s.r, s.k+n
	last := &r.t[k-1]
	s.within = true
	s.closed = s.closed || last.def
	genitive := k < s.limit && r.t[k].def && r.t[k].prep == 0 && !r.t[k].conj && !(s.isTitle && r.class[r.t[k].stem]&arFirstName != 0)
	s.open = !last.def && (last.is(arOrganisation|arTitleHead|arCountryNoun|arCollective|arAnonymous) ||
		last.class&^arAddressee == 0 && last.Kind == tokenize.Letters && genitive)
	return s.take(n)
}

// readJoined takes a word with و that goes on with the title.
func (s *arTitlePhrase) readJoined() bool {
	r, k := s.r, s.k
	t := &r.t[k]
	switch pl, n := s.place(k); {
	case n > 0 && pl.kind != countryAdjective && s.head.is(arMedium) && !s.head.def && (s.isSeat(k-1) || s.isCountry(k-1)):
		return s.take(n) // صحف باريس وبروكسل
	case !t.def && !s.head.def && s.m.anonymous && s.m.plural && k > s.j+1 && strings.HasSuffix(r.t[k-1].bare, "يون") && ofField(t.bare):
		return s.take(1) // خبراء سياسيون وعسكريون
	case n == 1 && !t.def && s.m.plural && pl.kind == countryAdjective && !s.head.def:
		return s.take(1) // دبلوماسيون عرب ومصريون
	case s.isTitle && s.closed && k > s.j+1 && t.is(arMasdar) && !t.def && t.form == nil && k+1 < s.limit && r.t[k+1].def && r.t[k+1].prep == 0:
		return s.take(2) // وزير الوظيفة العمومية ومقاومة الفساد
	case !t.def && !s.head.def && (s.m.anonymous || s.head.is(arOrganisation|arAnonymous|arDocument|arMedium)) && r.sameEnding(k-1, k):
		return s.take(1) // سلطات محلية وعسكرية
	case t.def && !s.isTitle && k > s.j+1 && s.head.is(arMedium|arDocument) && r.isNisba(k) && r.isNisba(k-1) && hasFeminineEnding(t.stem) && hasFeminineEnding(r.t[k-1].stem):
		return s.take(1) // وسائل الإعلام التونسية والجزائرية
	case s.isTitle && s.open && k == s.j+1 && t.is(arTitleHead) && !t.def && t.prep == 0 && k+1 < s.limit && r.t[k+1].def && r.t[k+1].prep == 0:
		return s.closeAfter(2) // إمام وخطيب المسجد
	case !t.def:
		return false
	case s.m.pair && n > 0 && pl.kind == countryAdjective:
		return s.take(n) // الجانبان الروسي والصيني
	case s.head.is(arCollective) && s.within && s.closed && strings.HasSuffix(r.t[k-1].stem, "ين") && strings.HasSuffix(t.stem, "ين"):
		return s.take(1) // عدد من المسؤولين والمشرعين
	case s.closed && k > s.j+1 && t.stem == "دفاع" && (r.t[k-1].stem == "امن" || r.t[k-1].stem == "خارجيه" || r.t[k-1].stem == "داخليه"):
		return s.take(1) // عضو لجنة الأمن والدفاع
	case s.closed && k > s.j+1 && t.stem == "امن" && !s.isTitle && s.head.is(arOrganisation) && !s.head.def:
		return s.take(1) // معهد العلوم والأمن
	case s.closed && k > s.j+1 && t.is(arAnonymous) && !t.is(arTitleHead) && r.t[k-1].def && r.t[k-1].prep == 0:
		return s.take(1) // مكتب الصحة والسكان
	case s.closed && s.isTitle && r.isNisba(k) && r.isNisba(k-1) && n == 0:
		return s.take(1) // المحلل السياسي والاقتصادي
	}
	return !t.is(arNounHead) && !s.open && (s.isTitle || s.m.anonymous && s.m.plural || s.head.is(arOrganisation|arDocument)) && r.continuesTitle(k) && s.take(1)
}

// pairsGenitive reports whether و and an unknown noun go on with the unknown
// genitive before it, and share their own.
func (s *arTitlePhrase) pairsGenitive() bool {
	r, k := s.r, s.k
	t := &r.t[k]
	if !s.isTitle || s.closed || k <= s.j+1 || k+1 >= s.limit || !strings.HasPrefix(t.Norm, "و") || t.def || t.prep != 0 {
		return false
	}
	// رئيس غرفة وكالات وشركات السفر
	bodies := t.is(arOrganisation) && strings.HasSuffix(t.bare, "ات") && !r.t[k-1].def && strings.HasSuffix(r.t[k-1].bare, "ات")
	if !bodies && (t.class&^arTitleHead != 0 || t.class != 0 && !hasFeminineEnding(t.bare) || r.t[k-1].class != 0) {
		return false
	}
	next := &r.t[k+1]
	return r.looksNominal(k) && next.def && next.prep == 0 && !next.conj && !r.w.family[t.bare] && !r.named[t.bare]
}

// startsKnownName reports whether a full name of the gazetteer begins with the
// article: الرئيس … الباجي قائد السبسي.
func (s *arTitlePhrase) startsKnownName() bool {
	t := &s.r.t[s.k]
	if !t.def || !s.isTitle || s.open {
		return false
	}
	_, n := s.r.w.people["ar"].match(t.bare, s.following(s.k))
	return n > 1
}

// readPlace takes the n words of a country, its adjective or its capital.
func (s *arTitlePhrase) readPlace(pl place, n int) bool {
	r, k, head := s.r, s.k, s.head
	t := &r.t[k]
	if (head.is(arCountryNoun) || head.bare == "دول") && k > s.j+1 && pl.kind == countryName && t.prep == 0 {
		if _, n := r.w.orgs["ar"].match(r.t[k-1].bare, s.following(k-1)); n == 1 {
			return false // طالبت دول آسيان الصين
		}
	}
	switch {
	case t.prep == 'b':
		return s.isTitle && !s.open && s.closed && !t.conj && k+n+1 < s.limit && r.isComma(k+n) && s.isNameWord(k+n+1, false) && s.take(n) // مديرة الأكاديمية بواشنطن، فلانة
	case t.prep == 'l' && !s.isTitle && k+n < len(r.t) && r.isColon(k+n):
		return false // دول الجوار لفرنسا: whom they speak to
	case t.prep == 'l' || pl.kind == countryAdjective:
		return s.closeAfter(n)
	case head.is(arCollective) && strings.HasSuffix(head.stem, "ون"):
		return false // وحث كثيرون أنقرة على
	case s.open || r.t[k-1].stem == "عاصمه":
		return s.closeAfter(n)
	}
	// مسؤول مالي كبير: no country
	adjective := s.m.anonymous && t.is(arAdjective) || head.is(arMedium) && !head.def && !s.closed
	return n == 1 && adjective && s.closeAfter(n)
}
