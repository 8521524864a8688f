package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// antecedent takes the noun phrase before the relative pronoun at k.
func (r *enReader) antecedent(s *enSubject, k int) {
	s.form = noSubject
	end := k
	if end > r.first && r.t[end-1].mark == ',' {
		end--
	}
	if end <= r.first || r.t[k].is(euThat) && end != k {
		return
	}
	parts, ok := r.phraseBack(end)
	if !ok {
		return
	}
	r.setSubject(s, parts[len(parts)-1:])
	if p := s.phrases[0].core; r.t[k].Norm == "who" || r.t[k].Norm == "whom" {
		// "a letter from the president, who said"
		if b := r.baseBack(end - 1); b > p[0] && b < end && !r.hasRole([2]int{p[0], r.headEnd(p[0], p[1])}) && r.namesSpeaker([2]int{b, end}) {
			r.setSubject(s, [][2]int{{b, end}})
		}
	}
	if a := s.start; end < k && a-1 > r.first && r.t[a-1].mark == ',' {
		r.chain(s, a-1)
	}
	s.form = relative
}

// parenthesis looks for the subject before the phrase between commas or
// dashes that ends with the mark at word j: "Lavrov, the minister, said".
func (r *enReader) parenthesis(s *enSubject, j int) {
	dash := r.isDash(j)
	tries := 0
	for k := j - 1; k > r.first && j-k < 60 && tries < 5; k-- {
		t := &r.t[k]
		if t.Kind == tokenize.QuoteMark {
			if o := r.openOf(k); o < k {
				k = o
				continue
			}
		}
		if t.mark == ')' {
			k = r.parenBack(k)
			continue
		}
		if t.mark == ';' || t.mark == ':' || t.is(euThat) && t.class&euDeterminer == 0 {
			return
		}
		if dash != r.isDash(k) || !dash && t.mark != ',' {
			continue
		}
		tries++
		if k == j-1 || !dash && !r.opensApposition(k+1) {
			continue
		}
		parts, ok := r.phraseBack(k)
		if !ok {
			if dash {
				return
			}
			continue
		}
		a := parts[0][0]
		if !r.isBoundary(a) && !dash {
			continue
		}
		r.setSubject(s, parts)
		if len(parts) == 1 {
			s.phrases[0].apps = append(s.phrases[0].apps, r.apposition(k+1, j)...)
			if a-1 > r.first && r.t[a-1].mark == ',' {
				r.chain(s, a-1)
			}
		}
		return
	}
}

// opensApposition reports whether the words between commas that begin at k
// can tell more of the noun before the first comma.
func (r *enReader) opensApposition(k int) bool {
	t := &r.t[k]
	switch {
	case t.is(euRelative), t.Kind == tokenize.Number:
		return true
	case t.is(euPronoun|euSubordinator|euThat) && t.Norm != "as" && t.Norm != "when" && t.Norm != "while" && t.Norm != "after" && t.Norm != "before":
		return false
	}
	return t.Kind == tokenize.Letters || t.Kind == tokenize.QuoteMark
}

// apposition returns the noun phrase at the head of [k, j), nil where the
// words tell something else.
func (r *enReader) apposition(k, j int) [][2]int {
	t := &r.t[k]
	if t.is(euPreposition|euRelative|euPronoun|euSubordinator|euConjunction) || t.Kind == tokenize.Number && k+1 == j {
		return nil
	}
	if strings.HasSuffix(t.Norm, "ing") && t.form == nil && !t.cap || t.form != nil && t.form.tense&enIng != 0 {
		return nil
	}
	if t.form != nil && t.form.tense&enParticiple != 0 && !t.cap || t.is(euAdverb) && !t.is(euQualifier) {
		return nil
	}
	end := r.phraseForward(k, j, true)
	if end <= k {
		return nil
	}
	return [][2]int{{k, end}}
}

// chain goes on from an apposition without a closing comma of its own to the
// phrase before it: "Graham, Republican of South Carolina, who …, said".
func (r *enReader) chain(s *enSubject, comma int) {
	cur := s.phrases[0].core
	if !r.describes(cur) || cur[1] == cur[0]+1 && r.isDeterminer(cur[0]) {
		return
	}
	if m := r.mention(enPhrase{core: cur}); m.kind == Person && m.hasName() && m.role != "" {
		return // says all by itself
	}
	parts, ok := r.phraseBack(comma)
	if !ok || len(parts) > 1 && !r.isName(parts[len(parts)-1][0]) {
		return
	}
	p := parts[len(parts)-1]
	if len(parts) > 1 || !r.isBoundary(p[0]) || p[0] > r.first && r.t[p[0]-1].is(euPreposition|euAdverb) && !r.t[p[0]-1].is(euConjunction) {
		return
	}
	if head := [2]int{p[0], r.headEnd(p[0], p[1])}; !r.hasName(p) && !r.hasRole(head) || r.t[head[1]-1].is(euEvent) && !r.hasName(head) || p[0] == r.first && hasSuffix(r.t[p[0]].Norm, "ing") && p[1] > p[0]+1 && !r.isName(p[0]+1) {
		return // Speaking after a meeting of ministers, the chief said
	}
	if one := r.mention(enPhrase{core: cur}); !one.plural && r.mention(enPhrase{core: p}).plural && !r.hasName(p) {
		return
	}
	if r.isPlace(p) || p[0]-1 >= r.first && r.t[p[0]-1].mark == ',' && !r.hasName(p) {
		return
	}
	apps := append([][2]int{cur}, s.phrases[0].apps...)
	form := s.form
	r.setSubject(s, [][2]int{p})
	s.phrases[0].apps = apps
	s.form = form
}

// describes reports whether a phrase can be an apposition: a common noun
// phrase, or a name after one.
func (r *enReader) describes(p [2]int) bool {
	return r.isDeterminer(p[0]) || r.hasRole(p) || r.t[p[0]].poss || r.t[p[0]].Kind == tokenize.Number
}

func (r *enReader) hasRole(p [2]int) bool {
	for k := p[0]; k < p[1]; k++ {
		if (r.g.class[singular(r.t[k].Norm)]|r.t[k].class)&euNounHead != 0 {
			return true
		}
	}
	return false
}

func (r *enReader) hasName(p [2]int) bool {
	for k := p[0]; k < p[1]; k++ {
		if r.isName(k) && !r.isDeterminer(k) {
			return true
		}
	}
	return false
}

// namesSpeaker reports whether the phrase p can name a speaker by itself.
func (r *enReader) namesSpeaker(p [2]int) bool {
	return r.t[p[0]].is(euPronoun) || r.hasName(p) || r.hasRole(p)
}

func (r *enReader) isPlace(p [2]int) bool {
	_, n := r.g.w.places["en"].match(r.t[p[0]].Norm, r.nextWord(p[0], p[1]))
	return n > 0 && p[0]+n == p[1]
}
