package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// maxTitleTail bounds the words between a title and the name it goes with that
// the phrase parser could not take as part of the title.
const maxTitleTail = 12

// lateName gives a title the name that stands after a complement which the
// phrase parser does not follow to its end: المشرف العام على الإعلام بالوزارة
// علي بن محمود الحداد أن …. The name must end where the clause goes on.
func (r *arReader) lateName(m mention, limit int) mention {
	head := m.first
	for head+1 < m.next && r.t[head].is(arHonorific) && !r.t[head].is(arTitleHead) {
		head++ // فضيلة رئيس المحكمة
	}
	if m.hasName() && !r.takesMore(&m, limit) || m.role == "" || m.plural || m.anonymous || m.kind != Person || m.next >= limit || !r.t[head].is(arTitleHead) || !m.hasName() && !r.continuesPost(m.next, limit) {
		return m
	}
	if m.hasName() {
		m.next++
	}
	p := arPhrase{r: r, limit: limit}
	for k := m.next; k < limit && k < m.next+maxTitleTail; k++ {
		comma := r.isComma(k)
		if comma {
			k++
		}
		if k >= limit || r.t[k].Kind != tokenize.Letters {
			return m
		}
		t := &r.t[k]
		if !t.conj && (comma || k > m.next || m.hasName()) {
			if n, ok := p.personAt(k); ok {
				m.name, m.nameSpan, m.person = n.name, n.nameSpan, n.person
				if n.gender != anyGender {
					m.gender = n.gender
				}
				if m.country == "" {
					m.country = n.country
				}
				m.definite = true
				return p.finish(m, n.next)
			}
		}
		if k == m.next && !comma {
			continue
		}
		if comma || t.form != nil && !t.def && t.prep == 0 && !t.is(arAdjective) || t.starts(arComplementizer|arRelative|arNegation|arAuxiliary|arTime|arAccording) > 0 || t.is(arEvent) && !t.def {
			return m
		}
	}
	return m
}

// takesMore reports whether the one word that was taken for the name of m is rather that
// of the body which the title names, since an adjective and a person's name follow: رئيس
// أمانة سدير الدائمة سامر نعيم.
func (r *arReader) takesMore(m *mention, limit int) bool {
	k := m.next
	if len(m.name) != 1 || m.person != nil || k+2 >= limit || r.named[m.name[0]] || r.w.family[m.name[0]] || m.nameSpan.End != r.t[k-1].End || r.t[k-1].is(arGivenName|arFirstName) || !r.t[k].def || r.t[k].prep != 0 || !r.isSureAdjective(k) && !hasFeminineEnding(r.t[k].stem) {
		return false
	}
	_, ok := (&arPhrase{r: r, limit: limit}).personAt(k + 1)
	return ok
}

// continuesPost reports whether the words from k still say what somebody is
// in charge of, and not where or to whom he speaks.
func (r *arReader) continuesPost(k, limit int) bool {
	t := &r.t[k]
	if t.Kind != tokenize.Letters || k+1 >= limit || r.t[k+1].Kind != tokenize.Letters || t.conj && (t.def || t.form != nil || !r.t[k+1].def && !t.is(arCountryNoun)) {
		return false
	}
	switch {
	case t.conj:
		return t.prep == 0 && r.t[k+1].prep == 0 && !t.is(arNounHead) // مدير عام الحدائق وعمارة البيئة المهندس فلان
	case t.bare == "علي":
		return true
	case !t.def && t.is(arOrganisation) && (t.prep == 'b' || t.prep == 0 && t.form == nil && r.t[k-1].def), t.prep == 'b' && !t.def && t.is(arMedium):
		return true // بوكالة شؤون المسجد، في كلية الآداب جامعة بغداد
	case strings.HasPrefix(t.bare, "ب") && !t.def && (r.t[k+1].stem == "منطقه" || r.t[k+1].stem == "محافظه"):
		return true // المتحدث بجوازات منطقة جبلة العقيد فلان
	case t.bare == "عن":
		return r.t[k+1].def || r.t[k+1].is(arOrganisation)
	case t.prep == 'b':
		return t.def || t.is(arOrganisation) || t.stem == "منطقه" || t.stem == "محافظه" || t.stem == "مدينه"
	case k > 1 && r.t[k-2].bare == "في" && !r.t[k-1].def && t.prep == 0 && (t.def || r.isTown(k) || t.class == 0 && r.t[k+1].def):
		return true // المشرف في تعليم مكة المكرمة فلان
	}
	return t.def && t.prep == 'l' && !t.is(arTitleHead|arHonorific|arMedium|arAnonymous|arAddressee)
}

// personAt parses a person's name at word k, with an honorific or of two words
// and more, that ends at a mark, an adverb or the end of the phrase.
func (p *arPhrase) personAt(k int) (mention, bool) {
	r := p.r
	var m mention
	h := p.honorifics(k, &m)
	m.role, m.rest = "", nil
	var n int
	if c := p.knownPerson(h, &m); c > 0 {
		n = p.alias(p.nameRest(h+c, &m))
	} else {
		if h == k && r.t[k].bare == "بن" {
			return m, false
		}
		if ibn := k+1 < p.limit && r.t[k+1].bare == "بن"; h == k && !ibn && (r.t[k].def || !r.t[k].is(arGivenName|arNameParticle|arFirstName) && (k == 0 || !r.isComma(k-1))) {
			return p.closedName(k)
		}
		n = p.nameRun(h, &m, h > k)
	}
	if n <= h || h == k && len(m.name) < 2 {
		return m, false
	}
	m.next = n
	closed := n >= p.limit || r.isComma(n) || r.isColon(n) || r.t[n].Kind == tokenize.QuoteMark || r.t[n].starts(arTime|arAdjunct|arComplementizer) > 0 || r.t[n].bare == "في" ||
		len(m.name) > 1 && !r.t[n].def && r.t[n].prep == 0 && !r.t[n].conj && (r.masdarLike(r.t[n].bare) || r.t[n].is(arEvent)) // ألقى … فلان كلمة
	return m, closed
}

// closedName parses at word k, after a word with article, a name that no table
// has: two words, the second with article, and then أن.
func (p *arPhrase) closedName(k int) (mention, bool) {
	var m mention
	if r := p.r; k == 0 || !r.t[k-1].def || r.t[k].def || r.t[k].class != 0 || k+2 > p.limit || k+2 >= len(r.t) || !r.t[k+2].is(arComplementizer) {
		return m, false
	}
	m.next = p.nameRun(k, &m, true)
	return m, m.next == k+2 && len(m.name) == 2 && p.r.t[k+1].def
}
