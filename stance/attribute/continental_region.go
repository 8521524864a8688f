package attribute

import "github.com/bayan-nlp/bayan/tokenize"

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
		case t.inBody > 0 && t.inBody >= r.first && t.inBody >= r.from:
			k = t.inBody
			t = &r.t[k]
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
