package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// appositions joins title and name where a comma stands between them.
func (r *arReader) appositions(m mention, limit int) mention {
	for range 3 {
		j := m.next
		if j < limit && m.org != nil && r.t[j].Kind == tokenize.Letters && !r.t[j].conj {
			if o, n := r.w.orgs["ar"].match(r.t[j].bare, (&arPhrase{r: r, limit: limit}).following(j)); n > 0 && o == m.org {
				m.next, m.span = j+n, r.surface(m.first, j+n) // منظمة الأمم المتحدة للطفولة اليونيسف
				continue
			}
		}
		if j < limit && m.hasName() && m.kind == Person && r.t[j].Kind == tokenize.Letters && (r.t[j].is(arTitleHead) || r.t[j].def && r.w.roles["ar"].writer[r.t[j].stem]) && r.t[j].form == nil && r.t[j].prep == 0 {
			// مارك روته رئيس وزراء هولندا; also a second office after و.
			if n, ok := r.phrase(j, limit); ok && !n.hasName() && !(m.person != nil && n.country != "" && m.person.country != "" && n.country != m.person.country) && (!r.t[j].conj || !n.definite || r.anotherPost(&m, &n)) {
				if m.role == "" || m.titleSpan.Len() == 0 { // an office says more than الشيخ
					m.role, m.rest, m.titleSpan = n.role, n.rest, n.titleSpan
				}
				if m.country == "" {
					m.country = n.country
				}
				m.next = n.next
				continue
			}
		}
		if j < limit && r.secondTitle(&m, j) {
			if n, ok := r.phrase(j, limit); ok && n.hasName() && n.kind == Person && !n.plural {
				n.first, n.span = m.first, r.span(m.first, n.next)
				n.role, n.rest, n.titleSpan = m.role, m.rest, m.titleSpan
				if n.country == "" {
					n.country = m.country
				}
				m = n
				continue
			}
		}
		if n := r.nextComma(j, min(limit, j+6)); j < limit && isSeatOf(r.t[j].Norm) && n+1 < limit && r.isComma(n) {
			m.next = n + 1 // المعهد ومقره لندن،
			return m
		}
		if j >= limit || !r.isComma(j) || j+1 >= limit {
			return m
		}
		k := r.skipAdverbs(j+1, limit)
		if k >= limit {
			return m
		}
		if isDirection(r.t[k].bare) {
			return m // في محافظة …، جنوبي البلاد،
		}
		if c := r.nextComma(k, min(limit, k+8)); r.t[k].def && (r.t[k].stem == "تابع" || r.t[k].stem == "تابعه") && c+1 < limit && r.isComma(c) && !m.hasName() && m.role != "" {
			m.next = c // رئيس اللجنة، التابعة لمركز التنمية، فلان
			continue
		}
		n, ok := r.phrase(k, limit)
		if !ok || n.state || n.pronoun || r.t[k].conj || len(n.name) == 1 && n.role == "" && n.person == nil && n.org == nil && !r.w.family[r.t[k].bare] && !r.named[n.name[0]] && !r.t[k].is(arGivenName|arFirstName) && (isVerbal(r.t[k].bare) || n.next < limit && r.t[n.next].is(arComplementizer)) {
			return m
		}
		closed := n.next >= limit || r.isComma(n.next) || r.t[n.next].starts(arTime|arAdjunct|arComplementizer|arAuxiliary) > 0 ||
			r.t[n.next].Kind == tokenize.QuoteMark || r.isColon(n.next) || r.t[n.next].form != nil || r.t[n.next].bare == "في" ||
			r.t[n.next].bare == "من" && n.next+1 < limit && r.t[n.next+1].is(arOrganisation) || r.toMedium(n.next) > 0
		if end := r.postEnd(&n, limit); !closed && !m.hasName() && m.kind == Person && end > 0 {
			n.next, closed = end, true
		}
		if !closed {
			return m
		}
		switch {
		case m.hasName() && !n.hasName() && n.role != "" && n.kind != Document && (m.kind == Person) == (n.kind == Person || n.kind == Office || n.kind == Unknown):
			if m.role == "" || m.titleSpan.Len() == 0 || !r.isOffice(&m) && r.isOffice(&n) {
				m.role, m.rest, m.titleSpan = n.role, n.rest, n.titleSpan
			}
			if m.country == "" {
				m.country = n.country
			}
			if m.gender == anyGender {
				m.gender = n.gender
			}
		case !m.hasName() && m.kind != Organisation && n.hasName() && n.kind == Person:
			m.name, m.nameSpan, m.person = n.name, n.nameSpan, n.person
			m.kind, m.anonymous = Person, false
			if n.gender != anyGender {
				m.gender = n.gender
			}
			if m.country == "" {
				m.country = n.country
			}
		case !m.hasName() && !n.hasName() && m.kind == Person && n.kind == Person && !m.plural && !n.plural && !n.guess && !n.anonymous && n.next < limit && r.isComma(n.next):
			// مصمم المواقع، نائب المدير العام، فلان
		default:
			return m
		}
		m.next = n.next
	}
	return m
}

// isSeatOf reports whether a word tells where the body before it has its seat.
func isSeatOf(s string) bool {
	switch s {
	case "ومقره", "ومقرها", "مقره", "مقرها", "ومركزه", "ومركزها":
		return true
	}
	return false
}

// anotherPost reports whether n, a nameless title after و, is one more post of m, whose
// first one follows the name: فلان مدير الإدارة وعضو اللجنة.
func (r *arReader) anotherPost(m, n *mention) bool {
	if t := &r.t[n.first]; m.titleSpan.Start > m.nameSpan.Start && n.role != "" && n.kind == Person && !n.plural && t.def && (isTrade(r.title[t.stem].lemma) || speaksFor(t) || r.inCharge(n.first)) {
		return true // فلان الأمين العام والمتحدث الرسمي للمجلس, والمسؤول عن الإعداد
	}
	return m.titleSpan.Start > m.nameSpan.Start && n.role != "" && n.kind == Person && !n.plural && !r.t[n.first].def && !r.isOffice(n)
}

// inCharge reports whether word j, after و, is a title that عن follows: والمسؤول عن.
func (r *arReader) inCharge(j int) bool {
	return r.t[j].conj && r.t[j].def && r.t[j].stem == "مسؤول" && j+1 < len(r.t) && r.t[j+1].bare == "عن"
}

// postEnd returns the comma that closes what a nameless title, read to its
// next, is in charge of: نائب المدير في شركة … وتطوير الأعمال،; 0 where none does.
func (r *arReader) postEnd(n *mention, limit int) int {
	if n.hasName() || n.role == "" || n.kind != Person || n.plural {
		return 0
	}
	for k := n.next; k < limit && k < n.next+maxTitleTail; k++ {
		t := &r.t[k]
		if r.isComma(k) {
			return k
		}
		if t.Kind != tokenize.Letters || t.form != nil && !t.is(arMasdar) || t.starts(arComplementizer|arRelative|arAuxiliary|arNegation) > 0 {
			return 0
		}
	}
	return 0
}

// secondTitle reports whether a title at word j may go on with the nameless one before
// it, up to the name of both: المحلل السياسي رئيس المركز فلان، رئيس اللجنة في
// البرلمان النائب فلان.
func (r *arReader) secondTitle(m *mention, j int) bool {
	t := &r.t[j]
	if m.hasName() || m.kind != Person || m.role == "" || m.plural || !t.is(arTitleHead|arHonorific) || t.prep != 0 || t.conj || t.form != nil {
		return false
	}
	if t.def {
		return j-2 > m.first && r.t[j-2].bare == "في" && r.t[j-1].def
	}
	return r.t[m.first].def
}

// samePerson reports whether more, a title with article and a name, is a second
// post of the nameless person m. Those who speak for a state hold one.
func (r *arReader) samePerson(m, more *mention) bool {
	if m.role == "" || m.hasName() || m.plural || m.anonymous || m.kind != Person || !r.t[m.first].is(arTitleHead) || !more.hasName() || more.role == "" {
		return false
	}
	t := &r.t[more.first]
	if t.def && r.title[t.stem].plural && strings.HasSuffix(t.stem, "ين") {
		return true // رئيس هيئة شؤون الأسرى والمحررين فلان
	}
	if t.def && more.first+1 < more.next && (r.t[more.first+1].stem == "سابق" || r.t[more.first+1].stem == "سابقه" || r.t[more.first+1].stem == "اسبق") {
		return true // عضو المجلس والرئيس السابق للحزب فلان
	}
	if m.definite && isTrade(r.title[r.t[m.first].stem].lemma) || m.country == "" && more.country == "" && isTrade(r.title[t.stem].lemma) {
		return true // الممثل ومقدم البرامج فلان, نائب رئيس الجمعية وأستاذ الطب فلان
	}
	if m.definite && r.t[m.first].def && isMembership(r.title[r.t[m.first].stem].lemma) {
		return true // القيادي في الحزب ورئيس اللجنة فلان
	}
	if isDeputy(r.title[r.t[m.first].stem].lemma) && !isDeputy(r.title[t.stem].lemma) && (r.title[t.stem].lemma == "كبير" || contains(more.rest, "وفد")) && (more.country == "" || more.country == m.country) {
		return true // مساعد وزير الخارجية وكبير المفاوضين فلان
	}
	if more.country != "" || !t.def || !t.is(arTitleHead) || r.t[m.first].is(arHonorific) && m.titleSpan.Len() == 0 {
		return false
	}
	lemma := r.title[t.stem].lemma
	switch lemma {
	case "مدير", "مؤسس", "عضو", "متحدث", "ناطق", "مشرف", "امين", "مستشار":
		return true
	}
	return isTrade(lemma)
}

// isMembership reports whether a title only says to which circle somebody belongs, so that
// an office after و is his too.
func isMembership(lemma string) bool {
	switch lemma {
	case "قيادي", "عضو", "سيناتور", "برلماني", "مسؤول", "سياسي":
		return true
	}
	return false
}

// isDeputy reports whether a title is that of somebody's deputy.
func isDeputy(lemma string) bool {
	switch lemma {
	case "نائب", "مساعد", "وكيل", "معاون":
		return true
	}
	return false
}

// isTrade reports whether a title tells of a trade, which goes with any other.
func isTrade(lemma string) bool {
	switch lemma {
	case "ناشط", "خبير", "محلل", "باحث", "استاذ", "كاتب", "اعلامي", "صحافي", "صحفي", "مفكر", "مؤرخ", "ممثل", "مخرج", "شاعر", "فنان", "ناقد", "محام", "محامي", "مختص", "متخصص", "قاص", "روائي":
		return true
	}
	return false
}
