package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// maxContinentalPhrase bounds the words of one noun phrase.
const maxContinentalPhrase = 34

// maxContinentalReach bounds how far a cue looks for the comma or the clause on which it
// depends.
const maxContinentalReach = 120

// coPhrase is a noun phrase as the grammar found it: the phrase itself, and the
// appositions that say more of the same person.
type coPhrase struct {
	core [2]int
	apps [][2]int
}

// coStop are the classes of words that no noun phrase holds.
const coStop = euPronoun | euAuthor | euRelative | euThat | euSubordinator | euAuxiliary | euPassive | euModal |
	euNegation | euFinite | euNone | euSwitch | euObject

// phraseForward returns the end of the noun phrase that begins at word a; a where
// none does.
func (r *coReader) phraseForward(a, e int) int {
	if a >= e || r.t[a].Kind == tokenize.Punct && r.t[a].mark != 0 {
		return a
	}
	if r.t[a].is(euPronoun) && !r.t[a].is(euDeterminer) {
		return a + 1
	}
	k := a
	for k < e && k-a < 4 && (r.isDeterminer(k) || r.t[k].Kind == tokenize.Number) {
		k++
	}
	start, named, headed := k, false, false
	if k > a && k < e && r.isGenitive(k) {
		start-- // l'un des vendeurs
	}
	if n := r.knownLength(k, e); n > 0 {
		k += n
		named = true
	}
	if k > a && k+1 < e && r.t[k].is(euAdverb) && r.t[k+1].class&coNouns != 0 {
		k++ // el todavía presidente
		start = k
	}
	for k < e && k-a < maxContinentalPhrase {
		t := &r.t[k]
		switch {
		case t.cap && t.Len() <= 2 && k+2 < e && r.t[k+1].mark == '.' && r.t[k+2].cap:
			k += 2 // А. Б. Лапин
			named = true
			continue
		case t.mark == '.' && k > start && k+1 < e && (r.t[k-1].is(euHonorific) || r.t[k-1].Len() <= 2 && r.t[k-1].cap):
			k++
			continue
		case t.Kind == tokenize.QuoteMark && t.Quote < 0 && (k > start && (headed || named) || k == start && k == a+1 && r.isDeterminer(a) && r.opening(k) && !r.isSpeech(k)):
			if c := r.closeOf(k); c > k && c-k <= 7 && !r.isSpeech(k) {
				k = c + 1
				continue
			}
			return k
		case t.mark == '(' && k > start:
			if c := r.parenForward(k, e); c > k {
				k = c + 1
				continue
			}
			return k
		case (t.mark == '/' || t.mark == '&' || t.mark == '-' && !r.isDash(k)) && k > start && k+1 < e:
			k++
			continue
		case k > start && k+1 < e && r.t[k-1].is(euAnonymous) && (t.Norm == "non" || t.Norm == "no" && hasEnding(r.t[k+1].Norm, "es", "as", "os")):
			k += 2 // fuentes no oficiales
			continue
		case t.Kind != tokenize.Letters && t.Kind != tokenize.Number, r.stops(k) && !(k == start && k > a && r.t[k].class&coNouns != 0):
			return k
		case t.is(euConjunction):
			if k+1 < e && headed && !named && (r.t[k+1].is(euPortfolio) || r.isGenitive(k+1) && k+2 < e && (r.t[k+2].is(euPortfolio) || k-2 >= a && r.isGenitive(k-2))) {
				k++
				continue
			}
			return k
		case k > a && r.isGenitive(k):
			if k+1 >= e || r.stops(k+1) {
				return k
			}
			k++
			for k < e && r.isDeterminer(k) {
				k++
			}
			if n := r.knownLength(k, e); n > 0 {
				k += n
			} else if k < e {
				headed = headed || r.t[k].is(coNouns)
				k++
			}
			continue
		case k > start && t.is(euPreposition):
			if !r.titleGoesOn(k, e, headed) {
				return k
			}
			k++
			for k < e && r.isDeterminer(k) {
				k++
			}
			continue
		case k > start && r.isDeterminer(k) && !(t.cap && k+1 < e && r.t[k+1].cap && (r.t[k-1].cap || r.t[k-1].mark == '.' || r.t[k-1].is(euMedium|euBody|euDocument) || k-2 >= start && r.t[k-1].class == 0 && r.t[k-2].is(euMedium))):
			return k
		case k > start && !named && headed && r.reduced(k):
			return r.pastReduced(k, e)
		case k > start && r.g.lang == "ru" && r.t[k-1].cap && !t.cap && hasEnding(r.t[k-1].Norm, "ого", "ой", "ых", "ому", "ым") && !r.t[k-1].is(coNouns):
			// депутат Верховной рады
		case k > start && r.t[k-1].cap && !t.cap && !r.t[k-1].caps && r.t[k-1].Kind == tokenize.Letters && !t.is(euNamePart) && r.t[k-1].class&(coNouns) == 0 && r.t[k-1].multi&euPortfolio == 0 && k-1 > start && r.g.w.places[r.g.lang][r.w[k-1].base] == nil:
			return k // a name has ended
		case k-1 == start && start == a && r.g.lang != "ru" && !t.cap && t.class == 0 && r.t[k-1].class == 0 && r.t[k-1].cap && r.g.w.bearers[r.g.lang][r.w[k-1].base] != nil && r.g.w.places[r.g.lang][r.w[k-1].base] == nil:
			return k // Trump cargó
		case k > start && r.g.lang == "ru" && t.cap && r.t[k-1].cap && !r.t[k-1].is(coNouns) && r.namesMedium(k, e):
			return k // слова Олега Зимина ТАСС
		}
		if t.is(coNouns) {
			headed = true
		}
		named = named || t.cap && k > start && !t.caps
		k++
	}
	return k
}

// knownLength is how many words from k name a body, a state or a person of the
// gazetteer; 0 where none do.
func (r *coReader) knownLength(k, e int) int {
	if k >= e || !r.t[k].cap {
		return 0
	}
	w, lang := r.g.w, r.g.lang
	next := r.nextBase(k, e)
	_, n := w.orgs[lang].match(r.w[k].base, next)
	if p, m := w.places[lang].match(r.w[k].base, next); m > n && p.kind != countryAdjective {
		n = m
	}
	if _, m := w.people[lang].match(r.w[k].base, next); m > n {
		n = m
	}
	return n
}

// namesMedium reports whether the words from k name a medium of the gazetteer.
func (r *coReader) namesMedium(k, e int) bool {
	o, n := r.g.w.orgs[r.g.lang].match(r.w[k].base, r.nextBase(k, e))
	return n > 0 && o.kind == Medium
}

// nextBase gives the base forms of the words after a up to end, as phrases.match
// asks for them.
func (r *coReader) nextBase(a, end int) func(int) string {
	return func(k int) string {
		if a+k < end {
			return r.w[a+k].base
		}
		return ""
	}
}

// titleGoesOn reports whether the preposition at k belongs to a title: porte-parole
// au ministère, посол в США.
func (r *coReader) titleGoesOn(k, e int, headed bool) bool {
	if !headed || k+1 >= e || r.t[k].multi&(euAccording|euTopic|euTail) != 0 {
		return false
	}
	n := k + 1
	if r.isDeterminer(n) && n+1 < e {
		n++
	}
	t := &r.t[n]
	_, to := r.opens(k, "a")
	if r.g.lang == "fr" {
		_, to = r.opens(k, "à")
	}
	if (r.t[k-1].is(euAnonymous) && !to || r.g.lang == "es" && r.t[k-1].class == 0 && r.t[k-2].is(euAnonymous) && !r.isInfinitive(n)) && !r.t[k].is(euTopic) && t.class&(euTime|euWeekday|euMonth) == 0 {
		return true // источник в дипломатических кругах
	}
	if r.g.lang == "ru" {
		switch r.t[k].Norm {
		case "в", "во", "на", "при", "по", "за":
		default:
			return false
		}
		return t.is(euPortfolio) || t.caps || r.t[k].Norm == "при" || t.cap && n+1 < e && r.t[n+1].cap || r.g.w.places[r.g.lang][r.w[n].base] != nil && r.t[k-1].is(euRole)
	}
	switch r.t[k].Norm {
	case "à", "au", "aux", "en", "chargé", "para", "ante", "pour":
		return t.is(euPortfolio) || r.t[k-1].is(euRole) && r.g.w.places[r.g.lang][r.w[n].base] != nil
	}
	return false
}

// parenForward returns the closing bracket of the one that opens at k.
func (r *coReader) parenForward(k, e int) int {
	for j := k + 1; j < e && j-k < 16; j++ {
		if r.t[j].mark == ')' {
			return j
		}
	}
	return k
}
