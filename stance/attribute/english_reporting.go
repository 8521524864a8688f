package attribute

import (
	"github.com/bayan-nlp/bayan/tokenize"
)

// isOpenParticiple reports whether the phrase before the conjunction at j
// was opened by a participle too: "adding that … and noting that …".
func (r *enReader) isOpenParticiple(j int) bool {
	return r.lastTense == enIng || j > 0 && r.t[j-1].Kind == tokenize.QuoteMark
}

// reportingParticiple reports whether an -ing form of a cue with a complement
// stands at j.
func (r *enReader) reportingParticiple(j, e int) bool {
	for j < e && (r.t[j].is(euAdverb) || r.t[j].Norm == "instead") && r.t[j].Kind == tokenize.Letters {
		j++
	}
	if j+1 >= e || r.t[j].form == nil || r.t[j].form.tense&enIng == 0 {
		return false
	}
	v, n := r.cueAt(j, e)
	if v == nil {
		return false
	}
	if !v.has(enWeak) {
		return true
	}
	return n < e && (r.t[n].is(euThat) || r.opening(n) || r.t[n].mark == ':')
}

// barelyReporting reports whether the participle at j goes on reporting without
// a comma before it: "vowed to back the mission saying the country had no
// choice". A letter, a sign or a man saying it is in the content.
func (r *enReader) barelyReporting(j, e int) bool {
	if r.lastTense == enIng || j-1 <= r.content || r.t[j-1].Kind == tokenize.Number || !r.nominal(j-1) && r.t[j-1].Kind != tokenize.QuoteMark || !r.reportingParticiple(j, e) {
		return false
	}
	before := r.t[j-1].class | r.g.class[singular(r.t[j-1].Norm)]
	if before&(euNounHead|euSpeechNoun|euEvent|euAdverb|euPronoun) != 0 {
		return false
	}
	v, n := r.cueAt(j, e)
	if v != nil && v.lemma == "add" && n < e && r.t[n].is(euThat) {
		return true // whatever the content is
	}
	if r.isName(j-1) || r.hasFinite(r.content, j, j-r.content) {
		return false
	}
	return v.has(enClause) && !v.has(enNominal) && n < e && (r.t[n].is(euThat) || r.clauseAt(v, n, e))
}

// companion reads the speaker of a clause that "with" at word j adds to a
// sentence: "with the mayor saying it was late". It returns the phrase and the
// participle; 0 where the words are others.
func (r *enReader) companion(j, e int) (p [2]int, cue int) {
	end := r.phraseForward(j+1, e, true)
	if end <= j+1 || end >= e || !r.namesSpeaker([2]int{j + 1, end}) || !r.reportingParticiple(end, e) {
		return p, 0
	}
	for cue = end; r.t[cue].form == nil; {
		cue++ // reportedly saying
	}
	return [2]int{j + 1, end}, cue
}

// closingEvent reports whether a phrase that tells where it was said closes
// the sentence at j: "… in an interview with the paper."
func (r *enReader) closingEvent(j, e int) bool {
	switch r.t[j].Norm {
	case "in", "on", "at", "during":
	default:
		return false
	}
	if j+2 >= e {
		return false
	}
	switch r.t[j+1].Norm {
	case "a", "an":
	default:
		return r.t[j].Norm == "on" && (r.t[j+1].Norm == "twitter" || r.t[j+1].Norm == "facebook") && j+3 >= e
	}
	n := r.eventPhrase(j, e)
	if n == j {
		return false
	}
	n = r.skipAdjuncts(n, e)
	return n >= e || n == e-1 && r.t[n].Kind == tokenize.Punct
}
