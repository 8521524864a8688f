package attribute

import "strings"

// sharesHead reports whether [b, e), before a conjunction, is only the first of
// two portfolios of one minister: "Information and Culture Minister Ann Reed".
func (r *enReader) sharesHead(b, e int, next [2]int) bool {
	if r.isDeterminer(next[0]) || !r.hasRole(next) || !r.t[e-1].cap {
		return false
	}
	for k := b; k < e; k++ {
		if r.t[k].is(euRole) && !r.t[k].is(euFused) {
			return false // Secretary of State and …
		}
	}
	for k := max(b, e-2); k < e; k++ {
		if n := r.t[k].starts(euPortfolio); n > 0 && k+n == e {
			return true
		}
	}
	return false
}

// sharesBody reports whether the phrase after the conjunction is only the last
// field of the body that [b, e) names: "the Ministry of Foreign Affairs and Trade".
func (r *enReader) sharesBody(b, e int, next [2]int) bool {
	n := r.t[next[0]].starts(euPortfolio)
	return n > 0 && next[0]+n == next[1] && r.t[next[0]].cap && r.t[e-1].cap && r.hasBodyOf(b, e)
}

// sharesPlural reports whether [b, e) is only the first of two states or bodies
// whose officials speak: "US and Philippine officials".
func (r *enReader) sharesPlural(b, e int, next [2]int) bool {
	head := r.headEnd(next[0], next[1]) - 1
	if head == next[0] || r.t[head].cap || singular(r.t[head].Norm) == r.t[head].Norm || !r.hasRole([2]int{head, head + 1}) {
		return false
	}
	for b < e && r.isDeterminer(b) {
		b++
	}
	if !r.ofState(b, e) {
		return false
	}
	return r.ofState(next[0], head) || next[0]+1 <= head && r.t[next[0]].caps
}

// ofState reports whether [a, b) is an adjective of a country, or a short name
// in capitals, that can stand before a noun.
func (r *enReader) ofState(a, b int) bool {
	if a >= b {
		return false
	}
	p, n := r.g.w.places["en"].match(r.t[a].Norm, r.nextWord(a, b))
	return n > 0 && a+n == b && (p.kind == countryAdjective || r.t[a].caps || strings.Contains(r.t[a].Norm, ".")) || b == a+1 && r.t[a].caps
}

// hasBodyOf reports whether a body with its field stands in [b, e).
func (r *enReader) hasBodyOf(b, e int) bool {
	for k := b; k+1 < e; k++ {
		if r.t[k].is(euBody) && r.t[k].cap && r.t[k+1].Norm == "of" {
			return true
		}
	}
	return false
}

// oneBearer reports whether a and b are two titles of the one person whom b
// names: "Chairman and chief executive Ann Reed".
func (r *enReader) oneBearer(a, b [2]int) bool {
	if r.isDeterminer(a[0]) || r.isDeterminer(b[0]) {
		return false
	}
	first := r.mention(enPhrase{core: a})
	if first.hasName() || first.plural || r.g.class[first.role]&euRole == 0 {
		return false
	}
	second := r.mention(enPhrase{core: b})
	return second.kind == Person && second.hasName() && second.role != ""
}
