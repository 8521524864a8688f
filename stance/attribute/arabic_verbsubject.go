package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// subjectLimit is the word before which a subject after the verb must end.
func (s *arVerbClause) subjectLimit() int {
	limit := s.b
	if s.comp.kind != arNone {
		limit = s.comp.at
	}
	limit = min(limit, s.i+maxReach)
	for k := s.i + 1; len(s.verb.fillers) > 0 && k < limit; k++ {
		if contains(s.verb.fillers, s.t[k].bare) {
			limit = k // ولفت الوزير الانتباه إلى أن
		}
	}
	return limit
}

// findSubject looks for the subject before the verb, where words of its clause
// stand there, and then after it.
func (s *arVerbClause) findSubject() {
	limit := s.subjectLimit()
	j := s.i + 1
	if n := s.spokenTo(j); n > 0 && n < s.b {
		j = n
	}
	if told := s.comp.kind == arClause || s.comp.kind == arColon; told && j+1 < limit && s.t[j].bare == "ذلك" && !s.t[j].conj && s.form.tense != arParticiple && !s.t[j+1].def && s.t[j+1].starts(arNounHead|arHonorific) > 0 {
		j++ // وأكد ذلك مصدر آخر بقوله إن
	}
	for j < s.b && (s.t[j].is(arObjectPronoun) || contains(s.verb.fillers, s.t[j].bare)) {
		j++
	}
	s.after, s.next = j, j
	if s.mayFollow() {
		if ms, at := s.before(s.a, s.i, s.form); len(ms) > 0 {
			s.subjects, s.c.from, s.preposed = ms, at, true
			return
		}
	}
	s.subjects, s.next = s.subject(j, limit)
	if m, ok := s.knownByName(j, limit); len(s.subjects) == 0 && ok {
		s.subjects, s.next = []mention{m}, limit
	}
	if ms, end := s.allOf(j, limit); len(s.subjects) == 0 && len(ms) > 0 {
		s.subjects, s.next = ms, end
	}
	if n := s.pastWhen(j, limit); len(s.subjects) == 0 && n > j {
		if ms, end := s.subject(n, limit); len(ms) > 0 && !ms[0].guess && (ms[0].role != "" || ms[0].org != nil || ms[0].state) {
			s.subjects, s.next = ms, end // وأعلن في أبريل الماضي الرسام فلان أنه
		}
	}
	if len(s.subjects) == 1 && s.womanInPost(s.form, &s.subjects[0]) && !s.mentionsFact() {
		s.subjects[0].gender, s.subjects[0].byTitle = feminine, false
	}
	if len(s.verb.objPreps) > 0 && s.comp.kind == arNominal {
		s.dropCalled()
	}
	if len(s.subjects) > 0 && s.isObject() {
		s.subjects, s.next = nil, j
	}
	s.takeRemainder(limit)
	if s.form.tense == arParticiple {
		return
	}
	if len(s.subjects) == 1 && s.subjects[0].gender == anyGender {
		s.subjects[0].gender = s.form.gender // قالت الصين: the verb before its subject shows it
	}
	if len(s.subjects) > 0 {
		return
	}
	if ms, end := s.pastComma(j, limit); len(ms) > 0 {
		s.subjects, s.next = ms, end
		return
	}
	if m, ok := s.namedByPost(j, limit); ok {
		s.subjects, s.next = []mention{m}, m.next
		return
	}
	if at := s.afterAside(j, limit); at > j {
		ms, end := s.subject(at, limit)
		if len(ms) > 0 && s.agrees(s.form, &ms[0]) && (ms[0].role != "" || ms[0].person != nil || len(ms[0].name) > 1 && s.toMedium(j) > 0) && !ms[0].guess {
			s.subjects, s.next = ms, end
		}
		return
	}
	if m, ok := s.namedToMedium(j, limit); ok {
		s.subjects, s.next = []mention{m}, m.next
	}
}

// namedToMedium reads who speaks to a paper where only his given name is known and the words
// after it look like others, up to a comma or أن: قال لـ«المرفأ» باسم مؤمنة، رئيس المجلس، إن.
func (s *arVerbClause) namedToMedium(j, limit int) (mention, bool) {
	n := s.toMedium(j)
	k := j + n
	if n == 0 || k >= limit || !s.t[k].is(arFirstName|arGivenName) || s.t[k].prep != 0 || s.t[k].conj {
		return mention{}, false
	}
	end := k + 1
	for end < limit && end < k+4 && s.t[end].Kind == tokenize.Letters && !s.t[end].conj && s.t[end].prep == 0 && !s.t[end].is(arPreposition|arAdjunct|arRelative) {
		end++
	}
	if end == k+1 || end < limit && !s.isComma(end) {
		return mention{}, false
	}
	p := arPhrase{r: s.arReader, limit: limit}
	m := mention{first: k, kind: Person}
	p.setName(&m, k, end)
	return p.finish(m, end), true
}

// knownByName reads the family name of somebody whom the article names in full, where it is a common
// noun as well, between the verb and its clause: وأكد حق أن.
func (s *arVerbClause) knownByName(j, limit int) (mention, bool) {
	if s.comp.kind != arClause || limit != j+1 || s.form.tense == arParticiple || s.t[j].Kind != tokenize.Letters || s.t[j].conj || s.t[j].prep != 0 || !s.named[s.t[j].bare] {
		return mention{}, false
	}
	p := arPhrase{r: s.arReader, limit: limit}
	m := mention{first: j, kind: Person, weak: true}
	p.setName(&m, j, limit)
	return p.finish(m, limit), true
}

// allOf reads all or most of a group as who speaks, after a verb that has no addressee: أعلن جميع
// المرشحين أنهم.
func (s *arVerbClause) allOf(j, limit int) ([]mention, int) {
	if len(s.verb.objPreps) > 0 || s.verb.obj || s.form.tense == arParticiple || s.comp.kind != arClause || j+1 >= limit || s.t[j].prep != 0 || s.t[j].conj || !quantifies(s.t[j].bare) || !s.t[j+1].def || s.t[j+1].prep != 0 {
		return nil, j
	}
	m, ok := s.phrase(j+1, limit)
	if !ok || !m.plural || m.hasName() {
		return nil, j
	}
	m.first, m.span = j, s.surface(j, m.next)
	return []mention{m}, m.next
}

// dropCalled takes from the title before them the unknown words with article
// that were read as its name, where the verb calls on somebody: ودعا مفتي الجبلة
// الدعاة والعلماء إلى.
func (s *arVerbClause) dropCalled() {
	if len(s.subjects) == 0 {
		return
	}
	m := &s.subjects[0]
	if at := s.wordAt(m.nameSpan.Start, m.first, m.next); m.role != "" && len(m.name) == 1 && at == m.next-1 && m.nameSpan.Start >= m.titleSpan.End && m.titleSpan.Len() > 0 {
		if w, ok := strings.CutSuffix(s.t[at].bare, "ه"); ok && strings.HasSuffix(w, "ي") && s.title[w+"ن"].plural {
			m.name, m.nameSpan = nil, tokenize.Span{} // ونصح المدرب لاعبيه بـ
			m.next, m.span = at, s.surface(m.first, at)
			s.subjects, s.next = s.subjects[:1], at
			return
		}
	}
	if m.role == "" || len(m.name) != 1 || m.person != nil || m.titleSpan.Len() == 0 || m.nameSpan.Start < m.titleSpan.End {
		return
	}
	at := s.wordAt(m.nameSpan.Start, m.first, m.next)
	if at >= m.next || !s.t[at].def || s.w.family[s.t[at].bare] || s.named[m.name[0]] && len(s.subjects) == 1 || s.isNisba(at) {
		return
	}
	m.name, m.nameSpan = nil, tokenize.Span{}
	m.next, m.span = at, s.surface(m.first, at)
	s.subjects, s.next = s.subjects[:1], at
}

// namedByPost reads a name that only the post after it shows to be one: قال حفظ الرحمن
// محمد، مسؤول الإعلام في السفارة، إن.
func (s *arVerbClause) namedByPost(j, limit int) (mention, bool) {
	c := s.nextComma(j, min(limit, j+5))
	if c-j < 2 || c-j > 4 || c+1 >= limit || !s.isComma(c) || s.isDash(c) {
		return mention{}, false
	}
	for k := j; k < c; k++ {
		if t := &s.t[k]; t.Kind != tokenize.Letters || t.conj || t.form != nil || t.starts(arTime|arAdjunct|arPreposition|arNegation|arComplementizer|arSwitch|arRelative) > 0 || k == j && (t.def || t.prep != 0) || isAccusative(t.bare) || possessiveNoun(s.d.Text[t.Start:t.End]) {
			return mention{}, false
		}
	}
	m, ok := s.phrase(c+1, limit)
	if ok && m.next < limit && !s.isComma(m.next) {
		if end := s.postEnd(&m, limit); end > 0 {
			m.next = end // مسؤول الشؤون السياسية والإعلام في السفارة،
		}
	}
	if !ok || m.hasName() || m.role == "" || m.guess || m.plural || m.kind != Person || !s.t[c+1].is(arTitleHead) || m.next >= len(s.t) || m.next < limit && !s.isComma(m.next) || !s.agrees(s.form, &m) {
		return mention{}, false
	}
	p := arPhrase{r: s.arReader, limit: limit}
	p.setName(&m, j, c)
	m.first, m.span = j, s.span(j, m.next)
	return m, true
}

// topicAtHead finds who stands with a comma at the head of the sentence, before other
// clauses, for a verb in the perfect behind a comma: فلانة، أطلقت حملة …، قالت. The
// verb itself may stand before the name too: وقال فلان، الذي …، قال إنه.
func (s *arVerbClause) topicAtHead() (mention, bool) {
	if s.form.tense != arPerfect || s.t[s.i].conj || s.i < s.a+5 || !s.isComma(s.i-1) || s.c.from != s.i {
		return mention{}, false
	}
	k := s.clauseStart(s.a, s.i)
	if f := s.t[k].form; f != nil && f.verb == s.verb && f.tense == arPerfect && f.gender == s.form.gender {
		k++
	}
	m, ok := s.phrase(k, s.i)
	if !ok || m.next+1 >= s.i || !s.isComma(m.next) || m.kind != Person || m.plural || len(m.name) < 2 || !s.agrees(s.form, &m) || s.form.gender == feminine && m.gender == masculine {
		return mention{}, false
	}
	if k > s.clauseStart(s.a, s.i) {
		return m, s.t[m.next+1].is(arRelative)
	}
	next := &s.t[m.next+1]
	return m, next.Kind == tokenize.Letters && !next.conj && s.isVerbLike(m.next+1)
}

// pastComma reads the subject after a comma right behind the verb, with or
// without an adverb between commas: قالت، مساء أمس، وزارة الخارجية إن.
func (s *arVerbClause) pastComma(j, limit int) ([]mention, int) {
	j = s.skipAdverbs(j, limit) // طالب أمس، فلان، عضو اللجنة، بـ
	if j+1 >= limit || !s.isComma(j) {
		return nil, j
	}
	for k, tries := j+1, 0; k < limit && tries < 2; tries++ {
		if tries > 0 && s.namesTitle(j+1, k-1) {
			return nil, j // أوضح، لدى حضوره تكريم مدير البلدية، فلان، أن
		}
		if ms, end := s.subject(k, limit); len(ms) > 0 && s.agrees(s.form, &ms[0]) && !ms[0].guess && (ms[0].role != "" || ms[0].org != nil || ms[0].state || len(ms[0].name) > 1 || ms[0].person != nil) {
			return ms, end
		}
		if s.t[k].starts(arTime|arAdjunct|arPreposition) == 0 {
			return nil, j
		}
		c := s.nextComma(k, min(limit, k+8))
		if c+1 >= limit || !s.isComma(c) {
			return nil, j
		}
		k = c + 1
	}
	return nil, j
}

// namesTitle reports whether words [i, j), an aside, end in a title without a name, whose
// name then stands behind the comma that closes it.
func (s *arVerbClause) namesTitle(i, j int) bool {
	for k := i; k < j; k++ {
		if !s.t[k].is(arTitleHead) || s.t[k].is(arHonorific) {
			continue
		}
		if m, ok := s.phrase(k, j); ok && m.next == j && m.role != "" && !m.hasName() {
			return true
		}
	}
	return false
}

// mayFollow reports whether the verb may come after its subject: words of its
// own clause, or an auxiliary, stand before it.
func (s *arVerbClause) mayFollow() bool {
	a, i, from := s.a, s.i, s.c.from
	if s.form.tense == arParticiple {
		return false
	}
	return from > a && from == i && s.t[i-1].Kind == tokenize.Letters && !s.t[i].conj ||
		from < i && s.t[i-1].is(arAuxiliary) ||
		i > a && s.isComma(i-1) && s.t[a].is(arAuxiliary) && !s.t[i].conj
}

// isObject reports whether the noun phrase after the verb cannot be who
// speaks: it disagrees with the verb or is whom the verb calls on.
func (s *arVerbClause) isObject() bool {
	m, f := &s.subjects[0], s.form
	if !s.agrees(f, m) || s.isAddressee(s.verb, s.after) {
		return true
	}
	if f.tense == arParticiple {
		return false
	}
	return s.verb.class == "judge" && s.t[s.after].bare == "ما" || // واعتبرت ما يسمى بـ…
		s.oblique(m) || // ودعت المزارعين إلى
		f.gender == feminine && len(s.verb.objPreps) > 0 && len(s.subjects) == 1 && m.plural && m.gender == masculine && m.kind == Person && !m.hasName() || // دعت قادة العالم إلى
		f.plural && !m.pronoun // طالبا الوزراء بـ…: a verb before its subject is singular
}
