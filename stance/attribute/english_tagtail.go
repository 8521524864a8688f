package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// governs reports whether the verb v takes what follows at n or after what is
// told of the scene.
func (r *enReader) governs(v *enVerb, n, e int) bool {
	from := n
	if v.has(enAddressee) && r.t[n].Kind == tokenize.Letters && !r.t[n].is(euPreposition|euSubordinator|euThat) {
		from = max(n, r.phraseForward(n, e, true)) // told the station, told reporters
	}
	for k, tries := from, 0; k < e && tries < 2; tries++ {
		t := &r.t[k]
		if strings.HasSuffix(t.Norm, "ed") && t.form == nil && !t.cap && k > n {
			return false // in an interview aired on Monday
		}
		if t.is(euThat) || t.Norm == "to" && v.has(enTo) || contains(v.preps, t.Norm) || v.has(enClause) && r.clauseAt(v, k, e) {
			return true
		}
		k = r.skipAdjuncts(from, e)
	}
	return false
}

// claimsThat reports whether the that-clause at k belongs to a noun after the
// cue: "said in response to claims that".
func (r *enReader) claimsThat(n, k int) bool {
	for j := n; j < k; j++ {
		if r.t[j].is(euSpeechNoun|euNounCue) && r.t[j].Quote < 0 {
			return true
		}
	}
	return false
}

// doesMore reports whether the conjunction at k goes on with what the speaker
// did besides: ", he said and referred to the damage". What he said besides is
// left to its cue.
func (r *enReader) doesMore(k, e int) bool {
	if k < 0 || k+1 >= e || r.t[k].Norm != "and" || r.t[k+1].cap {
		return false
	}
	if v, n := r.cueAt(k+1, e); v != nil && r.hasComplement(v, n, e) {
		return false
	}
	return r.t[k+1].form != nil && r.t[k+1].form.tense&enPast != 0 || hasSuffix(r.t[k+1].Norm, "ed")
}

// opensQuoteAfter reports whether speech goes on after the comma at k.
func (r *enReader) opensQuoteAfter(k, e int) bool { return k+1 < e && r.opening(k+1) }

// nextBreak is the next comma, colon, semicolon, full stop or opening mark.
func (r *enReader) nextBreak(k, e int) int {
	for ; k < e; k++ {
		t := &r.t[k]
		if t.mark == ',' || t.mark == ';' || t.mark == ':' || r.opening(k) || t.mark == '.' && !r.abbreviates(k) {
			return k
		}
	}
	return e
}

// abbreviates reports whether the full stop at k belongs to a short form.
func (r *enReader) abbreviates(k int) bool {
	return k > 0 && k+1 < r.end && (r.t[k-1].is(euHonorific) || r.t[k-1].Len() <= 2) && !r.t[k].Space
}

// tagTail passes addressee, time and place after a cue and what tells of the
// scene up to the next break: "told reporters in Ohio after the vote".
func (r *enReader) tagTail(v *enVerb, n, e int) int {
	k := r.skipAdjuncts(n, e)
	if v.has(enAddressee) && k < e && r.t[k].Kind == tokenize.Letters && !r.t[k].is(euPreposition|euSubordinator|euThat) {
		if m := r.phraseForward(k, e, true); m > k {
			k = r.skipAdjuncts(m, e)
		}
	}
	if k < e {
		t := &r.t[k]
		if t.Kind == tokenize.Punct || t.Kind == tokenize.QuoteMark {
			return k
		}
		if t.is(euThat) && r.claimsThat(n, k) {
			return e
		}
		relative := t.is(euThat) && k > n && k+1 < e && r.t[k+1].is(euFinite|euModal|euAuxiliary) // the meeting that was held
		if t.is(euThat) && !relative || t.Norm == "to" && (v.has(enTo) || v.has(enWeak) && k+1 < e && !r.isName(k+1) && !r.isDeterminer(k+1)) || contains(v.preps, t.Norm) || v.has(enGerund) && r.t[k].form == nil && hasSuffix(t.Norm, "ing") {
			return -1
		}
		if relative || t.is(euPreposition|euSubordinator) || t.form != nil && t.form.tense&enIng != 0 || len(t.Norm) > 4 && t.Norm[len(t.Norm)-3:] == "ing" && !t.cap {
			// A phrase of circumstance: up to the next break.
			for k < e && !(r.t[k].mark == ',' || r.t[k].mark == ':' || r.t[k].mark == ';' || r.t[k].mark == '?' || r.t[k].mark == '!' || r.isDash(k) || r.t[k].Kind == tokenize.QuoteMark || r.t[k].mark == '.' && !r.abbreviates(k)) {
				if r.t[k].is(euThat) && !r.claimsThat(n, k) && !(k+1 < e && r.t[k+1].is(euFinite|euModal|euAuxiliary)) && v.has(enThatOnly|enClause) && r.t[k-1].Kind == tokenize.Letters && !r.t[k-1].is(euRole|euCollective) && k-n < 12 {
					return -1
				}
				k++
			}
			return k
		}
		if !t.is(euConjunction) {
			return -1
		}
	}
	return k
}

// closes reports whether a tag may end at word k: at the end of the
// sentence, at a comma, or where a quotation goes on.
func (r *enReader) closes(k, e int, quote bool) bool {
	if k < 0 {
		return false
	}
	if k >= e {
		return true
	}
	t := &r.t[k]
	return t.mark == '.' || t.mark == ',' || t.mark == '?' || t.mark == '!' || r.isDash(k) || t.mark == ')' || quote && (t.Kind == tokenize.QuoteMark || t.mark == ':' || t.mark == ';' || t.is(euConjunction))
}
