package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// described takes "called X Y" and "described X as Y".
func (r *enReader) described(v *enVerb, k, e int, s *enSubject) (c enComplement, ok bool) {
	if k >= e || !r.isDeterminer(k) && !r.nominal(k) && !r.isPronoun(k) && !r.opening(k) && !(r.t[k].is(euThat) && k+1 < e && (r.nominal(k+1) || v.has(enAs) && r.t[k+1].Norm == "as")) {
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
			if t.mark == ';' || t.mark == ':' || t.mark == ',' && (v.has(enWeak) || r.reportingParticiple(j+1, e)) {
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
	if !(object[1] == object[0]+1 && (r.isPronoun(object[0]) || r.t[object[0]].is(euThat))) {
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
	case p.is(euRelative|euThat) && (r.opening(k) || r.t[k].Norm == "a" || r.t[k].Norm == "an" || v.has(enAs) && r.t[k].Norm == "as"):
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
	return r.t[k].is(euObject|euPronoun) && !(r.t[k].is(euNumberWord|euPossessive) && k+1 < r.end && r.nominal(k+1))
}

// renamed divides what follows "called" into the thing and its new name.
func (r *enReader) renamed(k, e int) (thing, name int) {
	if r.isPronoun(k) {
		if k+1 < e && (r.t[k+1].Kind == tokenize.Letters && !r.t[k+1].is(euPreposition|euConjunction|euTime|euSubordinator|euAdverb) || r.opening(k+1)) {
			return k + 1, k + 1
		}
		return 0, 0
	}
	if n := r.phraseForward(k, e, true); n-2 > k && r.isDeterminer(k) && r.judgesLast(n-1, e) {
		return n - 1, n - 1 // called the plan reckless
	}
	for j := k; j < e && j-k < 30; j++ {
		t := &r.t[j]
		switch {
		case t.mark == ';' || t.mark == ':' || t.mark == ',':
			return 0, 0
		case r.opening(j):
			from := j
			for from > k+1 && (r.isDeterminer(from-1) || r.t[from-1].is(euAdverb)) {
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

// judgesLast reports whether word k, the last of what looks like a noun phrase, is
// an adjective that judges the rest, since no noun follows it.
func (r *enReader) judgesLast(k, e int) bool {
	if t := &r.t[k]; t.cap || t.poss || k+1 < e && r.t[k+1].Kind == tokenize.Letters && !r.t[k+1].is(euConjunction|euPreposition|euSubordinator|euTime|euWeekday) {
		return false
	}
	for _, suffix := range [...]string{"less", "ous", "able", "ible", "ful"} {
		if hasSuffix(r.t[k].Norm, suffix) && len(r.t[k].Norm) > 5 {
			return true
		}
	}
	return r.t[k].is(euJudgement)
}

// nominalComplement takes a noun phrase and what belongs to it.
func (r *enReader) nominalComplement(v *enVerb, k, e int) (c enComplement, ok bool) {
	if k >= e || !(r.isDeterminer(k) || r.nominal(k) || r.opening(k)) || r.t[k].is(euAdverb) || r.t[k].form != nil && r.t[k].form.tense&(enBase|enThird|enIng) == 0 && !r.t[k].cap {
		return c, false
	}
	if p := &r.t[k-1]; p.form == nil && !p.cap && hasSuffix(p.Norm, "ly") && !r.isDeterminer(k) && !r.t[k].cap && !r.opening(k) && k+1 < e && r.nominal(k+1) {
		k-- // slammed increasingly close ties
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
			found = r.t[j].is(euSpeechNoun)
		}
		if !found {
			return c, false
		}
	}
	for j := k; j < end && j-k < 4; j++ {
		if r.t[j].is(euActNoun) {
			return c, false
		}
	}
	end = r.cutTime(k, end)
	return enComplement{pieces: [][2]int{{k, end}}, end: end, rule: NominalContent}, end > k
}
