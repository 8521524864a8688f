package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// isSureName reports whether a word after a name goes on with it and is not
// the verb or noun that follows: a family name, a given name, a particle.
func (r *arReader) isSureName(j int) bool {
	t := &r.t[j]
	return t.is(arNameParticle) || t.is(arGivenName) && !t.is(arTitleHead) || r.w.family[t.bare] && (t.def && !r.endsName(j-1) || r.t[j-1].is(arGivenName|arNameParticle)) ||
		t.def && r.likelyName(j) && !r.isSureAdjective(j) && !r.endsName(j-1)
}

// endsName reports whether word j is a family name of the gazetteer, after
// which no other word goes on with the name: what follows is the object, as in
// حث بوتين الغرب.
func (r *arReader) endsName(j int) bool {
	t := &r.t[j]
	return r.w.family[t.bare] && !t.is(arGivenName|arNameParticle|arFirstName) && !r.isFirstName(t.bare)
}

// isFirstName reports whether a name of the gazetteer begins with the word:
// أشرف is a family's name and a man's.
func (r *arReader) isFirstName(s string) bool {
	for _, x := range r.w.people["ar"][s] {
		if len(x.rest) > 0 {
			return true
		}
	}
	return false
}

// fullName reports whether the gazetteer has words j and k as one name.
func (r *arReader) fullName(j, k int) bool {
	_, n := r.w.people["ar"].match(r.t[j].bare, func(i int) string {
		if i == k-j {
			return r.t[k].bare
		}
		return ""
	})
	return n > 1
}

// isNameWord reports whether word j can be part of a proper name.
func (p *arPhrase) isNameWord(j int, inside bool) bool {
	r := p.r
	t := &r.t[j]
	if t.Kind != tokenize.Letters {
		return false
	}
	if inside && t.prep == 'l' && !t.def && !t.conj && r.class[t.stem]&(arPreposition|arAdjunct) != 0 && r.t[j-1].is(arFirstName) {
		return true // سامي لدون
	}
	if !inside {
		switch strings.TrimPrefix(t.bare, "و") {
		case "كانه", "كانها", "كانهم", "اولئك", "اين", "بعنوان", "لا", "كيف", "كيفيه", "ثمه", "لماذا", "ماذا", "اصدق", "اطيب", "اسمي", "احر", "اخلص", "ابلغ", "اجمل":
			return false // نقل سموه أصدق معاني التهنئة
		}
	}
	if !inside && strings.HasPrefix(t.bare, "ي") && t.class == 0 && isVerbal(t.bare) && j+1 < len(r.t) && r.t[j+1].is(arObjectPronoun) {
		return false // وأضاف يتبين لنا أن
	}
	switch t.bare {
	case "توجه", "هنا", "غادر", "وصل", "التقي", "زار", "استقبل", "افتتح":
		if t.class&(arFirstName|arGivenName) == 0 && !r.w.family[t.bare] {
			return false // زار فلان القرية
		}
	}
	if !inside && r.sheDid(j) || t.bare == "خارج" || t.bare == "داخل" || inside && p.isSuperlative(j) {
		return false // خرجت أصوات; استقبل فلان خارج القاعة; فلان أكبر عضو في
	}
	if next := j + 1; !inside && t.bare == "لو" && next < len(r.t) && (strings.HasSuffix(r.t[next].bare, "نا") || strings.HasSuffix(r.t[next].bare, "ت") || isVerbal(r.t[next].bare)) {
		return false // لو أجرينا: if we made
	}
	if !inside && t.is(arObjectPronoun) && j > 0 && r.t[j-1].form != nil {
		return false // قال لي فلان
	}
	if !inside && t.class == 0 && !t.def && t.prep == 0 && utf8.RuneCountInString(t.bare) >= 4 && (strings.HasPrefix(t.bare, "يت") || strings.HasPrefix(t.bare, "يست")) && !r.w.family[t.bare] && !r.named[t.bare] && !r.isFirstName(t.bare) && j+1 < len(r.t) && (!r.t[j+1].def && (r.masdarLike(r.t[j+1].bare) || r.t[j+1].form != nil) || r.t[j+1].def && r.t[j+1].prep == 0 && !r.isNisba(j+1)) {
		return false // حيث يتسم وصف العمل بـ
	}
	if surface := r.d.Text[t.Start:t.End]; t.prep == 0 && (strings.HasPrefix(surface, "بأ") || strings.HasPrefix(surface, "بإ")) && !t.is(arGivenName|arFirstName) && !r.w.family[t.bare] && !r.named[t.bare] {
		return false // مدير الفرع بأبها
	}
	if !inside && !t.def && strings.HasPrefix(t.bare, "م") && hasFeminineEnding(t.bare) && t.class == 0 && j+1 < len(r.t) && r.isColon(j+1) && j > 0 && r.t[j-1].form != nil {
		return false // وتابعت متحمسة: …
	}
	if t.bare == "باسم" && j+1 < len(r.t) && r.t[j+1].is(arNounHead|arOrganisation) {
		return false // رحب الوزير باسم المجلس
	}
	if inside && t.class == 0 && strings.HasPrefix(t.bare, "ب") && utf8.RuneCountInString(t.bare) >= 6 && strings.HasSuffix(r.d.Text[t.Start:t.End], "ه") && j+1 < len(r.t) && r.t[j+1].def && !r.w.family[t.bare] {
		return false // قال برغ بهدوئه المعهود
	}
	if s, ok := strings.CutSuffix(t.bare, "ي"); ok && !inside && !t.def && r.class[s]&(arNounHead|arAddressee) != 0 && r.class["ال"+s+"ين"]&(arAddressee|arPair) != 0 && j+1 < len(r.t) && r.t[j+1].def && r.t[j+1].prep == 0 {
		return false // ناشدت طرفي النزاع
	}
	if !inside && t.class == 0 && !t.def && t.prep == 0 && strings.HasPrefix(t.bare, "ي") && isVerbal(t.bare) && utf8.RuneCountInString(t.bare) == 4 && j+1 < len(r.t) && r.t[j+1].def && r.t[j+1].prep == 0 && !r.isNisba(j+1) && !r.w.family[t.bare] && !r.named[t.bare] && !r.isFirstName(t.bare) {
		return false // ويسلط القتال الضوء
	}
	if t.def && t.prep == 0 && !t.is(arFirstName|arGivenName) && j+1 < len(r.t) && (t.stem == "مطالبه" || t.stem == "دعوه" || t.stem == "تاكيد" || t.stem == "تحذير") && !r.named[t.stem] {
		return false // جدد المتحدث باسم المنظمة المطالبة بـ
	}
	if inside && (r.t[j-1].is(arFirstName) || r.isFirstName(r.t[j-1].bare)) && j+1 < p.limit && r.t[j+1].Kind == tokenize.Letters && !r.t[j+1].def && spelledLetter(t.bare) {
		return true // ديفيد إيه تومسون
	}
	if inside && possessed(t.bare) && strings.HasSuffix(t.bare, "ءه") || t.bare == "صلي" && j+1 < len(r.t) && r.t[j+1].bare == "الله" {
		return false // ونصح المخلوع حلفاءه بـ; قال صلى الله عليه وسلم
	}
	if strings.HasSuffix(t.bare, "ئا") || r.strives(j) {
		return false // شيئا مفاجئا
	}
	if !t.def && t.prep == 0 && t.form == nil && j+1 < p.limit && r.t[j+1].bare == "بن" && r.masdarLike(t.bare) {
		return true // توفيق بن فوزان
	}
	if t.def && t.stem == "حمد" && j+1 < len(r.t) && r.t[j+1].Norm == "لله" {
		return false // الحمد لله
	}
	if t.bare == "لا" && j+1 < len(r.t) && isVerbal(r.t[j+1].bare) {
		return false
	}
	if inside && j+1 < len(r.t) && (t.bare == "صباح" || t.bare == "مساء" || t.bare == "ظهر" || t.bare == "فجر") && r.t[j+1].is(arTime) || !inside && t.bare == "اسماء" && r.genitivePlural(j+1) {
		return false // أحمد فوزي صباح اليوم; أسماء المرشحين
	}
	if t.is(arNameParticle) || t.is(arGivenName) && (inside || !t.is(arTitleHead) || j+1 < p.limit && r.t[j+1].is(arNameParticle) || p.startsPerson(j)) {
		return true
	}
	if !inside && t.is(arOrganisation) && t.is(arFirstName) && p.startsPerson(j) {
		return true // هلال ياسين
	}
	if inside && t.is(arFirstName) && !t.is(arPreposition|arTitleHead) && t.prep == 0 &&
		(t.form == nil || j+1 < len(r.t) && r.t[j+1].class == 0 && r.t[j+1].Kind == tokenize.Letters && r.t[j+1].form == nil && !r.t[j+1].def && r.t[j+1].prep == 0) {
		return true // صدقة يحيى فاضل
	}
	if inside && t.prep == 'b' && t.def && r.class[t.stem]&(arGivenName|arFirstName) != 0 && !r.t[j-1].def && j+1 < len(r.t) && (r.t[j+1].is(arComplementizer) || r.isComma(j+1) || r.isColon(j+1)) && !t.conj {
		return true // جميل بالقاسم
	}
	if r.named[t.stem] && !inside && t.prep == 'b' && t.def && r.class[t.stem]&(arGivenName|arFirstName) != 0 && j+1 < len(r.t) && r.t[j+1].is(arComplementizer) {
		return true
	}
	if inside && t.prep == 'b' && t.def && t.class == 0 && !r.known(t.stem) && (utf8.RuneCountInString(t.stem) >= 4 || strings.HasSuffix(t.stem, "و")) && r.t[j-1].is(arGivenName|arFirstName) && !t.conj {
		return true // اسماعيل بالاغو
	}
	if inside && !t.def && !t.conj && t.class == 0 && t.form == nil && strings.HasPrefix(r.d.Text[t.Start:t.End], "با") && utf8.RuneCountInString(t.bare) >= 6 && !r.masdarLike(strings.TrimPrefix(t.bare, "ب")) && r.t[j-1].is(arGivenName|arFirstName) && (!r.known(t.stem) || j > 1 && r.t[j-2].is(arGivenName|arFirstName)) {
		return true // بدر محمد باسلمة
	}
	if !inside && !t.def && isVerbal(t.bare) && strings.HasPrefix(t.bare, "ي") && !t.is(arGivenName|arFirstName) && !r.w.family[t.bare] && j+1 < len(r.t) && r.t[j+1].is(arGivenName|arFirstName) {
		return false // أمير الرياض يقلد مرزوق الوسام
	}
	if s, ok := strings.CutPrefix(t.Norm, "وس"); ok && !inside && t.class == 0 && isVerbal(s) && utf8.RuneCountInString(s) > 3 && j+1 < p.limit && r.t[j+1].is(arFirstName) && !r.t[j+1].conj {
		return false // وسيحاول سامر شرح موقفه
	}
	if !inside && !t.def && t.class == 0 && strings.HasPrefix(t.bare, "ب") && hasFeminineEnding(t.bare) && j+1 < len(r.t) && !r.t[j+1].def && hasFeminineEnding(r.t[j+1].bare) && !r.t[j+1].is(arFirstName|arGivenName) && !r.w.family[t.bare] && !r.named[t.bare] {
		return false // دعا بنبرة تصالحية
	}
	if !inside && r.joinsNoun(j) {
		return false // رئيس الإقليم وشعب كردستان
	}
	if t.bare == "هناك" {
		return false // قال الوزير هناك حاجة إلى
	}
	if !inside && t.bare == "كامل" && j+1 < len(r.t) && possessiveNoun(r.t[j+1].bare) {
		return false // أكد كامل ثقته في
	}
	if !inside && r.saysI(j) {
		return false
	}
	if !inside && !t.def && strings.HasSuffix(t.bare, "يا") && j+1 < len(r.t) && r.t[j+1].is(arComplementizer) && !t.is(arGivenName|arFirstName) && !r.named[t.bare] {
		return false // نفى قطعيا أن
	}
	if t.is(arPronoun|arReflexive) || inside && r.nouns[t.bare] != nil || r.endsInPronoun(j) || r.attributive(j, inside) {
		return false
	}
	if p.stops(j) || r.nounCueAt(j) != nil || t.def && t.multi&arAddressee != 0 {
		return false
	}
	if t.form != nil && !inside && t.form.tense == arPerfect && !t.form.plural && j > 0 && r.t[j-1].form != nil && !t.conj && j+1 < p.limit && r.t[j+1].is(arNameParticle) {
		return true // وصف دان دي لوس
	}
	if t.form != nil && (!t.form.verb.strict || !inside || j+1 < p.limit && r.t[j+1].Kind != tokenize.Letters) && !t.is(arGivenName) {
		return false
	}
	if t.prep != 0 && !(t.prep == 'b' && (t.def && r.w.family[t.bare] || r.named[t.bare])) && !(inside && t.prep == 'b' && strings.HasPrefix(t.bare, "بو") && t.class == 0) || strings.Contains(r.d.Text[t.Start:t.End], "\u064b") {
		return false // no name has the ending of an indefinite accusative
	}
	if inside && j+1 == p.limit && j+1 < len(r.t) && !t.def && t.prep == 0 && !t.conj && t.class&^arMasdar == 0 && !isAccusative(t.bare) && r.t[j-1].is(arGivenName|arFirstName) && !r.t[j-1].def &&
		(r.t[j+1].is(arComplementizer|arPreposition) || r.isColon(j+1)) && hasFeminineEnding(t.bare) {
		return true // محمد سلامة إن
	}
	if s, ok := strings.CutSuffix(t.bare, "ا"); ok && !inside && r.class[s]&arGivenName != 0 && t.class == 0 && isFaail(s) && j+1 < len(r.t) && r.isComma(j+1) {
		return false // خرج الشاب سالما
	}
	if t.is(arMasdar|arNounHead|arAdjective|arAddressee|arEvent|arCountryNoun|arEventNoun) && !t.def && !(inside && r.endsInAdjective(j)) {
		return false
	}
	if t.is(arNounHead) && t.def {
		return inside && (t.is(arGivenName) || r.endsInTrade(j) || j > 1 && r.t[j-2].bare == "بن" && r.class[t.stem]&arFirstName != 0) || r.isTradeName(j)
	}
	if t.def && (r.masdarLike(t.stem) || t.is(arEventNoun)) && !(inside && j > 1 && r.t[j-2].bare == "بن" && r.class[t.stem] == 0) && !r.w.family[t.bare] && !r.named[t.stem] && !t.is(arGivenName) {
		return false // استبعد الوزير التعاون مع …
	}
	if !inside && !t.def && hasFeminineEnding(t.bare) && !t.is(arGivenName|arFirstName) && !r.isFirstName(t.bare) && r.genitiveNoun(j+1) {
		return false // انتقد الوزير سياسة الحكومة
	}
	if inside && t.class == 0 && !t.def && theyDid(t.bare) && !r.w.family[t.bare] {
		return false // وزراء في حكومة هادي وصلوا
	}
	if possessive(t.bare) && t.class != arFirstName || inside && pluralVerb(t.bare) || t.def && r.nouns[t.stem] != nil {
		return false
	}
	if !inside && !t.def && len(t.bare) >= 2*6 && strings.HasSuffix(r.d.Text[t.Start:t.End], "ية") {
		return false // محدودية، مصداقية
	}
	if !t.def && !t.is(arGivenName) && r.masdarLike(t.bare) && (t.is(arMasdar) || !strings.HasPrefix(r.d.Text[t.Start:t.End], "أ")) {
		return false // but أنطوان has a hamza that no انفعال has
	}
	if s, ok := strings.CutSuffix(t.bare, "ا"); ok && (r.nouns[s] != nil || r.class[s]&arMasdar != 0 || inside && r.class[s]&arDocument != 0) {
		return false // نفى نفيا قاطعا; أصدر فلان بيانا
	}
	if inside && !t.def && isMufaala(t.bare) && !t.is(arGivenName|arFirstName) && !r.w.family[t.bare] {
		return false // رفض عمر مبايعة الزعيم
	}
	closes := j+1 < len(r.t) && r.t[j-min(j, 1)].is(arGivenName|arFirstName) && (r.t[j+1].is(arComplementizer) || r.isColon(j+1)) && !r.title[t.stem].plural && !t.is(arAddressee)
	if inside && t.def && len(t.stem) >= 12 && !closes { // but عبدالعزيز سعود البابطين إن
		for _, plural := range [...]string{"ات", "ين", "ون"} {
			if strings.HasSuffix(t.stem, plural) {
				return false
			}
		}
	}
	return true
}

// endsInTrade reports whether word j, a trade with article, is the family name
// after a given name, since the clause of the verb follows: قال محمد المخرج إن.
func (r *arReader) endsInTrade(j int) bool {
	t := &r.t[j]
	switch t.stem {
	case "رئيس", "رئيسه", "وزير", "وزيره", "ملك", "ملكه", "امير", "اميره", "سفير", "سفيره", "نائب", "نائبه", "زعيم", "زعيمه", "قائد", "قائده":
		return false // offices stand there as titles
	}
	return t.prep == 0 && t.is(arTitleHead) && j > 0 && j+1 < len(r.t) && !r.t[j-1].def && r.t[j-1].is(arFirstName|arGivenName) &&
		(r.t[j+1].is(arComplementizer) || r.t[j+1].is(arTitleHead) && !r.t[j+1].def && r.t[j+1].prep == 0 && !r.t[j+1].conj || j+2 < len(r.t) && r.t[j+1].is(arPreposition) && r.t[j+2].is(arComplementizer))
}

// endsInAdjective reports whether word j is an adjective without article right
// after a given name, which is definite, so that it can only be the family name:
// عبد الستار بارز.
func (r *arReader) endsInAdjective(j int) bool {
	t := &r.t[j]
	if t.class&^arAdjective != 0 || t.conj || t.prep != 0 || j < 2 || isAccusative(t.bare) {
		return false
	}
	if _, n := (&arPhrase{r: r, limit: len(r.t)}).place(j); n > 0 {
		return false
	}
	return r.t[j-2].bare == "عبد" && r.t[j-1].def || !r.t[j-1].def && r.t[j-1].is(arFirstName) && !r.t[j-2].is(arFirstName|arGivenName|arNameParticle)
}

// isTradeName reports whether word j is such a family name by itself, by which
// the article has named somebody.
func (r *arReader) isTradeName(j int) bool {
	t := &r.t[j]
	return t.def && t.prep == 0 && t.is(arTitleHead) && r.named[t.stem] && (j+1 >= len(r.t) || !r.t[j+1].def)
}

// isAfala reports whether word j, with و, has the shape of the verb أفعل, which
// is a man's name as well: وأكمل.
func (r *arReader) isAfala(j int) bool {
	t := &r.t[j]
	return t.conj && t.form == nil && utf8.RuneCountInString(t.bare) == 4 && strings.HasPrefix(strings.TrimPrefix(r.d.Text[t.Start:t.End], "و"), "أ")
}

// likelyName reports whether a word with article reads as a family name: the
// rest of the phrase shows nothing else. Plurals and feminine nouns are not.
func (r *arReader) likelyName(j int) bool {
	s := r.t[j].stem
	for _, suffix := range [...]string{"ات", "ون", "ين", "ه"} {
		if strings.HasSuffix(s, suffix) {
			return false
		}
	}
	return !isAfal(s) && !r.t[j].is(arNounHead|arAdjective|arMasdar|arAddressee)
}

// isAfal reports whether a noun has the shape of the broken plural أفعال, which few
// families are called by: أوضاع، أحداث. With nun in the second place it may be one: أنصار.
func isAfal(s string) bool {
	c := []rune(s)
	return len(c) == 5 && c[0] == 'ا' && c[3] == 'ا' && c[1] != 'ن'
}
