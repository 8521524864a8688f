package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// honorifics skips الدكتور، معالي، السيد … where something follows.
func (p *arPhrase) honorifics(i int, m *mention) int {
	for i < p.limit-1 {
		n := p.r.t[i].starts(arHonorific)
		if n == 0 || i+n >= p.limit {
			return i
		}
		next := &p.r.t[i+n]
		if next.is(arPronoun) || p.r.t[i].is(arPronoun) && (!next.is(arHonorific|arTitleHead) || next.prep != 0) {
			return i // معاليه stands for him whom it honours
		}
		if next.Kind == tokenize.Punct && next.Norm == "." && i+n+1 < p.limit && utf8.RuneCountInString(p.r.t[i].bare) == 1 {
			// د. before a name
			n++
			next = &p.r.t[i+n]
		}
		if next.Kind != tokenize.Letters && next.Kind != tokenize.QuoteMark || p.stops(i+n) {
			return i
		}
		if p.r.t[i].is(arTitleHead) && next.def && p.r.t[i].prep == 0 && !p.r.w.family[next.bare] && !p.r.named[next.stem] {
			if pl, k := p.place(i + n); k > 0 && pl.kind == countryAdjective || next.is(arAdjective) || i+n+1 < p.limit && p.r.isNisba(i+n) && (p.r.isNisba(i+n+1) || p.r.t[i+n+1].prep == 'l' && p.r.t[i+n+1].def && p.r.t[i+n+1].is(arTitleHead|arOrganisation)) {
				return i // المستشار الألماني: an office
			}
		}
		if m.role == "" && n > 1 {
			// خادم الحرمين الشريفين: an honorific that is an office.
			words := make([]string, n)
			for k := range words {
				words[k] = p.r.t[i+k].bare
			}
			if f := p.r.w.titleForm("ar", words); p.r.w.officeOf["ar"][titleKey(f.role, f.rest)] != nil {
				m.role, m.rest, m.titleSpan, m.definite = f.role, f.rest, p.r.surface(i, i+n), true
			}
		}
		bare := strings.HasPrefix(m.role, "صاحب") // صاحب السمو الأمير: a prince
		if t, ok := p.r.title[p.r.t[i].stem]; ok && (m.gender == anyGender || bare) {
			m.gender = t.gender
			if m.role == "" || bare {
				m.role = t.lemma
				m.definite = true
			}
		}
		i = p.pastBranch(i + n)
	}
	return i
}

// pastBranch skips the branch of a military rank that ends before word i:
// اللواء الطيار الركن فلان.
func (p *arPhrase) pastBranch(i int) int {
	if i == 0 {
		return i
	}
	switch p.r.t[i-1].stem {
	case "لواء", "عميد", "عقيد", "مقدم", "رائد", "نقيب", "ملازم", "اول", "فريق":
	default:
		return i
	}
	for i+1 < p.limit && p.r.t[i+1].Kind == tokenize.Letters {
		switch p.r.t[i].stem {
		case "طيار", "ركن", "بحري", "مظلي", "متقاعد", "مهندس", "طبيب":
			i++
		default:
			return i
		}
	}
	return i
}

// blesses reports whether a word opens the blessing after a name.
func blesses(s string) bool {
	switch s {
	case "صلي", "رضي", "رحمه", "يرحمه", "حفظه", "يحفظه", "عليه":
		return true
	}
	return false
}
