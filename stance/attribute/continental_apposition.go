package attribute

import "github.com/bayan-nlp/bayan/tokenize"

// isApposition reports whether the words between commas [a, b) say who somebody is.
func (r *coReader) isApposition(p [2]int) bool {
	if p[1] <= p[0] {
		return false
	}
	t := &r.t[p[0]]
	if t.is(euPreposition|euRelative|euSubordinator|euThat|euConjunction|euTime|euWeekday|euAdverb) && !r.isDeterminer(p[0]) || t.multi&(euTime|euTail|euTopic|euAccording|euSwitch) != 0 {
		return false
	}
	return r.isDeterminer(p[0]) || t.class&(euRole|euQualifier|euFormer|euHonorific|euBody|euMedium) != 0 || t.cap
}

// trimApposition ends an apposition before the clause that may follow it.
func (r *coReader) trimApposition(p [2]int) [2]int {
	if n := r.phraseForward(p[0], p[1]); n > p[0] {
		p[1] = n
	}
	return p
}

// maxAppositions bounds how many say who one person is.
const maxAppositions = 4

// apposition is the apposition that begins at word k, behind a comma, or several one
// after the other: le chef de file de la gauche, X, Y.
func (r *coReader) apposition(k, e int) (out [][2]int) {
	for len(out) < maxAppositions && k < e && r.isApposition([2]int{k, e}) {
		end := r.phraseForward(k, e)
		if end <= k || end < e && r.t[end].Kind == tokenize.Letters && !r.t[end].is(euRelative|euPreposition|euConjunction) || !r.speaks([2]int{k, end}) {
			break
		}
		out = append(out, [2]int{k, end})
		if m := r.mention(coPhrase{core: [2]int{k, end}}); end+1 >= e || r.t[end].mark != ',' || m.hasName() && m.kind == Person {
			break
		}
		k = end + 1
	}
	return out
}

// clauseSubject finds the subject of the sentence or clause that begins at word
// from, behind what is fronted.
func (r *coReader) clauseSubject(from, to int) (coPhrase, bool) {
	k := from
	for n := 0; k < to && n < 5; n++ {
		t := &r.t[k]
		if t.is(euConjunction) || t.mark == ',' || r.isDash(k) {
			k++
			continue
		}
		if m := t.starts(euSwitch | euConnective); m > 0 && !t.is(coNouns) {
			k += m
			continue
		}
		if !t.is(euPreposition|euSubordinator|euTime|euWeekday) && t.multi&(euTime|euTopic|euPreposition) == 0 && (r.w[k].verb == nil || len(r.w[k].verb[coGerund]) == 0) {
			break
		}
		c := k + 1
		for c < to && c-k < maxContinentalReach && r.t[c].mark != ',' {
			c++
		}
		if c >= to || r.t[c].mark != ',' {
			return coPhrase{}, false
		}
		k = c + 1
	}
	if k >= to || r.t[k].is(euAuthor|euThat|euNone) {
		return coPhrase{}, false
	}
	end := r.phraseForward(k, to)
	if end <= k || !r.speaks([2]int{k, end}) {
		return coPhrase{}, false
	}
	p := coPhrase{core: [2]int{k, end}}
	if end+1 < to && r.t[end].mark == ',' {
		p.apps = r.apposition(end+1, to)
	}
	return p, true
}
