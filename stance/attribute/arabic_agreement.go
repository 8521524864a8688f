package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// clauseHead checks what stands before the verb: negation, relative pronoun,
// auxiliary. It fills c.negated and c.from, and is false where the verb
// attributes nothing.
func (r *arReader) clauseHead(a, i int, f *arForm, c *arCandidate) bool {
	if r.t[i].def || r.t[i].prep != 0 {
		return false
	}
	if i == a {
		return f.tense != arParticiple || !strings.HasSuffix(r.t[i].bare, "ات") && r.t[i].bare != "عاده"
	}
	k := i - 1
	if r.t[i].conj && (r.t[k].bare == "او" || r.t[k].bare == "ام") {
		return false // منظمة أو فرد: no conjunction after a conjunction
	}
	if !r.t[i].conj && f.tense == arPerfect && r.afterNounGovernor(k) {
		return false
	}
	if f.tense == arImperfect && r.t[k].is(arComplementizer) {
		// أن يقول: nobody has said it.
		return f.verb.goesOn && k-1 > a && r.t[k-1].bare == "قبل" // قبل أن يضيف: …
	}
	if f.tense == arPerfect && (r.t[k].bare == "لم" || r.t[k].bare == "لن") && r.short[r.t[i].bare] == nil {
		return false // لم تُحدث فرقا: another verb
	}
	if f.tense == arImperfect && k > a && r.t[k].bare == "ظل" && r.t[k-1].bare == "في" {
		return false // في ظل تجدد المواجهات
	}
	if f.tense == arImperfect && r.t[k].bare == "قد" {
		return false // وقد تدعو الدول إلى: nobody has said it
	}
	if f.tense == arImperfect && (r.t[k].bare == "ما" || r.t[k].bare == "مما") || r.t[k].bare == "بما" {
		return false // وهو ما يؤكد أن: a thing shows it
	}
	if f.tense == arImperfect && f.gender == feminine && f.verb.class == "judge" && k > a && !r.t[k].def && hasFeminineEnding(r.t[k].bare) && r.t[k].Kind == tokenize.Letters && r.t[k-1].is(arPreposition) && !r.isTown(k) {
		return false // في خطوة تعد الأولى: so it is held to be, by nobody
	}
	if k > a+1 && r.t[k-1].bare == "اذا" && (r.t[k].is(arAuxiliary) || r.t[k].is(arPronoun)) {
		return false // ما إذا كانت تؤيد
	}
	if f.tense == arImperfect && (r.t[k].bare == "هل" || r.t[k].bare == "الا" && strings.HasPrefix(r.t[i].bare, "ت") && (k == a || r.t[k-1].Kind != tokenize.Letters)) {
		return false // هل تتوقع، ألا ترى أن: a question
	}
	switch r.t[k].bare {
	case "تم", "تمت", "يتم", "تتم", "سيتم", "ستتم", "فتم", "فتمت":
		return false // تمت ملاحظة ذلك
	case "اذ":
		if i+1 < len(r.t) && r.t[i+1].bare == "ذلك" {
			return false // والوزارة إذ تعلن ذلك لتؤكد أن
		}
	case "اذا", "لو", "كانه", "كانها", "كانهم", "كانما", "وكانه", "وكانها", "وكانهم", "وكانما":
		return false // nobody has said it
	case "كنت", "كنا", "لست", "لسنا":
		return false // كنت اعتقد: the author does
	case "من", "ومن", "فمن":
		if k == a || r.t[k-1].Kind != tokenize.Letters {
			return false // من يظن أن: whoever
		}
		switch r.t[k-1].bare {
		case "هناك":
			if k-1 > a && r.t[k-2].is(arNegation) || f.tense == arParticiple || !f.verb.quote && !f.verb.que {
				return false
			}
			c.anonymous = true
		case "هو", "هي", "هم", "اول", "كان", "كانت", "ابرز", "اخر":
		default:
			return false // من حسم المعركة: a noun; أوافق من يقول
		}
	case "عندما", "حينما", "كلما", "ربما", "بعدما":
		if f.tense == arImperfect {
			return false
		}
	}
	if r.t[k].is(arNegation) && (r.t[k].bare != "ما" || f.tense == arPerfect) {
		if deniable(f.verb.class) {
			c.negated = r.t[k].bare != "ما"
		} else {
			switch r.t[k].bare {
			case "ما":
			case "لم":
				c.negated = true // لم يقل إن: its clause is denied, where it has one
			default:
				return false
			}
		}
	}
	if r.t[i].bare == "تابعا" && i+1 < len(r.t) && r.t[i+1].prep == 'l' {
		return false // رتلا تابعا للقوات
	}
	if f.tense == arParticiple {
		switch r.t[k].bare {
		case "كان", "كانت", "يكون", "تكون", "ليس", "ليست":
			return false // كان مقررا تنفيذه: its predicate
		}
		if strings.HasSuffix(r.t[i].bare, "ات") && !r.isComma(i-1) || r.t[i].bare == "عاده" && i+1 < len(r.t) && r.t[i+1].bare == "ما" {
			return false // مطالبات شعبية: demands; عادة ما: usually
		}
		// Only the accusative masculine shows by its ending that it is a
		// circumstance; the other forms need a pause before them or a clause after.
		return f.gender == masculine && !f.plural || r.t[i].conj || r.t[k].Kind != tokenize.Letters || f.verb.que ||
			f.plural && strings.HasSuffix(r.t[i].bare, "ين") && len(f.verb.objPreps) > 0 && (r.t[k].def || r.isTown(k)) // تظاهروا ضد القرار داعين البرلمان إلى رفضه
	}
	if r.t[k].is(arNegation) && r.t[k].conj {
		c.from = k // ولم يستبعد
	}
	for k >= a {
		if r.t[k].starts(arResume|arAuxiliary|arSwitch) > 0 && !r.t[k].is(arComplementizer) {
			c.from = k
			k--
			continue
		}
		if r.isComma(k) && k > a && r.endsSequence(a, k) {
			k--
			continue
		}
		n := 0
		for p := max(a, k-3); p < k; p++ {
			if m := r.t[p].starts(arSwitch | arResume | arTime); m > 1 && p+m == k+1 && !(r.t[i].conj && r.t[p].multi&arTime != 0) {
				n = m
				c.from = p
				break
			}
		}
		if n == 0 {
			break
		}
		k = c.from - 1
	}
	return true
}

// afterNounGovernor reports whether word k takes a noun after it, so that what
// looks like a verb is its noun: دون حسم، لم يتم ذكر اسمه، في نص.
func (r *arReader) afterNounGovernor(k int) bool {
	switch r.t[k].bare {
	case "دون", "بدون", "في", "الي", "علي", "عن", "مع", "حال", "يمكن", "تم", "يتم", "تتم", "جري", "يجري", "سيتم", "اكبر", "اقصي", "ادني", "اقل", "اعلي":
		return r.t[k].class&arGivenName == 0
	}
	return false
}

// within reports whether the words after a verb refer back to the speech or
// text in which its clause says something: كلمة أكد فيها أن.
func (r *arReader) within(k, b int) bool {
	if k >= b {
		return false
	}
	switch r.t[k].bare {
	case "فيه", "فيها", "فيهما", "خلاله", "خلالها":
		return true
	}
	return false
}

// agrees reports whether a mention can be the subject of a verb form: a verb
// before its subject agrees in gender.
func (r *arReader) agrees(f *arForm, m *mention) bool {
	if m.pronoun {
		return true
	}
	head := &r.t[m.first]
	if head.Kind == tokenize.QuoteMark && m.first+1 < m.next {
		head = &r.t[m.first+1]
		if f.gender == masculine && head.def && hasFeminineEnding(head.stem) {
			return false // دعا «الهيئة» إلى
		}
	}
	if f.gender == feminine && m.kind == Person && m.gender == masculine && !m.plural {
		return false
	}
	if f.gender == masculine && m.kind == Person && m.gender == feminine {
		return false
	}
	if f.gender == masculine && (m.state || m.org != nil && head.stem == "امم") && m.gender == feminine {
		return false // ودعا الهند إلى، ناشد الأمم المتحدة
	}
	if f.gender == masculine && (m.kind == Organisation || m.kind == Medium) && m.org == nil && !m.pair && (hasFeminineEnding(head.stem) || isFemininePlural(head.stem)) {
		return false
	}
	if f.gender == feminine && m.org != nil && m.gender == masculine && head.is(arOrganisation) && !head.def {
		return false // وحثت مجلس حقوق الإنسان على
	}
	if f.gender == masculine && (m.kind == Person || m.kind == Office) && m.role != "" && !m.hasName() && strings.HasSuffix(head.stem, "ات") {
		return false // وطالب شخصيات المجتمع بـ
	}
	if f.gender == feminine && m.kind == Document && head.def && isSingleText(head.stem) {
		return false // وتعتبر الاتفاق «خطأ»
	}
	if f.gender == feminine && (m.kind == Organisation) && m.org == nil && head.is(arOrganisation) && !hasFeminineEnding(head.stem) && !isPluralOrBody(head.stem) {
		return false
	}
	return true
}

// isSingleText reports whether a noun names one text and is masculine.
func isSingleText(s string) bool {
	switch s {
	case "اتفاق", "قرار", "بيان", "تقرير", "اعلان", "قانون", "نص", "مقترح", "مرسوم", "ميثاق", "كتاب", "دستور":
		return true
	}
	return false
}

// womanInPost reports whether a feminine verb before a title in the masculine,
// or before a name that men bear too, shows that a woman bears it: قالت عضو
// المجلس، أكدت نائب الوزير، قالت هلال إلفر. A verb that takes an addressee may have
// a subject before it and the title as its object.
func (r *arReader) womanInPost(f *arForm, m *mention) bool {
	v := f.verb
	head := &r.t[m.first]
	if f.gender != feminine || f.tense == arParticiple || f.plural || m.kind != Person || m.gender != masculine || m.plural || len(v.objPreps) > 0 || v.obj || v.accuse != "" {
		return false
	}
	if head.is(arHonorific) && len(m.name) > 1 && m.person == nil && hasFeminineEnding(m.name[0]) {
		return true // وقالت الدكتور سميرة فلان
	}
	return m.role != "" && head.is(arTitleHead) && (!head.def || head.stem == "سناتور") || len(m.name) > 1 && m.person == nil && head.is(arFirstName) && !head.is(arTitleHead|arHonorific)
}

func hasFeminineEnding(s string) bool { return len(s) > 4 && s[len(s)-2:] == "ه" }

// isPluralOrBody reports whether a noun without feminine ending takes a
// feminine verb all the same: broken and sound plurals of things.
func isPluralOrBody(s string) bool {
	for _, suffix := range [...]string{"ات", "وى", "تا", "ى", "ا"} {
		if len(s) > len(suffix) && s[len(s)-len(suffix):] == suffix {
			return true
		}
	}
	return s == "دار" || isFemininePlural(s)
}

// isFemininePlural reports whether a noun is a plural of things, before which
// a verb is feminine.
func isFemininePlural(s string) bool {
	switch s {
	case "بنوك", "وسائل", "احزاب", "لجان", "جهات", "فرق",
		"دول", "بلدان", "قوي", "صحف", "فصائل", "كتائب", "مصادر", "اوساط", "دوائر", "انباء", "اطراف":
		return true
	}
	if r := []rune(s); len(r) == 5 && r[0] == 'م' && r[2] == 'ا' {
		return true // مراكز، مجالس
	}
	return len(s) > 8 && s[len(s)-4:] == "ات"
}

// actsBefore reports whether word k, which the tables have as a verbal noun of two or
// three letters, is a verb before the title of who acts: ورفع رئيس الاتحاد التهنئة، شن
// الرئيس هجوما.
func (r *arReader) actsBefore(k, i int) bool {
	t := &r.t[k]
	return k+2 < i && t.is(arMasdar) && !t.def && t.prep == 0 && utf8.RuneCountInString(t.bare) <= 3 && r.t[k+1].is(arTitleHead|arHonorific) && r.t[k+1].prep == 0
}

// doesSo reports whether word k, which looks like the verbal noun تفعّل, is the verb of the
// same letters, since a full name and a definite object follow: تجنب فلان بن فلان الإشارة.
func (r *arReader) doesSo(k, i int) bool {
	t := &r.t[k]
	if k+3 >= i || t.def || t.prep != 0 || !strings.HasPrefix(t.bare, "ت") || utf8.RuneCountInString(t.bare) != 4 {
		return false
	}
	m, ok := r.phrase(k+1, i)
	return ok && m.kind == Person && len(m.name) > 1 && m.next < i && r.t[m.next].def && r.t[m.next].prep == 0
}

// oblique reports whether a mention is a plural in ين, which no subject after
// its verb is.
func (r *arReader) oblique(m *mention) bool {
	head := &r.t[m.first]
	if s, ok := strings.CutSuffix(head.bare, "ين"); ok && m.org != nil && head.def && m.next == m.first+1 {
		return r.w.orgs["ar"][s+"ون"] != nil // «…» تطالب الحوثيين بـ
	}
	return m.plural && !m.hasName() && head.Kind == tokenize.Letters && strings.HasSuffix(head.stem, "ين") && (head.is(arTitleHead|arAnonymous) && r.title[head.stem].lemma != head.stem || m.guess)
}

// deniable reports whether a verb of the class says something also where it is
// denied: لا يعتقد أن.
func deniable(class string) bool {
	switch class {
	case "believe", "judge", "expect", "reject", "deny", "admit", "support", "hope":
		return true
	}
	return false
}

func pronounGender(s string) (gender, bool) {
	switch s {
	case "هي", "معاليها", "سعادتها", "سموها":
		return feminine, false
	case "هم":
		return masculine, true
	case "هن":
		return feminine, true
	}
	return masculine, false
}
