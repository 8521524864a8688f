package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// prepositional takes a prepositional complement that belongs to a title or
// institution: في الإدارة، باسم الوزارة، لدى الأمم المتحدة، إلى ليبيا.
func (p *arPhrase) prepositional(k int, head *arWord, isTitle, open bool) int {
	r := p.r
	if r.t[k].multi&^arTopic != 0 || r.t[k].bare == "في" && k+1 < p.limit && r.t[k-1].def && r.owned(k+1) && !strings.HasSuffix(r.t[k+1].bare, "يه") {
		return 0 // الصحيفة في افتتاحيتها
	}
	switch r.t[k].bare {
	case "باسمها", "باسمه", "باسمهم":
		return 1
	}
	switch r.t[k].bare {
	case "منه", "منها", "منهم":
		return 1
	}
	if t, before := &r.t[k], &r.t[k-1]; t.prep == 'b' && !t.conj && t.def && before.Kind == tokenize.Letters && (before == head || before.is(arAdjective) || r.isNisba(k-1)) && head.is(arAnonymous) && !head.def && t.class&(arTime|arEvent|arAdjunct|arMasdar|arTitleHead) == 0 && t.form == nil &&
		!r.masdarLike(t.stem) && r.nouns[t.stem] == nil && k+1 < len(r.t) && (r.t[k+1].is(arComplementizer) || r.nounCueAt(k+1) != nil) {
		return 1 // مسؤول كبير بالقطاع إن
	}
	if k+1 >= p.limit {
		return 0
	}
	switch r.t[k].bare {
	case "له", "لها", "لهم":
		return 1
	}
	if r.t[k].prep == 'b' && !r.t[k].conj && r.t[k].is(arOrganisation) && (!r.isLead(k) || isTitle && head.is(arTitleHead) && head.def) && (isTitle || head.is(arOrganisation)) && (!open || head.is(arAnonymous)) {
		return 1 // بوزارة الداخلية
	}
	next := &r.t[k+1]
	if strings.HasPrefix(r.t[k].bare, "باسم") && isTitle && !speaksFor(head) && !(k > 0 && isDeputy(r.title[head.stem].lemma) && speaksFor(&r.t[k-1])) {
		return 0 // رحب الوزير باسم المجلس بالضيوف
	}
	if r.t[k].prep == 'b' && !r.t[k].conj && r.t[k].is(arCountryNoun) && isTitle && !open {
		if pl, n := p.place(k + 1); n > 0 && pl.kind == countryName {
			return 1 + n // وزير الداخلية بمملكة البحرين
		}
	}
	if r.t[k].prep == 'b' && !r.t[k].conj && !r.t[k].def && head.is(arOrganisation) && !isTitle && !open && next.Kind == tokenize.Letters && !next.conj && next.prep == 0 && next.form == nil {
		switch r.t[k].stem {
		case "منطقه", "محافظه", "مدينه", "ولايه", "اقليم":
			return 2 // السلطة المحلية بمحافظة عدن
		}
	}
	if r.t[k].prep == 'b' && !r.t[k].conj && !r.t[k].def && head.is(arAnonymous) && !head.def && next.def && next.prep == 0 {
		switch r.t[k].stem {
		case "صناعه", "قطاع", "مجال", "سوق", "حقل":
			return 2 // عاملون بصناعة الورق
		}
	}
	if r.t[k].prep == 'l' && !r.t[k].conj && !r.t[k].def && isTitle && !open && next.Kind == tokenize.Letters && !next.conj && next.prep == 0 && next.form == nil {
		if isRegion(r.t[k].stem) {
			return 2 // الحاكم السابق لولاية نيويورك
		}
	}
	if r.t[k].bare == "باسم" && next.is(arDemonstrative) && k+2 < p.limit && r.t[k+2].def {
		return 3
	}
	if next.Kind == tokenize.QuoteMark && r.t[k].bare == "ل" && !isTitle && !open && head.is(arDocument|arOrganisation) {
		if end, _ := p.quotedName(k + 1); end > 0 && end <= p.limit {
			return end - k // التقرير السنوي لـ«المرفأ»
		}
	}
	if next.Kind == tokenize.QuoteMark && r.t[k].bare == "في" && head.is(arAnonymous) {
		if end, _ := p.quotedName(k + 1); end > 0 && end <= p.limit {
			return end - k // مصادر في «حزب البناء»
		}
	}
	if next.Kind == tokenize.QuoteMark && r.t[k].bare == "في" && isTitle && !open {
		if end, _ := p.quotedName(k + 1); end > 0 && end+1 < p.limit && r.t[end].Kind == tokenize.Letters && !r.t[end].conj && r.t[end].form == nil && r.t[end].prep == 0 && !r.t[end].def && p.isNameWord(end, false) && p.isNameWord(end+1, true) {
			return end - k // رئيس الإدارة في «المرفأ» فلان بن فلان
		}
	}
	if next.Kind != tokenize.Letters || p.stops(k+1) || next.conj {
		return 0
	}
	switch r.t[k].bare {
	case "باسم", "بلسان", "لدي", "لشوون", "لشؤون", "لشئون":
		return 2
	case "داخل":
		if head.is(arAnonymous) && !head.def {
			return 2 // مصادر داخل الحزب
		}
	case "في":
		if head.bare == "دول" || next.stem == "سلسله" || next.is(arEvent) || (isTitle || head.def) && !next.def && !(k+2 < p.limit && r.t[k+2].def) && (next.is(arDocument) || next.stem == "دراسات" || next.stem == "ابحاث" || next.stem == "رسائل") || next.starts(arTime) > 0 || !isTitle && r.isOwnText(k+1) || r.isTheirEvent(k+1) {
			return 0 // السفارة في حسابها على «…»، الوزراء في اجتماعهم، خلفان في سلسلة تغريدات
		}
		if head.def && !isTitle && !head.is(arAnonymous|arCollective) && !next.def && !r.isTown(k+1) && next.bare != "اقليم" && !namesSpot(next.bare) && k+2 < p.limit && r.t[k+2].Kind == tokenize.Letters && !r.t[k+2].def && !r.t[k+2].conj && r.t[k+2].prep == 0 && (r.masdarLike(r.t[k+2].bare) || r.owned(k+2) && possessiveNoun(r.t[k+2].bare)) {
			return 0 // وحسنت الشركة في واجهة استخدام جهازها
		}
		if quantifies(next.bare) && k+2 < p.limit && r.t[k+2].Kind == tokenize.Letters && !r.t[k+2].conj && r.t[k+2].prep == 0 && r.t[k+2].form == nil {
			if k+3 < p.limit && !r.t[k+2].def && r.t[k+3].def && r.t[k+3].prep == 0 && !r.t[k+3].conj {
				return 4 // مسؤولون في مختلف مناطق المملكة
			}
			return 3
		}
		if namesSpot(next.bare) && head.is(arAnonymous|arCollective) && k+2 < p.limit && r.t[k+2].def && r.t[k+2].prep == 0 && !r.t[k+2].conj {
			n := 3
			for k+n < p.limit && r.t[k+n].def && r.t[k+n].prep == 0 && !r.t[k+n].conj && r.isSureAdjective(k+n) {
				n++
			}
			return n // أحد المسعفين في موقع الانفجار الأول
		}
		return 2
	case "من":
		if head.def && r.w.roles["ar"].source[head.stem] && !next.is(arOrganisation|arTitleHead) && !next.def {
			return 0 // وأضاف المصدر من ستوكهولم
		}
		if next.bare == "خلال" || next.bare == "اجل" && (isTitle || k+2 >= p.limit) {
			return 0
		}
		if next.bare == "اجل" {
			if k+3 < p.limit && !r.t[k+2].def && r.t[k+3].def {
				return 4 // قوات التحالف من أجل إعادة الشرعية
			}
			return 3
		}
		if !next.def && next.class == 0 && next.form == nil && !p.isCountry(k+1) && head.def && !isTitle {
			return 0
		}
		if head.is(arAnonymous|arCollective) || !head.def && !isTitle && (open || !r.t[k-1].def || r.t[k-1].is(arAdjective)) || isTitle && !head.def && r.title[head.stem].plural {
			return 2 // مندوبون من دول أخرى
		}
	case "علي":
		if head.is(arAnonymous) && informed(r.t[k-1].stem) && next.prep == 0 && !next.is(arComplementizer) {
			if !next.def && k+2 < p.limit && r.t[k+2].def && r.t[k+2].prep == 0 && !r.t[k+2].conj {
				return 3 // مصدر مطلع على سير المفاوضات
			}
			return 2 // دبلوماسيون مطلعون على الخطط
		}
	case "الي":
		if _, n := p.place(k + 1); n > 0 && isTitle {
			return 1 + n
		}
	case "عن":
		if isTitle && !open && r.inCharge(k-1) {
			return 2
		}
		if isTitle && !open && (head.stem == "نائب" || head.def && (head.stem == "برلماني" || head.stem == "سيناتور" || head.stem == "مرشح" || head.stem == "ممثل")) {
			if k+2 < p.limit && r.t[k+1].is(arCountryNoun|arOrganisation) && !r.t[k+1].def && (r.t[k+2].def || r.isTown(k+2)) && r.t[k+2].prep == 0 && !r.t[k+2].conj {
				return 3 // البرلماني عن محافظة الجبلة
			}
			return 2
		}
	}
	return 0
}

// purpose takes ل with an indefinite noun that goes on a title or the name of
// a body: لحقوق الإنسان، لمواجهة التنظيم، لحلف شمال الأطلسي.
func (p *arPhrase) purpose(k int) int {
	r := p.r
	t := &r.t[k]
	if t.def || t.conj || k+1 >= p.limit || !strings.HasPrefix(t.bare, "ل") || t.is(arMedium|arEvent|arAdjunct|arGivenName) {
		return 0
	}
	next := &r.t[k+1]
	if next.is(arRelative) {
		return 0
	}
	if t.prep == 'l' && t.class == 0 && strings.HasPrefix(t.stem, "م") && utf8.RuneCountInString(t.stem) >= 5 && next.Kind == tokenize.Letters && next.prep == 0 && !next.conj && next.form == nil && !p.stops(k+1) &&
		!(k+2 < p.limit && r.t[k+2].is(arNameParticle)) {
		return 2 // لمهرجان القدس، لمهرجان عنيزة
	}
	if t.prep == 'l' && (t.is(arNounHead) || r.masdarLike(t.stem)) || (t.prep == 0 || t.prep == 'l') && t.form == nil && next.def && next.prep == 0 && !next.conj && len(t.bare) > 6 && !r.w.family[t.bare] && r.w.people["ar"][t.bare] == nil {
		if next.Kind == tokenize.Letters && (next.def || !p.stops(k+1)) {
			return 2
		}
	}
	return 0
}

// isMedium reports whether word k is a medium of the gazetteer, to which
// somebody speaks: قال مسؤول للجزيرة إن.
func (p *arPhrase) isMedium(k int) bool {
	o, n := p.r.w.orgs["ar"].match("ال"+p.r.t[k].stem, p.following(k))
	return n > 0 && o.kind == Medium
}

// patron returns the length of the name at word k of whom a body is called
// after: مركز الملك سلمان.
func (p *arPhrase) patron(k int) int {
	r := p.r
	if k < 2 || !r.t[k-1].def || !r.t[k-1].is(arHonorific) || !r.t[k-2].is(arOrganisation|arMedium) || r.t[k-2].def || !p.isNameWord(k, false) {
		return 0
	}
	n := 1
	if r.t[k].bare == "عبد" {
		n++
	}
	for k+n+1 < p.limit && r.t[k+n].bare == "بن" {
		n += 2
		if r.t[k+n-1].bare == "عبد" {
			n++ // بن عبد العزيز
		}
	}
	return min(n, p.limit-k)
}

// bodyAt returns the length of an organisation of the gazetteer whose name
// begins at word k after a preposition.
func (p *arPhrase) bodyAt(k int) int {
	if k >= p.limit {
		return 0
	}
	_, n := p.r.w.orgs["ar"].match(p.r.t[k].stem, p.following(k))
	return n
}

// place matches a country, its adjective or capital at word k, with or
// without article.
func (p *arPhrase) place(k int) (place, int) {
	next := p.following(k)
	t := &p.r.t[k]
	pl, n := p.r.w.places["ar"].match(t.bare, next)
	if n == 0 && (t.def || t.prep != 0) {
		pl, n = p.r.w.places["ar"].match(t.stem, next)
		if n == 0 && t.prep != 0 && t.def {
			pl, n = p.r.w.places["ar"].match("ال"+t.stem, next)
		}
	}
	if n == 1 && pl.kind == countryName && k > 0 && t.def && t.prep == 0 && strings.HasSuffix(t.stem, "يه") && p.r.t[k-1].def && !p.r.t[k-1].is(arCountryNoun) {
		pl.kind = countryAdjective // الخطوط السعودية: the country's name is an adjective
	}
	return pl, n
}

// isOwnText reports whether word k is a noun for what somebody wrote or where, with his
// pronoun: حسابها، عددها، بيانه.
func (r *arReader) isOwnText(k int) bool {
	if r.t[k].def || !possessive3(r.d.Text[r.t[k].Start:r.t[k].End]) {
		return false
	}
	for _, noun := range [...]string{"حساب", "صفح", "موقع", "بيان", "تقرير", "عدد", "عنوان", "رسال", "تصريح", "اعتذار", "تغريد", "نشر", "مقال", "خطاب", "كلم"} {
		if strings.HasPrefix(r.t[k].bare, noun) {
			return true
		}
	}
	return false
}

// isTheirEvent reports whether word k is an occasion with the pronoun of those who meet there.
func (r *arReader) isTheirEvent(k int) bool {
	for _, suffix := range [...]string{"هما", "هم", "ها", "ه"} {
		if base, ok := strings.CutSuffix(r.t[k].bare, suffix); ok && !r.t[k].def && r.class[base]&arEvent != 0 {
			return true
		}
	}
	return false
}

// continuesTitle reports whether وX after a title goes on with it, as in
// الأمن والتعاون: another noun, not a new speaker.
func (r *arReader) continuesTitle(k int) bool {
	if r.t[k].is(arNounHead | arHonorific) {
		return false
	}
	if _, n := (&arPhrase{r: r, limit: len(r.t)}).place(k); n > 0 {
		return false
	}
	return true
}

// chain returns the number of nouns from word k, genitives of one another,
// where they end the phrase at a comma or أن; 0 where they do not.
func (p *arPhrase) chain(k int) int {
	r := p.r
	for n := k; n < len(r.t) && n <= k+3; n++ {
		if n > k && (r.isComma(n) || r.isColon(n) && r.t[k-2].bare == "باسم" || r.t[n].is(arComplementizer)) {
			return n - k
		}
		if r.t[n].Kind != tokenize.Letters || r.t[n].conj || p.stops(n) || !r.looksNominal(n) && !(n == k && r.t[n].prep == 'l' && !r.t[n].def) || n >= p.limit {
			break
		}
	}
	return 0
}

// opensVerb reports whether word h, after a title, is an unknown verb with its
// preposition and no name: الوزير يجتمع مع …
func (r *arReader) opensVerb(h int) bool {
	t := &r.t[h]
	return !t.def && isVerbal(t.bare) && utf8.RuneCountInString(t.bare) >= 5 && t.class == 0 && !r.w.family[t.bare] && r.w.people["ar"][t.bare] == nil &&
		h+1 < len(r.t) && r.t[h+1].is(arPreposition) && !r.t[h+1].is(arNameParticle)
}
