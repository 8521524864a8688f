package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// common parses a phrase headed by a common noun at word j: a title with or
// without a name, an institution, a medium, a document, a nameless source.
//
// Arabic strings such a phrase together without marks, so the parser keeps
// one bit: whether the last noun still waits for its genitive (open). A
// definite noun, a country or an adjective closes it; what follows a closed
// title without article is a name.
func (p *arPhrase) common(j int, m mention) (mention, bool) {
	r := p.r
	head := &r.t[j]
	title, isTitle := r.title[head.stem]
	if !isTitle && head.def && !head.is(arNounHead) {
		// An unknown definite noun before an adjective may still be a title.
		isTitle, title.lemma, m.guess = true, head.stem, true
		title.plural = strings.HasSuffix(head.stem, "ون") || strings.HasSuffix(head.stem, "ين")
		if hasFeminineEnding(head.stem) {
			title.gender = feminine
		}
	}
	if !isTitle {
		title, isTitle = r.title[head.bare]
	}
	if isTitle && title.gender == feminine && head.is(arOrganisation) {
		isTitle = false // المعارضة is a body before it is a woman
	}
	m.definite = m.definite || head.def
	m.plural = m.plural || isTitle && title.plural
	if isTitle {
		m.gender, m.byTitle = title.gender, title.gender == masculine
	}
	m.plural = m.plural || head.is(arAnonymous) && !isTitle && !isFemininePlural(head.stem)
	m.anonymous = head.is(arAnonymous|arCollective) && !head.def
	m.kind = headKind(head)
	if (m.kind == Organisation || m.kind == Medium) && !isTitle {
		if m.gender = masculine; hasFeminineEnding(head.stem) || isPluralOrBody(head.stem) {
			m.gender = feminine
		}
	}
	m.plural = m.plural || head.is(arCollective) && head.stem != "احد" && head.stem != "احدي"
	if head.is(arPair) {
		m.pair, m.plural = true, true
	}

	// A source and a group have no name: المسؤولون الأتراك، مصدر في حركة «…».
	nameless := isTitle && (m.anonymous && (m.plural || r.w.sourceWords[title.lemma]) && j+1 < p.limit && !r.t[j+1].def ||
		title.plural && !title.dual && (head.def || strings.HasSuffix(head.stem, "و")))
	open := !head.def
	closedDef := head.def
	k := j + 1
	nameEnd := 0
	within := false // inside a prepositional complement
scan:
	for k < p.limit {
		t := &r.t[k]
		if t.Kind == tokenize.QuoteMark {
			end, inner := p.quotedName(k)
			if end == 0 || end > p.limit {
				break
			}
			if pl, n := p.place(inner[0]); n > 0 && n == inner[1]-inner[0] && pl.kind == countryAdjective {
				k = end // an adjective held at a distance
				continue
			}
			if isTitle && !open && !nameless && !(within && m.anonymous) {
				if !p.quotesName(inner, end) {
					if r.t[k-1].def || r.t[k-1].is(arTitleHead) || end >= p.limit {
						break
					}
					k = end // رئيس فرقة «…»: the body's name
					continue
				}
				p.setName(&m, inner[0], inner[1])
				m.kind = Person
				nameEnd = end
				break
			}
			if !isTitle && !head.is(arAnonymous) {
				p.setName(&m, inner[0], inner[1])
			}
			k = end
			open = false
			continue
		}
		if t.Kind == tokenize.Number && closedDef && k == j+2 {
			k++
			continue
		}
		if t.Kind != tokenize.Letters {
			break
		}
		if isTitle && !open && k+1 < p.limit && r.t[k+1].is(arHonorific) && r.t[k+1].def && !t.conj && !t.def && t.class == 0 && strings.HasPrefix(t.bare, "ب") && !r.owned(k) {
			k++ // مدير الدفاع المدني بجدة العقيد …
			continue
		}
		if n := p.prepositional(k, head, isTitle, open); n > 0 {
			k += n
			within = true
			closedDef = r.t[k-1].def || closedDef
			open = !r.t[k-1].def && r.t[k-1].is(arOrganisation|arTitleHead|arCountryNoun|arCollective|arAnonymous) ||
				!r.t[k-1].def && r.t[k-1].class == 0 && r.t[k-1].Kind == tokenize.Letters && k < p.limit && r.t[k].def && r.t[k].prep == 0 && !r.t[k].conj
			continue
		}
		if t.bare == "عام" && isTitle && open && k == j+1 {
			k++ // مدير عام الصندوق
			continue
		}
		if r.nounCueAt(k) != nil || p.stops(k) && !(t.bare == "بها" && r.t[k-1].is(arLinksB)) {
			break
		}
		if n := p.patron(k); n > 0 {
			k += n
			open, closedDef = false, true
			continue
		}
		if (t.bare == "عشر" || t.bare == "عشره") && r.t[k-1].def {
			k++ // الفرع الرابع عشر
			continue
		}
		if t.conj {
			if pl, n := p.place(k); n == 1 && !t.def && m.plural && pl.kind == countryAdjective && !head.def {
				k++ // دبلوماسيون عرب ومصريون
				continue
			}
			if t.def && closedDef && k > j+1 && t.is(arAnonymous) && !t.is(arTitleHead) && r.t[k-1].def && r.t[k-1].prep == 0 {
				k++ // مكتب الصحة والسكان
				continue
			}
			if t.def && closedDef && isTitle && r.isNisba(k) && r.isNisba(k-1) {
				if _, n := p.place(k); n == 0 {
					k++ // المحلل السياسي والاقتصادي
					continue
				}
			}
			if t.def && !t.is(arNounHead) && !open && (isTitle || head.is(arOrganisation)) && r.continuesTitle(k) {
				k++
				continue
			}
			break
		}
		if t.def && isTitle && !open {
			if g, n := r.w.people["ar"].match(t.bare, func(n int) string {
				if k+n < p.limit {
					return r.t[k+n].Norm
				}
				return ""
			}); n > 1 && g != nil {
				break // الرئيس … الباجي قائد السبسي
			}
		}
		if pl, n := p.place(k); n > 0 {
			if t.prep == 'b' {
				break
			}
			if t.prep == 'l' {
				k += n
				open, closedDef = false, true
				continue
			}
			if head.is(arCollective) && strings.HasSuffix(head.stem, "ون") && pl.kind != countryAdjective {
				break // وحث كثيرون أنقرة على
			}
			if pl.kind != countryAdjective && !open && r.t[k-1].stem != "عاصمه" && !(n == 1 && (m.anonymous && t.is(arAdjective) || head.is(arMedium) && !head.def && !closedDef)) {
				break // مسؤول مالي كبير: no country
			}
			k += n
			open = false
			closedDef = true
			continue
		}
		if n := p.bodyAt(k); n > 0 && t.prep == 'l' && !t.conj && !open {
			k += n // القادة الميدانيون لطالبان
			closedDef = true
			continue
		}
		if n := p.purpose(k); n > 0 && !open {
			k += n
			open, closedDef = !r.t[k-1].def, true
			continue
		}
		if t.def && t.prep == 0 && !open && isTitle && t.is(arHonorific) && k+1 < p.limit && !r.t[k+1].def && p.isNameWord(k+1, false) {
			break // رئيس الوزراء الشيخ …: the name begins
		}
		switch {
		case t.def && t.prep == 'l' && t.is(arTitleHead) && closedDef && (title.lemma == "ولي" || title.lemma == "وزير" || title.lemma == "رئيس" || title.lemma == "سفير"):
			break scan // نقل ولي العهد للرئيس …
		case t.def && t.prep == 'l' && !t.is(arEvent|arMedium) && !p.isMedium(k):
			k++
			open, closedDef = false, true
		case t.prep == 'b' && t.def && r.t[k-1].is(arLinksB), t.bare == "بها" && r.t[k-1].is(arLinksB), r.t[k-1].bare == "بها" && strings.HasSuffix(t.bare, "ا"):
			k++
			closedDef = true
		case t.def && t.prep != 0:
			break scan
		case t.def && open:
			k++
			open, closedDef = false, true
		case t.def && m.plural && r.class[t.stem]&arPluralAdjective != 0: // المسؤولون الأتراك
			k++
		case t.def && r.isAdjective(k) && !(isTitle && r.w.family["ال"+t.stem]):
			k++
		case t.def && isTitle && k+1 < p.limit && !r.t[k+1].def && !r.t[k+1].conj && p.isNameWord(k+1, false) && r.t[k+1].form == nil:
			// A definite noun before a name still belongs to the title.
			k++
		case t.def && isTitle && head.def && k+1 < p.limit && r.t[k+1].def && r.t[k+1].prep == 'l' && !r.w.family[t.bare]:
			k++ // الزعيم الغامض للحركة
		case t.def && isTitle && k+1 < p.limit && r.t[k+1].def && r.t[k+1].prep == 0 && r.t[k+1].is(arTitleHead|arHonorific):
			k++ // رئيس حزب المزارعين الأحرار النائب …
		case t.def:
			break scan
		case t.is(arAdjective) && !t.is(arMasdar) && !(t.is(arGivenName) && isTitle && closedDef && !open):
			k++
			open = false
		case open && t.is(arMasdar) && within && !t.def && t.prep == 0 && r.t[k-1].is(arOrganisation) && !r.t[k-1].def && k+1 < p.limit && (r.t[k+1].def && r.t[k+1].prep == 0 || p.isCountry(k+1)):
			k++ // القيادي في حركة نداء تونس
		case open && t.is(arMasdar) && !head.is(arMedium) && !t.is(arOrganisation|arTitleHead|arAnonymous) && !(head.is(arOrganisation) && k == j+1 && k+1 < p.limit && r.t[k+1].def):
			break scan
		case open && (t.is(arOrganisation|arTitleHead|arAnonymous|arMedium|arDocument|arCountryNoun) || head.is(arMedium) && t.is(arMasdar)):
			k++
		case isTitle && !open && t.is(arTitleHead) && closedDef && !head.is(arAnonymous) && r.title[t.bare].lemma != "نظير" && !(t.is(arGivenName) && k+1 < len(r.t) && r.t[k+1].is(arNameParticle)):
			// A second office of the same person: نائب رئيس الوزراء وزير خارجية …
			k++
			open = true
		case m.plural && !head.def && !t.def && t.prep == 0 && t.form == nil && (strings.HasSuffix(t.bare, "يون") || strings.HasSuffix(t.bare, "يين")):
			k++ // مسؤولون حكوميون
			open = false
		case m.anonymous && m.plural && strings.HasPrefix(t.bare, "م") && strings.HasSuffix(t.bare, "ون") && t.form == nil:
			k++ // خبراء مختصون
		case m.anonymous && !open && strings.HasPrefix(t.bare, "م") && t.prep == 0 && t.form == nil && r.isParticiple(k):
			k++
		case open && (k > j+1 && possessive(t.bare) || strings.HasSuffix(head.stem, "ون") && possessiveNoun(t.bare)) && r.masdarLike(t.bare):
			break scan // أعلن متمردو الحركة مسؤوليتهم
		case open && head.is(arCollective) && strings.HasSuffix(head.stem, "ون"):
			break scan // آخرون keeps its nun
		case open && isTitle && k == j+1 && !m.anonymous && t.is(arEvent) && !t.def && t.prep == 0 && k+1 < p.limit && (r.t[k+1].def && r.t[k+1].prep == 0 || r.t[k+1].is(arTitleHead|arOrganisation)):
			k++ // رئيسة مؤتمر وزراء التعليم
		case open && (!m.anonymous || k == j+1 || within) && r.looksNominal(k):
			k++
			open = k < p.limit && (r.t[k].def && r.t[k].prep == 0 && !r.t[k].conj && !r.isAdjective(k) || within && p.isCountry(k) && r.t[k-2].is(arOrganisation)) // حركة نداء تونس
		case head.is(arMedium) && !head.def && !closedDef && k <= j+4 && t.class == 0 && t.prep == 0 && !t.conj && t.form == nil:
			k++ // صحيفة لوس أنجليس تايمز
		case within && !head.def && (!r.t[k-1].def || strings.HasPrefix(t.bare, "ل")) && p.chain(k) > 0:
			k += p.chain(k) // مصدر في شركة مترو المرفأ، …
		default:
			break scan
		}
	}
	titleEnd := k
	if k < p.limit && (r.t[k].is(arNameIntro) || isTitle && k+1 < p.limit && (r.t[k].bare == "هو" || r.t[k].bare == "هي") && p.isNameWord(k+1, false)) {
		k++
	}
	if isTitle && nameEnd == 0 && k < p.limit && !nameless && !(open && k == j+1 && !head.is(arHonorific)) {
		var honoured mention
		h := p.honorifics(k, &honoured)
		if h < p.limit && !r.t[h].conj && !r.opensVerb(h) {
			var n mention
			if c := p.knownPerson(h, &n); c > 0 {
				m.person, m.name, m.nameSpan = n.person, n.name, n.nameSpan
				m.country = n.country
				nameEnd = p.alias(p.nameRest(h+c, &m))
			} else if end := p.nameRun(h, &n, closedDef); end == h+1 && !closedDef && !head.def && !closedByName(r, j, titleEnd) && r.isNisbaOf(h, k) {
				titleEnd = end // ناشط سياسي موصلي
			} else if end > h {
				m.name, m.nameSpan, m.person = n.name, n.nameSpan, n.person
				nameEnd = end
			}
			if nameEnd > 0 && r.namesPrincipal(j, titleEnd, &m) {
				// المتحدث باسم الرئيس فلان: the name is his for whom he speaks.
				titleEnd, nameEnd = nameEnd, 0
				m.name, m.nameSpan, m.person, m.country = nil, tokenize.Span{}, nil, ""
			}
			if nameEnd > 0 {
				if honoured.gender == feminine {
					m.gender, m.byTitle = feminine, false // عضو المجلس الدكتورة …
				}
				m.kind = Person
				m.anonymous = false
				m.introduced = !m.definite && !head.def && !closedByName(r, j, titleEnd)
				m.definite = true
			}
		}
	}
	if isTitle && !m.anonymous && closedByName(r, j, titleEnd) {
		m.definite = true // رئيس الوزراء
	}
	words := make([]string, 0, titleEnd-j)
	for i := j; i < titleEnd; i++ {
		if r.t[i].Kind == tokenize.Letters {
			words = append(words, r.t[i].bare)
		}
	}
	m.role, m.rest = "", nil
	f := r.w.titleForm("ar", words)
	m.role, m.rest = f.role, f.rest
	if isTitle {
		m.role = r.w.roleOf(title.lemma, "ar")
	}
	for _, x := range m.rest {
		if iso, ok := strings.CutPrefix(x, "@"); ok && m.country == "" {
			m.country = iso
		}
	}
	m.titleSpan = r.surface(j, titleEnd)
	return p.finish(m, max(titleEnd, nameEnd)), true
}
