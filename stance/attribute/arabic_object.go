package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// accusation reads اتهم X Y بـ…: the content begins with the accused.
func (r *arReader) accusation(a, i, b int, v *arVerb, c *arCandidate) bool {
	end := min(b, i+maxReach)
	at := 0
	for k := i + 1; k < end; k++ {
		t := &r.t[k]
		if r.newClause(k) && k > i+1 {
			break
		}
		if v.accuse != "-" && (t.prep == 'b' && !t.conj || t.bare == "ب" || t.is(arComplementizer) || t.is(arAdjunct) && t.multi&arSwitch == 0 && !t.conj && r.masdarLike(strings.TrimPrefix(t.bare, "ب")) || t.class == 0 && t.form == nil && !t.conj && strings.HasPrefix(t.bare, "ب") && isIftial(t.bare[len("ب"):])) {
			at = k
			break
		}
		if v.accuse == "-" && (t.stem == "مسووليه" || t.stem == "مسؤوليه" || t.stem == "مسئوليه") {
			at = k
			break
		}
	}
	f := r.t[i].form
	if m, ok := r.phrase(i+1, max(at, i+1)); ok && at > 0 && m.next+1 < at && f.tense != arParticiple && len(m.name) == 1 && m.role == "" && (m.person != nil || r.named[m.name[0]]) && r.t[m.next].is(arTitleHead) && !r.t[m.next].def && !r.t[m.next].conj && r.agrees(f, &m) {
		c.rule, c.subjects, c.comp = Accusation, []mention{m}, arComplement{arNominal, m.next, m.next}
		c.splits = r.t[c.from].conj && (c.from == a || r.t[c.from-1].Kind != tokenize.Letters)
		return true // اتهم نعيم رئيس اللجنة بـ: the post is the other's
	}
	if at == 0 || at == i+1 && f.tense == arParticiple && v.accuse != "-" {
		return false // متهمين بـ…: they are accused
	}
	from := i + 1
	subjects, next := r.subject(from, at)
	if from+1 < at && r.within(from, at) {
		if ms, end := r.subject(from+1, at); len(ms) > 0 && end < at && r.introduces(&ms[0]) {
			from, subjects, next = from+1, ms, end // أزمة تتهم فيها موسكو لندن بـ…
		}
	}
	if n := r.pastWhen(next, at); n == at {
		next = at // اتهم النائب في العام الماضي بـ
	}
	object := next
	switch {
	case len(subjects) == 0:
		object = from
	case next+1 == at && r.isComma(next):
		subjects, object = nil, from // واتهم فلان، بأنه: the accused alone
	case next < at && !r.agrees(f, &subjects[0]):
		subjects, object = nil, i+1
	case next >= at && len(subjects) == 1 && subjects[0].introduced && subjects[0].titleSpan.Len() > 0:
		// A nameless title, then a name: زعيم حزب معارض … إردوغان.
		m := &subjects[0]
		object = r.wordAt(m.nameSpan.Start, i+1, at)
		m.name, m.nameSpan, m.person, m.kind = nil, tokenize.Span{}, nil, Office
		m.next, m.span = object, r.span(m.first, object)
	case next >= at && at > from+1 && r.t[from].is(arAnonymous) && !r.t[from].def && strings.HasSuffix(r.t[from].bare, "ون"):
		// ويتهم معارضون فلانا بـ: a plural with its nun governs no name.
		if ms, end := r.subject(from, from+1); len(ms) > 0 {
			subjects, object = ms, end
		}
	case next >= at && at-i > 3 && possessed(r.t[at-1].bare):
		// اتهم النائب زملاءه بـ…: what belongs to the subject is the object.
		object = at - 1
		m := &subjects[len(subjects)-1]
		if n := len(m.name); n > 1 && m.nameSpan.End == r.t[at-1].End {
			m.name = m.name[:n-1]
			m.nameSpan.End = r.t[at-2].End
		}
		m.next, m.span.End = object, r.t[at-2].End
	case next >= at && at-i > 4 && len(subjects) == 1 && subjects[0].kind == Organisation && r.t[at-1].def && r.t[at-1].prep == 0 && r.t[at-3].bare == "في" && r.isTown(at-2):
		// وتحمل السلطات في مالمو الصيادين مسؤولية: nothing goes on behind the place.
		object = at - 1
		m := &subjects[0]
		m.next, m.span = object, r.surface(m.first, object)
	case next >= at:
		// One noun phrase only: it is the accused.
		subjects, object = nil, i+1
	}
	if f.tense == arParticiple {
		object = i + 1
	}
	object = r.skipAdverbs(object, at)
	if object < at && r.t[object].starts(arAccording) > 0 {
		if _, next, ok := r.accordingSpeaker(object, at); ok {
			object = next // حملت الحركة على لسان ناطق باسمها الشركة مسؤولية …
		}
	}
	if object+1 < at && len(subjects) > 0 && r.t[object].bare == "من" && r.t[object+1].is(arOrganisation) {
		if m, ok := r.phrase(object+1, at); ok && m.next < at {
			object = m.next // واتهم فلان من الحزب الديمقراطي الحر الوزير بـ…
			for object+1 < at && r.t[object].def && r.t[object].prep == 0 && !r.t[object].is(arNounHead) {
				object++
			}
		}
	}
	if object < at && r.within(object, at) {
		object++ // لافتات اتهموا فيها الشركة بـ…
	}
	if object >= at && v.accuse == "-" {
		return false
	}
	c.rule = Accusation
	if f.tense == arParticiple {
		c.chained, c.splits = true, true
		subjects = nil
	} else if len(subjects) == 0 {
		if pre, from := r.before(a, i, r.t[i].form); len(pre) > 0 {
			subjects, c.from = pre, from
		} else if !r.t[i].conj && i != a && !r.isComma(i-1) && r.t[i-1].bare != "كما" && !r.within(i+1, b) {
			return false
		}
	}
	c.subjects = subjects
	c.comp = arComplement{arNominal, object, object}
	if f.tense != arParticiple {
		c.splits = r.t[c.from].conj && (c.from == a || r.t[c.from-1].Kind != tokenize.Letters)
	}
	return true
}

// pastWhen returns the word after an adverb of time, with or without في, at word i.
func (r *arReader) pastWhen(i, limit int) int {
	n := r.skipAdverbs(i, limit)
	if n+1 < limit && r.t[n].bare == "في" && (r.t[n+1].starts(arTime) > 0 || r.t[n+1].stem == "عام" || r.t[n+1].stem == "سنه") {
		n = max(n+2, r.skipAdverbs(n+1, limit))
		for n < limit && r.t[n].Kind == tokenize.Number {
			n++ // في العام 2009
		}
	}
	return n
}

// isIftial reports whether a word has the shape of the verbal noun افتعال: اتباع.
func isIftial(s string) bool {
	r := []rune(s)
	return len(r) == 5 && r[0] == 'ا' && r[1] == 'ت' && r[3] == 'ا'
}

// description reads وصف X بأنه Y: two spans.
func (r *arReader) description(a, i, b int, v *arVerb, c *arCandidate) bool {
	end := min(b, i+maxReach)
	for k := r.describedAs(i, end); k < end; k++ {
		t := &r.t[k]
		if r.newClause(k) && k > i+1 {
			return false
		}
		que := t.is(arComplementizer) && len(t.bare) > 4 && t.bare[:2] == "ب"
		if !que && (t.prep != 'b' || t.conj) && t.bare != "ب" {
			continue
		}
		if !que && k > i+1 && r.laterHeld(k, end) {
			continue // ووصف في كلمة بالجامعة الاتفاق بأنه
		}
		f := r.t[i].form
		if k == i+1 && f.tense != arParticiple {
			return false // معارك وصفت بالشرسة: a passive
		}
		subjects, next := r.subject(i+1, k)
		object := next
		if n := len(subjects); n == 1 && next == k && r.takenObject(&subjects[0], next) {
			object = next - 1
		} else if n > 0 && next >= k {
			subjects, object = nil, i+1
		}
		if len(subjects) == 1 && next < k && r.t[next].is(arPreposition|arObjectPronoun) {
			if m := &subjects[0]; m.guess && !m.hasName() {
				subjects = nil // وصف الأوضاع فيها بالغموض
			} else if at := r.wordAt(m.nameSpan.Start, m.first, next); m.role != "" && len(m.name) == 1 && m.person == nil && at == next-1 && r.t[at].def && isAfal(r.t[at].stem) && !r.named[m.name[0]] {
				m.name, m.nameSpan = nil, tokenize.Span{} // وصف الوزير الأوضاع في البلاد بـ
				m.next, m.span, object = at, r.surface(m.first, at), at
			}
		}
		if n := len(subjects); n == 1 && next < k && subjects[0].kind == Document && r.t[next].is(arPreposition) && r.t[next].bare != "في" {
			subjects = nil // ووصف اتفاق الشراكة مع النرويج بأنه
		}
		if len(subjects) > 0 && (r.oblique(&subjects[0]) || strings.HasSuffix(r.t[subjects[0].first].stem, "يين") && r.t[subjects[0].first].def) {
			subjects = nil // ووصف الإرهابيين ومن يدعمهم بـ
		}
		if len(subjects) == 0 || f.tense == arParticiple {
			object = i + 1
		}
		object = r.behindOccasion(object, k)
		c.rule = Description
		if f.tense == arParticiple {
			c.chained, c.splits = true, true
			subjects = nil
		} else if len(subjects) == 0 {
			if pre, from := r.before(a, i, r.t[i].form); len(pre) > 0 {
				subjects, c.from = pre, from
			} else if m, ok := r.antecedent(a, i); ok && i > a && r.t[i-1].is(arRelative) && r.agrees(f, &m) {
				subjects = []mention{m} // مستشار الوزير الذي وصف المحادثات بـ
			}
		}
		if f.tense != arParticiple {
			c.splits = r.t[c.from].conj && (c.from == a || r.t[c.from-1].Kind != tokenize.Letters)
		}
		c.subjects = subjects
		start := k
		if que || t.bare == "ب" {
			start = k + 1
		}
		c.comp = arComplement{arNominal, object, start}
		if object < k && !(object+1 == k && strings.HasPrefix(r.t[object].bare, "ايا")) { // واصفا إياه بأنه
			c.gap = [2]int{object, k}
		}
		return start < b
	}
	return false
}

// takenObject gives back the last word of the name m, which ends before word
// next, where it has an article and the name stays one without it: it is what
// is described.
func (r *arReader) takenObject(m *mention, next int) bool {
	last := next - 1
	if first := &r.t[m.first]; m.role == "" && len(m.name) == 2 && !first.is(arFirstName|arGivenName|arNameParticle) && !r.named[m.name[0]] && !r.w.family[first.bare] && r.w.people["ar"][first.bare] == nil && !first.is(arHonorific) {
		return false // ووصف جدول الأعمال بأنه
	}
	if m.person != nil || len(m.name) < 2 || !r.t[last].def || r.w.family[r.t[last].bare] || m.nameSpan.End != r.t[last].End {
		return false
	}
	m.name = m.name[:len(m.name)-1]
	m.nameSpan.End, m.span.End = r.t[last-1].End, r.t[last-1].End
	m.next = last
	return true
}

// describedAs returns where to look for what the verb at word i describes
// something as: at بأنه in its clause, else right after the verb.
func (r *arReader) describedAs(i, end int) int {
	for k := i + 1; k < end; k++ {
		if r.t[k].is(arComplementizer) && strings.HasPrefix(r.t[k].bare, "ب") {
			return k
		}
		if r.newClause(k) || r.isComma(k) || r.t[k].conj && r.t[k].form != nil {
			break
		}
	}
	return i + 1
}

// wordAt returns the word of [i, j) that begins at the byte offset, or j.
func (r *arReader) wordAt(offset, i, j int) int {
	for ; i < j; i++ {
		if r.t[i].Start <= offset && offset < r.t[i].End {
			return i
		}
	}
	return j
}

// possessed reports whether a word ends in a possessive pronoun that no name
// has.
func possessed(s string) bool {
	for _, suffix := range [...]string{"هم", "هما", "ءه", "ءها", "اته", "اتها"} {
		if len(s) > len(suffix)+4 && s[len(s)-len(suffix):] == suffix {
			return true
		}
	}
	return false
}

// behindOccasion is where in words [j, k) what is described begins, behind a day and the occasion
// that a comma closes: ووصف الوزير أمس في تصريح له، لقاءه بأنه.
func (r *arReader) behindOccasion(j, k int) int {
	at := j
	for at+1 < k && r.t[at].is(arTime) && r.t[at].prep == 0 {
		at++
	}
	if at+1 >= k || r.t[at].bare != "في" || !r.t[at+1].is(arEvent) {
		return j
	}
	for n := r.nextComma(at, k); n+1 < k; n = r.nextComma(n+1, k) {
		if t := &r.t[n+1]; t.prep == 0 && !t.is(arPreposition) {
			return n + 1
		}
	}
	return j
}

// laterHeld reports whether بأن follows word k in its clause.
func (r *arReader) laterHeld(k, end int) bool {
	for k++; k < end && r.t[k].Kind != tokenize.QuoteMark && !r.newClause(k) && (r.t[k].form == nil || r.t[k].form.tense != arPerfect); k++ {
		if t := &r.t[k]; t.is(arComplementizer) {
			return !t.conj && strings.HasPrefix(t.bare, "با")
		}
	}
	return false
}
