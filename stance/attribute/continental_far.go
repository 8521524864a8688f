package attribute

import "github.com/bayan-nlp/bayan/tokenize"

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
		if t.is(euPreposition) || r.isGenitive(k) || r.opening(k) && v.has(coAddressee) || contains(v.infs, "") && r.isInfinitive(k) {
			if contains(v.infs, "") && r.isInfinitive(k) || v.has(coAddressee) && len(v.infs) > 0 {
				for _, p := range v.infs {
					if p != "" && r.opening(k) {
						if n, has := r.opens(k+1, p); has && n < e && r.isInfinitive(n) {
							return r.quoted(k, e), true // demande à la ville « de partir »
						}
					}
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

// inSubordinator reports whether the complementizer at k ends a word that subordinates:
// ya que, pour que.
func (r *coReader) inSubordinator(k int) bool {
	return r.t[k].endOf&(euSubordinator|euTail|euTime) != 0 || k > r.first && (r.t[k-1].is(euSubordinator) || r.t[k-1].is(euAdverb) && r.g.lang == "es")
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
	for j := from + 1; j < n && c.verb.has(coAddressee); j++ {
		if r.t[j].class == 0 && r.takesInfinitive(c.verb, j) && !r.t[j-1].is(euPreposition|euDeterminer|euPossessive) && !r.isGenitive(j-1) {
			return true // pidió a sus socios ampliar
		}
	}
	if n <= k || n >= e {
		return false
	}
	if r.t[n].mark == ',' && n+1 < e {
		n++
	}
	return r.t[n].is(euThat) && c.verb.has(coClause) && !r.t[n-1].is(euRelative) && (r.g.lang != "es" || c.verb.has(coAddressee)) || r.t[n].mark == ':' || c.verb.has(coAddressee) && r.takesInfinitive(c.verb, n)
}
