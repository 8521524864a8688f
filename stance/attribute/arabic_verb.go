package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// ownFrame reads verbs with a frame of their own: accusation, description,
// report. done is false for the others.
func (s *arVerbClause) ownFrame() (done, ok bool) {
	t, v := s.t, s.verb
	switch {
	case t[s.i].taken && (v.accuse != "" || v.describe != "" || v.class == "judge"):
		return true, s.heldToBe(s.a, s.i, s.b, v, s.c)
	case v.accuse != "":
		if s.i > s.a && (t[s.i-1].is(arRelative|arNegation) || s.form.tense == arParticiple && t[s.i-1].Kind == tokenize.Number || v.accuse == "-" && t[s.i-1].is(arPreposition)) {
			return true, false // مع تحمل أقل قدر من المسؤولية, 41 متهما: nouns
		}
		return true, s.accusation(s.a, s.i, s.b, v, s.c)
	case v.describe != "":
		return true, s.description(s.a, s.i, s.b, v, s.c)
	case v.source != "":
		return true, s.reported(s.a, s.i, s.b, v, s.c)
	}
	return false, false
}

// mentionsFact reports whether ذكر stands with بأن, which calls something to
// mind.
func (s *arVerbClause) mentionsFact() bool {
	return s.verb.lemma == "ذكر" && s.comp.kind == arClause && strings.HasPrefix(s.t[s.comp.at].bare, "ب")
}

// bareQuote reports whether the complement is a quotation without a word that
// introduces it.
func (s *arVerbClause) bareQuote() bool { return s.comp.kind == arQuote && s.comp.at == s.comp.start }

// quoteAhead reports whether a quotation has just ended before the verb, and
// the one after it goes on with it or has a verb of its own: «…»، رد الوزير، قبل
// أن يضيف: «…».
func (s *arVerbClause) quoteAhead() bool {
	if s.comp.kind == arQuote && s.comp.at > s.next && !s.t[s.i].conj && s.i-1 > s.a && s.isComma(s.i-1) && s.closes(s.i-2, s.a) && s.verb.quote {
		for k := s.next; k < s.comp.at; k++ {
			if f := s.t[k].form; f != nil && f.tense == arImperfect && f.verb.quote {
				return true
			}
		}
	}
	return s.bareQuote() && s.form.tense != arParticiple && !s.t[s.i].conj && s.isComma(s.comp.at-1) && s.closes(s.i-1, s.a)
}

// findRule names the rule, and for a verb without subject after it looks for
// one before it.
func (s *arVerbClause) findRule() {
	c := s.c
	switch {
	case s.form.tense == arParticiple:
		c.rule, c.chained, c.splits = ParticipleCue, true, true
		return
	case s.preposed:
		c.rule = SubjectFirst
		return
	case len(s.subjects) > 0 && !s.subjects[0].pronoun:
		c.rule = VerbFirst
		if m, ok := s.callerBefore(); ok {
			s.subjects, c.rule = []mention{m}, SubjectFirst
		}
		return
	}
	c.rule = VerbFirst
	if ms, at := s.before(s.a, s.i, s.form); len(ms) > 0 {
		s.subjects, c.from, c.rule = ms, at, SubjectFirst
	} else if len(s.subjects) == 0 {
		c.rule = ElidedSubject
		if m, ok := s.antecedent(s.a, s.i); ok {
			s.subjects, c.rule = []mention{m}, SubjectFirst
		} else if m, ok := s.topicAtHead(); ok {
			s.subjects, c.rule = []mention{m}, SubjectFirst
		} else if m, at := s.beforehand(); at < s.i {
			s.subjects, c.from, c.rule = []mention{m}, at, SubjectFirst
		}
	}
}

// beforehand finds who has said so before, and where the clause begins: الوزيرة سبق لها أن
// أعلنت، سبق للوزير أن أعلن.
func (s *arVerbClause) beforehand() (mention, int) {
	t, i := s.t, s.i
	if i < s.a+3 || t[i-1].bare != "ان" {
		return mention{}, i
	}
	for k := i - 2; k >= s.a && k > i-10; k-- {
		if t[k].Kind != tokenize.Letters {
			break
		}
		if t[k].Norm != "سبق" && t[k].Norm != "وسبق" {
			continue
		}
		if ms, at := s.before(s.a, k, s.form); len(ms) == 1 && k >= i-3 {
			return ms[0], at
		}
		if name, ok := strings.CutPrefix(t[k+1].bare, "ل"); ok && k+2 == i-1 && (s.named[name] || s.w.family[name]) {
			return s.nameBehind(k + 1), k // سبق لأوباما أن أكد
		}
		if m, ok := s.phrase(k+1, i-1); ok && t[k+1].prep == 'l' && m.next == i-1 && !m.pronoun && s.agrees(s.form, &m) {
			return m, k
		}
		break
	}
	return mention{}, i
}

// callerBefore finds whom a relative clause speaks of that calls on somebody, where the
// words after the verb are who is called on: الوزيرة التي دعت الحكومة إلى التراجع. Where the
// relative pronoun is what is called for, a pronoun stands for it.
func (s *arVerbClause) callerBefore() (mention, bool) {
	t := s.t
	if len(s.verb.objPreps) == 0 || s.comp.kind != arNominal || s.i <= s.a || !t[s.i-1].is(arRelative) || s.next != s.comp.at || s.comp.start >= s.b || len(s.subjects) != 1 || s.subjects[0].pronoun {
		return mention{}, false
	}
	if k := min(s.comp.start+1, s.b-1); s.comp.at == s.comp.start && s.owned(s.comp.start) || s.owned(k) && t[k].Kind == tokenize.Letters {
		return mention{}, false
	}
	m, ok := s.antecedent(s.a, s.i)
	return m, ok && s.agrees(s.form, &m)
}

// nameSource replaces a medium by whom it quotes, and gives a provision its
// text.
func (s *arVerbClause) nameSource() {
	t := s.t
	from := s.skipAdverbs(s.next, s.comp.at)
	if from+1 < s.comp.at && s.isComma(from) && t[from+1].bare == "علي" {
		from++
	}
	if len(s.subjects) > 0 && !s.preposed && from < s.comp.at && (t[from].bare == "نقلا" || t[from].bare == "علي" && s.subjects[0].kind == Medium) && t[from].starts(arAccording) > 0 {
		if m, end, ok := s.accordingSpeaker(from, s.comp.at); ok {
			s.subjects, s.next, s.c.rule = []mention{m}, end, ReportedSource // ذكرت صحيفة نقلاً عن مصادر أن
		}
	}
	if len(s.subjects) == 0 && s.verb.class == "expect" && s.form.tense == arImperfect && s.form.gender == masculine && from+1 < s.comp.at && t[from].starts(arAccording) > 0 {
		if m, _, ok := s.accordingSpeaker(from, s.comp.at); ok {
			s.subjects, s.c.rule = []mention{m}, ReportedSource // ويتوقع، بحسب مصدر، أن: a passive
		}
	}
	if k := s.after; len(s.subjects) == 0 && s.form.tense != arParticiple && k+1 < s.comp.at && t[k].bare == "نقلا" {
		if g, plural, ok := pronounAfter("عن", t[k+1].bare); ok && k+2 == s.comp.at {
			s.c.gender, s.c.plural = g, plural // وأضافت نقلا عنه أن: he goes on, not the paper
		}
	}
	if s.verb.class == "state" && len(s.subjects) == 0 && s.form.tense != arParticiple {
		// مشروع قانون …، ينص على: no person says it, but the text named before.
		if m, ok := s.documentBefore(s.a, s.i); ok {
			s.subjects = []mention{m}
		} else {
			s.c.anonymous = true
		}
	}
}

// withoutSpeaker marks the clauses that name nobody, so that no speaker is
// carried on to them.
func (s *arVerbClause) withoutSpeaker() {
	t, i, j, c := s.t, s.i, s.after, s.c
	none := len(s.subjects) == 0
	if none && j < s.comp.at && s.form.tense != arParticiple &&
		(t[j].Kind == tokenize.Number || isAnother(t[j].bare) && s.comp.at == j+1 || t[j].bare == "ما" && s.comp.kind == arClause) {
		c.anonymous = true // قال 40% إنهم، وقال آخر: …
	}
	if s.verb.class == "write" && none && s.form.tense == arPerfect && i+2 < s.b && t[i+1].bare == "علي" && t[i+2].def {
		c.gender, c.plural = masculine, true // وكتب على اللافتات: those who carry them
	}
	if c.rule == ElidedSubject && s.form.tense == arPerfect && s.form.gender == masculine && !t[i].conj && c.from == i && i+2 < s.b && t[i+1].bare == "في" && s.isTown(i+2) {
		c.anonymous = true // أعلن في أوسلو أن
	}
	if (none || s.preposed && !s.knowsSubject()) && s.verb.lemma == "اعتقد" && s.form.tense == arImperfect && s.form.gender == masculine && !s.form.plural && i > s.a && !t[i].conj && t[i-1].Kind == tokenize.Letters && !t[i-1].def && !t[i-1].is(arPreposition) &&
		t[i-1].starts(arResume|arAuxiliary|arSwitch|arNegation|arRelative|arTime|arPronoun|arComplementizer) == 0 && t[i-1].bare != "كما" && t[i-1].bare != "هل" {
		s.subjects, c.anonymous = nil, true // صواريخ يعتقد بأنها
	}
	if s.verb.lemma == "اعتقد" && s.form.tense == arImperfect && s.form.gender == masculine && !s.form.plural && i > s.a && (t[i-1].bare == "التي" || t[i-1].bare == "اللواتي") {
		s.subjects, c.anonymous = nil, true // الأصول التي يعتقد أنها آمنة
	}
	if s.verb.impersonal && !(i > s.a && s.verb.lemma == "تردد" && (t[i-1].bare == "لم" || t[i-1].bare == "لن")) || s.passive(i) || none && s.form.gender == masculine && s.form.tense != arParticiple && s.verb.lemma == "كشف" && i+1 < s.b && contains(s.verb.fillers, t[i+1].bare) {
		s.subjects, c.anonymous = nil, true // كشف النقاب عن: it is a passive
	}
	if s.form.tense == arParticiple && !s.ownSubject() {
		s.subjects = nil // it shares that of the clause around it
	}
}

// isAnother tells words for one more source: قال آخر، قالت ثالثة.
func isAnother(s string) bool {
	switch s {
	case "اخر", "اخري", "ثان", "ثاني", "ثانيه", "ثالث", "ثالثه", "رابع", "رابعه":
		return true
	}
	return false
}

// ownSubject reports whether a participle names who speaks: مؤكدا وزير الدفاع
// أن. After a verb that has an object the noun would be that.
func (s *arVerbClause) ownSubject() bool {
	v := s.verb
	if s.form.tense != arParticiple || len(s.subjects) != 1 || !s.knowsSubject() || !v.que || v.obj || len(v.objPreps) > 0 || v.accuse != "" || v.describe != "" || s.takesSides() {
		return false
	}
	switch v.class {
	case "say", "affirm", "explain", "announce", "report", "add":
	default:
		return false
	}
	return s.skipAdverbs(s.next, s.comp.at) == s.comp.at
}

// complete fills what is left of the candidate.
func (s *arVerbClause) complete() {
	t, c, comp := s.t, s.c, s.comp
	if comp.kind == arNominal && c.rule != ParticipleCue {
		c.rule = NominalContent
	}
	if s.verb.class == "agree" && len(s.subjects) == 1 && s.next+1 < comp.at && t[s.next].bare == "مع" && !t[s.next].conj {
		if m, ok := s.phrase(s.next+1, comp.at); ok && !m.pronoun && !m.guess && (m.kind == Person || m.state || m.org != nil) && s.reaches(m.next, comp.at) {
			s.subjects = append(s.subjects, m) // واتفق الوزير مع نظيره على
		}
	}
	if s.verb.class == "agree" && len(s.subjects) > 0 && (len(s.subjects) > 1 || s.subjects[0].plural) {
		c.rule = JointAgreement
	}
	c.subjects = s.bothStates(s.subjects)
	if s.verb.class == "ask" && len(s.subjects) > 0 && s.next < comp.at {
		if m, ok := s.phrase(s.next, comp.at); ok && m.kind == Person && !m.pronoun {
			c.asked = &m
		}
	}
	if s.form.tense != arParticiple {
		c.splits = s.opensStatement()
	}
	if m, at := s.goesOnBeing(); at < s.i {
		c.subjects, c.from = []mention{m}, at
	}
	c.addressable = t[s.i].conj && len(s.verb.objPreps) > 0 && c.rule == NominalContent && !s.preposed && s.next >= comp.at
	c.cue.Span = s.cueSpan(s.i, s.form)
}

// topicBefore is where the words of what the verb at word i speaks of begin, after a
// comma: …، وفي شأن القوارب قال; 0 where there are none.
func (s *arVerbClause) topicBefore(a, i int) int {
	last := i - 1
	if last > a && s.isComma(last) {
		last--
	}
	for k := last; k > a && k >= i-6 && (s.t[k].Kind == tokenize.Letters || s.t[k].Kind == tokenize.Number); k-- {
		if s.t[k].conj && s.t[k].starts(arPreposition) > 0 && s.isComma(k-1) {
			return k
		}
	}
	return 0
}

// opensStatement reports whether the verb ends the content of the statement
// before it. A switch of speaker right before it then opens the clause: …، بدورهم رفض نواب.
func (s *arVerbClause) opensStatement() bool {
	t, a, from, kind := s.t, s.a, s.c.from, s.comp.kind
	quoted := kind == arClause || kind == arQuote || kind == arColon
	topic := 0
	if from == s.i {
		topic = s.topicBefore(a, from)
	}
	afterMark := from == a || t[from-1].Kind == tokenize.Punct || t[from-1].Kind == tokenize.QuoteMark
	switch {
	case from == s.i && quoted && s.remarkedOn(s.i):
		s.c.from = s.i - 2
		return true // …، وهو ما اعتبر فلان أنه
	case t[from].conj && (quoted || afterMark):
		return true
	case from < s.i && (afterMark && quoted || s.contrast(from, from+2) == from):
		return true
	case t[from].starts(arResume) > 0:
		return true
	case from < s.i && t[from].bare == "قد" && t[from].conj && s.form.tense == arPerfect && s.c.rule == NominalContent && s.knowsSubject():
		return true // … وقد أعربت النرويج عن قلقها
	case from-1 > a && from < s.i && t[s.i-1].bare == "قد" && t[from].is(arAuxiliary) && strings.HasPrefix(t[from].Norm, "و") && s.isComma(from-1) && s.form.tense == arPerfect && s.preposed && s.knowsSubject():
		return true // …، وكان الوزير قد انتقد الخطة
	case from > a+1 && s.endsSequence(a, from) && quoted && s.form.tense == arPerfect && s.c.rule == VerbFirst && len(s.subjects) > 0 && s.introduces(&s.subjects[0]):
		return true // …، في سياق آخر أعلن الوزير أن
	case from-1 > a && t[from-1].is(arSwitch) && s.isComma(from-2) && s.form.tense == arPerfect && !s.preposed && len(s.subjects) > 0 && (s.introduces(&s.subjects[0]) || s.subjects[0].role != "" && !s.subjects[0].guess):
		s.c.from = from - 1
		return true // …، بدورهم رفض نواب
	case topic > 0 && quoted && s.form.tense == arPerfect && s.c.rule == VerbFirst && len(s.subjects) > 0 && s.introduces(&s.subjects[0]):
		s.c.from = topic
		return true // …، وفي شأن القوارب قال الوزير:
	case topic > 0 && (t[topic+1].Kind == tokenize.Number || t[topic+1].starts(arTime) > 0) && s.form.tense == arPerfect && s.c.rule == NominalContent && !s.preposed && s.knowsSubject():
		s.c.from = topic
		return true // …، وفي 1998 أعلنت النرويج عن
	case from > a && t[from].multi&arSwitch != 0 && quoted && s.form.tense == arPerfect && s.c.rule == VerbFirst && len(s.subjects) > 0:
		return true // … من جانبه قال فلان إن
	}
	if t[a].starts(arResume) == 0 || s.form.tense != arPerfect || !afterMark || len(s.subjects) == 0 {
		return false
	}
	if kind == arNominal {
		m := &s.subjects[0]
		return s.c.rule == NominalContent && !s.preposed && m.role != "" && !m.guess // وفيما قال إنه …، جدد الوزير تحذيره من
	}
	return s.c.rule == VerbFirst
}
