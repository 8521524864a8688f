package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// takeRemainder gives the subject the words between it and the clause that the
// verb takes, where nothing else can stand there: a name or a body that no
// table has is read to its end only because أن follows. وقال قائمقام قضاء
// الجبلة سامر نعيم إن …
func (s *arVerbClause) takeRemainder(limit int) {
	if len(s.subjects) == 0 || limit != s.comp.at || s.preposed || s.form.tense == arParticiple {
		return
	}
	if m := &s.subjects[0]; len(s.subjects) == 1 && s.comp.kind == arNominal && !m.hasName() && m.role != "" && m.kind == Person && !m.plural && !m.anonymous && m.titleSpan.Len() > 0 && s.next+2 < limit {
		s.takeName(m, limit)
		return
	}
	if s.verb.obj || len(s.verb.objPreps) > 0 || s.verb.accuse != "" {
		return
	}
	if s.comp.kind != arClause && !(s.verb.class == "say" && s.comp.kind != arNominal && s.comp.kind != arNone) {
		return
	}
	m := &s.subjects[len(s.subjects)-1]
	if m.pronoun || m.person != nil || m.state || m.org != nil || m.same || m.kind == Medium || m.next != s.next {
		return
	}
	end := s.remainder(m, limit)
	if end == s.next {
		s.takeNameBehindPlace(m, limit)
		return
	}
	s.arReader.extend(m, end, limit)
	s.next = end
}

// takeNameBehindPlace gives the title m the name that stands behind its place: المتحدث
// الرسمي لإدارة الطرق بالجبلة سامر نعيم أمس أن.
func (s *arVerbClause) takeNameBehindPlace(m *mention, limit int) {
	k := s.next
	if m.hasName() || m.role == "" || m.kind != Person || m.plural || m.anonymous || m.titleSpan.Len() == 0 || k+2 >= limit || s.t[k].conj || s.t[k].form != nil || !strings.HasPrefix(s.t[k].bare, "ب") || !s.t[k].def && !s.isTown(k) {
		return
	}
	end := k + 1
	for end < limit && s.t[end].Kind == tokenize.Letters && s.t[end].starts(arTime|arAdjunct|arPreposition|arComplementizer|arAccording) == 0 {
		end++
	}
	p := arPhrase{r: s.arReader, limit: end}
	var n mention
	h := p.honorifics(k+1, &n)
	n.role, n.rest = "", nil
	if h >= end || h == k+1 && (s.t[h].def || s.t[h].conj || s.t[h].prep != 0) {
		return
	}
	if p.nameRun(h, &n, true) != end || len(n.name) < 2 {
		return
	}
	m.name, m.nameSpan = n.name, n.nameSpan
	*m = p.finish(*m, end)
	s.next = end
}

// takeName gives the title m the name that stands right before the preposition
// which the verb takes: ودعا رئيس اللجنة في المجلس الوطني للمزارعين سامر نعيم إلى.
func (s *arVerbClause) takeName(m *mention, limit int) {
	for k := s.next; k < limit; k++ {
		if t := &s.t[k]; t.Kind != tokenize.Letters || t.form != nil && !t.def || t.conj && !t.def || t.starts(arComplementizer|arRelative|arTime|arAccording) > 0 {
			return
		}
	}
	first := &s.t[s.next]
	if first.prep != 'l' || !first.def || first.is(arHonorific|arAddressee) || first.is(arTitleHead) && !first.is(arOrganisation) {
		return
	}
	p := arPhrase{r: s.arReader, limit: limit}
	for x := s.next + 1; x+1 < limit; x++ {
		if n, ok := p.nameToEnd(x, limit); ok {
			m.name, m.nameSpan = n.name, n.nameSpan
			s.retitle(m, s.wordAt(m.titleSpan.Start, m.first, s.next), x)
			*m = p.finish(*m, limit)
			s.next = limit
			return
		}
	}
}

// nominalAfterRemainder finds the verbal noun that the verb takes behind words with
// article which only it shows to be the rest of the subject, and gives them to that:
// وأعلنت خلية الإعلام الحربي مقتل …; 0 where none stands there.
func (s *arVerbClause) nominalAfterRemainder() int {
	if len(s.subjects) != 1 || s.preposed || s.form.tense == arParticiple || s.next >= s.b {
		return 0
	}
	m := &s.subjects[0]
	if m.pronoun || m.person != nil || m.state || m.org != nil || m.kind == Document || m.next != s.next || s.named[s.t[s.next-1].bare] && m.role != "" {
		return 0
	}
	for k := s.next; k < s.b && k < s.next+4; k++ {
		t := &s.t[k]
		if k > s.next && !t.def && t.prep == 0 && !t.conj && s.isNominal(s.verb, s.form.tense, k, s.b, true) && k+1 < s.b && s.t[k+1].Kind == tokenize.Letters && !s.t[k+1].is(arComplementizer) {
			s.extend(m, k, k)
			s.next = k
			return k
		}
		if !t.def || t.prep != 0 || t.conj || s.masdarLike(t.stem) || !s.staysInPhrase(m, k) {
			return 0
		}
	}
	return 0
}

// remainder returns the end of the nouns and adjectives that follow m without
// a mark, or m's own end where they run on into something else.
func (s *arVerbClause) remainder(m *mention, limit int) int {
	k := s.next
	if first := &s.t[k]; k < limit && s.t[m.first].def && (m.kind == Document && !first.def || strings.HasSuffix(s.t[m.first].stem, "ون") && strings.HasSuffix(first.stem, "ات")) {
		return k // أعلن القرار بداية …؛ نفى المسؤولون التوقعات بأن
	} else if k < limit && s.verb.np && !first.def && first.prep == 0 && first.is(arMasdar) && s.t[k-1].def && !m.hasName() {
		return k // وتتوقع الغرفة النرويجية إمكانية أن
	}
	for k < limit {
		if n := s.issued(k, limit); n > 0 {
			k = n // التقرير الصادر عن البنك
		} else if s.staysInPhrase(m, k) {
			k++
		} else {
			break
		}
	}
	if k == s.next {
		return k
	}
	first := &s.t[s.next]
	if !m.hasName() && first.is(arTitleHead) && m.definite || k == s.next+1 && isVerbal(first.bare) && !first.def && first.class == 0 && s.comp.kind != arClause {
		return s.next
	}
	if k < limit && s.verb.np && !s.isComma(k) && (first.def || s.isNominal(s.verb, s.form.tense, s.next, limit, true)) {
		return s.next // what follows may be told as a noun: ذكرت المفوضية تزايد النازحين في … وأن
	}
	if k < limit && !s.isComma(k) && !blesses(s.t[k].bare) && s.t[k].starts(arTime|arAdjunct|arPreposition|arAccording) == 0 {
		return s.next
	}
	return k
}

// issued returns the end of the phrase that tells by whom the text before it is
// issued; 0 where the words at k do not.
func (s *arVerbClause) issued(k, limit int) int {
	if k+2 >= limit || s.t[k].stem != "صادر" && s.t[k].stem != "صادره" || s.t[k].conj || s.t[k+1].bare != "عن" && s.t[k+1].bare != "من" {
		return 0
	}
	if m, ok := s.phrase(k+2, limit); ok {
		return m.next
	}
	return 0
}

// staysInPhrase reports whether word k, after m and what was taken of its
// remainder, is one more noun or adjective of it.
func (s *arVerbClause) staysInPhrase(m *mention, k int) bool {
	const outside = arMedium | arTime | arAdjunct | arPreposition | arNegation | arComplementizer | arSwitch | arRelative | arAccording | arResume | arTail | arAuxiliary | arReflexive | arObjectPronoun
	t, before := &s.t[k], &s.t[k-1]
	if t.Kind != tokenize.Letters || t.form != nil && !t.def || t.starts(outside) > 0 || isAccusative(t.bare) || blesses(t.bare) {
		return false
	}
	if t.is(arCollective) && t.def || asks(t.bare) || t.def && t.prep == 0 && s.nouns[t.stem] != nil {
		return false // جدد المصدر التأكيد على أن
	}
	if t.conj && !s.sameEnding(k-1, k) && (k == s.next || !t.def || !before.def) {
		return false
	}
	if !t.def && t.is(arFeeling|arNounCue) && possessiveNoun(t.bare) || t.prep != 0 && strings.HasPrefix(before.bare, "احده") {
		return false // وأبدى المصدر اعتقاده أن, وقال أحدهم للشرطة
	}
	if t.prep != 0 && (t.prep != 'l' || !t.def || k > s.next || m.anonymous && s.w.roles["ar"].source[m.role] || t.is(arTitleHead|arHonorific|arAnonymous)) {
		return false
	}
	if t.def || t.class != 0 {
		return t.def || !isElative(t.bare) // سامر نعيم أكبر عضو في
	}
	if pluralVerb(t.bare) || s.owned(k) {
		return false // يرافقون، بقوله
	}
	if rest, ok := strings.CutPrefix(t.bare, "ب"); ok && (s.class[rest]&(arMasdar|arFeeling|arNounCue) != 0 || s.masdarLike(rest)) && !s.isTown(k) && s.w.places["ar"][rest] == nil {
		return false // بفخر
	}
	if k+1 < len(s.t) && s.t[k+1].is(arObjectPronoun) {
		return false // دراسة أشرف عليها
	}
	return m.hasName() || m.definite || before.def || !before.is(arAdjective) || s.isNisbaOf(k, k) || s.sameEnding(k-1, k) // دبلوماسي سابق عمل في
}

// asks reports whether a word opens an indirect question.
func asks(s string) bool {
	switch s {
	case "كيف", "كيفيه", "لماذا", "متي", "اين", "كم":
		return true
	}
	return false
}

// extend lets m go on up to word end: by its name where that ends it, by a name
// that follows a title read too short, else by the title.
func (r *arReader) extend(m *mention, end, limit int) {
	p := arPhrase{r: r, limit: end}
	last := m.next - 1
	switch {
	case m.hasName() && r.t[m.next].is(arTitleHead):
	case len(m.name) == 1 && m.role == "" && r.t[m.next].prep == 'l' && !r.named[m.name[0]]:
		p.setName(m, last, end) // صديق للعائلة
	case m.hasName() && m.nameSpan.End == r.t[last].End && !r.t[m.next].conj && r.t[m.next].prep == 0:
		if to := r.nameEnd(m, end, limit); to > m.next {
			p.setName(m, r.wordAt(m.nameSpan.Start, m.first, last), to)
		}
	case !m.hasName() && m.titleSpan.Len() > 0:
		head := r.wordAt(m.titleSpan.Start, m.first, last)
		close := end
		if m.kind == Person && !m.plural {
			for x := m.next; x < end; x++ {
				if n, ok := p.nameToEnd(x, end); ok {
					m.name, m.nameSpan = n.name, n.nameSpan
					close = x
					break
				}
			}
		}
		r.retitle(m, head, close)
	}
	*m = p.finish(*m, end)
}

// nameEnd returns the end of the name of m, which goes on after its last word:
// up to word end where that is one word or none has an article, else not.
// A description follows a name too: فلان المقيم في, فلان أحد السكان.
func (r *arReader) nameEnd(m *mention, end, limit int) int {
	if len(m.name) == 1 && r.named[m.name[0]] && !r.recurs(m.next) {
		return m.next // the article has the name as it stands
	}
	for k := m.next; k < end; k++ {
		if t := &r.t[k]; t.def && (end > m.next+1 || end < limit && !r.isComma(end) && t.starts(arTime) == 0 && !r.t[k-1].is(arNameParticle)) || t.is(arCollective) {
			return k
		}
	}
	return end
}

// recurs reports whether word k stands after the word before it elsewhere in
// the article too.
func (r *arReader) recurs(k int) bool {
	if r.pairs == nil {
		r.pairs = make(map[[2]string]int, len(r.t))
		for i := 1; i < len(r.t); i++ {
			r.pairs[[2]string{r.t[i-1].bare, r.t[i].bare}]++
		}
	}
	return r.pairs[[2]string{r.t[k-1].bare, r.t[k].bare}] > 1
}

// nameToEnd parses a person's name, with an honorific or of two words and more,
// that begins at word x and ends before word end.
func (p *arPhrase) nameToEnd(x, end int) (mention, bool) {
	r := p.r
	if r.t[x].conj || r.t[x].prep != 0 || !r.t[x-1].def && !r.isTown(x-1) {
		return mention{}, false
	}
	var m mention
	h := p.honorifics(x, &m)
	if h >= end || h == x && r.t[x].def {
		return m, false
	}
	m.role, m.rest = "", nil
	n := p.nameRun(h, &m, true)
	if n == end-1 && n > h+1 && r.t[n].def && r.t[n].prep == 0 && !r.t[n].conj {
		p.setName(&m, h, end)
		n = end
	}
	return m, n == end && (h > x || len(m.name) >= 2)
}

// retitle reads the title of m anew, as the words from its head to word end.
func (r *arReader) retitle(m *mention, head, end int) {
	words := make([]string, 0, end-head)
	for i := head; i < end; i++ {
		if r.t[i].Kind == tokenize.Letters {
			words = append(words, r.t[i].bare)
		}
	}
	f := r.w.titleForm("ar", words)
	m.rest = f.rest
	proper := r.w.proper(titleForm{m.role, m.rest})
	m.role, m.rest = proper.role, proper.rest
	m.titleSpan = r.surface(head, end)
}
