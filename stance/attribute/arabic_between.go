package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// pastRelative reports whether a relative clause alone stands between the subject that
// ends before word j, after كان at the head of the sentence, and its verb at word i:
// كان الوزراء الذين يبحثون الاتفاق قالوا إن.
func (r *arReader) pastRelative(from, j, i int, f *arForm) bool {
	if f.tense != arPerfect || from == 0 || !r.t[from-1].is(arAuxiliary) || j >= i || !r.t[j].is(arRelative) || r.t[j].conj {
		return false
	}
	for k := j + 1; k < i; k++ {
		if t := &r.t[k]; t.Kind != tokenize.Letters || t.is(arComplementizer) || t.form != nil && t.form.tense == arPerfect && !t.is(arNounHead|arMasdar) {
			return false
		}
	}
	return true
}

// plainRelative reports whether the clause of words [j, i) tells something of the noun
// before it and holds no statement.
func (r *arReader) plainRelative(j, i int) bool {
	for k := j + 1; k < i; k++ {
		if t := &r.t[k]; t.Kind == tokenize.Punct && !r.isBracket(k) || t.is(arComplementizer) || t.form != nil && t.form.tense == arPerfect && !t.is(arNounHead|arMasdar) {
			return false
		}
	}
	return i-j > 2
}

// pluperfect reports whether كان stands before word from and قد before the verb at word i,
// so that what stands between them is the subject, however long: وكان مدير الشركة
// «…» العملاقة للنفط قد أعلن. A post without name takes the one that ends there.
func (r *arReader) pluperfect(ms []mention, from, j, i int) bool {
	m := &ms[0]
	if from == 0 || !r.introduces(m) && m.role == "" || !r.t[from-1].is(arAuxiliary) || r.t[i-1].bare != "قد" || r.t[i-1].conj {
		return false
	}
	for k := j; k < i-1; k++ {
		if t := &r.t[k]; t.is(arComplementizer) || r.isColon(k) || t.form != nil && t.form.tense != arParticiple && !t.is(arNounHead|arMasdar) {
			return false
		}
	}
	if len(ms) == 1 && !m.hasName() && m.kind == Person && !m.plural {
		if n, ok := r.nameEndingAt(max(j, i-6), i-1-r.commasBefore(i-1, j)); ok {
			n.role, n.rest, n.titleSpan, n.first = m.role, m.rest, m.titleSpan, m.first
			*m = n // وكان الكاتب العام للنقابة، فلان، قد
		}
	}
	return true
}

// runsUp reports whether the subject that begins at word from, right after لكن or إلا
// أن, has all words up to the verb at word i for its modifiers, and gives them
// to it: لكن صاحب متجر قرب المحطة قال إن.
func (r *arReader) runsUp(ms []mention, a, from, j, i int, f *arForm) bool {
	m := &ms[0]
	if len(ms) > 1 || from <= a || r.t[from-1].bare != "لكن" && r.contrast(a, from) != from-2 || i-j > 8 || m.role == "" || m.guess || m.pronoun || m.state || m.org != nil {
		return false
	}
	if v := f.verb; f.tense == arParticiple || v.strict || !v.que && !v.quote {
		return false
	}
	const clause = arComplementizer | arRelative | arResume | arAuxiliary | arNegation | arAccording | arConditional
	for k := j; k < i; k++ {
		if t := &r.t[k]; t.Kind != tokenize.Letters || t.form != nil && !t.def && !t.is(arMasdar|arNounHead) || t.starts(clause) > 0 || t.conj && !t.def {
			return false
		}
	}
	if !m.hasName() && m.titleSpan.Len() > 0 {
		r.retitle(m, r.wordAt(m.titleSpan.Start, m.first, j-1), i)
		p := arPhrase{r: r, limit: i}
		*m = p.finish(*m, i)
	}
	return true
}

// namedWithPost reports whether the subject is a name of two words and more whose post, up to a
// comma right before the verb at word i, goes on further than the phrase parser follows it:
// فلان نعيم رئيس مجموعة عمل اقتصاد السويد، قال.
func (r *arReader) namedWithPost(ms []mention, i int) bool {
	m := &ms[0]
	if len(ms) > 1 || m.kind != Person || len(m.name) < 2 || i < 2 || !r.isComma(i-1) || i-1-m.next > maxTitleTail || m.next >= i-1 {
		return false
	}
	k := m.first
	for k < m.next && (r.t[k].Start < m.nameSpan.End || r.t[k].Kind != tokenize.Letters) {
		k++
	}
	if k >= i-1 || !r.t[k].is(arTitleHead) || r.t[k].conj || r.t[k].prep != 0 {
		return false
	}
	for ; k < i-1; k++ {
		if t := &r.t[k]; t.Kind != tokenize.Letters || t.form != nil && !t.is(arMasdar|arNounHead) || t.starts(arComplementizer|arRelative|arResume|arAuxiliary|arNegation) > 0 {
			return false
		}
	}
	return true
}

// commasBefore is 1 where a comma ends the words [j, i), else 0.
func (r *arReader) commasBefore(i, j int) int {
	if i-1 > j && r.isComma(i-1) {
		return 1
	}
	return 0
}

// someTimeAgo reports whether words [j, i) tell how long ago: قبل حوالي ثلاثة أشهر.
func (r *arReader) someTimeAgo(j, i int) bool {
	if j+1 >= i || i-j > 5 || r.t[j].bare != "قبل" && r.t[j].bare != "منذ" {
		return false
	}
	switch r.t[i-1].bare {
	case "شهر", "شهرين", "اشهر", "شهور", "يوم", "يومين", "ايام", "اسبوع", "اسبوعين", "اسابيع", "سنه", "سنتين", "سنوات", "عام", "عامين", "اعوام", "ساعه", "ساعات", "دقائق":
		return true
	}
	return false
}

// participleFor reports whether a participle with article at word j describes the
// subject before it, with a preposition and what goes with that up to word i.
func (r *arReader) participleFor(j, i int) bool {
	t := &r.t[j]
	if j+2 >= i || i-j > 8 || !t.def || t.prep != 0 || t.conj || t.is(arNounHead) || !r.t[j+1].is(arPreposition) || !strings.HasPrefix(t.stem, "م") && !isFaail(t.stem) {
		return false
	}
	for k := j + 1; k < i; k++ {
		if t := &r.t[k]; t.Kind == tokenize.Punct || t.Kind == tokenize.QuoteMark || t.form != nil && !t.is(arMasdar|arNounHead) || t.starts(arComplementizer|arRelative|arResume) > 0 {
			return false
		}
	}
	return true
}

// isFaail reports whether a word has the shape of the participle فاعل or فاعلة.
func isFaail(s string) bool {
	r := []rune(s)
	return (len(r) == 4 || len(r) == 5 && r[4] == 'ه') && r[1] == 'ا'
}

// cleft is the length of هو من, هو الذي or أول من, which stand between a
// subject and its verb at word i; 0 where none begins at word j.
func (r *arReader) cleft(j, i int) int {
	if j+2 != i || r.t[j].conj {
		return 0
	}
	switch r.t[j].bare {
	case "هو", "هي", "هم", "اول", "ابرز", "اخر":
		if r.t[j+1].bare == "من" || r.t[j+1].is(arRelative) && !r.t[j+1].conj {
			return 2
		}
	}
	return 0
}
