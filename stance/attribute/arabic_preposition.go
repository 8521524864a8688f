package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// byPreposition tries the prepositional frames of v at word k.
func (r *arReader) byPreposition(v *arVerb, i, k, end int) arComplement {
	t := &r.t[k]
	if v.strict && !v.que && v.class != "promise" {
		return arComplement{}
	}
	for _, list := range [...][]string{v.preps, v.objPreps} {
		for _, p := range list {
			switch p {
			case "ب":
				if (t.prep == 'b' || strings.HasPrefix(t.bare, "ب") && r.class[strings.TrimPrefix(t.bare, "ب")]&arMasdar != 0) && !t.conj && k > i && t.bare != "بالقول" && !strings.HasPrefix(t.bare, "باسم") {
					if v.que && (t.is(arOrganisation) || t.def && !r.masdarLike(t.stem) || r.isTown(k) || !t.def && t.class == 0 && r.t[k-1].is(arOrganisation) && !r.t[k-1].def && !r.masdarLike(t.stem)) && r.laterClause(k, end) || (r.isLead(k) || r.isManner(k)) && r.laterB(k, end) {
						continue // يعتقد مسؤولون بالوزارة أن, طالب وفد بزعامة فلان بـ
					}
					if k > i+1 && (t.is(arOrganisation) || t.class == 0 && !t.def) && !r.masdarLike(t.stem) && r.laterMasdarB(k, end) {
						continue // وعد مدير اللجنة بالاتحاد … بالوصول إلى
					}
					return arComplement{arNominal, k, k}
				}
				if t.bare == "ب" && k+1 < end {
					if r.t[k+1].Kind == tokenize.QuoteMark && r.quoteAt(k+1) >= 0 {
						return arComplement{arQuote, k, k + 1}
					}
					return arComplement{arNominal, k, k + 1}
				}
			case "ل":
				if t.prep == 'l' && k > i+1 && contains(v.objPreps, "الي") && r.laterMasdar("الي", k, end) {
					continue // دعا الوزير الذي يصل اليوم للمشاركة في المؤتمر إلى إثارة القضية
				}
				if t.prep == 'l' && !t.conj && k > i && (r.masdarLike(t.stem) || t.def && (v.class == "regret" && !t.is(arMedium) || isTafaul(t.stem))) {
					return arComplement{arNominal, k, k}
				}
			default:
				if v.lemma == "تساءل" && t.bare == "عما" && !t.conj && k+1 < end && r.t[k+1].bare == "اذا" {
					return arComplement{arNominal, k, k + 1} // تساءل عما إذا
				}
				if t.bare != p || t.conj || t.class == arGivenName || k+1 >= end || p == "من" && (r.t[k-1].is(arCollective) || r.t[k-1].bare == "كل") {
					continue // عدد من الباعة
				}
				if f := r.t[i].form; k == i+1 && f != nil && f.tense != arParticiple && r.t[k+1].bare == "ذلك" && k+2 < end && r.t[k+2].def && r.t[k+2].prep == 0 {
					continue // ينص على ذلك الدستور
				}
				if r.t[k+1].is(arComplementizer) {
					return r.clause(k, k+1, end)
				}
				if t.starts(arAdjunct|arTime|arAccording) > 0 && t.multi != 0 || v.que && r.namesBeforeClause(k, end) {
					continue
				}
				if p == "الي" && v.que && r.laterThat(k, end) {
					continue // المبعوث إلى الشرق الأوسط لوكالة «مرسى» إلى أن
				}
				if r.insideSubject(v, i, k, end) || r.isObjPrep(v, p) && !r.masdarLike(r.t[k+1].stem) && r.laterMasdar(p, k, end) {
					continue
				}
				if q := r.quoteAt(k + 1); r.t[k+1].Kind == tokenize.QuoteMark && q >= 0 {
					if v.que && r.quoteLength(k+1) <= 2 && r.repeatsPreposition(p, r.afterQuote(q), end) {
						continue // مشيرا إلى «الوطن» …، إلى أن
					}
					return arComplement{arQuote, k, k + 1}
				}
				return r.feeling(arComplement{arNominal, k, k + 1}, end)
			}
		}
	}
	return arComplement{}
}

// repeatsPreposition reports whether the preposition p stands again, with أن, in
// the words from k.
func (r *arReader) repeatsPreposition(p string, k, end int) bool {
	for ; k+1 < end; k++ {
		if r.t[k].bare == p && !r.t[k].conj && (r.t[k+1].is(arComplementizer) || r.isComma(k-1) && r.masdarLike(r.t[k+1].bare)) {
			return true // إلى «المرفأ»، إلى أن; إلى «المرفأ»، إلى ضرورة
		}
		if r.t[k].form != nil && !r.t[k].is(arMasdar) || r.t[k].Kind == tokenize.QuoteMark {
			return false
		}
	}
	return false
}

// laterClause reports whether the clause of the verb before word k has its أن
// after it.
func (r *arReader) laterClause(k, end int) bool {
	for j := k + 1; j < end && j < k+20 && r.t[j].Kind != tokenize.QuoteMark && r.t[j].form == nil; j++ {
		if r.t[j].is(arComplementizer) && !r.t[j].conj {
			return true
		}
	}
	return false
}

// namesBeforeClause reports whether a name ends where the clause of the verb
// begins, after word k, so that the preposition there belongs to the title:
// أكد عضو هيئة الرقابة على الأسعار صلاح ناجي أن ….
func (r *arReader) namesBeforeClause(k, end int) bool {
	for j := k + 1; j < end && j < k+maxTitleTail && r.t[j].Kind == tokenize.Letters && r.t[j].form == nil; j++ {
		if !r.t[j].is(arComplementizer) || r.t[j].conj {
			continue
		}
		p := arPhrase{r: r, limit: j}
		for h := max(k+2, j-4); h < j-1; h++ {
			if m, ok := p.personAt(h); ok && m.next == j {
				return true
			}
		}
		return false
	}
	return false
}

// isTown reports whether a country or capital stands at word k.
func (r *arReader) isTown(k int) bool {
	pl, n := (&arPhrase{r: r, limit: len(r.t)}).place(k)
	return n > 0 && pl.kind != countryAdjective
}

// laterMasdarB reports whether a verbal noun with ب follows word k, which only
// says where the subject sits.
func (r *arReader) laterMasdarB(k, end int) bool {
	for j := k + 1; j < end && j < k+12; j++ {
		t := &r.t[j]
		if t.Kind == tokenize.Letters && t.prep == 'b' && !t.conj {
			return r.masdarLike(t.stem) && !r.isManner(j)
		}
		if t.Kind == tokenize.QuoteMark || t.form != nil && !t.is(arMasdar|arNounHead) || t.is(arRelative|arComplementizer) {
			return false
		}
	}
	return false
}

// laterB reports whether another word with ب follows word k in its clause.
func (r *arReader) laterB(k, end int) bool {
	for j := k + 1; j < end && j < k+14 && r.t[j].Kind == tokenize.Letters && r.t[j].form == nil; j++ {
		if r.t[j].prep == 'b' && !r.t[j].conj {
			return true
		}
	}
	return false
}

// mayJoinB reports whether word k, which no table has, may be a noun with ب
// before it, where a verb that takes ب has its subject already: طالب السكان ببتر ….
func (r *arReader) mayJoinB(k, b int) bool {
	if k+1 >= b {
		return false
	}
	t := &r.t[k]
	return t.Kind == tokenize.Letters && t.class == 0 && t.form == nil && !t.def && !t.conj && strings.HasPrefix(t.bare, "ب") && !r.w.family[t.bare] &&
		r.w.people["ar"][t.bare] == nil && r.w.places["ar"][t.bare] == nil && r.t[k+1].Kind == tokenize.Letters
}

// isObjPrep reports whether an addressee stands before the preposition p of v.
func (r *arReader) isObjPrep(v *arVerb, p string) bool { return contains(v.objPreps, p) }

// laterMasdar reports whether the preposition p comes again after word k, in
// the same clause, before a verbal noun: دعت الوزير الذي يصل إلى المدينة إلى إثارة ….
func (r *arReader) laterMasdar(p string, k, end int) bool {
	for j := k + 2; j+1 < end && j < k+20; j++ {
		if q := r.quoteAt(j); r.t[j].Kind == tokenize.QuoteMark && q >= 0 && r.quoteLength(j) <= 2 && r.afterQuote(q) > j {
			j = r.afterQuote(q) - 1 // اجتماعات الرابطة «آسيان» إلى إثارة
			continue
		}
		if r.t[j].Kind == tokenize.QuoteMark || r.newClause(j) || r.t[j].conj && r.t[j].form != nil {
			return false
		}
		if r.t[j].bare == p && !r.t[j].conj {
			return r.masdarLike(r.t[j+1].stem) && !r.t[j+1].def
		}
	}
	return false
}

// insideSubject reports whether the preposition at k belongs to the subject:
// المبعوث إلى ليبيا إلى …, في بيان, or the verb still finds its clause.
func (r *arReader) insideSubject(v *arVerb, i, k, end int) bool {
	p := r.t[k].bare
	if r.t[k-1].is(arBinds) && k-1 > i || k-2 > i && r.t[k-2].is(arRelative) && !r.t[k-1].def {
		return true // النزاع الذي أسفر عن مقتل …
	}
	if p == "في" && (r.t[k+1].is(arEvent) || r.t[k+1].starts(arTime) > 0) {
		return true
	}
	_, n := (&arPhrase{r: r, limit: end}).place(k + 1)
	for j := k + 1; j < end && j <= k+8; j++ {
		if r.t[j].form != nil && r.t[j].conj || r.t[j].Kind == tokenize.QuoteMark {
			return false
		}
		if r.t[j].bare == p && j+1 < end && !r.t[j].conj {
			if v.que && r.t[j+1].is(arComplementizer) && !r.masdarLike(r.t[k+1].stem) {
				return true
			}
			if n > 0 && j > k+n {
				return true
			}
		}
	}
	return false
}

// laterThat reports whether إلى comes again after word k, before أن and without a verb between.
func (r *arReader) laterThat(k, end int) bool {
	for j := k + 2; j+1 < end && j < k+16; j++ {
		t := &r.t[j]
		if t.Norm == "." || r.isComma(j) || t.conj || t.form != nil && !t.def || t.is(arComplementizer|arRelative) {
			return false
		}
		if t.bare == "الي" && r.t[j+1].is(arComplementizer) && !r.t[j+1].conj {
			return true
		}
	}
	return false
}
