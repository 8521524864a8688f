package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// judged reports whether the noun phrase m, after which word next stands, is
// what is held to be something, and not who holds it: يعد الميناء من أهم …. A
// person or body is who, where the judgement follows it.
func (r *arReader) judged(m *mention, next int, comp arComplement) bool {
	if m.kind == Person && !m.guess || m.org != nil || m.state {
		return comp.kind == arClause && next < comp.at && r.t[next].Kind == tokenize.Letters && r.t[next].bare == "من"
	}
	return comp.kind == arNominal || next < comp.at
}

// isAddressee reports whether the words after a verb of calling are whom it
// calls on: المجتمع الدولي، جميع الأطراف.
func (r *arReader) isAddressee(v *arVerb, j int) bool {
	if len(v.objPreps) == 0 && !v.obj || j >= len(r.t) || r.eachOf(j, len(r.t)) > 0 {
		return false
	}
	return r.t[j].starts(arAddressee) > 0
}

// nominal finds where a nominal complement begins after a subject that ends
// before word j: a verbal noun, or for verbs of judging any definite noun.
func (r *arReader) nominal(v *arVerb, tense arTense, j, b int, hasSubject bool) int {
	stop := min(b, j+16)
	if k := r.askedFrom(v, j, stop); k > 0 {
		return k
	}
	if v.strict && !hasSubject && tense != arParticiple {
		return 0
	}
	for j < stop {
		if n := r.t[j].starts(arTime | arSwitch); n > 0 {
			j += n
			continue
		}
		if n := r.toMedium(j); n > 0 {
			j += n
			continue
		}
		if t := &r.t[j]; t.class == arAdjunct && strings.HasPrefix(t.bare, "ب") && t.multi == 0 && hasSubject && t.bare != "بينما" && t.bare != "بشان" && t.bare != "بخصوص" && t.bare != "بعد" && t.bare != "بما" {
			if j++; t.bare == "بشكل" {
				j++
			}
			continue // استنكرت النقابة بشدة …
		}
		if hasSubject && r.isComma(j) && j+2 < stop && isAccusative(r.t[j+1].bare) && isAccusative(r.t[j+2].bare) {
			j++
		}
		if j+2 < stop && isAccusative(r.t[j].bare) && isAccusative(r.t[j+1].bare) && !r.t[j].conj && r.t[j].form == nil {
			j += 2 // نفى نفيا قاطعا
			continue
		}
		if hasSubject && r.t[j].is(arRelative) {
			k := j
			for k < stop && !r.isComma(k) {
				k++
			}
			if k+1 < stop {
				j = k
				continue
			}
		}
		if hasSubject && r.isComma(j) && j+1 < stop && r.t[j+1].prep == 0 && !r.t[j+1].conj && !r.t[j+1].def && r.t[j+1].starts(arAdjunct|arTime) == 0 && r.masdarLike(r.t[j+1].bare) ||
			hasSubject && (v.class == "condemn" || v.class == "criticise") && r.isComma(j) && j+1 < stop && r.t[j+1].def && r.t[j+1].prep == 0 && !r.t[j+1].conj && !r.t[j+1].is(arTitleHead|arHonorific|arRelative) ||
			hasSubject && v.class == "decide" && r.isComma(j) && j+1 < stop && r.t[j+1].def && r.t[j+1].prep == 0 && !r.t[j+1].conj && r.masdarLike(r.t[j+1].stem) {
			return j + 1 // أبدى فلان، رئيس الهيئة، تأييده
		}
		if r.isComma(j) && j+1 < stop {
			// A parenthetical between commas: ، على تويتر، or ، أمس،
			k := j + 1
			for k < stop && !r.isComma(k) && k-j < 8 {
				k++
			}
			if k < stop && r.isComma(k) && k-j < 8 && r.t[j+1].starts(arAdjunct|arTime) > 0 {
				j = k + 1
				continue
			}
			return 0
		}
		if r.t[j].starts(arAccording) > 0 {
			if _, next, ok := r.accordingSpeaker(j, stop); ok && next > j {
				j = next
				continue
			}
		}
		if k := r.pastPlace(j, stop); hasSubject && k > j {
			j = k
			continue
		}
		if k := r.pastOccasion(j, stop); hasSubject && k > j {
			j = k
			continue
		}
		if hasSubject && (r.t[j].bare == "خلال" || r.t[j].bare == "عقب" || r.t[j].bare == "بعد" || r.t[j].bare == "قبل") && j+2 < stop && r.t[j+1].def && r.t[j+1].prep == 0 {
			for j += 2; j < stop && r.t[j].def && r.t[j].prep == 0 && r.isSureAdjective(j); j++ {
			}
			continue // ثمن الوزير خلال اللقاء مواقف …
		}
		if r.t[j].bare == "علي" && j+2 < stop && r.t[j+1].bare == "هامش" {
			k := j + 2 // على هامش مشاركته في المؤتمر، …
			for k < stop && !r.isComma(k) && !r.t[k].is(arComplementizer) {
				k++
			}
			if k+1 >= stop || r.t[k].is(arComplementizer) {
				return 0
			}
			j = k + 1
			continue
		}
		if r.t[j].bare == "في" && j+1 < stop && r.t[j+1].is(arEvent) || r.t[j].starts(arAdjunct) > 0 && r.t[j].multi != 0 {
			k := r.skipAdjunct(j, stop)
			if k == j {
				return 0
			}
			j = k
			continue
		}
		break
	}
	if j >= stop {
		return 0
	}
	t := &r.t[j]
	if t.Kind != tokenize.Letters || t.conj || t.prep != 0 || t.is(arRelative|arComplementizer) || t.form != nil && !t.is(arMasdar) {
		return 0
	}
	if !t.def && r.masdarLike(t.bare) {
		return j
	}
	if v.class == "express" && hasSubject && !t.def && possessive3(r.d.Text[t.Start:t.End]) {
		return j // أبدى الوزير تحفظه
	}
	if (hasSubject || tense == arParticiple) && t.is(arDocument) && !t.def && j+1 < stop && (r.t[j+1].def || r.masdarLike(r.t[j+1].bare)) && v.class != "state" {
		return j // أكد الوزير قرار تشكيل لجنة
	}
	if v.lemma == "اعتبر" && !hasSubject && tense == arPerfect && t.is(arDemonstrative) && j+1 < stop {
		return j // واعتبرت ذلك جزءا من …
	}
	switch v.class {
	case "condemn", "criticise", "praise", "support", "reject", "deny", "judge", "decide", "propose", "explain":
		if hasSubject && t.is(arDemonstrative) {
			return j
		}
		if t.def && tense == arImperfect && v.class != "judge" {
			return 0
		}
		if v.lemma == "رأى" {
			return 0
		}
		if hasSubject && (t.def || t.bare == "ما" || t.is(arAddressee)) {
			return j
		}
		if !hasSubject && r.t[j].is(arAddressee) {
			return j
		}
	}
	return 0
}

// isAccusative reports whether a word may be an indefinite accusative.
func isAccusative(s string) bool {
	return len(s) >= 2*3 && strings.HasSuffix(s, "ا") && !strings.HasPrefix(s, "ال")
}

// possessiveNoun reports whether a noun may end in a pronoun: تأييده، دعمها.
func possessiveNoun(s string) bool {
	for _, suffix := range [...]string{"ه", "ها", "هم", "هما", "نا"} {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// owned reports whether word k ends in a pronoun, as it is written: بمنزله, and
// not in ta marbuta.
func (r *arReader) owned(k int) bool {
	s := r.d.Text[r.t[k].Start:r.t[k].End]
	return possessiveNoun(s) && !strings.HasSuffix(s, "نا")
}

// antecedent finds whom a relative clause at the verb speaks of: الوزير الذي
// قال إن …
func (r *arReader) antecedent(a, i int) (mention, bool) {
	end := i
	switch {
	case i <= a+1 || r.t[i].conj || r.t[i-1].Kind != tokenize.Letters:
		return mention{}, false
	case r.t[i-1].is(arRelative):
		end = i - 1
	case r.t[i-1].starts(arResume|arAuxiliary|arSwitch|arTime|arNegation|arAdjunct) > 0:
		return mention{}, false
	}
	for p := max(a, i-12); p < end; p++ {
		if r.t[p].Kind != tokenize.Letters || r.t[p].prep != 0 {
			continue
		}
		if m, ok := r.phrase(p, end); ok && m.next == end && !m.pronoun && !m.guess && (m.hasName() && m.role != "" || m.role != "" && end < i || m.org != nil) {
			return m, true
		}
	}
	return mention{}, false
}

// passive reports whether the verb at word i is written with the damma of a
// passive: ذُكر، وأُعلن.
func (r *arReader) passive(i int) bool {
	s := r.d.Text[r.t[i].Start:r.t[i].End]
	if r.t[i].conj {
		s = s[firstLetter(s):]
	}
	n := firstLetter(s)
	return n > 2 && s[n-2:n] == "\u064f"
}
