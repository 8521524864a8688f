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
