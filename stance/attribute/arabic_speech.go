package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// speaksOn gives the statement f, which a colon without quotation marks opened and which
// reaches the end of its sentence, the sentence of words [a, b) that follows in its
// paragraph, where that has no cue and goes on in the first person: وقال فلان: نريد ….
// سنعمل على …. It reports whether it did.
func (r *arReader) speaksOn(f *frame, a, b int) bool {
	if a == 0 || a >= b || len(f.content) == 0 || r.t[a].Region != r.t[a-1].Region || !r.inFirstPerson(a) {
		return false
	}
	first := r.wordAt(f.content[0].Start, 0, a)
	if first == 0 || first >= a || f.content[0].Quoted || !r.isColon(first-1) {
		return false
	}
	own := f.kind == Direct
	for k := first; k < a && !own; k++ {
		own = r.inFirstPerson(k)
	}
	if !own {
		return false
	}
	end := f.content[len(f.content)-1].End
	for k := a - 1; k > first && r.t[k].End > end; k-- {
		if r.t[k].Kind == tokenize.Letters || r.t[k].Kind == tokenize.QuoteMark {
			return false
		}
	}
	for k := a; k < b; k++ {
		if r.t[k].Quote >= 0 || r.t[k].Kind == tokenize.QuoteMark {
			return false
		}
	}
	f.content, f.kind = r.trimmed(f.content, a, b), Direct
	return true
}

// inFirstPerson reports whether the clause at word k has its speaker for its subject: نحن، لدينا،
// سنعمل، لن نقبل.
func (r *arReader) inFirstPerson(k int) bool {
	if k >= len(r.t) || r.t[k].Kind != tokenize.Letters || r.t[k].def {
		return false
	}
	switch s := strings.TrimPrefix(r.t[k].Norm, "و"); s {
	case "نحن", "انا", "اننا", "انني", "اني", "لدينا", "علينا", "لنا", "نريد", "اريد", "نعتقد", "اعتقد", "نعمل", "اعمل", "نسعي", "نحتاج", "نعرف", "اعرف", "نامل", "امل", "نري", "اري", "اتمني", "نتمني":
		return true
	case "لن", "لم", "لا", "لقد", "قد":
		return k+1 < len(r.t) && (r.weSay(r.t[k+1].bare) || strings.HasSuffix(r.t[k+1].bare, "نا") && s != "لا" && r.t[k+1].class == 0)
	default:
		return r.weSay(s)
	}
}

// weSay reports whether s is surely a verb of we or I: the future, or a verb of the tables.
func (r *arReader) weSay(s string) bool {
	rest, will := strings.CutPrefix(s, "س")
	for _, prefix := range [...]string{"ن", "ا"} {
		stem, ok := strings.CutPrefix(rest, prefix)
		if !ok || stem == "" {
			continue
		}
		if f := r.forms["ي"+stem]; f != nil && f.tense == arImperfect && !f.plural && (will || prefix == "ن") {
			return true
		}
		if will && prefix == "ن" && len([]rune(stem)) >= 3 && r.class[s] == 0 && r.forms[s] == nil && !r.w.family[s] {
			return true
		}
	}
	return false
}

// feeling moves the start past عن أمله في أن …
func (r *arReader) feeling(c arComplement, end int) arComplement {
	k := c.start
	if k >= end || !r.t[k].is(arFeeling) {
		return c
	}
	for j := k + 1; j < end && j <= k+4; j++ {
		if r.t[j].is(arComplementizer) && !r.t[j].conj {
			return r.clause(c.at, j, end)
		}
	}
	return c
}

// goesOnBeing finds who stands between a verb of going on and a participle, and where that
// clause begins: لا يزال الصيادون مصرين على أن.
func (s *arVerbClause) goesOnBeing() (mention, int) {
	for k := s.i - 2; s.form.tense == arParticiple && k >= max(s.a, s.i-8); k-- {
		switch s.t[k].bare {
		case "يزال", "تزال", "زال", "زالت", "يزالون", "زالوا":
		default:
			continue
		}
		m, ok := s.phrase(k+1, s.i)
		if ok && m.next == s.i && !m.pronoun && k > s.a && (s.t[k-1].bare == "لا" || s.t[k-1].bare == "ما") {
			return m, k - 1
		}
		break
	}
	return mention{}, s.i
}

// nameBehind is the name that word k is without the ل written together with it.
func (r *arReader) nameBehind(k int) mention {
	at := r.span(k, k+1)
	at.Start += len("ل")
	return mention{kind: Person, name: []string{strings.TrimPrefix(r.t[k].bare, "ل")}, first: k, next: k + 1, span: at, nameSpan: at}
}

// forbids reports whether word k is ألا before a verb, أن with its negation.
func (r *arReader) forbids(k int) bool {
	t := &r.t[k]
	return t.Norm == "الا" && strings.HasPrefix(r.d.Text[t.Start:], "أ") && !t.conj && isVerbal(r.t[k+1].bare) && !r.t[k+1].def
}

// isGivenGroup reports whether m is a group without a name that the reader knows: زعماء العالم.
func (r *arReader) isGivenGroup(m *mention) bool {
	return m.plural && !m.hasName() && !m.pronoun && !r.t[m.first].is(arPronoun) && m.next > m.first+1 && r.t[m.next-1].def
}
