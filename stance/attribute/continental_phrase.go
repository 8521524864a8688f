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

// stops reports whether word k cannot stand inside a noun phrase.
func (r *coReader) stops(k int) bool {
	t := &r.t[k]
	if t.Kind != tokenize.Letters && t.Kind != tokenize.Number {
		return true
	}
	if t.cap && k > r.first && (r.t[k-1].Kind == tokenize.Letters || r.t[k-1].mark == '.') && !r.t[k-1].is(euThat|euSubordinator|euConjunction) && t.class&(euTime|euWeekday|euPronoun|euAuthor) == 0 {
		return false
	}
	if t.is(coStop) && !(t.is(euDeterminer|euPreposition) && !t.is(euPronoun|euSubordinator|euThat|euRelative|euAuxiliary)) {
		return true
	}
	if t.is(euClitic) && t.class&(euDeterminer|euPreposition) == 0 || t.is(euAccording) && t.class&coNouns == 0 {
		return true
	}
	if t.is(euTime|euWeekday|euMonth) || t.multi&(euTime|euAccording|euTail) != 0 || t.endOf&euTime != 0 {
		return true
	}
	if t.is(euAdverb) && t.class&(euDeterminer|euPreposition|coNouns) == 0 {
		return true
	}
	return r.isVerb(k)
}

// isVerb reports whether word k is surely a finite verb or an attributing participle.
func (r *coReader) isVerb(k int) bool {
	f := r.w[k].verb
	if f == nil && r.t[k].class == 0 && !r.t[k].cap && r.looksFinite(r.t[k].Norm) {
		return true
	}
	if f == nil || r.t[k].cap && k > r.first {
		return false
	}
	if r.g.lang == "ru" {
		return len(f[coFinite])+len(f[coGerund]) > 0
	}
	if k > r.first && (r.isDeterminer(k-1) || r.isGenitive(k-1) || r.t[k-1].is(euPreposition)) && !r.t[k-1].is(euClitic) {
		return false
	}
	if len(f[coGerund]) > 0 || len(f[coFinite]) > 0 && !r.t[k].is(coNouns) {
		for _, list := range f[:1] {
			for _, v := range list {
				if !v.has(coWeak) {
					return true
				}
			}
		}
		return len(f[coGerund]) > 0
	}
	return false
}

// looksFinite reports whether a word that no table has ends as finite verbs in the plural
// or the conditional do.
func (r *coReader) looksFinite(w string) bool {
	switch r.g.lang {
	case "es":
		return hasEnding(w, "aban", "aron", "ieron", "arían", "erían", "irían", "arán", "erán", "irán")
	case "fr":
		return hasEnding(w, "aient", "èrent", "eront", "iront", "erait", "irait")
	}
	if len(w) > 8 && w != "могила" && hasEnding(w, "ил", "ила", "или", "али", "ул", "ула", "ули") {
		return true
	}
	return len(w) > 10 && hasEnding(w, "ется", "ются", "ится", "ятся", "лся", "лась", "лись", "ывает", "ывают", "ляет", "ляют")
}

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
		case t.Kind == tokenize.QuoteMark && k > start && t.Quote < 0 && (headed || named):
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
		case t.Kind != tokenize.Letters && t.Kind != tokenize.Number, r.stops(k) && !(k == start && k > a && r.t[k].class&coNouns != 0):
			return k
		case t.is(euConjunction):
			if k+1 < e && headed && !named && (r.t[k+1].is(euPortfolio) || r.isGenitive(k+1) && k+2 < e && (r.t[k+2].is(euPortfolio) || r.isGenitive(k-2))) {
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
		case k > start && r.isDeterminer(k) && !(t.cap && k+1 < e && r.t[k+1].cap && (r.t[k-1].cap || r.t[k-1].mark == '.' || r.t[k-1].is(euMedium|euBody|euDocument))):
			return k
		case k > start && !named && headed && r.reduced(k):
			return r.pastReduced(k, e)
		case k > start && r.t[k-1].cap && !t.cap && !r.t[k-1].caps && r.t[k-1].Kind == tokenize.Letters && !t.is(euNamePart) && r.t[k-1].class&(coNouns) == 0 && k-1 > start && r.g.w.places[r.g.lang][r.w[k-1].base] == nil:
			return k // a name has ended
		}
		if t.is(coNouns) {
			headed = true
		}
		named = named || t.cap && k > start && !t.caps
		k++
	}
	return k
}

// reduced reports whether word k is a participle that tells more of the noun before it:
// un sondage publié mardi par X.
func (r *coReader) reduced(k int) bool {
	if r.t[k].cap || r.t[k].class&^(euFinite) != 0 {
		return false
	}
	w := r.t[k].Norm
	switch r.g.lang {
	case "fr":
		return hasEnding(w, "é", "ée", "és", "ées")
	case "es":
		return hasEnding(w, "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
	}
	return false
}

// pastReduced goes over what a participle at k governs, up to the next sign or verb.
func (r *coReader) pastReduced(k, e int) int {
	for j := k + 1; j < e && j-k < 16; j++ {
		t := &r.t[j]
		if t.Kind == tokenize.Punct || t.Kind == tokenize.QuoteMark {
			return j
		}
		if t.is(euThat|euRelative|euFinite|euModal|euSubordinator|euAuxiliary|euPassive) && !t.is(euPreposition|euDeterminer|euTime) || r.isVerb(j) {
			return k
		}
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
	if r.t[k-1].is(euAnonymous) && !r.t[k].is(euTopic) && t.class&(euTime|euWeekday|euMonth) == 0 {
		return true // источник в дипломатических кругах
	}
	if r.g.lang == "ru" {
		switch r.t[k].Norm {
		case "в", "во", "на", "при", "по", "за":
		default:
			return false
		}
		return t.is(euPortfolio) || t.caps || r.t[k].Norm == "при" || r.g.w.places[r.g.lang][r.w[n].base] != nil && r.t[k-1].is(euRole)
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

// phraseBack finds the noun phrase that ends before word end, or several joined
// ones; ok is false where there is none.
func (r *coReader) phraseBack(end int, joint bool) (parts [][2]int, ok bool) {
	a := r.regionBack(end)
	s := r.phraseStart(a, end)
	if s < 0 {
		return nil, false
	}
	parts = [][2]int{{s, end}}
	for joint && s > r.first+1 && len(parts) < 6 && s == a {
		k := s - 1
		if !r.t[k].is(euConjunction) && !(r.t[k].mark == ',' && len(parts) > 1) {
			break
		}
		b := r.regionBack(k)
		x := r.phraseStart(b, k)
		if x < 0 || !r.speaks([2]int{x, k}) {
			break
		}
		if n := r.knownLength(s, parts[0][1]); n > 0 && s+n == parts[0][1] && len(parts) == 1 && r.headOf(x, k) >= 0 && r.w[r.headOf(x, k)].many && r.knownLength(k-1, k) > 0 {
			parts[0][0] = x // министры Финляндии и Эстонии
			return parts, true
		}
		parts = append([][2]int{{x, k}}, parts...)
		s, a = x, b
	}
	return parts, true
}

// regionBack returns the first word of the stretch without a verb or a comma that
// ends before word end.
func (r *coReader) regionBack(end int) int {
	a := end
	for k := end - 1; k >= r.first && k >= r.from && end-k < maxContinentalPhrase; k-- {
		t := &r.t[k]
		switch {
		case t.Kind == tokenize.QuoteMark:
			open := r.openOf(k)
			if open >= k || k-open > 8 || r.isSpeech(open) || open < r.from {
				return a
			}
			if a < end && r.t[a].cap && !(open > r.first && r.t[open-1].cap && k-open == 2) {
				return a // газете «…» Иванов: the name begins behind the paper's
			}
			k = open
		case t.mark == ')':
			open := k
			for j := k - 1; j >= r.first && k-j < 14; j-- {
				if r.t[j].mark == '(' {
					open = j
					break
				}
			}
			if open == k {
				return a
			}
			k = open
			continue
		case t.mark == '.':
			if k <= r.first || !(r.t[k-1].is(euHonorific) || r.t[k-1].Len() <= 2 && r.t[k-1].cap) {
				return a
			}
		case (t.mark == '/' || t.mark == '&' || t.mark == '-' && !r.isDash(k)) && a < end:
		case t.Kind == tokenize.Punct:
			return a
		case t.is(euConjunction):
			if k+1 >= end || !r.isGenitive(k+1) && !r.t[k+1].is(euPortfolio) || a >= end {
				return a
			}
		case t.inBody > r.first && t.inBody >= r.from:
			k = t.inBody
		case r.stops(k):
			return a
		}
		a = k
		if t.cap && k > r.first && r.isDeterminer(k) && k+1 < end && !r.t[k+1].cap && r.t[k-1].Kind == tokenize.Letters && !r.t[k-1].is(euPreposition|euDeterminer) {
			return a // a sentence without its full stop before
		}
	}
	return a
}

// phraseStart returns where, in a stretch of words without verb [a, end), the noun
// phrase at its end begins: behind a phrase of time or place at its head. It is -1
// where there is none.
func (r *coReader) phraseStart(a, end int) int {
	for a < end && (r.t[a].is(euSwitch|euConnective) && !r.t[a].is(coNouns) || r.t[a].multi&(euSwitch|euConnective|euAdverb) != 0) {
		a += max(1, r.t[a].starts(euSwitch|euConnective|euAdverb))
	}
	if r.g.lang == "ru" && a+1 < end && hasEnding(r.t[a].Norm, "ам", "ям") && r.t[a].cap {
		a++ // Россиянам МИД советует
	}
	if a >= end {
		return -1
	}
	t := &r.t[a]
	if r.isDeterminer(a) || t.class&(euRole|euBody|euCollective|euMedium|euDocument|euAnonymous|euHonorific|euQualifier|euFormer) != 0 && !t.is(euPreposition) || t.cap && !t.is(euPreposition) || t.Kind == tokenize.Number {
		return a
	}
	for k := a + 1; k < end; k++ {
		p, x := &r.t[k-1], &r.t[k]
		if p.is(euPreposition|euDeterminer|euConjunction|euQualifier|euFormer|euHonorific) || r.isGenitive(k-1) || p.Kind != tokenize.Letters {
			continue
		}
		switch {
		case r.isDeterminer(k) && !r.isGenitive(k):
			return k
		case x.cap && !p.cap && !p.is(euRole|euBody|euMedium|euPortfolio) && !r.oblique(k):
			return k
		case r.g.lang == "ru" && x.class&(euRole|euBody|euMedium|euCollective|euAnonymous) != 0 && !r.oblique(k) && t.is(euPreposition):
			return k
		}
	}
	if t.is(euPreposition) || !r.speaks([2]int{a, min(end, a+4)}) {
		return -1
	}
	return a
}

// oblique reports whether a Russian noun at k is surely no subject.
func (r *coReader) oblique(k int) bool {
	return r.g.lang == "ru" && hasEnding(r.t[k].Norm, "у", "ю", "ам", "ям", "ом", "ем", "ой", "ей", "ым", "им", "ах", "ях", "ами", "ями", "ого", "его", "ому", "ему")
}

// speaks reports whether the words of p can name a speaker.
func (r *coReader) speaks(p [2]int) bool {
	for k := p[0]; k < p[1]; k++ {
		t := &r.t[k]
		if t.class&(euRole|euBody|euCollective|euMedium|euDocument|euAnonymous|euHonorific) != 0 || t.cap && (k > r.first || r.isNameWord(k)) || t.is(euPronoun) {
			return true
		}
	}
	return false
}

// hasName reports whether p has a capital where one means a name.
func (r *coReader) hasName(p [2]int) bool {
	for k := p[0]; k < p[1]; k++ {
		if r.isNameWord(k) && !r.t[k].is(euPortfolio) {
			return true
		}
	}
	return false
}

// hasRole reports whether p has the head of a person's title.
func (r *coReader) hasRole(p [2]int) bool {
	for k := p[0]; k < p[1]; k++ {
		if r.t[k].is(euRole) {
			return true
		}
	}
	return false
}

// hasHead reports whether p has a noun that heads the name of a speaker.
func (r *coReader) hasHead(p [2]int) bool {
	for k := p[0]; k < p[1]; k++ {
		if r.t[k].class&(euRole|euBody|euCollective|euMedium|euDocument|euAnonymous) != 0 {
			return true
		}
	}
	return false
}
