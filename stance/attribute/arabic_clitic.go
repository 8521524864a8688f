package attribute

import (
	"strings"
	"unicode/utf8"
)

// withObject returns the form of a verb to which its object, whom it accuses,
// describes, warns or tells, is joined as a pronoun: وصفها، أبلغتهم.
func (a *arabic) withObject(s string) *arForm {
	for _, suffix := range [...]string{"هما", "هم", "ها", "ه", "ني"} {
		rest, ok := strings.CutSuffix(s, suffix)
		if !ok || a.w.family[s] {
			continue
		}
		f := a.forms[rest]
		if suffix == "ني" && (f == nil || !f.verb.obj) {
			continue // أخبرني
		}
		if f == nil {
			f = a.forms[rest+"ا"] // اتهموه
		}
		if f != nil && f.tense == arImperfect && a.class[rest]&arMasdar != 0 {
			return nil // تطلعه: his hope
		}
		if f != nil && f.tense != arParticiple && (!f.verb.strict || f.verb.lemma == "عد" && f.tense == arPerfect && f.gender == feminine) && (f.verb.obj || len(f.verb.objPreps) > 0 || f.verb.accuse != "" || f.verb.describe != "" || f.verb.lemma == "اعتبر" || f.verb.lemma == "عد") {
			return f
		}
	}
	return nil
}

// known reports whether the tables have the word as it stands.
func (a *arabic) known(s string) bool {
	if a.class[s] != 0 || a.forms[s] != nil || a.nouns[s] != nil {
		return true
	}
	return a.w.places["ar"][s] != nil || a.w.people["ar"][s] != nil || a.w.orgs["ar"][s] != nil
}

// split takes conjunction, preposition and article off a word, as far as the
// tables or the article itself, whose words are seen, show that they are there.
func (a *arabic) split(t *arWord, seen map[string]bool) {
	s := t.Norm
	if rest, ok := cutConjunction(s); ok && !a.known(s) {
		if a.known(rest) || strings.HasPrefix(rest, "ال") || strings.HasPrefix(rest, "لل") || strings.HasPrefix(rest, "بال") || a.known(bareNoun(rest)) || a.prefixed(rest) || a.withObject(rest) != nil {
			s, t.conj = rest, true
		} else if strings.HasPrefix(s, "و") && (isVerbal(rest) || seen[rest] && utf8.RuneCountInString(rest) >= 4) {
			s, t.conj = rest, true
		}
	}
	t.bare, t.stem = s, s
	t.class = a.class[s]
	if t.class&(arAdjunct|arTime|arPreposition) == 0 {
		t.form = a.forms[s]
	}
	switch {
	case t.class&arCollective != 0 && s == "الاف", t.class&arMasdar != 0, strings.HasPrefix(s, "ال") && a.class[withoutPronoun(s)]&arMasdar != 0:
		// التزام, إلغاؤه: the ال belongs to the word.
	case strings.HasPrefix(s, "ال") && utf8.RuneCountInString(s) > 4 || strings.HasPrefix(s, "ال") && a.known(s[len("ال"):]):
		t.def, t.stem = true, s[len("ال"):]
	case strings.HasPrefix(s, "لل") && utf8.RuneCountInString(s) >= 4:
		t.def, t.prep, t.stem = true, 'l', s[len("لل"):]
	case strings.HasPrefix(s, "بال") && (utf8.RuneCountInString(s) > 5 || a.class[s[len("بال"):]]&arMasdar != 0):
		t.def, t.prep, t.stem = true, 'b', s[len("بال"):]
	case strings.HasPrefix(s, "كال") && utf8.RuneCountInString(s) > 5 && (a.known(s[len("كال"):]) && a.class[s[len("كال"):]] != arFirstName || a.masdarLike(s[len("كال"):]) || seen[s[len("ك"):]]):
		t.def, t.prep, t.stem = true, 'k', s[len("كال"):]
	case strings.HasPrefix(s, "لم") && t.class == 0 && t.form == nil && utf8.RuneCountInString(s) >= 6 && !a.known(s):
		t.prep, t.stem = 'l', s[len("ل"):] // لمهرجان
	case t.class == 0 && t.form == nil && !a.known(s):
		for _, p := range [...]struct {
			s string
			b byte
		}{{"ل", 'l'}, {"ب", 'b'}} {
			rest, ok := strings.CutPrefix(s, p.s)
			if p.b == 'b' && a.forms[rest] != nil && strings.HasPrefix(rest, "ي") && a.class[rest] == 0 {
				continue // بيرون: no preposition goes before a verb
			}
			if ok && (utf8.RuneCountInString(rest) >= 3 && (a.known(rest) && a.class[rest] != arAdjective && !a.adjective(rest) || a.masdarLike(rest) || p.b == 'l' && seen[rest] && utf8.RuneCountInString(rest) >= 4) || a.class[rest]&arMasdar != 0) {
				t.prep, t.stem = p.b, rest
			}
		}
		// بعرقلة: a word that no table has, with the ending of a noun.
		if rest, ok := strings.CutPrefix(s, "ب"); ok && t.prep == 0 && utf8.RuneCountInString(rest) >= 5 && strings.HasSuffix(rest, "ه") && !strings.HasSuffix(rest, "يه") && !strings.HasPrefix(rest, "ا") && !a.w.family[s] {
			t.prep, t.stem = 'b', rest
		}
	}
	if t.class == 0 && t.form == nil {
		t.class |= a.inflected(s)
	}
	if t.stem != s {
		t.class |= a.class[t.stem] & (arNounHead | arEvent | arAdjective | arAddressee | arCountryNoun | arMasdar | arEventNoun | arFeeling | arLinksB)
		if t.prep == 0 {
			t.class |= a.class[t.stem] & arHonorific
		}
		if t.def && numeral(t.stem) > 0 {
			t.class &^= arCollective // الدول الثلاث
		}
	}
}

// inflected gives the class of an adjective in the feminine and of an event
// with a pronoun: رفيعة، جلسته.
func (a *arabic) inflected(s string) arClass {
	rest, ok := strings.CutSuffix(s, "ه")
	if ok && utf8.RuneCountInString(rest) >= 4 && a.class[rest]&arAdjective != 0 {
		return arAdjective
	}
	if !ok {
		rest, ok = strings.CutSuffix(s, "ها")
	}
	if t, isFeminine := strings.CutSuffix(rest, "ت"); ok && isFeminine && a.class[t+"ه"]&arEvent != 0 || ok && utf8.RuneCountInString(rest) >= 4 && a.class[rest]&arEvent != 0 {
		return arEvent
	}
	return 0
}

// withoutPronoun takes a possessive pronoun off a word.
func withoutPronoun(s string) string {
	for _, suffix := range [...]string{"هما", "هم", "ها", "ه"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			return rest
		}
	}
	return s
}

// adjective reports whether the tables have a word as the adjective of a
// country only, to which no preposition is joined without article.
func (a *arabic) adjective(s string) bool {
	list := a.w.places["ar"][s]
	for i := range list {
		if list[i].value.kind != countryAdjective {
			return false
		}
	}
	return len(list) > 0 && a.class[s]&^arAdjective == 0
}

// prefixed reports whether a word is a verbal noun with ب or ل before it.
func (a *arabic) prefixed(s string) bool {
	for _, p := range [...]string{"ب", "ل"} {
		if rest, ok := strings.CutPrefix(s, p); ok && (a.class[rest]&arMasdar != 0 || utf8.RuneCountInString(rest) >= 4 && a.masdarLike(rest)) {
			return true
		}
	}
	return false
}

func cutConjunction(s string) (string, bool) {
	for _, c := range [...]string{"و", "ف"} {
		if rest, ok := strings.CutPrefix(s, c); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest, true
		}
	}
	return s, false
}

// bareNoun takes the article, alone or after a preposition, off a folded
// word.
func bareNoun(s string) string {
	for _, p := range [...]string{"ال", "لل", "بال", "كال"} {
		if rest, ok := strings.CutPrefix(s, p); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return s
}

// isVerbal reports whether a word after و looks like an imperfect verb, so
// that the و is a conjunction.
func isVerbal(s string) bool {
	return (strings.HasPrefix(s, "ي") || strings.HasPrefix(s, "ت")) && utf8.RuneCountInString(s) >= 4
}

// masdarLike reports whether a word without clitics is a verbal noun or
// another noun that opens a nominal complement: by the table, or by the
// pattern of the derived verb stems (استفعال، افتعال، انفعال، تفعيل، تفاعل،
// إفعال، مفاعلة), with or without a possessive pronoun.
func (a *arabic) masdarLike(s string) bool {
	if a.class[s]&arMasdar != 0 {
		return true
	}
	for _, suffix := range [...]string{"هما", "هم", "ها", "نا", "ه"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			if a.class[rest]&arMasdar != 0 || a.class[rest+"ه"]&arMasdar != 0 {
				return true
			}
			if t, ok := strings.CutSuffix(rest, "ت"); ok && a.class[t+"ه"]&arMasdar != 0 {
				return true
			}
			if suffix != "ه" && masdarPattern(rest) {
				return true
			}
		}
	}
	if rest, ok := strings.CutSuffix(s, "ات"); ok && (utf8.RuneCountInString(rest) >= 5 && masdarPattern(rest) || a.class[rest]&arMasdar != 0) {
		return true // تأكيدات، انتقادات
	}
	return masdarPattern(s) && !a.w.family[s] // ترامب has the shape of تفاعل
}

// isTafaul reports whether a noun, known to be one by its article, has the
// shape of تفعل: للتحرك.
func isTafaul(s string) bool {
	return strings.HasPrefix(s, "ت") && utf8.RuneCountInString(s) == 4
}

func masdarPattern(s string) bool {
	r := []rune(s)
	n := len(r)
	if n > 0 && r[n-1] == 'ه' && n > 5 {
		r = r[:n-1]
		n--
	}
	if n < 5 || n > 8 {
		return false
	}
	switch {
	case n == 7 && r[0] == 'ا' && r[1] == 'س' && r[2] == 'ت' && r[5] == 'ا': // استفعال
		return true
	case n == 6 && r[0] == 'ا' && r[2] == 'ت' && r[4] == 'ا': // افتعال
		return true
	case n == 6 && r[0] == 'ا' && r[1] == 'ن' && r[4] == 'ا': // انفعال
		return true
	case n == 5 && r[0] == 'ت' && r[3] == 'ي': // تفعيل
		return true
	case n == 5 && r[0] == 'ت' && r[2] == 'ا': // تفاعل
		return true
	}
	return false
}

// owned makes a title with a possessive pronoun, أمينها، مديرتهم, the definite
// title that it is.
func (a *arabic) owned(t *arWord, surface string) {
	if t.class != 0 || t.form != nil || t.def || t.prep != 0 {
		return
	}
	for _, suffix := range [...]string{"هما", "هم", "ها", "ه"} {
		base, ok := strings.CutSuffix(t.bare, suffix)
		if !ok || suffix == "ه" && strings.HasSuffix(surface, "ة") {
			continue
		}
		if woman, ok := strings.CutSuffix(base, "ت"); ok && a.class[woman+"ه"]&arTitleHead != 0 {
			base = woman + "ه"
		}
		if x, ok := a.title[base]; ok && a.class[base]&arTitleHead != 0 && !x.plural && (suffix != "ه" || a.class[base]&(arGivenName|arFirstName) == 0) {
			t.class, t.stem, t.def = a.class[base], base, true
			return
		}
	}
}

// ownedMan makes a title in ه right after a verb in the masculine his own man, and no woman's
// title in ة: وأكد زعيمه فلان أن.
func (a *arabic) ownedMan(t *arWord, surface string) {
	base, ok := strings.CutSuffix(t.bare, "ه")
	if !ok || t.class&arTitleHead == 0 || t.def || t.prep != 0 || t.conj || !strings.HasSuffix(surface, "ه") {
		return
	}
	if x, ok := a.title[base]; ok && x.gender == masculine && !x.plural && a.title[t.bare].gender == feminine {
		t.class, t.stem, t.def = a.class[base], base, true
	}
}
