package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// asSaid reads a clause that names its source after a comma, at word i of
// sentence [a, b): …، كما قال مسؤول، …، على ما أعلنت الشرطة، …، هذا ما قاله المدير. A
// complement after كما makes it mean also.
func (r *arReader) asSaid(a, i, b int) (c arCandidate, ok bool) {
	k := i // the last word of the opening
	surely := i+1 < b && r.t[i].bare == "علي" && r.t[i+1].Norm == "ما" && !r.t[i].conj
	this := i > a && i+2 < b && r.t[i].Norm == "هذا" && r.t[i+1].bare == "ما" && r.isComma(i-1)
	if surely = surely || this; surely {
		k++
	}
	opens := !surely && r.opensClause(a, i)
	bare := !surely && !opens && i > a+3 && r.t[i-1].Kind == tokenize.Letters // وقتل الجنود في المعارك كما أعلنت كييف
	if !surely && r.t[i].bare != "كما" || k+2 >= b || !opens && (r.t[i].conj || i <= a || !surely && !bare && !r.isComma(i-1)) {
		return c, false
	}
	f := r.t[k+1].form
	if s, ok := strings.CutSuffix(r.t[k+1].bare, "ه"); this {
		if f = nil; ok {
			f = r.forms[s]
		}
	}
	if f == nil || f.tense != arPerfect || r.t[k+1].conj || !f.verb.que && !f.verb.quote {
		return c, false
	}
	subjects, next := r.subject(k+2, b)
	if len(subjects) == 0 {
		if at := r.afterAside(k+2, b); at > k+2 {
			subjects, next = r.subject(at, b) // كما أعلن لوكالة «…» المتحدث باسم الشركة
		}
	}
	if len(subjects) == 0 && !opens && !surely && i > a+3 && tells(f.verb.class) {
		if end := r.pastEvent(k+2, b); end >= b || r.t[end].Norm == "." && end+1 >= b {
			c = arCandidate{at: i, from: i, until: end}
			c.carry, c.parent, c.gender, c.plural = -1, -1, f.gender, f.plural
			c.rule, c.kind = AccordingTo, Indirect
			c.cue = Cue{Span: r.span(i, k+2), Lemma: f.verb.lemma, Class: f.verb.class}
			return c, true // وهي سابقة مفيدة، كما قالت في مؤتمر صحافي.
		}
	}
	if len(subjects) == 0 || this && (r.t[k+2].prep != 0 || r.t[k+2].bare == "لي" || r.t[k+2].bare == "لنا") || !r.agrees(f, &subjects[0]) || subjects[0].pronoun {
		return c, false
	}
	if n := r.toMedium(next); n > 0 {
		next += n // كما قال فلان لـ«المرفأ»
	}
	next = r.skipAdverbs(next, b)
	if bare && (!tells(f.verb.class) || subjects[0].anonymous || !r.introduces(&subjects[0]) && !r.isTown(k+2) || next < b && !r.isComma(next) && r.t[next].Norm != ".") {
		return c, false
	}
	c = arCandidate{at: i, from: i}
	c.carry, c.parent = -1, -1
	c.rule, c.kind, c.subjects = AccordingTo, Indirect, subjects
	c.cue = Cue{Span: r.span(i, k+2), Lemma: f.verb.lemma, Class: f.verb.class}
	if opens {
		n := r.mainClause(next, b)
		c.comp = arComplement{arClause, n, n} // كما قال الوزير، فإن …
		return c, next+1 < b && r.isComma(next) && n < b && r.t[n-1].is(arComplementizer)
	}
	if !surely && next+1 < b && r.isComma(i-1) && r.isComma(next) && r.introduces(&subjects[0]) && r.parenthetical(f.verb, k+1, next, b) {
		c.until = next
		return c, true
	}
	if !surely && (next < b && r.t[next].Norm != "." && next+1 < b && !bare || r.complement(f.verb, k+1, b).kind != arNone) {
		return c, false
	}
	c.until = next
	return c, true
}

// pastEvent is the word after في مؤتمر صحافي and its like at word k; k where no occasion stands
// there.
func (r *arReader) pastEvent(k, b int) int {
	if k+1 >= b || r.t[k].bare != "في" || !r.t[k+1].is(arEvent) {
		return k
	}
	end := k + 2
	for end < b && end < k+8 && r.t[end].Kind == tokenize.Letters && !r.t[end].conj && r.t[end].form == nil {
		end++
	}
	return end
}

// tells reports whether a verb of a class says that something is so; one may expect it
// without a word: كما توقع البعض.
func tells(class string) bool {
	switch class {
	case "say", "announce", "affirm", "explain", "point", "report", "reveal":
		return true
	}
	return false
}

// introduces reports whether a table or the article shows that m is somebody or
// some body.
func (r *arReader) introduces(m *mention) bool {
	return m.role != "" && !m.guess || m.org != nil || m.state || m.person != nil || m.hasName() && r.named[m.name[len(m.name)-1]]
}

// parenthetical reports whether the comma at word next closes what interrupts a
// clause, كما أكدت صحيفة, since no complement of the verb at word i follows it.
func (r *arReader) parenthetical(v *arVerb, i, next, b int) bool {
	if !v.que || r.t[next+1].Kind != tokenize.Letters || r.t[next+1].is(arComplementizer) || r.t[next+1].conj || r.t[next+1].starts(arTime|arAdjunct|arPreposition) > 0 {
		return false
	}
	comp := r.complement(v, i, b)
	return comp.kind == arNone || comp.at > next+1
}

// byOwnWords reads على حد قوله at the head or end of a sentence, at word i of [a, b):
// the speaker is whoever spoke last.
func (r *arReader) byOwnWords(a, i, b int) (c arCandidate, ok bool) {
	n := r.t[i].starts(arOwnAccording)
	opens := r.opensClause(a, i)
	closes := !opens && i > a+3 && !r.t[i].conj && (i+n >= b || r.t[i+n].Norm == "." && i+n+1 >= b)
	if !opens && !closes && !(r.t[i].conj && i > a && r.isComma(i-1)) {
		return c, false
	}
	k := r.mainClause(i+n, b)
	if !closes && (k == i+n || k >= b) {
		return c, false
	}
	c = arCandidate{at: i, from: i}
	c.carry, c.parent = -1, -1
	c.rule, c.kind = AccordingTo, Indirect
	c.gender = masculine
	switch s := r.t[i+n-1].bare; {
	case strings.HasSuffix(s, "ها"):
		c.gender = feminine
	case strings.HasSuffix(s, "هم"):
		c.plural = true
	}
	c.cue = Cue{Span: r.span(i, i+n), Lemma: "بحسب", Class: "according"}
	if closes {
		c.until = i + n // والأمر نفسه ينطبق على الجسر، حسب قوله
		return c, true
	}
	c.splits = !opens
	c.comp = arComplement{arClause, k, k}
	return c, true
}
