package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// dateBack is the first word of the date that ends at word j: le 10 décembre 2018, 10
// декабря; j where none does.
func (r *coReader) dateBack(j int) int {
	k := j
	if r.t[k].Kind == tokenize.Number && k > r.first && (r.t[k-1].is(euMonth) || r.isGenitive(k-1)) {
		k--
		if r.isGenitive(k) && k > r.first {
			k--
		}
	}
	if k <= r.first || !r.t[k].is(euMonth) {
		return j
	}
	k--
	if r.isGenitive(k) && k > r.first {
		k--
	}
	if r.t[k].Kind != tokenize.Number && r.t[k].Norm != "1er" {
		return j
	}
	if k > r.first && r.isDeterminer(k-1) {
		k--
	}
	if k > r.first && r.t[k-1].is(euWeekday) {
		k--
	}
	return k
}

// dateEnd is the word after the date that begins at word k; k where none does.
func (r *coReader) dateEnd(k, e int) int {
	n := k
	if n < e && r.isDeterminer(n) {
		n++
	}
	if n < e && r.t[n].is(euWeekday) {
		n++
		for n < e && (r.t[n].is(euFormer) || isLastNext(r.t[n].Norm)) {
			n++
		}
		if n >= e || r.t[n].Kind != tokenize.Number {
			return n // este viernes, lundi dernier
		}
	}
	if n >= e || r.t[n].Kind != tokenize.Number && r.t[n].Norm != "1er" {
		return k
	}
	n++
	if n < e && r.isGenitive(n) {
		n++
	}
	if n >= e || !r.t[n].is(euMonth) {
		return k
	}
	n++
	if n+1 < e && r.isGenitive(n) && r.t[n+1].Kind == tokenize.Number {
		n++
	}
	if n < e && r.t[n].Kind == tokenize.Number {
		n++
		if n < e && r.t[n].Norm == "года" {
			n++
		}
	}
	return n
}

func isLastNext(w string) bool {
	switch w {
	case "dernier", "prochain", "passé", "pasado", "último", "próximo":
		return true
	}
	return false
}
