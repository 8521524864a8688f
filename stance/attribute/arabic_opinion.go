package attribute

import "strings"

// opines reports whether the words at i open somebody's opinion: برأي، من وجهة نظر.
func (r *arReader) opines(i int) bool {
	switch r.t[i].bare {
	case "براي", "بنظر":
		return true
	case "في", "من":
		return r.t[i].starts(arAccording) > 0
	}
	return false
}

// tellsOpinion reports whether word j is a noun for how somebody puts or sees
// something.
func (r *arReader) tellsOpinion(j int) bool {
	switch strings.TrimPrefix(r.t[j].bare, "ل") {
	case "شرح", "تصريح", "تصريحات", "افاده", "حديث", "راي", "كلام", "تفسير", "اعتقاد", "زعم", "راوي", "روايه", "رؤيه", "تعبير", "قول", "وصف", "تحليل", "تقدير", "تقديرات":
		return !r.t[j].def
	}
	return false
}

// saidIt reports whether s is a verb of saying with the pronoun that a relative
// clause has for what was said, or with us whom it was told: ما أعلنه، ما ذكرته،
// ما أفادنا به.
func (r *arReader) saidIt(s string) bool {
	for _, suffix := range [...]string{"ه", "نا"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			if f := r.forms[rest]; f != nil && f.tense != arParticiple {
				return true
			}
		}
	}
	return false
}

// doesIt reports whether word j is an unknown verb in the imperfect with the
// pronoun for what is reported, and its subject after it: ما تقدره الهيئة.
func (r *arReader) doesIt(j int) bool {
	t := &r.t[j]
	return t.class == 0 && t.form == nil && !t.def && t.prep == 0 && !t.conj && isVerbal(t.bare) && strings.HasSuffix(t.bare, "ه") && r.t[j+1].def && !r.t[j+1].is(arDocument)
}
