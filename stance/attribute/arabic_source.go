package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// reported reads نقلت الوكالة عن الوزير قوله …: the speaker stands after
// the preposition, not before it.
func (r *arReader) reported(a, i, b int, v *arVerb, c *arCandidate) bool {
	end := min(b, i+maxReach)
	if v.lemma == "جاء" && i+3 < end && r.t[i+1].bare == "علي" && r.t[i+2].bare == "لسان" {
		comp := r.complement(v, i+2, end)
		if comp.kind != arClause && comp.kind != arColon && comp.kind != arQuote {
			return false
		}
		subjects, next := r.subject(i+3, comp.at)
		c.rule, c.subjects, c.comp = ReportedSource, subjects, comp
		c.splits = r.opensAnew(c.from)
		return len(subjects) > 0 && r.reaches(next, comp.at) && (i == a || !r.t[i-1].is(arRelative)) // وجاء على لسان المتحدث أن
	}
	for k := i + 1; k < end; k++ {
		if k > i+1 && r.newClause(k) {
			return false
		}
		if g, plural, ok := pronounAfter(v.source, r.t[k].bare); ok && k <= i+8 {
			// نقلت عنه الوكالة أن: he, not the agency.
			if comp := r.complement(v, k, end); comp.kind != arNone {
				c.rule, c.comp, c.splits = ReportedSource, comp, r.opensAnew(c.from)
				if m, ok := r.writer(a, i); ok {
					c.subjects = []mention{m}
					return true
				}
				c.subjects = []mention{{pronoun: true, gender: g, plural: plural, first: k, next: k + 1, span: r.span(k, k+1)}}
				return true
			}
		}
		if r.t[k].bare != v.source || k+1 >= end {
			continue
		}
		comp := r.complement(v, k, end)
		if comp.kind == arQuote && r.t[comp.at-1].Norm == "و" {
			return false // تنسب أوسلو ذلك إلى «جماعات غريبة» و«متطرفة»
		}
		limit := end
		if comp.kind != arNone {
			limit = comp.at
		}
		subjects, next := r.subject(k+1, limit)
		if v.lemma == "نقل" && len(subjects) > 0 && next < limit && r.isTheirs(next) {
			c.rule, c.subjects, c.comp = ReportedSource, subjects, arComplement{arNominal, next, next}
			c.splits = r.opensAnew(c.from)
			return true // نقلت الوكالة عن مسؤولين استعدادهم لـ
		}
		if v.source == "في" && (k > i+4 || !r.t[k+1].is(arDocument|arMedium|arEvent) && !(r.t[k+1].stem == "مشروع" && k+2 < end && r.t[k+2].is(arDocument)) && !possessiveNoun(r.t[k+1].bare) || r.t[k+1].starts(arTime) > 0) {
			return false
		}
		if len(subjects) == 0 {
			if v.source != "في" || comp.kind == arNone || !possessiveNoun(r.t[k+1].bare) || comp.at > k+4 {
				return false
			}
			c.rule, c.comp = ElidedSubject, comp // جاء في مقدمته: whoever wrote it
			return true
		}
		if g, plural, ok := pronounAfter("ل", r.t[min(next, len(r.t)-1)].bare); ok && v.source == "في" && next < comp.at && subjects[0].kind == Document && len(subjects) == 1 {
			subjects = []mention{{pronoun: true, gender: g, plural: plural, first: next, next: next + 1, span: r.span(next, next+1)}}
			next++ // وجاء في بيان لها
		}
		if next+1 < end && r.isComma(next) {
			next++
		}
		next = r.pastPlace(next, end) // نقلت عن زعيم المعارضة في تركيا قوله
		if next < end {
			n := r.nounCueAt(next)
			if n == nil && r.t[next].bare == "القول" {
				n = r.nouns["قول"] // نقلت عنه القول إن
			}
			if n != nil && n.accuse != "" && next+1 < end && r.t[next+1].prep == 'l' {
				c.cue = Cue{Span: r.span(next, next+1), Lemma: n.lemma, Class: n.class}
				c.rule, c.subjects, c.comp = ReportedSource, subjects[:1], arComplement{arNominal, next + 1, next + 1}
				c.splits = r.opensAnew(c.from)
				return true // نقلت الوكالة عن فلان اتهامه للنواب بـ
			}
			if n != nil {
				if comp = r.complement(n, next, end); comp.kind == arNone || comp.at > next+4 && !((comp.kind == arClause || comp.kind == arQuote && r.t[comp.at].is(arComplementizer)) && (r.t[next+1].starts(arAdjunct|arTime|arPreposition) > 0 || r.t[next+1].bare == "خلال") && comp.at <= next+20) {
					return false
				}
				c.cue = Cue{Span: r.span(next, next+1), Lemma: n.lemma, Class: n.class}
				if s := r.t[next].bare; !strings.HasSuffix(s, "هم") && !strings.HasSuffix(s, "هما") {
					subjects = subjects[:1] // قوله is one man's
				}
			}
		}
		if comp.kind == arNone {
			return false
		}
		c.rule, c.subjects, c.comp = ReportedSource, subjects, comp
		c.splits = r.opensAnew(c.from)
		return true
	}
	if comp := r.complement(v, i, end); v.lemma == "نقل" && comp.kind == arClause {
		if ms, next := r.subject(i+1, comp.at); len(ms) == 1 && ms[0].kind == Medium && r.skipAdverbs(next, comp.at) == comp.at {
			c.rule, c.subjects, c.comp = VerbFirst, ms, comp
			c.splits = r.opensAnew(c.from)
			return true // ونقلت وكالة … أن
		}
	}
	return false
}

// opensAnew reports whether the clause that begins at word i is a new one: with a conjunction, or with a
// switch of speaker after a comma: …، من ناحيتها نقلت الصحيفة.
func (r *arReader) opensAnew(i int) bool {
	return r.t[i].conj || i > 0 && r.t[i].starts(arSwitch) > 0 && r.isComma(i-1)
}

// isTheirs reports whether word k is a verbal noun with a pronoun that says what somebody
// is ready for, wants or fears, and none that attributes by itself.
func (r *arReader) isTheirs(k int) bool {
	t := &r.t[k]
	return !t.def && t.prep == 0 && !t.conj && r.nounCueAt(k) == nil && (r.masdarLike(t.bare) || t.is(arFeeling)) && possessive3(r.d.Text[t.Start:t.End])
}

// writer finds who wrote the text that the clause of words [a, i) tells of: تعليقات
// كتبها الوزير.
func (r *arReader) writer(a, i int) (mention, bool) {
	for k := i - 2; k > a; k-- {
		if r.t[k].Kind != tokenize.Letters || r.t[k].Quote >= 0 {
			continue
		}
		if t := &r.t[k]; k > a+1 && t.prep == 'l' && t.def && t.is(arTitleHead|arHonorific) && r.t[k-1].is(arEvent|arDocument) {
			if m, ok := r.phrase(k, i); ok && m.hasName() {
				return m, true // تغريدة للناشط فلان، جاء فيها
			}
		}
		switch r.t[k].bare {
		case "كتبها", "كتبه", "كتبته", "كتبتها", "ارسلها", "ارسله", "وجهها", "وجهه", "اصدرها", "اصدره", "اصدرته", "اصدرتها":
			m, ok := r.phrase(k+1, i)
			if ok {
				m = r.appositions(m, i)
			}
			return m, ok && (m.hasName() || m.role != "")
		}
	}
	return mention{}, false
}

// documentBefore finds the text named last before word i of a sentence that
// begins at word a.
func (r *arReader) documentBefore(a, i int) (mention, bool) {
	for k := i - 1; k >= max(a, i-maxReach); k-- {
		if !r.t[k].is(arDocument) || r.t[k].Kind != tokenize.Letters {
			continue
		}
		if k > a && !r.t[k].def && !r.t[k-1].def && r.t[k-1].is(arOrganisation|arDocument) {
			k-- // مشروع قانون
		}
		if m, ok := r.phrase(k, i); ok {
			m.kind, m.aside = Document, true
			return m, true
		}
	}
	return mention{}, false
}

// pronounAfter reports whether word s is the preposition prep with a pronoun of
// the third person: عنه، إليها، عنهم.
func pronounAfter(prep, s string) (g gender, plural, ok bool) {
	switch rest, _ := strings.CutPrefix(s, prep); {
	case len(s) <= len(prep):
	case rest == "ه":
		return masculine, false, true
	case rest == "ها":
		return feminine, false, true
	case rest == "هم":
		return masculine, true, true
	}
	return anyGender, false, false
}

// seenBy is the word after a clause that tells which paper has seen the text at word j, or got
// the news: تقرير اطلعت عليه «المرفأ»، معلومات حصلت «المرفأ» عليها; 0 where none stands there.
func (r *arReader) seenBy(j, end int) int {
	if j+3 >= end || !r.t[j].is(arDocument) || r.t[j].def {
		return 0
	}
	switch r.t[j+1].bare {
	case "اطلعت", "اطلع", "حصلت", "حصل", "تلقت", "تلقي", "تسلمت", "تسلم":
	default:
		return 0
	}
	onIt := func(k int) bool {
		switch r.t[k].bare {
		case "عليه", "عليها", "منه", "منها":
			return true
		}
		return false
	}
	k := j + 2
	if onIt(k) {
		k++
	}
	if k >= end {
		return 0
	}
	if q := r.quoteAt(k); r.t[k].Kind == tokenize.QuoteMark && q >= 0 {
		k = r.afterQuote(q)
	} else if m, ok := r.phrase(k, end); ok && (m.kind == Medium || m.org != nil) {
		k = m.next
	} else {
		return 0
	}
	if k < end && onIt(k) {
		k++
	}
	return k
}

// lawful reports whether a document is one that binds, by which things are done
// more often than told.
func (r *arReader) lawful(m *mention) bool {
	switch r.t[m.first].stem {
	case "اتفاق", "اتفاقيه", "قانون", "دستور", "معاهده", "ميثاق", "قرار", "مرسوم", "بند", "ماده", "لائحه", "نظام", "قاعده", "صيغه", "مبدا", "جدول", "خطه", "معيار", "معايير", "قواعد", "شروط":
		return true
	}
	return false
}

// isProcedure reports whether a noun tells how things are done, and is nobody's word: وفق عمل
// مؤسسي.
func isProcedure(s string) bool {
	switch s {
	case "عمل", "منهج", "اسلوب", "نهج", "اليه", "اليات", "اسس", "طريقه", "جدول", "جداول", "خطه", "خطط", "معايير", "ضوابط", "شروط", "مواصفات":
		return true
	}
	return false
}

// measures reports whether a noun is what something depends on, and is nobody's word: بحسب حجم الضرر، حسب الحاجة.
func measures(s string) bool {
	switch s {
	case "مكان", "حجم", "عدد", "نوع", "طبيعه", "ظروف", "حاجه", "رغبه", "قدره", "موقع", "درجه", "كميه", "سعر", "قيمه", "عمر", "سن", "نتيجه", "اولويه", "اهميه", "ترتيب", "حاله", "نسبه", "معدل":
		return true
	}
	return false
}
