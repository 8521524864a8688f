package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// subject parses the subject of a cue that begins at word i: one noun phrase
// with its appositions, or several joined by و. next is the word after it;
// no mentions where none begins here.
func (r *arReader) subject(i, limit int) (ms []mention, next int) {
	i = r.skipAdverbs(i, limit)
	from := i
	i = r.pastSame(i, limit)
	if i < limit && r.t[i].prep == 'l' && !r.t[i].is(arGivenName) && !r.w.family[r.t[i].bare] {
		return nil, i // وقال لوالده
	}
	if i > 0 && i < limit && r.t[i-1].def && r.t[i-1].is(arEvent) && !r.t[i-1].is(arTime) && r.t[i-1].form == nil && r.isNisba(i) {
		return nil, i // خلال المؤتمر الصحفي
	}
	if m, ok := r.quantity(i, limit); ok {
		return []mention{m}, m.next
	}
	each := r.eachOf(i, limit)
	m, ok := r.phrase(i+each, limit)
	if !ok {
		return nil, i
	}
	if m.kind == Document && r.w.roles["ar"].voice[m.role] {
		if issuer, end := r.issuer(&m, limit); end > 0 {
			ms, next = []mention{issuer}, end
			return ms, next
		}
	}
	m = r.appositions(r.lateName(m, limit), limit)
	m.same = m.same || i > from && (r.t[from].stem == "نفس" || r.t[from].stem == "ذات")
	ms = append(ms, m)
	for len(ms) < 6 {
		last := ms[len(ms)-1]
		if n := last.next; n+1 < limit && r.isComma(n) && r.t[n+1].conj && (each > 0 || r.listsName(n+1, limit)) {
			last.next++ // كل من فلان، رئيس …، وفلان
		}
		more, ok := r.joined(last, limit)
		if !ok {
			break
		}
		more = r.appositions(r.lateName(more, limit), limit)
		if last := &ms[len(ms)-1]; len(ms) == 1 && r.t[last.first].is(arHonorific) && r.t[last.first].is(arTitleHead) && !last.plural && more.role != "" && (!last.hasName() || len(last.name) == 1 && last.person == nil && r.isNisba(last.next-1)) {
			more.first, more.span = last.first, r.span(last.first, more.next)
			ms[0] = more // الخبير العسكري ومدير المركز فلان
			continue
		}
		if last := &ms[len(ms)-1]; len(ms) == 1 && r.samePerson(last, &more) {
			more.first, more.span = last.first, r.span(last.first, more.next)
			ms[0] = more // رئيس المجلس والمدير العام للهيئة فلان
			continue
		}
		if last := &ms[len(ms)-1]; len(ms) == 1 && last.hasName() && last.kind == Person && last.titleSpan.Start > last.nameSpan.End && more.kind == Organisation && r.t[last.next-1].def {
			last.next, last.span.End = more.next, r.span(last.first, more.next).End
			continue // فلانة رئيسة الاتحاد والبنك الوطني
		}
		if last := &ms[len(ms)-1]; len(ms) == 1 && (r.oneGroup(last, &more) || r.ofStates(last, &more) || r.numbers(last, &more)) {
			last.next, last.span, last.titleSpan = more.next, r.span(last.first, more.next), r.surface(last.first, more.next)
			continue
		}
		ms = append(ms, more)
	}
	if each > 0 && len(ms) == 1 && !ms[0].plural {
		return nil, i
	}
	return ms, ms[len(ms)-1].next
}

// oneGroup reports whether two plurals of people share what follows the second, so that
// they are one group: مسؤولون وخبراء في قطاع …، دبلوماسيون وخبراء مصريون، علماء
// وأعيان محافظة الجبلة.
func (r *arReader) oneGroup(a, b *mention) bool {
	people := func(m *mention) bool {
		s := r.t[m.first].stem
		return m.plural && !m.definite && !m.hasName() && m.org == nil && !m.state && m.role != "" && (strings.HasSuffix(s, "ون") || strings.HasSuffix(s, "ين") || strings.HasSuffix(s, "اء") || r.t[m.first].is(arAnonymous))
	}
	if !people(a) || !people(b) || a.next != a.first+1 || b.next <= b.first+1 {
		return false
	}
	s := r.t[b.first+1].bare
	return s == "في" || isRegion(s) && b.next > b.first+2 || strings.HasSuffix(s, "ون") || strings.HasSuffix(s, "ين")
}

// numbers reports whether a counts those of whom b names some more: عدد من الكتاب والصحافيين.
func (r *arReader) numbers(a, b *mention) bool {
	if a.hasName() || b.hasName() || !b.plural || b.org != nil || b.state || a.next < a.first+3 || r.t[a.first+1].bare != "من" {
		return false
	}
	switch r.t[a.first].stem {
	case "عدد", "مجموعه", "كثير", "عديد", "بعض", "جمع", "نخبه", "لفيف":
		return true
	}
	return false
}

// ofStates reports whether a state after و goes on with those whose ministers the group a
// are: وزراء خارجية دول الخليج وأمريكا.
func (r *arReader) ofStates(a, b *mention) bool {
	if a.anonymous && a.plural && !a.hasName() && b.org != nil && b.org.kind != Medium {
		for k := a.first + 1; k < a.next; k++ {
			if r.t[k].bare == "في" {
				return true // مسؤولون في الأمم المتحدة والاتحاد الأوروبي
			}
		}
	}
	if !a.plural || a.hasName() || a.role == "" || a.kind != Person && a.kind != Office || !b.state {
		return false
	}
	for k := a.first + 1; k < a.next; k++ {
		if r.t[k].bare == "دول" || r.isTown(k) && r.t[k].prep == 0 {
			return true
		}
	}
	return false
}

// listsName reports whether word i, after a comma and with و, is the given name
// of one more person and not the verb of another clause: فلان، وفلان، وفلان أن.
func (r *arReader) listsName(i, limit int) bool {
	t := &r.t[i]
	if t.form != nil || t.def || t.prep != 0 || !t.is(arGivenName|arFirstName) {
		return false
	}
	m, ok := r.phrase(i, limit)
	return ok && m.role == "" && len(m.name) > 1 && (m.next >= limit || r.isComma(m.next) || r.t[m.next].conj)
}

// pastSame skips هذه, نفس or ما يسمى before a noun that names a speaker.
func (r *arReader) pastSame(i, limit int) int {
	if i+2 < limit && r.t[i].bare == "ما" {
		switch r.t[i+1].bare {
		case "يسمي", "سمي", "تسمي", "يدعي":
			if i+3 < limit && r.t[i+2].bare == "ب" {
				return i + 3
			}
			return i + 2
		}
	}
	if i+1 < limit && r.t[i+1].def && r.t[i+1].is(arNounHead) && (r.t[i].is(arDemonstrative) || r.t[i].stem == "نفس" || r.t[i].stem == "ذات") {
		return i + 1
	}
	return i
}

// skipAdverbs skips adverbs of time at word i.
func (r *arReader) skipAdverbs(i, limit int) int {
	for i < limit {
		n := r.t[i].starts(arTime | arSwitch)
		if n == 0 {
			return i
		}
		i += n
		if i < limit && r.isComma(i) && r.t[i-n].starts(arSwitch) > 0 {
			i++
		}
	}
	return i
}

func (r *arReader) isComma(i int) bool {
	s := r.t[i].Norm
	return r.t[i].Kind == tokenize.Punct && (s == "،" || s == "," || s == "؛" || s == ";" || s == "-" || s == "–" || s == "—")
}

func (r *arReader) isColon(i int) bool {
	return r.t[i].Kind == tokenize.Punct && r.t[i].Norm == ":"
}

// joined parses a further speaker after و, also the second of a pair whose
// title is in the dual: وزيرا الخارجية الصيني X والروسي Y.
func (r *arReader) joined(last mention, limit int) (mention, bool) {
	j := last.next
	if last.state && j+1 < limit && r.isComma(j) && r.t[j+1].conj {
		if pl, n := (&arPhrase{r: r, limit: limit}).place(j + 1); n > 0 && pl.kind == countryName {
			j++ // السويد، والنرويج
		}
	}
	if j >= limit {
		return mention{}, false
	}
	if r.t[j].Norm == "و" && j+1 < limit && r.t[j+1].is(arTitleHead) && last.role != "" {
		return r.phrase(j+1, limit) // و كبير المفاوضين, apart
	}
	t := &r.t[j]
	if t.Kind != tokenize.Letters || !t.conj || t.form != nil || t.is(arComplementizer) {
		return mention{}, false
	}
	if last.plural && last.role != "" {
		p := arPhrase{r: r, limit: limit}
		if pl, n := p.place(j); n > 0 && pl.kind == countryAdjective {
			m := mention{first: j, role: last.role, definite: true, gender: last.gender, country: pl.iso, titleSpan: r.surface(j, j+n), shared: true}
			for _, x := range last.rest {
				if !strings.HasPrefix(x, "@") {
					m.rest = append(m.rest, x)
				}
			}
			m.rest = append(m.rest, "@"+pl.iso)
			m.kind = Person
			if end := p.nameRun(j+n, &m, true); end > j+n {
				return p.finish(m, end), true
			}
			if !last.hasName() {
				return p.finish(m, j+n), true
			}
		}
	}
	byName := last.kind == Person && last.hasName() && (r.w.family[t.bare] || r.named[t.bare]) // الجبير ولافروف
	if !t.def && !byName && !t.is(arNounHead|arHonorific) && r.w.places["ar"][t.bare] == nil && r.w.people["ar"][t.bare] == nil && r.w.orgs["ar"][t.bare] == nil {
		return mention{}, false
	}
	westerners := last.state && (t.stem == "غرب" || strings.HasSuffix(t.stem, "يون") || strings.HasSuffix(t.stem, "يين")) // كييف والغربيون
	if t.def && !byName && !westerners && !t.is(arNounHead) && r.w.places["ar"][t.bare] == nil && r.w.orgs["ar"][t.bare] == nil {
		return mention{}, false
	}
	return r.phrase(j, limit)
}

// issuer finds the body that a document speaks for: بيان للحكومة، بيان صادر
// عن الوزارة. It returns the word after it, 0 where there is none.
func (r *arReader) issuer(m *mention, limit int) (mention, int) {
	p := arPhrase{r: r, limit: limit}
	for k := m.first + 1; k < m.next && k < limit; k++ {
		from := k
		if r.t[k].bare == "من" {
			from++ // بيان من الرئاسة
		}
		if from > k || r.t[k].prep == 'l' {
			if n, ok := p.r.phrase(from, limit); ok && (n.kind == Organisation || n.org != nil) {
				n.first, n.span = m.first, r.span(m.first, n.next)
				return n, n.next
			}
		}
	}
	j := m.next
	if j+1 < limit {
		switch r.t[j].bare {
		case "اعدتها", "اعدته", "اعدها", "اعده", "اجرتها", "اصدرته", "اصدره", "اصدرتها", "اصدرها", "وزعته", "وزعه", "نشرته":
			if n, ok := r.phrase(j+1, limit); ok && (n.kind == Organisation || n.org != nil) {
				n.first, n.span = m.first, r.span(m.first, n.next)
				return n, n.next // بيان أصدرته الوزارة
			}
		}
	}
	if k := r.toMedium(j); k > 1 && j+k <= limit {
		if n, ok := r.phrase(j+1, j+k); ok && (n.kind == Medium || n.org != nil) {
			n.first, n.span = m.first, r.span(m.first, n.next)
			return n, n.next // بحسب تعداد لوكالة المرفأ
		}
	}
	for k := j; k < limit && k < j+5; k++ {
		if r.t[k].bare == "عن" {
			if n, ok := r.phrase(k+1, limit); ok && n.kind != Document {
				n.first, n.span = m.first, r.span(m.first, n.next)
				return n, n.next
			}
			return mention{}, 0
		}
		if r.t[k].Kind != tokenize.Letters {
			break
		}
	}
	return mention{}, 0
}

// eachOf returns the length of كل من، كلا من at word i: each of those named
// after it speaks.
func (r *arReader) eachOf(i, limit int) int {
	if i+2 < limit && (r.t[i].bare == "كل" || r.t[i].bare == "كلا" || r.t[i].bare == "كلتا") && r.t[i+1].bare == "من" && !r.t[i+1].conj {
		return 2
	}
	return 0
}

// isOffice reports whether the tables have the title of m as an office.
func (r *arReader) isOffice(m *mention) bool {
	return r.w.officeOf["ar"][titleKey(m.role, m.rest)] != nil
}
