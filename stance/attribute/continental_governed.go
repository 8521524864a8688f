package attribute

import "github.com/bayan-nlp/bayan/tokenize"

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
	if k >= r.end || r.t[k].cap || r.t[k].is(euPreposition|euPossessive|euTime) {
		return false // contre, entre, ayer
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

// takesInfinitive reports whether an infinitive that v takes begins at k.
func (r *coReader) takesInfinitive(v *coVerb, k int) bool {
	for _, p := range v.infs {
		if n, has := r.opens(k, p); p == "" && r.isInfinitive(k) || p != "" && has && n < r.end && (r.isInfinitive(n) || r.opening(n)) {
			return true
		}
	}
	return false
}
