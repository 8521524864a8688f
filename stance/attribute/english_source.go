package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// cited returns whom the sentence cites: "Citing two envoys, the paper said …".
// What a medium reports of others is theirs.
func (r *enReader) cited() (m mention, ok bool) {
	for k := r.first; k+1 < r.end && k-r.first < maxEnglishReach; k++ {
		t := &r.t[k]
		if t.Quote >= 0 || !r.citing(k) || !r.isBoundary(k) {
			continue
		}
		end := r.phraseForward(k+1, r.end, true)
		if end <= k+1 || !r.namesSpeaker([2]int{k + 1, end}) {
			continue
		}
		m = r.mention(enPhrase{core: [2]int{k + 1, end}})
		return m, r.mayQuote(&m)
	}
	return m, false
}

// citing reports whether word k opens a phrase that names a source.
func (r *enReader) citing(k int) bool {
	return k < r.end && (r.t[k].Norm == "citing" || r.t[k].Norm == "quoting")
}

// saysBefore reports whether the words before the colon are a subject and its
// verb of saying: "Reed says: …".
func (r *enReader) saysBefore(colon int) bool {
	for i := colon - 1; i > r.first && colon-i < 4; i-- {
		v, n := r.cueAt(i, r.end)
		if v == nil && r.titled && r.t[i].form != nil {
			v, n = r.t[i].form.verbs[len(r.t[i].form.verbs)-1], i+1
		}
		if v == nil || n != colon || !v.has(enQuoted|enClause) || r.isDeterminer(i-1) && !r.standsAlone(i-1) || r.t[i-1].poss {
			continue
		}
		s := r.subject(i)
		if s.form != isSubject {
			return false
		}
		return r.t[i].form.tense&enThird != 0 && !r.pluralNoun(i, &s) || r.t[i].form.tense&enBase != 0 && r.pluralSubject(&s)
	}
	return false
}

// labelled reads the names of several before a colon: "Reed, Lind: …". It
// returns none where a part is no speaker.
func (r *enReader) labelled(kind tokenize.RegionKind, direct bool, colon int) (out []mention) {
	for k := r.first; k < colon; {
		end := r.phraseForward(k, colon, false)
		if end <= k || !r.hasName([2]int{k, end}) {
			return nil
		}
		m := r.mention(enPhrase{core: [2]int{k, end}})
		if !r.labels(&m, kind, direct, colon) || m.weak {
			return nil
		}
		out = append(out, m)
		if k = end; k == colon {
			break
		}
		if r.t[k].mark == ',' {
			k++
		}
		if k < colon && r.t[k].Norm == "and" {
			k++
		}
		if k == end || k >= colon {
			return nil
		}
	}
	return out
}

// accordingTo reads what attributes at word i: the words of the cue end at n,
// the phrase that names the source is [own, end). In "in his words" the source
// stands within the cue, and own < n. end is 0 where nothing attributes.
func (r *enReader) accordingTo(i int) (own, n, end int) {
	if n = r.inWords(i); n > 0 {
		return i + 1, n, n
	}
	n = i + r.t[i].starts(euAccording)
	switch r.t[n-1].Norm {
	case "to", "of", "by", "per":
	default:
		return 0, 0, 0
	}
	if end = r.phraseForward(n, r.end, true); end <= n || n == i+1 && !r.namesSpeaker([2]int{n, end}) {
		return 0, 0, 0
	}
	return n, n, end
}

// inWords returns the end of "in his words", "in the minister's view" at word i;
// 0 where the words are others.
func (r *enReader) inWords(i int) int {
	if r.t[i].Norm != "in" || !r.isBoundary(i) {
		return 0
	}
	for k := i + 1; k+1 < r.end && k-i < 10 && r.t[k].Kind == tokenize.Letters; k++ {
		if t := &r.t[k]; !t.poss && !t.is(euPossessive) || t.is(euPossessive) && k > i+1 {
			continue
		}
		n := k + 1
		if r.t[n].Norm == "own" {
			return 0
		}
		if !r.t[n].is(euTelling) {
			continue
		}
		if r.ends(n+1, r.end) || n+1 < r.end && (r.t[n+1].mark == ',' || r.t[n+1].mark == ':') {
			return n + 1
		}
	}
	return 0
}

// relative reads the name at [i, end) that stands in apposition to a title: "the
// mayor, Ann Reed, …". A single name may be a place's, unless the noun tells man
// from woman: "his wife, Ann, …".
func (r *enReader) relative(i, end int) (m mention, ok bool) {
	if i-2 <= r.first || r.t[i-1].mark != ',' || end < r.end && r.t[end].Kind != tokenize.Punct || !r.t[i-2].is(euRole) ||
		end-i == 1 && genderOf(r.g.detail[r.t[i-2].Norm]) == anyGender {
		return m, false
	}
	a := r.baseBack(i - 2)
	if a >= i-1 || !r.isDeterminer(a) {
		return m, false
	}
	m = r.mention(enPhrase{core: [2]int{a, i - 1}, apps: [][2]int{{i, end}}})
	return m, m.hasName() && m.kind == Person
}

// nameAfter returns where, in the words [k, b) after a title's preposition, the
// name of its bearer begins: "Secretary of State Ann Reed"; 0 where it is not
// certain that one does.
func (r *enReader) nameAfter(k, b int) int {
	from := b
	for from > k && b-from < 5 && (r.isName(from-1) || r.t[from-1].is(euNamePart) || r.t[from-1].mark == '.' && r.t[from-2].Len() == 1 && r.isName(from-2)) {
		from--
	}
	if b-from < 2 {
		return 0
	}
	if n := r.portfolio(from, b); n > 0 && from+n < b && from > 1 && r.t[from-1].is(euPreposition) && r.t[from-2].is(euRole|euPortfolio) && !r.t[b-1].is(euNounHead) {
		return from + n // Minister of Foreign Affairs Jan Novak
	}
	next := from
	if _, n := r.g.w.places["en"].match(r.t[from].Norm, r.nextWord(from, b)); n > 0 && n < b-from-1 {
		next = from + n
	}
	for p := max(from, k+1); p < b-1; p++ {
		if q := &r.t[p-1]; q.is(euPreposition|euRole|euHonorific|euConjunction) || q.Kind != tokenize.Letters || r.isDeterminer(p-1) {
			continue
		}
		if _, n := r.g.w.people["en"].match(r.t[p].Norm, r.nextWord(p, b)); n > 1 && p+n == b {
			return p
		}
		if p == b-2 && r.t[p-1].is(euBody) && r.t[p-1].cap && r.isName(p-2) && r.isName(p) && r.isName(p+1) && !r.t[p+1].is(euNounHead) {
			return p // head of the Research Institute Pavel Orlov
		}
		if w := r.t[p].Norm; p == next && next > from || r.g.w.forename[w] != anyGender || r.g.forename[w] != anyGender {
			return p
		}
	}
	return 0
}

// portfolio is the number of words at word k that say what a minister is in
// charge of.
func (r *enReader) portfolio(k, b int) int {
	if c, n := r.g.multi.match(r.t[k].Norm, r.nextWord(k, b)); c&euPortfolio != 0 {
		return n
	}
	if r.t[k].is(euPortfolio) {
		return 1
	}
	return 0
}

// bareSpan covers words [a, b) without the ending of the possessive.
func (r *enReader) bareSpan(a, b int) tokenize.Span {
	s := r.span(a, b)
	if b > a && r.t[b-1].poss {
		word := r.d.Text[r.t[b-1].Start : s.End-1]
		s.End -= 1 + len(word) - len(cutApostrophe(word))
	}
	return s
}
