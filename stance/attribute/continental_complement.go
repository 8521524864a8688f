package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// maxContinentalGap bounds the words between a cue and its complementizer.
const maxContinentalGap = 28

// coComplement is what follows a cue.
type coComplement struct {
	pieces   [][2]int // word ranges, not yet trimmed
	end      int      // the first word after all of it
	rule     Rule     // "" where the cue's place decides
	direct   bool     // speech in the first person after a colon
	question bool     // an indirect question
	pending  bool     // a colon ends the sentence: what was said is the next paragraph
}

// complement reads what follows a cue. Where its subject is not known yet, it may
// stand between: s is set to it.
func (r *coReader) complement(c *coCue, s *coSubject) (comp coComplement, ok bool) {
	v, e := c.verb, r.end
	k := r.skipAdverbs(c.end, e)
	if k >= e {
		return comp, false
	}
	if r.t[k].mark == ',' && k+1 < e && !r.t[k+1].is(euThat) && !r.opening(k+1) && r.t[k+1].is(euPreposition|euTime) {
		if n := r.pastParenthesis(k, e); n > k && r.t[n].mark != ',' && !r.t[n].is(euThat) {
			k = r.skipAdverbs(n, e) // reclamaron, en un comunicado, …
		}
		if k >= e {
			return comp, false
		}
	}
	if r.g.lang == "ru" && v.has(coAddressee) && v.has(coNominal) && r.t[k].Norm == "от" {
		if n := r.pastAdjunct(k, e); n < e && r.opensNominal(n, e) {
			k = n // потребовал от США прекращения
		}
	}
	if len(v.accuse) > 0 {
		if comp, ok = r.accused(v, k, e); ok {
			return comp, true
		}
	}
	if len(v.as) > 0 {
		if comp, ok = r.described(v, k, e); ok {
			return comp, true
		}
	}
	if comp, ok = r.speech(c, k, e); ok {
		return comp, true
	}
	if comp, ok = r.governed(v, k, e); ok {
		return comp, true
	}
	if v.has(coNominal) && v.has(coQuote) {
		for n := k; n+1 < e && n-k < 7 && r.t[n].Kind == tokenize.Letters; n++ {
			if r.t[n+1].mark == ':' && n+2 < e && r.opening(n+2) {
				return r.quoted(n+2, e), true // a formulé un avertissement : « … »
			}
		}
	}
	if s.form != noSubject && v.has(coNominal) && !c.negated && !v.has(coWeak) && r.opensNominal(k, e) && !r.addresses(c, k, e) {
		end := r.cutNominal(k, r.contentEnd(k, e))
		return coComplement{pieces: [][2]int{{k, end}}, end: end, rule: NominalContent}, true
	}
	if comp, ok = r.far(c, s, k, e); ok {
		return comp, true
	}
	if v.has(coNominal) && (!v.has(coWeak) || s.form == isSubject && r.speaksFirst(s)) && !c.negated && r.opensNominal(k, e) {
		end := r.contentEnd(k, e)
		return coComplement{pieces: [][2]int{{k, end}}, end: end, rule: NominalContent}, true
	}
	return comp, false
}

// cutNominal ends the noun phrase that begins at k, which ends at the latest at end, before
// a conjunction that a verb follows: попросил билет и сел.
func (r *coReader) cutNominal(k, end int) int {
	for j := k + 1; j+1 < end; j++ {
		if r.t[j].Quote >= 0 || !r.t[j].is(euConjunction) {
			continue
		}
		n := &r.t[j+1]
		if r.t[j-1].is(euThat | euRelative) {
			return end
		}
		if n.Quote < 0 && !n.cap && (n.is(euFinite|euModal|euPassive) && !n.is(euPreposition) || r.isVerb(j+1) || r.g.lang == "ru" && n.class == 0 && hasEnding(n.Norm, "л", "ла", "ли", "лся", "лась", "лись")) && !r.hasVerbBefore(k, j) {
			return j
		}
	}
	return end
}

// hasVerbBefore reports whether a relative clause or another verb stands in [a, b), which
// the one behind may go on.
func (r *coReader) hasVerbBefore(a, b int) bool {
	for k := a; k < b; k++ {
		if r.t[k].is(euThat | euRelative) {
			return true
		}
	}
	return false
}

// addresses reports whether the noun phrase at k is whom the verb speaks to, and its
// complement follows: prévenir les élus que.
func (r *coReader) addresses(c *coCue, k, e int) bool {
	if r.opening(k) {
		return false
	}
	from := k
	if r.g.lang == "es" && (r.t[k].Norm == "a" || r.t[k].Norm == "al") && k+1 < e {
		from++ // pidió al Gobierno interrumpir
	}
	n := r.skipAdverbs(r.phraseForward(from, e), e)
	if n <= k || n >= e {
		return false
	}
	if r.t[n].mark == ',' && n+1 < e {
		n++
	}
	return r.t[n].is(euThat) && c.verb.has(coClause) && !r.t[n-1].is(euRelative) && (r.g.lang != "es" || c.verb.has(coAddressee)) || r.t[n].mark == ':' || c.verb.has(coAddressee) && r.takesInfinitive(c.verb, n)
}

// takesInfinitive reports whether an infinitive that v takes begins at k.
func (r *coReader) takesInfinitive(v *coVerb, k int) bool {
	for _, p := range v.infs {
		if n, has := r.opens(k, p); p == "" && r.isInfinitive(k) || p != "" && has && n < r.end && (r.isInfinitive(n) || r.opening(n)) {
			return true
		}
	}
	return false
}

// speaksFirst reports whether the first phrase of a subject heads with a person or
// body.
func (r *coReader) speaksFirst(s *coSubject) bool { return r.speaks(s.phrases[0].core) }

// opensNominal reports whether a noun phrase that may be what was said begins at k.
func (r *coReader) opensNominal(k, e int) bool {
	t := &r.t[k]
	if r.opening(k) {
		return true
	}
	if t.Kind != tokenize.Letters && t.Kind != tokenize.Number || r.t[k].is(euPronoun|euThat|euRelative|euSubordinator|euConjunction|euAuthor|euFinite|euObject) && !r.isDeterminer(k) {
		return false
	}
	if r.g.lang == "es" && (t.Norm == "a" || t.Norm == "al") && k+1 < e {
		return true // criticó a la prensa
	}
	return r.isDeterminer(k) || r.isGenitive(k) || !t.is(euPreposition) && (r.g.lang == "ru" && !r.isVerb(k) || t.cap)
}

// speech reads a clause with its complementizer, a question, or direct speech that
// begins at k.
func (r *coReader) speech(c *coCue, k, e int) (comp coComplement, ok bool) {
	v := c.verb
	comma := false
	if (r.t[k].mark == ',' || r.isDash(k)) && k+1 < e {
		comma = true
		k++
	}
	t := &r.t[k]
	switch {
	case t.mark == ':' && v.has(coQuote|coClause):
		if k+1 >= e {
			return coComplement{pending: true, end: e}, true
		}
		if r.opening(k + 1) {
			return r.quoted(k+1, e), true
		}
		return coComplement{pieces: [][2]int{{k + 1, e}}, end: e, direct: r.firstPerson(k+1, e)}, true
	case r.opening(k):
		if q := &r.d.Quotes[r.t[k+1].Quote]; !comma && v.class == "say" && q.Words[1]-q.Words[0] == 1 && len(v.as) == 0 && !r.isInfinitive(k+1) {
			return comp, false // a word held at a distance
		}
		if v.has(coQuote) && (comma || !v.has(coWeak) || r.isSpeech(k)) && (comma || c.mood != coGerund || r.isSpeech(k) || v.has(coClause)) {
			return r.quoted(k, e), true
		}
	case t.is(euThat) && v.has(coClause) && (r.g.lang != "ru" || comma || k == c.end):
		if k+1 < e && r.opening(k+1) {
			return r.quoted(k+1, e), true
		}
		if k+1 < e {
			return r.clause(k+1, e), true
		}
	case v.has(coQuestion) && (t.is(euSubordinator) && isIf(t.Norm) || isWh(t.Norm)):
		comp = r.clause(k, e)
		comp.question = true
		return comp, true
	}
	return comp, false
}

func isIf(w string) bool { return w == "si" || w == "s'" || w == "ли" }

func isWh(w string) bool {
	switch w {
	case "pourquoi", "comment", "quand", "où", "combien", "quel", "quelle", "quels", "quelles",
		"qué", "cómo", "cuándo", "dónde", "cuánto", "cuál", "quién", "quiénes",
		"почему", "зачем", "как", "когда", "где", "куда", "какой", "какая", "какие", "кто", "сколько":
		return true
	}
	return false
}

// governed reads what a preposition or an infinitive opens: appeler à, llamar a,
// призвать к.
func (r *coReader) governed(v *coVerb, k, e int) (comp coComplement, ok bool) {
	if k+1 >= e {
		return comp, false
	}
	if r.g.lang == "fr" && v.has(coClause) && !v.has(coWeak) && r.isInfinitive(k) {
		return r.clause(k, e), true // affirme avoir vu
	}
	for _, p := range v.infs {
		if p == "" && r.isInfinitive(k) {
			return r.clause(k, e), true
		}
		if n, has := r.opens(k, p); p != "" && has && n+1 < e && (r.isInfinitive(n) || r.opening(n)) {
			return r.coordinated(n, e, p), true
		}
	}
	for _, p := range v.preps {
		n, has := r.opens(k, p)
		if !has || n >= e || r.t[n].Kind == tokenize.Punct && !r.opening(n) || r.t[n].is(euTime|euMonth|euWeekday) || r.t[n].multi&euTime != 0 {
			continue
		}
		if r.t[k].multi&(euTime|euTopic|euTail|euAccording) != 0 {
			continue
		}
		if x := n + 1; r.g.lang != "ru" && x+1 < e && (r.t[n].Norm == "fait" || r.t[n].Norm == "hecho") {
			if r.isGenitive(x) {
				x++
			}
			if r.t[x].is(euThat) && x+1 < e {
				return r.clause(x+1, e), true // arguant du fait que
			}
		}
		if r.t[n].is(euThat) && n+1 < e && r.g.lang != "ru" {
			return r.clause(n+1, e), true // se quejó de que
		}
		if r.g.lang == "ru" && n+2 < e && (r.t[n].Norm == "том" || r.t[n].Norm == "тому" || r.t[n].Norm == "то" || r.t[n].Norm == "этом") {
			if r.t[n+1].mark == ',' && r.t[n+2].is(euThat) {
				return r.clause(n+3, e), true // о том, что
			}
			if r.t[n].Norm == "этом" {
				continue
			}
		}
		if m := r.skipAdverbs(r.phraseForward(n, e), e); v.has(coAddressee) && m > n && m+1 < e {
			for _, q := range v.infs { // llamó a los vecinos a resistir
				if x, has := r.opens(m, q); q != "" && has && x < e && (r.isInfinitive(x) || r.opening(x)) {
					return r.coordinated(x, e, q), true
				}
			}
		}
		if comp = r.coordinated(n, e, p); comp.end == n+1 && r.t[n].is(euObject|euPronoun|euClitic) {
			return coComplement{}, false
		}
		comp.rule = NominalContent
		return comp, true
	}
	return comp, false
}

// coordinated takes the words from k to the end of the content, in pieces where the
// preposition p stands again behind a conjunction: appeler à … et à ….
func (r *coReader) coordinated(k, e int, p string) (comp coComplement) {
	if noComment(r.t[k].Norm) {
		return coComplement{end: k}
	}
	comp.end = r.contentEnd(k, e)
	from := k
	for j := k; j+2 < comp.end; j++ {
		if r.t[j].Quote >= 0 || !r.t[j].is(euConjunction) {
			continue
		}
		if n, has := r.opens(j+1, p); has && (r.isInfinitive(n) == r.isInfinitive(k) || r.opening(n)) {
			comp.pieces = append(comp.pieces, [2]int{from, j})
			from = n
		}
	}
	comp.pieces = append(comp.pieces, [2]int{from, comp.end})
	return comp
}

// opens reports whether word k is the preposition p, alone or joined with an article
// (du, des, au, aux, al, del), and where what it governs begins.
func (r *coReader) opens(k int, p string) (int, bool) {
	w := r.t[k].Norm
	if w == p {
		return k + 1, true
	}
	switch p {
	case "de":
		return k + 1, w == "du" || w == "des" || w == "d'" || w == "del"
	case "à":
		return k + 1, w == "au" || w == "aux"
	case "a":
		return k + 1, w == "al"
	case "о":
		return k + 1, w == "об" || w == "обо"
	case "в":
		return k + 1, w == "во"
	case "с":
		return k + 1, w == "со"
	case "к":
		return k + 1, w == "ко"
	}
	return k, false
}

// isInfinitive reports whether word k has the form of an infinitive, with small words
// before it.
func (r *coReader) isInfinitive(k int) bool {
	for n := 0; k < r.end && n < 4 && (r.t[k].is(euClitic|euNegation|euAdverb) || r.opening(k)); n++ {
		k++
	}
	if k >= r.end || r.t[k].cap {
		return false
	}
	w := r.t[k].Norm
	switch r.g.lang {
	case "fr":
		return frInfinitive(w) && r.t[k].class&(coNouns|euDeterminer) == 0 && (k == 0 || !r.t[k-1].is(euDeterminer|euPossessive) || r.t[k-1].is(euClitic))
	case "es":
		return hasEnding(w, "ar", "er", "ir", "arse", "erse", "irse", "arlo", "arla", "erlo", "arlos", "arlas", "irlo", "arle", "erle") && r.t[k].class&(coNouns|euDeterminer) == 0
	}
	return hasEnding(w, "ть", "ться", "ти", "тись", "чь") && r.t[k].class&coNouns == 0
}

// frInfinitive reports whether a French word has the ending of an infinitive: -re is one
// of nouns and adjectives too.
func frInfinitive(w string) bool {
	switch {
	case hasEnding(w, "er", "ir"):
		return true
	case hasEnding(w, "aire"):
		return hasEnding(w, "faire", "plaire", "taire", "traire")
	case hasEnding(w, "oire"):
		return hasEnding(w, "croire", "boire")
	}
	return hasEnding(w, "dre", "tre", "vre", "pre", "ire", "clure")
}

// far looks for the complement behind what stands between it and the cue: an
// addressee, a phrase of time or place, or the subject.
func (r *coReader) far(c *coCue, s *coSubject, k, e int) (comp coComplement, ok bool) {

	n := k
	if s.form == noSubject && c.pronoun == "" && c.mood != coGerund && !(r.g.lang == "fr" && !r.comparative(c)) {
		if x, found := r.behind(k, e, c); found && x.phrases[0].core[0] == k {
			rest := r.skipAdverbs(x.end, e)
			if comp, ok = r.after(c, rest, e, true); ok {
				*s = x
				return comp, true
			}
			n = rest
			defer func() {
				if ok {
					*s = x
				}
			}()
		}
	}
	for ; n < e && n-k < maxContinentalGap; n++ {
		t := &r.t[n]
		if t.Quote >= 0 {
			return comp, false
		}
		if t.is(euThat) && r.g.lang != "ru" && (r.isDeterminer(n-1) || n > k && s.form != noSubject && r.isObject(k) && !c.verb.has(coAddressee)) {
			return comp, false // mencionó los nombres que
		}
		if n > k || n > c.end {
			if comp, ok = r.after(c, n, e, n == c.end); ok {
				return comp, true
			}
		}
		switch {
		case t.mark == ';' || t.mark == '.' && !r.t[n-1].is(euHonorific) && r.t[n-1].Len() > 2:
			return comp, false
		case r.opening(n):
			close := r.closeOf(n)
			if close <= n || close-n > 8 || r.isSpeech(n) {
				return comp, false
			}
			n = close
		case t.is(euConjunction) && n+1 < e && r.w[n+1].verb != nil && !r.t[n+1].cap && !r.isDeterminer(n):
			return comp, false // … et assure que: another's
		case t.is(euRelative|euThat|euFinite|euModal|euPassive|euSubordinator) && !t.is(euPreposition|euDeterminer|euClitic), n > c.end && r.isVerb(n):
			return comp, false
		}
	}
	return comp, false
}

// isObject reports whether a noun phrase without preposition begins at k.
func (r *coReader) isObject(k int) bool {
	t := &r.t[k]
	return r.isDeterminer(k) || t.Kind == tokenize.Letters && !t.is(euPreposition|euAdverb|euTime) && t.multi&(euAdverb|euTime|euPreposition|euSwitch) == 0
}

// comparative reports whether the verb stands behind comme, como or как, so that its
// subject follows.
func (r *coReader) comparative(c *coCue) bool {
	return c.group > r.first && comparesTo(r.t[c.group-1].Norm)
}

// after reads the complement at k, behind what stood between it and the cue; near tells
// that a quotation there needs no sign before it.
func (r *coReader) after(c *coCue, k, e int, near bool) (comp coComplement, ok bool) {
	if k >= e {
		return comp, false
	}
	v := c.verb
	t := &r.t[k]
	comma := false // a parenthesis has opened since the cue
	for j := c.end; j < k; j++ {
		comma = comma || r.t[j].mark == ',' || r.isDash(j)
	}
	marked := t.mark == ':' || t.is(euThat) && !t.is(euRelative) && !r.inSubordinator(k) || (t.mark == ',' || r.isDash(k)) && k+1 < e && (r.t[k+1].is(euThat) && (comma || r.g.lang == "ru") || r.opening(k+1) && r.isSpeech(k+1)) || near && r.opening(k) && r.isSpeech(k)
	if marked {
		if t.is(euThat) && r.g.lang == "ru" {
			return comp, false
		}
		return r.speech(c, k, e)
	}
	if !comma && (v.has(coAddressee) || len(v.infs)+len(v.preps) > 0) {
		if t.is(euPreposition) || r.isGenitive(k) || contains(v.infs, "") && r.isInfinitive(k) {
			if contains(v.infs, "") && r.isInfinitive(k) || v.has(coAddressee) && len(v.infs) > 0 {
				for _, p := range v.infs {
					if n, has := r.opens(k, p); p == "" && r.isInfinitive(k) {
						return r.clause(k, e), true
					} else if p != "" && has && n < e && (r.isInfinitive(n) || r.opening(n)) {
						return r.clause(n, e), true
					}
				}
			}
			if k == r.skipAdverbs(c.end, e) || r.t[k-1].is(euAdverb|euTime) || v.has(coAddressee) {
				return r.governed(v, k, e)
			}
		}
	}
	return comp, false
}

// inSubordinator reports whether the complementizer at k ends a word that subordinates:
// ya que, pour que.
func (r *coReader) inSubordinator(k int) bool {
	return r.t[k].endOf&(euSubordinator|euTail|euTime) != 0 || k > r.first && (r.t[k-1].is(euSubordinator) || r.t[k-1].is(euAdverb) && r.g.lang == "es")
}

// clause takes a clause from k to the end of the content; nothing where it says that
// somebody comments.
func (r *coReader) clause(k, e int) coComplement {
	if noComment(r.t[k].Norm) {
		return coComplement{end: k}
	}
	end := r.contentEnd(k, e)
	return coComplement{pieces: r.split(k, end), end: end}
}

// quoted takes direct speech that opens at k, or a clause that begins with a quoted
// piece.
func (r *coReader) quoted(k, e int) coComplement {
	close := r.closeOf(k)
	if close == k {
		end := k + 1
		if k+1 < len(r.t) && r.t[k+1].Quote >= 0 {
			end = min(e, r.d.Quotes[r.t[k+1].Quote].Words[1])
		}
		return coComplement{pieces: [][2]int{{k, end}}, end: end}
	}
	n := close + 1
	if n+1 < e && r.t[n].mark == ',' && !r.endsContent(n, e) && r.goesOnAfter(n+1, e) {
		end := r.contentEnd(k, e)
		return coComplement{pieces: r.split(k, end), end: end}
	}
	if n >= e || r.t[n].Kind == tokenize.Punct || r.t[close-1].Kind == tokenize.Punct || r.endsContent(n, e) {
		return coComplement{pieces: [][2]int{{k + 1, close}}, end: n}
	}
	end := r.contentEnd(k, e)
	return coComplement{pieces: r.split(k, end), end: end}
}

// goesOnAfter reports whether what follows a quotation and a comma at k belongs to the
// same clause: it has a quotation or a verb of its own and no attribution.
func (r *coReader) goesOnAfter(k, e int) bool {
	if r.t[k].is(euRelative|euConjunction|euTail) || r.t[k].starts(euTail|euSubordinator) > 0 || r.tag(k, e, true).cue >= 0 {
		return false
	}
	for j := k; j < e; j++ {
		if r.t[j].is(euThat | euRelative) {
			return false
		}
		if r.opening(j) || r.t[j].is(euFinite|euModal) && !r.t[j].is(euPreposition) {
			return true
		}
	}
	return false
}

// accused reads whom somebody accuses, and of what.
func (r *coReader) accused(v *coVerb, k, e int) (comp coComplement, ok bool) {
	n := r.phraseForward(k, e)
	if r.t[k].Norm == "à" || r.t[k].Norm == "a" || r.t[k].Norm == "al" {
		n = r.phraseForward(k+1, e)
	}
	for j := k; j < e && j < max(n, k)+6; j++ {
		for _, w := range v.accuse { // accuser X « d'avoir menti »
			if !r.opening(j) || j+2 >= e || j == k {
				break
			}
			if _, has := r.opens(j+1, w); has {
				end := r.contentEnd(j, e)
				return coComplement{pieces: [][2]int{{k, end}}, end: end, rule: Accusation}, true
			}
		}
		if r.t[j].mark == ',' || r.t[j].is(euThat) || r.opening(j) {
			break
		}
		for _, w := range v.accuse {
			if m, has := r.opens(j, w); has && m < e && (j > k || r.t[k-1].is(euClitic) || r.isInfinitive(m)) && (r.isInfinitive(m) || r.isDeterminer(m) || r.opening(m) || r.t[m].is(euPreposition|euAdverb) || r.t[m].Kind == tokenize.Letters && j >= n) {
				if r.g.lang != "ru" && j < n && !r.isInfinitive(m) && !(r.t[j-1].cap && !r.t[m].cap) {
					continue // accuser le chef de l'État de mentir
				}
				end := r.contentEnd(m, e)
				if m+2 < end && r.t[m].Norm == "том" && r.t[m+1].mark == ',' && r.t[m+2].is(euThat) {
					m += 3 // в том, что
				}
				comp = coComplement{pieces: [][2]int{{m, end}}, end: end, rule: Accusation}
				from := k
				if r.g.lang == "es" && (r.t[k].Norm == "a" || r.t[k].Norm == "al") {
					from++
				}
				if j > from && !r.t[k].is(euObject) {
					comp.pieces = [][2]int{{from, j}, {m, end}}
				}
				return comp, true
			}
		}
	}
	return comp, false
}

// described reads an object and what it is called: qualifier X de Y.
func (r *coReader) described(v *coVerb, k, e int) (comp coComplement, ok bool) {
	n := r.phraseForward(k, e)
	if r.opening(k) && r.closeOf(k) > k {
		n = r.closeOf(k) + 1
	}
	last := k // the last preposition of the phrase: qualifier le rapport de la cour d'absurde
	for j := k; j < n; j++ {
		for _, w := range v.as {
			if m, has := r.opens(j, w); w != "" && has && m < e && !r.isDeterminer(m) && !r.t[m].cap && (r.t[j].Norm != "du" && r.t[j].Norm != "des") {
				last = j
			}
		}
	}
	for j := k; j < e && j < n+4; j++ {
		for _, w := range v.as {
			if w == "" {
				continue
			}
			m, has := r.opens(j, w)
			if !has || m >= e || j < n && !r.opening(m) && j > k && !(j == last && r.t[min(n, e-1)].Kind == tokenize.Punct) {
				continue
			}
			end := r.contentEnd(m, e)
			comp = coComplement{pieces: [][2]int{{m, end}}, end: end, rule: Description}
			if j > k {
				comp.pieces = [][2]int{{k, j}, {m, end}}
			}
			return comp, true
		}
	}
	if contains(v.as, "") && n > k && n < e {
		for j := k + 1; j < e && j-k < 24; j++ {
			if r.opening(j) || r.g.lang == "ru" && hasEnding(r.t[j].Norm, "ым", "им", "ом", "ем", "ой", "ей", "ими", "ыми", "ами", "ями") {
				end := r.contentEnd(j, e)
				comp = coComplement{pieces: [][2]int{{k, j}, {j, end}}, end: end, rule: Description}
				if r.t[k].is(euObject|euClitic) && (r.g.lang == "ru" || !r.isDeterminer(k)) && j == k+1 {
					comp.pieces = comp.pieces[1:]
				}
				return comp, true
			}
			if r.t[j].Kind == tokenize.Punct {
				break
			}
		}
	}
	return comp, false
}
