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
	return t.is(enConjunction|enThat|enSubordinator|enTime|enWeekday) && t.class&enDeterminer == 0 || t.endOf&(enTime|enAdverb) != 0 ||
		t.is(enMonth) || t.Kind == tokenize.Number && i-2 >= r.first && r.t[i-2].is(enMonth|enPreposition) || t.is(enAdverb) || t.mark == ')'
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
	return p.is(enAuxiliary) || p.mark == ',' && hasSuffix(t.Norm, "ing")
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
			if a <= j && r.isName(a) && r.t[open].Kind == tokenize.QuoteMark && open > r.first && r.isName(open-1) && k-open <= 4 {
				k = open - 1
				continue
			}
			return a
		case t.mark == ')':
			if k = r.parenBack(k) - 1; k < r.first {
				return a
			}
			continue
		case t.mark == '.' && k > r.first && ((r.t[k-1].is(enHonorific) || r.t[k-1].Len() == 1 && r.isName(k-1)) && a <= j || r.t[k-1].is(enNameEnd) && r.isName(k-1)):
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
			for a > r.first && r.t[a-1].is(enNumberWord|enDeterminer) && !r.t[a-1].is(enThat) {
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
	return t.is(enDeterminer|enPossessive) && !t.is(enThat) && t.Kind == tokenize.Letters && !(t.caps && t.Len() > 1 && !r.titled)
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
	for a > r.first+1 && end-a < maxEnglishPhrase && r.t[a-1].is(enPreposition) && !r.isBoundaryWord(a-1) {
		b := r.baseBack(a - 2)
		if b >= a-1 {
			break
		}
		a = b
	}
	if !r.isBoundary(a) {
		// "In a speech Lavrov said", "met in Kyiv and the minister said"
		if a < base && !r.t[base-1].is(enPreposition) {
			a = base
		} else if a > r.first && r.t[a-1].is(enPreposition) {
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
		if b >= from && r.t[from-1].is(enPronoun) {
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
		if len(parts) == 1 && b > r.first+1 && r.t[b-1].is(enPreposition) && !r.isBoundaryWord(b-1) {
			// "mediators from A and B"
			if c := r.baseBack(b - 2); c < b-1 && r.isBoundary(c) && r.hasRole([2]int{c, b - 1}) {
				parts[0][0] = c
				return parts, true
			}
		}
		if !r.isBoundary(b) || b > r.first && (r.t[b-1].is(enThat) || r.t[b-1].Norm == "and" && len(parts) > 1) {
			break
		}
		if b > r.first && r.t[b-1].is(enPreposition) {
			break
		}
		parts = append([][2]int{{b, from}}, parts...)
		k = b
	}
	if n := len(parts); n > 1 && !r.allSpeak(parts) {
		parts = parts[n-1:]
	}
	return parts, true
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
			ok = r.isName(k) && (k > r.first || r.titled || !r.isDeterminer(k)) || t.is(enNounHead) || t.class&enPronoun != 0 || r.g.class[singular(t.Norm)]&enNounHead != 0
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

// nextWord gives the folded words after a up to end, as phrases.match asks
// for them.
func (r *enReader) nextWord(a, end int) func(int) string {
	return func(k int) string {
		if a+k < end {
			return r.t[a+k].Norm
		}
		return ""
	}
}

// phraseForward returns the end of the noun phrase that begins at word a; a
// where none does. With preps it takes prepositional phrases along.
func (r *enReader) phraseForward(a, e int, preps bool) int {
	if a >= e {
		return a
	}
	if r.isPronoun(a) {
		return a + 1
	}
	k := a
	for k < e && (r.isDeterminer(k) || r.t[k].is(enNumberWord)) && k-a < 3 {
		k++
	}
	start := k
	for k < e && k-a < maxEnglishPhrase {
		t := &r.t[k]
		switch {
		case t.mark == '.' && k > start && k+1 < e && (r.t[k-1].is(enHonorific) || r.t[k-1].Len() == 1 && r.isName(k-1)):
			k++
			continue
		case t.Kind == tokenize.QuoteMark && k > start && r.isName(k-1) && t.Quote < 0:
			if c := r.closeOf(k); c > k && c-k <= 4 && c+1 < e && r.isName(c+1) {
				k = c + 1
				continue
			}
		case t.mark == '(' && k > start:
			if c := r.parenForward(k, e); c > k {
				k = c + 1
				continue
			}
		case (t.mark == '/' || t.mark == '&' || t.mark == '-' && !r.isDash(k)) && k > start && k+1 < e:
			k++
			continue
		case t.mark == '\'' && k > start && !t.Space:
			k++
			continue
		case preps && k > start && t.is(enPreposition) && !r.isBoundaryWord(k) && k+1 < e && r.t[k+1].class&(enTime|enMonth|enWeekday) == 0:
			if n := r.phraseForward(k+1, e, false); n > k+1 {
				k = n
				continue
			}
		case k > start && r.isDeterminer(k), k > start && t.multi&enTime != 0 && !t.cap && t.multN > 1:
		case k > start && r.reduced(k, e):
		case k > start && r.isName(k-1) && !t.cap && t.class == 0 && t.form == nil && k+1 < e && hasSuffix(t.Norm, "s") && (r.t[k+1].Norm == "to" || r.isDeterminer(k+1) || r.t[k+1].is(enThat|enObject)):
			// "Mr. Reed intends to": a verb.
		case k > start && r.t[k-1].mark != '.' && !r.isName(k-1) && r.isName(k) && !r.titled && !r.roleLike(k-1) && !r.isAdjectival(k-1):
			// "told reporters Russia would": the name begins a new phrase.
		case r.nominal(k):
			k++
			continue
		}
		break
	}
	if k == start && start > a && r.t[a].is(enNumberWord|enDeterminer) && !r.t[a].is(enPossessive) && r.t[a].Norm != "the" && r.t[a].Norm != "a" && r.t[a].Norm != "an" {
		return start // both, many, some
	}
	if k == start {
		return a
	}
	return k
}

// reduced reports whether a participle at k opens a reduced relative clause:
// "a report published on Monday".
func (r *enReader) reduced(k, e int) bool {
	t := &r.t[k]
	n := len(t.Norm)
	if t.cap || n < 5 || t.Norm[n-2:] != "ed" || r.isAdjectival(k-1) || k+1 >= e {
		return false
	}
	next := &r.t[k+1]
	return next.is(enPreposition|enSubordinator|enTime|enWeekday|enAdverb|enObject) || r.isDeterminer(k+1) || next.multi&enTime != 0
}

// roleLike reports whether word k may stand directly before a name.
func (r *enReader) roleLike(k int) bool {
	t := &r.t[k]
	return t.is(enRole|enHonorific|enQualifier|enNamePart|enMedium|enBody) || t.Kind == tokenize.Number
}

// isAdjectival reports whether a lower-case word before a capitalised one
// can only be an adjective to it: "a senior U.S. official".
func (r *enReader) isAdjectival(k int) bool {
	t := &r.t[k]
	return t.is(enDeterminer|enPossessive|enQualifier|enAdverb) || strings.Contains(t.Norm, "-") || t.poss
}

func (r *enReader) parenForward(k, e int) int {
	for j := k + 1; j < e && j-k < 16; j++ {
		if r.t[j].mark == ')' {
			return j
		}
	}
	return k
}

// closeOf returns the mark that closes the quotation opening at word k; k
// where it has none.
func (r *enReader) closeOf(k int) int {
	if k+1 < len(r.t) && r.t[k+1].Quote >= 0 {
		q := &r.d.Quotes[r.t[k+1].Quote]
		if q.Open.Start == r.t[k].Start && q.Close.Len() > 0 {
			return q.Words[1]
		}
	}
	return k
}
