package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// maxEnglishPhrase bounds the words of one noun phrase.
const maxEnglishPhrase = 30

// maxEnglishReach bounds how far a cue looks for the comma that ends what
// depends on it.
const maxEnglishReach = 100

// isBoundary reports whether a clause can begin at word i.
func (r *enReader) isBoundary(i int) bool {
	if i <= r.first {
		return true
	}
	t := &r.t[i-1]
	switch t.Kind {
	case tokenize.QuoteMark:
		return true
	case tokenize.Punct:
		return t.mark != '.' && t.mark != '/' && t.mark != '&' && t.mark != '\'' && (t.mark != '-' || r.isDash(i-1))
	}
	return t.is(euConjunction|euThat|euSubordinator|euTime|euWeekday) && t.class&euDeterminer == 0 && !t.poss || t.endOf&(euTime|euAdverb) != 0 ||
		t.is(euMonth) || t.Kind == tokenize.Number && i-2 >= r.first && r.t[i-2].is(euMonth|euPreposition) || t.is(euAdverb) || t.mark == ')'
}

// baseBack returns the first word of the noun phrase without prepositions
// that ends at word j; j+1 where there is none.
func (r *enReader) baseBack(j int) int {
	a := r.rawBack(j)
	for a < j && r.verbal(a) {
		a++
	}
	return a
}

// verbal reports whether the word at a, at the head of what looks like a noun
// phrase, is a participle of which the rest is the object: "was echoing
// experts", ", echoing experts".
func (r *enReader) verbal(a int) bool {
	t := &r.t[a]
	if a <= r.first || t.cap || t.Kind != tokenize.Letters || !(hasSuffix(t.Norm, "ing") || hasSuffix(t.Norm, "ed")) || t.class != 0 {
		return false
	}
	p := &r.t[a-1]
	return p.is(euAuxiliary) || p.mark == ',' && hasSuffix(t.Norm, "ing")
}

// rawBack is baseBack before verbs are taken off.
func (r *enReader) rawBack(j int) int {
	a := j + 1
	for k := j; k >= r.first && j-k < maxEnglishPhrase; {
		t := &r.t[k]
		switch {
		case t.inBody > r.first:
			a = t.inBody
			k = a - 1
			continue
		case t.Kind == tokenize.QuoteMark:
			// A nickname between the parts of a name.
			open := k - 1
			for open > r.first && k-open <= 4 && r.t[open].Kind != tokenize.QuoteMark {
				open--
			}
			if open > r.first && a <= j && r.isName(a) && r.t[open].Kind == tokenize.QuoteMark && r.isName(open-1) && k-open <= 4 {
				k = open - 1
				continue
			}
			return a
		case t.mark == ')':
			if k = r.parenBack(k) - 1; k < r.first {
				return a
			}
			continue
		case t.mark == '.' && k > r.first && ((r.t[k-1].is(euHonorific) || r.t[k-1].Len() == 1 && r.isName(k-1)) && a <= j || r.t[k-1].is(euNameEnd) && r.isName(k-1)):
			k--
			continue
		case (t.mark == '/' || t.mark == '&' || t.mark == '-' && !r.isDash(k)) && a <= j:
			k--
			continue
		case t.mark == '\'' && k > r.first && !t.Space && strings.HasSuffix(r.t[k-1].Norm, "s"):
			k--
			continue
		case r.isDeterminer(k):
			a = k
			for a > r.first && r.t[a-1].is(euNumberWord|euDeterminer) && !r.t[a-1].is(euThat) {
				a--
			}
			return a
		case !r.nominal(k):
			return a
		}
		a = k
		k--
	}
	return a
}

// isDeterminer reports whether word k opens a noun phrase. "that" is left to
// the complementizers.
func (r *enReader) isDeterminer(k int) bool {
	t := &r.t[k]
	return t.is(euDeterminer|euPossessive) && !t.is(euThat) && t.Kind == tokenize.Letters && !(t.caps && t.Len() > 1 && !r.titled)
}

// parenBack returns the opening bracket of the one that closes at k.
func (r *enReader) parenBack(k int) int {
	for j := k - 1; j >= r.first && k-j < 16; j-- {
		if r.t[j].mark == '(' {
			return j
		}
	}
	return k
}

// phraseBack is the noun phrase with its prepositions that ends before word
// end; parts has more than one where several are joined. ok is false where
// there is none.
func (r *enReader) phraseBack(end int) (parts [][2]int, ok bool) {
	a := r.baseBack(end - 1)
	if a >= end {
		return nil, false
	}
	base := a
	for a > r.first+1 && end-a < maxEnglishPhrase && r.t[a-1].is(euPreposition) && !r.isBoundaryWord(a-1) {
		b := r.baseBack(a - 2)
		if b >= a-1 {
			break
		}
		a = b
	}
	if c := r.twoPlaces(a); c < a {
		a = c
	}
	if !r.isBoundary(a) {
		// "In a speech Lavrov said", "met in Kyiv and the minister said"
		if a < base && !r.t[base-1].is(euPreposition) {
			a = base
		} else if a > r.first && r.t[a-1].is(euPreposition) {
			a = r.skipPlace(base, end)
		}
	}
	parts = [][2]int{{a, end}}
	// "A and B", "A, B and C"
	for k := a; k > r.first+1 && len(parts) < 6; {
		t := &r.t[k-1]
		joint := t.Norm == "and" || t.Norm == "or" || t.mark == '&' || t.mark == ',' && len(parts) > 1
		if !joint {
			break
		}
		from := k - 1
		if t.mark != ',' && r.t[from-1].mark == ',' {
			from--
		}
		b := r.baseBack(from - 1)
		if b >= from && from > r.first && r.t[from-1].is(euPronoun) {
			b = from - 1
		}
		if b >= from {
			break
		}
		for b > r.first+1 && from-b < maxEnglishPhrase && r.t[b-1].Norm == "of" {
			c := r.baseBack(b - 2)
			if c >= b-1 {
				break
			}
			b = c
		}
		if len(parts) == 1 && b > r.first+1 && r.t[b-1].is(euPreposition) && !r.isBoundaryWord(b-1) {
			// "mediators from A and B"
			if c := r.baseBack(b - 2); c < b-1 && r.isBoundary(c) && r.hasRole([2]int{c, b - 1}) {
				parts[0][0] = c
				return parts, true
			}
		}
		if len(parts) == 1 && (r.sharesHead(b, from, parts[0]) || r.sharesBody(b, from, parts[0]) || r.sharesPlural(b, from, parts[0])) {
			parts[0][0] = b
			return parts, true
		}
		if !r.isBoundary(b) || b > r.first && (r.t[b-1].is(euThat) || r.t[b-1].Norm == "and" && len(parts) > 1) {
			break
		}
		if b > r.first && r.t[b-1].is(euPreposition) {
			break
		}
		parts = append([][2]int{{b, from}}, parts...)
		k = b
	}
	for len(parts) > 1 && !r.allSpeak(parts) {
		parts = parts[1:]
	}
	if len(parts) == 2 && r.oneBearer(parts[0], parts[1]) {
		parts = parts[1:]
	}
	return parts, true
}

// twoPlaces goes on before a second phrase of place of one noun, whose own noun
// begins at a: "observers in the capital and around the country".
func (r *enReader) twoPlaces(a int) int {
	if a-3 <= r.first || !r.t[a-1].is(euPreposition) || r.t[a-2].Norm != "and" && r.t[a-2].Norm != "or" {
		return a
	}
	b := r.baseBack(a - 3)
	if b >= a-2 || b <= r.first || !r.t[b-1].is(euPreposition) || r.isBoundaryWord(b-1) {
		return a
	}
	if c := r.baseBack(b - 2); c < b-1 && r.isBoundary(c) && r.hasRole([2]int{c, b - 1}) {
		return c
	}
	return a
}

// isBoundaryWord reports whether the preposition at i more likely opens a
// phrase of time or place of its own than one that belongs to the noun.
func (r *enReader) isBoundaryWord(i int) bool {
	switch r.t[i].Norm {
	case "of", "for", "from", "with", "at", "in", "on", "to", "by", "near", "under", "against", "behind", "outside", "inside", "within", "across", "about", "between", "into", "including":
		return false
	}
	return true
}

// allSpeak reports whether each part can name a speaker by itself.
func (r *enReader) allSpeak(parts [][2]int) bool {
	for _, p := range parts {
		ok := false
		for k := p[0]; k < p[1] && !ok; k++ {
			t := &r.t[k]
			ok = r.isName(k) && (k > r.first || r.titled || !r.isDeterminer(k)) || t.is(euNounHead) || t.class&euPronoun != 0 || r.g.class[singular(t.Norm)]&euNounHead != 0
		}
		if !ok {
			return false
		}
	}
	return true
}

// skipPlace takes a place at the head of [a, end) off, as in "In Moscow
// Lavrov said".
func (r *enReader) skipPlace(a, end int) int {
	p, n := r.g.w.places["en"].match(r.t[a].Norm, r.nextWord(a, end))
	if n > 0 && p.kind != countryAdjective && a+n < end && r.isName(a+n) {
		return a + n
	}
	return a
}
