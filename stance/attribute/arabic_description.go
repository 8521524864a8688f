package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// describes reports whether a participle right after a noun is its adjective.
func (s *arVerbClause) describes() bool {
	t, i, kind := s.t, s.i, s.comp.kind
	if i == s.a || t[i-1].Kind != tokenize.Letters || t[i].conj {
		return false
	}
	if before := &t[i-1]; kind == arNominal && isAccusative(before.bare) && before.form == nil && !before.def && before.class&(arTime|arAdjunct|arSwitch) == 0 {
		if isAccusative(t[i].bare) && s.masdarLike(strings.TrimSuffix(before.bare, "ا")) {
			return true // شنت هجوما مركزا على
		}
		if what := s.comp.start; s.verb.lemma == "عبر" && what < s.b && !t[what].is(arFeeling|arMasdar) && !possessiveNoun(t[what].bare) {
			return true // كان حفلا معبرا عن مصر
		}
	}
	if s.verb.strict && (kind == arNominal || s.form.gender == feminine) {
		return true
	}
	return (s.form.gender == feminine || s.form.plural) && !s.isCircumstance() && (kind != arClause || s.comp.at > i+1 && t[i+1].starts(arAccording|arAdjunct) == 0)
}

// isCircumstance reports whether the word before a participle is none that an
// indefinite adjective can go with: قتلوا أمس مشيرة إلى.
func (s *arVerbClause) isCircumstance() bool {
	before := &s.t[s.i-1]
	if isMufaala(s.t[s.i].bare) || s.form.gender == feminine && !s.form.plural && (s.verb.class == "threaten" || s.verb.lemma == "آمن") {
		return false // معارضة is a noun as well, مهددة a passive
	}
	return before.def || before.starts(arTime) > 0 || before.is(arObjectPronoun) || strings.HasSuffix(before.bare, "وا") || s.isTown(s.i-1)
}

// namesJudged reports whether the noun before a verb of judging is what was
// judged: مهرجان الجمعة، اعتبر خطوة.
func (s *arVerbClause) namesJudged() bool {
	if s.c.rule != SubjectFirst || len(s.subjects) == 0 || s.comp.kind != arNominal || s.verb.class != "judge" || s.i == s.a || !s.isComma(s.i-1) {
		return false
	}
	m := &s.subjects[0]
	return !s.t[m.first].def && m.role == "" && m.person == nil && m.org == nil && !m.state
}

// describesBefore reports whether the verb without subject and conjunction
// tells something of the noun before it.
func (s *arVerbClause) describesBefore() bool {
	i := s.i
	if i > s.a+1 && strings.HasSuffix(s.t[i-2].bare, "ما") {
		switch s.t[i-1].bare {
		case "زال", "زالت", "زالوا":
			return false // وما زالوا يطالبون بـ
		}
	}
	return s.c.rule == ElidedSubject && s.comp.kind == arNominal && !s.t[i].conj && i != s.a && s.c.from == i && (!s.isComma(i-1) || s.verb.class == "judge") && !s.within(i+1, s.b)
}
