package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// contentEnd returns where the content that begins at k ends: before a gerund that
// goes on reporting, before a clause with a cue of its own, before a tail of the
// author, at the latest at e.
func (r *coReader) contentEnd(k, e int) int {
	seen := coExtent{from: r.from, e: e, frames: len(r.frames), compound: r.compound, start: k}
	if x := r.extent; x.from == seen.from && x.e == e && x.frames == seen.frames && x.compound == seen.compound && x.start <= k && k < x.end {
		return min(x.end, k+maxContinentalContent) // as from a word before: nothing between ends it
	}
	seen.end = r.findContentEnd(k, e)
	r.extent = seen
	return min(seen.end, k+maxContinentalContent)
}

// maxContinentalContent bounds the words of one content: what is longer is no sentence.
const maxContinentalContent = 2000

// coExtent is what contentEnd found last, and what it hangs on.
type coExtent struct {
	from, e, frames, start, end int
	compound                    bool
}

func (r *coReader) findContentEnd(k, e int) int {
	for j := k; j < e; j++ {
		t := &r.t[j]
		if t.Quote >= 0 {
			continue
		}
		if r.opening(j) {
			if c := r.closeOf(j); c > j {
				j = c - 1
			}
			continue
		}
		if j > k && r.endsContent(j, e) {
			return j
		}
		if j > k && t.mark == ';' && r.cueWithin(j+1, min(e, j+18)) {
			return j
		}
	}
	return e
}

// cueWithin reports whether a cue with a complementizer or a quotation stands in [a, b).
func (r *coReader) cueWithin(a, b int) bool {
	for k := a; k < b; k++ {
		if r.w[k].verb == nil {
			continue
		}
		if c, ok := r.cueHere(k, b); ok && c.end < b && (r.t[c.end].is(euThat) || r.opening(c.end) || r.t[c.end].mark == ':' || r.g.lang == "ru" && r.t[c.end].mark == ',') {
			return true
		}
	}
	return false
}

// endsContent reports whether the words at j leave the content.
func (r *coReader) endsContent(j, e int) bool {
	if j+1 >= e {
		return false
	}
	t := &r.t[j]
	switch {
	case t.mark == ',' || r.isDash(j):
		n := j + 1
		if r.t[n].multi&(euTail|euAccording) != 0 || r.t[n].is(euTail) || r.t[n].is(euAccording) && !r.t[n].is(euThat) {
			return true
		}
		if r.t[n].is(euConjunction) {
			return r.reportsOn(n+1, e) || r.sameSpeaker(n+1, e) || r.anotherCue(n+1, e, r.t[n].Norm == "а")
		}
		if m := r.t[n].starts(euSubordinator); m > 0 && n+m < e {
			return r.contrasts(n) && r.ownCue(n+m, e) || r.g.lang != "fr" && r.sameSpeaker(n+m, e)
		}
		if x := r.tag(n, e, false); x.cue >= 0 && r.ends(x.end, e) {
			return true // …, a-t-il ajouté
		}
		return r.reportsOn(n, e) || r.sameSpeaker(n, e)
	case t.is(euConjunction):
		if n := j + 1; r.t[n].mark == ',' && n+1 < e && r.t[n+1].starts(euAccording) > 0 {
			return true // « non » et, selon le maire, …
		}
		return r.reportsOn(j+1, e) || r.sameSpeaker(j+1, e)
	case t.multi&euAccording != 0:
		return r.source(j).end > 0
	}
	return false
}

// contrasts reports whether the words at k set one clause against another: tandis
// que, mientras que.
func (r *coReader) contrasts(k int) bool {
	switch r.t[k].Norm {
	case "tandis", "alors", "mientras", "тогда", "хотя", "aunque", "même", "bien":
		return true
	}
	return false
}

// reportsOn reports whether a gerund at j goes on with what the speaker says.
func (r *coReader) reportsOn(j, e int) bool {
	for n := 0; j < e && n < 4 && (r.t[j].is(euAdverb|euClitic|euSwitch|euPreposition) && r.t[j].Kind == tokenize.Letters) && r.w[j].verb == nil; n++ {
		j++
	}
	if j >= e {
		return false
	}
	v, n := r.cueAt(j, e, coGerund)
	if v == nil {
		return false
	}
	c := coCue{verb: v, at: j, end: n, start: j, group: j, mood: coGerund}
	return r.hasComplement(&c, n, e)
}

// sameSpeaker reports whether a second cue of the same speaker stands at j: "… et a
// ajouté que".
func (r *coReader) sameSpeaker(j, e int) bool {
	k := r.skipAdverbs(j, e)
	for n := 0; k < e && n < 5 && (r.w[k].verb == nil || r.t[k].is(euAuxiliary|euPassive)); n++ {
		if !r.t[k].is(euAuxiliary | euPassive | euClitic | euNegation | euAdverb) {
			return false
		}
		k++
	}
	if k >= e {
		return false
	}
	c, ok := r.cueHere(k, e)
	if !ok || c.group > j && c.group > r.skipAdverbs(j, e) || c.verb.has(coWeak) && !c.verb.has(coGoesOn) && !(c.end < e && r.t[c.end].is(euThat)) {
		return false
	}
	return r.hasComplement(&c, c.end, e)
}

// hasComplement reports whether something that the cue takes follows at n.
func (r *coReader) hasComplement(c *coCue, n, e int) bool {
	v := c.verb
	n = r.skipAdverbs(n, e)
	if n >= e {
		return false
	}
	t := &r.t[n]
	if t.is(euThat) && r.g.lang != "ru" || r.opening(n) || t.mark == ':' || (t.mark == ',' || r.isDash(n)) && n+1 < e && (r.t[n+1].is(euThat) || r.opening(n+1)) {
		return v.has(coClause | coQuote)
	}
	for _, p := range v.preps {
		if _, has := r.opens(n, p); has {
			return true
		}
	}
	for _, p := range v.infs {
		if m, has := r.opens(n, p); p != "" && has && m < e && r.isInfinitive(m) || p == "" && r.isInfinitive(n) {
			return true
		}
	}
	if v.has(coNominal) || len(v.accuse)+len(v.as) > 0 {
		return r.opensNominal(n, e)
	}
	if v.has(coClause) && t.is(euPreposition) {
		for j := n; j < e && j-n < 14; j++ {
			if r.t[j].is(euThat) && (r.g.lang != "ru" || r.t[j-1].mark == ',') {
				return true
			}
			if r.t[j].is(euFinite|euRelative) || r.t[j].mark == ';' {
				return false
			}
		}
	}
	return false
}

// ownCue reports whether a clause with subject and cue of its own begins at j.
func (r *coReader) ownCue(j, e int) bool { return r.anotherCue(j, e, false) }

// anotherCue is ownCue; with any, whatever the cue takes.
func (r *coReader) anotherCue(j, e int, any bool) bool {
	j = r.skipAdverbs(j, e)
	end := r.phraseForward(j, e)
	if end <= j || !r.speaks([2]int{j, end}) {
		return false
	}
	if end < e && r.t[end].mark == ',' {
		for c := end + 1; c < e && c-end < 20; c++ {
			if r.t[c].mark == ',' {
				end = c + 1
				break
			}
		}
	}
	for n := 0; end < e && n < 6 && (r.w[end].verb == nil || r.t[end].is(euAuxiliary|euPassive)); n++ {
		if !r.t[end].is(euAuxiliary | euPassive | euClitic | euNegation | euAdverb | euTime) {
			return false
		}
		end++
	}
	if end >= e {
		return false
	}
	c, ok := r.cueHere(end, e)
	if !ok {
		return false
	}
	n := r.skipAdverbs(c.end, e)
	if any && !c.verb.has(coWeak) && r.hasComplement(&c, n, e) {
		return true
	}
	if n >= e || !c.verb.has(coClause|coQuote) {
		return false
	}
	if r.t[n].mark == ',' && n+1 < e {
		n++
	}
	return r.t[n].is(euThat) || r.opening(n)
}

// split divides [k, end) at repeated complementizers: "… et que …".
func (r *coReader) split(k, end int) (out [][2]int) {
	from := k
	for j := k + 1; j+2 < end; j++ {
		t := &r.t[j]
		if t.Quote >= 0 || !t.is(euThat) || !r.t[j-1].is(euConjunction) {
			continue
		}
		if from < j-1 {
			out = append(out, [2]int{from, j - 1})
		}
		from = j + 1
	}
	return append(out, [2]int{from, end})
}
