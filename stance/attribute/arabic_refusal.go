package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// This file holds the reasons for which a verb of the tables is no cue where
// it stands. Each is a method that reports whether it applies; readVerb asks
// them in order, some before the subject and the complement are known.

// narrates reports whether the verb begins a phrase of the author's own.
func (s *arVerbClause) narrates() bool {
	return s.form.tense == arImperfect && !s.form.plural && s.t[s.i].starts(arAuthor) > 0
}

// joinsTwo reports whether بين is the preposition: between X and Y.
func (s *arVerbClause) joinsTwo() bool {
	t, i := s.t, s.i
	if t[i].bare == "بين" && i > s.a && (t[i-1].bare == "ما" || strings.HasSuffix(t[i-1].bare, "فيما")) {
		return true // وما بين السراي والبرلمان
	}
	for k := max(s.a, i-13); t[i].bare == "بين" && k < s.b && k < i+14; k++ {
		if k > i && strings.HasPrefix(t[k].Norm, "وبين") || k < i && t[i].conj && t[k].bare == "بين" {
			return true
		}
	}
	return false
}

// strictInside reports whether a verb that seldom attributes stands inside a
// clause, without a mark or أن after it and a subject before it.
func (s *arVerbClause) strictInside() bool {
	t, a, i := s.t, s.a, s.i
	if s.verb.lemma == "لوح" && i+1 < s.b && t[i+1].prep == 'b' {
		return false // غير أن الدول الأعضاء لوحت بإعادة فرضها
	}
	if s.verb.accuse == "-" && i-2 >= a && t[i-1].bare == "ان" && t[i-2].bare == "بعد" {
		return false // بعد أن حملت الوزارة الصيادين المسؤولية
	}
	if !s.verb.strict || s.form.tense != arPerfect || i == a || s.c.from != i || t[i].conj || t[i-1].Kind != tokenize.Letters || s.endsSequence(a, i) || t[i-1].is(arRelative) {
		return false
	}
	if i+1 >= s.b {
		return true
	}
	clause := t[i+1].is(arComplementizer)
	if !s.isColon(i+1) && t[i+1].Kind != tokenize.QuoteMark && !(s.verb.que && clause && !t[i+1].conj) {
		return true
	}
	ms, at := s.before(a, i, s.form)
	return len(ms) == 0 || clause && ms[0].role == "" && ms[0].person == nil && ms[0].org == nil && t[at].starts(arResume) == 0
}

// isNounThere reports whether a form that is a verbal noun too stands after a
// preposition, before nobody who could do it, or after a verb that takes one: عبر
// كشف طرق …، سيحاول الرئيس شرح موقفه.
func (s *arVerbClause) isNounThere() bool {
	t := &s.t[s.i]
	if n := s.i + 1; s.form.tense == arPerfect && t.is(arMasdar) && n < s.b && s.isNisbaOf(n, n) && (s.t[n].is(arAdjective) || s.verb.lemma == "عرض") && !s.t[n].is(arTitleHead|arFirstName|arGivenName|arAnonymous) && !s.w.family[s.t[n].bare] && !s.named[s.t[n].bare] {
		return true // وعرض مسرحي
	}
	if n := s.i + 1; s.verb.lemma == "أبلغ" && s.form.tense == arImperfect && n+1 < s.b && s.t[n].bare == "من" && s.t[n+1].bare == "العمر" {
		return true // يبلغ من العمر: it is another verb
	}
	if n := s.i + 1; s.form.tense == arParticiple && s.form.plural && n < s.b && s.t[n].form != nil && s.t[n].form.tense == arImperfect && s.t[n].form.plural {
		return true // سيفحم منتقدين يقولون إن
	}
	if s.form.tense != arPerfect || t.conj || s.i == s.a {
		return false
	}
	if before := &s.t[s.i-1]; before.class == 0 && t.is(arMasdar) && willDo(before.Norm) {
		return true // وسيمنع رفض الميزانية الوزير من
	}
	ofNoun := s.i+1 < s.b && s.t[s.i+1].Kind == tokenize.Letters && !s.t[s.i+1].is(arComplementizer)
	for k := s.i - 1; ofNoun && k >= max(s.a, s.i-4) && s.t[k].Kind == tokenize.Letters; k-- {
		switch strings.TrimPrefix(strings.TrimPrefix(s.t[k].Norm, "و"), "س") {
		case "حاول", "حاولت", "يحاول", "تحاول", "اراد", "ارادت", "يريد", "تريد", "يواصل", "تواصل", "واصل", "واصلت":
			return true // سيحاول الرئيس شرح وجهة نظره
		}
	}
	for k := s.i - 1; ofNoun && t.is(arMasdar) && !s.t[s.i-1].is(arComplementizer) && k >= max(s.a, s.i-12); k-- {
		if f := s.t[k].form; f != nil && f.verb.lemma == "رفض" && f.tense != arParticiple {
			return true // رفض المصدر كشف هويته
		}
		if s.t[k].Kind != tokenize.Letters || s.t[k].conj {
			break
		}
	}
	if !t.is(arMasdar) || s.knowsSubject() {
		return false
	}
	switch s.t[s.i-1].bare {
	case "عبر", "خلال", "بعد", "قبل", "دون", "بدون", "رغم", "منذ", "حول", "بشان", "في", "علي", "الي", "عن", "مع", "اثر", "عقب":
		return s.t[s.i-1].form == nil && s.t[s.i-1].multi&(arSwitch|arResume) == 0
	}
	return false
}

// willDo reports whether a word has the shape of a verb in the future: سيمنع، وستؤدي.
func willDo(s string) bool {
	verb, ok := strings.CutPrefix(strings.TrimPrefix(s, "و"), "س")
	return ok && isVerbal(verb)
}

// joinsNoun reports whether what looks like a verb without subject after و is a verbal noun
// that goes on with another: حملة للتوعية بمرحلة القيد وحث المواطنين على.
func (s *arVerbClause) joinsNoun() bool {
	t := &s.t[s.i]
	if len(s.subjects) > 0 || !t.conj || s.form.tense != arPerfect || s.form.gender != masculine || s.form.plural || !t.is(arMasdar) && t.bare != "حث" {
		return false
	}
	for k := s.i - 1; k > s.a && k > s.i-8 && s.t[k].Kind == tokenize.Letters; k-- {
		x := &s.t[k]
		if x.form != nil && !x.is(arMasdar) {
			return false
		}
		if x.prep == 'l' && s.masdarLike(x.stem) {
			return true
		}
	}
	return false
}

// labels reports whether the verb, with its object, says what something is
// called: ما وصفه بأنه.
func (s *arVerbClause) labels() bool {
	if !s.t[s.i].taken || s.i == s.a {
		return false
	}
	switch s.t[s.i-1].bare {
	case "ما", "مما", "لما", "فيما", "بما", "عما":
		return true
	}
	return s.t[s.i-1].is(arRelative) && !s.quotesLabel()
}

// quotesLabel reports whether what something is called after the verb at word i
// stands in quotation marks: التي وصفها بأنها «…».
func (s *arVerbClause) quotesLabel() bool {
	k := s.i + 1
	if k < s.b && (s.t[k].bare == "ب" || s.t[k].is(arComplementizer) && strings.HasPrefix(s.t[k].bare, "ب")) {
		k++
	}
	return k > s.i+1 && k < s.b && s.t[k].Kind == tokenize.QuoteMark
}

// learns reports whether اطّلع على, to learn of, stands there and not أطلع, to brief.
func (s *arVerbClause) learns() bool {
	return s.verb.lemma == "أطلع" && s.form.tense == arPerfect && !strings.Contains(s.d.Text[s.t[s.i].Start:s.t[s.i].End], "أ")
}

// deniesSaying reports whether nothing was said: لم يعلن موعدا, لم يقل أحد إن.
func (s *arVerbClause) deniesSaying() bool {
	if len(s.subjects) == 1 && s.subjects[0].role == "احد" && len(s.subjects[0].rest) == 0 && s.i > s.a && s.t[s.i-1].is(arNegation) && !deniable(s.verb.class) {
		return true
	}
	return s.c.negated && s.comp.kind != arClause && s.t[s.i-1].bare == "لم" && !deniable(s.verb.class)
}

// shownByThing reports whether the subject is a verbal noun: ويشير ضعف الإقبال
// إلى أن.
func (s *arVerbClause) shownByThing() bool {
	j := s.after
	if s.verb.class == "say" || len(s.subjects) > 0 || s.form.tense == arParticiple || s.form.plural || s.comp.kind != arClause || j+1 >= s.comp.at {
		return false
	}
	t := &s.t[j]
	return t.prep == 0 && !t.def && !t.is(arNounHead|arEvent) && t.starts(arTime|arAdjunct|arPreposition) == 0 && s.masdarLike(t.bare)
}

// tooFar reports whether the complement stands too far from the verb or its
// subject, or a participle without a pause before it is an adjective.
func (s *arVerbClause) tooFar() bool {
	if s.form.tense == arParticiple {
		from := s.i
		if s.ownSubject() {
			from = s.next - 1
		}
		return s.describes() || !s.participleTakes(s.verb, from, s.comp)
	}
	return !s.gapAllowed(s.verb, s.next, s.comp) && !s.hasLongTitle() && !s.tellsOfText()
}

// tellsOfText reports whether words alone that say by whom or of what a text is
// stand between it and أن: وأظهر استطلاع بتكليف من الصحيفة أن.
func (s *arVerbClause) tellsOfText() bool {
	if s.comp.kind != arClause || len(s.subjects) != 1 || s.subjects[0].kind != Document || s.comp.at-s.next > maxTitleTail {
		return false
	}
	for k := s.next; k < s.comp.at; k++ {
		if t := &s.t[k]; t.Kind != tokenize.Letters && k+1 < s.comp.at || t.form != nil && !t.is(arNounHead|arMasdar) || t.starts(arRelative|arComplementizer) > 0 {
			return false
		}
	}
	return true
}

// hasLongTitle reports whether only the rest of the subject's title can stand
// between it and أن: يرى عضو الحزب النائب عن كتلة … فلان أن.
func (s *arVerbClause) hasLongTitle() bool {
	if s.comp.kind != arClause && !(s.comp.kind == arNominal && (s.verb.class == "promise" || s.verb.class == "express")) || len(s.subjects) != 1 || s.comp.at-s.next > maxTitleTail {
		return false
	}
	m := &s.subjects[0]
	after := s.t[s.next].is(arTitleHead) && !s.t[s.next].def && s.t[s.next].prep == 0 && !s.t[s.next].conj // فلان شيخ قبائل …
	if m.role == "" || m.guess || m.hasName() && !after || m.kind != Person || !s.t[m.first].is(arTitleHead) {
		return false
	}
	for k := s.next; k < s.comp.at; k++ {
		if s.t[k].Kind != tokenize.Letters && k+1 < s.comp.at || s.t[k].form != nil && !s.t[k].is(arNounHead|arMasdar) {
			return false
		}
	}
	return true
}

// strictWithout reports whether a verb that seldom attributes lacks what shows
// that it does.
func (s *arVerbClause) strictWithout() bool {
	v, comp := s.verb, s.comp
	far := s.bareQuote() && s.next != comp.at
	if !v.que && !v.quote && s.bareQuote() && (v.strict || far) {
		return true
	}
	if !v.strict {
		return false
	}
	if v.lemma == "أعاد" {
		filled := false
		for k := s.i + 1; k < comp.at; k++ {
			filled = filled || contains(v.fillers, s.t[k].bare)
		}
		if !filled {
			return true // أعاد نشر تغريدة
		}
	}
	switch {
	case comp.kind == arColon:
		if comp.at-s.next > 5 {
			return true
		}
		if !v.goesOn || len(s.subjects) == 0 {
			return false
		}
		m := &s.subjects[0]
		return m.person == nil && len(m.name) < 2 && (m.role == "" || m.guess) // زادت الأسعار: …
	case comp.kind == arNominal:
		if (v.class == "promise" || v.lemma == "لوح") && len(s.subjects) > 0 && s.promised(s.next, comp) && !s.subjects[0].guess {
			return false
		}
		if v.class == "promise" && len(s.subjects) == 0 && s.t[s.i].conj && s.i > s.a && s.isComma(s.i-1) && comp.at == s.i+1 && s.masdarLike(strings.TrimPrefix(s.t[comp.start].bare, "ب")) {
			return false // …، ووعدت بمواصلة العمل
		}
		if v.class == "promise" && len(s.subjects) == 0 && s.i > s.a && strings.HasPrefix(s.t[s.i-1].bare, "لكنه") && comp.at == s.i+1 {
			return false // لكنه وعد بدراسة المطالب
		}
		return !v.np || v.lemma == "رأى" && comp.at != comp.start
	case far && !(s.quoteLength(comp.at) > 2 && s.t[s.next].is(arPreposition|arAdjunct)):
		return true
	}
	return v.goesOn && s.bareQuote() && comp.at > s.i+1 // واصل الرباعي «…» تدريباته
}

// quotesName reports whether the quotation is a name in marks.
func (s *arVerbClause) quotesName() bool {
	v, comp := s.verb, s.comp
	if !s.bareQuote() || s.form.tense == arParticiple || s.quoteLength(comp.at) > 2 {
		return false
	}
	return v.class == "judge" && s.form.tense == arImperfect || comp.at-s.next >= 3 || !v.quote && comp.at > s.next
}
