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
		if hasSubject && r.isComma(j) && j+1 < stop && r.takesAfterComma(v, j+1) {
			return j + 1
		}
		k := r.pastAdverbial(j, stop, hasSubject)
		if k == j {
			break
		}
		if j = k; j < 0 {
			return 0
		}
	}
	if j < stop && !r.t[j-1].is(arRelative) && r.isNominal(v, tense, j, stop, hasSubject) {
		return j
	}
	return 0
}

// takesAfterComma reports whether word k, after a comma behind the subject's
// apposition, begins the complement: أبدى فلان، رئيس الهيئة، تأييده.
func (r *arReader) takesAfterComma(v *arVerb, k int) bool {
	t := &r.t[k]
	if t.prep != 0 || t.conj {
		return false
	}
	if !t.def {
		pair := k+1 < len(r.t) && isAccusative(t.bare) && isAccusative(r.t[k+1].bare) // ، نفيا قاطعا
		return !pair && t.starts(arAdjunct|arTime) == 0 && r.masdarLike(t.bare)
	}
	switch v.class {
	case "condemn", "criticise":
		return !t.is(arTitleHead | arHonorific | arRelative)
	}
	return v.np && !v.strict && r.masdarLike(t.stem) // أعلن فلان، الانتهاء من …
}

// pastAdverbial skips one adverbial at word j that may stand between a subject
// and its nominal complement. It returns j where none stands there and -1
// where nothing can follow.
func (r *arReader) pastAdverbial(j, stop int, hasSubject bool) int {
	t := &r.t[j]
	if n := t.starts(arTime | arSwitch); n > 0 {
		return j + n
	}
	if n := r.toMedium(j); n > 0 {
		return j + n
	}
	if hasSubject && r.isManner(j) {
		if t.bare == "بشكل" {
			j++
		}
		return j + 1 // استنكرت النقابة بشدة …
	}
	if hasSubject && r.isComma(j) && j+2 < stop && isAccusative(r.t[j+1].bare) && isAccusative(r.t[j+2].bare) {
		return j + 1
	}
	if j+2 < stop && isAccusative(t.bare) && isAccusative(r.t[j+1].bare) && !t.conj && t.form == nil {
		return j + 2 // نفى نفيا قاطعا
	}
	if hasSubject && t.is(arRelative) {
		if k := r.nextComma(j, stop); k+1 < stop {
			return k
		}
	}
	if r.isComma(j) && j+1 < stop {
		// A parenthetical between commas: ، على تويتر، or ، أمس،
		if k := r.nextComma(j+1, min(stop, j+9)); k < stop && r.isComma(k) && r.t[j+1].starts(arAdjunct|arTime) > 0 {
			return k + 1
		}
		return -1
	}
	if t.starts(arAccording) > 0 {
		if _, next, ok := r.accordingSpeaker(j, stop); ok && next > j {
			return next
		}
	}
	if hasSubject {
		if k := r.pastPlace(j, stop); k > j {
			return k
		}
		if k := r.pastOccasion(j, stop); k > j {
			return k
		}
		if k := r.pastMeeting(j, stop); k > j {
			return k
		}
		if k := r.pastChannel(j, stop); k > j {
			return k
		}
	}
	if t.bare == "علي" && j+2 < stop && r.t[j+1].bare == "هامش" {
		k := j + 2 // على هامش مشاركته في المؤتمر، …
		for k < stop && !r.isComma(k) && !r.t[k].is(arComplementizer) {
			k++
		}
		if k+1 >= stop || r.t[k].is(arComplementizer) {
			return -1
		}
		return k + 1
	}
	if t.bare == "في" && j+1 < stop && r.t[j+1].is(arEvent) || t.starts(arAdjunct) > 0 && t.multi != 0 {
		if k := r.skipAdjunct(j, stop); k > j {
			return k
		}
		return -1
	}
	return j
}

// isManner reports whether word j is an adverb with ب that says how, and not
// what about.
func (r *arReader) isManner(j int) bool {
	t := &r.t[j]
	if t.class != arAdjunct || t.multi != 0 || !strings.HasPrefix(t.bare, "ب") {
		return false
	}
	switch t.bare {
	case "بينما", "بشان", "بخصوص", "بعد", "بما":
		return false
	}
	return true
}

// nextComma returns the first comma from word k, or end.
func (r *arReader) nextComma(k, end int) int {
	for k < end && !r.isComma(k) {
		k++
	}
	return k
}

// pastMeeting skips خلال اللقاء الأخير.
func (r *arReader) pastMeeting(j, stop int) int {
	switch r.t[j].bare {
	case "خلال", "عقب", "بعد", "قبل":
	default:
		return j
	}
	if j+2 >= stop || !r.t[j+1].def || r.t[j+1].prep != 0 {
		return j
	}
	for j += 2; j < stop && r.t[j].def && r.t[j].prep == 0 && r.isSureAdjective(j); j++ {
	}
	return j
}

// pastChannel skips عبر موقعها الإلكتروني.
func (r *arReader) pastChannel(j, stop int) int {
	k := j + 1
	if r.t[j].bare != "عبر" || k >= stop || r.t[k].Kind != tokenize.Letters || !r.t[k].def && !r.owned(k) && !r.t[k].is(arMedium|arDocument) {
		return j
	}
	for k++; k < stop && r.t[k].Kind == tokenize.Letters && (r.t[k].def && r.t[k].prep == 0 && r.isSureAdjective(k) || (r.t[k].bare == "علي" || r.t[k].bare == "في") && k+1 < stop && r.t[k+1].Kind == tokenize.Letters && !r.masdarLike(r.t[k+1].bare)); k++ {
		if r.t[k].is(arPreposition) {
			k++
		}
	}
	return k
}

// isNominal reports whether the complement of v begins with the noun at word j.
func (r *arReader) isNominal(v *arVerb, tense arTense, j, stop int, hasSubject bool) bool {
	t := &r.t[j]
	if t.Kind != tokenize.Letters || t.conj || t.prep != 0 || t.is(arRelative|arComplementizer) || t.form != nil && !t.is(arMasdar) {
		return false
	}
	if !t.def && r.masdarLike(t.bare) {
		return true
	}
	if v.class == "express" && hasSubject && !t.def && possessive3(r.d.Text[t.Start:t.End]) {
		return true // أبدى الوزير تحفظه
	}
	if (hasSubject || tense == arParticiple) && t.is(arDocument) && !t.def && j+1 < stop && (r.t[j+1].def || r.masdarLike(r.t[j+1].bare) || r.t[j+1].is(arOrganisation|arTitleHead)) && v.class != "state" {
		return true // أكد الوزير قرار تشكيل لجنة
	}
	if v.lemma == "اعتبر" && !hasSubject && tense == arPerfect && t.is(arDemonstrative) && j+1 < stop {
		return true // واعتبرت ذلك جزءا من …
	}
	switch v.class {
	case "condemn", "criticise", "praise", "support", "reject", "deny", "judge", "decide", "propose", "explain":
	default:
		return false
	}
	switch {
	case hasSubject && t.is(arDemonstrative):
		return true
	case t.def && tense == arImperfect && v.class != "judge", v.lemma == "رأى":
		return false
	case hasSubject:
		return t.def || t.bare == "ما" || t.is(arAddressee)
	}
	return t.is(arAddressee)
}

// isConstruct reports whether word j is a noun without article whose genitive
// follows: سياسة الوزير.
func (r *arReader) isConstruct(j, stop int) bool {
	if j+1 >= stop {
		return false
	}
	t, next := &r.t[j], &r.t[j+1]
	if j+2 < stop && next.Kind == tokenize.Letters && strings.HasPrefix(next.Norm, "و") && !next.def && next.class == 0 && next.form == nil {
		next = &r.t[j+2] // تصرفات وتغريدات الفنان
	}
	if t.Kind != tokenize.Letters || t.def || t.conj || t.prep != 0 || t.class != 0 || t.form != nil || isVerbal(t.bare) || isVerbal(strings.TrimPrefix(t.bare, "ل")) || isAccusative(t.bare) {
		return false
	}
	return next.Kind == tokenize.Letters && !next.conj && next.prep == 0 && (next.def || next.is(arTitleHead|arOrganisation))
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
		m, ok := r.phrase(p, end)
		if !ok || m.next != end || m.pronoun || m.guess && (len(m.name) < 2 || end == i || r.t[i-1].conj) || m.role == "" && m.org == nil || m.role != "" && !m.hasName() && end == i && m.org == nil {
			continue
		}
		if !m.hasName() && m.kind == Person && p-2 > a && r.isComma(p-1) {
			if n, ok := r.nameEndingAt(max(a, p-6), p-1); ok {
				n.role, n.rest, n.titleSpan, n.next = m.role, m.rest, m.titleSpan, m.next
				return n, true // قسطنطين فلان، رئيس المجموعة الذي يرى
			}
		}
		return m, true
	}
	return mention{}, false
}

// nameEndingAt finds a person's name in words [a, end) that ends at end.
func (r *arReader) nameEndingAt(a, end int) (mention, bool) {
	for q := a; q < end; q++ {
		if m, ok := r.phrase(q, end); ok && m.next == end && m.kind == Person && len(m.name) > 1 && r.t[q].starts(arPreposition|arAdjunct|arSwitch|arResume) == 0 {
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
