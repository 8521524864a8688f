package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// arCandidate is a cue with subject and complement, before the extents of
// the sentence's statements are settled against each other.
type arCandidate struct {
	frame
	at      int // word of the cue
	from    int // first word of its clause: where content before it must end
	comp    arComplement
	splits  bool // it may end the content of the statement before it
	chained bool // a participle: it shares the subject of the clause around it
	// ready holds content that stands before the cue (بحسب، قال after a
	// quotation); comp is empty then.
	ready    []Content
	until    int    // last word + 1 of ready
	relative bool   // in a relative clause: التصريحات التي قال فيها إن
	plain    bool   // a verb whose speaker is its own subject
	gap      [2]int // described object: وصف X بأنه Y
}

// verb reads the cue verb at word i of a sentence that spans words [a, b).
func (r *arReader) verb(a, i, b int) (c arCandidate, ok bool) {
	f := r.t[i].form
	v := f.verb
	c = arCandidate{at: i, from: i}
	c.cue = Cue{Span: r.span(i, i+1), Lemma: v.lemma, Class: v.class}
	c.carry, c.parent = -1, -1
	c.gender, c.plural = f.gender, f.plural
	if !r.clauseHead(a, i, f, &c) {
		return c, false
	}
	if f.tense == arImperfect && !f.plural && r.t[i].starts(arAuthor) > 0 {
		return c, false
	}
	if v.strict && f.tense == arPerfect && i > a && c.from == i && !r.t[i].conj && r.t[i-1].Kind == tokenize.Letters && !r.endsSequence(a, i) && !r.t[i-1].is(arRelative) {
		if i+1 >= b || !r.isColon(i+1) && r.t[i+1].Kind != tokenize.QuoteMark {
			return c, false
		}
		if ms, _ := r.before(a, i); len(ms) == 0 {
			return c, false
		}
	}
	switch {
	case v.accuse != "":
		if i > a && r.t[i-1].is(arRelative|arNegation) {
			return c, false
		}
		return c, r.accusation(a, i, b, v, &c)
	case v.describe != "":
		return c, r.description(a, i, b, v, &c)
	case v.source != "":
		return c, r.reported(a, i, b, v, &c)
	}
	c.plain = f.tense != arParticiple
	c.relative = i > a && r.t[i-1].is(arRelative)
	comp := r.complement(v, i, b)
	limit := b
	if comp.kind != arNone {
		limit = comp.at
		if comp.kind == arNominal && comp.at < comp.start {
			limit = comp.at
		}
	}
	limit = min(limit, i+maxReach)
	for k := i + 1; v.filler != "" && k < limit; k++ {
		if r.t[k].bare == v.filler {
			limit = k // ولفت الوزير الانتباه إلى أن
		}
	}
	j := i + 1
	for j < b && (r.t[j].is(arObjectPronoun) || v.filler != "" && r.t[j].bare == v.filler) {
		j++
	}
	// Verb before subject needs the verb at the head of its clause; where words
	// stand before it, they are tried as the subject first.
	var subjects []mention
	next, pre := j, false
	if f.tense != arParticiple && c.from > a && r.t[c.from-1].Kind == tokenize.Letters && !r.t[i].conj && c.from == i || f.tense != arParticiple && c.from < i && r.t[i-1].is(arAuxiliary) ||
		f.tense != arParticiple && i > a && r.isComma(i-1) && r.t[a].is(arAuxiliary) && !r.t[i].conj {
		if ms, at := r.before(a, i); len(ms) > 0 {
			subjects, c.from, pre = ms, at, true
		}
	}
	if !pre {
		if subjects, next = r.subject(j, limit); len(subjects) > 0 && (!r.agrees(f, &subjects[0]) || r.isAddressee(v, j)) {
			subjects, next = nil, j
		}
		if len(subjects) == 1 && subjects[0].gender == anyGender && f.tense != arParticiple {
			subjects[0].gender = f.gender // قالت الصين: the verb before its subject shows it
		}
		if len(subjects) == 0 && f.tense != arParticiple {
			if at := r.afterAside(j, limit); at > j {
				if ms, end := r.subject(at, limit); len(ms) > 0 && r.agrees(f, &ms[0]) && (ms[0].role != "" || ms[0].person != nil) && !ms[0].guess {
					subjects, next = ms, end
				}
			}
		}
	}
	if v.np {
		if at := r.nominal(v, f.tense, next, b, len(subjects) > 0); at > 0 && (comp.kind == arNone || at < comp.at) {
			comp = arComplement{arNominal, at, at}
		}
	}
	if comp.kind == arNone || comp.kind == arQuote && comp.at == comp.start && !r.t[i].conj && r.isComma(comp.at-1) && r.closes(i-1, a) {
		return c, r.quoteBefore(a, i, b, v, subjects, next, &c)
	}
	if c.negated && comp.kind != arClause && r.t[i-1].bare == "لم" && !deniable(v.class) {
		return c, false
	}
	c.comp = comp
	c.rule = VerbFirst
	if f.tense == arParticiple {
		c.rule, c.chained, c.splits = ParticipleCue, true, true
	} else if pre {
		c.rule = SubjectFirst
	} else if len(subjects) == 0 || subjects[0].pronoun {
		if ms, at := r.before(a, i); len(ms) > 0 {
			subjects, c.from, c.rule = ms, at, SubjectFirst
		} else if len(subjects) == 0 {
			c.rule = ElidedSubject
			if rel, ok := r.antecedent(a, i); ok {
				subjects, c.rule = []mention{rel}, SubjectFirst
			}
		}
	}
	if len(subjects) > 0 && !pre && next < comp.at && r.t[next].bare == "نقلا" && r.t[next].starts(arAccording) > 0 {
		if m, end, ok := r.accordingSpeaker(next, comp.at); ok {
			subjects, next, c.rule = []mention{m}, end, ReportedSource // ذكرت صحيفة نقلاً عن مصادر أن
		}
	}
	if v.class == "state" && len(subjects) == 0 && f.tense != arParticiple {
		// مشروع قانون …، ينص على: no person says it, but the text named before.
		if m, ok := r.documentBefore(a, i); ok {
			subjects = []mention{m}
		} else {
			c.anonymous = true
		}
	}
	if v.class == "judge" && f.tense == arImperfect && (len(subjects) > 0 && r.judged(&subjects[0], next, comp) || len(subjects) == 0 && j < comp.at && r.t[j].is(arDemonstrative)) {
		return c, false
	}
	if len(subjects) == 0 && j < comp.at && f.tense != arParticiple && (r.t[j].Kind == tokenize.Number || r.t[j].bare == "ما" && comp.kind == arClause) {
		c.anonymous = true // قال 40% إنهم
	}
	if v.impersonal || r.passive(i) {
		subjects, c.anonymous = nil, true
	}
	if f.tense == arParticiple {
		subjects = nil
		if !r.participleTakes(v, i, comp) {
			return c, false
		}
	} else if !r.gapAllowed(v, next, comp) {
		return c, false
	}
	if c.rule == ElidedSubject && comp.kind == arNominal && !r.t[i].conj && i != a && !r.isComma(i-1) && c.from == i {
		return c, false
	}
	if v.strict && (comp.kind == arNominal && !v.np || comp.kind == arQuote && comp.at == comp.start && next != comp.at) ||
		!v.que && !v.quote && comp.kind == arQuote && comp.at == comp.start && (v.strict || next != comp.at) {
		return c, false
	}
	if comp.kind == arNominal && c.rule != ParticipleCue {
		c.rule = NominalContent
	}
	if v.class == "agree" && len(subjects) > 0 && (len(subjects) > 1 || subjects[0].plural) {
		c.rule = JointAgreement
	}
	c.subjects = subjects
	if v.class == "ask" && len(subjects) > 0 && next < comp.at {
		if m, ok := r.phrase(next, comp.at); ok && m.kind == Person && !m.pronoun {
			c.asked = &m
		}
	}
	if f.tense != arParticiple {
		quoted := comp.kind == arClause || comp.kind == arQuote || comp.kind == arColon
		afterMark := c.from == a || r.t[c.from-1].Kind == tokenize.Punct || r.t[c.from-1].Kind == tokenize.QuoteMark
		c.splits = r.t[c.from].conj && (quoted || afterMark) || c.from < i && afterMark && quoted || r.t[c.from].starts(arResume) > 0 ||
			r.t[a].starts(arResume) > 0 && f.tense == arPerfect && afterMark && comp.kind != arNominal && c.rule == VerbFirst && len(subjects) > 0
	}
	c.cue.Span = r.cueSpan(i, f)
	return c, true
}

// afterAside skips an adjunct between a verb and its subject (لـ«الحياة»، في
// حديث صحافي) and returns the word at which a title or honorific begins there;
// j where none does. The noun before it must be closed, lest the title be its
// genitive: في مكتب وزير الخارجية.
func (r *arReader) afterAside(j, limit int) int {
	k := j
	if n := r.toMedium(j); n > 0 {
		k = j + n
	} else if j+1 < limit && (r.t[j].bare == "في" || r.t[j].bare == "خلال" || r.t[j].bare == "امام" || r.t[j].bare == "عبر") && r.t[j+1].Kind == tokenize.Letters {
		closed := r.t[j+1].def
		for k = j + 2; k < limit && k < j+8; k++ {
			t := &r.t[k]
			if n := r.toMedium(k); n > 0 {
				k += n - 1
				closed = true
				continue
			}
			switch {
			case t.Kind != tokenize.Letters || t.conj || t.form != nil && !t.def:
				return j
			case closed && t.prep == 0 && t.is(arTitleHead|arHonorific) && !t.is(arAnonymous):
				return k
			case t.starts(arTime) > 0:
				k += t.starts(arTime) - 1
			case t.def || r.isSureAdjective(k):
				closed = true
			default:
				return j
			}
		}
		return j
	}
	if k > j && k < limit {
		k = r.skipAdverbs(k, limit)
		if k < limit && r.t[k].prep == 0 && !r.t[k].conj && r.t[k].is(arTitleHead|arHonorific|arAnonymous) {
			return k
		}
	}
	return j
}

// judged reports whether the noun phrase m, after which word next stands, is
// what is held to be something, and not who holds it: يعد الميناء من أهم …. A
// person or body is who, where the judgement follows it.
func (r *arReader) judged(m *mention, next int, comp arComplement) bool {
	if m.kind == Person && !m.guess || m.org != nil || m.state {
		return comp.kind == arClause && next < comp.at && r.t[next].Kind == tokenize.Letters && r.t[next].bare == "من"
	}
	return comp.kind == arNominal || next < comp.at
}

// participleTakes reports whether a participle, which has no subject of its
// own, stands close enough to its complement.
func (r *arReader) participleTakes(v *arVerb, i int, comp arComplement) bool {
	gap := comp.at - i - 1
	switch {
	case comp.kind == arColon || comp.kind == arQuote && comp.at == comp.start:
		return gap <= 5
	case len(v.objPreps) > 0 || v.obj:
		return gap <= 10
	case comp.kind == arClause || comp.kind == arQuote:
		return gap <= 5
	}
	return gap <= 0 || r.t[i+1].starts(arTime|arSwitch|arAdjunct) > 0 && gap <= 4 || r.t[i+1].bare == v.filler || r.t[i+1].bare == "بشكل" && gap <= 2
}

// gapAllowed reports whether only adjuncts stand between the subject, which
// ends before word next, and the complement of a verb that needs it close.
func (r *arReader) gapAllowed(v *arVerb, next int, comp arComplement) bool {
	if next >= comp.at || comp.kind == arColon {
		return true
	}
	loose := !v.strict && (comp.kind != arNominal || len(v.objPreps) > 0)
	if loose {
		return true
	}
	t := &r.t[next]
	return r.isComma(next) || t.starts(arTime|arAdjunct|arSwitch|arPreposition) > 0 || t.Norm == "("
}

// cueSpan is the span of the cue, with قائلا or مستطردا after it.
func (r *arReader) cueSpan(i int, f *arForm) tokenize.Span {
	if i+1 < len(r.t) {
		if n := r.t[i+1].form; n != nil && n.tense == arParticiple && !r.t[i+1].def && f.tense != arParticiple &&
			(n.verb.class == "say") && !r.t[i+1].conj {
			return r.span(i, i+2)
		}
	}
	return r.span(i, i+1)
}

// clauseHead checks what stands before the verb: negation, relative pronoun,
// auxiliary. It fills c.negated and c.from, and is false where the verb
// attributes nothing.
func (r *arReader) clauseHead(a, i int, f *arForm, c *arCandidate) bool {
	if r.t[i].def || r.t[i].prep != 0 {
		return false
	}
	if i == a {
		return true
	}
	k := i - 1
	if f.tense == arImperfect && r.t[k].is(arComplementizer) {
		// أن يقول: nobody has said it.
		return false
	}
	if f.tense == arImperfect {
		switch r.t[k].bare {
		case "عندما", "حينما", "كلما", "اذا", "لو", "ربما", "بعدما":
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
	if f.tense == arParticiple {
		// Only the accusative masculine shows by its ending that it is a
		// circumstance; the other forms need a pause before them.
		return f.gender == masculine && !f.plural || r.t[i].conj || r.t[k].Kind != tokenize.Letters
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
			if m := r.t[p].starts(arSwitch | arResume | arTime); m > 1 && p+m == k+1 {
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

// deniable reports whether a verb of the class says something also where it is
// denied: لا يعتقد أن.
func deniable(class string) bool {
	switch class {
	case "believe", "judge", "expect", "reject", "deny", "admit", "support", "hope":
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
	if f.gender == feminine && m.kind == Person && m.gender == masculine && !m.plural {
		return false
	}
	if f.gender == masculine && m.kind == Person && m.gender == feminine {
		return false
	}
	if f.gender == masculine && (m.kind == Organisation || m.kind == Medium) && m.org == nil && (hasFeminineEnding(head.stem) || isFemininePlural(head.stem)) {
		return false
	}
	if f.gender == feminine && (m.kind == Organisation) && m.org == nil && head.is(arOrganisation) && !hasFeminineEnding(head.stem) && !isPluralOrBody(head.stem) {
		return false
	}
	return true
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
	return isFemininePlural(s)
}

// isFemininePlural reports whether a noun is a plural of things, before which
// a verb is feminine.
func isFemininePlural(s string) bool {
	switch s {
	case "دول", "بلدان", "صحف", "فصائل", "كتائب", "مصادر", "اوساط", "دوائر", "انباء", "اطراف":
		return true
	}
	return len(s) > 8 && s[len(s)-4:] == "ات"
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
	if v.strict && !hasSubject {
		return 0
	}
	stop := min(b, j+16)
	for j < stop {
		if n := r.t[j].starts(arTime | arSwitch); n > 0 {
			j += n
			continue
		}
		if n := r.toMedium(j); n > 0 {
			j += n
			continue
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
		if hasSubject && r.isComma(j) && j+1 < stop && r.t[j+1].prep == 0 && !r.t[j+1].conj && !r.t[j+1].def && possessiveNoun(r.t[j+1].bare) && r.masdarLike(r.t[j+1].bare) {
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
		if r.t[j].bare == "في" && j+1 < stop && r.t[j+1].is(arEvent) || r.t[j].starts(arAdjunct) > 0 && r.t[j].multi != 0 {
			if k := r.skipAdjunct(j, stop); k > j {
				j = k
				continue
			}
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
	switch v.class {
	case "condemn", "criticise", "praise", "support", "reject", "deny", "judge", "decide", "propose", "explain":
		if hasSubject && t.is(arDemonstrative) {
			return j
		}
		if t.def && tense == arImperfect && v.class != "judge" {
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

// skipAdjunct skips في مؤتمر صحفي and its like: preposition, noun and the
// adjectives after it, up to a verbal noun.
func (r *arReader) skipAdjunct(j, stop int) int {
	k := j + 2
	for k < stop {
		t := &r.t[k]
		if t.Kind != tokenize.Letters {
			break
		}
		if !t.def && t.prep == 0 && r.masdarLike(t.bare) && !t.is(arEvent) {
			return k
		}
		k++
	}
	return j
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
		if r.t[p].Kind != tokenize.Letters {
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
