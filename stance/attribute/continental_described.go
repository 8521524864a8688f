package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// accused reads whom somebody accuses, and of what.
func (r *coReader) accused(v *coVerb, k, e int) (comp coComplement, ok bool) {
	n := r.phraseForward(k, e)
	if r.t[k].Norm == "à" || r.t[k].Norm == "a" || r.t[k].Norm == "al" {
		n = r.phraseForward(k+1, e)
	}
	for j := k; j < e && j < max(n, k)+6; j++ {
		for _, w := range v.accuse { // accuser X « d'avoir menti »
			if !r.opening(j) || j+2 >= e || j == k {
				break
			}
			if _, has := r.opens(j+1, w); has {
				end := r.contentEnd(j, e)
				return coComplement{pieces: [][2]int{{k, end}}, end: end, rule: Accusation}, true
			}
		}
		if r.t[j].mark == ',' && j == n {
			if app := r.apposition(j+1, e); len(app) > 0 {
				if last := app[len(app)-1][1]; last+1 < e && r.t[last].mark == ',' {
					j, n = last+1, last+1 // acusó al presidente, Juan Ruiz, de …
				}
			}
		}
		if r.t[j].mark == ',' || r.t[j].is(euThat) || r.opening(j) {
			break
		}
		for _, w := range v.accuse {
			if m, has := r.opens(j, w); has && m < e && (j > k || r.t[k-1].is(euClitic) || r.isInfinitive(m)) && (r.isInfinitive(m) || r.isDeterminer(m) || r.opening(m) || r.t[m].is(euPreposition|euAdverb) || r.t[m].Kind == tokenize.Letters && j >= n) {
				if r.g.lang != "ru" && j < n && !r.isInfinitive(m) && !(r.t[j-1].cap && !r.t[m].cap) {
					continue // accuser le chef de l'État de mentir
				}
				end := r.contentEnd(m, e)
				if m+2 < end && r.t[m].Norm == "том" && r.t[m+1].mark == ',' && r.t[m+2].is(euThat) {
					m += 3 // в том, что
				}
				comp = coComplement{pieces: [][2]int{{m, end}}, end: end, rule: Accusation}
				from := k
				if r.g.lang == "es" && (r.t[k].Norm == "a" || r.t[k].Norm == "al") {
					from++
				}
				if j > from && !r.t[k].is(euObject) {
					comp.pieces = [][2]int{{from, j}, {m, end}}
				}
				return comp, true
			}
		}
	}
	return comp, false
}

// described reads an object and what it is called: qualifier X de Y.
func (r *coReader) described(v *coVerb, k, e int) (comp coComplement, ok bool) {
	n := r.phraseForward(k, e)
	if r.opening(k) && r.closeOf(k) > k {
		n = r.closeOf(k) + 1
	}
	last := k // the last preposition of the phrase: qualifier le rapport de la cour d'absurde
	for j := k; j < n; j++ {
		for _, w := range v.as {
			if m, has := r.opens(j, w); w != "" && has && m < e && !r.isDeterminer(m) && !r.t[m].cap && (r.t[j].Norm != "du" && r.t[j].Norm != "des") {
				last = j
			}
		}
	}
	for j := k; j < e && j < n+4; j++ {
		for _, w := range v.as {
			if w == "" {
				continue
			}
			m, has := r.opens(j, w)
			if !has || m >= e || j < n && !r.opening(m) && j > k && !(j == last && r.t[min(n, e-1)].Kind == tokenize.Punct) {
				continue
			}
			end := r.contentEnd(m, e)
			comp = coComplement{pieces: [][2]int{{m, end}}, end: end, rule: Description}
			if j > k {
				comp.pieces = [][2]int{{k, j}, {m, end}}
			}
			return comp, true
		}
	}
	if contains(v.as, "") && n > k && n < e {
		for j := k + 1; j < e && j-k < 24; j++ {
			if r.opening(j) || r.g.lang == "ru" && hasEnding(r.t[j].Norm, "ым", "им", "ом", "ем", "ой", "ей", "ими", "ыми", "ами", "ями") {
				end := r.contentEnd(j, e)
				comp = coComplement{pieces: [][2]int{{k, j}, {j, end}}, end: end, rule: Description}
				if r.t[k].is(euObject|euClitic) && (r.g.lang == "ru" || !r.isDeterminer(k)) && j == k+1 {
					comp.pieces = comp.pieces[1:]
				}
				return comp, true
			}
			if r.t[j].Kind == tokenize.Punct {
				break
			}
		}
	}
	return comp, false
}
