package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// enComplement is what follows a cue.
type enComplement struct {
	pieces [][2]int // word ranges, not yet trimmed
	end    int      // the first word after all of it
	rule   Rule     // "" where the cue's place decides
	direct bool     // speech in the first person after a colon
}

// complement reads what follows the cue v, whose words end before k, up to
// the end e of the clause. ok is false where nothing there was said.
func (r *enReader) complement(v *enVerb, k, e int, s *enSubject) (c enComplement, ok bool) {
	k0 := k
	if k = r.skipTime(k, e); k < e && !contains(v.preps, r.t[k].Norm) {
		k = r.skipAdjuncts(k, e)
	}
	if k+1 < e && r.t[k].Norm == "of" && v.has(enBack) && !contains(v.preps, "of") {
		// "said of the visit: …", "said of Kim that …"
		if n := r.phraseForward(k+1, e, true); n < e && (r.t[n].mark == ':' || r.t[n].mark == ',' && n+1 < e && r.opening(n+1) || r.t[n].is(enThat) || r.opening(n)) {
			k = n
		}
	}
	if v.has(enMustAddress) {
		return r.addressed(v, k, e)
	}
	if len(v.accuse) > 0 {
		if c, ok = r.addressed(v, k, e); ok {
			return c, ok
		}
	}
	if c, ok = r.speech(v, k, e); ok {
		return c, ok
	}
	if v.has(enOn) && k < e && r.t[k].Norm == "on" {
		if c, ok = r.calledOn(v, k, e); ok {
			return c, ok
		}
	}
	if c, ok = r.prepositional(v, k, e); ok {
		return c, ok
	}
	if v.has(enAs|enName) && (k == k0 || r.isPronoun(k0)) {
		if c, ok = r.described(v, k0, e, s); ok {
			return c, ok
		}
	}
	if v.has(enAddressee) && len(v.accuse) == 0 {
		if c, ok = r.addressed(v, k, e); ok {
			return c, ok
		}
	}
	if v.has(enClause) && !v.has(enWeak) && r.extracted(k, e, s) {
		return r.clause(k, min(e, r.relativeEnd(k, e))), true
	}
	if v.has(enClause) && r.clauseAt(v, k, e) {
		return r.clause(k, e), true
	}
	if !v.has(enWeak|enNominal) && v.has(enClause|enThatOnly) && k < e && r.t[k].is(enPreposition|enSubordinator|enAdverb) {
		if c, ok = r.far(v, k, e); ok {
			return c, ok
		}
	}
	if v.has(enNominal) && !(v.has(enGerund) && k < e && strings.HasSuffix(r.t[k].Norm, "ing") && !r.t[k].cap) && !s.verb.be && k == r.skipTime(k0, e) {
		return r.nominalComplement(v, k, e)
	}
	if v.has(enGerund) && k < e && strings.HasSuffix(r.t[k].Norm, "ing") && !r.t[k].cap {
		return enComplement{pieces: r.split(k, r.contentEnd(k, e)), end: r.contentEnd(k, e), rule: NominalContent}, true
	}
	return c, false
}

// speech reads a that-clause, a question, an infinitive or direct speech.
func (r *enReader) speech(v *enVerb, k, e int) (c enComplement, ok bool) {
	if k >= e {
		return c, false
	}
	// "said, in answer to a question, that …"; "said, \"…\""
	if r.t[k].mark == ',' || r.isDash(k) {
		if k+1 < e && (r.opening(k+1) || r.t[k+1].is(enThat) && k+2 < e && !r.t[k+2].is(enFinite)) {
			k++
		} else if n := r.pastComma(k, e); n > 0 {
			k = n
		} else {
			return c, false
		}
	}
	t := &r.t[k]
	switch {
	case t.mark == ':':
		if k+1 >= e || !v.has(enQuoted|enClause|enThatOnly) {
			return c, false
		}
		if r.opening(k + 1) {
			return r.quoted(k+1, e), true
		}
		return enComplement{pieces: [][2]int{{k + 1, e}}, end: e, direct: r.firstPerson(k+1, e)}, true
	case r.opening(k):
		if v.has(enQuoted) && (!v.has(enWeak) || r.t[k-1].Kind == tokenize.Punct || r.isSpeech(k)) {
			return r.quoted(k, e), true
		}
	case t.is(enThat) && v.has(enClause|enThatOnly):
		if k+1 < e && !r.thatIsPronoun(v, k, e) {
			return r.clause(k+1, e), true
		}
	case t.Norm == "to" && v.has(enTo):
		if k+1 < e && r.opening(k+1) && r.t[k+2].Kind == tokenize.Letters && !r.isDeterminer(k+2) {
			return r.infinitive(k+1, e), true
		}
		if k+1 < e && r.t[k+1].Kind == tokenize.Letters && !r.isDeterminer(k+1) && !(r.isName(k+1) && !r.titled) {
			return r.infinitive(k+1, e), true
		}
	case v.has(enQuestion) && (t.is(enSubordinator) && r.isWh(k) || t.Norm == "if" || (t.Norm == "who" || t.Norm == "which") && !r.relativeTo(k)):
		return r.clause(k, e), true
	}
	return c, false
}

// relativeTo reports whether the relative pronoun at k goes with a common noun
// before it, and asks nothing.
func (r *enReader) relativeTo(k int) bool {
	p := &r.t[k-1]
	return p.Kind == tokenize.Letters && p.form == nil && !p.cap && !p.is(enObject|enRole|enCollective) && r.nominal(k-1)
}

// extracted reports whether the clause at k lacks its subject, which stands
// before the subject of the cue: "a probe that the agency said was under way".
func (r *enReader) extracted(k, e int, s *enSubject) bool {
	if k >= e || s.form != isSubject || s.start <= r.first || !(r.t[k].is(enFinite|enModal) && !r.t[k].cap) {
		return false
	}
	p := &r.t[s.start-1]
	return p.is(enRelative|enThat) || p.Kind == tokenize.Letters && r.nominal(s.start-1) && (r.t[s.start].is(enPronoun) || r.isDeterminer(s.start))
}

// far takes a quotation or that-clause after a phrase of circumstance in words
// that no table has: "complained soon after that …", "said in the spring, …, “…”".
func (r *enReader) far(v *enVerb, k, e int) (c enComplement, ok bool) {
	for j := k + 1; j+1 < e && j-k < 30; j++ {
		t := &r.t[j]
		switch {
		case t.mark == ';', t.Kind == tokenize.QuoteMark, t.is(enAuthor):
			return c, false
		case (t.mark == ',' || t.mark == ':') && r.opening(j+1) && v.has(enQuoted):
			return r.quoted(j+1, e), r.isSpeech(j + 1)
		case t.is(enThat) && j-k < 12 && !r.t[j+1].is(enFinite|enModal|enAuxiliary) && r.hasFinite(j+1, e, 20):
			return r.clause(j+1, e), true
		case t.form != nil && t.form.tense&(enPast|enThird) != 0 && !t.cap && !r.isDeterminer(j-1):
			return c, false
		}
	}
	return c, false
}

func (r *enReader) isWh(k int) bool {
	switch r.t[k].Norm {
	case "whether", "how", "why", "what", "where", "when":
		return true
	}
	return false
}

// thatIsPronoun reports whether "that" at k is no complementizer: "said that.",
// and after a verb that takes a noun, "recalling that day, she …".
func (r *enReader) thatIsPronoun(v *enVerb, k, e int) bool {
	n := &r.t[k+1]
	return n.mark == '.' || v.has(enNominal) && !v.has(enThatOnly) && r.nominal(k+1) && !r.hasFinite(k+1, r.nextBreak(k+1, min(e, k+40)), 40) && singular(n.Norm) == n.Norm
}

// pastComma finds the end of a phrase between commas after a cue; 0 where no
// complement follows it.
func (r *enReader) pastComma(k, e int) int {
	for j := k + 1; j < e && j-k < 25; j++ {
		t := &r.t[j]
		if t.Kind == tokenize.QuoteMark || t.mark == ';' || t.mark == ':' {
			return 0
		}
		if (t.mark == ',' || r.isDash(j)) && j+1 < e {
			if r.t[j+1].is(enThat) || r.opening(j+1) {
				return j + 1
			}
			if t.mark == ',' && r.t[k].mark == ',' {
				return 0
			}
		}
	}
	return 0
}

// quoted takes direct speech that opens at k, or a clause that begins with a
// quoted piece.
func (r *enReader) quoted(k, e int) enComplement {
	close := r.closeOf(k)
	if close == k {
		end := min(e, r.lastWordOfQuote(k))
		return enComplement{pieces: [][2]int{{k, end}}, end: end}
	}
	n := close + 1
	// What follows in the sentence tells whether the quotation is all.
	if n >= e || r.t[n].Kind == tokenize.Punct || r.t[close-1].Kind == tokenize.Punct {
		c := enComplement{pieces: [][2]int{{k + 1, close}}, end: n}
		if n < e && r.t[close-1].mark != '.' && r.t[n].mark == ',' && !r.endsContent(n, e) {
			c.end = r.contentEnd(k, e)
			c.pieces = r.split(k, c.end)
		}
		return c
	}
	if r.endsContent(n, e) || r.t[n].is(enConjunction) && n+1 < e && r.finiteAt(n+1) && r.hasFinite(k+1, close, close-k) {
		return enComplement{pieces: [][2]int{{k + 1, close}}, end: n}
	}
	end := r.contentEnd(k, e)
	return enComplement{pieces: r.split(k, end), end: end}
}

// lastWordOfQuote is the end of a quotation without closing mark.
func (r *enReader) lastWordOfQuote(k int) int {
	if k+1 < len(r.t) && r.t[k+1].Quote >= 0 {
		return r.d.Quotes[r.t[k+1].Quote].Words[1]
	}
	return k + 1
}

// clause takes a clause from k to the end of the content.
func (r *enReader) clause(k, e int) enComplement {
	end := r.contentEnd(k, e)
	return enComplement{pieces: r.split(k, end), end: end}
}

func (r *enReader) infinitive(k, e int) enComplement {
	end := r.contentEnd(k, e)
	c := enComplement{end: end}
	from := k
	for j := k; j+1 < end; j++ {
		if r.t[j].Quote < 0 && r.t[j].is(enConjunction) && r.t[j+1].Norm == "to" && j+2 < end {
			c.pieces = append(c.pieces, [2]int{from, j})
			from = j + 2
		}
	}
	c.pieces = append(c.pieces, [2]int{from, end})
	return c
}

// prepositional takes "called for …", "warned of …".
func (r *enReader) prepositional(v *enVerb, k, e int) (c enComplement, ok bool) {
	if k+1 >= e {
		return c, false
	}
	for _, p := range v.preps {
		if r.t[k].Norm != p || r.t[k+1].Kind == tokenize.Punct {
			continue
		}
		if r.t[k+1].is(enTime | enMonth | enWeekday) {
			continue
		}
		end := r.contentEnd(k+1, e)
		return enComplement{pieces: r.coordinated(k+1, end, p), end: end, rule: NominalContent}, true
	}
	return c, false
}

// coordinated splits [k, end) at "and" followed by the preposition p.
func (r *enReader) coordinated(k, end int, p string) (out [][2]int) {
	from := k
	for j := k; j+1 < end; j++ {
		if r.t[j].Quote < 0 && r.t[j].is(enConjunction) && r.t[j+1].Norm == p && j+2 < end {
			out = append(out, [2]int{from, j})
			from = j + 2
		}
	}
	return append(out, [2]int{from, end})
}

// calledOn takes "called on X to …" and "called on X for …".
func (r *enReader) calledOn(v *enVerb, k, e int) (c enComplement, ok bool) {
	if k+1 >= e || r.t[k+1].is(enTime|enWeekday|enMonth) {
		return c, false
	}
	for j := k + 2; j+1 < e && j-k < 30; j++ {
		t := &r.t[j]
		if r.opening(j) && (r.t[j+1].Norm == "to" || r.t[j+1].Norm == "not") {
			return r.clause(j, e), true
		}
		if t.Kind == tokenize.QuoteMark || t.mark == ';' || t.mark == ':' {
			return c, false
		}
		if t.Norm == "to" && !r.isDeterminer(j+1) && !r.isName(j+1) {
			return r.infinitive(j+1, e), true
		}
		if t.Norm == "for" && r.nounFollows(j+1, e) && !r.laterTo(j+1, e) {
			end := r.contentEnd(j+1, e)
			return enComplement{pieces: [][2]int{{j + 1, end}}, end: end, rule: NominalContent}, true
		}
	}
	return c, false
}

func (r *enReader) nounFollows(j, e int) bool {
	return j < e && (r.isDeterminer(j) || r.nominal(j))
}

// laterTo reports whether an infinitive follows near by.
func (r *enReader) laterTo(j, e int) bool {
	for k := j; k < e && k-j < 6 && r.t[k].Kind == tokenize.Letters; k++ {
		if r.t[k].Norm == "to" {
			return true
		}
	}
	return false
}

// addressed takes a complement after the person addressed or accused.
func (r *enReader) addressed(v *enVerb, k, e int) (c enComplement, ok bool) {
	n := r.phraseForward(k, e, false)
	if n <= k {
		return c, false
	}
	if len(v.accuse) > 0 {
		for j := n; j+1 < e && j-k < 40; j++ {
			t := &r.t[j]
			if t.Kind == tokenize.QuoteMark || t.mark == ';' || t.mark == ':' {
				break
			}
			for _, p := range v.accuse {
				if t.Norm == p {
					end := r.contentEnd(j+1, e)
					// The accused belongs to what is said, but for a mere pronoun.
					pieces := r.coordinated(j+1, end, p)
					if !(n == k+1 && r.isPronoun(k)) {
						pieces = append([][2]int{{k, n}}, pieces...)
					}
					return enComplement{pieces: pieces, end: end, rule: Accusation}, true
				}
			}
		}
		return c, false
	}
	person := v.has(enMustAddress) || r.t[k].is(enObject|enPronoun) || r.namesSpeaker([2]int{k, n})
	for tries := 0; n < e && tries < 4; tries++ {
		j := r.skipAdjuncts(n, e)
		if !person && r.opening(j) {
			break
		}
		if c, ok = r.speech(v, j, e); ok {
			return c, ok
		}
		if v.has(enObjectTo) && j+1 < e && r.t[j].Norm == "to" && !r.toNoun(j+1) {
			return r.infinitive(j+1, e), true
		}
		if c, ok = r.prepositional(v, j, e); ok {
			return c, ok
		}
		if v.has(enClause) && r.clauseAt(v, j, e) && j < e && r.t[j].Kind != tokenize.Punct {
			return r.clause(j, e), true
		}
		if n < e && r.t[n].is(enPreposition) && r.t[n].Norm != "to" || n < e && r.t[n].Norm == "and" {
			m := r.phraseForward(n+1, e, false)
			if m > n+1 {
				n = m
				continue
			}
		}
		break
	}
	return c, false
}

// described takes "called X Y" and "described X as Y".
func (r *enReader) described(v *enVerb, k, e int, s *enSubject) (c enComplement, ok bool) {
	if k >= e || !r.isDeterminer(k) && !r.nominal(k) && !r.isPronoun(k) && !r.opening(k) && !(r.t[k].is(enThat) && k+1 < e && r.nominal(k+1)) {
		return c, false
	}
	if n := r.whatCalled(v, k, e, s); n > k {
		return enComplement{pieces: [][2]int{{k, n}}, end: n, rule: Description}, true
	}
	object := [2]int{k, 0}
	rest := 0
	if v.has(enAs) {
		for j := k + 1; j+1 < e && j-k < 30; j++ {
			t := &r.t[j]
			if t.mark == ';' || t.mark == ':' || t.mark == ',' && v.has(enWeak) {
				break
			}
			if (t.Quote < 0 || r.opening(j-1)) && t.Norm == "as" {
				object[1], rest = j, j+1
				break
			}
		}
	}
	if rest == 0 && v.has(enName) {
		object[1], rest = r.renamed(k, e)
	}
	if rest == 0 {
		return c, false
	}
	end := r.contentEnd(rest, e)
	c = enComplement{end: end, rule: Description}
	if !(object[1] == object[0]+1 && r.isPronoun(object[0])) {
		c.pieces = append(c.pieces, object)
	}
	c.pieces = append(c.pieces, [2]int{rest, end})
	return c, true
}

// whatCalled returns the end of the name in "what he called an outrage"; 0 where
// the words are others.
func (r *enReader) whatCalled(v *enVerb, k, e int, s *enSubject) int {
	if s.start <= r.first || k >= e {
		return 0
	}
	switch p := &r.t[s.start-1]; {
	case p.Norm == "what":
	case p.is(enRelative|enThat) && (r.opening(k) || r.t[k].Norm == "a" || r.t[k].Norm == "an" || v.has(enAs) && r.t[k].Norm == "as"):
	default:
		return 0
	}
	if v.has(enAs) && r.t[k].Norm == "as" {
		k++
	}
	if k < e && r.opening(k) {
		if c := r.closeOf(k); c > k && (c+1 >= e || r.t[c+1].Kind == tokenize.Punct || !r.nominal(c+1)) {
			return c + 1
		}
	}
	n := r.phraseForward(k, e, true)
	if n > k && n < e && r.opening(n) && r.closeOf(n) > n {
		n = r.closeOf(n) + 1
	}
	return n
}

// isPronoun reports whether the word at k stands for a noun by itself.
func (r *enReader) isPronoun(k int) bool {
	return r.t[k].is(enObject|enPronoun) && !(r.t[k].is(enNumberWord|enPossessive) && k+1 < r.end && r.nominal(k+1))
}

// renamed divides what follows "called" into the thing and its new name.
func (r *enReader) renamed(k, e int) (thing, name int) {
	if r.isPronoun(k) {
		if k+1 < e && (r.t[k+1].Kind == tokenize.Letters && !r.t[k+1].is(enPreposition|enConjunction|enTime|enSubordinator|enAdverb) || r.opening(k+1)) {
			return k + 1, k + 1
		}
		return 0, 0
	}
	for j := k; j < e && j-k < 30; j++ {
		t := &r.t[j]
		switch {
		case t.mark == ';' || t.mark == ':' || t.mark == ',':
			return 0, 0
		case r.opening(j):
			from := j
			for from > k+1 && (r.isDeterminer(from-1) || r.t[from-1].is(enAdverb)) {
				from--
			}
			if from > k && r.isSpeech(j) {
				return from, from
			}
			return 0, 0
		case j > k && (t.Norm == "a" || t.Norm == "an"):
			return j, j
		}
	}
	return 0, 0
}

// nominalComplement takes a noun phrase and what belongs to it.
func (r *enReader) nominalComplement(v *enVerb, k, e int) (c enComplement, ok bool) {
	if k >= e || !(r.isDeterminer(k) || r.nominal(k) || r.opening(k)) || r.t[k].is(enAdverb) || r.t[k].form != nil && r.t[k].form.tense&(enBase|enThird|enIng) == 0 && !r.t[k].cap {
		return c, false
	}
	end := r.contentEnd(k, e)
	for j := k; j+1 < end; j++ {
		if r.t[j].mark == ':' && r.t[j].Quote < 0 && r.opening(j+1) {
			end = j
		}
	}
	if v.class == "express" {
		found := false
		for j := k; j < end && j-k < 8 && !found; j++ {
			found = r.t[j].is(enSpeechNoun)
		}
		if !found {
			return c, false
		}
	}
	for j := k; j < end && j-k < 4; j++ {
		if r.t[j].is(enActNoun) {
			return c, false
		}
	}
	end = r.cutTime(k, end)
	return enComplement{pieces: [][2]int{{k, end}}, end: end, rule: NominalContent}, end > k
}

// clauseAt reports whether a clause without "that" can begin at k.
func (r *enReader) clauseAt(v *enVerb, k, e int) bool {
	if k+1 >= e {
		return false
	}
	t := &r.t[k]
	if t.is(enSubordinator) && !(t.Norm == "as" && k+2 < e && r.t[k+2].Norm == "as" && r.t[k+1].is(enQuantity)) {
		// "said if he won, he would"
		switch t.Norm {
		case "as", "than", "so", "after", "before", "until", "once", "whether", "how", "why":
			return false
		}
		for j := k + 2; j+2 < e && j-k < 25 && !v.has(enWeak); j++ {
			if r.t[j].mark == ',' {
				return r.hasFinite(j+1, e, 12)
			}
		}
		return t.Norm == "what" && r.hasFinite(k+1, e, 12)
	}
	starts := r.isDeterminer(k) || t.Norm == "as" || r.aboutSo(k) || t.is(enPronoun|enAuthor|enDeterminer) || t.class&(enObject) != 0 && t.Norm == "it" ||
		r.nominal(k) || t.Norm == "there" || t.Norm == "despite"
	if !starts {
		return false
	}
	if t.is(enPreposition) && !r.aboutSo(k) {
		return false
	}
	if t.is(enPronoun|enAuthor) && !t.is(enNumberWord) && !v.has(enWeak|enNominal|enAddressee) && r.t[k+1].Kind == tokenize.Letters && !r.t[k+1].is(enPreposition|enTime) {
		return true
	}
	limit := 14
	switch {
	case v.has(enWeak):
		limit = 10
	case !v.has(enNominal):
		limit = 30
	}
	if r.hasFinite(k, min(e, k+limit+8), limit) {
		return true
	}
	if v.has(enWeak | enNominal) {
		return false
	}
	// Any other verb in the third person: "says the platform ignores them".
	for j := k + 1; j+1 < e && j-k < 8 && r.t[j].Kind == tokenize.Letters; j++ {
		if hasSuffix(r.t[j].Norm, "s") && !r.t[j].cap && !r.t[j].poss && (!r.t[j+1].is(enPreposition) || r.t[j+1].Norm == "to" && !r.toNoun(j+2)) {
			return true
		}
	}
	return false
}

// hasFinite reports whether a finite verb stands in [k, e), within n words.
func (r *enReader) hasFinite(k, e, n int) bool {
	for j := k; j < e && j-k < n; j++ {
		t := &r.t[j]
		switch {
		case t.mark == ';' || t.mark == ':':
			return false
		case t.Kind != tokenize.Letters:
			continue
		case t.is(enPronoun) && strings.Contains(t.Norm, "'"):
			return true
		case t.is(enFinite|enModal|enAuxiliary) && !(t.cap && !r.titled && j > r.first), strings.HasSuffix(t.Norm, "n't"),
			strings.HasSuffix(t.Norm, "'re"), strings.HasSuffix(t.Norm, "'ll"), strings.HasSuffix(t.Norm, "'ve"), strings.HasSuffix(t.Norm, "'d"):
			return true
		case t.form != nil && t.form.tense&(enPast|enThird) != 0 && !t.cap, strings.HasSuffix(t.Norm, "ed") && len(t.Norm) > 4 && !t.cap:
			if !r.isDeterminer(j-1) && !r.t[j-1].is(enPreposition) {
				return true
			}
		case j > k && r.afterPronoun(j) && !t.is(enPreposition|enConjunction):
			return true
		}
	}
	return false
}

// afterPronoun reports whether a pronoun stands before word j, at most a
// quotation mark between them.
func (r *enReader) afterPronoun(j int) bool {
	if r.t[j-1].Kind == tokenize.QuoteMark && j > r.first+1 {
		j--
	}
	return r.t[j-1].is(enPronoun | enAuthor)
}

// firstPerson reports whether [k, e) speaks in the first person.
func (r *enReader) firstPerson(k, e int) bool {
	for j := k; j < e; j++ {
		switch r.t[j].Norm {
		case "i", "we", "my", "our", "us", "me", "i'm", "we're", "i've", "we've", "we'll", "i'll":
			return true
		}
	}
	return false
}
