package attribute

import (
	"strings"

	"github.com/bayan-nlp/bayan/tokenize"
)

// heldToBe reads an accusation, description or judgement of whom the verb has
// as a pronoun: واتهمته بـ…، ووصفه الوزير بأنه …، واعتبرتها خطوة.
func (r *arReader) heldToBe(a, i, b int, v *arVerb, c *arCandidate) bool {
	end := min(b, i+maxReach)
	at := 0
	for k := i + 1; k < end && !(k > i+1 && r.newClause(k)); k++ {
		t := &r.t[k]
		if t.Kind == tokenize.QuoteMark || v.class == "judge" && t.Kind == tokenize.Punct && !r.isComma(k) {
			break
		}
		if v.class != "judge" && (t.prep == 'b' && !t.conj || t.bare == "ب" || k == i+1 && t.class == 0 && t.form == nil && strings.HasPrefix(t.Norm, "ب")) || t.is(arComplementizer) && !t.conj {
			at = k
			break
		}
	}
	limit := end
	if at > 0 {
		limit = at
	}
	subjects, next := r.subject(i+1, limit)
	if len(subjects) > 0 && (!r.agrees(r.t[i].form, &subjects[0]) || v.class == "judge" && isAccusative(r.t[subjects[0].first].bare)) {
		subjects, next = nil, i+1 // وعدتها خطرا
	}
	start := at
	switch {
	case v.class == "judge" && at == 0:
		// An indefinite noun, what the object is held to be.
		start = r.skipAdverbs(next, end)
		if start < end && r.t[start].Kind == tokenize.QuoteMark && r.quoteAt(start) >= 0 {
			break // اعتبرتها السلطات «تدخلا مرفوضا»
		}
		if start >= end || r.t[start].Kind != tokenize.Letters || r.t[start].def || r.t[start].conj || r.t[start].prep != 0 || r.t[start].form != nil ||
			r.t[start].starts(arAdjunct|arPreposition|arNegation|arRelative) > 0 {
			return false
		}
	case at == 0:
		return false
	case r.t[at].is(arComplementizer) || r.t[at].bare == "ب":
		start = at + 1
	}
	if start >= b {
		return false
	}
	c.rule = Description
	if v.accuse != "" {
		c.rule = Accusation
	}
	if len(subjects) == 0 {
		if pre, from := r.before(a, i, r.t[i].form); len(pre) > 0 {
			subjects, c.from = pre, from
		} else if m, ok := r.antecedent(a, i); ok && r.t[i-1].is(arRelative) && r.agrees(r.t[i].form, &m) {
			subjects = []mention{m} // خصومه الذين يتهمونه بـ
		}
	}
	c.subjects = subjects
	kind := arNominal
	if r.t[at].is(arComplementizer) && at > 0 {
		kind = arClause
	}
	c.comp = arComplement{kind, max(at, start-1), start}
	if r.t[start].Kind == tokenize.QuoteMark && r.quoteAt(start) >= 0 {
		c.comp.kind = arQuote
	}
	c.splits = r.t[c.from].conj || r.t[c.from].starts(arResume) > 0
	return true
}
