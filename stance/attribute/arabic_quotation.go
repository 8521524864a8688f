package attribute

import (
	"strings"
	"unicode/utf8"

	"github.com/bayan-nlp/bayan/tokenize"
)

// quoteBefore reads a cue that follows its quotation: «…»، قال الوزير.
func (r *arReader) quoteBefore(a, i, b int, v *arVerb, subjects []mention, next int, c *arCandidate) bool {
	if !v.quote || i <= a || v.strict && (!r.isComma(i-1) || len(subjects) == 0 || !r.introduces(&subjects[0])) {
		return false
	}
	k := i - 1
	for k > a && (r.isComma(k) || r.t[k].starts(arResume) > 0) {
		k--
	}
	if r.t[k].Kind != tokenize.QuoteMark {
		return false
	}
	q := r.closedAt(k)
	if q < 0 || r.d.Quotes[q].Words[1]-r.d.Quotes[q].Words[0] < 2 {
		return false
	}
	if open := r.d.Quotes[q].Words[0] - 1; k == i-1 && open > a && r.t[open-1].is(arAuxiliary) && len(subjects) > 0 && (subjects[0].guess || strings.HasPrefix(r.t[subjects[0].first].bare, "ب")) {
		return false // وكان «مرصد البحر» أفاد بسماع دوي
	}
	if k == i-1 && r.t[i].form.tense == arImperfect && r.d.Quotes[q].Words[1]-r.d.Quotes[q].Words[0] <= 3 &&
		(len(subjects) == 0 || !r.speaksUp(&subjects[0])) {
		return false // «القوى السوداء» تنشر …: the verb's subject
	}
	if n := r.skipAdverbs(i+1, b); len(subjects) == 0 && n < b && !r.isComma(n) && r.t[n].Kind != tokenize.Punct {
		return false
	}
	if k == i-1 && r.t[i].form.tense == arParticiple && len(subjects) == 0 && r.d.Quotes[q].Words[1]-r.d.Quotes[q].Words[0] <= 3 {
		return false // إقامة «منطقة آمنة» مقترحة
	}
	c.rule = QuoteFirst
	c.subjects = subjects
	c.ready = r.addQuote(nil, q)
	c.kind = Direct
	c.until = r.skipAdverbs(max(next, i+1), b)
	// A second piece after the cue: «…»، قال الوزير، «…».
	n := c.until
	if n < b && r.isComma(n) {
		n++
	}
	if n < b && r.t[n].Kind == tokenize.QuoteMark {
		if p := r.quoteAt(n); p >= 0 {
			c.ready = r.addQuote(c.ready, p)
			c.until = r.afterQuote(p)
		}
	}
	return len(c.ready) > 0
}

// speaksUp reports whether a noun phrase names somebody who can speak, and is
// not just any noun.
func (r *arReader) speaksUp(m *mention) bool {
	head := &r.t[m.first]
	return m.person != nil || m.org != nil || m.state || m.pronoun || len(m.name) > 1 && m.role != "" ||
		head.is(arNounHead|arHonorific) && m.kind != Document || head.def && strings.HasSuffix(head.stem, "ون")
}

// closedAt returns the quotation that the mark at word k closes, -1 where it
// closes none.
func (r *arReader) closedAt(k int) int {
	if q, ok := r.closing[r.t[k].Start]; ok {
		return q
	}
	return -1
}

// closes reports whether a quotation ends right before word k, but for a comma.
func (r *arReader) closes(k, a int) bool {
	if k > a && r.isComma(k) {
		k--
	}
	return k > a && r.t[k].Kind == tokenize.QuoteMark && r.closedAt(k) >= 0
}

// quoteAt returns the quotation that the mark at word k opens, -1 where it
// opens none.
func (r *arReader) quoteAt(k int) int {
	at := r.t[k].Start
	lo, hi := 0, len(r.d.Quotes)
	for lo < hi {
		if mid := (lo + hi) / 2; r.d.Quotes[mid].Open.Start < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < len(r.d.Quotes) && r.d.Quotes[lo].Open.Start == at; lo++ {
		if r.d.Quotes[lo].Open.Len() > 0 {
			return lo
		}
	}
	return -1
}

// afterQuote returns the word after the closing mark of quotation q.
func (r *arReader) afterQuote(q int) int {
	k := r.d.Quotes[q].Words[1]
	if r.d.Quotes[q].Close.Len() > 0 {
		for k < len(r.t) && r.t[k].Start < r.d.Quotes[q].Close.End {
			k++
		}
	}
	return k
}

// quoteLength is the number of words in the quotation that opens at word k.
func (r *arReader) quoteLength(k int) int {
	w := r.d.Quotes[r.quoteAt(k)].Words
	return w[1] - w[0]
}

// isAcronym reports whether the words are letters or syllables with stops
// between them.
func (r *arReader) isAcronym(words [2]int) bool {
	stops := 0
	for k := words[0]; k < words[1]; k++ {
		switch t := &r.t[k]; {
		case t.Norm == ".":
			stops++
		case t.Kind != tokenize.Letters || utf8.RuneCountInString(t.Norm) > 4:
			return false
		}
	}
	return stops > 1
}

// spokenTo returns the word after the quotation that opens at word k, right after
// a verb, and holds to whom somebody speaks: كشف «للجزيرة» رئيس البلدية عن; 0
// where it does not.
func (r *arReader) spokenTo(k int) int {
	if k == 0 || k+2 >= len(r.t) || r.t[k].Kind != tokenize.QuoteMark || r.t[k-1].form == nil || r.quoteAt(k) < 0 || r.quoteLength(k) > 3 {
		return 0
	}
	after := r.afterQuote(r.quoteAt(k))
	if r.t[k-1].form.verb.obj && !r.named[r.t[k+1].stem] && !r.w.family[r.t[k+1].bare] && after < len(r.t) && r.t[after].is(arTitleHead|arHonorific) && r.t[after].prep == 0 && !r.t[after].conj && r.t[k-1].form.tense != arParticiple {
		return after // أبلغ «المرفأ» وكيل الوزارة أن
	}
	if !strings.HasPrefix(r.t[k+1].Norm, "لل") && (r.t[k+1].prep != 'l' || !r.t[k+1].is(arMedium)) {
		return 0
	}
	if after >= len(r.t) || r.t[after].Kind != tokenize.Letters || r.t[after].conj {
		return 0
	}
	return after
}

// opensQuote reports whether the mark at word k, which has no fellow, opens speech and not
// the name of a medium, a work or an event: قال فلان "أريد أن …, but لإذاعة "الميناء إن ….
func (r *arReader) opensQuote(k, end int) bool {
	before := &r.t[k-1]
	if before.End == r.t[k].Start || before.is(arMedium|arOrganisation|arPreposition|arAdjunct|arEvent|arAddressee) || before.is(arTitleHead) && !before.def {
		return false
	}
	for n := k + 1; n < end && n < k+7; n++ {
		if t := &r.t[n]; t.is(arComplementizer) && !strings.HasPrefix(r.d.Text[t.Start:t.End], "أ") {
			return false
		}
	}
	return true
}

// quoteIsName reports whether a short quotation inside the subject is the
// name of a body or person: something of the clause must still follow.
func (r *arReader) quoteIsName(k, after, end int) bool {
	q := r.quoteAt(k)
	n := r.d.Quotes[q].Words[1] - r.d.Quotes[q].Words[0]
	if r.isAcronym(r.d.Quotes[q].Words) && r.t[k-1].is(arMedium|arOrganisation) {
		return true // شبكة «سي.إن.إن»
	}
	if n <= maxName && k+1 < end && r.t[k+1].is(arHonorific) && r.t[k+1].def && after < end && r.t[after].Kind == tokenize.Letters {
		return true // "الأمير فلان" وزير …
	}
	if r.spokenTo(k) > 0 {
		return true
	}
	if n <= 4 && k > 1 && r.t[k-1].bare == "في" && r.t[k-2].is(arTitleHead) && after+1 < end && r.t[after].Kind == tokenize.Letters && !r.t[after].def && !r.t[after].conj && r.t[after].prep == 0 && r.t[after].form == nil && r.t[after].class&^(arGivenName|arFirstName) == 0 {
		return true // الناشط في «مركز المرفأ» فلان
	}
	if n <= 12 && after < end && namesWork(r.t[k-1].stem) || n <= 3 && after < end && receives(r.t[k-1].bare) {
		return true
	}
	if n <= 6 && after < end && r.t[k-1].form != nil && r.t[k-1].form.tense != arParticiple && r.t[k-1].form.verb.np && r.t[k+1].is(arOrganisation) && r.t[k+1].prep == 0 && r.isTheirs(after) {
		return true // أعلن "حزب المرفأ" دعمه للمطالب
	}
	if n <= 3 && after < end && r.t[k-1].form != nil && r.t[after].def && r.t[after].prep == 0 && r.namesMedium(k+1, k+1+n) {
		return true // ونفت «واشنطن بوست» التهم
	}
	if n <= 2 && after < end && r.t[k-1].form != nil && r.t[k-1].form.tense != arParticiple && r.t[k+1].is(arTitleHead) && r.t[k+1].def && r.t[k+1].prep == 0 && (contains(r.t[k-1].form.verb.preps, r.t[after].bare) || contains(r.t[k-1].form.verb.objPreps, r.t[after].bare)) {
		return true // ونبه «المفتي» إلى
	}
	if n <= 4 && after+1 < end && r.t[k-1].form != nil && r.t[k-1].form.tense != arParticiple && r.named[r.t[k+n].bare] && (contains(r.t[k-1].form.verb.preps, r.t[after].bare) || contains(r.t[k-1].form.verb.fillers, r.t[after].bare)) {
		return true // وكشف «ابن نعيم» النقاب عن
	}
	if n <= 6 && after < end && r.t[k-1].form != nil && r.t[k+1].is(arOrganisation) && r.t[k+1].def && r.t[k+1].prep == 0 && r.isComma(after) {
		return true // وشددت «الشركة السويدية للنفط»، بعد ساعات، على
	}
	if n > 5 || after >= end || r.t[k-1].is(arComplementizer) || r.isColon(k-1) {
		return false
	}
	if k > 1 && n <= 3 && r.t[k-1].stem == "انباء" && r.t[k-2].is(arMedium) {
		return true // وكالة أنباء «الشرق الأوسط»
	}
	if r.t[k-1].is(arOrganisation|arMedium) && (n <= 3 || !r.t[k-1].def) || r.toMedium(k-1) > 0 {
		return true
	}
	if n <= 3 && r.isComma(after) && r.isForeign(r.d.Quotes[q].Words) {
		return true // «يو بي إس»، البنك العالمي، …
	}
	if w := &r.t[min(k+1, end-1)]; n > 2 && (w.is(arNegation) || w.form != nil && w.form.tense == arImperfect) {
		return false // «لسنا مستعدين لذلك»
	}
	for j := k - 1; n <= 3 && j > 0 && j > k-5 && r.t[j].def && r.t[j].prep == 0 && !r.t[j].conj; j-- {
		if r.t[j-1].is(arOrganisation|arMedium) && !r.t[j-1].def && r.t[j-1].form == nil {
			return true // حركة المقاومة الإسلامية «حماس»
		}
	}
	if f := r.t[after].form; (n > 3 || n == 3 && r.t[k+1].is(arComplementizer)) && f != nil && f.tense == arParticiple {
		return false // ويقول «السباحة أنفع الرياضات» مشيرا إلى أن
	}
	for j := after; j < end && j < after+24; j++ {
		t := &r.t[j]
		if t.is(arComplementizer) && !t.conj || r.isColon(j) || t.Kind == tokenize.QuoteMark && r.quoteAt(j) >= 0 {
			return true
		}
		if r.newClause(j) || r.isComma(j-1) && t.form != nil && t.form.tense == arPerfect && !t.form.verb.strict || t.Kind == tokenize.Punct && t.Norm == "." {
			return false
		}
	}
	return false
}

// namesMedium reports whether the words [i, j) are the name of a medium of the tables.
func (r *arReader) namesMedium(i, j int) bool {
	if i >= j || j > len(r.t) {
		return false
	}
	o, n := r.w.orgs["ar"].match(r.t[i].bare, (&arPhrase{r: r, limit: j}).following(i))
	return n == j-i && o.kind == Medium
}

// namesWork reports whether a noun says that the quotation after it is the title of a work.
func namesWork(s string) bool {
	switch s {
	case "كتاب", "كتابه", "كتابها", "روايه", "روايته", "روايتها", "فيلم", "فيلمه", "مسلسل", "مسرحيه", "ديوان", "قصيده", "اغنيه", "سلسله", "برنامج", "بعنوان", "عنوان":
		return true
	}
	return false
}

// receives reports whether a verb has a newspaper, named in marks, for its subject: وتلقت
// «المرفأ» نسخة من البيان.
func receives(s string) bool {
	switch s {
	case "تلقت", "حصلت", "اطلعت", "علمت", "تسلمت", "التقت", "اجرت", "التقتها", "التقته":
		return true
	}
	return false
}

// isForeign reports whether the tables know none of the words, which have no
// article either, so that they spell a foreign name.
func (r *arReader) isForeign(words [2]int) bool {
	for k := words[0]; k < words[1]; k++ {
		if t := &r.t[k]; t.Kind != tokenize.Letters || t.class != 0 || t.form != nil || t.def || t.conj || t.prep != 0 || r.masdarLike(t.bare) {
			return false
		}
	}
	return words[1] > words[0]
}
