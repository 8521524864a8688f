package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// accordingSpeaker parses the source after بحسب، وفقاً لـ at word i. next is
// the word after it.
func (r *arReader) accordingSpeaker(i, end int) (m mention, next int, ok bool) {
	n := r.t[i].starts(arAccording)
	j := i + n
	for j < end && (r.t[j].Kind == tokenize.Letters && (r.t[j].bare == "ما" || r.t[j].Norm == "لما" || r.t[j].bare == "ل" || r.t[j].form != nil)) {
		j++
	}
	if j > i+n && j+1 < end && r.t[j-1].form != nil && (r.t[j].bare == "به" || r.t[j].bare == "عنه" || r.t[j].bare == "له") {
		j++ // بحسب ما صرحت به الشركة
	}
	if j+2 < end && r.t[j].bare == "عبر" && r.t[j+1].bare == "عنه" {
		j += 2 // حسب ما عبر عنه المعارضون
	}
	if j+1 < end && strings.HasSuffix(r.t[j-1].Norm, "ما") && (r.saidIt(r.t[j].bare) || r.doesIt(j)) {
		j++ // وفق ما أعلنه ناطق
		if j+1 < end && (r.t[j].bare == "به" || r.t[j].bare == "له" || r.t[j].bare == "عنه" || r.t[j].bare == "عنها" || r.t[j].bare == "اليه") {
			j++ // حسب ما أفادنا به مراسل
		}
	}
	if j+1 < end && strings.HasSuffix(r.t[j-1].Norm, "ما") && r.isVerbLike(j) && r.t[j].class == 0 && r.t[j].form == nil && (r.t[j+1].is(arMedium|arAnonymous|arTitleHead|arOrganisation) || r.t[j+1].def && r.t[j+1].prep == 0) {
		j++ // حسبما اوردت وكالة
	}
	if j+1 < end && r.isComma(j) && r.saidIt(r.t[j-1].bare) {
		j++ // لما ذكره، فلان، مدير الاتحاد
	}
	if j+1 < end && r.tellsOpinion(j) {
		if m, ok := r.phrase(j+1, end); ok && (len(m.name) > 1 || m.role != "" && !r.t[j+1].def) {
			j++ // طبقا لشرح فلان
		}
	}
	j = r.pastSame(r.skipAdverbs(j, end), end)
	if j >= end {
		return m, j, false
	}
	switch r.t[j].stem {
	case "بيانات", "توقعات", "ارقام", "حسابات":
		if m, ok := r.phrase(j+1, end); ok && !r.t[j].def && m.kind == Person && len(m.name) > 1 {
			j++ // طبقا لبيانات الخبير فلان
		}
	}
	if f := r.forms[r.t[j].bare]; f != nil && f.verb.source != "" {
		// بحسب ما نقلت رويترز عن مسؤول
		for k := j + 1; k+1 < end && k < j+8 && !r.isComma(k); k++ {
			if r.t[k].bare == f.verb.source {
				j = k + 1
				break
			}
		}
	}
	if seen := r.seenBy(j, end); seen > 0 {
		m, ok = r.phrase(j, j+1)
		return m, seen, ok && m.kind != Person
	}
	m, ok = r.phrase(j, end)
	if t := &r.t[j]; !ok && j == i+n && t.prep == 'l' && t.def && !t.is(arNounHead) && (r.named[t.stem] || r.w.family["ال"+t.stem]) {
		p := arPhrase{r: r, limit: end}
		m = mention{first: j, kind: Person}
		p.setName(&m, j, j+1)
		m, ok = p.finish(m, j+1), true // ووفقا للجبير
	}
	if !ok || m.pronoun || m.guess && j == i+n {
		return m, j, false
	}
	if n := len(m.name); n > 0 && m.role == "" && m.org == nil && m.person == nil && !r.named[m.name[n-1]] && strings.HasSuffix(m.name[n-1], "ها") {
		return m, j, false // بحسب قربها، وفق شروط أهمها
	}
	// A bare common noun (وفق الشريعة) is no speaker; a name of one word counts
	// only after words that always name one.
	if m.org == nil && !m.state && m.role == "" && m.person == nil {
		if measures(r.t[m.first].stem) && m.first == i+n {
			return m, j, false // بحسب حجم الضرر
		}
		strict := r.t[i].stem == "وفق" || r.t[i].bare == "حسب" && n == 1 && j == i+1
		if first := r.t[m.first].bare; strict && (len(m.name) < 2 && !(len(m.name) == 1 && r.named[m.name[0]]) || isElative(first) || isProcedure(first)) {
			return m, j, false
		}
	}
	if r.opines(i) && m.org == nil && !m.state && m.role == "" && m.person == nil && !(len(m.name) > 1 || len(m.name) == 1 && r.named[m.name[0]]) {
		return m, j, false // من وجهة نظر نقدية
	}
	if last := &r.t[m.next-1]; m.next == m.first+2 && m.role == "" && m.org == nil && m.person == nil && !r.t[m.first].def && !r.t[m.first].is(arGivenName|arFirstName) && last.def && strings.HasSuffix(last.stem, "ات") {
		return m, j, false // بحسب مختلف القارات
	}
	if r.tellsOpinion(j) && m.role == "" && m.org == nil && m.person == nil {
		return m, j, false // وفق رؤية قيادتي البلدين
	}
	if r.t[i].bare == "وفق" && j == i+1 && m.kind == Organisation && m.org == nil {
		return m, j, false
	}
	if k := m.first + 2; k < end && r.t[m.first].stem == "مجموعه" && r.t[k-1].bare == "من" && r.t[k].def && !r.t[k].is(arNounHead) && !strings.HasSuffix(r.t[k].stem, "ين") {
		return m, j, false // طبقا لمجموعة من المعايير
	}
	if m.kind == Document && r.w.roles["ar"].voice[m.role] && !r.t[m.first].def {
		if n, next := r.issuer(&m, end); next > 0 {
			return n, next, true // بحسب بيان صادر عن السفارة
		}
	}
	if more, ok := r.joined(m, end); ok && !m.hasName() && m.kind == Person && m.role != "" && r.samePerson(&m, &more) {
		more.first, more.span = m.first, r.span(m.first, more.next)
		m = more // بحسب السيناتور الجمهوري ورئيس اللجنة، فلان
	}
	m = r.appositions(m, end)
	return m, m.next, true
}

// according reads an attribution by preposition at word i of sentence [a, b).
func (r *arReader) according(a, i, b int) (c arCandidate, ok bool) {
	m, next, ok := r.accordingSpeaker(i, b)
	if !ok || r.t[i].bare == "علي" && r.t[i+1].bare == "لسان" && r.insideRelative(a, i) {
		return c, false
	}
	if next < b && r.t[next].bare == "نقلا" && r.t[next].starts(arAccording) > 0 {
		if n, end, ok := r.accordingSpeaker(next, b); ok {
			m, next = n, end // وبحسب صحيفة نقلا عن مصدر
		}
	}
	c = arCandidate{at: i, from: i}
	c.carry, c.parent = -1, -1
	c.rule, c.kind = AccordingTo, Indirect
	c.subjects = []mention{m}
	if n, ok := r.joined(m, b); ok && !n.pronoun && !n.guess && (n.next >= b || r.t[n.next].Kind == tokenize.Punct) && (n.anonymous || r.introduces(&n)) {
		c.subjects, next = append(c.subjects, n), n.next // حسب ما قالته الوزارة ومسؤولون في الميناء
	}
	c.cue = Cue{Span: r.span(i, i+r.t[i].starts(arAccording)), Lemma: "بحسب", Class: "according"}
	middle := i > a && r.t[i].conj && r.isComma(i-1)
	if r.opines(i) && !r.opensClause(a, i) && next < b && r.t[next].Kind == tokenize.Letters && !r.t[next].is(arRelative) {
		return c, false // وصارت الوزيرة، في نظر الحزب «خائنة»
	}
	if m.kind == Document && !middle && !r.opensClause(a, i) && r.t[i].stem != "بحسب" && r.lawful(&m) {
		return c, false // وفقا للاتفاق: in keeping with it
	}
	if k := r.saidAfter(next, b); k > 0 && r.t[i].bare == "علي" {
		c.comp = arComplement{arClause, k, k + 1} // ونشرت الصحيفة، على لسان الوكالة، أن
		return c, k+1 < b
	}
	if middle || r.opensClause(a, i) {
		c.splits = middle
		k := r.mainClause(next, b)
		c.comp = arComplement{arClause, k, k}
		return c, k < b
	}
	c.until = next
	return c, true
}

// saidAfter returns the word at which أن stands after the source that ends before word
// k, a place and a comma; 0 where none does.
func (r *arReader) saidAfter(k, b int) int {
	for n := k; n+2 < b && n < k+5; n++ {
		if r.isComma(n) {
			if r.t[n+1].is(arComplementizer) && !r.t[n+1].conj {
				return n + 1
			}
			return 0
		}
	}
	return 0
}

// interrupts reports whether the clause goes on, without a mark, after a source
// that stands in its middle: استحوذ السهم حسب التقرير على النسبة الأكبر.
func (r *arReader) interrupts(c *arCandidate, b int) bool {
	if c.comp.kind == arNone && c.at > 1 && r.isComma(c.at-1) && c.until+1 < b && r.isComma(c.until) && r.leavesOpen(c) {
		return true // كما يشكل مقتله، بحسب المحللين، ضربة للحركة
	}
	if c.comp.kind == arNone && r.t[c.at].bare == "كما" && c.at > 0 && r.isComma(c.at-1) && c.until+1 < b && r.isComma(c.until) {
		return true
	}
	if c.comp.kind == arNone && c.at > 0 && r.isComma(c.at-1) && c.until+1 < b && r.isComma(c.until) && r.t[c.until+1].is(arComplementizer) && !r.t[c.until+1].conj {
		return true // ومن المنتظر، بحسب الوزير، أن تبدأ الأشغال
	}
	if open := c.at > 1 && (r.isComma(c.at-1) && !r.t[c.at-2].is(arMasdar) || r.t[c.at-1].Kind == tokenize.Letters && !r.t[c.at].conj); open && c.comp.kind == arNone && c.until > c.at && c.until+1 < b && r.isComma(c.until) {
		if t := &r.t[c.until+1]; t.def && t.prep == 0 && !t.conj && r.masdarLike(t.stem) {
			return true // وستواصل القوات، وفق القائد، التقدم; بإمكانها وفق القائد، التقدم
		}
	}
	if c.comp.kind != arNone || c.until <= c.at || c.until >= b || r.t[c.at].conj || c.at == 0 || r.t[c.at-1].Kind != tokenize.Letters {
		return false
	}
	for k := c.at; k < c.until; k++ {
		if r.t[k].bare == "ما" || strings.HasSuffix(r.t[k].bare, "بما") || r.t[k].form != nil {
			return false // حسب ما أفاد به المراسل إلى …
		}
	}
	if t := &r.t[c.until]; t.class == 0 && t.form == nil && isAccusative(t.bare) && c.until-c.at <= 6 {
		return true // عقد الوزير حسب وكالة الانباء اجتماعا موسعا
	}
	switch r.t[c.until].Norm {
	case "علي", "الي", "عن":
		return c.until+1 < b && r.t[c.until+1].Kind == tokenize.Letters && r.t[c.until].multi == 0 && c.until-c.at <= 6
	}
	return false
}

// leavesOpen reports whether the short clause before c has yet to say what it is about: an
// indefinite noun or a verbal noun with ب follows the source between its commas.
func (r *arReader) leavesOpen(c *arCandidate) bool {
	k := c.at - 2
	for k > 0 && c.at-k <= 7 && r.t[k-1].Kind == tokenize.Letters {
		k--
	}
	t := &r.t[c.until+1]
	if c.at-k > 7 || t.Kind != tokenize.Letters || t.conj || t.def && t.prep != 'b' || t.form != nil || t.starts(arResume|arSwitch|arTime|arAdjunct|arRelative|arAuthor|arTail|arAccording|arNegation|arPreposition|arComplementizer) > 0 || isAccusative(t.bare) {
		return false
	}
	return t.prep == 'b' && r.masdarLike(t.stem) || t.prep == 0 && hasFeminineEnding(t.bare) && r.isVerbLike(k)
}

// insideRelative reports whether the relative clause of a noun ends with word i,
// or its clause tells only from whom something came: التصريحات التي صدرت على
// لسان الوزير، جاء هذا على لسان الوزير.
func (r *arReader) insideRelative(a, i int) bool {
	switch r.t[r.clauseStart(a, i)].bare {
	case "جاء", "جاءت", "صدر", "صدرت", "ورد", "وردت":
		return true
	}
	for k := i - 1; k >= max(a, i-4) && r.t[k].Kind == tokenize.Letters; k-- {
		if r.t[k].is(arRelative) {
			return true
		}
	}
	switch r.t[max(i-1, 0)].stem {
	case "وارد", "وارده", "صادر", "صادره":
		return i > a && r.t[i-1].def // الخطاب الوارد على لسان المسؤولين
	}
	return false
}

// opensClause reports whether word i begins its sentence but for conjunction
// and adverbs.
func (r *arReader) opensClause(a, i int) bool {
	for k := a; k < i; {
		n := r.t[k].starts(arSwitch | arTime | arResume)
		if n == 0 && (r.isComma(k) || r.t[k].Norm == "و") {
			n = 1
		}
		if n == 0 {
			return false
		}
		k += n
	}
	return true
}

// mainClause returns where the clause begins before which a source stands that
// ends before word k: after a comma and فإن, and after what describes the
// source: بحسب مصدر رفض الكشف عن هويته، فإن ….
func (r *arReader) mainClause(k, b int) int {
	for n := k; n < b && n < k+14; n++ {
		if r.t[n].Kind != tokenize.Letters && r.t[n].Kind != tokenize.QuoteMark && !r.isComma(n) {
			break
		}
		if r.t[n].is(arComplementizer) && r.t[n].conj && strings.HasPrefix(r.t[n].Norm, "ف") && r.isComma(n-1) {
			return n + 1
		}
	}
	if k < b && r.t[k].is(arRelative) {
		for n := k; n < b && n < k+14; n++ {
			if r.isComma(n) {
				k = n
				break
			}
		}
	}
	if k < b && r.t[k].Kind == tokenize.Letters && (r.t[k].prep != 0 || r.t[k].is(arPreposition) || r.toMedium(k) > 0) {
		for n := k; n < b && n < k+8 && (r.t[n].Kind == tokenize.Letters || r.isComma(n)); n++ {
			if r.isComma(n) {
				k = n // وبحسب تقرير لوكالة الأنباء، …
				break
			}
		}
	}
	if k < b && r.isComma(k) {
		k++
	}
	if k < b && r.t[k].is(arComplementizer) {
		k++
	}
	return k
}
