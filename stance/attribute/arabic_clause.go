package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// fits reports whether a mention agrees with a cue that has no subject.
func fits(m *mention, f *frame) bool {
	human := m.kind == Person || m.kind == Office
	if human && m.plural != f.plural {
		return false
	}
	return f.gender == anyGender || m.gender == anyGender || f.gender == m.gender
}

// afterOpener skips a switch or one adverb with its comma at the head of a
// clause: ميدانياً، …
func (r *arReader) afterOpener(i, end int) int {
	for k := end - 3; k > i; k-- {
		if r.isComma(k-1) && (r.t[k].multi&arResume != 0 && r.t[k].bare == "في" || r.t[k].bare == "فيما" || r.t[k].bare == "بينما") {
			return k + max(1, r.t[k].starts(arResume)) // …، في حين …، بحسب: the last clause alone
		}
	}
	for k := i; k < end && k < i+4; k++ {
		if r.isComma(k) && (k == i+1 || r.t[i].starts(arSwitch) == k-i) {
			return k + 1
		}
	}
	return i
}

// afterContrast skips the words at the head of a clause by which the author joins it to
// what goes before: كما، لكن، إلا أن.
func (r *arReader) afterContrast(i, end int) int {
	switch {
	case i+3 >= end:
	case r.t[i].bare == "كما" || r.t[i].bare == "لكن":
		if r.t[i+1].bare == "ان" {
			return i + 2
		}
		return i + 1
	case (r.t[i].bare == "الا" || r.t[i].bare == "غير" || r.t[i].bare == "بيد") && r.t[i+1].bare == "ان":
		return i + 2
	}
	return i
}

// mainVerb returns where the main clause begins after a sentence that opens
// with فيما or بينما and the cue c: the first verb after a comma; end where
// there is none.
func (r *arReader) mainVerb(c *arCandidate, a, end int) int {
	meanwhile := a+2 < end && r.t[a].bare == "في" && r.t[a+1].bare == "الوقت" && r.t[a+2].is(arRelative) // في الوقت الذي
	if !meanwhile && r.t[a].starts(arResume) == 0 && r.t[a].bare != "اذ" || c.rule != ParticipleCue && c.from != a && c.from > a+max(1, r.t[a].starts(arResume)) {
		return end
	}
	switch r.t[a].bare {
	case "فيما", "بينما", "فبينما", "في", "اذ":
	default:
		return end
	}
	for k := c.comp.start + 1; k+1 < end; k++ {
		t := &r.t[k]
		if !r.isComma(k-1) || t.Kind != tokenize.Letters || t.conj || t.Quote >= 0 {
			continue
		}
		if t.form != nil && t.form.tense == arPerfect || r.t[k+1].def && r.t[k+1].prep == 0 && (r.isVerbLike(k) || strings.HasSuffix(r.t[k+1].stem, "ون")) && t.starts(arAdjunct|arTime) == 0 {
			return k
		}
	}
	return end
}

// clauseSubject finds the subject of a clause whose verb is no cue, for the
// participle at word i that shares it: حاول كارتر …، مؤكداً أن.
func (r *arReader) clauseSubject(a, i int, g gender) (mention, bool) {
	a = r.clauseStart(a, i)
	var weak mention
	for k := a; k < i; k++ {
		t := &r.t[k]
		if k == a+1 && t.Kind == tokenize.QuoteMark {
			if m, ok := r.phrase(k, i); ok && len(m.name) > 0 && r.named[m.name[len(m.name)-1]] {
				return m, true // وأوجز «سامي» خبرته، مؤكدا أن
			}
		}
		if t.Kind != tokenize.Letters || t.Quote >= 0 {
			continue
		}
		introduced := t.is(arTitleHead|arHonorific|arOrganisation|arMedium) && t.prep == 0 && !(isAccusative(t.bare) && !t.def) ||
			r.w.people["ar"][t.bare] != nil || r.named[t.stem] && t.prep == 0 && !t.conj || k == a && r.isTown(k) && t.prep == 0 || k == a+1 && t.prep == 0 && r.t[a].starts(arPreposition|arAdjunct) == 0 && (r.t[a].form == nil || r.t[a].form.verb.strict || r.t[a].form.verb.lemma == "رد" || t.is(arDocument) && r.t[a].form.verb.source == "")
		if k == a && k+1 < i && r.named[r.t[k+1].stem] && r.isAfala(k) {
			continue // وأكمل مورينيو حديثه
		}
		if k > a && t.stem == "اول" && r.t[k-1].bare == "امس" {
			continue // أمس الأول
		}
		if n := t.starts(arTime); n > 1 {
			k += n - 1 // العام الماضي
			continue
		}
		if t.prep == 'l' && t.is(arOrganisation) {
			if m, ok := r.phrase(k, i); ok && m.org != nil {
				k = m.next - 1 // لمجلس الأمن
				continue
			}
		}
		if k > a && r.isNisba(k) && r.t[k-1].def {
			continue // الوضع الاقتصادي: no economist
		}
		if k > a && !t.def && r.t[k-1].is(arEvent|arDocument) && r.t[k-1].form == nil && !r.t[k-1].def {
			continue // مؤتمر صحافي
		}
		if !introduced || k > a && r.t[k-1].is(arPreposition) && !r.t[k-1].is(arObjectPronoun) {
			continue
		}
		m, ok := r.actor(k, i)
		if k == a+2 && ok && m.kind == Person && !m.hasName() && !t.def && r.t[a].form != nil && r.t[a+1].Kind == tokenize.Letters && r.t[a+1].class == 0 && r.t[a+1].form == nil && !r.t[a+1].def && r.t[a+1].prep == 0 && !r.t[a+1].conj {
			m, ok = r.phrase(k-1, i) // وأكد باهير مساعد حاكم الولاية هذه الحصيلة
			m = r.appositions(m, i)
		}
		if ok && len(m.name) > 1 {
			m = r.appositions(m, i)
		}
		if !ok || m.pronoun && !m.respect || g != anyGender && m.gender != anyGender && g != m.gender {
			continue
		}
		acts := k == a+1 && len(m.name) == 1 && (r.w.family[t.bare] || r.named[t.stem]) // وقارن كيري بين …
		if m.role == "" && m.org == nil && m.person == nil && !m.pronoun && !(m.state && (k == a || k == a+1 && g == feminine && strings.HasSuffix(r.t[a].bare, "ت"))) && !acts {
			if m.weak = true; weak.next == 0 {
				weak = m
			}
			continue
		}
		if weak.next > 0 && (r.isComma(weak.next) || r.t[weak.next].bare == "مع") {
			break // a name without title between the verb and a comma, or before with whom
		}
		return m, true
	}
	return weak, weak.next > 0
}

// actor parses the phrase at word k as the subject of a verb that is no cue:
// its object may follow without a mark, so that one definite word after a
// title is no name: فتح رئيس الاتحاد الأبواب أمام ….
func (r *arReader) actor(k, i int) (mention, bool) {
	m, ok := r.phrase(k, i)
	if ok {
		m = r.lateName(m, i)
	}
	if ok && m.role != "" && len(m.name) == 1 && m.person == nil && m.titleSpan.Len() > 0 {
		if at := r.wordAt(m.nameSpan.Start, k, i); at < i && r.t[at].def && !r.w.family[r.t[at].bare] && r.t[at-1].Kind == tokenize.Letters {
			m.name, m.nameSpan = nil, tokenize.Span{}
			m.next, m.span = at, r.surface(m.first, at)
		}
	}
	return m, ok
}

// clauseStart skips adverbs, switches and particles at the head of a clause.
func (r *arReader) clauseStart(a, end int) int {
	for a < end {
		n := r.t[a].starts(arSwitch | arResume | arTime | arAuxiliary)
		switch {
		case n == 0 && a+3 < end && r.t[a+1].is(arDemonstrative) && r.t[a+2].def && opensWhen(r.t[a].bare):
			for n = 3; a+n < end && r.t[a+n].def && r.t[a+n].prep == 0 && r.isSureAdjective(a+n); n++ {
			} // وخلال هذه القمة الأخيرة رد الرئيس
		case n == 0 && !r.isComma(a):
			return a
		case n == 0:
			n = 1
		}
		a += n
	}
	return a
}

// opensWhen reports whether a preposition tells when or in what, at the head of a
// clause: بعد هذه الحادثة، في هذه القمة.
func opensWhen(s string) bool {
	switch s {
	case "خلال", "في", "بعد", "قبل", "عقب", "اثر", "منذ", "امام", "بسبب", "رغم":
		return true
	}
	return false
}

// gathers reports whether تجمع at word k is the verb, of people without article, and
// no gathering: تجمع متظاهرون.
func (r *arReader) gathers(k int) bool {
	return r.t[k].bare == "تجمع" && k+1 < len(r.t) && !r.t[k+1].def && strings.HasSuffix(r.t[k+1].bare, "ون")
}

// isVerbLike reports whether word k, at the head of a clause, can be its verb:
// no noun that the tables know, no article, no ending that verbs lack.
func (r *arReader) isVerbLike(k int) bool {
	t := &r.t[k]
	if t.form != nil {
		return t.form.tense != arParticiple
	}
	if r.gathers(k) {
		return true
	}
	const other = arNounHead | arMasdar | arAdjective | arEvent | arEventNoun | arCountryNoun | arPreposition | arAdjunct | arHonorific |
		arComplementizer | arRelative | arNegation | arGivenName | arPronoun | arCollective | arNounCue
	if t.def || t.prep != 0 || t.is(other) || t.multi != 0 || r.masdarLike(t.bare) || r.w.people["ar"][t.bare] != nil || r.w.places["ar"][t.bare] != nil || r.named[t.bare] {
		return false
	}
	for _, suffix := range [...]string{"ه", "ات", "ين"} {
		if strings.HasSuffix(t.bare, suffix) {
			return false
		}
	}
	return true
}
